package report

import (
	"io"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/xlsx"
)

// auditHasText stands on every page and sheet of an audit with excerpts.
const auditHasText = "Contains words of the documents, and names of people in them: handle it as you handle the documents."

// cell is a text for a spreadsheet: one line, and no formula.
func cell(s string) string { return inert(clean(s)) }

// AuditXLSX writes an audit as a workbook: a summary, the practice checks and
// the findings per 1,000 words of each group, the documents, each finding that
// the audit lists, and what could not be read.
func AuditXLSX(w io.Writer, a *audit.Audit) error {
	t := &auditBook{Book: xlsx.New(w)}
	t.Creator = Creator
	t.Footer = headline(a)
	if a.WithText {
		t.Footer, t.notes = auditHasText, []string{auditHasText}
	}
	t.summary(a)
	t.checks(a)
	t.rates(a)
	t.documents(a)
	t.findings(a)
	t.unread(a)
	if a.Sample != nil {
		s := t.sheet("Sample", []xlsx.Column{{Title: "Document to read", Width: 60}}, sampleSays(a))
		for _, p := range a.Sample.Documents {
			s.Row(cell(cleanName(p)))
		}
	}
	return t.Close()
}

type auditBook struct {
	*xlsx.Book
	notes []string // of every sheet
}

func (t *auditBook) sheet(name string, columns []xlsx.Column, notes ...string) *xlsx.Sheet {
	return t.Sheet(name, append(append([]string{}, t.notes...), notes...), columns)
}

func (t *auditBook) summary(a *audit.Audit) {
	s := t.sheet("Summary", []xlsx.Column{{Title: "What", Width: 34}, {Title: "Figure", Width: 16}, {Title: "Means", Width: 100, Wrap: true}})
	for _, row := range []struct {
		what  string
		n     int
		means string
	}{
		{"Documents", a.Summary.Documents, "that were read"},
		{"About domestic abuse", a.Summary.DomesticAbuse, "of those documents"},
		{"Words", a.Summary.Words, "in all documents"},
		{"Partly read", a.Summary.PartlyRead, "documents of which a part could not be read; see the sheet Unread"},
		{"Unreadable", a.Summary.Unreadable, "files that could not be read; see the sheet Unread"},
		{"Skipped", a.Summary.Skipped, "files of kinds that dalint does not read"},
		{"Groups", len(a.Groups), "by " + a.GroupBy + ", of at least " + count(a.MinGroup) + " documents (--min-group)"},
		{"Groups not shown apart", a.Withheld.Groups, withheld(a)},
	} {
		s.Row(row.what, row.n, row.means)
	}
	s.Row("Made by", "dalint "+cell(a.Tool.Version), "rules "+cell(a.Tool.Rules))
	for _, says := range []string{auditIs, auditNotAsked, auditIntervals, auditFamilies, auditSources} {
		s.Row("How to read this", nil, says)
	}
	if says := cellsWithheld(a); says != "" {
		s.Row("How to read this", nil, says)
	}
	for i := range audit.Measures {
		m := &audit.Measures[i]
		s.Row(m.Title, nil, m.Asks)
	}
	for _, f := range familiesFound(a) {
		s.Row(f.Name, nil, f.Means)
	}
}

// named is a group by the name that is shown.
type named struct {
	name  string
	group *audit.Group
}

// allGroups are the total, the groups, and the others together.
func allGroups(a *audit.Audit) []named {
	out := []named{{"All documents", &a.Total}}
	for i := range a.Groups {
		out = append(out, named{groupName(a.Groups[i].Name), &a.Groups[i]})
	}
	if a.OtherGroups != nil {
		out = append(out, named{otherGroups(a), a.OtherGroups})
	}
	return out
}

func (t *auditBook) checks(a *audit.Audit) {
	s := t.sheet("Practice checks", []xlsx.Column{
		{Title: "Group (" + a.GroupBy + ")", Width: 30}, {Title: "Documents", Width: 11}, {Title: "Check", Width: 34},
		{Title: "Met", Width: 8}, {Title: "Partly", Width: 8}, {Title: "Not evident", Width: 8}, {Title: "Not asked", Width: 8}, {Title: "n", Width: 8},
		{Title: "Met or partly", Width: 10}, {Title: "95 % from", Width: 10}, {Title: "95 % to", Width: 10},
	})
	for _, g := range allGroups(a) {
		for i := range g.group.Measures {
			c := &g.group.Measures[i]
			if c.Withheld != "" {
				s.Row(cell(g.name), g.group.Documents, audit.Measures[i].Title, c.Withheld)
				continue
			}
			row := []any{cell(g.name), g.group.Documents, audit.Measures[i].Title, c.Met, c.Partly, c.NotEvident, c.NotAsked, c.N}
			if f := c.MetOrPartly; f != nil {
				row = append(row, xlsx.Share(f.Value), xlsx.Share(f.Low), xlsx.Share(f.High))
			}
			s.Row(row...)
		}
	}
}

