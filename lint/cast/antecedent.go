package cast

import (
	"slices"
	"sort"

	"github.com/dalint/dalint/lint/language"
)

// lookBack bounds how many mentions a pronoun is compared with.
const lookBack = 40

// pronoun finds whom a pronoun refers to. Nobody in particular is the answer
// whenever two people fit.
func (r *resolver) pronoun(m *Mention) {
	switch m.key {
	case "i":
		if r.inScope(m.From, language.Quoted) != nil {
			m.Role = Unknown
		}
		return
	case "they", "them", "their", "theirs", "themselves", "themself":
		r.they(m)
		return
	}
	scope := r.inScope(m.From, language.Quoted)
	if scope == nil {
		scope = r.inScope(m.From, language.Attributed)
	}
	if scope != nil {
		if m.Person = r.childTelling(m, scope); m.Person != NoPerson {
			return
		}
		if m.Person = r.childOfTopic(m, scope); m.Person != NoPerson {
			return
		}
		if m.Person = r.only(m.gender); m.Person == NoPerson {
			m.Person = r.whoTells(m, scope)
		}
		if (m.key == "him" || m.key == "her") && !m.Possessive && r.before(scope.From, m.From) == m.Person || slices.Contains(r.namedAfter(m, r.p.SaidFrom(scope)), m.Person) {
			m.Person = NoPerson // "that Mr Owusu pushed him", "that she saw Mrs Martin fall"
		}
		return
	}
	r.barred = append(r.namedAfter(m, m.From), r.doerBefore(m)...)
	if m.Person = r.nearest(m.gender, m.From); m.Person == NoPerson {
		m.Person = r.sameSubject(m)
	}
	r.barred = nil
}

// childTelling is the child who tells of a parent of theirs: "she told her teacher
// that her mum reads her messages".
func (r *resolver) childTelling(m *Mention, scope *language.Scope) PersonID {
	if !m.Possessive || scope.Source == nil || !slices.ContainsFunc(r.ms, func(n Mention) bool {
		return n.owner == m.From && (n.class == classMother || n.class == classFather)
	}) {
		return NoPerson
	}
	for k := range r.ms {
		n := &r.ms[k]
		if n.From > scope.Source.Head || n.To <= scope.Source.Head || n.Group != Single || n.Possessive || !r.known(n.Person) {
			continue
		}
		if in := r.info(n.Person); n.Role == Child && (in.gender == m.gender || in.gender == anyGender) {
			return n.Person
		}
	}
	return NoPerson
}

// childOfTopic is the child whom a paragraph is about that names no adult whom the
// pronoun could be, where somebody outside the family tells of him or her: "Leo is
// polite. School report that he is late."
func (r *resolver) childOfTopic(m *Mention, scope *language.Scope) PersonID {
	if scope.Kind != language.Attributed || scope.Source == nil {
		return NoPerson
	}
	for k := range r.ms {
		if n := &r.ms[k]; n.From <= scope.Source.Head && n.To > scope.Source.Head && n.Role != Professional && n.Group != Agency {
			return NoPerson
		}
	}
	found := NoPerson
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sent >= r.sent-2; k-- {
		s := r.seen[k]
		switch {
		case s.gender != m.gender && s.gender != anyGender:
		case s.adult, found != NoPerson && found != s.id:
			return NoPerson
		case s.subject:
			found = s.id
		}
	}
	return found
}

// sameSubject is whom a pronoun goes on about where two people fit: he and she
// the subject of the sentence so far, or the one of the two whom the sentence
// before it spoke of; him and her the one whom the sentence has mentioned. Texts
// stay with their subject (centering: Grosz, Joshi and Weinstein 1995).
func (r *resolver) sameSubject(m *Mention) PersonID {
	if m.Possessive {
		return NoPerson
	}
	if m.key == "him" || m.key == "her" {
		return r.inSentence(m)
	}
	found := NoPerson
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sent >= r.sent-1; k-- {
		s := r.seen[k]
		if !s.adult || s.gender != m.gender || slices.Contains(r.barred, s.id) {
			continue
		}
		if s.sent == r.sent && s.subject {
			return s.id
		}
		if s.sent < r.sent && !s.owner {
			// "Ms D hit Ms E. She has bruises": nobody can tell.
			if found != NoPerson && found != s.id {
				return NoPerson
			}
			found = s.id
		}
	}
	return found
}

