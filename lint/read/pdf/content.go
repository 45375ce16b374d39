package pdf

import (
	"bytes"
	"math"
)

// interpreter runs content streams and gathers what they show.
type interpreter struct {
	file   *File
	page   *Page
	base   matrix // of the page
	state  state
	stack  []state
	text   matrix // of text, and of its line
	line   matrix
	marked []mark
	forms  []*stream // being run, so that none runs itself
	path   path
}

// state is the graphics state, as far as it bears on text.
type state struct {
	ctm                                 matrix
	charSpace, wordSpace, leading, rise float64
	scale                               float64 // horizontal, 1 for none
	font                                *font
	size                                float64
	mode                                int
}

// mark is an open stretch of marked content.
type mark struct {
	hidden bool    // on a layer that is off
	margin bool    // a running header or footer
	actual *string // the text that its glyphs stand for
	from   int     // first glyph
}

const (
	maxForms = 24  // forms within one another
	maxStack = 512 // graphics states and marks kept
	maxArgs  = 64  // operands of one operator

	// What starting a form and reading a font cost, in operators.
	costOfForm = 256
	costOfFont = 1024
)

func newState(m matrix) state { return state{ctm: m, scale: 1} }

// run runs a program with the fonts and forms that it names.
func (in *interpreter) run(data []byte, resources dict) {
	f := in.file
	fonts := map[name]*font{}
	l := &lexer{src: data, file: f}
	var args []object
	stack, marks := len(in.stack), len(in.marked)
	for {
		o := l.object()
		op, ok := o.(keyword)
		if !ok {
			if len(args) == maxArgs {
				args = args[1:]
			}
			args = append(args, o)
			continue
		}
		if op == endOfData {
			break
		}
		f.count(&f.opsLeft, 1)
		switch op {
		case "BI":
			l.inlineImage()
		case "Tf":
			if len(args) >= 2 {
				n, _ := args[len(args)-2].(name)
				ft, ok := fonts[n]
				if !ok {
					ft = f.font(f.dict(resources["Font"])[n])
					fonts[n] = ft
				}
				in.state.font, in.state.size = ft, num(args, 1)
			}
		case "gs":
			if a := f.array(f.dict(f.dict(resources["ExtGState"])[nameArg(args)])["Font"]); len(a) == 2 {
				in.state.font, in.state.size = f.font(a[0]), f.number(a[1])
			}
		case "Do":
			in.draw(f.dict(resources["XObject"])[nameArg(args)], resources)
		case "BMC", "BDC":
			in.begin(args, resources)
		case "EMC":
			if len(in.marked) > marks {
				in.end()
			}
		case "q":
			if len(in.stack) < maxStack {
				in.stack = append(in.stack, in.state)
			}
		case "Q":
			if n := len(in.stack); n > stack {
				in.state, in.stack = in.stack[n-1], in.stack[:n-1]
			}
		default:
			if !in.textOperator(op, args) {
				in.pathOperator(op, args)
			}
		}
		args = args[:0]
	}
	in.stack = in.stack[:min(stack, len(in.stack))]
	for len(in.marked) > marks {
		in.end()
	}
}

func nameArg(args []object) name {
	if len(args) == 0 {
		return ""
	}
	n, _ := args[len(args)-1].(name)
	return n
}

// num is the operand that many from the last, counted from 1.
func num(args []object, fromLast int) float64 {
	if len(args) < fromLast {
		return 0
	}
	v, _ := toNumber(args[len(args)-fromLast])
	return v
}

func matrixOf(args []object) (m matrix) {
	for i := range m {
		m[i] = num(args, 6-i)
	}
	return m
}

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
	g := Glyph{Text: l.text, X: m[4], Y: m[5], Width: l.width * along, Size: size, Bold: ft.bold, Symbol: ft.symbols}
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

