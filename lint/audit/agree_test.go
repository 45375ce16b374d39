package audit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
)

func TestAgreeCountsByCheckAndPair(t *testing.T) {
	a := &Audit{GroupBy: "folder", MinGroup: 5}
	var readings []Reading
	for i := range 20 {
		d := Document{Path: fmt.Sprintf("%02d", i), Type: "plan", Measures: Answers{1: lint.NotEvident}}
		if i < 10 {
			d.Measures[1] = lint.Met
		}
		a.Documents = append(a.Documents, d)
		ann := d.Measures[1] // always as dalint, but for two
		if i >= 18 {
			ann = lint.Partly
		}
		readings = append(readings, Reading{"Ann", d.Path, "child-impact", ann})
		if i%2 == 0 {
			readings = append(readings, Reading{"Bo", d.Path, "child-impact", lint.Met})
		}
	}
	a.Tally()
	got, err := Agree(a, readings, 3)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(got.Readers) != "[Ann Bo]" || got.Documents != 20 || got.Readings != 30 || got.Blank != 3 || len(got.Pairings) != 4 {
		t.Fatalf("%+v", got)
	}
	for i, want := range []struct {
		a, b      string
		n, agreed int
		kappa     string
	}{
		{Machine, AllReaders, 30, 23, "0.56"}, // (23/30 - 14/30) / (16/30)
		{Machine, "Ann", 20, 18, "0.82"},
		{Machine, "Bo", 10, 5, "none"}, // who always answered alike
		{"Ann", "Bo", 10, 5, "none"},
	} {
		p := got.Pairings[i]
		kappa := "none"
		if k := p.All.Kappa; k != nil {
			kappa = fmt.Sprintf("%.2f", k.Value)
			if k.Low > k.Value || k.High < k.Value {
				t.Errorf("%+v", k)
			}
		}
		if p.A != want.a || p.B != want.b || p.All.N != want.n || p.All.Agreed != want.agreed || len(p.Checks) != 1 || p.Checks[0].N != want.n || kappa != want.kappa {
			t.Errorf("%s and %s: %+v, kappa %s, want %+v", p.A, p.B, p.All, kappa, want)
		}
	}
	// Rows are the first of the two: dalint said not evident where Ann said partly.
	if c := got.Pairings[1].All.Confusion; c[2][1] != 2 || c[1][2] != 0 || c[0][0] != 10 || c[2][2] != 8 {
		t.Errorf("%v", c)
	}
}

func TestAgreeRefusesWhatTheAuditDoesNotHave(t *testing.T) {
	a := &Audit{GroupBy: "folder", MinGroup: 5, Documents: []Document{{Path: "a", Type: "plan"}}}
	a.Tally()
	for _, r := range []Reading{{"Ann", "b", "child-impact", lint.Met}, {"Ann", "a", "harm", lint.Met}, {Machine, "a", "child-impact", lint.Met}} {
		if _, err := Agree(a, []Reading{r}, 0); err == nil {
			t.Errorf("%+v was taken", r)
		}
	}
	if _, err := Agree(a, nil, 5); err == nil || !strings.Contains(err.Error(), "no row is filled in") {
		t.Errorf("%v", err)
	}
}

func TestAnswersAreReadAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]lint.Status{
		"met": lint.Met, "Partly": lint.Partly, "NOT EVIDENT": lint.NotEvident, "not-evident": lint.NotEvident, "not_asked": lint.NotApplicable,
		"N/A": lint.NotApplicable, "not applicable": lint.NotApplicable, "partly met": lint.Partly, "not met": lint.NotEvident,
	} {
		if got, ok := ParseAnswer(s); !ok || got != want {
			t.Errorf("%q: %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "yes", "1", "mets"} {
		if _, ok := ParseAnswer(s); ok {
			t.Errorf("%q was taken for an answer", s)
		}
	}
	for s, want := range map[string]string{
		"child-impact": "child-impact", "WIDE-RANGING impact on the child": "child-impact", "practice/plan-targets-perpetrator": "plan-asks-perpetrator",
		"perpetrator-named": "perpetrator-at-centre", "harm": "",
	} {
		if got, _ := ParseCheck(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}
