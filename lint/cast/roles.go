package cast

import (
	"fmt"

	"github.com/dalint/dalint/lint/language"
)

// tally is how often each person is told to do and to suffer abuse: by the
// writer, and in accounts that the writer reports.
type tally struct {
	did, had         []int
	hurt             []int // injuries and abuse told without its doer
	fought           []int // those of hurt that whoever strikes, or is fought off, has as well
	named            []int // acts and injuries told of them by name
	didTold, hadTold []int
	signDid, signHad []int // signs of either part
	pairs            map[pair]dealings
	ofKin            map[pair]int        // acts of a relative on an adult
	between          []int               // acts told of two adults of whom each is one
	charged          map[PersonID]string // doer of an act of which they were convicted or charged
	harmed           map[PersonID]string // the one it was done to
	words            int
}

// count binds the whole text to the people found so far and adds up who does
// what to whom.
func (b *builder) count() *tally {
	n := len(b.c.People)
	t := &tally{did: make([]int, n), had: make([]int, n), didTold: make([]int, n), hadTold: make([]int, n),
		signDid: make([]int, n), signHad: make([]int, n), between: make([]int, n),
		hurt: make([]int, n), fought: make([]int, n), named: make([]int, n), pairs: map[pair]dealings{}, ofKin: map[pair]int{}, charged: map[PersonID]string{}, harmed: map[PersonID]string{}}
	focus := Focus{}
	b.x.sum = b.x.hash()
	key := b.c.Key()
	for _, p := range b.paras {
		c := &memoOf(p, b.lex).count
		if c.bound == nil || c.key != key || c.in != focus {
			*c = counted{key: key, in: focus}
			c.bound, c.out = b.c.Bind(p, focus, b.lex)
			c.signs = signsOf(c.bound, b.lex, memoOf(p, b.lex).gate)
		}
		bound := c.bound
		focus = c.out
		t.words += memoOf(p, b.lex).words
		for _, sign := range c.signs {
			if sign.abuse {
				t.signDid[sign.id]++
			} else {
				t.signHad[sign.id]++
			}
		}
		for k := range bound.Events {
			b.weigh(t, bound, &bound.Events[k])
		}
	}
	return t
}

// weigh adds one event to the tally, if it tells what happened.
func (b *builder) weigh(t *tally, bound *Bound, ev *Event) {
	if ev.Act != Abuse || ev.weak || ev.Negated || ev.Mood != language.Asserted {
		return
	}
	b.byKin(t, bound, ev)
	if ev.Stranger {
		return
	}
	byName := func(q *Participant) bool {
		m := bound.MentionAt(q.From)
		return q.Person >= 0 && q.Group == Single && q.Kind != Absent && m != nil && m.class == className
	}
	if byName(&ev.Agent) {
		t.named[ev.Agent.Person]++
	}
	if by := ev.Agent.Kind; byName(&ev.Patient) && (by == Absent || by == Pronoun || byName(&ev.Agent)) { // a parent may have hit a child
		t.named[ev.Patient.Person]++
	}
	if ev.Form == Injury {
		if id := ev.Patient.Person; id >= 0 && ev.Patient.Group == Single && bound.InScope(ev.From, language.Quoted) == nil {
			t.hurt[id]++
			if foughtOff(bound, ev) {
				t.fought[id]++
			}
		}
		return
	}
	if ev.Agent.Person == ev.Patient.Person && ev.Agent.Person != NoPerson {
		return
	}
	if ev.Form == Undergone && hasLemma(&bound.Tokens[ev.From], seeing) || ev.noun && ev.Form != PassiveVerb && ev.Tactic == "physical" && ev.Patient.Kind == Absent {
		return // "witnessed"; "Ms B's assault" may be by her or on her
	}
	if likewise(bound, ev) || disowned(bound, ev) {
		return
	}
	at := ev.From
	if bound.InScope(at, language.Quoted) != nil || bound.InScope(at, language.Negated) != nil {
		return
	}
	if how := b.convicted(bound, ev); how != "" {
		if ev.Agent.Person >= 0 {
			t.charged[ev.Agent.Person] = how
		}
		if ev.Patient.Person >= 0 {
			t.harmed[ev.Patient.Person] = how
		}
	}
	if betweenAdults(ev) {
		b.c.Told++
		for _, id := range []PersonID{ev.Agent.Person, ev.Patient.Person} {
			if id >= 0 {
				t.between[id]++
			}
		}
	}
	did, had := t.did, t.had
	if claimed(bound, ev) {
		did, had = t.didTold, t.hadTold
	}
	if s := bound.InScope(max(at, ev.To-1), language.Attributed); s != nil {
		did, had = t.didTold, t.hadTold
		if b.selfServing(bound, s) {
			return
		}
		if s.Cue >= 0 && s.Cue < len(bound.Tokens) && b.lex.At("report-denial", bound.Paragraph, s.Cue, len(bound.Tokens)) > 0 {
			return
		}
	}
	if ev.Agent.Person >= 0 && ev.Patient.Person >= 0 && ev.Agent.Group == Single && ev.Patient.Group == Single {
		t.pair(ev.Agent.Person, ev.Patient.Person)
	}
	if id := ev.Agent.Person; id >= 0 && ev.Agent.Kind != Absent && ev.Agent.Group == Single {
		did[id]++
	}
	if id := ev.Patient.Person; id >= 0 && ev.Patient.Kind != Absent && ev.Patient.Group == Single && !(ev.Form == ActiveVerb && ev.Agent.Kind == Absent) {
		had[id]++ // an active verb has a doer, whom nothing here knows: "Client kicked Ivan"
	}
}

