package practice

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// tactics are the ways of abusing that are told apart; "general" abuse is none.
var tactics = []string{
	"physical", "sexual", "threat", "control", "emotional", "economic", "isolation", "surveillance", "children", "systems",
}

// cueTactics say what a cue in the mouth of a sentence about the one who
// abuses stands for.
var cueTactics = []struct {
	concept concept
	tactic  string
}{
	{tacticViolence, "physical"}, {tacticWatch, "surveillance"}, {tacticMoney, "economic"}, {tacticIsolate, "isolation"}, {tacticRule, "control"},
	{tacticThreat, "threat"}, {tacticDemean, "emotional"}, {tacticChild, "children"}, {tacticSystems, "systems"},
}

// classes are the classes of protective effort, by concept.
var classes = []struct {
	concept concept
	name    string
}{
	{protectShield, "shielding the children"}, {protectManage, "managing the danger"}, {protectPlan, "planning ahead"},
	{protectHelp, "seeking help"}, {protectNurture, "keeping daily life going"}, {protectResist, "resisting"},
}

// domains are the parts of a child's life that may be touched.
var domains = []struct {
	concept concept
	name    string
	plain   bool // its words are also those of ordinary life, and need a word of trouble
}{
	{effectFeeling, "feelings", false}, {effectConduct, "behaviour", false}, {effectLearning, "learning", true},
	{effectBody, "health", true}, {effectFriends, "friends and interests", true}, {effectHome, "home", true},
	{effectFamily, "family", true},
}

// places is evidence of one kind.
type places []lint.Evidence

func (p *places) add(l *line, note string) {
	*p = append(*p, lint.Evidence{Block: l.block, Span: l.span, Note: note})
}

// tally is the evidence of a document, added up.
type tally struct {
	*view

	named     places         // abusive acts, in the writer's voice, with who did them
	told      places         // the same in words that are reported
	agentless places         // abuse told without its doer
	tactics   map[string]int // acts by tactic, whoever tells them
	incidents places         // abuse as counted events
	patterns  places         // how often, how long, or the word pattern
	dates     int            // dates of what was done
	resisted  places         // acts of the survivor against the one who abuses

	earlier, records places
	calls            places // earlier calls and reports about this family
	sources          map[string]bool
	sourceShown      places
	looked           int // sentences in which a source was gone to

	childActs     places // something done to, or in front of, the child by somebody
	childPresence places

	impact      places
	impactKinds map[string]int
	impactLinks places
	childVoice  places

	efforts     places
	effortKinds map[string]int

	partner      places
	partnerKinds map[string]int
	past         int // signs that the survivor was worked past

	adversity, tied places
	causes          int // adversities given as the cause

	met, parent, expects places
	parentSurvivor       int
	praised              int

	plan []task

	change      places
	changeKinds map[string]int

	apart, after places
	apartSafe    int

	contactBlock int // where contact was last spoken of
	contact      places
	contactKinds map[string]int
	contactShown places

	vague    int
	concrete places

	attributed, unknown, quotes places
}

// count adds up what the lines show.
func count(v *view) *tally {
	t := &tally{
		view: v, tactics: map[string]int{}, sources: map[string]bool{}, impactKinds: map[string]int{}, effortKinds: map[string]int{},
		contactBlock: -1, partnerKinds: map[string]int{}, changeKinds: map[string]int{}, contactKinds: map[string]int{},
	}
	for i := range v.lines {
		l := &v.lines[i]
		if l.zone&zoneLabels != 0 || l.words < 2 && l.row < 0 {
			continue
		}
		var last *line
		if i > 0 {
			last = &v.lines[i-1]
		}
		t.acts(l)
		t.history(l)
		t.child(l, last)
		t.survivorDoes(l)
		t.partnering(l)
		t.adversities(l, last)
		t.parenting(l)
		t.changing(l, last)
		t.separation(l)
		t.seeing(l, last)
		t.attribution(l)
	}
	t.plan = v.tasks()
	for _, k := range t.plan {
		if t.perpetrator(k.owner) && (k.aim == aimBehaviour || k.aim == aimAbuseWork) {
			t.expects = append(t.expects, k.at)
		}
		if t.perpetrator(k.owner) && k.measured {
			t.changeKinds["measure"]++
			t.change = append(t.change, lint.Evidence{Block: k.at.Block, Span: k.at.Span, Note: "how it will be known"})
			if k.source {
				t.changeKinds["source"]++
			}
		}
	}
	return t
}

