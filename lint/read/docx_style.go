package read

import (
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// style is what dalint needs of a Word style.
type style struct {
	name    string // as Word's own list has it, in lower case
	basedOn string
	outline int // outline level from 0; -1 for none
	list    int // list level from 0; -1 for none
	hidden  toggle
}

// toggle is an on/off property that may be left to the style below.
type toggle uint8

const (
	unset toggle = iota
	on
	off
)

// look is what a style makes of a paragraph, its basis included.
type look struct {
	kind   text.Kind
	level  int
	hidden bool
}

type styles struct {
	byID     map[string]*style
	standard string // id of the default paragraph style
	looks    map[string]look
}

func (d *docx) readStyles(name string) error {
	x, _, _, err := d.scan(name)
	if err != nil {
		return err
	}
	s := styles{byID: map[string]*style{}, looks: map[string]look{}}
	d.styles = s
	cur := &style{}
	for {
		ev, err := x.next()
		if err != nil {
			return err
		}
		if ev == endOfPart {
			d.styles = s
			return nil
		}
		if ev != startTag || x.space != nsWord {
			continue
		}
		val, _ := x.attr(nsWord, "val")
		switch x.local {
		case "style":
			cur = &style{outline: -1, list: -1}
			id, _ := x.attr(nsWord, "styleId")
			s.byID[id] = cur
			kind, _ := x.attr(nsWord, "type")
			if def, _ := x.attr(nsWord, "default"); kind == "paragraph" && isOn(def) && def != "" {
				s.standard = id
			}
		case "name":
			cur.name = strings.ToLower(val)
		case "basedOn":
			cur.basedOn = val
		case "outlineLvl":
			cur.outline = number(val, -1)
		case "numPr":
			cur.list = max(cur.list, 0)
		case "ilvl":
			cur.list = number(val, 0)
		case "numId":
			if val == "0" {
				cur.list = -1
			}
		case "vanish":
			cur.hidden = onOff(val)
		}
	}
}

func number(s string, otherwise int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 64 {
		return otherwise
	}
	return n
}

func isOn(val string) bool { return val != "0" && val != "false" && val != "off" }

func onOff(val string) toggle {
	if isOn(val) {
		return on
	}
	return off
}

// look resolves a style by its id. An id without a style, as in a document
// whose styles cannot be read, is taken at its word: "Heading2".
func (s *styles) look(id string) look {
	if id == "" {
		id = s.standard
	}
	if l, ok := s.looks[id]; ok {
		return l
	}
	l := s.resolve(id)
	if s.looks == nil {
		s.looks = map[string]look{}
	}
	s.looks[id] = l
	return l
}

func (s *styles) resolve(id string) look {
	const longest = 32 // styles based on one another; a loop ends here too
	var l look
	hidden, kind := unset, false
	for n := 0; n < longest && id != ""; n++ {
		st := s.byID[id]
		if st == nil {
			if n == 0 {
				l.kind, l.level, _ = named(strings.ToLower(id))
			}
			break
		}
		if hidden == unset {
			hidden = st.hidden
		}
		if !kind {
			l.kind, l.level, kind = named(st.name)
		}
		if !kind && st.outline >= 0 && st.outline < 9 {
			l.kind, l.level, kind = text.Heading, st.outline+1, true
		}
		if !kind && st.list >= 0 {
			l.kind, l.level, kind = text.ListItem, st.list+1, true
		}
		id = st.basedOn
	}
	l.hidden = hidden == on
	return l
}

// named is what the name of a built-in style, or its id, says.
func named(name string) (kind text.Kind, level int, ok bool) {
	word := strings.TrimRight(name, "0123456789")
	n := number(name[len(word):], 1)
	switch strings.ReplaceAll(word, " ", "") {
	case "heading":
		return text.Heading, min(max(n, 1), 9), true
	case "tocheading":
		return text.Heading, 1, true
	case "title", "subtitle":
		return text.Title, 0, true
	case "quote", "intensequote", "blocktext":
		return text.Quote, 0, true
	case "listbullet", "listnumber":
		return text.ListItem, min(max(n, 1), 9), true
	case "toc", "tableoffigures":
		return text.Label, 0, true
	}
	return text.Paragraph, 0, false
}
