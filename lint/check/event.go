package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// EventSpec says which events an Event check marks. Empty lists mean any.
type EventSpec struct {
	Forms   []string // names of cast.Form
	Agent   string   // "absent": nobody in the sentence is told as the doer
	Patient []string // survivor, perpetrator, child, unknown, absent
}

// Event marks abusive acts by the way they are told.
type Event struct {
	forms  []cast.Form
	spec   EventSpec
	guards Guards
	open   Guards // the same, for what is told as possible
}

// NewEvent makes an event check.
func NewEvent(spec EventSpec, guards Guards) (*Event, error) {
	e := &Event{spec: spec, guards: guards, open: guards}
	e.open.off = maps.Clone(guards.off)
	e.open.off[Hypothetical] = true
	for _, f := range spec.Forms {
		form, ok := cast.ParseForm(f)
		if !ok {
			return nil, fmt.Errorf("there is no form %q", f)
		}
		e.forms = append(e.forms, form)
	}
	if spec.Agent != "" && spec.Agent != "absent" {
		return nil, fmt.Errorf("agent is \"absent\" or left out, not %q", spec.Agent)
	}
	for _, r := range spec.Patient {
		if _, ok := cast.ParseRole(r); !ok && r != "absent" {
			return nil, fmt.Errorf("there is no role %q", r)
		}
	}
	return e, nil
}

// Patterns implements lint.Check: an event check follows the events.
func (c *Event) Patterns() []*pattern.Pattern { return nil }

// CheckSentence implements lint.Check.
func (c *Event) CheckSentence(p *lint.Paragraph, i int, _ []int) []lint.Match {
	if c.guards.silencesParagraph(p) {
		return nil
	}
	var found []lint.Match
	events := p.EventsOf(i)
	for k := range events {
		e := &events[k]
		if e.Act != cast.Abuse || !c.wants(p, e) {
			continue
		}
		if c.guards.silencesSentence(p, i) {
			return found
		}
		if c.letPass(p, e) || e.Form == cast.Nominal && nounAnswered(p, e) || e.Form == cast.Injury && injuryAnswered(p, e) {
			continue
		}
		m := lint.Match{From: e.From, To: e.To, Agent: e.Agent, Patient: e.Patient, Verb: -1, Weight: 1}
		if e.Clause >= 0 {
			m.Verb = p.Sentences[i].Clauses[e.Clause].Verb.Head
		}
		if saysWho(p, i-1) || e.Mood == language.Hypothetical {
			m.Severity = lint.Suggestion
		}
		found = append(found, m)
	}
	return found
}

func (c *Event) wants(p *lint.Paragraph, e *cast.Event) bool {
	if len(c.forms) > 0 && !slices.Contains(c.forms, e.Form) {
		return false
	}
	if c.spec.Agent == "absent" && (e.Agent.Kind != cast.Absent || p.AgentInSentence(e.Sentence) || asksWho(p, e.Sentence)) {
		return false
	}
	if len(c.spec.Patient) == 0 {
		return true
	}
	if e.Patient.Kind == cast.Absent {
		return slices.Contains(c.spec.Patient, "absent")
	}
	return slices.Contains(c.spec.Patient, e.Patient.Role.String())
}

// asksWho reports whether a sentence has a blank for whoever did it: "[who?] hit
// Sarah". Nobody is left out there.
func asksWho(p *lint.Paragraph, i int) bool {
	s := &p.Sentences[i]
	for k := s.From; k+1 < s.To; k++ {
		if p.Tokens[k].Norm == "[" && p.Tokens[k+1].Norm == "who" {
			return true
		}
	}
	return false
}

func (c *Event) letPass(p *lint.Paragraph, e *cast.Event) bool {
	if e.Stranger && !c.guards.off[Stranger] || e.Negated && !c.guards.off[Negated] {
		return true
	}
	if e.Mood == language.Hypothetical && !c.guards.off[Hypothetical] && !feared(p, e) || leads(p, e) || e.Mood == language.Asked && !c.guards.off[Question] {
		return true
	}
	g := c.guards
	if feared(p, e) {
		g = c.open
	}
	return g.silencesMatch(p, e.Sentence, pattern.Match{From: e.From, To: e.To, MarkFrom: e.From, MarkTo: e.To})
}

