package language

// finish fills in what a clause's verb alone does not show: object, particle,
// by-phrase, voice, roles, extent.
func (z *parser) finish() {
	for i := range z.clauses {
		c, k := &z.clauses[i], z.links[i].chunk
		if z.chunks[k].kind == chunkVerb {
			z.objects(c, k)
			z.addParticle(c, k)
		} else {
			z.copulaObject(c, z.next(k))
		}
		if c.Lemma == "take" && c.Object != nil && (z.norm(c.Object.Head) == "place" && c.Object.From == c.Object.Head) {
			c.Lemma = "take place"
		}
		z.by(c, k)
	}
	z.spreadBy()
	for i := range z.clauses {
		c, k := &z.clauses[i], z.links[i].chunk
		if z.chunks[k].kind == chunkVerb {
			z.settleVoice(c, k)
		}
		if c.Voice == Existential {
			z.existential(c)
		}
		z.roles(c, k)
		switch g := z.chunks[k].verb; {
		case z.s.Kind == Question && (c.Mood == Asserted || c.Mood == Planned):
			c.Mood = Asked
		case g != nil && g.inverted && (g.aux == "were" || g.aux == "had" || g.aux == "should"):
			c.Mood = Hypothetical
		}
	}
	z.extents()
}

// existential makes what there is the subject.
func (z *parser) existential(c *Clause) {
	if c.Subject != nil && z.tag(c.Subject.Head) != "EX" {
		return
	}
	c.Subject = c.Object
	c.Object = nil
	if c.Subject == nil {
		return
	}
	if z.negativeSubject(c.Subject) {
		c.Negated = true
	}
}

// objects finds the object of the clause whose verb is chunk k.
func (z *parser) objects(c *Clause, k int) {
	g := z.chunks[k].verb
	if c.Voice == Passive || c.Voice == GetPassive || c.Voice == Headline || c.Voice == Reduced {
		c.Object = nil
		return
	}
	if g.inverted && c.Lemma == "be" && c.Object == nil {
		z.copulaObject(c, k)
		return
	}
	obj := z.object(k)
	if obj < 0 {
		if isCopula(c.Lemma) && c.Object == nil {
			z.copulaObject(c, k)
		}
		return
	}
	if v := z.predicate(obj); v >= 0 && z.isSubjectOf(obj) {
		if !objectControl[c.Lemma] || c.Lemma == "expect" || c.Lemma == "need" {
			return // the subject of a clause without "that"
		}
	}
	f := z.chunks[obj].phrase()
	if z.kindAt(obj+1) == chunkConj && z.kindAt(obj+2) == chunkNoun && z.predicate(obj+2) < 0 {
		f.To = z.chunks[obj+2].to
	}
	if second := z.secondObject(c, obj); second != nil {
		c.Object, c.Patient = second, f
		return
	}
	c.Object = f
}

// isSubjectOf says whether noun chunk k was taken as the subject of a clause.
func (z *parser) isSubjectOf(k int) bool {
	from := z.chunks[k].from
	for i := range z.clauses {
		if s := z.clauses[i].Subject; s != nil && s.From == from && z.clauses[i].Verb.From > from && z.links[i].finite && z.clauses[i].Voice != Reduced {
			return true
		}
	}
	return false
}

// ditransitives take a person and a thing: "gave her a slap", "called her names".
var ditransitives = set("give tell show send offer cause pay lend hand buy deny owe promise call make leave bring teach ask get allow")

func (z *parser) secondObject(c *Clause, obj int) *Phrase {
	if !ditransitives[c.Lemma] || z.kindAt(obj+1) != chunkNoun {
		return nil
	}
	s := &z.chunks[obj+1]
	if z.tok(s.head).flags&isTimeNoun != 0 || z.isSubjectOf(obj+1) {
		return nil
	}
	return s.phrase()
}

func isCopula(lemma string) bool {
	switch lemma {
	case "be", "become", "seem", "appear", "remain", "get", "feel", "look", "turn":
		return true
	}
	return false
}

