package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// Limits on a compound file. Honest messages to a whole council stay below
// them; the library's memory grows with the square of the storages.
const (
	maxStorages     = 3_000
	maxDirEntries   = 40_000
	maxStorageDepth = 2*maxNesting + 4
)

// compound is an opened compound file (OLE): streams by their path, the names
// of the storages above them included ("__attach_version1.0_#00000000/name").
// A first character that is not printable is no part of a name, and case is
// no part of it either.
type compound struct {
	streams  map[string]*mscfb.File
	storages []string // paths, in the order of the directory
	source   *guarded
	total    int // bytes read so far
}

// openCompound opens a compound file. An error is an *Error.
func openCompound(data []byte) (c *compound, err error) {
	if len(data) > maxSize {
		return nil, tooLarge(maxSize)
	}
	broken := damaged("is not a whole file (it may have been cut short)")
	source := &guarded{data: data, opening: true}
	source.allow(len(data))
	// The library indexes by what the file says. What it has not thought of
	// must not end the program.
	defer func() {
		if recover() != nil {
			c, err = nil, broken
		}
	}()
	r, openErr := mscfb.New(source)
	source.opening = false
	if errors.Is(openErr, errTooManyStreams) || source.tooMany {
		return nil, &Error{TooLarge, fmt.Sprintf("has more than %d parts", maxStorages), "split it into smaller files"}
	}
	if openErr != nil {
		return nil, broken
	}
	c = &compound{streams: map[string]*mscfb.File{}, source: source}
	for _, f := range r.File[1:] { // the first is the root
		if len(f.Path) > maxStorageDepth {
			continue
		}
		name := strings.Join(append(f.Path[:len(f.Path):len(f.Path)], f.Name), "/")
		if f.FileInfo().IsDir() {
			c.storages = append(c.storages, name)
		} else if key := strings.ToUpper(name); c.streams[key] == nil {
			c.streams[key] = f
		}
	}
	return c, nil
}

func (c *compound) has(name string) bool { return c.streams[strings.ToUpper(name)] != nil }

// stream reads a stream whole. A declared size is believed only as far as
// there is a file for it.
func (c *compound) stream(name string) (out []byte, err error) {
	f := c.streams[strings.ToUpper(name)]
	if f == nil {
		return nil, damaged("is missing")
	}
	broken := damaged("cannot be read")
	defer func() { // see openCompound
		if recover() != nil {
			out, err = nil, broken
		}
	}()
	switch size := int(f.Size); {
	case f.Size > int64(len(c.source.data)):
		return nil, broken
	case c.total+size > maxTotal:
		return nil, &Error{TooLarge, fmt.Sprintf("unpacks to more than %d MB", maxTotal>>20), copyIt}
	case size == 0:
		return nil, nil
	default:
		out = make([]byte, size)
		c.total += size
		c.source.allow(size)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, broken
	}
	const chunk = 64 << 10 // the library's time grows with the square of what it is asked for at once
	for at := 0; at < len(out); {
		n, err := f.Read(out[at:min(at+chunk, len(out))])
		at += n
		if n == 0 || err != nil && at < len(out) {
			return nil, broken
		}
	}
	return out, nil
}

var errTooManyStreams = errors.New("too many streams")

// guarded is a file as the library sees it. It bounds how much of the file may
// be asked for, so that chains of sectors that lead in circles come to an end,
// and fills up a last sector that was not written whole.
type guarded struct {
	data    []byte
	left    int  // reads that are still allowed
	opening bool // the directory is being read
	entries int  // of the directory
	parents int  // of those, the ones with others below them
	tooMany bool
}

// allow makes room for the reads that n bytes take, and the look-ups in between.
func (g *guarded) allow(n int) { g.left = n/16 + 4096 }

// ReadAt is io.ReaderAt.
func (g *guarded) ReadAt(p []byte, off int64) (int, error) {
	if g.left--; g.left < 0 {
		return 0, errors.New("sectors go round in circles")
	}
	if off < 0 || off >= int64(len(g.data)) {
		return 0, io.EOF
	}
	n := copy(p, g.data[off:])
	if n < len(p) {
		if len(p) > 64<<10 {
			return n, io.ErrUnexpectedEOF
		}
		clear(p[n:])
	}
	if g.opening && off > 0 && len(p) >= 512 {
		return len(p), g.directory(p)
	}
	return len(p), nil
}

// directory counts what a sector of the directory lists: storages within one
// another cost the library memory that no file has.
func (g *guarded) directory(sector []byte) error {
	const entry = 128
	for ; len(sector) >= entry; sector = sector[entry:] {
		g.entries++
		if child := sector[76:80]; !bytes.Equal(child, []byte{0xff, 0xff, 0xff, 0xff}) && !bytes.Equal(child, make([]byte, 4)) {
			g.parents++
		}
	}
	if g.entries > maxDirEntries || g.parents > maxStorages {
		g.tooMany = true
		return errTooManyStreams
	}
	return nil
}

// office reads what a compound file holds, whatever its name.
func office(data []byte) (*compound, compoundKind, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, 0, err
	}
	switch {
	case c.has("EncryptedPackage"), c.has("EncryptionInfo"):
		return nil, 0, errPassword
	case c.has("WordDocument"):
		return c, wordFile, nil
	case c.has("__properties_version1.0"):
		return c, messageFile, nil
	}
	for name, what := range map[string]string{
		"Workbook": "an Excel workbook", "Book": "an Excel workbook", "PowerPoint Document": "a PowerPoint presentation",
		"VisioDocument": "a Visio drawing", "Quill/QuillSub/CONTENTS": "a Publisher document", "MatOST": "a Works document",
	} {
		if c.has(name) {
			return nil, 0, &Error{WrongKind, "is " + what + ", not a Word document or a message", "open it in the program that made it and save it as .docx"}
		}
	}
	return nil, 0, &Error{WrongKind, "is an old Office file, but not a Word document", "open it in Office and save it as .docx"}
}

type compoundKind uint8

const (
	wordFile compoundKind = iota + 1
	messageFile
)

var errPassword = &Error{Encrypted, "is protected by a password", "take the password off in Word (File, Info, Protect Document) and try again"}
