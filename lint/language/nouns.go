package language

import "strings"

// nounChunk reads a base noun phrase that starts at token i, with possessors
// inside it: "Mr A's mother's phone" is one chunk.
func (z *parser) nounChunk(i int) (chunk, bool) {
	if i >= z.to {
		return chunk{}, false
	}
	c := chunk{kind: chunkNoun, from: i, head: -1}
	t := z.tok(i)
	if t.Tag == "PRP" || t.Tag == "EX" {
		c.to, c.head = i+1, i
		if n := z.norm(i + 1); (n == "both" || n == "all" || n == "self") && z.tag(i+1) != "VB" {
			c.to = i + 2
		}
		return c, true
	}
	if (t.Norm == "this" || t.Norm == "that") && z.titleAt(i+1) {
		c.to, c.head = i+1, i // "During this Ms B's head struck": nobody is "this Ms B"
		return c, true
	}
	if (t.Norm == "each" && z.norm(i+1) == "other") || (t.Norm == "one" && z.norm(i+1) == "another") {
		c.to, c.head = i+2, i+1
		return c, true
	}
	start := i // of what follows the last possessor
	j := i
	for ; j < z.to; j++ {
		t := z.tok(j)
		switch {
		case t.flags&(opensQuote|closesQuote) != 0 && j > i && z.continues(j, c.head >= 0):
			continue
		case t.Tag == "POS" && c.head >= 0:
			c.poss = &Phrase{i, j, c.head}
			start = j + 1
			c.head = -1
			continue
		case isNounTag(t.Tag):
			if c.head >= 0 && !z.compound(j) || j > i && z.afterDate(i, j) {
				goto done
			}
			c.head = j
			continue
		case t.Tag == "CD" && (c.head < 0 || z.numbered(c.head)):
			if c.head >= 0 && j == c.head+1 {
				c.head = j - 1
			}
			continue
		case c.head >= 0 && t.Text == "/" && j+1 < z.to && isNounTag(z.tag(j+1)):
			continue
		case c.head >= 0:
			goto done
		case t.Tag == "PRP$":
			if j > start && z.tag(j-1) != "PDT" && z.tag(j-1) != "DT" {
				goto done
			}
			c.poss = &Phrase{j, j + 1, j}
			continue
		case t.Tag == "DT" || t.Tag == "PDT" || t.Tag == "WDT" && j == i:
			if j > start && z.tag(j-1) != "PDT" && z.tag(j-1) != "DT" {
				goto done
			}
			continue
		case t.Tag == "JJ" || t.Tag == "JJR" || t.Tag == "JJS" || t.Tag == "$":
			continue
		case (t.Tag == "VBN" || t.Tag == "VBG") && z.premodifier(j):
			continue
		case t.Tag == "RB" && j+1 < z.to && (z.tag(j+1) == "JJ" || z.tag(j+1) == "VBN" && z.premodifier(j+1)) && j > i:
			continue
		case (t.Norm == "," || t.Norm == "and" || t.Norm == "or") && z.adjectiveList(i, j):
			continue
		}
		break
	}
done:
	if c.head < 0 {
		return z.headless(c, i, j, start)
	}
	c.to = c.head + 1
	for c.to < z.to && z.tag(c.to) == "CD" && z.numbered(c.head) {
		c.to++
	}
	if start > c.head { // "Mr A's" with nothing possessed
		c.to = start
	}
	return c, true
}

// headless handles phrases without a noun: "both", "the female", "hers".
func (z *parser) headless(c chunk, i, j, start int) (chunk, bool) {
	if c.poss != nil && start > i && start >= j {
		c.head = c.poss.Head
		c.to = start
		return c, true
	}
	t := z.tok(i)
	switch t.Tag {
	case "DT", "PDT", "PRP$":
		if j > i+1 && (z.tag(j-1) == "JJ" || z.tag(j-1) == "CD") {
			c.to, c.head = j, j-1
			return c, true
		}
		if t.Norm == "a" || t.Norm == "an" || t.Norm == "the" && j == i+1 {
			return chunk{}, false
		}
		c.to, c.head = i+1, i
		return c, true
	case "CD":
		c.to, c.head = j, i
		for k := i; k < j; k++ {
			if z.tag(k) != "CD" {
				c.to = k
				break
			}
			c.head = k
		}
		c.to = max(c.to, i+1)
		return c, true
	}
	return chunk{}, false
}

// compound says whether the noun at j continues the compound before it: not
// where a new phrase starts, as in "hit Sarah Friday" or "told police Mark".
func (z *parser) compound(j int) bool {
	t, prev := z.tok(j), z.tok(j-1)
	if prev.flags&(opensQuote|closesQuote) != 0 && j >= 2 {
		return true
	}
	if t.flags&isTitle != 0 && t.flags&isCapital != 0 && prev.flags&isTitle == 0 && isNounTag(prev.Tag) {
		return false
	}
	if parents[t.Norm] && prev.flags&isTimeNoun != 0 && j >= 2 && reckoned[z.norm(j-2)] {
		return false // "this year mother has"
	}
	if t.flags&isTimeNoun != 0 && t.flags&isCapital != 0 && prev.flags&isTimeNoun == 0 && isNounTag(prev.Tag) {
		return false
	}
	if t.Tag == "NNP" && prev.Tag == "NN" && prev.flags&isPersonNoun == 0 && prev.flags&isCapital == 0 && t.flags&isPersonNoun == 0 {
		return prev.flags&isTimeNoun == 0
	}
	return true
}

