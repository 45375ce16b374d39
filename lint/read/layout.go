package read

import (
	"github.com/dalint/dalint/lint/text"
)

// layout is what the readers of OpenDocument and RTF share: paragraphs in
// streams that nest in one another's paragraphs. What stands in another place
// than where the file has it (notes, headers, footers) comes after the body, in
// the order in which Word's reader has it.
type layout struct {
	*builder
	keeper
	doc    *text.Document
	stream *stream
	later  [4][]text.Block // footnotes, endnotes, headers, footers
	notes  [2]int          // footnotes and endnotes so far
	boxes  int             // paragraphs in text boxes so far
	tables int
}

// boxed is the kind of story that a text box holds.
var boxed = &storyKind{part: "text box", plural: "text boxes", kind: text.TextBox}

// laterKinds are the stories of layout.later, in that order.
var laterKinds = [4]*storyKind{footnotes, endnotes, headers, footers}

// stream is a run of paragraphs that has its own place: the body, a text box, a
// note, a header.
type stream struct {
	outer  *stream
	kind   *storyKind
	first  int // block that it starts with
	number int // of a note, from 1
	tables []table
	para   bodyPara

	// What the stream around this one goes on with.
	buf     []byte
	pieces  []text.Piece
	section string
	count   int
}

// bodyPara is the paragraph being read.
type bodyPara struct {
	written bool // has text that is not a prompt
	prompt  bool // has a prompt
	hidden  bool
	listed  bool // has the printed number of a list item
	marks   []mark
}

func newLayout(doc *text.Document) *layout {
	return &layout{builder: &builder{doc: doc, where: "body", limit: maxPieces}, keeper: keeper{doc: doc}, doc: doc, stream: &stream{kind: body}}
}

// enter starts a stream inside the current paragraph.
func (l *layout) enter(kind *storyKind) {
	s := &stream{outer: l.stream, kind: kind, first: len(l.doc.Blocks), buf: l.buf, pieces: l.pieces, section: l.section, count: l.number}
	switch kind {
	case footnotes, endnotes:
		i := 0
		if kind == endnotes {
			i = 1
		}
		l.notes[i]++
		s.number = l.notes[i]
		l.number = s.number - 1
	case boxed:
		l.number = l.boxes
	default:
		l.number, l.section = 0, ""
		for i, k := range laterKinds {
			if k == kind && len(l.later[i]) > 0 {
				l.number = l.later[i][len(l.later[i])-1].Place.Paragraph
			}
		}
	}
	l.buf, l.pieces, l.copied = nil, nil, false
	l.where = kind.part
	l.stream = s
}

// leave ends the stream; the paragraph that is being read must have ended.
func (l *layout) leave() {
	s := l.stream
	if s.kind == boxed {
		l.boxes = l.number
	}
	for i, k := range laterKinds {
		if k == s.kind {
			if l.full = l.full || len(l.later[i]) >= maxBlocks; !l.full {
				l.later[i] = append(l.later[i], l.doc.Blocks[s.first:]...)
			}
			l.doc.Blocks = l.doc.Blocks[:s.first]
		}
	}
	l.stream = s.outer
	l.buf, l.pieces, l.copied = s.buf, s.pieces, false
	l.where, l.section, l.number = l.stream.kind.part, s.section, s.count
}

// inBody reports whether comments can be told where they stand: blocks of
// notes and headers are moved later.
func (l *layout) inBody() bool {
	for s := l.stream; s != nil; s = s.outer {
		if s.kind != body && s.kind != boxed {
			return false
		}
	}
	return true
}

// mark notes an edge of a comment at this place.
func (l *layout) mark(id string, edge byte) {
	if l.inBody() {
		p := &l.stream.para
		p.marks = append(p.marks, mark{id, edge, len(l.buf)})
	}
}

// endPara makes a block of what was gathered. Kind is what the paragraph's
// style and list make of it; Paragraph where they say nothing.
func (l *layout) endPara(kind text.Kind, level int) {
	s := l.stream
	p := &s.para
	if p.hidden {
		l.reset()
	}
	switch {
	case s.kind.uniform:
		kind, level = s.kind.kind, 0
	case p.prompt && !p.written:
		kind, level = text.Label, 0
	case kind == text.Paragraph && len(s.tables) > 0:
		kind = text.Cell
	case kind == text.Paragraph:
		kind = s.kind.kind
	}
	var place text.Place
	if n := len(s.tables); n > 0 {
		t := s.tables[n-1]
		place = text.Place{Table: t.number, Row: t.row, Column: t.column}
	}
	number, section, length := l.number, l.section, len(l.buf)
	first := l.finish(kind, level, place)
	if s.kind.notes {
		l.number = number // all paragraphs of a note go by the note's number
	}
	if s.kind != body {
		l.section = section
	}
	l.resolve(p.marks, first, length)
	*p = bodyPara{marks: p.marks[:0]}
}

// openTable starts a table in the current one, if there is one.
func (l *layout) openTable() {
	l.tables++
	l.stream.tables = append(l.stream.tables, table{number: l.tables})
}

func (l *layout) closeTable() {
	if n := len(l.stream.tables); n > 0 {
		l.stream.tables = l.stream.tables[:n-1]
	}
}

func (l *layout) table() *table {
	if n := len(l.stream.tables); n > 0 {
		return &l.stream.tables[n-1]
	}
	return nil
}

// assemble puts what comes after the body there, and is the finished document.
func (l *layout) assemble() (*text.Document, error) {
	for l.stream.outer != nil {
		l.leave()
	}
	l.settle()
	for _, blocks := range l.later {
		l.doc.Blocks = append(l.doc.Blocks, blocks...)
	}
	l.addDirectives(&l.keeper)
	return l.done()
}
