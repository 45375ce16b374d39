package classify

import (
	"fmt"
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/pattern"
)

// Topic tells how likely a document is about domestic abuse, by a model of one
// class that was fitted on whole documents. It implements lint.Topic.
type Topic struct{ model *Model }

var _ lint.Topic = (*Topic)(nil)

// RestoreTopic makes a topic of what Snapshot gave, to be used with a lexicon.
func RestoreTopic(data string, lx *pattern.Lexicon) (*Topic, error) {
	m, err := Restore(data)
	if err != nil {
		return nil, err
	}
	if len(m.Classes) != 1 {
		return nil, fmt.Errorf("classify: a topic has one class, not %d", len(m.Classes))
	}
	return &Topic{Together(lx, m)[0]}, nil
}

// Fitted names what the topic was fitted on, as New was told.
func (t *Topic) Fitted() (sum string) { return t.model.Sum }

// content is what a paragraph has.
type content struct {
	features []Feature // in ascending order, each once
	tokens   int
}

// Note implements lint.Topic.
func (t *Topic) Note(p *lint.Paragraph) any {
	r := t.model.group.readers.Get().(*reader)
	defer t.model.group.readers.Put(r)
	return r.whole(p)
}

// page is from how many tokens on a paragraph ends a page, which is weighed by
// itself: a long document says something of everything somewhere. A last page of
// fewer than leaf is left out where there are others.
const (
	page = 250
	leaf = 80
)

// About implements lint.Topic: it is the mean over the document's pages, in each
// of which what is said several times counts once.
func (t *Topic) About(notes []any) float64 {
	var all []Feature
	tokens, pages, sum := 0, 0, 0.0
	turn := func() {
		sum += t.model.sum(once(all), nobodyBeside)[0]
		all, tokens, pages = all[:0], 0, pages+1
	}
	for _, n := range notes {
		n := n.(content)
		all, tokens = append(all, n.features...), tokens+n.tokens
		if tokens >= page {
			turn()
		}
	}
	if tokens >= leaf || pages == 0 {
		turn()
	}
	return sum / float64(pages)
}

// whole is what a paragraph's sentences have.
func (r *reader) whole(p *lint.Paragraph) content {
	n := content{tokens: len(p.Tokens)}
	for i := range p.Sentences {
		all, _ := r.features(p, i)
		n.features = append(n.features, all...)
	}
	n.features = once(n.features)
	return n
}

// once sorts features, each of which stays once.
func once(all []Feature) []Feature {
	slices.Sort(all)
	return slices.Compact(all)
}
