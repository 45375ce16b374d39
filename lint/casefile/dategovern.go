package casefile

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// governing is the date, of those of a sentence, that dates the words of a mark:
// one among them; one that stands after them in their clause; else the last one
// before them. A date that opens a clause is of what follows it.
func governing(p *language.Paragraph, ds []found, mark text.Span) (found, bool) {
	before, after := -1, -1
	for i := range ds {
		switch d := &ds[i]; {
		case d.span.Overlaps(mark):
			return *d, true
		case d.span.End <= mark.Start:
			before = i
		case after < 0:
			after = i
		}
	}
	if after >= 0 && !trails(p, ds[after].span, mark) {
		after = -1
	}
	switch {
	case before < 0 && after < 0:
		return found{}, false
	case after < 0:
		return ds[before], true
	case before < 0:
		return ds[after], true
	}
	b, a := &ds[before], &ds[after]
	switch {
	case verbBetween(p, mark.End, a.span.Start):
		return *b, true
	case !fronted(p, b.span), verbBetween(p, b.span.End, mark.Start), within(a.Date, b.Date):
		return *a, true
	}
	return closest([]found{*b, *a}, mark)
}

// closest is the date that stands nearest to some words.
func closest(ds []found, mark text.Span) (found, bool) {
	if len(ds) == 0 {
		return found{}, false
	}
	gap := func(d found) int {
		if d.span.End <= mark.Start {
			return mark.Start - d.span.End
		}
		return max(d.span.Start-mark.End, 0)
	}
	return slices.MinFunc(ds, func(a, b found) int { return gap(a) - gap(b) }), true
}

// within reports whether a date is a nearer one of the same time.
func within(a, b Date) bool {
	return a.Known() && b.Known() && !a.From.Before(b.From) && !a.To.After(b.To) && a.To.Sub(a.From) < b.To.Sub(b.From)
}

// trails reports whether a date that stands after some words may be theirs: it
// opens no clause of its own, and what stands between has no other subject and
// is not what was done about it.
func trails(p *language.Paragraph, date, mark text.Span) bool {
	if fronted(p, date) || strings.Contains(p.Text[mark.End:date.Start], ";") {
		return false
	}
	own, its := clauseOver(p, mark), clauseOf(p, date)
	if own == nil || its == nil || own == its || its.Verb.From < own.Verb.From {
		return true
	}
	if aftermath[its.Lemma] {
		return false
	}
	return its.Subject == nil || own.Subject == nil || its.Subject.From == own.Subject.From
}

// ofTelling reports whether a date before some words is that of a verb which
// tells them: "On 10 May 2024 Ms Reid said that".
func ofTelling(p *language.Paragraph, date, mark text.Span) bool {
	c := clauseOf(p, date)
	return c != nil && date.End <= mark.Start && accounts[c.Lemma] && !p.SpanOf(c.Verb.From, c.Verb.To).Overlaps(mark)
}

var accounts = words("say tell report state disclose allege describe recall")

// aftermath are verbs that tell what was done about an act, on a day that need
// not be that of the act.
var aftermath = words("arrest charge bail convict sentence imprison release interview disclose report tell say state refer remand caution")

var frontedAfter = lazily(`(?i)(?:^|[;:.,(]|\b(?:and|but|then|that|when|while)\b)[\s"'“”‘’-]*(?:(?:then|later|again|also|early|in|on|at|by|around|about|over|during|from|since|until|between|of|or|the|late|mid|week|weekend|morning|evening|night|afternoon|commencing|beginning|` + dayWords + `)\b[\s,-]*)*$`)

// fronted reports whether a date opens a clause, whose verb follows it.
func fronted(p *language.Paragraph, date text.Span) bool {
	s := sentenceOver(p, date)
	if s == nil {
		return false
	}
	before := p.Text[s.Span.Start:date.Start]
	if !frontedAfter.MatchString(before) {
		return false
	}
	first := strings.TrimSpace(before) == "" || !strings.ContainsAny(before, ",")
	for i := range s.Clauses {
		c := &s.Clauses[i]
		if p.Tokens[c.Verb.From].Span.Start < date.End {
			continue
		}
		return first || c.Subject != nil && p.Tokens[c.Subject.From].Span.Start >= date.End || afterAnd.MatchString(before)
	}
	return false
}

