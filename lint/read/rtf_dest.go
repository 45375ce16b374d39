package read

import (
	"fmt"
	"strconv"
	"strings"
)

// startStory starts paragraphs of another place.
func (r *rtf) startStory(word string, kind *storyKind) {
	g := &r.group
	if g.dest != toText || !r.shown() {
		g.dest = toNothing
		return
	}
	if kind == footnotes && strings.HasPrefix(strings.TrimLeft(r.src[r.pos:min(len(r.src), r.pos+32)], " \r\n"), `\ftnalt`) {
		kind = endnotes
	}
	if kind.uniform && r.stream.kind == kind {
		return // a header in a header is part of it
	}
	r.enter(kind)
	g.word, g.stream = word, r.stream
	g.style, g.outline, g.list, g.level, g.cells = 0, -1, false, 0, 0
}

func (r *rtf) startDestination(word string, dest destination, from int) {
	g := &r.group
	if (word == "listtext" || word == "pntext" || word == "pn") && g.dest == toText {
		r.stream.para.listed = true
	}
	g.word, g.from = word, from
	switch {
	case dest == toText: // as the group around it
		return
	case dest == toID && g.dest != toText && g.dest != toComment:
		dest = toNothing
	case dest == toID:
		r.id.Reset()
	case dest == toField && g.dest != toText:
		dest = toNothing
	case dest != toNothing && g.dest != toText:
		dest = toNothing
	case dest == toComment:
		r.comments++
		r.id.Reset()
		fmt.Fprintf(&r.id, "#%d", r.comments)
	}
	g.dest = dest
	if dest != toNothing && dest != toID {
		r.words.Reset()
	}
	if dest == toStyles {
		r.number, r.style = 0, rtfStyle{based: -1}
	}
}

// endDestination takes in what a group held that was not text.
func (r *rtf) endDestination(g *rtfGroup) {
	switch g.dest {
	case toFonts:
		r.endFont()
	case toStyles:
		if r.words.Len() > 0 {
			r.endStyle()
		}
	}
	if g.word == "" {
		return
	}
	id := strings.TrimSpace(r.id.String())
	switch {
	case g.dest == toID && g.word == "atrfstart":
		r.mark(id, 's')
	case g.dest == toID && g.word == "atrfend":
		r.mark(id, 'e')
	case g.dest == toComment:
		r.mark(id, 'r')
		r.comment(id, r.words.String())
	case g.dest == toProperty && g.word == "propname":
		r.propertyName = r.words.String()
	case g.dest == toProperty:
		r.property(r.propertyName, r.words.String())
	case g.dest == toField && r.group.dest == toText:
		r.symbolField(r.words.String(), g.from)
	}
}

// symbolField takes in a field that shows one character: SYMBOL 252 \f "Wingdings".
func (r *rtf) symbolField(instruction string, from int) {
	words := strings.Fields(instruction)
	if len(words) < 2 || !strings.EqualFold(words[0], "SYMBOL") {
		return
	}
	n, err := strconv.ParseUint(words[1], 0, 32)
	if err != nil {
		return
	}
	font := ""
	if _, after, ok := strings.Cut(instruction, `\f "`); ok {
		font, _, _ = strings.Cut(after, `"`)
	}
	r.add(symbol(font, strconv.FormatUint(n, 16)), from, r.pos)
}

// once tells a problem, the first time.
func (r *rtf) once(problem string) {
	if !r.told[problem] {
		r.told[problem] = true
		r.skipped("body", problem)
	}
}
