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

// family is a kind of document in a container, as errors name it.
type family struct {
	article string
	noun    string
	program string // that people open it in
	ext     string // that its name should have
}

var (
	wordFamily     = &family{"a", "Word document", "Word", ".docx"}
	workbookFamily = &family{"an", "Excel workbook", "Excel", ".xlsx"}
	textFamily     = &family{"an", "OpenDocument text", "LibreOffice", ".odt"}
)

func (f *family) String() string { return f.article + " " + f.noun }

// container is an opened docx, xlsx or odt. Part names are looked up without
// regard to case, as OOXML has it.
type container struct {
	family *family
	twice  map[string]bool // names of several parts, of which the first counts
	shadow bool            // one of them was read
	all    []*zip.File
	files  map[string]*zip.File
	total  int // bytes unpacked so far
}

func openContainer(data []byte, fam *family) (*container, error) {
	switch {
	case len(data) == 0:
		return nil, errEmpty
	case len(data) > maxPackage:
		return nil, tooLarge(maxPackage)
	case hasPrefix(data, oleMagic):
		return nil, oldOffice(data, fam)
	case !hasPrefix(data, "PK"):
		return nil, notZip(data, fam)
	}
	tooMany := &Error{TooLarge, fmt.Sprintf("has more than %d parts", maxEntries), copyIt}
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries {
		return nil, tooMany
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged("is not a whole %s (it may have been cut short)", fam.noun)
	}
	if len(z.File) > maxEntries {
		return nil, tooMany
	}
	c := &container{family: fam, twice: map[string]bool{}, all: z.File, files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := partKey(f.Name)
		if _, ok := c.files[name]; ok {
			c.twice[name] = true
			continue
		}
		c.files[name] = f
	}
	return c, nil
}

// oldOffice tells apart the kinds of file that start like a Word 97 document.
// The names of the streams in it are UTF-16.
func oldOffice(data []byte, fam *family) *Error {
	has := func(name string) bool {
		return bytes.Contains(data, []byte(strings.Join(strings.Split(name, ""), "\x00")+"\x00"))
	}
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return &Error{Encrypted, "is protected by a password", takeOff(fam)}
	case has("WordDocument"):
		return &Error{LegacyOffice, "is a Word 97-2003 document (.doc) by another name", "open it in Word and save it as .docx"}
	}
	return &Error{WrongKind, "is an old Office file, but not a Word document", "open it in Office and save it as .docx"}
}

func takeOff(fam *family) string {
	switch fam {
	case workbookFamily:
		return "take the password off in Excel (File, Info, Protect Workbook) and try again"
	case textFamily:
		return "save it without a password (File, Save As, without “Save with password”) and try again"
	}
	return "take the password off in Word (File, Info, Protect Document) and try again"
}

func notZip(data []byte, fam *family) *Error {
	advice := "open it in " + fam.program + " and save it as " + fam.ext
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \t\r\n"))
	what := "is not " + fam.String()
	switch {
	case strings.HasPrefix(head, "%pdf-"):
		what = "is a PDF, not " + fam.String()
	case isRTF(data):
		what, advice = "is rich text (RTF), not "+fam.String(), renameTo(".rtf")
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<!doctype"):
		what = "is a web page or XML file, not " + fam.String()
	}
	return &Error{WrongKind, what, advice}
}

func renameTo(ext string) string { return "rename it to end in " + ext + " and try again" }

func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (c *container) has(name string) bool { return c.files[partKey(name)] != nil }

// scan opens a part of XML, with its text and its name as stored.
func (c *container) scan(name string) (x *scanner, src, stored string, err error) {
	if src, stored, err = c.part(name); err != nil {
		return nil, "", "", err
	}
	x, err = newScanner(src)
	return x, src, stored, err
}

// part unpacks a part and returns it with its name as stored.
func (c *container) part(name string) (content, stored string, err error) {
	f := c.files[partKey(name)]
	if f == nil {
		return "", name, damaged("is missing")
	}
	c.shadow = c.shadow || c.twice[partKey(name)]
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
		return "", f.Name, &Error{TooLarge, fmt.Sprintf("unpacks to more than %d MB", limit>>20), copyIt}
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
	x, _, _, err := c.scan(name)
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

// main is the name of the main part of a Word document, or an error that says
// what else the container is.
func (c *container) main() (string, error) {
	rels, relErr := c.relations("")
	name := first(rels, "officeDocument")
	if name == "" || !c.has(name) {
		name = "word/document.xml"
	}
	if err := c.mustBe(wordFamily, name); err != nil {
		return "", err
	}
	switch {
	case c.has(name):
		return name, nil
	case relErr != nil:
		return "", damaged("is a damaged Word document (_rels/.rels %s)", message(relErr))
	}
	return "", damaged("is a Word document without its text (%s is missing)", partName(name))
}

// mustBe is an error unless the container is of that family, going by what the
// package says and by the name of its main part.
func (c *container) mustBe(fam *family, main string) error {
	types, _, _ := c.part("[Content_Types].xml")
	mime, _, _ := c.part("mimetype")
	main = strings.ToLower(main)
	known := c.has(main)
	is := func(found *family) error {
		if found == fam {
			return nil
		}
		return &Error{WrongKind, "is " + found.String() + ", not " + fam.String(), renameTo(found.ext)}
	}
	other := func(what, advice string) error {
		return &Error{WrongKind, "is " + what + ", not " + fam.String(), advice}
	}
	switch {
	case strings.HasPrefix(mime, odfMime+"text"):
		return is(textFamily)
	case strings.HasPrefix(mime, odfMime+"spreadsheet"):
		return other("an OpenDocument spreadsheet", "save it as an Excel workbook (.xlsx) and try again")
	case strings.HasPrefix(mime, odfMime):
		return other("an OpenDocument file of another kind", "save its text as a Word document (.docx)")
	case strings.HasPrefix(main, "xl/"), !known && strings.Contains(types, "spreadsheetml"):
		return is(workbookFamily)
	case strings.HasPrefix(main, "ppt/"), !known && strings.Contains(types, "presentationml"):
		return other("a PowerPoint presentation", "save its text as a Word document (.docx)")
	case strings.HasPrefix(main, "word/"), strings.Contains(types, "wordprocessingml"):
		if fam == wordFamily && !known && types == "" {
			break
		}
		return is(wordFamily)
	case known:
		return nil
	}
	return other("a zip archive", "unpack it and check the folder")
}

const odfMime = "application/vnd.oasis.opendocument."
