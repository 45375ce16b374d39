package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/rules"
)

func TestNearest(t *testing.T) {
	words := []string{"check", "cast", "format", "fail-on"}
	for in, want := range map[string]string{
		"chek": "check", "chcek": "check", "formt": "format", "fail-an": "fail-on", "zebra": "", "": "", "cats": "cast",
	} {
		if got := nearest(in, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

// writeString writes a file, and makes the folder that it lies in.
func writeString(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readString(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestInOrder checks that outcomes come in the order of their sources where later
// ones are done sooner, and how many are at work at once: as many as allowed, and
// one of those that are large.
func TestInOrder(t *testing.T) {
	var small, mixed []source
	for i := range 50 {
		small = append(small, source{path: fmt.Sprint(i)})
		mixed = append(mixed, source{path: fmt.Sprint(i), size: int64(i%3) * large})
	}
	for _, tt := range []struct {
		name    string
		sources []source
		ofSize  int64 // those counted are this large at least
		most    int32
	}{{"small", small, 0, 4}, {"large among small", mixed, large, 1}} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var running, most atomic.Int32
				var done sync.Mutex
				var finished, got []string
				err := inOrder(context.Background(), tt.sources, 4, func(_ context.Context, s source) string {
					if s.size >= tt.ofSize {
						n := running.Add(1)
						for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
						}
						defer running.Add(-1)
					}
					i, _ := strconv.Atoi(s.path)
					time.Sleep(time.Duration(4-i%4) * time.Second)
					done.Lock()
					finished = append(finished, s.path)
					done.Unlock()
					return s.path
				}, func(s source, outcome string) error {
					if outcome != s.path {
						t.Errorf("%s comes with the outcome of %s", s.path, outcome)
					}
					got = append(got, s.path)
					return nil
				})
				if err != nil || len(got) != len(tt.sources) {
					t.Fatalf("%d of %d, %v", len(got), len(tt.sources), err)
				}
				for i, p := range got {
					if p != fmt.Sprint(i) {
						t.Fatalf("number %d is %s", i, p)
					}
				}
				if slices.Equal(finished, got) {
					t.Error("none was done before one that it stands behind: the order shows nothing")
				}
				if most.Load() != tt.most {
					t.Errorf("%d at once, want %d", most.Load(), tt.most)
				}
			})
		})
	}
	stop := errors.New("disk full")
	if err := inOrder(context.Background(), small, 4, func(context.Context, source) outcome { return outcome{} },
		func(source, outcome) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("emit's error came out as %v", err)
	}
}

func TestGuard(t *testing.T) {
	err := guard(func() error { panic("Sarah was hit") })
	if err == nil || strings.Contains(err.Error(), "Sarah") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want one line without the document's words", err)
	}
}

func TestAProblemSaysItPlainlyAndKeepsItsCause(t *testing.T) {
	_, err := (&app{}).bytes(source{path: filepath.Join(t.TempDir(), "gone.md")})
	p := problem{"dir\n/gone.md", err}
	if got, want := p.Error(), "dir /gone.md: does not exist: check the spelling and the folder"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	if !errors.Is(p, fs.ErrNotExist) {
		t.Error("what happened is lost")
	}
	_, err = (&app{}).readable(source{path: "notes.Quillfeather"})
	var bad *read.Error
	if !errors.As(err, &bad) || bad.Reason != read.UnknownKind {
		t.Fatalf("%v is not of an unknown kind", err)
	}
	if !strings.Contains(err.Error(), "quillfeather") || strings.Contains(plain(bad.Nameless()).Error(), "quillfeather") {
		t.Errorf("with the name %q, without it %q", err, plain(bad.Nameless()))
	}
}

