package cast

import "github.com/dalint/dalint/lint/language"

// Group references that Focus.They may hold besides a person.
const (
	theCouple   PersonID = -2
	theChildren PersonID = -3
	thePeople   PersonID = -4
)

// resolver gives each mention its person, in reading order.
type resolver struct {
	c     *Cast
	p     *language.Paragraph
	focus Focus
	// seen are the adults and children mentioned so far, latest last.
	seen []sighting
	ms   []Mention
	sent int
	// barred are those whom the pronoun being read cannot mean.
	barred []PersonID
	// parsed says by sentence whether its scopes may be read; nil for none. Others may have
	// been parsed since, by a rule; what it found must not decide who is meant.
	parsed []bool
}

// inScope is the scope over a token of the sentence that is being read.
func (r *resolver) inScope(token int, kind language.ScopeKind) *language.Scope {
	if r.sent >= len(r.parsed) || !r.parsed[r.sent] {
		return nil
	}
	return r.p.InScope(token, kind)
}

type sighting struct {
	id      PersonID
	sent    int
	subject bool
	adult   bool
	gender  gender
	at      int  // token
	owner   bool // a possessor
}

func (r *resolver) known(id PersonID) bool { return id >= 0 && int(id) < len(r.c.People) }

func (r *resolver) info(id PersonID) info {
	if r.c.index == nil || int(id) >= len(r.c.index.info) || id < 0 {
		return info{}
	}
	return r.c.index.info[id]
}

// all resolves every mention of the paragraph.
func (r *resolver) all() {
	if !r.focus.Known {
		r.focus = Focus{He: NoPerson, She: NoPerson, They: NoPerson, Subject: NoPerson, Agent: NoPerson}
	}
	k := 0
	for s := range r.p.Sentences {
		r.sent = s
		first := true
		start := k
		for k < len(r.ms) && r.ms[k].From < r.p.Sentences[s].To {
			// A possessor comes after the mention that contains it but is read first.
			end := k + 1
			for end < len(r.ms) && r.ms[end].From < r.ms[k].To {
				end++
			}
			for j := end - 1; j >= k; j-- {
				r.resolve(j)
			}
			for j := end - 1; j > k; j-- {
				r.see(&r.ms[j], false)
			}
			r.see(&r.ms[k], first && r.ms[k].From-r.p.Sentences[s].From < 6 || r.childSubject(&r.ms[k]))
			first = first && r.ms[k].Possessive
			k = end
		}
		if k > start {
			r.focus.Known = true
		}
	}
}

// childSubject reports whether a child is the subject of a clause that is not the
// first of its sentence: "The teacher said that Leo is bright".
func (r *resolver) childSubject(m *Mention) bool {
	return !m.Adult && !m.Possessive && m.Group == Single && m.To < len(r.p.Tokens) && finiteAux[r.p.Tokens[m.To].Norm]
}

// resolve gives mention j its person and role.
func (r *resolver) resolve(j int) {
	m := &r.ms[j]
	switch m.class {
	case classCouple:
		r.siblings(j)
	case classPronoun:
		r.pronoun(m)
	case className:
		if r.c.index != nil {
			m.Person = r.c.index.named(m.key)
		}
	default:
		if m.Person = r.apposed(j); m.Person == NoPerson {
			m.Person = r.byWord(j)
		}
	}
	r.settle(m)
}

// siblings makes children of two names that looked like a couple: "Cole and
// Emma". The two stand inside the mention and are known by now.
func (r *resolver) siblings(j int) {
	m := &r.ms[j]
	n := 0
	for k := j + 1; k < len(r.ms) && r.ms[k].From < m.To; k++ {
		if r.ms[k].Role != Child {
			return
		}
		n++
	}
	if n == 2 {
		m.Group, m.Adult = Children, false
	}
}

// settle lets the person decide the role and age of the mention.
func (r *resolver) settle(m *Mention) {
	if !r.known(m.Person) {
		return
	}
	p := &r.c.People[m.Person]
	if p.Role != Unknown {
		m.Role = p.Role
	} else if p.Contested {
		m.Role = Unknown
	}
	switch in := r.info(m.Person); {
	case in.child || p.Role == Child:
		m.Adult = false
	case in.grown && m.class == classChild: // "her son Declan, 41"
		m.Adult, m.Role = true, p.Role
	case m.Role == Professional && p.Role == Unknown && r.c.index.find("@partner") == m.Person: // "her husband, PC Frew"
		m.Role = Unknown
	}
	if m.gender == anyGender {
		m.gender = r.info(m.Person).gender
	}
}

