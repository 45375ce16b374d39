package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

func TestReview(t *testing.T) {
	d := wordFile()
	var b strings.Builder
	if _, err := Review(&b, d, ReviewOptions{Extra: []Line{{"Pattern", "*partly*."}}}); err != nil {
		t.Fatal(err)
	}
	golden(t, "review.golden.md", b.String())
}

// The notes quote nothing under NoText: no words, names, sections or reasons.
func TestReviewWithoutText(t *testing.T) {
	d := wordFile()
	d.NoText = true
	var b strings.Builder
	if _, err := Review(&b, d, ReviewOptions{Max: 1}); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"was hit", "volatile relationship.", "Sarah", "“Analysis”", "charge"} {
		if strings.Contains(b.String(), s) {
			t.Errorf("%q is in\n%s", s, b.String())
		}
	}
	if !strings.Contains(b.String(), "1 more, the least pressing") {
		t.Errorf("does not say what is left out:\n%s", b.String())
	}
}

// What Markdown would take for markup reads as it was written.
func TestReviewEscapes(t *testing.T) {
	doc := text.New("a_b.txt", text.Plain)
	doc.Source = "<b>*She*</b> <<was hit>> [again](x) # `now`"
	doc.Blocks = []text.Block{{Text: doc.Source, Pieces: []text.Piece{{Text: text.Span{End: len(doc.Source)}, Source: len(doc.Source)}}}}
	r := &lint.Result{Document: doc}
	r.Findings = []lint.Finding{find(doc, 0, passive)}
	var b strings.Builder
	if _, err := Review(&b, Document{Path: "a_b.txt", Result: r}, ReviewOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`# Notes on a\_b.txt`, `\<b\>\*She\*\</b\> **was hit** \[again\](x) \# \` + "`now\\`"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

// The most pressing findings stay in reading order.
func TestPressing(t *testing.T) {
	var all []*lint.Finding
	for _, s := range []lint.Severity{lint.Suggestion, lint.Error, lint.Warning, lint.Error, lint.Warning} {
		all = append(all, &lint.Finding{Severity: s})
	}
	for most, want := range map[int][]*lint.Finding{
		0: all, 9: all, 5: all,
		1: {all[1]},
		2: {all[1], all[3]},
		3: {all[1], all[2], all[3]},
	} {
		if got := Pressing(all, most); !slices.Equal(got, want) {
			t.Errorf("of %d: %v, want %v", most, got, want)
		}
	}
}
