package casefile

import (
	"time"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// ref is the day against which the relative dates of a block are worked out: that
// which it stands under, else the document's. ok is false where it is not exact.
func (c *calendar) ref(block int) (day time.Time, ok bool) {
	d := c.own
	if s := c.blocks[block]; s.Known() {
		d = s.Date
	}
	return d.To, d.Unit == Day
}

// in lists the dates of a block within a span, worked out where that can be
// done. One that cannot be is listed without a date: it governs what is told all
// the same. What is to come has not been done, and is not listed.
func (c *calendar) in(block int, span text.Span, p *language.Paragraph) []found {
	var out []found
	for _, d := range c.at(block) {
		if !span.Contains(d.span) || d.resolve != nil && !d.story && tensed(p, d.span) == toCome {
			continue
		}
		d.Date = c.worked(block, d, p)
		if c.after(block, d.Date) {
			firm := d.resolve == nil || d.story // in full, or counted from one that is
			if d.Until || !firm || tensed(p, d.span) != over {
				continue
			}
			d.ahead = c.written(block)
		}
		out = append(out, d)
	}
	return out
}

// worked is a date, worked out where the words alone do not give it.
func (c *calendar) worked(block int, d found, p *language.Paragraph) Date {
	ref, dated := c.ref(block)
	var out Date
	switch {
	case d.bound:
		return Date{}
	case d.resolve == nil:
		return d.Date
	case d.story:
		if day, ok := c.last(block, d, p); ok {
			out = d.resolve(day)
		}
	case d.open != nil:
		out = c.yeared(block, d, p)
	case dated:
		out = d.resolve(ref)
	}
	out.Since, out.Until = d.Since, d.Until
	return out
}

// soon is the number of days after the record within which a date without a
// year is rather of this year, written later, than of the last.
const soon = 31

// apposed is the number of bytes within which a year and a day belong together.
const apposed = 8

// onward is the number of days within which a day plainly goes on from one that
// an earlier sentence gives.
const onward = 183

// yeared gives a date its year: that which opens its sentence or stands beside
// it, elsewhere the year before the record or the row.
// The year alone of an earlier sentence is none of this one's. Where an earlier
// date asks for another year, and the day is not shortly before the record, it
// has none.
func (c *calendar) yeared(block int, d found, p *language.Paragraph) Date {
	ref, dated := c.ref(block)
	story, told := c.earlier(block, d.span, ref, p)
	if told && story.Unit == Year && d.span.Start-story.span.End < apposed {
		return d.open(story.From.Year()) // "in 2022, on 5 March"
	}
	if told && sentenceOver(p, story.span) == sentenceOver(p, d.span) && fronted(p, story.span) {
		if a := onOrAfter(d.open, story.From); !dated || !a.From.After(ref) {
			return a // "in 2022 they moved, and on 5 March"
		}
	}
	switch {
	case dated && c.blocks[block].basis == Row:
		return c.inRow(d, ref)
	case !dated && (!told || story.Unit != Day):
		return Date{}
	case !dated:
		if a := onOrAfter(d.open, story.From); a.Known() && a.From.Before(story.From.AddDate(0, 0, onward)) {
			return a
		}
		return Date{}
	}
	out := d.resolve(ref)
	if next := onOrAfter(d.open, ref); next.Known() && next.From.After(ref) && next.From.Before(ref.AddDate(0, 0, soon)) {
		return Date{}
	}
	if told && out.end().Before(ref.AddDate(0, 0, -soon)) {
		if a := onOrAfter(d.open, story.From); a.Known() && !a.From.After(ref) && a.From != out.From {
			return Date{}
		}
	}
	return out
}

// inRow gives a day in a row, or in what is told of an incident, its year: the last
// such day, unless the next comes soon after. That is it where the document was
// written later still; elsewhere which of the two is open.
func (c *calendar) inRow(d found, row time.Time) Date {
	next := onOrAfter(d.open, row)
	switch {
	case !next.Known() || !next.From.Before(row.AddDate(0, 0, soon)):
		return d.resolve(row)
	case next.From.Equal(row) || c.own.Known() && !next.end().After(c.own.To):
		return next
	}
	return Date{}
}

// earlier is the date, before a place in a block, that the text gives in full;
// not that of the record, and not the year alone of another sentence.
func (c *calendar) earlier(block int, at text.Span, ref time.Time, p *language.Paragraph) (found, bool) {
	ds := c.at(block)
	for i := len(ds) - 1; i >= 0; i-- {
		d := ds[i]
		if d.span.End > at.Start || d.resolve != nil || d.bound || d.Since || d.Until || d.From.Equal(ref) {
			continue
		}
		if d.Unit != Year && d.Unit != Years || sentenceOver(p, d.span) == sentenceOver(p, at) {
			return d, true
		}
	}
	return found{}, false
}

// onOrAfter is the first time of a date without its year that is not before a day.
func onOrAfter(open func(int) Date, day time.Time) Date {
	d := open(day.Year())
	if d.Known() && d.To.Before(day) {
		d = open(day.Year() + 1)
	}
	d.About = d.Known()
	return d
}

// nearest is the time of a date without its year that is nearest to a day.
func nearest(open func(int) Date, day time.Time) Date {
	var best Date
	for y := day.Year() - 1; y <= day.Year()+1; y++ {
		if d := open(y); d.Known() && (!best.Known() || d.From.Sub(day).Abs() < best.From.Sub(day).Abs()) {
			best = d
		}
	}
	best.About = best.Known()
	return best
}

// after reports whether a date is after the day under which a block stands, and
// after the document's.
func (c *calendar) after(block int, d Date) bool {
	ref, dated := c.ref(block)
	return d.Known() && dated && d.From.After(ref) && d.From.After(c.own.To)
}

// written reports whether it is known when a block was put on record. The day
// of a row is not when it was written.
func (c *calendar) written(block int) bool {
	return c.own.Known() || c.blocks[block].basis == Entered
}

// when dates what mark tells in a sentence of a block.
func (c *calendar) when(block int, sentence, mark text.Span, p *language.Paragraph) When {
	w, ok := c.said(block, sentence, mark, p)
	switch {
	case ok && w.Known():
		return w
	case ok || elsewhen.MatchString(p.Text[sentence.Start:sentence.End]) || throughout.MatchString(p.Text[sentence.Start:sentence.End]):
		return c.recorded(block)
	}
	if past(p, sentence, mark) {
		if d, ok := c.nearby(block, sentence, p); ok {
			return d
		}
		if c.blocks[block].basis != Row && c.incident.Known() {
			return When{Date: c.incident, Basis: Nearby}
		}
	}
	if s := c.blocks[block]; s.Known() {
		return When{Date: s.Date, Basis: s.basis}
	}
	return c.recorded(block)
}

// elsewhen says that something was at another time than what stands around it.
var elsewhen = lazily(`(?i)\b(?:previously|historically|in the past|used to|(?:years|months|weeks) (?:before|earlier|prior|previously)|an? (?:year|month|week) (?:before|earlier)|before \w+ was born|when (?:she|he|they|\w+) (?:was|were) (?:pregnant|born|a baby|little|younger))\b`)

// throughout says that something went on, or was done time and again: it is not of the
// one day that stands around it.
var throughout = lazily(`(?i)\b(?:since (?:\S+ ){1,4}?(?:was born|were born|birth|married|marriage|wedding|moved|met|separated|separation|left|split|pregnant|pregnancy|began|started|arrived|came|lost|retired|died)|` +
	`(?:every|most|each|on (?:bad|some|most|many|several|other)) (?:days?|nights?|weeks?|weekends?|months?|mornings?|evenings?|times?|occasions?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)|` +
	`(?:once|twice|times|days|nights) (?:a|every|each|per) (?:day|night|week|fortnight|month)|daily|nightly|weekly|` +
	`(?:for|over|all) (?:(?:the )?(?:last|past|many|several|some|two|three|four|five|\d+) )?(?:the )?(?:weeks|months|years)|all through|throughout (?:the|their|his|her|my) (?:relationship|marriage|pregnancy|time)|during (?:the|her|my) pregnancy)\b`)

// recorded is when a block was put on record.
func (c *calendar) recorded(block int) When {
	switch s := c.blocks[block]; {
	case s.Known() && s.basis == Row:
		return When{Date: s.Date, Basis: Entered}
	case s.Known():
		return When{Date: s.Date, Basis: s.basis}
	case c.own.Known():
		return When{Date: c.own, Basis: Written}
	}
	return When{}
}

// said is the date that the sentence itself gives to the words, and one outside
// of the account that they stand in is when it was told. It is without a date
// where it cannot be worked out.
func (c *calendar) said(block int, sentence, mark text.Span, p *language.Paragraph) (When, bool) {
	var inside, outside []found
	scope := scopeOver(p, mark)
	for _, d := range c.in(block, sentence, p) {
		if scope == nil || scope.Contains(d.span) {
			inside = append(inside, d)
		} else {
			outside = append(outside, d)
		}
	}
	basis := Said
	best, ok := governing(p, inside, mark)
	if ok && scope == nil && ofTelling(p, best.span, mark) {
		basis = Told
	}
	if !ok && len(inside) == 0 {
		best, ok = closest(outside, mark)
		basis = Told
	}
	if !ok {
		return When{}, false
	}
	return When{Date: best.Date, Basis: c.basis(block, best, basis), Ahead: best.ahead}, true
}

// nearby is the day that an earlier sentence of the block gives, the nearest. That of
// the head of an entry is of the record: "Call from school 05/03/24". The line of a
// log, which has its day alone, tells what was on it.
func (c *calendar) nearby(block int, sentence text.Span, p *language.Paragraph) (When, bool) {
	ds := c.at(block)
	for i := len(ds) - 1; i >= 0; i-- {
		if ds[i].span.End > sentence.Start || ds[i].before {
			continue
		}
		for _, d := range c.in(block, ds[i].span, p) {
			if d.Unit == Day && !d.Since && !d.Until {
				basis := Nearby
				if !whole.MatchString(p.Text[:d.span.Start]) {
					basis = c.basis(block, d, Nearby)
				}
				return When{Date: d.Date, Basis: basis}, true
			}
			if d.story {
				return When{}, false
			}
		}
	}
	return When{}, false
}

// basis is what a date of a block is of: the one that opens an entry or a line is
// that of the entry or line.
func (c *calendar) basis(block int, d found, other Basis) Basis {
	if at := c.blocks[block]; at.Known() && at.From.Equal(d.From) && d.span.Start == c.at(block)[0].span.Start {
		return at.basis
	}
	return other
}

// last is the day from which a date is counted: that which the text has come to
// in the block; where it has given none, the row's, and before it the record's.
func (c *calendar) last(block int, at found, p *language.Paragraph) (time.Time, bool) {
	ds := c.at(block)
	for i := len(ds) - 1; i >= 0; i-- {
		if ds[i].span.End > at.span.Start || ds[i].before {
			continue
		}
		for _, d := range c.in(block, ds[i].span, p) {
			return d.From, d.Unit == Day && !d.Since && !d.Until
		}
	}
	day, dated := c.ref(block)
	return day, dated && (at.before || c.blocks[block].basis == Row)
}

// quoteMark is the length in bytes of the longest mark that opens a quotation.
const quoteMark = 3

// scopeOver is the span of the account that the words stand in, nil where they
// are the writer's.
func scopeOver(p *language.Paragraph, mark text.Span) *text.Span {
	for i := range p.Scopes {
		s := &p.Scopes[i]
		if s.Kind != language.Attributed && s.Kind != language.Quoted || s.Scare || s.To <= s.From {
			continue
		}
		if sp := p.SpanOf(s.From, min(s.To, len(p.Tokens))); sp.Overlaps(mark) && mark.Start+quoteMark >= sp.Start {
			return &sp
		}
	}
	return nil
}

// past reports whether the words tell something that is over: their verb is in
// the simple past or the past perfect, and not in the present.
func past(p *language.Paragraph, sentence, mark text.Span) bool {
	was, is := false, false
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if !sentence.Contains(t.Span) {
			continue
		}
		near := mark.Overlaps(t.Span) || t.Span.End <= mark.Start && mark.Start-t.Span.End <= 12
		switch t.Tag {
		case "VBD":
			was = true
		case "NN", "JJ", "VB":
			was = was || t.Norm == "wet" && i+1 < len(p.Tokens) && wetted[p.Tokens[i+1].Norm]
		case "VBZ", "VBP":
			is = is || near
		}
	}
	return was && !is
}

// wetted stand after "wet" where it is a verb, which is the same in the past.
var wetted = words("himself herself themselves the her his")
