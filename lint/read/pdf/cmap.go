package pdf

import (
	"sort"
	"unicode/utf8"
)

// cmap maps the codes of a composite font to glyphs (CIDs), or those of any
// font to Unicode.
type cmap struct {
	spaces   []codeRange // how many bytes a code has
	ranges   []codeRange // sorted once, by code
	sorted   bool
	text     map[uint32]string
	base     *cmap
	utf16    bool // codes are UTF-16 themselves
	vertical bool
}

// codeRange is codes lo to hi, of n bytes; text or cid belong to lo.
type codeRange struct {
	lo, hi uint32
	n      int
	cid    int
	text   string // of lo; its last character counts up
}

// identity codes are two bytes, and the glyph's number.
func identityCMap(vertical bool) *cmap {
	return &cmap{
		spaces: []codeRange{{hi: 0xffff, n: 2}}, ranges: []codeRange{{hi: 0xffff, n: 2}}, sorted: true, vertical: vertical,
	}
}

// next is the first code of s and its length in bytes.
func (m *cmap) next(s string) (code uint32, n int) {
	for c := m; c != nil; c = c.base {
		v := uint32(0)
		for i := 0; i < 4 && i < len(s); i++ {
			v = v<<8 | uint32(s[i])
			for _, r := range c.spaces {
				if r.n == i+1 && r.holds(v) {
					return v, i + 1
				}
			}
		}
	}
	n = 1
	for c := m; c != nil; c = c.base {
		if len(c.spaces) > 0 {
			n = c.spaces[0].n
			for _, r := range c.spaces {
				n = min(n, r.n)
			}
			break
		}
	}
	for i := range min(n, len(s)) {
		code = code<<8 | uint32(s[i])
	}
	return code, min(n, len(s))
}

// holds reports that each byte of v lies between those of lo and hi.
func (r codeRange) holds(v uint32) bool {
	for i := range r.n {
		s := 8 * i
		if b := v >> s & 0xff; b < r.lo>>s&0xff || b > r.hi>>s&0xff {
			return false
		}
	}
	return true
}

func (m *cmap) find(code uint32) *codeRange {
	if !m.sorted {
		sort.SliceStable(m.ranges, func(i, j int) bool { return m.ranges[i].lo < m.ranges[j].lo })
		m.sorted = true
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].lo > code })
	for k := i - 1; k >= 0 && k >= i-8; k-- { // ranges seldom overlap
		if code <= m.ranges[k].hi {
			return &m.ranges[k]
		}
	}
	return nil
}

// cid is the glyph of a code.
func (m *cmap) cid(code uint32) int {
	for c := m; c != nil; c = c.base {
		if r := c.find(code); r != nil {
			return r.cid + int(code-r.lo)
		}
	}
	return 0
}

// unicode is the text of a code; false where the map says nothing of it.
func (m *cmap) unicode(code uint32) (string, bool) {
	for c := m; c != nil; c = c.base {
		if s, ok := c.text[code]; ok {
			return s, true
		}
		if c.utf16 {
			return string(rune(code)), true
		}
		r := c.find(code)
		if r == nil {
			continue
		}
		if r.text == "" {
			return "", true
		}
		last, n := utf8.DecodeLastRuneInString(r.text)
		return r.text[:len(r.text)-n] + string(last+rune(code-r.lo)), true
	}
	return "", false
}

// readCMap reads the embedded map o, or knows it by its name; nil where it
// does neither.
func (f *File) readCMap(o object, depth int) *cmap {
	switch o := f.resolve(o).(type) {
	case name:
		switch o {
		case "Identity-H":
			return identityCMap(false)
		case "Identity-V":
			return identityCMap(true)
		}
		return unicodeCMap(string(o))
	case *stream:
		data, _ := f.decode(o)
		if len(data) == 0 || depth > 4 {
			return nil
		}
		m := &cmap{text: map[uint32]string{}}
		if base, ok := o.dict["UseCMap"]; ok {
			m.base = f.readCMap(base, depth+1)
		}
		m.vertical = f.int(o.dict["WMode"]) == 1
		f.parseCMap(m, data, depth)
		return m
	}
	return nil
}

