package read

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"blank lines divide", "One.\n\nTwo.\n \t\nThree.", `
			paragraph: One.
			paragraph: Two.
			paragraph: Three.`},
		{"wrapped lines join", `
Visited home on 3 May. Mr Reid came home drunk and then he shouted at
Sarah in the kitchen while the children were upstairs in bed, and they
heard all of it.

She said: "it is every week". He has never been asked about it by anyone
from the team.`, `
			paragraph: Visited home on 3 May. Mr Reid came home drunk and then he shouted at Sarah in the kitchen while the children were upstairs in bed, and they heard all of it.
			paragraph: She said: "it is every week". He has never been asked about it by anyone from the team.`},
		{"two wrapped lines, no other evidence", "Mr Reid came home drunk and then he shouted at the\nchildren. They hid.", `
			paragraph: Mr Reid came home drunk and then he shouted at the children. They hid.`},
		{"notes, one a line", "Sarah upset today\nBruising noted to left arm, says she fell over in the kitchen\nKids quiet\nMark not seen", `
			paragraph: Sarah upset today
			paragraph: Bruising noted to left arm, says she fell over in the kitchen
			paragraph: Kids quiet
			paragraph: Mark not seen`},
		{"notes in lower case", "mum reports dad came home drunk again and shouted at her\nkids upstairs\npolice called", `
			paragraph: mum reports dad came home drunk again and shouted at her
			paragraph: kids upstairs
			paragraph: police called`},
		{"a paragraph a line", strings.Repeat("Sarah was hit by Mark. ", 10) + "\n" + strings.Repeat("The children saw it. ", 10) + "\nEnd.", `
			paragraph: ` + strings.TrimSpace(strings.Repeat("Sarah was hit by Mark. ", 10)) + `
			paragraph: ` + strings.TrimSpace(strings.Repeat("The children saw it. ", 10)) + `
			paragraph: End.`},
		{"list", "- he hit her\n  in the kitchen\n- kids present\n    * upstairs\n    * awake\n- police called", `
			list-item1: he hit her in the kitchen
			list-item1: kids present
			list-item2: upstairs
			list-item2: awake
			list-item1: police called`},
		{"numbers and other bullets", "1. one\n2) two\n(a) three\niv. four\n• five\n–\tsix\n\uf0b7 seven\no\teight", `
			list-item1: one
			list-item1: two
			list-item1: three
			list-item1: four
			list-item1: five
			list-item1: six
			list-item1: seven
			list-item1: eight`},
		{"not bullets", "-5 degrees\ni.e. this\n3.5 units", `
			paragraph: -5 degrees
			paragraph: i.e. this
			paragraph: 3.5 units`},
		{"form", "Name: Sarah Reid\nDate of birth: 3 May 1990\nConcerns:\nMark hit her.", `
			paragraph: Name: Sarah Reid
			paragraph: Date of birth: 3 May 1990
			label: Concerns:
			paragraph: Mark hit her.`},
		{"headings", "CHILD AND FAMILY ASSESSMENT\n\n1. Background\n\n" + prose + "\n\n2.1 The children\n\n" + prose + "\n\nAnalysis\n--------\n" + prose + "\n\n## Plan\n" + prose, `
			title1: CHILD AND FAMILY ASSESSMENT
			heading1: 1. Background
			paragraph: ` + prose + `
			heading2: 2.1 The children
			paragraph: ` + prose + `
			heading2: Analysis
			paragraph: ` + prose + `
			heading2: Plan
			paragraph: ` + prose},
		{"headings like sentences", "Safety Assessment and Closure\n\nEffect on the children\n\n" + prose, `
			paragraph: Safety Assessment and Closure
			heading2: Effect on the children
			paragraph: ` + prose},
		{"short lines that are not headings", "Sarah was hit by Mark\n\n" + prose + "\n\nBruising noted to arm\n\n" + prose + "\n\nMark Reid\n\nSarah Reid\n\nLeo", `
			paragraph: Sarah was hit by Mark
			paragraph: ` + prose + `
			paragraph: Bruising noted to arm
			paragraph: ` + prose + `
			paragraph: Mark Reid
			paragraph: Sarah Reid
			paragraph: Leo`},
		{"quoted mail", "> He said he was sorry\n> again.\n\nNo.", `
			quote: He said he was sorry
			quote: again.
			paragraph: No.`},
		{"rules divide and are not text", "One.\n-----\n\n=====\nTwo.\n* * *\nThree.", `
			title2: One.
			paragraph: Two.
			paragraph: Three.`},
		{"invisible characters", "sub\u00adject\u200bed to", "paragraph: subjected to"},
		{"nothing", " \n\t\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Plain([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, nil)
			compare(t, show(doc), lines(tt.want))
		})
	}
}

const prose = "Sarah has lived with Mark for six years, and he has hit her for five of them."

func TestPlainSections(t *testing.T) {
	doc, err := Plain([]byte("Analysis\n========\nOne.\n\nRisk:\nTwo."))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", "", "", "Risk"} {
		if got := doc.Blocks[i].Place.Section; got != want {
			t.Errorf("%q: section %q, want %q", doc.Blocks[i].Text, got, want)
		}
	}
}

// A long line is read in blocks, and in bounded time; one that nobody wrote is
// refused.
func TestPlainHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	doc, err := Plain([]byte(strings.Repeat("Sarah was hit by Mark. ", maxLine/23)))
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, nil)
	if n := len(doc.Blocks); n < maxLine/maxBlock || n > 2*maxLine/maxBlock {
		t.Errorf("%d blocks", n)
	}
	for _, end := range []string{"", "\n", "\rmore\r\n"} {
		_, err := Plain([]byte("Sarah left.\n" + strings.Repeat("Sarah was hit by Mark. ", 50<<20/23) + end))
		if reason(err) != TooLarge || !strings.Contains(err.Error(), "has a line of more than 16 MB; check") {
			t.Errorf("50 MB, then %q: %v", end, err)
		}
	}
	whole, err := Plain([]byte(strings.Repeat("é", maxBlock)))
	if err != nil {
		t.Fatal(err)
	}
	check(t, whole, nil)
}

func TestPlainTooMany(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	if _, err := Plain([]byte(strings.Repeat("a\n\n", maxBlocks+1))); reason(err) != TooLarge {
		t.Errorf("too many paragraphs: %v", err)
	}
	if _, err := Plain(make([]byte, maxSize+1)); reason(err) != TooLarge {
		t.Errorf("too many bytes: %v", err)
	}
}
