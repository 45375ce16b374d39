package read

import (
	"math"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/read/pdf"
	"github.com/dalint/dalint/lint/text"
)

// pdfSheet is one page, as rows of words in each direction of writing.
type pdfSheet struct {
	number        int
	width, height float64
	rows          []pdfRow
	turned        [][]pdfRow
}

// newSheet gathers the glyphs of a page into rows and ruled tables.
func newSheet(p *pdf.Page, number int) *pdfSheet {
	s := &pdfSheet{number: number, width: p.Width, height: p.Height}
	for i, d := range directions(p.Glyphs) {
		words, gap := pdfWords(d.glyphs)
		if len(words) == 0 {
			continue
		}
		if i > 0 {
			s.turned = append(s.turned, pdfRows(words, gap))
			continue
		}
		if d.angle == 0 {
			words = fillTables(ruledTables(p.Rules), words)
		}
		s.rows = pdfRows(words, gap)
	}
	return s
}

// fillTables gives words to the cells that they stand in. In their place, a
// table stands among the words as one.
func fillTables(tables []*pdfTable, words []pdfWord) []pdfWord {
	for _, t := range tables {
		if len(t.xs) < 3 {
			continue // boxes one above the other read like paragraphs
		}
		rest := make([]pdfWord, 0, len(words))
		for _, w := range words {
			if !t.put(w) {
				rest = append(rest, w)
			}
		}
		if t.filled() {
			rest = append(rest, pdfWord{x0: t.x0, x1: t.x1, base: t.y0 + 0.1, size: 0.1, table: t})
			words = rest
		} else {
			for i := range t.cells {
				t.cells[i].words = nil
			}
		}
	}
	return words
}

// pdfLayout turns sheets into blocks.
type pdfLayout struct {
	sheets []*pdfSheet
	size   float64 // of most letters
	right  float64 // where lines end that use the whole width
	blocks []pdfBlock
	tables int
	open   *openTable
}

// measure finds what most of the text looks like.
func (l *pdfLayout) measure() {
	sizes := map[float64]int{}
	var ends []float64
	for _, s := range l.sheets {
		for i := range s.rows {
			r := &s.rows[i]
			for k := range r.words {
				sizes[math.Round(r.words[k].size*4)/4] += r.words[k].letters
			}
			if len(r.words) > 5 {
				ends = append(ends, r.x1())
			}
		}
	}
	for size, n := range sizes {
		if n > sizes[l.size] || n == sizes[l.size] && size < l.size {
			l.size = size
		}
	}
	if l.right = math.Inf(1); len(ends) > 0 {
		slices.Sort(ends)
		l.right = ends[(len(ends)-1)*97/100]
	}
}

// read makes blocks of all sheets: what repeats on each page once and last.
func (l *pdfLayout) read() {
	l.measure()
	margins := l.margins()
	for _, s := range l.sheets {
		l.flow(s.rows, s, l.right)
		for _, rows := range s.turned {
			l.flow(rows, s, math.Inf(1))
		}
	}
	l.join()
	l.headings()
	l.blocks = append(l.blocks, margins...)
}

// flow reads rows in their order: columns, tables, and lines.
func (l *pdfLayout) flow(rows []pdfRow, s *pdfSheet, right float64) {
	for _, g := range regions(rows, 0) {
		edge := right
		if g.column || math.IsInf(right, 1) {
			edge = maxX(g.rows)
			if g.column {
				edge = g.right
			}
		}
		l.region(g.rows, s, edge)
	}
}

