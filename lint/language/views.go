package language

// after handles a reporting clause after or inside what it reports: "She had
// been hit, A&E letter states.", "The row, he said, was over."
func (z *parser) after(i, k int, source *Phrase) bool {
	c := &z.clauses[i]
	if c.Subject == nil || c.Voice != Active || c.Subject.From > c.Verb.From {
		return false
	}
	s := z.chunkOf(c.Subject.From)
	if s == 0 || z.kindAt(z.back(s)) != chunkComma || z.back(s) == 0 {
		return false
	}
	j := z.next(k)
	if takesPerson[c.Lemma] && z.kindAt(j) == chunkNoun && j < len(z.chunks) {
		j = z.next(j)
	}
	comma := z.back(s)
	start := z.from
	for b := comma - 1; b >= 0; b-- {
		if z.kindAt(b) == chunkStop {
			start = z.chunks[b].to
			break
		}
	}
	end := j >= len(z.chunks) || z.kindAt(j) == chunkStop
	if !end && z.kindAt(j) != chunkComma {
		return false
	}
	if z.tok(z.chunks[comma].from-1).flags&closesQuote != 0 || z.tok(z.chunks[comma].to).flags&closesQuote != 0 || z.tok(max(z.chunks[comma].from-1, z.from)).Text == "\"" {
		return true // the words before are quoted
	}
	z.add1(Attributed, start, z.chunks[comma].from, c.Verb.Head, source)
	if !end {
		z.add1(Attributed, z.chunks[j].to, z.to, c.Verb.Head, source)
	}
	return true
}

// sideSource handles "according to X" whose source starts at token s.
func (z *parser) sideSource(cue, s int) {
	k := z.chunkOf(s)
	if s >= z.to || z.kindAt(k) != chunkNoun {
		return
	}
	source := z.chunks[k].phrase()
	z.around(cue, z.chunks[k].to, source)
}

// around marks the sentence on the far side of an adverbial [cue, to).
func (z *parser) around(cue, to int, source *Phrase) {
	if cue <= z.from+2 || z.norm(cue-1) == ":" {
		if z.norm(to) == "," {
			to++
		}
		z.add1(Attributed, to, z.to, cue, source)
		return
	}
	start := z.from
	for b := z.chunkOf(cue) - 1; b >= 0; b-- {
		if z.kindAt(b) == chunkStop {
			start = z.chunks[b].to
			break
		}
	}
	if z.norm(cue-1) == "," {
		cue--
	}
	z.add1(Attributed, start, cue, cue, source)
}

// views are nouns for what somebody holds to be so.
var views = set("view opinion account word perspective mind belief case version position understanding recollection telling estimation eye")

// accounts are the views that somebody gives, and not only holds: "by his
// account", "on her telling".
var accounts = set("account version telling recollection")

// viewOf handles "in X's view, ...", and where given says so only what is told:
// "by X's account, ...".
func (z *parser) viewOf(i int, given bool) {
	k := z.chunkOf(i + 1)
	if i+1 >= z.to || z.kindAt(k) != chunkNoun || z.chunks[k].from != i+1 {
		return
	}
	c := &z.chunks[k]
	if c.poss == nil || !views[z.tok(c.head).Lemmas[0]] {
		return
	}
	if given && (!accounts[z.tok(c.head).Lemmas[0]] || z.norm(i) == "on" && i != z.from && z.norm(i-1) != ":") {
		return // "put it on his account"
	}
	switch z.norm(c.poss.Head) {
	case "my", "our":
		return
	}
	switch {
	case given && z.norm(i-1) == "," && z.norm(c.to) == "," && (z.norm(i-2) == "who" || z.norm(i-2) == "which" || z.norm(i-2) == "that"):
		z.add1(Attributed, c.to+1, z.to, i, c.poss) // "a woman who, by his account, hit him"
	case z.norm(c.to) == "," || c.to >= z.to-1 || i == z.from:
		z.around(i, c.to, c.poss)
	}
}

// heldView handles "X's account is that ..." and "X's claim that ...".
func (z *parser) heldView(k int) {
	c := &z.chunks[k]
	lemma := z.tok(c.head).Lemmas[0]
	if c.poss == nil || !views[lemma] && !takesThat[lemma] || z.norm(c.poss.Head) == "my" || z.norm(c.poss.Head) == "our" || lemma == "fact" {
		return
	}
	j := c.to
	if n := z.norm(j); n == "is" || n == "was" || n == "remains" {
		j++
		if z.norm(j) == "that" {
			z.add1(Attributed, j+1, z.to, c.head, c.poss)
		}
		return
	}
	if z.norm(j) != "that" {
		return
	}
	end := z.to
	for i := range z.clauses {
		if s := z.clauses[i].Subject; s != nil && s.From == c.from && z.clauses[i].Verb.From > j {
			end = z.clauses[i].Verb.From
			break
		}
	}
	if end == z.to {
		end = z.reportEnd(-1, j+1)
	}
	z.add1(Attributed, j+1, end, c.head, c.poss)
}
