package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/audit"
)

// AuditCSV writes a row for each document of an audit, and for each file that
// could not be read, with a byte order mark for Excel. Under a family stand its
// findings at warning and above. Excel takes no more than 32,767 characters in a
// cell; the excerpts of a long document may be more.
func AuditCSV(w io.Writer, a *audit.Audit) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	header := slices.Clone(auditHeader)
	for i := range audit.Measures {
		header = append(header, audit.Measures[i].ID)
	}
	header = append(header, a.Tool.Families...)
	header = append(header, "errors", "warnings", "suggestions", "suppressed", "not_read")
	reason := len(header) - 1
	if a.GroupBy != "folder" && a.GroupBy != "type" {
		header = append(header, a.GroupBy)
	}
	if a.WithText {
		header = append(header, "excerpts_CONTAINS_CASE_TEXT_AND_NAMES")
	}
	if err := c.Write(header); err != nil {
		return err
	}
	for i := range a.Documents {
		if err := c.Write(auditRow(a, &a.Documents[i])); err != nil {
			return err
		}
	}
	for _, p := range a.Unreadable {
		row := make([]string, len(header))
		row[0], row[reason] = cell(p.Path), cell(p.Message)
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// auditHeader names the first columns.
var auditHeader = []string{"path", "folder", "type", "words", "about_domestic_abuse"}

func auditRow(a *audit.Audit, d *audit.Document) []string {
	row := []string{d.Path, d.Folder, d.KnownType(), strconv.Itoa(d.Words), yesNo(d.DomesticAbuse)}
	for i := range audit.Measures {
		row = append(row, d.Measures[i].String())
	}
	var all audit.Severed
	for _, f := range a.Tool.Families {
		n := d.Findings.Of(f)
		row = append(row, strconv.Itoa(n.Errors+n.Warnings))
		all = all.Plus(n)
	}
	row = append(row, strconv.Itoa(all.Errors), strconv.Itoa(all.Warnings), strconv.Itoa(all.Suggestions), strconv.Itoa(d.Suppressed))
	parts := ""
	for i, p := range d.NotRead {
		if i > 0 {
			parts += "; "
		}
		parts += p.Part + ": " + p.Message
	}
	row = append(row, parts)
	if a.GroupBy != "folder" && a.GroupBy != "type" {
		row = append(row, shownGroup(a, d))
	}
	if a.WithText {
		row = append(row, auditExcerpts(d))
	}
	for k := range row {
		row[k] = cell(row[k])
	}
	return row
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// auditExcerpts are the findings of a document with their words, in one cell.
func auditExcerpts(d *audit.Document) string {
	var b strings.Builder
	for i := range d.Found {
		f := &d.Found[i]
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(f.Rule + ": " + f.Before + "[" + f.Text + "]" + f.After)
	}
	return b.String()
}
