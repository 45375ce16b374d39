//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What is no file is named where a command lists what it has not read, and is not
// opened: a pipe would never end.
func TestPipesSocketsAndDevicesAreNamedAsNotRead(t *testing.T) {
	dir, err := os.MkdirTemp("", "dalint") // the path of a socket is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.WriteFile(filepath.Join(dir, "note.md"), []byte("Mr Reid hit Ms Reid.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pipe", "pipe.docx"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip(err)
		}
	}
	socket, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Skip(err)
	}
	defer func() { _ = syscall.Close(socket) }()
	if err := syscall.Bind(socket, &syscall.SockaddrUnix{Name: filepath.Join(dir, "agent.sock")}); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/dev/null", filepath.Join(dir, "null")); err != nil {
		t.Skip(err)
	}
	named := []string{"/pipe: is a named pipe", "/pipe.docx: is a named pipe", "/agent.sock: is a socket", "/null: is a device"}
	for _, args := range [][]string{{"audit", dir}, {"case", dir}} {
		out, errs := dalint(t, 2, args...)
		_, part, _ := strings.Cut(out, "\nNot read\n")
		for _, want := range named {
			if !strings.Contains(squeeze(part), want) || !strings.Contains(errs, want) {
				t.Errorf("%s does not say %q:\n%s", args[0], want, part)
			}
		}
	}
	for _, format := range []string{"json", "html", "csv"} {
		if out, _ := dalint(t, 2, "audit", "--format", format, dir); !strings.Contains(out, "is a named pipe") {
			t.Errorf("%s does not name the pipe", format)
		}
	}
	dalint(t, 2, "audit", filepath.Join(dir, "pipe.docx"))
	if out, errs := dalint(t, 0, "check", dir); strings.Contains(out+errs, "pipe") {
		t.Errorf("check counts nothing, and speaks of what is no document:\n%s%s", out, errs)
	}
}
