package check

import (
	"strings"
	"testing"
)

func TestFrame(t *testing.T) {
	apart := []string{"moved out", "separated"}
	safe := []string{"(be|is) safe", "no risk"}
	for _, tt := range []struct {
		name    string
		ordered bool
		within  Within
		mark    Mark
		want    string
	}{
		{"cover", true, Sentence, Cover, "Mark has <<moved out and the children are safe>> now."},
		{"first", true, Sentence, First, "Mark has <<moved out>> and the children are safe now."},
		{"last", true, Sentence, Last, "Mark has moved out and the children <<are safe>> now."},
		{"only one part", true, Sentence, Cover, "Mark has moved out."},
		{"the other order", true, Sentence, Cover, "There is no risk as they separated."},
		{"any order", false, Sentence, Cover, "There is <<no risk as they separated>>."},
		{"two sentences", true, Sentence, Cover, "Mark has moved out. The children are safe."},
		{"neighbours", true, Neighbours, Cover, "Mark has moved out. The children <<are safe>>."},
		{"neighbours, the first marked", true, Neighbours, First, "Mark has <<moved out>>. The children are safe."},
		{"too far", true, Neighbours, Cover, "Mark has moved out. It rained. The children are safe."},
		{"never backwards", false, Neighbours, Cover, "The children are safe. Mark has moved out."},
		{"negated conclusion", true, Sentence, Cover, "Mark has moved out and nobody thinks the children are not safe."},
		{"once a sentence", true, Sentence, Cover, "They <<separated, so there is no risk>>; they separated, so all is safe."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := NewFrame(lexicon(), [][]string{apart, safe}, tt.ordered, tt.within, tt.mark, guards(t, nil, nil))
			if err != nil {
				t.Fatal(err)
			}
			if got := marks(t, f, plain(tt.want), stock...); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLinkReachesNoFurtherThanItsParts(t *testing.T) {
	f, err := NewFrame(lexicon(), [][]string{{"moved out"}, {"(be|is) safe"}}, false, Sentence, Cover, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Linked(lexicon(), "tie"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Mark has <<moved out so she is safe>>.",
		"Mark has moved out she is safe.",
		"So at last Mark has <<moved out, she is safe>>.",
		"So, at long last and after a great deal of talk, Mark has moved out, she is safe.",
		"Mark has moved out, so the review will look at every call, text, letter and visit that the school and the nursery noted, and the dog is safe.",
	} {
		if got := marks(t, f, plain(want), stock...); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestFrameOfThreeParts(t *testing.T) {
	f, err := NewFrame(lexicon(), [][]string{{"separated"}, {"so"}, {"close"}}, true, Sentence, Cover, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"They <<separated, so we will close>> the case.",
		"They separated and we will close the case.",
		"So they separated and we close the case.",
	} {
		if got := marks(t, f, plain(want), stock...); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if n := len(f.Patterns()); n != 1 {
		t.Errorf("a frame is looked for by %d patterns, want those of its first part", n)
	}
}

func TestFrameMistakes(t *testing.T) {
	two := [][]string{{"a"}, {"b"}}
	for _, tt := range []struct {
		parts  [][]string
		within Within
		mark   Mark
		want   string
	}{
		{[][]string{{"a"}}, Sentence, Cover, "at least two parts"},
		{two, "clause", Cover, `not "clause"`},
		{two, Sentence, "middle", `not "middle"`},
		{[][]string{{"a"}, {"@nonesuch"}}, Sentence, Cover, "nonesuch"},
	} {
		if _, err := NewFrame(lexicon(), tt.parts, true, tt.within, tt.mark, guards(t, nil, nil)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v", tt, err)
		}
	}
}

func TestPatternConcepts(t *testing.T) {
	for _, want := range []string{
		"It has been <<all quiet>> here.",
		"<<Leo slept>> through.",
		"Sarah slept through.",
	} {
		if got := marks(t, patterns(t, "[@calm]"), plain(want), stock...); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if _, err := NewPattern(lexicon(), []string{"{survivor"}, guards(t, nil, nil)); err == nil {
		t.Error("a brace that does not end is no mistake")
	}
	if n := len(patterns(t, "a", "b").Patterns()); n != 2 {
		t.Errorf("%d patterns of 2", n)
	}
}
