package pdf

import (
	"math"
)

// maxNesting is how deeply arrays and dictionaries may lie in one another.
const maxNesting = 64

// lexer reads objects from a file, an object stream or a content stream.
type lexer struct {
	src   []byte
	pos   int
	file  *File // counts objects
	refs  bool  // "1 0 R" is a reference: not in content
	depth int
}

const endOfData keyword = ""

func isWhite(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func isRegular(c byte) bool { return !isWhite(c) && !isDelimiter(c) }

// white skips white space and comments.
func (l *lexer) white() {
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		switch {
		case isWhite(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.src) && l.src[l.pos] != '\n' && l.src[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// object reads one object, or a keyword: an operator, a stray bracket, or
// endOfData.
func (l *lexer) object() object {
	l.white()
	if l.pos >= len(l.src) {
		return endOfData
	}
	switch c := l.src[l.pos]; {
	case c == '/':
		l.pos++
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<':
		if l.pos+1 < len(l.src) && l.src[l.pos+1] == '<' {
			l.pos += 2
			return l.dict()
		}
		return l.hex()
	case c == '[':
		l.pos++
		return l.array()
	case c == '>' && l.pos+1 < len(l.src) && l.src[l.pos+1] == '>':
		l.pos += 2
		return keyword(">>")
	case isDelimiter(c):
		l.pos++
		return keyword(c)
	case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number()
	}
	from := l.pos
	for l.pos < len(l.src) && isRegular(l.src[l.pos]) {
		l.pos++
	}
	switch word := l.src[from:l.pos]; string(word) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		return keyword(word)
	}
}

// number reads a number as leniently as viewers do, or a reference.
func (l *lexer) number() object {
	n, ok := l.plainNumber()
	if !ok {
		for l.pos < len(l.src) && isRegular(l.src[l.pos]) {
			l.pos++
		}
		return 0
	}
	num, whole := n.(int)
	if !l.refs || !whole || num < 0 {
		return n
	}
	back := l.pos
	l.white()
	if l.pos < len(l.src) && '0' <= l.src[l.pos] && l.src[l.pos] <= '9' {
		gen, _ := l.plainNumber()
		l.white()
		if g, ok := gen.(int); ok && l.pos < len(l.src) && l.src[l.pos] == 'R' && (l.pos+1 == len(l.src) || !isRegular(l.src[l.pos+1])) {
			l.pos++
			return ref{num, g}
		}
	}
	l.pos = back
	return n
}

func (l *lexer) plainNumber() (object, bool) {
	negative := false
	for l.pos < len(l.src) && (l.src[l.pos] == '-' || l.src[l.pos] == '+') {
		negative = negative || l.src[l.pos] == '-'
		l.pos++
	}
	v, scale, digits, whole := 0.0, 1.0, 0, true
	for ; l.pos < len(l.src); l.pos++ {
		c := l.src[l.pos]
		switch {
		case '0' <= c && c <= '9':
			digits++
			if whole {
				v = v*10 + float64(c-'0')
			} else if scale < 1e15 {
				scale *= 10
				v += float64(c-'0') / scale
			}
			continue
		case c == '.' && whole:
			whole = false
			continue
		case c == '-' && digits > 0: // "0.-5" and "12-34" are written by some; the rest is dropped
			for l.pos < len(l.src) && isRegular(l.src[l.pos]) {
				l.pos++
			}
		}
		break
	}
	if digits == 0 && whole {
		return nil, false
	}
	if negative {
		v = -v
	}
	if math.Abs(v) > 1e15 {
		v = math.Copysign(1e15, v)
	}
	if whole {
		return int(v), true
	}
	return v, true
}

func (l *lexer) name() name {
	from, escaped := l.pos, false
	for l.pos < len(l.src) && isRegular(l.src[l.pos]) {
		escaped = escaped || l.src[l.pos] == '#'
		l.pos++
	}
	raw := l.src[from:l.pos]
	if !escaped {
		return name(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if a, b := hexDigit(raw[i+1]), hexDigit(raw[i+2]); a >= 0 && b >= 0 {
				out = append(out, byte(a<<4|b))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() string {
	l.pos++
	var out []byte
	half := -1
	for ; l.pos < len(l.src); l.pos++ {
		c := l.src[l.pos]
		if c == '>' {
			l.pos++
			break
		}
		d := hexDigit(c)
		switch {
		case d < 0:
		case half < 0:
			half = d
		default:
			out = append(out, byte(half<<4|d))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return string(out)
}

// literal reads a string in brackets, which may hold balanced brackets.
func (l *lexer) literal() string {
	l.pos++
	var out []byte
	open := 1
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.pos < len(l.src) && l.src[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return string(out)
}

func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.src) {
		return out
	}
	c := l.src[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.pos < len(l.src) && l.src[l.pos] == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.src) && '0' <= l.src[l.pos] && l.src[l.pos] <= '7'; i++ {
		v = v<<3 | int(l.src[l.pos]-'0')
		l.pos++
	}
	return append(out, byte(v))
}

// count counts an element: those of content are forgotten soon.
func (l *lexer) count() {
	left := &l.file.opsLeft
	if l.refs {
		left = &l.file.objectsLeft
	}
	l.file.count(left, 1)
}

// enter notes that a composite begins, and gives up where they lie too deep.
func (l *lexer) enter() bool {
	if l.depth++; l.depth > maxNesting {
		l.pos = len(l.src)
		return false
	}
	return true
}

func (l *lexer) array() array {
	out := array{}
	defer func() { l.depth-- }()
	if !l.enter() {
		return out
	}
	for {
		back := l.pos
		o := l.object()
		if k, ok := o.(keyword); ok {
			switch k {
			case "]", endOfData:
				return out
			case ">>", "endobj", "stream", "endstream":
				l.pos = back // the bracket is missing
				return out
			}
			continue
		}
		l.count()
		out = append(out, o)
	}
}

func (l *lexer) dict() dict {
	out := dict{}
	defer func() { l.depth-- }()
	if !l.enter() {
		return out
	}
	for {
		back := l.pos
		o := l.object()
		key, ok := o.(name)
		if !ok {
			if k, ok := o.(keyword); ok {
				switch k {
				case ">>", endOfData:
					return out
				case "endobj", "stream", "endstream":
					l.pos = back
					return out
				}
			}
			continue
		}
		back = l.pos
		value := l.object()
		if k, ok := value.(keyword); ok {
			switch k {
			case ">>", endOfData, "endobj", "stream", "endstream":
				l.pos = back // a key without value
			}
			continue
		}
		l.count()
		out[key] = value
	}
}
