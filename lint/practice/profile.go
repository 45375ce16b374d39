package practice

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/pattern"
)

// Profiler answers the practice checks. It does not change after New and may be
// shared by goroutines.
type Profiler struct {
	scan   *pattern.Scanner
	rules  []*lint.Rule    // in the order of checks
	learnt *classify.Model // of Shows; nil: none
}

// check answers one practice check: the status, and where nothing stands out
// the zone whose heading a finding is put at.
type check struct {
	id     string
	assess func(*tally, limits) answer
	at     zone
	// passing reports whether what there is in part is so little that the wording
	// of a text can undo it; nil: never.
	passing func(*tally) bool
}

// answer is a status with what it rests on.
type answer struct {
	status  lint.Status
	figures []lint.Figure
	shown   []lint.Evidence
	also    []lint.Evidence // places to see one by one
}

// limits are the thresholds of a check by name.
type limits map[string]lint.Threshold

// of is a threshold; the loader holds every check to those it reads.
func (l limits) of(name string) int { return l[name].Value }

// checks are D1 to D16.
var checks = []check{
	{"perpetrator-named", perpetratorNamed, zonePattern, seldomNamed},
	{"pattern-described", patternDescribed, zonePattern, nil},
	{"history-explored", historyExplored, zoneHistory, nil},
	{"harm-to-child", harmToChild, zoneChild, thereOnce},
	{"protective-efforts", protectiveEfforts, zoneCare, nil},
	{"partnering", partnering, zoneOfSurvivor, twoWays},
	{"child-impact", childImpact, zoneChild, nil},
	{"adversities-linked", adversitiesLinked, zoneAdversity, causesToo},
	{"perpetrator-as-parent", perpetratorAsParent, zoneParent, onlySeen},
	{"plan-targets-perpetrator", planTargets, zonePlan, nil},
	{"change-evidenced", changeEvidenced, zoneChange | zonePlan, nil},
	{"separation-examined", separationExamined, zoneRisk, takenForSafety},
	{"contact-assessed", contactAssessed, zoneContact, oneWay},
	{"behavioural-detail", behaviouralDetail, zonePattern, nil},
	{"sources-attributed", sourcesAttributed, zoneSources, nil},
	{"record-safety", recordSafety, zoneOfSurvivor, nil},
}

// Names lists the checks that there are.
func Names() []string {
	out := make([]string, len(checks))
	for i := range checks {
		out[i] = checks[i].id
	}
	return out
}

// Thresholds lists what a check's file must set, in the order of names.
func Thresholds(id string) []string { return thresholds[id] }

var thresholds = map[string][]string{
	"perpetrator-named":        {"acts_met", "share_met", "against"},
	"pattern-described":        {"tactics_met", "tactics_partly", "time_met", "against"},
	"history-explored":         {"sources_met", "sources_partly", "against"},
	"harm-to-child":            {"acts_met", "against"},
	"protective-efforts":       {"efforts_met", "classes_met", "against"},
	"partnering":               {"ways_met", "against"},
	"child-impact":             {"domains_met", "linked_met", "against"},
	"adversities-linked":       {"tied_met", "against"},
	"perpetrator-as-parent":    {"passages_met", "against"},
	"plan-targets-perpetrator": {"behaviour_met", "ratio_met", "against"},
	"change-evidenced":         {"parts_met", "against"},
	"separation-examined":      {"places_met", "against"},
	"contact-assessed":         {"parts_met", "against"},
	"behavioural-detail":       {"acts_met", "acts_partly", "against"},
	"sources-attributed":       {"told_met", "told_partly"},
	"record-safety":            {},
}

// New makes a profiler of the rules that are practice checks; the others are
// left out. Checks without a rule are not made. What sentences show beyond the
// words of the lexicon is told by a model with classes of Shows, which may be nil.
func New(lx *pattern.Lexicon, rules []*lint.Rule, model *classify.Model) (*Profiler, error) {
	scan, err := pattern.NewScanner(lx, names[:])
	if err != nil {
		return nil, fmt.Errorf("practice checks: %w", err)
	}
	if model != nil && !slices.Equal(model.Classes, Shows) {
		return nil, errors.New("practice checks: the model was fitted to other classes than there are")
	}
	p := &Profiler{scan: scan, learnt: model}
	for _, c := range checks {
		i := slices.IndexFunc(rules, func(r *lint.Rule) bool { return r.Practice != nil && r.ID == "practice/"+c.id })
		if i < 0 {
			return nil, fmt.Errorf("practice checks: %s has no file", c.id)
		}
		p.rules = append(p.rules, rules[i])
	}
	return p, nil
}

