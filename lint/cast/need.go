package cast

// refused reports whether a verb of letting is denied: "does not let her".
func (e *eventFinder) refused(f *frame) bool {
	for k := f.group; k < f.verb; k++ {
		if n := e.norm(k); n == "not" || n == "never" || n == "n't" {
			return true
		}
	}
	n := e.norm(f.verb - 2)
	return e.norm(f.verb-1) == "to" && (n == "refuses" || n == "refused" || n == "refusing")
}

// inhuman reports whether a by-phrase without a person names a thing that hits
// or moves people.
func (e *eventFinder) inhuman(i int) bool {
	for k := i + 1; k < min(e.to, i+14); k++ {
		if n := e.norm(k); (n == "by" || n == "with") && (e.thingIn(k+1, k+6)) {
			return true
		}
	}
	return false
}

func (e *eventFinder) thingIn(from, to int) bool {
	for k := from; k < min(to, e.to); k++ {
		if e.at("not-abuse-agent", k) > 0 && e.at("weapon", k) == 0 {
			return true
		}
	}
	return false
}

// personal decides verbs that are abuse only between people.
func (e *eventFinder) personal(f *frame, agent, patient *Mention, i int) bool {
	if f.passive {
		if f.by == nil && (f.byThing || e.inhuman(i)) {
			return false
		}
		if f.subject == nil && f.owned == nil && (f.thing < 0 || e.tag(f.thing) == "CD") && e.opensNote(f.group) && (e.tail(i+1) > i+1 || f.group < i || e.norm(i+1) == "on" || e.norm(i+1) == "down") {
			return true // a note: "Kicked in the stomach"
		}
		if f.subject == nil && f.owned == nil && f.gerund && e.tail(i+1) > i+1 {
			return true // "fractured wrist after being kicked in the chest"
		}
		if f.subject == nil {
			// "her phone was hit" is for things; "her arm was twisted" is hers.
			if f.owned == nil || f.thing < 0 || e.at("body-part", f.thing) == 0 {
				return false
			}
		}
		return e.someone(patient)
	}
	if agent == nil && f.thing >= 0 && f.owned == nil || agent == nil && !f.gerund {
		if f.owned == nil {
			return false
		}
	}
	if f.object == nil {
		if f.objOwn == nil || f.objHead < 0 || e.at("body-part", f.objHead) == 0 {
			return false
		}
		return !e.ownBody(agent, f.objOwn)
	}
	return e.someone(f.object) && !same(agent, f.object)
}

// someone reports whether a mention is of people whom one can hurt.
func (e *eventFinder) someone(m *Mention) bool {
	return m != nil && m.Group != Agency && m.Group != Family
}

func same(a, b *Mention) bool {
	return a != nil && b != nil && a.Person != NoPerson && a.Person == b.Person
}

// ownBody reports whether "her" in "hit her head" is the one who acts.
func (e *eventFinder) ownBody(agent, owner *Mention) bool {
	if agent == nil {
		return true
	}
	if agent.Person != NoPerson && owner.Person != NoPerson {
		return agent.Person == owner.Person
	}
	if owner.Kind != Pronoun {
		return false
	}
	return agent.gender == owner.gender || agent.gender == anyGender
}

// material decides verbs that are abuse when done to a body or belongings.
func (e *eventFinder) material(f *frame, agent *Mention, i int) bool {
	if f.passive {
		if f.thing < 0 || f.byThing && f.by == nil || e.norm(f.group-1) == "to" || e.norm(f.group) == "to" {
			return false // "was taken by the airline to be checked"
		}
		if f.owned != nil {
			return e.at("body-part", f.thing) > 0 || e.at("belonging", f.thing) > 0
		}
		return e.theirs(f.thing) && !hasLemma(&e.p.Tokens[i], handling)
	}
	if agent == nil || f.objHead < 0 {
		return false
	}
	body, thing := e.at("body-part", f.objHead) > 0, e.at("belonging", f.objHead) > 0
	if f.objOwn != nil {
		rules := hasLemma(&e.p.Tokens[i], ruling) && agent.Group == Single && f.objOwn.Adult
		return (body || thing || rules) && !e.ownBody(agent, f.objOwn)
	}
	return thing && agent.Role == Perpetrator
}

// ruling are verbs of power over what another adult does, handling those of
// what anyone may do to a thing.
var (
	ruling   = set("control restrict monitor ration dictate regulate")
	handling = set("hide hold keep take read check empty cut pull control")
)

// theirs reports whether a thing without an owner is of the home: the door,
// household items, a family pet.
func (e *eventFinder) theirs(i int) bool {
	return e.at("belonging", i) > 0 || e.at("belonging", i-1) > 0 || e.at("body-part", i) > 0 || e.at("noun-physical", i) > 0
}

// bodyActs handles a part of someone or something of someone's as the subject
// of an active verb: "her head hit the wall", "his fist hit her".
func (e *eventFinder) bodyActs(f *frame, ev Event) bool {
	if f.thing < 0 || e.at("body-part", f.thing) == 0 && e.at("weapon", f.thing) == 0 {
		return false
	}
	if f.object != nil && !same(f.object, f.owned) {
		ev.Agent, ev.Patient = participant(f.owned), participant(f.object)
		e.add(ev, f.owned, f.object)
		return true
	}
	if e.setting {
		return false
	}
	ev.Form, ev.Patient, ev.Agent = Injury, participant(f.owned), participant(nil)
	ev.From = f.owned.From
	ev.To = e.phraseEnd(ev.To)
	e.add(ev, nil, f.owned)
	return true
}

// doneTo reports whether the preposition at token i leads to the person that an
// act is done to: "stamped | on her face", "spat | at him".
func (e *eventFinder) doneTo(i int) bool {
	m := e.b.MentionAt(i + 1)
	if m == nil {
		return false
	}
	switch e.norm(i) {
	case "on":
		return m.Possessive && e.at("body-part", m.To) > 0
	case "at":
		return !m.Possessive && m.Group == Single
	}
	return false
}
