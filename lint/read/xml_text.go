package read

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// reference decodes the reference that s starts with ("&amp;", "&#x2019;") and
// returns its length; 0 where s starts with none that XML allows.
func reference(s string) (rune, int) {
	end := strings.IndexByte(s[:min(len(s), 16)], ';')
	if end < 0 {
		return 0, 0
	}
	switch name := s[1:end]; name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	default:
		digits, base := strings.TrimPrefix(name, "#"), 10
		if len(digits) == len(name) {
			return 0, 0
		}
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 32)
		if err != nil || n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
			return 0, 0
		}
		return rune(n), end + 1
	}
}

// unescapeXML decodes the references in s; what is none stays as it is.
func unescapeXML(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		if r, n := reference(s[i:]); n > 0 {
			b.WriteRune(r)
			s = s[i+n:]
		} else {
			b.WriteByte('&')
			s = s[i+1:]
		}
	}
}

// content adds the character data src[from:to] to the block, references
// decoded and line breaks, which XML treats as any white space, as spaces.
func (b *builder) content(from, to int, literal bool) error {
	return b.contentAs(from, to, literal, " ")
}

// contentAs is content with something else for a line break.
func (b *builder) contentAs(from, to int, literal bool, lineBreak string) error {
	start := from
	for i := from; i < to; {
		switch c := b.src[i]; {
		case c == '&' && !literal:
			r, n := reference(b.src[i:to])
			if n == 0 {
				return damaged("has an unknown entity (byte %d)", i)
			}
			b.copy(start, i)
			if s := string(r); invisible(s) == 0 {
				b.put(s, i, i+n)
			}
			i += n
			start = i
		case c == '\n' || c == '\r':
			n := 1
			if strings.HasPrefix(b.src[i:to], "\r\n") {
				n = 2
			}
			b.copy(start, i)
			b.put(lineBreak, i, i+n)
			i += n
			start = i
		default:
			i++
		}
	}
	b.copy(start, to)
	return nil
}
