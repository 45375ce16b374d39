package read

import (
	"github.com/dalint/dalint/lint/text"
)

// storyKind is a kind of part that holds paragraphs.
type storyKind struct {
	relation string    // type of its relationship
	part     string    // Place.Part
	plural   string    // Problem.Part
	kind     text.Kind // of its paragraphs
	uniform  bool      // of everything in it
	notes    bool      // made of notes, each with an id
}

var (
	body      = &storyKind{part: "body", plural: "body"}
	footnotes = &storyKind{"footnotes", "footnote", "footnotes", text.Note, true, true}
	endnotes  = &storyKind{"endnotes", "endnote", "endnotes", text.Note, true, true}
	headers   = &storyKind{"header", "header", "headers", text.Header, true, false}
	footers   = &storyKind{"footer", "footer", "footers", text.Footer, true, false}
)

// A story reads one part. It is told of tags in document order and keeps only
// what it needs of the elements that are open.
type story struct {
	*docx
	walk
	kind   *storyKind
	flow   *flow
	paras  int // w:p and w:r tags seen
	runs   int
	run    run
	text   textState
	alts   []alternative
	prompt []int          // depths of open content controls that show their prompt
	note   map[string]int // number of each note of this part that is referred to, from 1
	bytes  int            // of text taken in
	tables int
}

// flow is a run of paragraphs that has its own place: the body, a text box, a
// note. Text boxes nest in the paragraph that anchors them.
type flow struct {
	outer   *flow
	where   string
	kind    text.Kind
	number  int
	tables  []table
	fields  []field
	waiting int // of the fields, those without result yet
	para    para
	open    bool // the last paragraph's mark was deleted: the next goes on with it

	// What a nested flow sets aside until it ends.
	buf    []byte
	pieces []text.Piece
	at     text.Anchor
	run    run
	text   textState
}

// table is an open table: where its current cell is, and how many columns that
// takes beyond its first.
type table struct{ number, row, column, wide int }

// field is an open complex field: its instruction is not text, its result is.
type field struct{ result bool }

type para struct {
	active  bool
	style   string
	list    int // level from 0; -1 none, -2 expressly none
	outline int // -1 none
	deleted bool
	written bool // has text that is not a prompt
	marks   []mark
}

type run struct {
	active, prompt bool
	hidden         bool   // by its style
	vanish         toggle // what the run says of itself; that holds over any style
}

// textState says whether character data is text, in which element.
type textState struct {
	depth    int // of the w:t; 0 outside
	preserve bool
	begun    bool
}

// alternative is an open mc:AlternateContent: the first choice with text in it
// is read, and nothing else.
type alternative struct {
	chosen bool
	bytes  int
}

func (d *docx) story(name string, kind *storyKind) error {
	x, src, stored, err := d.scan(name)
	if err != nil {
		return err
	}
	s := &story{docx: d, walk: walk{x: x}, kind: kind, flow: &flow{where: kind.part, kind: kind.kind}}
	s.src, s.at = src, text.Anchor{Part: stored}
	s.where, s.number = kind.part, 0
	if kind != body {
		s.section = ""
	}
	if kind.notes {
		s.note = map[string]int{}
		for i, id := range d.notes[kind.part] {
			s.note[id] = i + 1
		}
	}
	blocks := len(d.doc.Blocks)
	if err := s.read(); err != nil {
		d.doc.Blocks = d.doc.Blocks[:blocks] // half a part would pass for a whole one
		s.reset()
		return err
	}
	s.flush()
	s.settle()
	if len(s.flow.fields) > 0 {
		d.skipped(kind.plural, "has a field that does not end; text after it may be missing")
	}
	return nil
}

func (s *story) read() error {
	for {
		ev, err := s.x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		if ev == startTag {
			if s.x.depth() == 1 && !s.root() {
				return &Error{WrongKind, "is not part of a Word document", "open it in Word and save it as .docx"}
			}
			s.count()
		}
		switch {
		case s.left(ev):
		case ev == startTag:
			s.start()
		case ev == endTag:
			s.end()
		case s.text.depth > 0:
			if err := s.chars(); err != nil {
				return err
			}
		}
	}
}

func (s *story) root() bool { return s.x.space == nsWord }

// count numbers paragraphs and runs, in what is left out too, so that an
// anchor can be found by counting tags.
func (s *story) count() {
	if s.x.space != nsWord {
		return
	}
	switch s.x.local {
	case "p":
		if s.skip == 0 {
			s.at.Paragraph = s.paras
		}
		s.paras++
	case "r":
		if s.skip == 0 {
			s.at.Run = s.runs
		}
		s.runs++
	}
}

// parent is the word element that many levels above the current one; empty
// where there is none or it is another vocabulary's.
func (s *story) parent(up int) string {
	n := len(s.x.stack) - 1 - up
	if n < 0 || s.x.stack[n].space != nsWord {
		return ""
	}
	return s.x.stack[n].local
}

// hiding reports whether text is only part of an instruction: the result of a
// field inside that of another. An instruction proper is not in a w:t.
func (f *flow) hiding() bool {
	n := len(f.fields)
	return n > 0 && f.waiting > 0 && (f.waiting > 1 || f.fields[n-1].result)
}

// enter starts a flow inside the current one.
func (s *story) enter(where string, kind text.Kind, number int) {
	f := s.flow
	f.buf, f.pieces = s.buf, s.pieces
	f.number, f.at, f.run, f.text = s.number, s.at, s.run, s.text
	s.text = textState{}
	s.buf, s.pieces, s.copied = nil, nil, false
	s.where, s.number = where, number
	s.flow = &flow{outer: f, where: where, kind: kind}
}

func (s *story) leave() {
	s.flush()
	s.flow = s.flow.outer
	s.buf, s.pieces, s.copied = s.flow.buf, s.flow.pieces, false
	s.where, s.number = s.flow.where, s.flow.number
	s.at, s.run, s.text = s.flow.at, s.flow.run, s.flow.text
}
