package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// withUnsorted adds the sentences in which the one who abuses does something
// that no list of acts knows. Those that read like abuse are behaviour; of the
// others a reader sees at a glance which belong to the pattern, and dalint does not.
func (r *reader) withUnsorted(in []lint.Statement) []lint.Statement {
	sorted, abuse := map[Source]bool{}, map[Source]string{}
	in = slices.DeleteFunc(in, func(s lint.Statement) bool {
		at := Source{Block: s.Block, Span: s.Span}
		if s.Kind == lint.Unsorted {
			abuse[at] = s.Class
			return true
		}
		sorted[at] = sorted[at] || s.Kind != lint.Contact
		return false
	})
	for i, b := range r.read.Bound {
		for k := range b.Sentences {
			at := Source{Block: i, Span: b.Sentences[k].Span}
			class, reads := abuse[at]
			if sorted[at] && !reads || !doesSomething(b, k) {
				continue
			}
			s := lint.Statement{Kind: lint.Unsorted, Block: i, Span: at.Span, Mark: at.Span, Event: -1, Agent: cast.Perpetrator}
			if reads {
				s.Kind, s.Class = lint.Behaviour, class
			}
			in = append(in, s)
		}
	}
	return in
}

// doesSomething reports whether a sentence tells an act of the one who abuses.
func doesSomething(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	if !has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Perpetrator && !m.Possessive }) {
		return false
	}
	b.Parse(i)
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Agent == nil || c.Mood != language.Asserted || c.Voice != language.Active && c.Voice != language.Headline || tellings[c.Lemma] && !toFamily(b, c) {
			continue
		}
		if m := b.MentionOver(c.Agent.Head); m != nil && m.Role == cast.Perpetrator && m.Group == cast.Single && !m.Possessive {
			return true
		}
	}
	return false
}

// toFamily reports whether what somebody says is said to the survivor or a
// child: that is something done, and often a threat.
func toFamily(b *cast.Bound, c *language.Clause) bool {
	for _, p := range []*language.Phrase{c.Patient, c.Object} {
		if p == nil {
			continue
		}
		if m := b.MentionOver(p.Head); m != nil && (m.Role == cast.Survivor || m.Role == cast.Child || m.Group == cast.Children) {
			return true
		}
	}
	return false
}

// tellings are verbs of saying and being, whose subject does nothing else.
var tellings = words("be have say tell state deny report describe explain add claim allege accept admit agree attend live know feel think want believe understand seem appear")
