package practice

import (
	"slices"

	"github.com/dalint/dalint/lint"
)

// grade is met, partly or not evident.
func grade(met, partly bool) lint.Status {
	switch {
	case met:
		return lint.Met
	case partly:
		return lint.Partly
	}
	return lint.NotEvident
}

func fig(name string, n int) lint.Figure { return lint.Figure{Name: name, Value: n} }

func join(ps ...places) []lint.Evidence { return slices.Concat(ps...) }

// share is a of a+b in per cent, 0 of nothing.
func share(a, b int) int {
	if a+b == 0 {
		return 0
	}
	return 100 * a / (a + b)
}

// perpetratorNamed is D1.
func perpetratorNamed(t *tally, l limits) answer {
	named, without := len(t.named), len(t.agentless)
	return answer{
		status:  grade(named >= l.of("acts_met") && share(named, without) >= l.of("share_met"), named > 0),
		figures: []lint.Figure{fig("named", named), fig("acts", named+without), fig("reported", len(t.told))},
		shown:   join(t.named, t.agentless),
	}
}

// patternDescribed is D2.
func patternDescribed(t *tally, l limits) answer {
	kinds, other := 0, 0
	for _, k := range tactics {
		if t.tactics[k] > 0 {
			kinds++
			if k != "physical" && k != "sexual" {
				other++
			}
		}
	}
	over := len(t.patterns) + t.dates/2
	return answer{
		status:  grade(kinds >= l.of("tactics_met") && other > 0 && over >= l.of("time_met"), kinds >= l.of("tactics_partly") && (other > 0 || over > 0) || kinds > 0 && over >= l.of("time_met")),
		figures: []lint.Figure{fig("tactics", kinds), fig("non_physical", other), fig("over_time", len(t.patterns)), fig("events", len(t.incidents))},
		shown:   join(t.patterns, t.concrete),
	}
}

// historyExplored is D3.
func historyExplored(t *tally, l limits) answer {
	found := len(t.earlier) + len(t.records)
	n := len(t.sources)
	return answer{
		status:  grade(len(t.earlier) > 0 && n >= l.of("sources_met"), found+len(t.calls) > 0 || n >= l.of("sources_partly") && t.looked > 0),
		figures: []lint.Figure{fig("earlier_relationships", len(t.earlier)), fig("records", len(t.records)), fig("sources", n)},
		shown:   join(t.earlier, t.records, t.calls, t.sourceShown),
	}
}

// harmToChild is D4.
func harmToChild(t *tally, l limits) answer {
	acts := len(t.childActs)
	return answer{
		status:  grade(acts >= l.of("acts_met"), acts+len(t.childPresence) > 0),
		figures: []lint.Figure{fig("acts", acts), fig("presence", len(t.childPresence))},
		shown:   join(t.childActs, t.childPresence),
	}
}

// protectiveEfforts is D5.
func protectiveEfforts(t *tally, l limits) answer {
	kinds := len(t.effortKinds)
	return answer{
		status:  grade(len(t.efforts) >= l.of("efforts_met") && kinds >= l.of("classes_met"), len(t.efforts) > 0),
		figures: []lint.Figure{fig("efforts", len(t.efforts)), fig("kinds", kinds)},
		shown:   t.efforts,
	}
}

// partnering is D6.
func partnering(t *tally, l limits) answer {
	ways := len(t.partnerKinds)
	return answer{
		status:  grade(ways >= l.of("ways_met"), ways > 1),
		figures: []lint.Figure{fig("ways", ways), fig("worked_past", t.past)},
		shown:   t.partner,
	}
}

// childImpact is D7.
func childImpact(t *tally, l limits) answer {
	n := len(t.impactKinds)
	// One or two effects that nothing is tied to, and no word of the child's, are
	// what any file says of any child; so are more, where nobody does anything.
	some := (n > 0 && len(t.impactLinks) > 0 || n > 1 && len(t.childVoice) > 0 || n > 2) && len(t.named)+len(t.told) > 0
	return answer{
		status:  grade(n >= l.of("domains_met") && len(t.impactLinks) >= l.of("linked_met"), some),
		figures: []lint.Figure{fig("domains", n), fig("linked", len(t.impactLinks)), fig("childs_words", len(t.childVoice))},
		shown:   join(t.impact, t.childVoice),
	}
}

// adversitiesLinked is D8.
func adversitiesLinked(t *tally, l limits) answer {
	return answer{
		// Named apart is something, but not where it is given as the cause as well.
		status:  grade(len(t.tied) >= l.of("tied_met"), len(t.tied) > 0 || len(t.adversity) > 0 && t.causes == 0),
		figures: []lint.Figure{fig("tied", len(t.tied)), fig("apart", len(t.adversity)), fig("as_cause", t.causes)},
		shown:   join(t.tied, t.adversity),
	}
}

// perpetratorAsParent is D9.
func perpetratorAsParent(t *tally, l limits) answer {
	n := len(t.parent) - t.praised
	return answer{
		status:  grade(len(t.met) > 0 && n >= l.of("passages_met") && len(t.expects) > 0, len(t.met)+len(t.expects) > 0 || len(t.parent) > 1),
		figures: []lint.Figure{fig("seen", len(t.met)), fig("passages", len(t.parent)), fig("praise_only", t.praised), fig("expectations", len(t.expects)), fig("survivor_passages", t.parentSurvivor)},
		shown:   join(t.parent, t.met, t.expects),
	}
}

