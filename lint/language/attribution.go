package language

import "strings"

// attributed adds a scope for each report of somebody's speech or thought.
func (z *parser) attributed() {
	for i := range z.clauses {
		z.reportScope(i)
	}
	for i := z.from; i < z.to; i++ {
		switch z.norm(i) {
		case "according":
			if z.norm(i+1) == "to" {
				z.sideSource(i, i+2)
			}
		case "in", "from":
			z.viewOf(i, false)
		case "by", "on":
			z.viewOf(i, true)
		}
	}
	for k := range z.chunks {
		if z.chunks[k].kind == chunkNoun {
			z.heldView(k)
		}
	}
}

// reportClass is the class of the reporting verb of clause i, 0 for others.
func (z *parser) reportClass(i int) Report {
	lemma, _, _ := strings.Cut(z.clauses[i].Lemma, " ")
	if lemma != z.clauses[i].Lemma {
		return 0
	}
	return reportingVerbs[lemma]
}

// reportScope marks what the reporting verb of clause i reports.
func (z *parser) reportScope(i int) {
	class := z.reportClass(i)
	c := &z.clauses[i]
	if class == 0 || c.Mood == Planned {
		return
	}
	source, ok := z.reporter(c)
	if !ok {
		return
	}
	k := z.links[i].chunk
	if z.chunks[k].kind != chunkVerb {
		return
	}
	if z.after(i, k, source) {
		return
	}
	if from := z.complement(c, k, class); from >= 0 && from < z.to && !z.undertaken(i, from) && !z.withheld(c, class, from) {
		if z.tok(from).flags&opensQuote != 0 && z.p.quoteEnd(from) >= 0 && z.p.quoteEnd(from) >= z.to-2 {
			return // what follows is quoted, and marked as such
		}
		if c.Lemma == "ask" {
			z.add1(Questioned, from, z.reportEnd(i, from), c.Verb.Head, nil)
		}
		z.add1(Attributed, from, z.reportEnd(i, from), c.Verb.Head, source)
	}
}

// withheld says whether a clause is about telling that was not done: the thing
// that somebody did not report is there in the writer's words alone.
func (z *parser) withheld(c *Clause, class Report, from int) bool {
	if !c.Negated || class != Neutral && class != Concession {
		return false
	}
	k := z.chunkOf(from)
	return z.kindAt(k) == chunkNoun && !z.isSubjectOf(k)
}

// undertaken says whether what clause i agrees to, from a token on, is what will
// be done: a plan and no report, "have agreed that they won't argue".
func (z *parser) undertaken(i, from int) bool {
	if z.clauses[i].Lemma != "agree" && z.clauses[i].Lemma != "undertake" && z.clauses[i].Lemma != "promise" {
		return false
	}
	for j := i + 1; j < len(z.clauses); j++ {
		if z.clauses[j].Verb.From >= from {
			return z.clauses[j].Mood == Planned
		}
	}
	return false
}

// reporter returns whose words a reporting clause gives; ok is false where it
// is the writer who speaks.
func (z *parser) reporter(c *Clause) (*Phrase, bool) {
	switch c.Voice {
	case Active:
		if c.Subject == nil {
			// "Denied any abuse.", "Stated that he had": whoever was spoken to.
			return nil, z.noted(c)
		}
		switch z.norm(c.Subject.Head) {
		case "i", "we", "you", "this", "that", "which", "what":
			return nil, false
		case "it":
			return nil, false
		}
		if head := z.tok(c.Subject.Head).Lemmas[0]; head == "report" && z.norm(c.Subject.From) == "this" || head == "assessment" && z.norm(c.Subject.From) == "this" {
			return nil, false
		}
		return c.Subject, true
	case Passive, Headline:
		return c.By, true
	}
	return nil, false
}

// noted says whether a clause without a subject is a note of a report and not
// an instruction.
func (z *parser) noted(c *Clause) bool {
	t := z.tok(c.Verb.Head)
	return t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBN"
}

// takesPerson are reporting verbs that name whom they tell.
var takesPerson = set("tell inform advise remind warn ask assure notify")

// takesObject are reporting verbs whose object is what is reported.
var takesObject = set(`describe report deny admit disclose allege recall accept acknowledge claim dispute mention recount relate confess refute`)

// knows are verbs whose complement the writer vouches for where the knowing is
// denied or only spoken of.
var knows = set("know understand realise remember")

// tells are verbs whose complement the writer vouches for where the telling is
// denied: what somebody did not report is not reported speech.
var tells = set("report disclose mention inform notify tell")

