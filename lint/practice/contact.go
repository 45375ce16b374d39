package practice

// seeing notes the children's time with a parent.
func (t *tally) seeing(l, last *line) {
	here := l.has.has(contact) || l.zone&zoneContact != 0
	// What follows a mention of contact in the same place belongs to it.
	if !here && t.contactBlock == l.block && last != nil && last.block == l.block {
		here = l.has.has(contactSafe) || l.has.has(consequence) || l.has.has(measure) || t.about(l) || l.has.has(childWants) && l.subject == child
	} else if here {
		t.contactBlock = l.block
	}
	if !here || t.about(l) && !l.people.has(child) && l.has.has(tacticIsolate) && l.zone&zoneContact == 0 {
		return // "Mark limits her contact with her mother"
	}
	t.meeting(l)
	note := func(kind string) {
		t.contactKinds[kind]++
		t.contactShown.add(l, kind)
	}
	for _, f := range []string{"separation-as-safety", "survivor-held-responsible", "victim-blaming", "doubt", "mutualising", "double-standard"} {
		if l.lapse(f) {
			return
		}
	}
	if l.has.has(contactSafe) && !l.has.has(contactFamily) {
		note("overseen or held back")
	}
	if l.has.has(contactFamily) && !t.mentionsSurvivor(l.sentence) && !l.people.has(couple) {
		note("overseen by family")
	}
	if l.has.has(childWants) && t.childAsks(l) {
		note("the child's wish")
	}
	for i := range l.acts {
		if t.perpetrator(l.acts[i].agent) && !l.acts[i].negated {
			note("weighed against the pattern")
			return
		}
	}
	if l.has.has(consequence) && (l.inPlan() || l.zone&(zoneContact|zoneRisk) != 0) || l.has.has(notTurningUp) || t.about(l) && !l.inPlan() && (l.has.but(tacticSystems).tactical() || l.has.has(contactUsed)) || l.inPlan() && l.has.has(measure) {
		note("weighed against the pattern")
	}
}

// meeting notes a line that speaks of contact. A worker's own, "telephone contact
// (Covid)" and visits "to the home", is no arrangement of the family's.
func (t *tally) meeting(l *line) {
	t.contact.add(l, "contact")
	workers := l.subject == professional && !t.mentionsPerpetrator(l.sentence) ||
		!l.inPlan() && l.people&(1<<perpetrator|1<<survivor|1<<child|1<<couple|1<<adult) == 0
	if l.zone&zoneContact != 0 || !workers {
		t.meetings++
	}
}

// childAsks reports whether a line tells a child's wish, by the child as the
// one who wants or by words in quotation marks.
func (t *tally) childAsks(l *line) bool {
	for i := range l.hits {
		h := &l.hits[i]
		if h.concept == childWants && (h.doer == child || l.subject == child || !(h.near && (t.perpetrator(h.doer) || t.survivor(h.doer) || h.doer == couple)) && l.people.has(child) && !t.perpetrator(h.doer)) {
			return true
		}
	}
	return false
}
