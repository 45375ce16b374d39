package pdf

import "math"

// path gathers the lines of the path being built, for the rules of tables.
type path struct {
	segments []Rule // in the page's space; rectangles as their four sides
	boxes    []Rule // rectangles, corner to corner
	x, y     float64
	x0, y0   float64
	curves   int
}

const maxRules = 20_000 // of one page

func (in *interpreter) pathOperator(op keyword, args []object) {
	p := &in.path
	switch op {
	case "m":
		p.x, p.y = in.point(args, 2)
		p.x0, p.y0 = p.x, p.y
	case "l":
		in.lineTo(in.point(args, 2))
	case "c", "v", "y":
		p.x, p.y = in.point(args, 2)
		p.curves++
	case "h":
		in.lineTo(p.x0, p.y0)
	case "re":
		m := in.state.ctm
		x, y, w, h := num(args, 4), num(args, 3), num(args, 2), num(args, 1)
		ax, ay := m.apply(x, y)
		bx, by := m.apply(x+w, y+h)
		if len(p.boxes) < maxRules {
			p.boxes = append(p.boxes, Rule{min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)})
		}
		p.x, p.y, p.x0, p.y0 = ax, ay, ax, ay
	case "S", "s", "B", "B*", "b", "b*":
		if op == "s" || op == "b" || op == "b*" {
			in.lineTo(p.x0, p.y0)
		}
		in.paint(true)
	case "f", "F", "f*":
		in.paint(false)
	case "n":
		in.path = path{}
	}
}

func (in *interpreter) point(args []object, n int) (x, y float64) {
	return in.state.ctm.apply(num(args, n), num(args, n-1))
}

func (in *interpreter) lineTo(x, y float64) {
	p := &in.path
	if len(p.segments) < maxRules {
		p.segments = append(p.segments, Rule{min(p.x, x), min(p.y, y), max(p.x, x), max(p.y, y)})
	}
	p.x, p.y = x, y
}

// paint takes in the rules of a path: lines that are drawn, and boxes that are
// filled and so thin that they are lines.
func (in *interpreter) paint(stroked bool) {
	p := &in.path
	for _, b := range p.boxes {
		thin := math.Min(b.X1-b.X0, b.Y1-b.Y0) <= 3
		switch {
		case thin:
			in.rule(b)
		case stroked:
			in.rule(Rule{b.X0, b.Y0, b.X1, b.Y0})
			in.rule(Rule{b.X0, b.Y1, b.X1, b.Y1})
			in.rule(Rule{b.X0, b.Y0, b.X0, b.Y1})
			in.rule(Rule{b.X1, b.Y0, b.X1, b.Y1})
		}
	}
	if stroked {
		for _, s := range p.segments {
			in.rule(s)
		}
	} else if n := len(p.segments); n >= 3 && n <= 5 && p.curves == 0 {
		b := p.segments[0] // four sides of a filled box that was drawn side by side
		for _, s := range p.segments {
			b = Rule{min(b.X0, s.X0), min(b.Y0, s.Y0), max(b.X1, s.X1), max(b.Y1, s.Y1)}
		}
		if math.Min(b.X1-b.X0, b.Y1-b.Y0) <= 3 {
			in.rule(b)
		}
	}
	in.page.Curves += p.curves
	in.path = path{}
}

// rule takes in a line that is long enough to divide something and runs along
// an axis, as a line without thickness.
func (in *interpreter) rule(r Rule) {
	w, h := r.X1-r.X0, r.Y1-r.Y0
	if !(math.Max(w, h) >= 6 && math.Max(w, h) < 1e5 && math.Min(w, h) <= 3) || len(in.page.Rules) >= maxRules {
		return
	}
	if w >= h {
		r.Y0 = (r.Y0 + r.Y1) / 2
		r.Y1 = r.Y0
	} else {
		r.X0 = (r.X0 + r.X1) / 2
		r.X1 = r.X0
	}
	in.page.Rules = append(in.page.Rules, r)
}
