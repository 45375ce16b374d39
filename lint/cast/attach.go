package cast

import "strings"

func (e *eventFinder) firstWord(i int) bool {
	for k := e.from; k < i; k++ {
		if wordlike(e.p.Tokens[k].Text) {
			return false
		}
	}
	return true
}

func (e *eventFinder) denied(from int) bool {
	for k := from; k >= max(e.from, from-2); k-- {
		switch e.norm(k) {
		case "no", "neither", "nor", "without", "nil":
			return true
		}
	}
	// A list: "no fear, control or violence".
	or := false
	if e.norm(from-1) == "," {
		return false
	}
	for k := from - 1; k >= max(e.from, from-8); k-- {
		switch n := e.norm(k); {
		case n == "no" || n == "nil" || n == "without":
			return or
		case n == "or" || n == "nor":
			or = true
		case n == "," || strings.HasPrefix(e.tag(k), "N") || strings.HasPrefix(e.tag(k), "J"):
		default:
			return false
		}
	}
	return false
}

// attach finds whose the abuse is and whom it is done to.
func (e *eventFinder) attach(n *nominal) {
	n.after = n.end
	if m := e.possessorBefore(n.from); m != nil {
		n.owner = m
	}
	for k := n.end; k < min(e.to, n.end+16); k++ {
		w := e.norm(k)
		m := e.b.MentionAt(k + 1)
		switch w {
		case "of", "on", "against", "towards", "toward", "to", "upon":
			if w == "to" && strings.HasPrefix(e.tag(k+1), "VB") {
				continue
			}
			if (w == "to" || w == "of" || w == "upon") && k != n.after {
				continue
			}
			if m != nil && n.patient == nil && k <= n.end+6 {
				n.patient, n.after = m, m.To
				if w == "of" && m.Possessive {
					n.patient = m
				}
				k = m.To - 1
			}
		case "from":
			if m != nil && n.agent == nil && k == n.after && m.Group != Agency && !m.Possessive {
				n.agent, n.after = m, m.To
			}
		case "between":
			if m != nil {
				n.between, n.after = m, m.To
			}
		case "by", "hands", "hand":
			if w == "by" && (e.at("report-neutral", k-1) == k || e.at("report-accepted", k-1) == k || e.at("report-doubt", k-1) == k) {
				continue // "disclosed by Mo"
			}
			if a, _ := e.doerAfter(k, 5); a != nil && n.agent == nil {
				n.agent, n.after = a, max(n.after, a.To)
			}
		case ".", ";", ":":
			k = e.to
		default:
			// "the violence (that) Mr A used"
			if m := e.b.MentionAt(k); m != nil && (k == n.after || k == n.after+1 && (e.norm(k-1) == "that" || e.norm(k-1) == "which")) && !m.Possessive {
				v := m.To
				for auxWords[e.norm(v)] {
					v++
				}
				if n.patient == nil && e.at("undergo-verb", v) > 0 {
					n.patient, n.after = m, v+1
					k = v
					continue
				}
				if e.at("support-verb", v) > 0 || e.at("act-general", v) > 0 || e.norm(v) == "subjected" || e.norm(v) == "put" {
					n.agent, n.after = m, v+1
				}
			}
			if e.b.over[k] < 0 && e.finite(k) {
				k = e.to
			}
		}
	}
	e.own(n)
	if n.between != nil && n.agent == nil {
		n.agent, n.patient = n.between, n.between
	}
}

// finite reports whether the words about the noun end at token k.
func (e *eventFinder) finite(k int) bool {
	t := e.tag(k)
	return (strings.HasPrefix(t, "VB") && t != "VBG" || t == "MD") && !e.carried(k)
}

// carried reports whether the verb at k still belongs to the noun before it:
// "violence perpetrated by", "abuse that was directed at her".
func (e *eventFinder) carried(k int) bool {
	return e.at("support-verb", k) > 0 || beForms[e.norm(k)] || auxWords[e.norm(k)]
}

// possessorBefore is the mention that owns the phrase which begins at token i.
func (e *eventFinder) possessorBefore(i int) *Mention {
	k := i - 1
	if n := e.norm(k); n == "'s" || n == "'" {
		k--
	}
	if k < e.from {
		return nil
	}
	m := e.b.MentionOver(k)
	if m == nil || m.To != k+1 || !m.Possessive {
		return nil
	}
	return m
}

// own decides whether the possessor is the one who does it or the one it is
// done to.
func (e *eventFinder) own(n *nominal) {
	if n.owner == nil {
		return
	}
	suffers := n.owner.Role == Survivor || n.owner.Role == Child
	passive := e.at("noun-passive", n.head) > 0 || n.end-n.from > 0 && e.at("noun-passive", n.from) == n.end
	switch {
	case n.patient != nil && !same(n.patient, n.owner):
		if n.agent == nil {
			n.agent = n.owner
		}
	case n.agent != nil && n.agent != n.owner:
		n.patient = n.owner
	case suffers || passive && n.owner.Role != Perpetrator:
		n.patient = n.owner
	default:
		n.agent = n.owner
	}
}
