package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// appositions link a kin word with the name beside it: "his wife, Ms B",
// "Sarah (mother)", "Leo's mum Sarah", "social worker Ms Okafor".
func (b *builder) appositions(p *language.Paragraph, ms []Mention) {
	for i := range ms {
		a := &ms[i]
		j := next(ms, i)
		if j < 0 || a.Group != Single || ms[j].Group != Single || a.Possessive || ms[j].Possessive {
			continue
		}
		c := &ms[j]
		kin, name := a, c
		if a.class == className {
			kin, name = c, a
		}
		if name.class != className || kin.class == className || kin.class == classPronoun {
			continue
		}
		if p.SentenceOf(a.From) != p.SentenceOf(c.From) {
			continue
		}
		between, after := "", ""
		if c.From == a.To+1 {
			between = p.Tokens[a.To].Norm
		} else if c.From != a.To {
			continue
		}
		if c.To < len(p.Tokens) {
			after = p.Tokens[c.To].Norm
		}
		definite := kin.owner >= 0 || kin.class == classProfessional || kin.class == classRespondent || p.Tokens[kin.From].Norm == "the"
		switch between {
		case "":
			if p.Tokens[c.From].Span.Start-p.Tokens[a.To-1].Span.End > 1 {
				continue // another field
			}
			if kin == c { // "Sarah mother" is no apposition
				continue
			}
		case "(":
			if after != ")" && after != "," && after != ";" {
				continue
			}
		case ",":
			if !definite && !(kin == a && after == ",") || kin == c && after != "," && after != "." && after != ";" && after != "" {
				continue
			}
			if kin == a && (kin.class == classProfessional || begun(p, a.From)) && after != "," && after != "." && after != ";" && after != "" {
				continue
			}
			if kin == c && kin.class == classProfessional && i > 0 && ms[i-1].class == className && listed(p, a.From-1) && ms[i-1].To == a.From-1 {
				continue // "Stacey, Craig, social worker, health visitor" is a list
			}
			if after == "and" || kin == a && name.To < len(p.Tokens) && after == "," && !definite && listed(p, kin.From-1) {
				continue
			}
		case "–", "—", "-":
		default:
			continue
		}
		if kin.gender != anyGender && name.gender != anyGender && kin.gender != name.gender {
			// What the text says of somebody stands above what a first name suggests;
			// two words side by side may be about two people.
			if between != "(" && !(between == "," && p.Tokens[kin.From].Norm == "the") {
				continue
			}
			b.genders[firstWord(name.key)] = kin.gender
		}
		b.link(p, ms, kin, name)
		if between == "(" && kin == c {
			b.linkRest(p, ms, j, name)
		}
	}
}

// begun reports whether the clause that token i stands in was begun by a word
// that another clause must answer: after "when she told his brother," the next
// words are that clause.
func begun(p *language.Paragraph, i int) bool {
	for k := i - 1; k >= p.Sentences[p.SentenceOf(i)].From; k-- {
		switch p.Tokens[k].Norm {
		case ",", ";", ":":
			return false
		case "when", "whenever", "while", "after", "before", "once", "if", "because", "since", "although", "though", "until", "as":
			return true
		}
	}
	return false
}

// firstWord is the first word of a name key, its title apart.
func firstWord(key string) string {
	if _, words := splitKey(key); len(words) > 0 {
		return words[0]
	}
	return key
}

// linkRest links the other words for a person in brackets behind a name:
// "Dana Cole (partner, mother of Ezra)", "(father / partner)".
func (b *builder) linkRest(p *language.Paragraph, ms []Mention, first int, name *Mention) {
	end := ms[first].To
	for k := next(ms, first); k >= 0; k = next(ms, k) {
		for ; end < ms[k].From; end++ {
			if n := p.Tokens[end].Norm; n != "," && n != "/" && n != "and" && n != ";" && n != "&" && n != "the" && n != "also" {
				return
			}
		}
		if ms[k].class == className || ms[k].class == classPronoun || ms[k].Group != Single {
			return
		}
		b.link(p, ms, &ms[k], name)
		end = ms[k].To
	}
}

