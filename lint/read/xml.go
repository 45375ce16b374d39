package read

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits on one XML part. Real documents nest to perhaps a hundred.
const (
	maxDepth      = 256
	maxNamespaces = 256      // declarations in force at once
	maxTag        = 16 << 20 // bytes; VML keeps pictures in attributes
)

// namespace is one that the reader knows, whichever edition of its standard names it.
type namespace uint8

const (
	nsOther namespace = iota
	nsWord
	nsMath
	nsDrawing
	nsRelations
	nsCompat
	nsXML
	nsCustom
	nsPackage // relationships and content types
	nsSheet
	nsSheetDrawing
	nsThreaded // threaded comments of a workbook
	nsOffice   // OpenDocument's, from here on
	nsText
	nsTable
	nsDraw
	nsStyle
	nsMeta
	nsExtended // what LibreOffice adds to OpenDocument
)

var namespaces = map[string]namespace{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            nsWord,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                        nsWord,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              nsMath,
	"http://purl.oclc.org/ooxml/officeDocument/math":                          nsMath,
	"http://schemas.openxmlformats.org/drawingml/2006/main":                   nsDrawing,
	"http://purl.oclc.org/ooxml/drawingml/main":                               nsDrawing,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     nsRelations,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                 nsRelations,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             nsCompat,
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": nsCustom,
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":              nsCustom,
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":    nsCustom,
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                nsCustom,
	"http://schemas.openxmlformats.org/package/2006/relationships":            nsPackage,
	"http://schemas.openxmlformats.org/package/2006/content-types":            nsPackage,
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":               nsSheet,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                           nsSheet,
	"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing":     nsSheetDrawing,
	"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing":                 nsSheetDrawing,
	"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": nsThreaded,
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                        nsOffice,
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                          nsText,
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                         nsTable,
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                       nsDraw,
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                         nsStyle,
	"urn:oasis:names:tc:opendocument:xmlns:meta:1.0":                          nsMeta,
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0":    nsExtended,
}

// event is what the scanner stopped at.
type event uint8

const (
	endOfPart event = iota
	startTag
	endTag
	charData
)

// A scanner reads one XML part once, front to back, and tells the byte offsets
// of what it finds. It checks that tags match and knows namespaces; it refuses
// document type declarations, and so has no entities but XML's own.
type scanner struct {
	src   string
	pos   int
	stack []element
	bound []binding
	seen  bool // the root element has started

	// What next stopped at: src[from:to], and for a tag its name.
	from, to  int
	space     namespace
	local     string
	cdata     bool   // charData: taken literally
	attrs     string // startTag: what stands between its name and its end
	selfClose bool   // the next event is the end of the tag that just started
}

// words is the character data that the scanner has stopped at, decoded.
func (x *scanner) words() string {
	if x.cdata {
		return x.src[x.from:x.to]
	}
	return unescapeXML(x.src[x.from:x.to])
}

// walk goes through a part for one who leaves some elements out.
type walk struct {
	x    *scanner
	skip int // depth of the element being left out; 0 for none
}

// left reports whether the event lies in an element that is left out.
func (w *walk) left(ev event) bool {
	if w.skip == 0 {
		return false
	}
	if ev == endTag && w.x.depth() < w.skip {
		w.skip = 0
	}
	return true
}

// leaveOut leaves out the current element, or the one that many levels up.
func (w *walk) leaveOut(up int) { w.skip = w.x.depth() - up }

type element struct {
	name     string // as written
	space    namespace
	local    string
	bindings int // len(bound) outside this element
}

type binding struct {
	prefix string
	space  namespace
}

func newScanner(src string) (*scanner, error) {
	if !utf8.ValidString(src) {
		return nil, damaged("is not valid UTF-8")
	}
	if strings.HasPrefix(src, "\ufeff") {
		return &scanner{src: src, pos: len("\ufeff")}, nil
	}
	return &scanner{src: src}, nil
}

// depth is the number of open elements, the one that just started included.
func (x *scanner) depth() int { return len(x.stack) }

