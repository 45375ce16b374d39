package language

// mergeInverted gives a verb group the auxiliary that stood before its subject.
func (z *parser) mergeInverted(g *verbGroup) {
	aux := z.inverted
	first := z.tag(z.firstVerb(g))
	fits := false
	switch aux.auxLemma {
	case "be":
		fits = first == "VBN" || first == "VBG" || g.to_
		g.passive = g.passive || first == "VBN" && g.bare
		g.planned = g.planned || g.to_
		g.progress = g.progress || first == "VBG" && g.bare
	case "have":
		fits = first == "VBN" || first == "VBD"
		g.perfect = true
	default:
		fits = (first == "VB" || first == "VBP") && !g.to_
	}
	if !fits {
		return
	}
	z.inverted = nil
	g.finite, g.to_, g.inverted, g.gerund, g.bare = true, false, true, false, false
	g.modal, g.aux = aux.modal, aux.aux
	g.negated = g.negated || aux.negated
	for k := range z.chunks {
		if z.chunks[k].verb == aux {
			z.chunks[k].verb = nil
		}
	}
}

func (z *parser) firstVerb(g *verbGroup) int {
	for j := g.from; j < g.to; j++ {
		if isVerbTag(z.tag(j)) {
			return j
		}
	}
	return g.head
}

// auxBeforeSubject recognises an auxiliary that stands before its subject, at
// the start of a clause.
func (z *parser) auxBeforeSubject(i int) (chunk, bool) {
	t := z.tok(i)
	if t.flags&isAux == 0 || i+1 >= z.to || t.flags&isNameWord != 0 && t.Tag == "NNP" || t.Norm == "be" || t.Norm == "been" || t.Norm == "being" || t.Norm == "having" {
		return chunk{}, false
	}
	if i > z.from && !z.clauseStart(i) {
		return chunk{}, false
	}
	j := i + 1
	if z.norm(j) == "not" {
		j++
	}
	if j >= z.to {
		return chunk{}, false
	}
	next := z.tok(j)
	subject := next.Tag == "PRP" || next.Tag == "DT" || next.Tag == "PRP$" || next.Tag == "NNP" || next.Tag == "EX" ||
		next.flags&(isPersonNoun|isTitle) != 0 || isNounTag(next.Tag)
	if !subject || next.Norm == "no" && t.Norm == "has" {
		return chunk{}, false
	}
	// "Has bruising to her neck", "Have the children in bed": no subject follows.
	main := t.Lemmas[0] == "have" || t.Lemmas[0] == "do"
	if main && !z.verbWithin(j, "VBN", "VB", "VBD") {
		return chunk{}, false
	}
	g := &verbGroup{from: i, to: j, head: i, aux: t.Norm, auxLemma: auxLemma(t), finite: true, negated: j > i+1, inverted: true}
	if t.Tag == "MD" || t.flags&isModal != 0 && t.Norm != "'d" {
		g.modal = t.Norm
	}
	if z.inverted == nil {
		z.inverted = g
	}
	return chunk{kind: chunkAux, from: i, to: j, head: i, verb: g}, true
}

func auxLemma(t *Token) string {
	for _, l := range t.Lemmas {
		if l == "be" || l == "have" || l == "do" {
			return l
		}
	}
	return t.Lemmas[0]
}

// verbWithin says whether a token with one of the tags stands within reach
// after a subject at i.
func (z *parser) verbWithin(i int, tags ...Tag) bool {
	for j := i + 1; j < min(z.to, i+8); j++ {
		if z.tok(j).flags&isPunct != 0 {
			return false
		}
		for _, t := range tags {
			if z.tag(j) == t {
				return true
			}
		}
	}
	return false
}

// clauseStart says whether a clause may start at token i: after a wh-word, a
// comma, a conjunction or an opening mark.
func (z *parser) clauseStart(i int) bool {
	t := z.tok(i - 1)
	if t.flags&isPunct != 0 && t.flags&closesQuote == 0 && t.Text != "," && t.Text != "/" {
		return true
	}
	switch {
	case t.Norm == "why" || t.Norm == "how" || t.Norm == "when" || t.Norm == "where" || t.Norm == "what":
		return true
	case t.Tag == "CC" || t.Text == ",":
		return z.s.Kind == Question || z.norm(i) == "should" || z.norm(i) == "were"
	case z.s.Kind == Question && z.tok(z.from).flags&isWh != 0 && isNounTag(t.Tag) && i-z.from <= 4:
		return true
	case t.Norm == "only" || t.Norm == "nor" || t.Norm == "neither":
		return i-1 <= z.from+1
	case i-1 == z.from && t.flags&isNumber != 0, t.Norm == "and" && i-1 == z.from, t.Norm == "but" && i-1 == z.from:
		return true
	}
	return false
}
