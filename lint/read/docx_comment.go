package read

import "strings"

// readComments finds the comments that are addressed to dalint.
func (d *docx) readComments(name string) error {
	x, _, _, err := d.scan(name)
	if err != nil {
		return err
	}
	var words strings.Builder
	id, inText, deleted := "", false, 0
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		if ev == charData {
			if inText && deleted == 0 {
				words.WriteString(x.words())
			}
			continue
		}
		if x.space != nsWord {
			continue
		}
		begins := ev == startTag
		switch x.local {
		case "comment":
			if begins {
				id, _ = x.attr(nsWord, "id")
				words.Reset()
			} else {
				d.comment(id, words.String())
			}
		case "t":
			inText = begins
		case "p", "br", "tab":
			words.WriteByte(' ')
		case "del", "moveFrom":
			if begins {
				deleted++
			} else {
				deleted--
			}
		}
	}
}

func (s *story) commentMark() {
	if len(s.order) == 0 || s.kind != body {
		return
	}
	id, _ := s.x.attr(nsWord, "id")
	if s.keeps[id] == nil {
		return
	}
	m := mark{id: id, edge: 's', off: len(s.buf)}
	switch s.x.local {
	case "commentRangeEnd":
		m.edge = 'e'
	case "commentReference":
		m.edge = 'r'
	}
	if p := &s.flow.para; p.active || s.flow.open {
		p.marks = append(p.marks, m)
	} else if m.off = 0; m.edge == 's' {
		s.loose = append(s.loose, m)
	} else {
		s.resolve([]mark{m}, -1, 0)
	}
}
