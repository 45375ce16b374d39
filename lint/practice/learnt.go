package practice

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
)

// show is a kind of thing that a sentence may show, as people label it. Those that
// abuse, are abused and parent are told apart by what happened, whatever words the
// sentence has for them.
type show uint8

// What the one who abuses does, by tactic; then the rest, in the order of shows.
const (
	showPhysical show = iota
	showThreat
	showControl
	showEmotional
	showEconomic
	showIsolation
	showWatch
	showActChild
	showSystem
	showAbuse
	showUnowned
	showOften
	showEarlier
	showRecord
	showEvent
	showChildThere
	showMind
	showConduct
	showLearning
	showHealth
	showFriends
	showHome
	showFamily
	showLink
	showShield
	showManage
	showPlan
	showHelp
	showCare
	showResist
	showAlone
	showContact
	showTold
	showPlanned
	showView
	showPast
	showBlame
	showApartFromAbuse
	showTied
	showCause
	showSeen
	showParenting
	showPraise
	showAsked
	showAskStop
	showAskWork
	showAskOther
	showAskSurvivor
	showAskBoth
	showAskAgency
	showMeasure
	showFollows
	showNotDone
	showApart
	showAfter
	showSafe
	showMeet
	showOverseen
	showWish
	showWeighed
	showSaid
	showUnknown
	shows
)

// Shows are the names of what a sentence may show, for who labels and fits.
// testdata/practice/README.md says what each means.
var Shows = strings.Fields(`act.physical act.threat act.control act.emotional act.economic act.isolation act.watch act.child act.system act.abuse
	unowned often earlier record event child.there
	effect.mind effect.conduct effect.learning effect.health effect.friends effect.home effect.family effect.link
	effort.shield effort.manage effort.plan effort.help effort.care effort.resist
	with.alone with.contact with.told with.plan with.view past blame
	hard.apart hard.tied hard.cause
	parent.seen parent.told parent.praise parent.asked
	ask.stop ask.work ask.other ask.s ask.both ask.agency
	change.measure change.follows change.notdone
	apart.told apart.after apart.safe
	meet.told meet.overseen meet.wish meet.weighed
	said unknown`)

// shown is a set of shows.
type shown uint64

func (s shown) has(k show) bool { return s&(1<<k) != 0 }

// some reports whether one of from to to, both counted, is among them.
func (s shown) some(from, to show) bool { return s>>from&(1<<(to-from+1)-1) != 0 }

// likely is the probability from which a show counts. Of documents that the model
// had not been fitted on, it gave the checks more answers like those of people than
// lower ones, which see something in nearly every document.
const likely = 0.4

// whole notes what sentence i of a paragraph shows by all that it says.
func (pr *Profiler) whole(s *sentence, p *lint.Paragraph, i int) {
	if pr.learnt == nil {
		return
	}
	for k, w := range pr.learnt.Weigh(p, i) {
		if w >= likely {
			s.shown |= 1 << k
		}
		if w > s.weight && k < len(tacticOf) && tacticOf[k] != "" {
			s.tactic, s.weight = tacticOf[k], w
		}
	}
}

// tacticOf are the tactics of the shows that are acts; "" for abuse in general.
var tacticOf = [...]string{"physical", "threat", "control", "emotional", "economic", "isolation", "surveillance", "children", "systems", ""}

