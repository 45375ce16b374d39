package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is one line of plain text. Start and end are byte offsets of its
// words, without indentation, quote marks and trailing space.
type line struct {
	start, end int
	width      int // code points up to end, indentation included
	indent     int // columns of white space before start, tabs to the next multiple of 4
	marker     int // bytes of a bullet or number and the space after it
	quote      int // marks of a quotation before start
}

// scanLine reads the line at pos and returns where the next one starts. A
// blank line has start == end.
func scanLine(src string, pos int) (line, int) {
	end := pos
	for end < len(src) && src[end] != '\n' && src[end] != '\r' {
		end++
	}
	next := min(end+1, len(src))
	if strings.HasPrefix(src[end:], "\r\n") {
		next++
	}
	l := line{start: pos}
	for l.start < end {
		switch src[l.start] {
		case '\t':
			l.indent += 4 - l.indent%4
		case ' ', '\v', '\f', 0x1a:
			l.indent++
		case '>':
			l.quote++
			l.indent = 0
		default:
			goto text
		}
		l.start++
	}
text:
	for end > l.start && (isSpace(src[end-1]) || src[end-1] == 0x1a) {
		end--
	}
	l.end = end
	l.width = utf8.RuneCountInString(src[pos:end])
	l.marker = marker(src[l.start:end])
	if l.marker == l.end-l.start {
		l.marker = 0
	}
	return l, next
}

// marker is the length of the bullet or number that s starts with and of the
// space after it; 0 where there is none.
func marker(s string) int {
	if s == "" {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '-' || r == '*' || r == '+' || r == '–' || r == '—':
		return spaced(s, n)
	case strings.ContainsRune("•·▪‣◦●○■□➢✓\uf0b7\uf0a7\uf0d8", r):
		return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " \t"))
	case r == 'o' && strings.HasPrefix(s, "o\t"):
		return spaced(s, n)
	}
	open := 0
	if r == '(' {
		open = 1
	}
	n = open
	for n < len(s) && n < open+4 && (isDigit(s[n]) || 'a' <= s[n] && s[n] <= 'z') {
		n++
	}
	if n == open || n == len(s) || !isOrdinal(s[open:n]) {
		return 0
	}
	if s[n] == ')' || s[n] == '.' && open == 0 {
		return spaced(s, n+1)
	}
	return 0
}

// isOrdinal reports whether s numbers a list item: 12, b, iv.
func isOrdinal(s string) bool {
	if len(s) == 1 {
		return true
	}
	return strings.Trim(s, "0123456789") == "" && len(s) <= 3 || strings.Trim(s, "ivx") == ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// spaced is n and the white space that follows s[:n]; 0 where none does.
func spaced(s string, n int) int {
	if n == len(s) || s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " \t"))
}

// isRule reports that a line only divides: at least three marks and no words.
func isRule(s string) bool {
	return len(s) >= 3 && !isAlnum(s[0]) && strings.Trim(s, "-=_*~#.+ \t—–─━") == ""
}

func isUnderline(s string) bool {
	return len(s) >= 3 && !isAlnum(s[0]) && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

type labelShape uint8

const (
	notLabel   labelShape = iota
	labelAlone            // "Analysis:"
	labelValue            // "Date of birth: 3 May"
)

// isLabel tells the printed label of a form from a sentence with a colon in
// it: a capital or digit first, few words, no other punctuation.
func isLabel(s string) labelShape {
	i := strings.IndexByte(s, ':')
	if i < 2 || i > 60 || strings.ContainsAny(s[:i], ".,;!?\"“”") {
		return notLabel
	}
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) || isDigit(s[i-1]) || len(strings.Fields(s[:i])) > 6 || isSentence(s[:i]) {
		return notLabel
	}
	if i+1 == len(s) {
		return labelAlone
	}
	if s[i+1] == ' ' || s[i+1] == '\t' {
		return labelValue
	}
	return notLabel
}

// sentenceWords are words that a heading or label hardly ever has.
var sentenceWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`was were is are am be been being has have had did does do will would should must
		can could may might said says he she they i we you it him them me us who that this there hit told`) {
		sentenceWords[w] = true
	}
}

func isSentence(s string) bool {
	for _, w := range strings.Fields(s) {
		if sentenceWords[strings.ToLower(strings.Trim(w, "'’‘()"))] {
			return true
		}
	}
	return false
}
