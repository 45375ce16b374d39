package practice

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// child notes where the child was, what it did to the child, and the words of
// the child.
func (t *tally) child(l, last *line) {
	for _, q := range l.quotes {
		if q.by == child || q.by == nobody && (l.subject == child || l.zone&(zoneChild|zoneViews) != 0 && l.people.has(child)) {
			t.childVoice = append(t.childVoice, lint.Evidence{Block: l.block, Span: q.span, Note: childSaid})
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
	byPerpetrator = byPerpetrator || t.about(l) && l.has.tactical() || t.harms(l)
	present := t.childThere(l)
	switch {
	case l.lapse("child-impact"):
	case byPerpetrator && (l.people.has(child) || present):
		t.childActs.add(l, childActed)
	case l.subject == child && l.hitPassive(tacticChild) && last != nil && last.block == l.block && (t.about(last) || t.mentionsPerpetrator(last.sentence)):
		t.childActs.add(l, childActed) // "Mateo was told to bring her a chair"
	case present && t.mentionsPerpetrator(l.sentence) && (len(l.acts) > 0 || l.has.tactical() || last != nil && last.block == l.block && (concrete(last.sentence) || last.has.tactical() && t.about(last))):
		t.childActs.add(l, childSaw)
	case present && (concrete(l.sentence) || l.has.has(vague) && !l.asleep() || last != nil && last.block == l.block && (concrete(last.sentence) || !l.asleep() && (last.has.has(vague) || last.lapse("euphemism")))):
		t.childPresence.add(l, childThere)
	case present && l.subject == child && l.row < 0 && !l.asleep() && t.actNear():
		t.childPresence.add(l, childThere)
	case len(l.quotes) > 0 && (l.subject == child || l.quotes[0].by == child) && (len(l.acts) > 0 || l.has.tactical() || present && t.mentionsPerpetrator(l.sentence)):
		t.childPresence.add(l, "the child's account")
	}
	t.effects(l, last)
}

// childThere reports whether a line says that the child was there, and not that
// a parent sees the child.
func (t *tally) childThere(l *line) bool {
	for i := range l.hits {
		h := &l.hits[i]
		if h.concept == presence && !h.negated && !(h.near && (h.doer == perpetrator || h.doer == survivor || h.doer == professional) && seeing[h.word]) {
			return l.zone&zoneContact == 0 || len(l.acts) > 0 || l.has.tactical()
		}
	}
	return false
}

// asleep reports whether all that a line says of where a child was is that the
// child slept, or was upstairs.
func (s *sentence) asleep() bool {
	for i := range s.hits {
		if h := &s.hits[i]; h.concept == presence && !strings.Contains(h.word+" "+h.wordLast, "asleep") && h.word != "upstairs" && h.wordLast != "bed" && h.wordLast != "cot" {
			return false
		}
	}
	return true
}

// hitPassive reports whether a concept occurs that begins with a form of being:
// "was made to".
func (s *sentence) hitPassive(c concept) bool {
	for i := range s.hits {
		if h := &s.hits[i]; h.concept == c && !h.negated && (h.passive || h.word == "was" || h.word == "were" || h.word == "being" || h.word == "been" || h.word == "is") {
			return true
		}
	}
	return false
}

// seeing are forms of seeing and watching, which an adult may do to a child.
var seeing = words("see sees seeing seen saw watch watches watched watching hear hears heard hearing")

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
			if h.concept != d.concept || h.hedged || h.due || h.doer == survivor || h.doer == professional || h.doer == couple {
				continue
			}
			// The effect is the child's: told of the child, or of "he" in a part
			// about the child.
			if h.doer != child && l.subject != child && l.zone&zoneChild == 0 {
				continue
			}
			if d.plain && (t.survivor(l.subject) || l.subject == couple) {
				continue // "Sarah takes Leo to nursery and keeps a tidy home"
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
		// "In my view these follow from how their father ran the home."
		if n := len(t.impact); n > 0 && t.impact[n-1].Block == l.block && l.has.has(link) && t.mentionsPerpetrator(l.sentence) && l.subject != child {
			t.impactLinks.add(l, "tied to what is done")
		}
		return
	}
	// The tie may stand in the sentence, in the one before, or in the heading.
	switch {
	case t.mentionsPerpetrator(l.sentence),
		l.has.has(link) && last != nil && last.block == l.block && t.mentionsPerpetrator(last.sentence),
		last != nil && last.block == l.block && concrete(last.sentence) && l.subject == child,
		l.zone&zoneOfPerpetrator != 0:
		t.impactLinks.add(l, "tied to what is done")
	}
}
