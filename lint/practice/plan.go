package practice

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// aim is what a task asks for.
type aim uint8

const (
	aimOther     aim = iota
	aimBehaviour     // to stop, give back, stay away, own up
	aimAbuseWork     // to attend work on the abuse
	aimAttend        // to attend something else
	aimOff           // help for something else, as the answer to abuse
)

// task is one thing that a plan asks of somebody.
type task struct {
	owner    who
	aim      aim
	conflict bool // makes the abuse a matter of how two people get on
	measured bool // says how it will be known
	source   bool // and from whom
	at       lint.Evidence
}

// tasks reads the plan: rows of tables with an owner, list items and sentences
// of a plan, and what a lead-in asks ("The Department expects her to:").
func (v *view) tasks() []task {
	var out []task
	for i := range v.rows {
		if t, ok := v.rowTask(&v.rows[i]); ok {
			out = append(out, t)
		}
	}
	for i := range v.lines {
		if t, ok := v.lineTask(&v.lines[i]); ok {
			out = append(out, t)
		}
	}
	return out
}

// rowTask reads a row that has a column for what is to be done.
func (v *view) rowTask(r *row) (task, bool) {
	var t task
	var what *cell
	owned, dated := false, false
	for _, c := range r.ownersFirst() {
		h := r.head[c]
		cl, there := r.cells[c]
		switch {
		case h.has.has(headChange):
			t.measured = t.measured || len(cl.sentences) > 0
			for k := range cl.sentences {
				s := &cl.sentences[k]
				t.source = t.source || s.people&^(1<<perpetrator) != 0 || s.has.has(enquired) || s.has.has(measure)
			}
		case ofOwner(h):
			owned = true
			if !there || t.owner != nobody {
				continue
			}
			if t.owner = v.named(cl.block); t.owner == nobody && everybody[strings.ToLower(strings.Trim(v.Document.Blocks[cl.block].Text, " ."))] {
				t.owner = couple
			}
			if t.owner == nobody {
				for k := range cl.sentences {
					t.owner = widest(t.owner, &cl.sentences[k])
				}
			}
		case h.has.has(headWhen) && h.words <= 3:
			dated = true
		case h.has.has(headAction) || h.people != 0 && h.has.has(planDuty):
			if (h.lead || h.has.has(planDuty)) && h.first != nobody && t.owner == nobody {
				t.owner, owned = h.first, true
			}
			if what == nil || length(&cl) > length(what) {
				what = &cl
			}
		}
	}
	if what == nil || !owned && !dated && r.zone&zonePlan == 0 || len(what.sentences) == 0 {
		return t, false
	}
	// "Brett to return the card | Police to collect" asks something of Brett.
	if s := &what.sentences[0]; t.owner == nobody || s.lead && v.perpetrator(s.first) && s.has.has(behaviourTask) && (s.has.has(planDuty) || s.hit(behaviourTask).negated || s.hit(behaviourTask).word == "not") {
		t.owner = s.first
	}
	for k := range what.sentences {
		t.read(&what.sentences[k])
	}
	t.at = lint.Evidence{Block: what.block, Span: what.sentences[0].span}
	return t, true
}

// rowOwner is who the owner's cell of a row names; nobody where there is none.
func (v *view) rowOwner(r *row) who {
	for _, c := range r.ownersFirst() {
		if cl, there := r.cells[c]; there && ofOwner(r.head[c]) {
			return v.named(cl.block)
		}
	}
	return nobody
}

// ofOwner reports whether a heading is that of a column of owners.
func ofOwner(head *sentence) bool {
	return head.has.has(headOwner) && head.words <= 3
}

