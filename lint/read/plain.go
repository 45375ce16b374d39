package read

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Plain reads plain text. Blank lines divide paragraphs; headings, list items
// and the lines of a form stand alone; a line that was broken to fit a width is
// joined to the next, with a space for the break. Data is UTF-8, UTF-16 or
// Windows-1252; lines end in LF, CRLF or CR.
func Plain(data []byte) (*text.Document, error) {
	src, err := decode(data, maxSize)
	if err != nil {
		return nil, err
	}
	if longestLine(src) > maxLine {
		return nil, &Error{TooLarge, fmt.Sprintf("has a line of more than %d MB", maxLine>>20), "check that it is a text file, and break the line into paragraphs"}
	}
	doc := text.New("", text.Plain)
	doc.Source = src
	doc.Blocks = make([]text.Block, 0, min(len(src)/128+8, maxBlocks))
	r := plainReader{builder: newBuilder(doc), src: src}
	r.width = documentWidth(src)
	r.read()
	return r.done()
}

// longestLine is the bytes of the longest line.
func longestLine(src string) int {
	longest := 0
	for len(src) > longest {
		end := strings.IndexAny(src, "\r\n")
		if end < 0 {
			return max(longest, len(src))
		}
		longest = max(longest, end)
		src = src[end+1:]
	}
	return longest
}

// groupMax bounds the lines that are weighed together.
const groupMax = 4096

type plainReader struct {
	*builder
	src     string
	width   int    // at which the document's lines were broken; 0 where they were not
	mail    bool   // the text of a message: it has no title, and headers of others in it
	flowed  bool   // a space at the end of a line says that the line goes on (RFC 3676)
	lines   []line // the group being read: lines without a blank one between them
	indents []int  // of the list items above, outermost first
}

func (r *plainReader) read() {
	for pos := 0; pos < len(r.src); {
		pos = r.group(pos)
		if len(r.lines) > 0 {
			r.emitGroup(pos)
		}
	}
}

// group gathers the lines from pos to the next blank one, and returns where
// the line after them starts.
func (r *plainReader) group(pos int) int {
	r.lines = r.lines[:0]
	for pos < len(r.src) && len(r.lines) < groupMax {
		from := pos
		l, next := scanLine(r.src, pos)
		pos = next
		if l.start == l.end {
			break
		}
		if r.mail && len(r.lines) > 0 && headerLabel(r.src[l.start:l.end]) != "" {
			return from
		}
		r.lines = append(r.lines, l)
	}
	return pos
}

// emitGroup divides the group into blocks. The next group starts at next.
func (r *plainReader) emitGroup(next int) {
	lines := r.lines
	width := groupWidth(r.src, lines, r.width)
	for i := 0; i < len(lines); {
		l := &lines[i]
		if words := r.src[l.start:l.end]; isRule(words) || r.mail && words == "--" { // the second stands above a signature
			i++
			continue
		}
		if underlined := i+1 < len(lines) && isUnderline(r.src[lines[i+1].start:lines[i+1].end]); underlined {
			level := 2
			if r.src[lines[i+1].start] == '=' {
				level = 1
			}
			r.heading(l, level)
			i += 2
			continue
		}
		if level := r.headingLevel(i, next); level > 0 {
			r.heading(l, level)
			i++
			continue
		}
		j := i + 1
		for j < len(lines) && (joins(r.src, lines, i, j, width) || r.mail && r.flows(lines, i, j)) {
			j++
		}
		r.paragraph(lines[i:j])
		i = j
	}
}

// heading makes a block of a heading's line. The first block of the document
// is its title.
func (r *plainReader) heading(l *line, level int) {
	kind := text.Heading
	if len(r.doc.Blocks) == 0 && !r.mail && (level == 1 || titleCase(r.src[l.start:l.end])) {
		kind = text.Title
	}
	start := l.start
	for hashes := 0; start < l.end && r.src[start] == '#' && hashes < 6; hashes++ {
		start++
	}
	for start < l.end && isSpace(r.src[start]) {
		start++
	}
	r.indents = r.indents[:0]
	r.copy(start, l.end)
	r.finish(kind, level, text.Place{})
}

func (r *plainReader) paragraph(lines []line) {
	first := &lines[0]
	kind, level, start := text.Paragraph, 0, first.start
	switch {
	case first.quote > 0 && r.mail:
		kind, level = text.Quote, first.quote
	case first.marker > 0:
		kind, level = text.ListItem, r.listLevel(first.indent)
		start += first.marker
	case first.quote > 0:
		kind = text.Quote
	case len(lines) == 1 && isLabel(r.src[start:first.end]) == labelAlone:
		kind = text.Label
	}
	if first.marker == 0 && first.indent == 0 {
		r.indents = r.indents[:0]
	}
	for i := range lines {
		if i > 0 {
			r.put(" ", lines[i-1].end, lines[i].start)
			start = lines[i].start
		}
		r.copy(start, lines[i].end)
	}
	label := ""
	if kind == text.Label {
		label = strings.TrimRight(r.src[first.start:first.end], ": ")
	}
	if r.finish(kind, level, text.Place{}) >= 0 && label != "" {
		r.section = label
	}
}

// flows reports whether line j of a message goes on with the block that line i
// began, by the means of messages alone.
func (r *plainReader) flows(lines []line, i, j int) bool {
	prev, next := &lines[j-1], &lines[j]
	if prev.quote != next.quote {
		return false
	}
	words := r.src[next.start:next.end]
	if j == i+1 && strings.HasPrefix(r.src[lines[i].start:], "On ") && strings.HasSuffix(words, "wrote:") {
		return true
	}
	return r.flowed && prev.end < len(r.src) && r.src[prev.end] == ' ' && r.src[prev.start:prev.end] != "--" && next.indent == 0
}

// listLevel is the depth of a list item from its indentation and that of the
// items above it.
func (r *plainReader) listLevel(indent int) int {
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] > indent {
		r.indents = r.indents[:len(r.indents)-1]
	}
	if len(r.indents) == 0 || r.indents[len(r.indents)-1] < indent {
		r.indents = append(r.indents, indent)
	}
	return len(r.indents)
}
