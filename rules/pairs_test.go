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

// twoRepairs are pairs of rules, by name, that mark the same words for two
// reasons, each with its own repair. Where the labels of a text have one of the
// two only, they may still both speak.
var twoRepairs = [][2]string{
	{"double-standard/praised-for-the-ordinary", "euphemism/trouble-at-home"}, // leave out the praise, and say what “whatever has gone on” stands for
}

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
	start, end := utf8.RuneCountInString(l.Text[:s.Start]), utf8.RuneCountInString(l.Text[:s.End])
	for _, label := range l.Labels {
		if label.Start < end && start < label.End && slices.Contains(codeFamilies[label.Code], r.Family) {
			return true
		}
	}
	return false
}

// TestOneFindingForOneReason looks for two findings at warning or above on the
// same words. Both may stand where the labels give both reasons for the words of
// either, and for the pairs of twoRepairs.
func TestOneFindingForOneReason(t *testing.T) {
	e := testEngine(t)
	both, needed, pairs := map[[2]string]bool{}, map[[2]string]bool{}, 0
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
					pair := [2]string{a.Rule.ID, b.Rule.ID}
					slices.Sort(pair[:])
					over := text.Span{Start: min(a.Span.Start, b.Span.Start), End: max(a.Span.End, b.Span.End)}
					switch {
					case a.Rule == b.Rule || sameGroup(a.Rule.Family, b.Rule.Family):
						t.Errorf("%s: one reason told twice: %s %q, %s %q", l.ID, a.Rule.ID, l.Text[a.Span.Start:a.Span.End], b.Rule.ID, l.Text[b.Span.Start:b.Span.End])
					case l.labelledAs(over, a.Rule) && l.labelledAs(over, b.Rule):
						both[pair] = true
					case slices.Contains(twoRepairs, pair):
						needed[pair] = true
					default:
						t.Errorf("%s: %s %q and %s %q", l.ID, a.Rule.ID, l.Text[a.Span.Start:a.Span.End], b.Rule.ID, l.Text[b.Span.Start:b.Span.End])
					}
				}
			}
		}
	}
	for _, p := range twoRepairs {
		if !both[p] || !needed[p] {
			t.Errorf("%s: labelled with both: %t; needed: %t", strings.Join(p[:], " and "), both[p], needed[p])
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
