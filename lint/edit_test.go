package lint_test

import (
	"context"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/rules"
)

// TestEditsLoseNothingThatTheWriterSaid applies every edit of every flagged
// example of every rule: what the edit takes out is the words marked and, where
// the act is told anew, the person it was done to; or nothing at all.
func TestEditsLoseNothingThatTheWriterSaid(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := set.Engine()
	if err != nil {
		t.Fatal(err)
	}
	edits := 0
	for _, r := range set.Rules {
		opts := lint.Options{DomesticAbuse: lint.Yes, Only: []string{r.ID}, Severity: map[string]lint.Severity{r.ID: lint.Warning}}
		for _, ex := range r.Flag {
			doc, err := read.Document("a.txt", []byte(ex.Text))
			if err != nil {
				t.Fatal(err)
			}
			res, err := e.Lint(context.Background(), doc, rules.StockCast, opts)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range res.Findings {
				words := doc.Blocks[f.Block].Text
				for _, w := range f.Rewrites {
					for _, ed := range w.Edits {
						edits++
						taken := words[ed.Span.Start:ed.Span.End]
						marked := ed.Span.Start >= f.Span.Start && ed.Span.End <= f.Span.End
						told := ed.Span.Start < f.Span.Start && ed.Span.End <= f.Span.End && !strings.Contains(taken, ".")
						if taken != "" && !marked && !told {
							t.Errorf("%s: %q loses %q for %q", r.ID, words, taken, ed.New)
						}
						if strings.Contains(ed.New, "; or: ") || strings.TrimSpace(ed.New) == "" {
							t.Errorf("%s: %q is no single wording", r.ID, ed.New)
						}
					}
				}
			}
		}
	}
	if edits < len(set.Rules) {
		t.Errorf("%d edits of %d rules", edits, len(set.Rules))
	}
}

func TestEditsStandInForTheClauseOrBesideTheSentence(t *testing.T) {
	for _, tt := range []struct{ rule, text, want string }{
		{"absent-perpetrator/agentless-passive", "Sarah was hit twice.", "Mark hit Sarah twice."},
		{"absent-perpetrator/agentless-passive", "When Sarah was hit, Leo hid.", "When Mark hit Sarah, Leo hid."},
		{"mutualising/stormy-relationship", "They had a volatile relationship, in 2019.", "They had a volatile relationship, in 2019. Mark [does what] to Sarah [since when, how often]."},
	} {
		set, err := rules.Builtin()
		if err != nil {
			t.Fatal(err)
		}
		e, err := set.Engine()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := read.Document("a.txt", []byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Lint(context.Background(), doc, rules.StockCast, lint.Options{DomesticAbuse: lint.Yes, Only: []string{tt.rule}})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Findings) != 1 || len(res.Findings[0].Rewrites) == 0 {
			t.Errorf("%q: %d findings", tt.text, len(res.Findings))
			continue
		}
		ed := res.Findings[0].Rewrites[0].Edits[0]
		b := doc.Blocks[0].Text
		if got := b[:ed.Span.Start] + ed.New + b[ed.Span.End:]; got != tt.want {
			t.Errorf("%q became %q, want %q", tt.text, got, tt.want)
		}
	}
}