func TestOutputRemovesWhatAKilledRunLeft(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	gone := exec.Command(os.Args[0], "-test.run=^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	name := temporaryName(path)
	left := fmt.Sprintf("%s%d-123", name, gone.Process.Pid)
	kept := []string{
		fmt.Sprintf("%s%d-123", name, os.Getpid()), // of a run that goes on
		fmt.Sprintf(".out.json.dalint-00000000-%d-123", gone.Process.Pid),
		fmt.Sprintf("%s%d-123", temporaryName("other.json"), gone.Process.Pid),
		name, name + "x-123", ".out.json.123",
	}
	for _, n := range append(kept, left) {
		if err := os.WriteFile(filepath.Join(dir, n), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := (&app{}).create(path, false)
	if err != nil {
		t.Fatal(err)
	}
	out.discard()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(kept)
	if !slices.Equal(names, kept) {
		t.Errorf("in the folder: %q, want %q", names, kept)
	}
}

func TestOutputIsWholeOrAbsent(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	a := &app{}
	out, err := a.create(path, false)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(out, "half")
	out.discard()
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("an abandoned output leaves %v behind", entries)
	}
	if out, err = a.create(path, false); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(out, "half")
	if err := out.finish(io.ErrShortWrite); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("half an output: %v", err)
	}
	out.discard()
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("half an output is put in its place: %v", entries)
	}
	if out, err = a.create(path, false); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(out, "whole")
	if err := out.commit(); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); string(data) != "whole" {
		t.Errorf("the file says %q", data)
	}
	if _, err := a.create(path, false); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("a second output: %v, want a word about --force", err)
	}
	if out, err = a.create(path, true); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(out, "newer")
	if err := out.commit(); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("temporary files stay: %v", entries)
	}
}

