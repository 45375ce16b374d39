package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

func (s *story) startPara() {
	p := &s.flow.para
	marks, written := p.marks, p.written && s.flow.open
	*p = para{active: true, list: -1, outline: -1, marks: marks, written: written}
	p.marks = append(p.marks, s.loose...)
	s.loose = s.loose[:0]
	s.flow.open = false
}

// endPara finishes the paragraph, unless its mark was deleted.
func (s *story) endPara() {
	s.flow.para.active = false
	s.flow.open = true
	if !s.flow.para.deleted {
		s.flush()
	}
}

// flush makes a block of the paragraph that waits to be finished, if one does.
func (s *story) flush() {
	f := s.flow
	if !f.open {
		return
	}
	f.open = false
	p := &f.para
	kind, level := s.paraKind(p)
	var place text.Place
	if t := f.table(); t != nil {
		place = text.Place{Table: t.number, Row: t.row, Column: t.column}
	}
	number, section := s.number, s.section
	length := len(s.buf)
	first := s.finish(kind, level, place)
	if s.kind.notes {
		s.number = number // all paragraphs of a note go by the note's number
	}
	if s.where != "body" {
		s.section = section
	}
	s.resolve(p.marks, first, length)
	p.marks = p.marks[:0]
}

func (s *story) paraKind(p *para) (text.Kind, int) {
	l := s.styles.look(p.style)
	switch {
	case s.kind.uniform:
		return s.kind.kind, 0
	case !p.written:
		return text.Label, 0
	case l.kind == text.Paragraph && p.outline >= 0 && p.outline < 9:
		return text.Heading, p.outline + 1
	case l.kind == text.ListItem && p.list == -2:
	case l.kind != text.Paragraph && (l.kind != text.ListItem || p.list < 0):
		return l.kind, l.level
	case p.list >= 0:
		return text.ListItem, p.list + 1
	}
	if s.flow.table() != nil {
		return text.Cell, 0
	}
	return s.flow.kind, 0
}

func (s *story) paraProperty() {
	p := &s.flow.para
	val, _ := s.x.attr(nsWord, "val")
	switch s.x.local {
	case "pStyle":
		p.style = val
	case "outlineLvl":
		p.outline = number(val, -1)
	case "numPr":
		p.list = 0
	case "ilvl":
		if p.list >= 0 {
			p.list = number(val, 0)
		}
	case "numId":
		if val == "0" {
			p.list = -2
		}
	}
}

func (s *story) runProperty() {
	if s.parent(1) != "rPr" || s.parent(2) != "r" {
		return
	}
	val, _ := s.x.attr(nsWord, "val")
	if s.x.local == "vanish" {
		s.run.vanish = onOff(val)
		return
	}
	if s.styles.look(val).hidden {
		s.run.hidden = true
	}
	if strings.EqualFold(val, "PlaceholderText") {
		s.run.prompt = true
	}
}

// visible reports whether a reader would see text at this place.
func (s *story) visible() bool {
	return s.flow.para.active && !s.flow.hiding() && !s.hidden()
}

// hidden reports that the run is hidden text.
func (s *story) hidden() bool {
	if s.run.vanish != unset {
		return s.run.vanish == on
	}
	return s.run.hidden || s.styles.look(s.flow.para.style).hidden
}

func (s *story) startText() {
	if !s.visible() {
		return
	}
	preserve := false
	if v, ok := s.x.attr(nsXML, "space"); ok {
		preserve = v == "preserve"
	}
	s.text = textState{depth: s.x.depth(), preserve: preserve}
}

// chars takes in the character data of a w:t. White space at its edges counts
// only where the document asks for it.
func (s *story) chars() error {
	from, to := s.x.from, s.x.to
	if !s.text.preserve && !s.x.cdata {
		if !s.text.begun {
			for from < to && isSpace(s.src[from]) {
				from++
			}
		}
		if strings.HasPrefix(s.src[to:], "</") {
			for to > from && isSpace(s.src[to-1]) {
				to--
			}
		}
	}
	s.text.begun = true
	s.wrote(to - from)
	return s.content(from, to, s.x.cdata)
}

func (s *story) wrote(n int) {
	s.bytes += n
	if n > 0 && !s.run.prompt {
		s.flow.para.written = true
	}
}

// char takes in an element that stands for one character.
func (s *story) char() {
	if !s.visible() {
		return
	}
	c := ""
	switch s.x.local {
	case "tab", "ptab":
		c = "\t"
	case "br", "cr":
		c = "\n"
	case "noBreakHyphen":
		c = "\u2011"
	case "sym":
		font, _ := s.x.attr(nsWord, "font")
		code, _ := s.x.attr(nsWord, "char")
		c = symbol(font, code)
		s.wrote(len(c))
	}
	s.put(c, s.x.from, s.x.to)
}
