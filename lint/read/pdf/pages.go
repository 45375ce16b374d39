package pdf

import (
	"math"
)

// page is a leaf of the page tree with what it inherits.
type page struct {
	dict      dict
	resources dict
	box       [4]float64 // left, bottom, right, top
	rotate    int        // clockwise quarter turns
}

// Pages is how many pages there are.
func (f *File) Pages() int { return len(f.pages) }

// findPages lists the leaves of the page tree. Counts and types that the tree
// states are not needed, and a node is visited once.
func (f *File) findPages() {
	f.pages = f.pages[:0]
	root := f.dict(f.trailer["Root"])
	f.walk(root["Pages"], page{box: [4]float64{0, 0, 612, 792}}, map[ref]bool{}, 0)
}

func (f *File) walk(o object, up page, seen map[ref]bool, depth int) {
	if r, ok := o.(ref); ok {
		if seen[r] {
			return
		}
		seen[r] = true
	}
	d := f.dict(o)
	if d == nil || depth > 4*maxNesting {
		return
	}
	f.count(&f.opsLeft, 1)
	p := f.inherit(d, up)
	if kids := f.array(d["Kids"]); kids != nil {
		for _, k := range kids {
			f.walk(k, p, seen, depth+1)
		}
		return
	}
	if f.name(d["Type"]) == "Pages" {
		return
	}
	f.addPage(p)
}

func (f *File) addPage(p page) {
	if len(f.pages) == maxPages {
		panic(exceeded{})
	}
	f.pages = append(f.pages, p)
}

func (f *File) inherit(d dict, up page) page {
	p := up
	p.dict = d
	if r := f.dict(d["Resources"]); r != nil {
		p.resources = r
	}
	media := f.box(d["MediaBox"])
	if media != nil {
		p.box = *media
	}
	if crop := f.box(d["CropBox"]); crop != nil {
		cut := [4]float64{
			math.Max(crop[0], p.box[0]), math.Max(crop[1], p.box[1]),
			math.Min(crop[2], p.box[2]), math.Min(crop[3], p.box[3]),
		}
		if cut[2]-cut[0] > 1 && cut[3]-cut[1] > 1 {
			p.box = cut
		}
	}
	if n, ok := toNumber(f.resolve(d["Rotate"])); ok && math.Abs(n) < 1e6 {
		p.rotate = ((int(n)/90)%4 + 4) % 4
	}
	return p
}

// box is a rectangle with its corners in order; nil for none and for an empty one.
func (f *File) box(o object) *[4]float64 {
	n := f.numbers(o, 4)
	if n == nil {
		return nil
	}
	b := [4]float64{math.Min(n[0], n[2]), math.Min(n[1], n[3]), math.Max(n[0], n[2]), math.Max(n[1], n[3])}
	if b[2]-b[0] < 1 || b[3]-b[1] < 1 {
		return nil
	}
	return &b
}

// loosePages takes every page object there is, where no tree holds them.
func (f *File) loosePages() {
	for _, num := range f.numbersOfObjects() {
		if d, ok := f.load(num).(dict); ok && f.name(d["Type"]) == "Page" {
			f.addPage(f.inherit(d, page{box: [4]float64{0, 0, 612, 792}}))
		}
	}
}

// view is the matrix from the page's space to that of a reader: points from
// the top left corner of the page as it is shown, y growing downwards.
func (p *page) view() matrix {
	b := p.box
	switch p.rotate {
	case 1:
		return matrix{0, 1, 1, 0, -b[1], -b[0]}
	case 2:
		return matrix{-1, 0, 0, 1, b[2], -b[1]}
	case 3:
		return matrix{0, -1, -1, 0, b[3], b[2]}
	}
	return matrix{1, 0, 0, -1, -b[0], b[3]}
}

// size is the width and height of the page as it is shown, in points.
func (p *page) size() (w, h float64) {
	w, h = p.box[2]-p.box[0], p.box[3]-p.box[1]
	if p.rotate%2 == 1 {
		return h, w
	}
	return w, h
}

// findHidden notes the layers that are switched off when the file is opened.
func (f *File) findHidden() {
	f.hidden = map[ref]bool{}
	oc := f.dict(f.dict(f.trailer["Root"])["OCProperties"])
	d := f.dict(oc["D"])
	set := func(o object, off bool) {
		for _, x := range f.array(o) {
			if r, ok := x.(ref); ok {
				f.hidden[r] = off
			}
		}
	}
	if f.name(d["BaseState"]) == "OFF" {
		set(oc["OCGs"], true)
	}
	set(d["ON"], false)
	set(d["OFF"], true)
}

// switchedOff reports that a layer, or all layers of a membership, are off.
func (f *File) switchedOff(o object) bool {
	if r, ok := o.(ref); ok && f.hidden[r] {
		return true
	}
	d := f.dict(o)
	if f.name(d["Type"]) != "OCMD" {
		return false
	}
	groups := f.array(d["OCGs"])
	if groups == nil {
		groups = array{d["OCGs"]}
	}
	off, n := 0, 0
	for _, g := range groups {
		if r, ok := g.(ref); ok {
			n++
			if f.hidden[r] {
				off++
			}
		}
	}
	switch f.name(d["P"]) {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return n > 0 && off == 0
	case "AllOff":
		return off < n
	}
	return n > 0 && off == n
}

// matrix is [a b 0; c d 0; e f 1].
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// times is m followed by n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// sane reports that a matrix can be calculated with.
func (m matrix) sane() bool {
	for _, v := range m {
		if math.IsNaN(v) || math.Abs(v) > 1e9 {
			return false
		}
	}
	return true
}
