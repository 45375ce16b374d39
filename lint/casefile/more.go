package casefile

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// withMore adds what find makes of the sentences of which nothing of a kind is listed
// yet. Find gets the sentence parsed, and a statement of that kind to complete; it
// reports whether the sentence is one.
func (r *reader) withMore(in []lint.Statement, kind lint.StatementKind, find func(b *cast.Bound, sentence int, s *lint.Statement) bool) []lint.Statement {
	listed := map[Source]bool{}
	for i := range in {
		if in[i].Kind == kind {
			listed[Source{Block: in[i].Block, Span: in[i].Span}] = true
		}
	}
	for i, b := range r.read.Bound {
		for k := range b.Sentences {
			s := lint.Statement{Kind: kind, Block: i, Span: b.Sentences[k].Span, Event: -1}
			if listed[Source{Block: i, Span: s.Span}] {
				continue
			}
			b.Parse(k)
			if find(b, k, &s) {
				in = append(in, s)
			}
		}
	}
	return in
}
