package casefile

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// File is the map of one family's documents.
type File struct {
	People    []Person
	Documents []Document // by date, those without one last
	Entries   []Entry    // by kind, then by date; those without a date last
	LeftOut   *LeftOut   // nil where no assessment is held against the rest
	Unread    []Problem
	Skipped   int // files of kinds that are not read
}

// Problem is a file, or a part of one, that could not be read, and why.
type Problem struct{ Path, Message string }

// Person is one of the family, as all documents together show.
type Person struct {
	cast.Person
	Declared bool // by a flag, a configuration or a document
}

// Document is one document of the file.
type Document struct {
	Paths      []string // as the user knows them; more than one where files hold the same text
	Type       string   // one of lint.Types; empty where nothing shows it
	Date       Date
	Words      int
	Assessment bool // held against the rest
	Text       *text.Document
	// Assumed is who was read into a part that the cast leaves open, in this
	// document alone.
	Assumed []lint.Assumed
}

// Entry is one thing that the file tells, by whatever documents tell it.
type Entry struct {
	Kind lint.StatementKind
	// Class is the tactic of a behaviour or an act of the survivor; empty for
	// the other kinds, whose Classes may be several.
	Class    string
	Classes  []string
	When     When
	Agent    Party
	Children []string // those whom the words name
	Tied     bool     // an adversity that the text ties to the abuse
	Denied   bool     // told only to be denied
	// Injury marks a Behaviour that is a wound or a mark, told without who made it:
	// it is counted and shown apart from what somebody does.
	Injury   bool
	Tellings []Telling

	verbs   map[string]bool
	content map[string]bool
}

// Party is who acts.
type Party struct {
	Role   cast.Role
	Name   string // of the person of the case; empty where it is nobody that the cast knows
	Unsaid bool   // the words do not say who
	Both   bool   // told of two people together
}

// Telling is one wording, with every place where it stands.
type Telling struct {
	Text    string
	Teller  Teller
	Sources []Source
}

// Teller is who says so. The zero Teller is the writer of the document.
type Teller struct {
	Role cast.Role
	Name string // as the text has it, or as the case knows the person
	Own  bool   // in the words of the teller
}

// Source is a place in a document.
type Source struct {
	Document int // index into File.Documents
	Block    int
	Span     text.Span
}

// Of lists the entries of a kind, without those that are only denied and without
// injuries.
func (f *File) Of(kind lint.StatementKind) []*Entry {
	return f.those(func(e *Entry) bool { return e.Kind == kind && !e.Denied && !e.Injury })
}

// Injuries lists the wounds and marks that nobody is said to have made.
func (f *File) Injuries() []*Entry {
	return f.those(func(e *Entry) bool { return e.Injury && !e.Denied })
}

// Denied lists the acts that somebody denies.
func (f *File) Denied() []*Entry {
	return f.those(func(e *Entry) bool { return e.Denied })
}

func (f *File) those(are func(*Entry) bool) []*Entry {
	var out []*Entry
	for i := range f.Entries {
		if are(&f.Entries[i]) {
			out = append(out, &f.Entries[i])
		}
	}
	return out
}
