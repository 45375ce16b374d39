package language

import "sort"

// mentions adds a Mentioned scope for each stretch in which words are spoken
// of as words.
func (p *Paragraph) mentions() {
	quotes := len(p.Scopes)
	for s := range p.Sentences {
		from, to := p.Sentences[s].From, p.Sentences[s].To
		meta := false
		for i := from; i < to; i++ {
			if p.Tokens[i].flags&isMention == 0 {
				continue
			}
			if metaNouns[p.Tokens[i].Norm] && !p.idiomatic(i) {
				meta = true
				p.mentionByNoun(from, i, to)
				continue
			}
			p.mentionByVerb(from, i, to)
		}
		if meta {
			p.mentionQuotes(quotes, from, to)
		}
	}
}

// metaNouns name words, or ways of using them.
var metaNouns = set(`term terms word words phrase phrases label labels language wording expression expressions
	narrative narratives framing terminology rhetoric discourse euphemism euphemisms jargon`)

// framingNouns follow the words they are about: the failure-to-protect narrative.
var framingNouns = set("narrative narratives framing rhetoric discourse language wording label")

// reportedAs are verbs whose "as" introduces somebody's choice of words.
var reportedAs = set(`described labelled labeled referred put logged recorded categorised categorized coded
	classed flagged characterised characterized termed dubbed`)

// grants open a sentence that goes on to say otherwise.
var grants = set("although though while whilst")

// idiomatic says whether a noun such as "words" is part of an expression that
// is not about words: "words of advice", "in terms of", "long term".
func (p *Paragraph) idiomatic(i int) bool {
	next, prev := p.norm(i+1), p.norm(i-1)
	switch p.Tokens[i].Norm {
	case "words", "terms", "word":
		return next == "of" || prev == "had" || prev == "in" || prev == "good" || prev == "bad" || prev == "on" || prev == "short" || prev == "long" || prev == "other"
	case "term":
		return prev == "long" || prev == "short" || prev == "full" || prev == "school" || prev == "medium" || next == "time"
	case "language":
		return prev == "english" || prev == "first" || prev == "second" || prev == "body" || prev == "bad" || prev == "sign" || prev == "foul" || prev == "abusive" || next == "delay" || next == "therapy" || next == "barrier" || next == "line"
	case "label", "labels", "expression", "expressions":
		return next == "of" || prev == "facial"
	}
	return false
}

// norm is the Norm of token i, empty where there is no such token.
func (p *Paragraph) norm(i int) string {
	if i < 0 || i >= len(p.Tokens) {
		return ""
	}
	return p.Tokens[i].Norm
}

func (p *Paragraph) mention(from, to, cue int) {
	if from < to {
		p.addScope(Scope{Kind: Mentioned, From: from, To: to, Cue: cue})
	}
}

// mentionByNoun handles "the term X", "language such as X" and "the X narrative".
func (p *Paragraph) mentionByNoun(from, i, to int) {
	noun := p.Tokens[i].Norm
	if framingNouns[noun] && p.tokenFlags(i-1)&(isPunct|isDeterminer|isPreposition) == 0 {
		for j := i - 1; j >= max(from, i-6); j-- {
			t := &p.Tokens[j]
			if t.flags&(isDeterminer|isPunct|isAux) != 0 {
				if t.flags&isDeterminer != 0 && j+1 < i {
					p.mention(j+1, i, i)
				}
				break
			}
		}
	}
	j := i + 1
	listed := false
	for j < to && j < i+5 {
		switch n := p.Tokens[j].Norm; n {
		case "such", "as", "like", "e.g", "e.g.", "example", "for", "including":
			listed = true
			j++
			continue
		case ",", "(", ":", "of":
			j++
			continue
		}
		break
	}
	switch {
	case j >= to || p.quoteEnd(j) >= 0:
		return // quotations in the sentence are marked together
	case listed:
		p.mention(j, p.phraseEnd(j, to, 12, true), i)
	case j == i+1 && (noun == "word" || noun == "term" || noun == "phrase" || noun == "label" || noun == "expression") &&
		(p.tokenFlags(i-1)&isDeterminer != 0 || p.norm(i-1) == "'s"):
		limit := 4
		if noun == "word" {
			limit = 1
		}
		p.mention(j, p.phraseEnd(j, to, limit, false), i)
	}
}

