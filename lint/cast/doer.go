package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// agentAfter looks for the doer after a passive verb: "by two males", "at the
// hands of her ex", "at F's hands".
func (e *eventFinder) agentAfter(f *frame, end int) {
	f.by, f.byThing = e.doerAfter(max(end, f.verb+1), 14)
	if cl := e.clauseAt(f); cl != nil {
		f.by = e.within(f.by, cl.By)
	}
}

// clauseAt is the clause whose verb a frame reads; nil for none.
func (e *eventFinder) clauseAt(f *frame) *language.Clause {
	if f.clause < 0 {
		return nil
	}
	if cl := &e.p.Sentences[e.s].Clauses[f.clause]; cl.Verb.Head == f.verb {
		return cl
	}
	return nil
}

// within is a mention of two people, or the first of them where a phrase ends
// there and the second is who the next clause is about: "was hit by Mark and Leo
// saw it".
func (e *eventFinder) within(m *Mention, ph *language.Phrase) *Mention {
	if m == nil || m.Group != Couple || ph == nil || ph.From > m.From || ph.To <= m.From || ph.To >= m.To {
		return m
	}
	for i := range e.b.Mentions {
		if one := &e.b.Mentions[i]; one.From == m.From && one.To == ph.To {
			return one
		}
	}
	return m
}

// doerAfter reads a doer phrase within n tokens from i. thing reports a
// by-phrase that names no person and no weapon: a knife needs somebody to hold it.
func (e *eventFinder) doerAfter(i, n int) (m *Mention, thing bool) {
	for k := i; k < min(e.to, i+n); k++ {
		switch w := e.norm(k); w {
		case ";", ":", "but", "because", "although", "whereas", "when", "while", "if", "(":
			return nil, thing
		case "by":
			if e.norm(k-1) == "going" {
				return nil, thing // "going by the X-ray"
			}
			for j := k + 1; j < min(e.to, k+5); j++ {
				if m := e.b.MentionAt(j); m != nil {
					if m.Possessive && !e.ownHands(m) {
						thing = thing || e.at("body-part", m.To) == 0
						break
					}
					if m.To < e.to && e.norm(m.To) == "'s" && !m.Possessive {
						return m, false
					}
					return m, false
				}
				if t := e.tag(j); strings.HasPrefix(t, "N") && !e.hasModifierRole(j) {
					if !timeOrPlace(e.norm(j)) && e.at("body-part", j) == 0 && e.at("weapon", j) == 0 && e.norm(k+1) != "herself" {
						thing = true
					}
					break
				}
				if w := e.norm(j); w == "someone" || w == "somebody" {
					return nil, false
				}
			}
		case "hands", "hand":
			own := k - 1
			if e.norm(own) == "'s" {
				own--
			}
			if m := e.b.MentionOver(own); own >= e.from && m != nil && m.Possessive && (e.norm(m.From-1) == "at" || e.norm(m.From-1) == "from") {
				return m, false
			}
			if e.norm(k+1) == "of" {
				for j := k + 2; j < min(e.to, k+5); j++ {
					if m := e.b.MentionAt(j); m != nil {
						return m, false
					}
				}
			}
		}
	}
	return nil, thing
}

// ownHands reports whether the possessive mention is followed by a phrase that
// still means the person: "by Mr A's fists".
func (e *eventFinder) ownHands(m *Mention) bool {
	k := m.To
	if e.norm(k) == "'s" || e.norm(k) == "'" {
		k++
	}
	return striking[e.norm(k)] || e.at("weapon", k) > 0
}

// striking are the parts of a body that do harm; "by her hair" and "by the
// wrist" tell where it was done.
var striking = set("fist fists hand hands boot boots foot feet knuckles teeth knee knees elbow elbows nails fingers")

func (e *eventFinder) hasModifierRole(j int) bool { return strings.HasPrefix(e.tag(j+1), "N") }

func timeOrPlace(w string) bool {
	switch w {
	case "time", "way", "night", "day", "morning", "evening", "end", "stop", "door", "phone", "text", "hair", "telephone", "email", "wrist", "throat":
		return true
	}
	return false
}
