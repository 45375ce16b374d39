package practice

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// reading is who is taken to abuse whom where the cast leaves it open. It
// serves the profile alone and is told to the reader; it gives nobody a role.
type reading struct {
	known                 people // the parts that the cast knows somebody to have
	perpetrator, survivor who    // nobody, or an adult whose part the cast leaves open
	anybody               bool   // the text is about somebody, and not about abuse in general
	did, had              map[who]int
	lean                  map[who]int  // above 0: written of as the one who abuses is; below: as the survivor is
	beside                map[who]bool // who abuses beside the first, or once did
	swapped               bool         // a form's boxes have the two the wrong way round
}

// read counts what the text tells of the adults whose part is open, in the
// writer's words and in reported ones: who does more than is done to him or
// her, and who is mentioned most.
func read(f *lint.Facts) reading {
	r := reading{did: map[who]int{}, had: map[who]int{}, lean: map[who]int{}, beside: map[who]bool{}}
	if f.Cast != nil {
		for i := range f.Cast.People {
			if p := &f.Cast.People[i]; !titleOnly(p) {
				r.anybody = r.anybody || p.Role != cast.Child && (p.Declared || p.Abused+p.Suffered > 0) ||
					p.Role == cast.Perpetrator || p.Role == cast.Survivor
				r.known.add(part(&cast.Mention{Person: cast.PersonID(i), Role: p.Role, Adult: true}))
			}
		}
	}
	mentions, order := map[who]int{}, []who{}
	for k, g := range f.Gathered {
		g, _ := g.(*facts)
		if g == nil {
			continue
		}
		r.heading(&f.Document.Blocks[k], g)
		for i := range g.sentences {
			s := &g.sentences[i]
			for _, w := range s.adults {
				if mentions[w] == 0 {
					order = append(order, w)
				}
				mentions[w]++
			}
			r.written(s)
			r.conduct(s)
			for k := range s.acts {
				if a := &s.acts[k]; !a.negated && !a.planned {
					r.did[a.agent]++
					r.had[a.patient]++
				}
			}
		}
	}
	// The adults of the case are those of whom most is said; a partner without
	// a name is one of them.
	var most, second who
	for _, w := range order {
		switch {
		case w == somebody || w == unnamedPartner:
		case most == nobody || mentions[w] > mentions[most]:
			most, second = w, most
		case second == nobody || mentions[w] > mentions[second]:
			second = w
		}
	}
	if mentions[unnamedPartner] >= enoughMentions && mentions[second] < 2*mentions[unnamedPartner] {
		second = unnamedPartner
	}
	r.anybody = r.anybody || mentions[most] >= enoughMentions || mentions[unnamedPartner] >= enoughMentions
	r.decide(most, second, mentions)
	r.swapped = byForm(f.Cast) && r.standing(survivor) > r.standing(perpetrator)+otherWayRound
	for _, w := range order {
		if !nameless(w) && w != r.perpetrator && w != r.survivor && r.hasAbuser() && r.had[w] == 0 && (r.did[w] >= abusesBeside || r.lean[w] >= leansBeside) {
			r.beside[w] = true
		}
	}
	return r
}

// standing is how far the text tells of somebody as doing abuse, less how far as
// suffering it.
func (r *reading) standing(w who) int { return 3*(r.did[w]-r.had[w]) + r.lean[w] }

// otherWayRound is by how much the text must speak against a form's boxes.
const otherWayRound = 4

// byForm reports whether both parts rest on a form's boxes alone.
func byForm(c *cast.Cast) bool {
	n := 0
	if c != nil {
		for i := range c.People {
			p := &c.People[i]
			if p.Role != cast.Perpetrator && p.Role != cast.Survivor {
				continue
			}
			if p.Declared || !strings.HasPrefix(p.Reason, "stands in the field") && !titleOnly(p) {
				return false
			}
			n++
		}
	}
	return n > 1
}

// hasAbuser reports whether the one who abuses is known or read.
func (r *reading) hasAbuser() bool { return r.perpetrator != nobody || r.known.has(perpetrator) }

// abusesBeside is the number of acts from which somebody beside the first is
// one who abuses as well: a mother-in-law, a brother.
const abusesBeside = 2

// leansBeside is how far the text must lean for the same.
const leansBeside = 4

