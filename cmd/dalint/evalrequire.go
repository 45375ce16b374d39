package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/interval"
)

// floor is a figure that --require asks for.
type floor struct {
	name string
	at   float64
}

// requirable are the names that --require takes.
var requirable = []string{"precision", "recall", "f1", "false-alarms"}

// requirableDocuments are the figures of documents that --require takes:
// agreement is that of the check that agrees least, people the share of
// documents in which nobody is given the other one's part.
var requirableDocuments = []string{"agreement", "people"}

func parseRequire(list, names []string) ([]floor, error) {
	var out []floor
	for _, s := range list {
		name, number, ok := strings.Cut(s, "=")
		at, err := strconv.ParseFloat(number, 64)
		if !ok || err != nil || !(at >= 0 && at <= 1) {
			return nil, fmt.Errorf("--require %q: write it as precision=0.95, with a number from 0 to 1", s)
		}
		if err := oneOf(name, names); err != nil {
			return nil, fmt.Errorf("--require %w", err)
		}
		out = append(out, floor{name, at})
	}
	return out, nil
}

// checkFloors says which figures of the warning view miss what was required. A
// figure that there is nothing to estimate from does not meet it.
func (a *app) checkFloors(ev *eval.Figures, floors []floor) error {
	var missed bool
	t := ev.Views[0].Total
	for _, f := range floors {
		var fig interval.Estimate
		switch f.name {
		case "precision":
			fig = t.Precision()
		case "recall":
			fig = t.Recall()
		case "f1":
			fig = t.F1()
		case "false-alarms":
			fig = t.AlarmShare(ev.OKTexts)
			if !fig.None && fig.Value > f.at {
				missed = true
				fmt.Fprintf(a.err, "dalint: false-alarms is %.3f, above the %.3f allowed\n", fig.Value, f.at)
			}
			continue
		}
		if fig.None || fig.Value < f.at {
			missed = true
			a.tellBelow(f, fig.Value)
		}
	}
	if missed {
		return errFound
	}
	return nil
}

// checkDocumentFloors says which figures of whole documents miss what was required.
func (a *app) checkDocumentFloors(ev *eval.DocumentFigures, floors []floor) error {
	missed := false
	for _, f := range floors {
		value := ev.LeastAgreement()
		if f.name == "people" {
			value = ev.RightPeople()
		}
		if value < f.at {
			missed = true
			a.tellBelow(f, value)
		}
	}
	if missed {
		return errFound
	}
	return nil
}

func (a *app) tellBelow(f floor, value float64) {
	fmt.Fprintf(a.err, "dalint: %s is %.3f, below the %.3f required\n", f.name, value, f.at)
}
