package audit

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/interval"
)

// AgreeSchema names the JSON document that an Agreement is.
const AgreeSchema = "dalint/audit-agree/1"

// Reading is the answer of a person to one measure of one document.
type Reading struct {
	Reader string
	Path   string // of the document, with forward slashes
	Check  string // the ID of a measure
	Status lint.Status
}

// Agreement says how far people who read the documents agree with dalint, and
// with one another.
type Agreement struct {
	Schema    string    `json:"schema"`
	Tool      Tool      `json:"tool"`
	Readers   []string  `json:"readers"`   // by name
	Documents int       `json:"documents"` // that anyone has read
	Readings  int       `json:"readings"`
	Blank     int       `json:"blank"`    // rows that nobody filled in
	Statuses  []string  `json:"statuses"` // the order of rows and columns of confusion tables
	Pairings  []Pairing `json:"pairings"`
}

// Pairing is two who judged the same documents. The first is dalint or a reader;
// the second a reader, or AllReaders.
type Pairing struct {
	A         string           `json:"a"`
	B         string           `json:"b"`
	Documents int              `json:"documents"`
	All       CheckAgreement   `json:"all"`    // of all measures together
	Checks    []CheckAgreement `json:"checks"` // in the order of Measures, those that were judged
}

// CheckAgreement is how far two agree on one measure.
type CheckAgreement struct {
	ID        string  `json:"id,omitempty"` // empty for all together
	N         int     `json:"n"`            // documents, or answers for all together
	Agreed    int     `json:"agreed"`
	Share     *Figure `json:"share,omitempty"`
	Kappa     *Figure `json:"kappa,omitempty"` // Cohen's, unweighted; nil below ten answers, and where one of the two always answered alike
	Confusion [][]int `json:"confusion"`       // A by row, B by column, in the order of Statuses
}

// Names that a Pairing has beside those of readers.
const (
	Machine    = "dalint"
	AllReaders = "all readers"
)

// agreeOrder is the order of the rows and columns of confusion tables.
var agreeOrder = []lint.Status{lint.Met, lint.Partly, lint.NotEvident, lint.NotApplicable}

// ParseCheck is the ID of the measure that a reader names: by its ID or title, or
// by the practice check that answers it.
func ParseCheck(s string) (id string, ok bool) {
	s = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "practice/")
	switch s {
	case "plan-targets-perpetrator":
		s = "plan-asks-perpetrator"
	case "perpetrator-named":
		s = "perpetrator-at-centre"
	}
	for i := range Measures {
		if s == Measures[i].ID || s == strings.ToLower(Measures[i].Title) {
			return Measures[i].ID, true
		}
	}
	return "", false
}

// ParseAnswer is the status that a reader writes, as forgivingly as is safe.
func ParseAnswer(s string) (lint.Status, bool) {
	s = strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "-")
	switch s {
	case "not-asked", "n/a", "na":
		return lint.NotApplicable, true
	case "partly-met", "partially-met", "partial":
		return lint.Partly, true
	case "not-met":
		return lint.NotEvident, true
	}
	return lint.ParseStatus(s)
}

// Agree holds readings against the audit of the same documents. Readings must be
// of documents and measures of the audit, and none may be there twice; blank
// counts the rows that nobody filled in.
func Agree(a *Audit, readings []Reading, blank int) (*Agreement, error) {
	if len(readings) == 0 {
		return nil, errors.New("no row is filled in: write met, partly, not evident or not asked under “status”")
	}
	out := &Agreement{Schema: AgreeSchema, Tool: a.Tool, Readings: len(readings), Blank: blank, Pairings: []Pairing{}}
	for _, st := range agreeOrder {
		out.Statuses = append(out.Statuses, st.String())
	}
	by := map[string]map[answerKey]lint.Status{Machine: {}}
	for i := range a.Documents {
		d := &a.Documents[i]
		for k := range Measures {
			by[Machine][answerKey{d.Path, Measures[k].ID}] = d.Measures[k]
		}
	}
	read := map[string]bool{}
	for _, r := range readings {
		k := answerKey{r.Path, r.Check}
		if _, ok := by[Machine][k]; !ok || r.Reader == Machine {
			return nil, fmt.Errorf("no document %s, or no check %s", r.Path, r.Check)
		}
		if by[r.Reader] == nil {
			by[r.Reader] = map[answerKey]lint.Status{}
			out.Readers = append(out.Readers, r.Reader)
		}
		by[r.Reader][k] = r.Status
		read[r.Path] = true
	}
	out.Documents = len(read)
	slices.Sort(out.Readers)
	if len(out.Readers) > 1 {
		p := newPairing(Machine, AllReaders)
		for _, r := range out.Readers {
			p.add(by[Machine], by[r])
		}
		out.Pairings = append(out.Pairings, p.done())
	}
	for _, r := range out.Readers {
		p := newPairing(Machine, r)
		p.add(by[Machine], by[r])
		out.Pairings = append(out.Pairings, p.done())
	}
	for i, r := range out.Readers {
		for _, other := range out.Readers[i+1:] {
			p := newPairing(r, other)
			p.add(by[r], by[other])
			if len(p.paths) > 0 {
				out.Pairings = append(out.Pairings, p.done())
			}
		}
	}
	return out, nil
}

type answerKey struct{ path, check string }

// pairing adds the answers of two up.
type pairing struct {
	Pairing
	paths  map[string]bool
	tables map[string][][]int
}

func newPairing(a, b string) *pairing {
	return &pairing{Pairing: Pairing{A: a, B: b, Checks: []CheckAgreement{}}, paths: map[string]bool{}, tables: map[string][][]int{}}
}

func (p *pairing) add(a, b map[answerKey]lint.Status) {
	for k, theirs := range b {
		ours, ok := a[k]
		if !ok {
			continue
		}
		p.paths[k.path] = true
		if p.tables[k.check] == nil {
			p.tables[k.check] = square()
		}
		p.tables[k.check][slices.Index(agreeOrder, ours)][slices.Index(agreeOrder, theirs)]++
	}
}

func square() [][]int {
	t := make([][]int, len(agreeOrder))
	for i := range t {
		t[i] = make([]int, len(agreeOrder))
	}
	return t
}

func (p *pairing) done() Pairing {
	p.Documents = len(p.paths)
	all := square()
	for i := range Measures {
		t, ok := p.tables[Measures[i].ID]
		if !ok {
			continue
		}
		p.Checks = append(p.Checks, agreementOf(Measures[i].ID, t))
		for r := range t {
			for c := range t[r] {
				all[r][c] += t[r][c]
			}
		}
	}
	p.All = agreementOf("", all)
	return p.Pairing
}

// minKappa is how many answers kappa takes: of fewer, its interval means nothing.
const minKappa = 10

func agreementOf(id string, table [][]int) CheckAgreement {
	c := CheckAgreement{ID: id, Confusion: table}
	for i, r := range table {
		c.Agreed += r[i]
		for _, n := range r {
			c.N += n
		}
	}
	c.Share = figure(interval.Share(float64(c.Agreed), float64(c.N)))
	if c.N >= minKappa {
		c.Kappa = figure(interval.Kappa(table))
	}
	return c
}

// Encode writes the agreement as JSON.
func (a *Agreement) Encode(w io.Writer) error { return encode(w, a) }

// MeasureOf is the measure of an ID; nil for none.
func MeasureOf(id string) *Measure {
	if i := measureIndex(id); i >= 0 {
		return &Measures[i]
	}
	return nil
}