// heading notes whose deeds a heading says that a part tells: "What Andre has
// done to protect Jaylen", "Mark's behaviour".
func (r *reading) heading(b *text.Block, g *facts) {
	if b.Kind != text.Heading {
		return
	}
	for i := range g.sentences {
		s := &g.sentences[i]
		if len(s.adults) != 1 || s.people&^(1<<adult|1<<child) != 0 {
			continue
		}
		switch {
		case s.has.has(effortWord), s.has.has(headCare) && !s.has.has(headPattern) && !s.has.has(headParent):
			r.lean[s.adults[0]] -= 2
		case s.has.has(headPattern) && !s.has.has(headCare):
			r.lean[s.adults[0]] += 2
		}
	}
}

// conduct notes what somebody is told as doing to another, and as doing for the
// children or for safety. One such sentence says little; many lean one way.
func (r *reading) conduct(s *sentence) {
	if len(s.adults) == 0 && s.people&(1<<perpetrator|1<<survivor) == 0 {
		return
	}
	var mine, theirs who
	for i := range s.deeds {
		if d := &s.deeds[i]; d.harm && d.to != nobody && !d.quoted && party(d.doer) {
			mine = d.doer
			break
		}
	}
	for i := range s.hits {
		h := &s.hits[i]
		if h.quoted || h.due || !party(h.doer) || !h.near {
			continue
		}
		switch c := h.concept; {
		case c >= tacticViolence && c <= tacticChild:
			// What is done to somebody has its other in the sentence.
			if mine == nobody && h.doer == s.first && (c == tacticViolence || h.word != h.wordLast) && (s.people.has(survivor) || s.two()) {
				mine = h.doer
			}
		case c >= protectManage && c <= protectNurture && !s.has.has(telling):
			if theirs == nobody && !h.negated && !h.told {
				theirs = h.doer
			}
		}
	}
	if mine == nobody && s.weight >= likely && party(s.doer) && !s.shown.has(showBlame) && len(s.acts) == 0 {
		mine = s.doer
	}
	if mine == nobody && theirs == nobody && s.shown.some(showShield, showResist) && s.weight < likely && s.lead && party(s.first) {
		theirs = s.first
	}
	if mine != nobody {
		r.lean[mine] += 2
	} else if theirs != nobody {
		r.lean[theirs]--
	}
}

// party reports whether somebody may be one of the two adults, whether the cast
// knows which or not.
func party(w who) bool { return w == perpetrator || w == survivor || w >= firstAdult && w != somebody }

// two reports whether two adults are mentioned whose parts are open.
func (s *sentence) two() bool {
	if s.people.has(perpetrator) || s.people.has(survivor) {
		return len(s.adults) > 0 || s.people.has(perpetrator) && s.people.has(survivor)
	}
	if len(s.adults) == 0 {
		return false
	}
	for _, w := range s.adults[1:] {
		if w != s.adults[0] {
			return true
		}
	}
	return false
}

// written notes how somebody is written of. Blame, doubt and duties fall to the
// one who is abused, and excuses and praise to the one who abuses, in just the
// records that do not say who does what.
func (r *reading) written(s *sentence) {
	if len(s.adults) == 0 {
		return
	}
	w := s.adults[0]
	for i := range s.lapses {
		switch s.lapses[i].family {
		case "failure-to-protect", "survivor-held-responsible", "victim-blaming", "doubt":
			r.lean[w]--
		case "excuse", "double-standard", "referral-as-outcome":
			r.lean[w]++
		}
	}
}

// enoughMentions is how often somebody must be mentioned to be taken for one
// of the two adults of the case.
const enoughMentions = 3

// leansClearly is by how much one of the two must stand above the other: by more
// than one act, which may be one of resistance.
const leansClearly = 4

func (r *reading) decide(most, second who, mentions map[who]int) {
	if mentions[most] < enoughMentions {
		return
	}
	abuser, abused := r.known.has(perpetrator), r.known.has(survivor)
	switch {
	case abuser && abused:
	case abused && mentions[unnamedPartner] >= enoughMentions:
		r.perpetrator = unnamedPartner
	case abused && r.had[most] <= 2*r.did[most]:
		r.perpetrator = most
	case abuser && r.did[most] <= 2*r.had[most]:
		r.survivor = most
	case !abuser && !abused && mentions[second] >= enoughMentions:
		a, b := r.standing(most), r.standing(second)
		switch {
		case a >= b+leansClearly:
			r.perpetrator, r.survivor = most, second
		case b >= a+leansClearly:
			r.perpetrator, r.survivor = second, most
		}
	}
}

// titleOnly reports whether somebody of the cast is no more than a form's
// word: "Suspect", "the victim", which may be the wrong way round.
func titleOnly(p *cast.Person) bool {
	return !p.Declared && p.Abused+p.Suffered == 0 && strings.HasPrefix(p.Reason, "called “"+p.Name)
}

