package read

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// marginKey is a row at the edge of a page: its words, page numbers as what they
// are ahead of their page, and which edge.
type marginKey struct {
	text string
	foot bool
}

// marginRow is a row that stands where headers and footers do.
type marginRow struct {
	keys   []marginKey // the row read each way: a number may be that of the page, or stay as it is
	foot   bool
	marked bool // by the file
	number bool // nothing but a page number
	told   bool // and by itself: "Page 3", or 3 on the third page
}

// marginSeen is on which pages a key came.
type marginSeen struct {
	pages, first, last int
	base               float64
}

// pdfMargins are the rows at the edges of all pages.
type pdfMargins struct {
	sheets []*pdfSheet
	rows   []map[int]marginRow // of each sheet
	seen   map[marginKey]*marginSeen
	lead   float64 // the usual distance of two rows, in parts of their size
	size   float64 // of most letters
}

// margins takes the running headers and footers off the pages and returns each
// once: rows that the file marks as such, rows set apart that come again word
// for word at the same height on most pages, and page numbers. Rows that differ
// in more than the page's number are never taken for one.
func (l *pdfLayout) margins() []pdfBlock {
	m := &pdfMargins{sheets: l.sheets, seen: map[marginKey]*marginSeen{}, lead: rowLeading(l.sheets), size: l.size}
	for _, s := range l.sheets {
		m.rows = append(m.rows, m.look(s))
	}
	var heads, feet []pdfBlock
	taken := map[marginKey]bool{}
	for n, s := range l.sheets {
		drop := m.drop(n)
		if len(drop) == 0 {
			continue
		}
		rest := s.rows[:0]
		for i := range s.rows {
			if !drop[i] {
				rest = append(rest, s.rows[i])
				continue
			}
			r := m.rows[n][i]
			k := m.key(&r)
			if taken[k] {
				continue
			}
			taken[k] = true
			b := pdfBlock{kind: text.Header, part: "header", right: math.Inf(1)}
			to := &heads
			if r.foot || r.number {
				b.kind, b.part, to = text.Footer, "footer", &feet
			}
			for _, line := range marginLines(&s.rows[i], s.number) {
				b.lines = []pdfLine{line}
				*to = append(*to, b)
			}
		}
		s.rows = rest
	}
	return append(heads, feet...)
}

// rowLeading is the usual distance of two rows, in parts of their size.
func rowLeading(sheets []*pdfSheet) float64 {
	var d []float64
	for _, s := range sheets {
		for i := 1; i < len(s.rows); i++ {
			a, b := &s.rows[i-1], &s.rows[i]
			if r := (b.base - a.base) / b.size; r > 0.9 && r < 3 && math.Abs(a.size-b.size) < 0.1*b.size {
				d = append(d, r)
			}
		}
	}
	if len(d) < 3 {
		return 1.3
	}
	slices.Sort(d)
	return d[len(d)*3/10]
}

// look finds the rows of a sheet that may be headers and footers, and counts them.
func (m *pdfMargins) look(s *pdfSheet) map[int]marginRow {
	out := map[int]marginRow{}
	for i := range s.rows {
		r := &s.rows[i]
		top, foot := r.base < 0.16*s.height, r.base > 0.84*s.height
		if t := r.table(); t != nil {
			top, foot = t.y1 < 0.2*s.height, t.y0 > 0.8*s.height
		}
		if !top && !foot && !r.words[0].margin {
			continue
		}
		row := newMarginRow(r, s.number, len(m.sheets))
		row.foot = foot || !top && r.base > s.height/2
		for k := range row.keys {
			key := &row.keys[k]
			key.foot = row.foot
			c := m.seen[*key]
			if c == nil {
				c = &marginSeen{base: r.base, first: s.number}
				m.seen[*key] = c
			}
			if c.last != s.number && math.Abs(c.base-r.base) < 12 {
				c.pages++
				c.last = s.number
			}
		}
		out[i] = row
	}
	return out
}

// key is the reading of a row that came on the most pages.
func (m *pdfMargins) key(r *marginRow) marginKey {
	if r.number && m.repeated(r) {
		return marginKey{"#", true}
	}
	best := r.keys[0]
	for _, k := range r.keys {
		if m.seen[k].pages > m.seen[best].pages {
			best = k
		}
	}
	return best
}

// repeated reports that a row came on most pages, or on most of some pages in
// turn, as the header of a chapter does; on every other page is enough.
func (m *pdfMargins) repeated(r *marginRow) bool {
	if r.number && r.told {
		return true
	}
	for _, k := range r.keys {
		c := m.seen[k]
		if c.pages >= 2 && 2*c.pages >= len(m.sheets)-1 || c.pages >= 3 && 2*c.pages > c.last-c.first {
			return true
		}
	}
	return false
}

// drop is which rows of a sheet are headers and footers: those that the file
// marks, and those that are repeated, from the edge up to the first row that
// belongs to the page alone.
func (m *pdfMargins) drop(n int) map[int]bool {
	s, drop := m.sheets[n], map[int]bool{}
	for _, e := range []struct {
		from, step int
		foot       bool
	}{{0, 1, false}, {len(s.rows) - 1, -1, true}} {
		i := e.from
		for ; i >= 0 && i < len(s.rows) && !drop[i]; i += e.step {
			r, ok := m.rows[n][i]
			if !ok || r.foot != e.foot || !r.marked && !m.repeated(&r) {
				break
			}
		}
		for k := i - e.step; k >= 0 && k < len(s.rows) && (k-e.from)*e.step >= 0; k -= e.step {
			r := m.rows[n][k]
			if r.marked || r.number || drop[k+e.step] || m.apart(s, k, e.step) {
				drop[k] = true
			}
		}
	}
	for i, r := range m.rows[n] {
		if r.marked {
			drop[i] = true
		}
	}
	return drop
}

