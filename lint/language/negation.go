package language

import "strings"

// negated adds a scope for each word that denies what follows.
func (z *parser) negated() {
	for i := z.from; i < z.to; i++ {
		t := z.tok(i)
		if t.flags&isNegation == 0 {
			if n := z.negativePhrase(i); n > 0 {
				z.add1(Negated, i+n, z.negationEnd(i+n), i, nil)
			}
			continue
		}
		if z.pseudoNegation(i) {
			continue
		}
		from := i + 1
		if t.Norm == "nobody" || t.Norm == "none" || t.Norm == "nothing" || t.Norm == "neither" {
			from = i
		}
		for z.norm(from) == "," {
			from++
		}
		z.add1(Negated, from, z.negationEnd(i+1), i, nil)
	}
}

// pseudoNegation says whether a negative word at i denies nothing that follows:
// "not only", "no doubt", "no longer", "there is no denying", "one cannot help
// feeling", "it cannot be denied".
func (z *parser) pseudoNegation(i int) bool {
	next := z.norm(i + 1)
	switch z.norm(i) {
	case "not", "n't":
		switch next {
		case "only", "just", "least", "merely", "simply", "uncommon", "unusual", "unusually", "surprisingly", "unreasonably", "to":
			return next != "to" || z.norm(i+2) == "mention"
		}
		if z.grants(i + 1) {
			return true
		}
		// "is not only", "does not just"
		return z.norm(i+2) == "only" && next == "be"
	case "no":
		switch next {
		case "doubt", "longer", "wonder", "matter", "question", "sooner", "surprise", "mistake", "less", "fewer", "denying", "disputing",
			"escaping", "getting", "disguising", "hiding", "mistaking", "secret", "coincidence", "accident", ".", "-", "", ",":
			return true
		}
		return z.tok(i+1).flags&isNumber != 0
	case "cannot":
		return z.grants(i + 1)
	case "without":
		return next == "doubt" || next == "question" || next == "fail"
	case "nothing":
		return next == "but" || next == "short"
	case "none":
		return next == "other"
	case "never":
		return next == "mind"
	}
	return false
}

// grants reports whether the words at i, after "cannot", own what follows: "be
// denied", "help feeling", "but conclude".
func (z *parser) grants(i int) bool {
	next := z.norm(i + 1)
	switch z.norm(i) {
	case "be":
		switch next {
		case "denied", "disputed", "overlooked", "ignored", "escaped", "overstated", "understated", "stressed":
			return true
		}
	case "help":
		return next == "but" || strings.HasSuffix(next, "ing")
	case "but":
		return true
	}
	return false
}

// negativePhrase returns the length of a phrase of several words that denies
// what follows at i; 0 where there is none.
func (z *parser) negativePhrase(i int) int {
	switch z.norm(i) {
	case "rather":
		return z.matches("rather than", i)
	case "instead":
		return z.matches("instead of", i)
	case "far":
		return z.matches("far from", i)
	case "wrong", "incorrect", "inaccurate", "misleading", "unhelpful", "unfair", "unsafe", "mistake", "inappropriate":
		if z.norm(i+1) == "to" && (reportWord[z.norm(i+2)]) {
			return 2
		}
		if z.norm(i+1) == "to" && z.norm(i) == "wrong" {
			return 2
		}
	case "absence", "lack":
		return z.matches(z.norm(i)+" of", i)
	case "anything":
		return z.matches("anything but", i)
	}
	return 0
}

var reportWord = set("say describe call label assume treat see view suggest conclude speak refer think characterise frame present write record")

// negationEnd returns where the scope of a denial that starts at token i ends:
// at a stop, at a word that turns the sentence, or where another clause starts
// that the denial does not govern.
func (z *parser) negationEnd(i int) int {
	depth := 0
	for k := z.chunkOf(i); k < len(z.chunks); k++ {
		c := &z.chunks[k]
		if c.from < i {
			continue
		}
		switch c.kind {
		case chunkStop:
			return c.from
		case chunkOpen:
			depth++
		case chunkClose:
			if depth == 0 {
				return c.from
			}
			depth--
		case chunkMark:
			if z.tok(c.from).flags&closesQuote != 0 && !z.opensWithin(i, c.from) {
				return c.from
			}
		case chunkSub:
			switch z.norm(c.from) {
			case "that", "whether", "how", "why", "where":
			default:
				if c.from > i {
					return c.from
				}
			}
		case chunkPrep, chunkAdverb:
			switch z.norm(c.from) {
			case "however", "except", "despite", "nevertheless", "nonetheless", "instead":
				return c.from
			case "because", "due", "owing", "thanks":
				// "can't settle because of the rows": the reason is asserted.
				if c.from > i {
					return c.from
				}
			}
		case chunkConj:
			switch z.norm(c.from) {
			case "but", "yet":
				return c.from
			case "and", "then", "plus":
				if z.startsClause(k) {
					return c.from
				}
			}
		case chunkComma:
			n := z.next(k)
			if n < len(z.chunks) && (z.kindAt(n) == chunkRel || z.kindAt(n) == chunkNoun && z.isSubjectOf(n) || z.kindAt(n) == chunkVerb && (z.chunks[n].verb.gerund || z.chunks[n].verb.finite && !z.ambiguousPast(z.chunks[n].verb))) {
				return c.from
			}
		}
	}
	return z.to
}

// opensWithin says whether a quotation that closes at token j opened after i.
func (z *parser) opensWithin(i, j int) bool {
	for t := j - 1; t >= max(i, j-80); t-- {
		if z.tok(t).flags&opensQuote != 0 {
			return true
		}
	}
	return false
}

// startsClause says whether a finite clause with its own subject or auxiliary
// starts after the conjunction at chunk k.
func (z *parser) startsClause(k int) bool {
	n := z.next(k)
	if n >= len(z.chunks) {
		return false
	}
	switch z.kindAt(n) {
	case chunkNoun:
		return z.isSubjectOf(n)
	case chunkVerb:
		g := z.chunks[n].verb
		return g.finite && (!g.bare || purePast[z.norm(g.head)] || z.tag(g.head) == "VBZ") || g.finite && z.object(n) >= 0
	}
	return false
}