// inSentence is the one adult of the pronoun's gender whom its sentence has
// mentioned before it.
func (r *resolver) inSentence(m *Mention) PersonID {
	found := NoPerson
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sent == r.sent; k-- {
		s := r.seen[k]
		if !s.adult || s.gender != m.gender || slices.Contains(r.barred, s.id) || s.id == found {
			continue
		}
		if found != NoPerson || r.oneClause(s.at, m.From) {
			return NoPerson
		}
		found = s.id
	}
	return found
}

// oneClause reports whether neither a word that begins a clause nor anybody else
// stands between tokens from and to: "Mr A threatened to out him".
func (r *resolver) oneClause(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if n := r.p.Tokens[i].Norm; boundary[n] || n == "," {
			return false
		}
	}
	for k := range r.ms {
		if m := &r.ms[k]; m.From > from && m.From < to && !m.Possessive {
			return false
		}
	}
	return true
}

// before is the person of the last mention that begins within tokens [from, to).
func (r *resolver) before(from, to int) PersonID {
	id := NoPerson
	for k := range r.ms {
		if m := &r.ms[k]; from <= m.From && m.From < to && !m.Possessive {
			id = m.Person
		}
	}
	return id
}

// only is the one adult of the case whom he or she is known to fit, else the
// one person whom it could fit; NoPerson where there are more.
func (r *resolver) only(g gender) PersonID {
	fits, sure := NoPerson, NoPerson
	many, manySure := false, false
	for id := range r.c.People {
		in := r.info(PersonID(id))
		if role := r.c.People[id].Role; role == Professional || role == Other || in.gender != g && in.gender != anyGender {
			continue
		}
		many = many || fits != NoPerson
		fits = PersonID(id)
		if in.gender == g && !in.child {
			manySure = manySure || sure != NoPerson
			sure = PersonID(id)
		}
	}
	switch {
	case sure != NoPerson && !manySure:
		return sure
	case fits != NoPerson && !many:
		return fits
	}
	return NoPerson
}

// shortBack is how many tokens back somebody is still near, in notes whose
// sentences are a few words long.
const shortBack = 30

// nearest looks back over this sentence and the two before it, then to the
// focus that the paragraph began with. at is the pronoun's token.
func (r *resolver) nearest(g gender, at int) PersonID {
	best, children := NoPerson, NoPerson
	bestSubject, childSubject := false, false
	childShown := false // as a subject, or by the pronoun that it takes
	childTopic := false // as a subject of any of the sentences
	owner := true       // the best one only owns what is spoken of: "his dad's phone"
	latest := -1        // the sentence of the last person seen
	exact := false
	for k := len(r.seen) - 1; k >= max(0, len(r.seen)-lookBack) && (r.seen[k].sent >= r.sent-2 || at-r.seen[k].at <= shortBack); k-- {
		s := r.seen[k]
		if s.gender != g && s.gender != anyGender || slices.Contains(r.barred, s.id) {
			continue
		}
		if latest < 0 {
			latest = s.sent
		}
		if !s.adult {
			if children == NoPerson {
				children = s.id
			}
			childShown = childShown || s.id == children && (s.subject || s.gender == g)
			childTopic = childTopic || s.id == children && s.gender == g && s.subject
			childSubject = childSubject || s.id == children && s.gender == g && s.subject && s.sent == latest
			continue
		}
		if best == NoPerson || best == s.id || !exact && s.gender == g {
			owner = owner && s.owner
		}
		switch {
		case best == NoPerson:
			best, exact, bestSubject = s.id, s.gender == g, s.subject && s.sent == latest
		case best == s.id:
			bestSubject = bestSubject || s.subject && s.sent == latest
		case exact && s.gender == anyGender:
		case !exact && s.gender == g:
			best, exact, bestSubject = s.id, true, s.subject && s.sent == latest
		default:
			return NoPerson // two adults fit
		}
	}
	if best != NoPerson {
		if childSubject && !bestSubject || childTopic && owner {
			return children
		}
		return best
	}
	id := r.focus.He
	if g == she {
		id = r.focus.She
	}
	if children != NoPerson && (childShown || !r.known(id) || r.info(id).gender != g || r.info(id).child) {
		return children
	}
	if r.known(id) && !r.rival(id, g) && !slices.Contains(r.barred, id) {
		return id
	}
	if r.declaredOnly(g) != NoPerson {
		return r.declaredOnly(g)
	}
	return NoPerson
}

