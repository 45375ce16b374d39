package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint/audit"
)

// ReadingSheetIntro is what the readers of a sample are told.
var ReadingSheetIntro = []string{
	"Read each document whole before you answer, and answer for what the text shows, not for what you know of the case or of whoever wrote it.",
	"Met: the document shows it. Partly: it shows some of it. Not evident: it does not, and should. Not asked: the question does not fit this document, or the document is not about domestic abuse.",
	"The sheet says nothing of what dalint answered. Read without looking at its report, and where several of you read, on your own first.",
	"To compare, write your answers into the CSV sheet (the same command with a name that ends in .csv) and run: dalint audit agree AUDIT.json YOUR-ANSWERS.csv",
}

// ReadingSheetAnswers are what a reader may answer.
func ReadingSheetAnswers() []string { return []string{"met", "partly", "not evident", "not asked"} }

// ReadingSheetPath is a path as the CSV sheet shows it.
func ReadingSheetPath(path string) string { return cell(cleanName(path)) }

// sheetHeader names the columns of a reading sheet.
var sheetHeader = []string{"path", "check", "status", "reader", "note", "question"}

// ReadingSheetCSV writes a blank sheet for spreadsheets: a row for each document
// and question, with a byte order mark for Excel.
func ReadingSheetCSV(w io.Writer, documents []string) error {
	c, err := newCSVSheet(w)
	if err != nil {
		return err
	}
	c.row(sheetHeader)
	for _, path := range documents {
		for i := range audit.Measures {
			m := &audit.Measures[i]
			c.row([]string{path, m.ID, "", "", "", m.Title + ": " + m.Asks})
		}
	}
	return c.end()
}

const (
	agreeIs = "These figures say how far the answers of dalint and of people are the same. Where they differ, either may be wrong: look at the document."
	agreeIn = "Agreement is the share of answers that are the same (95 % interval, Wilson). Cohen's kappa takes off what would be the same by chance: 1 is full agreement, 0 what chance gives. " +
		"It is given from ten answers up; its interval is rough below some fifty. Where nearly all answers are one, kappa is low although most agree, and where one of the two always answered alike, there is none. " +
		"An answer that is one step off (met for partly) counts as different."
	agreePooled = "All readers together: a document that several have read counts several times, so that the interval is narrower than it should be."
)

// AuditAgreeText writes an agreement for a terminal, in no more than 80 columns.
func AuditAgreeText(w io.Writer, a *audit.Agreement, o Options) error {
	t := newAuditText(o)
	t.title(agreeHeadline(a))
	t.para(agreeIs)
	for i := range a.Pairings {
		p := &a.Pairings[i]
		t.part(pairingTitle(p))
		if p.B == audit.AllReaders {
			t.para(agreePooled)
		}
		t.head(agreeTable, "")
		for k := range p.Checks {
			t.agreement(audit.MeasureOf(p.Checks[k].ID).Title, &p.Checks[k])
		}
		t.agreement("All answers", &p.All)
		if !o.Quiet {
			t.confusion(p, a.Statuses, o.Verbose)
		}
	}
	if !o.Quiet {
		t.part("How to read this")
		t.para(agreeIn)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

func agreeHeadline(a *audit.Agreement) string {
	s := fmt.Sprintf("%s of %s by %s", plural(a.Readings, "answer", "answers"), plural(a.Documents, "document", "documents"), plural(len(a.Readers), "reader", "readers"))
	if a.Blank > 0 {
		s += fmt.Sprintf("; %s blank", plural(a.Blank, "row is", "rows are"))
	}
	return s
}

func pairingTitle(p *audit.Pairing) string {
	return fmt.Sprintf("%s and %s: %s", groupName(p.A), groupName(p.B), plural(p.Documents, "document", "documents"))
}

// agreeTable has a row for each question that two have answered.
var agreeTable = table{"%-32s %3s %6s %5s  %-6s %5s  %s", []string{"n", "agreed", "share", "95 %", "kappa", "95 %"}}

func (t *auditText) agreement(title string, c *audit.CheckAgreement) {
	share, within := percents(c.Share)
	kappa, between := kappas(c.Kappa)
	t.row(agreeTable, title, count(c.N), count(c.Agreed), share, within, kappa, between)
}

// kappas are a kappa and its interval, with true minus signs.
func kappas(f *audit.Figure) (kappa, between string) {
	if f == nil {
		return "-", ""
	}
	signed := func(v float64) string { return strings.Replace(fmt.Sprintf("%.2f", v), "-", "\u2212", 1) }
	return signed(f.Value), signed(f.Low) + " to " + signed(f.High)
}

// confusion writes the answers of both against each other: of all checks
// together, or of each.
func (t *auditText) confusion(p *audit.Pairing, statuses []string, each bool) {
	t.b.WriteByte('\n')
	t.para(fmt.Sprintf("%s answered (%s) where %s answered (%s), all checks", groupName(p.A), t.either("before the colon", "down"), groupName(p.B), t.either("after it", "across")))
	t.matrix(p.All.Confusion, statuses)
	if !each {
		return
	}
	for i := range p.Checks {
		t.b.WriteByte('\n')
		t.para(audit.MeasureOf(p.Checks[i].ID).Title)
		t.matrix(p.Checks[i].Confusion, statuses)
	}
}

// matrix writes a table of answers: on a narrow terminal, for each answer of one
// the answers of the other.
func (t *auditText) matrix(answers [][]int, statuses []string) {
	tb := table{form: "  %-14s" + strings.Repeat(" %14s", len(statuses))}
	for _, s := range statuses {
		tb.heads = append(tb.heads, statusName(s))
	}
	t.head(tb, "")
	for i, s := range statuses {
		cells := make([]string, len(statuses))
		for k, n := range answers[i] {
			cells[k] = count(n)
		}
		t.row(tb, statusName(s), cells...)
	}
}

// either is the one on a narrow terminal, the other on a wide.
func (t *auditText) either(narrow, wide string) string {
	if t.narrow() {
		return narrow
	}
	return wide
}

// statusName is a status as people read it.
func statusName(s string) string {
	if s == "not-applicable" {
		return "not asked"
	}
	return strings.ReplaceAll(s, "-", " ")
}

// AuditAgreeHTML writes an agreement as one page that stands by itself.
func AuditAgreeHTML(w io.Writer, a *audit.Agreement) error {
	return auditTemplates().ExecuteTemplate(w, "agree", a)
}
