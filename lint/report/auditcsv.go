package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/audit"
)

// AuditRows are the tables that an audit has as CSV: a row for each document, for
// each finding, or for each document and practice check.
var AuditRows = []string{"documents", "findings", "checks"}

// AuditCSV writes one of the tables of AuditRows, and a row for each file that
// could not be read, with a byte order mark for Excel. In the table of documents
// a family has its findings at warning and above. Excel takes no more than 32,767
// characters in a cell; the excerpts of a long document may be more.
func AuditCSV(w io.Writer, a *audit.Audit, rows string) error {
	c, err := newCSVSheet(w)
	if err != nil {
		return err
	}
	var header []string
	unread := notRead(a)
	switch rows {
	case "findings":
		header = findingRows(a, c.row)
	case "checks":
		header = checkRows(a, c.row)
	default:
		header = documentRows(a, c.row)
		unread = a.Unreadable // parts of a document stand in its row
	}
	reason := slices.Index(header, notReadColumn)
	for _, p := range unread {
		row := make([]string, len(header))
		row[0], row[reason] = cleanName(p.Path), p.Message
		c.row(row)
	}
	return c.end()
}

// csvSheet writes CSV for spreadsheets: with a byte order mark for Excel, and cells that
// no spreadsheet takes for a formula.
type csvSheet struct{ rows *csv.Writer }

func newCSVSheet(w io.Writer) (*csvSheet, error) {
	_, err := io.WriteString(w, "\ufeff")
	return &csvSheet{csv.NewWriter(w)}, err
}

// row writes a row; end says what went wrong.
func (s *csvSheet) row(cells []string) {
	safe := make([]string, len(cells))
	for i := range cells {
		safe[i] = cell(cells[i])
	}
	_ = s.rows.Write(safe)
}

func (s *csvSheet) end() error {
	s.rows.Flush()
	return s.rows.Error()
}

// notReadColumn says why a file, or a part of one, could not be read.
const notReadColumn = "not_read"

// withGroup adds the column of groups to a row: its heading, or the group of a
// document. Folders and types have columns of their own.
func withGroup(a *audit.Audit, row []string, column string) []string {
	if a.GroupBy == "folder" || a.GroupBy == "type" {
		return row
	}
	return append(row, column)
}

func documentRows(a *audit.Audit, write func([]string)) []string {
	header := slices.Clone(auditHeader)
	for i := range audit.Measures {
		header = append(header, "question/"+audit.Measures[i].ID) // a family may have the same name
	}
	header = append(header, a.Tool.Families...)
	header = append(header, "errors", "warnings", "suggestions", "suppressed", notReadColumn)
	header = withGroup(a, header, a.GroupBy)
	if a.WithText {
		header = append(header, "excerpts_CONTAINS_CASE_TEXT_AND_NAMES")
	}
	write(header)
	for i := range a.Documents {
		write(auditRow(a, &a.Documents[i]))
	}
	return header
}

func findingRows(a *audit.Audit, write func([]string)) []string {
	header := withGroup(a, []string{"path", "folder", "severity", "rule", "part", "paragraph", "line", notReadColumn}, a.GroupBy)
	if a.WithText {
		header = append(header, "words_CASE_TEXT", "excerpt_CONTAINS_CASE_TEXT_AND_NAMES")
	}
	write(header)
	for i := range a.Documents {
		d := &a.Documents[i]
		for k := range d.Found {
			f := &d.Found[k]
			paragraph := ""
			if f.Paragraph > 0 {
				paragraph = strconv.Itoa(f.Paragraph)
			}
			row := withGroup(a, []string{cleanName(d.Path), cleanName(d.Folder), f.Severity, f.Rule, f.Part, paragraph, strconv.Itoa(f.Line), ""}, shownGroup(a, d))
			if a.WithText {
				row = append(row, f.Text, f.Before+f.Text+f.After)
			}
			write(row)
		}
	}
	return header
}

func checkRows(a *audit.Audit, write func([]string)) []string {
	header := withGroup(a, []string{"path", "folder", "type", "check", "question", "status", notReadColumn}, a.GroupBy)
	write(header)
	for i := range a.Documents {
		d := &a.Documents[i]
		for k := range audit.Measures {
			m := &audit.Measures[k]
			write(withGroup(a, []string{cleanName(d.Path), cleanName(d.Folder), d.KnownType(), m.ID, m.Title, d.Measures[k].String(), ""}, shownGroup(a, d)))
		}
	}
	return header
}

// auditHeader names the first columns.
var auditHeader = []string{"path", "folder", "type", "words", "about_domestic_abuse"}

func auditRow(a *audit.Audit, d *audit.Document) []string {
	row := []string{cleanName(d.Path), cleanName(d.Folder), d.KnownType(), strconv.Itoa(d.Words), yesNo(d.DomesticAbuse)}
	for i := range audit.Measures {
		row = append(row, d.Measures[i].String())
	}
	var all audit.BySeverity
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
	row = withGroup(a, append(row, parts), shownGroup(a, d))
	if a.WithText {
		row = append(row, auditExcerpts(d))
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
