package language

// infinitive makes a clause of the to-infinitive at chunk k, with its subject
// from the clause that it depends on.
func (z *parser) infinitive(stack []state, k int) {
	top := &stack[len(stack)-1]
	g := z.chunks[k].verb
	b := z.back(k)
	bk := chunkStop
	if b < k {
		bk = z.kindAt(b)
	}
	c := z.newClauseAt(top, k)
	c.Object, c.Subject, c.Negated = nil, nil, g.negated
	z.setVoice(c, g)
	n := len(z.clauses) - 1
	finite := false
	switch {
	case bk == chunkConj && n >= 0 && z.chunks[z.links[n].chunk].verb.to_:
		c.Subject, c.Mood = z.clauses[n].Subject, z.clauses[n].Mood
		z.add(c, k, n, z.links[n].finite)
		z.links[len(z.links)-1].control = z.links[n].control
		return
	case bk == chunkConj && top.subject != nil && top.clause < 0:
		c.Subject, c.Mood, finite = top.subject, Planned, true
	case bk == chunkNoun && z.forBefore(b):
		c.Subject = z.chunks[b].phrase()
		c.Mood = z.infinitiveMood(top, "", false)
		if z.clauseDuty(top) {
			c.Mood = Planned
		}
	case top.clause < 0 && top.subject != nil && bk == chunkNoun && b == top.subjK || top.clause < 0 && top.subject != nil && bk != chunkNoun:
		c.Subject, finite = z.ofNoun(top)
		if finite {
			c.Mood = Planned
		} else {
			c.Mood = Hypothetical
		}
	case bk == chunkNoun && !z.chunks[b].governed && top.clause >= 0 && z.listed(b) && z.chunks[z.links[top.clause].chunk].verb.to_ && z.links[top.clause].finite:
		c.Subject, c.Mood, finite = z.chunks[b].phrase(), Planned, true
	case top.clause < 0 && bk == chunkNoun && !z.chunks[b].governed:
		c.Subject, c.Mood, finite = z.chunks[b].phrase(), Planned, true
	case top.clause < 0 && top.subject == nil && len(stack) == 1 && bk != chunkPrep:
		c.Mood = Planned // "To leave the home.": an action without its actor
		if z.subjectAhead(k) != nil {
			c.Mood, c.Subject = Hypothetical, z.subjectAhead(k)
		}
	case n >= 0:
		z.controlled(top, c, n, bk)
	}
	at := z.add(c, k, -1, finite)
	z.links[at].control = n
	if finite {
		top.clause = at
	}
}

// forBefore says whether noun chunk b follows "for" or "up to": "it is for mum to".
func (z *parser) forBefore(b int) bool {
	p := z.back(b)
	if p >= b || z.kindAt(p) != chunkPrep {
		return false
	}
	n := z.norm(z.chunks[p].from)
	return n == "for" || (n == "to" && z.norm(z.chunks[p].from-1) == "up")
}

func (z *parser) clauseDuty(top *state) bool {
	return top.clause >= 0 && z.clauses[top.clause].Lemma == "be"
}

// infinitiveNouns take an infinitive that says what they are about; their
// possessor is who would act.
var infinitiveNouns = set(`failure attempt plan decision ability inability refusal willingness unwillingness right order need effort threat agreement
	proposal wish desire intention tendency reason way time chance opportunity capacity reluctance commitment responsibility duty
	job role choice request demand permission determination readiness motivation struggle promise obligation task`)

// ofNoun handles an infinitive after a subject without a verb: "Mother to
// ensure" is an instruction, "his failure to protect" is not.
func (z *parser) ofNoun(top *state) (*Phrase, bool) {
	head := z.tok(top.subject.Head)
	if infinitiveNouns[head.Lemmas[0]] {
		if top.subjK >= 0 {
			return z.chunks[top.subjK].poss, false
		}
		return nil, false
	}
	return top.subject, true
}

