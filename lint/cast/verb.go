package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// verb adds the event of an abusive verb at token i. end is set to the token
// after it.
func (e *eventFinder) verb(i int, end *int) bool {
	if !e.verbish(i) {
		return false
	}
	g := e.groupStart(i)
	passive := e.passiveGroup(g, i)
	var f frame
	read := false
	tried := map[need]bool{}
	for {
		kind, stop := e.actAt(i, tried)
		if stop == 0 {
			return false
		}
		if !read {
			f = e.read(i, stop)
			read = true
		} else if !passive && !f.passive {
			f.object, f.objOwn, f.objHead = nil, nil, -1
			e.objectOf(&f, stop)
		}
		if e.accept(&f, kind, i, stop) {
			*end = stop
			return true
		}
		tried[kind.need] = true
	}
}

// actAt finds the longest act verb at token i among the needs not yet tried.
func (e *eventFinder) actAt(i int, tried map[need]bool) (best actKind, end int) {
	for _, k := range actKinds {
		if tried[k.need] {
			continue
		}
		if stop := e.at(k.concept, i); stop > end {
			best, end = k, stop
		}
	}
	return best, end
}

// accept adds the event if the verb's arguments make it abuse.
func (e *eventFinder) accept(f *frame, kind actKind, i, stop int) bool {
	if e.idle(f, i) {
		return false
	}
	if !f.passive && f.subject == nil && f.owned != nil && f.thing >= 0 && kind.tactic == "physical" {
		ev := Event{Tactic: kind.tactic, Form: ActiveVerb, Clause: f.clause, Negated: f.negated, Mood: f.mood, From: f.group, To: max(stop, i+1)}
		return e.bodyActs(f, ev)
	}
	agent, patient := f.subject, f.object
	ev := Event{Tactic: kind.tactic, Form: ActiveVerb, Clause: f.clause, Negated: f.negated, Mood: f.mood, From: f.group, To: max(stop, i+1)}
	if f.passive {
		agent, patient = f.by, f.subject
		if patient == nil {
			patient = f.owned
		}
		ev.Form = PassiveVerb
	} else if patient == nil && f.objOwn != nil {
		patient = f.objOwn
	}
	if !f.passive && patient == nil {
		patient = e.inside(i+1, stop, agent)
	}
	switch kind.need {
	case needNothing:
		if f.byThing && f.passive && agent == nil && e.inhuman(i) {
			return false
		}
		if !f.passive && agent == nil && f.thing >= 0 && f.owned == nil {
			return false
		}
		if f.passive && patient == nil && f.thing >= 0 && !e.theirs(f.thing) {
			return false
		}
	case needPerson:
		if !e.personal(f, agent, patient, i) && (f.passive || agent == nil || patient == nil || patient != e.inside(i+1, stop, agent)) {
			return false
		}
	case needThing:
		if !e.material(f, agent, i) {
			return false
		}
		if !f.passive && f.objOwn == nil && patient == f.object && f.object != nil {
			return false
		}
	case needRefusal:
		if f.passive || agent == nil || patient == nil || !patient.Adult || agent.Role == Survivor || !e.refused(f) {
			return false
		}
		for k := stop; k < min(e.to, stop+3); k++ {
			if m := e.b.MentionAt(k); m != nil && !m.Adult {
				return false // seeing the children
			}
		}
		ev.Negated, ev.weak = false, true
	case needAbuser:
		if e.terrified(f, patient, i) {
			ev.weak = true
			break
		}
		if f.passive || agent == nil || agent.Role != Perpetrator || patient == nil || patient == agent {
			return false
		}
		ev.weak = true
	}
	if same(agent, patient) && agent != nil && agent.Group == Single || kind.tactic == "economic" && !f.passive && e.ownIn(i+1, stop+1, agent) {
		return false
	}
	if e.resists(f, agent, patient, i) {
		ev.Act = Protect
	}
	ev.weak = ev.weak || e.caused(f, agent)
	ev.Agent, ev.Patient = participant(agent), participant(patient)
	if f.gerund {
		if f.passive {
			ev.Patient = implied(patient)
		} else {
			ev.Agent = implied(agent)
		}
	}
	ev.To = max(ev.To, e.tail(ev.To), e.tail(e.lastPreposition(ev.To)))
	if agent != nil && f.passive && !e.verbBetween(ev.To, agent.From) {
		ev.To = max(ev.To, agent.To)
	}
	if !f.passive && f.objHead >= ev.To && f.objHead < ev.To+5 && !e.verbBetween(ev.To, f.objHead) {
		ev.To = f.objHead + 1
	}
	if !f.passive && f.object != nil && f.object.To > ev.To && f.object.From <= ev.To+2 && !e.verbBetween(ev.To, f.object.From) {
		ev.To = f.object.To
	}
	e.add(ev, agent, patient)
	return true
}

// frightening are verbs of fear, which tell an act or how somebody was.
var frightening = set("frighten scare terrify")

// terrified reports whether fear is told as what was done to somebody and not
// as how they were: "have been badly frightened", but not "were frightened".
func (e *eventFinder) terrified(f *frame, patient *Mention, i int) bool {
	if !f.passive || patient == nil || !hasLemma(&e.p.Tokens[i], frightening) || e.norm(i+1) == "of" {
		return false
	}
	if f.by != nil {
		return f.by.Group == Single && f.by.Adult
	}
	been, how := false, false
	for k := f.group; k < i; k++ {
		switch e.norm(k) {
		case "been", "being":
			been = true
		case "badly", "repeatedly", "deliberately", "constantly", "regularly", "often", "routinely":
			how = true
		}
	}
	return been && how
}

