package cast

import (
	"slices"

	"github.com/dalint/dalint/lint/language"
)

// toldApart is, by place ("@mother"), who is named beside whoever has that place as
// somebody else: in "RP stated that FA shoved MO" are three people, and in "Leo hid
// when the father hit her" Leo is not the father. Whoever is told, as Mr Hadley in "Mum
// told Mr Hadley that Dad hit her", is there and false: hardly the father, and still one
// of those who may be.
func (b *builder) toldApart() map[string]map[PersonID]bool {
	out := map[string]map[PersonID]bool{}
	for k, p := range b.paras {
		ms := b.found[k]
		for i := range ms {
			m := &ms[i]
			if m.class != className || m.Group != Single || m.Possessive {
				continue
			}
			id := b.x.named(m.key)
			if id == NoPerson {
				continue
			}
			tells, hears := b.reports(p, m.To), m.From > 0 && hasLemma(&p.Tokens[m.From-1], telling)
			for j := range ms {
				of := &ms[j]
				slot := slotOf(of)
				if slot == "" || p.SentenceOf(of.From) != p.SentenceOf(m.From) || of.Group != Single || ofOne(p, of) || !b.alone(p, ms, of) {
					continue
				}
				apart := tells && of.From >= m.To || b.bothAct(p, m, of)
				if !apart && !hears {
					continue
				}
				if out[slot] == nil {
					out[slot] = map[PersonID]bool{}
				}
				out[slot][id] = out[slot][id] || apart
			}
		}
	}
	return out
}

// bothAct reports whether two mentions of a sentence are the subjects of two of its
// clauses. Of a sentence that tells of no abuse nothing is known of that.
func (b *builder) bothAct(p *language.Paragraph, m, of *Mention) bool {
	s := p.SentenceOf(m.From)
	if !memoOf(p, b.lex).gate[s] {
		return false
	}
	p.Parse(s)
	subject := func(x *Mention) int {
		for k := range p.Sentences[s].Clauses {
			if c := p.Sentences[s].Clauses[k].Subject; c != nil && x.From <= c.Head && c.Head < x.To {
				return k
			}
		}
		return -1
	}
	one, other := subject(m), subject(of)
	return one >= 0 && other >= 0 && one != other
}

// reports reports whether a verb of telling or hearing stands at token i, or
// behind a word or two that only help it: "has also said".
func (b *builder) reports(p *language.Paragraph, i int) bool {
	to := len(p.Tokens)
	for i < to && (auxWords[p.Tokens[i].Norm] || p.Tokens[i].Norm == "also" || p.Tokens[i].Norm == "then") {
		i++
	}
	if i >= to {
		return false
	}
	for _, concept := range []string{"report-neutral", "report-accepted", "report-doubt"} {
		if b.lex.At(concept, p, i, to) > 0 {
			return true
		}
	}
	return hasLemma(&p.Tokens[i], witnessing)
}

// telling are verbs whose object hears or is met: "Mum told Mr Hadley that Dad hits her".
var telling = set("tell ring phone call inform ask email text telephone contact approach")

var witnessing = set("hear see witness overhear watch")

// whoTells is the adult who tells of somebody else's acts, where what is told leaves
// nobody else for a pronoun: "Sam said that her partner Alex hit her" is of Sam.
func (r *resolver) whoTells(m *Mention, scope *language.Scope) PersonID {
	if scope.Kind != language.Attributed || scope.Source == nil {
		return NoPerson
	}
	teller := r.personAt(scope.Source.Head)
	if !r.known(teller) || r.info(teller).child || r.info(teller).gender != anyGender && r.info(teller).gender != m.gender {
		return NoPerson
	}
	switch r.c.People[teller].Role {
	case Child, Professional, Other:
		return NoPerson
	}
	if m.Possessive {
		if slices.ContainsFunc(r.ms, func(n Mention) bool { return n.owner == m.From && n.class == classPartner }) {
			return teller
		}
		return NoPerson
	}
	if doer := r.before(r.p.SaidFrom(scope), m.From); m.key != "he" && m.key != "she" && r.known(doer) && doer != teller {
		return teller
	}
	return NoPerson
}

// personAt is the one person who is mentioned over a token.
func (r *resolver) personAt(token int) PersonID {
	for k := range r.ms {
		if m := &r.ms[k]; m.From <= token && token < m.To && m.Group == Single && !m.Possessive {
			return m.Person
		}
	}
	return NoPerson
}