// betweenAdults reports whether an act is told of two adults, as far as can be
// told, of whom at least one is somebody of the case.
func betweenAdults(ev *Event) bool {
	may := func(q *Participant) bool {
		return q.Kind != Absent && q.Group == Single && q.Role != Child && q.Role != Professional && q.Role != Other
	}
	return may(&ev.Agent) && may(&ev.Patient) && (ev.Agent.Person >= 0 || ev.Patient.Person >= 0)
}

// likewise reports whether someone is said to abuse as well: "mum can be
// violent too". Such a remark sets the other one's abuse off, and shows nothing.
func likewise(bound *Bound, ev *Event) bool {
	for i := ev.From; i < min(ev.To+2, bound.Sentences[ev.Sentence].To); i++ {
		switch bound.Tokens[i].Norm {
		case "too", "also", "equally":
			return true
		case "well":
			if i > 0 && bound.Tokens[i-1].Norm == "as" {
				return true
			}
		}
	}
	return false
}

var seeing = set("witness see hear overhear observe")

// selfServing reports whether the source of an account speaks of the other as
// the one who abuses while abusing in the text; such words decide nothing.
func (b *builder) selfServing(bound *Bound, s *language.Scope) bool {
	if s.Source == nil {
		return false
	}
	m := bound.MentionOver(s.Source.Head)
	return m != nil && m.Person != NoPerson && (b.c.People[m.Person].Role == Perpetrator)
}

// convicted reports how an act was established in law, if it was.
func (b *builder) convicted(bound *Bound, ev *Event) string {
	s := &bound.Sentences[ev.Sentence]
	for i := max(s.From, ev.From-8); i < ev.From && i < len(bound.Tokens); i++ {
		switch bound.Tokens[i].Norm {
		case "convicted":
			return "convicted of abuse"
		case "charged":
			return "charged with abuse"
		case "guilty":
			return "found or pleaded guilty of abuse"
		case "cautioned":
			return "cautioned for abuse"
		case "proved", "proven":
			return "abuse found proved"
		}
	}
	return ""
}

// roles decides in the order: declared, form field, charge or order, explicit
// label, what people are told to do, fear; otherwise unknown.
func (b *builder) roles(t *tally) {
	defer b.boxes(t)
	t.thirds()
	for id := range b.c.People {
		p := &b.c.People[id]
		p.Abused, p.Suffered = t.did[id]+t.didTold[id], t.had[id]+t.hadTold[id]
		if p.Declared || p.Role != Unknown && p.Role != Survivor && p.Role != Perpetrator && !(p.Role == Other && b.boxedKin(PersonID(id))) {
			continue
		}
		if b.stated(PersonID(id), p, t) {
			continue
		}
		if p.Role != Unknown {
			continue // "POI", "the victim"
		}
		b.byActs(PersonID(id), p, t)
	}
	b.byOther()
	b.bySaid()
	b.relatives(t)
}

// boxedKin reports whether a form names a relative as one of the two.
func (b *builder) boxedKin(id PersonID) bool {
	for _, x := range b.explicit {
		if x.rank == 1 && b.firstKey[x.key].kin != "" && b.x.named(x.key) == id {
			return true
		}
	}
	return false
}

// stated gives the role that the text states in so many words.
func (b *builder) stated(id PersonID, p *Person, t *tally) bool {
	best := explicit{rank: 99}
	conflict := false
	for _, x := range b.explicit {
		if b.x.named(x.key) != id {
			continue
		}
		switch {
		case x.rank < best.rank:
			best, conflict = x, false
		case x.rank == best.rank && x.role != best.role:
			conflict = true
		}
	}
	if best.rank > 2 {
		if how, ok := t.charged[id]; ok {
			best, conflict = explicit{role: Perpetrator, reason: how, rank: 2}, false
			if _, both := t.harmed[id]; both {
				conflict = true
			}
		} else if how, ok := t.harmed[id]; ok {
			best, conflict = explicit{role: Survivor, reason: "the one harmed: " + how, rank: 2}, false
		}
	}
	if best.rank == 99 {
		return false
	}
	if conflict {
		p.Contested, p.Role, p.Reason = true, Unknown, "the text says both: "+best.reason
		return true
	}
	did, had := t.did[id]+t.didTold[id], t.had[id]+t.hadTold[id]
	if best.rank == 1 && (best.role == Survivor && did > 1 && did >= 3*had || best.role == Perpetrator && had > 1 && had >= 3*did) {
		// A form's boxes go by who spoke first; what the text tells may differ.
		p.Contested, p.Role = true, Unknown
		p.Reason = fmt.Sprintf("%s, but is told as agent of %d and as patient of %d abusive acts", best.reason, did, had)
		return true
	}
	if best.rank == 1 && b.codedOnly(id, t) {
		p.Contested, p.Role, p.Reason = true, Unknown, best.reason+", and no act that is told bears that out"
		return true
	}
	if best.rank == 1 && best.role == Perpetrator && t.hurt[id] > 0 && did <= 1 {
		// Whoever is hurt and hardly told to hurt anyone may have defended themselves.
		p.Contested, p.Role = true, Unknown
		p.Reason = fmt.Sprintf("%s, but is told to be hurt in %d clauses and as agent of %d abusive acts", best.reason, t.hurt[id]+had, did)
		return true
	}
	p.Role, p.Reason = best.role, best.reason
	return true
}

