package lint_test

import (
	"context"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/rules"
)

// endsAfter is a context that ends once it has been asked a number of times.
type endsAfter struct {
	context.Context
	asked int
}

func (c *endsAfter) Err() error {
	if c.asked--; c.asked < 0 {
		return context.Canceled
	}
	return nil
}

func TestRunGivenUpLosesNothingForTheNext(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := set.Engine()
	if err != nil {
		t.Fatal(err)
	}
	source := corpus.Report(5, 8000)
	doc, err := read.Document("a.txt", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	s := e.Session()
	if _, err := s.Lint(context.Background(), doc, nil, lint.Options{}); err != nil {
		t.Fatal(err)
	}
	whole := s.Stats()
	if _, err := s.Lint(&endsAfter{context.Background(), 3}, doc, nil, lint.Options{}); err == nil {
		t.Fatal("the run was not given up")
	}
	if _, err := s.Lint(context.Background(), doc, nil, lint.Options{}); err != nil {
		t.Fatal(err)
	}
	if s.Stats() != whole {
		t.Errorf("after a run was given up: %+v, before %+v", s.Stats(), whole)
	}
	for i, b := range s.Bound() {
		if b == nil || b.Text != doc.Blocks[i].Text {
			t.Fatalf("paragraph %d of %d is not the block's", i, len(s.Bound()))
		}
	}
	if len(s.Bound()) != len(doc.Blocks) {
		t.Errorf("%d paragraphs of %d blocks", len(s.Bound()), len(doc.Blocks))
	}
}
