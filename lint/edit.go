package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/text"
)

// Edit puts a rewrite into a block: New takes the place of the bytes of Span.
// Span is empty, and stands at the end of the finding's sentence, where New is
// a sentence of its own: replacing anything by it would lose what else the
// writer said, so it is put beside it for the writer to work in.
type Edit struct {
	Span text.Span
	New  string
}

// alternative divides the wordings that one rewrite offers.
const alternative = "; or: "

// Wordings are the wordings that a rewrite offers, the one advised first.
func (r *Rewrite) Wordings() []string { return strings.Split(r.Text, alternative) }

// edits are the ways to put a completed template into the text, one for each
// wording that it offers.
func (l *located) edits(template, completed string) []Edit {
	marked := l.span()
	if !strings.Contains(template, "{") {
		return []Edit{{marked, likeCase(completed, template, l.bound.Text[marked.Start:marked.End])}}
	}
	first, rest, _ := strings.Cut(completed, alternative)
	var out []Edit
	if clause, ok := l.clause(template); ok {
		out = append(out, Edit{clause, first})
	} else {
		out = append(out, l.beside(first))
	}
	for rest != "" {
		first, rest, _ = strings.Cut(rest, alternative)
		out = append(out, l.beside(first))
	}
	return out
}

// clause is the stretch that "who did what to whom" can stand in for: the
// patient and, right behind, the words marked ("Sarah was hit").
func (l *located) clause(template string) (text.Span, bool) {
	p := l.Patient
	if !strings.Contains(template, "{verb.past}") || l.Verb < 0 || p.To <= p.From || l.nominal() {
		return text.Span{}, false
	}
	to := p.To
	if thing, ok := l.ownedTo(p); ok {
		to = thing
	}
	switch l.bound.Tokens[p.From].Norm {
	case "who", "whom", "which", "that":
		return text.Span{}, false
	}
	if to != l.From {
		return text.Span{}, false
	}
	for i := l.From; i < l.Verb; i++ {
		if !passiveWords[l.bound.Tokens[i].Norm] {
			return text.Span{}, false // "was badly hurt": a word would be lost
		}
	}
	end := l.Verb + 1
	if l.preposition()+l.particle() != "" {
		end++
	}
	return l.bound.SpanOf(p.From, end), true
}

// passiveWords make a passive, and go when it is told as an act.
var passiveWords = map[string]bool{
	"was": true, "were": true, "is": true, "are": true, "be": true, "been": true, "being": true,
	"had": true, "has": true, "have": true, "got": true, "get": true, "gets": true,
}

// beside is an edit that adds words as a sentence behind the finding's own, or
// puts them in its place where all of it is marked.
func (l *located) beside(words string) Edit {
	s := l.bound.Sentences[l.bound.SentenceOf(l.From)].Span
	sentence := strings.TrimRightFunc(l.bound.Text[s.Start:s.End], unicode.IsSpace)
	s.End = s.Start + len(sentence)
	words = capital(words)
	closed := strings.HasSuffix(strings.TrimRight(sentence, `”’"')`), ".") || strings.ContainsAny(sentence[max(len(sentence)-1, 0):], "?!:;")
	if m := l.span(); m.Start == s.Start && strings.Trim(l.bound.Text[m.End:s.End], ".?!:; ") == "" {
		return Edit{m, words}
	}
	if last, _ := utf8.DecodeLastRuneInString(words); !strings.ContainsRune(".?!”", last) {
		words += "."
	}
	if !closed {
		words = ". " + words
	} else {
		words = " " + words
	}
	return Edit{text.Span{Start: s.End, End: s.End}, words}
}

// likeCase gives words a small first letter where the template has one and
// what they replace has one too.
func likeCase(words, template, replaced string) string {
	r, n := utf8.DecodeRuneInString(replaced)
	t, _ := utf8.DecodeRuneInString(template)
	if n == 0 || !unicode.IsLower(r) || !unicode.IsLower(t) {
		return words
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(first)) + words[size:]
}
