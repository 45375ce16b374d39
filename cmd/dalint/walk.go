package main

import (
	"errors"
	"fmt"
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
	copies   []string  // what dalint itself wrote, found in folders
	twice    []string  // further names of files that are among the sources
	folders  []string  // folders that are links, found in folders
	lost     []string  // documents in the place of what the run is to write
	unknown  []string  // files of kinds that are not read, found in folders
	ignored  []string  // what .gitignore names, found in folders
	// manifests are tables that look like those of audit --manifest, found in
	// folders, where the command has a use for such.
	manifests []string
}

// finder gathers targets.
type finder struct {
	targets
	without leaving
	seen    map[string]bool
	tell    func(problem)
	roots   []string // the folders named, as they are without links
}

// leaving is what a run does not take for documents.
type leaving struct {
	files     []fs.FileInfo // what it writes: files and folders
	told      []fs.FileInfo // what it is told by
	manifests bool          // tables that look like a manifest
	// links are files that are there by another name as well, and those that a link
	// takes from outside the folders: documents that are counted are counted once,
	// and nobody's who did not hand them in.
	links bool
	// special are pipes, sockets and devices: whoever lists what was not read tells
	// of them.
	special bool
	// over, where there is one, says that nobody waits for the outcome any more.
	over func() bool
}

// leave are files and folders that are there, under whatever spelling of their
// paths. Standard input and output, and paths that are empty, are none.
func leave(paths ...string) (l leaving) {
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && p != "-" {
			l.files = append(l.files, info)
		}
	}
	return l
}

// has reports whether a run writes a file or folder, or is told by it.
func (l *leaving) has(info fs.FileInfo) bool { return among(l.files, info) || among(l.told, info) }

func among(files []fs.FileInfo, info fs.FileInfo) bool {
	return slices.ContainsFunc(files, func(f fs.FileInfo) bool { return os.SameFile(f, info) })
}

// spare is an error where a run would write over a document, or what it is told by:
// --force replaces earlier reports.
func (t *targets) spare(outputs []string, told ...string) error {
	for _, out := range outputs {
		if _, err := os.Stat(out); err != nil || out == "-" {
			continue
		}
		for i := range t.sources {
			if s := &t.sources[i]; !s.stdin && sameFile(s.path, out) {
				t.lost = append(t.lost, s.path)
			}
		}
		for _, p := range told {
			if p != "" && sameFile(p, out) {
				t.lost = append(t.lost, p)
			}
		}
	}
	if len(t.lost) > 0 {
		return fmt.Errorf("%s: is read in this run and no report of an earlier one, so it is not replaced: name another file to write", sayPath(t.lost[0]))
	}
	return nil
}

// spareRead is an error where a report would take the place of what it is made of.
func spareRead(args []string, outputs ...string) error {
	return (&targets{}).spare(outputs, expand(args)...)
}

// find turns paths into sources: a file as it is, a folder into the files in
// it that dalint reads, a pattern (where a shell left it alone) into what it
// matches. What cannot be found is told.
func (a *app) find(paths []string, stdinName string, tell func(problem)) targets {
	return a.findExcept(paths, stdinName, leaving{}, tell)
}

// findExcept is find, leaving some out.
func (a *app) findExcept(paths []string, stdinName string, without leaving, tell func(problem)) targets {
	f := &finder{seen: map[string]bool{}, without: without, tell: tell}
	for _, p := range paths {
		if root, err := unlinked(p); err == nil {
			f.roots = append(f.roots, root)
		}
	}
	for _, p := range paths {
		if p == "-" {
			f.add(sourceOf(p, stdinName))
			continue
		}
		f.path(p)
	}
	if f.without.links {
		f.once()
	}
	return f.targets
}

