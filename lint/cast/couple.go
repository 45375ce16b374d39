package cast

import "github.com/dalint/dalint/lint/language"

// couples puts a couple before each two adults joined by "and" from mention
// first on: "mum and dad", "Sarah and Mark". The two stay as its members.
func couples(p *language.Paragraph, ms []Mention, first int) []Mention {
	for k := first; k < len(ms); k++ {
		a := ms[k]
		b := next(ms, k)
		if b < 0 || !joinable(p, a, ms[b]) {
			continue
		}
		last := ms[b]
		if c := next(ms, b); c >= 0 && ms[c].From == last.To+1 && joined(p, last.To) {
			continue // a list of three
		}
		if k > first && ms[k-1].To == a.From-1 && listed(p, a.From-1) {
			continue
		}
		pair := Mention{From: a.From, To: last.To, Head: last.Head, Person: NoPerson, Kind: min(a.Kind, last.Kind),
			Group: Couple, Adult: true, Possessive: last.Possessive, class: classCouple, owner: -1}
		ms = append(ms, Mention{})
		copy(ms[k+1:], ms[k:])
		ms[k] = pair
		k = b + 1
	}
	return ms
}

// next is the first mention that starts at or after the end of mention k.
func next(ms []Mention, k int) int {
	for j := k + 1; j < len(ms); j++ {
		if ms[j].From >= ms[k].To {
			return j
		}
	}
	return -1
}

func joinable(p *language.Paragraph, a, b Mention) bool {
	if b.From != a.To+1 || !joined(p, a.To) {
		return false
	}
	if !partnerly(a) || !partnerly(b) || a.class == classPartner && b.class == className {
		return false
	}
	// "mum and her sister" are no couple, "mum and her partner" are; two bare
	// first names are, for all that the words say.
	if b.class == classPartner && b.owner < 0 && a.class != classPartner {
		return false
	}
	if (a.class == className) != (b.class == className) {
		// "Mum and Leo": a first name beside a kin word is as likely a child's.
		n := a
		if b.class == className {
			n = b
		}
		if title, _ := splitKey(n.key); title == "" && a.class != classPartner && b.class != classPartner {
			return false
		}
	}
	return !(a.class == b.class && a.class != className && a.gender != anyGender && a.class != classPartner)
}

func joined(p *language.Paragraph, i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	n := p.Tokens[i].Norm
	return n == "and" || n == "&" || n == "/"
}

func listed(p *language.Paragraph, i int) bool {
	return i >= 0 && (p.Tokens[i].Norm == "," || joined(p, i))
}

// partnerly reports whether a mention can be one of two adults of a case.
func partnerly(m Mention) bool {
	if m.Group != Single || !m.Adult || m.Role == Professional || m.Role == Other || m.Role == Child || m.Possessive {
		return false
	}
	switch m.class {
	case className, classMother, classFather, classStepFather, classStepMother, classPartner, classWoman, classMan, classSurvivor, classPerpetrator, classRespondent:
		return true
	}
	return false
}