// assumed says who was read into a part, and why.
func (r *reading) assumed(c *cast.Cast) []lint.Assumed {
	var out []lint.Assumed
	add := func(w who, role cast.Role, n int, acts string) {
		var name string
		switch {
		case w == nobody || !nameless(w) && int(w-firstAdult) >= len(c.People):
			return
		case w == unnamedFather:
			name = "the father without a name"
		case w == unnamedMother:
			name = "the mother without a name"
		case w == unnamedPartner:
			name = "the partner without a name"
		default:
			name = c.People[w-firstAdult].Name
		}
		reason := "from how the text writes of the adults"
		if n > 0 {
			reason = fmt.Sprintf("%s %d of the acts told", acts, n)
		}
		out = append(out, lint.Assumed{Role: role, Name: name, Reason: reason})
	}
	add(r.perpetrator, cast.Perpetrator, r.did[r.perpetrator], "told as doing")
	add(r.survivor, cast.Survivor, r.had[r.survivor], "told as suffering")
	return out
}

// as is the part of w.
func (r *reading) as(w who) who {
	switch {
	case r.swapped && w == perpetrator:
		return survivor
	case r.swapped && w == survivor:
		return perpetrator
	case w < firstAdult:
		return w
	case w == r.perpetrator, w == somebody && r.perpetrator == unnamedPartner, r.beside[w]:
		return perpetrator
	case w == r.survivor:
		return survivor
	}
	return adult
}

// apply gives those who are read into a part that part. What was gathered is
// shared with other versions of the document, so it is copied where it changes.
func (r *reading) apply(g *facts) *facts {
	changed := false
	for i := range g.sentences {
		changed = changed || len(g.sentences[i].adults) > 0 || r.swapped
	}
	if !changed {
		return g
	}
	out := &facts{sentences: make([]sentence, len(g.sentences)), quoted: g.quoted}
	n := 0
	for i := range g.sentences {
		n += len(g.sentences[i].hits)
	}
	hits := make([]hit, 0, n) // of all sentences: most have many
	for i := range g.sentences {
		s := g.sentences[i]
		s.first, s.last = r.as(s.first), r.as(s.last)
		from := len(hits)
		hits = append(hits, s.hits...)
		s.hits = hits[from:len(hits):len(hits)]
		for k := range s.hits {
			s.hits[k].doer, s.hits[k].teller = r.as(s.hits[k].doer), r.as(s.hits[k].teller)
		}
		for _, acts := range []*[]act{&s.acts, &s.resisted} {
			*acts = slices.Clone(*acts)
			for k := range *acts {
				a := &(*acts)[k]
				a.agent, a.patient, a.told = r.as(a.agent), r.as(a.patient), r.as(a.told)
			}
		}
		s.deeds = append([]deed(nil), s.deeds...)
		for k := range s.deeds {
			d := &s.deeds[k]
			d.doer, d.to, d.told = r.as(d.doer), r.as(d.to), r.as(d.told)
		}
		s.quotes = append([]quote(nil), s.quotes...)
		for k := range s.quotes {
			s.quotes[k].by = r.as(s.quotes[k].by)
		}
		if both := s.people & (1<<perpetrator | 1<<survivor); r.swapped && both != 0 && both != 1<<perpetrator|1<<survivor {
			s.people ^= 1<<perpetrator | 1<<survivor
		}
		left := false
		for _, w := range s.adults {
			p := r.as(w)
			s.people.add(p)
			left = left || p == adult
		}
		if !left {
			s.people &^= 1 << adult
		}
		out.sentences[i] = s
	}
	topic := nobody
	for i := range out.sentences {
		s := &out.sentences[i]
		if s.pronoun && s.lead && s.first == adult && topic != nobody {
			s.of(topic)
		}
		if s.lead && (s.first == perpetrator || s.first == survivor) {
			topic = s.first
		} else if s.first != nobody && s.first != adult && s.lead {
			topic = nobody
		}
	}
	return out
}

// of reads "he" or "she" at the head of a sentence, where it could be either of
// two, as the one whom the sentence before began with, or the heading names.
func (s *sentence) of(w who) {
	s.first = w
	s.people.add(w)
	for k := range s.hits {
		if s.hits[k].doer == adult {
			s.hits[k].doer = w
		}
	}
	for k := range s.acts {
		if s.acts[k].agent == adult {
			s.acts[k].agent = w
		}
	}
}
