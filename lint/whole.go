package lint

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// longestRest is how many words a marked phrase may be short of its end.
const longestRest = 4

// Whole is a span of a paragraph as a reader is shown it: a phrase that it stops
// in is marked to its end ("have a volatile | relationship", "to report it to |
// the police"), and neither a word that joins it to what is before nor the sentence's stop is.
func Whole(p *language.Paragraph, s text.Span) text.Span {
	from, to := -1, -1
	for i := range p.Tokens {
		if t := p.Tokens[i].Span; t.End > s.Start && t.Start < s.End {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 {
		return s
	}
	for to-from > 2 && joins[p.Tokens[from].Norm] && pattern.IsWord(&p.Tokens[from+1]) {
		from++
	}
	if to-from > 1 && p.Tokens[to-1].Norm == "." {
		to--
	}
	return p.SpanOf(from, phraseEnd(p, to))
}

// joins are words that join a phrase to what stands before it.
var joins = map[string]bool{"and": true, "but": true, "or": true}

// phraseEnd is the token after the noun phrase that the words before token to
// begin, or to where they begin none.
func phraseEnd(p *language.Paragraph, to int) int {
	if !opens(p.Tokens[to-1]) {
		return to
	}
	end := to
	if k := p.SentenceOf(to - 1); k >= 0 {
		end = min(p.Sentences[k].To, to+longestRest+1)
	}
	for k := to; k < end; k++ {
		switch t := &p.Tokens[k]; {
		case !pattern.IsWord(t):
			return to
		case strings.HasPrefix(string(t.Tag), "NN"):
			if k == to && compounds(p.Tokens[to-1].Tag) && !compounds(t.Tag) && t.Tag != "NNS" {
				return to
			}
			for k+1 < end && strings.HasPrefix(string(p.Tokens[k+1].Tag), "NN") {
				k++
			}
			if k+1 < len(p.Tokens) && clitic(p.Tokens, k+1) {
				return to // "to the father's house"
			}
			return k + 1
		case !within(t) || compounds(p.Tokens[to-1].Tag):
			return to
		}
	}
	return to
}

// opens reports whether a word at the end of a mark leaves a noun phrase open.
// What the tagger takes for a preposition may open a clause: "before", "until".
func opens(t language.Token) bool {
	switch t.Tag {
	case "TO":
		return true
	case "IN":
		return prepositions[t.Norm]
	}
	return within(&t) || compounds(t.Tag)
}

// compounds reports whether a noun may be the first part of a longer one: "the
// MARAC | meeting". A name is not: "told Sarah | news of him".
func compounds(t language.Tag) bool { return t == "NN" }

// within reports whether a word may stand in a noun phrase before its noun.
func within(t *language.Token) bool {
	switch t.Tag {
	case "DT", "PRP$", "JJ", "JJR", "JJS", "CD":
		return true
	}
	return false
}

// prepositions are those that a mark may stop at, short of what they govern.
var prepositions = map[string]bool{
	"at": true, "in": true, "into": true, "of": true, "on": true, "onto": true, "to": true, "from": true, "with": true, "within": true,
	"for": true, "towards": true, "toward": true, "against": true, "about": true, "over": true, "by": true, "around": true, "through": true,
}
