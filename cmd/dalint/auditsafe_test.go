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
	writeString(t, path, corpus.Assessment(seed, corpus.Shows{}))
}

func TestAuditGoesRoundNoLinks(t *testing.T) {
	dir := t.TempDir()
	writeReport(t, filepath.Join(dir, "a", "b", "one.md"), 1)
	link(t, dir, map[string]string{"a/b/up": "../..", "a/self": "self", "top": dir})
	out, errs := dalint(t, 0, "audit", "--format", "json", dir)
	if !strings.Contains(out, `"documents": 1`) || !strings.HasSuffix(errs, "dalint: 2 linked folders were left out: --verbose names them\n") {
		t.Errorf("%s\n%s", errs, out)
	}
	if !strings.Contains(out, `"skipped": 1`) || !strings.Contains(errs, filepath.Join("a", "self")+": is of a kind that dalint does not read") {
		t.Errorf("a link to itself is in no list:\n%s\n%s", errs, out)
	}
}

// link makes symbolic links in a folder.
func link(t *testing.T, dir string, links map[string]string) {
	t.Helper()
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("SKIPPED: no links here")
		}
	}
}

func TestALinkToNothingIsSaidToBeOne(t *testing.T) {
	dir := t.TempDir()
	writeReport(t, filepath.Join(dir, "one.md"), 1)
	link(t, dir, map[string]string{"gone.md": "nowhere.md"})
	out, errs := dalint(t, 2, "audit", dir)
	for _, s := range []string{out, errs} {
		if !strings.Contains(squeeze(s), "gone.md: is a link to what is not there") {
			t.Errorf("said:\n%s", s)
		}
	}
	if _, errs := dalint(t, 2, "check", filepath.Join(dir, "gone.md")); !strings.Contains(errs, "is a link to what is not there") {
		t.Errorf("check said: %s", errs)
	}
}

func TestAFolderWithNothingToReadSaysWhatItHolds(t *testing.T) {
	dir := t.TempDir()
	writeString(t, filepath.Join(dir, "scan.jpg"), "no text")
	for _, command := range []string{"audit", "check"} {
		_, errs := dalint(t, 2, command, dir)
		if !strings.Contains(errs, "scan.jpg: is of a kind that dalint does not read") || !strings.Contains(errs, "holds no file that dalint reads") {
			t.Errorf("%s said: %s", command, errs)
		}
	}
}

func TestAuditCountsAFileOnceByItsOwnName(t *testing.T) {
	dir := t.TempDir()
	writeReport(t, filepath.Join(dir, "b", "one.md"), 1)
	writeReport(t, filepath.Join(dir, "b", "two.md"), 1) // alike, and a document of its own
	link(t, dir, map[string]string{"a.md": "b/one.md", "b/zz.md": "one.md"})
	if err := os.Link(filepath.Join(dir, "b", "one.md"), filepath.Join(dir, "b", "zhard.md")); err != nil {
		t.Skip("SKIPPED: no links here")
	}
	old := time.Now().Add(-time.Hour) // of both, to the nanosecond
	for _, name := range []string{"one.md", "two.md"} {
		if err := os.Chtimes(filepath.Join(dir, "b", name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	out, errs := dalint(t, 0, "audit", "--format", "csv", dir)
	if strings.Count(out, ".md,") != 2 || !strings.Contains(out, "b/one.md,b,") || !strings.Contains(out, "b/two.md,b,") {
		t.Errorf("counted:\n%s", out)
	}
	if errs != "dalint: 3 files that are the same as others were left out: --verbose names them\n" {
		t.Errorf("said: %s", errs)
	}
	if _, errs = dalint(t, 0, "audit", "--verbose", "--format", "csv", dir); !strings.Contains(errs, "since it is the same file as another: "+filepath.Join(dir, "a.md")) {
		t.Errorf("said: %s", errs)
	}
	if _, errs = dalint(t, 0, "audit", "--part", "2/2", "--format", "csv", dir); strings.Contains(errs, "left out") {
		t.Errorf("the second part says what the first does: %s", errs)
	}
}

func TestAuditLeavesOutWhatALinkTakesFromElsewhere(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	writeReport(t, filepath.Join(dir, "one.md"), 1)
	writeReport(t, filepath.Join(other, "diary.md"), 2)
	link(t, dir, map[string]string{"link.md": filepath.Join(other, "diary.md")})
	out, errs := dalint(t, 2, "audit", dir)
	for _, s := range []string{"link.md: is a link to a file outside the folder, so it is not counted", "Audit of 1 document,"} {
		if !strings.Contains(strings.Join(strings.Fields(out+errs), " "), s) {
			t.Errorf("no %q in\n%s%s", s, errs, out)
		}
	}
	out, errs = dalint(t, 0, "audit", dir, other)
	if !strings.Contains(out, "Audit of 2 documents,") || !strings.Contains(errs, "1 file that is the same as another was left out") {
		t.Errorf("with its folder:\n%s%s", errs, out)
	}
	link(t, other, map[string]string{"way": dir})
	if out, _ := dalint(t, 2, "audit", filepath.Join(other, "way")); !strings.Contains(out, "Audit of 1 document,") {
		t.Errorf("a folder that is named by a link:\n%s", out)
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
