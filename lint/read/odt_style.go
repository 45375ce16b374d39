package read

import (
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// odfStyle is what dalint needs of an OpenDocument style.
type odfStyle struct {
	name   string // as people see it, in lower case
	parent string
	hidden toggle
}

// odfStyles are styles by family and name: "paragraph/Heading_20_1".
type odfStyles map[string]*odfStyle

// readODFStyles reads the styles of a part: those that the document names, and
// those that stand for what was set by hand.
func readODFStyles(src string) (named, automatic odfStyles, err error) {
	x, err := newScanner(src)
	if err != nil {
		return nil, nil, err
	}
	named, automatic = odfStyles{}, odfStyles{}
	into := odfStyles{}
	cur := &odfStyle{}
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return named, automatic, err
		}
		if ev != startTag {
			continue
		}
		switch {
		case x.space == nsOffice && x.local == "styles":
			into = named
		case x.space == nsOffice && x.local == "automatic-styles":
			into = automatic
		case x.space == nsOffice && x.local == "body":
			return named, automatic, nil
		case x.space == nsStyle && x.local == "style":
			name, _ := x.attr(nsStyle, "name")
			family, _ := x.attr(nsStyle, "family")
			cur = &odfStyle{name: strings.ToLower(decodeStyleName(name))}
			if shown, ok := x.attr(nsStyle, "display-name"); ok {
				cur.name = strings.ToLower(shown)
			}
			cur.parent, _ = x.attr(nsStyle, "parent-style-name")
			into[family+"/"+name] = cur
		case x.space == nsStyle && x.local == "text-properties":
			if v, ok := x.attr(nsText, "display"); ok {
				cur.hidden = onOff(strconv.FormatBool(v == "none"))
			}
		}
	}
}

// decodeStyleName undoes how names are written as identifiers: "Heading_20_1".
func decodeStyleName(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' {
			if end := strings.IndexByte(s[i+1:min(len(s), i+8)], '_'); end > 0 {
				if n, err := strconv.ParseUint(s[i+1:i+1+end], 16, 16); err == nil {
					b.WriteRune(rune(n))
					i += end + 1
					continue
				}
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// look resolves a style, its basis included.
func (s *odtStory) look(family, name string) look {
	const longest = 32 // styles based on one another; a loop ends here too
	var l look
	hidden, kind := unset, false
	for n := 0; n < longest && name != ""; n++ {
		st := s.own[family+"/"+name]
		if st == nil {
			st = s.common[family+"/"+name]
		}
		if st == nil {
			if !kind {
				l.kind, l.level, _ = odfNamed(strings.ToLower(decodeStyleName(name)))
			}
			break
		}
		if hidden == unset {
			hidden = st.hidden
		}
		if !kind {
			l.kind, l.level, kind = odfNamed(st.name)
		}
		if st.parent == name {
			break
		}
		name = st.parent
	}
	l.hidden = hidden == on
	return l
}

// odfNamed is what the name of a built-in style says. Lists are told by their
// elements.
func odfNamed(name string) (kind text.Kind, level int, ok bool) {
	switch strings.TrimRight(name, "0123456789 ") {
	case "quotations":
		return text.Quote, 0, true
	case "contents", "user index", "illustration index", "object index", "table index":
		return text.Label, 0, true
	case "contents heading", "user index heading", "illustration index heading", "object index heading", "table index heading":
		return text.Heading, 1, true
	}
	if kind, level, ok = named(name); kind == text.ListItem {
		return text.Paragraph, 0, false
	}
	return kind, level, ok
}
