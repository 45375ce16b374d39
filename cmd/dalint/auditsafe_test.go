package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/corpus"
)

func corpusRecord() audit.Record {
	return audit.Record{Type: "plan", Words: 12, Places: []audit.Place{{Rule: "excuse/x", Severity: lint.Warning, Start: 1, End: 3}}}
}

func writeReport(t *testing.T, path string, seed uint64) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(corpus.Assessment(seed, corpus.Shows{})), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestAuditGoesRoundNoLinks(t *testing.T) {
	dir := t.TempDir()
	writeReport(t, filepath.Join(dir, "a", "b", "one.md"), 1)
	for link, to := range map[string]string{"a/b/up": "../..", "a/self": "self", "top": dir, "a/twice.md": "b/one.md"} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("no links here")
		}
	}
	out, errs := dalint(t, 0, "audit", "--format", "json", dir)
	if !strings.Contains(out, `"documents": 2`) || errs != "" { // the linked file is read, the linked folders are not
		t.Errorf("%s\n%s", errs, out)
	}
}

func TestAuditNamesAFolderThatItMayNotRead(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("SKIPPED: whoever runs this may read everything")
	}
	dir := t.TempDir()
	writeReport(t, filepath.Join(dir, "open", "one.md"), 1)
	writeReport(t, filepath.Join(dir, "shut", "two.md"), 2)
	shut := filepath.Join(dir, "shut")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(shut, 0o755) }()
	out, errs := dalint(t, 2, "audit", "--format", "csv", dir)
	if !strings.Contains(out, "one.md") || !strings.Contains(out, "shut") || !strings.Contains(errs, "permission") {
		t.Errorf("%s\n%s", errs, out)
	}
}

// A folder that cannot be listed is told, counted and left out, whoever runs it.
func TestAuditCountsAFolderThatCannotBeListed(t *testing.T) {
	var told []problem
	f := &finder{seen: map[string]bool{}, tell: func(p problem) { told = append(told, p) }}
	gone := filepath.Join(t.TempDir(), "gone")
	f.walk(gone, gone, nil)
	if len(told) != 1 || told[0].path != gone || len(f.problems) != 1 {
		t.Errorf("%v, %v", told, f.problems)
	}
}

func TestAFileThatChangesWhileItIsReadIsNotTrusted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	writeReport(t, path, 1)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, change := range map[string]func() error{
		"longer": func() error {
			w, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = io.WriteString(w, "more")
			return errors.Join(err, w.Close())
		},
		"newer": func() error { return os.Chtimes(path, time.Time{}, info.ModTime().Add(time.Second)) },
	} {
		before, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if err := unchanged(f, before, int(before.Size())); err != nil {
			t.Errorf("%s: before: %v", name, err)
		}
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if err := unchanged(f, before, int(before.Size())); err == nil || !strings.Contains(err.Error(), "changed while it was being read") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAuditWritesForItsOwnerAloneAndReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	writeReport(t, filepath.Join(dir, "in", "one.md"), 1)
	for _, name := range []string{"a.html", "a.json", "a.jsonl", "a.csv", "a.xlsx", "a.txt"} {
		path, sheet := filepath.Join(dir, name), filepath.Join(dir, name+".sheet.csv")
		args := []string{"audit", "--sample", "1", "--output", path, filepath.Join(dir, "in")}
		if name != "a.jsonl" {
			args = append(args, "--reading-sheet", sheet)
		}
		dalint(t, 0, args...)
		for _, p := range []string{path, sheet} {
			info, err := os.Stat(p)
			if err != nil {
				if p == sheet && name == "a.jsonl" {
					continue
				}
				t.Fatal(err)
			}
			if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
				t.Errorf("%s is %v", p, info.Mode())
			}
		}
		if _, errs := dalint(t, 2, args...); !strings.Contains(errs, "exists already: add --force") {
			t.Errorf("%s: %s", name, errs)
		}
		dalint(t, 0, append(args, "--force")...)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// The same documents give the same bytes, in whatever order and however often.
func TestAuditIsTheSameEveryTime(t *testing.T) {
	dir, _ := authority(t)
	for _, format := range auditFormats {
		args := []string{"audit", "--format", format, "--sample", "3", "--list-findings", dir}
		one, _ := dalint(t, 0, append(args, "--jobs", "1")...)
		two, _ := dalint(t, 0, append(args, "--jobs", "4")...)
		if one != two || one == "" {
			t.Errorf("%s differs", format)
		}
	}
}

func TestProgressTellsWhatIsLeft(t *testing.T) {
	p := &progress{}
	sources := []source{{size: 100}, {size: 100}, {size: 200}}
	p.expect(sources)
	if got := p.remaining(time.Minute); got != "" {
		t.Errorf("before anything: %q", got)
	}
	p.did(sources[0], true) // known already: says nothing of the speed
	if got := p.remaining(time.Minute); got != "" {
		t.Errorf("after a known one: %q", got)
	}
	p.did(sources[1], false)
	for elapsed, want := range map[time.Duration]string{
		time.Second: "", 10 * time.Second: ", less than a minute left", 30 * time.Second: ", about a minute left",
		10 * time.Minute: ", about 20 minutes left", 3 * time.Hour: ", about 6 hours left",
	} {
		if got := p.remaining(elapsed); got != want {
			t.Errorf("%v: %q, want %q", elapsed, got, want)
		}
	}
	p.did(sources[2], false)
	if got := p.remaining(time.Hour); got != "" {
		t.Errorf("at the end: %q", got)
	}
}
