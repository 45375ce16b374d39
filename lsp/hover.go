package lsp

import (
	"context"
	"slices"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// mention is a stretch of the client's text, in bytes, that means a person.
type mention struct {
	from, to int
	person   cast.PersonID
	named    bool
}

// mentionsOf are the mentions of the people of an analysis, in order. It waits
// for the document's session, whose paragraphs it reads; the analysis must be
// the last that the session made, else there are none.
func (d *document) mentionsOf(a *analysis) []mention {
	if a.result == nil || a.result.Cast == nil {
		return nil
	}
	d.busy.Lock()
	defer d.busy.Unlock()
	if a.mentions != nil || d.lastRun != a {
		return a.mentions
	}
	a.mentions = []mention{}
	for i, b := range d.session.Bound() {
		for _, m := range b.Mentions {
			if m.Person < 0 || int(m.Person) >= len(a.result.Cast.People) || m.To <= m.From {
				continue
			}
			span := text.Span{Start: b.Tokens[m.From].Span.Start, End: b.Tokens[m.To-1].Span.End}
			from, to := a.source(i, span)
			a.mentions = append(a.mentions, mention{from, to, m.Person, m.Kind == cast.Named})
		}
	}
	slices.SortStableFunc(a.mentions, func(x, y mention) int { return x.from - y.from })
	return a.mentions
}

// personAt is the shortest mention that covers an offset: "his" rather than
// "his partner".
func personAt(ms []mention, off int) (mention, bool) {
	var best mention
	ok := false
	for _, m := range ms {
		if m.from <= off && off <= m.to && (!ok || m.to-m.from < best.to-best.from) {
			best, ok = m, true
		}
	}
	return best, ok
}

// hover says why the words at a place are pointed at, and who is meant by them.
// There is no hover where there is nothing to say.
func (s *Server) hover(ctx context.Context, p positionParams) (*hover, error) {
	d, a, err := s.analyse(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if a.result == nil {
		return nil, nil
	}
	s.mu.Lock()
	formats := s.client.TextDocument.Hover.ContentFormat
	set := s.settings
	s.mu.Unlock()
	off := a.places.offset(p.Position)
	m := markup{plain: !slices.Contains(formats, "markdown")}
	var at *lspRange
	for i := range a.result.Findings {
		f := &a.result.Findings[i]
		from, to := a.source(f.Block, f.Span)
		if off < from || off > to || set.level(f) == 0 {
			continue
		}
		if m.Len() > 0 && !m.plain {
			m.paragraph("---")
		}
		m.finding(f, a.setup.NoText)
		if at == nil {
			r := a.places.rng(from, to)
			at = &r
		}
	}
	if who, ok := personAt(d.mentionsOf(a), off); ok && !a.setup.NoText {
		if m.Len() > 0 && !m.plain {
			m.paragraph("---")
		}
		m.person(&a.result.Cast.People[who.person])
		if at == nil {
			r := a.places.rng(who.from, who.to)
			at = &r
		}
	}
	if at == nil {
		return nil, nil
	}
	kind := "markdown"
	if m.plain {
		kind = "plaintext"
	}
	return &hover{markupContent{kind, m.String()}, at}, nil
}

// semanticTokens colour the people of a document by their role, where the
// user wants that. A token does not span lines.
func (s *Server) semanticTokens(ctx context.Context, p documentParams) (semanticTokens, error) {
	out := semanticTokens{Data: []uint32{}}
	s.mu.Lock()
	on := s.settings.SemanticTokens
	s.mu.Unlock()
	if !on {
		return out, nil
	}
	d, a, err := s.analyse(ctx, p.TextDocument.URI)
	if err != nil {
		return out, err
	}
	var last position
	end := 0
	for _, m := range d.mentionsOf(a) {
		kind, ok := roleToken(a.result.Cast.People[m.person].Role)
		if !ok || m.from < end { // tokens must not overlap
			continue
		}
		end = m.to
		from, to := a.places.position(m.from), a.places.position(m.to)
		for line := from.Line; line <= to.Line; line++ {
			start, stop := 0, to.Character
			if line == from.Line {
				start = from.Character
			}
			if line < to.Line {
				stop = a.places.units(a.places.line(line))
			}
			if stop <= start {
				continue
			}
			at := position{line, start}
			delta := at.Character
			if at.Line == last.Line {
				delta -= last.Character
			}
			out.Data = append(out.Data, uint32(at.Line-last.Line), uint32(delta), uint32(stop-start), kind, 0)
			last = at
		}
	}
	return out, nil
}