// objectControl are verbs whose object is who is to act: "told her to leave".
var objectControl = set(`tell ask order force make allow permit want expect require encourage advise instruct warn persuade help
	enable cause get urge invite pressure coerce compel beg remind need like prefer leave trust teach support assist
	empower request direct command push forbid challenge lead bribe convince motivate nag press hate love signal pay blackmail`)

// plannedVerbs make what depends on them a plan; wishVerbs make it a wish or a threat.
var (
	plannedVerbs = set(`agree expect require ask tell instruct advise remind direct order recommend encourage need plan intend undertake commit
		promise arrange oblige urge warn decide propose task assign request responsible consent suppose mean`)
	wishVerbs = set(`want hope wish threaten offer like love prefer aim claim seek consider refuse decline invite allow permit
		beg dare hesitate afford wait willing unwilling ready prepared reluctant`)
)

// controlled gives the infinitive clause c its subject and mood from clause n
// before it.
func (z *parser) controlled(top *state, c *Clause, n int, bk chunkKind) {
	m := &z.clauses[n]
	if top.clause >= 0 && z.links[n].control < 0 && n != top.clause && bk != chunkVerb && bk != chunkNoun && bk != chunkAdj {
		m, n = &z.clauses[top.clause], top.clause
	}
	v := z.links[n].chunk
	lemma := m.Lemma
	passive := z.chunks[v].verb != nil && z.chunks[v].verb.passive
	c.Subject = m.Subject
	if obj := z.object(v); obj >= 0 && !passive {
		head := z.tok(z.chunks[obj].head)
		switch {
		case objectControl[lemma] && (bk == chunkNoun || bk == chunkPrep || bk == chunkAdverb):
			c.Subject = z.chunks[obj].phrase()
		case lemma == "be" && infinitiveNouns[head.Lemmas[0]]:
			if poss := z.chunks[obj].poss; poss != nil {
				c.Subject = poss
			}
			c.Mood = Planned
			if head.Lemmas[0] == "decision" || head.Lemmas[0] == "choice" || head.Lemmas[0] == "failure" {
				c.Mood = top.mood
			}
			return
		case infinitiveNouns[head.Lemmas[0]] && z.chunks[obj].poss != nil && bk == chunkNoun:
			c.Subject, c.Mood = z.chunks[obj].poss, top.mood
			return
		case head.Lemmas[0] == "responsibility" || head.Lemmas[0] == "duty" || head.Lemmas[0] == "obligation":
			c.Mood = Planned
			return
		}
	}
	if head := z.predicateAdjective(v); lemma == "be" && head != "" {
		lemma = head
	}
	if m.Voice == Passive && m.Object == nil && lemma == "make" && bk == chunkVerb {
		c.Mood = m.Mood
		return
	}
	c.Mood = z.infinitiveMood(top, lemma, passive)
	if c.Mood == Asserted && m.Mood != Asserted || c.Mood == Hypothetical && m.Mood == Planned && passive {
		c.Mood = m.Mood
	}
}

// predicateAdjective is the lemma of the adjective after a copula.
func (z *parser) predicateAdjective(v int) string {
	for j := v + 1; j < min(len(z.chunks), v+4); j++ {
		switch z.kindAt(j) {
		case chunkAdj:
			return z.norm(z.chunks[j].head)
		case chunkMark, chunkAdverb:
			continue
		}
		return ""
	}
	return ""
}

func (z *parser) infinitiveMood(top *state, lemma string, passive bool) Mood {
	switch {
	case top.mood != Asserted:
		return top.mood
	case lemma == "allow" && passive, lemma == "permit" && passive:
		return Asserted
	case plannedVerbs[lemma]:
		return Planned
	case wishVerbs[lemma]:
		return Hypothetical
	}
	return Asserted
}

// listed says whether noun chunk b starts a new item: "Mum to engage, dad to attend".
func (z *parser) listed(b int) bool {
	k := z.back(b)
	return k < b && (z.kindAt(k) == chunkComma || z.kindAt(k) == chunkConj)
}
