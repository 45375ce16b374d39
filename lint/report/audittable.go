package report

import (
	"fmt"
	"slices"
	"strings"
)

// auditColumns is the width that the tables of an audit need, and the widest that
// it is written for.
const auditColumns = 80

// auditText is an audit for a terminal.
type auditText struct {
	b     strings.Builder
	style style
	limit int // columns
}

func newAuditText(o Options) *auditText {
	return &auditText{style: style{o.Color}, limit: min(o.columns(), auditColumns)}
}

func (t *auditText) narrow() bool { return t.limit < auditColumns }

func (t *auditText) line(format string, args ...any) {
	t.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (t *auditText) para(s string) { t.indented(indent{}, s) }

// indented is wrap with words that no line holds cut into pieces: the name of a
// folder.
func (t *auditText) indented(in indent, s string) {
	room := t.limit - max(columns(in.first), columns(in.rest))
	var words []string
	for _, w := range strings.Fields(s) {
		for columns(w) > room {
			n := byteAt(w, room)
			words, w = append(words, w[:n]), w[n:]
		}
		words = append(words, w)
	}
	t.b.WriteString(fill(words, in, t.limit))
}

func (t *auditText) part(title string) {
	t.b.WriteByte('\n')
	t.title(title)
}

// title writes a heading, which may be broken between words.
func (t *auditText) title(s string) {
	sub := auditText{limit: t.limit}
	sub.indented(indent{"", "  "}, s)
	for l := range strings.Lines(sub.b.String()) {
		t.line("%s", t.style.bold(strings.TrimSuffix(l, "\n")))
	}
}

// table is how the rows of a table are written: the form of a line that has room
// for all of it, and what each cell is. A heading may have a line feed, where
// what stands before it goes on a line above.
type table struct {
	form  string
	heads []string
}

// head writes the headings of a table, those of two lines over the rest.
func (t *auditText) head(tb table, name string) {
	if t.narrow() {
		if name != "" {
			t.para(name + ":")
		}
		return
	}
	above, heads := make([]string, len(tb.heads)), slices.Clone(tb.heads)
	tall := false
	for i, h := range tb.heads {
		if over, below, ok := strings.Cut(h, "\n"); ok {
			above[i], heads[i], tall = over, below, true
		}
	}
	if tall {
		t.line(tb.form, anyOf("", above)...)
	}
	t.line(tb.form, anyOf(name, heads)...)
}

// row writes a row: a line, or on a narrow terminal its name and below it each
// cell behind its heading.
func (t *auditText) row(tb table, name string, cells ...string) {
	if !t.narrow() {
		t.line(tb.form, anyOf(name, cells)...)
		return
	}
	t.indented(indent{"", "  "}, name)
	var items []string
	for i, c := range cells {
		if c != "" {
			items = append(items, strings.ReplaceAll(tb.heads[i], "\n", " ")+": "+c+",")
		}
	}
	if n := len(items); n > 0 {
		items[n-1] = strings.TrimSuffix(items[n-1], ",")
		t.b.WriteString(fill(items, even("  "), t.limit))
	}
}

func anyOf(name string, cells []string) []any {
	out := []any{name}
	for _, c := range cells {
		out = append(out, c)
	}
	return out
}

// path writes the name of a file whole: on a narrow terminal broken after its folders.
func (t *auditText) path(in indent, s string) {
	for first := in.first; first+s != ""; {
		n := len(s)
		if room := t.limit - columns(first); columns(s) > room {
			n = byteAt(s, room)
			if cut := strings.LastIndexByte(s[:n], '/'); cut > 0 {
				n = cut + 1
			}
		}
		t.line("%s", first+s[:n])
		if first, s = in.rest, s[n:]; s == "" {
			return
		}
	}
}
