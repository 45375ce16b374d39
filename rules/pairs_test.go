package rules

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// labelledText is a line of testdata/labelled. Start and End count runes.
type labelledText struct {
	ID, Text, Context string
	Labels            []struct {
		Code       string
		Start, End int
	}
}

func readLabelled(t *testing.T, name string) []labelledText {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/labelled", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []labelledText
	for line := range bytes.Lines(data) {
		var l labelledText
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(name, err)
		}
		out = append(out, l)
	}
	return out
}

// labelledAs reports whether a label over some of the span of l.Text answers to
// the rule's family.
func (l *labelledText) labelledAs(s text.Span, r *lint.Rule) bool {
	return slices.Contains(l.families(s), r.Family)
}

// families are those that answer to the labels over some of the span of l.Text.
func (l *labelledText) families(s text.Span) []string {
	start, end := utf8.RuneCountInString(l.Text[:s.Start]), utf8.RuneCountInString(l.Text[:s.End])
	var of []string
	for _, label := range l.Labels {
		if label.Start < end && start < label.End {
			of = append(of, codeFamilies[label.Code]...)
		}
	}
	return of
}

// TestOneFindingForOneReason looks for two findings at warning or above on the
// same words. Both may stand where the labels give both reasons for the words of
// either.
func TestOneFindingForOneReason(t *testing.T) {
	e := testEngine(t)
	pairs := 0
	for _, file := range []string{"open.jsonl", "later.jsonl"} {
		for _, l := range readLabelled(t, file) {
			doc := text.New(l.ID, text.Plain)
			if l.Context != "" {
				doc.Blocks = append(doc.Blocks, text.Block{Text: l.Context})
			}
			doc.Blocks = append(doc.Blocks, text.Block{Text: l.Text})
			res, err := e.Lint(context.Background(), doc, nil, lint.Options{DomesticAbuse: lint.Yes, MinSeverity: lint.Warning})
			if err != nil {
				t.Fatal(err)
			}
			for i, a := range res.Findings {
				for _, b := range res.Findings[i+1:] {
					if a.Block != len(doc.Blocks)-1 || a.Block != b.Block || !a.Span.Overlaps(b.Span) {
						continue
					}
					pairs++
					over := text.Span{Start: min(a.Span.Start, b.Span.Start), End: max(a.Span.End, b.Span.End)}
					switch {
					case a.Rule == b.Rule || sameGroup(a.Rule.Family, b.Rule.Family):
						t.Errorf("%s: one reason told twice: %s %q, %s %q", l.ID, a.Rule.ID, l.Text[a.Span.Start:a.Span.End], b.Rule.ID, l.Text[b.Span.Start:b.Span.End])
					case !l.labelledAs(over, a.Rule) || !l.labelledAs(over, b.Rule):
						t.Errorf("%s: %s %q and %s %q", l.ID, a.Rule.ID, l.Text[a.Span.Start:a.Span.End], b.Rule.ID, l.Text[b.Span.Start:b.Span.End])
					}
				}
			}
		}
	}
	if pairs == 0 {
		t.Error("no two findings overlap: nothing is tested")
	}
}

// TestKnownDuplicates are sentences in which one thing was told twice.
func TestKnownDuplicates(t *testing.T) {
	e := testEngine(t)
	for _, s := range []string{
		"Janine allowed Paul back.",
		"Her leaving the door on the latch left the girls exposed.",
		"If she had just left, none of this would have happened.",
		"We are not assured that she can be relied on to keep him away.",
	} {
		res, err := e.Lint(context.Background(), plain(t, s), nil, lint.Options{DomesticAbuse: lint.Yes, MinSeverity: lint.Warning})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Findings) != 1 {
			var got []string
			for _, f := range res.Findings {
				got = append(got, f.Rule.ID)
			}
			t.Errorf("%s: %s", s, strings.Join(got, ", "))
		}
	}
}