// learnt adds what a line shows by all that it says, where the words that the
// checks know have not shown it.
func (t *tally) learnt(l, last *line) {
	s := l.shown
	if s == 0 || s.has(showBlame) {
		return
	}
	if s.some(showPhysical, showAbuse) && !l.inPlan() && t.ofPerpetrator(l) && !l.lapse("absent-perpetrator") && !l.deniesActs() {
		t.learntAct(l)
	}
	// One day is no pattern.
	if s.has(showOften) && !t.patterns.at(l) && (l.dates == 0 || l.has.has(since)) && !l.lapse("incident-only") {
		t.patterns.add(l, "how often or how long")
	}
	if s.has(showEarlier) && !t.earlier.at(l) {
		t.earlier.add(l, "an earlier relationship")
	}
	if s.has(showRecord) && !t.records.at(l) && !t.calls.at(l) {
		t.calls.add(l, "earlier calls or reports")
	}
	if s.has(showActChild) || s.has(showChildThere) {
		acted := s.some(showPhysical, showSystem) || last != nil && last.block == l.block && last.shown.some(showPhysical, showSystem)
		switch {
		case t.childActs.at(l):
		case acted:
			t.childActs.add(l, childActed)
			t.byWhole(t.childActs)
		case !t.childPresence.at(l):
			t.childPresence.add(l, childThere)
			t.byWhole(t.childPresence)
		}
	}
	t.learntEffects(l)
	t.learntEfforts(l)
	known := t.partner.at(l)
	for k := showAlone; k <= showView; k++ {
		if s.has(k) && !known && !(k == showView && (l.has.has(without) || l.offersWish())) {
			t.partnerKinds[wayOf[k-showAlone]]++
			t.partner.add(l, wayOf[k-showAlone])
		}
	}
	t.learntHard(l)
	t.learntParent(l)
	t.learntApart(l)
	if s.has(showSaid) && !t.attributed.at(l) {
		t.attributed.add(l, "who says so")
	}
	if s.has(showUnknown) && !t.unknown.at(l) {
		t.unknown.add(l, "what is not known")
	}
}

// ofPerpetrator reports whether a line is about the one who abuses, or mentions
// him or her.
func (t *tally) ofPerpetrator(l *line) bool { return t.about(l) || t.mentionsPerpetrator(l.sentence) }

// deniesActs reports whether a line says of every act in it that it was not done.
func (s *sentence) deniesActs() bool {
	for i := range s.acts {
		if !s.acts[i].negated {
			return false
		}
	}
	return len(s.acts) > 0
}

var (
	effortOf = [...]string{"shielding the children", "managing the danger", "planning ahead", "seeking help", "care", classResist}
	wayOf    = [...]string{"seen alone", "safe ways to be in touch", "told what was seen", "planned together", "her or his view"}
	effectOf = [...]string{"feelings", "behaviour", "learning", "health", "friends and interests", "home", "family"}
)

// offersWish reports whether a sentence puts a wish no more strongly than as an
// offer: "she may wish to".
func (s *sentence) offersWish() bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool { return h.concept == wish && h.hedged })
}

func (t *tally) learntAct(l *line) {
	known := t.concrete.at(l) || t.named.at(l)
	for k, tactic := range tacticOf {
		if tactic != "" && l.shown.has(showPhysical+show(k)) {
			t.tactics[tactic]++
			if !t.concrete.at(l) {
				t.concrete.add(l, tactic)
			}
		}
	}
	if known || t.told.at(l) {
		return
	}
	if t.told0(l) && !t.tells(l) && !l.shown.has(showSaid) {
		t.named.add(l, "")
	} else {
		t.told.add(l, "")
	}
}

func (t *tally) learntEfforts(l *line) {
	if t.efforts.at(l) || l.inPlan() && l.zone&zoneCare == 0 || l.has.has(planDuty) || l.subject == professional || l.subject == perpetrator {
		return
	}
	for k, class := range effortOf {
		// Having left is what the check of separation is about.
		if l.shown.has(showShield+show(k)) && !(class == classResist && l.has.has(separation)) {
			t.effortKinds[class]++
			t.efforts.add(l, class)
		}
	}
}

func (t *tally) learntEffects(l *line) {
	known := t.impact.at(l)
	for k, part := range effectOf {
		if l.shown.has(showMind+show(k)) && !known {
			t.impactKinds[part]++
			t.impact.add(l, part)
			t.byWhole(t.impact)
		}
	}
	if l.shown.has(showLink) && !t.impactLinks.at(l) {
		t.impactLinks.add(l, "tied to what is done")
	}
}

func (t *tally) learntHard(l *line) {
	switch s := l.shown; {
	case t.tied.at(l) || t.adversity.at(l) || l.lapse("excuse") || l.has.has(vague) || l.lapse("incident-only") || l.lapse("euphemism"):
	case s.has(showTied):
		t.tied.add(l, "tied to what is done")
	case s.has(showCause):
		t.causes++
	case s.has(showApartFromAbuse):
		t.adversity.add(l, "named")
	}
}

