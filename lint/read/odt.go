package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// ODT reads an OpenDocument text: its body with text boxes, then its footnotes
// and endnotes, its headers and its footers, as they look with all tracked
// changes accepted. Hidden text is left out.
func ODT(data []byte) (*text.Document, error) {
	c, err := openContainer(data, textFamily)
	if err != nil {
		return nil, err
	}
	if err := c.openDocument(); err != nil {
		return nil, err
	}
	d := &odt{container: c, layout: newLayout(text.New("", text.ODT))}
	if err := d.read(); err != nil {
		return nil, err
	}
	return d.assemble()
}

// odt is one OpenDocument text being read.
type odt struct {
	*container
	*layout
	common odfStyles // those of the document, which both parts build on
}

const (
	odtContent = "content.xml"
	odtStyles  = "styles.xml"
)

// openDocument is an error that says what a container is if it is not an
// OpenDocument text that can be read.
func (c *container) openDocument() error {
	manifest, _, _ := c.part("META-INF/manifest.xml")
	switch {
	case strings.Contains(manifest, "encryption-data"), c.has("encrypted-package"):
		return &Error{Encrypted, "is protected by a password", takeOff(textFamily)}
	case c.has(odtContent) && !c.has("mimetype"):
		return nil // the body says what it is
	}
	rels, _ := c.relations("")
	if err := c.mustBe(textFamily, first(rels, "officeDocument")); err != nil {
		return err
	}
	if !c.has(odtContent) {
		return damaged("is an OpenDocument text without its text (%s is missing)", odtContent)
	}
	return nil
}

func (d *odt) read() error {
	content, name, err := d.part(odtContent)
	if err != nil {
		return err
	}
	styles, stylesName := "", odtStyles
	var here odfStyles // those that only headers and footers use
	if d.has(odtStyles) {
		if styles, stylesName, err = d.part(odtStyles); err == nil {
			d.common, here, err = readODFStyles(styles)
		}
		if err != nil {
			d.problem("styles", err)
			styles = ""
		}
	}
	d.userDefined()

	_, own, err := readODFStyles(content)
	if err == nil {
		err = d.story(content, name, body, own)
	}
	if err != nil {
		return partError(name, err)
	}
	if styles != "" {
		if err := d.story(styles, stylesName, headers, here); err != nil {
			d.problem("headers and footers", err)
		}
	}
	return nil
}

// userDefined reads what the document says to dalint in its properties.
func (d *odt) userDefined() {
	if !d.has("meta.xml") {
		return
	}
	src, _, err := d.part("meta.xml")
	if err == nil {
		err = eachElement(src, nsMeta, "user-defined", nsMeta, "name", d.property)
	}
	if err != nil {
		d.problem("properties", err)
	}
}

// story reads a part: the body, or the headers and footers.
func (d *odt) story(src, name string, kind *storyKind, own odfStyles) error {
	x, err := newScanner(src)
	if err != nil {
		return err
	}
	s := &odtStory{odt: d, walk: walk{x: x}, kind: kind, own: own}
	d.src, d.at = src, text.Anchor{Part: name}
	if err := s.read(); err != nil {
		for d.stream.outer != nil {
			d.leave()
		}
		d.reset()
		return err
	}
	if kind == body && !s.inText {
		return &Error{WrongKind, "is an OpenDocument file without a text", "save its text as a Word document (.docx)"}
	}
	return nil
}

// odtStory reads one part. It is told of tags in document order and keeps only
// what it needs of the elements that are open.
type odtStory struct {
	*odt
	walk
	kind    *storyKind
	own     odfStyles // those of this part alone
	inText  bool      // inside what holds the part's text, or past it
	streams []odtStream
	paras   []odtPara
	lists   []odtList
	note    odtNote
}

// odtStream is an element that holds paragraphs of its own.
type odtStream struct {
	depth int
	paras int // of the paragraphs around it
	lists int
}

// odtPara is a paragraph that is open.
type odtPara struct {
	depth  int
	kind   text.Kind
	level  int
	hidden bool
	space  bool // white space that comes now would not show
	prompt int  // depth of an open placeholder
}

type odtList struct {
	depth  int
	item   bool // the next paragraph begins an item
	inItem bool
}

// odtNote is an annotation being read.
type odtNote struct {
	depth int
	name  string
	words strings.Builder
}

func (s *odtStory) read() error {
	for {
		ev, err := s.x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		switch {
		case ev == startTag && s.x.depth() == 1 && s.x.space != nsOffice:
			return &Error{WrongKind, "is not part of an OpenDocument text", "open it in LibreOffice and save it as .odt"}
		case s.left(ev):
		case ev == startTag:
			s.start()
		case ev == endTag:
			s.end()
		default:
			if err := s.chars(); err != nil {
				return err
			}
		}
	}
}
