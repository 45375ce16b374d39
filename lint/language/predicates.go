package language

// predicate returns the verb chunk whose subject noun chunk k is, as far as a
// short look ahead shows; -1 where it is no subject.
func (z *parser) predicate(k int) int { return z.predicateOf(k, true) }

// predicateOf is predicate; joined says whether the noun may share its verb
// with others that "and" joins to it.
func (z *parser) predicateOf(k int, joined bool) int {
	if objectForm(z.norm(z.chunks[k].head)) && z.tag(z.chunks[k].head) == "PRP" {
		return -1
	}
	j := k + 1
	for n := 0; n < 16 && j < len(z.chunks); n++ {
		switch z.kindAt(j) {
		case chunkMark, chunkAdverb:
			j++
		case chunkPrep:
			if z.kindAt(j+1) == chunkVerb && z.chunks[j+1].verb.gerund {
				j += 2
				continue
			}
			j++
			for z.kindAt(j) == chunkMark || z.kindAt(j) == chunkAdverb || z.kindAt(j) == chunkPrep {
				j++
				if j >= len(z.chunks) {
					return -1
				}
			}
			if z.kindAt(j) != chunkNoun && z.kindAt(j) != chunkAdj {
				return -1
			}
			j++
		case chunkConj:
			if z.kindAt(j+1) != chunkNoun || !joined {
				return -1
			}
			j += 2
		case chunkVerb:
			g := z.chunks[j].verb
			switch {
			case g.finite && !g.bare, g.inverted:
				return j
			case g.finite && g.bare:
				if !z.ambiguousPast(g) || z.object(j) >= 0 || z.tag(z.chunks[k].head) == "PRP" {
					return j
				}
				if v := z.finiteAfter(j); v >= 0 {
					return v
				}
				return j
			case g.to_, g.gerund, g.bare && z.tag(g.head) == "VBN":
				if z.ambiguousPast(g) && z.tag(z.chunks[k].head) == "PRP" && !pureParticiple[z.norm(g.head)] {
					return j
				}
				v := z.finiteAfter(j)
				if v < 0 && g.bare && !g.to_ && !g.gerund && k == z.firstNoun() {
					return j
				}
				return v
			case g.bare && z.tag(g.head) == "VB":
				if z.tag(z.chunks[k].head) == "PRP" && !subjectForm(z.norm(z.chunks[k].head)) {
					return -1
				}
				return -1
			}
			return -1
		case chunkRel:
			return z.finiteAfterRelative(j)
		case chunkOpen:
			c := z.closingBracket(j)
			if c < 0 {
				return -1
			}
			j = c + 1
		case chunkComma:
			c := z.commaAfter(j)
			if c < 0 || z.kindAt(j+1) == chunkRel {
				if z.kindAt(j+1) == chunkRel && c >= 0 {
					j = c + 1
					continue
				}
				return -1
			}
			if z.kindAt(j+1) == chunkVerb && z.chunks[j+1].verb.finite || z.kindAt(j+1) == chunkConj {
				return -1
			}
			if z.kindAt(c+1) != chunkVerb && z.kindAt(c+1) != chunkAdverb {
				return -1
			}
			j = c + 1
		default:
			return -1
		}
	}
	return -1
}

func subjectForm(norm string) bool {
	switch norm {
	case "he", "she", "they", "i", "we", "you", "it", "who":
		return true
	}
	return false
}

func objectForm(norm string) bool {
	switch norm {
	case "him", "her", "me", "us", "them", "himself", "herself", "themselves", "itself":
		return true
	}
	return false
}

func (z *parser) firstNoun() int {
	for k := range z.chunks {
		if z.chunks[k].kind == chunkNoun && !z.chunks[k].governed {
			return k
		}
	}
	return -1
}

// finiteAfter returns the finite verb that follows a participle or infinitive
// at verb chunk j within the same stretch, without a conjunction or a new subject.
func (z *parser) finiteAfter(j int) int {
	for n, k := 0, j+1; k < len(z.chunks) && n < 10; n, k = n+1, k+1 {
		switch z.kindAt(k) {
		case chunkVerb:
			g := z.chunks[k].verb
			if g.finite && !z.ambiguousPast(g) || g.finite && z.kindAt(k-1) == chunkNoun {
				if b := z.back(k); z.kindAt(b) == chunkNoun && !z.chunks[b].governed && z.tag(z.chunks[b].head) == "PRP" && subjectForm(z.norm(z.chunks[b].head)) {
					return -1
				}
				return k
			}
		case chunkStop, chunkSub, chunkRel, chunkComma, chunkConj, chunkOpen, chunkClose:
			return -1
		}
	}
	return -1
}

// finiteAfterRelative returns the verb after a relative clause that starts at
// chunk j: the second finite verb without a conjunction before it.
func (z *parser) finiteAfterRelative(j int) int {
	seen := 0
	for n, k := 0, j+1; k < len(z.chunks) && n < 14; n, k = n+1, k+1 {
		switch z.kindAt(k) {
		case chunkVerb:
			g := z.chunks[k].verb
			if !g.finite {
				continue
			}
			seen++
			if seen >= 2 && z.kindAt(z.back(k)) != chunkConj {
				return k
			}
		case chunkStop, chunkSub:
			return -1
		}
	}
	return -1
}

func (z *parser) closingBracket(j int) int {
	for k := j + 1; k < min(len(z.chunks), j+12); k++ {
		if z.kindAt(k) == chunkClose {
			return k
		}
	}
	return -1
}

// commaAfter returns the next comma after the one at chunk j.
func (z *parser) commaAfter(j int) int {
	for k := j + 1; k < min(len(z.chunks), j+12); k++ {
		switch z.kindAt(k) {
		case chunkComma:
			return k
		case chunkStop:
			return -1
		}
	}
	return -1
}

// object returns the noun chunk that directly follows the verb at chunk k; -1
// where there is none.
func (z *parser) object(k int) int {
	j := k + 1
	for j < len(z.chunks) && (z.kindAt(j) == chunkMark || z.kindAt(j) == chunkAdverb) {
		j++
	}
	if z.kindAt(j) != chunkNoun || j >= len(z.chunks) {
		return -1
	}
	c := &z.chunks[j]
	if z.tok(c.head).flags&isTimeNoun != 0 && z.norm(c.to) != "of" && !z.chunks[k].verb.to_ || z.tok(c.from).flags&isNumber != 0 && z.tag(c.head) == "CD" {
		return -1
	}
	if z.norm(c.head) == "twice" || z.norm(c.head) == "times" || z.norm(c.from) == "x2" || z.norm(c.from) == "x3" {
		return -1
	}
	if c.head == c.from && (z.norm(c.head) == "home" || z.norm(c.head) == "twice" || z.norm(c.head) == "yesterday") {
		return -1
	}
	return j
}

const (
	readActive pastReading = iota
	readReduced
	readHeadline
	readCoordinated // shares the auxiliary of the verb before
)
