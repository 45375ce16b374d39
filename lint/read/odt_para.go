package read

import (
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// para is the open paragraph of the current stream; nil where there is none.
func (s *odtStory) para() *odtPara {
	n := len(s.paras)
	if n == 0 || len(s.streams) > 0 && s.streams[len(s.streams)-1].paras == n {
		return nil
	}
	return &s.paras[n-1]
}

func (s *odtStory) startPara() {
	if s.para() != nil { // a paragraph in one, which only a shape of another kind could hold
		s.open(boxed)
	}
	x := s.x
	style, _ := x.attr(nsText, "style-name")
	l := s.look("paragraph", style)
	p := odtPara{depth: x.depth(), kind: l.kind, level: l.level, hidden: l.hidden, space: true}
	level := len(s.lists)
	if n := len(s.streams); n > 0 {
		level -= s.streams[n-1].lists
	}
	switch {
	case x.local == "h" && p.kind != text.Title:
		v, _ := x.attr(nsText, "outline-level")
		p.kind, p.level = text.Heading, min(max(number(v, 1), 1), 9)
	case p.kind == text.Paragraph && level > 0 && s.lists[len(s.lists)-1].item:
		p.kind, p.level = text.ListItem, level
	}
	if level > 0 {
		s.lists[len(s.lists)-1].item = false
	}
	s.paras = append(s.paras, p)
}

func (s *odtStory) finishPara() {
	p := s.paras[len(s.paras)-1]
	s.paras = s.paras[:len(s.paras)-1]
	s.stream.para.hidden = s.stream.para.hidden || p.hidden
	s.endPara(p.kind, p.level)
	if n := len(s.streams); n > 0 && s.streams[n-1].depth == p.depth {
		s.close()
	}
}

// char takes in an element that stands for white space.
func (s *odtStory) char() {
	p := s.para()
	if p == nil {
		return
	}
	c := " "
	switch s.x.local {
	case "tab":
		c = "\t"
	case "line-break":
		c = "\n"
	case "s":
		const most = 16 // more would let a small file make a large text
		v, _ := s.x.attr(nsText, "c")
		if n, err := strconv.Atoi(v); err == nil && n > 1 {
			c = strings.Repeat(" ", min(n, most))
		}
	}
	p.space = false
	s.put(c, s.x.from, s.x.to)
}

// chars takes in character data. White space counts once, and not at the start.
func (s *odtStory) chars() error {
	x := s.x
	if s.note.depth > 0 {
		if x.stack[len(x.stack)-1].space == nsText {
			s.note.words.WriteString(x.words())
		}
		return nil
	}
	p := s.para()
	if p == nil {
		return nil
	}
	top := x.stack[len(x.stack)-1]
	if top.space != nsText && (top.space != nsExtended || top.local != "content-control") {
		return nil
	}
	start, shows := x.from, false
	for i := x.from; i < x.to; i++ {
		if !isSpace(s.src[i]) {
			p.space, shows = false, true
			continue
		}
		if s.src[i] == ' ' && !p.space {
			p.space = true
			continue
		}
		if err := s.content(start, i, x.cdata); err != nil {
			return err
		}
		from := i
		for i+1 < x.to && isSpace(s.src[i+1]) {
			i++
		}
		if !p.space {
			s.put(" ", from, i+1)
			p.space = true
		}
		start = i + 1
	}
	para := &s.stream.para
	para.prompt = para.prompt || shows && p.prompt > 0
	para.written = para.written || shows && p.prompt == 0
	return s.content(start, x.to, x.cdata)
}