func (t *tally) learntParent(l *line) {
	s := l.shown
	if s.has(showSeen) && !t.met.at(l) {
		t.met.add(l, "seen or asked")
	}
	if s.has(showAsked) && !t.expects.at(l) && !t.ofOthers(l) {
		t.expects.add(l, "what is expected")
	}
	if (s.has(showParenting) || s.has(showPraise)) && !t.parent.at(l) {
		t.parent.add(l, "as a parent")
		if !s.has(showParenting) {
			t.praised++
		}
	}
	change := func(k show, kind, words string) {
		if s.has(k) && !t.change.at(l) && !l.lapse("incident-only") && !l.lapse("referral-as-outcome") {
			t.changeKinds[kind]++
			t.change.add(l, words)
		}
	}
	change(showMeasure, "measure", "how it will be known")
	if !l.lead || !t.survivor(l.first) { // what the survivor is to do then follows of nothing
		change(showFollows, "consequence", "what follows if not")
	}
	change(showNotDone, "not attendance", "attendance is not change")
}

func (t *tally) learntApart(l *line) {
	s := l.shown
	if s.has(showApart) && !t.apart.at(l) {
		t.apart.add(l, "apart")
	}
	// Before anybody is told to have left, it is a threat for that case.
	if s.has(showAfter) && len(t.apart) > 0 && !l.inPlan() && !t.after.at(l) && t.ofPerpetrator(l) && !l.lapse("separation-as-safety") {
		t.after.add(l, "after leaving")
	}
	if s.has(showMeet) && !t.contact.at(l) {
		t.meeting(l)
	}
	note := func(k show, kind string) {
		if s.has(k) && !t.contactShown.at(l) {
			t.contactKinds[kind]++
			t.contactShown.add(l, kind)
		}
	}
	if !t.mentionsSurvivor(l.sentence) && !l.people.has(couple) {
		note(showOverseen, "overseen or held back")
	}
	note(showWish, "the child's wish")
	note(showWeighed, "weighed against the pattern")
}

// learntTasks are the tasks of lines that ask something of somebody in words that
// no plan is read by.
func (t *tally) learntTasks() {
	there := map[lint.Evidence]bool{}
	for _, k := range t.plan {
		there[lint.Evidence{Block: k.at.Block, Span: k.at.Span}] = true
	}
	for i := range t.lines {
		l := &t.lines[i]
		at := lint.Evidence{Block: l.block, Span: l.span}
		due := l.has.has(planDuty) || l.has.has(expected)
		if there[at] || !l.shown.some(showAskStop, showAskBoth) || !l.inPlan() && !due || !due && t.ofOthers(l) {
			continue
		}
		k := task{at: at}
		t.whole[at] = true
		switch s := l.shown; {
		case s.has(showAskStop):
			k.owner, k.aim = perpetrator, aimBehaviour
		case s.has(showAskWork):
			k.owner, k.aim = perpetrator, aimAbuseWork
		case s.has(showAskOther):
			k.owner, k.aim = perpetrator, aimOther
		case s.has(showAskSurvivor):
			k.owner = survivor
		default:
			k.owner = couple
		}
		t.plan = append(t.plan, k)
	}
}

// ofOthers reports whether a line begins with somebody else and does not mention the
// one who abuses: what the police or the survivor have done is asked of nobody.
func (t *tally) ofOthers(l *line) bool {
	return l.first != nobody && !t.perpetrator(l.first) && l.first != couple && l.first < adult && !t.mentionsPerpetrator(l.sentence)
}

// byWhole notes of the last of some evidence that no words but the line as a whole
// show it.
func (t *tally) byWhole(p places) { t.whole[p[len(p)-1]] = true }

// at reports whether there is evidence of a line.
func (p places) at(l *line) bool {
	for i := len(p) - 1; i >= 0 && p[i].Block == l.block; i-- {
		if p[i].Span == l.span {
			return true
		}
	}
	return false
}