// apart reports that a row is set apart from the body of its page: by its size,
// or by white space below it or the few lines that stand with it.
func (m *pdfMargins) apart(s *pdfSheet, i, step int) bool {
	const lines = 4
	if r := &s.rows[i]; r.table() != nil || math.Abs(r.size-m.size) > 0.04*m.size {
		return true
	}
	for range lines {
		next := i + step
		if next < 0 || next >= len(s.rows) {
			return true
		}
		a, b := &s.rows[min(i, next)], &s.rows[max(i, next)]
		if b.table() != nil || b.base-a.base > 1.35*m.lead*math.Max(a.size, b.size) {
			return true
		}
		i = next
	}
	return false
}

func marginLines(r *pdfRow, page int) []pdfLine {
	t := r.table()
	if t == nil {
		return r.segments(page)
	}
	var out []pdfLine
	for i := range t.cells {
		if len(t.cells[i].words) > 0 {
			for _, row := range pdfRows(t.cells[i].words, gapWithSpaces) {
				if row.table() == nil {
					out = append(out, newLine(row.words, page))
				}
			}
		}
	}
	return out
}

// marginWord is a word of a row at an edge, and whether it begins or ends what
// stands together there.
type marginWord struct {
	text        string
	begins, end bool
}

func marginWords(r *pdfRow) []marginWord {
	var out []marginWord
	add := func(words []pdfWord) {
		for i := range words {
			w := marginWord{text: words[i].text, begins: i == 0, end: i == len(words)-1}
			if i > 0 {
				size := math.Max(words[i-1].size, words[i].size)
				w.begins = words[i].x0-words[i-1].x1 >= 1.8*size || isSeparator(words[i-1].text)
			}
			if i < len(words)-1 {
				size := math.Max(words[i].size, words[i+1].size)
				w.end = words[i+1].x0-words[i].x1 >= 1.8*size || isSeparator(words[i+1].text)
			}
			out = append(out, w)
		}
	}
	t := r.table()
	if t == nil {
		add(r.words)
		return out
	}
	for i := range t.cells {
		for _, row := range pdfRows(slices.Clone(t.cells[i].words), gapWithSpaces) {
			add(row.words)
		}
	}
	return out
}

func isSeparator(s string) bool { return strings.Trim(s, "|-–—•·") == "" }

// newMarginRow reads a row of a page each way that its numbers can be read. Only
// a few numbers are looked at: no header has more that go with the page.
func newMarginRow(r *pdfRow, page, pages int) marginRow {
	const most = 3
	words := marginWords(r)
	out := marginRow{keys: []marginKey{{}}, marked: r.words[0].margin}
	told, numbers := false, 0
	for i := range words {
		keys := out.keys
		for k := range keys {
			keys[k].text += " "
		}
		before, n, after, ok := pageNumber(words, i, pages)
		if ok && numbers < most {
			numbers++
			told = told || n == page || i > 0 && isPageWord(words[i-1].text)
			for _, k := range keys {
				k.text += before + fmt.Sprintf("\x00%+d", n-page) + after
				out.keys = append(out.keys, k)
			}
		}
		for k := range keys {
			out.keys[k].text += words[i].text
		}
	}
	out.number = numbers > 0 && isPageNumber(words)
	out.told = out.number && told
	return out
}

// pageNumber reads a word as the number of a page, from what is around it: it
// stands alone, or by "page", or before "of 7".
func pageNumber(words []marginWord, i, pages int) (before string, n int, after string, ok bool) {
	const around = "-–—()[]|.,:"
	w := words[i]
	core := strings.TrimLeft(w.text, around)
	before = w.text[:len(w.text)-len(core)]
	named := i > 0 && isPageWord(words[i-1].text)
	if rest, found := strings.CutPrefix(strings.ToLower(core), "p."); found {
		before, core, named = before+core[:len(core)-len(rest)], rest, true
	}
	core = strings.TrimRight(core, around)
	after = w.text[len(before)+len(core):]
	number, of, parted := strings.Cut(core, "/")
	n, ok = smallNumber(number)
	if !ok {
		return "", 0, "", false
	}
	if parted {
		after = "/" + of + after
		if m, ok := smallNumber(of); !ok || n > m || !named && m != pages {
			return "", 0, "", false
		}
	}
	alone := w.begins && (w.end || i+2 < len(words) && words[i+2].end && (words[i+1].text == "of" || words[i+1].text == "/"))
	return before, n, after, named || alone && !mayEnd(words[len(words)-1].text)
}

func smallNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) <= 4 && isDigit(s[0])
}

func isPageWord(s string) bool {
	switch strings.ToLower(strings.TrimLeft(s, "([-–—|")) {
	case "page", "page:", "p", "p.", "pg", "pg.", "pp", "pp.":
		return true
	}
	return false
}

// isPageNumber reports that a row is nothing but a number: "3", "Page 3 of 5".
func isPageNumber(words []marginWord) bool {
	var b strings.Builder
	for i := range words {
		digits := false
		for _, c := range words[i].text {
			isDigit := '0' <= c && c <= '9'
			if !isDigit {
				b.WriteRune(c)
			} else if !digits {
				b.WriteByte('#')
			}
			digits = isDigit
		}
		b.WriteByte(' ')
	}
	switch strings.ToLower(strings.Trim(b.String(), "-–— []()|.")) {
	case "#", "page #", "page # of #", "# of #", "#/#", "# / #", "page #/#", "p. #", "p.#", "page | #":
		return true
	}
	return false
}
