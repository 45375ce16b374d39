package cast

import (
	"unicode"

	"github.com/dalint/dalint/lint/language"
)

// legend is an entry that says what a code stands for: "M = mother (LT)".
type legend struct {
	para              int
	code, value, also int // tokens; also is -1 where nothing stands in brackets
}

// legends finds what documents say that their codes stand for, so that the codes
// are read as names. One entry with a dash or a colon may be a line of notes; two
// are a legend.
func (b *builder) legends() {
	var lax []legend
	for k, p := range b.paras {
		for i := 0; i+2 < len(p.Tokens); i++ {
			l, ok := b.entry(k, i)
			switch {
			case !ok:
			case p.Tokens[i+1].Norm == "=":
				b.legend = append(b.legend, l)
			default:
				lax = append(lax, l)
			}
		}
	}
	for i, l := range lax {
		for j, other := range lax {
			if i != j && abs(l.para-other.para) <= 1 && b.codeAt(l) != b.codeAt(other) {
				b.legend = append(b.legend, l)
				break
			}
		}
	}
	for _, l := range b.legend {
		b.tell(l, l.code)
		if l.also >= 0 && lettersOnly(b.paras[l.para].Tokens[l.also].Text) {
			b.tell(l, l.also)
		}
	}
}

func abs(i int) int { return max(i, -i) }

func (b *builder) codeAt(l legend) string { return plain(b.paras[l.para].Tokens[l.code].Norm) }

// tell notes that the code or the initials at a token stand for somebody.
func (b *builder) tell(l legend, i int) {
	key := plain(b.paras[l.para].Tokens[i].Norm)
	b.x.told[key], b.x.sure[key] = true, true
}

// entry reads one entry at token i of a paragraph: a code, a mark, a person, and
// then nothing but an age, brackets and the next entry.
func (b *builder) entry(k, i int) (legend, bool) {
	p := b.paras[k]
	l := legend{k, i, i + 2, -1}
	switch p.Tokens[i+1].Norm {
	case "=":
	case ":", "-", "–", "—":
		if i > 0 && !apart(p, i) {
			return l, false
		}
	default:
		return l, false
	}
	if !codeLike(p.Tokens[i].Text) {
		return l, false
	}
	m := startingAt(memoOf(p, b.lex).first, l.value)
	end := l.value + 1
	switch {
	case m != nil && m.Group == Single && m.class != classPronoun && !m.Possessive:
		end = m.To
	case !capital(p.Tokens[l.value].Text) || apart(p, l.value):
		return l, false
	default:
		for end < len(p.Tokens) && capital(p.Tokens[end].Text) && !apart(p, end) && (end+1 >= len(p.Tokens) || p.Tokens[end+1].Norm != "=") {
			end++
		}
	}
	end = agesEnd(p, end)
	if end+2 < len(p.Tokens) && p.Tokens[end].Norm == "(" {
		l.also = end + 1
		for end < len(p.Tokens) && p.Tokens[end].Norm != ")" && end < l.also+longestCell {
			end++
		}
		end = agesEnd(p, end+1)
	}
	if p.Tokens[i+1].Norm == "=" && m != nil && slotOf(m) == "@child" {
		return l, true // whatever stands behind "S2 = subject child"
	}
	return l, end >= len(p.Tokens) || apart(p, end) || entryEnds[p.Tokens[end].Norm] ||
		end+1 < len(p.Tokens) && p.Tokens[end+1].Norm == "=" && codeLike(p.Tokens[end].Text)
}

// entryEnds are what may stand behind an entry on its line.
var entryEnds = set(", ; . | ) / & and")

// agesEnd steps over an age: "Ava 11", "Ava, 11 years".
func agesEnd(p *language.Paragraph, i int) int {
	for i < len(p.Tokens) && !apart(p, i) && (ageOf(p.Tokens[i].Norm) >= 0 || agePart[p.Tokens[i].Norm]) {
		i++
	}
	return i
}

// apart reports whether token i begins a line or stands apart from what is before
// it, as columns do.
func apart(p *language.Paragraph, i int) bool {
	if i == 0 {
		return true
	}
	from, to := p.Tokens[i-1].Span.End, p.Tokens[i].Span.Start
	return to-from > 1 || to > from && p.Text[from] == '\n'
}

// codeLike reports whether a token may be a code for a person: "M", "LT", "C1".
func codeLike(t string) bool {
	t = plain(t)
	if t == "Mo" || t == "Fa" {
		return true
	}
	for _, r := range t {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return t != "" && len(t) <= 4 && capital(t) && t != "I"
}

// keyed gives the names of legends what their entries say of them: the code and
// the initials in brackets are one person with the name or the word between them.
// A code of which two things are said stands for nobody in particular.
func (b *builder) keyed() {
	said := map[string]string{}
	for _, l := range b.legend {
		p, ms := b.paras[l.para], b.found[l.para]
		code, value := nameStarting(ms, l.code), startingAt(ms, l.value)
		if code == "" || value == nil {
			continue
		}
		main, also := code, ""
		if l.also >= 0 {
			also = nameStarting(ms, l.also)
		}
		switch {
		case value.class == className:
			main = value.key
		case also != "":
			main = also
		}
		for _, key := range []string{code, also} {
			if key == "" || key == main {
				continue
			}
			if old, ok := said[key]; ok && old != main {
				main = ""
			}
			said[key], b.codes[key] = main, main
		}
		if main == "" {
			continue
		}
		name := &Mention{key: main, class: className, Group: Single, owner: -1}
		if value.class != className {
			b.link(p, ms, value, name)
			b.slots[main] = slotOf(value)
		} else if b.firstKey[code].role == Child || b.firstKey[code].child {
			u := b.firstKey[main]
			u.child = true
			b.firstKey[main] = u
		}
	}
}

// nameStarting is the key of the name that starts at a token; "" for none.
func nameStarting(ms []Mention, token int) string {
	if m := startingAt(ms, token); m != nil && m.class == className && m.Group == Single {
		return m.key
	}
	return ""
}
