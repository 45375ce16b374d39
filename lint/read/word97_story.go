package read

import (
	"github.com/dalint/dalint/lint/text"
)

// Characters that stand for something else in the text of a .doc.
const (
	cellMark       = 0x07
	lineBreak      = 0x0b
	pageBreak      = 0x0c // the end of a section, too
	paragraphMark  = 0x0d
	columnBreak    = 0x0e
	fieldBegin     = 0x13
	fieldSeparator = 0x14
	fieldEnd       = 0x15
	hardHyphen     = 0x1e
	softHyphen     = 0x1f
)

// storyReader reads one story.
type storyReader struct {
	*word97
	kind    *storyKind
	look    charLook
	piece   *wordPiece
	paired  map[int]bool
	open    []field
	waiting int // of the open fields, those without result yet
	tables  []table
	marks   []mark
	number  int // of the note
}

// story reads one story into blocks.
func (w *word97) story(s *wordStory) {
	r := &storyReader{word97: w, kind: s.kind, paired: w.fields(s), number: s.number}
	w.where = s.kind.part
	if !s.again {
		w.builder.number = 0
	}
	if s.kind != body {
		w.section = ""
	}
	w.walk(s.from, s.to, r.character)
	if s.kind == body {
		r.reach(s.to)
	}
	r.flush(paraLook{list: -1, listed: -1, outline: -1})
}

// character takes in one character.
func (r *storyReader) character(c *character, p *wordPiece) {
	if p != r.piece || c.fc >= r.look.until || c.fc == p.fc {
		r.look, r.piece = r.charLook(c.fc, p), p
	}
	if r.kind == body {
		r.reach(c.cp)
	}
	switch c.r {
	case fieldBegin, fieldSeparator, fieldEnd:
		r.field(c)
	case paragraphMark:
		l := r.paraLook(c.fc, p)
		if !r.look.deleted || l.cellEnd || l.rowEnd {
			r.paragraph(l)
		}
	case cellMark:
		l := r.paraLook(c.fc, p)
		l.cellEnd = true
		r.paragraph(l)
	case pageBreak:
		if r.ends[c.cp+1] || len(r.ends) == 0 {
			r.paragraph(r.paraLook(c.fc, p))
			return
		}
		r.put("\n", c)
	case lineBreak, columnBreak:
		r.put("\n", c)
	case hardHyphen:
		r.put("\u2011", c)
	case '\t':
		r.put("\t", c)
	default:
		switch {
		case r.look.symbol != "":
			r.put(r.look.symbol, c)
		case c.r >= ' ' && r.shown():
			r.copy(c.off, c.end)
		}
	}
}

// shown reports whether a reader sees the text at this place.
func (r *storyReader) shown() bool {
	return !r.look.deleted && !r.look.hidden && r.waiting == 0
}

func (r *storyReader) put(s string, c *character) {
	if r.shown() {
		r.builder.put(s, c.off, c.end)
	}
}

// field follows the fields: what comes before the separator is an instruction,
// what comes after it the result.
func (r *storyReader) field(c *character) {
	n := len(r.open)
	switch {
	case c.r == fieldBegin && r.paired[c.cp]:
		r.open = append(r.open, field{})
		r.waiting++
	case c.r == fieldSeparator && n > 0 && !r.open[n-1].result:
		r.open[n-1].result = true
		r.waiting--
	case c.r == fieldEnd && r.paired[c.cp] && n > 0:
		if !r.open[n-1].result {
			r.waiting--
		}
		r.open = r.open[:n-1]
	}
}

// paragraph ends a paragraph, and the cell or the row that ends with it.
func (r *storyReader) paragraph(l paraLook) {
	for len(r.tables) > l.depth {
		r.tables = r.tables[:len(r.tables)-1]
	}
	for len(r.tables) < l.depth {
		r.word97.tables++
		r.tables = append(r.tables, table{number: r.word97.tables, row: 1, column: 1})
	}
	r.flush(l)
	if n := len(r.tables); n > 0 && l.rowEnd {
		r.tables[n-1].row++
		r.tables[n-1].column = 1
	} else if n > 0 && l.cellEnd {
		r.tables[n-1].column++
	}
}

// flush makes a block of what was gathered.
func (r *storyReader) flush(l paraLook) {
	if r.styles.look(itoa(l.style)).hidden {
		r.cut(0)
	}
	kind, level := r.paraKind(l)
	var place text.Place
	if n := len(r.tables); n > 0 {
		t := r.tables[n-1]
		place = text.Place{Table: t.number, Row: t.row, Column: t.column}
	}
	section, number := r.section, r.builder.number
	if r.kind.notes {
		r.builder.number = r.number - 1 // all paragraphs of a note go by the note's number
	}
	length := len(r.buf)
	first := r.finish(kind, level, place)
	if r.kind != body {
		r.section = section
	}
	if r.kind.notes && first < 0 {
		r.builder.number = number
	}
	r.resolve(r.marks, first, length)
	r.marks = r.marks[:0]
}

func (r *storyReader) paraKind(l paraLook) (text.Kind, int) {
	const noOutline, notListed = 9, 0x7ff // 0xf801 and above number lists that were taken away
	styled := r.styles.look(itoa(l.style))
	listed := l.listed > 0 && l.listed < notListed
	switch {
	case r.kind.uniform:
		return r.kind.kind, 0
	case styled.kind == text.Paragraph && l.outline >= 0 && l.outline < noOutline:
		return text.Heading, l.outline + 1
	case styled.kind == text.ListItem && l.listed == 0:
	case styled.kind != text.Paragraph && (styled.kind != text.ListItem || !listed):
		return styled.kind, styled.level
	case listed:
		return text.ListItem, max(l.list, 0) + 1
	}
	if len(r.tables) > 0 {
		return text.Cell, 0
	}
	return r.kind.kind, 0
}

// reach takes in the edges of comments up to a character.
func (r *storyReader) reach(cp int) {
	all := r.word97.marks
	for len(all) > 0 && all[0].cp <= cp {
		m := all[0].mark
		m.off = len(r.buf)
		r.marks = append(r.marks, m)
		all = all[1:]
	}
	r.word97.marks = all
}

// settleMarks places the edges that no paragraph followed.
func (w *word97) settleMarks() {
	for _, m := range w.marks {
		w.resolve([]mark{m.mark}, -1, 0)
	}
}
