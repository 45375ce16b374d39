package read

import (
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// start handles a start tag outside what is left out.
func (s *odtStory) start() error {
	x := s.x
	if s.note.depth > 0 {
		if x.space == nsText && (x.local == "p" || x.local == "line-break" || x.local == "tab" || x.local == "s") {
			s.note.words.WriteByte(' ')
		}
		return nil
	}
	switch x.space {
	case nsOffice:
		s.startOffice()
	case nsText:
		s.startText()
	case nsTable:
		s.startTable()
	case nsDraw:
		switch x.local {
		case "text-box", "custom-shape", "rect", "line", "polyline", "polygon", "regular-polygon", "path", "circle", "ellipse",
			"connector", "caption", "measure":
			s.open(boxed)
		}
	case nsStyle:
		s.startStyle()
	case nsExtended:
		if x.local == "content-control" && s.para() != nil {
			if v, _ := x.attr(nsExtended, "showing-place-holder"); v == "true" {
				s.para().prompt = x.depth()
			}
		}
	}
	return nil
}

func (s *odtStory) startOffice() {
	x := s.x
	switch x.local {
	case "text":
		s.inText = s.inText || s.kind == body
	case "annotation":
		s.note.depth = x.depth()
		s.note.name, _ = x.attr(nsOffice, "name")
		if s.note.name == "" {
			s.note.name = "#" + strconv.Itoa(x.from)
		}
		s.note.words.Reset()
		s.mark(s.note.name, 's')
		s.mark(s.note.name, 'r')
	case "annotation-end":
		name, _ := x.attr(nsOffice, "name")
		s.mark(name, 'e')
	case "forms", "scripts", "font-face-decls", "event-listeners", "spreadsheet", "presentation", "drawing", "chart", "image", "database":
		s.leaveOut()
	}
}

// startStyle finds headers and footers. One that is switched off is left out.
func (s *odtStory) startStyle() {
	if s.kind == body {
		return
	}
	kind := headers
	switch s.x.local {
	case "header", "header-left", "header-first":
	case "footer", "footer-left", "footer-first":
		kind = footers
	default:
		return
	}
	if v, ok := s.x.attr(nsStyle, "display"); ok && v == "false" {
		s.leaveOut()
		return
	}
	s.inText = true
	s.open(kind)
}

func (s *odtStory) startText() {
	x := s.x
	if v, _ := x.attr(nsText, "is-hidden"); v == "true" && x.local != "hidden-paragraph" {
		s.leaveOut()
		return
	}
	if v, _ := x.attr(nsText, "display"); v == "none" {
		s.leaveOut()
		return
	}
	switch x.local {
	case "p", "h":
		if s.inText {
			s.startPara()
		}
	case "list":
		s.lists = append(s.lists, odtList{depth: x.depth()})
	case "list-item":
		if n := len(s.lists); n > 0 {
			s.lists[n-1].item, s.lists[n-1].inItem = true, true
		}
	case "list-header":
		if n := len(s.lists); n > 0 {
			s.lists[n-1].item, s.lists[n-1].inItem = false, false
		}
	case "tracked-changes", "note-citation", "ruby-text", "script", "variable-decls", "sequence-decls", "user-field-decls",
		"dde-connection-decls", "table-of-content-source", "alphabetical-index-source", "illustration-index-source",
		"table-index-source", "object-index-source", "user-index-source", "bibliography-source":
		s.leaveOut()
	case "note":
		kind := footnotes
		if class, _ := x.attr(nsText, "note-class"); class == "endnote" {
			kind = endnotes
		}
		s.open(kind)
	case "hidden-paragraph":
		if v, _ := x.attr(nsText, "is-hidden"); v == "true" && s.para() != nil {
			s.stream.para.hidden = true
		}
	case "placeholder":
		if s.para() != nil {
			s.para().prompt = x.depth()
		}
	case "span":
		if name, _ := x.attr(nsText, "style-name"); s.look("text", name).hidden {
			s.leaveOut()
		}
	case "s", "tab", "line-break":
		s.char()
	}
}

func (s *odtStory) startTable() {
	switch s.x.local {
	case "table":
		s.openTable()
	case "table-row":
		if t := s.table(); t != nil {
			t.row++
			t.column, t.wide = 0, 0
		}
	case "table-cell", "covered-table-cell":
		if t := s.table(); t != nil {
			t.column += 1 + t.wide
			t.wide = s.repeated("number-columns-repeated") - 1
		}
		if s.x.local != "table-cell" {
			s.leaveOut()
		}
	case "tracked-changes", "shapes":
		s.leaveOut()
	}
}

// repeated is how many cells an element stands for, which nothing bounds but
// what a spreadsheet could have.
func (s *odtStory) repeated(attr string) int {
	v, _ := s.x.attr(nsTable, attr)
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1<<14 {
		return 1
	}
	return n
}

func (s *odtStory) end() {
	x := s.x
	depth := x.depth() + 1 // of the element that ended
	if s.note.depth > 0 {
		if depth == s.note.depth {
			s.note.depth = 0
			s.comment(s.note.name, s.note.words.String())
		}
		return
	}
	if n := len(s.paras); n > 0 {
		p := &s.paras[n-1]
		if depth == p.prompt {
			p.prompt = 0
		}
		if depth == p.depth {
			s.finishPara()
			return
		}
	}
	if n := len(s.streams); n > 0 && depth == s.streams[n-1].depth {
		s.close()
		return
	}
	if n := len(s.lists); n > 0 && depth == s.lists[n-1].depth {
		s.lists = s.lists[:n-1]
		return
	}
	if x.space == nsTable && x.local == "table" {
		s.closeTable()
	}
}

// open starts a stream at the current element.
func (s *odtStory) open(kind *storyKind) {
	if !s.inText {
		return
	}
	s.streams = append(s.streams, odtStream{s.x.depth(), len(s.paras), len(s.lists)})
	s.enter(kind)
}

func (s *odtStory) close() {
	n := len(s.streams) - 1
	s.paras, s.lists = s.paras[:s.streams[n].paras], s.lists[:s.streams[n].lists]
	s.streams = s.streams[:n]
	s.leave()
}

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
		if top := x.stack[len(x.stack)-1]; top.space == nsText && x.cdata {
			s.note.words.WriteString(s.src[x.from:x.to])
		} else if top.space == nsText {
			s.note.words.WriteString(unescapeXML(s.src[x.from:x.to]))
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