// rival reports whether another adult of the case is known to take the same
// pronoun: who was last seen a paragraph ago is then no safe guess. Somebody
// named in passing is no rival.
func (r *resolver) rival(id PersonID, g gender) bool {
	for k := range r.c.People {
		p := &r.c.People[k]
		if PersonID(k) != id && p.Role != Professional && p.Role != Other && p.Role != Child && !r.info(PersonID(k)).child &&
			r.info(PersonID(k)).gender == g && (!r.info(PersonID(k)).passing() || r.info(id).passing()) {
			return true
		}
	}
	return false
}

// declaredOnly is the one declared adult of that gender, where nobody has been
// mentioned yet.
func (r *resolver) declaredOnly(g gender) PersonID {
	found := NoPerson
	for k := range r.c.People {
		p := &r.c.People[k]
		if p.Role != Survivor && p.Role != Perpetrator || slices.Contains(r.barred, PersonID(k)) {
			continue
		}
		if in := r.info(PersonID(k)); in.gender == g || in.gender == anyGender {
			if found != NoPerson {
				return NoPerson
			}
			found = PersonID(k)
		}
	}
	return found
}

// they is the couple, the children or one person of unknown gender, whichever
// was mentioned last; the couple where nothing else fits.
func (r *resolver) they(m *Mention) {
	if m.Group == Couple && m.To > m.From+1 {
		return
	}
	if id, ok := r.glossed(m); ok {
		m.Person, m.Group = id, Single
		return
	}
	adults, children := map[PersonID]bool{}, map[PersonID]bool{}
	for k := len(r.seen) - 1; k >= max(0, len(r.seen)-lookBack) && r.seen[k].sent >= r.sent-1; k-- {
		if r.seen[k].adult {
			adults[r.seen[k].id] = true
		} else {
			children[r.seen[k].id] = true
		}
	}
	switch they := r.focus.They; {
	case they == theChildren, len(children) >= 2 && len(adults) == 0:
		m.Group, m.Adult = Children, false
	case they == thePeople && m.Group == People:
	case they == theCouple, len(adults) >= 2:
		m.Group = Couple
	case r.known(they) && (len(adults) == 0 || adults[they]) && len(adults) < 2:
		m.Person, m.Group = they, Single
	default:
		m.Group = Couple
	}
}

// glossed reads "They (Alex) were": the name in brackets is who is meant.
func (r *resolver) glossed(m *Mention) (PersonID, bool) {
	if m.To+1 >= len(r.p.Tokens) || r.p.Tokens[m.To].Norm != "(" {
		return NoPerson, false
	}
	k := sort.Search(len(r.ms), func(k int) bool { return r.ms[k].From > m.To })
	if k < len(r.ms) && r.ms[k].From == m.To+1 && r.ms[k].class == className && r.c.index != nil {
		return r.c.index.named(r.ms[k].key), true
	}
	return NoPerson, false
}
