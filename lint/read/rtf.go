package read

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// RTF reads rich text: its body with text boxes, then its footnotes and
// endnotes, its headers and its footers, as they look with all tracked changes
// accepted. Hidden text is left out. Anchors count bytes of the file.
func RTF(data []byte) (*text.Document, error) {
	switch {
	case len(data) == 0:
		return nil, errEmpty
	case len(data) > maxSize:
		return nil, tooLarge(maxSize)
	case !isRTF(data):
		return nil, notRTF(data)
	}
	r := &rtf{layout: newLayout(text.New("", text.RTF)), page: 1252, fonts: map[int]rtfFont{}, styles: map[int]rtfStyle{}, told: map[string]bool{}}
	r.src, r.pos = string(data), bytes.IndexByte(data, '{')
	r.group = rtfGroup{unicode: 1, outline: -1, stream: r.stream}
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.assemble()
}

// isRTF reports whether data is rich text, whatever its name.
func isRTF(data []byte) bool {
	return strings.HasPrefix(strings.TrimLeft(string(data[:min(len(data), 64)]), "\ufeff \t\r\n"), `{\rtf`)
}

func notRTF(data []byte) *Error {
	const not = ", not rich text (RTF)"
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \t\r\n"))
	wrong := func(what, ext string) *Error { return &Error{WrongKind, what + not, renameTo(ext)} }
	switch {
	case hasPrefix(data, "PK\x03\x04"):
		for _, f := range []*family{textFamily, workbookFamily} {
			if f.ext == "."+string(sniff(data)) {
				return wrong("is "+f.String(), f.ext)
			}
		}
		return wrong("is a Word document or a zip archive", ".docx")
	case hasPrefix(data, oleMagic):
		return wrong("is an old Office document", ".doc")
	case strings.HasPrefix(head, "%pdf-"):
		return wrong("is a PDF", ".pdf")
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"):
		return wrong("is a web page", ".html")
	}
	return &Error{WrongKind, "is not rich text (RTF)", "open it in Word and save it again as RTF or .docx"}
}

// maxGroups bounds how deep groups nest. Real documents stay below a hundred.
const maxGroups = 1000

// rtf is one RTF file being read. What a group changes ends with it, so the
// state of each open group is kept; nothing here calls itself.
type rtf struct {
	*layout
	pos    int
	start  int // of the innermost group that was opened last
	group  rtfGroup
	outer  []rtfGroup
	fonts  map[int]rtfFont
	styles map[int]rtfStyle
	page   int // code page of the document
	deff   int // font of the document

	words        strings.Builder // of a destination that is not text
	id           strings.Builder // of a comment
	comments     int
	propertyName string // name of the property being read
	number       int    // of the font or style being defined
	font         rtfFont
	style        rtfStyle

	skip     int    // characters left that stand in for the last \u
	high     rune   // first half of a surrogate pair; 0 for none
	highFrom int    // where that stands
	pending  []byte // first bytes of a character of several
	pendFrom int
	told     map[string]bool // problems
}

// destination is what the text of a group is for.
type destination uint8

const (
	toText destination = iota
	toNothing
	toFonts
	toStyles
	toComment
	toID       // of a comment
	toProperty // the name of a custom property, and its value
	toField    // the instruction of a field
)

// rtfGroup is what holds in a group and ends with it.
type rtfGroup struct {
	dest     destination
	word     string // what made it a destination of its own
	unicode  int    // characters that stand in for each \u
	font     int
	hidden   bool // \v
	deleted  bool
	style    int
	outline  int // from 0; -1 for none
	list     bool
	level    int // of a list item, from 0
	cells    int // depth of tables
	stream   *stream
	optional bool // \* came, and the word that it is about has not yet
	from     int  // where the destination starts
}

// rtfStyle is a style of the style sheet.
type rtfStyle struct {
	name    string
	based   int
	outline int
}

func (r *rtf) read() error {
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; c {
		case '{':
			if len(r.outer) == maxGroups {
				return damaged("has groups nested more than %d deep", maxGroups)
			}
			r.flushBytes()
			r.skip = 0
			r.outer = append(r.outer, r.group)
			r.group.word, r.group.optional = "", false
			r.pos++
			r.start = r.pos
		case '}':
			r.pos++
			if done := r.endGroup(); done {
				r.after()
				return nil
			}
		case '\\':
			if err := r.control(); err != nil {
				return err
			}
		case '\r', '\n', 0:
			r.pos++
		default:
			r.chars()
		}
	}
	// The file ends inside a group. What came is read, but not for a whole.
	r.flushBytes()
	for len(r.outer) > 0 {
		r.endGroup()
	}
	r.skipped("body", fmt.Sprintf("ends before its end (byte %d): the file may have been cut short", len(r.src)))
	return nil
}

// after tells of text behind the end of the document, which no program shows.
func (r *rtf) after() {
	if strings.Trim(r.src[r.pos:], " \t\r\n}\x00\x1a") != "" {
		r.skipped("body", fmt.Sprintf("has something after its end (byte %d) that was not read", r.pos))
	}
}

// endGroup goes back to the group around; it reports that there is none, where
// the document ends.
func (r *rtf) endGroup() bool {
	r.flushBytes()
	r.skip = 0
	g := r.group
	if len(r.outer) == 0 {
		return true
	}
	r.group = r.outer[len(r.outer)-1]
	r.outer = r.outer[:len(r.outer)-1]
	r.endDestination(&g)
	if g.stream == r.group.stream && len(r.outer) > 0 {
		return false
	}
	if !r.empty() || len(r.stream.para.marks) > 0 {
		outside := r.group
		r.group = g // the paragraph is as the group has it
		r.endParagraph()
		r.group = outside
	}
	if g.stream != r.group.stream {
		r.leave()
	}
	return len(r.outer) == 0
}

// chars takes in plain characters up to the next one that means something.
func (r *rtf) chars() {
	from, symbolic := r.pos, r.symbolic()
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '{' || c == '}' || c == '\\' || c == '\r' || c == '\n' || c == 0:
			r.plain(from, r.pos)
			return
		case r.skip > 0:
			r.skip--
			r.pos++
			from = r.pos
			continue
		case c >= 0x80 || len(r.pending) > 0 || symbolic:
			r.plain(from, r.pos)
			r.pos++
			r.octet(c, r.pos-1, r.pos)
			from = r.pos
			continue
		}
		r.pos++
	}
	r.plain(from, r.pos)
}

// plain adds src[from:to], which is ASCII.
func (r *rtf) plain(from, to int) {
	if from >= to {
		return
	}
	r.high = 0
	switch {
	case r.group.dest == toText && r.shown():
		r.stream.para.written = true
		r.copy(from, to)
	case r.group.dest != toText && r.group.dest != toNothing:
		r.note(r.src[from:to])
	}
}

// add adds s, which stands for src[from:to].
func (r *rtf) add(s string, from, to int) {
	r.flushBytes()
	switch {
	case r.group.dest == toText && r.shown():
		if invisible(s) == 0 {
			r.stream.para.written = true
			r.put(s, from, to)
		}
	case r.group.dest != toText && r.group.dest != toNothing:
		r.note(s)
	}
}

// note keeps words that are not text of the document.
func (r *rtf) note(s string) {
	const most = 1 << 16 // of a name or a comment
	to := &r.words
	if r.group.dest == toID {
		to = &r.id
	}
	if to.Len()+len(s) <= most {
		to.WriteString(s)
	}
}

func (r *rtf) shown() bool { return !r.group.hidden && !r.group.deleted }