// inPlan reports whether a line says what is to happen rather than what did.
func (l *line) inPlan() bool { return l.zone&(zonePlan|zoneChange) != 0 }

// about reports whether a line tells what the one who abuses does.
func (t *tally) about(l *line) bool { return t.perpetrator(l.subject) }

// acts notes what was done, by whom and how it is told.
func (t *tally) acts(l *line) {
	done := false
	for i := range l.acts {
		a := &l.acts[i]
		if !a.counts || a.planned {
			continue
		}
		agent := a.agent
		if a.agentless && l.before != nil && !l.lead {
			agent = l.before.last // "He has: followed her to work"
		}
		switch {
		case t.perpetrator(agent):
			done = true
			if a.tactic != "general" {
				t.tactics[a.tactic]++
				t.concrete.add(l, a.tactic)
			}
			if a.told == nobody && (l.told == nobody || !t.survivor(l.told)) {
				t.named.add(l, a.tactic)
			} else if a.told != perpetrator {
				t.told.add(l, a.tactic)
			}
		case agent == adult && !t.hasPerpetrator && !t.hasSurvivor:
			// Who abuses whom is open; what was done is told all the same.
			if a.tactic != "general" {
				t.tactics[a.tactic]++
				t.concrete.add(l, a.tactic)
			}
		case agent == survivor:
			t.resisted.add(l, "")
		case agent == nobody:
			if a.tactic != "general" {
				t.tactics[a.tactic]++
			}
		}
	}
	if l.lapse("absent-perpetrator") {
		t.agentless.add(l, "nobody is named as doing it")
	}
	if l.lapse("incident-only") {
		t.incidents.add(l, "a counted event")
	}
	if l.lapse("euphemism") || l.lapse("mutualising") || l.lapse("incident-only") || l.lapse("absent-perpetrator") {
		t.vague++
	}
	cued := t.cue(l, done)
	if !l.inPlan() && (done || cued || len(l.acts) > 0 || t.about(l) || l.zone&zonePattern != 0) {
		if l.shows(frequency) && !(t.survivor(l.subject) && !done && !cued && len(l.acts) == 0) && !l.lapse("incident-only") && (done || !l.people.has(couple)) {
			t.patterns.add(l, "how often or how long")
		}
		if l.shows(patternWord) && !t.survivor(l.subject) {
			t.patterns.add(l, "called a pattern")
		}
		t.dates += l.dates
		if l.row >= 0 && l.dates == 0 && t.dated(l.row) {
			t.dates++ // a chronology has its dates in a column of their own
		}
	}
}

// dated reports whether a row of a table has a date.
func (t *tally) dated(row int) bool {
	for _, c := range t.rows[row].cells {
		for i := range c.sentences {
			if c.sentences[i].dates > 0 {
				return true
			}
		}
	}
	return false
}

// cue notes what the one who abuses does beyond the acts that the lexicon of
// acts knows: a sentence about him or her and the survivor or a child, with the
// things that such acts are done with.
func (t *tally) cue(l *line, done bool) bool {
	if l.inPlan() || l.lapse("double-standard") || l.lapse("excuse") {
		return false
	}
	if !t.mentionsSurvivor(l.sentence) && !l.people.has(child) && l.before == nil {
		return false
	}
	if l.noted && l.before == nil {
		return false
	}
	about, found, strong, told := t.about(l), false, 0, false
	for _, c := range cueTactics {
		if c.concept == tacticViolence && l.before == nil {
			continue // outside lists the events say it better
		}
		for i := range l.hits {
			h := &l.hits[i]
			if h.concept != c.concept || h.quoted && c.concept != tacticThreat && c.concept != tacticDemean || h.negated && c.concept != tacticRule {
				continue
			}
			if !about && !(h.near && t.perpetrator(h.doer)) {
				continue
			}
			if c.concept == tacticDemean && h.told && t.perpetrator(h.teller) {
				continue // what he or she says of the other to the writer
			}
			if h.doer != nobody && !t.perpetrator(h.doer) && !h.quoted && !t.survivor(h.doer) && h.doer != child && !(about && h.doer == adult) {
				continue // "her", which nobody is known to be, is whom it is done to
			}
			if strong++; h.word != h.wordLast || l.before != nil || t.mentionsSurvivor(l.sentence) {
				strong++ // "works" and a child tell nothing yet
			}
			if strong > 1 {
				t.tactics[c.tactic]++
				found = true
				told = told || h.told && !t.perpetrator(h.teller) || t.tells(l)
			}
			break
		}
	}
	if found && !done {
		t.concrete.add(l, "")
		if t.told0(l) && !told {
			t.named.add(l, "")
		} else {
			t.told.add(l, "")
		}
	}
	return found
}

