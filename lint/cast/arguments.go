package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// subjectOf finds who or what the verb is said of.
func (e *eventFinder) subjectOf(f *frame, cl *language.Clause) {
	g := f.group
	if m := e.endingAt(g); m != nil && !e.objective(m) && !e.purpose(m, g) {
		if e.afterPreposition(m.From) && cl != nil && cl.Subject != nil && cl.Subject.To <= m.From && e.norm(cl.Subject.Head) != "who" {
			e.takeSubject(f, *cl.Subject)
			if f.subject != nil || f.passive && f.owned == m {
				return // "property of hers was damaged"
			}
			f.owned, f.thing = nil, -1
		}
		if f.verb > g || !e.afterPreposition(m.From) || f.passive {
			f.subject = m
			return
		}
	}
	if w := e.norm(g - 1); w == "who" || w == "which" || w == "that" {
		k := g - 1
		if e.norm(k-1) == "," {
			k--
		}
		if m := e.endingAt(k); m != nil {
			f.subject = m
			return
		}
	}
	if cl != nil && cl.Subject != nil {
		e.takeSubject(f, *cl.Subject)
		if f.subject != nil || f.owned != nil || f.thing >= 0 {
			return
		}
	}
	if t := e.tag(f.verb); t == "VBG" || e.norm(f.verb-1) == "to" || e.norm(g) == "having" || f.passive && (e.norm(g) == "being" || e.norm(g) == "been") {
		f.gerund = true
		e.controller(f)
		return
	}
	if m := e.listSubject(f); m != nil {
		f.subject = m
	}
}

// purpose reports whether the verb group from token g says what an act done to m was
// for: "punched her to stop her leaving", but not "forced her to leave".
func (e *eventFinder) purpose(m *Mention, g int) bool {
	k := m.From - 1
	return e.norm(g) == "to" && strings.HasPrefix(e.tag(k), "VB") && e.at("act-physical", k)+e.at("act-physical-person", k) > 0 && !hasLemma(&e.p.Tokens[k], bringing)
}

// objective reports whether a mention can only be an object: him, her before
// no noun, them.
func (e *eventFinder) objective(m *Mention) bool {
	n := e.p.Tokens[m.From].Norm
	return m.To == m.From+1 && m.class == classPronoun && (n == "me" || n == "us")
}

func (e *eventFinder) afterPreposition(i int) bool {
	switch e.norm(i - 1) {
	case "by", "of", "with", "from", "for", "to", "against", "on", "at", "about":
		return true
	}
	return false
}

// takeSubject reads a grammatical subject as a person, as something of a
// person's, or as a thing.
func (e *eventFinder) takeSubject(f *frame, ph language.Phrase) {
	if ph.Head < e.from || ph.Head >= e.to {
		return
	}
	switch e.norm(ph.Head) {
	case "who", "which", "that", "whom":
		k := ph.From
		if e.norm(k-1) == "," {
			k--
		}
		if m := e.endingAt(k); m != nil {
			f.subject = m
		}
		return
	}
	if m := e.b.MentionOver(ph.Head); m != nil && m.Head >= ph.Head-1 {
		if m.Possessive && m.To <= ph.Head {
			f.owned, f.thing = m, ph.Head
			return
		}
		f.subject = m
		return
	}
	f.thing = ph.Head
	f.owned = e.ownerIn(ph.From, ph.Head)
	if f.owned == nil {
		f.owned = e.ofPerson(ph.Head + 1)
	}
}

// ownerIn is the possessive mention within tokens [from, head].
func (e *eventFinder) ownerIn(from, head int) *Mention {
	for k := head; k >= max(from, e.from); k-- {
		if m := e.b.MentionOver(k); m != nil && m.Possessive && m.From >= from {
			return m
		}
	}
	return nil
}

// ofPerson is the person after "of" at token i: "the windows of her car".
func (e *eventFinder) ofPerson(i int) *Mention {
	if e.norm(i) != "of" {
		return nil
	}
	for k := i + 1; k < i+4; k++ {
		if m := e.b.MentionAt(k); m != nil {
			return m
		}
	}
	return nil
}

// controller finds who does what a bare gerund or infinitive says: the subject
// of the clause before it ("was convicted of assaulting", "used handover to
// threaten").
func (e *eventFinder) controller(f *frame) {
	cs := e.p.Sentences[e.s].Clauses
	best := -1
	for k := range cs {
		if cs[k].Verb.Head < f.group && cs[k].Subject != nil && (best < 0 || cs[k].Verb.Head > cs[best].Verb.Head) {
			best = k
		}
	}
	if best < 0 {
		if f.group == e.from && len(cs) > 0 {
			// "By hitting her he ..." takes the subject that follows.
			for k := range cs {
				if cs[k].Verb.Head > f.verb && cs[k].Subject != nil {
					e.takeSubject(f, *cs[k].Subject)
					return
				}
			}
		}
		return
	}
	// "told him to stop hitting", "saw him hitting": the object controls.
	if o := cs[best].Object; o != nil && o.To <= f.group && o.Head < e.to && e.objectControls(cs[best].Lemma) {
		if m := e.b.MentionOver(o.Head); m != nil && !m.Possessive {
			f.subject = m
			return
		}
	}
	e.takeSubject(f, *cs[best].Subject)
}

