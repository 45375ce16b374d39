package word

import (
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// anchor is where a comment is hung: the edges of its words in the main part.
type anchor struct {
	id         int
	start, end *target
}

func (a *anchor) ok() bool { return a.start.ok && a.end.ok && a.start.spot.pos < a.end.spot.pos }

// targets are the edges of a span of a block. Not ok is a span without words
// or one of another part.
func targets(b *text.Block, span text.Span, part, src string) (start, end *target, ok bool) {
	i := sort.Search(len(b.Pieces), func(i int) bool { return b.Pieces[i].Text.End > span.Start })
	j := sort.Search(len(b.Pieces), func(i int) bool { return b.Pieces[i].Text.End >= span.End })
	if span.Len() <= 0 || j >= len(b.Pieces) || b.Pieces[i].Anchor.Part != part || b.Pieces[j].Anchor.Part != part {
		return nil, nil, false
	}
	start, end = &target{at: b.SourceOffset(span.Start)}, &target{at: b.SourceEnd(span.End), end: true}
	for _, e := range []struct {
		*target
		piece text.Piece
	}{{start, b.Pieces[i]}, {end, b.Pieces[j]}} {
		if p := e.piece; p.Source != p.Text.Len() && src[p.Anchor.Offset] == '<' {
			e.at, e.element = p.Anchor.Offset, true
		}
	}
	return start, end, true
}

// vocabulary is how elements of the Word vocabulary are written in a part.
type vocabulary struct {
	prefix string
	uri    string
	bound  bool // the root binds the prefix
}

const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// speaks finds out how a part whose root tag this is writes Word elements.
func speaks(root string) vocabulary {
	v := vocabulary{prefix: "w", uri: transitional}
	if strings.Contains(root, strict) {
		v.uri = strict
	}
	prefix, _, ok := strings.Cut(tagName(root), ":")
	for _, quote := range []string{`"`, `'`} {
		if ok && strings.Contains(root, "xmlns:"+prefix+"="+quote+v.uri+quote) {
			v.prefix, v.bound = prefix, true
		}
	}
	return v
}

// open is a start tag without its ">": "<w:r". An element that stands alone
// binds the prefix itself where the root does not.
func (v vocabulary) open(name string) string {
	tag := "<" + v.prefix + ":" + name
	if !v.bound {
		tag += " xmlns:" + v.prefix + `="` + v.uri + `"`
	}
	return tag
}

func (v vocabulary) close(name string) string { return "</" + v.prefix + ":" + name + ">" }

func (v vocabulary) id(id int) string { return " " + v.prefix + `:id="` + strconv.Itoa(id) + `"` }

// group is all marks that stand at one place.
type group struct {
	spot
	starts, ends []int
	refs         []int        // of ends elsewhere
	apart        map[int]bool // ends whose reference is elsewhere
}

// widest is how many bytes of tag and properties a run may have to be divided;
// the marks of a run with more go around it.
const widest = 64 << 10

// hang makes the edits that hang comments on their anchors.
func hang(src string, v vocabulary, anchors []anchor) []edit {
	groups := map[int]*group{}
	at := func(s spot, start bool) *group {
		if r := s.run; r != nil && r.start.Len()+r.properties.Len() > widest {
			s = spot{pos: r.end}
			if start {
				s.pos = r.start.Start
			}
		}
		g := groups[s.pos]
		if g == nil {
			g = &group{spot: s, apart: map[int]bool{}}
			groups[s.pos] = g
		}
		return g
	}
	for _, a := range anchors {
		start, end := at(a.start.spot, true), at(a.end.spot, false)
		start.starts = append(start.starts, a.id)
		end.ends = append(end.ends, a.id)
		if a.end.ref > 0 {
			end.apart[a.id] = true
			next := at(spot{pos: a.end.ref}, true)
			next.refs = append(next.refs, a.id)
		}
	}
	var edits []edit
	kept := map[*textTag]bool{}
	revisions := &revisions{src: src}
	for _, pos := range slices.Sorted(maps.Keys(groups)) {
		g := groups[pos]
		if g.how == within && !kept[g.text] {
			kept[g.text] = true
			edits = append(edits, g.text.keepSpace(src)...)
		}
		edits = append(edits, edit{at: g.pos, ins: g.write(src, v, revisions)})
	}
	return edits
}

// write is the marks of a group and, where a run is divided for them, its end
// before and its beginning again after.
func (g *group) write(src string, v vocabulary, r *revisions) string {
	var b strings.Builder
	if g.how == within {
		if g.literal {
			b.WriteString("]]>")
		}
		b.WriteString("</" + g.text.name + divided + ">")
	}
	if g.how != whole {
		b.WriteString("</" + g.run.name + divided + ">")
	}
	for _, id := range g.refs {
		b.WriteString(v.reference(id))
	}
	for _, id := range g.ends {
		b.WriteString(v.open("commentRangeEnd") + v.id(id) + "/>")
		if !g.apart[id] {
			b.WriteString(v.reference(id))
		}
	}
	for _, id := range g.starts {
		b.WriteString(v.open("commentRangeStart") + v.id(id) + "/>")
	}
	if g.how != whole {
		b.WriteString(cut(src, g.run.start) + r.anew(cut(src, g.run.properties)))
	}
	if g.how == within {
		b.WriteString(preserving(cut(src, g.text.start)))
		if g.literal {
			b.WriteString("<![CDATA[")
		}
	}
	return b.String()
}

// reference is a run that holds the reference of a comment.
func (v vocabulary) reference(id int) string {
	return v.open("r") + ">" + v.open("commentReference") + v.id(id) + "/>" + v.close("r")
}

func cut(src string, s text.Span) string { return src[s.Start:s.End] }

// keepSpace makes white space count in a w:t that is to be divided, since it
// may come to stand at an edge, and moves what did not count until now into the
// tags, where it does not either.
func (t *textTag) keepSpace(src string) []edit {
	if t.preserve {
		return nil
	}
	edits := []edit{
		{at: t.start.Start, del: t.start.Len(), ins: strings.TrimSuffix(preserving(cut(src, t.start)), ">") + kept + blank(cut(src, t.leading)) + ">"},
		{at: t.leading.Start, del: t.leading.Len()},
		{at: t.trailing.Start, del: t.trailing.Len()},
	}
	if t.trailing.Len() > 0 { // after a space, so that it does not look like the mark of a division
		edits = append(edits, edit{at: t.trailing.End + len("</"+t.name), ins: " " + blank(cut(src, t.trailing))})
	}
	return edits
}

// blank is white space as far as it may stand in a tag.
func blank(s string) string { return strings.NewReplacer("\v", "", "\f", "").Replace(s) }

var spaceAttr = regexp.MustCompile(`\sxml:space\s*=\s*("[^"]*"|'[^']*')`)

const preserve = ` xml:space="preserve"`

// preserving is a start tag with xml:space="preserve".
func preserving(tag string) string {
	return strings.TrimRight(spaceAttr.ReplaceAllString(tag, ""), " \t\r\n>") + preserve + ">"
}

// revisions gives new ids to the tracked changes in run properties that are
// written a second time, since each id may occur once.
type revisions struct {
	src  string
	last int // 0: not known yet
}

var (
	revisionID = regexp.MustCompile(`(<(?:\w+:)?rPrChange\b[^<>]*?\bid=["'])(\d+)`)
	anyID      = regexp.MustCompile(`\bid=["'](\d{1,9})["']`)
)

func (r *revisions) anew(properties string) string {
	return revisionID.ReplaceAllStringFunc(properties, func(s string) string {
		if r.last == 0 {
			for _, m := range anyID.FindAllStringSubmatch(r.src, -1) {
				if n, err := strconv.Atoi(m[1]); err == nil {
					r.last = max(r.last, n)
				}
			}
		}
		r.last++
		return revisionID.FindStringSubmatch(s)[1] + strconv.Itoa(r.last)
	})
}
