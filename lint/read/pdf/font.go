package pdf

import (
	"math"
	"strconv"
	"strings"
)

// font is what is needed of one: how its codes are read, and what each means.
type font struct {
	name      string
	bold      bool
	symbols   bool // bullets and boxes rather than letters
	composite bool
	type3     bool
	matrix    matrix  // glyph space to text space; for Type 3
	height    float64 // of its letters, of text size 1
	simple    [256]letter
	codes     *cmap
	unicode   *cmap
	reverse   map[int]rune // glyph number to character, from the embedded font
	toGlyph   []byte       // CID to glyph number, two bytes each
	widths    map[int]float64
	normal    float64 // width of glyphs without one of their own
	known     map[uint32]letter
}

// letter is what a code shows: its text ("" where that cannot be told), and
// its width for text of size 1.
type letter struct {
	text  string
	width float64
}

func (f *File) font(o object) *font {
	r, isRef := o.(ref)
	if isRef {
		if ft, ok := f.fonts[r]; ok {
			return ft
		}
	}
	f.count(&f.opsLeft, costOfFont)
	ft := f.readFont(f.dict(o))
	if isRef {
		f.fonts[r] = ft
	}
	return ft
}

func (f *File) readFont(d dict) *font {
	ft := &font{name: string(f.name(d["BaseFont"])), matrix: matrix{0.001, 0, 0, 0.001, 0, 0}, height: 1}
	if _, plain, ok := strings.Cut(ft.name, "+"); ok {
		ft.name = plain
	}
	if s, ok := d["ToUnicode"]; ok {
		if ft.unicode = f.readCMap(s, 0); ft.unicode != nil && f.name(s) != "" {
			ft.unicode.utf16 = true // "Identity-H": codes are Unicode
		}
	}
	descriptor := f.dict(d["FontDescriptor"])
	if f.name(d["Subtype"]) == "Type0" {
		f.readComposite(ft, d)
	} else {
		f.readSimple(ft, d, descriptor)
	}
	lower := strings.ToLower(ft.name)
	ft.bold = ft.bold || strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") ||
		f.number(descriptor["FontWeight"]) >= 600 || f.int(descriptor["Flags"])&(1<<18) != 0
	ft.symbols = symbolFont(ft.name) != nil || strings.Contains(lower, "webdings") || strings.Contains(lower, "opensymbol")
	return ft
}

func (f *File) readSimple(ft *font, d, descriptor dict) {
	if ft.type3 = f.name(d["Subtype"]) == "Type3"; ft.type3 {
		if n := f.numbers(d["FontMatrix"], 6); n != nil {
			copy(ft.matrix[:], n)
		}
		if b := f.box(d["FontBBox"]); b != nil {
			if h := math.Abs((b[3] - b[1]) * ft.matrix[3]); h > 0.05 && h < 20 {
				ft.height = h
			}
		}
	}
	names := f.encoding(ft, d, descriptor)
	first, widths := f.int(d["FirstChar"]), f.array(d["Widths"])
	usable := false
	for _, w := range widths {
		usable = usable || f.number(w) != 0
	}
	standard := standardWidths(ft.name)
	for code := range 256 {
		l := &ft.simple[code]
		l.text = names[code]
		if ft.unicode != nil {
			if s, ok := ft.unicode.unicode(uint32(code)); ok && meaningful(s) {
				l.text = s
			}
		}
		l.text = ft.clean(l.text)
		w := f.number(descriptor["MissingWidth"])
		switch i := code - first; {
		case usable && i >= 0 && i < len(widths):
			w = f.number(widths[i])
		case !usable && !ft.type3:
			w = standard(l.text)
		}
		if math.IsNaN(w) || math.Abs(w) > 1e5 {
			w = 0
		}
		l.width = w * ft.matrix[0]
	}
}

// meaningful reports that a map to Unicode says more than "some character".
func meaningful(s string) bool {
	for _, r := range s {
		if r == 0 || r == 0xfffd || r < 0x20 && r != '\t' && r != '\n' && r != '\r' {
			return false
		}
	}
	return s != ""
}

