package read

import "archive/zip"

// Package is an opened Word document as parts, for code that writes a changed
// copy of it. It holds to the same limits as Docx, and the offsets in the
// anchors of a document that Docx read are offsets into its parts.
type Package struct{ c *container }

// Relation is one relationship of a part: Kind is the last element of its type
// ("comments"), Target the name of a part.
type Relation struct{ ID, Kind, Target string }

// OpenPackage opens a docx. An error is an *Error.
func OpenPackage(data []byte) (*Package, error) {
	c, err := openContainer(data, wordFamily)
	if err != nil {
		return nil, err
	}
	return &Package{c}, nil
}

// Files are all entries of the archive, in the order in which they are stored.
func (p *Package) Files() []*zip.File { return p.c.all }

// Main is the name of the part that holds the body, as a relationship gives it.
func (p *Package) Main() (string, error) { return p.c.main() }

// Has reports whether there is a part of that name, in upper or lower case.
func (p *Package) Has(name string) bool { return p.c.has(name) }

// Part unpacks a part and returns it, as UTF-8, with its name as stored.
func (p *Package) Part(name string) (content, stored string, err error) { return p.c.part(name) }

// Relations are those of a part, or of the package for "", in order. Targets
// outside the package are left out.
func (p *Package) Relations(of string) ([]Relation, error) {
	all, err := p.c.relations(of)
	out := make([]Relation, len(all))
	for i, r := range all {
		out[i] = Relation{r.id, r.kind, r.target}
	}
	return out, err
}

// RelationsPart is the name of the part that holds the relationships of a part.
func RelationsPart(of string) string { return relationsPart(of) }

// Event is what a Scanner stopped at.
type Event uint8

// The events. An element written as one tag ("<w:tab/>") starts and then ends.
const (
	End      = Event(endOfPart)
	StartTag = Event(startTag)
	EndTag   = Event(endTag)
	CharData = Event(charData)
)

// Vocabulary is the namespace of an element or attribute, as far as the reader
// tells them apart. Transitional and strict documents share them.
type Vocabulary = namespace

// The vocabularies that matter to who changes a document.
const (
	Other         Vocabulary = nsOther
	Word          Vocabulary = nsWord
	Compatibility Vocabulary = nsCompat
	XML           Vocabulary = nsXML
	Packaging     Vocabulary = nsPackage
)

// Scanner reads one part of a Package from front to back and tells byte
// offsets. It refuses what is not well-formed, and bounds nesting.
type Scanner struct{ x *scanner }

// NewScanner starts at the front of a part.
func NewScanner(part string) (*Scanner, error) {
	x, err := newScanner(part)
	if err != nil {
		return nil, err
	}
	return &Scanner{x}, nil
}

// Next moves to the next tag or stretch of character data.
func (s *Scanner) Next() (Event, error) {
	ev, err := s.x.next()
	return Event(ev), err
}

// Range is where the event stands in the part, in bytes: the tag (for the end
// of an element written as one tag, that tag) or the character data, without
// the brackets of a CDATA section.
func (s *Scanner) Range() (from, to int) { return s.x.from, s.x.to }

// Name is the vocabulary and the local name of the element that starts or ends.
func (s *Scanner) Name() (Vocabulary, string) { return s.x.space, s.x.local }

// Attr is an attribute of the element that has just started, references decoded.
func (s *Scanner) Attr(v Vocabulary, local string) (string, bool) { return s.x.attr(v, local) }

// Literal reports that the character data is a CDATA section.
func (s *Scanner) Literal() bool { return s.x.cdata }

// Words is the character data, references decoded.
func (s *Scanner) Words() string { return s.x.words() }
