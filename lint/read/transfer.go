package read

import (
	"strings"
	"unicode/utf8"
)

// quotedPrintable decodes a body, and is lenient where mail programs are.
func quotedPrintable(src string, from, to int) mapped {
	var m mapper
	start := from
	for i := from; i < to; {
		if src[i] != '=' {
			i++
			continue
		}
		m.add(src[start:i], start, i-start, true)
		start = i
		if n := softBreak(src[i:to]); n > 0 {
			i += n
			start = i
			continue
		}
		var escaped []byte
		for i+2 < to && src[i] == '=' && unhex(src[i+1]) >= 0 && unhex(src[i+2]) >= 0 {
			escaped = append(escaped, byte(unhex(src[i+1])<<4|unhex(src[i+2])))
			i += 3
		}
		if m.add(string(escaped), start, i-start, false); i > start {
			start = i
		} else {
			i++ // an equals sign that was not written as it should be
		}
	}
	m.add(src[start:to], start, to-start, true)
	return m.done()
}

// softBreak is the length of a line break that stands for nothing.
func softBreak(s string) int {
	n := 1
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	switch {
	case n == len(s):
		return n
	case strings.HasPrefix(s[n:], "\r\n"):
		return n + 2
	case s[n] == '\n' || s[n] == '\r':
		return n + 1
	}
	return 0
}

func unhex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// base64Lines decodes a body. Each line is known only as a whole, for what is
// in it is not text that a person could find; what is no digit counts for nothing.
func base64Lines(src string, from, to int) mapped {
	var m mapper
	m.b.Grow((to - from) / 4 * 3)
	var line []byte
	bits, have, spaced := uint32(0), 0, false
	begin := from
	for i := from; i < to; i++ {
		d := base64Values[src[i]]
		switch {
		case src[i] == '=':
			bits, have = 0, 0 // the end, or that of one of several written in a row
		case src[i] == ' ' && i > from && base64Values[src[i-1]] > 0 && i+1 < to && base64Values[src[i+1]] > 0:
			spaced = true
		case d > 0:
			bits, have = bits<<6|uint32(d-1), have+6
			if have >= 8 {
				have -= 8
				line = append(line, byte(bits>>have))
			}
		}
		if src[i] == '\n' || i+1 == to {
			m.add(string(line), begin, i+1-begin, false)
			line, begin = line[:0], i+1
		}
	}
	out := m.done()
	if !utf8.ValidString(out.text) && spaced {
		return mapped{text: src[from:to], identity: true, base: from} // text that was only said to be base64
	}
	return out
}

// base64Values are the values of the digits, plus one.
var base64Values = func() (v [256]byte) {
	for i := range len(base64Digits) {
		v[base64Digits[i]] = byte(i + 1)
	}
	return v
}()
