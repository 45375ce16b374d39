package language

import (
	"slices"
	"strings"
)

func (p *Paragraph) fixClitic(from, to, i int) {
	t := &p.Tokens[i]
	prev := i - 1
	if prev < from {
		return
	}
	if len(t.Text) < 2 {
		t.Tag = "POS"
		return
	}
	switch p.Tokens[prev].Norm {
	case "he", "she", "it", "that", "there", "who", "what", "where", "how", "here", "which", "let":
		t.Tag = "VBZ"
		return
	}
	n := p.after(to, i)
	if n < 0 {
		t.Tag = "POS"
		return
	}
	next := &p.Tokens[n]
	switch {
	case next.Tag == "VBG" && !p.nounFollows(to, n), next.Norm == "been", next.Norm == "not", next.Tag == "DT", next.Tag == "PRP" && next.Norm != "her", next.Norm == "going", next.Norm == "got":
		t.Tag = "VBZ"
	case next.Tag == "VBN" && !p.nounFollows(to, n):
		t.Tag = "VBZ"
	default:
		t.Tag = "POS"
	}
}

func (p *Paragraph) fixHad(to, i int) {
	t := &p.Tokens[i]
	t.Tag = "MD"
	if n := p.after(to, i); n >= 0 {
		switch tag := p.Tokens[n].Tag; {
		case tag == "VBN" || tag == "VBD", p.Tokens[n].Norm == "been", samePast[p.Tokens[n].Norm] && !p.holds(to, i, "if", "rather"), p.Tokens[n].Norm == "better", hasSuffix(p.Tokens[n].Norm, "ed"):
			t.Tag = "VBD"
		}
	}
}

// holds says whether one of the words stands near after token i.
func (p *Paragraph) holds(to, i int, words ...string) bool {
	for j := i + 1; j < min(to, i+15); j++ {
		for _, w := range words {
			if p.Tokens[j].Norm == w {
				return true
			}
		}
	}
	return false
}

func (p *Paragraph) fixHer(to, i int) {
	t := &p.Tokens[i]
	t.Tag = "PRP"
	if i+1 >= to {
		return
	}
	next := &p.Tokens[i+1]
	if (placeAdverbs[next.Norm] || next.Norm == "back" && p.returns(i-1)) && !p.nounFollows(to, i+1) {
		next.Tag = "RB"
		return
	}
	switch {
	case strings.HasPrefix(string(next.Tag), "NN") && next.flags&isTimeNoun == 0,
		next.Tag == "JJ" || next.Tag == "CD" || next.Tag == "JJS" || next.Tag == "JJR",
		next.flags&isPersonNoun != 0, next.Norm == "own", next.flags&opensQuote != 0:
		if !p.givenHer(to, i) {
			t.Tag = "PRP$"
		}
	case next.Tag == "VBG" || next.Tag == "VBN":
		if i+2 < to && (strings.HasPrefix(string(p.Tokens[i+2].Tag), "NN")) {
			t.Tag = "PRP$"
		}
	}
}

// returns reports whether the verb at token i says that somebody comes back to
// whoever does it, or is answered: "lets her back", which is no back of hers.
func (p *Paragraph) returns(i int) bool {
	if i < 0 {
		return false
	}
	t := &p.Tokens[i]
	return returning[t.Lemma] || slices.ContainsFunc(t.Lemmas, func(l string) bool { return returning[l] })
}

// givenHer says whether "her" at i receives what follows: "sent her abusive
// messages", "called her names", but not "sent her children away".
func (p *Paragraph) givenHer(to, i int) bool {
	if i == 0 {
		return false
	}
	switch p.Tokens[i-1].Lemma {
	case "send", "call", "give", "cause", "text", "deal", "offer", "tell":
	default:
		switch p.Tokens[i-1].Lemmas[0] {
		case "send", "call", "give", "cause", "text", "deal", "offer", "tell":
		default:
			return false
		}
	}
	for j := i + 1; j < min(to, i+4); j++ {
		t := &p.Tokens[j]
		if t.Tag == "JJ" || t.Tag == "CD" {
			continue
		}
		return t.flags&isPersonNoun == 0 && (t.Tag == "NNS" || t.Norm == "money" || t.Norm == "abuse" || t.Norm == "grief")
	}
	return false
}

// fixThat tells the determiner (DT), the relative (WDT) and the conjunction (IN).
func (p *Paragraph) fixThat(from, to, i int) {
	t := &p.Tokens[i]
	t.Tag = "IN"
	if i+1 >= to || p.Tokens[i+1].flags&isPunct != 0 && p.Tokens[i+1].flags&opensQuote == 0 {
		t.Tag = "DT"
		return
	}
	prev, next := from-1, &p.Tokens[i+1]
	if i > from {
		prev = i - 1
	}
	afterNoun := prev >= from && (strings.HasPrefix(string(p.Tokens[prev].Tag), "NN") || p.Tokens[prev].Tag == "PRP")
	verbNext := next.Tag == "MD" || strings.HasPrefix(string(next.Tag), "VB") || next.Tag == "RB" && p.verbAfter(to, i)
	switch {
	case afterNoun && verbNext && p.Tokens[prev].Tag != "PRP":
		t.Tag = "WDT"
	case afterNoun && p.Tokens[prev].Tag != "PRP" && !takesThat[p.Tokens[prev].Lemmas[0]] && (next.Tag == "PRP" || next.Tag == "NNP" || next.flags&(isTitle|isPersonNoun|isDeterminer) != 0):
		if p.reportingBefore(from, prev) {
			return
		}
		t.Tag = "WDT"
	case verbNext && prev < from:
		t.Tag = "DT"
	case next.Tag == "NN" && next.flags&isPersonNoun == 0 && !p.verbSoon(to, i+1) && prev >= from:
		t.Tag = "DT"
	case prev >= from && p.Tokens[prev].flags&isPreposition != 0 && next.Tag != "PRP":
		t.Tag = "DT"
	}
}

func (p *Paragraph) reportingBefore(from, i int) bool {
	for j := i; j >= max(from, i-4); j-- {
		if p.Tokens[j].flags&isReporting != 0 && strings.HasPrefix(string(p.Tokens[j].Tag), "VB") {
			return true
		}
	}
	return false
}

func (p *Paragraph) verbAfter(to, i int) bool {
	n := p.after(to, i)
	return n >= 0 && (p.Tokens[n].Tag == "MD" || strings.HasPrefix(string(p.Tokens[n].Tag), "VB"))
}

func (p *Paragraph) verbSoon(to, i int) bool {
	for j := i; j < min(to, i+3); j++ {
		if tag := p.Tokens[j].Tag; tag == "MD" || tag == "VBD" || tag == "VBZ" || tag == "VBP" {
			return true
		}
	}
	return false
}
