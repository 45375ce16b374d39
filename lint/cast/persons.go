package cast

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// person adds a person and returns the new ID.
func (b *builder) person(name string, role Role, reason string) PersonID {
	b.c.People = append(b.c.People, Person{Name: name, Role: role, Reason: reason})
	b.x.info = append(b.x.info, info{})
	return PersonID(len(b.c.People) - 1)
}

// names1 registers a name and its parts.
func (b *builder) names1(title string, words []string, id PersonID) {
	if len(words) == 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if !unicode.IsLetter(first) {
		b.x.add(strings.Join(words, " "), id)
		return
	}
	last := words[len(words)-1]
	if title == "" || len(words) > 1 {
		b.x.add(strings.Join(words, " "), id)
	}
	if title != "" {
		b.x.add(title+" "+last, id)
		if len(words) > 1 {
			b.x.add(title+" "+strings.Join(words, " "), id)
		}
	}
	if len(words) > 1 {
		if len(words[0]) > 1 || !strings.Contains(oneLetterParts, words[0]) {
			b.x.add(words[0], id)
		}
		if len(last) > 1 {
			b.surname(last, id)
		}
	}
	for _, w := range words {
		b.x.sure[w] = true
	}
}

// surname lets a surname stand for a person. One that a parent shares with the
// children is the parent's: records call children by their first names.
func (b *builder) surname(last string, id PersonID) {
	old := b.x.find(last)
	switch {
	case old == NoPerson || old == id || b.x.info[old].child == b.x.info[id].child:
		b.x.add(last, id)
	case b.x.info[old].child:
		b.x.set(last, id)
	}
}

// cluster turns names into people, the fullest first.
func (b *builder) cluster() {
	for _, key := range b.byLength() {
		u := b.firstKey[key]
		title, words := splitKey(key)
		if shared := b.jointSurname(key); shared != "" {
			words, u.text = append(words, strings.ToLower(shared)), u.text+" "+shared
		}
		id := b.match(title, words, u)
		if name := b.codes[key]; name != "" && id == NoPerson {
			if id = b.x.named(name); id != NoPerson {
				u.role = Unknown // which the text says of the name
			}
		}
		if slot := b.slots[key]; id == NoPerson && slot != "" {
			id = b.x.find(slot)
		}
		if id == NoPerson && lettersOnly(u.text) {
			id = b.byInitials(words, u.child || strings.Contains(u.text, "."))
		}
		if id == NoPerson {
			if b.x.forms[key] == shared {
				continue
			}
			role := u.role
			if u.child {
				role = Child
			}
			if role == Professional && u.slot != "" {
				role = Unknown // "her husband, PC Frew"
			}
			id = b.person(u.text, role, "")
			in := &b.x.info[id]
			in.words, in.title, in.child = words, title, u.child
			in.gender = b.genderOf(title, words)
		}
		b.absorb(id, key, u)
		b.names1(title, words, id)
	}
}

// lettersOnly reports whether a name is written as one or two initials.
func lettersOnly(text string) bool {
	text = strings.ReplaceAll(text, ".", "")
	return text != "" && len(text) <= 3 && allCapitals(text) && onlyLetters(text)
}

// byInitials is the one person whose names begin with some letters: "DF" is Darren
// Ferris, "K" is Kelly, and Z.D.B., with the dots by which courts name children, the child
// Zoe Dale-Brown. A letter that stands for a mother, a father, a child or a party says
// nothing; one that is otherwise a mark may be a child's.
func (b *builder) byInitials(words []string, child bool) PersonID {
	if len(words) != 1 || len(words[0]) == 1 && strings.Contains(oneLetterParts, words[0]) && !strings.Contains(childLetters, words[0]) {
		return NoPerson
	}
	child = child || strings.Contains(childLetters, words[0])
	found := NoPerson
	for id := range b.x.info {
		named := b.x.info[id].words
		if len(named) == 0 || len(named[0]) < 2 || named[0][0] != words[0][0] || len(words[0]) > 1 && !hasInitials(named, words[0]) {
			continue
		}
		if child && b.c.People[id].Role != Child && !b.x.info[id].child {
			return NoPerson
		}
		if found != NoPerson {
			return NoPerson
		}
		found = PersonID(id)
	}
	return found
}

// hasInitials reports whether some letters are those of a first name and a surname, or of
// both parts of a surname with a hyphen.
func hasInitials(words []string, letters string) bool {
	if len(words) < 2 {
		return false
	}
	first, last := words[0][:1], words[len(words)-1]
	whole := first
	for part := range strings.SplitSeq(last, "-") {
		whole += part[:min(1, len(part))]
	}
	return letters == first+last[:1] || letters == whole
}

// oneLetterParts are letters that records use for a part, or that are words.
const oneLetterParts = "acfimopsvwxy"

// childLetters are those of them that notes have for a child, once a child's name
// begins so.
const childLetters = "owy"

