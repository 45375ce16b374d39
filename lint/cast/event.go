package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// find collects the sentence's events in order.
func (e *eventFinder) find() {
	if e.to <= e.from || e.p.Sentences[e.s].Kind == language.Label && e.to-e.from < 6 {
		return
	}
	e.setting = e.outside()
	for i := e.from; i < e.to; i++ {
		if e.at("person-of-doing", i) > 0 {
			e.b.doer[e.s] = true
		}
		if e.lex.At("abuse-word", e.p, i, e.to) == 0 {
			continue
		}
		switch end := 0; {
		case e.mentionNoun(i) || e.used > i && e.told(i):
		case e.verb(i, &end), e.adjective(i, &end), e.injured(i, &end), e.idiom(i, &end), e.noun(i, &end), e.injury(i, &end):
			i = max(i, end-1)
		}
	}
	e.tidy()
}

// mentionNoun reports whether token i is the noun of a person ("the accused",
// "a victim of"), which is no act.
func (e *eventFinder) mentionNoun(i int) bool {
	m := e.b.MentionOver(i)
	if m == nil || m.class == classPronoun {
		return false
	}
	return true
}

// told reports whether a noun event already covers token i: "a punch was thrown".
func (e *eventFinder) told(i int) bool {
	if len(e.events) == 0 {
		return false
	}
	last := &e.events[len(e.events)-1]
	return last.From <= i && i < last.To && (last.Form != ActiveVerb && last.Form != PassiveVerb || last.noun)
}

// outside reports whether the sentence speaks of an accident, sport, work or
// another setting outside domestic abuse.
func (e *eventFinder) outside() bool {
	for i := e.from; i < e.to; i++ {
		if e.at("not-abuse-setting", i) > 0 {
			return true
		}
	}
	return e.brokenIn
}

// tellsBreakIn reports whether a paragraph tells of one: what was broken in a
// burglary stays so in the sentences about it.
func tellsBreakIn(p *language.Paragraph) bool {
	for i := range p.Tokens {
		if hasLemma(&p.Tokens[i], breakIns) {
			return true
		}
	}
	return false
}

var breakIns = set("burglary burglar break-in housebreaking robbery robber")

// participant turns a mention into who stands in a role.
func participant(m *Mention) Participant {
	if m == nil {
		return Participant{Person: NoPerson}
	}
	return Participant{Person: m.Person, Kind: m.Kind, Role: m.Role, Group: m.Group, From: m.From, To: m.To}
}

// implied is a participant that grammar gives but no word nearby says.
func implied(m *Mention) Participant {
	q := participant(m)
	if m != nil {
		q.Kind, q.From, q.To = Implied, m.To, m.To
	}
	return q
}

// add appends an event, with what goes for all of them.
func (e *eventFinder) add(ev Event, agent, patient *Mention) {
	ev.Sentence = e.s
	if ev.Act == NoAct {
		ev.Act = Abuse
	}
	ev.Stranger = ev.Stranger || e.stranger(agent, patient)
	ev.From, ev.To = clip(ev.From, e.to), clip(ev.To, e.to)
	ev.Negated = ev.Negated && !(ev.Form == Happens && e.until(ev.To))
	for ev.From < ev.To-1 && (strings.HasPrefix(e.p.Tokens[ev.From].Text, "'") || strings.HasPrefix(e.p.Tokens[ev.From].Text, "’")) {
		ev.From++ // a clitic: "She|'d been strangled"
	}
	if ev.To <= ev.From {
		return
	}
	e.used = max(e.used, ev.To)
	e.events = append(e.events, ev)
}

// until reports whether a denial holds only up to a time: "the abuse didn't
// start until Isla was born".
func (e *eventFinder) until(i int) bool {
	for k := max(i-1, e.from); k < min(e.to, i+4); k++ {
		if n := e.norm(k); n == "until" || n == "till" {
			return true
		}
	}
	return false
}

// stranger reports whether who does it, or to whom, puts an act outside
// domestic abuse.
func (e *eventFinder) stranger(agent, patient *Mention) bool {
	if agent != nil {
		switch {
		case agent.class == classStranger, agent.Role == Other && agent.class != classKin:
			return true
		case agent.Role == Professional, agent.Group == Agency:
			return true
		case agent.Role == Child || !agent.Adult && agent.class == classChild:
			return true
		case agent.Group == People && agent.Role != Perpetrator && agent.class != classPronoun:
			return true
		}
	}
	if patient != nil {
		switch {
		case patient.Group == People && patient.class != classPronoun && agent == nil:
			return true
		case patient.class == classStranger, patient.class == classChild && patient.Role == Other, patient.Role == Professional, patient.Group == Agency:
			return true
		}
	}
	return agent == nil && e.setting || e.childhood()
}

// childhood reports whether the sentence is about someone's own childhood,
// which is not the abuse of the case.
func (e *eventFinder) childhood() bool {
	for i := e.from + 1; i < e.to; i++ {
		if n := e.norm(i); n == "childhood" && (e.norm(i-1) == "in" || e.norm(i-2) == "in" || e.norm(i-1) == "during" || e.norm(i-2) == "during") ||
			(n == "child" || n == "boy" || n == "girl" || n == "teenager") && e.norm(i-1) == "a" && e.norm(i-2) == "as" {
			return true
		}
	}
	return false
}

// tidy merges coordinated acts that a reader sees as one and drops injuries
// that an act in the same sentence has caused.
func (e *eventFinder) tidy() {
	acts := false
	for i := range e.events {
		f := e.events[i].Form
		acts = acts || (f == ActiveVerb || f == PassiveVerb) && (e.events[i].Act == Abuse || e.events[i].Act == Protect) && !e.events[i].Negated
	}
	kept := e.events[:0]
	for _, ev := range e.events {
		if ev.Form == Injury && (acts || len(kept) > 0 && ev.From < kept[len(kept)-1].To) {
			continue
		}
		if n := len(kept); n > 0 && ev.Form == Injury && kept[n-1].Form == Injury && ev.Patient.Kind == Absent && kept[n-1].Patient.Kind != Absent {
			continue // "has been injured, including a fractured wrist"
		}
		if n := len(kept); n > 0 && e.continues(&kept[n-1], &ev) {
			kept[n-1].To = ev.To
			continue
		}
		kept = append(kept, ev)
	}
	e.events = kept
}

// continues reports whether b goes on where a left off: "was punched and
// dragged by the hair".
func (e *eventFinder) continues(a, b *Event) bool {
	if a.Form != b.Form || a.Form != PassiveVerb || a.Tactic != b.Tactic || a.Negated != b.Negated || a.Mood != b.Mood ||
		a.Stranger != b.Stranger || a.Agent.Kind != b.Agent.Kind || a.Agent.From != b.Agent.From || a.Patient.From != b.Patient.From || b.From < a.To {
		return false
	}
	for i := a.To; i < b.From; i++ {
		if n := e.norm(i); n != "and" && n != "," && n != "or" && n != "then" && e.tag(i) != "RB" {
			return false
		}
	}
	return true
}
