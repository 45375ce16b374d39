package language

import "strings"

// notAgents are heads of by-phrases that say when, where or how.
var notAgents = set(`time then now noon midnight admission account way means virtue text phone telephone email e-mail letter post car bus train taxi
	foot hand mistake accident force chance day night law default name choice agreement consent proxy design nature
	door window wall road bed bath stop gate fence kerb river bin bins shop shops house car-park park sofa table cooker sink stairs roadside side
	throat hair arm arms neck wrist wrists ankle ankles leg legs scruff collar ear face shoulder shoulders hand hands head jaw hood clothing clothes top feet waist jumper coat shirt
	end start beginning deadline date bedtime teatime lunchtime video link zoom teams message messages whatsapp fax
	margin order definition comparison contrast extension implication reference appointment invitation video-link
	far all no fire herself himself themselves myself itself yourself standards candlelight half percent third surprise
	order request law cheque card cash voucher turns turn shift rota`)

// vehicles act where a determiner stands before them: "hit by a bus", but "by bus".
var vehicles = set("car bus train taxi van lorry bike")

// agentive says whether noun chunk k after "by" is who acts.
func (z *parser) agentive(k int) bool {
	c := &z.chunks[k]
	head := z.tok(c.head)
	if head.flags&isPersonNoun != 0 || z.personal(c.phrase()) && !notAgents[head.Norm] {
		return true
	}
	if strings.HasSuffix(head.Norm, "yo") && head.flags&isNumber != 0 {
		return true // "the 6yo"
	}
	if head.flags&(isTimeNoun|isNumber) != 0 || z.tag(c.head) == "CD" || z.tok(c.from).flags&isNumber != 0 && z.tag(c.from) == "CD" && head.flags&isNumber != 0 {
		return false
	}
	if vehicles[head.Norm] && z.tag(c.from) == "DT" || head.Norm == "stranger" {
		return true
	}
	if head.Norm == "way" || notAgents[head.Norm] || notAgents[head.Lemmas[0]] {
		// "by the door of" is a place; "by the order" may act, but rarely does.
		return false
	}
	return true
}

// byAgent returns the noun chunk after an agentive "by", or after "at/from the
// hands of", that belongs to the verb at chunk k; -1 where there is none.
func (z *parser) byAgent(k int) int {
	for j := k + 1; j < min(len(z.chunks), k+24); j++ {
		switch z.kindAt(j) {
		case chunkStop, chunkSub, chunkRel:
			return -1
		case chunkVerb:
			g := z.chunks[j].verb
			if g.finite && !z.ambiguousPast(g) || g.to_ {
				return -1
			}
			if z.kindAt(z.back(j)) != chunkConj && z.kindAt(z.back(j)) != chunkComma {
				return -1
			}
		case chunkPrep:
			if a := z.agentAfter(j); a >= 0 {
				return a
			}
		case chunkNoun:
			if !z.chunks[j].governed && j > k+1 && z.kindAt(z.back(j)) == chunkConj && z.predicate(j) >= 0 {
				return -1
			}
			if !z.chunks[j].governed && z.kindAt(z.back(j)) == chunkComma && z.predicate(j) >= 0 {
				return -1
			}
		}
	}
	return -1
}

// agentAfter returns the noun chunk that the preposition at chunk j makes the
// agent; -1 where it makes none.
func (z *parser) agentAfter(j int) int {
	n := z.next(j)
	if n >= len(z.chunks) || z.kindAt(n) != chunkNoun {
		return -1
	}
	switch z.norm(z.chunks[j].from) {
	case "by":
		if z.agentive(n) {
			return n
		}
	case "at", "from":
		// "at the hands of Mr A", "at Mr A's hands"
		if z.norm(z.chunks[n].head) != "hands" {
			return -1
		}
		of := z.next(n)
		if z.kindAt(of) == chunkPrep && of < len(z.chunks) && z.norm(z.chunks[of].from) == "of" {
			if who := z.next(of); who < len(z.chunks) && z.kindAt(who) == chunkNoun {
				return who
			}
		}
		if z.chunks[n].poss != nil {
			return n
		}
	}
	return -1
}

