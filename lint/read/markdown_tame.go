package read

import "bytes"

// The parser's time grows with the square of what some paragraphs hold, none
// of which a person wrote. tame hides such signs from it, by a letter in their
// place: the text itself is taken from the source, where they stay. It also
// reports whether footnotes are few enough to be resolved.
func tame(s []byte) (footnotes bool) {
	const manyFootnotes = 1000
	cells := 0
	for start := 0; start < len(s); {
		end := paragraphEnd(s, start)
		tameParagraph(s[start:end], &cells)
		start = end
	}
	return bytes.Count(s, []byte("[^")) <= manyFootnotes
}

// paragraphEnd is where the lines from start stop being one paragraph, or what
// may be one: at a blank line, a heading or a list item.
func paragraphEnd(s []byte, start int) int {
	for pos := start; pos < len(s); {
		i := bytes.IndexByte(s[pos:], '\n')
		if i < 0 {
			return len(s)
		}
		pos += i + 1
		l := bytes.TrimLeft(s[pos:min(pos+4, len(s))], " ")
		switch {
		case len(l) == 0:
			continue
		case l[0] == '\n' || l[0] == '\r':
			return pos
		case len(l) > 1 && bytes.IndexByte([]byte("-+*#"), l[0]) >= 0 && l[1] == ' ':
			return pos
		}
	}
	return len(s)
}

func tameParagraph(p []byte, cells *int) {
	const (
		manyMixed = 50         // emphasis signs of a second kind
		manyTilde = 200        // strikethrough signs
		manyLinks = 100        // addresses that do not end
		manyLines = 300        // lines that start with a bracket
		manySteps = 20_000_000 // of search for the end of inline code
		manyCells = maxBlocks  // in all tables
		longLabel = 1000       // bytes; CommonMark allows 999
	)
	if len(p) < manyMixed {
		return
	}
	var count [256]int
	links, brackets, ticks, lines := 0, 0, 0, 0
	var before byte = '\n'
	for i, c := range p {
		count[c]++
		switch c {
		case '\n':
			lines++
		case '(':
			if before == ']' {
				links++
			}
		case '`':
			if before != '`' {
				ticks++
			}
		case '[':
			if before == '\n' {
				brackets++
				if bytes.IndexByte(p[i:min(i+longLabel, len(p))], ']') < 0 {
					p[i] = 'x'
				}
			}
		}
		if c != ' ' || before != '\n' {
			before = c
		}
	}
	mixed := 0
	for _, c := range []byte("*_~") {
		if count[c] > manyMixed {
			mixed++
		}
	}
	if mixed > 1 || count['~'] > manyTilde {
		hide(p, '_')
		hide(p, '~')
	}
	if links-count[')'] > manyLinks || brackets > manyLines {
		hide(p, '[')
	}
	if ticks*len(p) > manySteps {
		hide(p, '`')
	}
	tameTable(p, lines, manyCells, cells)
}

// tameTable hides a table that would have too many cells: it has as many in
// each of its rows as its second line says.
func tameTable(p []byte, rows, most int, cells *int) {
	for rest := p; len(rest) > 0; {
		l, next, _ := bytes.Cut(rest, []byte("\n"))
		if columns := bytes.Count(l, []byte("|")); columns > 0 && len(bytes.Trim(l, "|-: \t\r>")) == 0 && bytes.IndexByte(l, '-') >= 0 {
			if *cells += columns * rows; *cells > most {
				hide(l, '|')
			}
		}
		rest = next
	}
}

// hide puts a letter in the place of a sign, but at the start of a line, where
// it may divide blocks.
func hide(p []byte, sign byte) {
	start := sign != '['
	for i, c := range p {
		switch {
		case c == '\n':
			start = sign != '['
		case c == sign && !start:
			p[i] = 'x'
		case c != ' ' && c != '>' && c != sign:
			start = false
		}
	}
}
