package language

import "strings"

// happenings are verbs of occurring or changing.
var happenings = lemmas(`occur, happen, escalate, continue, start, begin, stop, end, emerge, ensue, erupt, persist, recur, resume, increase, reduce,
	cease, subside, worsen, deteriorate, intensify, decrease, commence, arise, unfold, develop, resurface, reoccur, re-occur, spiral,
	peak, dissipate, diminish, lessen, evolve, progress, follow, linger,
	take place, kick off, break out, flare up, blow up, come about, go on, boil over, carry on, die down, blow over, build up, spill over,
	spiral out of control, get out of hand, start off, go away, settle down, calm down`)

// lemmas reads a list of lemmas, of which some have several words.
func lemmas(list string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.SplitSeq(list, ",") {
		m[strings.TrimSpace(l)] = true
	}
	return m
}

// changes are copulas that with an adjective tell a change: "things got physical".
var changes = set("get turn become grow go")

// experiences are verbs whose subject undergoes what the object names.
var experiences = set(`experience suffer sustain receive witness endure undergo flee incur survive overhear tolerate withstand bear escape`)

// experiencesWith are verbs that do so with a preposition.
var experiencesWith = lemmas("live with, present with, cope with, put up with, go through, be through, suffer from, recover from, attend with, grow up with, come from")

// injuries are what a person "has" after harm.
var injuries = set(`bruise bruising injury mark scratch cut swelling fracture wound burn bite lump graze scar lip eye bump
	concussion laceration abrasion redness scarring haematoma hematoma nosebleed rib wrist arm nose jaw tooth`)

// harms are the other nouns for what one sustains.
var harms = set("harm damage loss blow trauma assault attack beating abuse violence pain disability effect")

// victims are predicate nouns that make the subject one who undergoes.
var victims = set("victim survivor recipient witness target casualty")

// settleVoice reads the voices that depend on what the verb means.
func (z *parser) settleVoice(c *Clause, k int) {
	g := z.chunks[k].verb
	expletive := c.Subject != nil && z.tag(c.Subject.Head) == "EX"
	switch {
	case expletive || c.Subject == nil && z.norm(c.Verb.From-1) == "there":
		c.Voice = Existential
	case c.Voice == Headline && z.deniedNoun(c):
		c.Voice = Existential
	case c.Voice == Passive && c.Lemma == "expose" && c.By == nil && z.nextPrep(k) == "to":
		c.Voice = Experiencer
		c.Object = z.prepObject(k, "to")
	case c.Voice == Passive && c.Lemma == "subject":
		c.Object = z.prepObject(k, "to")
	case c.Voice != Active:
	case c.Lemma == "die" && c.By != nil:
		c.Voice = Experiencer
	case c.Lemma == "be" && c.Object != nil && victims[z.tok(c.Object.Head).Lemmas[0]] && z.ofFollows(c.Object):
		c.Voice = Experiencer
		if o := z.ofObject(c.Object); o != nil {
			c.Object = o
		}
	case c.Lemma == "fall" && c.Object != nil && z.norm(c.Object.Head) == "victim":
		c.Voice = Experiencer
		if o := z.prepObject(k, "to"); o != nil {
			c.Object = o
		}
	case happenings[c.Lemma] && (c.Object == nil || c.Lemma == "take place") && !z.infinitiveNext(k) && !z.personal(c.Subject) && c.Subject != nil:
		c.Voice = Happening
	case changes[c.Lemma] && c.Subject != nil && !z.personal(c.Subject) && (z.kindAt(z.next(k)) == chunkAdj || z.kindAt(k+1) == chunkAdj) && z.thing(c.Subject):
		c.Voice = Happening
	case c.Lemma == "sustain" && c.Object != nil && !injuries[z.tok(c.Object.Head).Lemmas[0]] && !harms[z.tok(c.Object.Head).Lemmas[0]]:
	case experiences[c.Lemma] && (c.Object != nil || c.Lemma == "suffer" || c.By != nil) && !g.gerund || experiences[c.Lemma] && c.Object != nil:
		c.Voice = Experiencer
	case c.Lemma == "have" && c.Object != nil && injuries[z.tok(c.Object.Head).Lemmas[0]] && z.personal(c.Subject):
		c.Voice = Experiencer
	default:
		prep := z.nextPrep(k)
		if experiencesWith[c.Lemma+" "+prep] && prep != "" && c.Object == nil {
			if o := z.prepObject(k, prep); o != nil && !z.personal(o) {
				c.Voice, c.Object = Experiencer, o
				c.Lemma += " " + prep
			}
		} else if experiencesWith[c.Lemma] && c.Object != nil && !z.personal(c.Object) && (c.Lemma != "go through" || z.tag(c.Object.From) != "PRP$") {
			c.Voice = Experiencer
		}
	}
}

// deniedNoun says whether a note such as "No injuries noted" says that there
// were none.
func (z *parser) deniedNoun(c *Clause) bool {
	if c.Subject == nil || !c.Negated {
		return false
	}
	switch c.Lemma {
	case "note", "see", "report", "observe", "record", "identify", "find", "disclose", "raise", "detect", "know", "document", "mention", "share":
		return true
	}
	return false
}

// thing says whether a phrase names no person and no place: "things", "it",
// "the argument".
func (z *parser) thing(f *Phrase) bool { return !z.personal(f) }

// personal says whether a phrase names a person.
func (z *parser) personal(f *Phrase) bool {
	if f == nil {
		return false
	}
	t := z.tok(f.Head)
	if t.Tag == "PRP" || t.Tag == "WP" {
		return t.Norm != "it" && t.Norm != "itself" && t.Norm != "what"
	}
	if t.flags&isPersonNoun != 0 || t.flags&isPronoun != 0 {
		return true
	}
	if t.Tag == "NNP" && t.flags&isCapital != 0 && t.flags&isTimeNoun == 0 {
		return t.flags&isAllCaps == 0 || len(t.Text) <= 2 || t.Text[1] == '.'
	}
	return false
}

func (z *parser) infinitiveNext(k int) bool {
	n := z.next(k)
	return n < len(z.chunks) && z.kindAt(n) == chunkVerb && (z.chunks[n].verb.to_ || z.chunks[n].verb.gerund)
}

// nextPrep is the preposition that directly follows the verb at chunk k.
func (z *parser) nextPrep(k int) string {
	n := z.next(k)
	if n < len(z.chunks) && z.kindAt(n) == chunkPrep {
		return z.norm(z.chunks[n].from)
	}
	return ""
}

// prepObject is the noun phrase after the first preposition prep that follows
// the verb at chunk k in its clause.
func (z *parser) prepObject(k int, prep string) *Phrase {
	for j := k + 1; j < min(len(z.chunks), k+8); j++ {
		switch z.kindAt(j) {
		case chunkPrep:
			if z.norm(z.chunks[j].from) == prep {
				n := z.next(j)
				if n < len(z.chunks) && z.kindAt(n) == chunkNoun {
					return z.chunks[n].phrase()
				}
				return nil
			}
		case chunkVerb, chunkStop, chunkComma, chunkSub, chunkRel:
			return nil
		}
	}
	return nil
}

func (z *parser) ofFollows(f *Phrase) bool {
	n := z.norm(f.To)
	return n == "of" || n == "to"
}

func (z *parser) ofObject(f *Phrase) *Phrase {
	for k := range z.chunks {
		if z.chunks[k].from == f.To {
			if n := z.next(k); n < len(z.chunks) && z.kindAt(n) == chunkNoun {
				return z.chunks[n].phrase()
			}
		}
	}
	return nil
}