// byWord finds the person of a kin or role word.
func (r *resolver) byWord(j int) PersonID {
	m := &r.ms[j]
	x := r.c.index
	if x == nil || m.Group != Single {
		return NoPerson
	}
	owner := r.ownerOf(j)
	switch m.class {
	case classMother, classFather:
		if indefinite(r.p, m) {
			return NoPerson
		}
		if owner != nil && !r.childlike(owner) {
			// "his mother" of an adult is no one's mother in the case.
			if owner.Kind != Pronoun || r.known(owner.Person) {
				m.Role = Other
				return NoPerson
			}
		}
		return x.find(slotOf(m))
	case classStepFather, classStepMother:
		return x.find(slotOf(m))
	case classPartner:
		return r.partner(m, owner)
	case classWoman, classMan:
		if m.Role == Other || indefinite(r.p, m) {
			return NoPerson
		}
		return x.find(slotOf(m))
	case classSurvivor, classPerpetrator, classRespondent, classClient:
		if indefinite(r.p, m) {
			return NoPerson
		}
		return x.find(slotOf(m))
	case classChild:
		if owner != nil && m.owner >= 0 && owner.Role == Professional || indefinite(r.p, m) {
			return NoPerson
		}
		return x.find(slotOf(m))
	}
	return NoPerson
}

// childlike reports whether a possessor is a child, the children, or parents.
func (r *resolver) childlike(m *Mention) bool {
	return !m.Adult && m.Group != Agency || m.Group == Children || m.Role == Child || m.Kind == Pronoun && m.key == "their" ||
		m.Kind == Named && !r.known(m.Person) || r.lettered(m.Person)
}

// lettered reports whether a person of no known role is known by one letter
// alone, as children often are.
func (r *resolver) lettered(id PersonID) bool {
	if !r.known(id) || r.c.People[id].Role != Unknown {
		return false
	}
	in := r.info(id)
	return len(in.words) == 1 && len(in.words[0]) == 1 && in.title == ""
}

// ownerOf is the possessor of mention j, which stands inside it.
func (r *resolver) ownerOf(j int) *Mention {
	if r.ms[j].owner < 0 {
		return nil
	}
	for k := j + 1; k < len(r.ms) && r.ms[k].From < r.ms[j].To; k++ {
		if o := &r.ms[k]; o.From == r.ms[j].owner {
			return o
		}
	}
	return nil
}

// see remembers a mention for the pronouns that follow.
func (r *resolver) see(m *Mention, subject bool) {
	switch m.Group {
	case Couple:
		r.focus.They = theCouple
		return
	case Children:
		r.focus.They = theChildren
		return
	case People, Agency:
		if m.class != classPronoun && m.From < len(r.p.Tokens) && plural(&r.p.Tokens[m.Head]) {
			r.focus.They = thePeople
		}
		return
	case Single:
	default:
		return
	}
	if !r.known(m.Person) || m.Role == Professional {
		return
	}
	g := r.info(m.Person).gender
	if g == anyGender {
		g = m.gender
	}
	if m.Kind == Pronoun && m.gender != anyGender && r.info(m.Person).gender == anyGender {
		// A pronoun has shown the gender of someone whose name did not.
		for k := len(r.seen) - 1; k >= max(0, len(r.seen)-lookBack); k-- {
			if r.seen[k].id == m.Person {
				r.seen[k].gender = m.gender
			}
		}
		g = m.gender
	}
	r.seen = append(r.seen, sighting{m.Person, r.sent, subject, m.Adult, g, m.From, m.Possessive})
	// A child named in passing takes no adult's place: "the mother of Leo".
	passing := func(id PersonID) bool { return !m.Adult && !subject && r.known(id) && !r.info(id).child }
	switch {
	case g == he && !passing(r.focus.He):
		r.focus.He = m.Person
	case g == she && !passing(r.focus.She):
		r.focus.She = m.Person
	}
	if m.Kind != Pronoun && g == anyGender && r.focus.They != theCouple {
		r.focus.They = m.Person
	}
	if subject {
		r.focus.Subject = m.Person
	}
}
