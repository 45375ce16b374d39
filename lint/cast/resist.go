package cast

import "strings"

// resists reports whether the act of the verb at token i is told as resistance or
// defence: by what it was for, or as done while the other one was at it.
func (e *eventFinder) resists(f *frame, agent, patient *Mention, i int) bool {
	if f.passive || agent == nil || agent.Role == Perpetrator {
		return false
	}
	if f.object != nil && e.fendsOff(f.object) {
		return true
	}
	for k := e.from; k < min(e.to, i+14); k++ {
		switch {
		case k > i && e.at("resist-purpose", k) > 0, k > i && e.stops(k, agent):
			return true
		case k < agent.From && e.at("resist-lead", k) > 0, k < i && e.at("resist-before", k) == f.group:
			return true
		case (k > i || k == e.from) && meanwhile[e.norm(k)] && e.attackedIn(k, agent, patient):
			return e.norm(k) != "when" || !e.underWay(f.group, i)
		}
	}
	return e.attackedBefore(agent, patient) || e.interrupts(agent, patient)
}

var meanwhile = set("as while when")

// fendsOff reports whether what an act is done to is got rid of by it: "pushed him
// away", "slapped him back", but not "pulled her off the sofa" or "hit her back".
func (e *eventFinder) fendsOff(object *Mention) bool {
	switch e.norm(object.To) {
	case "off", "away":
		return e.tag(object.To+1) != "DT" && e.tag(object.To+1) != "PRP$"
	case "back":
		next := e.norm(object.To + 1)
		return e.norm(object.From) != "her" && (next == "" || wordlike(next) && next != "to" && next != "into" && next != "against" || next == "." || next == ",")
	}
	return false
}

// stops reports whether token k begins a purpose that is to end what another does:
// "to stop him hitting Leo".
func (e *eventFinder) stops(k int, agent *Mention) bool {
	if e.norm(k) != "to" || e.norm(k+1) != "stop" && e.norm(k+1) != "prevent" {
		return false
	}
	m := e.b.MentionAt(k + 2)
	if m == nil || same(m, agent) {
		return false
	}
	for j := m.To; j < min(e.to, m.To+3); j++ {
		if strings.HasSuffix(e.norm(j), "ing") && e.at("abuse-word", j) > 0 {
			return true
		}
	}
	return false
}

// attackedIn reports whether the clause that the word at token k begins tells of
// abuse by another than agent: "while he was strangling her".
func (e *eventFinder) attackedIn(k int, agent, patient *Mention) bool {
	m := e.b.MentionAt(k + 1)
	if m == nil || m.Possessive || same(m, agent) || !same(m, patient) && m.gender == agent.gender && m.gender != anyGender {
		return false
	}
	for j := m.To; j < min(e.to, m.To+4); j++ {
		if strings.HasPrefix(e.tag(j), "VB") && e.at("abuse-word", j) > 0 && e.at("act-weak-person", j) == 0 {
			return !e.passiveGroup(e.groupStart(j), j)
		}
	}
	return false
}

// attackedBefore reports whether what stands in front of the sentence's subject tells
// of abuse by whom the act is done to: "Pinned to the bed by Tony, Helen bit him".
func (e *eventFinder) attackedBefore(agent, patient *Mention) bool {
	if e.norm(agent.From-1) != "," {
		return false
	}
	abused := false
	for k := e.from; k < agent.From; k++ {
		if e.norm(k) == "by" && abused {
			m := e.b.MentionAt(k + 1)
			return m != nil && !m.Possessive && !same(m, agent) && (patient == nil || patient.Person == NoPerson || m.Person == NoPerson || same(m, patient))
		}
		abused = abused || e.at("abuse-word", k) > 0
	}
	return false
}

// interrupts reports whether an act breaks off what the other one was doing: "Gary was
// strangling Helen when she hit him".
func (e *eventFinder) interrupts(agent, patient *Mention) bool {
	if e.norm(agent.From-1) != "when" || len(e.events) == 0 {
		return false
	}
	last := &e.events[len(e.events)-1]
	if last.Form != ActiveVerb || last.To > agent.From || patient != nil && last.Agent.Person != patient.Person && patient.Person != NoPerson {
		return false
	}
	return e.underWay(last.From, last.To-1)
}

// underWay reports whether one of the tokens [from, to] is a verb of what was going
// on: "was strangling".
func (e *eventFinder) underWay(from, to int) bool {
	for k := from; k <= to; k++ {
		if strings.HasSuffix(e.norm(k), "ing") && beForms[e.norm(k-1)] {
			return true
		}
	}
	return false
}

// caused reports whether somebody is told to have been brought to do what the verb
// says: "made her hit him", "goaded her into slapping him".
func (e *eventFinder) caused(f *frame, agent *Mention) bool {
	if f.passive || agent == nil || agent.From <= e.from {
		return false
	}
	between := e.norm(agent.To)
	by := &e.p.Tokens[agent.From-1]
	switch f.verb - agent.To {
	case 0:
		return hasLemma(by, making)
	case 1:
		return (between == "into" || between == "to") && hasLemma(by, bringing)
	}
	return false
}

var (
	making   = set("make have")
	bringing = set("goad provoke bait taunt force compel coerce push manipulate trick dare order get cause")
)

// goesOn gives a verb that is joined to another the right one for its doer: in "Tony
// kicked Rita as she slept and has burned her" nobody burns herself by "her", so that
// it goes on with what Tony did.
func (e *eventFinder) goesOn(f *frame) {
	if f.passive || f.subject == nil || f.object == nil || f.object.Kind != Pronoun || f.object.Possessive ||
		!same(f.subject, f.object) && !(f.object.Person == NoPerson && f.subject.Kind == Pronoun && f.subject.gender == f.object.gender) {
		return
	}
	if doer := e.listSubject(f); doer != nil && doer != f.subject && !same(doer, f.subject) {
		f.subject, f.object = doer, f.subject
	}
}
