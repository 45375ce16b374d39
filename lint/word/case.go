package word

import (
	"io"

	"github.com/dalint/dalint/lint/report"
)

// Case writes the map of a case file as a Word document to work on: what the
// text report has, in tables with a column for who has checked a line.
func Case(w io.Writer, c *report.Case, o report.Options) error {
	s := New(report.CaseTitle(c), true)
	for _, p := range report.CaseParts(c, o) {
		if p.Title != "" {
			s.Heading(1, p.Title)
		}
		for _, l := range p.Lead {
			if p.ID == "people" || p.ID == "not-read" {
				s.Item(l)
			} else {
				s.Paragraph(l)
			}
		}
		for _, g := range p.Groups {
			if g.Title != "" {
				s.Heading(2, g.Title)
			}
			if p.ID == "documents" {
				s.documents(g.Items)
			} else {
				s.entries(g.Items)
			}
		}
	}
	return s.Write(w)
}

func (s *Sheet) documents(items []report.CaseItem) {
	rows := make([][]Cell, 0, len(items))
	for _, it := range items {
		rows = append(rows, []Cell{{it.When}, {it.Kind}, notEmpty(it.Who, it.Note)})
	}
	s.Table([]int{25, 25, 50}, []string{"Date", "Kind", "Document"}, rows)
}

func (s *Sheet) entries(items []report.CaseItem) {
	rows := make([][]Cell, 0, len(items))
	for _, it := range items {
		var words, places Cell
		for _, t := range it.Tellings {
			if t.Text != "" {
				words = append(words, "“"+t.Text+"”")
			}
			if t.SaidBy != "" {
				words = append(words, "Said by "+t.SaidBy+".")
			}
			places = append(places, t.Places...)
		}
		if it.Note != "" {
			words = append(words, it.Note)
		}
		rows = append(rows, []Cell{{it.When}, notEmpty(it.Kind, it.Who), words, places, nil})
	}
	s.Table([]int{15, 16, 37, 20, 12}, []string{"When", "What, who", "What the documents say", "Where", "Checked; your note"}, rows)
}

func notEmpty(in ...string) Cell {
	var out Cell
	for _, s := range in {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
