package read

import (
	"bytes"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Limits on what is read. They are measured while reading: a declared size is
// never believed.
const (
	maxSize         = 64 << 20  // bytes of a plain text, HTML, RTF or CSV file
	maxLine         = 16 << 20  // bytes of one line of a plain text
	maxMarkdownSize = 16 << 20  // bytes of a Markdown file
	maxPackage      = 256 << 20 // bytes of a docx, odt or xlsx as stored
	maxBlocks       = 500_000   // blocks of one document
	maxPieces       = 3_000_000 // pieces of text of one document

	// maxBlock is the most bytes of text in one block. A longer paragraph is
	// no longer something that a person wrote, and is read as several blocks.
	maxBlock = 64 << 10
)

// kinds maps the extensions that dalint reads, in lower case with the dot.
var kinds = map[string]text.Format{
	".txt": text.Plain, ".text": text.Plain, ".log": text.Plain, ".asc": text.Plain,
	".md": text.Markdown, ".markdown": text.Markdown,
	".html": text.HTML, ".htm": text.HTML,
	".docx": text.Docx,
	".odt":  text.ODT, ".ott": text.ODT,
	".rtf":  text.RTF,
	".xlsx": text.XLSX, ".xlsm": text.XLSX,
	".csv": text.CSV, ".tsv": text.CSV,
	".doc": text.Doc, ".dot": text.Doc,
	".pdf": text.PDF,
	".eml": text.Eml, ".msg": text.Msg,
}

// Formats names what dalint reads, for people.
const Formats = "docx, doc, odt, rtf, pdf, xlsx, csv, eml, msg, txt, md and html"

// FormatOf is the format that files with names of this kind are read as.
func FormatOf(name string) (text.Format, bool) {
	f, ok := kinds[suffix(name)]
	return f, ok
}

// Known reports whether dalint reads files with names of this kind.
func Known(name string) bool {
	_, ok := kinds[suffix(name)]
	return ok
}

// Document reads a file of any kind that dalint knows. The extension of name
// decides; a name without one (standard input, say) is told by its content.
// Name is otherwise used for nothing but Document.Name. An error is an *Error.
func Document(name string, data []byte) (*text.Document, error) {
	doc, err := document(name, data)
	if err != nil {
		return nil, err
	}
	doc.Name = name
	return doc, nil
}

func document(name string, data []byte) (*text.Document, error) {
	ext := suffix(name)
	format, known := kinds[ext]
	if !known && ext != "" {
		return nil, unknownKind(ext)
	}
	if len(data) == 0 {
		return nil, errEmpty
	}
	if !known {
		format = sniff(data)
	}
	switch format {
	case text.Markdown:
		return Markdown(data)
	case text.HTML:
		return HTML(data)
	case text.Docx:
		if hasPrefix(data, oleMagic) { // renamed, to send it on, say
			if doc, err := Doc(data); err == nil {
				return doc, nil
			}
		}
		return Docx(data)
	case text.ODT:
		return ODT(data)
	case text.RTF:
		return RTF(data)
	case text.XLSX:
		return XLSX(data)
	case text.CSV:
		return CSV(data)
	case text.Doc:
		return Doc(data)
	case text.Msg:
		return Msg(data)
	case text.Eml:
		return Eml(data)
	case text.PDF:
		return PDF(data)
	}
	return Plain(data)
}

func unknownKind(ext string) *Error {
	advice := unknownAdvice(ext)
	if advice == "" {
		advice = "dalint reads " + Formats
	}
	return &Error{UnknownKind, "is a kind of file (" + ext + ") that dalint does not read", advice}
}

// unknownAdvice is what to do with a file of a kind that is not read; empty
// where nothing in particular.
func unknownAdvice(ext string) string {
	switch ext {
	case ".docm", ".dotx", ".pages", ".wpd", ".fodt":
		return "save it as a Word document (.docx) and try again"
	case ".xls", ".xlsb", ".ods", ".numbers":
		return "save it as an Excel workbook (.xlsx) and try again"
	case ".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".cab":
		return "unpack it and check the folder"
	}
	return ""
}

// suffix is the part of the last path element from its last dot, in lower
// case; empty when there is none or the name starts with its only dot.
func suffix(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return strings.ToLower(name[i:])
	}
	return ""
}

// sniff tells the format of a file without a telling name.
func sniff(data []byte) text.Format {
	switch {
	case hasPrefix(data, "PK\x03\x04"):
		return sniffContainer(data)
	case hasPrefix(data, oleMagic):
		return text.Doc
	case isRTF(data):
		return text.RTF
	case looksLikeMail(data):
		return text.Eml
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return text.PDF
	}
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \t\r\n"))
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") {
		return text.HTML
	}
	return text.Plain
}

// sniffContainer tells the kinds of document in a zip apart. One that is none
// counts as a docx, whose reader says what it is instead.
func sniffContainer(data []byte) text.Format {
	c, err := openContainer(data, wordFamily)
	if err != nil {
		return text.Docx
	}
	rels, _ := c.relations("")
	main := first(rels, "officeDocument")
	switch {
	case c.mustBe(textFamily, main) == nil:
		return text.ODT
	case c.mustBe(workbookFamily, main) == nil:
		return text.XLSX
	}
	return text.Docx
}

const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func hasPrefix(data []byte, prefix string) bool {
	return len(data) >= len(prefix) && string(data[:len(prefix)]) == prefix
}
