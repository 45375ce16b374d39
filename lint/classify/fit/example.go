// Package fit fits the models of package classify to examples: a logistic
// regression for each class (Model), and a small network (Network). It is for the
// run that makes a model's data, and no part of the program.
package fit

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/pattern"
)

// Example is a sentence to fit on: what it has, and the classes that it is of.
type Example struct {
	Features []classify.Feature
	Around   []classify.Feature // of what stands beside it
	Classes  []string
	Plain    bool // no two words together, and nothing of what stands beside it

	more int // as how many examples it counts, beside the first
}

// Times is an example that counts as n of its kind. What only such an example has
// is not learnt any sooner than if it counted once.
func (x Example) Times(n int) Example {
	x.more = n - 1
	return x
}

func (x *Example) weight() int { return 1 + x.more }

// Sum tells examples apart whose features differ, for those who want to know
// whether features are still read as they were.
func (x Example) Sum() uint64 {
	h := uint64(len(x.Features))
	for _, list := range [][]classify.Feature{x.Features, x.Around} {
		for _, f := range list {
			h = (h ^ uint64(f)) * 1099511628211
		}
	}
	return h
}

// Reader makes examples of sentences.
type Reader struct{ reader *classify.Reader }

// NewReader makes a reader that knows the concepts of a lexicon.
func NewReader(lx *pattern.Lexicon) *Reader { return &Reader{classify.NewReader(lx)} }

// Example makes an example of sentence i, which is parsed.
func (r *Reader) Example(p *lint.Paragraph, i int, classes []string) Example {
	all, _ := r.reader.Features(p, i)
	return Example{Features: slices.Clone(all), Around: slices.Clone(r.reader.Around(p, i)), Classes: classes}
}

// Plain makes an example of sentence i, which is parsed, without the pairs of its
// words and what stands beside it. A model fitted on such examples is smaller and
// quicker, and where there are few, as good.
func (r *Reader) Plain(p *lint.Paragraph, i int, classes []string) Example {
	_, plain := r.reader.Features(p, i)
	return Example{Features: slices.Clone(plain), Classes: classes, Plain: true}
}

// Note is what a paragraph has, for Text.
func (r *Reader) Note(p *lint.Paragraph) any { return r.reader.Note(p) }

// Text makes an example of a whole text, of what was noted of its paragraphs.
func (r *Reader) Text(notes []any, classes []string) Example {
	return Example{Features: r.reader.Noted(notes), Classes: classes}
}
