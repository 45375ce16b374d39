package read

import "strconv"

// start handles a start tag outside what is left out.
func (s *odtStory) start() {
	x := s.x
	if s.note.depth > 0 {
		if x.space == nsText && (x.local == "p" || x.local == "line-break" || x.local == "tab" || x.local == "s") {
			s.note.words.WriteByte(' ')
		}
		return
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
		s.leaveOut(0)
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
		s.leaveOut(0)
		return
	}
	s.inText = true
	s.open(kind)
}

func (s *odtStory) startText() {
	x := s.x
	if v, _ := x.attr(nsText, "is-hidden"); v == "true" && x.local != "hidden-paragraph" {
		s.leaveOut(0)
		return
	}
	if v, _ := x.attr(nsText, "display"); v == "none" {
		s.leaveOut(0)
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
		s.leaveOut(0)
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
			s.leaveOut(0)
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
			s.leaveOut(0)
		}
	case "tracked-changes", "shapes":
		s.leaveOut(0)
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
