package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/interval"
)

// EvalDocumentsSchema names the JSON document that EvalDocumentsJSON writes.
const EvalDocumentsSchema = "dalint/eval-documents/1"

// EvalDocumentsText writes figures of labelled documents for a terminal; verbose
// with every answer that differs from its label. No word of a document is in it.
func EvalDocumentsText(w io.Writer, ev *eval.DocumentFigures, o Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d documents, %d words\n", ev.Documents, ev.Words)
	fmt.Fprintf(&b, "document type as labelled: %d; about domestic abuse or not, as labelled: %d\n", ev.Types, ev.Context)
	fmt.Fprintf(&b, "\nPractice checks (95 %% interval in brackets)\n")
	fmt.Fprintf(&b, "%-26s %9s  %-30s %-8s %-18s %s\n", "check", "documents", "met or partly / not evident", "exact", "exact or borderline", "raised where it does not apply")
	for i := range ev.Checks {
		g := &ev.Checks[i]
		if g.Documents+g.Unasked == 0 {
			continue
		}
		evalAgreement(&b, g.ID, g)
	}
	total := ev.Total()
	evalAgreement(&b, "total", &total)
	fmt.Fprintf(&b, "\nWho is who (of %d documents)\n", ev.Documents)
	for _, r := range []struct {
		name string
		eval.Recognised
	}{{"survivor", ev.Survivor}, {"perpetrator", ev.Perpetrator}} {
		fmt.Fprintf(&b, "%-12s right %d, said to be unknown %d, wrong %d; right or unknown %s\n", r.name, r.Right, r.Unknown, r.Wrong,
			Figure(interval.Share(float64(r.Right+r.Unknown), float64(ev.Documents)), 3))
	}
	if o.Verbose {
		evalDifferences(&b, ev)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func evalAgreement(b *strings.Builder, name string, g *eval.Agreement) {
	fmt.Fprintf(b, "%-26s %9d  %-30s %-8s %-18s %d of %d\n", name, g.Documents,
		fmt.Sprintf("%d  %s", g.Side, Figure(g.Share(g.Side), 3)), fmt.Sprint(g.Exact), fmt.Sprint(g.Lenient), g.Raised, g.Unasked)
}

// evalDifferences lists every status that differs from its label; no words of the
// documents are among it.
func evalDifferences(b *strings.Builder, ev *eval.DocumentFigures) {
	b.WriteString("\nDifferent from the labels\n")
	for i := range ev.Checks {
		for _, d := range ev.Checks[i].Differences {
			border := ""
			if d.Border {
				border = " (borderline)"
			}
			fmt.Fprintf(b, "%-26s %s: labelled %s, found %s%s\n", ev.Checks[i].ID, filepath.Base(d.Path), d.Want, d.Got, border)
		}
	}
	for _, p := range ev.WrongPeople {
		fmt.Fprintf(b, "who is who: %s\n", p)
	}
}

type jsonAgreement struct {
	ID         string           `json:"id"`
	Documents  int              `json:"documents"`
	Agree      int              `json:"met_or_partly_agrees"`
	Exact      int              `json:"exact"`
	Borderline int              `json:"exact_or_borderline"`
	Raised     int              `json:"raised_where_not_applicable"`
	Unasked    int              `json:"not_applicable"`
	Different  []jsonDifference `json:"different"`
}

type jsonDifference struct {
	Path       string `json:"path"`
	Labelled   string `json:"labelled"`
	Found      string `json:"found"`
	Borderline bool   `json:"borderline"`
}

type jsonRecognised struct {
	Right   int `json:"right"`
	Unknown int `json:"unknown"`
	Wrong   int `json:"wrong"`
}

// EvalDocumentsJSON writes figures of labelled documents as JSON, with every answer
// that differs from its label.
func EvalDocumentsJSON(w io.Writer, ev *eval.DocumentFigures, o Options) error {
	out := struct {
		Schema      string          `json:"schema"`
		Rules       string          `json:"rules"`
		Documents   int             `json:"documents"`
		Words       int             `json:"words"`
		Types       int             `json:"types_right"`
		Context     int             `json:"domestic_abuse_right"`
		Checks      []jsonAgreement `json:"checks"`
		Survivor    jsonRecognised  `json:"survivor"`
		Perpetrator jsonRecognised  `json:"perpetrator"`
	}{
		Schema: EvalDocumentsSchema, Rules: o.Rules, Documents: ev.Documents, Words: ev.Words, Types: ev.Types, Context: ev.Context,
		Checks: []jsonAgreement{}, Survivor: jsonRecognised(ev.Survivor), Perpetrator: jsonRecognised(ev.Perpetrator),
	}
	for i := range ev.Checks {
		g := &ev.Checks[i]
		row := jsonAgreement{g.ID, g.Documents, g.Side, g.Exact, g.Lenient, g.Raised, g.Unasked, []jsonDifference{}}
		for _, d := range g.Differences {
			row.Different = append(row.Different, jsonDifference{filepath.Base(d.Path), d.Want.String(), d.Got.String(), d.Border})
		}
		out.Checks = append(out.Checks, row)
	}
	return writeJSON(w, out)
}
