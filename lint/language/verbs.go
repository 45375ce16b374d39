package language

// verbGroup is a verb with its auxiliaries, adverbs and negation.
type verbGroup struct {
	from, to int
	head     int
	aux      string // norm of the first auxiliary
	auxLemma string
	modal    string
	finite   bool
	to_      bool // to-infinitive
	bare     bool // one verb without auxiliaries
	perfect  bool
	progress bool
	passive  bool
	getPass  bool
	negated  bool
	planned  bool // "is to", "has to", "needs to"
	past     bool // "used to"
	gerund   bool // starts with an -ing form
	inverted bool
}

// verbChunk reads a verb group that starts at token i.
func (z *parser) verbChunk(i int) (chunk, bool) {
	g, ok := z.group(i)
	if !ok {
		return chunk{}, false
	}
	return chunk{kind: chunkVerb, from: g.from, to: g.to, head: g.head, verb: g}, true
}

// skipAdverbs returns the first token from j that is no adverb, noting negation.
func (z *parser) skipAdverbs(j int, g *verbGroup) int {
	for j < z.to {
		t := z.tok(j)
		if n := t.Norm; (n == "neither" || n == "both" || n == "all" || n == "either" || n == "each") && j > z.from && j+1 < z.to && isVerbTag(z.tag(j+1)) && z.tok(j-1).flags&isAux != 0 {
			g.negated = g.negated || n == "neither"
			j++
			continue
		}
		if t.flags&isPunct != 0 && t.Text != "/" || !(t.Tag == "RB" || t.Tag == "RBR" || t.flags&isAdverb != 0 && !isVerbTag(t.Tag)) {
			break
		}
		if (t.Norm == "not" || t.Norm == "never") && !(z.norm(j+1) == "only" || z.norm(j+1) == "just") {
			g.negated = true
		}
		j++
	}
	return j
}

func (z *parser) group(i int) (*verbGroup, bool) {
	t := z.tok(i)
	g := &verbGroup{from: i, head: -1}
	j := i
	switch {
	case t.Tag == "TO":
		k := z.skipAdverbs(i+1, g)
		if k >= z.to || z.tag(k) != "VB" && !(isVerbTag(z.tag(k)) && (z.norm(k) == "have" || z.norm(k) == "be" || z.tag(k) == "VBP")) {
			return nil, false
		}
		g.to_ = true
		j = k
	case t.Tag == "RB" || t.Tag == "RBR":
		probe := &verbGroup{}
		k := z.skipAdverbs(i, probe)
		if k >= z.to || !isVerbTag(z.tag(k)) && z.tag(k) != "MD" && z.tag(k) != "TO" || z.tag(k) == "VBG" {
			return nil, false
		}
		if z.tag(k) == "TO" && !(t.Norm == "not" && isVerbTag(z.tag(k+1))) {
			return nil, false
		}
		if !probe.negated {
			return nil, false // a plain adverb stands on its own
		}
		rest, ok := z.group(k)
		if !ok {
			return nil, false
		}
		rest.from, rest.negated = i, true
		return rest, true
	case t.Tag == "MD", isVerbTag(t.Tag):
	default:
		return nil, false
	}
	if (t.Tag == "VBN" || t.Tag == "VBG") && z.premodifier(i) {
		return nil, false
	}
	g.aux, g.auxLemma = z.norm(j), auxLemma(z.tok(j))
	first := j
	for j < z.to {
		t := z.tok(j)
		if t.Tag == "MD" || t.Norm == "cannot" {
			g.modal, g.finite = t.Norm, true
			if t.Norm == "cannot" {
				g.negated = true
			}
			if k := z.skipAdverbs(j+1, g); k < z.to && (isVerbTag(z.tag(k)) || z.tag(k) == "TO" && t.Norm == "ought") {
				if z.tag(k) == "TO" {
					k = min(k+1, z.to-1)
				}
				j = k
				continue
			}
			g.head, g.to = j, j+1
			break
		}
		if !isVerbTag(t.Tag) {
			break
		}
		if j == first {
			g.finite = g.finite || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP"
			g.gerund = t.Tag == "VBG"
			g.bare = true
		} else {
			g.bare = false
		}
		g.head, g.to = j, j+1
		k := z.continuation(j, g)
		if k <= j {
			break
		}
		j = k
	}
	if g.head < 0 {
		return nil, false
	}
	if z.inverted != nil && (!g.finite || g.bare) && i > z.inverted.to {
		z.mergeInverted(g)
	}
	return g, true
}

