package read

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/text"
)

// pdfLine is one line of text as it stands in a column or a cell.
type pdfLine struct {
	text      string
	x0, x1    float64
	base      float64
	size      float64
	bold      bool
	first     float64 // width of the first word
	fromRight bool    // it is read from right to left
	marker    int     // bytes of a bullet or number that it begins with
	letters   int
	page      int // from 1
	at        int // byte in the page's text, once that is written
	replaced  int // letters that the file does not tell
}

// pdfBlock is lines that belong together.
type pdfBlock struct {
	kind               text.Kind
	lines              []pdfLine
	table, row, column int
	right              float64 // of its column
	part               string  // header, footer or footnote; else body
}

func (b *pdfBlock) first() *pdfLine { return &b.lines[0] }
func (b *pdfBlock) last() *pdfLine  { return &b.lines[len(b.lines)-1] }

// newLine makes a line of words that stand side by side.
func newLine(words []pdfWord, page int) pdfLine {
	l := pdfLine{x0: words[0].x0, first: words[0].x1 - words[0].x0, page: page, bold: true}
	sizes := map[float64]int{}
	var b strings.Builder
	for i := range words {
		w := &words[i]
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
		l.x1 = math.Max(l.x1, w.x1)
		l.bold = l.bold && (w.bold || !hasLetter(w.text))
		l.letters += w.letters
		size := math.Round(w.size*4) / 4
		if sizes[size] += w.letters; sizes[size] > sizes[l.size] || l.size == 0 {
			l.size, l.base = size, w.base
		}
	}
	if l.text, l.fromRight = asRead(b.String()); l.fromRight {
		w := &words[len(words)-1]
		l.first = w.x1 - w.x0
	}
	l.bold = l.bold && hasLetter(l.text)
	l.replaced = strings.Count(l.text, "\ufffd")
	if l.marker = marker(l.text); l.marker == len(l.text) {
		l.marker = 0
	}
	return l
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// segments parts a row where words stand far apart, as cells and columns do. A
// bullet or number stays with what it begins.
func (r *pdfRow) segments(page int) []pdfLine {
	var out []pdfLine
	from := 0
	for k := 1; k <= len(r.words); k++ {
		if k < len(r.words) {
			a, b := &r.words[k-1], &r.words[k]
			size := math.Max(a.size, b.size)
			if b.x0-a.x1 < 1.8*size {
				continue
			}
			if k-from == 1 && b.x0-a.x1 < 5*size && isMarker(a.text) {
				continue
			}
		}
		out = append(out, newLine(r.words[from:k], page))
		from = k
	}
	return out
}

// isMarker reports that a word is a bullet or a number and nothing else.
func isMarker(s string) bool {
	if marker(s+" x") == len(s)+1 {
		return true
	}
	t := strings.TrimRight(s, ".)")
	return len(s) <= 8 && t != "" && strings.Trim(t, "0123456789.") == ""
}

// startsLow reports that a line goes on a sentence: it begins in lower case.
func startsLow(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "‘’“”\"'(["))
	return unicode.IsLower(r)
}

// mayEnd reports that a line may end a sentence or introduce a list.
func mayEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "’”\"')] "))
	return strings.ContainsRune(".!?:;…", r)
}

// hadRoom reports that the first word of b had room at the end of a, so that
// somebody ended the line on purpose.
func hadRoom(a, b *pdfLine, right float64) bool {
	return a.x1+0.25*a.size+b.first < right-0.1*a.size
}

// divided reports that a word is divided at the end of a.
func divided(a, b *pdfLine) bool {
	c, n := utf8.DecodeLastRuneInString(a.text)
	before, _ := utf8.DecodeLastRuneInString(a.text[:len(a.text)-n])
	return (c == '-' || c == '\u2010' || c == '\u00ad') && unicode.IsLetter(before) && startsLow(b.text)
}

