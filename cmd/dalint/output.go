package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// output is where a report goes: the screen, or a file that appears whole or
// not at all.
type output struct {
	io.Writer
	file  *os.File // the temporary file; nil for the screen
	path  string
	force bool
	// private keeps the file readable by its owner alone.
	private   bool
	temporary *temporary
}

// temporary is a set of files that a program which ends in haste removes. It
// may be used by several goroutines.
type temporary struct {
	mu    sync.Mutex
	files map[string]*os.File
}

func (t *temporary) add(f *os.File) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.files == nil {
		t.files = map[string]*os.File{}
	}
	t.files[f.Name()] = f
}

func (t *temporary) forget(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.files, name)
}

// remove closes and removes the files.
func (t *temporary) remove() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for name, f := range t.files {
		_ = f.Close() // Windows removes no open file
		_ = os.Remove(name)
	}
	t.files = nil
}

// create opens an output. A path that exists is refused without force, before
// any work is done.
func (a *app) create(path string, force bool) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: a.out}, nil
	}
	if err := free(path, force); err != nil {
		return nil, err
	}
	removeStale(path)
	f, err := os.CreateTemp(filepath.Dir(path), fmt.Sprintf("%s%d-*", temporaryName(path), os.Getpid()))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be written: %w", path, plainWrite(err))
	}
	a.temporary.add(f)
	return &output{Writer: f, file: f, path: path, force: force, temporary: &a.temporary}, nil
}

// temporaryName begins the name of what is written until path is whole, before
// the number of the process. It names the machine, since others may share the
// folder.
func temporaryName(path string) string {
	host, _ := os.Hostname() // all that have none are one
	h := fnv.New32a()
	_, _ = h.Write([]byte(host))
	base := filepath.Base(path)
	return fmt.Sprintf(".%s.dalint-%08x-", base[:min(len(base), 120)], h.Sum32())
}

// removeStale removes what runs with the same output have left on this machine
// that were killed. What cannot be removed stays.
func removeStale(path string) {
	dir, name := filepath.Dir(path), temporaryName(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // to make the file there will say why
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), name)
		number, _, _ := strings.Cut(rest, "-")
		process, err := strconv.Atoi(number)
		if ours && err == nil && e.Type().IsRegular() && !alive(process) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// free is an error where path is taken and may not be replaced.
func free(path string, force bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: cannot be written: %w", path, plainWrite(err))
	case info.IsDir():
		return fmt.Errorf("%s: is a folder: name a file to write", path)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return fmt.Errorf("%s: is a pipe or a device: name a file to write", path)
	case !force:
		return fmt.Errorf("%s: exists already: add --force to replace it", path)
	}
	return nil
}

// written is what a flag names to be written.
type written struct{ flag, path string }

// sameOutput is the flag that names the same file as path does; empty for none.
func sameOutput(path string, others ...written) string {
	for _, o := range others {
		if path != "" && o.path != "" && o.path != "-" && samePlace(path, o.path) {
			return o.flag
		}
	}
	return ""
}

// samePlace reports whether two paths lead to one file, which need not be there yet;
// some systems take small letters and capitals for the same.
func samePlace(a, b string) bool {
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && strings.EqualFold(manifestKey(x), manifestKey(y)) || sameFile(a, b)
}

// finish puts the file in its place, unless writing it has failed: err.
func (o *output) finish(err error) error {
	if err != nil {
		return err
	}
	return o.commit()
}

// commit puts the file in its place. An output that is nil is none to put anywhere.
func (o *output) commit() error {
	if o == nil || o.file == nil {
		return nil
	}
	name := o.file.Name()
	defer o.temporary.forget(name)
	mode := os.FileMode(0o644)
	if o.private {
		mode = 0o600
	}
	err := errors.Join(o.file.Chmod(mode), o.file.Sync(), o.file.Close())
	if err == nil {
		if taken := free(o.path, o.force); taken != nil { // someone else may have written it meanwhile
			_ = os.Remove(name)
			return taken
		}
		err = os.Rename(name, o.path)
	}
	if err != nil {
		_ = os.Remove(name)
		return fmt.Errorf("%s: cannot be written: %w", o.path, plainWrite(err))
	}
	o.file = nil
	return nil
}

// discard removes what commit has not put in place; it may always be called.
func (o *output) discard() {
	if o != nil && o.file != nil {
		_ = o.file.Close()
		_ = os.Remove(o.file.Name())
		o.temporary.forget(o.file.Name())
		o.file = nil
	}
}

// plainWrite says an error of writing as a person would, without the path.
func plainWrite(err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("the folder does not exist")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("you have no permission to write there")
	case inUse(err):
		return errors.New("it is in use by another program")
	case errors.As(err, &path):
		return path.Err
	}
	return err
}
