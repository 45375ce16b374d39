package cast

import "github.com/dalint/dalint/lint/language"

// sign is what the text says of a person that shows, beside an act, which part
// is theirs: a court or a programme answers what they do, or they get away from
// it and fear it.
type sign struct {
	id    PersonID
	abuse bool // of the one who abuses
}

// signConcepts are looked for behind whoever a sentence or clause is about.
var signConcepts = []struct {
	concept string
	abuse   bool
}{{"sign-abuser", true}, {"sign-survivor", false}}

// signsOf lists the signs of a paragraph. What is asked, supposed or quoted shows
// nothing; parsed says by sentence whether its scopes may be read.
func signsOf(bound *Bound, lex Lexicon, parsed []bool) []sign {
	var signs []sign
	for k := range bound.Mentions {
		m := &bound.Mentions[k]
		if m.Person < 0 || m.Group != Single || !m.Adult || m.Possessive {
			continue
		}
		s := bound.SentenceOf(m.From)
		if s < 0 || bound.Sentences[s].Kind == language.Question || supposed(bound, bound.Sentences[s].From, m.From) {
			continue
		}
		for _, c := range signConcepts {
			if lex.At(c.concept, bound.Paragraph, m.To, bound.Sentences[s].To) > 0 && !(parsed[s] && bound.InScope(m.To, language.Quoted) != nil) {
				signs = append(signs, sign{m.Person, c.abuse})
				break
			}
		}
	}
	return signs
}

// supposed reports whether a word in tokens [from, to) leaves open whether what
// follows is so.
func supposed(bound *Bound, from, to int) bool {
	for i := max(from, to-4); i < to; i++ {
		switch bound.Tokens[i].Norm {
		case "if", "whether", "unless", "should", "until", "when", "no", "not", "nobody", "neither":
			return true
		}
	}
	return false
}
