package text

import (
	"sort"
	"sync"
	"unicode/utf8"
)

// Position is a place as people and other programs count it: Line from 1,
// Column from 1 in Unicode code points, Offset from 0 in code points from the
// start of the document's text. For a flat file the text is the file as stored
// (CRLF counts as two code points, a byte order mark as none); for a container
// it is the blocks joined by line feeds, and Line is the block.
type Position struct{ Line, Column, Offset int }

// lines is built once, on the first question: a document without findings
// never pays for it.
type lines struct {
	once   sync.Once
	start  []int    // byte offset in Source (flat) of each line; unused for containers
	points []int    // code points before each line (flat) or each block (container)
	marks  []mark   // of the source (flat)
	blocks [][]mark // of each long block (container)
}

// mark says how many code points stand before a byte of a long text, so that
// they need not be counted from its start again for each place in it.
type mark struct{ off, points int }

const markEvery = 4096

// marksOf makes the marks of a text; a short one has none.
func marksOf(s string) []mark {
	if len(s) < 2*markEvery {
		return nil
	}
	var out []mark
	points, next := 0, markEvery
	for off := range s {
		if off >= next {
			out = append(out, mark{off, points})
			next = off + markEvery
		}
		points++
	}
	return out
}

// pointsBefore counts the code points of s before byte off.
func pointsBefore(s string, marks []mark, off int) int {
	i := sort.Search(len(marks), func(i int) bool { return marks[i].off > off })
	if i == 0 {
		return utf8.RuneCountInString(s[:off])
	}
	m := marks[i-1]
	return m.points + utf8.RuneCountInString(s[m.off:off])
}

// Position turns byte offset off in block b's text into a Position. An offset
// in the middle of a code point counts as its start. It is safe for use by
// several goroutines once the document has been read.
func (d *Document) Position(b, off int) Position {
	l := d.index()
	block := &d.Blocks[b]
	if !d.Format.Flat() {
		col := pointsBefore(block.Text, l.blocks[b], runeStart(block.Text, off))
		return Position{Line: b + 1, Column: col + 1, Offset: l.points[b] + col}
	}
	return d.sourcePosition(block.SourceOffset(off))
}

// EndPosition is Position for the exclusive end of a span: the place just
// after the last byte before off, so that an end never jumps over source text
// (markup, a line break) that follows the span.
func (d *Document) EndPosition(b, off int) Position {
	if !d.Format.Flat() || off == 0 {
		return d.Position(b, off)
	}
	return d.sourcePosition(d.Blocks[b].SourceEnd(off))
}

func (d *Document) sourcePosition(off int) Position {
	l := d.index()
	n := sort.Search(len(l.start), func(i int) bool { return l.start[i] > off }) - 1
	col := pointsBefore(d.Source, l.marks, runeStart(d.Source, off)) - l.points[n]
	return Position{Line: n + 1, Column: col + 1, Offset: l.points[n] + col}
}

func (d *Document) index() *lines {
	d.lines.once.Do(func() { d.lines.build(d) })
	return d.lines
}

func (l *lines) build(d *Document) {
	if !d.Format.Flat() {
		n := 0
		l.points = make([]int, len(d.Blocks))
		l.blocks = make([][]mark, len(d.Blocks))
		for i := range d.Blocks {
			l.points[i] = n
			l.blocks[i] = marksOf(d.Blocks[i].Text)
			n += utf8.RuneCountInString(d.Blocks[i].Text) + 1
		}
		return
	}
	l.marks = marksOf(d.Source)
	l.start, l.points = []int{0}, []int{0}
	points, from := 0, 0
	for i := 0; i < len(d.Source); i++ {
		c := d.Source[i]
		if c != '\n' && (c != '\r' || i+1 < len(d.Source) && d.Source[i+1] == '\n') {
			continue
		}
		points += utf8.RuneCountInString(d.Source[from : i+1])
		from = i + 1
		l.start = append(l.start, from)
		l.points = append(l.points, points)
	}
}

// New makes an empty document. Readers fill it; it must not change after it
// has been handed on.
func New(name string, format Format) *Document {
	return &Document{Name: name, Format: format, lines: &lines{}}
}

// FromString is s as a plain document of one paragraph in its body, line feeds
// and all. Offsets in the block are bytes of s.
func FromString(name, s string) *Document {
	doc := New(name, Plain)
	doc.Source = s
	doc.Blocks = []Block{{
		Text:   s,
		Pieces: []Piece{{Text: Span{End: len(s)}, Source: len(s)}},
		Place:  Place{Part: "body", Paragraph: 1},
	}}
	return doc
}

// SourceOffset is the source offset of byte off of the block's text: for a
// stretch that is not a copy, the start of its source.
func (b *Block) SourceOffset(off int) int {
	i := sort.Search(len(b.Pieces), func(i int) bool { return b.Pieces[i].Text.End > off })
	if i == len(b.Pieces) {
		return b.SourceEnd(off)
	}
	p := b.Pieces[i]
	if p.Source == p.Text.Len() {
		return p.Anchor.Offset + off - p.Text.Start
	}
	return p.Anchor.Offset
}

// SourceEnd is the source offset just after byte off-1 of the block's text.
func (b *Block) SourceEnd(off int) int {
	i := sort.Search(len(b.Pieces), func(i int) bool { return b.Pieces[i].Text.End >= off })
	if i == len(b.Pieces) {
		if i == 0 {
			return 0
		}
		i--
	}
	p := b.Pieces[i]
	if p.Source == p.Text.Len() {
		return p.Anchor.Offset + off - p.Text.Start
	}
	return p.Anchor.Offset + p.Source
}

func runeStart(s string, off int) int {
	off = min(off, len(s))
	for off > 0 && off < len(s) && !utf8.RuneStart(s[off]) {
		off--
	}
	return off
}
