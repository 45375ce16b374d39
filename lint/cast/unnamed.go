package cast

import (
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
	b.noted = b.notes()
	uses := map[string]*use{}
	var order, sides []string // those of a case come last
	for k, p := range b.paras {
		ms := b.found[k]
		for i := range ms {
			m := &ms[i]
			slot := slotOf(m)
			if slot == "" || m.Group != Single || slot == "@partner" && !b.noted || slot == "@child" || m.Role == Other || !b.alone(p, ms, m) {
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
			b.taken = append(b.taken, taken{slot, u.text, u.g, id, u.own})
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
	case classPartner:
		if b.noted && m.From == m.Head && m.owner < 0 {
			return true
		}
		return p.Tokens[m.From].Norm == "the" && ofCouple[p.Tokens[m.Head].Norm] && b.x.find("@partner") == NoPerson &&
			!(m.To < len(p.Tokens) && p.Tokens[m.To].Norm == "of")
	case classMother, classFather:
		return !indefinite(p, m) && b.parental(ms, m)
	case classRespondent:
		return !indefinite(p, m) && m.owner < 0
	case classClient:
		return b.noted && !indefinite(p, m) && m.owner < 0
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

// ofCouple are what judgments call the two of a couple.
var ofCouple = set("husband wife")

// saidOfOne are words between somebody and what he or she is called.
var saidOfOne = set("as be is was being been")

// ofAKind reports whether a word is of a kind of people: "the types of abuser".
func ofAKind(p *language.Paragraph, m *Mention) bool {
	return m.From > 1 && p.Tokens[m.From-1].Norm == "of" && kindsOf[p.Tokens[m.From-2].Norm]
}

var kindsOf = set("type types kind kinds sort sorts profile profiles")
