package read

import (
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// rtfChars are the control words that stand for characters.
var rtfChars = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
	"rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}

// rtfDestinations are the groups that hold something else than text of the
// body. Those that are marked as optional and are not named here are left out.
var rtfDestinations = map[string]destination{
	"fonttbl": toFonts, "stylesheet": toStyles, "fldinst": toField, "annotation": toComment, "atrfstart": toID, "atrfend": toID,
	"atnref": toID, "propname": toProperty, "staticval": toProperty,

	"colortbl": toNothing, "info": toNothing, "pict": toNothing, "nonshppict": toNothing, "objdata": toNothing, "objclass": toNothing,
	"objname": toNothing, "shprslt": toNothing, "sp": toNothing, "filetbl": toNothing, "listtext": toNothing, "pntext": toNothing,
	"pn": toNothing, "pntxta": toNothing, "pntxtb": toNothing, "nonesttables": toNothing, "xe": toNothing, "tc": toNothing,
	"tcn": toNothing, "rxe": toNothing, "txe": toNothing, "bxe": toNothing, "ixe": toNothing, "ftnsep": toNothing, "ftnsepc": toNothing,
	"ftncn": toNothing, "aftnsep": toNothing, "aftnsepc": toNothing, "aftncn": toNothing, "upr": toNothing, "private": toNothing,
	"atnid": toNothing, "atnauthor": toNothing, "atntime": toNothing, "atnicn": toNothing, "template": toNothing, "rtbl": toNothing,
	"listtable": toNothing, "list": toNothing, "listlevel": toNothing, "listname": toNothing, "listoverride": toNothing,
	"leveltext": toNothing, "levelnumbers": toNothing, "lfolevel": toNothing, "listoverridetable": toNothing, "revtbl": toNothing, "formfield": toNothing, "background": toNothing,
	"bkmkstart": toNothing, "bkmkend": toNothing, "datafield": toNothing, "generator": toNothing, "themedata": toNothing,
	"mmathPr": toNothing, "picprop": toNothing, "falt": toNothing, "panose": toNothing, "keycode": toNothing,
	"shpinst": toText, "do": toText, "nesttableprops": toText, "userprops": toText, "moMath": toText, "moMathPara": toText,
	"shppict": toNothing,
}

// rtfStories are the groups that hold paragraphs of another place.
var rtfStories = map[string]*storyKind{
	"footnote": footnotes, "shptxt": boxed, "dptxbxtext": boxed,
	"header": headers, "headerl": headers, "headerr": headers, "headerf": headers,
	"footer": footers, "footerl": footers, "footerr": footers, "footerf": footers,
}

// word takes in a control word that starts at from.
func (r *rtf) word(word string, n int, given bool, from int) {
	optional := r.group.optional
	r.group.optional = false
	if word == "ud" && len(r.outer) > 1 && r.outer[len(r.outer)-1].word == "upr" {
		r.group.dest = r.outer[len(r.outer)-2].dest // the Unicode form of what \upr has in bytes
		return
	}
	if r.group.dest == toNothing {
		return
	}
	if kind := rtfStories[word]; kind != nil {
		r.startStory(word, kind)
		return
	}
	if dest, ok := rtfDestinations[word]; ok || optional {
		if !ok {
			dest = toNothing
		}
		r.startDestination(word, dest, from)
		return
	}
	if c := rtfChars[word]; c != "" {
		r.add(c, from, r.pos)
		return
	}
	switch r.group.dest {
	case toFonts:
		r.fontWord(word, n)
	case toStyles:
		r.styleWord(word, n)
	}
	r.format(word, n, given, from)
}

// format takes in a control word that says how text looks or where it ends.
func (r *rtf) format(word string, n int, given bool, from int) {
	g := &r.group
	on := !given || n != 0
	switch word {
	case "u":
		r.unicode(n, from)
	case "uc":
		g.unicode = min(max(n, 0), 64)
	case "f":
		g.font = n
	case "deff":
		r.deff, g.font = n, n
	case "ansicpg":
		if n > 0 {
			r.page = n
		}
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "plain":
		g.hidden, g.deleted, g.font = false, false, r.deff
	case "v":
		g.hidden = on
	case "deleted", "mvf":
		g.deleted = on
	case "pard":
		g.style, g.outline, g.list, g.level, g.cells = 0, -1, false, 0, 0
	case "s":
		g.style = n
	case "outlinelevel":
		g.outline = n
	case "ls":
		g.list = n > 0
	case "ilvl":
		g.level = number(strconv.Itoa(n), 0)
	case "intbl":
		g.cells = max(g.cells, 1)
	case "itap":
		g.cells = number(strconv.Itoa(n), 0)
	case "par", "sect", "cell", "row", "nestcell", "nestrow":
		r.breakAt(word)
	}
}

// breakAt ends a paragraph, a cell or a row.
func (r *rtf) breakAt(word string) {
	g := &r.group
	switch {
	case g.dest != toText:
		r.note(" ")
		return
	case word == "par" && g.deleted:
		return // the next paragraph goes on with this one
	case word == "par" || word == "sect" && !r.empty():
		r.endParagraph()
		return
	case word == "sect":
		return
	}
	depth := 1
	if strings.HasPrefix(word, "nest") {
		depth = max(g.cells, 2)
	}
	was := g.cells
	g.cells = depth
	if !r.empty() || strings.HasSuffix(word, "cell") {
		r.endParagraph()
	}
	r.depth(depth)
	g.cells = was
	t := r.table()
	if strings.HasSuffix(word, "cell") {
		t.column++
	} else {
		t.row++
		t.column = 1
	}
}

// depth opens and closes tables until so many are open.
func (r *rtf) depth(n int) {
	for len(r.stream.tables) > n {
		r.closeTable()
	}
	for len(r.stream.tables) < n {
		r.openTable()
		*r.table() = table{number: r.tables, row: 1, column: 1}
	}
}

// endParagraph makes a block of what was gathered, as the group has it.
func (r *rtf) endParagraph() {
	g := &r.group
	r.depth(g.cells)
	kind, level := r.styleKind(g.style)
	item := g.list || r.stream.para.listed
	switch {
	case kind == text.Paragraph && g.outline >= 0 && g.outline < 9:
		kind, level = text.Heading, g.outline+1
	case (kind == text.Paragraph || kind == text.ListItem) && item:
		kind, level = text.ListItem, g.level+1
	case kind == text.ListItem:
		kind, level = text.Paragraph, 0
	}
	r.endPara(kind, level)
}

// styleKind is what a style makes of a paragraph, its basis included.
func (r *rtf) styleKind(n int) (text.Kind, int) {
	const longest = 32 // styles based on one another; a loop ends here too
	for range longest {
		s, ok := r.styles[n]
		if !ok {
			break
		}
		if kind, level, ok := named(s.name); ok {
			return kind, level
		}
		if s.outline >= 0 && s.outline < 9 {
			return text.Heading, s.outline + 1
		}
		if s.based == n {
			break
		}
		n = s.based
	}
	return text.Paragraph, 0
}

func (r *rtf) styleWord(word string, n int) {
	switch word {
	case "s":
		r.number = n
	case "sbasedon":
		r.style.based = n
	case "outlinelevel":
		r.style.outline = n + 1 // so that the zero style has none
	}
}

// endStyle takes in the style that was defined.
func (r *rtf) endStyle() {
	name, _, _ := strings.Cut(r.words.String(), ";")
	s := r.style
	s.name = strings.ToLower(strings.TrimSpace(name))
	s.outline--
	const most = 10_000
	if len(r.styles) < most && s.name != "" {
		r.styles[r.number] = s
	}
	r.number, r.style = 0, rtfStyle{based: -1}
	r.words.Reset()
}
