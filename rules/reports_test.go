package rules

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// What the reports are held to.
const (
	reportsRecall = 0.77 // of the spans of all reports, at least
	cleanAlarms   = 0.3  // findings at warning per 1,000 words of the clean ones, at most
)

// expected is what stands beside a report in testdata/reports.
type expected struct {
	File          string
	Type          string
	DomesticAbuse bool `json:"domestic_abuse"`
	Jurisdiction  string
	Spans         []expectedSpan
	MustNotFlag   []string `json:"must_not_flag"`
	Clean         bool
}

// expectedSpan is words of a report that are to be marked.
type expectedSpan struct{ Family, Text, Match string }

type checkedReport struct {
	expected
	result *lint.Result
	text   string // of all blocks, a line each
	starts []int  // of each block in text
}

// at is where a finding stands in the report's text.
func (r *checkedReport) at(f lint.Finding) text.Span {
	return text.Span{Start: r.starts[f.Block] + f.Span.Start, End: r.starts[f.Block] + f.Span.End}
}

// places are all places of some words in the report's text, whatever the white
// space between them.
func (r *checkedReport) places(words string) []text.Span {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return nil
	}
	var out []text.Span
	for from := 0; ; {
		i := strings.Index(r.text[from:], fields[0])
		if i < 0 {
			return out
		}
		start := from + i
		if end := follow(r.text, start, fields); end > 0 {
			out = append(out, text.Span{Start: start, End: end})
		}
		from = start + 1
	}
}

// follow is where the fields end if they stand in s from start, or 0.
func follow(s string, start int, fields []string) int {
	at := start
	for k, f := range fields {
		if k > 0 {
			rest := strings.TrimLeft(s[at:], " \n\t\u00a0")
			if len(rest) == len(s[at:]) {
				return 0
			}
			at = len(s) - len(rest)
		}
		if !strings.HasPrefix(s[at:], f) {
			return 0
		}
		at += len(f)
	}
	return at
}

func readExpected(t *testing.T, file string) (e expected) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &e); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return e
}

func readDocument(t *testing.T, path string) *text.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Document(filepath.Base(path), data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// readReports checks every report with nothing but its name given.
func readReports(t *testing.T) []*checkedReport {
	t.Helper()
	files, err := filepath.Glob("../testdata/reports/*.expected.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	e := testEngine(t)
	var out []*checkedReport
	for _, file := range files {
		r := &checkedReport{expected: readExpected(t, file)}
		doc := readDocument(t, filepath.Join("../testdata/reports", r.File))
		if r.result, err = e.Lint(context.Background(), doc, []cast.Declaration{}, lint.Options{Jurisdiction: r.Jurisdiction}); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for i := range doc.Blocks {
			r.starts = append(r.starts, b.Len())
			b.WriteString(doc.Blocks[i].Text + "\n")
		}
		r.text = b.String()
		out = append(out, r)
	}
	return out
}

// sameGroup reports whether two families answer to one labelling code.
func sameGroup(a, b string) bool {
	for _, families := range codeFamilies {
		if slices.Contains(families, a) && slices.Contains(families, b) {
			return true
		}
	}
	return a == b
}

func TestReports(t *testing.T) {
	spans, found, words, alarms := 0, 0, 0, 0
	for _, r := range readReports(t) {
		t.Run(r.File, func(t *testing.T) {
			if r.result.Type != r.Type {
				t.Errorf("type %s, want %s", r.result.Type, r.Type)
			}
			if r.result.DomesticAbuse != r.DomesticAbuse {
				t.Errorf("about domestic abuse: %t, want %t", r.result.DomesticAbuse, r.DomesticAbuse)
			}
			if r.Clean {
				words += r.result.Words
			}
			var asked []lint.Finding
			for _, f := range r.result.Findings {
				if f.Severity >= lint.Warning && f.Rule.Family != "practice" {
					asked = append(asked, f)
				}
			}
			for _, s := range r.Spans {
				places := r.places(s.Text)
				if len(places) == 0 {
					t.Errorf("these words do not stand in the report: %s", s.Text)
				}
				spans++
				if slices.ContainsFunc(asked, func(f lint.Finding) bool {
					return sameGroup(f.Rule.Family, s.Family) && overlaps(places, r.at(f))
				}) {
					found++
				} else {
					t.Logf("not found: %s: %s", s.Family, s.Text)
				}
			}
			for _, s := range r.MustNotFlag {
				places := r.places(s)
				if len(places) == 0 {
					t.Errorf("these words do not stand in the report: %s", s)
				}
				for _, f := range asked {
					if overlaps(places, r.at(f)) {
						t.Errorf("%s marks %q, in words that are to be left alone: %s", f.Rule.ID, r.text[r.at(f).Start:r.at(f).End], s)
					}
				}
			}
			if r.Clean {
				alarms += len(asked)
				for _, f := range asked {
					t.Logf("a clean report: %s marks %q", f.Rule.ID, r.text[r.at(f).Start:r.at(f).End])
				}
			}
		})
	}
	if words == 0 || spans == 0 {
		t.Fatal("nothing to measure")
	}
	recall, rate := float64(found)/float64(spans), 1000*float64(alarms)/float64(words)
	t.Logf("found %d of %d spans: recall %.3f", found, spans, recall)
	t.Logf("clean reports: %d findings in %d words: %.2f per 1,000", alarms, words, rate)
	if recall < reportsRecall {
		t.Errorf("recall %.3f, want %.2f at least", recall, reportsRecall)
	}
	if rate > cleanAlarms {
		t.Errorf("%.2f findings per 1,000 words of clean reports, want %.1f at most", rate, cleanAlarms)
	}
}

func overlaps(places []text.Span, s text.Span) bool {
	return slices.ContainsFunc(places, s.Overlaps)
}