// feared reports whether an act is told as one that may yet be done, and
// nothing else makes it a supposition: "she could be assaulted again". By whom
// is still worth saying.
func feared(p *lint.Paragraph, e *cast.Event) bool {
	if e.Form != cast.PassiveVerb || e.Mood != language.Hypothetical {
		return false
	}
	for _, k := range p.ScopesOf(e.Sentence) {
		s := &p.Scopes[k]
		if s.Kind == language.Supposed && s.From <= e.From && e.From < s.To && (s.Cue < e.From || s.Cue >= e.To) {
			return false
		}
	}
	for _, t := range p.Tokens[e.From:e.To] {
		switch t.Norm {
		case "could", "may", "might":
			return true
		}
	}
	return false
}

// leads reports whether an act stands in an item of a list whose subject is in
// the line that leads to it: "Ben: • had her passport locked in his car".
func leads(p *lint.Paragraph, e *cast.Event) bool {
	first := p.Tokens[p.Sentences[e.Sentence].From]
	return p.Kind == text.ListItem && first.Norm == "had" && e.From > p.Sentences[e.Sentence].From
}

// nounAnswered reports whether an abuse noun is no act of its own, or leaves no
// question who did it.
func nounAnswered(p *lint.Paragraph, e *cast.Event) bool {
	return modifies(p, e) || anaphor(p, e) && saysWho(p, e.Sentence-1) || doneByOther(p, e)
}

// injuryAnswered reports whether what is told as an injury is none, or the
// sentence itself or one of the next two says who is behind it.
func injuryAnswered(p *lint.Paragraph, e *cast.Event) bool {
	return modifies(p, e) || somebodyActs(p, e) || saysWho(p, e.Sentence+1) || saysWho(p, e.Sentence+2)
}

// saysWho reports whether sentence i of the paragraph says who abused: a reader
// of a sentence beside it has the answer in mind. No sentence says nothing.
func saysWho(p *lint.Paragraph, i int) bool {
	events := p.EventsOf(i)
	for k := range events {
		e := &events[k]
		if e.Act == cast.Abuse && e.Agent.Kind != cast.Absent && e.Agent.Group != cast.Couple && !e.Stranger {
			return true
		}
	}
	return false
}

// modifies reports whether an abuse noun only tells what sort of thing another
// noun is, or names a topic: "the DV side of things", "a sexual assault
// centre", "a concern report (domestic abuse)".
func modifies(p *lint.Paragraph, e *cast.Event) bool {
	if e.To >= p.Sentences[e.Sentence].To {
		return false
	}
	next := &p.Tokens[e.To]
	if next.Norm == "/" || e.From > 0 && (p.Tokens[e.From-1].Norm == "/" || p.Tokens[e.From-1].Norm == "(" && next.Norm == ")") {
		return true // a heading or a gloss: "Domestic abuse / Child concern"
	}
	return strings.HasPrefix(string(next.Tag), "NN") && pattern.IsWord(next)
}

// anaphor reports whether an abuse noun points back at something just told:
// "the assault", "this violence".
func anaphor(p *lint.Paragraph, e *cast.Event) bool {
	for _, i := range []int{e.From, e.From - 1} {
		if i >= 0 {
			switch p.Tokens[i].Norm {
			case "the", "this", "that", "these", "those":
				return true
			}
		}
	}
	return false
}

// doneByOther reports whether an abuse noun says to whom it is done and the
// sentence is about somebody else, whose that person is: "Mr A drinks, hence
// the assaults on his girlfriend". The reader can tell who did it.
func doneByOther(p *lint.Paragraph, e *cast.Event) bool {
	return otherSubject(p, e, func(hurt, m *cast.Mention) bool { return hurt.Group == cast.Single && !m.Possessive })
}

// somebodyActs reports whether the sentence of an injury has another adult of
// the case doing something: the reader can tell whom it is about.
func somebodyActs(p *lint.Paragraph, e *cast.Event) bool {
	return otherSubject(p, e, func(_, _ *cast.Mention) bool { return true })
}

// otherSubject reports whether a clause of an event's sentence has a party to
// the case as its subject who is not the one hurt, and fits.
func otherSubject(p *lint.Paragraph, e *cast.Event, fits func(hurt, m *cast.Mention) bool) bool {
	if e.Patient.To <= e.Patient.From {
		return false
	}
	hurt := p.MentionOver(e.Patient.From)
	if hurt == nil {
		return false
	}
	for k := range p.Sentences[e.Sentence].Clauses {
		s := p.Sentences[e.Sentence].Clauses[k].Subject
		if s == nil {
			continue
		}
		if m := p.MentionOver(s.Head); m != nil && lint.Party(m) && cast.Distinct(hurt, m) && fits(hurt, m) {
			return true
		}
	}
	return false
}