// complement returns the token where what a verb reports starts; -1 where it
// reports nothing.
func (z *parser) complement(c *Clause, k int, class Report) int {
	g := z.chunks[k].verb
	if knows[c.Lemma] && (g.negated || g.to_) {
		return -1 // "does not know what he did", "too young to know what went on": the writer tells it
	}
	if tells[c.Lemma] && g.negated {
		return -1 // "did not report the breach", "never told us that he was back"
	}
	j := z.next(k)
	passive := g.passive
	if takesPerson[c.Lemma] && !passive && j < len(z.chunks) && z.kindAt(j) == chunkNoun && !z.isSubjectOf(j) {
		j = z.next(j)
	}
	for n := 0; n < 3 && j < len(z.chunks) && z.kindAt(j) == chunkPrep; n++ {
		// "disclosed to school that", "said at interview that", "by the HV that"
		switch z.norm(z.chunks[j].from) {
		case "to", "at", "by", "in", "on", "during", "with", "from", "through", "via", "under", "before", "after", "over":
			o := z.next(j)
			if o >= len(z.chunks) || z.kindAt(o) != chunkNoun {
				return -1
			}
			j = z.next(o)
			continue
		}
		break
	}
	if j >= len(z.chunks) {
		return -1
	}
	ch := &z.chunks[j]
	switch ch.kind {
	case chunkSub, chunkRel:
		switch z.norm(ch.from) {
		case "that", "how", "whether", "why", "where", "if":
			if z.norm(ch.from) == "if" && c.Lemma != "ask" {
				return -1
			}
			if z.norm(ch.from) == "how" && z.norm(ch.to) == "to" {
				return -1 // what somebody can do, not what anybody says
			}
			if z.norm(ch.from) == "that" {
				return ch.to
			}
			return ch.from
		}
	case chunkStop:
		if z.norm(ch.from) == ":" && z.clauseLike(j) {
			return ch.to
		}
	case chunkNoun:
		if z.isSubjectOf(j) {
			return ch.from
		}
		if takesObject[c.Lemma] && !passive {
			if c.Lemma == "claim" && z.tag(ch.head) == "NNP" {
				return -1 // benefits
			}
			if c.Lemma == "report" && z.tok(ch.head).flags&isPersonNoun != 0 && !z.asFollows(j) {
				return -1
			}
			return ch.from
		}
		if z.norm(ch.from) == "there" && j+1 < len(z.chunks) && z.kindAt(j+1) == chunkVerb && !z.chunks[j+1].verb.negated {
			return ch.from // "said there had been faults on each side"
		}
		if z.norm(ch.from) == "what" && class != Denial {
			return ch.from
		}
	case chunkVerb:
		v := ch.verb
		switch {
		case v.gerund && (class == Denial || class == Concession || takesObject[c.Lemma] || c.Lemma == "remember"):
			return ch.from
		case v.to_ && (c.Lemma == "claim" || c.Lemma == "profess" || c.Lemma == "purport" || c.Lemma == "deny"):
			return ch.from
		case v.to_ && passive && (c.Lemma == "say" || c.Lemma == "allege" || c.Lemma == "report" || c.Lemma == "believe" || c.Lemma == "think" || c.Lemma == "understand" || c.Lemma == "claim"):
			return ch.from
		}
	case chunkPrep:
		if n := z.norm(ch.from); (n == "of" || n == "about") && (c.Lemma == "complain" || c.Lemma == "speak") {
			return ch.to
		}
		if z.norm(ch.from) == "as" && c.Lemma == "describe" && passive {
			return ch.to
		}
	}
	return -1
}

func (z *parser) asFollows(j int) bool {
	n := z.next(j)
	return n < len(z.chunks) && z.norm(z.chunks[n].from) == "as"
}

// clauseLike says whether words follow the colon at chunk j.
func (z *parser) clauseLike(j int) bool { return z.chunks[j].to < z.to-1 }

// reportEnd returns where a report that starts at token from ends.
func (z *parser) reportEnd(i, from int) int {
	inside := map[string]bool{}
	for k := z.chunkOf(from); k < len(z.chunks); k++ {
		c := &z.chunks[k]
		if c.to <= from {
			continue
		}
		switch c.kind {
		case chunkNoun:
			inside[z.norm(c.head)] = true
		case chunkStop:
			if z.norm(c.from) != ":" {
				return c.from
			}
		case chunkClose:
			if z.unopened(from, c.from) {
				return c.from
			}
		case chunkSub:
			switch z.norm(c.from) {
			case "although", "whereas", "though":
				if z.kindAt(z.back(k)) == chunkComma {
					return z.chunks[z.back(k)].from
				}
			}
		case chunkConj, chunkComma:
			if z.leaves(i, k, inside) {
				return c.from
			}
		}
	}
	return z.to
}

// above says whether clause j goes on from a clause that the report of clause i
// stands inside: "is slow to accept this and has not left".
func (z *parser) above(j, i int) bool {
	if i < 0 {
		return false
	}
	g, m := z.chunks[z.links[i].chunk].verb, z.links[j].matrix
	return g != nil && g.to_ && z.links[j].finite && m >= 0 && m < i && z.links[m].finite
}

func (z *parser) unopened(from, to int) bool {
	depth := 0
	for t := from; t < to; t++ {
		switch z.tok(t).Text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
	}
	return depth <= 0
}

// leaves says whether the conjunction or comma at chunk k ends the report of
// clause i: the writer or another clause of the same speaker goes on.
func (z *parser) leaves(i, k int, inside map[string]bool) bool {
	n := z.next(k)
	if n >= len(z.chunks) {
		return false
	}
	comma := z.kindAt(k) == chunkComma
	if !comma && z.norm(z.chunks[k].from) == "but" && z.kindAt(n) != chunkSub && z.kindAt(z.back(k)) == chunkComma && z.kindAt(n) == chunkNoun && z.isSubjectOf(n) {
		return true
	}
	if comma && (z.norm(z.chunks[k].to) == "however" || z.norm(z.chunks[k].to) == "but" && z.kindAt(z.next(n)) == chunkNoun && z.isSubjectOf(z.next(n)) && !inside[z.norm(z.chunks[z.next(n)].head)]) {
		return true
	}
	for j := i + 1; j < len(z.clauses); j++ {
		if z.links[j].chunk == n && (z.links[j].matrix == i || z.above(j, i)) {
			return true
		}
	}
	if z.kindAt(n) != chunkNoun || !z.isSubjectOf(n) {
		return false
	}
	head := z.tok(z.chunks[n].head)
	return head.Tag != "PRP" && !inside[head.Norm]
}