func (f *finder) fail(path string, err error) {
	p := problem{path, err}
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
		f.fail(p, unfound(p, err))
	case info.IsDir():
		f.folder(p)
	case f.without.special && !info.Mode().IsRegular():
		f.noFile(p, info.Mode())
	case f.without.has(info):
		if among(f.without.files, info) && !ownReport(p) {
			f.lost = append(f.lost, p)
		}
	default:
		f.add(source{path: p, size: info.Size(), modified: info.ModTime().UnixNano()})
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

var errNothingHere = errors.New("holds no file that dalint reads (" + read.Formats + "): hidden files, what .gitignore names and what dalint wrote are left out")

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
		if f.without.over != nil && f.without.over() {
			return
		}
		name, path := e.Name(), filepath.Join(dir, e.Name())
		// "~$" begins the lock file that Word keeps beside an open document.
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
			continue
		}
		if ignored(rules, filepath.Join(abs, name), e.IsDir()) {
			f.ignored = append(f.ignored, path)
			continue
		}
		info, err := e.Info()
		switch {
		case err == nil && f.without.has(info):
			if among(f.without.files, info) && e.Type().IsRegular() && read.Known(name) && !reviewCopy(name, here) && !ownReport(path) {
				f.lost = append(f.lost, path)
			}
		case !e.IsDir() && (reviewCopy(name, here) || e.Type().IsRegular() && ownReport(path)):
			f.copies = append(f.copies, path)
		case e.IsDir():
			f.walk(path, filepath.Join(abs, name), rules)
		case e.Type()&fs.ModeSymlink != 0:
			f.link(path)
		case !e.Type().IsRegular():
			f.noFile(path, e.Type())
		case name == configName: // our own file
		case !read.Known(name):
			f.unknown = append(f.unknown, path)
		case f.without.manifests && likeManifest(path):
			f.manifests = append(f.manifests, path)
		default:
			s := source{path: path}
			if err == nil {
				s.size, s.modified = info.Size(), info.ModTime().UnixNano()
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

// unfound says why there is nothing to read at a path.
func unfound(path string, err error) error {
	if info, linkErr := os.Lstat(path); errors.Is(err, fs.ErrNotExist) && linkErr == nil && info.Mode()&fs.ModeSymlink != 0 {
		return errNowhere
	}
	return plain(err)
}

var errNowhere = errors.New("is a link to what is not there: put the file itself in its place, or remove the link")

// link adds a linked file.
func (f *finder) link(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil && read.Known(path):
		f.fail(path, unfound(path, err))
	case err != nil:
		f.unknown = append(f.unknown, path)
	case err == nil && info.IsDir():
		f.folders = append(f.folders, path)
	case f.without.has(info):
	case !info.Mode().IsRegular():
		f.noFile(path, info.Mode())
	case !read.Known(path):
		f.unknown = append(f.unknown, path)
	case f.without.links && !f.inside(path):
		f.fail(path, errOutside)
	default:
		f.add(source{path: path, size: info.Size(), modified: info.ModTime().UnixNano(), link: true})
	}
}

// noFile tells of what stands among documents and is no file. Opening a pipe would
// wait for whoever writes to it.
func (f *finder) noFile(path string, mode fs.FileMode) {
	if !f.without.special {
		return
	}
	what := "neither a file nor a folder"
	switch {
	case mode&fs.ModeNamedPipe != 0:
		what = "a named pipe and no file"
	case mode&fs.ModeSocket != 0:
		what = "a socket and no file"
	case mode&fs.ModeDevice != 0:
		what = "a device and no file"
	}
	f.fail(path, errors.New("is "+what+", so it was not opened"))
}

var errOutside = errors.New("is a link to a file outside the folder, so it is not counted: copy the file into the folder, or name its folder as well")

// inside reports whether a link leads to a file in one of the folders named.
func (f *finder) inside(path string) bool {
	to, err := unlinked(path)
	return err == nil && slices.ContainsFunc(f.roots, func(root string) bool { return below(root, to) })
}

// unlinked is a path in full, as it is without links.
func unlinked(path string) (string, error) {
	to, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(to)
}

// below reports whether a path is that of a folder or of something in it; both
// are absolute.
func below(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// once keeps one name of each file: its own before that of a link, or else the
// first.
func (f *finder) once() {
	type look struct{ size, modified int64 } // files that differ in it are two
	alike, again := map[look][]int{}, map[int]bool{}
	for _, links := range []bool{false, true} {
		for i := range f.sources {
			s := &f.sources[i]
			if s.link != links || s.stdin {
				continue
			}
			l := look{s.size, s.modified}
			if slices.ContainsFunc(alike[l], func(k int) bool { return sameFile(s.path, f.sources[k].path) }) {
				again[i] = true
				f.twice = append(f.twice, s.path)
				continue
			}
			alike[l] = append(alike[l], i)
		}
	}
	kept := f.sources[:0]
	for i, s := range f.sources {
		if !again[i] {
			kept = append(kept, s)
		}
	}
	f.sources = kept
}

// sameFile reports whether two paths are names of one file.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
