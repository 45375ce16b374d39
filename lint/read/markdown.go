package read

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	mdtext "github.com/yuin/goldmark/text"

	"github.com/dalint/dalint/lint/text"
)

// Markdown reads CommonMark with tables, strikethrough, task lists and
// footnotes. Front matter speaks to dalint and is not part of the text.
func Markdown(data []byte) (*text.Document, error) {
	src, err := decode(data, maxMarkdownSize)
	if err != nil {
		return nil, err
	}
	doc := text.New("", text.Markdown)
	doc.Source = src
	if err := tooDeep(src); err != nil {
		return nil, err
	}
	if tooMarked(src) {
		return nil, tooManyPieces(maxElements)
	}
	r := &markdownReader{markup: &markup{builder: newBuilder(doc)}}
	r.limit = maxElements
	r.base = r.frontMatter()
	r.bytes = []byte(src[r.base:])
	loneReturns(r.bytes)
	extensions := []goldmark.Extender{extension.Table, extension.Strikethrough, extension.TaskList}
	if tame(r.bytes) {
		extensions = append(extensions, extension.Footnote)
	}
	root := goldmark.New(goldmark.WithExtensions(extensions...)).Parser().Parse(mdtext.NewReader(r.bytes))
	r.blocks(root, setting{})
	return r.done()
}

// loneReturns makes line feeds of the carriage returns that end a line by
// themselves, which the parser does not know; offsets stay as they are.
func loneReturns(s []byte) {
	for i := 0; ; i++ {
		n := bytes.IndexByte(s[i:], '\r')
		if n < 0 {
			return
		}
		if i += n; i+1 == len(s) || s[i+1] != '\n' {
			s[i] = '\n'
		}
	}
}

// tooMarked reports more characters that mark something up than a page may have
// elements: the parser holds some 350 bytes for each, before any is counted.
func tooMarked(src string) bool {
	marks := 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '*', '_', '~', '`', '[', '<', '|', '\n':
			marks++
		}
	}
	return marks > maxElements
}

// tooDeep refuses lines that open more quotes and lists inside one another
// than any writer does, since the parser's time grows with their square.
func tooDeep(src string) error {
	const deepest = 100
	depth := 0
	atStart, marker := true, false
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\n' || c == '\r':
			atStart, marker, depth = true, false, 0
		case !atStart:
		case c == '>':
			depth++
		case c == ' ' || c == '\t':
			if marker {
				depth++
			}
			marker = false
		case c == '-' || c == '+' || c == '*' || isDigit(c) || c == '.' || c == ')':
			marker = true
		default:
			atStart = false
		}
		if depth > deepest && atStart {
			if end := i + 1; isRule(src[lineStart(src, i):lineEnd(src, end)]) {
				atStart = false
				continue
			}
			return &Error{TooLarge, "nests lists or quotes more than 100 deep", copyIt}
		}
	}
	return nil
}

func lineStart(src string, i int) int {
	for i > 0 && src[i-1] != '\n' && src[i-1] != '\r' {
		i--
	}
	return i
}

func lineEnd(src string, i int) int {
	for i < len(src) && src[i] != '\n' && src[i] != '\r' {
		i++
	}
	return i
}

type markdownReader struct {
	*markup
	base   int    // offset in the source of what the parser was given
	bytes  []byte // what it was given
	tables int
	spaced bool // a comment follows a space: another space would be seen double
}

// setting is what surrounds a block.
type setting struct {
	kind  text.Kind
	level int // of a list item
	list  int // lists open
	place text.Place
}

// blocks reads the children of a block.
func (r *markdownReader) blocks(n ast.Node, in setting) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c, in)
	}
}

func (r *markdownReader) block(n ast.Node, in setting) {
	switch n := n.(type) {
	case *ast.Heading:
		r.inlines(n)
		if in.kind == text.Quote {
			r.end(text.Quote, 0, in.place)
		} else {
			r.end(text.Heading, n.Level, in.place)
		}
	case *ast.Paragraph, *ast.TextBlock:
		r.inlines(n)
		r.end(in.kind, in.level, in.place)
	case *ast.List:
		in.list++
		r.blocks(n, in)
	case *ast.ListItem:
		if in.kind != text.Quote { // what stands in a quotation is quoted, whatever its shape
			in.kind, in.level = text.ListItem, in.list
		}
		r.blocks(n, in)
	case *ast.Blockquote:
		in.kind, in.level = text.Quote, 0
		r.blocks(n, in)
	case *ast.CodeBlock:
		r.code(n.Lines(), in)
	case *ast.FencedCodeBlock:
		r.code(n.Lines(), in)
	case *ast.HTMLBlock:
		r.html(n)
	case *xast.Table:
		r.table(n, in)
	case *xast.Footnote:
		in.kind, in.level = text.Note, 0
		r.blocks(n, in)
	case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
	default:
		r.blocks(n, in)
	}
}

func (r *markdownReader) table(n *xast.Table, in setting) {
	kind := text.Cell
	if in.kind == text.Quote {
		kind = text.Quote
	}
	r.tables++
	row := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		row++
		column := 0
		for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
			column++
			r.inlines(cell)
			r.end(kind, 0, text.Place{Table: r.tables, Row: row, Column: column})
		}
	}
}

// code reads lines as they are, with their breaks.
func (r *markdownReader) code(lines *mdtext.Segments, in setting) {
	for i := range lines.Len() {
		l := lines.At(i)
		from, to := r.base+l.Start, r.base+l.Stop
		end := to
		for end > from && (r.src[end-1] == '\n' || r.src[end-1] == '\r') {
			end--
		}
		r.copy(from, end)
		if to > end {
			r.put("\n", end, to)
		}
	}
	r.end(text.Code, 0, in.place)
}

// html reads a block of HTML. Where quote marks or indentation stand between
// its lines, spaces take their place, so that offsets stay as they are.
func (r *markdownReader) html(n *ast.HTMLBlock) {
	var all []mdtext.Segment
	for i := range n.Lines().Len() {
		all = append(all, n.Lines().At(i))
	}
	if n.HasClosure() && (len(all) == 0 || n.ClosureLine.Start >= all[len(all)-1].Stop) {
		all = append(all, n.ClosureLine)
	}
	if len(all) == 0 {
		return
	}
	from, to := r.base+all[0].Start, r.base+all[len(all)-1].Stop
	chunk, masked := r.src[from:to], false
	pos := all[0].Start
	for _, s := range all {
		masked = masked || s.Start > pos
		pos = s.Stop
	}
	if masked {
		b := bytes.Repeat([]byte(" "), to-from)
		for _, s := range all {
			copy(b[r.base+s.Start-from:], r.src[r.base+s.Start:r.base+s.Stop])
		}
		chunk = string(b)
	}
	h := &htmlReader{markup: r.markup, masked: masked, count: r.tables}
	h.read(chunk, from)
	r.tables = h.count
}
