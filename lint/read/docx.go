package read

import (
	"errors"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Docx reads a Word document: its body, then its footnotes and endnotes, its
// headers and its footers, as they look with all tracked changes accepted.
// Hidden text is left out. A piece's anchor counts the part's w:p and w:r tags
// from 0, all of them, read or not.
func Docx(data []byte) (*text.Document, error) {
	c, err := openContainer(data)
	if err != nil {
		return nil, err
	}
	name, err := c.main()
	if err != nil {
		return nil, err
	}
	d := &docx{container: c, notes: map[string][]string{}}
	d.builder = &builder{doc: text.New("", text.Docx)}
	if err := d.read(name); err != nil {
		return nil, err
	}
	return d.done()
}

// docx is one Word document being read.
type docx struct {
	*container
	keeper
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
	d.properties()

	if err := d.story(name, body); err != nil {
		var e *Error
		if errors.As(err, &e) && e.Reason == Damaged {
			return &Error{e.Reason, "is damaged: " + name + " " + e.Message, e.Advice}
		}
		return err
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
	for _, r := range rels {
		switch r.kind {
		case "aFChunk":
			d.skipped("embedded document", "is not read ("+r.target+"); open the document in Word and save it to have it read")
		case "diagramData":
			d.skipped("diagram", "is not read ("+r.target+")")
		}
	}
	d.keepDirectives()
	return nil
}

// optional reads the part of that kind, if there is one.
func (d *docx) optional(rels []relation, kind string, read func(string) error) {
	if name := first(rels, kind); name != "" {
		if err := read(name); err != nil {
			d.problem(kind, err)
		}
	}
}

func (d *docx) problem(part string, err error) {
	d.skipped(part, "could not be read: "+message(err))
}

// propertyKeys are what a document may say to dalint about itself.
var propertyKeys = []string{"perpetrator", "survivor", "child", "professional", "type", "shared-with-perpetrator"}

func setProperty(doc *text.Document, key, value string) {
	if value = strings.TrimSpace(value); value == "" {
		return
	}
	if doc.Properties == nil {
		doc.Properties = map[string][]string{}
	}
	doc.Properties[key] = append(doc.Properties[key], value)
}

// properties reads the custom properties named "dalint.perpetrator" and so on.
// A semicolon divides several values.
func (d *docx) properties() {
	rels, err := d.relations("")
	if err != nil {
		d.problem("relationships", err)
	}
	name := first(rels, "custom-properties", "customProperties")
	if name == "" {
		return
	}
	if err := d.readProperties(name); err != nil {
		d.problem("custom properties", err)
	}
}

func (d *docx) readProperties(name string) error {
	src, _, err := d.part(name)
	if err != nil {
		return err
	}
	x, err := newScanner(src)
	if err != nil {
		return err
	}
	key, value := "", ""
	for {
		ev, err := x.next()
		switch {
		case err != nil || ev == endOfPart:
			return err
		case ev == startTag && x.local == "property":
			key, _ = x.attr(nsCustom, "name")
			value = ""
		case ev == charData && x.cdata:
			value += src[x.from:x.to]
		case ev == charData:
			value += unescapeXML(src[x.from:x.to])
		case ev == endTag && x.local == "property":
			d.property(key, value)
		}
	}
}

func (d *docx) property(key, value string) {
	key, ok := strings.CutPrefix(strings.ToLower(key), "dalint.")
	if !ok {
		return
	}
	for _, k := range propertyKeys {
		if k == key {
			for _, v := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == '\n' }) {
				setProperty(d.doc, key, v)
			}
			return
		}
	}
	d.skipped("custom properties", "“dalint."+key+"” is not one that dalint knows (it knows "+strings.Join(propertyKeys, ", ")+")")
}