// ownIn reports whether what tokens [from, to) name is the agent's own: "has had his
// wages paid to his brother".
func (e *eventFinder) ownIn(from, to int, agent *Mention) bool {
	for k := from; k < to; k++ {
		if m := e.b.MentionAt(k); m != nil && m.Possessive {
			return same(m, agent)
		}
	}
	return false
}

// inside is the one person, other than the agent, whom the words of an act name:
// "put both hands around [her] neck".
func (e *eventFinder) inside(from, to int, agent *Mention) *Mention {
	var found *Mention
	for k := from; k < to; k++ {
		m := e.b.MentionAt(k)
		if m == nil || m.Group != Single || m.Role == Professional || same(m, agent) || m.Kind == Pronoun && m.Person == NoPerson && (agent == nil || m.gender == agent.gender || agent.gender == anyGender) {
			continue
		}
		if found != nil {
			return nil
		}
		found = m
	}
	return found
}

// lastPreposition is the preposition that an act's own words end in, as in
// "held by the", or the token after them.
func (e *eventFinder) lastPreposition(end int) int {
	k := end - 1
	if e.tag(k) == "DT" {
		k--
	}
	if e.tag(k) == "IN" {
		return k
	}
	return end
}

func (e *eventFinder) verbBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if strings.HasPrefix(e.tag(k), "VB") {
			return true
		}
	}
	return false
}

// Verbs that are no act of anyone's with the word behind them: "follow up",
// "push through", "hold for", "hit off", "beat to the"; and with something
// between ("pull him up").
var (
	idleUp       = set("follow hold keep push shake throw cut")
	idleObjectUp = set("follow pull push shake hold")
	idleThrough  = set("follow push pull")
	idleFor      = set("push pull hold")
	idleOff      = set("strike hit")
	cutting      = set("cut")
	beating      = set("beat")
	damaging     = set("damage injury harm") // nouns too
	keeping      = set("keep")
)

// idle reports whether the verb is used in a way that is no act of anyone's:
// reflexive, an idiom, a follow-up.
func (e *eventFinder) idle(f *frame, i int) bool {
	next := e.norm(i + 1)
	if next == "to" && e.tag(i) == "VB" && e.norm(i-1) == "and" && hasLemma(&e.p.Tokens[i], damaging) {
		return true // a noun: "threats and damage to her car"
	}
	if e.tag(i+1) == "VBG" && hasLemma(&e.p.Tokens[i], keeping) {
		return true // "keeps taking her back": what is kept up is the act behind
	}
	switch next {
	case "himself", "herself", "themselves", "itself", "myself", "up":
		if next != "up" || hasLemma(&e.p.Tokens[i], idleUp) {
			return true
		}
	case "responsible", "accountable":
		return true
	case "through":
		return hasLemma(&e.p.Tokens[i], idleThrough)
	case "rock", "bottom":
		return true
	case "for":
		return hasLemma(&e.p.Tokens[i], idleFor)
	case "off":
		return hasLemma(&e.p.Tokens[i], idleOff) || hasLemma(&e.p.Tokens[i], cutting) && e.norm(i+2) != "from" && e.b.MentionAt(i+2) == nil && e.tag(i+2) != "PRP$"
	case "to":
		return hasLemma(&e.p.Tokens[i], beating) && e.norm(i+2) == "the"
	case "together", "overnight":
		return true
	}
	if hasLemma(&e.p.Tokens[i], taking) && e.outOfHands(i+1) {
		return true
	}
	if f.object != nil && !f.passive {
		after := e.norm(f.object.To)
		switch after {
		case "responsible", "accountable":
			return true
		case "to":
			if e.norm(f.object.To+1) == "account" {
				return true
			}
		case "up":
			return hasLemma(&e.p.Tokens[i], idleObjectUp)
		}
		if n := e.norm(f.object.From); n == "himself" || n == "herself" || n == "themselves" || n == "each" || n == "myself" {
			return true
		}
	}
	if e.p.InScope(i, language.Mentioned) != nil {
		return true
	}
	return false
}

// outOfHands reports whether a thing is taken out of somebody's hands soon after token
// i: "pulled it out of his hands".
func (e *eventFinder) outOfHands(i int) bool {
	for k := i; k < min(e.to, i+6); k++ {
		if n := e.norm(k); (n == "hand" || n == "hands" || n == "grip" || n == "grasp") && (e.norm(k-2) == "of" || e.norm(k-2) == "from") {
			return true
		}
	}
	return false
}

var taking = set("pull take grab snatch wrestle prise pry twist knock")

// tail extends a verb phrase over where and with what: "by the hair", "in the
// stomach", "with a belt", "to the point of passing out".
func (e *eventFinder) tail(i int) int {
	if n := e.norm(i); n == "twice" || n == "repeatedly" {
		return i + 1
	}
	switch e.norm(i) {
	case "by", "in", "on", "to", "across", "round", "around", "over", "with", "into", "down":
	default:
		return i
	}
	if e.norm(i) == "to" && e.norm(i+1) == "the" && e.norm(i+2) == "point" {
		return e.phraseEnd(i + 3)
	}
	for k := i + 1; k < min(e.to, i+5); k++ {
		if end := max(e.at("body-part", k), e.at("weapon", k)); end > 0 {
			return end
		}
		switch t := e.tag(k); {
		case t == "DT", t == "PRP$", strings.HasPrefix(t, "J"), t == "CD":
		default:
			return i
		}
	}
	return i
}

// phraseEnd is where the words from token i on come to a comma, a stop or a
// new clause.
func (e *eventFinder) phraseEnd(i int) int {
	for k := i; k < e.to; k++ {
		switch n := e.norm(k); n {
		case ",", ".", ";", ":", "!", "?", "(", "and", "but", "so", "because", "which", "who", "that", "when", "while", "–", "—":
			return k
		}
	}
	return e.to
}
