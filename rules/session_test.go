package rules

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

func testSet(t testing.TB) *Set {
	t.Helper()
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func testEngine(t testing.TB) *lint.Engine {
	t.Helper()
	e, err := testSet(t).Engine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func plain(t testing.TB, s string) *text.Document {
	t.Helper()
	doc, err := read.Document("report.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// seen is what a user sees of a result.
func seen(r *lint.Result) any {
	var out []string
	for _, f := range r.Findings {
		out = append(out, fmt.Sprint(f.Rule.ID, f.Severity, f.Block, f.Span, f.Message, f.Rewrites, f.Fingerprint))
	}
	var people []string
	for _, p := range r.Cast.People {
		people = append(people, fmt.Sprintf("%+v", p))
	}
	for i := range r.Profile.Judgements {
		j := &r.Profile.Judgements[i]
		out = append(out, fmt.Sprint(j.Rule.ID, j.Status, j.Figures, j.Evidence, j.Anchor, j.Also))
	}
	out = append(out, fmt.Sprint(r.Profile.Measures, r.Profile.Assumed))
	return []any{out, people, r.Words, r.Type, r.DomesticAbuse, len(r.Problems)}
}

// The session has several workers, and blocks of one text among its blocks; the
// fresh run has one worker.
func TestSessionAfterRandomEditsEqualsFreshRun(t *testing.T) {
	e := testEngine(t)
	rng := rand.New(rand.NewPCG(7, 11))
	for round := range 6 {
		paras := strings.Split(strings.TrimSpace(corpus.Report(uint64(round), 3000)), "\n\n")
		other := strings.Split(strings.TrimSpace(corpus.Report(uint64(round+100), 3000)), "\n\n")
		s := e.Session()
		for range 25 {
			switch i := rng.IntN(len(paras)); rng.IntN(6) {
			case 0:
				paras[i] = other[rng.IntN(len(other))]
			case 1:
				paras = append(paras[:i], paras[i+1:]...)
			case 2:
				paras = append(paras[:i], append([]string{other[rng.IntN(len(other))]}, paras[i:]...)...)
			case 3:
				words := strings.Fields(paras[i])
				words[rng.IntN(len(words))] = []string{"Mother", "she", "was", "hit", "volatile", "not", "‘", "said"}[rng.IntN(8)]
				paras[i] = strings.Join(words, " ")
			case 4:
				k := rng.IntN(len(paras))
				paras[i], paras[k] = paras[k], paras[i]
			case 5:
				paras[i] = paras[rng.IntN(len(paras))]
			}
			if len(paras) < 3 {
				paras = append(paras, other...)
			}
			doc := plain(t, strings.Join(paras, "\n\n"))
			got, err := s.Lint(context.Background(), doc, nil, lint.Options{Workers: 4})
			if err != nil {
				t.Fatal(err)
			}
			want, err := e.Lint(context.Background(), doc, nil, lint.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(seen(want), seen(got), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("a session differs from a fresh run (-fresh +session):\n%s", diff)
			}
		}
	}
}

func TestOneWordEditScansOneParagraph(t *testing.T) {
	e := testEngine(t)
	before := strings.Split(strings.TrimSpace(corpus.Report(3, 20_000)), "\n\n")
	s := e.Session()
	lintSession(t, s, before)
	first := s.Stats()
	before[len(before)/2] += " The visit was brief."
	lintSession(t, s, before)
	after := s.Stats()
	if n := after.Scanned - first.Scanned; n != 1 {
		t.Errorf("scanned %d paragraphs after an edit of one", n)
	}
	if n := after.Checked - first.Checked; n > 3 {
		t.Errorf("checked %d paragraphs after an edit of one", n)
	}
}

func lintSession(t testing.TB, s *lint.Session, paras []string) *lint.Result {
	t.Helper()
	res, err := s.Lint(context.Background(), plain(t, strings.Join(paras, "\n\n")), nil, lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// brokenCheck panics on every sentence.
type brokenCheck struct{ lint.Check }

func (brokenCheck) CheckSentence(*lint.Paragraph, int, []int) []lint.Match { panic("broken") }

// broken is an engine with a rule that panics where there is a volatile relationship.
func broken(t *testing.T) *lint.Engine {
	t.Helper()
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, ok := set.Lookup("mutualising/stormy-relationship")
	if !ok {
		t.Fatal("no such rule")
	}
	broken := *r
	broken.ID = "mutualising/broken"
	broken.Check = brokenCheck{r.Check}
	e, err := lint.New(append([]*lint.Rule{&broken}, set.Rules...), set.Lexicon, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Results of one document may be made side by side, and what a reader of it adds
// later is no place for them to write.
func TestProblemsOfARunAreNotTheDocuments(t *testing.T) {
	e := broken(t)
	doc := plain(t, "The parents have a volatile relationship. Mark hit Sarah.")
	kept := []text.Problem{{Part: "footnotes"}, {Part: "mine"}}
	doc.Skipped = kept[:1]
	res, err := e.Lint(context.Background(), doc, nil, lint.Options{DomesticAbuse: lint.Yes})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) != 2 || kept[1].Part != "mine" {
		t.Errorf("%v, and the document has %v", res.Problems, kept)
	}
}

func TestRuleThatPanicsCostsOneProblem(t *testing.T) {
	e := broken(t)
	doc := plain(t, "The parents have a volatile relationship. Mark hit Sarah.")
	res, err := e.Lint(context.Background(), doc, nil, lint.Options{DomesticAbuse: lint.Yes})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Message, "mutualising/broken") || strings.Contains(res.Problems[0].Message, "volatile") {
		t.Errorf("problems: %v", res.Problems)
	}
	if len(res.Findings) == 0 {
		t.Error("the other rules did not speak")
	}
}

func TestRoleComesFromDeedsNotGender(t *testing.T) {
	e := testEngine(t)
	for _, tt := range []struct{ text, perpetrator, survivor string }{
		{"Paul punched Ruth. Paul threatened to kill Ruth and took her phone.", "Paul", "Ruth"},
		{"Ruth punched Paul. Ruth threatened to kill Paul and took his phone.", "Ruth", "Paul"},
		{"Ewan punched Paul. Ewan threatened to kill Paul and took his phone.", "Ewan", "Paul"},
		{"Ruth punched Anna. Ruth threatened to kill Anna and took her phone.", "Ruth", "Anna"},
	} {
		res, err := e.Lint(context.Background(), plain(t, tt.text), nil, lint.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if p, s := res.Cast.Only(cast.Perpetrator), res.Cast.Only(cast.Survivor); p != tt.perpetrator || s != tt.survivor {
			t.Errorf("%q: perpetrator %q, survivor %q", tt.text, p, s)
		}
	}
}

func BenchmarkRelintAfterOneWordEdit(b *testing.B) {
	e := testEngine(b)
	paras := strings.Split(strings.TrimSpace(corpus.Report(3, 100_000)), "\n\n")
	s := e.Session()
	lintSession(b, s, paras)
	middle := paras[len(paras)/2]
	for i := 0; b.Loop(); i++ {
		paras[len(paras)/2] = fmt.Sprintf("%s Visit %d.", middle, i)
		doc := plain(b, strings.Join(paras, "\n\n"))
		if _, err := s.Lint(context.Background(), doc, nil, lint.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
