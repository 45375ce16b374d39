package cast

import (
	"fmt"
	"strings"
)

// boxes opens the other box of a form where the text contradicts one: what is
// told shows that the form has the two the wrong way round, or may have.
func (b *builder) boxes(t *tally) {
	doubted := false
	for id := range b.c.People {
		p := &b.c.People[id]
		doubted = doubted || p.Contested && strings.HasPrefix(p.Reason, inField)
	}
	for id := range b.c.People {
		p := &b.c.People[id]
		if doubted && !p.Declared && (p.Role == Survivor || p.Role == Perpetrator) && strings.HasPrefix(p.Reason, inField) && t.had[id]+t.hadTold[id]+t.hurt[id] > 0 {
			p.Contested, p.Role = true, Unknown
			p.Reason += fmt.Sprintf(", but the text contradicts the form, and tells of %d acts done to them", t.had[id]+t.hadTold[id]+t.hurt[id])
		}
	}
}

// inField opens the reason of a role that a form gives.
const inField = "stands in the field"

// nameless reports whether somebody is known by a word alone: "Mother".
func (b *builder) nameless(id PersonID) bool { return len(b.x.info[id].words) == 0 }

// byOther settles the second of two adults: one act does where the text has
// shown the other one's part by itself, and tells nothing the other way. It
// needs that act; who the partner is shows nothing by itself.
func (b *builder) byOther() {
	of := map[Role]PersonID{Survivor: NoPerson, Perpetrator: NoPerson}
	for id := range b.c.People {
		p := &b.c.People[id]
		if _, ok := of[p.Role]; !ok || b.x.info[id].child || len(b.x.info[id].words) == 0 && p.Abused+p.Suffered == 0 {
			continue
		}
		if of[p.Role] != NoPerson {
			return // more than two
		}
		of[p.Role] = PersonID(id)
	}
	abused, abuser := of[Survivor], of[Perpetrator]
	if (abused == NoPerson) == (abuser == NoPerson) {
		return
	}
	found := NoPerson
	for id := range b.c.People {
		p := &b.c.People[id]
		if p.Role != Unknown || p.Declared || b.x.info[id].child || p.Abused+p.Suffered == 0 {
			continue
		}
		if found != NoPerson && b.nameless(PersonID(id)) != b.nameless(found) {
			// "her mother" may be the one adult who has a name.
			if b.nameless(found) {
				found = PersonID(id)
			}
			continue
		}
		if abused != NoPerson && (p.Abused == 0 || p.Suffered > 0) || abuser != NoPerson && (p.Suffered == 0 || p.Abused > 0) || found != NoPerson {
			return // somebody else may be meant
		}
		found = PersonID(id)
	}
	switch {
	case found == NoPerson:
	case abused != NoPerson && b.c.People[abused].Abused == 0 || abused != NoPerson && b.c.People[abused].Suffered >= 3*b.c.People[abused].Abused:
		p := &b.c.People[found]
		p.Role, p.Reason = Perpetrator, fmt.Sprintf("agent of %d of %d abusive acts, and the one other adult of the case", p.Abused, p.Abused)
	case abuser != NoPerson:
		p := &b.c.People[found]
		p.Role, p.Reason = Survivor, fmt.Sprintf("patient of %d of %d abusive acts, and the one other adult of the case", p.Suffered, p.Suffered)
	}
}
