package language

import "strings"

// fixBare retags base forms taken for nouns or adjectives: instructions at the
// start of a line, verbs after an inverted auxiliary, plural subjects.
func (p *Paragraph) fixBare(from, to, i, b int) bool {
	t := &p.Tokens[i]
	next := Token{}
	if i+1 < to {
		next = p.Tokens[i+1]
	}
	noun := strings.HasPrefix(string(t.Tag), "NN") || t.Tag == "JJ"
	ends := i+1 >= to || next.flags&isPunct != 0 || next.flags&(isPreposition|isPronoun|isDeterminer|isAdverb) != 0
	switch {
	case t.Tag == "NNS" && lowerWord(t) && i > from && p.singularPerson(i-1) && len(t.Lemmas) > 1 && t.flags&isPersonNoun == 0:
		switch {
		case next.Tag == "TO", next.Tag == "PRP", next.Tag == "DT", next.Tag == "PRP$", next.Norm == "that", next.Norm == "being", next.Tag == "WP", next.Norm == "having",
			(next.Tag == "NNP" || next.flags&isTitle != 0) && knownVerb(t.Lemmas[0]): // "Pat locks Jo out"
			t.Tag = "VBZ"
			return true
		case next.flags&isPunct != 0 || next.Tag == "IN" || next.Tag == "RB" || next.Tag == "WRB" || next.Tag == "CC" || i+1 >= to:
			if !p.finiteAround(to, i) && commonVerbs[t.Lemmas[0]] {
				t.Tag = "VBZ"
				return true
			}
		}
	case (noun || t.Tag == "IN") && lowerWord(t) && pastForms[t.Norm] && t.Norm != "left" && (b < 0 || p.Tokens[b].Tag != "DT" && p.Tokens[b].Tag != "PRP$" && p.Tokens[b].Tag != "JJ" && p.Tokens[b].Tag != "IN" && p.Tokens[b].Tag != "POS" && p.Tokens[b].Tag != "CD" && p.Tokens[b].Tag != "TO"):
		if t.Tag != "JJ" || !p.nounFollows(to, i) {
			t.Tag = "VBD"
			return false
		}
	case t.Tag == "VBN" && b >= from && b == p.before(from, i) && copulas[p.Tokens[b].Lemmas[0]] && p.Tokens[b].Tag != "NN":
		t.Tag = "JJ"
		return true
	case b < 0 && (noun || t.Tag == "RB") && (hasSuffix(t.Norm, "ed") && knownVerb(verbStem(t.Norm)) || pureParticiple[t.Norm]) &&
		(next.flags&(isDeterminer|isPronoun|isPreposition|isConjunction|isAdverb) != 0 || next.Norm == "that" || next.Tag == "TO"):
		t.Tag = "VBN"
		if next.flags&(isDeterminer|isPronoun) != 0 || next.Norm == "that" {
			t.Tag = "VBD"
		}
		return true
	case b < 0 && t.Norm == "given" && next.flags&(isDeterminer|isPronoun) != 0:
		t.Tag = "IN"
		return true
	case b < 0 && imperatives[t.Norm] && !strings.HasPrefix(string(t.Tag), "VB"):
		if next.flags&(isDeterminer|isPronoun|isPersonNoun|isTitle) != 0 || next.Norm == "that" || next.Norm == "with" || next.Tag == "NNP" && next.Norm != "to" {
			t.Tag = "VB"
			return true
		}
	case noun && b >= from && b == i-1 && p.Tokens[b].Tag == "TO" && (t.Norm == "live" || t.Norm == "protect" || t.Norm == "separate" || t.Norm == "secure"):
		t.Tag = "VB"
		return true
	case t.Tag == "NN" && lowerWord(t) && b >= from && b == i-1 && p.Tokens[b].Tag == "TO" && isVerbNoun(t) && i+1 < to && (next.Tag == "PRP" || next.Tag == "DT" || next.Tag == "PRP$" || next.flags&isPersonNoun != 0 && next.Tag == "NN" || next.flags&isTitle != 0) && (b == from || p.Tokens[b-1].flags&isPersonNoun == 0 || knownVerb(t.Norm)):
		t.Tag = "VB"
		return true
	case t.Norm == "means" && t.Tag == "NNS" && (next.Tag == "PRP" || next.Tag == "DT" || next.Norm == "that" || next.flags&isTitle != 0) && b >= from && p.Tokens[b].Tag != "DT":
		t.Tag = "VBZ"
		return true
	case t.Tag == "NNS" && t.flags&isReporting != 0 && t.flags&isCapital == 0 && i > from && p.Tokens[i-1].Tag != "POS" && strings.HasPrefix(string(p.Tokens[i-1].Tag), "NN"):
		// "A&E letter states." and "HV reports that"
		if (next.Norm == "that" || next.flags&opensQuote != 0 || p.Tokens[i-1].flags&(isPersonNoun|isAllCaps) != 0 || (i+1 >= to || next.Text == ".") && p.commaBefore(from, i)) && next.Norm != "of" {
			t.Tag = "VBZ"
			return true
		}
	case t.Tag == "NN" && t.flags&isCapital == 0 && b >= from && p.Tokens[b].Tag == "NNS" && b == i-1 && commonVerbs[t.Norm] && ends && !p.finiteAround(to, i):
		t.Tag = "VBP"
		return true
	case noun && lowerWord(t) && i > from+1 && p.Tokens[i-1].Norm == "not" && (p.Tokens[i-2].Norm == "did" || p.Tokens[i-2].Norm == "does" || p.Tokens[i-2].Norm == "do") && t.flags&isPersonNoun == 0:
		t.Tag = "VB"
		return true
	case (noun || t.Tag == "VBD" || t.Tag == "VBN" || t.Tag == "VBP") && lowerWord(t) && commonVerbs[t.Norm] && p.perceived(from, i):
		t.Tag = "VB"
		return true
	case t.Tag == "NN" && t.flags&isCapital == 0 && ends && p.doBefore(from, i) && (b < 0 || p.Tokens[b].flags&(isPersonNoun|isPronoun|isCapital) != 0):
		t.Tag = "VB"
		return true
	}
	return false
}

