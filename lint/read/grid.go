package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// titleRows is how far down a title may stand.
const titleRows = 6

// gridKind says what the cells of a row are at the top of a spreadsheet, where a
// title or two may stand on their own above the names of the columns, and
// whether the rows below it are plain cells.
func gridKind(cells []string, row int) (k text.Kind, last bool) {
	filled, short := 0, 0
	for _, c := range cells {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		filled++
		if isName(c) {
			short++
		}
	}
	switch {
	case filled == 0:
		return text.Cell, false
	case filled == 1 && short == 1 && row <= titleRows && len(cells) > 1:
		return text.Heading, false
	case filled == 1 && row <= titleRows && len(cells) > 1:
		return text.Cell, false // a note above the table
	case filled == short && filled > 1:
		return text.Label, true
	}
	return text.Cell, true
}

// isName reports whether a cell could be a title or the name of a column rather
// than something that happened: a few words, no sentence, no date or number.
func isName(s string) bool {
	const longest, words = 80, 8
	if len(s) > longest || isDigit(s[0]) || strings.IndexByte(".!?;,", s[len(s)-1]) >= 0 {
		return false
	}
	n := len(strings.Fields(s))
	return n == 1 || n <= words && !isSentence(s) // "Who" names a column
}

// rowNumber is a number of an attribute; otherwise where it is none.
func rowNumber(s string, otherwise int) int {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) || n > 1<<24 {
			return otherwise
		}
		n = n*10 + int(s[i]-'0')
	}
	if s == "" {
		return otherwise
	}
	return n
}

// cellRef is the row and column, from 1, of a reference such as "$C$12"; 0, 0
// where it is none.
func cellRef(ref string) (row, column int) {
	ref = strings.ReplaceAll(ref, "$", "")
	i := 0
	for i < len(ref) && i < 4 && 'A' <= ref[i]&^0x20 && ref[i]&^0x20 <= 'Z' {
		column = column*26 + int(ref[i]&^0x20-'A') + 1
		i++
	}
	if row = rowNumber(ref[i:], 0); row == 0 || column == 0 || column > maxColumn {
		return 0, 0
	}
	return row, column
}
