package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// counted reports whether the noun only says what a counted event is of.
func (e *eventFinder) counted(n *nominal, from int) bool {
	for k := from; k <= n.end; k++ {
		switch e.norm(k) {
		case "incident", "incidents", "episode", "episodes":
			return k != n.end || e.at("abuse-label-after", k) > 0
		case "event", "events", "report", "reports", "log", "logs", "contact", "contacts", "notification", "notifications", "callout", "callouts":
			if k == n.end {
				return true // "two further DV reports"
			}
		}
	}
	return false
}

// stateBefore walks back over "history of", "victim of", "years of" and moves
// from to where that phrase begins.
func (e *eventFinder) stateBefore(from *int) bool {
	found := false
	for range 3 {
		k := *from
		if e.norm(k-1) != "of" && e.norm(k-1) != "to" && e.norm(k-1) != "from" && e.norm(k-1) != "about" && e.norm(k-1) != "around" && e.norm(k-1) != "regarding" {
			return found
		}
		if e.at("undergone-noun", k-2) != k {
			return found
		}
		k -= 2
		for k > e.from && e.b.over[k-1] < 0 {
			t := e.tag(k - 1)
			if !strings.HasPrefix(t, "J") && t != "DT" && t != "CD" && t != "PDT" && !(strings.HasPrefix(t, "VBN") && e.tag(k-2) == "DT") && e.norm(k-1) != "extensive" && e.norm(k-1) != "long" && e.norm(k-1) != "number" && !strings.HasPrefix(t, "NN") {
				break
			}
			k--
			if t == "DT" {
				break
			}
		}
		*from, found = k, true
	}
	return found
}

// exists reads "there is (a history of) domestic violence".
func (e *eventFinder) exists(ev *Event, from int) bool {
	k := from - 1
	for k >= e.from && (auxWords[e.norm(k)] || e.norm(k) == "remains" || e.norm(k) == "continues" || e.norm(k) == "appears" || e.norm(k) == "seems") {
		k--
	}
	if e.norm(k) != "there" || k == from-1 {
		return false
	}
	ev.Form, ev.From = Exists, k
	return true
}

// undergone reads "has experienced DV", "fell victim to coercive control",
// "living with domestic abuse", "exposed the children to violence".
func (e *eventFinder) undergone(ev *Event, n *nominal, from int) bool {
	start := -1
	for k := max(e.from, from-6); k < from; k++ {
		if stop := e.at("undergo-verb", k); stop == from && e.tag(k) != "DT" {
			start = k
			break
		}
	}
	object := false
	if start < 0 {
		// The verb and its preposition may have the object between them.
		for k := from - 2; k >= max(e.from, from-9); k-- {
			if hasLemma(&e.p.Tokens[k], exposing) && e.norm(from-1) == "to" {
				start, object = k, true
				break
			}
		}
	}
	if start < 0 {
		return false
	}
	g := e.groupStart(start)
	f := e.read(start, start+1)
	who := f.subject
	if f.passive && n.agent == nil && f.by != nil {
		n.agent = f.by
	}
	if object && !f.passive {
		for k := start + 1; k < from; k++ {
			if m := e.b.MentionAt(k); m != nil {
				who = m
				break
			}
		}
	}
	if who == nil {
		who = f.owned
	}
	if who != nil && (who.Role == Professional || who.Group == Agency) {
		return false
	}
	if who == nil && strings.HasSuffix(e.norm(start), "ing") {
		who = e.endingAt(g)
	}
	if object && n.agent == nil && f.subject != who && !f.passive && hasLemma(&e.p.Tokens[start], subjecting) {
		n.agent = f.subject
	}
	if object && n.agent == nil && f.subject != nil && f.subject != who && f.subject.Role == Perpetrator {
		n.agent = f.subject
	}
	ev.Form, ev.From = Undergone, g
	if n.patient == nil {
		n.patient = who
	}
	ev.Negated = ev.Negated || f.negated
	if ev.Mood == language.Asserted {
		ev.Mood = f.mood
	}
	// Someone's own violence that others see is theirs; the noun says so.
	return true
}

var subjecting = set("subject")

var exposing = set("expose subject introduce")

// historic reads "has a history of": of violence towards someone, or plainly
// of violence, it is the bearer's own; of domestic violence, what the bearer
// has been through.
func (e *eventFinder) historic(n *nominal, from int) {
	h := nominal{head: n.head, end: n.end, from: n.from}
	e.holder(&h, from)
	if h.patient == nil || n.agent != nil {
		return
	}
	history := false
	for k := from; k < n.from; k++ {
		history = history || e.norm(k) == "history" || e.norm(k) == "pattern" || e.norm(k) == "record"
	}
	plain := history && (e.norm(n.from) == "violence" || e.norm(n.from) == "violent" || e.norm(n.from) == "abusive" || e.norm(n.from) == "assault" || e.norm(n.from) == "assaults")
	switch {
	case h.patient.Group != Single:
		if n.patient == nil {
			n.patient = h.patient
		}
	case history && n.patient != nil && !same(n.patient, h.patient), h.patient.Role == Perpetrator, plain && h.patient.Role != Survivor && h.patient.Adult && e.norm(from-1) != "with":
		n.agent = h.patient
	case n.patient == nil:
		n.patient = h.patient
	}
}

// holder gives a state its bearer: "Ms B has a history of", "a victim of".
func (e *eventFinder) holder(n *nominal, from int) {
	if n.patient != nil {
		return
	}
	if m := e.possessorBefore(from); m != nil {
		n.patient = m
		return
	}
	for k := from - 1; k >= max(e.from, from-8); k-- {
		if m := e.b.MentionOver(k); m != nil && !(m.class == classSurvivor && m.Person == NoPerson) {
			if m.Role != Professional && m.Group != Agency {
				n.patient = m
			}
			return
		}
		if w := e.norm(k); w == "," || w == ";" || w == "there" {
			return
		}
	}
}

// labels reads "a DV background", "domestic abuse history".
func (e *eventFinder) labels(ev *Event, n *nominal) bool {
	stop := e.at("abuse-label-after", n.end)
	if stop == 0 {
		return false
	}
	ev.Form, ev.To = Possessed, stop
	switch e.norm(n.end) {
	case "household", "home", "environment", "family", "couple", "relationship", "relationships":
		ev.Form = Located
	}
	return true
}

// located reads "violence in the home", "domestic abuse within the family".
func (e *eventFinder) located(ev *Event, n *nominal) bool {
	k := n.end
	switch e.norm(k) {
	case "in", "within", "at", "throughout":
	default:
		return false
	}
	for j := k + 1; j < min(e.to, k+5); j++ {
		if stop := e.at("home-place", j); stop > 0 {
			ev.Form, ev.To = Located, stop
			return true
		}
		if t := e.tag(j); t != "DT" && t != "PRP$" && !strings.HasPrefix(t, "J") && e.norm(j) != "'s" && e.b.over[j] < 0 {
			return false
		}
	}
	return false
}
