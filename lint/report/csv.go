package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// csvWriter writes a row for each finding, for spreadsheets. It begins with a
// byte order mark, since Excel takes a file without one for Windows-1252 and
// spoils every curly quote.
type csvWriter struct {
	w      *csv.Writer
	raw    io.Writer
	o      Options
	opened bool
}

func newCSV(w io.Writer, o Options) Writer { return &csvWriter{w: csv.NewWriter(w), raw: w, o: o} }

// csvHeader names the columns. Places that do not apply are empty.
var csvHeader = []string{
	"path", "severity", "family", "rule", "section", "part", "paragraph", "line", "column", "end_line", "end_column",
	"text", "message", "instead", "fingerprint", "page",
}

func (c *csvWriter) open() error {
	if c.opened {
		return nil
	}
	c.opened = true
	if _, err := io.WriteString(c.raw, "\ufeff"); err != nil {
		return err
	}
	return c.w.Write(csvHeader)
}

func (c *csvWriter) Document(d Document) error {
	if err := c.open(); err != nil {
		return err
	}
	noText := c.o.NoText || d.NoText
	doc := d.Result.Document
	for i := range d.Result.Findings {
		f := &d.Result.Findings[i]
		j := toFinding(doc, f, noText)
		row := []string{
			d.Path, j.Severity, j.Family, j.Rule, j.Place.Section, j.Place.Part, number(j.Place.Paragraph),
			number(j.Start.Line), number(j.Start.Column), number(j.End.Line), number(j.End.Column),
			j.Text, j.Message, instead(f, noText), j.Fingerprint, number(j.Place.Page),
		}
		for k := range row {
			row[k] = inert(row[k])
		}
		if err := c.w.Write(row); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *csvWriter) Unreadable(Problem) error { return nil }

func (c *csvWriter) Close(Skipped) error {
	if err := c.open(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// inert keeps a spreadsheet from taking a cell for a formula. Some begin one with
// the wide form of a sign, and some after what is not seen.
func inert(s string) string {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		return "'" + s
	}
	seen := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
	if first, _ := utf8.DecodeRuneInString(seen); seen != "" && strings.ContainsRune("=+-@\uff1d\uff0b\uff0d\uff20", first) {
		return "'" + s
	}
	return s
}
