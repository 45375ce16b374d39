package lsp

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// encoding is what a column counts: bytes, UTF-16 code units or code points.
type encoding string

const (
	utf8Encoding  encoding = "utf-8"
	utf16Encoding encoding = "utf-16"
	utf32Encoding encoding = "utf-32"
)

// negotiate takes the first encoding of the client's list that dalint knows,
// and UTF-16 where there is no list: a client that names none means that.
func negotiate(offered []string) encoding {
	for _, o := range offered {
		switch e := encoding(o); e {
		case utf8Encoding, utf16Encoding, utf32Encoding:
			return e
		}
	}
	return utf16Encoding
}

// mapper converts between byte offsets of a text and the protocol's positions:
// line and column from 0, the column in units of the encoding. Lines end in LF,
// CRLF or CR, which are not part of the line. Whatever it is given, it answers
// with a place within a line and between two characters.
type mapper struct {
	text     string
	encoding encoding
	starts   []int // the byte at which each line begins
	marks    func() []mark
}

// mark says how many units stand before a byte of a long text, so that they need
// not be counted from the start of its line again for each place on it.
type mark struct{ off, units int }

const markEvery = 1024

func newMapper(text string, enc encoding) *mapper {
	m := &mapper{text: text, encoding: enc, starts: make([]int, 1, len(text)/64+1)}
	m.marks = sync.OnceValue(m.mark) // not every text is asked for a place
	cr := strings.IndexByte(text, '\r') >= 0
	for i := 0; i < len(text); i++ {
		if !cr { // the common case, at the speed of a library
			n := strings.IndexByte(text[i:], '\n')
			if n < 0 {
				break
			}
			i += n
		}
		c := text[i]
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			m.starts = append(m.starts, i+1)
		}
	}
	return m
}

// mark makes the marks of the text; a short one has none.
func (m *mapper) mark() (marks []mark) {
	if len(m.text) < 2*markEvery {
		return nil
	}
	units, next := 0, markEvery
	for off, r := range m.text {
		if off >= next {
			marks = append(marks, mark{off, units})
			next = off + markEvery
		}
		units += m.width(r)
	}
	return marks
}

// before is how many units stand before a byte of the text, which begins a
// character.
func (m *mapper) before(off int) int {
	marks := m.marks()
	i := sort.Search(len(marks), func(i int) bool { return marks[i].off > off })
	if i == 0 {
		return m.units(m.text[:off])
	}
	return marks[i-1].units + m.units(m.text[marks[i-1].off:off])
}

// line is the text of a line without its end.
func (m *mapper) line(n int) string {
	end := len(m.text)
	if n+1 < len(m.starts) {
		end = m.starts[n+1]
	}
	s := m.text[m.starts[n]:end]
	switch {
	case strings.HasSuffix(s, "\r\n"):
		return s[:len(s)-2]
	case n+1 < len(m.starts):
		return s[:len(s)-1]
	}
	return s
}

// offset is the byte offset of a position. A line after the last is the end of
// the text, a column after the line's end is that end, and a column within a
// character is its start.
func (m *mapper) offset(p position) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(m.starts) {
		return len(m.text)
	}
	line := m.line(p.Line)
	at, units := 0, max(p.Character, 0)
	if m.encoding == utf8Encoding {
		at = min(units, len(line))
		for at < len(line) && at > 0 && !utf8.RuneStart(line[at]) {
			at--
		}
		return m.starts[p.Line] + at
	}
	for at < len(line) && units > 0 {
		r, size := utf8.DecodeRuneInString(line[at:])
		if units -= m.width(r); units < 0 {
			break // in the middle of a surrogate pair
		}
		at += size
	}
	return m.starts[p.Line] + at
}

// position is where byte offset off stands.
func (m *mapper) position(off int) position {
	off = min(max(off, 0), len(m.text))
	n := sort.Search(len(m.starts), func(i int) bool { return m.starts[i] > off }) - 1
	line := m.line(n)
	at := min(off-m.starts[n], len(line))
	for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
		at--
	}
	if m.encoding == utf8Encoding {
		return position{n, at}
	}
	return position{n, m.before(m.starts[n]+at) - m.before(m.starts[n])}
}

func (m *mapper) rng(from, to int) lspRange {
	return lspRange{m.position(from), m.position(to)}
}

// width is the number of units that a code point takes up.
func (m *mapper) width(r rune) int {
	if m.encoding == utf16Encoding && r > 0xffff {
		return 2
	}
	return 1
}

// units is the length of s in units of the encoding.
func (m *mapper) units(s string) int {
	if m.encoding == utf8Encoding {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += m.width(r)
	}
	return n
}
