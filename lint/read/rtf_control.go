package read

import (
	"strconv"
	"strings"
)

// control reads what begins with a backslash.
func (r *rtf) control() error {
	from := r.pos
	r.pos++
	if r.pos == len(r.src) {
		return nil
	}
	c := r.src[r.pos]
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
		return r.controlWord(from)
	}
	r.pos++
	if c == '\'' {
		if r.pos+2 > len(r.src) {
			r.pos = len(r.src)
			return nil
		}
		n, err := strconv.ParseUint(r.src[r.pos:r.pos+2], 16, 8)
		if err != nil {
			return nil // the quotation mark was not one of ours; what follows is text
		}
		r.pos += 2
		switch {
		case r.skip > 0:
			r.skip--
		case n == '\r' || n == '\n' || n == 0:
		default:
			r.octet(byte(n), from, r.pos)
		}
		return nil
	}
	if r.skip > 0 {
		r.skip--
		return nil
	}
	switch c {
	case '\\', '{', '}':
		r.add(string(c), from, r.pos)
	case '~':
		r.add("\u00a0", from, r.pos)
	case '_':
		r.add("\u2011", from, r.pos)
	case '\t':
		r.add("\t", from, r.pos)
	case '\r', '\n':
		if strings.HasPrefix(r.src[r.pos-1:], "\r\n") {
			r.pos++
		}
		r.word("par", 0, false, from)
	case '*':
		// Elsewhere than at the start of a group it has no meaning, and occurs.
		r.group.optional = strings.Trim(r.src[r.start:from], " \r\n") == ""
	}
	return nil
}

// controlWord reads a word of letters, its number and the space that ends it.
func (r *rtf) controlWord(from int) error {
	i := r.pos
	for i < len(r.src) && (r.src[i]|0x20 >= 'a' && r.src[i]|0x20 <= 'z') {
		i++
	}
	word := r.src[r.pos:i]
	start := i
	if i < len(r.src) && r.src[i] == '-' {
		i++
	}
	for i < len(r.src) && isDigit(r.src[i]) && i-start < 11 {
		i++
	}
	n, err := strconv.Atoi(r.src[start:i])
	given := err == nil
	if !given {
		i = start
	}
	if i < len(r.src) && r.src[i] == ' ' {
		i++
	}
	r.pos = i
	if word == "bin" {
		if n < 0 || n > len(r.src)-r.pos {
			return damaged("is cut short in the middle of a picture")
		}
		r.pos += n
		r.skip = max(r.skip-1, 0)
		return nil
	}
	if r.skip > 0 {
		r.skip--
		return nil
	}
	r.flushBytes()
	r.word(word, n, given, from)
	return nil
}
