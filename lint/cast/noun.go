package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// nominal is an abuse noun with what stands around it.
type nominal struct {
	from, head, end int // the phrase with its determiner; the head token; the token after it
	kind            nounKind
	agent, patient  *Mention
	owner           *Mention
	between         *Mention
	after           int // where the attached phrases end
	negated         bool
}

// noun adds the event of an abuse noun at token i.
func (e *eventFinder) noun(i int, end *int) bool {
	n, ok := e.nominal(i)
	if !ok {
		return false
	}
	*end = n.end
	defer func() { *end = max(*end, min(e.used, n.after)) }()
	if hasLemma(&e.p.Tokens[i], attacking) && ailing[e.norm(i-1)] || e.norm(i) == "abuse" && misused[e.norm(i-1)] || e.norm(i-1) == "common" && e.norm(i) == "assault" || e.predicate(&n) || e.titled(&n) || e.spokenOf(&n) || e.generic(&n) {
		return true
	}
	e.attach(&n)
	if n.kind.owned && n.agent == nil && n.patient == nil {
		return false
	}
	if n.kind.owned && (n.agent == nil || n.agent.Role != Perpetrator && n.patient == nil) {
		return false
	}
	n.negated = e.p.InScope(n.head, language.Negated) != nil || e.denied(n.from)
	e.tell(&n)
	return true
}

// predicate reports whether the noun is what something is said to be: "that
// was assault".
func (e *eventFinder) predicate(n *nominal) bool {
	k := n.from - 1
	if n.from != n.end-1 || !beForms[e.norm(k)] || e.tag(k) == "POS" || e.norm(n.end) == "by" {
		return false
	}
	for auxWords[e.norm(k)] {
		k--
	}
	return e.norm(k) != "there"
}

// attacking is the noun of which ailing makes something else.
var attacking = set("attack")

// ailing are words before "attack" that make it an illness or a crime of
// another kind.
var ailing = set("panic anxiety asthma heart terror terrorist cyber ischaemic shark dog")

// misused are words before "abuse" that make it a matter of substances or of
// somebody other than a partner.
var misused = set("drug drugs substance substances alcohol solvent steroid prescription medication laxative animal elder polysubstance")

// nominal reads the longest abuse noun at token i, with its determiner and
// adjectives.
func (e *eventFinder) nominal(i int) (n nominal, ok bool) {
	for _, k := range nounKinds {
		if stop := e.at(k.concept, i); stop > n.end {
			n.kind, n.end = k, stop
		}
	}
	if n.end == 0 {
		return n, false
	}
	n.head = i
	for k := i; k < n.end; k++ {
		if !strings.HasPrefix(e.tag(k), "N") {
			if k > i && e.tag(k) != "CC" {
				break
			}
			continue
		}
		n.head = k
	}
	if e.norm(i) == "threat" && n.end == i+1 {
		switch e.norm(n.end) {
		case "of", "to", "against", "from":
		default:
			if e.possessorBefore(i) == nil && e.tag(i-1) != "DT" && e.tag(i-1) != "JJ" {
				return n, false
			}
		}
	}
	if n.end == i+1 {
		t := e.tag(i)
		if strings.HasPrefix(t, "VB") && !(t == "VBG" && !e.verbish(i)) && t != "VB" && t != "VBP" || strings.HasPrefix(t, "VB") && e.norm(i-1) == "to" {
			return n, false
		}
		if w := e.norm(i); (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")) && !actNouns[w] {
			return n, false
		}
		if w := e.norm(i); w == "da" && !allCapitals(e.p.Tokens[i].Text) {
			return n, false
		}
	}
	n.from = i
	for n.from > e.from {
		k := n.from - 1
		t := e.tag(k)
		if e.b.over[k] >= 0 || !(strings.HasPrefix(t, "J") || t == "DT" || t == "CD" || t == "VBN" && k > e.from || t == "PDT" || strings.HasPrefix(t, "RBR") || e.norm(k) == "and" && strings.HasPrefix(e.tag(k-1), "J") && strings.HasPrefix(e.tag(k+1), "J") || strings.HasPrefix(t, "N") && e.norm(k) != "" && !strings.HasPrefix(t, "NNP")) {
			break
		}
		if t == "VBN" && (beForms[e.norm(k-1)] || auxWords[e.norm(k-1)]) {
			break
		}
		n.from = k
		if t == "DT" {
			break
		}
	}
	return n, true
}

