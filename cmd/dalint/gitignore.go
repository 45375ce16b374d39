package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignore is one line of a .gitignore.
type ignore struct {
	dir     string // of the file that holds it, in full
	pattern string // against the path below dir
	folders bool   // matches folders only
	negated bool
}

// maxIgnore is the largest .gitignore that is read, in bytes.
const maxIgnore = 1 << 20

// readIgnore reads the .gitignore of the folder at a full path, if it has one.
func readIgnore(dir string) []ignore {
	path := filepath.Join(dir, ".gitignore")
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnore {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return parseIgnore(dir, string(data))
}

func parseIgnore(dir, text string) []ignore {
	var rules []ignore
	for _, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		if r, ok := parseIgnoreLine(strings.TrimSuffix(line, "\r")); ok {
			r.dir = dir
			rules = append(rules, r)
		}
	}
	return rules
}

// parseIgnoreLine reads one line as gitignore(5) describes it.
func parseIgnoreLine(s string) (r ignore, ok bool) {
	if strings.HasPrefix(s, "#") {
		return r, false
	}
	for strings.HasSuffix(s, " ") && !strings.HasSuffix(s, `\ `) {
		s = s[:len(s)-1]
	}
	if rest, found := strings.CutPrefix(s, "!"); found {
		r.negated, s = true, rest
	}
	if rest, found := strings.CutSuffix(s, "/"); found {
		r.folders, s = true, rest
	}
	if s == "" {
		return r, false
	}
	// A slash anywhere but at the end ties the pattern to the folder of the
	// file; without one it matches at every depth below.
	if anchored := strings.Contains(s, "/"); !anchored {
		s = "**/" + s
	}
	s = escapeBraces(strings.TrimPrefix(s, "/"))
	r.pattern = s
	return r, doublestar.ValidatePattern(s)
}

// escapeBraces keeps doublestar's {a,b}, which gitignore does not know.
func escapeBraces(s string) string {
	return strings.NewReplacer(`\\`, `\\`, `\{`, `\{`, `\}`, `\}`, "{", `\{`, "}", `\}`).Replace(s)
}

// ignored reports whether the rules leave the full path out. They are in order from the
// outermost folder inwards; the last that matches decides.
func ignored(rules []ignore, path string, isDir bool) bool {
	out := false
	for _, r := range rules {
		if r.folders && !isDir || r.negated != out {
			continue // no answer to give, or none that would change anything
		}
		rel, err := filepath.Rel(r.dir, path)
		if err != nil || strings.HasPrefix(rel, "..") {
			continue
		}
		if ok, _ := doublestar.Match(r.pattern, filepath.ToSlash(rel)); ok {
			out = !r.negated
		}
	}
	return out
}

// ignoresAbove are the rules of the folders above the one at abs, up to the one
// that holds the repository; none outside a repository.
func ignoresAbove(abs string) []ignore {
	var files [][]ignore
	for at := abs; !holdsRepository(at); {
		parent := filepath.Dir(at)
		if parent == at {
			return nil
		}
		at = parent
		files = append(files, readIgnore(at))
	}
	slices.Reverse(files)
	return slices.Concat(files...)
}

func holdsRepository(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ".git"))
	return err == nil
}
