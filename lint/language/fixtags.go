package language

import "strings"

// fixTags repairs what the tagger, trained on newspapers, gets wrong in case
// records: notes without auxiliaries, names that are words, clitics.
func (p *Paragraph) fixTags(from, to int) {
	for i := from; i < to; i++ {
		t := &p.Tokens[i]
		if t.flags&isPunct != 0 {
			continue
		}
		if t.flags&isNameWord != 0 && t.flags&isCapital != 0 && nameLike(p, from, to, i) {
			t.Tag = "NNP"
			continue
		}
		if t.flags&isModal != 0 && t.flags&isNameWord != 0 && t.Tag == "NNP" && (i == from || t.flags&isCapital == 0) && i+1 < to && p.Tokens[i+1].flags&(isPronoun|isDeterminer) != 0 {
			t.Tag = "MD"
			continue
		}
		switch t.Norm {
		case "'s":
			p.fixClitic(from, to, i)
			continue
		case "'d":
			p.fixHad(to, i)
			continue
		case "her":
			p.fixHer(to, i)
			continue
		case "that":
			p.fixThat(from, to, i)
			continue
		case "to":
			t.Tag = "TO"
			continue
		case "was", "were", "had", "has", "been":
			// A note that leaves out whom it is about begins so, and the
			// tagger takes a capital for a name.
			if t.Tag == "NNP" {
				t.Tag = auxTags[t.Norm]
				continue
			}
		case "not", "never", "somehow", "anyhow", "anyway", "nevertheless", "nonetheless", "nowadays", "moreover", "furthermore", "thereby":
			t.Tag = "RB"
			continue
		case "according", "including", "regarding", "concerning", "owing", "during", "despite", "pending", "excluding":
			t.Tag = "IN"
			continue
		case "following":
			if i+1 < to && p.Tokens[i+1].Tag != "PRP" && (i == from || p.Tokens[i-1].Tag != "DT" && p.Tokens[i-1].Lemmas[0] != "be") {
				t.Tag = "IN"
				continue
			}
		}
		if i > from && t.flags&isCapital != 0 && len(t.Text) <= 2 && p.Tokens[i-1].flags&(isTitle|isPersonNoun) != 0 && t.Norm != "i" {
			t.Tag = "NNP" // Mr A, Child B
			continue
		}
		p.fixVerb(from, to, i)
	}
}

// auxTags are the tags of forms that are never names.
var auxTags = map[string]Tag{"was": "VBD", "were": "VBD", "had": "VBD", "has": "VBZ", "been": "VBN"}

// before returns the nearest token before i that is no adverb, -1 where there
// is none in the sentence.
func (p *Paragraph) before(from, i int) int {
	for j := i - 1; j >= from; j-- {
		if p.Tokens[j].Tag != "RB" && p.Tokens[j].flags&(opensQuote|closesQuote) == 0 {
			return j
		}
	}
	return -1
}

// after returns the nearest token after i that is no adverb, -1 likewise.
func (p *Paragraph) after(to, i int) int {
	for j := i + 1; j < to; j++ {
		if p.Tokens[j].Tag != "RB" && p.Tokens[j].flags&isAdverb == 0 {
			return j
		}
	}
	return -1
}

// nounFollows says whether a noun stands at once after token i.
func (p *Paragraph) nounFollows(to, i int) bool {
	return i+1 < to && (strings.HasPrefix(string(p.Tokens[i+1].Tag), "NN") || p.Tokens[i+1].Tag == "JJ")
}

