package audit

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
)

// Measure is one question that is put to every document.
type Measure struct {
	ID    string
	Title string // at most 32 columns
	Asks  string // what it takes
	// Audits is what the file audits of Edinburgh (2014 and 2017) asked that is
	// nearest to it; empty where they only wrote of it.
	Audits string
	answer func(*lint.Result) lint.Status
}

// Measures are the questions, in the order in which they are shown. They follow
// the published figures of human audits, which read whole files and not
// documents: the numbers of both cannot be held against each other.
var Measures = []Measure{
	{
		ID: "pattern-described", Title: "Pattern of behaviour described",
		Asks:   "Several kinds of behaviour, not all of them physical, and how often or how long; not incidents alone.",
		Audits: "assessment of risk and need in relation to domestic abuse", answer: status("pattern-described"),
	},
	{
		ID: "child-impact", Title: "Wide-ranging impact on the child",
		Asks:   "Effects in several parts of the child's life, tied to what the one who abuses does.",
		Audits: "wide-ranging impact on the child recognised", answer: status("child-impact"),
	},
	{
		ID: "plan-asks-perpetrator", Title: "Plan asks perpetrator to change",
		Asks:   "An action that names behaviour to stop or start; attending a course is partly.",
		Audits: "quality of the child's plan", answer: status("plan-targets-perpetrator"),
	},
	{
		ID: "expected-of-each-parent", Title: "What is expected of each parent",
		Asks:   "The one who abuses is told apart from the other parent what to do or stop doing about the abuse, no line about the abuse asks both together, and nothing makes the other parent answer for it. Partly: there is such a line as well, or only attendance at work on the abuse is asked. The other parent need not be asked anything.",
		Audits: "clear what parents are expected to do about the domestic abuse", answer: expectations,
	},
	{
		ID: "perpetrator-at-centre", Title: "Perpetrator named and acting",
		Asks:   "Most places that tell of abuse say, in the writer's voice, who does it.",
		Audits: "perpetrator at the centre of interventions", answer: status("perpetrator-named"),
	},
	{
		ID: "protective-efforts", Title: "Protective efforts described",
		Asks:   "Several efforts of several kinds, beyond calling the police or leaving.",
		answer: status("protective-efforts"),
	},
	{
		ID: "separation-examined", Title: "Separation examined",
		Asks:   "What happens after separation is looked at. Asked only where the document tells of a separation.",
		answer: status("separation-examined"),
	},
}

// judgement finds the answer to a practice check; nil where it is turned off or
// there is no profile.
func judgement(p *lint.Profile, id string) *lint.Judgement {
	if p == nil {
		return nil
	}
	for i := range p.Judgements {
		if strings.TrimPrefix(p.Judgements[i].Rule.ID, "practice/") == id {
			return &p.Judgements[i]
		}
	}
	return nil
}

// status takes the answer of a practice check as it is.
func status(id string) func(*lint.Result) lint.Status {
	return func(r *lint.Result) lint.Status {
		if j := judgement(r.Profile, id); j != nil {
			return j.Status
		}
		return lint.NotApplicable
	}
}

// expectations reads both sides. What is asked of the one who abuses are the
// figures of D10, which sorts the tasks of a plan by whom they ask, and of D9,
// which counts what this person is told is expected. What is not to be asked of
// the survivor are the findings that make him or her answer for the other.
func expectations(r *lint.Result) lint.Status {
	plan := judgement(r.Profile, "plan-targets-perpetrator")
	if plan == nil || plan.Status == lint.NotApplicable {
		return lint.NotApplicable
	}
	own := value(plan, "behavioural") + value(judgement(r.Profile, "perpetrator-as-parent"), "expectations")
	switch {
	case own > 0 && value(plan, "joint") == 0 && !answerable(r):
		return lint.Met
	case own+value(plan, "attendance") > 0:
		return lint.Partly
	}
	return lint.NotEvident
}

// answerable reports whether the survivor is made to answer for what the other does.
func answerable(r *lint.Result) bool {
	return slices.ContainsFunc(r.Findings, func(f lint.Finding) bool {
		return f.Rule.Family == "survivor-held-responsible" && f.Severity >= lint.Warning
	})
}

// value is a figure of a judgement; 0 where either is missing.
func value(j *lint.Judgement, name string) int {
	if j != nil {
		for _, f := range j.Figures {
			if f.Name == name {
				return f.Value
			}
		}
	}
	return 0
}

func answers(r *lint.Result) (out Answers) {
	for i := range Measures {
		out[i] = Measures[i].answer(r)
	}
	return out
}
