package rules

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
)

// unfit lists the findings at warning or above in a text that is about domestic
// abuse, each as the rule and the words it marks.
func unfit(t *testing.T, e *lint.Engine, name, content, docType string) []string {
	t.Helper()
	doc, err := read.Document(name, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	res, err := e.Lint(context.Background(), doc, StockCast, lint.Options{DomesticAbuse: lint.Yes, Type: docType, MinSeverity: lint.Warning})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) > 0 {
		t.Fatal(name, res.Problems)
	}
	var out []string
	for _, f := range res.Findings {
		b := doc.Blocks[f.Block].Text
		from, to := max(0, f.Span.Start-60), min(len(b), f.Span.End+60)
		out = append(out, f.Rule.ID+": "+strings.ToValidUTF8(b[from:f.Span.Start], "")+"<<"+b[f.Span.Start:f.Span.End]+">>"+strings.ToValidUTF8(b[f.Span.End:to], ""))
	}
	return out
}

// TestRulesKeepToTheirOwnAdvice runs all rules over what each rule says of
// itself. A phrase that is spoken of as a phrase stands in quotation marks.
func TestRulesKeepToTheirOwnAdvice(t *testing.T) {
	e := testEngine(t)
	for _, r := range append(e.Rules(), lint.OwnRules()...) {
		texts := map[string][]string{
			"title": {r.Doc.Title}, "why": {r.Doc.Why}, "instead": {r.Doc.Instead}, "questions": r.Doc.Questions,
		}
		for _, w := range r.Rewrites {
			texts["label of the rewrite"] = append(texts["label of the rewrite"], w.Label)
		}
		for _, f := range r.Flag {
			if f.Becomes != "" {
				texts["better wording"] = append(texts["better wording"], f.Becomes)
			}
		}
		for part, all := range texts {
			kind := "policy" // it speaks of people in general
			if part == "better wording" {
				kind = "assessment"
			}
			for _, s := range all {
				for _, found := range unfit(t, e, "rule.txt", s, kind) {
					t.Errorf("the %s of %s: %s", part, r.ID, found)
				}
			}
		}
	}
}

func TestPagesKeepToTheRules(t *testing.T) {
	e := testEngine(t)
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, file := range []string{"README.md", "ARCHITECTURE.md", "docs/own-rules.md"} {
		data, err := os.ReadFile("../" + file)
		if err != nil {
			t.Fatal(err)
		}
		pages[file] = string(data)
	}
	for _, p := range set.Markdown() {
		pages["rules/"+p.Path] = p.Text
	}
	var html strings.Builder
	if err := set.HTML(&html); err != nil {
		t.Fatal(err)
	}
	pages["rules.html"] = html.String()
	for name, text := range pages {
		for _, found := range unfit(t, e, name[strings.LastIndexByte(name, '/')+1:], text, "policy") {
			t.Errorf("%s: %s", name, found)
		}
	}
}

// TestGoodReportsAreLeftAlone runs all rules over the reports that are written
// as good practice.
func TestGoodReportsAreLeftAlone(t *testing.T) {
	good := 0
	for _, r := range readReports(t) {
		if !r.Clean {
			continue
		}
		good++
		for _, f := range r.result.Findings {
			if f.Severity >= lint.Warning {
				t.Errorf("%s: %s: %q", r.File, f.Rule.ID, r.text[r.at(f).Start:r.at(f).End])
			}
		}
	}
	if good < 4 {
		t.Errorf("%d good reports", good)
	}
}
