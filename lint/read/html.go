package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/dalint/dalint/lint/text"
)

// HTML reads a web page as a browser would show it: scripts, hidden elements
// and the page's title in the tab are left out, and white space collapses.
func HTML(data []byte) (*text.Document, error) {
	if len(data) > 0 && len(data) <= maxSize {
		var err error
		if data, err = declaredCharset(data); err != nil {
			return nil, err
		}
	}
	src, err := decode(data, maxSize)
	if err != nil {
		return nil, err
	}
	doc := text.New("", text.HTML)
	doc.Source = src
	r := &htmlReader{markup: &markup{builder: newBuilder(doc)}}
	r.limit = maxElements
	r.read(src, 0)
	return r.done()
}

// declaredCharset converts a page that says it is Windows-1252, or an encoding
// that browsers treat as such. Other declarations matter only where the bytes
// do not tell.
func declaredCharset(data []byte) ([]byte, error) {
	if hasPrefix(data, "\xef\xbb\xbf") || hasPrefix(data, "\xff\xfe") || hasPrefix(data, "\xfe\xff") {
		return data, nil
	}
	name := metaCharset(data[:min(len(data), 2048)])
	switch name {
	case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii":
		if bytes.IndexByte(data, 0) >= 0 {
			return nil, errBinary
		}
		return []byte(windows1252(data)), nil
	case "", "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be":
		return data, nil
	}
	if utf8.Valid(data) {
		return data, nil
	}
	return nil, unknownEncoding(name)
}

// metaCharset is the encoding that the page's head declares, in lower case.
func metaCharset(head []byte) string {
	s := strings.ToLower(string(head))
	for {
		i := strings.Index(s, "<meta")
		if i < 0 {
			return ""
		}
		s = s[i+5:]
		tag, _, _ := strings.Cut(s, ">")
		if _, v, ok := strings.Cut(tag, "charset="); ok {
			v = strings.TrimLeft(v, `"' `)
			if end := strings.IndexAny(v, `"' ;/`); end >= 0 {
				v = v[:end]
			}
			return v
		}
	}
}

type htmlReader struct {
	*markup
	open     []htmlElement
	places   map[string][]int // indices in open, by name: presence and the innermost in constant time
	tables   []table
	count    int // tables so far
	masked   bool
	newlines int  // br elements since the last word
	quoted   bool // quotations are told by their level: see thread
	seen     int  // elements and comments so far
}

// maxOpen is the most elements that may be open at once: without a bound, a
// page of start tags takes thirty times its size.
const maxOpen = 100_000

// maxElements is the most elements of a page, and the most pieces of text in it:
// thousands of pages of print, and a fifth of what a file of tags could hold.
const maxElements = 1_000_000

// htmlElement is an open element and what it makes of text inside it.
type htmlElement struct {
	name   string
	kind   text.Kind
	level  int
	hidden bool
	pre    bool
}

// read takes in chunk, which stands at offset base of the source.
func (r *htmlReader) read(chunk string, base int) {
	if r.places == nil {
		r.places = map[string][]int{}
	}
	z := html.NewTokenizer(strings.NewReader(chunk))
	pos := base
	for {
		tt := z.Next()
		from := pos
		pos += len(z.Raw())
		switch tt {
		case html.ErrorToken:
			r.flush() // what is left is at most an unfinished tag
			return
		case html.TextToken:
			r.words(chunk, base, from, pos)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.startTag(z, from, pos)
			r.deep = r.deep || len(r.open) > maxOpen
			if r.tooMany() {
				return // done says so
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			r.endTag(tagName(name), from, pos)
		case html.CommentToken:
			if !r.top().hidden {
				raw := chunk[from-base : pos-base]
				r.comment(strings.TrimSuffix(strings.TrimPrefix(raw, "<!--"), "-->"))
			}
			if r.tooMany() {
				return
			}
		}
	}
}

// tooMany counts an element or a comment, and reports whether it is one more than
// are read.
func (r *htmlReader) tooMany() bool {
	r.seen++
	r.flooded = r.flooded || r.seen > maxElements
	return r.flooded || r.deep || r.crowded()
}

func (r *htmlReader) top() *htmlElement {
	if n := len(r.open); n > 0 {
		return &r.open[n-1]
	}
	return &htmlElement{}
}

// words takes in text, entities decoded. Chunk is read instead of the source
// because quote marks around it may be masked by spaces there.
func (r *htmlReader) words(chunk string, base, from, to int) {
	e := r.top()
	if e.hidden {
		return
	}
	start := from
	for i := from; i < to; {
		c := chunk[i-base]
		if c != '&' && !isSpace(c) {
			i++
			continue
		}
		r.visible(start, i)
		switch {
		case c == '&':
			s, n := entity(chunk[i-base : to-base])
			if n == 0 {
				r.visible(i, i+1)
				n = 1
			} else if invisible(s) == 0 {
				r.flushWhite()
				r.put(s, i, i+n)
			}
			i += n
		case e.pre && !r.masked:
			i = r.preWhite(i, to)
		default:
			j := i
			for j < to && isSpace(chunk[j-base]) {
				j++
			}
			r.white(i, j, false)
			i = j
		}
		start = i
	}
	r.visible(start, to)
}

// visible takes in src[from:to], which has neither white space nor entities.
func (r *htmlReader) visible(from, to int) {
	if from < to {
		r.newlines = 0
		r.flushWhite()
		r.copy(from, to)
	}
}

// preWhite takes in one white space character of preformatted text.
func (r *htmlReader) preWhite(i, to int) int {
	r.flushWhite()
	switch {
	case r.empty() && (r.src[i] == '\n' || r.src[i] == '\r'):
		// The line break after the start tag is not shown.
	case strings.HasPrefix(r.src[i:to], "\r\n"):
		r.put("\n", i, i+2)
		return i + 2
	case r.src[i] == '\r':
		r.put("\n", i, i+1)
	default:
		r.append(i, i+1)
	}
	return i + 1
}

// flush finishes the block being read.
func (r *htmlReader) flush() {
	r.newlines = 0
	e := r.top()
	var place text.Place
	if n := len(r.tables); n > 0 && r.inside("td", "th") {
		t := r.tables[n-1]
		place = text.Place{Table: t.number, Row: t.row, Column: t.column}
	}
	r.end(e.kind, e.level, place)
}

func (r *htmlReader) inside(names ...string) bool {
	for _, n := range names {
		if len(r.places[n]) > 0 {
			return true
		}
	}
	return false
}