// next moves to the next tag or stretch of character data.
func (x *scanner) next() (event, error) {
	if x.selfClose {
		x.selfClose = false
		return x.pop()
	}
	for x.pos < len(x.src) {
		x.from = x.pos
		if x.src[x.pos] != '<' {
			i := strings.IndexByte(x.src[x.pos:], '<')
			if i < 0 {
				i = len(x.src) - x.pos
			}
			x.pos += i
			x.to, x.cdata = x.pos, false
			if len(x.stack) > 0 {
				return charData, nil
			}
			if strings.Trim(x.src[x.from:x.to], " \t\r\n") != "" {
				return 0, x.bad("has text outside its root element")
			}
			continue
		}
		rest := x.src[x.pos:]
		switch {
		case strings.HasPrefix(rest, "</"):
			return x.end()
		case strings.HasPrefix(rest, "<?"):
			if !x.skip(2, "?>") {
				return 0, x.bad("is cut short")
			}
		case strings.HasPrefix(rest, "<!--"):
			if !x.skip(4, "-->") {
				return 0, x.bad("is cut short")
			}
		case strings.HasPrefix(rest, "<![CDATA[") && len(x.stack) > 0:
			x.from += len("<![CDATA[")
			if !x.skip(len("<![CDATA["), "]]>") {
				return 0, x.bad("is cut short")
			}
			x.to, x.cdata = x.pos-len("]]>"), true
			return charData, nil
		case strings.HasPrefix(rest, "<!"):
			return 0, x.bad("has a document type declaration, which no such document needs")
		default:
			return x.start()
		}
	}
	if len(x.stack) > 0 || !x.seen {
		return 0, x.bad("is cut short")
	}
	return endOfPart, nil
}

func (x *scanner) skip(n int, until string) bool {
	i := strings.Index(x.src[x.pos+n:], until)
	if i < 0 {
		return false
	}
	x.pos += n + i + len(until)
	return true
}

func (x *scanner) bad(what string) error {
	return damaged("%s (byte %d)", what, x.pos)
}

func (x *scanner) start() (event, error) {
	if len(x.stack) == 0 && x.seen {
		return 0, x.bad("has more than one root element")
	}
	if len(x.stack) == maxDepth {
		return 0, x.bad(fmt.Sprintf("nests more than %d deep", maxDepth))
	}
	end := tagEnd(x.src, x.pos)
	if end < 0 {
		return 0, x.bad("is cut short")
	}
	if end-x.pos > maxTag {
		return 0, x.bad("has an overlong tag")
	}
	tag := x.src[x.pos+1 : end-1]
	x.selfClose = strings.HasSuffix(tag, "/")
	tag = strings.TrimSuffix(tag, "/")
	n := nameEnd(tag)
	if n == 0 {
		return 0, x.bad("is not well-formed")
	}
	e := element{name: tag[:n], bindings: len(x.bound)}
	x.attrs = tag[n:]
	if err := x.bind(); err != nil {
		return 0, err
	}
	e.space, e.local = x.resolve(e.name)
	x.stack = append(x.stack, e)
	x.seen = true
	x.pos, x.to = end, end
	x.space, x.local = e.space, e.local
	return startTag, nil
}

func (x *scanner) end() (event, error) {
	i := strings.IndexByte(x.src[x.pos:], '>')
	if i < 0 {
		return 0, x.bad("is cut short")
	}
	name := strings.TrimRight(x.src[x.pos+2:x.pos+i], " \t\r\n")
	if len(x.stack) == 0 || x.stack[len(x.stack)-1].name != name {
		return 0, x.bad("has tags that do not match")
	}
	x.pos += i + 1
	x.to = x.pos
	return x.pop()
}

func (x *scanner) pop() (event, error) {
	e := x.stack[len(x.stack)-1]
	x.stack = x.stack[:len(x.stack)-1]
	x.bound = x.bound[:e.bindings]
	x.space, x.local = e.space, e.local
	return endTag, nil
}

// tagEnd is the offset after the '>' that ends the tag at pos; -1 where there
// is none. A '>' inside quotes does not count.
func tagEnd(src string, pos int) int {
	var quote byte
	for i := pos + 1; i < len(src); i++ {
		switch c := src[i]; {
		case c == '<':
			return -1
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return -1
}

func nameEnd(s string) int {
	i := 0
	for i < len(s) && !isSpace(s[i]) && s[i] != '=' && s[i] != '"' && s[i] != '\'' && s[i] != '/' {
		i++
	}
	return i
}
