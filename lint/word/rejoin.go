package word

import (
	"strings"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// Where a run is divided for a comment, the tags written there carry white
// space that means nothing to who reads XML, and that no program writes: so a
// division can be told from runs that stood side by side before, and be undone.
// A program that saves the copy writes its own tags, and divides as it likes.
const (
	divided = "\t"  // before the ">" of a run's end tag, and of a text's that was divided with it
	kept    = "\t " // in the start tag of a text, after the attribute that makes its white space count since
)

// piece is a w:t that may be part of a divided one.
type piece struct {
	start, end text.Span // its tags
	first      *piece    // of those it has been joined with; itself where there is none
	last       *piece    // first: of those that have been joined with it
}

// half is a run that may be part of a divided one.
type half struct {
	start, properties, end text.Span
	first, last            *piece // the w:t that it begins with, and its last one
	before                 *half  // the run that ends where it starts
}

// joiner undoes divisions.
type joiner struct {
	src   string
	stack []joined
	prior *half    // the run that ended last
	texts []*piece // that have been joined, by their first pieces
	edits []edit
}

// joined is an element that is open.
type joined struct {
	name string // of the Word vocabulary; empty for others
	tag  text.Span
	half *half
}

// rejoin undoes the divisions of a part between whose halves nothing stands any more.
func rejoin(src string) (string, error) {
	if !strings.Contains(src, divided+">") {
		return src, nil
	}
	x, err := read.NewScanner(src)
	if err != nil {
		return "", err
	}
	j := &joiner{src: src}
	for {
		ev, err := x.Next()
		if err != nil {
			return "", err
		}
		from, to := x.Range()
		tag := text.Span{Start: from, End: to}
		switch ev {
		case read.StartTag:
			v, local := x.Name()
			if v != read.Word {
				local = ""
			}
			j.open(local, tag)
		case read.EndTag:
			j.close(tag)
		case read.End:
			for _, t := range j.texts {
				j.restore(t)
			}
			return splice(src, j.edits), nil
		}
	}
}

func (j *joiner) open(name string, tag text.Span) {
	e := joined{name: name, tag: tag}
	n := len(j.stack)
	switch {
	case name == "r":
		e.half = &half{start: tag, properties: text.Span{Start: tag.End, End: tag.End}}
		if j.prior != nil && j.prior.end.End == tag.Start {
			e.half.before = j.prior
		}
	case name == "t" && n > 0 && j.stack[n-1].half != nil:
		if h := j.stack[n-1].half; h.first == nil && tag.Start == h.properties.End {
			h.first = newPiece(tag)
		}
	}
	j.stack = append(j.stack, e)
}

func newPiece(tag text.Span) *piece {
	p := &piece{start: tag}
	p.first = p
	return p
}

func (j *joiner) close(tag text.Span) {
	n := len(j.stack) - 1
	e := j.stack[n]
	j.stack = j.stack[:n]
	var outer *half
	if n > 0 {
		outer = j.stack[n-1].half
	}
	switch {
	case e.half != nil:
		e.half.end = tag
		j.join(e.half.before, e.half)
		j.prior = e.half
	case outer == nil:
	case e.name == "rPr" && outer.properties.Len() == 0:
		outer.properties = text.Span{Start: e.tag.Start, End: tag.End}
	case e.name == "t":
		outer.last = outer.first
		if outer.first == nil || outer.first.start != e.tag {
			outer.last = newPiece(e.tag)
		}
		outer.last.end = tag
	}
}

// join undoes the division between two runs, if there is one.
func (j *joiner) join(a, b *half) {
	if a == nil || j.mark(a.end) != divided ||
		cut(j.src, a.start) != cut(j.src, b.start) || ageless(cut(j.src, a.properties)) != ageless(cut(j.src, b.properties)) {
		return
	}
	gone := text.Span{Start: a.end.Start, End: b.properties.End}
	if t := a.last; t != nil && t.end.End == a.end.Start && b.first != nil {
		if j.mark(t.end) == divided && tagName(cut(j.src, t.start)) == tagName(cut(j.src, b.first.start)) {
			gone = text.Span{Start: t.end.Start, End: b.first.start.End}
			j.joinTexts(t, b.first)
			if cdata := "<![CDATA["; strings.HasSuffix(j.src[:gone.Start], "]]>") && strings.HasPrefix(j.src[gone.End:], cdata) {
				gone = text.Span{Start: gone.Start - len("]]>"), End: gone.End + len(cdata)}
			}
		}
	}
	j.edits = append(j.edits, edit{at: gone.Start, del: gone.Len()})
}

func (j *joiner) joinTexts(a, b *piece) {
	if a.first == a {
		j.texts = append(j.texts, a)
	}
	b.first = a.first
	b.first.last = b
}

// restore gives a text that is whole again its own tags, and the white space
// in them its place.
func (j *joiner) restore(t *piece) {
	tag, name := cut(j.src, t.start), "</"+tagName(cut(j.src, t.start))
	start, leading, ok := strings.Cut(tag, preserve+kept)
	if !ok || j.mark(t.last.end) == divided {
		return
	}
	trailing := strings.TrimPrefix(strings.TrimSuffix(cut(j.src, t.last.end)[len(name):], ">"), " ")
	j.edits = append(j.edits,
		edit{at: t.start.Start, del: t.start.Len(), ins: start + ">" + strings.TrimSuffix(leading, ">")},
		edit{at: t.last.end.Start, del: t.last.end.Len(), ins: trailing + name + ">"})
}

// mark is the white space in an end tag.
func (j *joiner) mark(tag text.Span) string {
	s := strings.TrimSuffix(cut(j.src, tag), ">")
	return s[len(strings.TrimRight(s, " \t\r\n")):]
}

// ageless is properties without the ids of the tracked changes in them, which
// differ between the halves of a run.
func ageless(properties string) string { return revisionID.ReplaceAllString(properties, "$1") }
