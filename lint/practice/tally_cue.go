package practice

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// cued is an act told with words that are no act by themselves.
type cued struct {
	*line
	tactic string
	mark   text.Span
	told   bool // in the account of the survivor or a child
}

// cue notes what the one who abuses does beyond the acts that the lexicon of
// acts knows: a sentence about him or her and the survivor or a child, with the
// things that such acts are done with.
func (t *tally) cue(l *line, done bool) bool {
	if l.inPlan() || l.lapse("double-standard") || l.lapse("excuse") || t.toDo(l) {
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
			if about && t.survivor(h.doer) && t.claims(l, h) {
				continue // what he or she says that the other did
			}
			if h.doer != nobody && !t.perpetrator(h.doer) && !h.quoted && !t.survivor(h.doer) && h.doer != child && !(about && h.doer == adult) {
				continue // "her", which nobody is known to be, is whom it is done to
			}
			if strong++; h.word != h.wordLast || l.before != nil || t.mentionsSurvivor(l.sentence) {
				strong++ // "works" and a child tell nothing yet
			}
			if strong > 1 {
				t.tactics[c.tactic]++
				t.cued = append(t.cued, cued{l, c.tactic, h.span, h.told && !t.perpetrator(h.teller) || t.tells(l)})
				found = true
				told = told || h.told && !t.perpetrator(h.teller) || t.tells(l)
			}
			break
		}
	}
	if found && !done {
		t.concrete.add(l, "")
		if t.ownAccount(l) {
			// what the one who abuses says of it is in nobody else's words
		} else if t.told0(l) && !told {
			t.named.add(l, "")
		} else {
			t.told.add(l, "")
		}
	}
	return found
}

// claims reports whether the one who abuses tells in a line what stands at a hit:
// to a worker, or to nobody that it says. What he or she tells the survivor is often
// a threat.
func (t *tally) claims(l *line, h *hit) bool {
	if h.told && t.perpetrator(h.teller) && !h.quoted {
		return true
	}
	say := l.hit(telling)
	return say != nil && (claiming[say.word] || l.people.has(professional))
}

// claiming are verbs of saying before what is said of somebody, and not to somebody.
var claiming = words("says said states stated reports reported claims claimed alleges alleged complains complained maintains maintained")

// toDo reports whether an item of a list says what is to be done: "to call the
// police if he turns up", below what was agreed.
func (t *tally) toDo(l *line) bool {
	return l.kind == text.ListItem && strings.HasPrefix(strings.ToLower(t.Document.Blocks[l.block].Text[l.span.Start:]), "to ") &&
		!(l.before != nil && t.perpetrator(l.before.last))
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

// ownAccount reports whether a line begins with the one who abuses as the one who
// says what it tells.
func (t *tally) ownAccount(l *line) bool {
	h := l.hit(telling)
	return h != nil && l.lead && t.perpetrator(l.first) && h.near && h.doer == l.first
}

// told0 reports whether a line is in the writer's own voice.
func (t *tally) told0(l *line) bool {
	return l.told == nobody || !t.survivor(l.told)
}
