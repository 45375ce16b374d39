package language

// reduced handles a participle after the noun it describes, or before it.
func (z *parser) reduced(stack []state, k, b int, bk chunkKind) {
	top := &stack[len(stack)-1]
	g := z.chunks[k].verb
	g.passive = true
	c := z.newClauseAt(top, k)
	c.Voice, c.Object, c.Mood, c.Negated = Reduced, nil, Asserted, g.negated
	switch {
	case bk == chunkNoun:
		c.Subject = z.chunks[b].phrase()
		if z.chunks[b].governed && z.tok(z.chunks[b].head).flags&isPersonNoun == 0 {
			c.Subject = z.chunks[z.topNoun(b)].phrase()
		}
		if g.to-g.from >= 1 && z.byAgent(k) >= 0 && z.chunks[b].governed {
			c.Subject = z.chunks[z.nominalFor(b)].phrase()
		}
	case (bk == chunkConj || bk == chunkComma) && top.clause >= 0:
		for n := len(z.clauses) - 1; n >= 0; n-- {
			if z.clauses[n].Voice == Reduced {
				c.Subject = z.clauses[n].Subject
				break
			}
		}
	}
	z.add(c, k, -1, false)
}

// nominalFor picks, for "the abuse of Ms B perpetrated by Mr A", the noun that
// the participle describes: the first of the chain that is no person.
func (z *parser) nominalFor(b int) int {
	for n, j := 0, b; n < 3 && z.chunks[j].governed; n++ {
		prep := z.back(j)
		up := z.back(prep)
		if up >= prep || z.kindAt(up) != chunkNoun {
			break
		}
		j = up
		if z.tok(z.chunks[j].head).flags&isPersonNoun == 0 && z.tok(z.chunks[b].head).flags&isPersonNoun != 0 {
			return j
		}
	}
	return b
}

// gerund handles -ing clauses: "by hitting her", "having broken in, he",
// "a man hitting a woman".
func (z *parser) gerund(stack []state, k int, bk chunkKind) {
	top := &stack[len(stack)-1]
	g := z.chunks[k].verb
	b := z.back(k)
	c := z.newClauseAt(top, k)
	c.Object, c.Mood, c.Negated = nil, top.mood, g.negated
	z.setVoice(c, g)
	n := len(z.clauses) - 1
	switch {
	case z.norm(g.from) == "having" && top.subject != nil && bk == chunkNoun:
		c.Subject = top.subject // "He came to hospital having been bitten"
	case bk == chunkNoun && !z.chunks[b].governed && top.clause >= 0 && b > z.links[top.clause].chunk && z.tag(z.chunks[b].head) != "EX":
		c.Subject = z.chunks[b].phrase()
	case bk == chunkNoun && z.chunks[b].governed:
		c.Subject = nil
		if z.personal(z.chunks[b].phrase()) || describing[c.Lemma] {
			c.Subject = z.chunks[b].phrase()
		}
	case bk == chunkPrep && z.governedSubject(b) != nil:
		c.Subject = z.governedSubject(b)
	case (bk == chunkConj) && n >= 0 && z.chunks[z.links[n].chunk].verb.gerund:
		c.Subject, c.Mood = z.clauses[n].Subject, z.clauses[n].Mood
	case top.kind == subState && top.subject == nil && len(stack) > 1 && stack[len(stack)-2].clause >= 0:
		c.Subject = stack[len(stack)-2].subject // "while holding the baby"
	case top.subject == nil:
		c.Subject = z.subjectAhead(k)
	}
	if bk == chunkPrep && (z.norm(z.chunks[b].from) == "without" || z.norm(z.chunks[b].from) == "from" && n >= 0 && preventing[z.clauses[n].Lemma]) {
		c.Negated = c.Negated || z.norm(z.chunks[b].from) == "without"
	}
	if n >= 0 && z.clauses[n].Mood != Asserted && top.clause == n {
		c.Mood = z.clauses[n].Mood
	}
	if top.clause < 0 && top.kind == subState && top.subject == nil {
		top.clause = z.add(c, k, -1, false)
		return
	}
	z.add(c, k, -1, false)
}

var preventing = set("stop prevent keep ban prohibit discourage deter restrain exclude bar block")

// governedSubject finds who acts in "stopped her from seeing": the object before
// the preposition at chunk b.
func (z *parser) governedSubject(b int) *Phrase {
	n := len(z.clauses) - 1
	if n < 0 || z.norm(z.chunks[b].from) == "by" || z.norm(z.chunks[b].from) == "after" || z.norm(z.chunks[b].from) == "before" || z.norm(z.chunks[b].from) == "while" {
		return nil
	}
	up := z.back(b)
	if up >= b || z.kindAt(up) != chunkNoun || z.chunks[up].governed || z.object(z.links[n].chunk) != up {
		return nil
	}
	if preventing[z.clauses[n].Lemma] || z.norm(z.chunks[b].from) == "of" && (z.clauses[n].Lemma == "accuse" || z.clauses[n].Lemma == "suspect" || z.clauses[n].Lemma == "convict") || z.norm(z.chunks[b].from) == "for" && (z.clauses[n].Lemma == "blame" || z.clauses[n].Lemma == "arrest" || z.clauses[n].Lemma == "charge" || z.clauses[n].Lemma == "praise") || z.norm(z.chunks[b].from) == "into" || z.norm(z.chunks[b].from) == "from" {
		return z.chunks[up].phrase()
	}
	return nil
}

// subjectAhead finds the subject of the main clause that follows a participle
// at the start: "Having broken in, he ...".
func (z *parser) subjectAhead(k int) *Phrase {
	for j := k + 1; j < min(len(z.chunks), k+14); j++ {
		if z.kindAt(j) == chunkStop {
			return nil
		}
		if z.kindAt(j) == chunkNoun && !z.chunks[j].governed && z.predicate(j) >= 0 && (z.kindAt(j-1) == chunkComma || z.tag(z.chunks[j].head) == "PRP") {
			return z.chunks[j].phrase()
		}
	}
	return nil
}

// describing are verbs whose -ing form tells more about the noun before it.
var describing = set("involve include lead result cause contain relate affect require target concern surround follow")
