package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/interval"
)

// tally counts one row of the figures.
type tally struct {
	labels, found   int // labels, and those that a finding of the right family touches
	findings, right int // findings, and those that touch a label of their family
	alarms          int // findings in texts that are fine
	okAlarmed       int // fine texts with a finding
}

// view is the figures from one severity upwards.
type view struct {
	name      string
	from      lint.Severity
	groups    []tally
	total     tally
	confusion [][]int // by labelled group, then by found group; the last of each is "none"
}

// evaluation is the figures of a run.
type evaluation struct {
	texts, okTexts, okWords int
	views                   [2]view // warning and above, then all
	labelled                []labelled
}

func score(texts []labelled) *evaluation {
	ev := &evaluation{texts: len(texts), labelled: texts}
	ev.views[0] = view{name: "warning", from: lint.Warning}
	ev.views[1] = view{name: "all", from: lint.Suggestion}
	for i := range texts {
		if texts[i].OK {
			ev.okTexts++
			ev.okWords += len(strings.Fields(texts[i].Text))
		}
	}
	for v := range ev.views {
		ev.views[v].score(texts)
	}
	return ev
}

func (v *view) score(texts []labelled) {
	v.groups = make([]tally, len(groups))
	v.confusion = make([][]int, len(groups)+1)
	for i := range v.confusion {
		v.confusion[i] = make([]int, len(groups)+1)
	}
	for i := range texts {
		v.labels(&texts[i])
		v.findings(&texts[i])
	}
}

// labels counts which labels were found.
func (v *view) labels(t *labelled) {
	for i := range t.Labels {
		l := &t.Labels[i]
		found, other := v.finds(t, l)
		g := &v.groups[l.group]
		g.labels++
		v.total.labels++
		switch {
		case found:
			g.found++
			v.total.found++
			v.confusion[l.group][l.group]++
		default:
			v.confusion[l.group][other]++
		}
	}
}

// finds reports whether a finding of the right family touches a label; other is
// the group of another finding that does, or len(groups).
func (v *view) finds(t *labelled, l *label) (found bool, other int) {
	other = len(groups)
	for _, f := range t.found {
		if f.severity < v.from || !f.span.Overlaps(l.span) {
			continue
		}
		if l.takes[f.family] {
			return true, 0
		}
		if other == len(groups) {
			other = groupOf(f.family)
		}
	}
	return false, other
}

// findings counts which findings are right, and the false alarms.
func (v *view) findings(t *labelled) {
	alarmed := map[int]bool{}
	for i := range t.found {
		f := &t.found[i]
		if f.severity < v.from {
			continue
		}
		g := groupOf(f.family)
		v.groups[g].findings++
		v.total.findings++
		right, touches := t.rightness(f)
		if right {
			v.groups[g].right++
			v.total.right++
		}
		if !touches {
			v.confusion[len(groups)][g]++
		}
		if t.OK {
			v.groups[g].alarms++
			v.total.alarms++
			alarmed[g] = true
		}
	}
	for g := range alarmed {
		v.groups[g].okAlarmed++
	}
	if len(alarmed) > 0 {
		v.total.okAlarmed++
	}
}

// rightness reports whether a finding touches a label of its family, and
// whether it touches any.
func (t *labelled) rightness(f *evalFinding) (right, touches bool) {
	for i := range t.Labels {
		if f.span.Overlaps(t.Labels[i].span) {
			touches = true
			right = right || t.Labels[i].takes[f.family]
		}
	}
	return right, touches
}

// figure is an estimate as the reports of eval write it.
type figure struct{ interval.Estimate }

func share(k, n int) figure { return figure{interval.Share(float64(k), float64(n))} }

func (t tally) precision() figure { return share(t.right, t.findings) }
func (t tally) recall() figure    { return share(t.found, t.labels) }

// f1 is the harmonic mean of precision and recall. Its interval is Wilson's for
// a share of (labels + findings) / 2 pairs, which is exact where every label
// has one finding and near enough elsewhere.
func (t tally) f1() figure {
	n := float64(t.labels+t.findings) / 2
	p, r := t.precision().Value, t.recall().Value
	if n == 0 {
		return figure{interval.Estimate{None: true}}
	}
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return figure{interval.Share(f*n, n)}
}

// alarmRate is findings in fine texts per 1,000 of their words, with the
// Poisson interval of Byar's approximation.
func (t tally) alarmRate(okWords int) figure {
	return figure{interval.Rate(float64(t.alarms), float64(okWords)/1000)}
}

// alarmShare is the share of fine texts with a finding.
func (t tally) alarmShare(okTexts int) figure { return share(t.okAlarmed, okTexts) }

// floor is a figure that --require asks for.
type floor struct {
	name string
	at   float64
}

// requirable are the names that --require takes.
var requirable = []string{"precision", "recall", "f1", "false-alarms"}

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
func (a *app) checkFloors(ev *evaluation, floors []floor) error {
	var missed bool
	t := ev.views[0].total
	for _, f := range floors {
		var fig figure
		switch f.name {
		case "precision":
			fig = t.precision()
		case "recall":
			fig = t.recall()
		case "f1":
			fig = t.f1()
		case "false-alarms":
			fig = t.alarmShare(ev.okTexts)
			if !fig.None && fig.Value > f.at {
				missed = true
				fmt.Fprintf(a.err, "dalint: false-alarms is %.3f, above the %.3f allowed\n", fig.Value, f.at)
			}
			continue
		}
		if fig.None || fig.Value < f.at {
			missed = true
			fmt.Fprintf(a.err, "dalint: %s is %.3f, below the %.3f required\n", f.name, fig.Value, f.at)
		}
	}
	if missed {
		return errFound
	}
	return nil
}