func TestWrittenWholeIsRemovedInHaste(t *testing.T) {
	a := &app{}
	path := filepath.Join(t.TempDir(), "known.json")
	if err := a.writeWhole(path, []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if a.temporary.files == nil || len(a.temporary.files) > 0 {
		t.Errorf("of the temporary file the program knew, and knows: %v", a.temporary.files)
	}
	if data, _ := os.ReadFile(path); string(data) != "whole" {
		t.Errorf("the file says %q", data)
	}
}

// TestOutputTakenMeanwhile writes the file between create and commit.
func TestOutputTakenMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.json")
	out, err := (&app{}).create(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := out.commit(); err == nil || err.Error() != path+": exists already: add --force to replace it" {
		t.Errorf("of a file that appeared meanwhile was said: %v", err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("temporary files stay: %v", entries)
	}
	if data, _ := os.ReadFile(path); string(data) != "theirs" {
		t.Errorf("the file says %q", data)
	}
}

// TestSameText lets a copy pass only where it says what its source says.
func TestSameText(t *testing.T) {
	paragraph := func(words string) []byte { return readtest.Body(readtest.P(readtest.R(words))) }
	doc, err := read.Docx(paragraph("Sarah was hit."))
	if err != nil {
		t.Fatal(err)
	}
	for words, same := range map[string]bool{"Sarah was hit.": true, "Sarah was  hit.": false, "Sarah was hit. ": false, "Mark was hit.": false, "": false} {
		err := sameText(doc, paragraph(words))
		if (err == nil) != same || err != nil && strings.Contains(err.Error(), "Sarah") {
			t.Errorf("a copy that says %q: %v", words, err)
		}
	}
	if sameText(doc, []byte("no zip")) == nil {
		t.Error("a copy that cannot be read passes")
	}
}

func TestComplainIsOneLineEach(t *testing.T) {
	var b strings.Builder
	a := &app{err: &b}
	code := a.exit(errors.Join(errors.New("a\nb\x1b[2J"), errors.Join(errors.New("c"), errors.New("d"))))
	if want := "dalint: a b [2J\ndalint: c\ndalint: d\n"; b.String() != want || code != exitTrouble {
		t.Errorf("code %d, %q, want %q", code, b.String(), want)
	}
}

// faulty panics on documents that say so, and finds as words does elsewhere.
type faulty struct{ words }

func (f faulty) Lint(ctx context.Context, doc *text.Document, people []cast.Declaration, o lint.Options) (*lint.Result, error) {
	if strings.Contains(doc.Source, "faulty") {
		panic(doc.Source)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return f.words.Lint(ctx, doc, people, o)
}

// checkWith runs check over files, by name, with a made-up engine.
func checkWith(t *testing.T, ctx context.Context, files map[string]string, args ...string) (code int, out, errs string) {
	t.Helper()
	return runWith(t, ctx, files, append([]string{"check"}, args...)...)
}

// runWith runs a command over files, by name, with a made-up engine.
func runWith(t *testing.T, ctx context.Context, files map[string]string, args ...string) (code int, out, errs string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var outb, errb strings.Builder
	a := &app{in: strings.NewReader(""), out: &outb, err: &errb, env: func(string) string { return "" }}
	a.load = func([]string) (*engine, error) {
		return &engine{linter: faulty{}, set: &rules.Set{}, name: "test"}, nil
	}
	root := newRoot(a)
	root.SetArgs(args)
	code = a.exit(root.ExecuteContext(ctx))
	return code, outb.String(), errb.String()
}

// TestFaultIsContained lets the engine panic on one file of two.
func TestFaultIsContained(t *testing.T) {
	files := map[string]string{"a.md": "faulty Zebedee", "b.md": "They both shout."}
	code, out, errs := checkWith(t, context.Background(), files, "--format", "jsonl", "a.md", "b.md")
	if code != exitTrouble || strings.Contains(out+errs, "Zebedee") || strings.Contains(errs, "goroutine") {
		t.Errorf("code %d, %s%s", code, out, errs)
	}
	if !strings.HasPrefix(errs, "dalint: a.md: could not be checked because of a fault in dalint") || strings.Count(errs, "\n") != 1 {
		t.Errorf("said %q", errs)
	}
	if !strings.Contains(out, `"path":"b.md","format":"markdown"`) || !strings.Contains(out, `"rule":"mutualising/x"`) {
		t.Errorf("the other file is not reported: %s", out)
	}
}

// TestInterrupt ends the context before the work begins.
func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	files := map[string]string{"a.md": "They both shout.", "b.md": "They both shout."}
	code, out, errs := checkWith(t, ctx, files, "--output", "out.txt", "a.md", "b.md")
	if code != exitTrouble || errs != "dalint: stopped: 2 of 2 files were not checked, the first a.md\n" || out != "" {
		t.Errorf("code %d, %s%s", code, out, errs)
	}
	data, err := os.ReadFile("out.txt")
	if err != nil || !strings.Contains(string(data), "Not checked: b.md") {
		t.Errorf("the report does not say what is missing: %s, %v", data, err)
	}
}

// TestTooLarge gives up on a file by its size, before reading it.
func TestTooLarge(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "big.txt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(maxFile + 1); err != nil {
		t.Skip("no sparse files here")
	}
	_, err = (&app{}).readSource(source{path: path})
	if err == nil || err.Error() != "is larger than 64 MB: split it into parts and check each" {
		t.Errorf("got %v", err)
	}
}

// TestSameOrderWhateverTheJobs compares the reports of one and of many workers.
func TestSameOrderWhateverTheJobs(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("%02d.md", i)] = strings.Repeat("They both shout. ", 40-i)
	}
	_, one, _ := checkWith(t, context.Background(), files, "--format", "csv", "--jobs", "1", ".")
	_, many, _ := checkWith(t, context.Background(), files, "--format", "csv", "--jobs", "8", ".")
	if one != many || !strings.Contains(one, "39.md") {
		t.Error("the report depends on --jobs")
	}
}

// TestHelpFitsAScreen lets only examples be wider than a terminal is as a rule:
// they are to be copied whole.
func TestHelpFitsAScreen(t *testing.T) {
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		var b strings.Builder
		c.SetOut(&b)
		if err := c.Help(); err != nil {
			t.Error(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if utf8.RuneCountInString(line) > 80 && !strings.HasPrefix(line, "  dalint ") {
				t.Errorf("%s: %q", c.CommandPath(), line)
			}
		}
		for _, below := range c.Commands() {
			if below.Name() != "completion" { // cobra's own words
				each(below)
			}
		}
	}
	root := newRoot(&app{})
	root.InitDefaultHelpFlag()
	each(root)
}
