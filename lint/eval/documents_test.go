package eval

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

func twoKnown(check string) error {
	if check == "known" || check == "other" {
		return nil
	}
	return fmt.Errorf("%q: is unknown", check)
}

// judged is a document with labels, of which dalint says what the statuses and
// people are.
func judged(t *testing.T, labels string, known, other lint.Status, people ...cast.Person) *Document {
	t.Helper()
	d, err := ReadDocument("dir/a.md", "a.json", []byte(labels), twoKnown)
	if err != nil {
		t.Fatal(err)
	}
	d.Result = &lint.Result{Words: 7, Type: "plan", DomesticAbuse: true, Cast: &cast.Cast{People: people}, Profile: &lint.Profile{
		Judgements: []lint.Judgement{
			{Rule: &lint.Rule{ID: "practice/known"}, Status: known}, {Rule: &lint.Rule{ID: "practice/other"}, Status: other},
		},
	}}
	return d
}

func TestScoreDocuments(t *testing.T) {
	sarah, reid := cast.Person{Name: "Ms Sarah Reid", Role: cast.Survivor}, cast.Person{Name: "Mark", Aliases: []string{"Mr. Reid"}, Role: cast.Perpetrator}
	const labels = `"type":"plan","domestic_abuse":true,"survivor":["Sarah"],"perpetrator":["Mr Reid"]`
	swapped := cast.Person{Name: "Mark Reid", Role: cast.Survivor}
	ev := ScoreDocuments([]*Document{
		judged(t, `{`+labels+`,"checks":{"known":"met","other":"not-applicable"}}`, lint.Met, lint.Partly, sarah, reid),
		judged(t, `{`+labels+`,"checks":{"known":"met"},"borderline":{"known":"partly"}}`, lint.Partly, lint.Met, sarah),
		judged(t, `{"type":"review","type_accept":["plan"],"survivor":["Sarah"],"perpetrator":["Mark"],"checks":{"known":"not-evident"}}`,
			lint.Met, lint.Met, swapped),
	}, []string{"known", "other", "third"})
	for i, want := range []Agreement{
		{ID: "known", Documents: 3, Side: 2, Exact: 1, Lenient: 2},
		{ID: "other", Unasked: 1, Raised: 1}, {ID: "third"},
	} {
		got := ev.Checks[i]
		differences := got.Differences
		got.Differences = nil
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%+v, want %+v", got, want)
		}
		if i == 0 && !slices.Equal(differences, []Difference{
			{"dir/a.md", lint.Met, lint.Partly, true}, {"dir/a.md", lint.NotEvident, lint.Met, false},
		}) {
			t.Errorf("different: %+v", differences)
		}
	}
	if ev.Documents != 3 || ev.Words != 21 || ev.Types != 3 || ev.Context != 2 {
		t.Errorf("%d documents, %d words, %d types and %d contexts right", ev.Documents, ev.Words, ev.Types, ev.Context)
	}
	if want := (Recognised{Right: 2, Wrong: 1}); ev.Survivor != want {
		t.Errorf("survivor %+v, want %+v", ev.Survivor, want)
	}
	if want := (Recognised{Right: 1, Unknown: 2}); ev.Perpetrator != want {
		t.Errorf("perpetrator %+v, want %+v", ev.Perpetrator, want)
	}
	if !slices.Equal(ev.WrongPeople, []string{"dir/a.md: survivor"}) {
		t.Errorf("wrong people: %v", ev.WrongPeople)
	}
	if got := ev.LeastAgreement(); got != 2.0/3 {
		t.Errorf("least agreement %v", got)
	}
	if got := ev.RightPeople(); math.Abs(got-2.0/3) > 1e-9 {
		t.Errorf("people %v", got)
	}
	if total := ev.Total(); total.Documents != 3 || total.Side != 2 || total.Unasked != 1 || total.Raised != 1 {
		t.Errorf("total %+v", total)
	}
}

func TestDocumentLabelMistakes(t *testing.T) {
	for labels, want := range map[string]string{
		`{"type":`:                    "a.json is not a file of labels: unexpected end of JSON input",
		`{"checks":{"nosuch":"met"}}`: `a.json: check "nosuch": is unknown`,
		`{"checks":{"known":"good"}}`: `a.json: known: a status is met, partly, not-evident or not-applicable, not "good"`,
		`{"borderline":{"known":""}}`: `a.json: known: a status is met`,
		`{"type":3}`:                  "a.json is not a file of labels: json: cannot unmarshal number",
	} {
		_, err := ReadDocument("dir/a.md", "a.json", []byte(labels), twoKnown)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", labels, err, want)
		}
	}
	wrapped := errors.New("why")
	if _, err := ReadDocument("a", "b", []byte(`{"checks":{"x":"met"}}`), func(string) error { return wrapped }); !errors.Is(err, wrapped) {
		t.Errorf("the reason is lost: %v", err)
	}
}
