package classify

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/pattern"
)

// Reader reads what sentences and texts have, for whoever fits a model to them. It
// is not safe for several goroutines.
type Reader struct{ reader *reader }

// NewReader makes a reader that knows the concepts of a lexicon.
func NewReader(lx *pattern.Lexicon) *Reader { return &Reader{newReader(lx)} }

// Features are those of sentence i, which is parsed, and those of them that are of
// no two words together, each once, in ascending order. They stay valid until the
// next call.
func (r *Reader) Features(p *lint.Paragraph, i int) (all, plain []Feature) {
	return r.reader.features(p, i)
}

// Around are the features of the sentences beside sentence i, each once, in
// ascending order. They stay valid until the next call.
func (r *Reader) Around(p *lint.Paragraph, i int) []Feature { return r.reader.around(p, i) }

// Note is what a paragraph has, for Noted.
func (r *Reader) Note(p *lint.Paragraph) any { return r.reader.whole(p) }

// Noted are the features of a whole text, of what was noted of its paragraphs, each
// once, in ascending order.
func (r *Reader) Noted(notes []any) []Feature {
	var all []Feature
	for _, n := range notes {
		all = append(all, n.(content).features...)
	}
	return once(all)
}
