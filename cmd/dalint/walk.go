package main

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/dalint/dalint/lint/read"
)

// targets is what the paths of a command come to.
type targets struct {
	sources  []source  // in the order named, folders in the order of their names
	problems []problem // told already
	skipped  int       // files of kinds that are not read, found in folders
	copies   []string  // what dalint itself wrote, found in folders
}

// finder gathers targets.
type finder struct {
	targets
	seen   map[string]bool
	except map[string]bool // absolute paths that folders do not give
	tell   func(problem)
}

// find turns paths into sources: a file as it is, a folder into the files in
// it that dalint reads, a pattern (where a shell left it alone) into what it
// matches. What cannot be found is told.
func (a *app) find(paths []string, stdinName string, tell func(problem)) targets {
	return a.findExcept(paths, stdinName, nil, tell)
}

// findExcept is find, leaving what lies at some absolute paths out of folders.
func (a *app) findExcept(paths []string, stdinName string, except map[string]bool, tell func(problem)) targets {
	f := &finder{seen: map[string]bool{}, except: except, tell: tell}
	for _, p := range paths {
		if p == "-" {
			f.add(source{path: cmp.Or(stdinName, "-"), stdin: true})
			continue
		}
		f.path(p)
	}
	return f.targets
}

func (f *finder) fail(path string, err error) {
	p := problem{path, err.Error()}
	f.problems = append(f.problems, p)
	f.tell(p)
}

// add adds a source once, however often it is named.
func (f *finder) add(s source) {
	key := "-"
	if !s.stdin {
		key = filepath.Clean(s.path)
	}
	if !f.seen[key] {
		f.seen[key] = true
		f.sources = append(f.sources, s)
	}
}

func (f *finder) path(p string) {
	info, err := os.Stat(p)
	if err != nil && missing(p) && strings.ContainsAny(p, "*?[{") {
		if matches, globErr := doublestar.FilepathGlob(p); globErr == nil && len(matches) > 0 {
			for _, m := range matches {
				f.path(m)
			}
			return
		}
	}
	switch {
	case err != nil:
		f.fail(p, plain(err))
	case info.IsDir():
		f.folder(p)
	default:
		f.add(source{path: p, size: info.Size()})
	}
}

// folder adds what a named folder holds; a folder without anything to read is
// a problem.
func (f *finder) folder(dir string) {
	before, problems := len(f.sources), len(f.problems)
	abs, err := filepath.Abs(dir)
	if err != nil {
		f.fail(dir, plain(err))
		return
	}
	f.walk(dir, abs, ignoresAbove(abs))
	if len(f.sources) == before && len(f.problems) == problems {
		f.fail(dir, errNothingHere)
	}
}

var errNothingHere = plainError("holds no file that dalint reads (" + read.Formats + "): hidden files, what .gitignore names and what dalint wrote are left out")

type plainError string

func (e plainError) Error() string { return string(e) }

// walk goes through a folder, whose full path is abs, in the order of names.
// Folders that are links are not followed, so there is no going round in circles.
func (f *finder) walk(dir, abs string, above []ignore) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		f.fail(dir, plain(err))
		return
	}
	rules := slices.Concat(above, readIgnore(abs))
	here := map[string]bool{}
	for _, e := range entries {
		here[strings.ToLower(e.Name())] = true
	}
	for _, e := range entries {
		name, path := e.Name(), filepath.Join(dir, e.Name())
		// "~$" begins the lock file that Word keeps beside an open document.
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || f.except[filepath.Join(abs, name)] || ignored(rules, filepath.Join(abs, name), e.IsDir()) {
			continue
		}
		switch {
		case !e.IsDir() && (reviewCopy(name, here) || e.Type().IsRegular() && ownReport(path)):
			f.copies = append(f.copies, path)
		case e.IsDir():
			f.walk(path, filepath.Join(abs, name), rules)
		case e.Type()&fs.ModeSymlink != 0:
			f.link(path)
		case !e.Type().IsRegular() || name == configName:
			// a pipe or a device, where nobody keeps documents, or our own file
		case !read.Known(name):
			f.skipped++
		default:
			s := source{path: path}
			if info, err := e.Info(); err == nil {
				s.size = info.Size()
			}
			f.add(s)
		}
	}
}

// reviewCopy reports whether a file is what review writes by itself: notes, or
// a copy with comments beside its document, whose text would count twice. Here
// are the names in the folder, in small letters.
func reviewCopy(name string, here map[string]bool) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, notesEnding) {
		return true
	}
	stem, word := strings.CutSuffix(name, ".docx")
	stem = strings.TrimSuffix(stem, "-2")
	stem, copied := strings.CutSuffix(stem, ".reviewed")
	return word && copied && here[stem+".docx"]
}

// link adds a linked file.
func (f *finder) link(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil && read.Known(path):
		f.fail(path, plain(err))
	case err != nil || info.IsDir() || !info.Mode().IsRegular():
	case !read.Known(path):
		f.skipped++
	default:
		f.add(source{path: path, size: info.Size()})
	}
}