var afterAnd = lazily(`(?i)(?:;|\b(?:and|but|then|that|when|while))\b[^,;]*$`)

// verbBetween reports whether the verb of a clause stands between two places.
func verbBetween(p *language.Paragraph, from, to int) bool {
	if from >= to {
		return false
	}
	s := sentenceOver(p, text.Span{Start: from, End: from + 1})
	return s != nil && slices.ContainsFunc(s.Clauses, func(c language.Clause) bool {
		sp := p.SpanOf(c.Verb.From, c.Verb.To)
		return sp.Start >= from && sp.End <= to
	})
}

// clauseOver is the clause whose verb stands among some words; nil where none does.
func clauseOver(p *language.Paragraph, mark text.Span) *language.Clause {
	s := sentenceOver(p, mark)
	if s == nil {
		return nil
	}
	for i := range s.Clauses {
		if p.SpanOf(s.Clauses[i].Verb.From, s.Clauses[i].Verb.To).Overlaps(mark) {
			return &s.Clauses[i]
		}
	}
	return nil
}

// clausesOf are the clauses whose verbs stand among some words; where none does,
// the innermost that they stand in.
func clausesOf(p *language.Paragraph, mark text.Span) []*language.Clause {
	s := sentenceOver(p, mark)
	if s == nil {
		return nil
	}
	var own, around []*language.Clause
	for i := range s.Clauses {
		c := &s.Clauses[i]
		switch {
		case p.SpanOf(c.Verb.From, c.Verb.To).Overlaps(mark):
			own = append(own, c)
		case p.SpanOf(c.From, c.To).Contains(mark) && (around == nil || c.To-c.From < around[0].To-around[0].From):
			around = []*language.Clause{c}
		}
	}
	if own != nil {
		return own
	}
	return around
}

// clauseOf is the clause that a date belongs to: where it opens one the next,
// else the last one whose verb stands before it, or the first of all.
func clauseOf(p *language.Paragraph, date text.Span) *language.Clause {
	s := sentenceOver(p, date)
	if s == nil {
		return nil
	}
	front := fronted(p, date)
	var out *language.Clause
	for i := range s.Clauses {
		c := &s.Clauses[i]
		after := p.Tokens[c.Verb.From].Span.Start >= date.End
		if after && (front || out == nil) {
			return c
		}
		if !after {
			out = c
		}
	}
	return out
}

// sentenceOver is the sentence that holds the beginning of a span, parsed.
func sentenceOver(p *language.Paragraph, sp text.Span) *language.Sentence {
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if s.Span.Start <= sp.Start && sp.Start < s.Span.End {
			p.Parse(i)
			return &p.Sentences[i]
		}
	}
	return nil
}

// tense is whether what stands with a date has happened.
type tense uint8

const (
	open   tense = iota // nothing shows it
	over                // told as past
	toCome              // planned, asked or supposed
)

var (
	deadline = lazily(`(?i)\b(?:until|till|before|by|for|to) (?:the |` + dayWords + `|[ ,])*$`)
	arranged = words("arrange schedule list book plan adjourn set bail due remand fix agree invite summon warn order expect")
)

// tensed says whether what stands with a date of a block has happened.
func tensed(p *language.Paragraph, date text.Span) tense {
	c := clauseOf(p, date)
	switch {
	case c == nil:
		return open
	case c.Mood != language.Asserted:
		return toCome
	case arranged[c.Lemma] || deadline.MatchString(p.Text[:date.Start]):
		return open
	}
	was := false
	for i := c.Verb.From; i < c.Verb.To; i++ {
		switch t := &p.Tokens[i]; t.Tag {
		case "VBD", "VBN":
			was = true
		case "VBZ", "VBP", "MD":
			if t.Lemma != "have" {
				return open
			}
		}
	}
	if was {
		return over
	}
	return open
}
