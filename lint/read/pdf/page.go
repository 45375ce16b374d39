package pdf

import (
	"errors"
	"strings"
)

// Page is one page as it is shown: turned and cut as the file says. Distances
// are points (1/72 inch) from its top left corner, y growing downwards.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph // in the order in which they are drawn
	Rules         []Rule
	Picture       float64 // share of the page that its largest picture covers, 0 to 1
	Curves        int     // curves drawn: letters that were turned into shapes, perhaps
	Damaged       bool    // part of the content could not be unpacked
	TooLarge      bool    // because it is more than is read
}

// Glyph is one character, or several that are drawn as one.
type Glyph struct {
	Text    string  // "" where the file does not say which character it is
	X, Y    float64 // where its base line starts
	Width   float64 // along the base line, without added space
	Spacing float64 // space that the file adds between all letters
	Size    float64 // height of the font's letters
	Angle   int     // of the base line, in degrees clockwise; 0 reads to the right
	Bold    bool
	Symbol  bool // of a font of bullets and boxes
	Margin  bool // marked in the file as a running header or footer
	Placed  bool // the file says where it stands, rather than after what glyph
}

// Rule is a straight line along one of the page's axes.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Horizontal reports that the rule goes across the page.
func (r Rule) Horizontal() bool { return r.X1-r.X0 >= r.Y1-r.Y0 }

// Page reads page i, counted from 0.
func (f *File) Page(i int) (out *Page, err error) {
	defer guard(&err)
	p := &f.pages[i]
	out = &Page{}
	out.Width, out.Height = p.size()
	in := &interpreter{file: f, page: out, base: p.view(), state: newState(p.view()), text: unit, line: unit}
	in.contents(p)
	f.annotations(p, in)
	return out, nil
}

// contents runs the page's content, whose streams are one program.
func (in *interpreter) contents(p *page) {
	var data []byte
	add := func(o object) {
		s := in.file.stream(o)
		if s == nil {
			in.page.Damaged = in.page.Damaged || o != nil // it is not where the page says
			return
		}
		part, err := in.file.decode(s)
		if err != nil || s.cut {
			in.page.Damaged = true
			in.page.TooLarge = in.page.TooLarge || errors.Is(err, ErrTooLarge)
		}
		data = append(append(data, part...), '\n')
	}
	if list := in.file.array(p.dict["Contents"]); list != nil {
		for _, o := range list {
			add(o)
		}
	} else {
		add(p.dict["Contents"])
	}
	in.run(data, p.resources)
}

// annotations draws what fields, stamps and typed text show. Comments are about
// the text, and no part of it.
func (f *File) annotations(p *page, in *interpreter) {
	for _, o := range f.array(p.dict["Annots"]) {
		f.count(&f.opsLeft, 1)
		d := f.dict(o)
		flags := f.int(d["F"])
		box := f.box(d["Rect"])
		if d == nil || box == nil || flags&(1<<1|1<<5) != 0 || f.switchedOff(d["OC"]) { // hidden, or not for the screen
			continue
		}
		switch f.name(d["Subtype"]) {
		case "Widget", "FreeText", "Stamp":
			if !in.appearance(d, *box) && f.name(d["Subtype"]) == "Widget" {
				in.fieldValue(d, *box)
			}
		}
	}
}

// appearance draws the normal appearance of an annotation, if it has one.
func (in *interpreter) appearance(d dict, box [4]float64) bool {
	f := in.file
	normal := f.dict(d["AP"])["N"]
	s := f.stream(normal)
	if s == nil { // one for each state, as of a tick box
		if s = f.stream(f.dict(normal)[f.name(d["AS"])]); s == nil {
			return false
		}
	}
	b := f.box(s.dict["BBox"])
	if b == nil {
		return false
	}
	m := unit
	if n := f.numbers(s.dict["Matrix"], 6); n != nil {
		copy(m[:], n)
	}
	// The box of the form, as its matrix turns it, is laid over the rectangle.
	x0, y0 := m.apply(b[0], b[1])
	x1, y1 := m.apply(b[2], b[3])
	left, bottom, width, height := min(x0, x1), min(y0, y1), abs64(x1-x0), abs64(y1-y0)
	if width < 0.1 || height < 0.1 {
		return false
	}
	sx, sy := (box[2]-box[0])/width, (box[3]-box[1])/height
	fit := matrix{sx, 0, 0, sy, box[0] - left*sx, box[1] - bottom*sy}
	in.state = newState(fit.times(in.base))
	before := len(in.page.Glyphs)
	in.form(s, nil)
	return len(in.page.Glyphs) > before || f.string(in.inherited(d, "V")) == ""
}

// fieldValue sets the value of a text or choice field in its rectangle, where
// the file leaves drawing it to the viewer.
func (in *interpreter) fieldValue(d dict, box [4]float64) {
	value := textString(in.file.string(in.inherited(d, "V")))
	if value == "" || in.file.name(in.inherited(d, "FT")) == "Sig" {
		return
	}
	const size = 10
	lines := strings.Split(strings.ReplaceAll(value, "\r", "\n"), "\n")
	for i, line := range lines {
		x, y := in.base.apply(box[0]+2, box[3]-size*float64(i+1))
		for _, r := range line {
			in.file.count(&in.file.glyphsLeft, 1)
			in.page.Glyphs = append(in.page.Glyphs, Glyph{Text: string(r), X: x, Y: y, Width: size / 2, Size: size})
			x += size / 2
		}
	}
}

// inherited is an entry of a field or of one that it is part of.
func (in *interpreter) inherited(d dict, key name) object {
	for range maxNesting {
		if v, ok := d[key]; ok {
			return v
		}
		if d = in.file.dict(d["Parent"]); d == nil {
			break
		}
	}
	return nil
}

func abs64(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}
