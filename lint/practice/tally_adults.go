package practice

import (
	"regexp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// survivorDoes notes efforts to keep the children safe and well.
func (t *tally) survivorDoes(l *line) {
	if l.inPlan() && l.zone&zoneCare == 0 || l.opening && l.has.has(planDuty) {
		return
	}
	if l.before != nil && (l.before.has.has(planDuty) || l.before.has.has(expected)) && !l.lead {
		return // what somebody agrees to do has not been done
	}
	for _, f := range []string{"failure-to-protect", "survivor-held-responsible", "victim-blaming", "doubt"} {
		if l.lapse(f) {
			return
		}
	}
	own := t.survivor(l.subject)
	found := false
	for _, c := range classes {
		for i := range l.hits {
			h := &l.hits[i]
			if h.concept != c.concept || h.due || h.negated && c.concept != protectNurture && c.concept != protectShield || h.quoted {
				continue
			}
			if !(t.survivor(h.doer) || own && (h.doer == nobody || h.doer == child)) {
				continue
			}
			if l.has.has(planDuty) && l.has.has(expected) {
				continue
			}
			t.effortKinds[c.name]++
			t.efforts.add(l, c.name)
			found = true
			break
		}
	}
	if !found && own && (l.lead && l.acting || l.owned) && l.zone&zoneCare != 0 && l.words >= 6 && !l.has.has(adversity) && (l.owned || !l.has.has(telling)) {
		t.effortKinds["care"]++
		t.efforts.add(l, "care")
	}
}

// partnering notes how the survivor was worked with.
func (t *tally) partnering(l *line) {
	if l.has.has(without) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) {
		t.past++
	}
	note := func(kind string) {
		t.partnerKinds[kind]++
		t.partner.add(l, kind)
	}
	if l.shows(alone) && t.mentionsSurvivor(l.sentence) && !l.has.has(notSeen) && !l.has.has(unknown) && !(l.inPlan() && t.about(l)) {
		note("seen alone")
	}
	if t.safely(l) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) {
		note("safe ways to be in touch")
	}
	if l.shows(back) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) {
		note("told what was seen")
	}
	if t.plannedWith(l) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) && !l.lapse("survivor-held-responsible") {
		note("planned together")
	}
	for i := range l.hits {
		if h := &l.hits[i]; h.concept == wish && t.survivor(h.doer) && !h.quoted && !h.hedged && !h.due && !h.passive && !strings.HasPrefix(h.word, "agree") && !l.has.has(without) && !l.lapse("victim-blaming") && !l.lapse("doubt") {
			note("her or his view")
			break
		}
	}
	for _, q := range l.quotes {
		if t.survivor(q.by) {
			t.quotes.add(l, "the survivor's words")
		}
	}
}

// plannedWith reports whether a line says that something was planned with the
// survivor; that she or he "agreed with the plan" says no more than assent.
func (t *tally) plannedWith(l *line) bool {
	for i := range l.hits {
		h := &l.hits[i]
		if h.concept == agreed && !h.negated && !h.due && !(strings.HasPrefix(h.word, "agree") && h.near && t.survivor(h.doer)) {
			return true
		}
	}
	return false
}

// safely reports whether a line has a safe way of being in touch that was found
// with the survivor, and not a code word taught to a child.
func (t *tally) safely(l *line) bool {
	for i := range l.hits {
		h := &l.hits[i]
		if h.concept == safeContact && !h.quoted && !(strings.HasPrefix(h.word, "code") && l.people.has(child)) {
			return true
		}
	}
	return false
}