// ownersFirst are the columns that have a heading: those of owners, since another
// column says whose a task is only where these do not, and then the rest, each from
// the left.
func (r *row) ownersFirst() []int {
	var ofOwners, rest []int
	for _, c := range slices.Sorted(maps.Keys(r.head)) {
		if ofOwner(r.head[c]) {
			ofOwners = append(ofOwners, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(ofOwners, rest...)
}

func length(c *cell) int {
	n := 0
	for i := range c.sentences {
		n += c.sentences[i].words
	}
	return n
}

// everybody are owners' cells that name nobody and mean both adults.
var everybody = map[string]bool{
	"all": true, "both": true, "everyone": true, "everybody": true, "family": true, "the family": true, "parents": true, "all parties": true,
	"all family": true, "whole family": true, "both parents": true, "family members": true,
}

// longestPair is the number of words up to which two names are one owner.
const longestPair = 5

// named is who a cell names with nothing but names: "Mark", which at the head of
// a sentence could as well be a verb, "Mark; police to check", or "Eilidh Watt /
// Mark". Beside those who work with the family it is the one of the family whose
// task it is, and beside each other it is both.
func (v *view) named(block int) who {
	words := v.Document.Blocks[block].Text
	if i := strings.IndexAny(words, ";("); i >= 0 {
		words = words[:i]
	}
	owner := nobody
	for _, name := range owners.Split(words, -1) {
		switch w := v.whose(strings.TrimSpace(name)); {
		case w == nobody, w == owner, w == professional && owner != nobody:
		case owner == nobody, owner == professional:
			owner = w
		case v.perpetrator(owner) && v.survivor(w), v.survivor(owner) && v.perpetrator(w):
			return couple
		}
	}
	return owner
}

// owners is what stands between the owners of a task.
var owners = regexp.MustCompile(`[/,&+]| and `)

// whose is who has a name; nobody where it is nobody's of the case.
func (v *view) whose(words string) who {
	if v.Cast == nil || words == "" {
		return nobody
	}
	for i := range v.Cast.People {
		p := &v.Cast.People[i]
		if strings.EqualFold(p.Name, words) || slices.ContainsFunc(p.Aliases, func(a string) bool { return strings.EqualFold(a, words) }) {
			return v.reading.as(part(&cast.Mention{Person: cast.PersonID(i), Role: p.Role, Adult: true}))
		}
	}
	return nobody
}

// widest is who owns a task by the words of the owner's cell: the first person
// named, or both.
func widest(w who, s *sentence) who {
	switch {
	case w != nobody:
		return w
	case s.has.has(jointTask), s.people.has(couple), s.words <= longestPair && s.people.has(perpetrator) && s.people.has(survivor):
		return couple
	case s.first == nobody:
		return professional // an agency, or a title that names nobody
	}
	return s.first
}

// read adds what a sentence asks for; the most demanding aim stands.
func (t *task) read(s *sentence) {
	a := aimOther
	switch {
	case s.asksBehaviour() && !(s.has.has(offTarget) && s.has.has(attendTask)):
		a = aimBehaviour
	case s.has.has(abuseWork) && s.has.has(offered):
		// "to be signposted to a service" asks for nothing
	case s.has.has(abuseWork):
		a = aimAbuseWork
	case s.has.has(offTarget):
		a = aimOff
	case s.has.has(attendTask):
		a = aimAttend
	}
	if t.aim == aimOther || a != aimOther && a < t.aim {
		t.aim = a
	}
	t.conflict = t.conflict || s.has.has(jointConflict)
	t.measured = t.measured || s.has.has(measure)
}

// asksBehaviour reports whether behaviour is asked for, and not only named in
// the title of a course: "the behaviour change programme".
func (s *sentence) asksBehaviour() bool {
	if !s.has.has(behaviourTask) {
		return false
	}
	for i := range s.hits {
		h := &s.hits[i]
		if h.concept != behaviourTask {
			continue
		}
		inTitle := false
		for k := range s.hits {
			o := &s.hits[k]
			inTitle = inTitle || o.concept == abuseWork && o.span.Start <= h.span.Start && h.span.End <= o.span.End
		}
		if !inTitle {
			return true
		}
	}
	return false
}

// happened reports whether a sentence tells an act that happened; what is not to
// happen is no such act.
func (s *sentence) happened() bool {
	for i := range s.acts {
		if s.acts[i].counts && !s.acts[i].planned {
			return true
		}
	}
	return false
}

// demands reports whether a sentence asks for something in so many words: "to"
// before a verb does so in a list alone.
func (s *sentence) demands() bool {
	for i := range s.hits {
		if h := &s.hits[i]; h.concept == planDuty && h.word != "to" || h.concept == expected {
			return true
		}
	}
	return false
}

// promises reports whether a sentence tells what one of the two has said that
// he or she will do, to which nobody holds them: "He has told me that he will".
func (v *view) promises(s *sentence) bool {
	h := s.hit(telling)
	return h != nil && s.lead && h.doer == s.first && h.near && (v.perpetrator(s.first) || v.survivor(s.first)) && said[h.word]
}

// said are forms by which something is told to have been said.
var said = words("said says told tells stated states reported reports advised explained explains confirmed confirms mentioned indicated added")

// asked is whom a sentence that somebody else begins asks something of: "I
// recommend that Mark give back the card".
func (v *view) asked(s *sentence) who {
	for i := range s.hits {
		h := &s.hits[i]
		if (h.concept == behaviourTask || h.concept == abuseWork || h.concept == attendTask) && v.perpetrator(h.doer) {
			return h.doer
		}
	}
	return nobody
}

// lineTask reads a sentence outside tables.
func (v *view) lineTask(l *line) (task, bool) {
	t := task{owner: l.subject, at: lint.Evidence{Block: l.block, Span: l.span}}
	if l.zone&zoneLabels != 0 || l.row >= 0 && (l.inPlan() || !l.has.has(expected) || !l.has.has(behaviourTask)) {
		return t, false
	}
	item := l.kind == text.ListItem || l.marked
	told := l.happened() && !(item && l.has.has(behaviourTask))
	asks := l.zone&zonePlan != 0 && (l.lead && item || l.has.has(planDuty)) && !told
	if l.zone&zonePlan != 0 && item && !asks && !told && v.perpetrator(l.first) && (l.has.has(behaviourTask) || l.has.has(abuseWork)) {
		asks = true // "No contact by Mark with Sarah", "Referral of Mark to the programme"
	}
	if asks && !item && v.perpetrator(t.owner) && !l.demands() {
		asks = false // "He has gone to stay with a friend"
	}
	if asks && t.owner == professional {
		if w := v.asked(l.sentence); w != nobody {
			t.owner = w
		}
	}
	if w := owner(l.zone); asks && item && !l.lead && w != nobody && l.before == nil {
		t.owner = w // "To stop ringing" under "Expectations of Mark"
	}
	if asks && t.owner == survivor && l.has.has(wish) && !l.has.has(attendTask) {
		asks = false // what the survivor wants is no task
	}
	if l.before != nil && !asks {
		asks = l.before.has.has(expected) || l.before.has.has(planDuty)
	}
	if !asks && l.has.has(expected) && v.mentionsPerpetrator(l.sentence) {
		asks = true
		if t.owner == nobody {
			t.owner = perpetrator
		}
	}
	if !asks || v.promises(l.sentence) {
		return t, false
	}
	if l.has.has(jointTask) && (!l.lead || l.first == couple || l.first == nobody) {
		t.owner = couple
	}
	t.read(l.sentence)
	return t, true
}