// Assess implements lint.Profiler.
func (pr *Profiler) Assess(f *lint.Facts) *lint.Profile {
	out := &lint.Profile{}
	if !f.DomesticAbuse {
		for _, r := range pr.rules {
			out.Judgements = append(out.Judgements, lint.Judgement{Rule: r})
		}
		return out
	}
	t := count(lay(f))
	for i, c := range checks {
		r := pr.rules[i]
		j := lint.Judgement{Rule: r}
		if slices.Contains(r.Practice.Types, f.Type) && (t.reading.anybody || f.Shared) && (f.AnyLength || f.Words >= r.Practice.MinWords || c.at&zonePlan != 0 && len(t.plan) > 1) {
			a := c.assess(t, r.Practice.Thresholds)
			if limit, ok := r.Practice.Thresholds["against"]; ok && t.writtenAgainst(limit.Value) {
				a.status, j.Against = undone(a.status, c.passing != nil && c.passing(t), t.lapsed)
			}
			j.Status, j.Figures, j.Evidence, j.Also = a.status, a.figures, inReadingOrder(a.shown), inReadingOrder(a.also)
			if len(a.also) == 0 { // places to see one by one are all listed
				j.Evidence = j.Evidence[:min(len(j.Evidence), maxEvidence)]
			}
			j.Anchor = t.anchor(c.at, &j)
		}
		out.Judgements = append(out.Judgements, j)
	}
	out.Measures = t.measures()
	out.Questions = pr.questions(out)
	out.Assumed = t.reading.assumed(f.Cast)
	if f.Statements {
		out.Statements = t.statements()
	}
	return out
}

// maxEvidence bounds the places that are listed to show what a check has found; its
// figures count all.
const maxEvidence = 12

func inReadingOrder(es []lint.Evidence) []lint.Evidence {
	out := slices.Clone(es)
	sort.SliceStable(out, func(a, b int) bool {
		if out[a].Block != out[b].Block {
			return out[a].Block < out[b].Block
		}
		return out[a].Span.Start < out[b].Span.Start
	})
	return slices.CompactFunc(out, func(a, b lint.Evidence) bool { return a.Block == b.Block && a.Span == b.Span && a.Note == b.Note })
}

// anchor is where a finding of a check stands: at the places to see, at the
// heading of the section that it is about, at the first place that shows
// something of it, or at the document's first words.
func (t *tally) anchor(z zone, j *lint.Judgement) lint.Evidence {
	if len(j.Also) > 0 {
		return j.Also[0]
	}
	for b := zone(1); b <= zoneLabels; b <<= 1 {
		if h, ok := t.headings[b]; z&b != 0 && ok {
			return h
		}
	}
	if len(j.Evidence) > 0 {
		return j.Evidence[0]
	}
	for i := range t.Document.Blocks {
		if g, _ := t.Gathered[i].(*facts); g != nil && len(g.sentences) > 0 {
			return lint.Evidence{Block: i, Span: g.sentences[0].span}
		}
	}
	return lint.Evidence{}
}

// useful is the order in which open checks give their question: the ones that
// audits found weakest and that change a plan first.
var useful = []string{
	"record-safety", "plan-targets-perpetrator", "perpetrator-named", "pattern-described", "separation-examined", "child-impact",
	"protective-efforts", "perpetrator-as-parent", "contact-assessed", "harm-to-child", "change-evidenced", "partnering",
	"adversities-linked", "history-explored", "behavioural-detail", "sources-attributed",
}

// maxQuestions is how many questions a tired reader is asked.
const maxQuestions = 3

// questions are the first question of each of the checks that matter most:
// what is not evident before what is there in part.
func (pr *Profiler) questions(p *lint.Profile) []lint.Question {
	var out []lint.Question
	for _, want := range []lint.Status{lint.NotEvident, lint.Partly} {
		for _, id := range useful {
			for i := range p.Judgements {
				j := &p.Judgements[i]
				if j.Status == want && strings.TrimPrefix(j.Rule.ID, "practice/") == id && len(j.Rule.Doc.Questions) > 0 && len(out) < maxQuestions {
					out = append(out, lint.Question{Text: j.Rule.Doc.Questions[0], Rule: j.Rule})
				}
			}
		}
	}
	return out
}
