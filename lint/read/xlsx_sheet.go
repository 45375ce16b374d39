package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// sheetReader reads one sheet. The cells of a row wait until it ends, since
// only the whole row says whether it names the columns.
type sheetReader struct {
	*workbook
	x           *scanner
	src, part   string
	number      int // of the sheet, from 1
	row, column int
	wide        bool // has more than one column
	headed      bool // the rows at the top are past
	cell        cell
	rich        richText

	waiting []waitingCell
	buf     []byte
	pieces  []text.Piece
}

// cell is the cell being read.
type cell struct {
	depth    int    // of its c element; 0 outside
	value    int    // depth of its v element; 0 outside
	kind     string // t attribute: how its value is written
	style    int
	words    strings.Builder // of a value that is not text
	from, to int             // where that stands
}

// waitingCell is a cell of the row being read.
type waitingCell struct {
	column            int
	text, pieces      int // where it ends in buf and pieces
	textFrom, piecesN int
}

// maxColumn is the last column that a sheet can have, XFD.
const maxColumn = 16384

func (w *workbook) sheet(s sheet, number int) error {
	x, src, stored, err := w.scan(s.part)
	if err != nil {
		return err
	}
	r := &sheetReader{workbook: w, x: x, src: src, part: stored, number: number, wide: true}
	first := len(w.doc.Blocks)
	if err := r.read(); err != nil {
		return err
	}
	rels, err := w.relations(s.part)
	if err != nil {
		w.problem("sheet "+itoa(number), err)
	}
	for _, rel := range rels {
		switch rel.kind {
		case "drawing":
			err = w.drawing(rel.target)
		case "comments", "threadedComment":
			err = w.cellComments(rel.target, number, first)
		default:
			continue
		}
		w.where = "body"
		if err != nil {
			w.reset()
			w.problem(rel.kind+" of sheet "+itoa(number), err)
		}
	}
	return nil
}

func (r *sheetReader) read() error {
	for {
		ev, err := r.x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		switch ev {
		case startTag:
			if r.x.depth() == 1 && (r.x.space != nsSheet || r.x.local != "worksheet") {
				return &Error{WrongKind, "is not a sheet of an Excel workbook", "open it in Excel and save it as .xlsx"}
			}
			r.start()
		case endTag:
			err = r.end()
		case charData:
			err = r.chars()
		}
		if err != nil {
			return err
		}
	}
}

func (r *sheetReader) start() {
	x := r.x
	if x.space != nsSheet {
		return
	}
	switch x.local {
	case "dimension":
		ref, _ := x.attr(nsSheet, "ref")
		from, to, two := strings.Cut(ref, ":")
		_, a := cellRef(from)
		_, b := cellRef(to)
		r.wide = two && b > a
	case "row":
		r.row++
		r.column = 0
		if v, ok := x.attr(nsSheet, "r"); ok {
			r.row = rowNumber(v, r.row)
		}
	case "c":
		r.startCell()
	case "v":
		if r.cell.depth > 0 {
			r.cell.value = x.depth()
		}
	default:
		if r.cell.depth > 0 {
			_ = r.rich.event(startTag) // a start tag cannot fail
		}
	}
}

func (r *sheetReader) startCell() {
	x := r.x
	r.column++
	if ref, ok := x.attr(nsSheet, "r"); ok {
		if _, c := cellRef(ref); c > 0 {
			r.column = c
		}
	}
	c := &r.cell
	c.depth, c.value = x.depth(), 0
	c.kind, _ = x.attr(nsSheet, "t")
	style, _ := x.attr(nsSheet, "s")
	c.style = rowNumber(style, 0)
	c.words.Reset()
	c.from, c.to = 0, 0
	r.workbook.src, r.at = r.src, text.Anchor{Part: r.part}
	r.rich = richText{builder: r.builder, x: x}
}

func (r *sheetReader) chars() error {
	c, x := &r.cell, r.x
	switch {
	case c.depth == 0:
		return nil
	case c.value == 0:
		return r.rich.event(charData)
	case c.kind == "str":
		return r.sheetText(x.from, x.to, x.cdata)
	}
	if c.words.Len() == 0 {
		c.from = x.from
	}
	c.to = x.to
	const most = 64 // of a number or a word for an error
	if s := r.src[x.from:x.to]; c.words.Len()+len(s) <= most {
		c.words.WriteString(s)
	}
	return nil
}

func (r *sheetReader) end() error {
	c, x := &r.cell, r.x
	depth := x.depth() + 1
	switch {
	case c.depth > 0 && depth == c.value:
		c.value = 0
	case c.depth > 0 && depth == c.depth:
		c.depth = 0
		return r.endCell()
	case c.depth > 0:
		return r.rich.event(endTag)
	case x.space == nsSheet && x.local == "row":
		r.endRow()
	}
	return nil
}

// endCell puts the cell among those that wait for the end of the row.
func (r *sheetReader) endCell() error {
	c := &r.cell
	if words := c.words.String(); words != "" {
		switch c.kind {
		case "s":
			if err := r.string(words); err != nil {
				return err
			}
		case "inlineStr":
		case "b":
			shown := "FALSE"
			if isOn(words) {
				shown = "TRUE"
			}
			r.put(shown, c.from, c.to)
		default:
			if shown := r.shown(words); shown == r.src[c.from:c.to] {
				r.copy(c.from, c.to)
			} else {
				r.put(shown, c.from, c.to)
			}
		}
	}
	w := r.workbook
	w.words += len(w.builder.buf) + 32*len(w.builder.pieces)
	if w.words > maxWords || w.crowded() {
		return &Error{TooLarge, "has more text than dalint reads", "split it into smaller files"}
	}
	if !isBlank(w.builder.buf) && r.column <= maxColumn {
		n, p := len(r.buf), len(r.pieces)
		r.buf = append(r.buf, w.builder.buf...)
		r.pieces = append(r.pieces, w.builder.pieces...)
		r.waiting = append(r.waiting, waitingCell{r.column, len(r.buf), len(r.pieces), n, p})
	}
	r.reset()
	return nil
}

// shown is how the number or date of the current cell looks.
func (r *sheetReader) shown(value string) string {
	if r.cell.kind == "e" {
		return value
	}
	format := numberFormat{}
	if n := r.cell.style; n < len(r.formats) {
		format = r.formats[n]
	}
	if r.cell.kind == "d" {
		return strings.Replace(strings.TrimSuffix(value, "T00:00:00"), "T", " ", 1)
	}
	return format.shown(value, r.from04)
}

// endRow makes blocks of the cells of a row.
func (r *sheetReader) endRow() {
	kind := text.Cell
	if !r.headed && len(r.waiting) > 0 {
		var cells []string
		for _, c := range r.waiting {
			cells = append(cells, strings.TrimSpace(string(r.buf[c.textFrom:c.text])))
		}
		if r.wide {
			cells = append(cells, "")
		}
		kind, r.headed = gridKind(cells, r.row)
	}
	level := 0
	if kind == text.Heading {
		level = 2
	}
	w := r.workbook
	section := w.section
	for _, c := range r.waiting {
		w.builder.buf = append(w.builder.buf, r.buf[c.textFrom:c.text]...)
		w.builder.pieces = append(w.builder.pieces, r.pieces[c.piecesN:c.pieces]...)
		w.copied = false
		w.finish(kind, level, text.Place{Table: r.number, Row: r.row, Column: c.column})
		w.section = section // the sheet's name, by which people find a cell
	}
	r.waiting, r.buf, r.pieces = r.waiting[:0], r.buf[:0], r.pieces[:0]
}
