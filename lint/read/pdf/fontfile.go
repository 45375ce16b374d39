package pdf

import (
	"bytes"
)

// builtIn is the text of each code by the encoding within an embedded Type 1
// font; nil where there is none to be read.
func (f *File) builtIn(descriptor dict) *[256]string {
	if s := f.stream(descriptor["FontFile"]); s != nil {
		data, _ := f.decode(s)
		return f.type1Encoding(data)
	}
	if s := f.stream(descriptor["FontFile3"]); s != nil && f.name(s.dict["Subtype"]) == "Type1C" {
		data, _ := f.decode(s)
		return cffEncoding(data)
	}
	return nil
}

// type1Encoding reads "dup 65 /A put" in the part of a font that is plain text.
func (f *File) type1Encoding(data []byte) *[256]string {
	i := bytes.Index(data, []byte("/Encoding"))
	if i < 0 {
		return nil
	}
	l := &lexer{src: data, pos: i + len("/Encoding"), file: f}
	var out [256]string
	var a, b object
	for range 4096 {
		o := l.object()
		switch k, _ := o.(keyword); k {
		case "StandardEncoding":
			return nil
		case "def", "readonly", "eexec":
			return &out
		case "put":
			code, ok1 := a.(int)
			n, ok2 := b.(name)
			if ok1 && ok2 && code >= 0 && code < 256 {
				out[code] = unicodeOf(n)
			}
		}
		if o == object(endOfData) {
			break
		}
		a, b = b, o
	}
	return &out
}

// cff reads the compact font format (Adobe Technical Note 5176).
type cff struct {
	data []byte
	bad  bool
}

func (c *cff) byte(i int) int {
	if i < 0 || i >= len(c.data) {
		c.bad = true
		return 0
	}
	return int(c.data[i])
}

func (c *cff) uint(i, n int) int {
	v := 0
	for k := range n {
		v = v<<8 | c.byte(i+k)
	}
	return v
}

// index is the items of the index at i, and where it ends.
func (c *cff) index(i int) (items [][]byte, end int) {
	n := c.uint(i, 2)
	if n == 0 {
		return nil, i + 2
	}
	size := c.byte(i + 2)
	base := i + 3 + (n+1)*size - 1
	if c.bad || size < 1 || size > 4 || base > len(c.data) {
		c.bad = true
		return nil, 0
	}
	from := c.uint(i+3, size)
	for k := 1; k <= n; k++ {
		to := c.uint(i+3+k*size, size)
		if from < 1 || to < from || base+to > len(c.data) {
			c.bad = true
			return nil, 0
		}
		items = append(items, c.data[base+from:base+to])
		from = to
	}
	return items, base + from
}

// top is the whole numbers of a dictionary's entries by operator.
func cffDict(d []byte) map[int][]int {
	out := map[int][]int{}
	var args []int
	for i := 0; i < len(d); {
		b := int(d[i])
		i++
		at := func(k int) int {
			if i+k < len(d) {
				return int(d[i+k])
			}
			return 0
		}
		switch {
		case b <= 21:
			if b == 12 {
				b = 1200 + at(0)
				i++
			}
			out[b] = args
			args = nil
		case b == 28:
			args = append(args, int(int16(at(0)<<8|at(1))))
			i += 2
		case b == 29:
			args = append(args, int(int32(at(0)<<24|at(1)<<16|at(2)<<8|at(3))))
			i += 4
		case b == 30: // a real number: none is needed
			for i < len(d) && d[i]&0x0f != 0x0f && d[i]>>4 != 0x0f {
				i++
			}
			i++
			args = append(args, 0)
		case 32 <= b && b <= 246:
			args = append(args, b-139)
		case 247 <= b && b <= 250:
			args = append(args, (b-247)*256+at(0)+108)
			i++
		case 251 <= b && b <= 254:
			args = append(args, -(b-251)*256-at(0)-108)
			i++
		}
	}
	return out
}

