package report

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

type jsonJudgement struct {
	ID       string         `json:"id"`
	Status   string         `json:"status"`
	Figures  map[string]int `json:"figures"`
	Evidence []jsonEvidence `json:"evidence"`
}

type jsonEvidence struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
	Note  string       `json:"note,omitempty"`
}

type jsonAssumed struct {
	Role   string `json:"role"`
	Name   string `json:"name,omitempty"`
	Reason string `json:"reason"`
}

func toPractice(doc *text.Document, p *lint.Profile) []jsonJudgement {
	if p == nil {
		return nil
	}
	out := make([]jsonJudgement, 0, len(p.Judgements))
	for i := range p.Judgements {
		j := &p.Judgements[i]
		row := jsonJudgement{
			ID: strings.TrimPrefix(j.Rule.ID, "practice/"), Status: j.Status.String(),
			Figures: toFigures(j.Figures), Evidence: []jsonEvidence{},
		}
		for _, e := range j.Evidence {
			start, end := positions(doc, e.Block, e.Span)
			row.Evidence = append(row.Evidence, jsonEvidence{start, end, e.Note})
		}
		out = append(out, row)
	}
	return out
}

func toFigures(fs []lint.Figure) map[string]int {
	out := make(map[string]int, len(fs))
	for _, f := range fs {
		out[f.Name] = f.Value
	}
	return out
}

func toMeasures(p *lint.Profile) map[string]int {
	if p == nil {
		return nil
	}
	return toFigures(p.Measures)
}

func toAssumed(p *lint.Profile, noText bool) []jsonAssumed {
	if p == nil {
		return nil
	}
	var out []jsonAssumed
	for _, a := range p.Assumed {
		row := jsonAssumed{Role: a.Role.String(), Reason: a.Reason}
		if !noText {
			row.Name = a.Name
		}
		out = append(out, row)
	}
	return out
}

// statusWords are the marks of the profile; they read without colour, and aloud.
var statusWords = map[lint.Status]string{lint.Met: "met", lint.Partly: "partly", lint.NotEvident: "not evident"}

// asked reports whether any practice check applies to the document.
func asked(p *lint.Profile) bool {
	if p == nil {
		return false
	}
	for i := range p.Judgements {
		if p.Judgements[i].Status != lint.NotApplicable {
			return true
		}
	}
	return false
}

// profile writes what the text shows of practice: a line a check, the figures,
// and the questions worth asking first.
func (t *textWriter) profile(b *strings.Builder, r *lint.Result, noText bool) {
	p := r.Profile
	if !asked(p) {
		return
	}
	b.WriteByte('\n')
	wrap(b, "  ", "  ", t.style.bold("Practice profile")+": what this text shows. It judges no person and no work.", t.o.Width)
	var left []string
	for i := range p.Judgements {
		j := &p.Judgements[i]
		if j.Status == lint.NotApplicable {
			left = append(left, j.Rule.Practice.Code)
			continue
		}
		word := statusWords[j.Status]
		if len(j.Also) > 0 {
			word = "look here"
		} else if j.Rule.ID == "practice/record-safety" {
			word = "none found" // never that a document is safe
		}
		wrap(b, "                     ", fmt.Sprintf("    %-11s  %-3s ", word, j.Rule.Practice.Code), j.Rule.Doc.Title, t.o.Width)
		for _, e := range j.Also {
			wrap(b, "                       ", "                     ", where(r.Document, e.Block, e.Span, noText)+": "+e.Note, t.o.Width)
		}
	}
	if len(left) > 0 {
		wrap(b, "                 ", "    not asked    ", strings.Join(left, ", "), t.o.Width)
	}
	for _, a := range p.Assumed {
		who, what := "one of the adults", "what the survivor did was"
		if !noText {
			who = clean(a.Name)
		}
		if a.Role == cast.Perpetrator {
			what = "abusive acts were"
		}
		wrap(b, "    ", "    ", fmt.Sprintf("The text does not settle who is who. For this profile %s looked for under the name of %s (%s); that gives nobody a part. To settle it: --%s NAME.",
			what, who, a.Reason, a.Role), t.o.Width)
	}
	if line := measureLine(p); line != "" {
		wrap(b, "    ", "    ", line, t.o.Width)
	}
	if len(p.Questions) > 0 {
		b.WriteString("  Worth asking first:\n")
		for i, q := range p.Questions {
			wrap(b, "       ", fmt.Sprintf("    %d. ", i+1), q.Text+" ("+q.Rule.Practice.Code+")", t.o.Width)
			if t.explain == "" {
				t.explain = q.Rule.ID
			}
		}
	}
}

// measureLine says the figures that a reader can use at once.
func measureLine(p *lint.Profile) string {
	m := toMeasures(p)
	var parts []string
	if n := m["abusive_acts"]; n > 0 {
		parts = append(parts, fmt.Sprintf("%s of abuse, %d with who did it", plural(n, "telling", "tellings"), m["perpetrator_named"]))
	}
	if m["survivor_tasks"]+m["perpetrator_tasks"]+m["joint_tasks"] > 0 {
		parts = append(parts, fmt.Sprintf("tasks for the survivor %d, for the one who abuses %d, for both %d", m["survivor_tasks"], m["perpetrator_tasks"], m["joint_tasks"]))
	}
	if m["physical_acts"]+m["other_acts"] > 0 {
		parts = append(parts, fmt.Sprintf("%d physical or sexual acts, %d of other kinds", m["physical_acts"], m["other_acts"]))
	}
	if len(parts) == 0 {
		return ""
	}
	return "In figures: " + strings.Join(parts, "; ") + "."
}