// edges are where the column ends for each line: for lines that are set in
// together, a quotation say, where the longest of them ends.
func edges(lines []pdfLine, left, right float64) []float64 {
	out := make([]float64, len(lines))
	for i := 0; i < len(lines); {
		k := i + 1
		end := lines[i].x1
		for k < len(lines) && math.Abs(lines[k].x0-lines[i].x0) < 0.5*lines[i].size {
			end = math.Max(end, lines[k].x1)
			k++
		}
		edge := right
		if k-i > 2 && lines[i].x0 > left+lines[i].size {
			edge = end
		}
		for ; i < k; i++ {
			out[i] = edge
		}
	}
	// Lines above one another that end at one place are justified.
	for i := 1; i < len(lines); i++ {
		if a, b := &lines[i-1], &lines[i]; math.Abs(a.x1-b.x1) < 0.1*a.size && a.x1-a.x0 > 12*a.size && b.x1-b.x0 > 12*b.size {
			out[i-1] = math.Min(out[i-1], a.x1)
			out[i] = math.Min(out[i], b.x1)
		}
	}
	return out
}

// leading is the usual distance of two base lines, in parts of the text's size.
func leading(lines []pdfLine) float64 {
	var d []float64
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		if r := (b.base - a.base) / b.size; r > 0.7 && r < 3 && math.Abs(a.size-b.size) < 0.1*b.size {
			d = append(d, r)
		}
	}
	if len(d) < 3 {
		return 1.3
	}
	slices.Sort(d)
	return d[len(d)*3/10]
}

// paragraphs gathers the lines of a column into blocks.
func paragraphs(lines []pdfLine, right float64) []pdfBlock {
	if len(lines) == 0 {
		return nil
	}
	left := math.Inf(1)
	for i := range lines {
		left = math.Min(left, lines[i].x0)
	}
	if !fromRight(lines) {
		return gather(lines, left, right)
	}
	lines = slices.Clone(lines)
	mirror(lines, left, right)
	out := gather(lines, left, right)
	for i := range out {
		mirror(out[i].lines, left, right)
	}
	return out
}

// gather is paragraphs of lines that are read from left to right.
func gather(lines []pdfLine, left, right float64) []pdfBlock {
	lead := leading(lines)
	edge := edges(lines, left, right)
	var out []pdfBlock
	for i := range lines {
		l := lines[i]
		if n := len(out); n > 0 && !out[n-1].endsBefore(&l, lead, edge[i-1]) {
			out[n-1].lines = append(out[n-1].lines, l)
			continue
		}
		b := pdfBlock{lines: []pdfLine{l}, right: right, part: "body"}
		if l.marker > 0 {
			b.kind = text.ListItem
		}
		out = append(out, b)
	}
	return out
}

// endsBefore reports that line l begins another block.
func (b *pdfBlock) endsBefore(l *pdfLine, lead, right float64) bool {
	a := b.last()
	size := math.Max(a.size, l.size)
	down := l.base - a.base
	indent := l.x0 - a.x0
	goesOn := !mayEnd(a.text) && startsLow(l.text)
	room := hadRoom(a, l, right) && !divided(a, l)
	if goesOn && room { // nobody ends a line there on purpose, unless well before its end
		room = right-a.x1 > 0.3*(right-math.Min(a.x0, l.x0))
	}
	switch {
	case down < 0.4*size, down > math.Max(1.24*lead, 1.1)*size:
		return true
	case math.Max(a.size, l.size) > 1.12*math.Min(a.size, l.size):
		return true
	case divided(a, l):
		return false // nobody ends a paragraph in a word, wherever the next line begins
	case l.marker > 0 && (mayEnd(a.text) || room || b.kind == text.ListItem || !isDigit(l.text[0]) && !startsLow(l.text)):
		return true
	case a.bold != l.bold && !(goesOn && !room):
		return true
	case room:
		return true
	case b.kind == text.ListItem && len(b.lines) == 1:
		// An item's other lines hang or stand below its mark; where its first line is
		// set in as that of a paragraph is, they go on a sentence.
		return indent < -0.5*size && !goesOn
	case indent > 0.8*size && len(b.lines) > 1:
		return true // the first line of a paragraph is set in
	case indent > 0.8*size:
		return !goesOn
	case indent < -0.8*size && len(b.lines) > 1:
		return true
	}
	return false
}
