package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// maxCharacters bounds the text of a .doc, in UTF-16 units: 5,000 pages.
const maxCharacters = 16 << 20

// Doc reads a Word document of the format of Word 97 to 2003: its body, then
// its text boxes, footnotes and endnotes, headers and footers, as they look with
// all tracked changes accepted. Hidden text is left out. What is only called
// .doc is read as what it is, where dalint reads that. An anchor's Part is
// "WordDocument", and its Offset counts bytes of the text of all parts of the
// document, in the file's order, as UTF-8.
//
// The layout is that of [MS-DOC]; names of fields are from there.
func Doc(data []byte) (*text.Document, error) {
	switch {
	case len(data) == 0:
		return nil, errEmpty
	case !hasPrefix(data, oleMagic):
		return calledDoc(data)
	}
	c, kind, err := office(data)
	switch {
	case err != nil:
		return nil, err
	case kind == messageFile:
		return readMsg(c)
	}
	return readDoc(c)
}

// calledDoc reads a file that has the name of a Word document and is none:
// programs of all kinds have written their reports under it.
func calledDoc(data []byte) (*text.Document, error) {
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 4096)]), "\xef\xbb\xbf \t\r\n"))
	old := &Error{LegacyOffice, "is a Word document older than Word 97", "open it in Word and save it as .docx"}
	switch {
	case hasPrefix(data, "PK\x03\x04"):
		return Docx(data)
	case strings.HasPrefix(head, `{\rtf`):
		return RTF(data)
	case strings.HasPrefix(head, "<?xml") && strings.Contains(head, "schemas.microsoft.com/office/word/2003/wordml"):
		return nil, &Error{WrongKind, "is a Word 2003 XML document", "open it in Word and save it as .docx"}
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html"):
		return HTML(data)
	case looksLikeMail(data):
		return Eml(data)
	}
	for _, magic := range []string{"\xdb\xa5", "\xdc\xa5", "\x9b\xa5", "\x9c\xa5", "\xec\xa5", "\x31\xbe\x00\x00", "\x32\xbe\x00\x00", "\xfe\x37\x00", "\xfe\x32\x00"} {
		if hasPrefix(data, magic) {
			return nil, old
		}
	}
	if doc, err := Plain(data); err == nil {
		return doc, nil
	}
	return nil, notZip(data, wordFamily)
}

// word97 is one Word document being read.
type word97 struct {
	*builder
	keeper
	*fib
	doc    *text.Document
	main   []byte // the stream WordDocument: the text and how it is formatted
	table  []byte // the stream that says where everything is
	data   func() []byte
	pieces []wordPiece
	prcs   [][]byte // formatting of fast-saved pieces
	styles styles
	fonts  []string
	starts map[int]int // bytes of src before the character, for the edges of stories
	chars  plc
	paras  plc
	marks  []wordMark // edges of comments that dalint heeds, in order
	ends   map[int]bool
	tables int
	lost   bool // a piece points outside of the file
}

func readDoc(c *compound) (*text.Document, error) {
	main, err := c.stream("WordDocument")
	if err != nil {
		return nil, damaged("is a damaged Word document (its text %s)", message(err))
	}
	f, err := readFIB(main)
	if err != nil {
		return nil, err
	}
	w := &word97{fib: f, main: main, doc: text.New("", text.Doc), starts: map[int]int{}, ends: map[int]bool{}}
	w.builder, w.keeper = &builder{doc: w.doc, keep: true, limit: maxPieces}, keeper{doc: w.doc}
	w.builder.at.Part = "WordDocument"
	name := "0Table"
	if f.table1 {
		name = "1Table"
	}
	if w.table, err = c.stream(name); err != nil {
		return nil, damaged("is a damaged Word document (its table of contents %s)", message(err))
	}
	var data []byte
	unread := true
	w.data = func() []byte {
		if unread && c.has("Data") {
			data, _ = c.stream("Data") // without it, some tables are read as paragraphs
		}
		unread = false
		return data
	}
	if err := w.read(); err != nil {
		return nil, err
	}
	return w.done()
}

func (w *word97) read() error {
	if err := w.readPieces(); err != nil {
		return err
	}
	w.readStyles()
	w.readFonts()
	w.chars = w.plc(fcPlcfBteChpx, 4)
	w.paras = w.plc(fcPlcfBtePapx, 4)
	for _, cp := range w.plc(fcPlcfSed, 12).cps {
		w.ends[cp] = true
	}
	stories := w.stories()
	notes := w.commentStories()
	if err := w.decode(append(stories, notes...)); err != nil {
		return err
	}
	w.readKeeps(notes)
	for i := range stories {
		w.story(&stories[i])
	}
	w.settleMarks()
	if w.lost {
		w.skipped("body", "lies in part outside of the file and could not be read: the file may have been cut short")
	}
	w.addDirectives(&w.keeper)
	return nil
}
