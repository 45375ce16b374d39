package casefile

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// hurt marks what tells a wound or a mark and nobody who made it. Where the sentence,
// or the one before or after it, says who did, it is an act of that person.
func (r *reader) hurt(s *statement, in *lint.Statement, b *cast.Bound) {
	if s.kind != lint.Behaviour || in.Event < 0 || b.Events[in.Event].Form != cast.Injury || s.agent.Role != cast.Unknown || s.agent.Name != "" {
		return
	}
	i := b.Events[in.Event].Sentence
	if c := woundedBy(b, i); c != nil {
		r.byWhom(s, b, c, c.Subject)
		return
	}
	for _, k := range []int{i, i + 1, i - 1} {
		if k < 0 || k >= len(b.Sentences) {
			continue
		}
		if c := causing(b, k, k == i, in.Mark); c != nil {
			r.byWhom(s, b, c, c.Agent)
			return
		}
	}
	s.injury = true
}

// byWhom gives a wound to whoever a clause says made it, as who tells the clause says.
func (r *reader) byWhom(s *statement, b *cast.Bound, c *language.Clause, by *language.Phrase) {
	m := b.MentionOver(by.Head)
	if m.Person < 0 {
		s.agent = r.file.only(cast.Perpetrator) // "her husband"
	} else {
		who := &r.read.Result.Cast.People[m.Person]
		s.agent = Party{Role: r.file.part(who.Role), Name: who.Name}
	}
	if sc := b.InScope(c.Verb.Head, language.Attributed); s.teller == (Teller{}) && sc != nil && sc.Source != nil {
		s.teller = r.named(b, sc.Source)
	}
}

// causing is the clause of a sentence by which the one who abuses made what is
// spoken of: "which Mr Reid caused", "Mr Reid did this". Mark are the words for it,
// which the sentence has where it is their own. It is nil where none says so.
func causing(b *cast.Bound, i int, own bool, mark text.Span) *language.Clause {
	b.Parse(i)
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		verb, _, _ := strings.Cut(c.Lemma, " ")
		if c.Agent == nil || c.Negated || c.Mood != language.Asserted || !inflicts[verb] && !forces[verb] {
			continue
		}
		if m := b.MentionOver(c.Agent.Head); m == nil || m.Role != cast.Perpetrator || m.Person < 0 || m.Group != cast.Single {
			continue
		}
		switch p := c.Patient; {
		case p == nil:
			continue
		case mark.Overlaps(b.SpanOf(p.From, p.To)), own && inflicts[verb] && verb != "do":
		case forces[verb] && names(b, mark, b.Tokens[p.Head].Lemma): // "bent her finger back"
		case forces[verb] || !these[b.Tokens[p.Head].Norm]:
			continue
		}
		if sc := b.InScope(c.Verb.Head, language.Attributed); sc != nil && sc.Cue >= 0 && denials[b.Tokens[sc.Cue].Lemma] || b.InScope(c.Verb.Head, language.Negated) != nil {
			continue
		}
		return c
	}
	return nil
}

// names reports whether some words have a noun.
func names(b *cast.Bound, mark text.Span, lemma string) bool {
	for i := range b.Tokens {
		if t := &b.Tokens[i]; mark.Contains(t.Span) && t.Lemma == lemma && strings.HasPrefix(string(t.Tag), "NN") {
			return true
		}
	}
	return false
}

var (
	inflicts = words("cause inflict do")
	// forces are acts of a clause on what was hurt: "a broken finger, which he had bent back".
	forces = words("bend twist hit punch kick slap strike stamp squeeze grab grip pull wrench burn scald bite cut stab break")
	these  = words("this that it these those them which")
)
