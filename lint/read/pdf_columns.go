package read

import (
	"math"
	"slices"
)

// pdfRegion is rows that are read from top to bottom: a column, or the whole
// width between two stretches of columns.
type pdfRegion struct {
	rows   []pdfRow
	left   float64 // edges of the column; only a column has them
	right  float64
	column bool
}

const (
	maxRowsForColumns = 3000 // a page with more rows is none that a person reads
	maxColumnDepth    = 8
)

// regions divides the rows of a page into regions, in reading order.
func regions(rows []pdfRow, depth int) []pdfRegion {
	if len(rows) == 0 {
		return nil
	}
	if len(rows) <= maxRowsForColumns && depth < maxColumnDepth {
		if g, ok := findGutter(rows); ok {
			left, right := divide(rows[g.from:g.to], g.x)
			var out []pdfRegion
			out = append(out, regions(rows[:g.from], depth+1)...)
			for _, side := range [][]pdfRow{left, right} {
				sides := regions(side, depth+1)
				for i := range sides {
					if s := &sides[i]; !s.column {
						s.column, s.left, s.right = true, minX(side), maxX(side)
					}
				}
				out = append(out, sides...)
			}
			return append(out, regions(rows[g.to:], depth+1)...)
		}
	}
	return []pdfRegion{{rows: rows}}
}

// gutter is a white stripe at x that divides rows from to to.
type gutter struct {
	x        float64
	from, to int
	score    int
}

// findGutter looks for the white stripe with the most lines on either side of
// it that read as columns of prose.
func findGutter(rows []pdfRow) (best gutter, ok bool) {
	var xs []float64
	for i := range rows {
		for k := 1; k < len(rows[i].words); k++ {
			a, b := &rows[i].words[k-1], &rows[i].words[k]
			if b.x0-a.x1 >= minGutter(a.size) {
				xs = append(xs, math.Round((a.x1+b.x0)/4)*2) // to two points
				if b.x0-a.x1 > 12 {
					xs = append(xs, math.Round(b.x0/2)*2-3)
				}
			}
		}
	}
	slices.Sort(xs)
	xs = slices.Compact(xs)
	if len(xs) > 400 {
		return best, false
	}
	for _, x := range xs {
		for from := 0; from < len(rows); {
			to := from
			for to < len(rows) && !rows[to].crosses(x) {
				to++
			}
			if g, prose := column(rows, from, to, x); prose && g.score > best.score {
				best, ok = g, true
			}
			from = to + 1
		}
	}
	return best, ok
}

func minGutter(size float64) float64 { return math.Max(0.7*size, 5) }

// crosses reports that there is no gutter at x in the row.
func (r *pdfRow) crosses(x float64) bool {
	left, right := math.Inf(-1), math.Inf(1)
	for i := range r.words {
		w := &r.words[i]
		switch {
		case w.x1 <= x:
			left = math.Max(left, w.x1)
		case w.x0 >= x:
			right = math.Min(right, w.x0)
		default:
			return true
		}
	}
	return right-left < minGutter(r.size)
}

// column judges a stripe between rows from and to, without the rows above and
// below that stand on one side of it alone.
func column(rows []pdfRow, from, to int, x float64) (gutter, bool) {
	const least = 4 // lines on either side
	first, last := -1, -1
	for i := from; i < to; i++ {
		if rows[i].x1() > x {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 || last-first < least-1 {
		return gutter{}, false
	}
	g := gutter{x: x, from: first, to: last + 1}
	for g.to < to && rows[g.to].base-rows[g.to-1].base < 1.5*rows[g.to].size {
		g.to++
	}
	left, right := divide(rows[g.from:g.to], x)
	if goesOnBelow(left, rows[g.to:to]) { // the right column is the shorter one
		left, g.to = append(left, rows[g.to:to]...), to
	}
	if len(left) < least || len(right) < least || !isProse(left) || !isProse(right) || !aligned(right) {
		return gutter{}, false
	}
	g.score = min(len(left), len(right))
	return g, true
}

// goesOnBelow reports that rows are more of a column: they begin where it does,
// and fill its width and no more.
func goesOnBelow(column, rows []pdfRow) bool {
	if len(column) == 0 || len(rows) < 2 || !isProse(rows) {
		return false
	}
	slack := 2 * rows[0].size
	return math.Abs(minX(rows)-minX(column)) < slack && math.Abs(maxX(rows)-maxX(column)) < slack
}

// isProse tells lines of running text from the cells of a table.
func isProse(rows []pdfRow) bool {
	x0, x1 := minX(rows), maxX(rows)
	words, full, size := 0, 0, 0.0
	for i := range rows {
		r := &rows[i]
		words += len(r.words)
		size += r.size
		if r.x1()-r.x0() > 0.6*(x1-x0) {
			full++
		}
	}
	n := len(rows)
	return 2*words >= 5*n && 2*full >= n && x1-x0 > 7*size/float64(n)
}

// aligned reports that many rows begin at one place, as those of a column do.
func aligned(rows []pdfRow) bool {
	starts := map[int]int{}
	most := 0
	for i := range rows {
		k := int(math.Round(rows[i].x0() / 3))
		starts[k]++
		most = max(most, starts[k]+max(starts[k-1], starts[k+1]))
	}
	return 5*most >= 2*len(rows)
}

// divide parts rows at x.
func divide(rows []pdfRow, x float64) (left, right []pdfRow) {
	for _, r := range rows {
		n := 0
		for n < len(r.words) && r.words[n].x0 < x {
			n++
		}
		if n > 0 {
			left = append(left, sub(r, r.words[:n:n]))
		}
		if n < len(r.words) {
			right = append(right, sub(r, r.words[n:]))
		}
	}
	return left, right
}

// sub is a row of some of the words of another, with their own base line.
func sub(r pdfRow, words []pdfWord) pdfRow {
	out := pdfRow{words: words, base: words[0].base, size: words[0].size}
	for i := range words {
		if words[i].size > 1.05*out.size {
			out.base, out.size = words[i].base, words[i].size
		}
	}
	if words[0].table != nil {
		out.base, out.size = r.base, r.size
	}
	return out
}

func minX(rows []pdfRow) float64 {
	x := math.Inf(1)
	for i := range rows {
		x = math.Min(x, rows[i].x0())
	}
	return x
}

func maxX(rows []pdfRow) float64 {
	x := math.Inf(-1)
	for i := range rows {
		x = math.Max(x, rows[i].x1())
	}
	return x
}
