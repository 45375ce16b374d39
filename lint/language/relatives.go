package language

// contactRelative says whether noun chunk k, after another noun, is the subject
// of a relative clause without a pronoun: "the phone he broke".
func (z *parser) contactRelative(k int) bool {
	tag := z.tag(z.chunks[k].head)
	return tag == "PRP" || tag == "NNP" || z.chunks[k].poss != nil
}

func (z *parser) relative(stack []state, k int) []state {
	c := &z.chunks[k]
	ant := z.prevNounBack(k)
	s := state{kind: relState, subjK: -1, clause: -1, comma: k > 0 && z.kindAt(k-1) == chunkComma}
	next := z.kindAt(z.next(k))
	switch {
	case c.to-c.from > 1: // whose partner
		s.subject = &Phrase{c.from, c.to, c.head}
	case next == chunkVerb && ant >= 0 && s.comma && z.norm(c.from) == "which" && z.chunks[ant].governed && !z.personal(z.chunks[ant].phrase()):
		// ", which keeps everyone safe": the whole clause before, not its last noun.
		s.subject = &Phrase{c.from, c.to, c.head}
	case next == chunkVerb && ant >= 0:
		s.subject, s.subjK = z.chunks[ant].phrase(), ant
		if top := &stack[len(stack)-1]; top.clause < 0 && top.subject != nil && top.subjK == ant {
			s.subject = top.subject // "his uncle and aunt, who"
		}
	case next == chunkVerb:
		s.subject = &Phrase{c.from, c.to, c.head}
	case ant >= 0:
		s.object = z.chunks[ant].phrase()
	}
	if k > 0 && z.kindAt(k-1) == chunkPrep {
		s.object = nil // "in which he said"
		if next == chunkVerb {
			s.subject = nil
		}
	}
	return push(stack, s)
}

// prevNounBack returns the noun that a relative pronoun at k refers to.
func (z *parser) prevNounBack(k int) int {
	for j := k - 1; j >= max(0, k-3); j-- {
		switch z.kindAt(j) {
		case chunkNoun:
			// "the assault on her by Mr A, which": the head of the whole.
			if z.norm(z.chunks[k].from) == "which" || z.norm(z.chunks[k].from) == "that" {
				return z.topNoun(j)
			}
			return j
		case chunkComma, chunkMark, chunkAdverb, chunkPrep, chunkClose:
			continue
		}
		return -1
	}
	return -1
}

// topNoun climbs from the object of "of" or "between" to the noun it completes
// where that noun is no person.
func (z *parser) topNoun(j int) int {
	for n := 0; n < 3 && z.chunks[j].governed; n++ {
		prep := z.back(j)
		if z.kindAt(prep) != chunkPrep || z.norm(z.chunks[prep].from) != "of" && z.norm(z.chunks[prep].from) != "on" && z.norm(z.chunks[prep].from) != "between" {
			break
		}
		up := z.back(prep)
		if z.kindAt(up) != chunkNoun || up == prep || z.tok(z.chunks[j].head).flags&isPersonNoun == 0 {
			break
		}
		j = up
	}
	return j
}

func (z *parser) subordinate(stack []state, k int) []state {
	top := &stack[len(stack)-1]
	s := state{kind: subState, subjK: -1, clause: -1, comma: k > 0 && z.kindAt(k-1) == chunkComma}
	switch n := z.norm(z.chunks[k].from); n {
	case "that":
		s.kind = compState
		if top.kind == compState && top.clause >= 0 && k > 0 && z.kindAt(z.back(k)) == chunkConj {
			stack[len(stack)-1] = s
			return stack
		}
	case "whether":
		s.kind, s.mood = compState, Hypothetical
	case "if", "unless", "lest", "provided", "whenever":
		if n != "whenever" {
			s.mood = Hypothetical
		}
	case "why", "how", "where":
		s.kind = compState
	case "when":
		if k == 0 && z.s.Kind == Question {
			return stack
		}
	}
	if (z.norm(z.chunks[k].from) == "why" || z.norm(z.chunks[k].from) == "how" || z.norm(z.chunks[k].from) == "where") && k <= 1 {
		return stack
	}
	if top.kind == subState && top.clause >= 0 {
		stack = stack[:len(stack)-1]
		if len(stack) == 0 {
			stack = append(stack, state{subjK: -1, clause: -1})
		}
	}
	return push(stack, s)
}

// complementOf says whether a noun before a participle belongs to a
// verb of finding or causing: "found the door kicked in and the phone smashed".
func (z *parser) complementOf(n int, pk chunkKind) bool {
	switch z.clauses[n].Lemma {
	case "find", "have", "get", "leave", "want", "need", "keep", "hear", "see":
	default:
		return false
	}
	if pk == chunkVerb {
		return true
	}
	last := len(z.clauses) - 1
	return pk == chunkConj && z.clauses[last].Voice == Reduced
}
