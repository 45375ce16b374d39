package casefile

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// Classes of what is added: a child's words, and what a child does.
const (
	childSaid = "the child's words"
	childDoes = "behaviour"
)

// shortestVoice is the length in bytes of the shortest words of a child that are listed:
// shorter ones in quotation marks are a term.
const shortestVoice = 12

// withChildsWords adds the sentences that a child says, or that tell how one child looks
// after another: each sentence of what is quoted, and what the child is told to have said
// without quotation marks.
func (r *reader) withChildsWords(in []lint.Statement) []lint.Statement {
	return r.withMore(in, lint.Child, func(b *cast.Bound, k int, s *lint.Statement) bool {
		if mark, ok := childSays(b, k); ok {
			s.Class, s.Mark, s.Told = childSaid, mark, cast.Child
			return true
		}
		c := looksAfter(b, k)
		if c == nil {
			return false
		}
		s.Class, s.Mark = childDoes, b.SpanOf(c.Verb.From, c.Verb.To)
		return true
	})
}

// minding are verbs by which one child looks after another.
var minding = words("carry hold put cover hide lift pull take wrap feed dress")

// looksAfter is the clause of a sentence in which a child who is named does something for
// another, or with what is the other's: "Ava put her hands over Leo's ears".
func looksAfter(b *cast.Bound, i int) *language.Clause {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Subject == nil || !minding[verbOf(c)] || c.Voice != language.Active || c.Mood != language.Asserted || c.Negated || unreal(b, i, c.Verb.Head) {
			continue
		}
		who := b.MentionOver(c.Subject.Head)
		if who == nil || who.Kind != cast.Named || who.Role != cast.Child || who.Possessive {
			continue
		}
		for n := range b.Mentions {
			if m := &b.Mentions[n]; m.From >= c.Verb.To && m.To <= c.To && m.Kind == cast.Named && m.Role == cast.Child && m.Person != who.Person {
				return c
			}
		}
	}
	return nil
}

// childSays finds the words of a child in a sentence.
func childSays(b *cast.Bound, i int) (mark text.Span, ok bool) {
	s := &b.Sentences[i]
	for k := range b.Scopes {
		sc := &b.Scopes[k]
		from, to := max(sc.From, s.From), min(sc.To, s.To)
		if from >= to || sc.Scare {
			continue
		}
		if mark = b.SpanOf(from, to); mark.Len() < shortestVoice {
			continue
		}
		switch sc.Kind {
		case language.Quoted:
			if quotedChild(b, sc) {
				return mark, true
			}
		case language.Attributed:
			if sc.Source != nil && isChild(b, sc.Source) && sc.Cue > sc.Source.Head && sayings[b.Tokens[sc.Cue].Lemma] && surelyChild(b, sc.Source) && tellsSomething(s, from, to) {
				return mark, true
			}
		}
	}
	return mark, false
}

// sayings are verbs of saying something to somebody.
var sayings = words("say tell ask state report describe explain write whisper shout add mention disclose reply answer")

func isChild(b *cast.Bound, p *language.Phrase) bool {
	m := b.MentionOver(p.Head)
	return m != nil && !m.Possessive && (m.Role == cast.Child || m.Group == cast.Children)
}

// tellsSomething reports whether a sentence has a verb among some of its words: "described
// the walk in detail" does not say what was said.
func tellsSomething(s *language.Sentence, from, to int) bool {
	for k := range s.Clauses {
		if v := s.Clauses[k].Verb.Head; v >= from && v < to {
			return true
		}
	}
	return false
}

// surelyChild reports whether a child who speaks is named, or is a pronoun behind a child
// whom its paragraph has named last as doing something.
func surelyChild(b *cast.Bound, p *language.Phrase) bool {
	m := b.MentionOver(p.Head)
	return m.Kind != cast.Pronoun || ofChildBefore(b, p.From, cast.Pronoun)
}

// quotedChild reports whether quoted words are a child's: the text says whose they are, or
// speaks of a child last and the words call a parent as children do, and nobody else is
// said to speak.
func quotedChild(b *cast.Bound, sc *language.Scope) bool {
	if sc.Source != nil {
		if m := b.MentionOver(sc.Source.Head); m == nil || m.Role != cast.Unknown || m.Kind != cast.Pronoun {
			return isChild(b, sc.Source)
		}
	}
	return callsParent(b, sc) && ofChildBefore(b, sc.From, cast.Absent)
}

// calls are the words by which children call those who bring them up.
var calls = words("mum mummy mom mommy mam mammy mama dad daddy da papa pa gran granny nan nana grandma grandpa grandad granda")

// callsParent reports whether quoted words have a word by which a child calls a parent,
// and nobody whose parent it is: "Dad hit her", and not "his dad hit her".
func callsParent(b *cast.Bound, sc *language.Scope) bool {
	for t := sc.From; t < sc.To; t++ {
		if calls[b.Tokens[t].Norm] && (t == sc.From || b.Tokens[t-1].Tag != "PRP$" && b.Tokens[t-1].Tag != "POS" && b.Tokens[t-1].Tag != "DT") {
			return true
		}
	}
	return false
}

// ofChildBefore reports whether the last person whom a paragraph has as doing something
// before a token, mentions of one kind left out, is a child.
func ofChildBefore(b *cast.Bound, token int, but cast.Kind) bool {
	for i := b.SentenceOf(token); i >= 0; i-- {
		b.Parse(i)
		s := &b.Sentences[i]
		for k := len(s.Clauses) - 1; k >= 0; k-- {
			c := &s.Clauses[k]
			if c.Subject == nil || c.Subject.From >= token || b.InScope(c.Verb.Head, language.Quoted) != nil {
				continue
			}
			m := b.MentionOver(c.Subject.Head)
			if m == nil || m.Possessive || m.Kind == but {
				continue
			}
			if m.Role == cast.Child || m.Group == cast.Children {
				return true
			}
			return but == cast.Absent && s.To <= token && mainOfChild(b, i) // "writes what time Dad goes out"
		}
		if m := firstIn(b, i); m != nil && m.From < token && len(s.Clauses) == 0 {
			return m.Role == cast.Child || m.Group == cast.Children // "Isla, school."
		}
	}
	return false
}

// mainOfChild reports whether a child is whom a sentence begins with.
func mainOfChild(b *cast.Bound, i int) bool {
	m := firstIn(b, i)
	return m != nil && m.From == b.Sentences[i].From && m.Role == cast.Child
}

// firstIn is who is mentioned first in a sentence, but for possessors.
func firstIn(b *cast.Bound, i int) *cast.Mention {
	s := &b.Sentences[i]
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.From >= s.From && m.From < s.To && !m.Possessive {
			return m
		}
	}
	return nil
}
