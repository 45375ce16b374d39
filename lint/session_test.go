package lint_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
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

func builtin(t *testing.T) *lint.Engine {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := set.Engine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestRunGivenUpLosesNothingForTheNext(t *testing.T) {
	e := builtin(t)
	source := corpus.Report(5, 8000)
	doc, err := read.Document("a.txt", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 4} {
		for _, asked := range []int{0, 3, 12} {
			t.Run(fmt.Sprintf("%d workers, after %d", workers, asked), func(t *testing.T) {
				givenUp(t, e.Session(), doc, lint.Options{Workers: workers}, asked)
			})
		}
	}
}

// givenUp has a session check a document, give a second run up, and check again.
func givenUp(t *testing.T, s *lint.Session, doc *text.Document, opts lint.Options, asked int) {
	if _, err := s.Lint(context.Background(), doc, nil, opts); err != nil {
		t.Fatal(err)
	}
	whole := s.Stats()
	if _, err := s.Lint(&endsAfter{context.Background(), asked}, doc, nil, opts); err == nil {
		t.Fatal("the run was not given up")
	}
	if _, err := s.Lint(context.Background(), doc, nil, opts); err != nil {
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

func TestFirstRunGivenUpIsTakenUpAgain(t *testing.T) {
	e := builtin(t)
	doc, err := read.Document("a.txt", []byte(corpus.Report(5, 8000)))
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 4} {
		opts := lint.Options{Workers: workers}
		once, s := e.Session(), e.Session()
		want, err := once.Lint(context.Background(), doc, nil, opts)
		if err != nil {
			t.Fatal(err)
		}
		gaveUp := 0
		for asked := 0; ; asked += 7 {
			got, err := s.Lint(&endsAfter{context.Background(), asked}, doc, nil, opts)
			if err != nil {
				gaveUp++
				continue
			}
			if len(got.Findings) != len(want.Findings) || len(want.Findings) == 0 {
				t.Errorf("%d workers: %d findings after runs that were given up, %d without", workers, len(got.Findings), len(want.Findings))
			}
			break
		}
		if gaveUp < 3 || s.Stats() != once.Stats() {
			t.Errorf("%d workers: gave up %d times, did %+v in all, once %+v", workers, gaveUp, s.Stats(), once.Stats())
		}
	}
}