// tells reports whether a line begins with the survivor or a child as the one
// who says what it tells: "She says that Dale has her bank card".
func (t *tally) tells(l *line) bool {
	if !t.survivor(l.first) && l.first != child || !l.lead {
		return false
	}
	h := l.hit(telling)
	return h != nil && h.near && h.doer == l.first
}

// told0 reports whether a line is in the writer's own voice.
func (t *tally) told0(l *line) bool {
	return l.told == nobody || !t.survivor(l.told)
}

// history notes earlier relationships, a record, and where the writer looked.
func (t *tally) history(l *line) {
	if h := l.hit(earlier); h != nil && l.shows(earlier) && !l.has.has(notSeen) {
		t.earlier.add(l, "an earlier relationship")
	}
	if l.shows(record) && !l.has.has(notSeen) {
		t.records.add(l, "a record")
	}
	if l.shows(priorCalls) && !l.inPlan() && !l.has.has(notSeen) {
		t.calls.add(l, "earlier calls or reports")
	}
	if l.has.has(looked) && l.has.has(enquired) && !l.inPlan() || l.zone&zoneSources != 0 && l.has.has(enquired) {
		t.looked++
	}
	for i := range l.hits {
		if h := &l.hits[i]; h.concept == enquired && !l.inPlan() {
			if !t.sources[h.word] {
				t.sourceShown.add(l, "a source")
			}
			t.sources[h.word] = true
		}
	}
}

// child notes where the child was, what it did to the child, and the words of
// the child.
func (t *tally) child(l, last *line) {
	for _, q := range l.quotes {
		if q.by == child || q.by == nobody && (l.subject == child || l.zone&(zoneChild|zoneViews) != 0 && l.people.has(child)) {
			t.childVoice = append(t.childVoice, lint.Evidence{Block: l.block, Span: q.span, Note: "the child's words"})
		}
	}
	about := l.people.has(child) || l.subject == child || l.zone&zoneChild != 0 && l.subject != survivor
	// A plan may tell what a child has, beside what is to be done.
	if !about || l.inPlan() && (l.kind != text.Paragraph || l.row >= 0 || l.subject != child) {
		return
	}
	byPerpetrator := false
	for i := range l.acts {
		byPerpetrator = byPerpetrator || t.perpetrator(l.acts[i].agent) && !l.acts[i].negated
	}
	byPerpetrator = byPerpetrator || t.about(l) && l.has.tactical()
	present := l.has.has(presence)
	switch {
	case l.lapse("child-impact"):
	case byPerpetrator && (l.people.has(child) || present):
		t.childActs.add(l, "done to or in front of the child")
	case present && t.mentionsPerpetrator(l.sentence):
		t.childActs.add(l, "what the child saw or heard")
	case present && (concrete(l.sentence) || last != nil && last.block == l.block && concrete(last.sentence)):
		t.childPresence.add(l, "the child was there")
	case len(l.quotes) > 0 && (l.subject == child || l.quotes[0].by == child) && (len(l.acts) > 0 || l.has.tactical() || present):
		t.childPresence.add(l, "the child's account")
	}
	t.effects(l, last)
}

// concrete reports whether a sentence tells an act, and not only that there was
// abuse.
func concrete(s *sentence) bool {
	for i := range s.acts {
		if s.acts[i].tactic != "general" && !s.acts[i].negated {
			return true
		}
	}
	return false
}

