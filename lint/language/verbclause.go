package language

// verb makes a clause of verb chunk k.
func (z *parser) verb(stack []state, k int) []state {
	g := z.chunks[k].verb
	top := &stack[len(stack)-1]
	b := z.back(k)
	bk := chunkStop
	if b < k {
		bk = z.kindAt(b)
	}
	switch {
	case g.to_:
		z.infinitive(stack, k)
		return stack
	case g.gerund:
		z.gerund(stack, k, bk)
		return stack
	case g.bare && z.tag(g.head) == "VB":
		return z.bareVerb(stack, k, bk)
	}
	if g.bare && samePast[z.norm(g.head)] && objectForm(z.norm(z.chunks[max(b, 0)].head)) && z.causative(stack, k, bk) {
		return stack
	}
	if bk == chunkConj && len(stack) > 1 && top.kind == compState && z.reports(k) && z.reportsClause(stack[len(stack)-2].clause) {
		stack = stack[:len(stack)-1]
		top = &stack[len(stack)-1]
	}
	if bk == chunkConj && z.norm(z.chunks[b].from) == "but" && len(stack) > 1 && top.clause >= 0 {
		// "knew what he was like but took no action"
		if m := stack[len(stack)-2].clause; m >= 0 && knows[z.clauses[m].Lemma] && !z.chunks[z.links[m].chunk].verb.negated && g.perfect == z.chunks[z.links[m].chunk].verb.perfect {
			stack = stack[:len(stack)-1]
			top = &stack[len(stack)-1]
		}
	}
	reading := readActive
	if z.ambiguousPast(g) {
		reading = z.readPast(top, k)
	}
	if reading == readReduced {
		z.reduced(stack, k, b, bk)
		return stack
	}
	if !g.finite && reading == readActive && g.bare {
		g.finite = true // a participle form used as a past, "she done it"
	}
	if reading != readCoordinated {
		if bk == chunkConj && len(stack) > 1 && top.kind == compState && z.clashes(top.subject, k) {
			stack = stack[:len(stack)-1]
		}
		stack = z.outer(stack, bk)
		top = &stack[len(stack)-1]
	}
	c := z.newClauseAt(top, k)
	switch reading {
	case readHeadline:
		c.Voice = Headline
	case readCoordinated:
		z.shareAuxiliary(top.clause, g, c)
	default:
		z.setVoice(c, g)
		c.Mood = mood(g, top.mood)
		if (bk == chunkConj || bk == chunkComma) && top.clause >= 0 && g.bare && g.finite {
			z.carryMood(top.clause, c, g)
		}
	}
	top.clause = z.add(c, k, top.clause, true)
	return stack
}

// outer leaves the clauses that the next verb cannot belong to: after a
// relative clause that has its verb, the verb belongs to the noun before it.
func (z *parser) outer(stack []state, bk chunkKind) []state {
	for len(stack) > 1 && bk != chunkConj {
		top := &stack[len(stack)-1]
		if top.clause < 0 || top.kind == parenState {
			break
		}
		waiting := false
		for n := len(stack) - 2; n >= 0; n-- {
			if stack[n].clause < 0 && stack[n].subject != nil {
				waiting = true
				break
			}
		}
		if !waiting {
			break
		}
		stack = stack[:len(stack)-1]
	}
	return stack
}

func (z *parser) newClauseAt(top *state, k int) *Clause {
	g := z.chunks[k].verb
	c := &Clause{
		Verb:    Phrase{g.from, g.to, g.head},
		Lemma:   z.verbLemmaAt(g.head),
		Subject: top.subject,
		Negated: g.negated || z.negativeSubject(top.subject),
		Mood:    top.mood,
		Object:  top.object,
	}
	if top.clause >= 0 {
		c.Object = nil
	}
	return c
}

// add records the clause of verb chunk k.
func (z *parser) add(c *Clause, k, matrix int, finite bool) int {
	z.clauses = append(z.clauses, *c)
	z.links = append(z.links, link{chunk: k, matrix: matrix, finite: finite, control: -1})
	return len(z.clauses) - 1
}

func (z *parser) setVoice(c *Clause, g *verbGroup) {
	switch {
	case g.getPass:
		c.Voice = GetPassive
	case g.passive:
		c.Voice = Passive
	}
}

// shareAuxiliary gives a participle after "and" what the verb before has.
func (z *parser) shareAuxiliary(matrix int, g *verbGroup, c *Clause) {
	m := &z.clauses[matrix]
	last := z.chunks[z.links[matrix].chunk].verb
	c.Voice, c.Mood = m.Voice, m.Mood
	if c.Voice != Passive && c.Voice != GetPassive && c.Voice != Headline {
		c.Voice = Active
	}
	g.passive, g.perfect, g.getPass = last.passive, last.perfect, last.getPass
	c.Negated = c.Negated || last.negated && z.norm(g.from-1) != "but" && z.orBefore(g.from)
}

func (z *parser) orBefore(i int) bool {
	n := z.norm(i - 1)
	return n == "or" || n == "nor"
}

