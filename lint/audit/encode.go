package audit

import (
	"encoding/json"
	"io"
)

// LinesSchema names the form of an audit as JSON Lines: a line with the schema
// and how documents are grouped, a line for each document and for each file that
// could not be read, and a last line with the tool and the counts, by which a
// file that was cut short is known.
const LinesSchema = "dalint/audit-lines/1"

// field is a key of an object with its value.
type field struct {
	key   string
	value any
}

// Encode writes the audit as JSON. Documents are written one by one, so that it
// takes no more memory for many.
func (a *Audit) Encode(w io.Writer) error {
	fields := []field{
		{"schema", a.Schema}, {"tool", a.Tool}, {"group_by", a.GroupBy}, {"min_group", a.MinGroup},
	}
	if a.WithText {
		fields = append(fields, field{"with_text", true})
	}
	if a.Numbered {
		fields = append(fields, field{"numbered", true})
	}
	if a.Dealt != nil {
		fields = append(fields, field{"part", a.Dealt})
	}
	fields = append(fields, field{"summary", a.Summary}, field{"total", a.Total}, field{"groups", a.Groups}, field{"withheld", a.Withheld})
	if a.OtherGroups != nil {
		fields = append(fields, field{"other_groups", a.OtherGroups})
	}
	if a.Sample != nil {
		fields = append(fields, field{"sample", a.Sample})
	}
	e := &encoder{w: w}
	e.text("{\n")
	for _, f := range fields {
		e.text("  \"" + f.key + "\": ")
		e.value(f.value, "  ")
		e.text(",\n")
	}
	e.text("  \"documents\": [")
	for i := range a.Documents {
		e.element(i, &a.Documents[i])
	}
	e.close(len(a.Documents))
	e.text(",\n  \"unreadable\": [")
	for i := range a.Unreadable {
		e.element(i, &a.Unreadable[i])
	}
	e.close(len(a.Unreadable))
	e.text("\n}\n")
	return e.err
}

// encoder writes indented JSON piece by piece and keeps the first error.
type encoder struct {
	w   io.Writer
	err error
}

func (e *encoder) text(s string) {
	if e.err == nil {
		_, e.err = io.WriteString(e.w, s)
	}
}

func (e *encoder) value(v any, prefix string) {
	if e.err != nil {
		return
	}
	data, err := json.MarshalIndent(v, prefix, "  ")
	if e.err = err; err == nil {
		_, e.err = e.w.Write(data)
	}
}

func (e *encoder) element(i int, v any) {
	if i > 0 {
		e.text(",")
	}
	e.text("\n    ")
	e.value(v, "    ")
}

func (e *encoder) close(n int) {
	if n > 0 {
		e.text("\n  ")
	}
	e.text("]")
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// Lines writes an audit as JSON Lines while it is made; it holds no document.
type Lines struct {
	e         *json.Encoder
	documents int
	problems  int
}

// line is one line after the first; one of the fields is there.
type line struct {
	Document   *Document `json:"document,omitempty"`
	Unreadable *Problem  `json:"unreadable,omitempty"`
	End        *linesEnd `json:"end,omitempty"`
}

type linesEnd struct {
	Tool       Tool `json:"tool"`
	Documents  int  `json:"documents"`
	Unreadable int  `json:"unreadable"`
	Skipped    int  `json:"skipped"`
}

// NewLines writes the first line, of GroupBy, MinGroup, WithText, Numbered, Dealt
// and Sample.
func NewLines(w io.Writer, a *Audit) (*Lines, error) {
	l := &Lines{e: json.NewEncoder(w)}
	head := struct {
		Schema   string      `json:"schema"`
		GroupBy  string      `json:"group_by"`
		MinGroup int         `json:"min_group"`
		WithText bool        `json:"with_text,omitempty"`
		Numbered bool        `json:"numbered,omitempty"`
		Dealt    *Dealt      `json:"part,omitempty"`
		Sample   *sampleHead `json:"sample,omitempty"`
	}{LinesSchema, a.GroupBy, a.MinGroup, a.WithText, a.Numbered, a.Dealt, nil}
	if a.Sample != nil {
		head.Sample = &sampleHead{a.Sample.Size, a.Sample.Seed}
	}
	return l, l.e.Encode(head)
}

// sampleHead is the part of a sample that is known before all was read.
type sampleHead struct {
	Size int    `json:"size"`
	Seed uint64 `json:"seed"`
}

// Document writes the line of a document.
func (l *Lines) Document(d *Document) error {
	l.documents++
	return l.e.Encode(line{Document: d})
}

// Unreadable writes the line of a file that could not be read.
func (l *Lines) Unreadable(p Problem) error {
	l.problems++
	return l.e.Encode(line{Unreadable: &p})
}

// End writes the last line.
func (l *Lines) End(tool Tool, skipped int) error {
	return l.e.Encode(line{End: &linesEnd{tool, l.documents, l.problems, skipped}})
}

// EncodeLines writes the whole audit as JSON Lines.
func (a *Audit) EncodeLines(w io.Writer) error {
	l, err := NewLines(w, a)
	if err != nil {
		return err
	}
	for i := range a.Documents {
		if err := l.Document(&a.Documents[i]); err != nil {
			return err
		}
	}
	for _, p := range a.Unreadable {
		if err := l.Unreadable(p); err != nil {
			return err
		}
	}
	return l.End(a.Tool, a.Summary.Skipped)
}
