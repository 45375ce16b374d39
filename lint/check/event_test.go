package check

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

func event(t *testing.T, spec EventSpec) *Event {
	t.Helper()
	e, err := NewEvent(spec, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEventForms(t *testing.T) {
	for _, tt := range []struct {
		spec EventSpec
		want string
	}{
		{EventSpec{Forms: []string{"passive"}, Agent: "absent"}, "Sarah <<was strangled>>. Mark hit Sarah."},
		{EventSpec{Forms: []string{"passive"}, Agent: "absent"}, "Sarah was strangled by Mark."},
		{EventSpec{Forms: []string{"passive"}}, "Sarah <<was strangled by Mark>>."},
		{EventSpec{Forms: []string{"passive"}, Agent: "absent"}, "Sarah was strangled by [who?]. She <<was hit>>."},
		{EventSpec{Agent: "absent"}, "[who?] raped [whom?]. [Who?] abused Sarah."},
		{EventSpec{Forms: []string{"passive"}, Agent: "absent"}, "On 3 May the children and she <<were hit>>."},
		{EventSpec{Forms: []string{"active"}}, "Mark <<hit Sarah>>. Sarah was strangled."},
		{EventSpec{Forms: []string{"happens"}, Agent: "absent"}, "<<The violence escalated>>."},
		{EventSpec{Forms: []string{"happens"}, Agent: "absent"}, "Mark's violence escalated."},
		{EventSpec{Forms: []string{"happens"}, Agent: "absent"}, "<<The abuse didn't start>> until Leo was born."},
		{EventSpec{Forms: []string{"passive"}, Agent: "absent"}, "Property of hers <<has been damaged>>."},
		{EventSpec{Forms: []string{"exists"}, Agent: "absent"}, "<<There has been domestic abuse>>."},
		{EventSpec{Forms: []string{"undergone"}, Agent: "absent"}, "Sarah <<has experienced domestic abuse>>."},
		{EventSpec{Forms: []string{"undergone"}, Agent: "absent"}, "Sarah has experienced domestic abuse by Mark."},
		{EventSpec{Forms: []string{"possessed"}, Agent: "absent"}, "Sarah is a <<victim of domestic abuse>>."},
		{EventSpec{Forms: []string{"located"}, Agent: "absent"}, "Leo is tired because of <<violence in the home>>."},
		{EventSpec{Forms: []string{"injury"}, Agent: "absent"}, "Sarah <<sustained a black eye>>."},
		{EventSpec{Forms: []string{"nominal"}, Agent: "absent"}, "Sarah moved after <<the assault>>."},
		{EventSpec{Forms: []string{"nominal"}, Agent: "absent"}, "Sarah moved after Mark's assault."},
		{EventSpec{Forms: []string{"passive", "happens"}, Agent: "absent"}, "Sarah <<was hit>>. <<The abuse continued>>."},
		// Whom it was done to.
		{EventSpec{Forms: []string{"passive"}, Patient: []string{"child"}}, "Sarah was hit. Leo <<was hit>>."},
		{EventSpec{Forms: []string{"passive"}, Patient: []string{"survivor"}}, "Sarah <<was hit>>. Leo was hit."},
		{EventSpec{Forms: []string{"happens"}, Patient: []string{"absent"}}, "<<The violence escalated>>."},
		{EventSpec{Forms: []string{"happens"}, Patient: []string{"survivor"}}, "The violence escalated."},
	} {
		t.Run(strings.Join(tt.spec.Forms, "+")+"/"+tt.want, func(t *testing.T) {
			if got := marks(t, event(t, tt.spec), plain(tt.want), stock...); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestEventsThatPass(t *testing.T) {
	c := event(t, EventSpec{Agent: "absent"})
	for _, s := range []string{
		"Sarah was not hit.",
		"Sarah was hit by a car.",
		"There was no fear, control or violence.",
		"Sarah has asthma attacks.",
		"If Sarah is hit again, we will come.",
		"Was Sarah hit?",
		"Mark was arrested and charged.",
		"Sarah was interviewed and seen alone.",
		"Sarah was left with a bruise when Mark hit her.",
		"The domestic violence unit rang Sarah.",
		"Mark came in and Sarah was hit when he threw the chair at her.",
	} {
		if got := marks(t, c, s, stock...); strings.Contains(got, "<") {
			t.Error(got)
		}
	}
}

// TestToldBefore asks less where the sentence before says who abuses.
func TestToldBefore(t *testing.T) {
	c := event(t, EventSpec{Forms: []string{"passive", "nominal"}, Agent: "absent"})
	for _, want := range []string{
		"Mark hit Sarah. Sarah <was kicked>.",
		"Mark hit Sarah. She rang after the assault.",
		"Sarah <<was kicked>>. Mark hit Sarah.",
		"Mark came home. Sarah <<was kicked>>.",
		"Mark hit Sarah. It rained. Sarah <<was kicked>>.",
	} {
		if got := marks(t, c, plain(want), stock...); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestWhatMayYetBeDone(t *testing.T) {
	c := event(t, EventSpec{Forms: []string{"passive"}, Agent: "absent"})
	for _, want := range []string{
		"Sarah <could be assaulted> again.",
		"Sarah <may be assaulted> again.",
		"Sarah could be assaulted again by Mark.",
		"If Sarah could be assaulted again, we must know.",
		"Sarah would be assaulted if she went back.",
	} {
		if got := marks(t, c, plain(want), stock...); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestListItemHasTheSubjectOfItsLead reads "Ben:" before the list.
func TestListItemHasTheSubjectOfItsLead(t *testing.T) {
	c := event(t, EventSpec{Forms: []string{"passive"}, Agent: "absent"})
	const s = "had her passport destroyed in the fire;"
	if got := marksIn(t, c, text.Block{Text: s, Kind: text.ListItem}, lint.Yes, stock...); got != s {
		t.Error(got)
	}
	const whole = "Sarah <<was strangled>>"
	if got := marksIn(t, c, text.Block{Text: plain(whole), Kind: text.ListItem}, lint.Yes, stock...); got != whole {
		t.Error(got)
	}
}

func TestEventMistakes(t *testing.T) {
	for _, tt := range []struct {
		spec EventSpec
		want string
	}{
		{EventSpec{Forms: []string{"sideways"}}, `there is no form "sideways"`},
		{EventSpec{Agent: "mark"}, `not "mark"`},
		{EventSpec{Patient: []string{"victim"}}, `there is no role "victim"`},
	} {
		if _, err := NewEvent(tt.spec, guards(t, nil, nil)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v", tt.spec, err)
		}
	}
	if event(t, EventSpec{}).Patterns() != nil {
		t.Error("an event check has patterns")
	}
}
