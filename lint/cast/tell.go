package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// tell adds the event of an abuse noun in the form in which it is told.
func (e *eventFinder) tell(n *nominal) {
	ev := Event{Tactic: n.kind.tactic, Form: Nominal, Clause: e.clauseOf(n.head), From: n.from, To: n.end, Negated: n.negated, Mood: e.scopeMood(n.head), noun: true}
	if ev.Clause >= 0 && ev.Mood == language.Asserted {
		ev.Mood = e.p.Sentences[e.s].Clauses[ev.Clause].Mood
	}
	e.charged(n)
	if n.agent == nil && e.mutual(n) {
		return // told of both: what it hides is not that nobody does it
	}
	from := n.from
	if n.owner != nil && n.owner.To >= from-1 {
		ev.From = n.owner.From
	}
	chain := e.stateBefore(&from)
	if e.counted(n, from) && n.agent == nil && n.patient == nil {
		if !chain || !e.undergone(&ev, n, from) {
			return // "two incidents of": counted, not told
		}
		ev.Agent, ev.Patient = participant(n.agent), participant(n.patient)
		e.add(ev, n.agent, n.patient) // "was exposed to incidents of"
		return
	}
	if chain {
		ev.From = from
	}
	switch {
	case e.wields(&ev, n, from):
	case e.exists(&ev, from):
	case e.undergone(&ev, n, from):
	case e.happens(&ev, n, from):
	case chain:
		ev.Form, ev.From = Possessed, from
		e.historic(n, from)
	case e.labels(&ev, n):
	case e.located(&ev, n):
	}
	if n.patient == nil && n.agent == nil && ev.Form == Possessed {
		e.holder(n, ev.From)
	}
	ev.Agent, ev.Patient = participant(n.agent), participant(n.patient)
	e.add(ev, n.agent, n.patient)
}

// wields reads an abuse noun as the object of a verb that only carries it, and
// of owning up to it: "has used violence against", "carried out domestic
// abuse", "denied the assault".
func (e *eventFinder) wields(ev *Event, n *nominal, from int) bool {
	from = e.measured(from)
	for k := from - 1; k >= max(e.from, from-3); k-- {
		carries := e.at("support-verb", k) == from
		if !carries && !(k == from-1 && hasLemma(&e.p.Tokens[k], owning)) || !strings.HasPrefix(e.tag(k), "V") {
			continue
		}
		f := e.read(k, from)
		if f.subject == nil && e.tag(k) == "VBG" {
			// "the only person in the house using violence"
			for j := k - 1; j >= max(e.from, k-5); j-- {
				if m := e.b.MentionOver(j); m != nil && !m.Possessive && m.Group == Single {
					f.subject = m
					break
				}
			}
		}
		if f.passive || f.subject == nil || f.subject.Role == Professional || f.subject.Group == Agency {
			return false
		}
		if !carries {
			if f.subject.Role != Perpetrator && !hasLemma(&e.p.Tokens[k], continuing) && e.p.Tokens[k].Lemma != "admit" && !strings.HasPrefix(e.norm(k), "admit") || n.agent != nil {
				return false
			}
			n.agent = f.subject
			return true
		}
		if n.agent == nil {
			n.agent = f.subject
		}
		ev.Form, ev.From, ev.Negated = ActiveVerb, f.group, ev.Negated || f.negated
		ev.Mood = max(ev.Mood, f.mood)
		return true
	}
	return false
}

// measures are nouns that say how much of an abuse noun there is.
var measures = set("barrage torrent stream string series campaign catalogue catalog volley tirade deluge spate flood litany pattern wave number lot amount " +
	"course hail list history succession")

// measured is where the phrase begins that says how much of an abuse noun at
// token i there is, over what stands in a row with it: "a barrage of abuse and
// threats".
func (e *eventFinder) measured(i int) int {
	k := i
	if w := e.norm(k - 1); (w == "and" || w == "or") && (e.at("abuse-noun", k-2) > 0 || e.at("noun-threat", k-2) > 0) {
		k -= 2
		for strings.HasPrefix(e.tag(k-1), "JJ") {
			k--
		}
	}
	if e.norm(k-1) != "of" || !measures[e.norm(k-2)] {
		return k
	}
	for k -= 2; strings.HasPrefix(e.tag(k-1), "JJ") || e.tag(k-1) == "DT" || quoteMark(e.norm(k-1)); k-- {
	}
	return k
}

func quoteMark(w string) bool {
	return w == "'" || w == "\"" || w == "‘" || w == "’" || w == "“" || w == "”"
}

// mutual reports whether an abuse noun is told as passing between two people:
// "has featured between mother and her partner", "with each other".
func (e *eventFinder) mutual(n *nominal) bool {
	for k := n.end; k < min(e.to, n.end+7); k++ {
		switch e.norm(k) {
		case "between":
			if m := e.b.MentionAt(k + 1); m != nil && m.Role != Professional {
				return true
			}
		case "each", "one":
			if o := e.norm(k + 1); o == "other" || o == "another" {
				return true
			}
		case ",", ";", ".", "and":
			return false
		}
	}
	return false
}

var owning = set("deny admit minimise minimize justify excuse regret continue begin start resume escalate repeat")

var continuing = set("continue begin start resume escalate repeat")

