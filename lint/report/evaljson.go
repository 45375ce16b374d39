package report

import (
	"io"
	"math"

	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/interval"
)

// EvalSchema names the JSON document that EvalJSON writes.
const EvalSchema = "dalint/eval/1"

type jsonFigure struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

type jsonTally struct {
	Code           string      `json:"code,omitempty"`
	Families       []string    `json:"families,omitempty"`
	Support        int         `json:"support"`
	Findings       int         `json:"findings"`
	Precision      *jsonFigure `json:"precision,omitempty"`
	Recall         *jsonFigure `json:"recall,omitempty"`
	F1             *jsonFigure `json:"f1,omitempty"`
	FalseAlarms    *jsonFigure `json:"false_alarms_per_1000_words,omitempty"`
	OKTextsAlarmed *jsonFigure `json:"ok_texts_alarmed,omitempty"`
}

type jsonMiss struct {
	ID       string `json:"id"`
	Code     string `json:"code"`
	Rule     string `json:"rule,omitempty"`
	Severity string `json:"severity,omitempty"`
	OK       bool   `json:"ok"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text,omitempty"`
}

type jsonView struct {
	Families    []jsonTally               `json:"families"`
	Total       jsonTally                 `json:"total"`
	Confusion   map[string]map[string]int `json:"confusion"`
	Misses      []jsonMiss                `json:"misses"`
	FalseAlarms []jsonMiss                `json:"false_alarms"`
}

// EvalJSON writes figures of labelled texts as JSON, with every label that was not
// found and every finding that is not labelled.
func EvalJSON(w io.Writer, ev *eval.Figures, o Options) error {
	doc := struct {
		Schema  string              `json:"schema"`
		Rules   string              `json:"rules"`
		Texts   int                 `json:"texts"`
		OKTexts int                 `json:"ok_texts"`
		OKWords int                 `json:"ok_words"`
		Views   map[string]jsonView `json:"views"`
	}{EvalSchema, o.Rules, ev.Texts, ev.OKTexts, ev.OKWords, map[string]jsonView{}}
	for i := range ev.Views {
		v := &ev.Views[i]
		doc.Views[v.Name] = jsonView{
			Families:    toTallies(v, ev),
			Total:       toTally(v.Total, ev),
			Confusion:   toConfusion(v),
			Misses:      toMisses(v.Misses(), o.NoText),
			FalseAlarms: toMisses(v.Wrong(), o.NoText),
		}
	}
	return writeJSON(w, doc)
}

func toTallies(v *eval.View, ev *eval.Figures) []jsonTally {
	rows := []jsonTally{}
	for i, t := range v.Groups {
		if t.Labels+t.Findings > 0 {
			row := toTally(t, ev)
			row.Code, row.Families = eval.Groups[i].Code, eval.Groups[i].Families
			rows = append(rows, row)
		}
	}
	return rows
}

func toConfusion(v *eval.View) map[string]map[string]int {
	name := func(i int) string {
		if i == len(eval.Groups) {
			return "none"
		}
		return eval.Groups[i].Code
	}
	m := map[string]map[string]int{}
	for i, row := range v.Confusion {
		for j, n := range row {
			if n == 0 {
				continue
			}
			if m[name(i)] == nil {
				m[name(i)] = map[string]int{}
			}
			m[name(i)][name(j)] = n
		}
	}
	return m
}

func toTally(t eval.Tally, ev *eval.Figures) jsonTally {
	return jsonTally{
		Support: t.Labels, Findings: t.Findings,
		Precision: toFigure(t.Precision()), Recall: toFigure(t.Recall()), F1: toFigure(t.F1()),
		FalseAlarms: toFigure(t.AlarmRate(ev.OKWords)), OKTextsAlarmed: toFigure(t.AlarmShare(ev.OKTexts)),
	}
}

func toFigure(f interval.Estimate) *jsonFigure {
	if f.None {
		return nil
	}
	round := func(x float64) float64 { return math.Round(x*1e4) / 1e4 }
	return &jsonFigure{round(f.Value), round(f.Low), round(f.High)}
}

func toMisses(rows []eval.Miss, noText bool) []jsonMiss {
	out := []jsonMiss{}
	for _, m := range rows {
		start, end := m.Points()
		row := jsonMiss{ID: m.Text.ID, Code: m.Code, Rule: m.Rule, OK: m.Text.OK, Start: start, End: end}
		if m.Rule != "" {
			row.Severity = m.Severity.String()
		}
		if !noText {
			row.Text = m.Text.Text
		}
		out = append(out, row)
	}
	return out
}
