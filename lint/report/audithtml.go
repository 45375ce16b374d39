package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/dalint/dalint/lint/audit"
)

//go:embed audit.html
var auditPage string

// auditScript sorts and filters tables. The page lets run what has its hash, and
// nothing else.
//
//go:embed audit.js
var auditScript string

func withScript(page string) string {
	sum := sha256.Sum256([]byte(auditScript))
	return strings.Replace(page, "SCRIPT-HASH", "sha256-"+base64.StdEncoding.EncodeToString(sum[:]), 1)
}

// auditTemplates writes audits as pages that fetch nothing, and that a reader
// without scripts has whole.
// Its functions make every string that comes from a file or a path safe to show;
// the template escapes it for where it stands. They are parsed when first asked for:
// most runs write no page.
var auditTemplates = sync.OnceValue(parseAudit)

// parseAudit gives templates of their own to whoever adds to them: those that have
// been executed take no more.
func parseAudit() *template.Template {
	return template.Must(template.New("audit").Funcs(template.FuncMap{
		"cleanName": cleanName, "groupName": groupName, "count": count,
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
		"rateBar":   newRateBar, "familyPairs": familyPairs,
		"shareOf": func(c audit.Count) string { return shareOf(&c) },
		"points":  points, "rateDifference": rateDifference,
		"cautions": compareCautions, "levels": levels, "oneSidedFamilies": oneSidedFamilies, "missing": missing,
		"statements":  func(p audit.Pair) []string { return statements(&p) },
		"oneSided":    oneSided,
		"heading":     func(name, level string, g any) titled { return titled{name, level, g} },
		"notes":       func() map[string]string { return auditNotes },
		"script":      func() template.JS { return template.JS(auditScript) }, //nolint:gosec // it is a file of this package
		"sortShare":   sortShare,
		"perThousand": perThousand, "ratesWithheld": func(g audit.Group) string { return ratesWithheld(&g) },
		"cellsWithheld": cellsWithheld, "familiesFound": familiesFound, "rateOf": rateOf,
		"allGroups":   titledGroups,
		"otherGroups": otherGroups, "sampleSays": sampleSays, "excerpts": newExcerpts, "charts": newCharts,
		"agreeHeadline": agreeHeadline,
		"pairingTitle":  func(p audit.Pairing) string { return pairingTitle(&p) },
		"pooled":        func(p audit.Pairing) bool { return p.B == audit.AllReaders },
		"statusName":    statusName,
		"kappa":         func(f *audit.Figure) string { s, _ := kappas(f); return s },
		"kappaIn":       func(f *audit.Figure) string { _, s := kappas(f); return s },
		"titledCheck":   newTitledCheck,
	}).Parse(withScript(auditPage)))
}

var auditNotes = map[string]string{
	"is": auditIs, "intervals": auditIntervals, "notAsked": auditNotAsked, "families": auditFamilies,
	"sources": auditSources, "compare": compareIn, "compareBy": compareBy, "hasText": auditHasText,
	"agreeIs": agreeIs, "agreeIn": agreeIn, "agreePooled": agreePooled,
}

// sortShare is a figure as the script sorts it; empty where there is none.
func sortShare(f *audit.Figure) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(f.Value, 'f', -1, 64)
}

func titledGroups(a *audit.Audit) []titled {
	var out []titled
	for _, g := range allGroups(a) {
		out = append(out, titled{Name: g.name, Group: g.group})
	}
	return out
}

// titledCheck is a row of an agreement.
type titledCheck struct {
	Title string
	Of    audit.CheckAgreement
}

func newTitledCheck(c audit.CheckAgreement) titledCheck {
	if m := audit.MeasureOf(c.ID); m != nil {
		return titledCheck{m.Title, c}
	}
	return titledCheck{"All answers", c}
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
	return auditTemplates().ExecuteTemplate(w, "page", a)
}

// AuditCompareHTML writes a comparison as one page that stands by itself.
func AuditCompareHTML(w io.Writer, c *audit.Comparison) error {
	return auditTemplates().ExecuteTemplate(w, "compare", c)
}

// rateBar is a rate as a bar, and its interval as a line over it, in hundredths of
// the end of the widest interval of its table.
type rateBar struct {
	Width, Low, High float64
	Says             string
}

// newRateBar is nil where there is no rate.
func newRateBar(rows []audit.Rate, r audit.Rate) *rateBar {
	most := 0.0
	for i := range rows {
		if f := rows[i].Per1000; f != nil {
			most = max(most, f.High)
		}
	}
	f := r.Per1000
	if f == nil || most == 0 {
		return nil
	}
	value, within := rates(f)
	return &rateBar{tenth(100 * f.Value / most), tenth(100 * f.Low / most), tenth(100 * f.High / most), r.Family + ": " + value + " per 1,000 words, 95 % interval " + within}
}
