package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// maxFile is the largest file that is opened, in bytes.
const maxFile = 64 << 20

// source is one thing to read: a file, or standard input.
type source struct {
	path  string // as the user knows it; for standard input the --stdin-name, or "-"
	stdin bool
	size  int64 // as the folder says; a hint only
	// modified is when, as the folder says, in nanoseconds; and link that the folder
	// holds a link to the file.
	modified int64
	link     bool
}

// sourceOf is the source that an argument names: a file, or "-" for standard input,
// which may go by another name.
func sourceOf(arg, stdinName string) source {
	if arg == "-" {
		return source{path: cmp.Or(stdinName, "-"), stdin: true}
	}
	return source{path: arg}
}

// readSource is readBoth for who needs the document alone.
func (a *app) readSource(s source) (*text.Document, error) {
	_, doc, err := a.readBoth(s)
	return doc, err
}

// readBoth reads a source and decodes it. Its errors are plain and do not name
// the file.
func (a *app) readBoth(s source) ([]byte, *text.Document, error) {
	data, err := a.readable(s)
	if err != nil {
		return nil, nil, err
	}
	doc, err := decode(s, data)
	return data, doc, err
}

// readable reads a source whose name does not say that dalint cannot read it.
func (a *app) readable(s source) ([]byte, error) {
	if ext := filepath.Ext(s.path); ext != "" && ext != "." && !read.Known(s.path) {
		_, err := read.Document(filepath.Base(s.path), nil) // says which kinds are read
		return nil, plain(err)
	}
	return a.bytes(s)
}

// decode makes a document of what readable read.
func decode(s source, data []byte) (*text.Document, error) {
	name := s.path
	if s.stdin && name == "-" {
		name = ""
	}
	doc, err := read.Document(filepath.Base(name), data)
	if err != nil {
		return nil, plain(err)
	}
	if len(doc.Blocks) == 0 {
		return nil, errors.New("has no text that dalint can read: pictures of text are not read")
	}
	return doc, nil
}

// bytes reads a source whole, of whatever kind.
func (a *app) bytes(s source) ([]byte, error) {
	if s.stdin {
		return limited(a.in, 0)
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, plain(err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, plain(err)
	case info.IsDir():
		return nil, errors.New("is a folder: name a file in it")
	case info.Size() > maxFile:
		return nil, tooLarge()
	}
	data, err := limited(f, info.Size())
	if err != nil || !info.Mode().IsRegular() {
		return data, err
	}
	return data, unchanged(f, info, len(data))
}

// unchanged is an error where a file of which so many bytes were read is no
// longer what it was before: it would be half of one text and half of another.
func unchanged(f *os.File, before fs.FileInfo, read int) error {
	after, err := f.Stat()
	if err != nil {
		return plain(err)
	}
	if after.Size() != int64(read) || !after.ModTime().Equal(before.ModTime()) {
		return errors.New("was changed while it was being read: close it where it is open and try again")
	}
	return nil
}

// limited reads all of r up to maxFile, however large it turns out to be. The
// size is what it claims, or 0.
func limited(r io.Reader, size int64) ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(size, maxFile)) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(r, maxFile+1)); err != nil {
		return nil, plain(err)
	}
	if buf.Len() > maxFile {
		return nil, tooLarge()
	}
	return buf.Bytes(), nil
}

func tooLarge() error {
	return fmt.Errorf("is larger than %d MB: split it into parts and check each", maxFile>>20)
}

// plainError says an error as a person would, and is still that error.
type plainError struct {
	said string
	is   error
}

func (e plainError) Error() string { return e.said }
func (e plainError) Unwrap() error { return e.is }

// plain says an error of reading as a person would, without the path.
func plain(err error) error {
	var bad *read.Error
	var path *fs.PathError
	switch {
	case errors.As(err, &bad) && bad.Advice == "":
		return plainError{bad.Message, err}
	case errors.As(err, &bad):
		return plainError{bad.Message + ": " + bad.Advice, err}
	case errors.Is(err, fs.ErrNotExist):
		return plainError{"does not exist: check the spelling and the folder", err}
	case errors.Is(err, fs.ErrPermission):
		return plainError{"cannot be opened: you have no permission to read it", err}
	case inUse(err):
		return plainError{"is in use by another program: close it there and try again", err}
	case errors.Is(err, syscall.ELOOP):
		return plainError{"is a link that leads back to itself", err}
	case errors.As(err, &path):
		return plainError{path.Err.Error(), err}
	}
	return err
}

// guard runs f and turns a panic into an error that names neither code nor text.
func guard(f func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("could not be checked because of a fault in dalint: please report it, with the version (dalint version)")
		}
	}()
	return f()
}

// errStopped is the trouble of a file that an interrupt left unchecked.
var errStopped = errors.New("was not checked: dalint was stopped")