func (in *interpreter) begin(args []object, resources dict) {
	f := in.file
	k := mark{from: len(in.page.Glyphs)}
	if len(args) >= 2 {
		tag, _ := args[len(args)-2].(name)
		o := args[len(args)-1]
		if n, ok := o.(name); ok {
			o = f.dict(resources["Properties"])[n]
		}
		d := f.dict(o)
		switch tag {
		case "OC":
			k.hidden = f.switchedOff(o)
		case "Artifact":
			sub := f.name(d["Subtype"])
			k.margin = sub == "Header" || sub == "Footer" || f.name(d["Type"]) == "Pagination"
		}
		if t, ok := f.resolve(d["ActualText"]).(string); ok {
			t = textString(t)
			k.actual = &t
		}
	}
	if len(in.marked) < maxStack {
		in.marked = append(in.marked, k)
	}
}

// end ends the innermost marked stretch. Where it stands for another text, its
// first glyph takes that text, and its place that of all on the same line.
func (in *interpreter) end() {
	n := len(in.marked) - 1
	k := in.marked[n]
	in.marked = in.marked[:n]
	if k.actual == nil || k.from >= len(in.page.Glyphs) {
		return
	}
	all := in.page.Glyphs[k.from:]
	g := &all[0]
	g.Text = noFont.clean(*k.actual)
	if *k.actual == "\u00ad" {
		g.Text = "\u00ad"
	}
	for _, o := range all[1:] {
		if o.Angle == g.Angle && g.Angle == 0 && math.Abs(o.Y-g.Y) < g.Size/2 {
			g.Width = math.Max(g.Width, o.X+o.Width-g.X)
		}
	}
	in.page.Glyphs = in.page.Glyphs[:k.from+1]
	if g.Text == "" {
		in.page.Glyphs = in.page.Glyphs[:k.from]
	}
}

// draw draws a picture or a form.
func (in *interpreter) draw(o object, resources dict) {
	s := in.file.stream(o)
	if s == nil || in.file.switchedOff(s.dict["OC"]) {
		return
	}
	switch in.file.name(s.dict["Subtype"]) {
	case "Image":
		in.picture()
	case "Form":
		in.form(s, resources)
	}
}

func (in *interpreter) picture() {
	m := in.state.ctm
	if !m.sane() {
		return
	}
	area := math.Abs(m[0]*m[3]-m[1]*m[2]) / math.Max(1, in.page.Width*in.page.Height)
	in.page.Picture = math.Max(in.page.Picture, math.Min(area, 1))
}

// form runs a form, with the resources of its caller where it has none.
func (in *interpreter) form(s *stream, resources dict) {
	if len(in.forms) >= maxForms {
		return
	}
	for _, open := range in.forms {
		if open == s {
			return
		}
	}
	in.file.count(&in.file.opsLeft, costOfForm)
	data, err := in.file.decode(s)
	if err != nil {
		in.page.Damaged = true
	}
	if r := in.file.dict(s.dict["Resources"]); r != nil {
		resources = r
	}
	saved, text, line, drawn := in.state, in.text, in.line, in.path
	if n := in.file.numbers(s.dict["Matrix"], 6); n != nil {
		in.state.ctm = matrix(n).times(in.state.ctm)
	}
	in.path = path{}
	in.forms = append(in.forms, s)
	in.run(data, resources)
	in.forms = in.forms[:len(in.forms)-1]
	in.state, in.text, in.line, in.path = saved, text, line, drawn
}

// inlineImage skips a picture within the content: its data end with EI between
// white space, followed by something that reads like content.
func (l *lexer) inlineImage() {
	for {
		k, ok := l.object().(keyword)
		if ok && (k == endOfData || k == "EI") {
			return
		}
		if k == "ID" {
			break
		}
	}
	for {
		i := bytes.Index(l.src[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.src)
			return
		}
		at := l.pos + i
		l.pos = at + 2
		if c := l.src[at-1]; (isWhite(c) || c == '>') && (l.pos == len(l.src) || isWhite(l.src[l.pos])) && readable(l.src[l.pos:min(l.pos+12, len(l.src))]) {
			return
		}
	}
}

func readable(s []byte) bool {
	for _, c := range s {
		if c != 0 && !isWhite(c) && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}
