package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read"
)

// What the README says first names every kind of file that dalint reads, so
// that nobody converts a document for want of a word.
func TestReadmeNamesEveryKindOfFile(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	first, _, found := strings.Cut(string(data), "\n## ")
	if !found {
		t.Fatal("the README has no second part")
	}
	for _, kind := range regexp.MustCompile(`[a-z]+`).FindAllString(strings.Replace(read.Formats, " and ", ", ", 1), -1) {
		if !regexp.MustCompile(`[(, ]` + kind + `[,)]`).MatchString(first) {
			t.Errorf("%s is not named", kind)
		}
	}
}
