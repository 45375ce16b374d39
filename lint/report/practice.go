package report

import (
	"strings"

	"github.com/dalint/dalint/lint"
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

func assumedOf(p *lint.Profile, noText bool) []jsonAssumed {
	if p == nil {
		return nil
	}
	return toAssumed(p.Assumed, noText)
}

func toAssumed(all []lint.Assumed, noText bool) []jsonAssumed {
	var out []jsonAssumed
	for _, a := range all {
		row := jsonAssumed{Role: a.Role.String(), Reason: a.Reason}
		if !noText {
			row.Name = a.Name
		}
		out = append(out, row)
	}
	return out
}