// adversities notes what else is hard, and whether it is tied to the abuse.
func (t *tally) adversities(l, last *line) {
	if l.lapse("excuse") {
		if !l.inPlan() {
			t.causes++
		}
		return
	}
	if !l.has.has(adversity) {
		// "It does not explain what he did": said of the sentence before.
		if l.has.has(adversityTied) && last != nil && last.block == l.block && last.has.has(adversity) && !l.inPlan() && !last.lapse("excuse") && !l.onlyOnset() {
			t.tied.add(l, "tied to what is done")
		}
		return
	}
	if t.about(l) && l.has.has(telling) && !t.mentionsSurvivor(l.sentence) {
		return // an explanation of his or her own
	}
	byPerpetrator := t.about(l) && (t.mentionsSurvivor(l.sentence) || l.before != nil)
	for i := range l.acts {
		byPerpetrator = byPerpetrator || t.perpetrator(l.acts[i].agent)
	}
	// A tie is to what somebody does: who that is stands here or just before.
	near := t.mentionsPerpetrator(l.sentence) || last != nil && last.block == l.block && t.mentionsPerpetrator(last.sentence) || l.before != nil || l.zone&zoneOfPerpetrator != 0
	switch {
	case t.causedBy(l) && !l.inPlan(), l.has.has(adversityTied) && near && !(l.inPlan() && !t.mentionsPerpetrator(l.sentence)), byPerpetrator && !l.inPlan() && l.has.tactical():
		t.tied.add(l, "tied to what is done")
	case l.has.has(vague) || l.lapse("incident-only") || l.lapse("euphemism") || l.lead && l.has.has(telling) && l.first == adult:
		// beside a bare word for the abuse it is half a cause; what one of the two
		// says of the other is not the writer's
	case !l.inPlan() && !t.about(l):
		t.adversity.add(l, "named")
	}
}

// onlyOnset reports whether a line ties what is hard by nothing but its beginning, and
// tells no act that it began with: "It started when he was laid off."
func (l *line) onlyOnset() bool {
	h := l.hit(adversityTied)
	return h != nil && (strings.HasPrefix(h.word, "began") || strings.HasPrefix(h.word, "started")) && len(l.acts) == 0 && len(l.deeds) == 0
}

// causedBy reports whether a line gives what the one who abuses does as the reason
// for something hard: "she lost her job because he kept ringing her manager".
func (t *tally) causedBy(l *line) bool {
	h := l.hit(adversity)
	if h == nil || h.negated {
		return false
	}
	says := func(act text.Span) bool {
		return act.Start > h.span.End && reasons.MatchString(t.Document.Blocks[l.block].Text[h.span.End:act.Start])
	}
	return slices.ContainsFunc(l.acts, func(a act) bool { return t.perpetrator(a.agent) && says(a.span) }) ||
		slices.ContainsFunc(l.deeds, func(d deed) bool { return t.perpetrator(d.doer) && says(d.span) })
}

// reasons are words before what is given as the reason.
var reasons = regexp.MustCompile(`\b(because|since|as a result of|due to)\b`)

// parenting notes what is said of each adult as a parent.
func (t *tally) parenting(l *line) {
	if t.about(l) || t.mentionsPerpetrator(l.sentence) {
		if t.seenOrAsked(l) && !l.has.has(notSeen) && !l.inPlan() && (t.about(l) || l.subject == professional || l.subject == nobody || l.zone&zoneSources != 0) {
			t.met.add(l, "seen or asked")
		}
		if l.has.has(expected) && !l.inPlan() && !t.survivor(l.subject) {
			t.expects = append(t.expects, lint.Evidence{Block: l.block, Span: l.span, Note: "what is expected"})
		}
	}
	if !l.has.has(parenting) && l.zone&zoneParent == 0 || l.inPlan() || l.words < 5 || l.has.has(notSeen) && len(l.acts) == 0 {
		return
	}
	if !(l.people.has(child) || l.zone&zoneParent != 0 || l.has.has(tacticChild)) {
		return
	}
	switch {
	case t.about(l):
		if l.lapse("double-standard") {
			t.praised++
		}
		t.parent.add(l, "as a parent")
	case t.survivor(l.subject):
		t.parentSurvivor++
	}
}

// seenOrAsked reports whether a line says that the one who abuses was seen or
// asked, and not that he or she asks for something.
func (t *tally) seenOrAsked(l *line) bool {
	for i := range l.hits {
		h := &l.hits[i]
		if h.concept == asked && !h.negated && !(h.word == "asked" && h.near && t.perpetrator(h.doer)) && !((h.word == "he" || h.word == "she") && !t.perpetrator(h.doer)) {
			return true
		}
	}
	return false
}