// region reads one column. Rows in several pieces are rows of a table without
// lines.
func (l *pdfLayout) region(rows []pdfRow, s *pdfSheet, right float64) {
	var lines []pdfLine
	first := len(l.blocks)
	flush := func() {
		l.blocks = append(l.blocks, paragraphs(lines, right)...)
		lines = nil
	}
	var above []int // blocks of the cells in the row above
	row := 0
	for i := range rows {
		r := &rows[i]
		if t := r.table(); t != nil {
			flush()
			l.ruled(t, s)
			above = nil
			continue
		}
		parts := r.segments(s.number)
		if len(above) > 0 && l.goOn(above, parts) {
			continue
		}
		if len(parts) == 1 {
			above = nil
			lines = append(lines, parts[0])
			continue
		}
		flush()
		if above == nil {
			l.tables++
			row = 0
		}
		above = nil
		row++
		for k, p := range parts {
			above = append(above, len(l.blocks))
			l.blocks = append(l.blocks, pdfBlock{
				kind: text.Cell, lines: []pdfLine{p}, table: l.tables, row: row, column: k + 1, right: math.Inf(1), part: "body",
			})
		}
	}
	flush()
	l.footnotes(first, s)
}

// goOn adds lines to cells that they stand right below, if the first cell of
// their row is empty: then they are no row of their own.
func (l *pdfLayout) goOn(above []int, parts []pdfLine) bool {
	to := make([]int, len(parts))
	for i := range parts {
		p := &parts[i]
		to[i] = -1
		for k, n := range above {
			a := l.blocks[n].last()
			if math.Abs(a.x0-p.x0) < 0.4*p.size && p.base-a.base < 1.5*p.size && p.base > a.base && (k > 0 || len(parts) > 1 && startsLow(p.text)) {
				to[i] = n
			}
		}
		if to[i] < 0 || i == 0 && to[0] == above[0] && !startsLow(p.text) {
			return false
		}
	}
	for i, n := range to {
		l.blocks[n].lines = append(l.blocks[n].lines, parts[i])
	}
	return true
}

// ruled reads a table cell by cell.
func (l *pdfLayout) ruled(t *pdfTable, s *pdfSheet) {
	below := 0 // rows of the same table on the page before
	if o := l.open; o != nil && o.last == len(l.blocks) && o.page+1 == s.number && sameLines(o.table.xs, t.xs) {
		below = o.rows
		l.tables--
	}
	l.tables++
	number := l.tables
	slices.SortStableFunc(t.cells, func(a, b pdfCell) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.column - b.column
	})
	head := t.rowText(1)
	drop := 0
	if below > 0 && head == l.open.head {
		drop = 1 // Word repeats the first row on each page
	}
	divided := below > 0 && l.divided(t, drop+1, number, below)
	for i := range t.cells {
		c := &t.cells[i]
		if len(c.words) == 0 || c.row <= drop {
			continue
		}
		rows := pdfRows(c.words, gapWithSpaces)
		pad := math.Max(0, math.Min(minX(rows)-c.x0, 8))
		first := len(l.blocks)
		var lines []pdfLine
		for k := range rows {
			if inner := rows[k].table(); inner != nil {
				l.blocks = append(l.blocks, paragraphs(lines, c.x1-pad)...)
				lines = nil
				l.ruled(inner, s)
				continue
			}
			lines = append(lines, newLine(rows[k].words, s.number))
		}
		l.blocks = append(l.blocks, paragraphs(lines, c.x1-pad)...)
		for k := first; k < len(l.blocks); k++ {
			if b := &l.blocks[k]; b.table == 0 {
				b.kind, b.table, b.row, b.column = text.Cell, number, below+c.row-drop, c.column
			}
		}
		if a := l.cell(first-1, number, below, c.column); divided && c.row == drop+1 && a != nil && first < len(l.blocks) && !mayEnd(a.last().text) {
			a.lines = append(a.lines, l.blocks[first].lines...)
			l.blocks = slices.Delete(l.blocks, first, first+1)
		}
	}
	if below == 0 {
		l.open = &openTable{table: t, head: head}
	}
	l.open.page, l.open.last, l.open.rows = s.number, len(l.blocks), below+len(t.ys)-1-drop
}

// openTable is the table that was read last: it may go on on the next page.
type openTable struct {
	table *pdfTable
	head  string
	page  int
	last  int // blocks when it ended
	rows  int
}