// perceived says whether a name stands before token i as what somebody saw, heard
// or made do something: "saw Mr A punch the wall".
func (p *Paragraph) perceived(from, i int) bool {
	k := i - 1
	for k > from && p.Tokens[k].Tag == "NNP" && p.Tokens[k].flags&isCapital != 0 {
		k--
	}
	return k < i-1 && k >= from && perceiving[p.Tokens[k].Norm]
}

var perceiving = set("saw seen see sees seeing heard hear hears hearing watched watching watch witnessed let made make makes")

// imperatives start the lines of plans.
var imperatives = set(`ensure contact call refer support discuss complete arrange make speak keep monitor attend provide offer
	consider check review follow liaise update request report agree confirm obtain notify inform avoid continue remind
	encourage explore ask tell visit assess record refer seek engage establish identify develop explain name stop
	remove return send share document note book chase clarify close hold invite meet prevent protect supervise talk
	undertake use work write reduce help give get leave`)

func (p *Paragraph) commaBefore(from, i int) bool {
	for j := i - 1; j >= max(from, i-5); j-- {
		if p.Tokens[j].Text == "," || p.Tokens[j].flags&closesQuote != 0 {
			return true
		}
	}
	return false
}

// finiteAround says whether another finite verb stands near in the same stretch.
func (p *Paragraph) finiteAround(to, i int) bool {
	for j := i + 1; j < min(to, i+6); j++ {
		switch p.Tokens[j].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		case ",", ".", "CC", "WRB", "WDT", "WP":
			return false
		}
	}
	return false
}

// doBefore says whether a form of "do" stands before its subject near token i,
// with no verb between.
func (p *Paragraph) doBefore(from, i int) bool {
	for j := i - 1; j >= max(from, i-6); j-- {
		t := &p.Tokens[j]
		switch t.Norm {
		case "did", "does", "do":
			return j <= from+3
		case "should", "would", "could", "can", "will":
			return j == from
		}
		if t.flags&isPunct != 0 || t.Tag == "VB" {
			return false
		}
	}
	return false
}

func lowerWord(t *Token) bool { return t.flags&isCapital == 0 && t.flags&isLetter != 0 }

// copulas are followed by adjectives, so a participle after them is one.
var copulas = set("feel look seem appear become remain sound")

// pastForms are the irregular past forms that are rarely nouns.
var pastForms = func() map[string]bool {
	m := map[string]bool{}
	for f := range entries(irregularVerbs) {
		if len(f) > 1 && !hasSuffix(f[1], "ing", "ed") {
			m[f[1]] = true
		}
	}
	for _, w := range strings.Fields("ground wound bound lay saw rose shot bore light is am are ca sha will wo 'll have 've") {
		delete(m, w)
	}
	return m
}()

// singularPerson says whether token i names one person.
func (p *Paragraph) singularPerson(i int) bool {
	t := &p.Tokens[i]
	if t.Tag == "NNP" && t.flags&isCapital != 0 && t.flags&isTimeNoun == 0 {
		return len(t.Text) <= 2 || t.flags&isAllCaps == 0
	}
	return t.flags&isPersonNoun != 0 && t.Tag != "NNS" && t.Norm != "police"
}

// rescue finds a verb for a sentence in which the tagger saw none: "Domestic
// abuse harms children".
func (p *Paragraph) rescue(from, to int) {
	for i := from; i < to; i++ {
		switch p.Tokens[i].Tag {
		case "MD", "VBD", "VBZ", "VBP", "VB", "VBN":
			return
		}
	}
	for i := from + 1; i+1 < to; i++ {
		t, prev, next := &p.Tokens[i], &p.Tokens[i-1], &p.Tokens[i+1]
		if t.Tag == "NNS" && lowerWord(t) && t.flags&isPersonNoun == 0 && (prev.Tag == "NN" || prev.Tag == "NNP" || prev.Tag == "JJ" && i > from+1) && commonVerbs[t.Lemmas[0]] &&
			(next.Tag == "DT" || next.Tag == "PRP" || next.Tag == "PRP$" || next.flags&isPersonNoun != 0 || strings.HasPrefix(string(next.Tag), "NN") || next.Tag == "JJ") {
			t.Tag = "VBZ"
			if prev.Tag == "JJ" {
				prev.Tag = "NN"
			}
			return
		}
	}
}

// knownVerb says whether a lemma is in one of the lists of verbs.
func knownVerb(lemma string) bool {
	_, reports := reportingVerbs[lemma]
	return reports || transitiveOnly[lemma] || intransitives[lemma] || commonVerbs[lemma] || imperatives[lemma] || objectControl[lemma]
}