// fixVerb repairs verbs taken for nouns or adjectives, and the reverse.
func (p *Paragraph) fixVerb(from, to, i int) {
	t := &p.Tokens[i]
	b := p.before(from, i)
	var prev *Token
	if b >= 0 {
		prev = &p.Tokens[b]
	}
	noun := strings.HasPrefix(string(t.Tag), "NN")
	lower := t.flags&isCapital == 0
	if p.fixBare(from, to, i, b) {
		return
	}
	verb := strings.HasPrefix(string(t.Tag), "VB")
	switch {
	case t.Norm == "left" && !verb && prev != nil && b == i-1 && (prev.flags&isPersonNoun != 0 || prev.Tag == "NNP" || prev.Tag == "PRP"):
		t.Tag = "VBD"
	case (t.Norm == "male" || t.Norm == "female") && t.Tag == "JJ" && i+1 < to && (strings.HasPrefix(string(p.Tokens[i+1].Tag), "VB") || p.Tokens[i+1].Tag == "MD" || p.Tokens[i+1].Tag == "CC" && p.tokenFlags(i+2)&isLetter != 0 && b < 0):
		t.Tag = "NN"
	case (t.Tag == "VB" || t.Tag == "VBP") && verbForms[t.Norm] != "" && !isBase[t.Norm] && t.flags&isAux == 0 && !hasSuffix(t.Norm, "ing", "s"):
		t.Tag = "VBD"
	case verb && lower && neverVerb[t.Norm] && i > from && strings.HasPrefix(string(p.Tokens[i-1].Tag), "NN"):
		t.Tag = "NN" // "the bedroom door"
	case t.Tag == "VB" && b > from && b == i-1 && prev.Tag == "TO" && exposedTo[p.Tokens[b-1].Norm] && (i+1 >= to || p.Tokens[i+1].Tag != "PRP" && p.Tokens[i+1].Tag != "DT" && p.Tokens[i+1].Tag != "PRP$"):
		t.Tag = "NN"
	case verb && t.flags&isAdverb != 0 && t.flags&isAux == 0:
		t.Tag = "RB"
	case verb && i > from && t.flags&isCapital != 0 && t.flags&isAux == 0 && !knownVerb(t.Lemmas[0]) && verbForms[t.Norm] == "" && p.tokenFlags(i-1)&isPunct == 0 && !p.titleCase(from, to):
		t.Tag = "NNP"
	case verb && hasSuffix(t.Norm, "tion", "ment", "ness", "ity", "ance", "ence") && !knownVerb(t.Norm) && !nounVerbs[t.Norm]:
		t.Tag = "NN"
	case t.Tag == "VB" && lower && b >= from && b == i-1 && prev.Tag == "TO" && !knownVerb(t.Norm) && !isBase[t.Norm] && p.toNoun(from, b, i):
		t.Tag = "NN"
	case t.Norm == "bit" && prev != nil && b == i-1 && prev.Norm == "a":
		t.Tag = "NN"
	case t.Norm == "abuse" && !noun && t.Tag != "VB" && t.Tag != "VBP":
		t.Tag = "NN"
	case t.Norm == "kind" && prev != nil && prev.Lemmas[0] == "be" && i+1 < to && p.Tokens[i+1].Norm == "to":
		t.Tag = "JJ"
	case t.Tag == "JJ" && t.flags&isCapital != 0 && i > from && len(t.Lemmas) == 1 && !p.nounFollows(to, i) && nameLike(p, from, to, i):
		t.Tag = "NNP"
	case (t.Tag == "VBD" || t.Tag == "VBN") && lower && !pastShape(t.Norm):
		t.Tag = "NN"
		if prev != nil && prev.Lemmas[0] == "be" {
			t.Tag = "JJ"
		}
	case (t.Tag == "VB" || t.Tag == "VBP") && hasSuffix(t.Norm, "ive", "ous", "ful", "less", "ible") && !knownVerb(t.Norm) && !adjectiveVerbs[t.Norm]:
		t.Tag = "JJ"
	case t.Tag == "VBG" && b >= from && b == i-1 && (prev.Norm == "of" || prev.Norm == "about" || prev.Norm == "on") && (i+1 >= to || p.Tokens[i+1].flags&isPunct != 0 || p.Tokens[i+1].Tag == "MD" || p.Tokens[i+1].Tag == "VBZ" || p.Tokens[i+1].Tag == "VBP" || p.Tokens[i+1].Tag == "VBD") && p.Tokens[i+1-1].Norm != "being":
		t.Tag = "NN"
	case t.Norm == "drunk" && prev != nil && prev.Lemma != "have" && prev.Norm != "have" && prev.Norm != "had" && prev.Norm != "has":
		t.Tag = "JJ"
	case samePast[t.Norm]:
		p.fixSamePast(from, to, i, prev)
	case lower && pureParticiple[t.Norm] && !strings.HasPrefix(string(t.Tag), "VB") && (t.Tag != "JJ" || !p.nounFollows(to, i)):
		t.Tag = "VBN"
	case noun && lower && purePast[t.Norm]:
		t.Tag = "VBD"
	case noun && lower && prev != nil && (prev.Tag == "TO" && b == i-1 || prev.Tag == "MD" && b+2 >= i) && isVerbNoun(t):
		if prev.Tag != "TO" || !p.toNoun(from, b, i) {
			t.Tag = "VB"
		}
	case t.Tag == "NNS" && lower && prev != nil && (prev.Norm == "he" || prev.Norm == "she" || prev.Norm == "it" || prev.Norm == "who") && len(t.Lemmas) > 1:
		t.Tag = "VBZ"
	case t.Tag == "NN" && lower && prev != nil && (prev.Norm == "they" || prev.Norm == "we" || prev.Norm == "i" || prev.Norm == "you"):
		t.Tag = "VBP"
	case (t.Tag == "JJ" || noun && lower) && hasSuffix(t.Norm, "ed") && len(t.Norm) > 4 && !adjectival[t.Norm] && verbStem(t.Norm) != "":
		p.fixParticiple(to, i, prev)
	case (t.Tag == "VB" || t.Tag == "VBP") && prev != nil && b == i-1 && (prev.Tag == "DT" || prev.Tag == "PRP$" || prev.Tag == "POS" || prev.Tag == "JJ" && b > from && p.Tokens[b-1].Tag == "DT"):
		if prev.Tag != "DT" || prev.Norm != "both" && prev.Norm != "all" && prev.Norm != "that" && prev.Norm != "this" {
			t.Tag = "NN"
		}
	case t.Tag == "VBG" && prev != nil && b == i-1 && (prev.Tag == "PRP$" || prev.Tag == "DT" && prev.Norm != "both" && prev.Norm != "all" || prev.Tag == "POS" || prev.Tag == "JJ") && !p.objectFollows(to, i):
		if !p.nounFollows(to, i) {
			t.Tag = "NN"
		}
	case t.Tag == "VBD" && prev != nil && (prev.Lemmas[0] == "have" || prev.Lemmas[0] == "be" || prev.Norm == "'s" && prev.Tag == "VBZ" || prev.Norm == "'d" && prev.Tag == "VBD") && !purePast[t.Norm]:
		t.Tag = "VBN"
	}
}

