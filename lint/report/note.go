package report

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint"
)

// Line is one short paragraph of a note: Label, where it has one, stands
// before Text and is set apart from it.
type Line struct{ Label, Text string }

// RuleLabel is the label of the line that names a finding's rule.
const RuleLabel = "Rule"

// asks is what each severity asks of the writer.
var asks = map[lint.Severity]string{
	lint.Error: "change this", lint.Warning: "reconsider", lint.Suggestion: "think about it",
}

// asksEach is the same of several.
var asksEach = map[lint.Severity]string{
	lint.Error: "to change", lint.Warning: "to reconsider", lint.Suggestion: "to think about",
}

// Note is all that is said of a finding beside the words themselves: what it
// is, why it matters, what to write instead, what to ask. The last line names
// the rule. With noText the document is not quoted.
func Note(f *lint.Finding, noText bool) []Line {
	lines := []Line{{"", clean(Message(f, noText))}}
	add := func(label, s string) {
		if s = strings.Join(strings.Fields(clean(s)), " "); s != "" {
			lines = append(lines, Line{label, s})
		}
	}
	add("Why", f.Rule.Doc.Why)
	add("Instead", f.Rule.Doc.Instead)
	if !noText {
		for _, r := range f.Rewrites {
			label := strings.TrimRight(r.Label, ".:")
			if label == "" {
				label = "For example"
			}
			for i, w := range r.Wordings() {
				if i > 0 {
					label = "Or"
				}
				add(label, Capital(w))
			}
		}
	}
	add("Ask", strings.Join(questions(f, noText), " "))
	return append(lines, Line{RuleLabel, fmt.Sprintf("%s (%s: %s)", f.Rule.ID, f.Severity, asks[f.Severity])})
}

// Words are the words of a finding, quoted.
func Words(r *lint.Result, f *lint.Finding) string {
	return "“" + middle(clean(Marked(r.Document, f)), excerpt) + "”"
}

// Kept says of a finding that the author keeps which words those are, unless it
// is about the whole document, and why.
func Kept(r *lint.Result, s *lint.Suppressed, noText bool) string {
	out := s.Rule.ID
	if !noText {
		if !s.OfDocument() {
			out = Words(r, &s.Finding) + ", " + out
		}
		if s.Reason != "" {
			out += ": " + clean(s.Reason)
		}
	}
	return out
}

// Place is where a person finds a finding: section, part and paragraph, or
// line and column.
func Place(r *lint.Result, f *lint.Finding, noText bool) string {
	return where(r.Document, f.Block, f.Span, noText)
}

// Nothing is what is said where nothing was found.
const Nothing = "Nothing to point out. " + noJudgement

// noJudgement says what it does not mean that nothing was found.
const noJudgement = "This is no judgement of a person, a case or the work: dalint looks at wording, and only at the wording it has rules for."

// Overview is the first lines about a whole document: how much was found in
// single places, what the author keeps, and what could not be read.
func Overview(r *lint.Result, noText bool) []Line {
	n := map[lint.Severity]int{}
	places := 0
	for _, f := range r.Places() {
		if !f.OfDocument() {
			n[f.Severity]++
			places++
		}
	}
	const what = "dalint marks wording that can hide who did what to whom. It found "
	var lines []Line
	switch {
	case len(r.Findings) == 0:
		lines = append(lines, Line{"", Nothing})
	case places == 0:
		lines = append(lines, Line{"", what + "no wording to point out."})
	default:
		var parts []string
		for _, s := range []lint.Severity{lint.Error, lint.Warning, lint.Suggestion} {
			if n[s] > 0 {
				parts = append(parts, count(n[s])+" "+asksEach[s])
			}
		}
		lines = append(lines, Line{"", what + plural(places, "place", "places") + ": " + strings.Join(parts, ", ") + ". You decide what to do with each."})
	}
	var kept, byChoice int
	const most = 50
	for i := range r.Suppressed {
		s := &r.Suppressed[i]
		if s.By == "config" || s.By == "baseline" {
			byChoice++
			continue
		}
		if kept++; kept <= most {
			lines = append(lines, Line{"Kept on purpose", Kept(r, s, noText)})
		}
	}
	if kept > most {
		lines = append(lines, Line{"Kept on purpose", count(kept-most) + " more"})
	}
	if byChoice > 0 {
		lines = append(lines, Line{"Kept by settings", plural(byChoice, "place", "places") + " (dalint.toml or a baseline)"})
	}
	for _, p := range r.Problems {
		lines = append(lines, Line{"Not checked", Unread(p, noText)})
	}
	return lines
}
