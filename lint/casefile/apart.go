package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// withSeparation adds the sentences that tell by who does what that the two live apart:
// "TM left with both children", "took the children to her mother's for the night",
// "presented as homeless"; and takes those out in which only somebody's left side, or
// somebody leaving a room, reads like it.
func (r *reader) withSeparation(in []lint.Statement) []lint.Statement {
	own := slices.DeleteFunc(in, func(s lint.Statement) bool {
		if s.Kind != lint.Separation {
			return false
		}
		words := r.read.Bound[s.Block].Text[s.Span.Start:s.Span.End]
		return notApart.MatchString(words) && !surelyApart.MatchString(notApart.ReplaceAllString(words, ""))
	})
	return r.withMore(own, lint.Separation, func(b *cast.Bound, k int, s *lint.Statement) bool {
		c := goesApart(b, k)
		if c == nil {
			return false
		}
		s.Class, s.Mark = "living apart", b.SpanOf(c.Verb.From, c.Verb.To)
		return true
	})
}

var (
	notApart = lazily(`(?i)\b(left (hand |upper |lower )?(side|arm|leg|hand|cheek|eye|ear|wrist|forearm|shoulder|knee|thigh|jaw|temple|breast|ribs?|hip|foot|ankle)|` +
		`(left|leaves|leaving) the (room|gate|table|class|classroom|office|shop|meeting|surgery|clinic|hospital|ward|court|building|station|car|kitchen)|` +
		`(filed|applied|applying|petitioned|files|applies|asked|asking) for (a|an|the) (\S+ )?(\S+ )?(order|injunction|interdict)|moved? (in)?to (rm|room|class|group|set) \w+)\b`)
	surelyApart = lazily(`(?i)\b(separat\w+|apart|refuge|shelter|bail\w*|order|interdict|injunction|left (home|him|her)|moved out|(family )?(home|house|property|flat))\b`)

	// leavings are verbs of leaving for good where a child or a bag goes with who leaves,
	// or it is the home that is left.
	leavings = words("leave flee escape")
	bags     = lazily(`(?i)\b(bags?|suitcases?|cases|belongings|passports|for good)\b`)
	homes    = words("home house flat property relationship address tenancy marriage")
	// takings are verbs of taking the children along, away tells where to or for how long, and
	// housed where somebody lives who has left.
	takings = words("take remove bring")
	away    = lazily(`(?i)\b(hiding|refuge|shelter|overnight|o/n|for the night|that night|stay(ed|ing)? (at|with)|(out of|from) (the|their|his|her) (family )?home)\b`)
	housed  = lazily(`(?i)^(present(s|ed|ing)? (as |at \S+ (as )?)?(homeless|with (two|both|three|the|\d|her|his) (children|ch|kids))|((is|are|was|were|be|been|being) )?(now )?(resid(es?|ed|ing)|liv(es?|ed|ing)|stay(s|ed|ing)?|placed|accommodated|sleep(s|ing)?|slept) (in|at) (a |the )?(\w+ )?(refuge|shelter|hostel|b&b|hotel|temporary accommodation|emergency accommodation|family unit))\b`)
)

// goesApart is the clause of a sentence in which the survivor leaves, takes the children
// away or lives where those do who have left; nil where there is none. A note may leave out
// who did it.
func goesApart(b *cast.Bound, i int) *language.Clause {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Voice != language.Active && c.Voice != language.Headline || c.Mood != language.Asserted || c.Negated || unreal(b, i, c.Verb.Head) || b.InScope(c.Verb.Head, language.Quoted) != nil {
			continue
		}
		if !leaver(b, s, c) {
			continue
		}
		words := b.Text[b.Tokens[c.Verb.From].Span.Start:s.Span.End]
		switch verb := verbOf(c); {
		case leavings[verb] && leavesHome(b, i, c),
			takings[verb] && c.Object != nil && isChild(b, c.Object) && away.MatchString(words),
			housed.MatchString(words):
			return c
		}
	}
	return nil
}

// leaver reports whether the survivor does what a clause tells, alone or with the
// children, or a note begins with it and says nobody.
func leaver(b *cast.Bound, s *language.Sentence, c *language.Clause) bool {
	if c.Subject == nil {
		return c.Verb.From == s.From
	}
	m := b.MentionOver(c.Subject.Head)
	if m != nil && m.Role == cast.Survivor && !m.Possessive {
		return true
	}
	first := b.MentionAt(c.Subject.From) // "TM and children left"
	return first != nil && first.Role == cast.Survivor && !first.Possessive && first.To < c.Subject.To && b.Tokens[first.To].Norm == "and"
}

// leavesHome reports whether who leaves, leaves the home or the other, or takes a child
// or bags along.
func leavesHome(b *cast.Bound, i int, c *language.Clause) bool {
	if c.Object != nil {
		return homes[b.Tokens[c.Object.Head].Lemma] || isAbuser(b, c.Object)
	}
	return hasChild(b, i) || bags.MatchString(b.Text[b.Sentences[i].Span.Start:b.Sentences[i].Span.End])
}
