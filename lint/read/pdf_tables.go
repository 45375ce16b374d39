package read

import (
	"math"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/read/pdf"
)

// pdfTable is a grid of ruled lines with the words in its cells.
type pdfTable struct {
	x0, y0, x1, y1 float64
	xs, ys         []float64 // its lines
	cells          []pdfCell // row by row
	squares        []int     // cell of each square of the grid
}

// pdfCell is one cell; several squares of the grid where no line parts them.
type pdfCell struct {
	row, column int // from 1
	x0, x1      float64
	words       []pdfWord
}

const (
	ruleSlack  = 3.0 // points by which lines that meet may miss one another
	maxGrid    = 400 // lines of a table in one direction
	maxGridAll = 4000
)

// ruledTables finds the tables that are drawn with lines.
func ruledTables(rules []pdf.Rule) []*pdfTable {
	rules = joinRules(rules)
	if len(rules) < 4 || len(rules) > maxGridAll {
		return nil
	}
	// Lines that meet belong together.
	parent := make([]int, len(rules))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range rules {
		if !h.Horizontal() {
			continue
		}
		for k, v := range rules {
			if !v.Horizontal() && v.X0 >= h.X0-ruleSlack && v.X0 <= h.X1+ruleSlack && h.Y0 >= v.Y0-ruleSlack && h.Y0 <= v.Y1+ruleSlack {
				parent[find(k)] = find(i)
			}
		}
	}
	groups := map[int][]pdf.Rule{}
	var order []int
	for i, r := range rules {
		g := find(i)
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], r)
	}
	var out []*pdfTable
	for _, g := range order {
		if t := newTable(groups[g]); t != nil {
			out = append(out, t)
		}
	}
	// A table within a cell of another comes first, so that it gets its words.
	slices.SortStableFunc(out, func(a, b *pdfTable) int {
		return int(math.Copysign(1, (a.x1-a.x0)*(a.y1-a.y0)-(b.x1-b.x0)*(b.y1-b.y0)))
	})
	return out
}

