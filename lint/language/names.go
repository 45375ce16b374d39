package language

import "strings"

// NameLike says whether token i looks like a personal name where it stands.
func NameLike(p *Paragraph, i int) bool {
	if i < 0 || i >= len(p.Tokens) {
		return false
	}
	s := p.SentenceOf(i)
	if s < 0 {
		return false
	}
	return nameLike(p, p.Sentences[s].From, p.Sentences[s].To, i)
}

func nameLike(p *Paragraph, from, to, i int) bool {
	t := &p.Tokens[i]
	if t.flags&isCapital == 0 || t.flags&isTitle != 0 && t.flags&isNameWord == 0 {
		return false
	}
	first := i == from || p.tokenFlags(i-1)&(isPunct) != 0 && p.Tokens[i-1].Text != "," && p.Tokens[i-1].Text != "(" && p.Tokens[i-1].Text != "/" && p.Tokens[i-1].Text != "-" && p.Tokens[i-1].Text != "&"
	if i > from && p.Tokens[i-1].flags&isTitle != 0 && p.Tokens[i-1].flags&isCapital != 0 {
		return true
	}
	if t.flags&isNameWord == 0 {
		if t.flags&(isStarter|isPronoun|isAux|isDeterminer|isPreposition|isConjunction|isSubordinator|isTimeNoun|isWh|isNumber) != 0 {
			return false
		}
		if t.flags&isAllCaps != 0 {
			return len(t.Text) <= 4 && (t.Text[1] == '.' || len(t.Text) == 2)
		}
		if first {
			return t.flags&isPersonNoun == 0 && t.Tag == "NNP" && len(t.Lemmas) == 1
		}
		return t.flags&isPersonNoun == 0 && !p.titleCase(from, to)
	}
	if i+1 >= to {
		return !first
	}
	next := &p.Tokens[i+1]
	if t.Norm == "may" || t.Norm == "will" || t.Norm == "june" || t.Norm == "april" {
		return p.modalName(from, i, next, first)
	}
	if !first {
		return !p.titleCase(from, to)
	}
	return p.verbLikeNext(to, i)
}

// modalName tells Will and May, the people, from the modals and the month.
func (p *Paragraph) modalName(from, i int, next *Token, first bool) bool {
	month := p.Tokens[i].Norm != "will"
	if month && i > from {
		switch prev := &p.Tokens[i-1]; {
		case prev.flags&isNumber != 0, prev.Norm == "in", prev.Norm == "since", prev.Norm == "of", prev.Norm == "until", prev.Norm == "by", prev.Norm == "early", prev.Norm == "late", prev.Norm == "last":
			return false
		}
	}
	switch {
	case next.flags&isNumber != 0:
		return false
	case !first:
		return true
	case next.flags&(isPronoun|isDeterminer|isTitle) != 0 && next.flags&isAdverb == 0:
		return false // "Will she attend?"
	case next.flags&isCapital != 0 && next.flags&isPersonNoun == 0 && next.flags&isNameWord == 0:
		return p.Tokens[i].Norm != "will" && !first
	case next.Norm == "'s" || next.flags&isAux != 0 || next.Norm == "and":
		return true
	}
	return p.verbLikeNext(i+8, i)
}

// verbLikeNext says whether a finite verb, a possessive or "and" plus a name
// stands after the sentence-initial word at i: "Mark hit", "Grace was".
func (p *Paragraph) verbLikeNext(to, i int) bool {
	to = min(to, len(p.Tokens))
	n := i + 1
	for n < to && p.Tokens[n].flags&isAdverb != 0 {
		n++
	}
	if n >= to {
		return false
	}
	next := &p.Tokens[n]
	switch {
	case next.flags&isCapital != 0 && next.flags&(isStarter|isPersonNoun|isAux) == 0 && n == i+1:
		return true // a surname
	case next.Norm == "'s", next.flags&isAux != 0, next.flags&isFinite != 0, samePast[next.Norm], purePast[next.Norm]:
		return true
	case hasSuffix(next.Norm, "ed") && verbStem(next.Norm) != "":
		return true
	case hasSuffix(next.Norm, "s") && len(next.Lemmas) > 1 && next.flags&(isPersonNoun|isDeterminer|isPronoun) == 0:
		return strings.HasPrefix(string(next.Tag), "VB") || next.Tag == ""
	case next.Norm == "and" || next.Text == "," || next.Norm == "to":
		return n+1 < to && (p.Tokens[n+1].flags&isCapital != 0 || next.Norm == "to")
	}
	return false
}

// titleCase says whether every word of the sentence but the small ones is
// capitalised, so that a capital says nothing.
func (p *Paragraph) titleCase(from, to int) bool {
	words := 0
	for i := from; i < min(to, from+12); i++ {
		f := p.Tokens[i].flags
		if f&isLetter == 0 || f&(isPreposition|isDeterminer|isConjunction) != 0 && f&isCapital == 0 {
			continue
		}
		words++
		if f&isCapital == 0 {
			return false
		}
	}
	return words > 3
}
