package casefile

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

var (
	// pursuing are verbs of keeping somebody in sight, whatever is followed.
	pursuing = words("follow tail track shadow trail")
	// passing says that somebody is where the other is to be met.
	passing = lazily(`(?i)\b(((drove|drives?|driving|driven|walk(s|ed|ing)?|cycl(es|ed|ing)|r(an|uns?|unning)) (slowly )?(past|by|up and down|round and round))|` +
		`((park(s|ed|ing)?|sat|sits|sitting|wait(s|ed|ing)?|stood|stands|standing|loiter(s|ed|ing)?|hung around|hangs around|turn(s|ed|ing)? up) (in (his|her|the|a) (car|van) )?(outside|opposite|across from|near|at the end of)))\b`)
	// atWork are words for those through whom a wage is lost.
	atWork   = words("manager boss employer work workplace supervisor foreman office hr depot client customer headteacher")
	reaching = words("phone ring call email contact message text visit telephone bombard report")
	atStake  = lazily(`(?i)\b(job|jobs|work|shifts?|sacked|dismissed|wages?|contract|employment|redundan\w+|resign\w*)\b`)
)

// kindOf is the tactic of what the one who abuses does, where the verb alone says no more
// than that something was done to the other.
func kindOf(s *statement, b *cast.Bound, i int) string {
	words := b.Text[b.Sentences[i].Span.Start:b.Sentences[i].Span.End]
	switch {
	case !vague(s.class) && s.class != "surveillance":
		return s.class
	case atStake.MatchString(words) && reachesWork(b, i):
		return "economic"
	case vague(s.class) && (pursuing[s.verb] || s.class != "general" && passing.MatchString(words)):
		return "surveillance"
	}
	return s.class
}

// reachesWork reports whether the one who abuses gets in touch, in a sentence, with those
// for whom the other works.
func reachesWork(b *cast.Bound, i int) bool {
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Agent == nil || !reaching[verbOf(c)] || c.Negated || !isAbuser(b, c.Agent) {
			continue
		}
		for t := c.Verb.To; t < c.To; t++ {
			if m := b.MentionOver(t); m != nil && m.Possessive && abuser(m) {
				break // his or her own
			}
			if atWork[b.Tokens[t].Lemma] || atWork[b.Tokens[t].Norm] {
				return true
			}
		}
	}
	return false
}

// hiding are verbs of taking from somebody what is theirs.
var hiding = words("hide withhold confiscate flush bin ration")

// deprives reports whether the one who abuses takes from the survivor or a child, in a
// sentence, something of theirs, whatever it is.
func deprives(b *cast.Bound, i int) bool {
	b.Parse(i)
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Agent == nil || c.Object == nil || !hiding[verbOf(c)] || c.Negated || c.Mood != language.Asserted || c.Voice != language.Active || !isAbuser(b, c.Agent) {
			continue
		}
		for n := range b.Mentions {
			m := &b.Mentions[n]
			if m.From >= c.Object.From && m.To <= c.Object.Head && m.Possessive && (m.Role == cast.Survivor || m.Role == cast.Child) {
				return true
			}
		}
	}
	return false
}

var (
	// watchers are things by which somebody is watched, and findings verbs of coming upon one.
	watchers = lazily(`(?i)\b(tracker|tracking device|air ?tag|gps (unit|device|tracker)|(hidden|spy|secret) camera|listening device|recording device|voice recorder|spyware|stalkerware|tracking app)s?\b`)
	findings = words("find discover notice uncover spot")
	barred   = words("allow permit")
	// officially says that it is a rule of others that bars somebody.
	officially = lazily(`(?i)\b(court|orders?|bail|conditions?|interdict|injunction|law|visa|hospital|ward|prison|school|nursery|college|policy|centre|center|landlord|police|licen[cs]e|doctor|gp|work|employer)\b`)
)

