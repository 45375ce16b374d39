package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/practice"
)

// labelledDocument is what stands beside a whole document: NAME.json or
// NAME.expected.json beside NAME.md, NAME.docx and so on.
type labelledDocument struct {
	Type          string            `json:"type"`
	TypeAccept    []string          `json:"type_accept"`
	Jurisdiction  string            `json:"jurisdiction"`
	DomesticAbuse bool              `json:"domestic_abuse"`
	Shared        bool              `json:"shared_with_perpetrator"`
	Survivor      []string          `json:"survivor"`
	Perpetrator   []string          `json:"perpetrator"`
	Checks        map[string]string `json:"checks"`
	Borderline    map[string]string `json:"borderline"`
}

// judged is a labelled document with what dalint says of it.
type judged struct {
	path   string
	want   labelledDocument
	checks map[string]lint.Status // as labelled
	result *lint.Result
}

// evalWhole checks the flags and scores whole documents.
func (a *app) evalWhole(ctx context.Context, f *flags, dirs, require []string) error {
	if err := f.check(evalFormats); err != nil {
		return err
	}
	for _, flag := range []string{"only", "skip", "jobs", "jurisdiction"} {
		if f.set(flag) {
			return fmt.Errorf("--%s: does nothing with --documents, which scores each document as its labels say, one by one: leave it out", flag)
		}
	}
	floors, err := parseRequire(require, requirableDocuments)
	if err != nil {
		return err
	}
	language.Warm()
	return a.evalDocuments(ctx, f, dirs, floors)
}

