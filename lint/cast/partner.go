package cast

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// spouse is the place of "the husband" and "the wife", as judgments call the parties,
// and that of any other partner.
func spouse(m *Mention) string {
	switch {
	case m.owner < 0 && m.gender == he:
		return "@husband"
	case m.owner < 0 && m.gender == she:
		return "@wife"
	}
	return "@partner"
}

// partnered notes who is said to have a partner: "Callum's wife", and whoever alone
// stands before a pronoun, "Callum was kicked by his girlfriend".
func (b *builder) partnered(p *language.Paragraph, ms []Mention) {
	for i := range ms {
		m := &ms[i]
		if m.class != classPartner || m.Group != Single || m.owner < 0 {
			continue
		}
		from, among := p.Sentences[p.SentenceOf(m.From)].From, slices.IndexFunc(ms, func(o Mention) bool { return o.From == m.owner && o.To < m.To })
		if among < 0 {
			continue
		}
		name := &ms[among]
		if name.class == classPronoun {
			name = nil
			for k := range ms[:i] {
				if n := &ms[k]; n.From >= from && n.class != classPronoun {
					if name != nil {
						name = nil
						break
					}
					name = n
				}
			}
		}
		if name != nil && name.class == className {
			u := b.firstKey[name.key]
			u.pairs = true
			b.firstKey[name.key] = u
		}
	}
}

// apposed is the person named right after a word for them: "his wife, Ms B".
func (r *resolver) apposed(j int) PersonID {
	m := &r.ms[j]
	if m.owner < 0 || m.Group != Single || m.class == classProfessional || r.c.index == nil {
		return NoPerson
	}
	for k := j + 1; k < len(r.ms) && r.ms[k].From <= m.To+1; k++ {
		n := &r.ms[k]
		if n.class != className || n.From < m.To || n.From == m.To+1 && r.p.Tokens[m.To].Norm != "," {
			continue
		}
		if n.From == m.To+1 && n.To < len(r.p.Tokens) && r.p.Tokens[n.To].Norm == "and" {
			continue
		}
		if n.gender != anyGender && m.gender != anyGender && n.gender != m.gender {
			continue
		}
		id := r.c.index.named(n.key)
		if m.class == classKin && r.known(id) && r.c.People[id].Role == Unknown {
			return NoPerson // whose relative that is, and which of the two, is open
		}
		return id
	}
	return NoPerson
}

// partner is the other adult of a couple: "her husband", "Mr A's ex".
func (r *resolver) partner(m *Mention, owner *Mention) PersonID {
	which := standingOf(r.p, m)
	for i := m.From; i < m.To; i++ {
		if n := r.p.Tokens[i].Norm; n == "previous" || n == "former" && r.p.Tokens[i+1].Norm != "partner" {
			return NoPerson
		}
	}
	if which == newer {
		return NoPerson
	}
	id := r.otherOf(m, owner)
	if r.known(id) && (which == former && r.info(id).now || owner != nil && r.otherParent(owner, id)) {
		return NoPerson
	}
	return id
}

// otherParent reports whether somebody is known by the word for the other parent of
// the one whom owner calls so, and not said to be that parent's partner: a text with a
// father in it means somebody else by "the mother's partner".
func (r *resolver) otherParent(owner *Mention, id PersonID) bool {
	x := r.c.index
	other := map[class]string{classMother: "@father", classFather: "@mother"}[owner.class]
	return other != "" && x.find(other) == id && x.find("@partner") != id
}

// standing is where a word for a partner stands in the order of them.
type standing uint8

const (
	anyStanding standing = iota
	former               // "her ex-partner", "his first wife"
	newer                // "her new partner", "his second wife"
)

// standingOf is where a mention of a partner stands in the order of them.
func standingOf(p *language.Paragraph, m *Mention) standing {
	for i := m.From; i < m.To; i++ {
		switch n := p.Tokens[i].Norm; n {
		case "new", "second", "third", "newer":
			return newer
		case "ex", "former", "previous", "first", "late":
			return former
		default:
			if strings.HasPrefix(n, "ex-") {
				return former
			}
		}
	}
	return anyStanding
}

// ofParent reports whether a partner is that of somebody called a mother or a father:
// "Mum's boyfriend".
func ofParent(ms []Mention, partner *Mention) bool {
	return slices.ContainsFunc(ms, func(o Mention) bool {
		return o.From == partner.owner && o.To < partner.To && (o.class == classMother || o.class == classFather)
	})
}

// otherOf is the other one of the couple of whom owner is one.
func (r *resolver) otherOf(m *Mention, owner *Mention) PersonID {
	x := r.c.index
	if owner == nil || !r.known(owner.Person) {
		if owner == nil && !indefinite(r.p, m) {
			if id := x.find(spouse(m)); id != NoPerson {
				return id
			}
			return x.find("@partner")
		}
		return NoPerson
	}
	if id := x.find("@partner of " + strconv.Itoa(int(owner.Person))); id != NoPerson {
		return id
	}
	if id := x.find("@partner"); id != NoPerson && id != owner.Person {
		return id
	}
	return r.otherAdult(owner.Person, m.gender)
}

// otherAdult is the one adult of the case besides someone; NoPerson where
// there are more, or where gender words speak against it. Of those whose parts are
// known the one who abuses and the one who is abused are each other's, whoever else
// is named and has no part: whom a letter is to, who wrote a note.
func (r *resolver) otherAdult(id PersonID, g gender) PersonID {
	if theirs := map[Role]Role{Survivor: Perpetrator, Perpetrator: Survivor}[r.c.People[id].Role]; theirs != Unknown {
		o := r.onlyOther(id, g, func(p *Person) bool { return p.Role != Unknown || p.Abused+p.Suffered > 0 })
		if o != NoPerson && r.c.People[o].Role == theirs {
			return o
		}
	}
	return r.onlyOther(id, g, func(*Person) bool { return true })
}

// onlyOther is the one adult of some besides someone.
func (r *resolver) onlyOther(id PersonID, g gender, of func(*Person) bool) PersonID {
	other := NoPerson
	for k := range r.c.People {
		p := &r.c.People[k]
		if PersonID(k) == id || !of(p) || p.Role == Child || p.Role == Professional || p.Role == Other || r.info(PersonID(k)).child {
			continue
		}
		if have := r.info(PersonID(k)).gender; g != anyGender && have != anyGender && have != g {
			continue
		}
		if other != NoPerson {
			return NoPerson
		}
		other = PersonID(k)
	}
	return other
}