// planTargets is D10.
func planTargets(t *tally, l limits) answer {
	if t.planless() {
		return answer{}
	}
	var behaviour, attend, joint, theirs int
	var shown, survivorTasks places
	for _, k := range t.plan {
		e := k.at
		switch {
		case k.owner == couple && k.conflict:
			joint++
			e.Note = "asked of both"
			shown = append(shown, e)
		case t.perpetrator(k.owner) && k.aim == aimBehaviour && !k.conflict:
			behaviour++
			e.Note = "asked of the one who abuses"
			shown = append(shown, e)
		case t.perpetrator(k.owner) && k.aim == aimAbuseWork:
			attend++
			e.Note = "attendance at work on the abuse"
			shown = append(shown, e)
		case t.hasSurvivor && k.owner == survivor:
			theirs++
			e.Note = "asked of the survivor"
			survivorTasks = append(survivorTasks, e)
		}
	}
	own := behaviour + attend
	met := behaviour >= l.of("behaviour_met") && joint == 0 && theirs*100 <= own*l.of("ratio_met")
	return answer{
		status:  grade(met, own > 0),
		figures: []lint.Figure{fig("behavioural", behaviour), fig("attendance", attend), fig("joint", joint), fig("survivor_tasks", theirs), fig("tasks", len(t.plan))},
		shown:   join(shown, survivorTasks),
	}
}

// planless reports whether a document is of a kind that need have no plan, and
// has none.
func (t *tally) planless() bool {
	return t.Type == "chronology" && len(t.plan) < 2 && len(t.expects) == 0
}

// changeEvidenced is D11.
func changeEvidenced(t *tally, l limits) answer {
	if t.planless() {
		return answer{}
	}
	n := len(t.changeKinds)
	if n == 1 && t.changeKinds["time"] > 0 {
		n = 0 // a time alone measures nothing
	}
	return answer{
		status:  grade(n >= l.of("parts_met"), n > 0),
		figures: []lint.Figure{fig("parts", n), fig("measures", t.changeKinds["measure"]), fig("consequences", t.changeKinds["consequence"])},
		shown:   t.change,
	}
}

// separationExamined is D12.
func separationExamined(t *tally, l limits) answer {
	if len(t.apart) == 0 {
		return answer{}
	}
	n := len(t.after)
	return answer{
		status:  grade(n >= l.of("places_met") && t.apartSafe == 0, n > 0),
		figures: []lint.Figure{fig("after_separation", n), fig("taken_for_safety", t.apartSafe)},
		shown:   join(t.after, t.apart),
	}
}

// contactAssessed is D13.
func contactAssessed(t *tally, l limits) answer {
	// One word of contact where nobody lives apart is no arrangement.
	if t.meetings == 0 || len(t.contact) == 1 && len(t.contactShown) == 0 && len(t.apart) == 0 && t.headings[zoneContact].Span.End == 0 {
		return answer{}
	}
	n := len(t.contactKinds)
	return answer{
		status:  grade(n >= l.of("parts_met"), n > 0),
		figures: []lint.Figure{fig("mentions", len(t.contact)), fig("parts", n)},
		shown:   join(t.contactShown, t.contact),
	}
}

// behaviouralDetail is D14.
func behaviouralDetail(t *tally, l limits) answer {
	n := len(t.concrete)
	return answer{
		status:  grade(n >= l.of("acts_met") && n >= t.vague, n+t.unowned/2 >= l.of("acts_partly")),
		figures: []lint.Figure{fig("acts", n), fig("dates", t.dates), fig("vague", t.vague)},
		shown:   t.concrete,
	}
}

// sourcesAttributed is D15.
func sourcesAttributed(t *tally, l limits) answer {
	n := len(t.attributed)
	open := len(t.unknown) > 0 || t.headings[zoneSources].Span.End > 0
	return answer{
		status:  grade(n >= l.of("told_met") && len(t.quotes) > 0 && open, n >= l.of("told_partly")),
		figures: []lint.Figure{fig("attributed", n), fig("quotes", len(t.quotes)), fig("unknowns", len(t.unknown))},
		shown:   join(t.attributed, t.unknown),
	}
}

// measures are the figures that audits compare.
func (t *tally) measures() []lint.Figure {
	var mine, theirs, both int
	for _, k := range t.plan {
		switch {
		case k.owner == couple:
			both++
		case t.perpetrator(k.owner):
			theirs++
		case t.hasSurvivor && k.owner == survivor:
			mine++
		}
	}
	physical, rest := 0, 0
	for _, k := range tactics {
		if k == "physical" || k == "sexual" {
			physical += t.tactics[k]
		} else {
			rest += t.tactics[k]
		}
	}
	return []lint.Figure{
		fig("abusive_acts", len(t.named)+len(t.agentless)), fig("perpetrator_named", len(t.named)),
		fig("survivor_tasks", mine), fig("perpetrator_tasks", theirs), fig("joint_tasks", both),
		fig("survivor_parenting", t.parentSurvivor), fig("perpetrator_parenting", len(t.parent)),
		fig("single_events", len(t.incidents)), fig("pattern_statements", len(t.patterns)),
		fig("physical_acts", physical), fig("other_acts", rest),
		fig("protective_efforts", len(t.efforts)), fig("child_effects", len(t.impact)),
	}
}
