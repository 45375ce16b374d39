package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/dalint/dalint/lsp"
)

// watched is a context that does something when it is first asked whether it is over.
type watched struct {
	context.Context
	first func()
}

func (w *watched) Err() error {
	if w.first != nil {
		w.first()
		w.first = nil
	}
	return w.Context.Err()
}

func TestWalkThroughAFolderEndsWithItsRun(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.md", "later/c.md", "later/d.md"} {
		writeString(t, filepath.Join(dir, name), "text")
	}
	asked := 0
	f := &finder{seen: map[string]bool{}, tell: func(problem) {}, without: leaving{over: func() bool { asked++; return asked > 2 }}}
	f.path(dir)
	if len(f.sources) != 2 || asked != 3 {
		t.Errorf("%d files were found, and it was asked %d times", len(f.sources), asked)
	}

	// The server's walk asks while it goes on: it finds what is put there when it does.
	h := newHost(&app{env: func(string) string { return "" }})
	ctx := &watched{Context: context.Background(), first: func() { writeString(t, filepath.Join(dir, "later", "new.md"), "text") }}
	if files, _, err := h.Files(ctx, dir); err != nil || len(files) != 5 {
		t.Errorf("%v %v", files, err)
	}
	over, cancel := context.WithCancel(context.Background())
	cancel()
	if files, _, err := h.Files(over, dir); !errors.Is(err, context.Canceled) || len(files) != 0 {
		t.Errorf("%v %v", files, err)
	}
}

// Not every editor tells of files that change, and none of those that lie
// elsewhere.
func TestHostNoticesWhatChangesOnDisk(t *testing.T) {
	e, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	world := &app{env: func(string) string { return "" }, load: func([]string) (*engine, error) { return e, nil }}
	baselineOf := func(prints string) string {
		return `{"schema": "` + baselineSchema + `", "fingerprints": [` + prints + `]}`
	}
	for _, tt := range []struct {
		name          string
		config        string // where it is, below home; empty: beside the document
		named         bool
		before, after string
		other         string // the name of a file beside the configuration that changes instead
	}{
		{name: "beside the document", before: "[check]\ntype = 'plan'\n", after: "[check]\ntype = 'letter'\n"},
		{name: "made", after: "[check]\ntype = 'letter'\n"},
		{name: "taken away", before: "[check]\ntype = 'plan'\n"},
		{name: "named by the editor", config: "elsewhere.toml", named: true, before: "[check]\ntype = 'plan'\n", after: "[check]\ntype = 'letter'\n"},
		{name: "mended", config: "elsewhere.toml", named: true, before: "[check]\ntyp = 'plan'\n", after: "[check]\ntype = 'letter'\n"},
		{name: "the user's own", config: "dalint/dalint.toml", before: "[check]\ntype = 'plan'\n", after: "[check]\ntype = 'letter'\n"},
		{name: "the user's own, made", config: "dalint/dalint.toml", after: "[check]\ntype = 'letter'\n"},
		{name: "a baseline", before: baselineOf(`"a"`), after: baselineOf(`"a", "b"`), other: "known.json"},
		{name: "a baseline, made", after: baselineOf(`"a", "b"`), other: "known.json"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			home, docs := t.TempDir(), t.TempDir()
			t.Setenv("XDG_CONFIG_HOME", home) // Linux
			t.Setenv("HOME", home)            // the others
			t.Setenv("AppData", home)
			config := filepath.Join(docs, configName)
			if tt.config != "" {
				config = filepath.Join(home, tt.config)
			}
			if tt.config == "dalint/dalint.toml" {
				config = userConfig()
			}
			changing := config
			if tt.other != "" {
				writeString(t, config, "[check]\nbaseline = '"+tt.other+"'\n")
				changing = filepath.Join(filepath.Dir(config), tt.other)
			}
			put := func(content string) {
				if content != "" {
					writeString(t, changing, content)
				} else if err := os.RemoveAll(changing); err != nil {
					t.Fatal(err)
				}
			}
			put(tt.before)
			h := newHost(world)
			if tt.named {
				if err := h.Configure(lsp.Choices{Config: config}); err != nil {
					t.Fatal(err)
				}
			}
			doc := filepath.Join(docs, "draft.md")
			now := func() string {
				set, err := h.Setup(doc)
				return fmt.Sprint(set.Options.Type, len(set.Baseline), err)
			}
			before, revision := now(), h.Revision(doc)
			if h.Revision(doc) != revision || now() != before {
				t.Error("something was noticed where nothing changed")
			}
			put(tt.after)
			if h.Revision(doc) == revision || now() == before {
				t.Errorf("the change was not noticed: still %s", before)
			}
		})
	}
}

// TestServerEndsCleanlyWhereNobodyTakesItsOutput closes one end of a pipe on the
// program itself: the system's signal for that would end it without an exit code.
func TestServerEndsCleanlyWhereNobodyTakesItsOutput(t *testing.T) {
	cmd := &exec.Cmd{Path: os.Args[0], Args: []string{"dalint", "lsp"}, Env: os.Environ()} // see TestMain
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	body := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	_, _ = fmt.Fprintf(in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	timer := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("%v", cmd.ProcessState)
	}
}
