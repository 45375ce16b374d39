package word

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// root is the edges of a part's root element.
type root struct {
	tag    text.Span // its start tag
	single bool      // it is one tag, and so has no end tag
	end    int       // where its end tag begins
}

// findRoot reads a part through. The error says that it is not well-formed, or
// has another root than that.
func findRoot(src string, v read.Vocabulary, local string) (root, error) {
	x, err := read.NewScanner(src)
	if err != nil {
		return root{}, err
	}
	var r root
	for first := true; ; first = false {
		ev, err := x.Next()
		if err != nil || ev == read.End {
			r.single = r.end == r.tag.Start
			return r, err
		}
		from, to := x.Range()
		switch is, name := x.Name(); {
		case ev == read.StartTag && first:
			if r.tag = (text.Span{Start: from, End: to}); is != v || name != local {
				return r, fmt.Errorf("it is no list of %s", strings.ToLower(local))
			}
		case ev == read.EndTag:
			r.end = from // of the last one, in the end
		}
	}
}

// extend adds elements at the end of the root.
func (r root) extend(src, more string) edit {
	if !r.single {
		return edit{at: r.end, ins: more}
	}
	tag := cut(src, r.tag)
	return edit{at: r.tag.Start, del: r.tag.Len(), ins: strings.TrimSuffix(tag, "/>") + divided + ">" + more + "</" + tagName(tag) + ">"}
}

// shut makes the root one tag again where it was one before it was extended,
// and holds nothing any more.
func shut(src string, v read.Vocabulary, local string) (string, error) {
	r, err := findRoot(src, v, local)
	if err != nil {
		return "", err
	}
	tag, opened := strings.CutSuffix(cut(src, r.tag), divided+">")
	if !opened || r.end != r.tag.End {
		return src, nil
	}
	return splice(src, []edit{{at: r.tag.Start, del: r.end + len("</>") + len(tagName(tag+">")) - r.tag.Start, ins: tag + "/>"}}), nil
}