// evalDocuments scores whole documents.
func (a *app) evalDocuments(ctx context.Context, f *flags, dirs []string, floors []floor) error {
	e, err := a.load(f.rules)
	if err != nil {
		return err
	}
	var docs []judged
	t := a.find(dirs, "", func(p problem) { fmt.Fprintf(a.err, "dalint: %s: %s\n", sayPath(p.path), oneLine(p.message)) })
	if len(t.problems) > 0 {
		return errTold
	}
	for _, s := range t.sources {
		d := judged{path: s.path}
		ok, err := d.read()
		if err != nil {
			return fmt.Errorf("%s: %w", sayPath(s.path), err)
		}
		if !ok {
			continue
		}
		set := settings{opts: lint.Options{Jurisdiction: d.want.Jurisdiction, MinSeverity: lint.Suggestion, Shared: d.want.Shared}}
		if d.result, err = a.lint(ctx, e, s, &set); ctx.Err() != nil {
			return errEvalStopped
		} else if err != nil {
			return fmt.Errorf("%s: %w", sayPath(s.path), err)
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 {
		return fmt.Errorf("%s: no document has its labels beside it: report.md needs report.json or report.expected.json", dirs[0])
	}
	ev := scoreDocuments(docs)
	out, err := a.create(f.output, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	if formatFor(f, evalFormats) == "json" {
		err = ev.writeJSON(out, e.name)
	} else {
		err = ev.writeText(out, f.verbose)
	}
	if err == nil {
		err = out.commit()
	}
	if err != nil {
		return err
	}
	return a.checkDocumentFloors(ev, floors)
}

// read finds and reads the labels beside a document; ok is false where there
// are none.
func (d *judged) read() (ok bool, err error) {
	base := strings.TrimSuffix(d.path, filepath.Ext(d.path))
	for _, name := range []string{base + ".json", base + ".expected.json"} {
		data, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return false, plain(err)
		}
		if err := json.Unmarshal(data, &d.want); err != nil {
			return false, fmt.Errorf("%s is not a file of labels: %s", filepath.Base(name), oneLine(err.Error()))
		}
		d.checks = map[string]lint.Status{}
		for _, list := range []map[string]string{d.want.Checks, d.want.Borderline} {
			for id, word := range list {
				if err := oneOf(id, practice.Names()); err != nil {
					return false, fmt.Errorf("%s: check %w", filepath.Base(name), err)
				}
				if _, known := lint.ParseStatus(word); !known {
					return false, fmt.Errorf("%s: %s: a status is met, partly, not-evident or not-applicable, not %q", filepath.Base(name), id, word)
				}
			}
		}
		for id, word := range d.want.Checks {
			d.checks[id], _ = lint.ParseStatus(word)
		}
		return true, nil
	}
	return false, nil
}

// agreement is how often one check agrees with its labels.
type agreement struct {
	id          string
	n           int // documents in which the check is labelled as applying
	side        int // agrees on met or partly against not evident
	exact       int
	lenient     int // exact, or the borderline status
	raised      int // documents where it does not apply and dalint raises it all the same
	unasked     int // documents where it does not apply
	differences []difference
}

type difference struct {
	path      string
	want, got lint.Status
	border    bool // got is the borderline status
}

// recognised counts how often dalint tells rightly who somebody is.
type recognised struct{ right, unknown, wrong int }

type documentEvaluation struct {
	docs                  []judged
	checks                []agreement
	survivor, perpetrator recognised
	wrongPeople           []string
	types, context        int
}

func scoreDocuments(docs []judged) *documentEvaluation {
	ev := &documentEvaluation{docs: docs}
	for _, id := range practice.Names() {
		ag := agreement{id: id}
		for i := range docs {
			ag.add(&docs[i])
		}
		ev.checks = append(ev.checks, ag)
	}
	for i := range docs {
		d := &docs[i]
		if d.result.Type == d.want.Type || slices.Contains(d.want.TypeAccept, d.result.Type) {
			ev.types++
		}
		if d.result.DomesticAbuse == d.want.DomesticAbuse {
			ev.context++
		}
		ev.people(d, cast.Survivor, d.want.Survivor, d.want.Perpetrator, &ev.survivor)
		ev.people(d, cast.Perpetrator, d.want.Perpetrator, d.want.Survivor, &ev.perpetrator)
	}
	return ev
}

func (g *agreement) add(d *judged) {
	want, ok := d.checks[g.id]
	if !ok {
		return
	}
	got := lint.NotApplicable
	for i := range d.result.Profile.Judgements {
		if j := &d.result.Profile.Judgements[i]; j.Rule.ID == "practice/"+g.id {
			got = j.Status
		}
	}
	border := d.want.Borderline[g.id] == got.String()
	if want == lint.NotApplicable {
		g.unasked++
		if got == lint.NotEvident || got == lint.Partly {
			g.raised++
			g.differences = append(g.differences, difference{d.path, want, got, border})
		}
		return
	}
	g.n++
	if (want >= lint.Partly) == (got >= lint.Partly) && got != lint.NotApplicable {
		g.side++
	}
	if want == got {
		g.exact++
	}
	if want == got || border {
		g.lenient++
	}
	if want != got {
		g.differences = append(g.differences, difference{d.path, want, got, border})
	}
}

// people scores one role: right where somebody in it answers to one of the
// labelled names, and wrong where somebody in it is the other one.
func (ev *documentEvaluation) people(d *judged, role cast.Role, names, others []string, r *recognised) {
	found, mistaken := false, false
	for i := range d.result.Cast.People {
		p := &d.result.Cast.People[i]
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
		r.wrong++
		ev.wrongPeople = append(ev.wrongPeople, d.path+": "+role.String())
	case len(names) == 0:
		r.right++
	case found:
		r.right++
	default:
		r.unknown++
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

// requirableDocuments are the figures of documents that --require takes:
// agreement is that of the check that agrees least, people the share of
// documents in which nobody is given the other one's part.
var requirableDocuments = []string{"agreement", "people"}

func (a *app) checkDocumentFloors(ev *documentEvaluation, floors []floor) error {
	missed := false
	for _, f := range floors {
		value := 1.0
		switch f.name {
		case "agreement":
			for _, g := range ev.checks {
				if g.n > 0 {
					value = min(value, float64(g.side)/float64(g.n))
				}
			}
		case "people":
			wrong := max(ev.survivor.wrong, ev.perpetrator.wrong)
			value = 1 - float64(wrong)/float64(len(ev.docs))
		}
		if value < f.at {
			missed = true
			fmt.Fprintf(a.err, "dalint: %s is %.3f, below the %.3f required\n", f.name, value, f.at)
		}
	}
	if missed {
		return errFound
	}
	return nil
}

// words counts the words of all documents.
func (ev *documentEvaluation) words() int {
	n := 0
	for i := range ev.docs {
		n += ev.docs[i].result.Words
	}
	return n
}
