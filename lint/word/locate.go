package word

import (
	"sort"
	"strings"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// element is one that is open while the part is scanned.
type element struct {
	word     bool
	local    string
	start    text.Span
	used     bool   // something that a reader sees came before, in it
	bound    bool   // w:sdt: Word fills its content from elsewhere
	fallback bool   // mc:Fallback, which Word does not read
	id       string // of a comment
	run      *runTag
	text     *textTag
	kids     int  // w:r: children but for properties
	refers   bool // w:r: one of them is a comment's reference
}

// locator finds places for marks, in one pass over a part.
type locator struct {
	src          string
	x            *read.Scanner
	stack        []element
	starts, ends []*target // by place
	pending      []waiting
	outside      []outside
	marks        []mark
	fields       fields
}

// waiting is an end that may move out to a later place: the words end there,
// and nothing that a reader sees has followed yet. It moves when the element
// at level closes.
type waiting struct {
	*target
	level  int
	opaque bool // level is an element that marks may not stand in
}

// locate finds a place for every target, and the marks of all comments.
func locate(src string, targets []*target) ([]mark, error) {
	x, err := read.NewScanner(src)
	if err != nil {
		return nil, err
	}
	l := &locator{src: src, x: x}
	for _, t := range targets {
		if t.end {
			l.ends = append(l.ends, t)
		} else {
			l.starts = append(l.starts, t)
		}
	}
	for _, list := range [][]*target{l.starts, l.ends} {
		sort.SliceStable(list, func(a, b int) bool { return list[a].at < list[b].at })
	}
	for {
		ev, err := x.Next()
		if err != nil {
			return nil, err
		}
		switch ev {
		case read.StartTag:
			l.open()
		case read.EndTag:
			l.close()
		case read.CharData:
			l.chars()
		case read.End:
			l.fields.widen(targets)
			return l.marks, nil
		}
	}
}

func (l *locator) open() {
	from, to := l.x.Range()
	v, local := l.x.Name()
	if v != read.Word || local != "pPr" {
		l.refer(from)
	}
	e := element{word: v == read.Word, fallback: v == read.Compatibility && local == "Fallback", local: local, start: text.Span{Start: from, End: to}}
	parent := l.top()
	inRun := parent != nil && parent.run != nil
	name := tagName(l.src[from:to])
	shows := inRun
	if e.word {
		switch local {
		case "r":
			e.run = &runTag{name: name, start: e.start}
		case "t":
			shows = false // its text does
			if inRun {
				space, _ := l.x.Attr(read.XML, "space")
				e.text = &textTag{name: name, start: e.start, preserve: space == "preserve"}
			}
		case "rPr", "lastRenderedPageBreak", "annotationRef", "delText", "commentReference":
			shows = false
		}
		switch local {
		case "commentRangeStart", "commentRangeEnd", "commentReference":
			e.id, _ = l.x.Attr(read.Word, "id")
		}
	}
	if inRun && (!e.word || local != "rPr") {
		parent.kids++
		parent.refers = parent.refers || e.is("commentReference")
	}
	l.stack = append(l.stack, e)
	if filledByWord[local] {
		l.bind()
	}
	if shows {
		l.character(from)
	}
	if inRun && e.is("fldChar") {
		l.field()
	}
}

// filledByWord are the kinds of content control that marks stay outside of:
// Word fills or replaces their content as a whole, or, of plain text, allows
// nothing else inside. (LibreOffice 7.4 shows a plain text control without its
// words where a comment hangs in it.)
var filledByWord = map[string]bool{
	"dataBinding": true, "text": true, "date": true, "dropDownList": true, "comboBox": true, "checkbox": true, "docPartObj": true,
}

// bind notes that the content control whose property has just started is of
// such a kind.
func (l *locator) bind() {
	n := len(l.stack)
	if n >= 3 && l.stack[n-2].is("sdtPr") && l.stack[n-3].is("sdt") {
		l.stack[n-3].bound = true
	}
}

func (e *element) is(local string) bool { return e.word && e.local == local }

func (l *locator) top() *element {
	if len(l.stack) == 0 {
		return nil
	}
	return &l.stack[len(l.stack)-1]
}

func tagName(tag string) string {
	if end := strings.IndexAny(tag, " \t\r\n/>"); end > 0 {
		return tag[1:end]
	}
	return tag[1:]
}

// character is an element in a run that a reader sees.
func (l *locator) character(from int) {
	for len(l.starts) > 0 && l.starts[0].at <= from {
		if t := l.starts[0]; t.element && t.at == from {
			l.begin(t)
		}
		l.starts = l.starts[1:]
	}
	l.seen()
	for len(l.ends) > 0 && l.ends[0].at <= from {
		if t := l.ends[0]; t.element && t.at == from {
			l.finish(t)
		}
		l.ends = l.ends[1:]
	}
}

// chars takes in character data, and gives the targets in it their places.
func (l *locator) chars() {
	from, to := l.x.Range()
	top := l.top()
	first, last := from, to
	t := top.text
	switch {
	case t != nil:
		if !t.preserve && !l.x.Literal() {
			first, last = l.edges(t, top.used, from, to)
		}
	case top.is("instrText"):
		l.fields.instruct(l.src[from:to])
	case strings.Trim(l.src[from:to], " \t\r\n") == "":
		return
	}
	if first >= last {
		return
	}
	for len(l.starts) > 0 && l.starts[0].at < to {
		switch s := l.starts[0]; {
		case s.at < from || s.element:
		case s.at > first && t != nil:
			l.seen()
			l.divide(s)
		default:
			l.begin(s)
		}
		l.starts = l.starts[1:]
	}
	l.seen()
	for len(l.ends) > 0 && l.ends[0].at <= to {
		switch e := l.ends[0]; {
		case e.at <= from || e.element:
		case e.at < last && t != nil:
			l.divide(e)
		default:
			l.finish(e)
		}
		l.ends = l.ends[1:]
	}
}

// edges leaves out the white space at the edges of a w:t that does not count.
func (l *locator) edges(t *textTag, used bool, from, to int) (first, last int) {
	first, last = from, to
	if !used {
		for first < to && isSpace(l.src[first]) {
			first++
		}
		t.leading = text.Span{Start: from, End: first}
	}
	if strings.HasPrefix(l.src[to:], "</") {
		for last > first && isSpace(l.src[last-1]) {
			last--
		}
		t.trailing = text.Span{Start: last, End: to}
	}
	return first, last
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// seen notes that something follows which a reader sees: what has waited to
// move further out stays where it is.
func (l *locator) seen() {
	for i := len(l.stack) - 1; i >= 0 && !l.stack[i].used; i-- {
		l.stack[i].used = true
	}
	kept := l.pending[:0]
	for _, w := range l.pending {
		if w.opaque {
			kept = append(kept, w)
		}
	}
	l.pending = kept
}

// close ends an element: what waited for it moves out.
func (l *locator) close() {
	from, to := l.x.Range()
	l.refer(from)
	level := len(l.stack) - 1
	e := l.stack[level]
	if level > 0 {
		l.moveOut(level, to)
	}
	if e.word {
		l.closeWord(&e, to)
	}
	l.leave(level, to)
	l.stack = l.stack[:level]
}

func (l *locator) moveOut(level, to int) {
	parent := &l.stack[level-1]
	kept := l.pending[:0]
	for _, w := range l.pending {
		if w.level != level {
			kept = append(kept, w)
			continue
		}
		w.opaque = false
		w.level--
		w.spot = spot{pos: to}
		if parent.run != nil {
			w.spot.how, w.spot.run = between, parent.run
		}
		if parent.run != nil || parent.carries() {
			kept = append(kept, w)
		}
	}
	l.pending = kept
}

func (l *locator) closeWord(e *element, to int) {
	span := text.Span{Start: e.start.Start, End: to}
	switch e.local {
	case "rPr":
		if n := len(l.stack); n > 1 {
			if r := l.stack[n-2].run; r != nil && r.properties.Len() == 0 {
				r.properties = span
			}
		}
	case "commentRangeStart", "commentRangeEnd", "commentReference":
		l.marks = append(l.marks, mark{id: e.id, kind: e.local, span: span})
	case "r":
		e.run.end = to
		if e.refers && e.kids == 1 {
			l.marks[len(l.marks)-1].span = span
		}
	}
}
