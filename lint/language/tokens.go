package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/text"
)

// scanner cuts a text into tokens in one pass from left to right. It looks
// ahead only within a word, so its work is linear in the text.
type scanner struct {
	s      string
	tokens []Token
	gap    flags // what stood before the next token
}

func (z *scanner) run() {
	z.gap = newlineBefore | spaceBefore
	for i := 0; i < len(z.s); {
		switch c := z.s[i]; {
		case c == '\n' || c == '\r':
			z.gap |= newlineBefore | spaceBefore
			i++
		case c == ' ' || c == '\t' || c == '\v' || c == '\f':
			z.gap |= spaceBefore
			i++
		case isASCIILetter(c):
			i = z.word(i)
		case isDigit(c):
			i = z.number(i, i)
		case c < utf8.RuneSelf:
			i = z.mark(i)
		default:
			i = z.other(i)
		}
	}
}

// emit adds the token [i, j).
func (z *scanner) emit(i, j int) {
	z.emitAs(i, j, lookup(z.s[i:j]))
}

func (z *scanner) emitAs(i, j int, w *word) {
	z.tokens = append(z.tokens, Token{
		Span:   text.Span{Start: i, End: j},
		Text:   z.s[i:j],
		Norm:   w.norm,
		Lemmas: w.lemmas,
		Lemma:  w.lemmas[0],
		flags:  w.flags | z.gap,
	})
	z.gap = 0
}

// word cuts the run of letters that starts at i and returns where it ends.
func (z *scanner) word(i int) int {
	j, apostrophe, digits := i, -1, false
	for j < len(z.s) {
		c := z.s[j]
		if isASCIILetter(c) || c == '_' {
			j++
			continue
		}
		if isDigit(c) {
			digits = true
			j++
			continue
		}
		r, size := utf8.DecodeRuneInString(z.s[j:])
		next := z.letterAt(j + size)
		switch {
		case size == 1 && r == utf8.RuneError:
			return z.finish(i, j, apostrophe)
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)) || invisible(r):
			j += size
			continue
		case isApostrophe(r) && next:
			apostrophe = j
			j += size
			continue
		case isHyphen(r) && (next || z.digitAt(j+size)):
			j += size
			continue
		case r == '&' && z.upperAt(j+1) && j > i && isUpper(z.s[j-1]):
			j++
			continue
		case r == '@' && (next || z.digitAt(j+1)):
			return z.address(i, j)
		case r == '.':
			if k := z.stop(i, j); k > j {
				if k > j+1 && z.digitAt(k-1) && !digits {
					return z.number(i, k)
				}
				z.emit(i, k)
				return k
			}
		case r == '/':
			if k := z.slashed(i, j); k > j {
				z.emit(i, k)
				return k
			}
		case r == ':' && strings.HasPrefix(z.s[j:], "://"):
			return z.address(i, j)
		case r == '(' && digits:
			if k := z.subsections(j); k > j {
				j = k
				continue
			}
		}
		break
	}
	return z.finish(i, j, apostrophe)
}

// mark cuts ASCII punctuation.
func (z *scanner) mark(i int) int {
	c := z.s[i]
	switch {
	case (c == '#' || c == '$' || c == '+' || c == '.') && z.digitAt(i+1) && (c != '.' || z.gap != 0):
		return z.number(i, i+1)
	case c == '\'':
		if k := z.clitic(i, 1); k > i {
			z.emit(i, k)
			return k
		}
		if k := z.elision(i, 1); k > i {
			z.emit(i, k)
			return k
		}
	case c == '.' || c == '-' || c == '_' || c == '*' || c == '=' || c == '!' || c == '?' || c == '~':
		j := i + 1
		for j < len(z.s) && (z.s[j] == c || (c == '!' || c == '?') && (z.s[j] == '!' || z.s[j] == '?')) {
			j++
		}
		z.emit(i, j)
		return j
	case c < ' ' || c == 0x7f:
		z.gap |= spaceBefore
		return i + 1
	}
	z.emit(i, i+1)
	return i + 1
}

// other cuts what is not ASCII.
func (z *scanner) other(i int) int {
	r, size := utf8.DecodeRuneInString(z.s[i:])
	switch {
	case r == utf8.RuneError && size == 1:
		j := i + 1
		for j < len(z.s) && z.s[j] >= utf8.RuneSelf {
			if r, size := utf8.DecodeRuneInString(z.s[j:]); r != utf8.RuneError || size != 1 {
				break
			}
			j++
		}
		z.emit(i, j)
		return j
	case unicode.IsLetter(r):
		return z.word(i)
	case unicode.IsSpace(r) || invisible(r):
		z.gap |= spaceBefore
		if r == '\u2028' || r == '\u2029' || r == '\u0085' {
			z.gap |= newlineBefore
		}
		return i + size
	case (r == '£' || r == '€' || r == '¥') && z.digitAt(i+size):
		return z.number(i, i+size)
	case r == '’' || r == '‘':
		if k := z.clitic(i, size); k > i {
			z.emit(i, k)
			return k
		}
		if k := z.elision(i, size); k > i {
			z.emit(i, k)
			return k
		}
	case unicode.IsDigit(r):
		j := i
		for j < len(z.s) {
			r, size := utf8.DecodeRuneInString(z.s[j:])
			if !unicode.IsDigit(r) {
				break
			}
			j += size
		}
		z.emit(i, j)
		return j
	}
	j := i + size
	for j < len(z.s) {
		r, size := utf8.DecodeRuneInString(z.s[j:])
		if r != '\u200d' && r != '\ufe0f' && !unicode.IsMark(r) && !unicode.Is(unicode.Sk, r) {
			break
		}
		j += size
		if r == '\u200d' && j < len(z.s) {
			_, size := utf8.DecodeRuneInString(z.s[j:])
			j += size
		}
	}
	z.emit(i, j)
	return j
}

func (z *scanner) letterAt(j int) bool {
	if j >= len(z.s) {
		return false
	}
	if z.s[j] < utf8.RuneSelf {
		return isASCIILetter(z.s[j])
	}
	r, _ := utf8.DecodeRuneInString(z.s[j:])
	return unicode.IsLetter(r)
}

func (z *scanner) digitAt(j int) bool { return j < len(z.s) && isDigit(z.s[j]) }

func (z *scanner) upperAt(j int) bool { return j < len(z.s) && isUpper(z.s[j]) }

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '´'
}

func isApostropheByte(s string, j int) bool {
	r, _ := utf8.DecodeRuneInString(s[j:])
	return isApostrophe(r)
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' }

func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

func equalAny(s string, options ...string) bool {
	for _, o := range options {
		if strings.EqualFold(s, o) {
			return true
		}
	}
	return false
}
