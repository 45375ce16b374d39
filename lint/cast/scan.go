package cast

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// scanner finds the mentions of one paragraph. It needs tokens only, so it
// works before tagging.
type scanner struct {
	p     *language.Paragraph
	lex   Lexicon
	known *index // names that the document has shown to be names; nil before they are known
	out   []Mention
	from  int // of the sentence being read
	to    int
	// tagged: tags may be read. They are ignored elsewhere even where there are
	// some, so that the outcome does not depend on who parsed what before.
	tagged bool
	heads  []headAt // by token, as asked for
}

// headAt remembers the answer of head for one token.
type headAt struct {
	noun int8 // index into nouns
	end  int32
	done bool
}

// scan lists the mentions of a paragraph without saying whom they refer to.
// tagged says by sentence whether tags may be read; nil for none.
func scan(p *language.Paragraph, lex Lexicon, known *index, tagged []bool) []Mention {
	s := &scanner{p: p, lex: lex, known: known, heads: make([]headAt, len(p.Tokens))}
	for k, sent := range p.Sentences {
		s.tagged = tagged != nil && tagged[k]
		s.from, s.to = clip(sent.From, len(p.Tokens)), clip(sent.To, len(p.Tokens))
		first := len(s.out)
		for i := s.from; i < s.to; {
			if end := s.person(i); end > i {
				i = end
			} else {
				i++
			}
		}
		s.out = couples(p, s.out, first)
	}
	return s.out
}

func clip(i, n int) int { return max(0, min(i, n)) }

// person adds the mentions that begin at token i and returns where they end,
// or i where nobody is mentioned.
func (s *scanner) person(i int) int {
	if end := s.pair(i); end > i {
		return end
	}
	if end := s.phrase(i); end > i {
		return end
	}
	if m, ok := s.name(i); ok {
		s.add(m)
		return m.To
	}
	if m, ok := s.pronoun(i); ok {
		s.add(m)
		return m.To
	}
	return i
}

func (s *scanner) add(m Mention) {
	m.Possessive = m.Possessive || m.class != classPronoun && s.possessed(m.To)
	s.out = append(s.out, m)
}

// possessed reports whether the word before token i is followed by 's as a
// possessive; "she's" and "mum's been" are not.
func (s *scanner) possessed(i int) bool {
	if i >= s.to {
		return false
	}
	switch s.norm(i) {
	case "'":
		return true
	case "'s":
		if i+1 >= s.to {
			return true
		}
		if t := s.tag(i); t != "" {
			return t == "POS"
		}
		return !verbAfterS[s.norm(i+1)] && !strings.HasSuffix(s.norm(i+1), "ing")
	}
	return false
}

// verbAfterS are words before which 's is "is" or "has".
var verbAfterS = set("been not a an the now still already also never always very so too going gone got had said told done left " +
	"in at on with here there who what that it he she they working being ready safe fine well")

func (s *scanner) norm(i int) string {
	if i < s.from || i >= s.to {
		return ""
	}
	return s.p.Tokens[i].Norm
}

func (s *scanner) tag(i int) string {
	if !s.tagged || i < s.from || i >= s.to {
		return ""
	}
	return string(s.p.Tokens[i].Tag)
}

func (s *scanner) verbTag(i int) bool { return strings.HasPrefix(s.tag(i), "V") }

func (s *scanner) at(concept string, i int) int {
	if i >= s.to {
		return 0
	}
	return s.lex.At(concept, s.p, i, s.to)
}

// starts reports whether token i is the first word of its sentence.
func (s *scanner) starts(i int) bool {
	for i--; i >= s.from; i-- {
		switch t := s.p.Tokens[i].Text; t {
		case ":", "–", "—", "-", "•", "\"", "“", "‘", "'", "(":
			return true
		default:
			if wordlike(t) {
				return false
			}
		}
	}
	return true
}

func capital(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(r)
}

func allCapitals(t string) bool {
	letters := 0
	for _, r := range t {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 0
}

func wordlike(t string) bool {
	for _, r := range t {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func digits(t string) bool {
	for _, r := range t {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return t != ""
}

func set(words string) map[string]bool { return text.WordSet(words) }

// hasLemma reports whether the token may be a form of one of the words.
func hasLemma(t *language.Token, words map[string]bool) bool {
	if words[t.Norm] {
		return true
	}
	for _, l := range t.Lemmas {
		if words[l] {
			return true
		}
	}
	return false
}

// plural reports whether a noun is in the plural.
func plural(t *language.Token) bool {
	switch t.Norm {
	case "children", "women", "men", "people", "police", "weans", "staff":
		return true
	}
	if !strings.HasSuffix(t.Norm, "s") || strings.HasSuffix(t.Norm, "ss") || len(t.Norm) < 4 {
		return false
	}
	for _, l := range t.Lemmas {
		if l != t.Norm && strings.HasPrefix(t.Norm, l[:len(l)-len(l)/3]) {
			return true
		}
	}
	return false
}