func (t *auditBook) rates(a *audit.Audit) {
	s := t.sheet("Families", []xlsx.Column{
		{Title: "Group (" + a.GroupBy + ")", Width: 30}, {Title: "Words about domestic abuse", Width: 16}, {Title: "Family", Width: 30},
		{Title: "Findings", Width: 10}, {Title: "Per 1,000 words", Width: 12}, {Title: "95 % from", Width: 10}, {Title: "95 % to", Width: 10},
	})
	for _, g := range allGroups(a) {
		for _, r := range g.group.Families {
			if r.Withheld != "" {
				s.Row(cell(g.name), g.group.AbuseWords, r.Family, r.Withheld)
				continue
			}
			row := []any{cell(g.name), g.group.AbuseWords, r.Family, r.Findings}
			if f := r.Per1000; f != nil {
				row = append(row, f.Value, f.Low, f.High)
			}
			s.Row(row...)
		}
	}
}

func (t *auditBook) documents(a *audit.Audit) {
	columns := []xlsx.Column{
		{Title: "Document", Width: 50}, {Title: "Group (" + a.GroupBy + ")", Width: 24}, {Title: "Type", Width: 14}, {Title: "Words", Width: 9}, {Title: "About domestic abuse", Width: 11},
	}
	for i := range audit.Measures {
		columns = append(columns, xlsx.Column{Title: audit.Measures[i].Title, Width: 14})
	}
	for _, f := range a.Tool.Families {
		columns = append(columns, xlsx.Column{Title: f, Width: 13})
	}
	columns = append(columns, xlsx.Column{Title: "Errors", Width: 8}, xlsx.Column{Title: "Warnings", Width: 9}, xlsx.Column{Title: "Suggestions", Width: 11}, xlsx.Column{Title: "Suppressed", Width: 11})
	s := t.sheet("Documents", columns)
	for i := range a.Documents {
		d := &a.Documents[i]
		row := []any{cell(cleanName(d.Path)), cell(shownGroup(a, d)), d.KnownType(), d.Words, yesNo(d.DomesticAbuse)}
		for k := range audit.Measures {
			row = append(row, d.Measures[k].String())
		}
		var all audit.BySeverity
		for _, f := range a.Tool.Families {
			n := d.Findings.Of(f)
			row = append(row, n.Errors+n.Warnings)
			all = all.Plus(n)
		}
		s.Row(append(row, all.Errors, all.Warnings, all.Suggestions, d.Suppressed)...)
	}
}

func (t *auditBook) findings(a *audit.Audit) {
	columns := []xlsx.Column{
		{Title: "Document", Width: 50}, {Title: "Severity", Width: 12}, {Title: "Rule", Width: 46}, {Title: "Part", Width: 10}, {Title: "Paragraph", Width: 10}, {Title: "Line", Width: 8},
	}
	if a.WithText {
		columns = append(columns, xlsx.Column{Title: "Words (case text)", Width: 36, Wrap: true}, xlsx.Column{Title: "Excerpt (case text)", Width: 90, Wrap: true})
	}
	s := t.sheet("Findings", columns)
	for i := range a.Documents {
		d := &a.Documents[i]
		for k := range d.Found {
			f := &d.Found[k]
			row := []any{cell(cleanName(d.Path)), f.Severity, cell(f.Rule), cell(f.Part), nil, f.Line}
			if f.Paragraph > 0 {
				row[4] = f.Paragraph
			}
			if a.WithText {
				row = append(row, cell(f.Text), cell(f.Before+f.Text+f.After))
			}
			s.Row(row...)
		}
	}
}

func (t *auditBook) unread(a *audit.Audit) {
	s := t.sheet("Unread", []xlsx.Column{{Title: "File", Width: 60}, {Title: "Why", Width: 90, Wrap: true}})
	for _, p := range notRead(a) {
		s.Row(inert(cleanName(p.Path)), inert(p.Message))
	}
}
