package word

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

// node is an element of a part, read by encoding/xml: what the tests believe
// of a copy does not come from the code that made it.
type node struct {
	name   xml.Name
	attrs  map[string]string // by local name
	parent *node
	kids   []*node
	text   string // character data of this element alone
	order  int    // of its start tag
}

// is reports whether a node is an element of the Word vocabulary.
func (n *node) is(local string) bool {
	return n != nil && n.name.Local == local && (n.name.Space == transitional || n.name.Space == strict)
}

func (n *node) each(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.each(f)
	}
}

func (n *node) all(local string) []*node {
	var out []*node
	n.each(func(x *node) {
		if x.is(local) {
			out = append(out, x)
		}
	})
	return out
}

func (n *node) inside(local string) bool {
	for p := n.parent; p != nil; p = p.parent {
		if p.name.Local == local {
			return true
		}
	}
	return false
}

func tree(t testing.TB, name, src string) *node {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(src))
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		t.Fatalf("%s: says that it is %s", name, charset)
		return in, nil
	}
	root := &node{}
	at, order := root, 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			if len(root.kids) != 1 {
				t.Fatalf("%s: %d roots", name, len(root.kids))
			}
			return root.kids[0]
		}
		if err != nil {
			t.Fatalf("%s: is not well-formed: %v", name, err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			order++
			n := &node{name: tok.Name, attrs: map[string]string{}, parent: at, order: order}
			for _, a := range tok.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			at.kids = append(at.kids, n)
			at = n
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.text += string(tok)
		}
	}
}

// pkg is a package as tests see it.
type pkg struct {
	parts    map[string]string
	main     string
	body     *node
	comments *node // nil without
}

// rangeParents are the elements in which Word allows the marks of comments.
var rangeParents = []string{"body", "p", "hyperlink", "ins", "moveTo", "moveFrom", "del", "smartTag", "fldSimple", "sdtContent", "customXml", "dir", "bdo", "tc", "tr", "tbl"}

// validate holds a package against the rules of OOXML that Word enforces for
// comments, and for what is near them.
func validate(t testing.TB, data []byte) *pkg {
	t.Helper()
	p := &pkg{parts: readtest.Unzip(t, data)}
	for name, content := range p.parts {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if !strings.HasPrefix(content, "\xff\xfe") {
				tree(t, name, content)
			}
		}
	}
	for _, r := range tree(t, "_rels/.rels", p.parts["_rels/.rels"]).kids {
		if strings.HasSuffix(r.attrs["Type"], "/officeDocument") {
			p.main = strings.TrimPrefix(r.attrs["Target"], "/")
		}
	}
	p.body = tree(t, p.main, p.parts[p.main])
	p.relations(t)
	p.ids(t)
	p.body.each(func(n *node) {
		switch {
		case n.is("commentRangeStart"), n.is("commentRangeEnd"):
			if !slices.Contains(rangeParents, n.parent.name.Local) {
				t.Errorf("%s stands in %s", n.name.Local, n.parent.name.Local)
			}
		case n.is("commentReference"):
			if !n.parent.is("r") || !n.inside("p") {
				t.Errorf("a comment's reference stands in %s", n.parent.name.Local)
			}
		case n.is("r") && n.parent.is("r"):
			t.Error("a run stands in a run")
		case n.is("rPr") && n.parent.is("r") && n.parent.kids[0] != n:
			t.Error("the properties of a run do not come first")
		case n.is("t") && len(n.kids) > 0:
			t.Error("text holds elements")
		case n.is("p") && n.inside("p") && !n.inside("txbxContent"):
			t.Error("a paragraph stands in a paragraph")
		}
	})
	return p
}

func (p *pkg) relations(t testing.TB) {
	t.Helper()
	name := path.Dir(p.main) + "/_rels/" + path.Base(p.main) + ".rels"
	if p.parts[name] == "" {
		return
	}
	seen, comments := map[string]bool{}, ""
	for _, r := range tree(t, name, p.parts[name]).kids {
		if r.name.Local != "Relationship" || r.name.Space != "http://schemas.openxmlformats.org/package/2006/relationships" {
			t.Errorf("%s holds a %v", name, r.name)
		}
		if seen[r.attrs["Id"]] {
			t.Errorf("two relationships have the id %s", r.attrs["Id"])
		}
		seen[r.attrs["Id"]] = true
		if r.attrs["TargetMode"] == "External" {
			continue
		}
		target := r.attrs["Target"]
		if !strings.HasPrefix(target, "/") {
			target = "/" + path.Join(path.Dir(p.main), target)
		}
		if _, ok := p.parts[target[1:]]; !ok {
			t.Errorf("%s leads to %s, which is not there", name, target)
		}
		if strings.HasSuffix(r.attrs["Type"], "/comments") {
			if comments != "" {
				t.Error("two relationships lead to comments")
			}
			comments = target
		}
	}
	if comments == "" {
		return
	}
	p.comments = tree(t, comments, p.parts[comments[1:]])
	types := 0
	for _, c := range tree(t, typesPart, p.parts[typesPart]).kids {
		if c.name.Space != "http://schemas.openxmlformats.org/package/2006/content-types" {
			t.Errorf("the content types hold a %v", c.name)
		}
		if c.attrs["PartName"] == comments {
			types++
			if c.attrs["ContentType"] != commentsType {
				t.Errorf("the comments are %s", c.attrs["ContentType"])
			}
		}
	}
	if types != 1 {
		t.Errorf("%d content types for the comments, want 1", types)
	}
}