func (e *eventFinder) objectControls(lemma string) bool {
	switch lemma {
	case "tell", "ask", "see", "hear", "watch", "accuse", "suspect", "convict", "charge", "catch", "stop", "prevent", "order", "make", "let", "witness", "report", "describe", "remember", "find", "require", "expect", "want":
		return true
	}
	return false
}

// listSubject carries the subject of the verb before over "and" and commas.
func (e *eventFinder) listSubject(f *frame) *Mention {
	k := f.group - 1
	if n := e.norm(k); n != "and" && n != "," && n != "or" && n != "then" {
		return nil
	}
	for j := len(e.events) - 1; j >= 0; j-- {
		ev := &e.events[j]
		if ev.To <= f.group && (ev.Form == ActiveVerb || ev.Form == PassiveVerb) {
			who := ev.Agent
			if ev.Form == PassiveVerb {
				who = ev.Patient
				f.passive = f.passive || e.tag(f.verb) == "VBN" && !e.hasObject(f.verb+1)
			}
			if who.Kind != Absent && who.To > who.From {
				return e.b.MentionOver(who.From)
			}
		}
	}
	return nil
}

// objectOf finds what follows an active verb.
func (e *eventFinder) objectOf(f *frame, end int) {
	for k := f.verb + 1; k < end; k++ {
		if m := e.b.MentionAt(k); m != nil && m != f.subject {
			if m.Possessive && e.ownBody(f.subject, m) {
				continue
			}
			if m.Possessive && !e.wholePhrase(m) {
				f.objOwn, f.objHead = m, e.nounHead(m.To)
			} else {
				f.object = m
			}
			return
		}
	}
	if m := e.sharedObject(max(end, f.verb+1)); m != nil {
		if m.Possessive && !e.wholePhrase(m) {
			f.objOwn, f.objHead = m, e.nounHead(m.To)
		} else {
			f.object = m
		}
		return
	}
	for k := max(end, f.verb+1); k < min(e.to, f.verb+9); k++ {
		n := e.norm(k)
		if m := e.b.MentionAt(k); m != nil {
			if m.Possessive && m.To < e.to && !e.wholePhrase(m) {
				f.objOwn, f.objHead = m, e.nounHead(m.To)
				return
			}
			f.object = m
			return
		}
		t := e.tag(k)
		switch {
		case n == "and" || n == "but" || n == ";" || n == ":" || n == "(" || n == "that":
			return
		case t == "VB" && e.norm(k-1) == "to":
		case n == "," || strings.HasPrefix(t, "VB") && t != "VBG" && t != "VBN":
			return
		case strings.HasPrefix(t, "N"):
			if f.objHead < 0 {
				f.objHead = e.nounHead(k)
				f.objOwn = e.ofPerson(f.objHead + 1)
				if f.objOwn == nil && (e.norm(f.objHead+1) == "at" || e.norm(f.objHead+1) == "to" || e.norm(f.objHead+1) == "on") {
					f.object = e.b.MentionAt(f.objHead + 2)
				}
			}
			return
		case (n == "in" || n == "on" || n == "for" || n == "by" || n == "from" || n == "while" || n == "when" || n == "because" || n == "if" || n == "as") && k > end:
			return
		}
	}
}

// objectBefore takes what stands before a relative clause as what its verb is done
// to, where nothing follows the verb: "her finger, which he had bent back", "the
// phone that he broke".
func (e *eventFinder) objectBefore(f *frame) {
	cl := e.clauseAt(f)
	if cl != nil {
		f.object = e.within(f.object, cl.Object)
	}
	if f.object != nil || f.objHead >= 0 || cl == nil || cl.Object == nil || cl.Subject == nil || cl.Object.To > cl.Subject.From || cl.Object.From < e.from {
		return
	}
	o := cl.Object
	if m := e.b.MentionOver(o.Head); m != nil && !m.Possessive && m.Head >= o.Head-1 {
		f.object = m
		return
	}
	f.objHead, f.objOwn = o.Head, e.ownerIn(o.From, o.Head)
}

// wholePhrase reports whether a possessive mention stands for its own noun
// ("hers"), or its 's is a verb.
func (e *eventFinder) wholePhrase(m *Mention) bool { return e.p.Tokens[m.From].Norm == "hers" }

// nounHead is the last noun of the run that begins near token k; -1 for none.
func (e *eventFinder) nounHead(k int) int {
	head := -1
	for j := k; j < min(e.to, k+7); j++ {
		t := e.tag(j)
		n := e.norm(j)
		switch {
		case n == "'s" || n == "'", t == "DT", t == "PRP$", strings.HasPrefix(t, "J"), t == "CD", t == "RB" && head < 0, t == "VBN" && head < 0:
			if head >= 0 && n != "'s" {
				return head
			}
		case strings.HasPrefix(t, "N"):
			head = j
		default:
			return head
		}
	}
	return head
}
