package lsp

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/report"
)

// What dalint found, in the protocol's words.

// diagnostics are the findings of an analysis, and what is to be said of the
// document as a whole: what could not be read, and how many findings are left
// out so that an editor is not flooded.
func (s *Server) diagnostics(a *analysis) []diagnostic {
	s.mu.Lock()
	set, can := s.settings, s.client.TextDocument.PublishDiagnostics
	if d := s.client.TextDocument.Diagnostic; d != nil { // 3.18 has its own; 3.17 meant those of publishing
		can.RelatedInformation = can.RelatedInformation || d.RelatedInformation
		can.CodeDescriptionSupport = can.CodeDescriptionSupport || d.CodeDescriptionSupport
		can.DataSupport = can.DataSupport || d.DataSupport
	}
	s.mu.Unlock()
	items := []diagnostic{}
	if a.note != "" {
		items = append(items, notice(lspRange{}, a.note))
	}
	if a.result == nil {
		return items
	}
	for _, p := range a.result.Problems {
		items = append(items, notice(lspRange{}, report.Unread(p, false)))
	}
	shown, more := 0, 0
	var next lspRange // where the first one left out is
	for i := range a.result.Findings {
		f := &a.result.Findings[i]
		level := set.level(f)
		if level == 0 {
			continue
		}
		if shown == set.MaxDiagnostics {
			if more++; more == 1 {
				next = a.places.rng(a.source(f.Block, f.Span))
			}
			continue
		}
		shown++
		items = append(items, a.diagnostic(f, level, can))
	}
	if more > 0 {
		items = append(items, notice(next, fmt.Sprintf("From here on, %d more findings are not shown: the setting dalint.maxDiagnostics is %d.", more, set.MaxDiagnostics)))
	}
	return items
}

// notice is something that is no finding.
func notice(at lspRange, message string) diagnostic {
	return diagnostic{Range: at, Severity: severityInformation, Source: "dalint", Message: message}
}

func (a *analysis) diagnostic(f *lint.Finding, level int, can diagnosticCapabilities) diagnostic {
	d := diagnostic{
		Range: a.places.rng(a.source(f.Block, f.Span)), Severity: level, Code: f.Rule.ID, Source: "dalint",
		Message: report.Message(f, a.setup.NoText),
	}
	if can.DataSupport {
		d.Data = &diagnosticData{f.Rule.ID, f.Fingerprint}
	}
	if href := a.setup.Link(f.Rule); href != "" && can.CodeDescriptionSupport {
		d.CodeDescription = &codeDescription{href}
	}
	if can.RelatedInformation {
		for _, r := range f.Related {
			at := location{a.of.uri, a.places.rng(a.source(r.Block, r.Span))}
			d.RelatedInformation = append(d.RelatedInformation, related{at, "also here: " + r.Rule.Doc.Title + " (" + r.Rule.ID + ")"})
		}
	}
	return d
}

// markup writes Markdown, or the same without marks for a client that shows
// plain text.
type markup struct {
	strings.Builder
	plain bool
}

func (m *markup) bold(s string) string {
	if m.plain {
		return s
	}
	return "**" + report.EscapeMarkdown(s) + "**"
}

func (m *markup) text(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if m.plain {
		return s
	}
	return report.EscapeMarkdown(s)
}

// paragraph writes words, with a line between it and what stands before.
func (m *markup) paragraph(s string) {
	if m.Len() > 0 {
		m.WriteString("\n\n")
	}
	m.WriteString(s)
}

func (m *markup) list(title string, items []string) {
	if len(items) == 0 {
		return
	}
	m.paragraph(m.bold(title) + "\n")
	for _, s := range items {
		m.WriteString("\n- " + s)
	}
}

// finding writes what a rule says of itself, for someone whose eye rests on
// the words.
func (m *markup) finding(f *lint.Finding, noText bool) {
	doc := &f.Rule.Doc
	m.paragraph(m.bold(report.Message(f, noText)))
	if f.OfDocument() { // several may stand at one heading
		if len(doc.Questions) > 0 {
			m.paragraph(m.text(doc.Questions[0]))
		}
		m.paragraph(m.text(f.Rule.ID + " (" + f.Severity.String() + ")"))
		return
	}
	if doc.Why != "" {
		m.paragraph(m.bold("Why") + " " + m.text(doc.Why))
	}
	if doc.Instead != "" {
		m.paragraph(m.bold("Instead") + " " + m.text(doc.Instead))
	}
	questions := make([]string, len(doc.Questions))
	for i, q := range doc.Questions {
		questions[i] = m.text(q)
	}
	m.list("Ask yourself", questions)
	sources := make([]string, len(doc.Sources))
	for i, src := range doc.Sources {
		sources[i] = m.text(strings.TrimSuffix(src.Title, ".") + ". " + src.Where)
	}
	m.list("Sources", sources)
	m.paragraph(m.text(f.Rule.ID + " (" + f.Severity.String() + ")"))
}

// roleWords say a role of somebody.
var roleWords = map[cast.Role]string{
	cast.Unknown:      "part not known",
	cast.Perpetrator:  "taken for the perpetrator",
	cast.Survivor:     "taken for the survivor",
	cast.Child:        "taken for a child",
	cast.Professional: "taken for a professional",
	cast.Other:        "taken for somebody else",
}

// person writes who somebody is taken for, and why.
func (m *markup) person(p *cast.Person) {
	m.paragraph(m.bold(p.Name) + m.text(": "+roleWords[p.Role]))
	how := "inferred from what the text says people do, never from gender"
	switch {
	case p.Declared:
		how = "as declared"
	case p.Contested:
		how = "the text tells of this person both doing and suffering abuse"
	}
	if p.Reason != "" && !p.Declared {
		how = p.Reason + " (" + how + ")"
	}
	m.paragraph(m.bold("Why") + " " + m.text(how))
	if len(p.Aliases) > 0 {
		m.paragraph(m.bold("Also") + " " + m.text(strings.Join(p.Aliases, ", ")))
	}
}

// roleTokens are the types of semantic tokens, by which an editor colours
// people; roleToken is the index of a role's.
var roleTokens = []string{"perpetrator", "survivor", "child", "professional"}

func roleToken(r cast.Role) (uint32, bool) {
	for i, name := range roleTokens {
		if name == r.String() {
			return uint32(i), true
		}
	}
	return 0, false
}