// link records what a kin or role word says of the name beside it.
func (b *builder) link(p *language.Paragraph, ms []Mention, kin, name *Mention) {
	u := b.firstKey[name.key]
	switch kin.class {
	case classChild:
		u.child = u.child || !grownName(name.key) && !adultAge(p, name.To)
	case classProfessional, classKin, classStranger:
		if kin.class == classKin && kinGender[p.Tokens[kin.Head].Norm] != anyGender && name.gender != anyGender && name.gender != kinGender[p.Tokens[kin.Head].Norm] {
			return // "by Mr Reid, his sister"
		}
		u.role = kin.Role
		if kin.class == classKin {
			u.kin = p.Tokens[kin.Head].Norm
		}
	case classSurvivor, classPerpetrator:
		b.explicit = append(b.explicit, explicit{name.key, kin.Role, "called “" + textOf(p, kin.From, kin.To) + "” in the text", 3})
	case classRespondent, classClient:
		u.side = slotOf(kin)
	case classMother, classFather:
		if b.parental(ms, kin) && u.slot == "" {
			u.slot = slotOf(kin)
			b.childOf(ms, kin)
		}
	case classPartner, classStepFather, classStepMother:
		which := standingOf(p, kin)
		u.now = u.now || kin.class == classPartner && which != former
		u.step = u.step || kin.class == classPartner && ofParent(ms, kin)
		if u.slot == "" && which != newer && kin.owner >= 0 {
			u.slot = "@partner"
		} else if u.slot == "" && p.Tokens[kin.From].Norm == "the" && spouse(kin) != "@partner" {
			u.slot = spouse(kin)
		}
	}
	b.firstKey[name.key] = u
}

// kinGender are relatives whom a word tells apart.
var kinGender = map[string]gender{
	"sister": she, "aunt": she, "auntie": she, "grandmother": she, "granny": she, "gran": she, "nana": she, "niece": she, "sister-in-law": she, "mother-in-law": she,
	"brother": he, "uncle": he, "grandfather": he, "grandad": he, "granda": he, "nephew": he, "brother-in-law": he, "father-in-law": he,
}

// childOf notes that the first name which owns a mother or father beside their
// name ("Leo's mum, Sarah") is a child's.
func (b *builder) childOf(ms []Mention, kin *Mention) {
	for k := range ms {
		o := &ms[k]
		if kin.owner < 0 || o.From != kin.owner || o.To >= kin.To || o.class != className {
			continue
		}
		if u := b.firstKey[o.key]; !b.placed(o.key) {
			u.child = true
			b.firstKey[o.key] = u
		}
		return
	}
}

// parental reports whether a mother or father word means the parent of the
// children: alone, or owned by a child or by them all.
func (b *builder) parental(ms []Mention, m *Mention) bool {
	if m.owner < 0 {
		return true
	}
	for k := range ms {
		o := &ms[k]
		if o.From == m.owner && o.To < m.To {
			if o.class == className {
				return b.firstKey[o.key].child || !b.placed(o.key) && !b.titled(o.key) && !strings.Contains(o.key, " ")
			}
			return o.class == classChild || o.class == classPronoun && !b.grownBefore(ms, k)
		}
	}
	return false
}

// placed reports whether somebody of that first name stands for a parent, a
// partner or a role elsewhere, has a partner, or is of an adult's age: "Nain (Gethin's mother)" makes no child of the
// Gethin who is the dad.
func (b *builder) placed(key string) bool {
	first := firstWord(key)
	for k, u := range b.firstKey {
		if (u.slot != "" || u.role != Unknown || u.grown || u.pairs) && first != "" && firstWord(k) == first {
			return true
		}
	}
	return false
}

// titled reports whether a first name is elsewhere that of somebody with the title
// of an adult: "Linh's mother" is nobody's mum where there is a Mrs Linh Tran.
func (b *builder) titled(first string) bool {
	for k := range b.firstKey {
		if title, words := splitKey(k); len(words) > 1 && words[0] == first && title != "" && title != "miss" && title != "master" {
			return true
		}
	}
	return false
}

// grownBefore reports whether the last name before a pronoun that may be its is that of
// somebody known as an adult: after "Mr Ferris rang about Maisie", "his mother" is nobody's mum.
func (b *builder) grownBefore(ms []Mention, pronoun int) bool {
	for k := pronoun - 1; k >= 0; k-- {
		m := &ms[k]
		if m.class != className || m.Group != Single || m.gender != anyGender && ms[pronoun].gender != anyGender && m.gender != ms[pronoun].gender {
			continue
		}
		title, _ := splitKey(m.key)
		if ms[pronoun].gender == anyGender || b.placed(m.key) {
			return b.placed(m.key)
		}
		id := b.x.find(m.key)
		return grown[title] || id != NoPerson && (b.c.People[id].Role == Survivor || b.c.People[id].Role == Perpetrator)
	}
	return false
}

// slotOf is the key of a person known by a word alone; empty for none.
func slotOf(m *Mention) string {
	switch m.class {
	case classMother:
		return "@mother"
	case classFather:
		return "@father"
	case classStepFather:
		return "@stepfather"
	case classStepMother:
		return "@stepmother"
	case classWoman:
		return "@woman"
	case classMan:
		return "@man"
	case classSurvivor:
		return "@survivor"
	case classPerpetrator:
		return "@perpetrator"
	case classPartner:
		return spouse(m)
	case classChild:
		return "@child"
	case classRespondent:
		return "@side " + m.key
	case classClient:
		return "@client"
	}
	return ""
}