// watched reports whether a sentence says that something to watch somebody by was found.
// Who put it there is not said.
func watched(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	at := watchers.FindStringIndex(b.Text[s.Span.Start:s.Span.End])
	if at == nil {
		return false
	}
	b.Parse(i)
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if !findings[verbOf(c)] || c.Negated || c.Mood != language.Asserted {
			continue
		}
		for _, p := range []*language.Phrase{c.Object, c.Patient} {
			if p != nil && b.SpanOf(p.From, p.To).End >= s.Span.Start+at[0] && b.SpanOf(p.From, p.To).Start <= s.Span.Start+at[1] {
				return c.Subject == nil || !isAbuser(b, c.Subject)
			}
		}
	}
	return false
}

// forbidden is the clause that says what the survivor may not do at home; nil where there
// is none, or where the words say who forbids it.
func forbidden(b *cast.Bound, i int) *language.Clause {
	b.Parse(i)
	if sp := b.Sentences[i].Span; officially.MatchString(b.Text[sp.Start:sp.End]) {
		return nil
	}
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if !barred[verbOf(c)] || !c.Negated || c.Voice != language.Passive || c.Subject == nil || c.By != nil || c.Mood != language.Asserted {
			continue
		}
		m := b.MentionOver(c.Subject.Head)
		if m != nil && m.Role == cast.Survivor && m.Group == cast.Single && !m.Possessive {
			return c
		}
	}
	return nil
}

// speaksOf reports whether the one who abuses tells somebody in a sentence what the
// survivor is or does.
func speaksOf(b *cast.Bound, i int) bool {
	b.Parse(i)
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Agent == nil || !spreadings[verbOf(c)] || c.Negated || c.Mood != language.Asserted || !isAbuser(b, c.Agent) {
			continue
		}
		for j := range s.Clauses {
			o := &s.Clauses[j]
			if o.Verb.Head <= c.Verb.Head || o.Subject == nil || o.Subject.From < c.Verb.To || o.Mood != language.Asserted || b.InScope(o.Verb.Head, language.Supposed) != nil {
				continue
			}
			if m := b.MentionOver(o.Subject.Head); m != nil && m.Role == cast.Survivor && !m.Possessive && b.InScope(o.Verb.Head, language.Attributed) != nil {
				return true
			}
		}
	}
	return false
}

// wounded are words for wounds and marks.
var wounded = words("scald burn cut bruise bruising laceration fracture wound bite mark scratch injury swelling graze abrasion break sprain concussion tear scar welt lump")

// woundedBy is the clause that says of a wound in a sentence that the one who abuses made
// it: "a burn to the arm, which she says her husband caused". It is nil where none does.
func woundedBy(b *cast.Bound, i int) *language.Clause {
	b.Parse(i)
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if verbOf(c) != "cause" && verbOf(c) != "inflict" || c.Negated || c.Subject == nil || c.Mood != language.Asserted || c.Voice == language.Passive || b.InScope(c.Verb.Head, language.Negated) != nil {
			continue
		}
		if sc := b.InScope(c.Verb.Head, language.Attributed); sc != nil && sc.Cue >= 0 && denials[b.Tokens[sc.Cue].Lemma] {
			continue
		}
		if m := b.MentionOver(c.Subject.Head); m == nil || !abuser(m) || m.Possessive || m.Group != cast.Single {
			continue
		}
		for t := s.From; t < c.From; t++ {
			if wounded[b.Tokens[t].Lemma] && strings.HasPrefix(string(b.Tokens[t].Tag), "NN") {
				return c
			}
		}
	}
	return nil
}

// ending are verbs by which abuse is told to be over.
var ending = words("reduce stop cease decrease end diminish lessen subside improve resolve")

// ended reports whether a statement of abuse in general tells no more than that it is over.
func ended(in *lint.Statement, b *cast.Bound, i int) bool {
	if in.Kind != lint.Behaviour || in.Class != "general" {
		return false
	}
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Subject != nil && ending[verbOf(c)] && !c.Negated && b.SpanOf(c.Subject.From, c.Subject.To).Overlaps(in.Mark) {
			return true
		}
	}
	return false
}
