package lint

import (
	"context"
	"strings"
	"testing"
)

// weather is a topic that gives one answer to every document, and counts.
type weather struct {
	likely       float64
	notes, asked int
}

func (w *weather) Note(*Paragraph) any {
	w.notes++
	return w.notes
}

func (w *weather) About([]any) float64 {
	w.asked++
	return w.likely
}

func TestWhoDecidesWhatADocumentIsAbout(t *testing.T) {
	const named = "It is domestic abuse. "
	words := func(n int) string { return strings.Repeat("day ", n) }
	for _, tt := range []struct {
		name   string
		text   string
		says   Tri
		likely float64
		want   bool
		asked  bool
	}{
		{"the user says yes", words(100), Yes, 0, true, false},
		{"the user says no", named + words(100), No, 1, false, false},
		{"too short to be weighed", words(fewestWords - 1), Auto, 1, false, false},
		{"just long enough", words(fewestWords), Auto, likely, true, true},
		{"not likely enough", words(fewestWords), Auto, likely - 0.01, false, true},
		{"the longest", words(mostWords), Auto, 1, true, true},
		{"too long to be weighed", words(mostWords + 1), Auto, 1, false, false},
		{"named, and all else open", named + words(100), Auto, unlikely, true, true},
		{"named, and all else against it", named + words(100), Auto, unlikely - 0.01, false, true},
		{"named once in a long one", named + words(shortWords), Auto, 0, true, false},
		{"named without a doubt", strings.Repeat(named, outright) + words(100), Auto, 0, true, false},
	} {
		topic := &weather{likely: tt.likely}
		e, err := New(nil, lexicon(), nil, topic)
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Lint(context.Background(), document(tt.text), nil, Options{DomesticAbuse: tt.says})
		if err != nil {
			t.Fatal(err)
		}
		if res.DomesticAbuse != tt.want || (topic.asked > 0) != tt.asked || res.Taken != (tt.says == Auto) {
			t.Errorf("%s: %t, asked %d times, taken %t", tt.name, res.DomesticAbuse, topic.asked, res.Taken)
		}
	}
}

func TestOnlyWhatChangedIsNotedAgain(t *testing.T) {
	topic := &weather{}
	e, err := New(nil, lexicon(), nil, topic)
	if err != nil {
		t.Fatal(err)
	}
	s := e.Session()
	lint := func(paragraphs ...string) int {
		t.Helper()
		before := topic.notes
		if _, err := s.Lint(context.Background(), document(paragraphs...), nil, Options{}); err != nil {
			t.Fatal(err)
		}
		return topic.notes - before
	}
	long := strings.Repeat("day ", 100)
	if n := lint(long, "The bus was late.", "It rained."); n != 3 {
		t.Errorf("a new document: %d paragraphs noted", n)
	}
	if n := lint(long, "The bus was late.", "It rained."); n != 0 {
		t.Errorf("the same again: %d", n)
	}
	if n := lint(long, "The bus was early.", "It rained."); n != 1 {
		t.Errorf("one paragraph changed: %d", n)
	}
}
