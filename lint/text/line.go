package text

import (
	"strings"
	"unicode"
)

// OneLine makes a name or a message safe to show on one line: a control
// character, or one that is not to be seen, becomes a space, what is not UTF-8 a
// replacement character, and marks that turn the direction of writing are left out,
// since the name of a file may use them to look like another.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Join_Control, r): // words of some scripts need joiners
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}