// match finds the person whom a name belongs to already.
func (b *builder) match(title string, words []string, u nameUse) PersonID {
	key := strings.Join(words, " ")
	if title != "" {
		key = title + " " + key
	}
	if id := b.x.find(key); id != NoPerson {
		return id
	}
	if len(words) == 1 && title != "" {
		return b.x.titled(title, words[0])
	}
	if len(words) == 1 && b.genders[words[0]] == anyGender {
		return b.bySurname(words[0])
	}
	if len(words) > 1 {
		if id := b.x.find(strings.Join(words, " ")); id != NoPerson {
			return id
		}
		if id := b.byInitial(title, words, u); id != NoPerson {
			return id
		}
		if id := b.x.find(words[0]); id != NoPerson && b.surnameInitial(id, words) {
			return id
		}
		// A declared "Sarah" is the "Sarah Reid" of the text.
		if id := b.x.find(words[0]); id != NoPerson && len(b.x.info[id].words) == 1 {
			return id
		}
		if title != "" {
			return b.x.find(title + " " + words[len(words)-1])
		}
		g := b.genderOf("", words)
		for id := range b.x.info {
			in := &b.x.info[id]
			if in.title != "" && len(in.words) == 1 && in.words[0] == words[len(words)-1] && in.gender == g && !u.child {
				return PersonID(id)
			}
		}
	}
	return NoPerson
}

// surnameInitial reports whether a name is that of a person with an initial for its
// surname: "Monique B." for Monique Batiste.
func (b *builder) surnameInitial(id PersonID, words []string) bool {
	full := b.x.info[id].words
	last := words[len(words)-1]
	return len(words) == 2 && len(last) == 1 && len(full) > 1 && full[0] == words[0] && full[len(full)-1][:1] == last
}

// bySurname is the one person known by a title and that surname.
func (b *builder) bySurname(surname string) PersonID {
	found := NoPerson
	for id := range b.x.info {
		in := &b.x.info[id]
		if in.title == "" || len(in.words) != 1 || in.words[0] != surname || len(surname) < 2 {
			continue
		}
		if found != NoPerson {
			return NoPerson
		}
		found = PersonID(id)
	}
	return found
}

// absorb adds what one form says to a person.
func (b *builder) absorb(id PersonID, key string, u nameUse) {
	p, in := &b.c.People[id], &b.x.info[id]
	in.uses += u.count
	in.now, in.step, in.grown = in.now || u.now, in.step || u.step, in.grown || u.grown
	title, words := splitKey(key)
	if g := b.genderOf(title, words); in.gender == anyGender {
		in.gender = g
	}
	if u.text != p.Name {
		alias(p, u.text)
	}
	if len(words) > len(in.words) && !p.Declared {
		in.words = words
		if title != "" {
			in.title = title
		}
	} else if in.title == "" {
		in.title = title
	}
	if p.Role == Unknown && !p.Declared {
		if u.role != Unknown && u.role != Survivor && u.role != Perpetrator {
			if u.role != Professional || b.slotless(id) && u.slot == "" {
				p.Role, p.Reason = u.role, "named as "+u.role.String()
			}
		}
		surname := len(words) == 1 && len(in.words) > 1 && words[0] == in.words[len(in.words)-1]
		if u.child && !grown[in.title] && !surname {
			p.Role, in.child, p.Reason = Child, true, ""
		}
	}
	if p.Role == Child && p.Reason == "" {
		p.Reason = "named as a child"
	}
	if u.side != "" {
		if _, taken := b.x.forms[u.side]; !taken {
			b.x.set(u.side, id)
		}
	}
	if u.slot != "" {
		if _, taken := b.x.forms[u.slot]; !taken {
			b.x.set(u.slot, id)
			if g := slotGender[u.slot]; g != anyGender {
				in.gender = g
			}
		}
	}
}

// slotless reports whether a person stands for no parent and no partner: in
// "Present: SW, head teacher, Lowri" the one called Lowri may be either.
func (b *builder) slotless(id PersonID) bool {
	return !b.parent(id) && b.x.find("@partner") != id
}

// grown are titles that no child has.
var grown = set("mr mrs ms dr")

var slotGender = map[string]gender{"@mother": she, "@father": he, "@stepfather": he, "@stepmother": she, "@woman": she, "@man": he,
	"@husband": he, "@wife": she}

func alias(p *Person, form string) {
	if strings.EqualFold(form, p.Name) {
		return
	}
	for _, a := range p.Aliases {
		if strings.EqualFold(a, form) {
			return
		}
	}
	p.Aliases = append(p.Aliases, form)
}

// genderOf is the gender that a title or a first name suggests.
func (b *builder) genderOf(title string, words []string) gender {
	if g := titles[title]; g != anyGender || len(words) == 0 {
		return g
	}
	if title != "" && len(words) < 2 {
		return anyGender
	}
	return b.genders[words[0]]
}
