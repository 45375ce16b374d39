package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// style adds terminal colours, or nothing. Colour only ever repeats what the
// words already say.
type style struct{ on bool }

const (
	reset     = "\x1b[0m"
	bold      = "\x1b[1m"
	boldLine  = "\x1b[1;4m"
	redBold   = "\x1b[1;31m"
	yellow    = "\x1b[33m"
	cyan      = "\x1b[36m"
	openMark  = "\x01"
	closeMark = "\x02"
)

func (s style) wrap(code, text string) string {
	if !s.on {
		return text
	}
	return code + text + reset
}

func (s style) bold(text string) string { return s.wrap(bold, text) }

func (s style) severity(sev lint.Severity) string {
	switch sev {
	case lint.Error:
		return s.wrap(redBold, sev.String())
	case lint.Warning:
		return s.wrap(yellow, sev.String())
	}
	return s.wrap(cyan, sev.String())
}

// status is a status of the practice profile.
func (s style) status(word string) string {
	switch word {
	case lookHere:
		return s.wrap(redBold, word)
	case statusWords[lint.NotEvident]:
		return s.wrap(yellow, word)
	case statusWords[lint.Partly]:
		return s.wrap(cyan, word)
	}
	return word
}

// marked turns the marks round a finding's words into underlining; it is
// switched off at each line's end so that indents stay plain.
func (s style) marked(lines string) string {
	if !s.on {
		return strings.NewReplacer(openMark, "", closeMark, "").Replace(lines)
	}
	var b strings.Builder
	in, margin := false, false
	for _, r := range lines {
		switch {
		case string(r) == openMark:
			in = true
			b.WriteString(boldLine)
		case string(r) == closeMark:
			in = false
			b.WriteString(reset)
		case r == '\n' && in:
			b.WriteString(reset + "\n")
			margin = true
		case margin && r != ' ':
			margin = false
			b.WriteString(boldLine + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// clean makes text from a document or a file name safe to show: one line, no
// control or direction characters that a terminal might obey.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r), r == '\u00ad':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// cleanName makes the name of a file or a folder safe to show: what cannot be seen in
// it becomes a space, so that it does not look like another.
func cleanName(s string) string { return clean(text.OneLine(s)) }

// indent is what a paragraph stands behind: its first line, and the rest of them.
type indent struct{ first, rest string }

// even is an indent of all lines alike.
func even(s string) indent { return indent{s, s} }

// wrap writes s behind an indent, broken between words so that no line is wider than
// columns.
func wrap(b *strings.Builder, in indent, s string, columns int) {
	b.WriteString(fill(strings.Fields(s), in, columns))
}

// fill sets words in lines.
func fill(words []string, in indent, limit int) string {
	var b strings.Builder
	b.WriteString(in.first)
	at, fresh := columns(in.first), true
	for _, w := range words {
		n := columns(w)
		if !fresh && at+1+n > limit {
			b.WriteString("\n" + in.rest)
			at, fresh = columns(in.rest), true
		}
		if !fresh {
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at, fresh = at+n, false
	}
	b.WriteByte('\n')
	return b.String()
}

// columns is how wide s stands in a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case r < ' ', unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