// codedOnly reports whether a person has a code that police give to those whom they
// list, and the text tells no act by one of that code's suspects or on one of its
// victims: such lists go by who rang.
func (b *builder) codedOnly(id PersonID, t *tally) bool {
	mine := false
	for key, role := range b.coding {
		other := b.x.named(key)
		if other == NoPerson {
			continue
		}
		mine = mine || other == id
		if role == Perpetrator && t.did[other]+t.didTold[other] > 0 || role == Survivor && t.had[other]+t.hadTold[other]+t.hurt[other] > 0 {
			return false
		}
	}
	return mine
}

// byActs decides by who does what to whom. The writer's own words count
// before accounts that the writer reports.
func (b *builder) byActs(id PersonID, p *Person, t *tally) {
	did, had := t.did[id], t.had[id]
	words := t.words
	if !b.enough(did, had, t.words) && !(did > 0 && had > 0) {
		if did+had == 0 {
			words = shortText // one act in a reported account is too little
		}
		did, had = did+t.didTold[id], had+t.hadTold[id]
	}
	child := b.x.info[id].child
	switch {
	case child:
		return
	case did > 0 && had > 0 && did < 3*had && had < 3*did:
		p.Contested = true
		p.Reason = fmt.Sprintf("told as agent of %d and as patient of %d abusive acts", did, had)
	case !b.enough(did, had, words):
		plain := t.hurt[id] - t.fought[id]
		if hurt := had + plain; did == 0 && plain > 0 && b.enough(0, hurt, t.words) {
			p.Role, p.Reason = Survivor, fmt.Sprintf("hurt in %d clauses, never told to hurt anyone", hurt)
		} else if did+had > 0 {
			b.bySigns(id, p, t, did, had)
		}
	case did+had == 1 && t.gainsaid():
		p.Reason = "one act says one thing, and what else is told another"
	case did > had:
		p.Role, p.Reason = Perpetrator, fmt.Sprintf("agent of %d of %d abusive acts", did, did+had)
	default:
		p.Role, p.Reason = Survivor, fmt.Sprintf("patient of %d of %d abusive acts", had, did+had)
	}
}

// gainsaid reports whether what else is told of somebody speaks against the one act
// that is told of them: "Ms B is terrified of Mr A. She hit him once." decides nothing
// of either.
func (t *tally) gainsaid() bool {
	for id := range t.did {
		did, had := t.did[id]+t.didTold[id], t.had[id]+t.hadTold[id]
		if did == 1 && had == 0 && t.signHad[id] > t.signDid[id] || did == 0 && had == 1 && t.signDid[id] > t.signHad[id] {
			return true
		}
	}
	return false
}

// bySigns decides where one act between two adults is told of a person and signs
// say the same: the act alone does not, as who resists may be told with the one
// act that a text has.
func (b *builder) bySigns(id PersonID, p *Person, t *tally, did, had int) {
	signs, against := t.signDid[id], t.signHad[id]
	if had > 0 {
		signs, against = against, signs
	}
	switch {
	case did > 0 && had > 0 || signs <= against || t.between[id] == 0:
		p.Reason = "too little is told to say"
	case did > 0:
		p.Role, p.Reason = Perpetrator, fmt.Sprintf("agent of %d of %d abusive acts, and answers for such in %s", did, did, times(signs))
	default:
		p.Role, p.Reason = Survivor, fmt.Sprintf("patient of %d of %d abusive acts, and told to fear or to get away in %s", had, had, times(signs))
	}
}

// times counts clauses in words.
func times(n int) string {
	if n == 1 {
		return "another clause"
	}
	return fmt.Sprintf("%d other clauses", n)
}

// shortText is the number of words up to which a single act decides.
const shortText = 120

// enough reports whether the acts suffice for a role: two or more and three
// times as many one way as the other; one in a short text.
func (b *builder) enough(did, had, words int) bool {
	most, least := max(did, had), min(did, had)
	if most < 1 || most == 1 && words >= shortText {
		return false
	}
	return least == 0 || most >= 3*least
}
