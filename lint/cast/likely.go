package cast

import "slices"

// taken is a word for a parent that was taken for a person whom nothing links to it.
type taken struct {
	slot   string
	text   string // the word, as a name
	gender gender
	person PersonID
	alias  bool // the word became another name of the person
}

// untake gives each word for a parent that was taken for somebody of whom nothing
// else is told a person of its own, and reports whether there was one. In "The father
// hit the mother. Noah cried." Noah is a child, for all that is known, and in "Dad
// kicked Mum. Mr Petrie rang." Mr Petrie is a neighbour: the gender of a name says
// who may be meant, and not who is.
func (b *builder) untake(t *tally) bool {
	found := false
	for _, k := range b.taken {
		if b.borneOut(k.person, t) {
			continue
		}
		if k.alias {
			p := &b.c.People[k.person]
			p.Aliases = slices.DeleteFunc(p.Aliases, func(a string) bool { return a == k.text })
		}
		id := b.person(k.text, Unknown, "")
		b.x.info[id].gender = k.gender
		b.x.set(k.slot, id)
		found = true
	}
	b.taken = nil
	return found
}

// borneOut reports whether a person is an adult of the case by more than a word that
// was taken for him or her: by name told in an act of abuse, declared, of a stated
// part, age or place in the family, or spoken of again and not by a first name alone,
// as children are.
func (b *builder) borneOut(id PersonID, t *tally) bool {
	p, in := &b.c.People[id], &b.x.info[id]
	switch {
	case p.Declared || t.named[id] > 0 || (in.title != "" || len(in.words) > 1) && in.uses > 1:
		return true
	case b.inFamily(id):
		return true
	case slices.ContainsFunc(b.explicit, func(x explicit) bool { return b.x.named(x.key) == id }):
		return true
	}
	return slices.ContainsFunc(b.order, func(key string) bool { return b.firstKey[key].grown && b.x.named(key) == id })
}

// inFamily reports whether something in the text links a person to one of the words for
// an adult of the case.
func (b *builder) inFamily(id PersonID) bool {
	for slot := range slotGender {
		if b.x.find(slot) == id && !slices.ContainsFunc(b.taken, func(k taken) bool { return k.slot == slot }) {
			return true
		}
	}
	return b.x.find("@partner") == id
}

// likely is the person whom a word means though nothing links the two: the one
// declared adult in that role, or the only adult whom the word's gender fits, or
// the only one of these who is of the family; never one of others, who are told
// apart from whom the word means.
func (b *builder) likely(slot string, g gender, others map[PersonID]bool) PersonID {
	found, open := NoPerson, NoPerson
	var fit []PersonID
	for id := range b.c.People {
		p := &b.c.People[id]
		switch {
		case slot == "@survivor" || slot == "@perpetrator":
			if p.Declared && (p.Role == Survivor) == (slot == "@survivor") && (p.Role == Perpetrator) == (slot == "@perpetrator") {
				if found != NoPerson {
					return NoPerson
				}
				found = PersonID(id)
			}
			continue
		case p.Role == Child || p.Role == Professional || p.Role == Other || b.x.info[id].child || others[PersonID(id)]:
			continue
		case len(b.x.info[id].words) > 0 && len(b.x.info[id].words[0]) > 1 && b.x.info[id].gender == anyGender && (slot == "@mother" || slot == "@father") && !b.parent(PersonID(id)):
			if b.x.info[id].uses == 1 && !p.Declared {
				continue // named in passing: "the Solihull group"
			}
			if open != NoPerson {
				open = shared - 1
			} else {
				open = PersonID(id)
			}
			continue
		case b.x.info[id].gender != g || g == anyGender || !p.Declared && len(b.x.info[id].words) == 0:
			continue
		}
		if b.slotted(PersonID(id), slot) || b.x.info[id].step && (slot == "@mother" || slot == "@father") {
			continue
		}
		fit = append(fit, PersonID(id))
	}
	if slot != "@survivor" && slot != "@perpetrator" {
		found = b.ofFamily(fit)
		if _, hears := others[found]; hears {
			return NoPerson
		}
	}
	if len(fit) == 0 && open >= 0 && (b.x.forms["@mother"] > 0 || b.x.forms["@father"] > 0) {
		return open // the one adult whom neither pronoun nor title places
	}
	return found
}

// ofFamily is the only one of some people; of several, the only one who is
// declared as one of the two of the case, or who alone has a child's surname: a
// teacher fits the word as well.
func (b *builder) ofFamily(people []PersonID) PersonID {
	only := func(is func(PersonID) bool) PersonID {
		found := NoPerson
		for _, id := range people {
			if !is(id) {
				continue
			}
			if found != NoPerson {
				return NoPerson
			}
			found = id
		}
		return found
	}
	if len(people) < 2 {
		return only(func(PersonID) bool { return true })
	}
	declared := func(id PersonID) bool {
		p := &b.c.People[id]
		return p.Declared && (p.Role == Perpetrator || p.Role == Survivor)
	}
	if slices.ContainsFunc(people, declared) {
		return only(declared)
	}
	related := func(surname func(*info) string) PersonID {
		return only(func(id PersonID) bool {
			name := surname(&b.x.info[id])
			for k := range b.c.People {
				if in := &b.x.info[k]; name != "" && (b.c.People[k].Role == Child || in.child) && surname(in) == name {
					return true
				}
			}
			return false
		})
	}
	if id := related((*info).surname); id != NoPerson {
		return id
	}
	return related((*info).titledSurname)
}

// surname is the last of two names or more; empty where there are not two.
func (in *info) surname() string {
	if len(in.words) < 2 {
		return ""
	}
	return in.words[len(in.words)-1]
}

// titledSurname is the surname, or the one name behind a title: that of Mrs Reid.
func (in *info) titledSurname() string {
	if len(in.words) == 1 && in.title != "" {
		return in.words[0]
	}
	return in.surname()
}

// parent reports whether a person stands for a mother or father word already.
func (b *builder) parent(id PersonID) bool {
	return b.x.find("@mother") == id || b.x.find("@father") == id
}

// slotted reports whether a person already stands for another kin word that
// excludes this one: a mother is no father.
func (b *builder) slotted(id PersonID, slot string) bool {
	switch slot {
	case "@stepfather":
		return b.x.find("@father") == id
	case "@father":
		return b.x.find("@stepfather") == id
	case "@mother":
		return b.x.find("@stepmother") == id
	}
	return false
}
