package rules

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
)

// TestRewritesInventNobody reads every example of every rule with nothing known
// of the people: a rewrite may use only names that stand in the text, and says
// with a blank what the author must fill in.
func TestRewritesInventNobody(t *testing.T) {
	set, e := testSet(t), testEngine(t)
	rewrites := 0
	for _, r := range set.Rules {
		for _, ex := range r.Flag {
			opts := lint.Options{DomesticAbuse: lint.Yes, Only: []string{r.ID}, Severity: map[string]lint.Severity{r.ID: lint.Warning}}
			res, err := e.Lint(context.Background(), plain(t, ex.Text), nil, opts)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range res.Findings {
				for _, w := range f.Rewrites {
					rewrites++
					if strings.ContainsAny(w.Text, "{}") {
						t.Errorf("%s: a slot is left open: %s", r.ID, w.Text)
					}
					for _, d := range StockCast {
						if strings.Contains(w.Text, d.Name) && !strings.Contains(ex.Text, d.Name) {
							t.Errorf("%s: %s is nowhere in %q: %s", r.ID, d.Name, ex.Text, w.Text)
						}
					}
				}
			}
		}
	}
	if rewrites < len(set.Rules) {
		t.Errorf("%d rewrites of %d rules", rewrites, len(set.Rules))
	}
}

// TestEveryRuleSaysWhatToWriteWhenItIsNotKnown holds the rules about who did
// what to offering a wording for an author who does not know.
func TestEveryRuleSaysWhatToWriteWhenItIsNotKnown(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		if r.Family != "absent-perpetrator" {
			continue
		}
		said := strings.ToLower(r.Doc.Instead)
		for _, w := range r.Rewrites {
			said += " " + strings.ToLower(w.Label+" "+w.Becomes)
		}
		if !strings.Contains(said, "not known") && !strings.Contains(said, "do not know") && !strings.Contains(said, "not been told") && !strings.Contains(said, "has not said") {
			t.Errorf("%s does not say what to write where it is not known who did it", r.ID)
		}
	}
}

// TestEveryRewriteLeavesTheAuthorSomethingToSay fills every rewrite with a whole
// cast: even then it has a blank, or the words for what is not known, so that
// nobody can take a guess of dalint's for a finished sentence. Choices between
// two words for the same act are left out.
func TestEveryRewriteLeavesTheAuthorSomethingToSay(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	slot := regexp.MustCompile(`\{[^}]*\}`)
	for _, r := range set.Rules {
		if r.Family == "terminology" {
			continue
		}
		for _, w := range r.Rewrites {
			rest := slot.ReplaceAllString(w.Becomes, "")
			if !strings.Contains(rest, "[") && !strings.Contains(rest, "not known") {
				t.Errorf("%s: %q has no blank and does not say what to write where it is not known", r.ID, w.Becomes)
			}
		}
	}
}
