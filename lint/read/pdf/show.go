package pdf

import "math"

func (in *interpreter) textOperator(op keyword, args []object) bool {
	s := &in.state
	switch op {
	case "cm":
		s.ctm = matrixOf(args).times(s.ctm)
	case "BT":
		in.text, in.line = unit, unit
	case "Tc":
		s.charSpace = num(args, 1)
	case "Tw":
		s.wordSpace = num(args, 1)
	case "Tz":
		s.scale = num(args, 1) / 100
	case "TL":
		s.leading = num(args, 1)
	case "Tr":
		s.mode = int(num(args, 1))
	case "Ts":
		s.rise = num(args, 1)
	case "Td":
		in.move(num(args, 2), num(args, 1))
	case "TD":
		s.leading = -num(args, 1)
		in.move(num(args, 2), num(args, 1))
	case "Tm":
		in.text = matrixOf(args)
		in.line = in.text
		in.moved = true
	case "T*":
		in.move(0, -s.leading)
	case "Tj":
		in.showArg(args)
	case "'":
		in.move(0, -s.leading)
		in.showArg(args)
	case "\"":
		s.wordSpace, s.charSpace = num(args, 3), num(args, 2)
		in.move(0, -s.leading)
		in.showArg(args)
	case "TJ":
		if len(args) == 0 {
			return true
		}
		list, _ := args[len(args)-1].(array)
		in.file.count(&in.file.opsLeft, len(list)/4)
		for _, x := range list {
			if t, ok := x.(string); ok {
				in.show(t)
			} else if v, ok := toNumber(x); ok {
				in.advance(-v / 1000 * s.size)
			}
		}
	default:
		return false
	}
	return true
}

// advance moves along the line of text by an unscaled distance.
func (in *interpreter) advance(d float64) {
	if ft := in.state.font; ft != nil && ft.codes != nil && ft.codes.vertical {
		in.text = matrix{1, 0, 0, 1, 0, d}.times(in.text)
		return
	}
	in.text = matrix{1, 0, 0, 1, d * in.state.scale, 0}.times(in.text)
}

func (in *interpreter) move(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.times(in.line)
	in.text = in.line
	in.moved = true
}

func (in *interpreter) showArg(args []object) {
	if len(args) > 0 {
		if t, ok := args[len(args)-1].(string); ok {
			in.show(t)
		}
	}
}

var noFont = &font{matrix: matrix{0.001, 0, 0, 0.001, 0, 0}, height: 1, simple: func() (out [256]letter) {
	width := standardWidths("")
	for code, r := range winAnsiEncoding {
		if r != 0 {
			out[code] = letter{string(r), width(string(r)) / 1000}
		}
	}
	return out
}()}

// show shows a string in the current font.
func (in *interpreter) show(t string) {
	s := &in.state
	ft := s.font
	if ft == nil {
		ft = noFont
	}
	for len(t) > 0 {
		l, n, space := ft.next(t)
		t = t[n:]
		in.file.count(&in.file.glyphsLeft, 1)
		m := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.times(in.text).times(s.ctm)
		if m.sane() {
			in.glyph(ft, l, m)
		}
		d := l.width*s.size + s.charSpace
		if space {
			d += s.wordSpace
		}
		if ft.codes != nil && ft.codes.vertical {
			d = -s.size - s.charSpace
		}
		in.advance(d)
	}
}

// glyph takes in one letter, whose space m maps to the page.
func (in *interpreter) glyph(ft *font, l letter, m matrix) {
	for _, k := range in.marked {
		if k.hidden {
			return
		}
	}
	along, up := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
	size := up * ft.height
	if along < 1e-6 || size < 0.1 || size > 2000 {
		return
	}
	g := Glyph{Text: l.text, X: m[4], Y: m[5], Width: l.width * along, Size: size, Bold: ft.bold, Symbol: ft.symbols, Placed: in.moved}
	in.moved = false
	if in.state.size != 0 {
		g.Spacing = in.state.charSpace / math.Abs(in.state.size) * along
	}
	if ft.type3 {
		g.Width = l.width * along
	}
	const slack = 2.0
	if g.X+g.Width < -slack || g.X > in.page.Width+slack || g.Y < -slack || g.Y-size > in.page.Height+slack {
		return // beside the page, where nobody sees it
	}
	if in.state.mode == 2 {
		g.Bold = true // filled and outlined
	}
	g.Angle = int(math.Round(math.Atan2(m[1], m[0])*180/math.Pi)+360) % 360
	for _, k := range in.marked {
		g.Margin = g.Margin || k.margin
	}
	in.page.Glyphs = append(in.page.Glyphs, g)
}
