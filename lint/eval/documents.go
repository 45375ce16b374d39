package eval

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/interval"
)

// Agreement is how often one check agrees with its labels.
type Agreement struct {
	ID          string
	Documents   int // in which the check is labelled as applying
	Side        int // agrees on met or partly against not evident
	Exact       int
	Lenient     int // exact, or the borderline status
	Raised      int // documents where it does not apply and dalint raises it all the same
	Unasked     int // documents where it does not apply
	Differences []Difference
}

// Share is k of the documents in which the check applies.
func (g *Agreement) Share(k int) interval.Estimate { return share(k, g.Documents) }

// Difference is an answer that is not as labelled.
type Difference struct {
	Path      string
	Want, Got lint.Status
	Border    bool // got is the borderline status
}

// Recognised counts how often dalint tells rightly who somebody is.
type Recognised struct{ Right, Unknown, Wrong int }

// DocumentFigures are what a run over labelled documents comes to.
type DocumentFigures struct {
	Documents, Words      int
	Checks                []Agreement
	Survivor, Perpetrator Recognised
	WrongPeople           []string // paths, each with the role of whom dalint took for another
	Types, Context        int      // documents of which the type, and whether they are about domestic abuse, is as labelled
}

// ScoreDocuments holds what dalint says of documents against their labels, check
// by check.
func ScoreDocuments(docs []*Document, checks []string) *DocumentFigures {
	ev := &DocumentFigures{Documents: len(docs)}
	for _, id := range checks {
		ag := Agreement{ID: id}
		for _, d := range docs {
			ag.add(d)
		}
		ev.Checks = append(ev.Checks, ag)
	}
	for _, d := range docs {
		ev.Words += d.Result.Words
		if d.Result.Type == d.want.Type || slices.Contains(d.want.TypeAccept, d.Result.Type) {
			ev.Types++
		}
		if d.Result.DomesticAbuse == d.want.DomesticAbuse {
			ev.Context++
		}
		ev.people(d, cast.Survivor, d.want.Survivor, d.want.Perpetrator, &ev.Survivor)
		ev.people(d, cast.Perpetrator, d.want.Perpetrator, d.want.Survivor, &ev.Perpetrator)
	}
	return ev
}

// Total adds up the checks.
func (ev *DocumentFigures) Total() Agreement {
	var total Agreement
	for i := range ev.Checks {
		g := &ev.Checks[i]
		total.Documents, total.Side, total.Exact = total.Documents+g.Documents, total.Side+g.Side, total.Exact+g.Exact
		total.Lenient, total.Raised, total.Unasked = total.Lenient+g.Lenient, total.Raised+g.Raised, total.Unasked+g.Unasked
	}
	return total
}

// LeastAgreement is that of the check that agrees least; 1 where none is labelled.
func (ev *DocumentFigures) LeastAgreement() float64 {
	least := 1.0
	for i := range ev.Checks {
		if g := &ev.Checks[i]; g.Documents > 0 {
			least = min(least, g.Share(g.Side).Value)
		}
	}
	return least
}

// RightPeople is the share of documents in which nobody is given the other one's
// part.
func (ev *DocumentFigures) RightPeople() float64 {
	return 1 - float64(max(ev.Survivor.Wrong, ev.Perpetrator.Wrong))/float64(ev.Documents)
}

func (g *Agreement) add(d *Document) {
	want, ok := d.checks[g.ID]
	if !ok {
		return
	}
	got := lint.NotApplicable
	for i := range d.Result.Profile.Judgements {
		if j := &d.Result.Profile.Judgements[i]; j.Rule.ID == "practice/"+g.ID {
			got = j.Status
		}
	}
	border := d.want.Borderline[g.ID] == got.String()
	if want == lint.NotApplicable {
		g.Unasked++
		if got == lint.NotEvident || got == lint.Partly {
			g.Raised++
			g.Differences = append(g.Differences, Difference{d.Path, want, got, border})
		}
		return
	}
	g.Documents++
	if (want >= lint.Partly) == (got >= lint.Partly) && got != lint.NotApplicable {
		g.Side++
	}
	if want == got {
		g.Exact++
	}
	if want == got || border {
		g.Lenient++
	}
	if want != got {
		g.Differences = append(g.Differences, Difference{d.Path, want, got, border})
	}
}

// people scores one role: right where somebody in it answers to one of the
// labelled names, and wrong where somebody in it is the other one.
func (ev *DocumentFigures) people(d *Document, role cast.Role, names, others []string, r *Recognised) {
	found, mistaken := false, false
	for i := range d.Result.Cast.People {
		p := &d.Result.Cast.People[i]
		if p.Role != role {
			continue
		}
		switch {
		case answersTo(p, names):
			found = true
		case answersTo(p, others), len(names) == 0:
			mistaken = true
		}
	}
	switch {
	case mistaken:
		r.Wrong++
		ev.WrongPeople = append(ev.WrongPeople, d.Path+": "+role.String())
	case len(names) == 0:
		r.Right++
	case found:
		r.Right++
	default:
		r.Unknown++
	}
}

// answersTo reports whether a person has a name, or the words of one among
// those of a longer form.
func answersTo(p *cast.Person, names []string) bool {
	for _, form := range append([]string{p.Name}, p.Aliases...) {
		have := nameWords(form)
		for _, n := range names {
			if want := nameWords(n); len(want) > 0 && !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(have, w) }) {
				return true
			}
		}
	}
	return false
}

func nameWords(s string) []string {
	s = strings.NewReplacer(".", "", "’", "'").Replace(strings.ToLower(s))
	var out []string
	for _, w := range strings.Fields(s) {
		if w != "her" && w != "his" && w != "the" {
			out = append(out, w)
		}
	}
	return out
}