// continuation returns the next verb of the group after the verb at j, or j
// where that is the main verb.
func (z *parser) continuation(j int, g *verbGroup) int {
	t := z.tok(j)
	probe := *g
	k := z.skipAdverbs(j+1, &probe)
	if k >= z.to {
		return z.adverbTail(j, g)
	}
	next := z.tok(k)
	take := func() int {
		g.negated = probe.negated
		return k
	}
	infinitive := func() int {
		n := z.skipAdverbs(k+1, &probe)
		if next.Tag == "TO" && n < z.to && (z.tag(n) == "VB" || z.tag(n) == "VBP" && z.norm(n) != "") {
			g.negated = probe.negated
			return n
		}
		return j
	}
	switch lemma := z.verbLemmaAt(j); lemma {
	case "be":
		switch {
		case t.Norm == "'s" && next.Tag == "VBN" && (intransitives[next.Lemma] || z.objectAt(k+1)):
			g.perfect = true
			return take()
		case next.Tag == "VBN" && z.norm(k+1) == "of" && adjectival[next.Norm]:
			next.Tag = "JJ"
		case next.Tag == "VBN", (next.Tag == "VBD" || next.Tag == "JJ" && hasSuffix(next.Norm, "ed") && !adjectival[next.Norm]) && next.Norm != "was":
			if next.Tag != "VBN" {
				next.Tag = "VBN"
				next.Lemma = chooseLemma(next)
			}
			g.passive = true
			return take()
		case next.Tag == "VBG" && next.Norm == "going":
			if z.norm(k+1) == "to" && z.tag(k+2) == "VB" {
				g.planned = true
				g.negated = probe.negated
				return k + 2
			}
			g.progress = true
			return take()
		case next.Tag == "VBG":
			g.progress = true
			return take()
		case next.Tag == "TO":
			if n := infinitive(); n > j {
				g.planned = true
				return n
			}
		case (next.Norm == "able" || next.Norm == "about" || next.Norm == "due" || next.Norm == "unable" || next.Norm == "likely") && z.norm(k+1) == "to" && z.tag(k+2) == "VB":
			g.negated = probe.negated || next.Norm == "unable"
			g.planned = g.planned || next.Norm == "due" || next.Norm == "about"
			return k + 2
		}
	case "have":
		switch {
		case next.Tag == "VBN", next.Tag == "VBD" && next.Norm != "was" && k > j:
			g.perfect = true
			if next.Tag == "VBD" {
				next.Tag = "VBN"
				next.Lemma = chooseLemma(next)
			}
			return take()
		case next.Tag == "TO":
			if n := infinitive(); n > j {
				g.planned = true
				return n
			}
		}
	case "do":
		if next.Tag == "VB" || next.Tag == "VBP" || next.Tag == "VBD" && samePast[next.Norm] {
			next.Tag = "VB"
			next.Lemma = chooseLemma(next)
			return take()
		}
	case "get":
		if next.Tag == "VBN" || next.Tag == "VBD" && hasSuffix(next.Norm, "ed") || samePast[next.Norm] && isVerbTag(next.Tag) {
			if next.Norm != "drunk" {
				next.Tag = "VBN"
				next.Lemma = chooseLemma(next)
				g.passive, g.getPass = true, true
				return take()
			}
		}
		if t.Norm == "got" && g.perfect && next.Tag == "TO" {
			if n := infinitive(); n > j {
				g.planned = true
				return n
			}
		}
	case "need", "ought":
		if n := infinitive(); n > j {
			g.planned = true
			return n
		}
	case "use":
		if t.Norm == "used" && !g.passive {
			if n := infinitive(); n > j {
				g.past = true
				return n
			}
		}
	}
	return z.adverbTail(j, g)
}

// adverbTail takes no adverbs into the group after its main verb, but for a
// following "not".
func (z *parser) adverbTail(j int, g *verbGroup) int {
	if z.norm(j+1) == "not" && g.auxLemma == z.verbLemmaAt(j) && (z.verbLemmaAt(j) == "be" || z.verbLemmaAt(j) == "have" || z.verbLemmaAt(j) == "do") {
		if z.norm(j+2) != "only" && z.norm(j+2) != "just" {
			g.negated = true
		}
		g.to = j + 2
	} else if z.norm(j+1) == "never" && z.verbLemmaAt(j) == "be" {
		g.negated = true
		g.to = j + 2
	}
	return j
}

// verbLemmaAt is the lemma of token j read as a verb.
func (z *parser) verbLemmaAt(j int) string {
	t := z.tok(j)
	switch t.Norm {
	case "'s":
		n := z.p.after(z.to, j)
		if n >= 0 && (z.norm(n) == "been" || z.norm(n) == "got" || z.norm(n) == "had") {
			return "have"
		}
		return "be"
	case "'d":
		return "have"
	case "be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m":
		return "be"
	}
	return t.Lemma
}
