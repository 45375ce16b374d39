package cast

import (
	"sort"

	"github.com/dalint/dalint/lint/language"
)

// Bind finds who is mentioned in a paragraph and what abuse it tells of. Only
// sentences with a word of abuse are parsed. The result depends on the
// paragraph's text, the cast and the incoming focus, and on nothing else.
func (c *Cast) Bind(p *language.Paragraph, in Focus, lex Lexicon) (*Bound, Focus) {
	if c == nil {
		c = &Cast{}
	}
	if lex == nil {
		lex = noLexicon{}
	}
	Prepare(p, lex)
	m := memoOf(p, lex)
	gate := m.gate
	r := &resolver{c: c, p: p, focus: in, ms: m.mentions(p, lex, c.index, c.namesKey(), 1), parsed: gate}
	r.all()
	b := &Bound{Paragraph: p, Mentions: r.ms, doer: make([]bool, len(p.Sentences))}
	b.cover()
	brokenIn := tellsBreakIn(p)
	for i, open := range gate {
		b.label(i, open)
		if open {
			e := &eventFinder{b: b, c: c, p: p, lex: lex, s: i, from: clip(p.Sentences[i].From, len(p.Tokens)), to: clip(p.Sentences[i].To, len(p.Tokens)), brokenIn: brokenIn}
			e.find()
			b.Events = append(b.Events, e.events...)
		}
	}
	b.tacit()
	for i := range b.Events {
		if a := b.Events[i].Agent; a.Person >= 0 && a.Kind != Absent && b.Events[i].Act == Abuse {
			r.focus.Agent = a.Person
		}
	}
	return b, r.focus
}

// Prepare finds out what Bind needs to know of a paragraph and depends on its text
// alone. Bind does so itself where nobody has; a caller may do it for several
// paragraphs at once.
func Prepare(p *language.Paragraph, lex Lexicon) {
	for i, open := range memoOf(p, lex).gate {
		if open {
			p.Parse(i)
		}
	}
}

// gates says by sentence whether it has a word that may tell of abuse.
func gates(p *language.Paragraph, lex Lexicon) []bool {
	open := make([]bool, len(p.Sentences))
	for s := range p.Sentences {
		from, to := clip(p.Sentences[s].From, len(p.Tokens)), clip(p.Sentences[s].To, len(p.Tokens))
		for i := from; i < to; i++ {
			if lex.At("abuse-word", p, i, to) > 0 {
				open[s] = true
				break
			}
		}
	}
	return open
}

// cover fills the look-up tables by token.
func (b *Bound) cover() {
	b.at = make([]int, len(b.Tokens))
	b.over = make([]int, len(b.Tokens))
	for i := range b.at {
		b.at[i], b.over[i] = -1, -1
	}
	for k := range b.Mentions {
		m := &b.Mentions[k]
		if b.at[m.From] < 0 {
			b.at[m.From] = k
		}
		for i := m.From; i < m.To && b.over[i] < 0; i++ {
			b.over[i] = k
		}
	}
}

// MentionAt is the longest mention that starts at a token; nil where there is
// none.
func (b *Bound) MentionAt(token int) *Mention {
	if token < 0 || token >= len(b.at) || b.at[token] < 0 {
		return nil
	}
	return &b.Mentions[b.at[token]]
}

// MentionOver is the longest mention that covers a token; nil where there is
// none.
func (b *Bound) MentionOver(token int) *Mention {
	if token < 0 || token >= len(b.over) || b.over[token] < 0 {
		return nil
	}
	return &b.Mentions[b.over[token]]
}

// WithOwnKin reports whether tokens [from, to) put an adult beside a relative of that
// adult who is nobody of the case, and the sentence tells of no other adult: "Ms Khan
// and her mother". Two such are no couple.
func (b *Bound) WithOwnKin(from, to int) bool {
	for k := range b.Mentions {
		m := &b.Mentions[k]
		if m.From < max(from, 2) || m.From >= to || !m.kin() || b.Tokens[m.From-1].Norm != "and" {
			continue
		}
		own, one := b.possessor(m), b.singleBefore(m.From-1)
		if own == nil || one == nil || one.From < from || !one.Adult || one.Role == Child {
			continue
		}
		same := own.Person == one.Person && own.Person != NoPerson
		if same || own.Person == NoPerson && own.Kind == Pronoun && (own.gender == one.gender || one.gender == anyGender) {
			return !b.others(one.From, m.To)
		}
	}
	return false
}

// others reports whether the sentence of tokens [from, to) has an adult outside them.
func (b *Bound) others(from, to int) bool {
	s := &b.Sentences[b.SentenceOf(from)]
	for k := range b.Mentions {
		m := &b.Mentions[k]
		if m.Adult && m.From >= s.From && m.To <= s.To && (m.From < from || m.To > to) {
			return true
		}
	}
	return false
}

// possessor is who is named in a mention as whose it is: "her" in "her mother".
func (b *Bound) possessor(m *Mention) *Mention {
	for k := range b.Mentions {
		if o := &b.Mentions[k]; o.From == m.owner && o.To < m.To {
			return o
		}
	}
	return nil
}

// singleBefore is the one person whose mention ends at a token.
func (b *Bound) singleBefore(token int) *Mention {
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.To == token && m.Group == Single {
			return m
		}
	}
	return nil
}

// kin reports whether m is somebody's relative by blood or marriage, and neither
// partner nor party.
func (m *Mention) kin() bool {
	switch m.class {
	case classMother, classFather, classStepMother, classStepFather, classParent, classKin:
		return m.owner >= 0 && m.Role != Survivor && m.Role != Perpetrator && m.Role != Child
	}
	return false
}

// AgentInSentence reports whether someone is named or referred to in a
// sentence as the doer of abuse. Being present is not enough.
func (b *Bound) AgentInSentence(i int) bool {
	if i < 0 || i >= len(b.doer) {
		return false
	}
	if b.doer[i] {
		return true
	}
	for _, e := range b.EventsOf(i) {
		if e.Act == Abuse && e.Agent.Kind != Absent && !e.Negated {
			return true
		}
	}
	return false
}

// EventsOf is the events of a sentence: they stand in the order of the sentences.
func (b *Bound) EventsOf(sentence int) []Event {
	from := sort.Search(len(b.Events), func(k int) bool { return b.Events[k].Sentence >= sentence })
	to := from
	for to < len(b.Events) && b.Events[to].Sentence == sentence {
		to++
	}
	return b.Events[from:to]
}

// label notes words that call someone the doer of abuse: "her abusive
// partner", "the perpetrator"; parsed says whether the sentence's scopes may be read.
func (b *Bound) label(s int, parsed bool) {
	from, to := clip(b.Sentences[s].From, len(b.Tokens)), clip(b.Sentences[s].To, len(b.Tokens))
	for i := from; i < to; i++ {
		m := b.MentionAt(i)
		if m != nil && m.class == classPerpetrator && m.Group == Single && !(parsed && b.InScope(i, language.Mentioned) != nil) {
			b.doer[s] = true
		}
		if n := b.Tokens[i].Norm; (n == "hands" || n == "hand") && i > from+1 {
			// "at the hands of Mr A", "at his hands"
			own := b.MentionOver(i - 1)
			if i > from+1 && b.Tokens[i-1].Norm == "'s" {
				own = b.MentionOver(i - 2)
			}
			switch {
			case own != nil && own.Possessive && own.From > from && b.Tokens[own.From-1].Norm == "at":
				b.doer[s] = true
			case i+2 < to && b.Tokens[i+1].Norm == "of" && b.MentionAt(i+2) != nil:
				b.doer[s] = true
			}
		}
	}
}
