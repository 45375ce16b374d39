// Package linttest shows tests what a check sees.
package linttest

import (
	"context"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Viewer hands on every sentence of documents, each bound to the document's cast.
// It is not safe for several goroutines.
type Viewer struct {
	engine *lint.Engine
	check  *every
}

// every is a check that is shown every sentence and finds nothing.
type every struct {
	patterns []*pattern.Pattern
	see      func(p *lint.Paragraph, i int)
}

func (e *every) Patterns() []*pattern.Pattern { return e.patterns }

func (e *every) CheckSentence(p *lint.Paragraph, i int, _ []int) []lint.Match {
	e.see(p, i)
	return nil
}

// NewViewer makes a viewer that reads with a lexicon.
func NewViewer(t testing.TB, lx *pattern.Lexicon) *Viewer {
	t.Helper()
	word, err := pattern.Compile("_", lx, nil)
	if err != nil {
		t.Fatal(err)
	}
	v := &Viewer{check: &every{patterns: []*pattern.Pattern{word}}}
	v.engine, err = lint.New([]*lint.Rule{{ID: "every/sentence", Family: "every", Severity: lint.Suggestion, Check: v.check}}, lx, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// See shows the sentences of a document about domestic abuse, in order.
func (v *Viewer) See(t testing.TB, doc *text.Document, people []cast.Declaration, see func(p *lint.Paragraph, i int)) {
	t.Helper()
	v.check.see = see
	res, err := v.engine.Lint(context.Background(), doc, people, lint.Options{DomesticAbuse: lint.Yes})
	if err != nil || len(res.Problems) > len(doc.Skipped) {
		t.Fatal(err, res)
	}
}

// Text is words as a document of one block.
func Text(words string) *text.Document { return text.FromString("text", words) }
