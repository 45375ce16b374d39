package read

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/read/pdf"
)

// pdfWord is glyphs that stand close together on one base line. Distances are
// points, y growing downwards.
type pdfWord struct {
	text    string
	x0, x1  float64
	base    float64 // of its base line
	size    float64
	bold    bool
	margin  bool    // marked as a running header or footer
	spaced  bool    // a space follows it in the file
	placed  bool    // the file says where it stands
	apart   float64 // by how much more than usual its letters stand apart
	letters int
	table   *pdfTable // what it stands for, where that is no word
}

// pdfRow is the words whose heights overlap, from left to right.
type pdfRow struct {
	words []pdfWord
	base  float64
	size  float64
}

func (r *pdfRow) x0() float64 { return r.words[0].x0 }

func (r *pdfRow) x1() float64 {
	x := math.Inf(-1)
	for i := range r.words {
		x = math.Max(x, r.words[i].x1)
	}
	return x
}

func (r *pdfRow) table() *pdfTable { return r.words[0].table }

// pdfGlyphs are the glyphs of one direction of writing, turned to read to the
// right: X goes along the base line and Y from line to line.
type pdfGlyphs struct {
	angle  int
	glyphs []pdf.Glyph
}

// directions parts the glyphs of a page by their direction, the commonest
// first. Text that is a little askew is read as straight.
func directions(glyphs []pdf.Glyph) []pdfGlyphs {
	var all []pdfGlyphs
	at := map[int]int{}
	for _, g := range glyphs {
		a := g.Angle
		for _, straight := range []int{0, 90, 180, 270, 360} {
			if a >= straight-4 && a <= straight+4 {
				a = straight % 360
			}
		}
		i, ok := at[a]
		if !ok {
			i = len(all)
			at[a] = i
			all = append(all, pdfGlyphs{angle: a})
		}
		sin, cos := math.Sincos(float64(a) * math.Pi / 180)
		if a == 0 {
			sin, cos = 0, 1
		}
		g.X, g.Y = g.X*cos+g.Y*sin, g.Y*cos-g.X*sin
		all[i].glyphs = append(all[i].glyphs, g)
	}
	slices.SortStableFunc(all, func(a, b pdfGlyphs) int { return len(b.glyphs) - len(a.glyphs) })
	return all
}

// The widest gap within a word, in parts of the text's size: where spaces are
// characters of their own, and where words are only set apart.
const (
	gapWithSpaces    = 0.19
	gapWithoutSpaces = 0.13
)

// widestGap is the widest gap before a glyph that belongs to the word before it.
// What the file puts in a place of its own may have no space before it on a page
// that has spaces elsewhere.
func widestGap(gap float64, placed bool) float64 {
	if placed {
		return math.Min(gap, gapWithoutSpaces)
	}
	return gap
}

// pdfWords builds words in the order of drawing. What is drawn twice, for the
// look of bold letters, is read once.
func pdfWords(glyphs []pdf.Glyph) (words []pdfWord, gap float64) {
	spaces, letters := 0, 0
	for i := range glyphs {
		if glyphs[i].Text == " " {
			spaces++
		} else {
			letters++
		}
	}
	gap = gapWithoutSpaces
	if spaces*14 > letters {
		gap = gapWithSpaces
	}
	var buf []byte
	var cur pdfWord
	var last pdf.Glyph
	flush := func() {
		if len(buf) > 0 {
			cur.text = string(buf)
			words = append(words, cur)
		}
		buf = buf[:0]
		cur = pdfWord{}
	}
	apart := tracking(glyphs)
	for i, g := range glyphs {
		if isBlankGlyph(&g) {
			if len(buf) > 0 && g.X > cur.x0-0.1*cur.size { // else it was drawn from the right
				cur.spaced = true
			}
			flush()
			continue
		}
		if g.Text == "" {
			g.Text = "\ufffd"
			if g.Symbol {
				g.Text = "•"
			}
		}
		seen(&g)
		if len(buf) > 0 {
			near := math.Abs(g.X-last.X) < 0.1*g.Size && math.Abs(g.Y-last.Y) < 0.1*g.Size
			if near && g.Text == last.Text && g.Width > 0.15*g.Size {
				cur.bold = true
				continue
			}
			d := g.X - cur.x1 - added(&last) - apart[i]
			if math.Abs(g.Y-cur.base) > 0.15*cur.size || d > widestGap(gap, g.Placed && apart[i] == 0)*g.Size || d < -0.6*g.Size ||
				g.Size > 1.3*cur.size || cur.size > 1.3*g.Size || g.Margin != cur.margin {
				flush()
			}
		}
		if len(buf) == 0 {
			cur = pdfWord{x0: g.X, x1: g.X, base: g.Y, size: g.Size, bold: g.Bold, margin: g.Margin, placed: g.Placed && apart[i] == 0}
		}
		buf = append(buf, g.Text...)
		cur.letters += utf8.RuneCountInString(g.Text)
		cur.x0, cur.x1 = math.Min(cur.x0, g.X), math.Max(cur.x1, end(&g))
		cur.apart = apart[i]
		last = g
	}
	flush()
	return dropTwins(words), gap
}

func isBlankGlyph(g *pdf.Glyph) bool { return g.Text != "" && strings.Trim(g.Text, " ") == "" }

// end is where a glyph ends: where letters are set closer than their widths, the
// last one of a word seems to reach into the space after it.
func end(g *pdf.Glyph) float64 {
	return g.X + g.Width + math.Max(math.Min(g.Spacing, 0), -0.1*g.Size)
}

