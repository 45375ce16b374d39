package casefile

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// withCare adds the sentences in which the survivor does something for a child, and takes
// out the efforts that another makes.
func (r *reader) withCare(in []lint.Statement) []lint.Statement {
	listed := map[Source]bool{}
	out := in[:0]
	for _, s := range in {
		if s.Kind == lint.Effort {
			if b, k, _ := r.where(&s); k >= 0 && byAnother(b, k) {
				continue
			}
			listed[Source{Block: s.Block, Span: s.Span}] = true
		}
		out = append(out, s)
	}
	for i, b := range r.read.Bound {
		for k := range b.Sentences {
			sp := b.Sentences[k].Span
			if listed[Source{Block: i, Span: sp}] {
				continue
			}
			if c := cares(b, k); c != nil {
				out = append(out, lint.Statement{Kind: lint.Effort, Class: "care", Block: i, Span: sp, Mark: b.SpanOf(c.Verb.From, c.Verb.To), Event: -1})
			}
		}
	}
	return out
}

// caring are verbs of doing something for a child.
var caring = words("carry bring walk teach feed dress bathe read settle comfort soothe shield")

// cares is the clause of a sentence in which the survivor does something for a child; nil
// where there is none, or the one who abuses does something there.
func cares(b *cast.Bound, i int) *language.Clause {
	b.Parse(i)
	s := &b.Sentences[i]
	var found *language.Clause
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Agent != nil && isAbuser(b, c.Agent) {
			return nil
		}
		if found != nil || c.Subject == nil || c.Object == nil || !caring[verbOf(c)] || c.Voice != language.Active || c.Mood != language.Asserted || c.Negated || b.Tokens[c.Verb.From].Tag == "VBG" {
			continue
		}
		m := b.MentionOver(c.Subject.Head)
		if m == nil || m.Role != cast.Survivor || m.Group != cast.Single || m.Possessive || !isChild(b, c.Object) || unreal(b, i, c.Verb.Head) || b.InScope(c.Verb.Head, language.Quoted) != nil {
			continue
		}
		found = c
	}
	return found
}

// byAnother reports whether somebody known who is none of the two does what a sentence
// tells, and the survivor is not in it: "the neighbour called police".
func byAnother(b *cast.Bound, i int) bool {
	b.Parse(i)
	if has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Survivor && !m.Possessive }) {
		return false
	}
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Subject == nil {
			if c.Voice == language.Active || c.Voice == language.Headline {
				return false
			}
			continue
		}
		m := b.MentionOver(c.Subject.Head)
		return m != nil && !m.Possessive && m.Kind != cast.Pronoun && (m.Role == cast.Other || m.Role == cast.Professional)
	}
	return false
}