// charged gives an act the subject of "was convicted of", "charged with",
// "cautioned for" as its doer.
func (e *eventFinder) charged(n *nominal) {
	if n.agent != nil {
		return
	}
	k := n.from - 1
	switch e.norm(k) {
	case "of", "with", "for", "to":
	default:
		return
	}
	switch e.norm(k - 1) {
	case "convicted", "guilty", "convictions", "conviction", "accused", "charged", "arrested", "cautioned", "remanded", "sentenced", "imprisoned", "responsible", "prosecuted", "jailed", "suspected", "capable", "reported", "bailed":
	default:
		return
	}
	for j := k - 2; j >= e.from; j-- {
		if m := e.b.MentionOver(j); m != nil && !m.Possessive {
			n.agent = m
			return
		}
		if w := e.norm(j); w == "," || w == ";" {
			return
		}
	}
}

// happens reads abuse as the subject of what follows: "the violence
// escalated", "threats were made", "domestic violence was disclosed".
func (e *eventFinder) happens(ev *Event, n *nominal, from int) bool {
	k := n.end
	switch e.norm(k) {
	case "of", "on", "against", "by", "to", "towards", "toward", "from", "between", "that", "which", "upon", "at":
		k = max(n.after, n.end)
	default:
		if !beForms[e.norm(k)] && !auxWords[e.norm(k)] {
			k = max(n.after, n.end)
		}
	}
	if e.norm(k) == "to" && strings.HasPrefix(e.tag(k+1), "VB") || strings.HasSuffix(n.kind.concept, "threat") {
		k = e.overInfinitive(k)
	}
	limit := min(e.to, k+8)
	for k < limit {
		t := e.tag(k)
		if t == "MD" || strings.HasPrefix(t, "VB") && t != "VBG" && !(t == "VBN" && k == n.end) || beForms[e.norm(k)] || t == "VBN" && e.at("happen-verb", k) > 0 {
			break
		}
		if w := e.norm(k); w == "," || w == ";" || w == "." || w == "and" || w == "who" || w == "that" || w == "which" {
			return false
		}
		k++
	}
	if k >= limit || !e.leads(from) {
		return false
	}
	v := k
	for v < min(e.to, k+5) && (auxWords[e.norm(v)] || strings.HasSuffix(e.norm(v), "ly")) && e.at("happen-verb", v) == 0 {
		v++
	}
	if stop := e.at("support-verb", v); stop > 0 && e.passiveGroup(e.groupStart(v), v) {
		ev.Form, ev.To = PassiveVerb, stop
		if n.agent == nil {
			if a, _ := e.doerAfter(stop, 12); a != nil {
				n.agent = a
				ev.To = max(ev.To, stop)
			}
		}
		if n.patient == nil && (e.norm(stop) == "against" || e.norm(stop) == "towards" || e.norm(stop) == "at" || e.norm(stop) == "to" || e.norm(stop) == "on") {
			n.patient = e.b.MentionAt(stop + 1)
		}
		ev.Negated = ev.Negated || e.p.InScope(v, language.Negated) != nil && e.notBefore(k, v)
		return true
	}
	stop := e.at("happen-verb", v)
	if stop == 0 && v > k {
		stop = e.at("happen-verb", k)
	}
	if stop == 0 {
		return false
	}
	ev.Form, ev.To = Happens, stop
	if hasLemma(&e.p.Tokens[stop-1], ending) {
		// "has not stopped" asserts it.
		if e.notBefore(k, stop) {
			ev.Negated = false
		}
		return true
	}
	ev.Negated = ev.Negated || e.notBefore(k, stop)
	return true
}

var ending = set("stop end cease subside decrease reduce")

// overInfinitive steps over what a threat is of, up to the verb that the
// threat is the subject of: "threats to kill her and the dog | were made".
func (e *eventFinder) overInfinitive(i int) int {
	for k := i; k < min(e.to, i+10); k++ {
		if e.norm(k) == "was" || e.norm(k) == "were" || e.norm(k) == "have" || e.norm(k) == "had" {
			return k
		}
		if e.norm(k) == "." || e.norm(k) == ";" {
			break
		}
	}
	return i
}

func (e *eventFinder) notBefore(from, to int) bool {
	for k := from; k < to; k++ {
		if n := e.norm(k); n == "not" || n == "never" || n == "no" && e.norm(k+1) == "longer" {
			return true
		}
	}
	return false
}

// leads reports whether the phrase that begins at token i can be a subject: no
// verb or preposition takes it as its object.
func (e *eventFinder) leads(i int) bool {
	k := i - 1
	for k >= e.from && (e.norm(k) == "'s" || e.b.over[k] >= 0 || linkers[e.norm(k)]) {
		k--
	}
	if k < e.from {
		return true
	}
	t := e.tag(k)
	return !strings.HasPrefix(t, "V") && t != "IN" && t != "TO" || e.norm(k) == "that" || e.norm(k) == "as" || e.norm(k) == "because" ||
		e.norm(k) == "when" || e.norm(k) == "if" || e.norm(k) == "since" || e.norm(k) == "although" || e.norm(k) == "after" && e.finiteAfter(i) || e.norm(k) == "while" || e.norm(k) == "before"
}

var linkers = set("therefore thus hence so then now however also")

func (e *eventFinder) finiteAfter(i int) bool {
	for k := i; k < min(e.to, i+6); k++ {
		if t := e.tag(k); t == "VBD" || t == "VBZ" {
			return true
		}
	}
	return false
}
