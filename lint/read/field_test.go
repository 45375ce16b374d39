package read_test

import (
	"testing"

	"github.com/dalint/dalint/lint/read"
)

// TestMarkdownFields holds fields in bold to a line each, and running text to
// its paragraph.
func TestMarkdownFields(t *testing.T) {
	for src, want := range map[string]string{
		"**Child:** Skye Petrie\n**Mother:** Ailsa Gowans": "Child: Skye Petrie\nMother: Ailsa Gowans",
		"**Author**: J Roe\n**Date**: May":                 "Author: J Roe\nDate: May",
		"She said that\n**he** hit her: twice.":            "She said that he hit her: twice.",
		"He has a\n**long** memory.":                       "He has a long memory.",
		"one\n**":                                          "one **",
	} {
		doc, err := read.Document("a.md", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Blocks[0].Text; got != want {
			t.Errorf("%q reads %q, want %q", src, got, want)
		}
	}
}
