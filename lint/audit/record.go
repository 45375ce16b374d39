package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
)

// Record is what was found in one document and does not hang on where the
// document lies: no path, no word of it and no name. Findings are kept as the
// places where they stand.
type Record struct {
	Type          string // one of lint.Types; empty: not known
	Words         int
	DomesticAbuse bool
	Measures      Answers
	Suppressed    int
	Places        []Place
	NotRead       []Part
}

// Place is where one finding stands: bytes [Start, End) of the text of a block.
type Place struct {
	Rule              string
	Severity          lint.Severity
	Block, Start, End int
}

// Keep makes the record of a result.
func Keep(r *lint.Result) Record {
	rec := Record{Words: r.Words, DomesticAbuse: r.DomesticAbuse, Measures: answers(r), Suppressed: len(r.Suppressed)}
	if r.TypeShown { // else it was read as one of some type, which is no answer
		rec.Type = r.Type
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if counted(f.Rule.Family) {
			rec.Places = append(rec.Places, Place{f.Rule.ID, f.Severity, f.Block, f.Span.Start, f.Span.End})
		}
	}
	for _, p := range r.Problems {
		rec.NotRead = append(rec.NotRead, Part{Valid(p.Part), Valid(p.Message)})
	}
	return rec
}

// Document is the record as that of the document at a path, with names as JSON can
// hold them.
func (r *Record) Document(path, folder, group string) Document {
	d := Document{
		Path: Valid(path), Folder: Valid(folder), Group: Valid(group), Type: r.Type, Words: r.Words, DomesticAbuse: r.DomesticAbuse,
		Measures: r.Measures, Suppressed: r.Suppressed, NotRead: r.NotRead,
	}
	for _, p := range r.Places {
		family, _, _ := strings.Cut(p.Rule, "/")
		d.Findings.Add(family, p.Severity)
	}
	d.Findings = slices.Clip(d.Findings)
	return d
}

// NewProblem is that of the file at a path, with the path as JSON can hold it.
func NewProblem(path, message string) Problem { return Problem{Valid(path), Valid(message)} }

// Valid is s with each byte that is no UTF-8 as a mark and its number, so that two
// names which differ in such bytes stay two. It is taken before anything is sorted
// or drawn by name: a part that was written and read again then falls into the same
// order as the whole.
func Valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, "%c%02X", utf8.RuneError, s[0])
		} else {
			b.WriteRune(r)
		}
		s = s[n:]
	}
	return b.String()
}

// stored is a Record in a file.
type stored struct {
	Type       string        `json:"type,omitempty"`
	Words      int           `json:"words"`
	About      bool          `json:"about,omitempty"`
	Measures   string        `json:"measures"` // a digit for each, as lint.Status counts them
	Suppressed int           `json:"suppressed,omitempty"`
	Places     []storedPlace `json:"places,omitempty"`
}

type storedPlace struct {
	Rule     string        `json:"r"`
	Severity lint.Severity `json:"s"`
	At       [3]int        `json:"at"` // block, start, end
}

// MarshalJSON writes the record on one line. A record with parts that could not
// be read is an error: what is said of them may hold words of the document.
func (r Record) MarshalJSON() ([]byte, error) {
	if len(r.NotRead) > 0 {
		return nil, errors.New("a document that was read in part is not kept")
	}
	s := stored{Type: r.Type, Words: r.Words, About: r.DomesticAbuse, Suppressed: r.Suppressed}
	for _, st := range r.Measures {
		s.Measures += string('0' + rune(st))
	}
	for _, p := range r.Places {
		s.Places = append(s.Places, storedPlace{p.Rule, p.Severity, [3]int{p.Block, p.Start, p.End}})
	}
	return json.Marshal(s)
}

// isType reports whether s is a type of document, or says that it is not known.
func isType(s string) bool { return s == "" || slices.Contains(lint.Types, s) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Record) UnmarshalJSON(data []byte) error {
	damaged := errors.New("is damaged")
	var s stored
	if json.Unmarshal(data, &s) != nil || len(s.Measures) != len(r.Measures) || s.Words < 0 || s.Suppressed < 0 || !isType(s.Type) {
		return damaged
	}
	*r = Record{Type: s.Type, Words: s.Words, DomesticAbuse: s.About, Suppressed: s.Suppressed}
	for i := range r.Measures {
		if s.Measures[i] < '0' || s.Measures[i] > '0'+byte(lint.Met) {
			return damaged
		}
		r.Measures[i] = lint.Status(s.Measures[i] - '0')
	}
	for _, p := range s.Places {
		if p.Severity > lint.Error || p.At[0] < 0 || p.At[1] < 0 || p.At[2] < p.At[1] {
			return damaged
		}
		r.Places = append(r.Places, Place{p.Rule, p.Severity, p.At[0], p.At[1], p.At[2]})
	}
	return nil
}
