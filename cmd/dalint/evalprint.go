package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// evalSchema names the JSON document that eval writes.
const evalSchema = "dalint/eval/1"

// miss is a label or a finding with no partner.
type miss struct {
	t      *labelled
	code   string
	rule   string
	span   text.Span
	severe lint.Severity
}

// misses are the labels that no finding of the right family touches.
func (v *view) misses(texts []labelled) []miss {
	var out []miss
	for i := range texts {
		t := &texts[i]
		for j := range t.Labels {
			l := &t.Labels[j]
			if found, _ := v.finds(t, l); !found {
				out = append(out, miss{t: t, code: groups[l.group].code, span: l.span})
			}
		}
	}
	return out
}

// wrong are the findings that touch no label of their family.
func (v *view) wrong(texts []labelled) []miss {
	var out []miss
	for i := range texts {
		t := &texts[i]
		for j := range t.found {
			f := &t.found[j]
			if right, _ := t.rightness(f); !right && f.severity >= v.from {
				out = append(out, miss{t: t, code: groups[groupOf(f.family)].code, rule: f.rule, span: f.span, severe: f.severity})
			}
		}
	}
	return out
}

func (ev *evaluation) writeText(w io.Writer, verbose, noText bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d texts, %d of them fine (%d words)\n", ev.texts, ev.okTexts, ev.okWords)
	for i := range ev.views {
		ev.views[i].table(&b, ev)
	}
	ev.views[0].confusionTable(&b)
	if verbose {
		v := &ev.views[0]
		list(&b, "Not found at warning and above", v.misses(ev.labelled), noText)
		list(&b, "Found and not labelled, at warning and above", v.wrong(ev.labelled), noText)
		var low []miss
		for _, m := range ev.views[1].wrong(ev.labelled) {
			if m.severe < lint.Warning {
				low = append(low, m)
			}
		}
		list(&b, "Found and not labelled, as suggestions", low, noText)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (v *view) table(b *strings.Builder, ev *evaluation) {
	title := "Warnings and errors"
	if v.from == lint.Suggestion {
		title = "All severities"
	}
	fmt.Fprintf(b, "\n%s (95 %% interval in brackets)\n", title)
	fmt.Fprintf(b, "%-6s %7s %8s  %-18s %-18s %-18s %s\n", "family", "support", "findings", "precision", "recall", "F1", "false alarms per 1,000 words")
	row := func(name string, t tally) {
		fmt.Fprintf(b, "%-6s %7d %8d  %-18s %-18s %-18s %s\n", name, t.labels, t.findings,
			t.precision().string(3), t.recall().string(3), t.f1().string(3), t.alarmRate(ev.okWords).string(2))
	}
	for i, t := range v.groups {
		if t.labels+t.findings > 0 {
			row(groups[i].code, t)
		}
	}
	row("total", v.total)
	fmt.Fprintf(b, "fine texts with a finding: %d of %d, %s\n", v.total.okAlarmed, ev.okTexts, v.total.alarmShare(ev.okTexts).string(3))
}

func (f figure) string(digits int) string {
	if f.None {
		return "-"
	}
	return fmt.Sprintf("%.*f [%.*f,%.*f]", digits, f.Value, digits, f.Low, digits, f.High)
}

func (v *view) confusionTable(b *strings.Builder) {
	used := func(i int) bool {
		n := 0
		for j := range v.confusion {
			n += v.confusion[i][j] + v.confusion[j][i]
		}
		return n > 0 || i == len(groups)
	}
	name := func(i int, none string) string {
		if i == len(groups) {
			return none
		}
		return groups[i].code
	}
	b.WriteString("\nLabelled (rows) against found (columns), warnings and errors\n      ")
	for j := range v.confusion {
		if used(j) {
			fmt.Fprintf(b, " %5s", name(j, "none"))
		}
	}
	b.WriteByte('\n')
	for i := range v.confusion {
		if !used(i) {
			continue
		}
		fmt.Fprintf(b, "%-6s", name(i, "none"))
		for j := range v.confusion {
			if used(j) {
				cell := "."
				if n := v.confusion[i][j]; n > 0 {
					cell = fmt.Sprint(n)
				}
				fmt.Fprintf(b, " %5s", cell)
			}
		}
		b.WriteByte('\n')
	}
}

func list(b *strings.Builder, title string, rows []miss, noText bool) {
	fmt.Fprintf(b, "\n%s: %d\n", title, len(rows))
	for _, m := range rows {
		what := m.code
		if m.rule != "" {
			what = m.rule + " " + m.severe.String()
		}
		fmt.Fprintf(b, "%s  %s  ", m.t.ID, what)
		if noText {
			start, end := m.points()
			fmt.Fprintf(b, "%d-%d\n", start, end)
			continue
		}
		if m.t.Context != "" {
			fmt.Fprintf(b, "(%s) ", oneLine(m.t.Context))
		}
		s := m.t.Text
		fmt.Fprintf(b, "%s\n", oneLine(s[:m.span.Start]+"»"+s[m.span.Start:m.span.End]+"«"+s[m.span.End:]))
	}
}

// points are the span's code points in the text.
func (m miss) points() (start, end int) {
	start = utf8.RuneCountInString(m.t.Text[:m.span.Start])
	return start, start + utf8.RuneCountInString(m.t.Text[m.span.Start:m.span.End])
}

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

func (ev *evaluation) writeJSON(w io.Writer, rules string, noText bool) error {
	doc := struct {
		Schema  string              `json:"schema"`
		Rules   string              `json:"rules"`
		Texts   int                 `json:"texts"`
		OKTexts int                 `json:"ok_texts"`
		OKWords int                 `json:"ok_words"`
		Views   map[string]jsonView `json:"views"`
	}{evalSchema, rules, ev.texts, ev.okTexts, ev.okWords, map[string]jsonView{}}
	for i := range ev.views {
		v := &ev.views[i]
		doc.Views[v.name] = jsonView{
			Families:    v.jsonFamilies(ev),
			Total:       toTally(v.total, ev),
			Confusion:   v.jsonConfusion(),
			Misses:      toMisses(v.misses(ev.labelled), noText),
			FalseAlarms: toMisses(v.wrong(ev.labelled), noText),
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

func (v *view) jsonFamilies(ev *evaluation) []jsonTally {
	rows := []jsonTally{}
	for i, t := range v.groups {
		if t.labels+t.findings > 0 {
			row := toTally(t, ev)
			row.Code, row.Families = groups[i].code, groups[i].families
			rows = append(rows, row)
		}
	}
	return rows
}

func (v *view) jsonConfusion() map[string]map[string]int {
	name := func(i int) string {
		if i == len(groups) {
			return "none"
		}
		return groups[i].code
	}
	m := map[string]map[string]int{}
	for i, row := range v.confusion {
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

func toTally(t tally, ev *evaluation) jsonTally {
	return jsonTally{
		Support: t.labels, Findings: t.findings,
		Precision: t.precision().json(), Recall: t.recall().json(), F1: t.f1().json(),
		FalseAlarms: t.alarmRate(ev.okWords).json(), OKTextsAlarmed: t.alarmShare(ev.okTexts).json(),
	}
}

func (f figure) json() *jsonFigure {
	if f.None {
		return nil
	}
	round := func(x float64) float64 { return math.Round(x*1e4) / 1e4 }
	return &jsonFigure{round(f.Value), round(f.Low), round(f.High)}
}

func toMisses(rows []miss, noText bool) []jsonMiss {
	out := []jsonMiss{}
	for _, m := range rows {
		start, end := m.points()
		row := jsonMiss{ID: m.t.ID, Code: m.code, Rule: m.rule, OK: m.t.OK, Start: start, End: end}
		if m.rule != "" {
			row.Severity = m.severe.String()
		}
		if !noText {
			row.Text = m.t.Text
		}
		out = append(out, row)
	}
	return out
}
