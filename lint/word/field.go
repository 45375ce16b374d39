package word

import (
	"sort"
	"strings"

	"github.com/dalint/dalint/lint/read"
)

// A complex field is written as runs: its beginning, its instruction, its
// result, its end. Marks are allowed in the result, and stay where a person
// wrote it. Any other result Word writes anew when it likes, and with it the
// marks inside, and LibreOffice shows the words of a comment that hangs inside
// as part of the result. So marks go around such a field.

// fields are the complex fields of a part.
type fields struct {
	open    []field
	within  []field // ended in the paragraph that they began in, outermost ones alone
	written []field // of several paragraphs that Word writes by itself, outermost ones alone
}

type field struct {
	begin, end  *runTag
	paragraph   int // where the paragraph of its beginning starts
	instruction string
	result      bool // its result has begun
	around      bool // marks may stand around the run of its beginning
}

// byWord are the instructions of fields whose paragraphs Word makes from the
// rest of the document.
var byWord = map[string]bool{"TOC": true, "TOA": true, "INDEX": true, "BIBLIOGRAPHY": true}

// byHand are the instructions of fields whose result a person writes.
var byHand = map[string]bool{"HYPERLINK": true, "FORMTEXT": true}

// field takes in a w:fldChar, the top of the stack.
func (l *locator) field() {
	f := &l.fields
	b, ok := l.path()
	run := l.stack[len(l.stack)-2].run
	paragraph := 0
	for i := len(l.stack) - 1; i >= 0 && paragraph == 0; i-- {
		if l.stack[i].is("p") {
			paragraph = l.stack[i].start.Start
		}
	}
	n := len(f.open) - 1
	switch kind, _ := l.x.Attr(read.Word, "fldCharType"); {
	case kind == "begin":
		f.open = append(f.open, field{begin: run, paragraph: paragraph, around: ok && b < 0})
	case n < 0:
	case kind == "separate":
		f.open[n].result = true
	case kind == "end":
		x := f.open[n]
		f.open = f.open[:n]
		x.end = run
		name, _, _ := strings.Cut(strings.TrimSpace(x.instruction), " ")
		name = strings.ToUpper(name)
		switch {
		case paragraph == x.paragraph && byHand[name]:
		case paragraph == x.paragraph && x.around && ok && b < 0:
			f.within = outermost(f.within, x)
		case paragraph != x.paragraph && byWord[name]:
			f.written = outermost(f.written, x)
		}
	}
}

// outermost adds a field in the place of those inside it, which ended before.
func outermost(list []field, x field) []field {
	for len(list) > 0 && list[len(list)-1].begin.start.Start >= x.begin.start.Start {
		list = list[:len(list)-1]
	}
	return append(list, x)
}

// instruct takes in a piece of an instruction, of which the beginning matters.
func (f *fields) instruct(s string) {
	if n := len(f.open) - 1; n >= 0 && !f.open[n].result && len(f.open[n].instruction) < 64 {
		f.open[n].instruction += s
	}
}

// widen moves targets that are in a field around it. What is in a table of
// contents and its like has no place.
func (f *fields) widen(targets []*target) {
	for _, t := range targets {
		if !t.ok {
			continue
		}
		if x := holding(f.written, t.at); x != nil {
			t.ok = false
		}
		if x := holding(f.within, t.at); x != nil {
			t.wide, t.spot = true, spot{pos: x.begin.start.Start}
			if t.end {
				t.spot.pos = x.end.end
			}
		}
	}
}

// holding is the field of a list that a place is in.
func holding(list []field, at int) *field {
	i := sort.Search(len(list), func(i int) bool { return list[i].end.end > at })
	if i == len(list) || list[i].begin.start.Start > at {
		return nil
	}
	return &list[i]
}
