package read

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"github.com/dalint/dalint/lint/read/pdf"
)

// A PDF has its letters where they look to be, so that a line of Hebrew or
// Arabic is built from its end to its beginning. It is turned here into the
// order in which it is read: what the bidirectional algorithm (UAX 9) does to
// show a line, the other way round, as far as that can be told.

type bidiKind uint8

const (
	neutral   bidiKind = iota // goes with what stands on both sides
	rightward                 // letters read from left to right
	leftward                  // letters read from right to left
	digits                    // read from left to right in either
	inNumber                  // a sign that is part of a number between digits
)

func bidiOf(r rune) bidiKind {
	if r < utf8.RuneSelf && 'A' <= r {
		if 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return rightward
		}
		return neutral
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return rightward
	case bidi.R, bidi.AL:
		return leftward
	case bidi.EN, bidi.AN:
		return digits
	case bidi.ES, bidi.CS, bidi.ET:
		return inNumber
	}
	return neutral
}

func hasLeftward(s string) bool {
	for _, r := range s {
		if r >= 0x590 && bidiOf(r) == leftward {
			return true
		}
	}
	return false
}

// seen makes what a glyph stands for one letter after another as they look,
// where that is read from right to left: ligatures and forms of letters too.
func seen(g *pdf.Glyph) {
	if !hasLeftward(g.Text) {
		return
	}
	runes := []rune(norm.NFKC.String(g.Text))
	slices.Reverse(runes)
	g.Text = string(runes)
}

// asRead turns a line from how it looks to how it is read.
func asRead(line string) (read string, fromRight bool) {
	if !hasLeftward(line) {
		return line, false
	}
	runes := []rune(line)
	kinds := make([]bidiKind, len(runes))
	count := map[bidiKind]int{}
	for i, r := range runes {
		kinds[i] = bidiOf(r)
		count[kinds[i]]++
	}
	if count[leftward] >= count[rightward] {
		return string(turned(runes, kinds)), true
	}
	var out []rune
	for i, n := 0, 0; i < len(runes); i += n {
		if n = 1; kinds[i] == leftward {
			n = reach(kinds[i:], rightward)
			out = append(out, turned(runes[i:i+n], kinds[i:i+n])...)
		} else {
			out = append(out, runes[i])
		}
	}
	return string(out), false
}

// turned is text that is read from right to left, what is read from left to
// right in it left as it is.
func turned(runes []rune, kinds []bidiKind) []rune {
	var out []rune
	for i, n := 0, 0; i < len(runes); i += n {
		switch n = 1; kinds[i] {
		case rightward:
			n = reach(kinds[i:], leftward)
		case digits:
			n = reach(kinds[i:], leftward, rightward, neutral)
		}
		for k := i + n - 1; k >= i; k-- {
			r := runes[k]
			if other, ok := mirrored[r]; ok && n == 1 {
				r = other
			}
			out = append(out, r)
		}
	}
	slices.Reverse(out)
	return out
}

// mirrored are signs that look the other way round from right to left.
var mirrored = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«'}

// reach is how far text goes that begins like this: up to its last letter, or
// number, before one of those kinds.
func reach(kinds []bidiKind, until ...bidiKind) int {
	last := 0
	for i, k := range kinds {
		switch {
		case slices.Contains(until, k):
			return last + 1
		case k == kinds[0], k == digits && kinds[0] == rightward:
			last = i
		}
	}
	return last + 1
}

// fromRight reports that most lines are read from right to left.
func fromRight(lines []pdfLine) bool {
	n := 0
	for i := range lines {
		if lines[i].fromRight {
			n++
		}
	}
	return n*2 > len(lines)
}

// mirror turns the places of lines the other way round between two edges.
func mirror(lines []pdfLine, left, right float64) {
	for i := range lines {
		l := &lines[i]
		l.x0, l.x1 = left+right-l.x1, left+right-l.x0
	}
}
