package read

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// noteReader reads the notes on the cells of a sheet.
type noteReader struct {
	*workbook
	x        *scanner
	rich     richText
	words    strings.Builder // of a threaded comment
	threaded int             // depth of its text; 0 outside
	sheet    int
	row      int
	column   int
	cells    map[[2]int]extent // by row and column
}

// extent is a range of blocks, both included.
type extent struct{ first, last int }

// cellComments reads the notes on the cells of a sheet, whose blocks start with
// first. A note is text of the sheet. A threaded comment is talk about it and is
// not read, as in Word. Either may tell dalint to keep the cell as it is.
func (w *workbook) cellComments(name string, sheet, first int) error {
	x, src, stored, err := w.scan(name)
	if err != nil {
		return err
	}
	r := &noteReader{workbook: w, x: x, rich: richText{builder: w.builder, x: x}, sheet: sheet, cells: map[[2]int]extent{}}
	for i := first; i < len(w.doc.Blocks); i++ {
		p := w.doc.Blocks[i].Place
		e, ok := r.cells[[2]int{p.Row, p.Column}]
		if !ok {
			e.first = i
		}
		e.last = i
		r.cells[[2]int{p.Row, p.Column}] = e
	}
	w.src, w.at = src, text.Anchor{Part: stored}
	w.where, w.builder.number = "note", 0
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		if err := r.event(ev); err != nil {
			return err
		}
	}
}

func (r *noteReader) event(ev event) error {
	x := r.x
	switch {
	case ev == charData && r.threaded > 0:
		r.words.WriteString(unescapeXML(r.src[x.from:x.to]))
	case ev == charData, x.space == nsSheet && x.local != "comment":
		return r.rich.event(ev)
	case ev == startTag && (x.local == "comment" || x.local == "threadedComment"):
		ref, _ := x.attr(x.space, "ref")
		r.row, r.column = cellRef(ref)
		r.words.Reset()
	case x.space == nsSheet && x.local == "comment":
		r.endNote()
	case x.space != nsThreaded:
	case x.local == "text" && ev == startTag:
		r.threaded = x.depth()
	case x.local == "text":
		r.threaded = 0
	case x.local == "threadedComment":
		r.keepCell(r.words.String())
	}
	return nil
}

// endNote makes a block of a note, unless it is addressed to dalint or only
// stands in for a threaded comment. Excel puts the author's name on a line
// before the words.
func (r *noteReader) endNote() {
	words := strings.TrimSpace(string(r.buf))
	_, after, _ := strings.Cut(words, "\n")
	if strings.HasPrefix(words, "[Threaded comment]") || r.keepCell(words) || r.keepCell(after) {
		r.reset()
		return
	}
	r.finish(text.Note, 0, text.Place{Table: r.sheet, Row: r.row, Column: r.column})
}

// keepCell takes in a note on the current cell if it is addressed to dalint.
func (r *noteReader) keepCell(words string) bool {
	id := fmt.Sprintf("sheet %d, row %d, column %d, byte %d", r.sheet, r.row, r.column, r.x.from)
	if !r.comment(id, words) {
		return false
	}
	if e, ok := r.cells[[2]int{r.row, r.column}]; ok {
		k := r.entry(id)
		k.ref = place{true, e.first, 0}
		k.start, k.end = k.ref, place{true, e.last, len(r.doc.Blocks[e.last].Text)}
	}
	return true
}

// drawing reads the text boxes and shapes over a sheet.
func (w *workbook) drawing(name string) error {
	x, src, stored, err := w.scan(name)
	if err != nil {
		return err
	}
	w.src, w.at = src, text.Anchor{Part: stored}
	w.where, w.builder.number = "text box", 0
	body, words := 0, 0 // depths of what is open
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		depth := x.depth()
		if ev == endTag {
			depth++
		}
		switch {
		case ev == charData && words > 0:
			err = w.content(x.from, x.to, x.cdata)
		case ev == startTag && x.space == nsSheetDrawing && x.local == "txBody":
			body = depth
		case ev == endTag && depth == body:
			body = 0
		case body == 0 || x.space != nsDrawing:
		case ev == startTag && x.local == "t":
			words = depth
		case ev == startTag && x.local == "br":
			w.put("\n", x.from, x.to)
		case ev == endTag && depth == words:
			words = 0
		case ev == endTag && x.local == "p":
			w.finish(text.TextBox, 0, text.Place{})
		}
		if err != nil {
			return err
		}
	}
}
