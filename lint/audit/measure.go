package audit

import (
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
	answer func(*lint.Profile) lint.Status
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
		Asks:   "The one who abuses is told apart from the other parent what to do or stop doing about the abuse, and no line about the abuse asks both together. Partly: there is such a line as well, or only attendance at work on the abuse is asked. What the other parent is asked need not be there.",
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
func status(id string) func(*lint.Profile) lint.Status {
	return func(p *lint.Profile) lint.Status {
		if j := judgement(p, id); j != nil {
			return j.Status
		}
		return lint.NotApplicable
	}
}

// expectations reads the figures of D10, which sorts the tasks of a plan by
// whom they ask, and of D9, which counts what this person is told is expected.
func expectations(p *lint.Profile) lint.Status {
	plan := judgement(p, "plan-targets-perpetrator")
	if plan == nil || plan.Status == lint.NotApplicable {
		return lint.NotApplicable
	}
	own := value(plan, "behavioural") + value(judgement(p, "perpetrator-as-parent"), "expectations")
	switch {
	case own > 0 && value(plan, "joint") == 0:
		return lint.Met
	case own+value(plan, "attendance") > 0:
		return lint.Partly
	}
	return lint.NotEvident
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

func answers(p *lint.Profile) (out Answers) {
	for i := range Measures {
		out[i] = Measures[i].answer(p)
	}
	return out
}