// joinRules joins lines that go on from one another.
func joinRules(rules []pdf.Rule) []pdf.Rule {
	rules = slices.Clone(rules)
	slices.SortFunc(rules, func(a, b pdf.Rule) int {
		if a.Horizontal() != b.Horizontal() {
			if a.Horizontal() {
				return -1
			}
			return 1
		}
		p, q := math.Round(a.X0)-math.Round(b.X0), a.Y0-b.Y0
		if a.Horizontal() {
			p, q = math.Round(a.Y0)-math.Round(b.Y0), a.X0-b.X0
		}
		switch {
		case p < 0 || p == 0 && q < 0:
			return -1
		case p > 0 || q > 0:
			return 1
		}
		return 0
	})
	var out []pdf.Rule
	for _, r := range rules {
		if n := len(out); n > 0 && out[n-1].Horizontal() == r.Horizontal() {
			l := &out[n-1]
			if r.Horizontal() && math.Abs(l.Y0-r.Y0) < 1.5 && r.X0 <= l.X1+ruleSlack {
				l.X1 = math.Max(l.X1, r.X1)
				continue
			}
			if !r.Horizontal() && math.Abs(l.X0-r.X0) < 1.5 && r.Y0 <= l.Y1+ruleSlack {
				l.Y1 = math.Max(l.Y1, r.Y1)
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// newTable makes a table of lines that meet; nil where they make no grid of
// several cells.
func newTable(rules []pdf.Rule) *pdfTable {
	t := &pdfTable{}
	for _, r := range rules {
		if r.Horizontal() {
			t.ys = append(t.ys, r.Y0)
		} else {
			t.xs = append(t.xs, r.X0)
		}
	}
	t.xs, t.ys = distinct(t.xs), distinct(t.ys)
	if len(t.xs) < 2 || len(t.ys) < 2 || len(t.xs)+len(t.ys) < 5 || len(t.xs) > 60 || len(t.ys) > maxGrid {
		return nil
	}
	t.x0, t.x1 = t.xs[0], t.xs[len(t.xs)-1]
	t.y0, t.y1 = t.ys[0], t.ys[len(t.ys)-1]
	rows, columns := len(t.ys)-1, len(t.xs)-1
	owner := make([]int, rows*columns) // cell of each square
	for i := range owner {
		owner[i] = i
	}
	find := func(i int) int {
		for owner[i] != i {
			i = owner[i]
		}
		return i
	}
	for r := range rows {
		for c := range columns {
			x, y := (t.xs[c]+t.xs[c+1])/2, (t.ys[r]+t.ys[r+1])/2
			if c+1 < columns && !ruled(rules, false, t.xs[c+1], y) {
				owner[find(r*columns+c+1)] = find(r*columns + c)
			}
			if r+1 < rows && !ruled(rules, true, t.ys[r+1], x) {
				owner[find((r+1)*columns+c)] = find(r*columns + c)
			}
		}
	}
	for i := range owner {
		if find(i) == i {
			t.cells = append(t.cells, pdfCell{row: i/columns + 1, column: i%columns + 1})
		}
	}
	at := map[int]int{}
	for i := range t.cells {
		at[(t.cells[i].row-1)*columns+t.cells[i].column-1] = i
	}
	for i := range owner {
		c := &t.cells[at[find(i)]]
		left, right := t.xs[i%columns], t.xs[i%columns+1]
		if c.x1 == 0 {
			c.x0, c.x1 = left, right
		}
		c.x0, c.x1 = math.Min(c.x0, left), math.Max(c.x1, right)
		owner[i] = find(i)
	}
	if len(t.cells) < 2 {
		return nil
	}
	t.place(owner, at)
	return t
}

// place numbers squares by their cell, for put.
func (t *pdfTable) place(owner []int, at map[int]int) {
	for i := range owner {
		owner[i] = at[owner[i]]
	}
	t.squares = owner
}

func distinct(v []float64) []float64 {
	slices.Sort(v)
	var out []float64
	for _, x := range v {
		if n := len(out); n == 0 || x-out[n-1] > ruleSlack {
			out = append(out, x)
		}
	}
	return out
}

// ruled reports that a line at that place crosses the middle between others.
func ruled(rules []pdf.Rule, horizontal bool, at, middle float64) bool {
	for _, r := range rules {
		if r.Horizontal() != horizontal {
			continue
		}
		p, from, to := r.X0, r.Y0, r.Y1
		if horizontal {
			p, from, to = r.Y0, r.X0, r.X1
		}
		if math.Abs(p-at) <= ruleSlack && from <= middle && middle <= to {
			return true
		}
	}
	return false
}

// put gives a word to the cell that its middle stands in.
func (t *pdfTable) put(w pdfWord) bool {
	x, y := (w.x0+w.x1)/2, w.base-0.3*w.size
	if x < t.x0 || x > t.x1 || y < t.y0 || y > t.y1 {
		return false
	}
	c := max(0, between(t.xs, x))
	r := max(0, between(t.ys, y))
	cell := &t.cells[t.squares[r*(len(t.xs)-1)+c]]
	cell.words = append(cell.words, w)
	return true
}

func between(lines []float64, v float64) int {
	i, _ := slices.BinarySearch(lines, v)
	return min(i-1, len(lines)-2)
}

// filled reports that at least two cells have words.
func (t *pdfTable) filled() bool {
	n := 0
	for i := range t.cells {
		if len(t.cells[i].words) > 0 {
			n++
		}
	}
	return n > 1
}

// rowText is the words of a row.
func (t *pdfTable) rowText(row int) string {
	var b strings.Builder
	for i := range t.cells {
		if c := &t.cells[i]; c.row == row {
			for k := range c.words {
				b.WriteString(c.words[k].text)
				b.WriteByte(' ')
			}
			b.WriteByte('|')
		}
	}
	return b.String()
}
