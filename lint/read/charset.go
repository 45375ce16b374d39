package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// mapped is decoded text that remembers where in its source each stretch came
// from. The stretches are in order and cover the text.
type mapped struct {
	text     string
	stretch  []stretch
	identity bool // text stands in the source as it is, from base on
	base     int
}

// stretch is text[at:at+n], which stands for size bytes of the source at from.
type stretch struct {
	at, n, from, size int32
	copied            bool
}

// find is the index of the stretch that holds text[at].
func (m *mapped) find(at int) int {
	lo, hi := 0, len(m.stretch)
	for lo < hi {
		if mid := (lo + hi) / 2; int(m.stretch[mid].at+m.stretch[mid].n) <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// mostStretches bounds the memory that a mapped takes.
const mostStretches = 1 << 20

// mapper builds a mapped.
type mapper struct {
	b   strings.Builder
	out []stretch
}

// add adds s, which stands for size bytes at from. Copies that go on where the
// last one ended become one with it.
func (m *mapper) add(s string, from, size int, copied bool) {
	if len(s) == 0 {
		return
	}
	at := m.b.Len()
	m.b.WriteString(s)
	if k := len(m.out) - 1; copied && k >= 0 && m.out[k].copied && int(m.out[k].from+m.out[k].size) == from {
		m.out[k].n += int32(len(s))
		m.out[k].size += int32(size)
		return
	}
	if k := len(m.out) - 1; k >= mostStretches { // nobody wrote this: what it stands for is known less exactly
		m.out[k].n += int32(len(s))
		m.out[k].size = max(m.out[k].size, int32(from+size)-m.out[k].from)
		m.out[k].copied = false
		return
	}
	m.out = append(m.out, stretch{int32(at), int32(len(s)), int32(from), int32(size), copied})
}

func (m *mapper) done() mapped { return mapped{text: m.b.String(), stretch: m.out} }

// within adds s, which stands for raw.text[at:at+n].
func (m *mapper) within(s string, raw *mapped, at, n int, copied bool) {
	if raw.identity {
		m.add(s, raw.base+at, n, copied)
		return
	}
	if !copied {
		from, size := raw.source(at, n)
		m.add(s, from, size, false)
		return
	}
	for i := raw.find(at); n > 0 && i < len(raw.stretch); i++ {
		x := raw.stretch[i]
		k := min(n, int(x.at+x.n)-at)
		if x.copied {
			m.add(s[:k], int(x.from)+at-int(x.at), k, true)
		} else {
			m.add(s[:k], int(x.from), int(x.size), false)
		}
		s, at, n = s[k:], at+k, n-k
	}
}

// source is what text[at:at+n] stands for in the source.
func (m *mapped) source(at, n int) (from, size int) {
	if m.identity {
		return m.base + at, n
	}
	i := m.find(at)
	if i == len(m.stretch) {
		if i == 0 {
			return 0, 0
		}
		x := m.stretch[i-1]
		return int(x.from + x.size), 0
	}
	x := m.stretch[i]
	from = int(x.from)
	if x.copied {
		from += at - int(x.at)
	}
	if n == 0 {
		return from, 0
	}
	y := m.stretch[min(m.find(at+n-1), len(m.stretch)-1)]
	to := int(y.from + y.size)
	if y.copied {
		to = int(y.from) + at + n - int(y.at)
	}
	return from, to - from
}

// decodeCharset turns the bytes of a part of a message into text. The label is
// what the part says of itself, which is believed only as far as it fits.
func decodeCharset(label string, raw mapped) (mapped, error) {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))
	if utf8.ValidString(raw.text) && !strings.HasPrefix(label, "utf-16") && !strings.HasPrefix(label, "iso-2022") && label != "hz-gb-2312" {
		return raw, nil
	}
	enc, err := htmlindex.Get(label)
	name := ""
	if err == nil {
		name, _ = htmlindex.Name(enc)
	}
	switch {
	case err != nil && looksWindows1252([]byte(raw.text)):
		enc = charmap.Windows1252
	case name == "utf-8" && looksWindows1252([]byte(raw.text)):
		enc = charmap.Windows1252
	case err != nil && label != "" && label != "us-ascii" && label != "unknown-8bit" && label != "8bit":
		return mapped{}, unknownEncoding(label)
	case err != nil, name == "utf-8":
		return validRunes(raw), nil
	}
	var m mapper
	m.b.Grow(len(raw.text) + len(raw.text)/8)
	if table, ok := enc.(*charmap.Charmap); ok {
		byBytes(&m, &raw, table)
		return m.done(), nil
	}
	if strings.HasPrefix(name, "utf-16") {
		s, err := decodeUTF16([]byte(strings.TrimPrefix(raw.text, "\xff\xfe")), name == "utf-16be")
		if err != nil {
			return mapped{}, err
		}
		m.within(s, &raw, 0, len(raw.text), false)
		return m.done(), nil
	}
	byLines(&m, &raw, enc)
	return m.done(), nil
}

// byBytes decodes an encoding of one byte a character.
func byBytes(m *mapper, raw *mapped, table *charmap.Charmap) {
	start := 0
	for i := 0; i < len(raw.text); i++ {
		if raw.text[i] < utf8.RuneSelf {
			continue
		}
		m.within(raw.text[start:i], raw, start, i-start, true)
		m.within(string(table.DecodeByte(raw.text[i])), raw, i, 1, false)
		start = i + 1
	}
	m.within(raw.text[start:], raw, start, len(raw.text)-start, true)
}

// byLines decodes any other encoding a line at a time, and knows of a line only
// as a whole where it came from.
func byLines(m *mapper, raw *mapped, enc encoding.Encoding) {
	dec := enc.NewDecoder()
	for at := 0; at < len(raw.text); {
		n := strings.IndexByte(raw.text[at:], '\n') + 1
		if n == 0 {
			n = len(raw.text) - at
		}
		line := raw.text[at : at+n]
		if s, err := dec.String(line); err == nil && s != line {
			m.within(s, raw, at, n, false)
		} else {
			m.within(line, raw, at, n, true)
		}
		at += n
	}
}

// validRunes replaces what is not UTF-8 by U+FFFD, as programs for mail do.
func validRunes(raw mapped) mapped {
	var m mapper
	start := 0
	for i := 0; i < len(raw.text); {
		r, n := utf8.DecodeRuneInString(raw.text[i:])
		if r == utf8.RuneError && n == 1 {
			m.within(raw.text[start:i], &raw, start, i-start, true)
			m.within("\ufffd", &raw, i, 1, false)
			start = i + 1
		}
		i += n
	}
	m.within(raw.text[start:], &raw, start, len(raw.text)-start, true)
	return m.done()
}

// codePage is the name of a Windows code page as a charset; empty where it has
// none that dalint knows.
func codePage(n int) string {
	switch {
	case n == 65001, n == 20127:
		return "utf-8"
	case n == 1200:
		return "utf-16le"
	case n == 1201:
		return "utf-16be"
	case n == 10000:
		return "macintosh"
	case n == 20866:
		return "koi8-r"
	case n == 21866:
		return "koi8-u"
	case n >= 28591 && n <= 28606:
		return "iso-8859-" + itoa(n-28590)
	case n == 932, n == 50220, n == 50221, n == 50222:
		return map[bool]string{true: "shift_jis", false: "iso-2022-jp"}[n == 932]
	case n == 936, n == 54936:
		return "gb18030"
	case n == 949:
		return "euc-kr"
	case n == 950:
		return "big5"
	case n == 874, n >= 1250 && n <= 1258:
		return "windows-" + itoa(n)
	}
	return ""
}
