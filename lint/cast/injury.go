package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// injury adds the event of a wound or mark told without what caused it.
func (e *eventFinder) injury(i int, end *int) bool {
	stop := e.at("injury-noun", i)
	if stop == 0 || e.norm(i) == "bit" || stop == i+1 && strings.HasSuffix(e.norm(i), "ing") && e.norm(stop) == "at" || stop == i+1 && e.verbish(i) && e.tag(i) != "VBG" {
		return false
	}
	*end = stop
	stop = e.beforePlace(i, stop)
	if e.setting && e.excused() {
		e.setting = false
		defer func() { e.setting = true }()
	}
	if e.setting || e.explainedNext() || e.p.InScope(i, language.Negated) != nil || e.denied(i) || e.p.InScope(i, language.Mentioned) != nil || e.at("abuse-title-after", stop) > 0 {
		return true
	}
	ev := Event{Tactic: "physical", Form: Injury, Clause: e.clauseOf(i), From: i, To: stop, Mood: e.scopeMood(i)}
	patient, verb := e.injuredBefore(i, &ev)
	if m := e.injuredAfter(stop, &ev); patient == nil {
		patient = m
	}
	if m := e.possessorNear(i); m != nil && patient == nil {
		patient = m
		ev.From = m.From
	}
	if m := e.examined(i); patient == nil {
		patient = m
	}
	caused, agent, after := e.cause(stop)
	if caused && agent == nil {
		ev.To = max(ev.To, after)
		*end = ev.To
	}
	placed := ev.To > stop // "to both upper arms"
	if !verb && !caused && !e.noticed(max(stop, ev.To), &ev) && !(placed && patient != nil) && !e.noted(i, placed) {
		return true
	}
	if m := e.injuredAfter(ev.To, &ev); patient == nil && !verb {
		patient = m
	}
	if patient == nil && !caused && !verb && !placed && !e.noted(i, placed) || patient == nil && e.withChild() {
		return true
	}
	if patient != nil && (!patient.Adult || patient.Role == Child || patient.Role == Professional || patient.Group == Agency) {
		return true
	}
	if patient != nil && patient.Person == NoPerson && patient.class == classPronoun && patient.Role == Professional {
		return true
	}
	ev.Agent, ev.Patient = participant(agent), participant(patient)
	e.add(ev, agent, patient)
	return true
}

// examined is who bears the injuries that a sentence lists behind a colon: "The doctor
// examined Mr A at 03.40: red marks to the neck".
func (e *eventFinder) examined(i int) *Mention {
	colon := i - 1
	for colon > e.from && e.norm(colon) != ":" {
		colon--
	}
	for k := e.from; k < colon; k++ {
		if !hasLemma(&e.p.Tokens[k], examining) {
			continue
		}
		m := e.b.MentionAt(k + 1)
		if k-2 >= e.from && (e.norm(k-1) == "was" || e.norm(k-1) == "is") {
			m = e.b.MentionOver(k - 2)
		}
		if m != nil && m.Group == Single {
			return m
		}
	}
	return nil
}

var examining = set("examine assess")

// beforePlace is where the injury [i, stop) ends without the place that some words
// for one need: "cut" of "cut to her", which may go on with "left cheek".
func (e *eventFinder) beforePlace(i, stop int) int {
	for k := i + 1; k < stop; k++ {
		if n := e.norm(k); n == "to" || n == "on" {
			return k
		}
	}
	return stop
}

// noted reports whether the injury at token i is a note of its own, without a
// verb: "Bruising to both upper arms", "Third black eye since Easter".
func (e *eventFinder) noted(i int, placed bool) bool {
	from, to := e.part(i)
	if i > from+4 && !placed {
		return false
	}
	for k := from; k < to; k++ {
		if k == i {
			continue // "fractured wrist"
		}
		if t := e.tag(k); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			return false
		}
	}
	return true
}

// part is the stretch between commas, semicolons, colons and brackets that token i
// stands in: notes of several things in one line are read one by one.
func (e *eventFinder) part(i int) (from, to int) {
	from, to = i, i
	for from > e.from && !parting(e.norm(from-1)) {
		from--
	}
	for to < e.to && !parting(e.norm(to)) {
		to++
	}
	return from, to
}

func parting(w string) bool { return w == ";" || w == ":" || w == "(" || w == ")" || w == "," }

// explainedNext reports whether the next sentence of the paragraph puts an
// injury down to an accident.
func (e *eventFinder) explainedNext() bool {
	if e.s+1 >= len(e.p.Sentences) {
		return false
	}
	next := &e.p.Sentences[e.s+1]
	for k := next.From; k < next.To; k++ {
		if e.lex.At("not-abuse-setting", e.p, k, next.To) > 0 {
			return true
		}
	}
	return false
}

// excused reports whether the words that would make an injury an accident are
// those of somebody who is only reported as saying so: "told the teacher that
// she had walked into a cupboard".
func (e *eventFinder) excused() bool {
	found := false
	for k := e.from; k < e.to; k++ {
		if e.at("not-abuse-setting", k) == 0 {
			continue
		}
		if e.p.InScope(k, language.Attributed) == nil {
			return false
		}
		found = true
	}
	return found
}

// withChild reports whether the sentence speaks of a child: an injury that
// nobody bears may then be the child's, and of any cause.
func (e *eventFinder) withChild() bool {
	for k := e.from; k < e.to; k++ {
		if m := e.b.MentionAt(k); m != nil && !m.Adult && m.Group != Agency {
			return true
		}
	}
	return false
}

