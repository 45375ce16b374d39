package read

import (
	"bytes"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Limits on what is read. They are measured while reading: a declared size is
// never believed.
const (
	MaxSize         = 64 << 20  // bytes of a plain text or HTML file
	MaxMarkdownSize = 16 << 20  // bytes of a Markdown file
	MaxDocxSize     = 256 << 20 // bytes of a docx as stored
	MaxBlocks       = 500_000   // blocks of one document

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
	".pdf":  text.PDF,
}

// Known reports whether dalint reads files with names of this kind.
func Known(name string) bool {
	_, ok := kinds[suffix(name)]
	return ok
}

// Flat reports whether a file of this kind has lines that a person can be sent
// to, rather than pages or paragraphs.
func Flat(name string) bool { return kinds[suffix(name)].Flat() }

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
		return nil, &Error{Empty, "is empty", ""}
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
		return Docx(data)
	case text.PDF:
		return PDF(data)
	}
	return Plain(data)
}

func unknownKind(ext string) *Error {
	advice := "dalint reads docx, pdf, txt, md and html"
	switch ext {
	case ".doc", ".dot", ".docm", ".dotx", ".odt", ".rtf", ".pages", ".wpd":
		advice = "save it as a Word document (.docx) and try again"
	}
	return &Error{UnknownKind, "is a kind of file (" + ext + ") that dalint does not read", advice}
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
	if hasPrefix(data, "PK\x03\x04") || hasPrefix(data, oleMagic) {
		return text.Docx
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

const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func hasPrefix(data []byte, prefix string) bool {
	return len(data) >= len(prefix) && string(data[:len(prefix)]) == prefix
}