// copulaObject takes the adjective after a copula for its complement.
func (z *parser) copulaObject(c *Clause, k int) {
	for j := k + 1; j < min(len(z.chunks), k+5); j++ {
		switch z.kindAt(j) {
		case chunkAdj, chunkNoun:
			c.Object = z.chunks[j].phrase()
			return
		case chunkMark, chunkAdverb:
			continue
		}
		return
	}
}

// spreadBy gives coordinated passives the by-phrase of the last of them: "was
// punched and kicked by Mr A".
func (z *parser) spreadBy() {
	for i := len(z.clauses) - 1; i > 0; i-- {
		c, m := &z.clauses[i], z.links[i].matrix
		if m < 0 || c.By == nil {
			continue
		}
		prev := &z.clauses[m]
		if prev.By == nil && passive(prev.Voice) && passive(c.Voice) && samePhrase(prev.Subject, c.Subject) {
			prev.By = c.By
		}
	}
}

func passive(v Voice) bool {
	return v == Passive || v == GetPassive || v == Headline || v == Reduced
}

func samePhrase(a, b *Phrase) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// extents sets From and To of each clause: from its subject or opening word to
// where the next clause that does not depend on it starts.
func (z *parser) extents() {
	for i := range z.clauses {
		c := &z.clauses[i]
		c.From, c.To = c.Verb.From, z.to
		if s := c.Subject; s != nil && s.From < c.From && z.adjacent(i, s) {
			c.From = s.From
		}
		for k := z.links[i].chunk + 1; k < len(z.chunks); k++ {
			if z.kindAt(k) == chunkStop || z.kindAt(k) == chunkClose {
				c.To = z.chunks[k].from
				break
			}
			if v := z.clauseStartsAt(i, k); v {
				c.To = z.chunks[k].from
				break
			}
		}
		for c.To > c.Verb.To && (z.tok(c.To-1).flags&isConjunction != 0 || z.tok(c.To-1).Text == ",") {
			c.To--
		}
		if c.To <= c.Verb.To {
			c.To = c.Verb.To
		}
		// A complement of the verb may stand before it in a question.
		if c.To < c.From {
			c.To = c.Verb.To
		}
	}
}

// adjacent says whether no other clause's verb stands between subject and verb.
func (z *parser) adjacent(i int, s *Phrase) bool {
	for j := range z.clauses {
		v := z.clauses[j].Verb.Head
		if j != i && v > s.From && v < z.clauses[i].Verb.From {
			return false
		}
	}
	return true
}

// clauseStartsAt says whether another clause starts at chunk k, after clause i.
func (z *parser) clauseStartsAt(i, k int) bool {
	switch z.kindAt(k) {
	case chunkConj, chunkSub, chunkRel, chunkComma:
		n := z.next(k)
		for j := range z.clauses {
			if j == i || z.links[j].chunk <= z.links[i].chunk {
				continue
			}
			s := z.clauses[j].Subject
			if z.links[j].chunk == n && z.kindAt(k) != chunkComma || z.links[j].chunk == n && z.kindAt(k) == chunkComma || s != nil && n < len(z.chunks) && s.From == z.chunks[n].from && z.links[j].finite {
				return true
			}
		}
		return z.kindAt(k) == chunkSub || z.kindAt(k) == chunkRel
	}
	return false
}

// takesClause says whether the verb of clause n takes a clause without "that".
func (z *parser) takesClause(n int) bool {
	if n < 0 {
		return false
	}
	l := z.clauses[n].Lemma
	_, ok := reportingVerbs[l]
	return ok || l == "ensure" || l == "hope" || l == "wish" || l == "mean" || l == "find" || l == "make" || l == "let" || l == "decide" || l == "learn" || l == "hear" || l == "see" || l == "be"
}

// headlineAt says whether noun chunk k starts another clipped clause after a
// comma: "Mum assaulted, phone smashed".
func (z *parser) headlineAt(k int) bool {
	n := z.next(k)
	return n < len(z.chunks) && z.kindAt(n) == chunkVerb && z.ambiguousPast(z.chunks[n].verb)
}
