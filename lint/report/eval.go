package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/interval"
	"github.com/dalint/dalint/lint/text"
)

// EvalText writes figures of labelled texts for a terminal; verbose with every
// label that was not found and every finding that is not labelled.
func EvalText(w io.Writer, ev *eval.Figures, o Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d texts, %d of them fine (%d words)\n", ev.Texts, ev.OKTexts, ev.OKWords)
	for i := range ev.Views {
		evalTable(&b, ev, &ev.Views[i])
	}
	evalConfusion(&b, &ev.Views[0])
	if o.Verbose {
		v := &ev.Views[0]
		evalMisses(&b, "Not found at warning and above", v.Misses(), o.NoText)
		evalMisses(&b, "Found and not labelled, at warning and above", v.Wrong(), o.NoText)
		var low []eval.Miss
		for _, m := range ev.Views[1].Wrong() {
			if m.Severity < lint.Warning {
				low = append(low, m)
			}
		}
		evalMisses(&b, "Found and not labelled, as suggestions", low, o.NoText)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func evalTable(b *strings.Builder, ev *eval.Figures, v *eval.View) {
	title := "Warnings and errors"
	if v.From == lint.Suggestion {
		title = "All severities"
	}
	fmt.Fprintf(b, "\n%s (95 %% interval in brackets)\n", title)
	fmt.Fprintf(b, "%-6s %7s %8s  %-18s %-18s %-18s %s\n", "family", "support", "findings", "precision", "recall", "F1", "false alarms per 1,000 words")
	row := func(name string, t eval.Tally) {
		fmt.Fprintf(b, "%-6s %7d %8d  %-18s %-18s %-18s %s\n", name, t.Labels, t.Findings,
			Figure(t.Precision(), 3), Figure(t.Recall(), 3), Figure(t.F1(), 3), Figure(t.AlarmRate(ev.OKWords), 2))
	}
	for i, t := range v.Groups {
		if t.Labels+t.Findings > 0 {
			row(eval.Groups[i].Code, t)
		}
	}
	row("total", v.Total)
	fmt.Fprintf(b, "fine texts with a finding: %d of %d, %s\n", v.Total.OKAlarmed, ev.OKTexts, Figure(v.Total.AlarmShare(ev.OKTexts), 3))
}

// Figure writes an estimate and, in brackets, its interval.
func Figure(f interval.Estimate, digits int) string {
	if f.None {
		return "-"
	}
	return fmt.Sprintf("%.*f [%.*f,%.*f]", digits, f.Value, digits, f.Low, digits, f.High)
}

func evalConfusion(b *strings.Builder, v *eval.View) {
	used := func(i int) bool {
		n := 0
		for j := range v.Confusion {
			n += v.Confusion[i][j] + v.Confusion[j][i]
		}
		return n > 0 || i == len(eval.Groups)
	}
	name := func(i int, none string) string {
		if i == len(eval.Groups) {
			return none
		}
		return eval.Groups[i].Code
	}
	b.WriteString("\nLabelled (rows) against found (columns), warnings and errors\n      ")
	for j := range v.Confusion {
		if used(j) {
			fmt.Fprintf(b, " %5s", name(j, "none"))
		}
	}
	b.WriteByte('\n')
	for i := range v.Confusion {
		if !used(i) {
			continue
		}
		fmt.Fprintf(b, "%-6s", name(i, "none"))
		for j := range v.Confusion {
			if used(j) {
				cell := "."
				if n := v.Confusion[i][j]; n > 0 {
					cell = fmt.Sprint(n)
				}
				fmt.Fprintf(b, " %5s", cell)
			}
		}
		b.WriteByte('\n')
	}
}

func evalMisses(b *strings.Builder, title string, rows []eval.Miss, noText bool) {
	fmt.Fprintf(b, "\n%s: %d\n", title, len(rows))
	for _, m := range rows {
		what := m.Code
		if m.Rule != "" {
			what = m.Rule + " " + m.Severity.String()
		}
		fmt.Fprintf(b, "%s  %s  ", m.Text.ID, what)
		if noText {
			start, end := m.Points()
			fmt.Fprintf(b, "%d-%d\n", start, end)
			continue
		}
		if m.Text.Context != "" {
			fmt.Fprintf(b, "(%s) ", safeLine(m.Text.Context))
		}
		s := m.Text.Text
		fmt.Fprintf(b, "%s\n", safeLine(s[:m.Span.Start]+"»"+s[m.Span.Start:m.Span.End]+"«"+s[m.Span.End:]))
	}
}

func safeLine(s string) string { return text.OneLine(strings.TrimSpace(s)) }
