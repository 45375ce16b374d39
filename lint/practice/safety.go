package practice

import (
	"slices"

	"github.com/dalint/dalint/lint"
)

// recordSafety is D16: asked only of what the one who abuses will read.
func recordSafety(t *tally, _ limits) answer {
	if !t.Shared {
		return answer{}
	}
	var found places
	withheld, grave := false, false
	lines := slices.Concat(t.lines, t.heads) // "Emergency contact: Ann Reid" is read as either
	for i := range lines {
		l := &lines[i]
		withheld = withheld || l.has.has(safetyWithheld)
		if note := t.unsafe(l); note != "" {
			found.add(l, note)
			// What a child has said goes into most reports to a court or conference.
			grave = grave || note != toldInPrivate && note != saidOfThem || l.subject != child && !t.childSays(l)
		}
	}
	return answer{
		status:  grade(len(found) == 0, withheld || !grave),
		figures: []lint.Figure{fig("places", len(found))},
		shown:   found, also: found,
	}
}

const (
	toldInPrivate = "something told in private"
	inField       = "where somebody lives, learns or is to be found"
	saidOfThem    = "what somebody has said of the one who abuses"
)

// risks are what a place would tell the one who abuses, the first that it tells
// before the others. Places count that speak of the family; some count as well that
// name nobody of it ("the locks were changed"), unless they speak of certain others.
// What the one who abuses is mentioned beside is mostly what he or she knows, where
// it is about who is where at what time.
var risks = []struct {
	concept concept
	note    string
	unless  people // whose mention makes it about somebody else; nobody: only the family counts
	known   bool   // not where the one who abuses is mentioned
}{
	{concept: safetyRefuge, note: "a refuge or shelter", unless: mentioning(perpetrator)},
	{concept: safetyPlan, note: "a plan to stay safe"},
	{concept: safetyMeasure, note: "what keeps somebody safe", unless: mentioning(perpetrator)},
	{concept: safetyPhone, note: "how somebody can be reached"},
	{concept: safetyAddress, note: "where somebody lives or works", unless: mentioning(perpetrator, professional)},
	{concept: safetyOrder, note: "a step in law or advice taken", unless: mentioning(perpetrator)},
	{concept: safetySeeing, note: "when and where somebody is seen"},
	{concept: safetySchool, note: "a child's school or club"},
	{concept: safetyRoutine, note: "where somebody is to be found, and when", known: true},
	{concept: safetySupport, note: "who supports somebody"},
	{concept: safetyHelper, note: "who has told of the abuse, or helps", unless: mentioning(perpetrator)},
	{concept: safetyUnknown, note: "something that the one who abuses may not know"},
	{concept: safetyDisclosure, note: toldInPrivate},
}

// mentioning is the set of some people.
func mentioning(some ...who) (p people) {
	for _, w := range some {
		p.add(w)
	}
	return p
}

// unsafe says what a line would tell the one who abuses, or nothing.
func (t *tally) unsafe(l *line) string {
	if l.has.has(safetyWithheld) {
		return ""
	}
	label := t.label(l)
	switch {
	case label == nil:
	case t.mentionsPerpetrator(label):
		return "" // "Father's address"
	case label.has.has(safetyField) && l.words > 0:
		return inField
	case label.people.has(professional):
		return "" // "Social worker"
	}
	if field(l) && !l.people.has(perpetrator) {
		return inField
	}
	if l.phone && !l.people.has(perpetrator) && !l.people.has(professional) {
		return "a number or an address"
	}
	// Whoever is not the one who abuses may be one to be found through: her sister,
	// or a "her" that is read as somebody else.
	theirs := t.mentionsSurvivor(l.sentence) || l.people.has(child) || t.survivor(l.subject) ||
		l.subject == adult || l.people.has(couple) || l.people.has(adult) && !l.people.has(perpetrator)
	for i := range risks {
		r := &risks[i]
		switch {
		case !l.has.has(r.concept), r.known && l.people.has(perpetrator), !theirs && (r.unless == 0 || r.unless&l.people != 0):
		case r.concept == safetyUnknown, t.ofAnother(l, r.concept):
			return r.note
		}
	}
	if theirs && l.named && !l.people.has(perpetrator) {
		return "a place by its name"
	}
	if theirs && t.speaksOfThem(l) {
		return saidOfThem
	}
	return ""
}

// label is what stands before a cell in its row, where that is short enough to be what
// the cell is about: "School", "Mother's address". Nil where there is none.
func (t *tally) label(l *line) *sentence {
	if l.row < 0 {
		return nil
	}
	cells := t.rows[l.row].cells
	at := -1
	for c := range cells {
		if cells[c].block == l.block {
			at = c
		}
	}
	before, ok := cells[at-1]
	if at < 0 || !ok || len(before.sentences) != 1 || before.sentences[0].words > longestLabel {
		return nil
	}
	return &before.sentences[0]
}

// longestLabel is how many words a form has for what stands behind.
const longestLabel = 5

// field reports whether a line is a form's own word with what is filled in behind a
// colon: "School: Kinnoull Primary".
func field(l *line) bool {
	h := l.hit(safetyField)
	return h != nil && h.wordLast == ":" && l.row < 0
}

// ofAnother reports whether a concept is told of somebody else than the one who
// abuses.
func (t *tally) ofAnother(l *line, c concept) bool {
	for i := range l.hits {
		h := &l.hits[i]
		of := h.doer
		if of == nobody {
			of = l.subject
		}
		if h.concept == c && !t.perpetrator(of) {
			return true
		}
	}
	return false
}

// speaksOfThem reports whether a line has what the survivor or a child says of the
// one who abuses.
func (t *tally) speaksOfThem(l *line) bool {
	for i := range l.acts {
		if a := &l.acts[i]; (t.survivor(a.told) || a.told == child) && !t.perpetrator(a.patient) {
			return true
		}
	}
	h := l.hit(telling)
	return h != nil && h.near && (t.survivor(h.doer) || h.doer == child) && t.mentionsPerpetrator(l.sentence)
}

// childSays reports whether a line has the words of a child.
func (t *tally) childSays(l *line) bool {
	for _, q := range l.quotes {
		if q.by == child {
			return true
		}
	}
	h := l.hit(telling)
	return h != nil && h.doer == child
}
