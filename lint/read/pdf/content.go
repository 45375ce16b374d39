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
	moved  bool // the file has said since the last glyph where the next one stands
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
