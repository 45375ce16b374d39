package casefile

import (
	"time"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// ref is the day against which the relative dates of a block are worked out;
// ok is false where the block stands under no exact date.
func (c *calendar) ref(block int) (time.Time, bool) {
	for _, d := range []Date{c.blocks[block].Date, c.own} {
		if d.Unit == Day {
			return d.To, true
		}
	}
	return time.Time{}, false
}

// in lists the dates of a block within a span, worked out where that can be done.
func (c *calendar) in(block int, span text.Span) []found {
	var out []found
	ref, dated := c.ref(block)
	for _, d := range c.at(block) {
		if !span.Contains(d.span) {
			continue
		}
		if d.resolve != nil {
			ref, dated := ref, dated
			if d.before {
				var near Date
				near, dated = c.nearby(block, d.span)
				ref = near.From
			}
			if !dated {
				continue
			}
			since := d.Since
			d.Date = d.resolve(ref)
			d.Since = since
		}
		if !d.Known() || dated && d.Unit == Day && d.From.After(ref) && d.From.After(c.own.To) {
			continue // what is to come has not been done
		}
		out = append(out, d)
	}
	return out
}

// when dates what mark tells in a sentence of a block.
func (c *calendar) when(block int, sentence, mark text.Span, p *language.Paragraph) When {
	if w, ok := c.said(block, sentence, mark, p); ok {
		return w
	}
	if past(p, sentence, mark) {
		if d, ok := c.nearby(block, sentence); ok {
			return When{d, Nearby}
		}
		if c.blocks[block].basis != Row && c.incident.Known() {
			return When{c.incident, Nearby}
		}
	}
	if s := c.blocks[block]; s.Known() {
		return When{s.Date, s.basis}
	}
	if c.own.Known() {
		return When{c.own, Written}
	}
	return When{}
}

// said is the date that the sentence itself gives: of several the one nearest
// to the words, and one outside of an account is when it was told.
func (c *calendar) said(block int, sentence, mark text.Span, p *language.Paragraph) (When, bool) {
	ds := c.in(block, sentence)
	if len(ds) == 0 {
		return When{}, false
	}
	scope := scopeOver(p, mark)
	best, basis := ds[0], Told
	gap := func(d found) int {
		if d.span.End <= mark.Start {
			return mark.Start - d.span.End
		}
		return max(d.span.Start-mark.End, 0)
	}
	for i, d := range ds {
		inside := scope == nil || scope.Contains(d.span)
		switch {
		case inside && basis == Told:
			best, basis = d, Said
		case inside == (basis == Said) && i > 0 && gap(d) < gap(best):
			best = d
		}
	}
	if at := c.blocks[block]; at.Known() && at.Date == best.Date && best.span.Start == c.at(block)[0].span.Start {
		basis = at.basis // it opens the entry or the line
	}
	return When{best.Date, basis}, true
}

// nearby is the day that an earlier sentence of the block gives; the nearest.
func (c *calendar) nearby(block int, sentence text.Span) (Date, bool) {
	ds := c.at(block)
	for i := len(ds) - 1; i >= 0; i-- {
		if ds[i].span.End > sentence.Start || ds[i].before {
			continue
		}
		for _, d := range c.in(block, ds[i].span) {
			if d.Unit == Day && !d.Since {
				return d.Date, true
			}
		}
	}
	return Date{}, false
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
		case "VBZ", "VBP":
			is = is || near
		}
	}
	return was && !is
}
