package read

import (
	"math"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// marginKey is a row at the edge of a page: its text, digits apart, and which
// edge.
type marginKey struct {
	text string
	foot bool
}

// margins takes the running headers and footers off the pages and returns each
// once: rows that the file marks as such, rows that come again at the same
// height on other pages, and page numbers.
func (l *pdfLayout) margins() []pdfBlock {
	type seen struct {
		pages int
		last  int
		base  float64
	}
	counts := map[marginKey]*seen{}
	each := func(s *pdfSheet, do func(i int, k marginKey)) {
		for i := range s.rows {
			r := &s.rows[i]
			top, foot := r.base < 0.16*s.height, r.base > 0.84*s.height
			if t := r.table(); t != nil {
				top, foot = t.y1 < 0.2*s.height, t.y0 > 0.8*s.height
			}
			if top || foot || r.words[0].margin {
				do(i, marginKey{marginText(r), foot || !top && r.base > s.height/2})
			}
		}
	}
	for _, s := range l.sheets {
		each(s, func(i int, k marginKey) {
			c := counts[k]
			if c == nil {
				c = &seen{base: s.rows[i].base}
				counts[k] = c
			}
			if c.last != s.number && math.Abs(c.base-s.rows[i].base) < 12 {
				c.pages++
				c.last = s.number
			}
		})
	}
	var heads, feet []pdfBlock
	taken := map[marginKey]bool{}
	take := func(r *pdfRow, k marginKey, number bool, page int) {
		if number {
			k = marginKey{"#", true}
		}
		if taken[k] {
			return
		}
		taken[k] = true
		b := pdfBlock{kind: text.Header, part: "header", right: math.Inf(1)}
		to := &heads
		if k.foot {
			b.kind, b.part, to = text.Footer, "footer", &feet
		}
		for _, line := range marginLines(r, page) {
			b.lines = []pdfLine{line}
			*to = append(*to, b)
		}
	}
	for _, s := range l.sheets {
		drop := map[int]bool{}
		keys := map[int]marginKey{}
		each(s, func(i int, k marginKey) { keys[i] = k })
		// From the edge of the page up to the first row that belongs to it alone.
		edge := func(i, step int, foot bool) {
			for ; i >= 0 && i < len(s.rows); i += step {
				k, ok := keys[i]
				number := isPageNumber(k.text)
				if !ok || drop[i] || k.foot != foot || !number && !s.rows[i].words[0].margin && counts[k].pages < 2 {
					return
				}
				drop[i] = true
			}
		}
		edge(0, 1, false)
		edge(len(s.rows)-1, -1, true)
		for i := range s.rows {
			if drop[i] || len(keys) > 0 && s.rows[i].words[0].margin {
				drop[i] = true
				take(&s.rows[i], keys[i], isPageNumber(keys[i].text), s.number)
			}
		}
		if len(drop) > 0 {
			rest := s.rows[:0]
			for i := range s.rows {
				if !drop[i] {
					rest = append(rest, s.rows[i])
				}
			}
			s.rows = rest
		}
	}
	return append(heads, feet...)
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

// marginText is the text of a row with # for each number.
func marginText(r *pdfRow) string {
	var b strings.Builder
	digits := false
	add := func(words []pdfWord) {
		for i := range words {
			for _, c := range words[i].text {
				isDigit := '0' <= c && c <= '9'
				if !isDigit {
					b.WriteRune(c)
				} else if !digits {
					b.WriteByte('#')
				}
				digits = isDigit
			}
			digits = false
			b.WriteByte(' ')
		}
	}
	add(r.words)
	if t := r.table(); t != nil {
		for i := range t.cells {
			add(t.cells[i].words)
		}
	}
	return strings.TrimSpace(b.String())
}

// isPageNumber reports that a row is nothing but a number: "3", "Page 3 of 5".
func isPageNumber(s string) bool {
	switch strings.ToLower(strings.Trim(s, "-–— []()|")) {
	case "#", "page #", "page # of #", "# of #", "#/#", "# / #", "page #/#", "p. #", "page | #":
		return true
	}
	return false
}