// clean replaces what nobody should have to know of: ligatures, private codes.
func (ft *font) clean(s string) string {
	var out strings.Builder
	for _, r := range s {
		r = private(r, ft.name)
		switch {
		case 0xfb00 <= r && r <= 0xfb06:
			out.WriteString([]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xfb00])
		case r == '\t' || r == '\n' || r == '\r' || r == 0xa0 || 0x2000 <= r && r <= 0x200a || r == 0x202f || r == 0x3000:
			out.WriteByte(' ')
		case r < 0x20 || 0x7f <= r && r < 0xa0 || r == 0x200b || r == 0xfeff || r == 0xfffd:
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// encoding is the text of each code of a simple font, by the names of its glyphs.
func (f *File) encoding(ft *font, d, descriptor dict) (names [256]string) {
	var base *encoding
	var differences array
	switch e := f.resolve(d["Encoding"]).(type) {
	case name:
		base = namedEncoding(e)
	case dict:
		base = namedEncoding(f.name(e["BaseEncoding"]))
		differences = f.array(e["Differences"])
	}
	if s := symbolFont(ft.name); s != nil && (base == nil || base == &winAnsiEncoding) {
		base = s
	}
	if base == nil && !ft.type3 {
		if built := f.builtIn(descriptor); built != nil {
			names = *built
		} else if base = &standardEncoding; f.name(d["Subtype"]) == "TrueType" {
			base = &winAnsiEncoding
		}
	}
	if base != nil {
		for code, r := range base {
			if r != 0 {
				names[code] = string(r)
			}
		}
	}
	code := 0
	for _, x := range differences {
		switch x := f.resolve(x).(type) {
		case int:
			code = x
		case name:
			if code >= 0 && code < 256 {
				if names[code] = unicodeOf(x); names[code] == "" {
					names[code] = numbered(x, code)
				}
			}
			code++
		}
	}
	return names
}

// numbered is the character of a glyph that is named after its code, "a65" for
// A, as converters from TeX name them.
func numbered(n name, code int) string {
	digits := strings.TrimLeft(string(n), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if v, err := strconv.Atoi(digits); err != nil || v != code || len(n)-len(digits) > 2 || v <= ' ' || v > '~' {
		return ""
	}
	return string(rune(code))
}

func (f *File) readComposite(ft *font, d dict) {
	ft.composite = true
	ft.codes = f.readCMap(d["Encoding"], 0)
	if ft.codes == nil {
		ft.codes = identityCMap(false)
	}
	var below dict
	if a := f.array(d["DescendantFonts"]); len(a) > 0 {
		below = f.dict(a[0])
	}
	descriptor := f.dict(below["FontDescriptor"])
	ft.bold = f.number(descriptor["FontWeight"]) >= 600 || f.int(descriptor["Flags"])&(1<<18) != 0
	ft.known = map[uint32]letter{}
	ft.normal = 1
	if n, ok := toNumber(f.resolve(below["DW"])); ok {
		ft.normal = n / 1000
	}
	ft.widths = map[int]float64{}
	f.cidWidths(ft, f.array(below["W"]))
	if ft.unicode == nil {
		ft.reverse = f.glyphCharacters(descriptor)
		if s := f.stream(below["CIDToGIDMap"]); s != nil {
			ft.toGlyph, _ = f.decode(s)
		}
	}
}

// cidWidths reads "10 [500 600] 20 30 700": widths one by one, and of a range.
func (f *File) cidWidths(ft *font, w array) {
	for i := 0; i+1 < len(w); {
		first := f.int(w[i])
		if list, ok := f.resolve(w[i+1]).(array); ok {
			for k, x := range list {
				ft.widths[first+k] = f.number(x) / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, width := min(f.int(w[i+1]), 1<<17), f.number(w[i+2])/1000
		f.count(&f.opsLeft, max(0, last-first))
		for cid := max(0, first); cid <= last; cid++ {
			ft.widths[cid] = width
		}
		i += 3
	}
}

// next is the first letter of s, how many bytes it takes, and whether it is
// the one-byte space that word spacing widens.
func (ft *font) next(s string) (l letter, n int, space bool) {
	if !ft.composite {
		return ft.simple[s[0]], 1, s[0] == ' '
	}
	code, n := ft.codes.next(s)
	key := code | uint32(n-1)<<30
	l, ok := ft.known[key]
	if !ok {
		l = ft.composed(code)
		ft.known[key] = l
	}
	return l, n, n == 1 && s[0] == ' '
}

func (ft *font) composed(code uint32) letter {
	cid := ft.codes.cid(code)
	l := letter{width: ft.normal}
	if w, ok := ft.widths[cid]; ok && math.Abs(w) < 100 {
		l.width = w
	}
	switch {
	case ft.unicode != nil:
		if s, ok := ft.unicode.unicode(code); ok && meaningful(s) {
			l.text = s
		}
	case ft.codes.utf16:
		l.text = string(rune(code))
	case ft.reverse != nil:
		glyph := cid
		if 2*cid+1 < len(ft.toGlyph) {
			glyph = int(ft.toGlyph[2*cid])<<8 | int(ft.toGlyph[2*cid+1])
		}
		if r := ft.reverse[glyph]; r != 0 {
			l.text = string(r)
		}
	}
	l.text = ft.clean(l.text)
	return l
}

// standardWidths are the widths, in thousandths, of the fonts that every
// viewer has (Adobe's metrics of Helvetica, Times and Courier), for fonts that
// do not give theirs.
func standardWidths(font string) func(string) float64 {
	font = strings.ToLower(font)
	table := helvetica
	bold := strings.Contains(font, "bold")
	switch {
	case strings.Contains(font, "courier"), strings.Contains(font, "mono"):
		return func(string) float64 { return 600 }
	case strings.Contains(font, "times") && bold:
		table = timesBold
	case strings.Contains(font, "times"), strings.Contains(font, "serif") && !strings.Contains(font, "sans"):
		table = timesRoman
	case bold:
		table = helveticaBold
	}
	return func(s string) float64 {
		if len(s) > 0 && s[0] >= ' ' && int(s[0]-' ') < len(table) {
			return float64(table[s[0]-' '])
		}
		return 556
	}
}

var helvetica = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
	278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
	611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
	556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

var helveticaBold = [...]int{
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
	333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667,
	611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889,
	611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
}

var timesRoman = [...]int{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500,
	278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556,
	611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778,
	500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
}

var timesBold = [...]int{
	250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500,
	333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556,
	667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833,
	556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
}
