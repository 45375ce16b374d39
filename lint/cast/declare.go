package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// Declaration is a person named by the user, by configuration or by the
// document itself.
type Declaration struct {
	Role    Role
	Name    string
	Aliases []string
}

// ParseDeclaration reads "Name=alias=alias", as in flags and configuration.
// ok is false where there is no name.
func ParseDeclaration(role Role, s string) (d Declaration, ok bool) {
	parts := strings.Split(s, "=")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	d = Declaration{Role: role, Name: parts[0]}
	for _, a := range parts[1:] {
		if a != "" {
			d.Aliases = append(d.Aliases, a)
		}
	}
	return d, d.Name != ""
}

// ParseRole is the inverse of Role.String; ok is false for any other word.
func ParseRole(s string) (r Role, ok bool) {
	for i, n := range roleNames {
		if n == s {
			return Role(i), true
		}
	}
	return Unknown, false
}

// declare adds the people that the user has named.
func (b *builder) declare(declared []Declaration) {
	for _, d := range declared {
		id := b.person(d.Name, d.Role, "declared")
		p := &b.c.People[id]
		p.Declared = true
		b.x.info[id].child = d.Role == Child
		b.x.info[id].party = d.Role == Survivor || d.Role == Perpetrator
		b.x.info[id].gender = b.nameGender(d.Name)
		for _, form := range append([]string{d.Name}, d.Aliases...) {
			if form != d.Name {
				p.Aliases = append(p.Aliases, form)
			}
			b.form(form, id)
		}
	}
	b.aliases(declared)
}

// aliases keeps each declared form of one person for that person, whatever the
// text has like it. A letter also fills the place that records use it for, if
// neither another declaration nor the name speaks against it.
func (b *builder) aliases(declared []Declaration) {
	for id, d := range declared {
		for _, form := range append([]string{d.Name}, d.Aliases...) {
			key := formKey(form)
			if b.x.find(key) != PersonID(id) {
				continue
			}
			b.x.told[key] = true
			slot := map[string]string{"m": "@mother", "f": "@father"}[key]
			if g := b.nameGender(d.Name); slot != "" && b.x.forms[slot] == 0 && (g == slotGender[slot] || g == anyGender && !hasInitial(d.Name, key)) {
				b.x.set(slot, PersonID(id))
				b.x.info[id].gender = slotGender[slot]
			}
		}
	}
}

// hasInitial reports whether one of the words of a name begins with a letter.
func hasInitial(name, letter string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if len(w) > 1 && strings.HasPrefix(w, letter) {
			return true
		}
	}
	return false
}

// formKey is a declared form as names are looked up.
func formKey(form string) string {
	return strings.Join(strings.Fields(plain(strings.ToLower(strings.ReplaceAll(form, "’", "'")))), " ")
}

// nameGender is the gender that a declared name's first name suggests.
func (b *builder) nameGender(name string) gender {
	p := language.Scan(name)
	s := &scanner{p: p, lex: b.lex, to: len(p.Tokens)}
	for i := range p.Tokens {
		if ok, g := s.firstName(i); ok {
			return g
		}
	}
	return anyGender
}

// form makes a declared name or alias stand for a person: a kin word fills its
// place, a name also stands for its parts.
func (b *builder) form(form string, id PersonID) {
	key := formKey(form)
	in := &b.x.info[id]
	switch key {
	case "mother", "mum", "mom", "mummy", "mam", "mo", "bm", "birth mother":
		b.x.set("@mother", id)
		in.gender = she
		return
	case "father", "dad", "daddy", "da", "fa", "bf", "birth father":
		b.x.set("@father", id)
		in.gender = he
		return
	case "the female", "female", "wife", "girlfriend":
		b.x.set("@woman", id)
		in.gender = she
		return
	case "the male", "male", "husband", "boyfriend":
		b.x.set("@man", id)
		in.gender = he
		return
	case "victim", "the victim", "survivor", "complainer", "pinop", "ip", "afm":
		b.x.set("@survivor", id)
		return
	case "perpetrator", "the perpetrator", "suspect", "accused", "poi", "ap", "puv":
		b.x.set("@perpetrator", id)
		return
	case "partner", "ex-partner", "ex":
		b.x.set("@partner", id)
		return
	}
	title, words := splitKey(key)
	if g := titles[title]; g != anyGender {
		in.gender = g
	}
	if len(words) >= len(in.words) && !(initialFirst(words) && len(in.words) > 1) {
		in.words, in.title = words, title
	}
	b.names1(title, words, id)
}