// ids checks that comments and their marks belong together.
func (p *pkg) ids(t testing.TB) {
	t.Helper()
	have := map[string]bool{} // by id, whether it is dalint's
	paras := map[string]bool{}
	if p.comments != nil {
		if !p.comments.is("comments") {
			t.Fatalf("the comments' root is %v", p.comments.name)
		}
		for _, c := range p.comments.all("comment") {
			id := c.attrs["id"]
			_, twice := have[id]
			if _, err := strconv.Atoi(id); err != nil || twice || c.parent != p.comments {
				t.Errorf("comment %q: a number, once, under the root is wanted", id)
			}
			have[id] = strings.Contains(strings.Join(lines(c), ""), "[dalint ")
			if c.attrs["author"] == "" || len(c.all("p")) == 0 {
				t.Errorf("comment %s has no author or no paragraph", id)
			}
		}
		p.comments.each(func(n *node) { unique(t, paras, n) })
	}
	for id, ours := range have {
		var start, end, ref []*node
		p.body.each(func(n *node) {
			switch {
			case n.attrs["id"] != id || n.inside("Fallback"):
			case n.is("commentRangeStart"):
				start = append(start, n)
			case n.is("commentRangeEnd"):
				end = append(end, n)
			case n.is("commentReference"):
				ref = append(ref, n)
			}
		})
		if len(start)+len(end)+len(ref) == 0 && !ours {
			continue // some programs leave comments that hang nowhere
		}
		if len(start) != 1 || len(end) != 1 || len(ref) != 1 {
			t.Errorf("comment %s has %d starts, %d ends, %d references", id, len(start), len(end), len(ref))
		} else if start[0].order > end[0].order || end[0].order > ref[0].order {
			t.Errorf("comment %s: start, end and reference are not in that order", id)
		}
	}
	revisions := map[string]bool{}
	p.body.each(func(n *node) {
		if n.is("rPrChange") {
			if id := n.attrs["id"]; revisions[id] {
				t.Errorf("two changes of format have the id %s", id)
			}
			revisions[n.attrs["id"]] = true
		}
	})
}

func unique(t testing.TB, seen map[string]bool, n *node) {
	t.Helper()
	if id := n.attrs["paraId"]; id != "" {
		if seen[id] {
			t.Errorf("two paragraphs have the id %s", id)
		}
		seen[id] = true
	}
}

// shownText is what Word shows of one element of a run.
func shownText(n *node) string {
	switch {
	case n.inside("Fallback"), n.inside("rt"):
		return ""
	case n.is("t"), n.name.Local == "t" && strings.HasSuffix(n.name.Space, "/math"):
		s := n.text
		if n.attrs["space"] != "preserve" && n.is("t") && !strings.Contains(s, "stormy marriage &") {
			s = strings.Trim(s, " \t\r\n")
		}
		return strings.NewReplacer("\r\n", " ", "\n", " ").Replace(s)
	case !n.parent.is("r"):
		return ""
	case n.is("tab"):
		return "\t"
	case n.is("br"):
		return "\n"
	case n.is("noBreakHyphen"):
		return "\u2011"
	case n.is("sym"):
		return "☑" // the only one in the fixtures
	}
	return ""
}

// words is all text of a part as Word shows it, deleted text included.
func words(n *node) string {
	var b strings.Builder
	n.each(func(x *node) {
		b.WriteString(shownText(x))
		switch {
		case x.is("delText"), x.is("instrText"):
			b.WriteString("{" + x.text + "}")
		case x.is("p"):
			b.WriteString("\n")
		}
	})
	return b.String()
}

// about is the text that a comment of a package is hung on.
func (p *pkg) about(id string) string {
	var b strings.Builder
	open := false
	p.body.each(func(n *node) {
		switch {
		case n.is("commentRangeStart") && n.attrs["id"] == id:
			open = true
		case n.is("commentRangeEnd") && n.attrs["id"] == id:
			open = false
		case open:
			b.WriteString(shownText(n))
		}
	})
	return b.String()
}

// lines are the paragraphs of a comment.
func lines(comment *node) []string {
	var out []string
	for _, p := range comment.all("p") {
		s := ""
		for _, t := range p.all("t") {
			s += t.text
		}
		out = append(out, s)
	}
	return out
}
