package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// start handles a start tag outside what is left out.
func (s *story) start() {
	switch s.x.space {
	case nsWord:
		s.startWord()
	case nsCompat:
		s.startCompat()
	case nsMath:
		if s.x.local == "t" {
			s.startText()
		}
	}
}

func (s *story) startWord() {
	x := s.x
	switch x.local {
	case "p":
		s.startPara()
	case "r":
		s.run = run{active: true, prompt: len(s.prompt) > 0}
	case "t":
		s.startText()
	case "delText", "instrText", "delInstrText", "rt", "sectPr",
		"rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblPrExChange", "tblGridChange", "numberingChange":
		s.leaveOut(0)
	case "del", "moveFrom":
		s.deletion()
	case "pStyle", "ilvl", "numId", "numPr", "outlineLvl":
		s.paraProperty()
	case "vanish", "rStyle":
		s.runProperty()
	case "tab", "br", "cr", "ptab", "noBreakHyphen", "sym":
		if s.parent(1) == "r" {
			s.char()
		}
	case "fldChar":
		s.fieldChar()
	case "footnoteReference", "endnoteReference":
		if id, _ := x.attr(nsWord, "id"); s.visible() && s.kind == body {
			part := strings.TrimSuffix(x.local, "Reference")
			s.notes[part] = append(s.notes[part], id)
		}
	case "footnote", "endnote":
		s.startNote()
	case "commentRangeStart", "commentRangeEnd", "commentReference":
		s.commentMark()
	case "tbl":
		s.flush()
		s.tables++
		s.flow.tables = append(s.flow.tables, table{number: s.tables})
	case "tr":
		if t := s.flow.table(); t != nil {
			t.row++
			t.column = 0
		}
	case "tc":
		if t := s.flow.table(); t != nil {
			t.column++
		}
	case "txbxContent":
		s.enter("text box", text.TextBox, s.boxes)
	case "showingPlcHdr":
		if val, _ := x.attr(nsWord, "val"); isOn(val) {
			s.prompt = append(s.prompt, x.depth()-2) // the w:sdt around its w:sdtPr
		}
	}
}

func (s *story) end() {
	x := s.x
	depth := x.depth() + 1 // of the element that ended
	if n := len(s.prompt); n > 0 && depth == s.prompt[n-1] {
		s.prompt = s.prompt[:n-1]
	}
	if depth == s.text.depth {
		s.text = textState{}
		return
	}
	if x.space == nsCompat && x.local == "AlternateContent" && len(s.alts) > 0 {
		s.alts = s.alts[:len(s.alts)-1]
		return
	}
	if x.space != nsWord {
		return
	}
	switch x.local {
	case "p":
		s.endPara()
	case "r":
		s.run = run{}
	case "tc":
		s.flush()
	case "tbl":
		s.flush()
		if n := len(s.flow.tables); n > 0 {
			s.flow.tables = s.flow.tables[:n-1]
		}
	case "txbxContent":
		s.flush()
		s.boxes = s.number
		s.leave()
	case "footnote", "endnote":
		s.flush()
	}
}

// startCompat reads one of several ways to say the same thing: the first
// choice or, where that has no text, the next.
func (s *story) startCompat() {
	switch s.x.local {
	case "AlternateContent":
		s.alts = append(s.alts, alternative{})
	case "Choice", "Fallback":
		if len(s.alts) == 0 {
			return
		}
		a := &s.alts[len(s.alts)-1]
		if a.chosen && s.bytes > a.bytes {
			s.leaveOut(0)
			return
		}
		a.chosen, a.bytes = true, s.bytes
	}
}

// deletion is a tracked deletion: of text, of a paragraph's mark or of a row.
func (s *story) deletion() {
	switch s.parent(1) {
	case "rPr":
		if s.parent(2) == "pPr" {
			s.flow.para.deleted = true
		}
	case "trPr":
		s.leaveOut(2)
	default:
		s.leaveOut(0)
	}
}

// startNote leaves out separators and notes that nothing refers to.
func (s *story) startNote() {
	id, _ := s.x.attr(nsWord, "id")
	kind, _ := s.x.attr(nsWord, "type")
	n := s.note[id]
	if n == 0 || kind != "" && kind != "normal" {
		s.leaveOut(0)
		return
	}
	s.number = n - 1
}

func (s *story) fieldChar() {
	f := s.flow
	switch kind, _ := s.x.attr(nsWord, "fldCharType"); kind {
	case "begin":
		f.fields = append(f.fields, field{})
		f.waiting++
	case "separate":
		if n := len(f.fields); n > 0 && !f.fields[n-1].result {
			f.fields[n-1].result = true
			f.waiting--
		}
	case "end":
		if n := len(f.fields); n > 0 {
			if !f.fields[n-1].result {
				f.waiting--
			}
			f.fields = f.fields[:n-1]
		}
	}
}

func (f *flow) table() *table {
	if n := len(f.tables); n > 0 {
		return &f.tables[n-1]
	}
	return nil
}
