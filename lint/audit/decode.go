package audit

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

var (
	errNotOne  = errors.New("is not an audit: give files that “dalint audit --format json” or jsonl wrote")
	errDamaged = errors.New("is damaged: make the audit again")
	errShort   = errors.New("is cut short: the audit that wrote it did not come to its end; run it again")
)

// Decode reads audits as Encode or Lines wrote them; several JSON Lines audits
// may follow one another. The figures are worked out anew from the documents, so
// that a file whose figures were changed by hand does not spread. Documents are
// read one by one, however many there are.
func Decode(r io.Reader) ([]*Audit, error) {
	d := &decoder{json: json.NewDecoder(skipMark(r)), names: map[string]string{}}
	var out []*Audit
	for d.json.More() {
		a, err := d.audit()
		if err != nil {
			if d.schema == "" && errors.Is(err, errDamaged) {
				return nil, errNotOne
			}
			return nil, err
		}
		a.Tally()
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, errNotOne
	}
	return out, nil
}

// skipMark leaves out a byte order mark, which some editors put in front.
func skipMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if head, err := b.Peek(3); err == nil && string(head) == "\ufeff" {
		_, _ = b.Discard(3)
	}
	return b
}

type decoder struct {
	json   *json.Decoder
	schema string
	names  map[string]string // one copy of each name that recurs
	paths  map[string]bool
}

func (d *decoder) audit() (*Audit, error) {
	a := &Audit{}
	d.schema, d.paths = "", map[string]bool{}
	if err := d.object(a); err != nil {
		return nil, err
	}
	if d.schema == "" {
		return nil, errNotOne
	}
	if d.schema == LinesSchema {
		if err := d.lines(a); err != nil {
			return nil, err
		}
	}
	if !slices.Contains(GroupBys, a.GroupBy) || a.MinGroup < 1 || a.Summary.Skipped < 0 {
		return nil, damaged("group_by, min_group or skipped is missing or wrong")
	}
	if d := a.Dealt; d != nil && (d.Of < 1 || d.Number < 1 || d.Number > d.Of) {
		return nil, damaged("which part it is makes no sense")
	}
	if a.Sample != nil && a.Sample.Size < 1 {
		return nil, damaged("the size of the sample is wrong")
	}
	return a, nil
}

func damaged(what string) error { return fmt.Errorf("is damaged: %s: make the audit again", what) }

// object reads the one object of an audit in JSON, or the first of JSON Lines.
func (d *decoder) object(a *Audit) error {
	if err := d.delim('{'); err != nil {
		return err
	}
	for d.json.More() {
		key, err := d.json.Token()
		if err != nil {
			return errDamaged
		}
		if err := d.field(a, key); err != nil {
			return err
		}
	}
	return d.delim('}')
}

func (d *decoder) field(a *Audit, key any) error {
	var to any
	switch key {
	case "schema":
		to = &d.schema
	case "tool":
		to = &a.Tool
	case "group_by":
		to = &a.GroupBy
	case "min_group":
		to = &a.MinGroup
	case "with_text":
		to = &a.WithText
	case "numbered":
		to = &a.Numbered
	case "part":
		to = &a.Dealt
	case "summary":
		to = &a.Summary
	case "sample":
		to = &a.Sample
	case "documents":
		return d.list(func() error {
			var doc document
			if err := d.json.Decode(&doc); err != nil {
				return d.broken(len(a.Documents)+1, err)
			}
			return d.document(a, &doc)
		})
	case "unreadable":
		return d.list(func() error {
			var p Problem
			if d.json.Decode(&p) != nil {
				return errDamaged
			}
			a.Unreadable = append(a.Unreadable, p)
			return nil
		})
	default:
		to = &json.RawMessage{} // figures, which Tally works out
	}
	if d.json.Decode(to) != nil {
		return errDamaged
	}
	if key == "schema" && d.schema != Schema && d.schema != LinesSchema {
		if strings.HasPrefix(d.schema, "dalint/audit/") || strings.HasPrefix(d.schema, "dalint/audit-lines/") {
			return fmt.Errorf("is an audit of another form (%q): make it again with this version of dalint", d.schema)
		}
		return errNotOne
	}
	return nil
}

// lines reads what follows the first line, up to the last.
func (d *decoder) lines(a *Audit) error {
	for d.json.More() {
		var l struct {
			line
			Document *document `json:"document"`
		}
		if err := d.json.Decode(&l); err != nil {
			if errors.Is(err, io.ErrUnexpectedEOF) {
				return errShort
			}
			return d.broken(len(a.Documents)+1, err)
		}
		switch {
		case l.Document != nil:
			if err := d.document(a, l.Document); err != nil {
				return err
			}
		case l.Unreadable != nil:
			a.Unreadable = append(a.Unreadable, *l.Unreadable)
		case l.End != nil:
			if l.End.Documents != len(a.Documents) || l.End.Unreadable != len(a.Unreadable) {
				return damaged("lines are missing")
			}
			a.Tool, a.Summary.Skipped = l.End.Tool, l.End.Skipped
			return nil
		}
	}
	return errShort
}

// broken says which document cannot be decoded.
func (d *decoder) broken(number int, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &kind) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errDamaged
	}
	return damaged(fmt.Sprintf("document %d %v", number, err))
}

// document is a Document that must have its answers and its counts of findings.
type document struct {
	Document
	Measures *Answers `json:"measures"`
	Findings *Counts  `json:"findings"`
}

func (d *decoder) document(a *Audit, doc *document) error {
	number := len(a.Documents) + 1
	if doc.Measures == nil {
		return damaged(fmt.Sprintf("document %d has no answers", number))
	}
	if doc.Findings == nil { // none would be taken for a document in which nothing was found
		return damaged(fmt.Sprintf("document %d has no counts of findings", number))
	}
	doc.Document.Measures, doc.Document.Findings = *doc.Measures, *doc.Findings
	if doc.Path == "" || doc.Words < 0 || doc.Suppressed < 0 || !isType(doc.Type) {
		return damaged(fmt.Sprintf("document %d has no path, a type that is none, or a wrong number of words", number))
	}
	if d.paths[doc.Path] {
		return damaged(fmt.Sprintf("document %d is there twice", number))
	}
	d.paths[doc.Path] = true
	doc.Folder, doc.Group, doc.Type = d.name(doc.Folder), d.name(doc.Group), d.name(doc.Type)
	for i := range doc.Document.Findings {
		n := &doc.Document.Findings[i]
		n.Family = d.name(n.Family)
	}
	for i := range doc.Found {
		f := &doc.Found[i]
		f.Rule, f.Severity, f.Part = d.name(f.Rule), d.name(f.Severity), d.name(f.Part)
	}
	a.Documents = append(a.Documents, doc.Document)
	return nil
}

func (d *decoder) name(s string) string {
	if known, ok := d.names[s]; ok {
		return known
	}
	d.names[s] = s
	return s
}

func (d *decoder) list(element func() error) error {
	if err := d.delim('['); err != nil {
		return err
	}
	for d.json.More() {
		if err := element(); err != nil {
			return err
		}
	}
	return d.delim(']')
}

func (d *decoder) delim(want json.Delim) error {
	if got, err := d.json.Token(); err != nil || got != want {
		return errDamaged
	}
	return nil
}
