package word

import (
	"strconv"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

// summary is the comment on the document as a whole.
func summary(r *lint.Result, out *Outcome, o *Options) []report.Line {
	lines := report.Overview(r, o.NoText)
	lines = append(lines, o.Extra...)
	if out.More > 0 {
		lines = append(lines, report.Line{Label: "Not shown", Text: report.More(out.More)})
	}
	for _, h := range out.Homeless {
		lines = append(lines, report.Line{Label: "Without a comment", Text: h.Line(r, o.NoText)})
	}
	if out.Answered > 0 {
		lines = append(lines, report.Line{Label: "Left as they are", Text: strconv.Itoa(out.Answered) + " with an earlier comment that somebody replied to"})
	}
	if out.Signed {
		lines = append(lines, report.Line{Label: "Signature", Text: Signed})
	}
	lines = append(lines, report.Line{Text: "To keep wording as it is, reply to its comment with “dalint: keep” and your reason."})
	return append(lines, report.Line{Label: "About", Text: "the whole document"})
}

// Signed says what becomes of a digital signature.
const Signed = "the document is digitally signed; this copy is not what was signed, the original still is"

// Line says where a finding without a comment is, why it has none, and what it
// would say.
func (h *Homeless) Line(r *lint.Result, noText bool) string {
	return report.Place(r, h.Finding, noText) + " (" + h.Why + "): " + report.Message(h.Finding, noText) + " " + h.Rule.ID
}

// homelessness is why there can be no comment in a place.
func homelessness(p text.Place) string {
	switch p.Part {
	case "body", "text box":
		return "the field or content control there takes no comment"
	case "endnote":
		return "Word has no comments in an endnote"
	}
	return "Word has no comments in a " + p.Part
}