// effects notes what has changed for the child, by part of life.
func (t *tally) effects(l, last *line) {
	if l.lapse("child-impact") {
		return
	}
	found := false
	for _, d := range domains {
		if !l.has.has(d.concept) || d.plain && !l.has.has(trouble) {
			continue
		}
		for i := range l.hits {
			h := &l.hits[i]
			if h.concept != d.concept || h.doer == survivor || h.doer == professional || h.doer == couple {
				continue
			}
			if h.doer == perpetrator && l.zone&zoneChild == 0 {
				continue // in a part about the child, "he" is as likely the child
			}
			if h.negated && !d.plain {
				continue
			}
			t.impactKinds[d.name]++
			t.impact.add(l, d.name)
			found = true
			break
		}
	}
	if !found {
		return
	}
	// The tie may stand in the sentence, in the one before, or in the heading.
	switch {
	case t.mentionsPerpetrator(l.sentence),
		l.has.has(link) && last != nil && last.block == l.block && t.mentionsPerpetrator(last.sentence),
		l.zone&zoneOfPerpetrator != 0:
		t.impactLinks.add(l, "tied to what is done")
	}
}

// survivorDoes notes efforts to keep the children safe and well.
func (t *tally) survivorDoes(l *line) {
	if l.inPlan() && l.zone&zoneCare == 0 {
		return
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
			if h.concept != c.concept || h.negated && c.concept != protectNurture && c.concept != protectShield || h.quoted {
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
	if !found && own && l.zone&zoneCare != 0 && l.words >= 6 && !l.has.has(adversity) && !l.has.has(telling) {
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
	if l.shows(alone) && t.mentionsSurvivor(l.sentence) && !l.has.has(notSeen) {
		note("seen alone")
	}
	if t.safely(l) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) {
		note("safe ways to be in touch")
	}
	if l.shows(back) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) {
		note("told what was seen")
	}
	if l.has.has(agreed) && (t.mentionsSurvivor(l.sentence) || t.survivor(l.subject)) && !l.lapse("survivor-held-responsible") {
		note("planned together")
	}
	for i := range l.hits {
		if h := &l.hits[i]; h.concept == wish && t.survivor(h.doer) && !h.quoted && !h.hedged && !l.lapse("victim-blaming") && !l.lapse("doubt") {
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
		t.causes++
		return
	}
	if !l.has.has(adversity) {
		// "It does not explain what he did": said of the sentence before.
		if l.has.has(adversityTied) && last != nil && last.block == l.block && last.has.has(adversity) && !l.inPlan() && !last.lapse("excuse") {
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
	switch {
	case l.has.has(adversityTied) && !(l.inPlan() && !t.mentionsPerpetrator(l.sentence)), byPerpetrator && !l.inPlan() && l.has.tactical():
		t.tied.add(l, "tied to what is done")
	case !l.inPlan() && !t.about(l):
		t.adversity.add(l, "named")
	}
}

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
		if h.concept == asked && !(h.word == "asked" && h.near && t.perpetrator(h.doer)) {
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
	ofSurvivor := t.survivor(l.subject) && !t.mentionsPerpetrator(l.sentence)
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
	if l.has.has(consequence) && !l.has.has(offered) && !ofSurvivor && !l.lapse("failure-to-protect") && !l.lapse("survivor-held-responsible") &&
		(t.mentionsPerpetrator(l.sentence) || here && !t.mentionsSurvivor(l.sentence)) {
		note("consequence", "what follows if not")
	}
	if l.has.has(sustained) && here && (t.mentionsPerpetrator(l.sentence) || l.zone&zoneChange != 0 || l.has.has(measure)) {
		note("time", "over how long")
	}
}

// separation notes living apart, and what is said of the time after.
func (t *tally) separation(l *line) {
	if l.has.has(separation) && !(l.inPlan() && t.survivor(l.subject)) {
		t.apart.add(l, "apart")
	}
	if l.lapse("separation-as-safety") {
		t.apartSafe++
		t.apart.add(l, "apart")
		return
	}
	acts := t.about(l) && (len(l.acts) > 0 || l.has.tactical())
	if l.has.has(since) && acts && !l.inPlan() {
		t.after.add(l, "after leaving")
		return
	}
	if l.has.has(afterwards) && (t.about(l) || t.mentionsPerpetrator(l.sentence) || l.has.has(separation) || l.zone&zoneRisk != 0) {
		t.after.add(l, "after leaving")
	}
}

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
