package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

var (
	// accusers are verbs by which somebody tells what another did, and confessors
	// those that tell what one did oneself; what follows them is no account with
	// bounds of its own, as after "say".
	accusers     = words("accuse blame fault allege complain claim")
	confessors   = words("admit confess acknowledge")
	accusations  = words("accusation allegation complaint claim counter-allegation counter-accusation counterallegation admission")
	makesOfThese = words("make raise repeat withdraw retract level bring")
	sources      = words("by from")
	witnesses    = words("see hear know witness")
)

// accuser is who says what stands at a token, where no account holds it: who
// accuses, admits or denies before it in the sentence, or whose allegation it is.
// It is nil where the words do not say.
func accuser(in *lint.Statement, b *cast.Bound, at int, denied bool) *language.Phrase {
	i := b.SentenceOf(at)
	if i < 0 {
		return nil
	}
	b.Parse(i)
	s := &b.Sentences[i]
	for k := len(s.Clauses) - 1; k >= 0; k-- {
		c := &s.Clauses[k]
		// The accusation itself is an act of who makes it, told by the writer.
		if c.Agent == nil || c.Negated && !denied || in.Kind == lint.Behaviour && b.SpanOf(c.Verb.From, c.Verb.To).Overlaps(in.Mark) && !denied {
			continue
		}
		if !denied && c.Verb.From >= at && in.Mark != in.Span {
			continue
		}
		m := b.MentionOver(c.Agent.Head)
		if m == nil {
			continue
		}
		if accusers[c.Lemma] || confessors[c.Lemma] || makesOfThese[c.Lemma] && ofAccusing(b, c.Object) || denied && denies(c, m) {
			return c.Agent
		}
	}
	return allegedBy(b, s)
}

// denies reports whether a clause of a sentence that denies an act is that of who
// denies it. Who never saw it is somebody beside the one who abuses.
func denies(c *language.Clause, m *cast.Mention) bool {
	return denials[c.Lemma] || m.Role != cast.Perpetrator && (accounts[c.Lemma] || c.Negated && witnesses[c.Lemma])
}

// ofAccusing reports whether a phrase is an allegation.
func ofAccusing(b *cast.Bound, p *language.Phrase) bool {
	return p != nil && p.Head < len(b.Tokens) && accusations[b.Tokens[p.Head].Lemma]
}

// allegedBy is who an allegation in a sentence is by: "allegation by Mr Reid that".
func allegedBy(b *cast.Bound, s *language.Sentence) *language.Phrase {
	k := slices.IndexFunc(s.Nouns, func(n language.NounPhrase) bool { return ofAccusing(b, &n.Phrase) })
	if k < 0 {
		return nil
	}
	n := &s.Nouns[k]
	if n.By == nil && n.Possessor == nil && n.To+1 < s.To && sources[b.Tokens[n.To].Norm] {
		if m := b.MentionAt(n.To + 1); m != nil {
			return &language.Phrase{From: m.From, To: m.To, Head: m.Head}
		}
	}
	if n.By != nil {
		return n.By
	}
	return n.Possessor
}
