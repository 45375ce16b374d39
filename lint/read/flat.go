package read

import (
	"github.com/dalint/dalint/lint/text"
)

// markup is what the readers of Markdown and HTML share: white space that
// collapses, and comments addressed to dalint.
type markup struct {
	*builder
	waiting  []int // directives for the next block that is finished
	space    gap   // white space that counts if a word follows
	hasTitle bool
}

// gap is white space in the source, not yet taken in.
type gap struct {
	from, to int
	brk      bool // shows as a line break
}

// end finishes the block. The first heading of level 1 is the title.
func (m *markup) end(kind text.Kind, level int, place text.Place) {
	m.space = gap{}
	m.trimRight()
	if kind == text.Heading && level == 1 && !m.hasTitle && !isBlank(m.buf) {
		kind, m.hasTitle = text.Title, true
	}
	first := m.finish(kind, level, place)
	if first < 0 {
		return
	}
	for _, i := range m.waiting {
		m.doc.Directives[i].Block = first
	}
	m.waiting = m.waiting[:0]
}

// comment takes in a comment that is addressed to dalint.
func (m *markup) comment(inside string) {
	d, ok := parseComment(inside)
	if !ok {
		return
	}
	if !d.File {
		m.waiting = append(m.waiting, len(m.doc.Directives))
	}
	m.doc.Directives = append(m.doc.Directives, d)
}

// white notes white space src[from:to] between words.
func (m *markup) white(from, to int, brk bool) {
	switch {
	case m.empty() || m.buf[len(m.buf)-1] == '\n' && !brk:
	case m.space.to == 0:
		m.space = gap{from, to, brk}
	case m.space.to == from:
		m.space.to = to
		m.space.brk = m.space.brk || brk
	case brk && !m.space.brk:
		m.space = gap{from, to, brk}
	}
}

// flushWhite takes in the noted white space, now that a word follows.
func (m *markup) flushWhite() {
	g := m.space
	m.space = gap{}
	switch {
	case g.to == 0:
	case g.brk:
		m.put("\n", g.from, g.to)
	case g.to-g.from == 1 && m.src[g.from] == ' ':
		m.append(g.from, g.to)
	default:
		m.put(" ", g.from, g.to)
	}
}