// added is the space that the file says it adds after a glyph.
func added(g *pdf.Glyph) float64 {
	if g.Spacing > 0 && g.Spacing < g.Size {
		return g.Spacing
	}
	return 0
}

// tracking is, for each glyph, by how much more than usual the letters of its
// line stand apart: half of them or more do, as in a heading that is set wide.
// Rows of single letters, far apart, are not one word.
func tracking(glyphs []pdf.Glyph) []float64 {
	const least, widest, fewest = 0.06, 0.3, 4
	out := make([]float64, len(glyphs))
	var gaps []float64
	from, letters := 0, 0
	settle := func(to int) {
		if len(gaps) >= fewest && letters*2 > to-from {
			slices.Sort(gaps)
			if m := gaps[len(gaps)/2]; m > least && m < widest {
				for i := from; i < to; i++ {
					out[i] = m * glyphs[i].Size
				}
			}
		}
		gaps, from, letters = gaps[:0], to, 0
	}
	for i := range glyphs {
		g := &glyphs[i]
		if i > from {
			last := &glyphs[i-1]
			d := g.X - last.X - last.Width - added(last)
			if math.Abs(g.Y-last.Y) > 0.1*g.Size || math.Abs(g.Size-last.Size) > 0.6*g.Size || d > 2*g.Size || d < -g.Size {
				settle(i)
			} else if !isBlankGlyph(g) && !isBlankGlyph(last) {
				gaps = append(gaps, d/g.Size)
			}
		}
		if r, _ := utf8.DecodeRuneInString(g.Text); unicode.IsLetter(r) {
			letters++
		}
	}
	settle(len(glyphs))
	return out
}

// dropTwins leaves out words that stand on an equal one.
func dropTwins(words []pdfWord) []pdfWord {
	at := map[string][]int{}
	out := words[:0]
	for _, w := range words {
		twin := -1
		for _, i := range at[w.text] {
			if o := &out[i]; math.Abs(o.x0-w.x0) < 0.2*w.size && math.Abs(o.base-w.base) < 0.2*w.size {
				twin = i
				break
			}
		}
		if twin >= 0 {
			out[twin].bold = true
			out[twin].spaced = out[twin].spaced || w.spaced
			continue
		}
		if list := at[w.text]; len(list) < 64 { // enough for a page that a person reads
			at[w.text] = append(list, len(out))
		}
		out = append(out, w)
	}
	return out
}

// pdfRows gathers words into rows, from top to bottom.
func pdfRows(words []pdfWord, gap float64) []pdfRow {
	sort.SliceStable(words, func(i, j int) bool { return words[i].base < words[j].base })
	var rows []pdfRow
	for _, w := range words {
		joined := false
		for k := len(rows) - 1; k >= 0 && k >= len(rows)-3 && !joined; k-- {
			r := &rows[k]
			top, bottom := math.Max(w.base-0.7*w.size, r.base-0.7*r.size), math.Min(w.base, r.base)
			if w.table == nil && r.table() == nil && bottom-top > 0.25*math.Min(w.size, r.size) {
				r.words = append(r.words, w)
				if w.size > r.size*1.05 {
					r.size, r.base = w.size, w.base
				}
				joined = true
			}
		}
		if !joined {
			rows = append(rows, pdfRow{words: []pdfWord{w}, base: w.base, size: w.size})
		}
	}
	for i := range rows {
		r := &rows[i]
		sort.SliceStable(r.words, func(a, b int) bool { return r.words[a].x0 < r.words[b].x0 })
		r.words = joinWords(r.words, gap)
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].base < rows[j].base })
	return rows
}

// joinWords joins what is one word though its font or its order of drawing
// changes within it.
func joinWords(words []pdfWord, gap float64) []pdfWord {
	out := words[:1]
	for _, w := range words[1:] {
		last := &out[len(out)-1]
		size := math.Max(last.size, w.size)
		if raised(&w, last) && isReference(last.text) && w.x0-last.x1 < 0.3*size {
			last.x1 = math.Max(last.x1, w.x1) // the number of a footnote is no part of the word
			last.spaced = last.spaced || w.spaced
			continue
		}
		if raised(last, &w) {
			out = append(out, w)
			continue
		}
		if d := w.x0 - last.x1 - math.Min(last.apart, w.apart); !last.spaced && d < widestGap(gap, w.placed)*size && d > -0.4*size {
			last.text += w.text
			last.x1 = math.Max(last.x1, w.x1)
			last.spaced, last.apart = w.spaced, w.apart
			if w.letters > last.letters {
				last.base, last.size = w.base, w.size
			}
			last.bold = last.bold && w.bold
			last.letters += w.letters
			continue
		}
		out = append(out, w)
	}
	return out
}

// raised reports that a word is a small number, or a footnote's mark, above the
// base line of another.
func raised(w, of *pdfWord) bool {
	return w.size < 0.8*of.size && w.base < of.base-0.12*of.size && strings.Trim(w.text, "0123456789,*†‡§") == ""
}

// isReference reports that a raised number after s refers to a footnote: after
// a digit or a unit of measure it is a power.
func isReference(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	if !unicode.IsLetter(r) {
		return !unicode.IsDigit(r)
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return len(s) > 3 || unicode.IsLetter(before) && s != "cm" && s != "km" && s != "mm"
}
