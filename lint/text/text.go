package text

import "strings"

// Span is a half-open range [Start, End) of bytes in one Block's Text.
type Span struct{ Start, End int }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that contains both s and o.
func (s Span) Cover(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Kind says what a block is to a reader of the document.
type Kind uint8

// The kinds of block. Title is the document's own title; Label is the printed
// text of a form field; Note is a footnote or endnote.
const (
	Paragraph Kind = iota
	Title
	Heading
	ListItem
	Cell
	Quote
	Code
	Header
	Footer
	Note
	TextBox
	Label
)

var kindNames = [...]string{
	"paragraph", "title", "heading", "list-item", "cell", "quote", "code",
	"header", "footer", "note", "text-box", "label",
}

// String is the name used in JSON, in lower case with hyphens.
func (k Kind) String() string { return kindNames[k] }

// Format names a file format that dalint reads.
type Format string

// The formats. Each is also the usual extension without its dot, but for
// Plain and Markdown.
const (
	Plain    Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	CSV      Format = "csv"
	Docx     Format = "docx"
	ODT      Format = "odt"
	RTF      Format = "rtf"
	XLSX     Format = "xlsx"
	Doc      Format = "doc" // Word 97 to 2003
	Msg      Format = "msg" // a message as Outlook stores it
	Eml      Format = "eml" // a message as mail servers pass it on
	PDF      Format = "pdf"
)

// Flat reports whether the document's positions are places in the file as
// stored, rather than in the blocks joined by line feeds.
func (f Format) Flat() bool { return f == Plain || f == Markdown || f == HTML || f == CSV }

// Anchor is one place in a source file. In a flat file Part and Run are zero
// and Offset counts bytes of Document.Source. In a container (docx, odt, xlsx)
// Part names the part ("word/document.xml") and Offset counts bytes of that
// part's XML; in a docx, Paragraph and Run count all of the part's paragraph and
// run tags from 0, in document order, those of deleted or hidden text included.
// In an rtf, Part is empty and Offset counts bytes of the file.
type Anchor struct {
	Part      string
	Offset    int
	Paragraph int
	Run       int
}

// Piece says where a stretch of Block.Text came from. The pieces of a block
// are in order and cover its text without gaps. Where Source equals Text.Len()
// the stretch is a byte-for-byte copy, or one byte of white space that is read
// as another, and inner offsets map one to one; otherwise (an entity, a tab
// element, a decoded symbol) the whole stretch maps to the whole source range. A
// Source of 0 marks text that dalint supplied, such as the space between two
// joined source lines.
type Piece struct {
	Text   Span
	Anchor Anchor
	Source int // bytes of the source that this stretch covers
}

// Place says where a person finds a block. Paragraph counts from 1 in reading
// order, as a person counts in Word (table cells included), and on each page
// anew where there are pages; Section is the text
// of the nearest heading above, Part is "body", "header", "footer", "footnote",
// "endnote", "text box" or "note" (on a cell), in a message "subject", "message
// header" or "attachment 2" (and, after a comma, a part of that). In a workbook
// Section is the name of the sheet, Table its number and Row and Column those of
// the sheet's cells.
type Place struct {
	Part      string
	File      string // what the attachment is called: it may name people
	Page      int    // 1-based; 0 in formats that have no pages until they are shown
	Paragraph int
	Section   string
	Table     int // 1-based, 0 outside tables
	Row       int // 1-based
	Column    int // 1-based
}

// Block is one paragraph-like unit of text.
type Block struct {
	Kind   Kind
	Level  int    // of a heading (1-9), list item (1-based depth) or quotation in a message (how many messages back); 0 otherwise
	Text   string // what a reader sees: markup removed, nothing else changed
	Pieces []Piece
	Place  Place
}

// Problem names something that could not be read, and why. Part and Message hold
// no words of the document.
type Problem struct {
	Part    string
	File    string // what the attachment is called, as in Place
	Message string
}

// Directive is an instruction to dalint found in the document: an inline
// comment in Markdown or HTML, or a Word comment that starts "dalint: keep".
type Directive struct {
	Rule   string // rule or family to keep quiet; empty means every rule
	Reason string // the author's reason; empty when none was given
	By     string // "inline" or "word-comment"
	File   bool   // holds for the whole document
	Block  int    // index of the block it applies to; -1 when none follows
	Span   Span   // the words it is anchored on; the zero Span means the whole block
	// Comment is the same for the directives, one a block, that one Word comment
	// over several blocks became, so that they can be judged as one.
	Comment string
}

// ForFamily takes a family's name off the start of Reason and makes it the
// Rule, where there is none: readers do not know the families, so they leave
// "dalint-ignore doubt she says so herself" to those who do.
func (d Directive) ForFamily(isFamily func(string) bool) Directive {
	word, rest, _ := strings.Cut(d.Reason, " ")
	if name := strings.TrimRight(word, ":,;"); d.Rule == "" && isFamily(name) {
		d.Rule, d.Reason = name, strings.TrimLeft(rest, ":-–— ")
	}
	return d
}

// Document is one file, read.
type Document struct {
	Name       string
	Format     Format
	Source     string // the decoded text of a flat file, without byte order mark; empty for containers
	Blocks     []Block
	Directives []Directive
	// Properties hold what the document says to dalint about itself, from front
	// matter or custom document properties: keys "perpetrator", "survivor",
	// "child", "professional", "type", "shared-with-perpetrator". Each value may
	// list several, in order.
	Properties map[string][]string
	Skipped    []Problem
	lines      *lines
}
