package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// withUnsorted adds the sentences in which the one who abuses does something that
// no list of acts knows, and those that may be abuse without saying who did it.
// Those that read like abuse are behaviour; of the others a reader sees at a
// glance which belong to the pattern, and dalint does not.
func (r *reader) withUnsorted(in []lint.Statement) []lint.Statement {
	sorted, hard, weighed := map[Source]bool{}, map[Source]bool{}, map[Source]lint.Statement{}
	in, demoted := r.withoutVetoed(in)
	in = slices.DeleteFunc(in, func(s lint.Statement) bool {
		at := Source{Block: s.Block, Span: s.Span}
		if s.Kind == lint.Unsorted {
			weighed[at] = s
			return true
		}
		hard[at] = hard[at] || s.Kind == lint.Adversity
		sorted[at] = sorted[at] || s.Kind != lint.Contact && !r.onlySupposed(&s)
		return false
	})
	for i, b := range r.read.Bound {
		for k := range b.Sentences {
			at := Source{Block: i, Span: b.Sentences[k].Span}
			var vowed bool
			if in, vowed = withVow(in, b, at, k); vowed {
				continue
			}
			s, ok := weighed[at]
			if !ok {
				s = lint.Statement{Block: i, Span: at.Span, Mark: at.Span, Event: -1}
			}
			from, often := sender(b, k)
			sends := from != nil && abuser(from)
			var wound, bar *language.Clause
			if !sorted[at] {
				wound, bar = woundedBy(b, k), forbidden(b, k)
			}
			switch does, not := doesSomething(b, k, abuses), vetoed(b, k); {
			case sends && !sorted[at] && often:
				s.Kind, s.Class, s.Agent, s.Unsaid = lint.Behaviour, "surveillance", cast.Perpetrator, false
			case refuses(b, k), !sorted[at] && deprives(b, k):
				s.Kind, s.Class, s.Agent, s.Unsaid = lint.Behaviour, "control", cast.Perpetrator, false
			case wound != nil:
				s.Kind, s.Class, s.Agent, s.Unsaid, s.Mark = lint.Behaviour, "physical", cast.Perpetrator, false, b.SpanOf(wound.Verb.From, wound.Verb.To)
			case !sorted[at] && watched(b, k):
				s.Kind, s.Class, s.Agent, s.Unsaid = lint.Behaviour, "surveillance", cast.Unknown, true
			case bar != nil:
				s.Kind, s.Class, s.Agent, s.Unsaid, s.Mark = lint.Behaviour, "control", cast.Unknown, true, b.SpanOf(bar.Verb.From, bar.Verb.To)
			case does && !not && s.Weight >= likelyOfPerpetrator:
				s.Kind, s.Agent = lint.Behaviour, cast.Perpetrator
			case !does && !not && !speaksOf(b, k) && !(hard[at] && !doerIn(b, k)) && s.Weight >= likelyOfNobody && !doesSomething(b, k, another):
				s.Kind, s.Unsaid = lint.Behaviour, !doerIn(b, k)
			case sorted[at]:
				continue
			case does, sends, willDo(b, k, cast.Perpetrator, cast.Survivor), speaksOf(b, k):
				s.Kind, s.Class, s.Agent = lint.Unsorted, "", cast.Perpetrator
			case willDo(b, k, cast.Survivor, cast.Perpetrator):
				s.Kind, s.Class, s.Agent = lint.Unsorted, "", cast.Survivor
			case not && (demoted[at] || s.Weight >= likelyOfNobody && !doesSomething(b, k, another)):
				s.Kind, s.Class, s.Unsaid = lint.Unsorted, "", false
			case s.Weight >= worthReading && !doesSomething(b, k, another):
				s.Kind, s.Class, s.Unsaid = lint.Unsorted, "", !doerIn(b, k)
			default:
				continue
			}
			if r.onlySupposed(&s) && !refuses(b, k) { // would be dropped, and may be one to read
				if !doesSomething(b, k, abuses) && !willDo(b, k, cast.Perpetrator, cast.Survivor) && !speaksOf(b, k) {
					continue
				}
				s.Kind, s.Class, s.Agent, s.Unsaid = lint.Unsorted, "", cast.Perpetrator, false
			}
			in = append(in, s)
		}
	}
	return in
}

// onlySupposed reports whether a statement is dropped for being no more than asked,
// supposed or planned: the sentence may still be one to read.
func (r *reader) onlySupposed(s *lint.Statement) bool {
	if s.Event >= 0 || s.Kind != lint.Behaviour {
		return false
	}
	b, i, at := r.where(s)
	if i < 0 {
		return false
	}
	b.Parse(i)
	return unreal(b, i, at)
}

// From what weight a sentence is taken for behaviour, where the one who abuses does
// something in it and where nobody does, and from what one it is listed to be read.
const (
	likelyOfPerpetrator = 0.25
	likelyOfNobody      = 0.4
	worthReading        = 0.15
)

func abuses(r cast.Role) bool { return r == cast.Perpetrator }

// another is a role of somebody who is not, or not known to be, the one who abuses.
func another(r cast.Role) bool { return r != cast.Perpetrator }

// doesSomething reports whether a sentence tells an act of somebody in a role.
func doesSomething(b *cast.Bound, i int, in func(cast.Role) bool) bool {
	s := &b.Sentences[i]
	if !has(b, i, func(m *cast.Mention) bool { return in(m.Role) && !m.Possessive }) {
		return false
	}
	b.Parse(i)
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Agent == nil || c.Mood != language.Asserted || !acting[c.Voice] || tellings[c.Lemma] && !toFamily(b, c) || forWhom(b, c) {
			continue
		}
		if m := b.MentionOver(c.Agent.Head); m != nil && in(m.Role) && m.Group == cast.Single && !m.Possessive {
			return true
		}
	}
	return false
}

// forWhom reports whether a clause says no more than what somebody is to be able to do by
// what another does: "so that she can stay".
func forWhom(b *cast.Bound, c *language.Clause) bool {
	if c.Subject == nil || c.Subject.From < 2 {
		return false
	}
	if next := c.Subject.To; next >= len(b.Tokens) || !mayDo[b.Tokens[next].Norm] {
		return false
	}
	so := c.Subject.From - 1
	if b.Tokens[so].Norm == "that" {
		so--
	}
	return b.Tokens[so].Norm == "so" && so > 0 && !tellings[b.Tokens[so-1].Lemma]
}

var mayDo = words("can could may might would")

// acting are the voices in which the agent of a clause does something.
var acting = map[language.Voice]bool{language.Active: true, language.Headline: true, language.Passive: true, language.GetPassive: true}

// willDo reports whether a sentence tells what somebody in one role does to
// somebody in another, or would or wouldn't do.
func willDo(b *cast.Bound, i int, doer, to cast.Role) bool {
	b.Parse(i)
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Agent == nil || c.Mood == language.Asked || c.Mood != language.Asserted && !willed(b, c) || c.Voice != language.Active && c.Voice != language.Headline || tellings[c.Lemma] {
			continue
		}
		if m := b.MentionOver(c.Agent.Head); m == nil || m.Role != doer || m.Group != cast.Single || m.Possessive {
			continue
		}
		for n := range b.Mentions {
			if m := &b.Mentions[n]; m.From > c.Verb.Head && m.From < c.To && m.Role == to {
				return true
			}
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
