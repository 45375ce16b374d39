package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/text"
)

// counting is an engine that counts what it is asked, and stops the run at one
// of the documents.
type counting struct {
	linter
	asked atomic.Int32
	at    int32
	stop  func()
}

func (c *counting) Lint(ctx context.Context, doc *text.Document, people []cast.Declaration, o lint.Options) (*lint.Result, error) {
	if c.asked.Add(1) == c.at {
		c.stop()
	}
	return c.linter.Lint(ctx, doc, people, o)
}

func TestAuditGoesOnWhereItWasStopped(t *testing.T) {
	dir, _ := authority(t)
	t.Chdir(t.TempDir())
	audit := func(at int32, args ...string) (asked, code int, said string) {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		c := &counting{at: at, stop: stop}
		var out, errs bytes.Buffer
		a := &app{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }}
		a.load = func(packs []string) (*engine, error) {
			e, err := loadEngine(packs)
			if err == nil {
				c.linter, e.linter = e.linter, c
			}
			return e, err
		}
		root := newRoot(a)
		root.SetArgs(append([]string{"audit", "--jobs", "2", "--force"}, args...))
		return int(c.asked.Load()), a.exit(root.ExecuteContext(ctx)), errs.String()
	}
	_, code, said := audit(-1, "--output", "fresh.json", dir)
	if code != exitDone {
		t.Fatal(said)
	}
	done := 0
	for _, at := range []int32{3, 5, -1} {
		_, code, said := audit(at, "--store", "kept", "--output", "out.json", dir)
		_, content := stored(t, "kept")
		now := strings.Count(content, `"key"`)
		if at > 0 {
			if code != exitTrouble || !strings.Contains(said, "what was found is kept in kept: give the same command again to go on") {
				t.Errorf("stopped: code %d, %s", code, said)
			}
			if now <= done || now >= 18 {
				t.Errorf("%d results are kept after %d", now, done)
			}
			if entries, _ := filepath.Glob("*out.json*"); len(entries) > 0 {
				t.Errorf("a run that was stopped leaves %v", entries)
			}
		} else if code != exitDone || said != "" || now != 18 {
			t.Errorf("code %d, %d kept, %s", code, now, said)
		}
		done = now
	}
	fresh, err := os.ReadFile("fresh.json")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := os.ReadFile("out.json"); err != nil || !bytes.Equal(out, fresh) {
		t.Errorf("an audit that went on is not that of one run: %v", err)
	}
	// All is known now: nothing is checked again.
	c := counting{}
	var out, errs bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }}
	a.load = func(packs []string) (*engine, error) {
		e, err := loadEngine(packs)
		c.linter, e.linter = e.linter, &c
		return e, err
	}
	root := newRoot(a)
	root.SetArgs([]string{"audit", "--store", "kept", "--format", "json", dir})
	if code := a.exit(root.Execute()); code != exitDone || c.asked.Load() != 0 || out.String() != string(fresh) {
		t.Errorf("code %d, %d checked again, %s", code, c.asked.Load(), errs.String())
	}
}

// stored is what the files of a store hold.
func stored(t *testing.T, dir string) (paths []string, content string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		content += string(data)
	}
	return paths, content
}

// A store is a folder of one's own files: nobody else may read it, two runs may
// share it, and one that cannot be written to costs the run no result.
func TestAStoreIsPrivateAndShared(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	a, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	rec := corpusRecord()
	set := &settings{}
	key := a.key("rules", set, "a.md", []byte("x"))
	if other := a.key("rules", set, "b.md", []byte("x")); other == key {
		t.Error("another name has the same key")
	}
	a.put(key, &rec)
	b.put(b.key("rules", set, "a.md", []byte("y")), &rec)
	if err := errors.Join(a.close(), b.close()); err != nil {
		t.Fatal(err)
	}
	c, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"x", "y"} {
		if got, ok := c.get(c.key("rules", set, "a.md", []byte(content))); !ok || got.Words != rec.Words {
			t.Errorf("%s: %v, %+v", content, ok, got)
		}
	}
	if _, ok := c.get(c.key("rules", set, "a.md", []byte("z"))); ok {
		t.Error("found what nobody put")
	}
	if runtime.GOOS != "windows" {
		paths, _ := stored(t, dir)
		for _, p := range append(paths, dir) {
			if info, err := os.Stat(p); err != nil || info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s: %v, %v", p, info.Mode(), err)
			}
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	c.put(key, &rec)
	if err := c.close(); err == nil || !strings.Contains(err.Error(), "results could not be kept") {
		t.Errorf("%v", err)
	}
}

// TestEndsCleanlyOnASignal sends one to the program itself, once it is at work.
func TestEndsCleanlyOnASignal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows sends no signals to one program")
	}
	if testing.Short() {
		t.Skip("builds the program")
	}
	bin := filepath.Join(t.TempDir(), "dalint")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir := t.TempDir()
	for i := range 400 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(corpus.Report(uint64(i), 30_000)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct {
		args   []string
		atWork func(t *testing.T) bool
		said   string
		left   []string
	}{
		{
			[]string{"audit", "--store", "kept", "--output", "a.json", "--sample", "2", "--reading-sheet", "s.docx", dir},
			func(t *testing.T) bool {
				_, content := stored(t, "kept")
				return strings.Contains(content, `"key"`)
			},
			"of 400 files were not checked; what was found is kept", []string{"kept"},
		},
		{[]string{"check", "--output", "c.html", dir}, begun, "of 400 files were not checked, the first ", []string{"c.html"}},
		{[]string{"case", "--output", "m.html", dir}, begun, "of 400 files were not read, so no map was made", nil},
		{[]string{"check", "--output", "c.html", "-"}, begun, "1 of 1 files were not checked", []string{"c.html"}},
	} {
		for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Chdir(t.TempDir())
			cmd := exec.Command(bin, row.args...)
			var errs bytes.Buffer
			cmd.Stderr = &errs
			if _, err := cmd.StdinPipe(); err != nil { // which stays open and says nothing
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for range 600 {
				if row.atWork(t) {
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
			_ = cmd.Wait()
			late.Stop()
			if cmd.ProcessState.ExitCode() != exitTrouble || !strings.Contains(errs.String(), row.said) {
				t.Errorf("%v, %v: %v, %s", row.args, sig, cmd.ProcessState, errs.String())
			}
			if left := inFolder(t); !slices.Equal(left, row.left) {
				t.Errorf("%v, %v leaves %v", row.args, sig, left)
			}
		}
	}
}

// begun reports whether a command has opened its output.
func begun(t *testing.T) bool { return len(inFolder(t)) > 0 }

// inFolder are the names of what the working folder holds.
func inFolder(t *testing.T) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
