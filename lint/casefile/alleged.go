package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// withAllegations takes what the one who abuses, or somebody who gives no name, alleges of
// the survivor to a service for what it is, a use of services, and for nothing that is hard
// or that the survivor does. In notes nobody is said to allege it but in the sentence before.
func (r *reader) withAllegations(in []lint.Statement) []lint.Statement {
	of := map[Source]cast.Role{}
	for i, b := range r.read.Bound {
		for k := range b.Sentences {
			if role, ok := alleged(b, k); ok {
				of[Source{Block: i, Span: b.Sentences[k].Span}] = role
			}
		}
	}
	in = slices.DeleteFunc(in, func(s lint.Statement) bool {
		_, ok := of[Source{Block: s.Block, Span: s.Span}]
		return ok && (s.Kind == lint.Adversity || s.Kind == lint.SurvivorAct || s.Kind == lint.Unsorted)
	})
	return r.withMore(in, lint.Behaviour, func(b *cast.Bound, k int, s *lint.Statement) bool {
		role, ok := of[Source{Block: s.Block, Span: s.Span}]
		s.Class, s.Mark, s.Agent, s.Unsaid = "systems", s.Span, role, role == cast.Unknown
		return ok
	})
}

var (
	nameless  = lazily(`(?i)\banon(ymous|\.)?[^.;:]{0,20}\b(call(er)?|referral|ref|report|letter|tip|female|male|woman|man|informant)s?\b`)
	bareClaim = lazily(`^(?i:alleges|alleged|claims|claimed|says|said|states|stated|reports|reported|complains|complained) `)
	// allegation is more than what is said to the writer, which is an account.
	allegation = lazily(`^(?i:alleg|claim|report|complain)`)
	accusing   = lazily(`(?i)\b(drugs?|drinks?|drinking|drunk|alcoholic|hits?|hitting|beats?|hurts?|abus(es|ing|ive|er)|neglect\w*|unfit|unstable|mad|crazy|violent|leav(es|ing) (\S+ ){1,4}alone|touch(es|ed|ing)|kidnapped|abducted)\b`)
)

// alleged is who alleges something of the survivor in a sentence that does not say by whom;
// Unknown for somebody who gives no name.
func alleged(b *cast.Bound, i int) (cast.Role, bool) {
	s := &b.Sentences[i]
	words := b.Text[s.Span.Start:s.Span.End]
	at := accusing.FindStringIndex(words)
	if at == nil {
		return cast.Unknown, false
	}
	of := firstIn(b, i)
	if of == nil || of.Role != cast.Survivor || b.SpanOf(of.From, of.To).Start > s.Span.Start+at[0] {
		return cast.Unknown, false
	}
	if loc := nameless.FindStringIndex(words); loc != nil && loc[1] <= at[0] && s.Span.Start+loc[0] < b.SpanOf(of.From, of.To).Start {
		return cast.Unknown, true
	}
	if i == 0 || !bareClaim.MatchString(words) {
		return cast.Unknown, false
	}
	before := &b.Sentences[i-1]
	if nameless.MatchString(b.Text[before.Span.Start:before.Span.End]) {
		return cast.Unknown, true
	}
	by := firstIn(b, i-1)
	return cast.Perpetrator, by != nil && abuser(by) && allegation.MatchString(words)
}