// by finds the By of a clause.
func (z *parser) by(c *Clause, k int) {
	switch c.Voice {
	case Active, Happening:
		if !experiences[c.Lemma] && !happenings[c.Lemma] && c.Lemma != "die" && c.Lemma != "be" && c.Lemma != "live" {
			return
		}
		// "suffered at the hands of": no plain "by" in the active.
		a := z.byAgent(k)
		if a < 0 {
			return
		}
		if z.norm(z.chunks[z.back(a)].from) == "by" && c.Lemma == "be" && (c.Subject == nil || z.tag(c.Subject.Head) != "EX") {
			return
		}
		c.By = z.agentPhrase(a)
		return
	}
	if a := z.byAgent(k); a >= 0 {
		c.By = z.agentPhrase(a)
	}
}

func (z *parser) agentPhrase(a int) *Phrase {
	if z.norm(z.chunks[a].head) == "hands" && z.chunks[a].poss != nil {
		return z.chunks[a].poss
	}
	f := z.chunks[a].phrase()
	if z.kindAt(a+1) == chunkConj && z.kindAt(a+2) == chunkNoun && z.norm(z.chunks[a+1].from) == "and" && z.predicate(a+2) < 0 {
		f.To = z.chunks[a+2].to
	}
	return f
}

// roles sets who acts and who is acted on.
func (z *parser) roles(c *Clause, k int) {
	switch c.Voice {
	case Active:
		if c.Subject != nil && z.norm(c.Subject.Head) == "it" && c.Lemma == "be" {
			return
		}
		c.Agent = c.Subject
		if c.Lemma != "be" && c.Lemma != "become" && c.Lemma != "seem" && c.Lemma != "appear" && c.Lemma != "remain" {
			if c.Patient == nil {
				c.Patient = c.Object
			}
			if c.Object == nil && c.Patient == nil {
				c.Patient = z.indirectPatient(c.Lemma, k)
			}
		}
	case Passive, GetPassive, Reduced, Headline:
		c.Agent, c.Patient = c.By, c.Subject
	case Experiencer:
		c.Agent, c.Patient = c.By, c.Subject
	case Existential, Happening:
		c.Agent = c.By
	}
}

// patientPreps are verbs that reach whom they are done to through a preposition.
var patientPreps = map[string]string{
	"shout": "at", "swear": "at", "scream": "at", "yell": "at", "spit": "at on", "stamp": "on", "lash out": "at", "hit out": "at",
	"shriek": "at", "snarl": "at", "swing": "at", "lunge": "at", "sit": "on", "jump": "on", "kneel": "on", "turn": "on", "round": "on", "laugh": "at",
	"spy": "on", "cheat": "on", "loom": "over", "glare": "at", "stare": "at", "rant": "at", "scowl": "at", "pick": "on", "fly": "at", "go": "for", "lay": "into", "interfere": "with",
}

func (z *parser) indirectPatient(lemma string, k int) *Phrase {
	preps, ok := patientPreps[lemma]
	if !ok {
		return nil
	}
	prep := z.nextPrep(k)
	if prep == "" {
		// The particle may stand as an adverb chunk: "lashed out at her".
		for j := k + 1; j < min(len(z.chunks), k+4); j++ {
			if z.kindAt(j) == chunkPrep {
				prep = z.norm(z.chunks[j].from)
				break
			}
		}
	}
	if prep == "" || !containsWord(preps, prep) {
		return nil
	}
	f := z.prepObject(k, prep)
	if lemma == "go" && !z.personal(f) {
		return nil
	}
	return f
}

func containsWord(list, w string) bool {
	for i := 0; i+len(w) <= len(list); i++ {
		if list[i:i+len(w)] == w && (i == 0 || list[i-1] == ' ') && (i+len(w) == len(list) || list[i+len(w)] == ' ') {
			return true
		}
	}
	return false
}
