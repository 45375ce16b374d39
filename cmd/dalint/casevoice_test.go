package main

import (
	"strings"
	"testing"
)

// besides is a sentence of a case note with what stands before and after it.
type besides struct{ before, text, after, want, reason string }

func checkBesides(t *testing.T, rows []besides) {
	t.Helper()
	for _, tt := range rows {
		text := strings.TrimSpace(strings.Join([]string{tt.before, tt.text, tt.after}, " "))
		if got := kindsOf(t, text, tt.text); got != tt.want {
			t.Errorf("%s (%s)\n\tgot  %q\n\twant %q", text, tt.reason, got, tt.want)
		}
	}
}

// TestCaseListsEachSentenceThatAChildSays holds what is a child's words by whose they are,
// in quotation marks and without.
func TestCaseListsEachSentenceThatAChildSays(t *testing.T) {
	checkBesides(t, []besides{
		{"Ellie said, \"I was on the stairs.", "Then I went to get Nadia.\"", "", "child", "the second sentence of what is quoted"},
		{"Nadia Khan said, \"I was on the stairs.", "Then I went to get a coat.\"", "", "", "not a child's"},
		{"Ellie drew the house.", "\"Dad is in the garden with the big torch.\"", "", "child; unsorted", "the child did something last, and calls a parent so"},
		{"Nadia Khan drew the house.", "\"Dad is in the garden with the big torch.\"", "", "unsorted", "another did something last"},
		{"Ellie drew the house.", "\"His dad is in the garden with the big torch.\"", "", "", "somebody's parent"},
		{"", "Ellie told me that she was at the pool on Sunday.", "", "child", "told without quotation marks"},
		{"Ellie came in.", "She told me that she was at the pool on Sunday.", "", "child", "the pronoun is the child's"},
		{"Nadia Khan came in.", "She told me that she was at the pool on Sunday.", "", "", "another tells"},
		{"", "Ellie described the picture in detail.", "", "", "what was said is not told"},
		{"Ellie was there.", "She said there was glass and Fiona cut her hand picking it up.", "", "child", "a mishap is no act"},
	})
}

// TestCaseListsWhatAnEntryAboutContactTells holds the head of such an entry and what
// follows it, and that what follows another head is not listed.
func TestCaseListsWhatAnEntryAboutContactTells(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Contact fine.", "Craig brought photos.", "contact", "the head says how it went"},
		{"", "Contact 2 - 9 March 2024, home.", "Craig was out.", "", "which one it is, and when"},
		{"Contact fine.", "Ellie in the sand pit.", "", "contact", "of a child"},
		{"Contact fine.", "J played w/ trains.", "", "contact", "of whoever goes by one letter there"},
		{"Contact fine.", "Session stopped 20 min early.", "", "contact", "of the contact"},
		{"Contact fine.", "Craig says it was for emergencies.", "", "", "what is said of something else"},
		{"Contact fine.", "Weather dry, heating broken.", "", "", "of neither"},
		{"Contact fine.", "I told Ellie the rules.", "", "", "of the writer"},
		{"Contact 2 - 9 March 2024, home.", "Ellie in the sand pit.", "", "", "a visit of the writer's"},
		{"Home visit.", "Ellie in the sand pit.", "", "", "another entry"},
		{"Visit #1. Craig late.\n\n", "#2. Ellie in the sand pit.", "", "contact", "the number that comes next"},
		{"Agenda.\n\n", "#2. Ellie in the sand pit.", "", "", "a number of something else"},
	})
}

// TestCaseListsWhoSeeksContact holds that contact is sought by the one who abuses or for
// the children, and is none where the survivor asks how to be reached.
func TestCaseListsWhoSeeksContact(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Craig has asked for contact.", "", "contact; unsorted", "by the one who abuses"},
		{"", "His solicitor seeks residential contact for Craig at weekends.", "", "contact", "for the one who abuses"},
		{"", "Fiona asked for contact through the nurse, as Craig reads her post.", "", "behaviour surveillance by Craig Munro; effort", "how to reach the survivor"},
		{"", "Craig has contact details for the nurse.", "", "", "no contact"},
	})
}

// TestCaseListsHowOneChildLooksAfterAnother holds a child who is named as doing something
// for another, and no child who is looked after by somebody else.
func TestCaseListsHowOneChildLooksAfterAnother(t *testing.T) {
	for text, want := range map[string]string{
		"Ellie held Leo's hand.":                    "child",
		"Ellie put her hands over Leo's ears.":      "child",
		"Ellie is a bright girl who is with Leo.":   "",
		"If it starts, Ellie will hold Leo's hand.": "",
	} {
		if got := kindsOf(t, "Leo (4) was in.\n\n"+text, text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
