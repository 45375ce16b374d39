package read

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// rtfFont is what a font says about the bytes that are written in it.
type rtfFont struct {
	name string // in lower case
	page int    // code page; 0 for that of the document, symbolPage for pictures
}

// symbolPage is the code page of fonts whose characters are pictures.
const symbolPage = 42

const utf8Page = 65001

// charsetPages are the code pages of the character sets that fonts name, as
// the RTF specification 1.9.1 lists them under \fcharset.
var charsetPages = map[int]int{
	0: 1252, 1: 0, 2: symbolPage, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
	178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

var singleByte = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858,
	860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865, 866: charmap.CodePage866,
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 28591: charmap.ISO8859_1, 28592: charmap.ISO8859_2,
	28595: charmap.ISO8859_5, 28597: charmap.ISO8859_7, 28605: charmap.ISO8859_15,
}

// multiByte are the code pages with characters of one or two bytes.
var multiByte = map[int]encoding.Encoding{
	932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	10001: japanese.ShiftJIS, 10002: traditionalchinese.Big5, 10003: korean.EUCKR, 10008: simplifiedchinese.GBK,
}

func (r *rtf) codePage() int {
	if f, ok := r.fonts[r.group.font]; ok && f.page != 0 {
		return f.page
	}
	return r.page
}

// symbolic reports whether letters are pictures here.
func (r *rtf) symbolic() bool {
	return r.group.dest == toText && r.codePage() == symbolPage && symbols[r.fonts[r.group.font].name] != nil
}

// octet takes in a byte that is text in the code page of the font.
func (r *rtf) octet(c byte, from, to int) {
	page := r.codePage()
	if page == symbolPage {
		if r.symbolic() && c != ' ' {
			r.add(symbol(r.fonts[r.group.font].name, fmt.Sprintf("%x", c)), from, to)
			return
		}
		page = 1252
	}
	if page == utf8Page || multiByte[page] != nil {
		r.several(c, page, from, to)
		return
	}
	m := singleByte[page]
	if m == nil {
		r.once(fmt.Sprintf("has text in the code page %d, which dalint does not know: letters with accents may be wrong", page))
		m = charmap.Windows1252
	}
	r.add(string(m.DecodeByte(c)), from, to)
}

// several takes in a byte of an encoding with characters of several.
func (r *rtf) several(c byte, page, from, to int) {
	if len(r.pending) == 0 {
		r.pendFrom = from
	}
	r.pending = append(r.pending, c)
	b := r.pending
	start := r.pendFrom
	if page == utf8Page {
		if !utf8.FullRune(b) {
			return
		}
		u, n := utf8.DecodeRune(b)
		r.pending = b[:0]
		if n < len(b) { // a bad sequence that this byte ended
			r.add("\ufffd", start, from)
			r.several(c, page, from, to)
			return
		}
		r.add(string(u), start, to)
		return
	}
	if len(b) == 1 && (c < 0x81 || (page == 932 || page == 10001) && 0xa0 <= c && c <= 0xdf || c == 0xff) {
		r.pending = b[:0]
		r.add(decoded(page, []byte{c}), start, to)
		return
	}
	if len(b) == 2 {
		s := decoded(page, b)
		r.pending = b[:0]
		r.add(s, start, to)
	}
}

func decoded(page int, b []byte) string {
	out, err := multiByte[page].NewDecoder().Bytes(b)
	if err != nil {
		return "\ufffd"
	}
	return string(out)
}

// flushBytes gives up on a character whose other bytes did not come.
func (r *rtf) flushBytes() {
	if len(r.pending) > 0 {
		r.pending = r.pending[:0]
		r.add("\ufffd", r.pendFrom, r.pendFrom+1)
	}
}

// unicode takes in \u. The file writes numbers above 32767 as negative ones,
// and characters beyond 65535 as two halves.
func (r *rtf) unicode(n, from int) {
	if n < 0 {
		n += 0x10000
	}
	r.skip = r.group.unicode
	high, start := r.high, r.highFrom
	r.high = 0
	u := rune(n)
	switch {
	case n < 0 || n > utf8.MaxRune:
		u = utf8.RuneError
	case n < 0x20 && n != '\t' && n != '\n':
		return
	case 0xd800 <= n && n < 0xdc00:
		r.high, r.highFrom = u, from
		return
	case 0xdc00 <= n && n < 0xe000:
		if u = utf16.DecodeRune(high, u); u == utf8.RuneError {
			start = from
		}
		r.add(string(u), start, r.pos)
		return
	case 0xf000 <= n && n <= 0xf0ff:
		name := r.fonts[r.group.font].name
		if symbols[name] == nil {
			name = "symbol"
		}
		r.add(symbol(name, fmt.Sprintf("%x", n)), from, r.pos)
		return
	}
	r.add(string(u), from, r.pos)
}

// fontWord takes in a control word of the font table.
func (r *rtf) fontWord(word string, n int) {
	switch word {
	case "f":
		r.endFont()
		r.number = n
	case "fcharset":
		r.font.page = charsetPages[n]
	case "cpg":
		r.font.page = n
	}
}

// endFont takes in the font that was defined.
func (r *rtf) endFont() {
	name, _, _ := strings.Cut(r.words.String(), ";")
	r.font.name = strings.ToLower(strings.TrimSpace(name))
	const most = 10_000
	if len(r.fonts) < most && r.font != (rtfFont{}) {
		r.fonts[r.number] = r.font
	}
	r.font = rtfFont{}
	r.words.Reset()
}
