package practice

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// reading is who is taken to abuse whom where the cast leaves it open. It
// serves the profile alone and is told to the reader; it gives nobody a role.
type reading struct {
	known                 people // the parts that the cast knows somebody to have
	perpetrator, survivor who    // nobody, or an adult whose part the cast leaves open
	anybody               bool   // the text is about somebody, and not about abuse in general
	did, had              map[who]int
	lean                  map[who]int // above 0: written of as the one who abuses is; below: as the survivor is
}

// read counts what the text tells of the adults whose part is open, in the
// writer's words and in reported ones: who does more than is done to him or
// her, and who is mentioned most.
func read(f *lint.Facts) reading {
	r := reading{did: map[who]int{}, had: map[who]int{}, lean: map[who]int{}}
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
	for _, g := range f.Gathered {
		g, _ := g.(*facts)
		if g == nil {
			continue
		}
		for i := range g.sentences {
			s := &g.sentences[i]
			for _, w := range s.adults {
				if mentions[w] == 0 {
					order = append(order, w)
				}
				mentions[w]++
			}
			r.written(s)
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
		case w == somebody || w == unnamedPartner || young(f, w):
		case most == nobody || mentions[w] > mentions[most]:
			most, second = w, most
		case second == nobody || mentions[w] > mentions[second]:
			second = w
		}
	}
	if mentions[unnamedPartner] >= enoughMentions {
		second = unnamedPartner
	}
	r.anybody = r.anybody || mentions[most] >= enoughMentions || mentions[unnamedPartner] >= enoughMentions
	r.decide(most, second, mentions)
	return r
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
		a, b := 2*(r.did[most]-r.had[most])+r.lean[most], 2*(r.did[second]-r.had[second])+r.lean[second]
		switch {
		case a > b:
			r.perpetrator, r.survivor = most, second
		case b > a:
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
		if w == nobody || w != unnamedPartner && int(w-firstAdult) >= len(c.People) {
			return
		}
		name := "the partner without a name"
		if w != unnamedPartner {
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
	case w < firstAdult:
		return w
	case w == r.perpetrator, w == somebody && r.perpetrator == unnamedPartner:
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
		changed = changed || len(g.sentences[i].adults) > 0
	}
	if !changed {
		return g
	}
	out := &facts{sentences: make([]sentence, len(g.sentences)), quoted: g.quoted}
	for i := range g.sentences {
		s := g.sentences[i]
		s.first, s.last = r.as(s.first), r.as(s.last)
		s.hits = append([]hit(nil), s.hits...)
		for k := range s.hits {
			s.hits[k].doer, s.hits[k].teller = r.as(s.hits[k].doer), r.as(s.hits[k].teller)
		}
		s.acts = append([]act(nil), s.acts...)
		for k := range s.acts {
			a := &s.acts[k]
			a.agent, a.patient, a.told = r.as(a.agent), r.as(a.patient), r.as(a.told)
		}
		s.quotes = append([]quote(nil), s.quotes...)
		for k := range s.quotes {
			s.quotes[k].by = r.as(s.quotes[k].by)
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

// young reports whether the text gives an age under 18 after somebody's name,
// though the cast does not know a child there: "Kayden CRAIG (6)", "Amy, aged 9".
func young(f *lint.Facts, w who) bool {
	if f.Cast == nil || int(w-firstAdult) >= len(f.Cast.People) {
		return false
	}
	p := &f.Cast.People[w-firstAdult]
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if len(name) < 3 || name != p.Name && strings.HasSuffix(p.Name, " "+name) {
			continue // initials and surnames are others' too
		}
		for i := range f.Document.Blocks {
			words := f.Document.Blocks[i].Text
			for at := strings.Index(words, name); at >= 0; {
				if minor(words[at+len(name):]) {
					return true
				}
				next := strings.Index(words[at+len(name):], name)
				if next < 0 {
					break
				}
				at += len(name) + next
			}
		}
	}
	return false
}

// ageAfter is an age behind a name, and at most one word between.
var ageAfter = regexp.MustCompile(`^(?: [A-Z][\w'’-]*)?(?:,? (?:is |was )?aged |,? \(aged |,? \()(\d{1,2})\b`)

func minor(after string) bool {
	m := ageAfter.FindStringSubmatch(after[:min(len(after), 60)])
	if m == nil {
		return false
	}
	n, err := strconv.Atoi(m[1])
	return err == nil && n < 18
}
