package practice

import (
	"strings"

	"github.com/dalint/dalint/lint"
)

// places is evidence of one kind.
type places []lint.Evidence

func (p *places) add(l *line, note string) {
	*p = append(*p, lint.Evidence{Block: l.block, Span: l.span, Note: note})
}

// tally is the evidence of a document, added up.
type tally struct {
	*view
	line int // the number of the line that is looked at

	named     places         // abusive acts, in the writer's voice, with who did them
	told      places         // the same in words that are reported
	agentless places         // abuse told without its doer
	tactics   map[string]int // acts by tactic, whoever tells them
	cued      []cued
	incidents places // abuse as counted events
	patterns  places // how often, how long, or the word pattern
	dates     int    // dates of what was done
	resisted  places // acts of the survivor against the one who abuses

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
	apartBlock   int // where a separation was last told
	apartSafe    int

	contactBlock int // where contact was last spoken of
	contact      places
	meetings     int // of contact, those that are no worker's with the family
	contactKinds map[string]int
	contactShown places

	vague    int
	concrete places
	unowned  int // acts told in detail without who does them

	attributed, unknown, quotes places

	lapsed int // sentences that hide who does what to whom

	whole map[lint.Evidence]bool // evidence of a child, and tasks, that a line shows by all that it says alone
}

// count adds up what the lines show.
func count(v *view) *tally {
	t := &tally{
		view: v, tactics: map[string]int{}, sources: map[string]bool{}, impactKinds: map[string]int{}, effortKinds: map[string]int{},
		contactBlock: -1, apartBlock: -1, partnerKinds: map[string]int{}, changeKinds: map[string]int{}, contactKinds: map[string]int{},
		whole: map[lint.Evidence]bool{},
	}
	for i := range v.lines {
		t.line = i
		l := &v.lines[i]
		if l.zone&zoneLabels != 0 || l.words < 2 && l.row < 0 {
			continue
		}
		var last *line
		if i > 0 {
			last = &v.lines[i-1]
		}
		if len(l.lapses) > 0 {
			t.lapsed++
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
		t.learnt(l, last)
	}
	t.plan = v.tasks()
	t.learntTasks()
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

// skipped reports whether a line points to another document and tells nothing:
// "History as per previous reports".
func (l *line) skipped() bool {
	h := l.hit(priorCalls)
	return h != nil && (h.word == "previous" || h.word == "earlier") && len(l.acts) == 0 && l.dates == 0 && !l.number && strings.HasPrefix(h.wordLast, "report") && l.subject != professional && !l.people.has(perpetrator)
}

// acts notes what was done, by whom and how it is told.
func (t *tally) acts(l *line) {
	done := false
	for i := range l.acts {
		a := &l.acts[i]
		if !a.counts || a.planned {
			continue
		}
		agent := l.agent(a)
		switch {
		case t.perpetrator(agent):
			done = true
			if a.tactic != "general" {
				t.tactics[a.tactic]++
				t.concrete.add(l, a.tactic)
			}
			if a.tactic == "general" && l.lapse("incident-only") {
				// "an isolated incident of violence by the suspect" tells no act
			} else if a.told == nobody && (l.told == nobody || !t.survivor(l.told)) {
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
				t.unowned++
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
	if !done && !cued && t.deed(l) {
		cued = true
	}
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

// deed notes what the one who abuses is told as doing to the survivor or with
// what is the survivor's, in words that no list of acts or cues has.
func (t *tally) deed(l *line) bool {
	if l.inPlan() || l.zone&zoneParent != 0 || l.lapse("double-standard") || l.lapse("excuse") {
		return false
	}
	for i := range l.deeds {
		d := &l.deeds[i]
		if !t.perpetrator(d.doer) || d.quoted || d.told == perpetrator || d.to != survivor && !t.survivor(d.to) && !(d.to == adult && d.harm) && !(d.child && d.harm) {
			continue
		}
		t.concrete.add(l, "")
		if d.told == nobody && l.told == nobody {
			t.named.add(l, "")
		} else {
			t.told.add(l, "")
		}
		return true
	}
	return false
}

// harms reports whether the one who abuses is told in a line as doing something
// by force, rule or pursuit.
func (t *tally) harms(l *line) bool {
	for i := range l.deeds {
		if d := &l.deeds[i]; t.perpetrator(d.doer) && d.harm && !d.quoted {
			return true
		}
	}
	return false
}

// agent is who does an act: in a list, the one whom its lead-in names.
func (l *line) agent(a *act) who {
	if a.agentless && l.before != nil && !l.lead {
		return l.before.last // "He has: followed her to work"
	}
	if a.agentless && l.owned {
		return l.subject
	}
	return a.agent
}

// actNear reports whether an act is told within a few lines of the one that is
// looked at.
func (t *tally) actNear() bool {
	for i := max(0, t.line-linesNear); i <= min(t.line+linesNear, len(t.lines)-1); i++ {
		if l := &t.lines[i]; !l.inPlan() && (concrete(l.sentence) || t.harms(l)) && l.block >= t.lines[t.line].block-1 && l.block <= t.lines[t.line].block+1 {
			return true
		}
	}
	return false
}

// linesNear is how many lines on either side are near.
const linesNear = 3

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

// history notes earlier relationships, a record, and where the writer looked.
func (t *tally) history(l *line) {
	if h := l.hit(earlier); h != nil && l.shows(earlier) && !l.has.has(notSeen) && !l.has.has(unknown) && !(t.survivor(l.subject) && !t.mentionsPerpetrator(l.sentence)) {
		t.earlier.add(l, "an earlier relationship")
	}
	if l.shows(record) && !l.has.has(notSeen) {
		t.records.add(l, "a record")
	}
	if l.shows(priorCalls) && !l.inPlan() && !l.has.has(notSeen) && !l.skipped() {
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
