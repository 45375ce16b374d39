package report

import (
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/text"
)

// excerptReach is how far an excerpt goes to either side of the words that a
// finding marks, in bytes.
const excerptReach = 90

// AuditFits reports whether all places of a record are in a document.
func AuditFits(doc *text.Document, r *audit.Record) bool {
	for _, p := range r.Places {
		if p.Block >= len(doc.Blocks) || p.End > len(doc.Blocks[p.Block].Text) {
			return false
		}
	}
	return true
}

// AuditFindings lists the findings of a record by where they stand in its
// document; with their words where those are asked for. The record must fit.
func AuditFindings(doc *text.Document, r *audit.Record, words bool) []audit.Finding {
	out := make([]audit.Finding, len(r.Places))
	for i, p := range r.Places {
		b := &doc.Blocks[p.Block]
		out[i] = audit.Finding{
			Rule: p.Rule, Severity: p.Severity.String(), Part: b.Place.Part, Paragraph: b.Place.Paragraph,
			Line: doc.Position(p.Block, p.Start).Line,
		}
		if words {
			out[i].Before = clean(lead(b.Text[:p.Start]))
			out[i].Text = clean(b.Text[p.Start:p.End])
			out[i].After = clean(trail(b.Text[p.End:]))
		}
	}
	return out
}

// lead is the end of what stands before some words, from the start of a word.
func lead(s string) string {
	if len(s) <= excerptReach {
		return s
	}
	s = s[len(s)-excerptReach:]
	for !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[i:]
	}
	return "…" + s
}

// trail is the start of what stands after some words, to the end of a word.
func trail(s string) string {
	if len(s) <= excerptReach {
		return s
	}
	s = s[:excerptReach]
	for r, n := utf8.DecodeLastRuneInString(s); r == utf8.RuneError && n == 1; r, n = utf8.DecodeLastRuneInString(s) {
		s = s[:len(s)-1]
	}
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		s = s[:i+1]
	}
	return s + "…"
}
