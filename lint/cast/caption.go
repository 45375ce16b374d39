package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// captions reads who stands on which side in the heading of a case, whose names are
// in capitals: "LORNA HARTE, Pursuer, against EUAN HARTE, Defender", "PAUL R.
// STENGEL, Petitioner".
func (b *builder) captions() {
	for k, p := range b.paras {
		if k >= frontParagraphs {
			return
		}
		for i := range b.found[k] {
			m := &b.found[k][i]
			if m.class != classRespondent || m.From < 2 || p.Tokens[m.From-1].Norm != "," {
				continue
			}
			words := capitalNames(p, m.From-1)
			if len(words) < 2 {
				continue
			}
			for k, w := range words {
				words[k] = asRead(w)
			}
			key := strings.ToLower(words[0] + " " + words[len(words)-1])
			u, seen := b.firstKey[key]
			if !seen {
				b.order = append(b.order, key)
				u.text = strings.Join(words, " ")
			}
			u.count++
			u.side = slotOf(m)
			b.firstKey[key] = u
		}
	}
}

// capitalNames are the words in capitals of a name that ends before token end, from
// the first, and initials between them.
func capitalNames(p *language.Paragraph, end int) []string {
	from := end
	for from > 0 && end-from < 5 && inCapitals(p, from-1) && !apart(p, from) {
		from--
	}
	var words []string
	for i := from; i < end; i++ {
		if w := plain(p.Tokens[i].Text); w != "" {
			words = append(words, w)
		}
	}
	if len(words) < 2 || len(words[0]) < 2 || len(words[len(words)-1]) < 2 {
		return nil
	}
	return words
}

// inCapitals reports whether token i is a word in capitals, or the stop of an initial.
func inCapitals(p *language.Paragraph, i int) bool {
	t := p.Tokens[i].Text
	if t == "." {
		return i > 0 && len(p.Tokens[i-1].Text) == 1 && allCapitals(p.Tokens[i-1].Text)
	}
	return allCapitals(plain(t)) && onlyLetters(plain(t))
}
