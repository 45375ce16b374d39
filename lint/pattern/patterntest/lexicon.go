// Package patterntest gives tests the part of the built-in lexicon that stands
// below the rules: the words for people, names, acts and reporting.
// It loads no rules, so that packages which rules import can use it.
package patterntest

import (
	"fmt"
	"io/fs"

	"github.com/BurntSushi/toml"

	"github.com/dalint/dalint/lint/pattern"
)

// files are those that lint/cast looks words up in.
var files = []string{"people.toml", "names.toml", "acts.toml", "report.toml"}

// Lexicon compiles those files of dir, which is the folder rules/lexicon,
// together with more. It panics where they cannot be read or compiled: a test
// has nothing to go on without them.
func Lexicon(dir fs.FS, roles pattern.RoleNames, more ...pattern.Concept) *pattern.Lexicon {
	concepts := more
	for _, file := range files {
		var tables map[string]struct {
			About   string
			Entries []string
		}
		if _, err := toml.DecodeFS(dir, file, &tables); err != nil {
			panic(fmt.Sprint(file, ": ", err))
		}
		for name, c := range tables {
			concepts = append(concepts, pattern.Concept{Name: name, About: c.About, Entries: c.Entries})
		}
	}
	lx, err := pattern.NewLexicon(concepts, roles)
	if err != nil {
		panic(err)
	}
	return lx
}
