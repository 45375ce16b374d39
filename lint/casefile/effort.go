package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// withCare adds the sentences in which the survivor does something for a child, and takes
// out the efforts that another makes.
func (r *reader) withCare(in []lint.Statement) []lint.Statement {
	ofChild := map[Source]bool{}
	for i := range in {
		if in[i].Kind == lint.Child {
			ofChild[Source{Block: in[i].Block, Span: in[i].Span}] = true
		}
	}
	own := slices.DeleteFunc(in, func(s lint.Statement) bool {
		if s.Kind != lint.Effort {
			return false
		}
		b, k, _ := r.where(&s)
		return k >= 0 && (byAnother(b, k) || (s.Class != helpSought || ofChild[Source{Block: s.Block, Span: s.Span}]) && onlyTold(b, k))
	})
	return r.withMore(own, lint.Effort, func(b *cast.Bound, k int, s *lint.Statement) bool {
		s.Class = "care"
		c := cares(b, k)
		if c == nil {
			c, s.Class = manages(b, k)
		}
		if c == nil {
			return false
		}
		s.Mark = b.SpanOf(c.Verb.From, c.Verb.To)
		return true
	})
}

// caring are verbs of doing something for a child.
var caring = words("carry bring walk teach feed dress bathe read settle comfort soothe shield")

// cares is the clause of a sentence in which the survivor does something for a child; nil
// where there is none, or the one who abuses does something there.
func cares(b *cast.Bound, i int) *language.Clause {
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

// helpSought is the class of effort that telling somebody may be.
const helpSought = "seeking help"

// onlyTold reports whether all that the survivor does in a sentence is to tell of what
// others did, or of what was done: "told me that he was often woken".
func onlyTold(b *cast.Bound, i int) bool {
	b.Parse(i)
	told := false
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Subject == nil && c.Agent == nil {
			continue
		}
		by := c.Subject
		if by == nil {
			by = c.Agent
		}
		m := b.MentionOver(by.Head)
		switch {
		case m == nil || m.Role != cast.Survivor || m.Possessive:
		case c.Voice != language.Active && c.Voice != language.Headline:
		case !tellings[verbOf(c)] || verbOf(c) == "be" || verbOf(c) == "have":
			return false
		default:
			told = true
		}
	}
	return told
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
