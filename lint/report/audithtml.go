package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"github.com/dalint/dalint/lint/audit"
)

//go:embed audit.html
var auditPage string

// auditTemplates writes audits as pages that need no script and fetch nothing.
// Its functions make every string that comes from a file or a path safe to show;
// the template escapes it for where it stands.
var auditTemplates = template.Must(template.New("audit").Funcs(template.FuncMap{
	"clean": clean, "groupName": groupName, "count": count,
	"headline": headline, "withheld": withheld, "notRead": notRead,
	"byRate":    func(g audit.Group) []audit.Rate { return byRate(&g, false) },
	"documents": func(n int) string { return plural(n, "document", "documents") },
	"measure":   func(i int) audit.Measure { return audit.Measures[i] },
	"measures":  func() []audit.Measure { return audit.Measures },
	"share":     func(f *audit.Figure) string { s, _ := percents(f); return s },
	"shareIn":   func(f *audit.Figure) string { _, s := percents(f); return s },
	"rate":      func(f *audit.Figure) string { s, _ := rates(f); return s },
	"rateIn":    func(f *audit.Figure) string { _, s := rates(f); return s },
	"bar":       newBar,
	"shareOf":   func(c audit.Count) string { return shareOf(&c) },
	"points":    points, "rateDifference": rateDifference,
	"cautions": compareCautions, "missing": missing,
	"statements": func(p audit.Pair) []string { return statements(&p) },
	"oneSided":   oneSided,
	"heading":    func(name, level string, g any) titled { return titled{name, level, g} },
	"notes":      func() map[string]string { return auditNotes },
}).Parse(auditPage))

var auditNotes = map[string]string{
	"is": auditIs, "intervals": auditIntervals, "notAsked": auditNotAsked, "families": auditFamilies,
	"sources": auditSources, "compare": compareIn,
}

// titled is what a table of figures is of.
type titled struct {
	Name  string
	ID    string
	Group any
}

// bar is the parts of a bar a hundred units wide, and what it shows in words.
type bar struct {
	Met, Partly, Not    float64
	PartlyFrom, NotFrom float64
	Says                string
}

func newBar(c audit.Count) *bar {
	if c.N == 0 {
		return nil
	}
	unit := 100 / float64(c.N)
	b := &bar{Met: float64(c.Met) * unit, Partly: float64(c.Partly) * unit, Not: float64(c.NotEvident) * unit}
	b.PartlyFrom, b.NotFrom = b.Met, b.Met+b.Partly
	b.Says = fmt.Sprintf("Of %d: %d met, %d partly, %d not evident", c.N, c.Met, c.Partly, c.NotEvident)
	return b
}

// AuditHTML writes an audit as one page that stands by itself.
func AuditHTML(w io.Writer, a *audit.Audit) error {
	return auditTemplates.ExecuteTemplate(w, "page", a)
}

// AuditCompareHTML writes a comparison as one page that stands by itself.
func AuditCompareHTML(w io.Writer, c *audit.Comparison) error {
	return auditTemplates.ExecuteTemplate(w, "compare", c)
}