// unicodeCMap is one of the predefined maps whose codes are UTF-16.
func unicodeCMap(n string) *cmap {
	for _, end := range []string{"-UTF16-H", "-UTF16-V", "-UCS2-H", "-UCS2-V"} {
		if len(n) > len(end) && n[len(n)-len(end):] == end {
			m := identityCMap(end[len(end)-1] == 'V')
			m.utf16 = true
			return m
		}
	}
	return nil
}

func (f *File) parseCMap(m *cmap, data []byte, depth int) {
	l := &lexer{src: data, file: f}
	var last object
	for {
		o := l.object()
		k, ok := o.(keyword)
		if !ok {
			last = o
			continue
		}
		switch k {
		case endOfData:
			return
		case "usecmap":
			if n, ok := last.(name); ok && m.base == nil {
				m.base = f.readCMap(n, depth+1)
			}
		case "begincodespacerange", "beginbfchar", "beginbfrange", "begincidchar", "begincidrange":
			f.cmapSection(m, l, k)
		}
	}
}

// cmapSection reads the lines of one section, up to its end.
func (f *File) cmapSection(m *cmap, l *lexer, section keyword) {
	var args []object
	size := 3
	if section == "begincodespacerange" || section == "beginbfchar" || section == "begincidchar" {
		size = 2
	}
	for {
		o := l.object()
		if k, ok := o.(keyword); ok {
			if k == endOfData || len(k) > 3 && k[:3] == "end" {
				return
			}
			continue
		}
		if args = append(args, o); len(args) < size {
			continue
		}
		f.count(&f.objectsLeft, 1)
		lo, ok := args[0].(string)
		if ok && len(lo) > 0 && len(lo) <= 4 {
			m.line(section, lo, args)
		}
		args = args[:0]
	}
}

func (m *cmap) line(section keyword, lo string, args []object) {
	r := codeRange{lo: codeOf(lo), n: len(lo)}
	r.hi = r.lo
	if section != "beginbfchar" && section != "begincidchar" {
		hi, ok := args[1].(string)
		if !ok || len(hi) > 4 {
			return
		}
		r.hi = codeOf(hi)
	}
	if r.hi < r.lo {
		return
	}
	value := args[len(args)-1]
	switch section {
	case "begincodespacerange":
		m.spaces = append(m.spaces, r)
	case "begincidchar", "begincidrange":
		if n, ok := value.(int); ok {
			r.cid = n
			m.add(r)
		}
	case "beginbfchar":
		if s, ok := bfText(value); ok {
			m.text[r.lo] = s
		}
	case "beginbfrange":
		if list, ok := value.(array); ok {
			for i, x := range list {
				if s, ok := bfText(x); ok && uint32(i) <= r.hi-r.lo {
					m.text[r.lo+uint32(i)] = s
				}
			}
			return
		}
		if s, ok := bfText(value); ok {
			if r.lo == r.hi {
				m.text[r.lo] = s
				return
			}
			r.text = s
			m.add(r)
		}
	}
}

func (m *cmap) add(r codeRange) {
	m.ranges = append(m.ranges, r)
	m.sorted = false
}

// bfText is the destination in a map to Unicode: UTF-16, or a glyph's name.
func bfText(o object) (string, bool) {
	switch o := o.(type) {
	case string:
		if len(o) == 1 {
			return string(rune(o[0])), true
		}
		return utf16String(o), true
	case name:
		return unicodeOf(o), true
	}
	return "", false
}

func codeOf(s string) uint32 {
	v := uint32(0)
	for i := range len(s) {
		v = v<<8 | uint32(s[i])
	}
	return v
}
