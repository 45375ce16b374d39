package language

// scopes adds the scopes that need a parse, in the order negated, supposed,
// questioned, attributed.
func (z *parser) scopes() {
	z.negated()
	z.supposed()
	if z.s.Kind == Question {
		z.add1(Questioned, z.from, z.to, -1, nil)
	}
	z.attributed()
}

func (z *parser) add1(kind ScopeKind, from, to, cue int, source *Phrase) {
	for to > from && (to == z.to || z.tok(to-1).Text == ",") && z.tok(to-1).flags&(isPunct|opensQuote|closesQuote) == isPunct {
		to--
	}
	if from < to {
		z.p.addScope(Scope{Kind: kind, From: from, To: to, Cue: cue, Source: source})
	}
}

// supposed marks if-clauses and clauses under would, could, may and might.
func (z *parser) supposed() {
	for k := range z.chunks {
		c := &z.chunks[k]
		switch {
		case c.kind == chunkSub && (z.norm(c.from) == "if" || z.norm(c.from) == "unless" || z.norm(c.from) == "lest" || z.norm(c.from) == "whether"):
			z.add1(Supposed, c.to, z.subordinateEnd(k, 0), c.from, nil)
		case c.kind == chunkPrep && z.norm(c.from) == "in" && z.norm(c.from+1) == "case" && z.norm(c.from+2) != "of":
			z.add1(Supposed, c.from+2, z.subordinateEnd(k, 0), c.from, nil)
		}
	}
	for i := range z.clauses {
		c := &z.clauses[i]
		g := z.chunks[z.links[i].chunk].verb
		if c.Mood != Hypothetical || g == nil {
			continue
		}
		switch {
		case g.inverted && z.s.Kind != Question:
			end := z.subordinateEnd(z.chunkOf(c.Verb.From), 1)
			from := c.From
			for from > z.from && z.tok(from-1).flags&isAux == 0 {
				from--
			}
			z.add1(Supposed, from, max(end, c.Verb.To), max(from-1, z.from), nil)
		case z.hedge(c):
		case g.modal != "" && g.finite:
			z.add1(Supposed, c.From, c.To, g.from, nil)
		}
	}
}

// hedge says whether a clause only softens what its writer says: "I'd say",
// "we would suggest".
func (z *parser) hedge(c *Clause) bool {
	if c.Subject == nil || z.norm(c.Subject.Head) != "i" && z.norm(c.Subject.Head) != "we" {
		return false
	}
	switch c.Lemma {
	case "say", "suggest", "argue", "think", "submit", "venture", "guess", "imagine":
		return true
	}
	return false
}

// chunkOf returns the chunk that holds a token.
func (z *parser) chunkOf(token int) int {
	lo, hi := 0, len(z.chunks)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if z.chunks[mid].from <= token {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

// subordinateEnd returns where the subordinate clause opened by chunk k ends:
// at a comma, a stop, or the subject of the next finite clause after its own
// verb; verbs is how many it is known to have had before chunk k.
func (z *parser) subordinateEnd(k, verbs int) int {
	for j := k + 1; j < len(z.chunks); j++ {
		switch z.kindAt(j) {
		case chunkStop, chunkClose:
			return z.chunks[j].from
		case chunkComma:
			if verbs > 0 && !z.listComma(j) {
				return z.chunks[j].from
			}
		case chunkVerb:
			if z.chunks[j].verb.finite {
				verbs++
			}
		case chunkNoun:
			if verbs > 0 && !z.chunks[j].governed && z.isSubjectOf(j) && z.kindAt(z.back(j)) != chunkConj && z.kindAt(z.back(j)) != chunkSub && z.kindAt(z.back(j)) != chunkRel && z.kindAt(z.back(j)) != chunkVerb {
				return z.chunks[j].from
			}
		}
	}
	return z.to
}

// listComma says whether the comma at chunk j separates members of a list.
func (z *parser) listComma(j int) bool {
	n := z.next(j)
	if n >= len(z.chunks) {
		return false
	}
	switch z.kindAt(n) {
	case chunkNoun:
		return !z.isSubjectOf(n) && z.kindAt(z.next(n)) == chunkConj
	case chunkVerb:
		return z.ambiguousPast(z.chunks[n].verb)
	}
	return false
}

// settleKind tells statements from notes, now that clauses are known.
func (z *parser) settleKind() {
	if z.s.Kind != Statement && z.s.Kind != Telegraphic {
		return
	}
	z.s.Kind = Telegraphic
	if z.labelled() {
		return
	}
	for i := range z.clauses {
		g := z.chunks[z.links[i].chunk].verb
		c := &z.clauses[i]
		if c.Subject != nil && c.Voice != Headline && c.Voice != Reduced && (g == nil || g.finite) {
			z.s.Kind = Statement
			return
		}
		if c.Voice == Existential && g != nil && g.finite {
			z.s.Kind = Statement
			return
		}
	}
}

// labelled says whether the sentence starts with the name of a field and a
// colon: "Protective factors: mum separated".
func (z *parser) labelled() bool {
	for i := z.from; i < min(z.to, z.from+7); i++ {
		t := z.tok(i)
		if t.Text == ":" {
			return i > z.from && i+1 < z.to && z.tok(i+1).flags&opensQuote == 0
		}
		if t.Tag == "MD" || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "PRP" || t.flags&isPunct != 0 && t.Text != "/" {
			return false
		}
	}
	return false
}