func (z *parser) carryMood(matrix int, c *Clause, g *verbGroup) {
	if z.tag(g.head) == "VBP" && z.clauses[matrix].Mood != Asserted && z.chunks[z.links[matrix].chunk].verb.modal != "" {
		c.Mood = z.clauses[matrix].Mood
	}
}

// mood reads the mood of a verb group within a clause of the given mood.
func mood(g *verbGroup, outer Mood) Mood {
	if outer != Asserted {
		return outer
	}
	switch g.modal {
	case "will", "wo", "'ll", "must", "should", "shall", "sha", "ought":
		return Planned
	case "would", "could", "may", "might", "'d":
		return Hypothetical
	}
	if g.planned {
		return Planned
	}
	return Asserted
}

// negativeSubject says whether the subject itself denies: "no one", "neither parent".
func (z *parser) negativeSubject(f *Phrase) bool {
	if f == nil {
		return false
	}
	if z.norm(f.From-1) == "neither" {
		return true
	}
	switch z.norm(f.From) {
	case "no", "neither", "nobody", "none", "nothing", "nil":
		return !(z.norm(f.From) == "no" && z.norm(f.From+1) == "doubt")
	}
	return false
}

// bareVerb handles a base form without "to": after a modal and "and", after
// "let him", in an instruction.
func (z *parser) bareVerb(stack []state, k int, bk chunkKind) []state {
	top := &stack[len(stack)-1]
	g := z.chunks[k].verb
	if bk == chunkConj || bk == chunkComma {
		// "agreed to leave and call": the infinitive before is coordinated.
		if n := len(z.clauses) - 1; n >= 0 {
			last := z.chunks[z.links[n].chunk].verb
			if last.to_ || last.modal != "" || z.tag(last.head) == "VB" {
				c := z.newClauseAt(top, k)
				m := &z.clauses[n]
				c.Subject, c.Mood = m.Subject, m.Mood
				c.Negated = m.Negated && z.orBefore(g.from)
				z.add(c, k, n, true)
				return stack
			}
		}
	}
	if z.causative(stack, k, bk) {
		return stack
	}

	c := z.newClauseAt(top, k)
	if top.subject == nil && top.clause < 0 {
		if len(stack) == 1 {
			c.Mood = Planned // "Ensure the children ..."
		}
	} else {
		stack = z.outer(stack, bk)
		top = &stack[len(stack)-1]
		c = z.newClauseAt(top, k)
		if top.kind != mainState && top.mood != Asserted {
			c.Mood = top.mood
		}
	}
	top.clause = z.add(c, k, top.clause, true)
	return stack
}

// invertedCopula makes a clause of an auxiliary before its subject that no
// other verb took: "Is it safe?"
func (z *parser) invertedCopula(stack []state, k int) []state {
	g := z.chunks[k].verb
	n := z.next(k)
	if n >= len(z.chunks) || z.kindAt(n) != chunkNoun {
		return stack
	}
	top := &stack[len(stack)-1]
	top.subject, top.subjK = z.chunks[n].phrase(), n
	g.to = max(g.to, g.from+1)
	c := z.newClauseAt(top, k)
	c.Verb = Phrase{g.from, g.from + 1, g.from}
	c.Lemma = g.auxLemma
	if z.s.Kind == Question {
		c.Mood = Asked
	}
	top.clause = z.add(c, k, -1, true)
	return stack
}

// clashes says whether the verb at chunk k has an object that refers to the
// subject, which then cannot be its subject: "she was useless and threw it at her".
func (z *parser) clashes(subject *Phrase, k int) bool {
	if subject == nil || k >= len(z.chunks) {
		return false
	}
	object := map[string]string{"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"}[z.norm(subject.Head)]
	if object == "" {
		return false
	}
	for j := k + 1; j < min(len(z.chunks), k+6); j++ {
		switch z.kindAt(j) {
		case chunkNoun:
			if z.norm(z.chunks[j].head) == object && z.tag(z.chunks[j].head) == "PRP" {
				return true
			}
		case chunkVerb, chunkConj, chunkComma, chunkStop, chunkSub, chunkRel:
			return false
		}
	}
	return false
}

// causative handles the bare verb of "let him go", "made her quit".
func (z *parser) causative(stack []state, k int, bk chunkKind) bool {
	n, b := len(z.clauses)-1, z.back(k)
	if n < 0 || bk != chunkNoun || z.object(z.links[n].chunk) != b {
		return false
	}
	switch z.clauses[n].Lemma {
	case "let", "make", "help", "see", "hear", "have", "watch", "feel":
	default:
		return false
	}
	g := z.chunks[k].verb
	c := z.newClauseAt(&stack[len(stack)-1], k)
	c.Object, c.Voice = nil, Active
	c.Subject = z.chunks[b].phrase()
	c.Negated, c.Mood = g.negated, z.clauses[n].Mood
	z.add(c, k, -1, false)
	return true
}

// reports says whether the verb of chunk k reports speech; "accepted that he
// had pushed her but denied choking her" has one speaker.
func (z *parser) reports(k int) bool {
	_, ok := reportingVerbs[z.tok(z.chunks[k].head).Lemma]
	return ok
}

func (z *parser) reportsClause(n int) bool {
	return n >= 0 && z.reports(z.links[n].chunk)
}
