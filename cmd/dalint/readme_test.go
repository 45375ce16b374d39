package main

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
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

func TestEditorsOfferWhatFlagsTake(t *testing.T) {
	page, err := os.ReadFile("../../editors/README.md")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Contributes struct {
			Configuration struct {
				Properties map[string]struct{ Enum []*string }
			}
		}
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	for setting, want := range map[string][]string{
		"type": docTypes(), "jurisdiction": lint.Jurisdictions, "domesticAbuse": tristate, "minSeverity": severities,
	} {
		var offered []string
		for _, word := range manifest.Contributes.Configuration.Properties["dalint."+setting].Enum {
			if word != nil { // null leaves it to dalint.toml
				offered = append(offered, *word)
			}
		}
		if !slices.Equal(offered, want) {
			t.Errorf("VS Code offers %s %q, want %q", setting, offered, want)
		}
		row := regexp.MustCompile("(?m)^\\| `" + setting + "` .*$").FindString(string(page))
		for _, word := range want {
			if !strings.Contains(row, "`"+word+"`") {
				t.Errorf("the row of %s has no %s: %s", setting, word, row)
			}
		}
	}
}
