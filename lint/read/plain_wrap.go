package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines broken to fit are between these widths, in code points.
const (
	narrowest = 40
	widest    = 160
)

// full reports that the first word of the next line would not have fitted on
// line l, so that the break says nothing but that the line was full.
func full(src string, l, next *line, width int) bool {
	if l.width >= width {
		return true
	}
	end := next.start
	for end < next.end && !isSpace(src[end]) {
		end++
	}
	return l.width+1+utf8.RuneCountInString(src[next.start:end]) > width
}

// fits measures a group: the width of its widest line, and of how many breaks
// how many fell where a line was full.
func fits(src string, lines []line) (width, breaks, atFull int) {
	for i := range lines {
		width = max(width, lines[i].width)
	}
	for i := 1; i < len(lines); i++ {
		if lines[i].marker > 0 {
			continue
		}
		breaks++
		if full(src, &lines[i-1], &lines[i], width) {
			atFull++
		}
	}
	return width, breaks, atFull
}

// documentWidth is the width at which lines were broken, judged from the start
// of the document; 0 where they seem not to have been.
func documentWidth(src string) int {
	const sample, enough = 256 << 10, 3 // bytes; breaks that make a group evidence
	width := 0
	r := plainReader{src: src[:min(len(src), sample)]}
	for pos := 0; pos < len(r.src); {
		pos = r.group(pos)
		w, breaks, atFull := fits(r.src, r.lines)
		if breaks >= enough && atFull*10 >= breaks*6 && w >= narrowest && w <= widest {
			width = max(width, w)
		}
	}
	return width
}

// groupWidth is the width at which this group's lines were broken: by its own
// evidence where it has enough, by the document's otherwise. It is 0 where the
// lines were ended by hand, and negative where nothing is known.
func groupWidth(src string, lines []line, document int) int {
	width, breaks, atFull := fits(src, lines)
	switch {
	case width > widest:
		return 0
	case document > 0 && width <= document && width*10 >= document*7:
		return document
	case breaks >= 3 && atFull*10 >= breaks*6 && width >= narrowest:
		return width
	case breaks >= 3:
		return 0
	}
	return -1
}

// joins reports whether line j goes on with the block that line i began.
func joins(src string, lines []line, i, j, width int) bool {
	prev, next := &lines[j-1], &lines[j]
	words := src[next.start:next.end]
	if next.marker > 0 || next.quote != prev.quote || isRule(words) {
		return false
	}
	if j+1 < len(lines) && isUnderline(src[lines[j+1].start:lines[j+1].end]) {
		return false
	}
	before := src[prev.start:prev.end]
	ended := strings.IndexByte(".!?:;", before[len(before)-1]) >= 0
	if ended && isLabel(words) != notLabel {
		return false
	}
	if lines[i].marker > 0 && next.indent > lines[i].indent {
		return true
	}
	r, _ := utf8.DecodeRuneInString(words)
	goesOn := unicode.IsLower(r) && !ended
	switch {
	case width > 0:
		return full(src, prev, next, width) || goesOn && prev.width*2 > width
	case width == 0:
		return false
	}
	if isLabel(words) != notLabel || prev.width < narrowest {
		return false
	}
	first, _ := utf8.DecodeRuneInString(src[lines[i].start:])
	return unfinished(before) || goesOn && !unicode.IsLower(first)
}

// unfinished reports that s ends in a comma or in a word that no line of notes
// ends in, so that it must go on.
func unfinished(s string) bool {
	if s[len(s)-1] == ',' {
		return true
	}
	s = s[strings.LastIndexAny(s, " \t")+1:]
	switch strings.ToLower(s) {
	case "a", "an", "the", "and", "or", "but", "of", "to", "at", "in", "on", "by", "for", "from", "with", "that",
		"which", "who", "his", "their", "was", "were", "is", "are", "has", "had", "not", "as", "when", "because",
		"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr":
		return true
	}
	return false
}

// headingLevel is the level of the heading that line i is, or 0. A heading is
// short and unfinished, and looks the part: hashes, a number, capitals, or a
// line to itself above a paragraph.
func (r *plainReader) headingLevel(i, next int) int {
	l := &r.lines[i]
	s := r.src[l.start:l.end]
	if s[0] == '#' {
		n := len(s) - len(strings.TrimLeft(s, "#"))
		if n <= 6 && n < len(s) && s[n] == ' ' {
			return n
		}
	}
	if i > 0 || l.quote > 0 || l.width > 80 || strings.IndexByte(".!?;,:", s[len(s)-1]) >= 0 || len(strings.Fields(s)) > 10 {
		return 0
	}
	words := strings.TrimLeft(s[l.marker:], "0123456789. \t)")
	c, _ := utf8.DecodeRuneInString(words)
	if !unicode.IsUpper(c) || isSentence(words) || isLabel(s) != notLabel {
		return 0
	}
	if words == strings.ToUpper(words) && letters(words) > 3 {
		if len(r.lines) > 1 && r.src[r.lines[1].start:r.lines[1].end] == strings.ToUpper(r.src[r.lines[1].start:r.lines[1].end]) {
			return 0
		}
		return 1
	}
	if len(r.lines) > 1 || !r.proseFollows(next) {
		return 0
	}
	if l.marker > 0 || isDigit(s[0]) {
		if !isDigit(s[0]) {
			return 0
		}
		return min(1+strings.Count(strings.Trim(s[:len(s)-len(words)], ". \t)"), "."), 6)
	}
	if titleCase(words) || len(strings.Fields(words)) <= 5 && !hasPastTense(words) {
		return 2
	}
	return 0
}

// hasPastTense tells a short note from a heading: "Bruising noted to her arm".
func hasPastTense(s string) bool {
	for _, w := range strings.Fields(s)[1:] {
		if len(w) > 3 && strings.HasSuffix(w, "ed") && w[0] >= 'a' {
			return true
		}
	}
	return false
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// titleCase reports that every word of four letters or more has a capital.
func titleCase(s string) bool {
	for _, w := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(w); len(w) >= 4 && unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// proseFollows reports that the group at pos starts with more than a short
// line: what a heading stands above, and one item of many does not.
func (r *plainReader) proseFollows(pos int) bool {
	for pos < len(r.src) {
		l, next := scanLine(r.src, pos)
		if l.start < l.end {
			if l.marker > 0 && l.width < 80 {
				return strings.IndexByte("-*+•", r.src[l.start]) >= 0
			}
			following, _ := scanLine(r.src, min(next, len(r.src)))
			return l.width >= 60 || following.start < following.end || strings.IndexByte(".:", r.src[l.end-1]) >= 0
		}
		pos = next
	}
	return false
}