// cffEncoding is the text of each code by a font's own encoding and names.
func cffEncoding(data []byte) *[256]string {
	c := &cff{data: data}
	_, i := c.index(c.byte(2))
	tops, i := c.index(i)
	names, _ := c.index(i)
	if c.bad || len(tops) == 0 {
		return nil
	}
	top := cffDict(tops[0])
	one := func(op int) int {
		if a := top[op]; len(a) > 0 {
			return a[0]
		}
		return 0
	}
	glyphs := c.uint(one(17), 2)
	at := one(16)
	if at <= 1 || c.bad { // one of the encodings that need no table
		return nil
	}
	ids := c.charset(one(15), glyphs)
	text := func(glyph int) string {
		if glyph >= len(ids) {
			return ""
		}
		id := ids[glyph]
		if id < len(standardStrings) {
			return string(standardStrings[id])
		}
		if id -= 391; id >= 0 && id < len(names) {
			return unicodeOf(name(names[id]))
		}
		return ""
	}
	var out [256]string
	format, n := c.byte(at), c.byte(at+1)
	at += 2
	switch format & 0x7f {
	case 0:
		for k := range n {
			out[c.byte(at+k)] = text(k + 1)
		}
	case 1:
		glyph := 1
		for range n {
			first, left := c.byte(at), c.byte(at+1)
			at += 2
			for k := 0; k <= left && first+k < 256; k++ {
				out[first+k] = text(glyph)
				glyph++
			}
		}
	}
	return &out
}

// charset is the string number of each glyph's name.
func (c *cff) charset(at, glyphs int) []int {
	ids := []int{0}
	if at <= 2 { // ISOAdobe: the standard strings in their order
		for len(ids) < min(glyphs, 229) {
			ids = append(ids, len(ids))
		}
		return ids
	}
	format := c.byte(at)
	at++
	for len(ids) < glyphs && !c.bad {
		first, left := c.uint(at, 2), 0
		at += 2
		if format > 0 {
			left = c.uint(at, format&3)
			at += format & 3
		}
		for k := 0; k <= left && len(ids) < glyphs; k++ {
			ids = append(ids, first+k)
		}
	}
	return ids
}

// glyphCharacters is the character of each glyph by the table "cmap" of an
// embedded TrueType or OpenType font.
func (f *File) glyphCharacters(descriptor dict) map[int]rune {
	s := f.stream(descriptor["FontFile2"])
	if s == nil {
		s = f.stream(descriptor["FontFile3"])
	}
	if s == nil {
		return nil
	}
	data, _ := f.decode(s)
	c := &cff{data: data}
	for i := range c.uint(4, 2) {
		at := 12 + 16*i
		if at+4 > len(data) {
			return nil
		}
		if string(data[at:at+4]) == "cmap" {
			return c.cmapTable(f, c.uint(at+8, 4))
		}
	}
	return nil
}

// cmapTable reads the Unicode subtables of formats 4, 6 and 12.
func (c *cff) cmapTable(f *File, table int) map[int]rune {
	out := map[int]rune{}
	for i := range min(c.uint(table+2, 2), 32) {
		platform, coding, at := c.uint(table+4+8*i, 2), c.uint(table+6+8*i, 2), table+c.uint(table+8+8*i, 4)
		if platform != 0 && (platform != 3 || coding != 1 && coding != 10) {
			continue
		}
		put := func(glyph, code int) {
			if _, ok := out[glyph]; !ok && glyph > 0 && code >= 0x20 {
				out[glyph] = rune(code)
			}
		}
		switch c.uint(at, 2) {
		case 4:
			n := c.uint(at+6, 2) / 2
			f.count(&f.opsLeft, n)
			for k := range n {
				last, first := c.uint(at+14+2*k, 2), c.uint(at+16+2*n+2*k, 2)
				delta, offset := c.uint(at+16+4*n+2*k, 2), c.uint(at+16+6*n+2*k, 2)
				f.count(&f.opsLeft, max(0, last-first))
				for code := first; code <= last && code < 0xffff && !c.bad; code++ {
					glyph := code
					if offset > 0 {
						if glyph = c.uint(at+16+6*n+2*k+offset+2*(code-first), 2); glyph == 0 {
							continue
						}
					}
					put((glyph+delta)&0xffff, code)
				}
			}
		case 6:
			first := c.uint(at+6, 2)
			for k := range c.uint(at+8, 2) {
				put(c.uint(at+10+2*k, 2), first+k)
			}
		case 12:
			n := min(c.uint(at+12, 4), 1<<16)
			for k := 0; k < n && !c.bad; k++ {
				g := at + 16 + 12*k
				first, last, glyph := c.uint(g, 4), c.uint(g+4, 4), c.uint(g+8, 4)
				last = min(last, 0x10ffff)
				f.count(&f.opsLeft, max(0, last-first))
				for code := first; code <= last; code++ {
					put(glyph+code-first, code)
				}
			}
		}
		if c.bad {
			c.bad = false
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// standardStrings are the characters that the first names of every such font
// stand for, from number 0, which is no character.
var standardStrings = []rune("\x00 !\"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~" +
	"¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©" +
	"ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž")
