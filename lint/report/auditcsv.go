package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"github.com/dalint/dalint/lint/audit"
)

// AuditCSV writes a row for each document of an audit, and for each file that
// could not be read, with a byte order mark for Excel. Under a family stand its
// findings at warning and above.
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
	if err := c.Write(header); err != nil {
		return err
	}
	for i := range a.Documents {
		if err := c.Write(auditRow(&a.Documents[i], a.Tool.Families)); err != nil {
			return err
		}
	}
	for _, p := range a.Unreadable {
		row := make([]string, len(header))
		row[0], row[len(row)-1] = inert(clean(p.Path)), inert(clean(p.Message))
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// auditHeader names the first columns.
var auditHeader = []string{"path", "folder", "type", "words", "about_domestic_abuse"}

func auditRow(d *audit.Document, families []string) []string {
	about := "no"
	if d.DomesticAbuse {
		about = "yes"
	}
	row := []string{d.Path, d.Folder, d.Type, strconv.Itoa(d.Words), about}
	for i := range audit.Measures {
		row = append(row, d.Measures[audit.Measures[i].ID])
	}
	var all audit.Severed
	for _, f := range families {
		n := d.Findings[f]
		row = append(row, strconv.Itoa(n.Errors+n.Warnings))
		all.Errors, all.Warnings, all.Suggestions = all.Errors+n.Errors, all.Warnings+n.Warnings, all.Suggestions+n.Suggestions
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
	for k := range row {
		row[k] = inert(clean(row[k]))
	}
	return row
}
