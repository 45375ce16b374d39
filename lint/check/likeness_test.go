package check

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/classify/fit"
	"github.com/dalint/dalint/lint/linttest"
	"github.com/dalint/dalint/lint/text"
)

// weather is a model of two classes, fitted to a few sentences of each, each of
// them seen so many times.
func weather(t *testing.T, times int) *classify.Model {
	t.Helper()
	v := linttest.NewViewer(t, lexicon())
	r := fit.NewReader(lexicon())
	var examples []fit.Example
	for _, class := range []string{"storm", "rain", ""} {
		lines := map[string]string{
			"storm": "theirs is a stormy marriage|they have a stormy marriage|it was a stormy life together|a stormy bond, by all accounts|their life together is stormy|a stormy time was had by both",
			"rain":  "it rained on all of their days|rain fell on the marriage|the rain did not stop|there was rain in that house|it rained and rained at home|rain every day of the week",
			"":      "the nurse came at noon|he has a new job at the port|she was seen at the clinic|the bus is late on Fridays|the flat has two rooms|he reads to them at night",
		}[class]
		of := []string{class}
		if class == "" {
			of = nil
		}
		for _, line := range strings.Split(lines, "|") {
			v.See(t, linttest.Text(line), nil, func(p *lint.Paragraph, i int) { examples = append(examples, r.Example(p, i, of).Times(times)) })
		}
	}
	return fit.Model([]string{"storm", "rain"}, examples, nil, "", lexicon())
}

func TestLikenessMarksClearCasesOfItsClassOnly(t *testing.T) {
	c, err := NewLikeness(lexicon(), weather(t, 1), LikenessSpec{Class: "storm", Above: 0.5}, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<<The couple had a stormy life together>>. The nurse reads at noon.",
		"It rained on the marriage every day.",
		"The clinic has two rooms.",
		"Ms Okafor and the police had a stormy life together.", // at work
		"Stormy.", // too little to be like anything
		"Mark said that theirs is a stormy marriage.",
		"“Theirs is a stormy marriage”, Mark said.",
	} {
		if got := marks(t, c, plain(want), stock...); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	const s = "The couple had a stormy life together."
	for name, b := range map[string]text.Block{"heading": {Text: s, Kind: text.Heading}, "code": {Text: s, Kind: text.Code}} {
		if got := marksIn(t, c, b, lint.Yes); got != s {
			t.Errorf("in a %s: %s", name, got)
		}
	}
	if got := marksIn(t, c, text.Block{Text: s}, lint.No); got != s {
		t.Errorf("not about domestic abuse: %s", got)
	}
}

func TestLikenessMarksWithoutWhatLeadsIn(t *testing.T) {
	c, err := NewLikeness(lexicon(), weather(t, 100), LikenessSpec{Class: "storm", Above: 0.5}, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Jo Bell said that <<theirs is a stormy marriage>>.",
		"Jo Bell told the meeting that <<theirs is a stormy marriage>>.",
		"Outcome: <<theirs is a stormy marriage>>.",
		"<<Theirs is a stormy marriage>>, Jo Bell said.",
	} {
		if got := marks(t, c, plain(want), stock...); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestWhatIsCertainOutweighsWhoIsNotKnown(t *testing.T) {
	for _, row := range []struct {
		text            string
		likely, certain bool // marked by a model that finds it likely, and by one that has no doubt
	}{
		{"The couple had a stormy life together.", true, true},
		{"Ms Okafor and the police had a stormy life together.", false, true},
		{"Jo Bell said that theirs is a stormy marriage.", false, true},
		{"Mark said that theirs is a stormy marriage.", false, false},
		{"“Theirs is a stormy marriage”, Jo Bell said.", false, false},
		{"It rained on the marriage every day.", false, false},
	} {
		for times, want := range map[int]bool{1: row.likely, 100: row.certain} {
			c, err := NewLikeness(lexicon(), weather(t, times), LikenessSpec{Class: "storm", Above: 0.5}, guards(t, nil, nil))
			if err != nil {
				t.Fatal(err)
			}
			if got := marks(t, c, plain(row.text), stock...); strings.Contains(got, "<<") != want {
				t.Errorf("each example %d times: %s, want it marked: %v", times, got, want)
			}
		}
	}
}

func TestLikenessRefusesWhatTheModelDoesNotKnow(t *testing.T) {
	m := weather(t, 1)
	for _, spec := range []LikenessSpec{
		{Class: "snow", Above: 0.5}, {Class: "storm", Above: 0}, {Class: "storm", Above: 1.2}, {Class: "storm", Above: 0.5, Agent: "present"},
	} {
		if _, err := NewLikeness(lexicon(), m, spec, guards(t, nil, nil)); err == nil {
			t.Errorf("%+v is taken", spec)
		}
	}
}

// TestLikenessToActsWithoutADoer asks less where the sentence before says who abuses.
func TestLikenessToActsWithoutADoer(t *testing.T) {
	c, err := NewLikeness(lexicon(), weather(t, 1), LikenessSpec{Class: "storm", Above: 0.5, Agent: "absent"}, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	for before, want := range map[string]lint.Severity{"The nurse came at noon. ": lint.Off, "Mark hit Sarah. ": lint.Suggestion} {
		found := 0
		linttest.NewViewer(t, lexicon()).See(t, linttest.Text(before+"The couple had a stormy life together."), stock, func(p *lint.Paragraph, i int) {
			for _, m := range c.CheckSentence(p, i, nil) {
				found++
				if m.Severity != want {
					t.Errorf("%s: %v, want %v", before, m.Severity, want)
				}
			}
		})
		if found != 1 {
			t.Errorf("%s: %d found", before, found)
		}
	}
}

func TestWhatIsNotBorneOutIsOnlySuggested(t *testing.T) {
	storms := patterns(t, "[stormy _]")
	b, ok := NewBorne(storms, weather(t, 1), "storm", 0.4)
	across, err := NewFrame(lexicon(), [][]string{{"the nurse"}, {"stormy marriage"}}, true, Neighbours, Last, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	two, _ := NewBorne(across, weather(t, 1), "storm", 0.4)
	const next = "The nurse came at noon. Theirs is a <<stormy marriage>>."
	if got := marks(t, two, plain(next)); got != next {
		t.Errorf("across sentences: %s", got)
	}
	if !ok {
		t.Fatal("the model does not know its class")
	}
	for _, want := range []string{
		"Theirs is a <<stormy marriage>>.",
		"The nurse came at noon through the <stormy port>.",
		"The nurse came at noon through the <stormy port>. Theirs is a <<stormy marriage>>.",
	} {
		if got := marks(t, b, plain(want)); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	if _, ok := NewBorne(storms, weather(t, 1), "snow", 0.4); ok {
		t.Error("a class that nobody fitted")
	}
}
