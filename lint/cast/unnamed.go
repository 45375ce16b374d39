package cast

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/language"
)

// unnamed adds the people who are known by a word alone: "Mum", "the male",
// "POI".
func (b *builder) unnamed() {
	type use struct {
		text  string
		class class
		g     gender
		role  Role
		own   bool // said without "his" or "her" before it, at least once
		count int
	}
	uses := map[string]*use{}
	var order, sides []string // those of a case come last
	for k, p := range b.paras {
		ms := b.found[k]
		for i := range ms {
			m := &ms[i]
			slot := slotOf(m)
			if slot == "" || m.Group != Single || slot == "@partner" || slot == "@child" || m.Role == Other || !b.alone(p, ms, m) {
				continue
			}
			u := uses[slot]
			if u == nil {
				u = &use{text: headText(p, m), class: m.class, g: m.gender, role: m.Role}
				uses[slot] = u
				if m.class == classRespondent {
					sides = append(sides, slot)
				} else {
					order = append(order, slot)
				}
			}
			if ofOne(p, m) {
				continue
			}
			u.count++
			u.own = true
			if id := b.x.find(slot); id != NoPerson {
				alias(&b.c.People[id], headText(p, m))
			}
		}
	}
	parents := 0 // how often a parent is spoken of by that word alone
	for _, slot := range []string{"@mother", "@father"} {
		if u := uses[slot]; u != nil {
			parents = max(parents, u.count)
		}
	}
	apart := b.toldApart()
	for _, slot := range append(order, sides...) {
		u := uses[slot]
		if b.x.forms[slot] != 0 {
			continue
		}
		if id := b.likely(slot, u.g, apart[slot]); id != NoPerson {
			b.x.set(slot, id)
			if u.own {
				alias(&b.c.People[id], u.text)
			}
			continue
		}
		if u.class == classRespondent && u.count <= parents {
			continue // who is likely one of these
		}
		id := b.person(u.text, u.role, "")
		if u.role != Unknown {
			b.c.People[id].Reason = "called “" + u.text + "” in the text"
		}
		b.x.info[id].gender = u.g
		b.x.set(slot, id)
	}
}

// headText is a person word as a name: "Mum" for "mum's" and "his mum".
func headText(p *language.Paragraph, m *Mention) string {
	from := m.From
	if m.owner >= 0 || m.class == classMother || m.class == classFather {
		from = m.Head
	}
	t := textOf(p, from, m.To)
	r, n := utf8.DecodeRuneInString(t)
	return string(unicode.ToUpper(r)) + t[n:]
}

// ofOne reports whether a person word is that of one person who is not named
// there: "her mother" may be the mother of the case, or hers.
func ofOne(p *language.Paragraph, m *Mention) bool {
	return m.owner >= 0 && (p.Tokens[m.owner].Norm == "his" || p.Tokens[m.owner].Norm == "her")
}

// indefinite reports whether a word stands for nobody in particular: "a good
// dad".
func indefinite(p *language.Paragraph, m *Mention) bool {
	definite, det := determiners[p.Tokens[m.From].Norm]
	return det && !definite
}

// alone reports whether a word stands for a person of the case by itself.
func (b *builder) alone(p *language.Paragraph, ms []Mention, m *Mention) bool {
	switch m.class {
	case classMother, classFather:
		return !indefinite(p, m) && b.parental(ms, m)
	case classRespondent:
		return !indefinite(p, m) && m.owner < 0
	case classWoman, classMan, classSurvivor, classPerpetrator:
		d := p.Tokens[m.From].Norm
		definite, det := determiners[d]
		if m.From > 0 && saidOfOne[p.Tokens[m.From-1].Norm] || ofAKind(p, m) {
			return false // "arrested as the primary aggressor"
		}
		if !det && m.owner < 0 && (m.class == classWoman || m.class == classMan) && p.Tokens[m.Head].Norm != "male" && p.Tokens[m.Head].Norm != "female" {
			return false
		}
		return m.owner < 0 && (!det || definite)
	}
	return true
}

// saidOfOne are words between somebody and what he or she is called.
var saidOfOne = set("as be is was being been")

// ofAKind reports whether a word is of a kind of people: "the types of abuser".
func ofAKind(p *language.Paragraph, m *Mention) bool {
	return m.From > 1 && p.Tokens[m.From-1].Norm == "of" && kindsOf[p.Tokens[m.From-2].Norm]
}

var kindsOf = set("type types kind kinds sort sorts profile profiles")

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
		if b.slotted(PersonID(id), slot) {
			continue
		}
		fit = append(fit, PersonID(id))
	}
	if slot != "@survivor" && slot != "@perpetrator" {
		found = b.ofFamily(fit)
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
	return only(func(id PersonID) bool {
		for k := range b.c.People {
			if (b.c.People[k].Role == Child || b.x.info[k].child) && surname(b.x.info[k].words) != "" && surname(b.x.info[k].words) == surname(b.x.info[id].words) {
				return true
			}
		}
		return false
	})
}

// surname is the last of two names or more.
func surname(words []string) string {
	if len(words) < 2 {
		return ""
	}
	return words[len(words)-1]
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