// injuredBefore looks for "sustained", "presented with", "resulted in", "found Ms B
// with" before the injury, and for whose injury it is.
func (e *eventFinder) injuredBefore(i int, ev *Event) (*Mention, bool) {
	for k := i - 1; k >= max(e.from, i-8); k-- {
		stop := e.at("injury-verb", k)
		if stop == 0 || stop > i || !e.onlyModifiers(stop, i) || strings.HasPrefix(e.tag(k), "N") && !strings.HasSuffix(e.norm(k), "ed") {
			continue
		}
		g := e.groupStart(k)
		ev.From = g
		ev.Negated = e.notBefore(g, k)
		f := e.read(k, stop)
		ev.Mood = max(ev.Mood, f.mood)
		if m := e.foundWith(k, stop); m != nil {
			ev.From = m.From
			return m, true
		}
		who := f.subject
		if who == nil {
			who = f.owned
		}
		if who == nil && g == e.from {
			return nil, true
		}
		return who, true
	}
	return nil, false
}

// foundWith is who stands between the verb at token k and the "with" or "for" before
// token stop: the person found or treated is the one who is hurt, not whoever found
// them. For "the woman's body" that is the woman.
func (e *eventFinder) foundWith(k, stop int) *Mention {
	if e.norm(stop-1) != "with" && e.norm(stop-1) != "for" {
		return nil
	}
	for j := stop - 2; j > k; j-- {
		if m := e.b.MentionOver(j); m != nil {
			if e.norm(m.From-1) == "by" {
				return nil // "was found by paramedics with"
			}
			return m
		}
		if w := e.norm(j); w != "body" && w != "'s" {
			return nil
		}
	}
	return nil
}

// onlyModifiers reports whether nothing but determiners, adjectives, numbers
// and other injuries stand between two tokens.
func (e *eventFinder) onlyModifiers(from, to int) bool {
	for k := from; k < to; k++ {
		t := e.tag(k)
		n := e.norm(k)
		if t != "DT" && t != "CD" && t != "PRP$" && !strings.HasPrefix(t, "J") && !strings.HasPrefix(t, "N") && !(strings.HasPrefix(t, "VBN") && e.tag(k+1) != "DT") && !strings.HasPrefix(t, "VBG") &&
			n != "and" && n != "," && n != "of" && n != "to" && n != "sided" && t != "RB" {
			return false
		}
	}
	return true
}

// injuredAfter reads where the injury is and whose: "to her left cheek", "to
// the shoulder", "for Ms V".
func (e *eventFinder) injuredAfter(stop int, ev *Event) *Mention {
	k := stop
	for range 2 {
		switch e.norm(k) {
		case "to", "on", "around", "over", "across", "for", "of", "under", "above", "in":
		default:
			return nil
		}
		for j := k + 1; j < min(e.to, k+6); j++ {
			if m := e.b.MentionAt(j); m != nil {
				if m.Possessive {
					if head := e.nounHead(m.To); head >= 0 {
						ev.To = head + 1
					}
				} else {
					ev.To = m.To
				}
				return m
			}
			if part := e.at("body-part", j); part > 0 {
				ev.To = part
				k = part
				break
			}
		}
		if ev.To != k {
			return nil
		}
	}
	return nil
}

func (e *eventFinder) possessorNear(i int) *Mention {
	for k := i - 1; k >= max(e.from, i-4); k-- {
		if m := e.b.MentionOver(k); m != nil {
			if m.Possessive {
				return m
			}
			return nil
		}
		if t := e.tag(k); !strings.HasPrefix(t, "J") && !strings.HasPrefix(t, "N") && t != "CD" && e.norm(k) != "'s" {
			return nil
		}
	}
	return nil
}

// cause reads what an injury came from: "caused by Mr A", "following slap",
// "from the assault". ok says that it was abuse.
func (e *eventFinder) cause(stop int) (ok bool, agent *Mention, end int) {
	for k := stop; k < min(e.to, stop+12); k++ {
		switch e.norm(k) {
		case "caused", "inflicted":
			if m, _ := e.doerAfter(k+1, 5); m != nil {
				return true, m, k
			}
		case "from", "following", "after", "during", "by":
			for j := k + 1; j < min(e.to, k+5); j++ {
				if e.abuseNoun(j) {
					if m := e.possessorNear(j); m != nil && m.Role != Survivor {
						return true, m, j
					}
					if m, _ := e.doerAfter(j+1, 6); m != nil {
						return true, m, j + 1 // "after she was stabbed twice by him"
					}
					return true, nil, j + 1
				}
				if m := e.b.MentionAt(j); m != nil && !m.Possessive && m.Role == Perpetrator {
					return true, m, m.To
				}
			}
		case ";", ".":
			return false, nil, 0
		}
	}
	return false, nil, 0
}

func (e *eventFinder) abuseNoun(j int) bool {
	return e.at("noun-physical", j) > 0 || e.at("abuse-noun", j) > 0 || e.at("act-physical", j) > 0 || e.at("noun-sexual", j) > 0
}

// noticed reads "bruising was noted to her arm", "bruises visible".
func (e *eventFinder) noticed(stop int, ev *Event) bool {
	for k := stop; k < min(e.to, stop+9); k++ {
		switch n := e.norm(k); n {
		case ";", ".", ",", "and":
			return false
		}
		if e.at("injury-seen", k) > 0 {
			ev.To = max(ev.To, k+1)
			return true
		}
	}
	return false
}
