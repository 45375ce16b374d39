package read

import (
	"github.com/dalint/dalint/lint/text"
)

// Docx reads a Word document: its body, then its footnotes and endnotes, its
// headers and its footers, as they look with all tracked changes accepted.
// Hidden text is left out. A piece's anchor counts the part's w:p and w:r tags
// from 0, all of them, read or not.
func Docx(data []byte) (*text.Document, error) {
	c, err := openContainer(data, wordFamily)
	if err != nil {
		return nil, err
	}
	name, err := c.main()
	if err != nil {
		return nil, err
	}
	d := &docx{container: c, doc: text.New("", text.Docx), notes: map[string][]string{}}
	d.builder, d.keeper = &builder{doc: d.doc, limit: maxPieces}, keeper{doc: d.doc}
	if err := d.read(name); err != nil {
		return nil, err
	}
	return d.done()
}

// docx is one Word document being read.
type docx struct {
	*container
	*builder
	keeper
	doc    *text.Document
	styles styles
	notes  map[string][]string // ids of the notes referred to, by kind, in order
	boxes  int                 // paragraphs in text boxes so far
}

func (d *docx) read(name string) error {
	rels, err := d.relations(name)
	if err != nil {
		d.problem("relationships", err)
	}
	d.optional(rels, "styles", d.readStyles)
	d.optional(rels, "comments", d.readComments)
	d.customProperties(d.container)

	if err := d.story(name, body); err != nil {
		return partError(name, err)
	}
	for _, s := range []*storyKind{footnotes, endnotes, headers, footers} {
		seen := map[string]bool{}
		for _, r := range rels {
			if r.kind != s.relation || seen[r.target] || s.notes && len(d.notes[s.part]) == 0 {
				continue
			}
			seen[r.target] = true
			if err := d.story(r.target, s); err != nil {
				d.problem(s.plural, err)
			}
		}
	}
	embedded := false
	for _, r := range rels {
		switch r.kind {
		case "aFChunk":
			d.skipped("embedded document", "is not read; open the document in Word and save it to have it read")
		case "diagramData":
			d.skipped("diagram", "is not read; write what matters of it in the text")
		case "package", "oleObject":
			embedded = true
		}
	}
	if embedded {
		d.skipped("embedded file", "is not read; open it in the document, save it as a file of its own, and have that read")
	}
	if d.shadow {
		d.skipped("document", doubled)
	}
	d.addDirectives(&d.keeper)
	return nil
}

// doubled is the trouble of a container with two parts of one name.
const doubled = "has a part twice, of which only the first is read; open it in the program that made it, and save it again"

// optional reads the part of that kind, if there is one.
func (d *docx) optional(rels []relation, kind string, read func(string) error) {
	if name := first(rels, kind); name != "" {
		if err := read(name); err != nil {
			d.problem(kind, err)
		}
	}
}