// objectFollows says whether a noun phrase that could be an object stands
// after the -ing form at i: "his hitting her".
func (p *Paragraph) objectFollows(to, i int) bool {
	return i+1 < to && (p.Tokens[i+1].Tag == "PRP" || p.Tokens[i+1].Tag == "DT" || p.Tokens[i+1].Tag == "PRP$")
}

func (p *Paragraph) fixSamePast(from, to, i int, prev *Token) {
	t := &p.Tokens[i]
	if prev == nil {
		if i+1 < to && (t.Tag == "NN" || t.Tag == "NNP" || t.Tag == "JJ") && p.Tokens[i+1].flags&(isPreposition|isPronoun|isDeterminer) != 0 {
			t.Tag = "VBN"
		}
		return
	}
	switch prev.Norm {
	case "both", "all", "each", "neither", "either", "nor", "or":
		if prev.flags&isAux == 0 && i >= from+2 && (p.Tokens[i-2].Lemmas[0] == "be" || p.Tokens[i-2].Tag == "VBN") {
			t.Tag = "VBN"
			return
		}
	}
	switch {
	case prev.Lemmas[0] == "be" || prev.Norm == "'s" && prev.Tag == "VBZ" || prev.Lemmas[0] == "get" || prev.Lemmas[0] == "have" && prev.Norm != "have" || prev.Norm == "have" && t.Tag != "NN" || prev.Norm == "'d" && prev.Tag == "VBD":
		t.Tag = "VBN"
	case prev.Tag == "TO" || prev.Tag == "MD" || prev.Lemmas[0] == "do" || prev.Norm == "let":
		t.Tag = "VB"
	case prev.Tag == "DT" && (prev.Norm == "a" || prev.Norm == "the") || prev.Tag == "PRP$" || prev.Tag == "JJ":
		if t.Tag != "VBN" {
			t.Tag = "NN"
		}
	case prev.Tag == "PRP" || strings.HasPrefix(string(prev.Tag), "NN") || prev.Tag == "WP" || prev.Tag == "WDT":
		if prev.Norm != "i" && prev.Norm != "you" {
			t.Tag = "VBD"
		}
	case prev.Tag == "CC" || prev.Tag == ",":
		if t.Tag == "NN" || t.Tag == "JJ" || t.Tag == "VBP" {
			t.Tag = "VBD"
		}
	}
}

// fixParticiple retags an -ed word taken for an adjective or a noun.
func (p *Paragraph) fixParticiple(to, i int, prev *Token) {
	t := &p.Tokens[i]
	next := i + 1
	nounNext := next < to && (strings.HasPrefix(string(p.Tokens[next].Tag), "NN") || p.Tokens[next].Tag == "JJ")
	switch {
	case prev == nil:
		if !nounNext {
			t.Tag = "VBN"
		}
	case prev.Lemmas[0] == "be" || prev.Lemmas[0] == "have" || prev.Lemmas[0] == "get":
		if !nounNext {
			t.Tag = "VBN"
		}
	case prev.Tag == "CC" || prev.Tag == "," || strings.HasPrefix(string(prev.Tag), "NN") || prev.Tag == "PRP":
		t.Tag = "VBD"
	}
}

// isVerbNoun says whether a word tagged as a noun may be a verb in its base form.
func isVerbNoun(t *Token) bool {
	return t.Tag == "NN" && t.flags&(isPersonNoun|isTimeNoun) == 0 && !neverVerb[t.Norm]
}

// toNoun says whether "to" before the noun at i is a preposition.
func (p *Paragraph) toNoun(from, at, i int) bool {
	if at > from {
		prev := &p.Tokens[at-1]
		switch prev.Norm {
		case "referral", "referrals", "introduced", "injury", "injuries", "bruising", "bruises", "scratches", "marks", "damage", "trip", "visit", "visits",
			"due", "exposed", "according", "subjected", "exposure", "addition", "relation", "regard", "response", "led", "leading", "leads", "used", "linked", "related", "attributed", "owing", "subject", "victim", "prior", "back", "referred", "attention":
			return true
		}
	}
	return p.Tokens[i].Tag == "NN" && !commonVerbs[p.Tokens[i].Norm]
}
