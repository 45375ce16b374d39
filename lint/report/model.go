package report

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// CheckSchema names the JSON document that check writes.
const CheckSchema = "dalint/check/1"

// The types below are the JSON contract, converted to by hand. A pointer or an
// omitempty field is left out where it does not apply; a list without
// omitempty is always there, if only as [].

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   string `json:"rules"`
}

type jsonDocument struct {
	Path          string           `json:"path"`
	Format        string           `json:"format"`
	Type          string           `json:"type"`
	Words         int              `json:"words"`
	DomesticAbuse bool             `json:"domestic_abuse_context"`
	Cast          []jsonPerson     `json:"cast"`
	Findings      []jsonFinding    `json:"findings"`
	Practice      []jsonJudgement  `json:"practice,omitzero"`
	Measures      map[string]int   `json:"measures,omitzero"`
	Assumed       []jsonAssumed    `json:"practice_read_as,omitzero"`
	Suppressed    []jsonSuppressed `json:"suppressed"`
	Problems      []jsonProblem    `json:"problems"`
}

type jsonPerson struct {
	Role      string   `json:"role"`
	Name      string   `json:"name,omitempty"`
	Aliases   []string `json:"aliases,omitzero"`
	Source    string   `json:"source"`
	Contested bool     `json:"contested,omitempty"`
	Reason    string   `json:"reason,omitempty"`
}

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Family      string        `json:"family"`
	Severity    string        `json:"severity"`
	Message     string        `json:"message"`
	Text        string        `json:"text,omitempty"`
	Start       jsonPosition  `json:"start"`
	End         jsonPosition  `json:"end"`
	Place       jsonPlace     `json:"place"`
	Rewrites    []jsonRewrite `json:"rewrites,omitzero"`
	Questions   []string      `json:"questions"`
	Related     []jsonRelated `json:"related"`
	Fingerprint string        `json:"fingerprint"`
	Help        string        `json:"help"`
}

// jsonPosition is a text.Position: lines and columns from 1, offsets from 0, in
// code points.
type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

type jsonPlace struct {
	Part      string `json:"part,omitempty"`
	File      string `json:"file,omitempty"`
	Page      int    `json:"page,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Section   string `json:"section,omitempty"`
	Table     int    `json:"table,omitempty"`
	Row       int    `json:"row,omitempty"`
	Column    int    `json:"column,omitempty"`
}

type jsonRewrite struct {
	Label string `json:"label"`
	Text  string `json:"text"`
	Trust string `json:"trust"`
}

type jsonRelated struct {
	Rule  string       `json:"rule"`
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
}

type jsonSuppressed struct {
	Rule        string       `json:"rule"`
	By          string       `json:"by"`
	Reason      string       `json:"reason,omitempty"`
	Start       jsonPosition `json:"start"`
	End         jsonPosition `json:"end"`
	Fingerprint string       `json:"fingerprint,omitempty"`
}

type jsonProblem struct {
	Path    string `json:"path,omitempty"`
	Part    string `json:"part,omitempty"`
	File    string `json:"file,omitempty"` // what the attachment is called
	Message string `json:"message"`
}

type jsonSummary struct {
	Documents   int `json:"documents"`
	Words       int `json:"words"`
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Suggestions int `json:"suggestions"`
	Skipped     int `json:"skipped"`
	Unreadable  int `json:"unreadable"`
}

func (s Summary) json() jsonSummary {
	return jsonSummary{s.Documents, s.Words, s.Errors, s.Warnings, s.Suggestions, s.Skipped, s.Unreadable}
}

func toDocument(d Document, noText bool) jsonDocument {
	r := d.Result
	noText = noText || d.NoText
	out := jsonDocument{
		Path:          d.Path,
		Format:        string(r.Document.Format),
		Type:          r.Type,
		Words:         r.Words,
		DomesticAbuse: r.DomesticAbuse,
		Cast:          toCast(r.Cast, noText),
		Practice:      toPractice(r.Document, r.Profile),
		Measures:      toMeasures(r.Profile),
		Assumed:       assumedOf(r.Profile, noText),
		Findings:      make([]jsonFinding, 0, len(r.Findings)),
		Suppressed:    make([]jsonSuppressed, 0, len(r.Suppressed)),
		Problems:      make([]jsonProblem, 0, len(r.Problems)),
	}
	for i := range r.Findings {
		out.Findings = append(out.Findings, toFinding(r.Document, &r.Findings[i], noText))
	}
	for i := range r.Suppressed {
		s := &r.Suppressed[i]
		start, end := positions(r.Document, s.Block, s.Span)
		row := jsonSuppressed{Rule: s.Rule.ID, By: s.By, Start: start, End: end, Fingerprint: s.Fingerprint}
		if !noText {
			row.Reason = s.Reason
		}
		out.Suppressed = append(out.Suppressed, row)
	}
	for _, p := range r.Problems {
		said := jsonProblem{Part: p.Part, Message: p.Message}
		if !noText {
			said.File = p.File
		}
		out.Problems = append(out.Problems, said)
	}
	return out
}

func toCast(c *cast.Cast, noText bool) []jsonPerson {
	people := []jsonPerson{}
	if c == nil {
		return people
	}
	for i := range c.People {
		people = append(people, toPerson(&c.People[i], c.People[i].Declared, noText))
	}
	return people
}

// toPerson is told whether somebody was declared, since a case file knows better than
// the cast of all its documents.
func toPerson(p *cast.Person, declared, noText bool) jsonPerson {
	row := jsonPerson{Role: p.Role.String(), Source: "inferred", Contested: p.Contested}
	if declared {
		row.Source = "declared"
	}
	if !noText { // the reason may name people
		row.Name, row.Aliases, row.Reason = p.Name, append([]string{}, p.Aliases...), p.Reason
	}
	return row
}

func toFinding(doc *text.Document, f *lint.Finding, noText bool) jsonFinding {
	start, end := positions(doc, f.Block, f.Span)
	out := jsonFinding{
		Rule:        f.Rule.ID,
		Family:      f.Rule.Family,
		Severity:    f.Severity.String(),
		Message:     Message(f, noText),
		Start:       start,
		End:         end,
		Place:       toPlace(doc.Blocks[f.Block].Place, noText),
		Questions:   append([]string{}, questions(f, noText)...),
		Related:     []jsonRelated{},
		Fingerprint: f.Fingerprint,
		Help:        "dalint explain " + f.Rule.ID,
	}
	if !noText {
		out.Text = Marked(doc, f)
		out.Rewrites = []jsonRewrite{}
		for _, r := range f.Rewrites {
			trust := "advise"
			if r.Fill {
				trust = "fill"
			}
			out.Rewrites = append(out.Rewrites, jsonRewrite{Label: r.Label, Text: r.Text, Trust: trust})
		}
	}
	for _, r := range f.Related {
		start, end := positions(doc, r.Block, r.Span)
		out.Related = append(out.Related, jsonRelated{Rule: r.Rule.ID, Start: start, End: end})
	}
	return out
}

// toPlace leaves the section out under --no-text: a heading is the document's
// words. What an attachment is called may be a name.
func toPlace(p text.Place, noText bool) jsonPlace {
	out := jsonPlace{Part: p.Part, Page: p.Page, Paragraph: p.Paragraph, Table: p.Table, Row: p.Row, Column: p.Column}
	if !noText {
		out.Section, out.File = p.Section, p.File
	}
	return out
}

func positions(doc *text.Document, block int, span text.Span) (start, end jsonPosition) {
	return jsonPosition(doc.Position(block, span.Start)), jsonPosition(doc.EndPosition(block, span.End))
}
