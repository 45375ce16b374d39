package read

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// inlines reads the text in a block. Emphasis, links and the like leave their
// words; only line breaks and white space are noted, to count if words follow.
func (r *markdownReader) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r.text(c)
		case *ast.String:
			if pos := r.base + c.Pos(); c.Pos() >= 0 {
				r.flushWhite()
				r.put(string(c.Value), pos, pos)
			}
		case *ast.AutoLink:
			if from, ok := r.offset(c.Label(r.bytes)); ok {
				r.flushWhite()
				r.copy(from, from+len(c.Label(r.bytes)))
			}
		case *ast.RawHTML:
			r.rawHTML(c)
		case *xast.TaskCheckBox, *xast.FootnoteLink, *xast.FootnoteBacklink:
		default:
			r.inlines(c)
		}
	}
}

// offset is where a slice of the parser's bytes stands in the source. The
// parser does not say for automatic links, but it hands out its own memory.
func (r *markdownReader) offset(part []byte) (int, bool) {
	off := cap(r.bytes) - cap(part)
	if len(part) == 0 || off < 0 || off >= len(r.bytes) || &r.bytes[off] != &part[0] {
		return 0, false
	}
	return r.base + off, true
}

func (r *markdownReader) text(n *ast.Text) {
	from, to := r.base+n.Segment.Start, r.base+n.Segment.Stop
	_, inCode := n.Parent().(*ast.CodeSpan)
	start := from
	for i := from; i < to; {
		switch c := r.src[i]; {
		case c == '\n' || c == '\r' || c == '\t' && !inCode:
			r.words(start, i)
			j := i
			for j < to && isSpace(r.src[j]) {
				j++
			}
			r.white(i, j, false)
			i, start = j, j
		case c == '\\' && !inCode && i+1 < to && isPunct(r.src[i+1]):
			r.words(start, i)
			r.flushWhite()
			r.put(r.src[i+1:i+2], i, i+2)
			i += 2
			start = i
		case c == '&' && !inCode:
			s, n := strictEntity(r.src[i:to])
			if n == 0 {
				i++
				continue
			}
			r.words(start, i)
			if invisible(s) == 0 {
				r.flushWhite()
				r.put(s, i, i+n)
			}
			i += n
			start = i
		default:
			i++
		}
	}
	r.words(start, to)
	if n.SoftLineBreak() || n.HardLineBreak() {
		end := to
		for end < len(r.src) && (isSpace(r.src[end]) || end == to && r.src[end] == '\\') {
			end++
		}
		r.white(to, end, n.HardLineBreak() || fieldLabel(r.src[end:]))
	}
}

// longestLabel bounds the label of a field, in bytes.
const longestLabel = 60

// fieldLabel reports whether a line begins with a label in bold, as the fields
// at the head of a record do: "**Mother:** Ann Lee", "**Author**: J Roe". Such a
// line stands by itself, though the paragraph runs on.
func fieldLabel(line string) bool {
	if !strings.HasPrefix(line, "**") && !strings.HasPrefix(line, "__") {
		return false
	}
	mark, rest := line[:2], line[2:]
	rest = rest[:min(len(rest), longestLabel)]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	i := strings.Index(rest, mark)
	return i > 1 && (rest[i-1] == ':' || strings.HasPrefix(rest[i+2:], ":"))
}

// words takes in src[from:to] as it is.
func (r *markdownReader) words(from, to int) {
	for r.spaced && from < to && r.src[from] == ' ' {
		from++
	}
	if from < to {
		r.spaced = false
		r.flushWhite()
		r.copy(from, to)
	}
}

// rawHTML reads a tag or comment among words: only a line break shows.
func (r *markdownReader) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	from, to := r.base+first.Start, r.base+last.Stop
	raw := r.src[from:to]
	switch {
	case strings.HasPrefix(raw, "<!--"):
		r.comment(strings.TrimSuffix(strings.TrimPrefix(raw, "<!--"), "-->"))
		r.spaced = r.empty() || r.buf[len(r.buf)-1] == ' '
	case len(raw) >= 4 && strings.EqualFold(raw[:3], "<br") && !isAlnum(raw[3]):
		r.white(from, to, true)
	}
}

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