func (p *Paragraph) mentionByVerb(from, i, to int) {
	t := &p.Tokens[i]
	next := p.norm(i + 1)
	switch {
	case t.Norm == "so-called":
		p.mention(i+1, p.phraseEnd(i+1, to, 4, false), i)
	case t.Norm == "instead" && next == "of", t.Norm == "rather" && next == "than":
		p.mention(i+2, p.phraseEnd(i+2, to, 25, true), i)
	case hasSuffix(t.Norm, "void", "voids", "voided", "voiding"), isUse(t.Norm):
		if isUse(t.Norm) && !p.negatedBefore(from, i) {
			return
		}
		for j := i + 1; j < min(to, i+4); j++ {
			if p.quoteEnd(j) >= 0 {
				p.mention(j+1, p.quoteEnd(j), i)
				return
			}
		}
	case reportedAs[t.Norm]:
		p.mentionAs(from, i, to)
	}
}

func isUse(norm string) bool {
	switch norm {
	case "use", "uses", "using", "used", "adopt", "write", "writing", "wrote", "saying":
		return true
	}
	return false
}

func (p *Paragraph) negatedBefore(from, i int) bool {
	for j := i - 1; j >= max(from, i-4); j-- {
		if p.Tokens[j].flags&isNegation != 0 || p.Tokens[j].Norm == "avoid" {
			return true
		}
	}
	return false
}

// mentionAs handles "described as X", "put down as X", "labelled X".
func (p *Paragraph) mentionAs(from, i, to int) {
	verb := p.Tokens[i].Norm
	for j := i + 1; j < min(to, i+7); j++ {
		t := &p.Tokens[j]
		if t.flags&isPunct != 0 && t.flags&(opensQuote|closesQuote) == 0 {
			break
		}
		if t.Norm == "himself" || t.Norm == "herself" || t.Norm == "themselves" {
			return
		}
		if t.Norm != "as" {
			continue
		}
		if p.norm(j+1) == "being" {
			j++
		}
		// "described as" passes a description on; it comments on a word only
		// where the word stands in quotation marks or is granted first ("although").
		if verb == "described" && p.quoteEnd(j+1) < 0 && !grants[p.norm(from)] {
			return
		}
		p.mention(j+1, p.phraseEnd(j+1, to, 10, false), i)
		return
	}
	if (verb == "labelled" || verb == "labeled" || verb == "termed" || verb == "dubbed") && p.passiveAux(from, i) {
		p.mention(i+1, p.phraseEnd(i+1, to, 6, false), i)
	}
}

// phraseEnd returns where the phrase that starts at i ends: at punctuation or a
// word that opens a clause, after a quotation that stands at once, or after
// limit words. long allows what opens a clause inside the phrase.
func (p *Paragraph) phraseEnd(i, to, limit int, long bool) int {
	if e := p.quoteEnd(i); e >= 0 {
		return min(e+1, to)
	}
	for j := i; j < to; j++ {
		t := &p.Tokens[j]
		if j-i >= limit {
			return j
		}
		switch {
		case t.flags&opensQuote != 0 && p.quoteEnd(j) >= 0:
			return min(p.quoteEnd(j)+1, to)
		case t.flags&isPunct != 0 && t.Text != "/" && t.Text != "&" && t.flags&(opensQuote|closesQuote) == 0:
			return j
		case long:
		case j > i && (t.flags&(isSubordinator|isWh|isAux) != 0 || t.Norm == "by" || t.Norm == "but" || t.Norm == "in" || t.Norm == "deliberately"):
			return j
		}
	}
	return to
}

func (p *Paragraph) tokenFlags(i int) flags {
	if i < 0 || i >= len(p.Tokens) {
		return 0
	}
	return p.Tokens[i].flags
}

// mentionQuotes marks the quotations in [from, to) that nobody is the source of.
func (p *Paragraph) mentionQuotes(n, from, to int) {
	// Scopes are in the order of their closing marks.
	k := sort.Search(n, func(k int) bool { return p.Scopes[k].To > from })
	for ; k < n && p.Scopes[k].From < to; k++ {
		q := &p.Scopes[k]
		if q.Source == nil && q.From >= from {
			q.Scare = false
			from, to, cue := q.From, q.To, q.Cue
			p.mention(from, to, cue)
		}
	}
}
