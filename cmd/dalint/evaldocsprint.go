package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// evalDocumentsSchema names the JSON document that eval --documents writes.
const evalDocumentsSchema = "dalint/eval-documents/1"

func (g *agreement) share(k int) figure { return share(k, g.n) }

func (ev *documentEvaluation) writeText(w io.Writer, verbose bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d documents, %d words\n", len(ev.docs), ev.words())
	fmt.Fprintf(&b, "document type as labelled: %d; about domestic abuse or not, as labelled: %d\n", ev.types, ev.context)
	fmt.Fprintf(&b, "\nPractice checks (95 %% interval in brackets)\n")
	fmt.Fprintf(&b, "%-26s %9s  %-30s %-8s %-18s %s\n", "check", "documents", "met or partly / not evident", "exact", "exact or borderline", "raised where it does not apply")
	total := agreement{}
	for i := range ev.checks {
		g := &ev.checks[i]
		if g.n+g.unasked == 0 {
			continue
		}
		g.line(&b, g.id)
		total.n, total.side, total.exact = total.n+g.n, total.side+g.side, total.exact+g.exact
		total.lenient, total.raised, total.unasked = total.lenient+g.lenient, total.raised+g.raised, total.unasked+g.unasked
	}
	total.line(&b, "total")
	fmt.Fprintf(&b, "\nWho is who (of %d documents)\n", len(ev.docs))
	for _, r := range []struct {
		name string
		recognised
	}{{"survivor", ev.survivor}, {"perpetrator", ev.perpetrator}} {
		fmt.Fprintf(&b, "%-12s right %d, said to be unknown %d, wrong %d; right or unknown %s\n", r.name, r.right, r.unknown, r.wrong,
			share(r.right+r.unknown, len(ev.docs)).string(3))
	}
	if verbose {
		ev.differences(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (g *agreement) line(b *strings.Builder, name string) {
	fmt.Fprintf(b, "%-26s %9d  %-30s %-8s %-18s %d of %d\n", name, g.n,
		fmt.Sprintf("%d  %s", g.side, g.share(g.side).string(3)), fmt.Sprint(g.exact), fmt.Sprint(g.lenient), g.raised, g.unasked)
}

// differences lists every status that differs from its label; no words of the
// documents are among it.
func (ev *documentEvaluation) differences(b *strings.Builder) {
	b.WriteString("\nDifferent from the labels\n")
	for i := range ev.checks {
		for _, d := range ev.checks[i].differences {
			border := ""
			if d.border {
				border = " (borderline)"
			}
			fmt.Fprintf(b, "%-26s %s: labelled %s, found %s%s\n", ev.checks[i].id, filepath.Base(d.path), d.want, d.got, border)
		}
	}
	for _, p := range ev.wrongPeople {
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

func (r recognised) json() jsonRecognised { return jsonRecognised{r.right, r.unknown, r.wrong} }

func (ev *documentEvaluation) writeJSON(w io.Writer, rules string) error {
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
		Schema: evalDocumentsSchema, Rules: rules, Documents: len(ev.docs), Words: ev.words(), Types: ev.types, Context: ev.context,
		Checks: []jsonAgreement{}, Survivor: ev.survivor.json(), Perpetrator: ev.perpetrator.json(),
	}
	for i := range ev.checks {
		g := &ev.checks[i]
		row := jsonAgreement{g.id, g.n, g.side, g.exact, g.lenient, g.raised, g.unasked, []jsonDifference{}}
		for _, d := range g.differences {
			row.Different = append(row.Different, jsonDifference{filepath.Base(d.path), d.want.String(), d.got.String(), d.border})
		}
		out.Checks = append(out.Checks, row)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