// changing notes how change would be known, and what follows if it does not come.
func (t *tally) changing(l, last *line) {
	here := l.inPlan() || l.zone&zoneRisk != 0 || l.before != nil && l.before.has.has(expected)
	if !here && !t.mentionsPerpetrator(l.sentence) {
		return
	}
	note := func(kind, words string) {
		t.changeKinds[kind]++
		t.change.add(l, words)
	}
	ofSurvivor := t.survivor(l.subject) && !t.mentionsPerpetrator(l.sentence) || l.row >= 0 && t.survivor(t.rowOwner(&t.rows[l.row]))
	if l.has.has(notTurningUp) && (here || t.about(l) || l.subject != child) {
		note("not attendance", "attendance is not change")
	}
	ofAbuser := last != nil && last.block == l.block && t.about(last) || t.mentionsPerpetrator(l.sentence) || l.zone&zoneChange != 0 || l.before != nil && t.mentionsPerpetrator(l.before)
	if l.has.has(measure) && here && ofAbuser && !ofSurvivor && !l.lapse("referral-as-outcome") && l.row < 0 {
		note("measure", "how it will be known")
		if t.mentionsSurvivor(l.sentence) || l.people.has(child) || l.has.has(enquired) {
			t.changeKinds["source"]++
		}
	}
	if l.has.has(consequence) && t.follows(l) && !l.has.has(offered) && !ofSurvivor && !(l.lead && t.survivor(l.first)) && !l.people.has(couple) && (here || !l.has.tactical() && len(l.acts) == 0) && !l.lapse("failure-to-protect") && !l.lapse("survivor-held-responsible") &&
		(t.mentionsPerpetrator(l.sentence) || here && !t.mentionsSurvivor(l.sentence)) {
		note("consequence", "what follows if not")
	}
	if l.has.has(sustained) && here && (t.mentionsPerpetrator(l.sentence) || l.zone&zoneChange != 0 || l.has.has(measure)) {
		note("time", "over how long")
	}
}

// follows reports whether a line says what follows of something, and not only
// what would be so if something were.
func (t *tally) follows(l *line) bool {
	for i := range l.hits {
		if h := &l.hits[i]; h.concept == consequence && (h.word != "if" || l.inPlan() || l.demands()) {
			return true
		}
	}
	return false
}

// separation notes living apart, and what is said of the time after.
func (t *tally) separation(l *line) {
	if l.has.has(separation) && !(l.inPlan() && t.survivor(l.subject)) && !t.notNow(l) {
		t.apart.add(l, "apart")
	}
	if l.lapse("separation-as-safety") {
		t.apartSafe++
		t.apart.add(l, "apart")
		return
	}
	acts := t.about(l) && (len(l.acts) > 0 || l.has.tactical())
	// What is told in the same place after the separation came after it.
	later := l.has.has(since) || t.apartBlock == l.block && !l.has.has(separation) && l.row < 0 && (l.has.tactical() || l.happened()) && len(l.lapses) == 0
	if l.has.has(separation) {
		t.apartBlock = l.block
	}
	if later && acts && !l.inPlan() && !l.lapse("incident-only") {
		t.after.add(l, "after leaving")
		return
	}
	if l.shows(afterwards) && (t.about(l) || t.mentionsPerpetrator(l.sentence) || l.has.has(separation) || l.zone&zoneRisk != 0) {
		t.after.add(l, "after leaving")
	}
}

// notNow reports whether a line speaks of living apart as what would be if something
// were, or as what was now and then: "a number of separations".
func (t *tally) notNow(l *line) bool {
	words := t.Document.Blocks[l.block].Text[l.span.Start:l.span.End]
	return supposition.MatchString(words) || l.hit(separation).word == "separations"
}

// supposition is how a sentence begins that supposes something.
var supposition = regexp.MustCompile(`^(If|Should|Unless) `)

// attribution notes who says what, and what is not known.
func (t *tally) attribution(l *line) {
	if l.shows(telling) && (l.people&^(1<<couple) != 0 || l.has.has(enquired)) {
		t.attributed.add(l, "who says so")
	}
	if l.has.has(unknown) && !l.inPlan() {
		t.unknown.add(l, "what is not known")
	}
	for _, q := range l.quotes {
		if q.by != nobody {
			t.quotes.add(l, "in their words")
		}
	}
}
