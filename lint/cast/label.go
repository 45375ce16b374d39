package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// idiom adds "has been on the receiving end", "what she has lived through".
func (e *eventFinder) idiom(i int, end *int) bool {
	stop := e.at("abuse-idiom", i)
	if stop == 0 {
		return false
	}
	*end = stop
	ev := Event{Tactic: "general", Form: Possessed, Clause: e.clauseOf(i), From: i, To: stop, Negated: e.p.InScope(i, language.Negated) != nil, Mood: e.scopeMood(i)}
	var who *Mention
	for k := stop - 1; k >= max(e.from, i-6); k-- {
		if m := e.b.MentionOver(k); m != nil {
			who = m
			break
		}
	}
	if who == nil || who.Role == Professional || who.Group == Agency || who.Group == People && who.class != classPronoun {
		return true
	}
	if e.b.MentionOver(i-1) != who && who.From < i && e.groupStart(i) < i {
		ev.From = e.groupStart(i)
	}
	ev.Agent, ev.Patient = participant(nil), participant(who)
	e.add(ev, nil, who)
	return true
}

// injured reads being hurt told as something that happened: "got hurt", "ended
// up on the floor".
func (e *eventFinder) injured(i int, end *int) bool {
	stop := e.at("injury-happening", i)
	if stop == 0 || e.setting {
		return false
	}
	f := e.read(i, stop)
	who := f.subject
	if who == nil || !who.Adult || who.Role == Professional || who.Group == Agency || who.Group == People {
		return false
	}
	if by, thing := e.doerAfter(stop, 12); by != nil || thing {
		return false
	}
	if _, agent, _ := e.cause(stop); agent != nil {
		return false
	}
	*end = stop
	if e.norm(i) == "died" || e.norm(i) == "dies" {
		stop = max(stop, e.phraseEnd(stop))
	}
	ev := Event{Tactic: "physical", Form: Injury, Clause: f.clause, From: e.groupStart(i), To: stop, Negated: f.negated, Mood: f.mood}
	ev.Agent, ev.Patient = participant(nil), participant(who)
	e.add(ev, nil, who)
	return true
}

// adjective adds "He was violent towards her", "she became abusive".
func (e *eventFinder) adjective(i int, end *int) bool {
	if w := e.norm(i); w == "battered" || w == "abused" {
		return e.battered(i, end)
	}
	stop := e.at("abuse-adjective", i)
	if stop == 0 {
		return false
	}
	g := e.groupStart(i)
	if g == i {
		k := i - 1
		for k > e.from && (strings.HasSuffix(e.norm(k), "ly") || e.norm(k) == "very" || e.norm(k) == "more" || e.norm(k) == "increasingly" || e.norm(k) == "and" || e.norm(k) == "extremely") {
			k--
		}
		switch e.norm(k) {
		case "became", "become", "becomes", "becoming", "turned", "turn", "turns", "got", "gets", "being":
			g = e.groupStart(k)
		default:
			return false
		}
	} else if !e.copular(g, i) {
		return false
	}
	m := e.endingAt(g)
	if m == nil || m.Group != Single || m.Possessive {
		if cl := e.clauseOf(i); cl >= 0 {
			if s := e.p.Sentences[e.s].Clauses[cl].Subject; s != nil {
				m = e.b.MentionOver(s.Head)
			}
		}
	}
	if m == nil || m.Group != Single || m.Possessive {
		return false
	}
	*end = stop
	ev := Event{Tactic: "general", Form: ActiveVerb, Clause: e.clauseOf(i), From: g, To: stop, Negated: e.notBefore(g, i) || e.p.InScope(i, language.Negated) != nil, Mood: e.scopeMood(i)}
	var patient *Mention
	if n := e.norm(stop); n == "to" || n == "towards" || n == "toward" || n == "with" || n == "of" {
		if patient = e.b.MentionAt(stop + 1); patient != nil {
			ev.To = patient.To
		}
	}
	ev.Agent, ev.Patient = participant(m), participant(patient)
	e.add(ev, m, patient)
	return true
}

// battered reads "a battered woman", "an abused wife": a label.
func (e *eventFinder) battered(i int, end *int) bool {
	m, clause := e.b.MentionAt(i+1), e.clauseOf(i)
	if m == nil || m.Group != Single || !m.Adult {
		return false
	}
	if clause >= 0 && e.p.Sentences[e.s].Clauses[clause].Verb.Head == i && e.p.Sentences[e.s].Clauses[clause].Voice == language.Active {
		return false // "battered her confidence"
	}
	ev := Event{Tactic: "physical", Form: Possessed, Clause: clause, From: i, To: m.To, Mood: e.scopeMood(i), Negated: e.p.InScope(i, language.Negated) != nil}
	ev.Agent, ev.Patient = participant(nil), participant(m)
	e.add(ev, nil, m)
	*end = m.To
	return true
}

func (e *eventFinder) copular(g, i int) bool {
	for k := g; k < i; k++ {
		if beForms[e.norm(k)] || e.norm(k) == "'s" || getForms[e.norm(k)] {
			return true
		}
	}
	return false
}
