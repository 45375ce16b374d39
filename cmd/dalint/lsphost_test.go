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
	f := &finder{seen: map[string]bool{}, tell: func(problem) {}, leaving: leaving{over: func() bool { asked++; return asked > 2 }}}
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
