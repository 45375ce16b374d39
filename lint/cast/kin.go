package cast

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dalint/dalint/lint/language"
)

// byKin counts an act of a named relative on an adult. While somebody else may be the
// one who abuses it says nothing of either (see relatives).
func (b *builder) byKin(t *tally, bound *Bound, ev *Event) {
	agent, patient := ev.Agent.Person, ev.Patient.Person
	if agent < 0 || patient < 0 || agent == patient || ev.Agent.Group != Single || ev.Patient.Group != Single || ev.Form == Injury ||
		ev.Agent.Kind == Absent || ev.Patient.Kind == Absent || bound.InScope(ev.From, language.Quoted) != nil {
		return
	}
	if b.c.People[agent].Role == Other {
		t.ofKin[pair{agent, patient}]++
	}
}

// relatives gives parts to a grown relative and an adult of the family where the text
// tells of nobody else who abuses, and of this one more than once: an adult grandson,
// a brother-in-law. Abuse by a relative of 16 or over is domestic abuse in England and
// Wales (Domestic Abuse Act 2021, section 2), and families of elders and in-laws are in
// records everywhere. Brothers and sisters who are children have no parts.
func (b *builder) relatives(t *tally) {
	if slices.ContainsFunc(b.c.People, func(p Person) bool { return p.Role == Perpetrator || p.Contested }) {
		return
	}
	var pairs []pair
	for p, n := range t.ofKin {
		if role := b.c.People[p.patient].Role; role != Unknown && role != Survivor {
			continue
		}
		if n >= leastOfKin && b.ofAge(p.patient) && b.grownKin(p.agent) && t.ofKin[pair{p.patient, p.agent}] == 0 {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(a, c pair) int { return cmp.Or(cmp.Compare(a.agent, c.agent), cmp.Compare(a.patient, c.patient)) })
	for _, p := range pairs {
		n := t.ofKin[p]
		agent, patient := &b.c.People[p.agent], &b.c.People[p.patient]
		agent.Abused, patient.Suffered = max(agent.Abused, n), max(patient.Suffered, n)
		agent.Role, agent.Reason = Perpetrator, fmt.Sprintf("agent of %d of %d abusive acts", agent.Abused, agent.Abused)
		if patient.Role == Unknown {
			patient.Role, patient.Reason = Survivor, fmt.Sprintf("patient of %d of %d abusive acts", patient.Suffered, patient.Suffered)
		}
	}
}

// leastOfKin is how many acts of a relative must be told: one may have been any quarrel.
const leastOfKin = 2

// ofAge reports whether a person is shown to be grown up.
func (b *builder) ofAge(id PersonID) bool {
	in := &b.x.info[id]
	return !in.child && (in.grown || grown[in.title] || b.parent(id))
}

// grownKin reports whether somebody is called a relative of a grown person, and by a
// word that makes this one grown up as well, or is shown to be.
func (b *builder) grownKin(id PersonID) bool {
	if b.x.info[id].child {
		return false
	}
	for key, u := range b.firstKey {
		if b.x.named(key) == id && u.kin != "" {
			return b.ofAge(id) || !youngKin[u.kin]
		}
	}
	return false
}

// youngKin are relatives of an adult who may well be children.
var youngKin = set("grandson granddaughter nephew niece cousin godson relative")
