package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits on a zip container, measured while unpacking.
const (
	maxEntries = 20_000
	maxPart    = 64 << 20  // bytes of one part, unpacked
	maxTotal   = 256 << 20 // bytes of all parts read, unpacked
)

// container is an opened docx. Part names are looked up without regard to
// case, as its format has it.
type container struct {
	all   []*zip.File
	files map[string]*zip.File
	total int // bytes unpacked so far
}

func openContainer(data []byte) (*container, error) {
	switch {
	case len(data) == 0:
		return nil, &Error{Empty, "is empty", ""}
	case len(data) > MaxDocxSize:
		return nil, tooLarge(MaxDocxSize)
	case hasPrefix(data, oleMagic):
		return nil, oldOffice(data)
	case !hasPrefix(data, "PK"):
		return nil, notZip(data)
	}
	tooMany := &Error{TooLarge, fmt.Sprintf("has more than %d parts", maxEntries), ""}
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries {
		return nil, tooMany
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged("is not a whole Word document (it may have been cut short)")
	}
	if len(z.File) > maxEntries {
		return nil, tooMany
	}
	c := &container{all: z.File, files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := partKey(f.Name)
		if _, ok := c.files[name]; !ok {
			c.files[name] = f
		}
	}
	return c, nil
}

// oldOffice tells apart the kinds of file that start like a Word 97 document.
// The names of the streams in it are UTF-16.
func oldOffice(data []byte) *Error {
	has := func(name string) bool {
		return bytes.Contains(data, []byte(strings.Join(strings.Split(name, ""), "\x00")+"\x00"))
	}
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return &Error{Encrypted, "is protected by a password", "take the password off in Word (File, Info, Protect Document) and try again"}
	case has("WordDocument"):
		return &Error{LegacyOffice, "is a Word 97-2003 document (.doc) by another name", "open it in Word and save it as .docx"}
	}
	return &Error{WrongKind, "is an old Office file, but not a Word document", "open it in Office and save it as .docx"}
}

func notZip(data []byte) *Error {
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \t\r\n"))
	what := "is not a Word document"
	switch {
	case strings.HasPrefix(head, "%pdf-"):
		what = "is a PDF, not a Word document"
	case strings.HasPrefix(head, `{\rtf`):
		what = "is rich text (RTF), not a Word document"
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<!doctype"):
		what = "is a web page or XML file, not a Word document"
	}
	return &Error{WrongKind, what, "open it in Word and save it as .docx"}
}

func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (c *container) has(name string) bool { return c.files[partKey(name)] != nil }

// part unpacks a part and returns it with its name as stored.
func (c *container) part(name string) (content, stored string, err error) {
	f := c.files[partKey(name)]
	if f == nil {
		return "", name, damaged("is missing")
	}
	if f.Flags&1 != 0 {
		return "", f.Name, &Error{Encrypted, "is protected by a password", "take the password off and try again"}
	}
	r, err := f.Open()
	if err != nil {
		return "", f.Name, damaged("cannot be unpacked")
	}
	defer func() { _ = r.Close() }() // it was only read from
	limit := min(maxPart, maxTotal-c.total)
	var b strings.Builder
	b.Grow(int(min(f.UncompressedSize64, 4<<20, uint64(limit)+1)))
	n, err := io.Copy(&b, io.LimitReader(r, int64(limit)+1))
	c.total += int(n)
	if n > int64(limit) {
		return "", f.Name, &Error{TooLarge, fmt.Sprintf("unpacks to more than %d MB", limit>>20), ""}
	}
	if err != nil {
		return "", f.Name, damaged("cannot be unpacked")
	}
	s, err := xmlText(b.String())
	return s, f.Name, err
}

// xmlText is a part as UTF-8; nearly every part is. Offsets into one that was
// UTF-16 count bytes after this conversion.
func xmlText(s string) (string, error) {
	if len(s) < 4 || s[0] == '<' && s[1] != 0 || strings.HasPrefix(s, "\ufeff") {
		return s, nil
	}
	if s[0] == 0 || s[1] == 0 || s[:2] == "\xff\xfe" || s[:2] == "\xfe\xff" {
		return decodeBytes([]byte(s))
	}
	return s, nil
}

// relation is one line of a part's relationships. Kind is the last element of
// its type, which transitional and strict documents share.
type relation struct {
	id, kind, target string
}

// relations are those of a part; of the package for "". Targets are part
// names; targets outside the package are left out.
func (c *container) relations(of string) ([]relation, error) {
	dir, _ := path.Split(of)
	name := relationsPart(of)
	if !c.has(name) {
		return nil, nil
	}
	src, _, err := c.part(name)
	if err != nil {
		return nil, err
	}
	x, err := newScanner(src)
	if err != nil {
		return nil, err
	}
	var all []relation
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return all, err
		}
		if ev != startTag || x.space != nsPackage || x.local != "Relationship" {
			continue
		}
		if mode, _ := x.attr(nsPackage, "TargetMode"); mode == "External" {
			continue
		}
		var r relation
		r.id, _ = x.attr(nsPackage, "Id")
		r.kind, _ = x.attr(nsPackage, "Type")
		r.kind = r.kind[strings.LastIndexByte(r.kind, '/')+1:]
		r.target, _ = x.attr(nsPackage, "Target")
		if !strings.HasPrefix(r.target, "/") {
			r.target = dir + r.target
		}
		r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		all = append(all, r)
	}
}

func relationsPart(of string) string {
	dir, base := path.Split(of)
	return dir + "_rels/" + base + ".rels"
}

// first is the target of the first relation of any of the kinds.
func first(all []relation, kinds ...string) string {
	for _, r := range all {
		for _, k := range kinds {
			if r.kind == k {
				return r.target
			}
		}
	}
	return ""
}

// main is the name of the main part, or an error that says what else the
// container is.
func (c *container) main() (string, error) {
	rels, relErr := c.relations("")
	name := first(rels, "officeDocument")
	if name == "" || !c.has(name) {
		name = "word/document.xml"
	}
	types, _, _ := c.part("[Content_Types].xml")
	wrong := func(what string) error {
		return &Error{WrongKind, what, "dalint reads Word documents (.docx)"}
	}
	mime, _, _ := c.part("mimetype")
	switch {
	case strings.HasPrefix(strings.ToLower(name), "xl/"), !c.has(name) && strings.Contains(types, "spreadsheetml"):
		return "", wrong("is an Excel workbook, not a Word document")
	case strings.HasPrefix(strings.ToLower(name), "ppt/"), !c.has(name) && strings.Contains(types, "presentationml"):
		return "", wrong("is a PowerPoint presentation, not a Word document")
	case c.has(name):
		return name, nil
	case strings.Contains(mime, "opendocument"):
		return "", &Error{WrongKind, "is an OpenDocument file, not a Word document", "save it as .docx and try again"}
	case relErr != nil:
		return "", damaged("is a damaged Word document (_rels/.rels %s)", message(relErr))
	case c.has("[Content_Types].xml"):
		return "", damaged("is a Word document without its text (%s is missing)", name)
	}
	return "", wrong("is a zip archive, not a Word document")
}