// actNouns are the forms in -ing that are nouns of acts; the rest are verbs
// whose lemma is also a noun ("abusing").
var actNouns = set("beating battering stabbing slapping punching kicking choking hitting pushing stalking gaslighting belittling bullying " +
	"monitoring tracking name-calling")

// titled reports whether the noun is part of a title, service, tool or offence.
func (e *eventFinder) titled(n *nominal) bool {
	k := n.end
	if e.norm(k) == "-" || e.norm(k) == "/" {
		k++
	}
	if e.at("abuse-title-after", k) > 0 && !e.verbish(k) {
		return true
	}
	if strings.HasSuffix(e.norm(n.head), "-informed") {
		return true
	}
	if !capital(e.p.Tokens[n.head].Text) || allCapitals(e.p.Tokens[n.head].Text) {
		return false
	}
	for j := n.end; j < min(e.to, n.end+8); j++ {
		text := e.p.Tokens[j].Text
		if e.at("title-head", j) > 0 && capital(text) {
			return true
		}
		if wordlike(text) && !capital(text) && text != "and" && text != "of" && text != "based" && !digits(text) {
			return false
		}
	}
	return false
}

// spokenOf reports whether the noun is mentioned as a word, an allegation, a
// purpose or a heading.
func (e *eventFinder) spokenOf(n *nominal) bool {
	if s := e.p.InScope(n.head, language.Mentioned); s != nil {
		return true
	}
	if s := e.p.InScope(n.head, language.Quoted); s != nil && s.Scare {
		return true
	}
	for k := max(e.from, n.from-4); k < n.from; k++ {
		if stop := e.at("abuse-title-before", k); stop == n.from {
			return true
		}
	}
	// A heading or label: nothing but the noun.
	return n.end-n.from >= e.to-e.from-1 && e.to-e.from <= 4
}

// generic reports whether the sentence speaks of abuse in general.
func (e *eventFinder) generic(n *nominal) bool {
	specific, people := false, false
	for i := e.from; i < e.to; i++ {
		if m := e.b.MentionAt(i); m != nil {
			if m.Group == People {
				people = true
			} else if m.Group != Agency && m.Role != Professional && !(m.class == classPronoun && m.Group != Single) {
				specific = true
			}
		}
	}
	if specific {
		return false
	}
	if people {
		return true
	}
	if n.from != e.from && !e.firstWord(n.from) {
		return false
	}
	if t := e.tag(n.end); (t == "VBZ" || t == "VBP") && !beForms[e.norm(n.end)] && !auxWords[e.norm(n.end)] && e.tag(n.from) != "DT" || e.tag(n.end) == "RB" && e.norm(n.end) == "rarely" {
		return true // "Domestic abuse features in a third of registrations"
	}
	if e.norm(n.end) == "of" && e.norm(n.end+1) == "this" {
		return true
	}
	switch w := e.norm(n.end); w {
	case "is", "are", "can", "may", "includes", "means", "affects", "costs", "often", "remains", "does", "should", "must":
		switch next := e.norm(n.end + 1); next {
		case "any", "never", "defined", "about", "everyone's", "common", "under-reported", "rarely", "often", "a", "an", "not", "unacceptable", "wrong", "be", "include", "take":
			if next == "a" || next == "an" {
				w := e.norm(n.end + 2)
				return w == "pattern" || w == "crime" || w == "form" || w == "choice" || w == "criminal" || w == "gendered" || w == "human" || w == "violation" || w == "public"
			}
			return true
		}
		return w == "includes" || w == "means" || w == "affects" || w == "costs" || w == "can"
	}
	return false
}
