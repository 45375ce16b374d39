package cast

import (
	"strconv"

	"github.com/dalint/dalint/lint/language"
)

// Infer says who is who in a document. The people of the declarations come
// first and keep their roles; everyone else's role follows from what the text
// says that people do, never from gender.
func Infer(declared []Declaration, paras []*language.Paragraph, lex Lexicon) *Cast {
	if lex == nil {
		lex = noLexicon{}
	}
	c := &Cast{index: newIndex()}
	b := &builder{c: c, x: c.index, paras: paras, lex: lex, lower: map[string]bool{}}
	b.declare(declared)
	b.legends()
	b.survey()
	b.names()
	b.orders()
	b.cluster()
	b.unnamed()
	b.relate()
	t := b.count()
	if b.untake(t) {
		t = b.count()
	}
	b.roles(t)
	b.finish()
	return c
}

// relate adds partners who have no name: "his wife" where the text names
// nobody who could be meant.
func (b *builder) relate() {
	for k, p := range b.paras {
		r := &resolver{c: b.c, p: p, ms: append([]Mention(nil), b.found[k]...)}
		r.all()
		for j := range r.ms {
			m := &r.ms[j]
			if m.class != classPartner || m.Group != Single || m.Person != NoPerson || m.owner < 0 {
				continue
			}
			owner := r.ownerOf(j)
			if owner == nil || !r.known(owner.Person) || owner.Role == Professional || owner.Role == Other || owner.Role == Child {
				continue
			}
			key := "@partner of " + strconv.Itoa(int(owner.Person))
			if b.x.forms[key] != 0 || b.adults() > 1 || p.Tokens[m.owner].Norm == "new" || b.fresh(p, m) {
				continue
			}
			id := b.person(b.c.People[owner.Person].Name+"'s "+p.Tokens[m.Head].Norm, Unknown, "")
			b.x.info[id].gender = m.gender
			b.x.set(key, id)
			b.x.set("@partner of "+strconv.Itoa(int(id)), owner.Person)
		}
	}
}

func (b *builder) fresh(p *language.Paragraph, m *Mention) bool {
	for i := m.From; i < m.To; i++ {
		if n := p.Tokens[i].Norm; n == "new" || n == "previous" {
			return true
		}
	}
	return false
}

// adults counts the adults who could be one of the couple.
func (b *builder) adults() int {
	n := 0
	for id := range b.c.People {
		p := &b.c.People[id]
		if p.Role != Child && p.Role != Professional && p.Role != Other && !b.x.info[id].child {
			n++
		}
	}
	return n
}

// finish merges "the victim" with whoever turned out to be the one survivor,
// and drops people who are nobody in particular.
func (b *builder) finish() {
	for _, role := range []Role{Survivor, Perpetrator} {
		slot := "@" + role.String()
		id := b.x.find(slot)
		if id == NoPerson || b.c.People[id].Declared || len(b.x.info[id].words) > 0 {
			continue
		}
		other := b.oneOther(id, role)
		if other == NoPerson {
			other = b.boxed(role)
		}
		if other != NoPerson && other != id {
			b.merge(id, other)
		}
	}
	for id := range b.c.People {
		p := &b.c.People[id]
		switch {
		case p.Reason != "":
		case p.Role == Unknown:
			p.Reason = "the text does not say"
		default: // a title, an office or a relation, which are no reason for any other role
			p.Reason = "from what the text calls this person"
		}
	}
}

// boxed is the one person whom a form puts in the field of a role, whatever the text
// makes of that: its "victim" is whoever stands there.
func (b *builder) boxed(role Role) PersonID {
	found := NoPerson
	for _, x := range b.explicit {
		if x.rank != 1 || x.role != role {
			continue
		}
		id := b.x.named(x.key)
		if id == NoPerson || found != NoPerson && found != id {
			return NoPerson
		}
		found = id
	}
	return found
}

func (b *builder) oneOther(id PersonID, role Role) PersonID {
	found := NoPerson
	for k := range b.c.People {
		if PersonID(k) == id || b.c.People[k].Role != role {
			continue
		}
		if found != NoPerson {
			return NoPerson
		}
		found = PersonID(k)
	}
	return found
}

// merge lets other stand for id, and takes id out of the cast.
func (b *builder) merge(id, other PersonID) {
	gone := b.c.People[id]
	p := &b.c.People[other]
	alias(p, gone.Name)
	for _, a := range gone.Aliases {
		alias(p, a)
	}
	p.Abused += gone.Abused
	p.Suffered += gone.Suffered
	b.c.People = append(b.c.People[:id], b.c.People[id+1:]...)
	b.x.info = append(b.x.info[:id], b.x.info[id+1:]...)
	shift := func(k PersonID) PersonID {
		if k > id {
			return k - 1
		}
		return k
	}
	forms := make(map[string]int, len(b.x.forms))
	for f, v := range b.x.forms {
		if v > 0 {
			k := PersonID(v - 1)
			if k == id {
				k = other
			}
			v = int(shift(k)) + 1
		}
		forms[f] = v
	}
	b.x.forms = forms
}
