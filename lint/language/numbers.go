package language

import (
	"strings"
	"unicode/utf8"
)

// address takes an e-mail address or a URL to its end.
func (z *scanner) address(i, j int) int {
	for j < len(z.s) && z.s[j] > ' ' && z.s[j] < utf8.RuneSelf && !strings.ContainsRune(`"<>()[],;`, rune(z.s[j])) {
		j++
	}
	for j > i+1 && strings.ContainsRune(".:!?'", rune(z.s[j-1])) {
		j--
	}
	z.emit(i, j)
	return j
}

// number cuts the number, date, time or reference that starts at i and is
// known to reach j.
func (z *scanner) number(i, j int) int {
	for j < len(z.s) {
		c := z.s[j]
		switch {
		case isDigit(c) || isASCIILetter(c):
			j++
			continue
		case (c == '.' || c == ',' || c == ':' || c == '/') && z.digitAt(j+1) && j > i && isDigit(z.s[j-1]):
			j += 2
			continue
		case c == '-' && (z.digitAt(j+1) || z.letterAt(j+1)):
			j += 2
			continue
		case c == '(':
			if k := z.subsections(j); k > j {
				j = k
				continue
			}
		case c >= utf8.RuneSelf:
			if r, size := utf8.DecodeRuneInString(z.s[j:]); isHyphen(r) && z.digitAt(j+size) || invisible(r) {
				j += size
				continue
			}
		case c == '.' && z.listNumber(i, j):
			j++
		}
		break
	}
	z.emit(i, j)
	return j
}

// listNumber says whether the stop at j belongs to a number that counts a line
// of a list: "1. Mother will ...".
func (z *scanner) listNumber(i, j int) bool {
	return j-i <= 2 && z.lineStart() && j+1 < len(z.s) && z.s[j+1] == ' '
}

// lineStart says whether the next token starts a line or follows a full stop.
func (z *scanner) lineStart() bool {
	if z.gap&newlineBefore != 0 || len(z.tokens) == 0 {
		return true
	}
	switch z.tokens[len(z.tokens)-1].Text {
	case ".", "…", ";", "!", "?", ":", "-", "*", "#":
		return true
	}
	return false
}

// subsections returns the end of "(2)(f)" at j, or j.
func (z *scanner) subsections(j int) int {
	for j < len(z.s) && z.s[j] == '(' {
		k := j + 1
		for k < len(z.s) && k < j+5 && (isDigit(z.s[k]) || isASCIILetter(z.s[k])) {
			k++
		}
		if k == j+1 || k >= len(z.s) || z.s[k] != ')' {
			return j
		}
		j = k + 1
	}
	return j
}
