package report

import (
	"regexp"
	"strings"
)

// Creator is the author that the properties of new Word documents and workbooks
// name. Word and Excel leave it as it is when somebody else saves the file.
const Creator = "dalint"

// generator is in the head of every page.
const generator = `<meta name="generator" content="dalint">`

// WroteCSV reports whether a file begins like one that CSV, AuditCSV, AuditKeyCSV
// or ReadingSheetCSV wrote: about other documents.
func WroteCSV(head string) bool {
	head = strings.TrimPrefix(head, "\ufeff")
	for _, columns := range [][]string{csvHeader[:4], auditHeader, sheetHeader[:5], keyHeader[:2]} {
		if strings.HasPrefix(head, strings.Join(columns, ",")+",") {
			return true
		}
	}
	return false
}

// WroteHTML reports whether a page begins like one of findings, of audits or of a
// case.
func WroteHTML(head string) bool { return strings.Contains(head, generator) }

// WroteText reports whether a text begins like an audit, a comparison or
// agreement of audits, or a map of a case.
func WroteText(head string) bool {
	head = strings.Join(strings.Fields(head), " ")
	for _, is := range []string{auditIs, compareIs, caseIs, agreeIs} {
		if i := strings.Index(head, is); i >= 0 && i < longestBefore {
			return true
		}
	}
	return false
}

// WroteCheck reports whether a text that ends so is what check writes.
func WroteCheck(tail string) bool { return checkEnds.MatchString(tail) }

// checkEnds is the summary under the findings.
var checkEnds = regexp.MustCompile(`(?m)^\d+ documents?, [\d,]+ words(?: checked: nothing to point out\.|: \d+ errors?, \d+ warnings?, \d+ suggestions?\.)`)

// longestBefore is how many bytes may stand before the first paragraph of a
// report: what was read, with its path.
const longestBefore = 700

// WroteCore reports whether the core properties of a Word document or workbook
// name dalint as the one who made it. A reviewed copy is its writer's.
func WroteCore(xml string) bool {
	return strings.Contains(xml, ">"+Creator+"</dc:creator>")
}
