package rules

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/practice"
)

// concept is how a pattern names an entry of the lexicon.
var concept = regexp.MustCompile(`@([a-z][a-z0-9-]*)`)

// TestEveryConceptIsUsed follows the names of concepts from the rules, the
// guards, the engine and the cast through the lexicon: what is not reached
// finds nothing.
func TestEveryConceptIsUsed(t *testing.T) {
	entries := map[string]string{} // of each concept
	var reach func(text string)
	used := map[string]bool{}
	reach = func(text string) {
		for _, m := range concept.FindAllStringSubmatch(text, -1) {
			if !used[m[1]] {
				used[m[1]] = true
				reach(entries[m[1]])
			}
		}
	}
	var rules []string
	err := fs.WalkDir(builtin, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".toml" || file == "sources.toml" {
			return err
		}
		data, err := fs.ReadFile(builtin, file)
		if err != nil {
			return err
		}
		if path.Dir(file) != "lexicon" {
			rules = append(rules, string(data))
			return nil
		}
		var f lexiconFile
		if err := toml.Unmarshal(data, &f); err != nil {
			return err
		}
		for name, c := range f {
			entries[name] = strings.Join(c.Entries, "\n")
		}
		return nil
	})
	if err != nil || len(rules) == 0 || len(entries) == 0 {
		t.Fatal(len(rules), len(entries), err)
	}
	for _, r := range rules {
		reach(r)
		for _, m := range regexp.MustCompile(`(?m)^link\s*=\s*"(.*)"`).FindAllStringSubmatch(r, -1) {
			reach("@" + m[1])
		}
	}
	// Those that code asks for by name.
	guards := []string{"domestic-abuse", "domestic-abuse-initials", "practice-context", "practice-context-act", "practice-context-order", "practice-context-vague", "practice-couple", "practice-against", "practice-against-said", "title", "elsewhere", "population", "adopted", "taken-back", "put-right"}
	for _, name := range slices.Concat(guards, cast.Concepts(), practice.Concepts()) {
		reach(fmt.Sprint("@", name))
	}
	for name := range entries {
		if !used[name] {
			t.Errorf("the concept %q of the lexicon is not used", name)
		}
	}
}

// TestNoListSaysAWordTwice looks through every list of every file: the second of
// two equal entries finds nothing, and hides which of them was meant to be another.
func TestNoListSaysAWordTwice(t *testing.T) {
	lists := 0
	var look func(where string, value any)
	look = func(where string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				look(where+" "+key, inner)
			}
		case []any:
			lists++
			seen := map[string]bool{}
			for _, inner := range v {
				if s, ok := inner.(string); ok && seen[s] {
					t.Errorf("%s: %q stands there twice", where, s)
				} else if ok {
					seen[s] = true
				} else {
					look(where, inner)
				}
			}
		}
	}
	err := fs.WalkDir(builtin, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".toml" {
			return err
		}
		data, err := fs.ReadFile(builtin, file)
		if err != nil {
			return err
		}
		var f map[string]any
		if err := toml.Unmarshal(data, &f); err != nil {
			return err
		}
		look(file, f)
		return nil
	})
	if err != nil || lists == 0 {
		t.Fatal(lists, err)
	}
}