// afterDate says whether somebody is named at j right after a date that ends the
// phrase from i: "on 21/11 Mark came", "in March 2024 Mr A", "on Sunday Mum was".
func (z *parser) afterDate(i, j int) bool {
	t, prev := z.tok(j), z.tok(j-1)
	if t.flags&isTimeNoun != 0 || t.flags&(isCapital|isPersonNoun|isTitle) == 0 {
		return false
	}
	named := t.flags&(isTitle|isPersonNoun) != 0 || t.Tag == "NNP"
	switch {
	case isDate(prev.Norm):
		return true
	case !named || z.tag(i) == "DT" || z.tag(i) == "PRP$" || prev.flags&isCapital == 0 && prev.Tag != "CD":
		return false
	case weekdays[prev.Norm], isYear(prev.Norm):
		return true
	case months[prev.Norm]: // and not June Brown
		return j-1 > i || datePrepositions[z.norm(i-1)]
	}
	return prev.Tag == "CD" && j-2 >= i && months[z.norm(j-2)] // "March 3 Mr A"
}

var (
	weekdays         = set("monday tuesday wednesday thursday friday saturday sunday")
	months           = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")
	datePrepositions = set("in on since during until till by from last this next every before after around early late mid")
)

// isYear says whether a word is a year of these times in figures.
func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == ""
}

// isDate says whether a word is a date in figures, "21/11" or "3.4.25", after
// which a new phrase begins: "on 21/11 Mark came".
func isDate(w string) bool {
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) < 2 || len(parts) > 3 || len(w) < 3 {
		return false
	}
	for _, p := range parts {
		if len(p) > 4 || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return true
}

// parents are words for a parent, which are subjects more often than the
// second half of a compound with a time.
var parents = set("mother mum mom mummy father dad daddy parents")

// reckoned are words before a time that make a phrase of the two.
var reckoned = set("this last next each every that the same one")

// titleAt says whether a person's title with a capital stands at token i.
func (z *parser) titleAt(i int) bool {
	return i < z.to && z.tok(i).flags&isTitle != 0 && z.tok(i).flags&isCapital != 0
}

// numbered says whether a number belongs to the noun: "Child 1", "section 47".
func (z *parser) numbered(head int) bool {
	t := z.tok(head)
	return t.flags&isPersonNoun != 0 || t.flags&isCapital != 0 || counted[t.Norm]
}

// counted are nouns that a number follows.
var counted = set("section party item page number no. no flat room ward year")

// continues says whether the phrase goes on after the quotation mark at j.
func (z *parser) continues(j int, complete bool) bool {
	if complete || j+1 >= z.to {
		return false
	}
	tag := z.tag(j + 1)
	return isNounTag(tag) || tag == "JJ" || tag == "VBN"
}

// adjectiveList says whether the comma or "and" at j joins adjectives before a
// noun: "a toxic and volatile relationship".
func (z *parser) adjectiveList(i, j int) bool {
	if j == i || j+1 >= z.to || z.tag(j-1) != "JJ" || z.tag(j+1) != "JJ" && z.tag(j+1) != "VBN" && z.tag(j+1) != "VBG" {
		return false
	}
	if z.tag(i) != "DT" && z.tag(i) != "PRP$" && z.tag(i) != "JJ" {
		return false
	}
	for k := j + 1; k < min(z.to, j+4); k++ {
		if isNounTag(z.tag(k)) {
			return true
		}
		if z.tag(k) != "JJ" && z.tag(k) != "VBN" && z.tag(k) != "VBG" {
			return false
		}
	}
	return false
}

func (c *chunk) phrase() *Phrase { return &Phrase{c.from, c.to, c.head} }

// nouns lists the noun phrases with their complements.
func (z *parser) nouns() []NounPhrase {
	n := 0
	for k := range z.chunks {
		if z.chunks[k].kind == chunkNoun {
			n++
		}
	}
	out := make([]NounPhrase, 0, n)
	for k := range z.chunks {
		c := &z.chunks[k]
		if c.kind != chunkNoun {
			continue
		}
		np := NounPhrase{Phrase: *c.phrase(), Possessor: c.poss}
		z.complements(&np, k)
		out = append(out, np)
	}
	return out
}

// complements attaches the prepositional phrases that follow noun chunk k at
// once or after one another.
func (z *parser) complements(np *NounPhrase, k int) {
	for n := 0; n < 5; n++ {
		prep := k + 1
		for prep < len(z.chunks) && z.kindAt(prep) == chunkMark {
			prep++
		}
		obj := prep + 1
		for obj < len(z.chunks) && z.kindAt(obj) == chunkMark {
			obj++
		}
		if z.kindAt(prep) != chunkPrep || z.kindAt(obj) != chunkNoun {
			return
		}
		f := z.chunks[obj].phrase()
		last := obj
		if z.chunks[prep].to-z.chunks[prep].from == 1 && z.norm(z.chunks[prep].from) == "between" || z.kindAt(obj+1) == chunkConj {
			between := z.norm(z.chunks[prep].from) == "between"
			if z.kindAt(obj+1) == chunkConj && z.kindAt(obj+2) == chunkNoun && (between || z.predicate(obj+2) < 0) {
				f.To = z.chunks[obj+2].to
				last = obj + 2
			}
		}
		var slot **Phrase
		switch z.norm(z.chunks[prep].from) {
		case "by":
			if z.agentive(obj) {
				slot = &np.By
			}
		case "of":
			slot = &np.Of
		case "on", "against", "to", "towards", "toward", "upon":
			slot = &np.On
		case "from":
			slot = &np.From
		case "between", "among", "amongst":
			slot = &np.Between
		}
		if slot != nil && *slot == nil {
			*slot = f
		}
		k = last
	}
}