func sameLines(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < ruleSlack })
}

// cell is the last block of a cell, looked for from block k backwards; nil
// where there is none.
func (l *pdfLayout) cell(k, table, row, column int) *pdfBlock {
	for ; k >= 0 && l.blocks[k].table == table && l.blocks[k].row >= row; k-- {
		if a := &l.blocks[k]; a.row == row && a.column == column {
			return a
		}
	}
	return nil
}

// divided reports that a row of t is the rest of the last row on the page
// before: a sentence goes on in one of its cells.
func (l *pdfLayout) divided(t *pdfTable, row, table, above int) bool {
	for i := range t.cells {
		c := &t.cells[i]
		if c.row != row || len(c.words) == 0 {
			continue
		}
		a := l.cell(len(l.blocks)-1, table, above, c.column)
		if a != nil && startsLow(pdfRows(slices.Clone(c.words), gapWithSpaces)[0].words[0].text) && !mayEnd(a.last().text) {
			return true
		}
	}
	return false
}

// footnotes marks the blocks at the foot of a page that are numbered notes in
// small letters.
func (l *pdfLayout) footnotes(first int, s *pdfSheet) {
	for i := len(l.blocks) - 1; i >= first; i-- {
		b := &l.blocks[i]
		if b.table > 0 || b.first().size > 0.93*l.size || b.first().base < 0.4*s.height {
			return
		}
		c := b.first().text[0]
		if isDigit(c) || c == '*' || strings.HasPrefix(b.first().text, "†") {
			for k := i; k < len(l.blocks); k++ {
				l.blocks[k].kind, l.blocks[k].part = text.Note, "footnote"
			}
		}
	}
}

// join joins paragraphs that go on in the next column or on the next page.
func (l *pdfLayout) join() {
	out := l.blocks[:0]
	last := -1 // the block that may go on
	for _, b := range l.blocks {
		if last >= 0 && b.part == "body" {
			a := &out[last]
			x, y := a.last(), b.first()
			if b.table == 0 && a.table == 0 && b.kind == text.Paragraph && (x.page != y.page || y.base < x.base) && x.page+1 >= y.page &&
				!mayEnd(x.text) && math.Abs(x.size-y.size) < 0.06*x.size && x.bold == y.bold && (divided(x, y) || !hadRoom(x, y, a.right)) {
				a.lines = append(a.lines, b.lines...)
				continue
			}
		}
		if b.part == "body" {
			last = len(out)
		}
		out = append(out, b)
	}
	l.blocks = out
}

// headings tells headings by the size of their letters, or by their being bold
// and short.
func (l *pdfLayout) headings() {
	var sizes []float64
	is := make([]bool, len(l.blocks))
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.table > 0 || b.part != "body" || b.kind == text.ListItem && !isDigit(b.first().text[0]) {
			continue
		}
		words := 0
		bold := true
		for k := range b.lines {
			words += strings.Count(b.lines[k].text, " ") + 1
			bold = bold && b.lines[k].bold
		}
		size := b.first().size
		switch {
		case !hasLetter(b.first().text) || words > 24 || len(b.lines) > 4:
		case size >= 1.15*l.size && (words <= 12 || !mayEnd(b.last().text)):
			is[i] = true
		case bold && size >= 0.97*l.size && words <= 12 && len(b.lines) <= 2 && !mayEnd(b.last().text) && !isSentence(b.first().text):
			is[i] = true
			size = l.size
		}
		if is[i] {
			b.lines[0].size = size
			sizes = append(sizes, math.Round(size*2)/2)
		}
	}
	slices.Sort(sizes)
	sizes = slices.Compact(sizes)
	slices.Reverse(sizes)
	for i := range l.blocks {
		if b := &l.blocks[i]; is[i] {
			b.kind = text.Heading
			b.row = min(9, 1+slices.Index(sizes, math.Round(b.first().size*2)/2)) // its level
		}
	}
}
