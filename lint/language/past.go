package language

// ambiguousPast says whether a verb on its own may be a past or a participle.
func (z *parser) ambiguousPast(g *verbGroup) bool {
	t := z.tok(g.head)
	return g.bare && !g.to_ && !g.gerund && !g.inverted && (t.Tag == "VBD" || t.Tag == "VBN") && !purePast[t.Norm]
}

// pastReading is what a verb without auxiliaries in a form that is both past
// and participle turns out to be.
type pastReading uint8

// readPast decides how the ambiguous verb at chunk k is meant.
func (z *parser) readPast(top *state, k int) pastReading {
	g := z.chunks[k].verb
	t := z.tok(g.head)
	obj := z.object(k)
	b := z.back(k)
	bk := chunkStop
	if b < k {
		bk = z.kindAt(b)
	}
	pure := pureParticiple[t.Norm] || t.Tag == "VBN" && t.Norm == "beaten"
	if bk == chunkConj || bk == chunkComma {
		if top.clause >= 0 {
			last := z.chunks[z.links[top.clause].chunk].verb
			switch {
			case last.passive && obj < 0 && (!z.intransitive(t.Lemma) || z.byAgent(k) >= 0):
				return readCoordinated
			case last.passive && pure:
				return readCoordinated
			case last.perfect || z.clauses[top.clause].Voice == Headline && obj < 0:
				return readCoordinated
			case z.clauses[top.clause].Voice == Reduced && obj < 0:
				return readReduced
			case obj < 0 && z.byAgent(k) >= 0 && !z.intransitive(t.Lemma) && bk == chunkComma:
				return readReduced // ", dressed by the nurse"
			}
			return readActive
		}
		if top.subject == nil && bk == chunkConj {
			return z.telegraphicPast(top, k, obj, pure)
		}
	}
	if top.kind == relState && top.object != nil && top.clause < 0 && bk == chunkNoun {
		return readActive // "the violence that he used"
	}
	if bk == chunkNoun {
		noun := &z.chunks[b]
		if noun.governed && (top.clause >= 0 || top.subject == nil || z.finiteAfter(k) >= 0) || !noun.governed && top.clause >= 0 && top.subjK != b {
			if pure || obj < 0 || z.byAgent(k) >= 0 {
				return readReduced
			}
			return readActive
		}
		if z.finiteAfter(k) >= 0 && (obj < 0 || pure) && z.norm(noun.from) != "what" {
			return readReduced
		}
		return z.telegraphicPast(top, k, obj, pure)
	}
	if top.subject != nil && top.clause < 0 {
		return z.telegraphicPast(top, k, obj, pure)
	}
	if top.subject == nil && top.clause < 0 {
		return z.telegraphicPast(top, k, obj, pure)
	}
	if pure {
		return readReduced
	}
	return readActive
}

// telegraphicPast tells "Victim punched in stomach" from "She punched him".
func (z *parser) telegraphicPast(top *state, k, obj int, pure bool) pastReading {
	t := z.tok(z.chunks[k].verb.head)
	switch {
	case t.flags&isReporting != 0 && z.kindAt(z.next(k)) == chunkSub:
		return readActive
	case z.byAgent(k) >= 0 && !experiences[t.Lemma] && !intransitives[t.Lemma]:
		return readHeadline
	case obj >= 0:
		if pure {
			return readHeadline
		}
		return readActive
	case pure:
		return readHeadline
	case top.subject == nil:
		if t.Lemma == "leave" && z.followedBy(k, "with") {
			return readHeadline
		}
		if z.intransitive(t.Lemma) || reportsWithout[t.Lemma] {
			return readActive
		}
		if transitiveOnly[t.Lemma] || t.Tag == "VBN" {
			return readHeadline
		}
		return readActive
	case (subjectForm(z.norm(top.subject.Head)) || z.norm(top.subject.From) == "what") && top.subject.From == top.subject.Head:
		return readActive
	case z.intransitive(t.Lemma), reportsWithout[t.Lemma] && z.personal(top.subject):
		return readActive
	case z.does(k, t.Lemma) || z.sharesObject(k):
		return readActive
	case transitiveOnly[t.Lemma], t.flags&isReporting != 0 && !z.personal(top.subject):
		return readHeadline
	case t.Tag == "VBN" && z.tag(top.subject.From) != "DT" && z.tok(top.subject.Head).Tag != "PRP":
		return readHeadline
	}
	return readActive
}

// does reports whether the verb at chunk k tells with an infinitive what its own
// subject does or would do: "threatened to kill her". Where others are made to do
// it ("forced to kneel"), the verb is passive.
func (z *parser) does(k int, lemma string) bool {
	n := z.next(k)
	return ownInfinitive[lemma] && z.kindAt(n) == chunkVerb && (z.chunks[n].verb.to_ || z.tag(z.chunks[n].verb.head) == "VB")
}

// ownInfinitive are verbs whose subject is that of an infinitive behind them.
var ownInfinitive = set(`threaten offer arrange refuse`)

// sharesObject reports whether the verb at chunk k has the object of a later one
// that is joined to it and asks for one too: "kicked and punched her".
func (z *parser) sharesObject(k int) bool {
	for {
		n := z.next(k)
		for n < len(z.chunks) && (z.kindAt(n) == chunkComma || z.kindAt(n) == chunkConj) {
			n++
		}
		if n == z.next(k) || z.kindAt(n) != chunkVerb || !z.ambiguousPast(z.chunks[n].verb) || !transitiveOnly[z.tok(z.chunks[n].verb.head).Lemma] {
			return false
		}
		if z.object(n) >= 0 {
			return true
		}
		k = n
	}
}

func (z *parser) followedBy(k int, prep string) bool {
	return k+1 < len(z.chunks) && z.norm(z.chunks[k+1].from) == prep
}

func (z *parser) intransitive(lemma string) bool { return intransitives[lemma] }

// intransitives never stand in the passive with a bare subject.
var intransitives = set(`die arrive attend leave go come return cry scream shout yell arise happen occur exist appear disappear remain
	sleep agree arrive depart die fall laugh lie sit stand stay walk wait work fight argue struggle continue escalate
	deteriorate participate respond apologise collapse emerge engage escape flee graduate live look move present proceed
	reconcile relapse reoffend reply reside rise run separate smile start stop succeed fail talk vomit flinch intervene
	improve increase decrease reduce decline worsen begin cooperate co-operate comply consent minimise deny admit state refuse
	cease end travel relocate drink smoke faint freeze recur resume panic react retaliate sob tremble`)

// reportsWithout are verbs that a note-taker uses without a subject: "Denied
// any abuse", "Advised that".
var reportsWithout = set(`state report advise deny say tell explain agree describe disclose claim confirm appear present
	discuss visit phone call speak speak attend visit ask feel think believe`)

// transitiveOnly take an object in the active; without one they are passive.
var transitiveOnly = set(`trace stock seize search caution cancel victimise interrupt assault punch slap kick hit strike beat batter strangle choke throttle smother grab drag push shove throw
	stab slash burn scald bite scratch injure hurt harm wound kill murder rape smash damage break destroy arrest charge
	remand detain remove note observe record refer contact notify inform advise abuse threaten intimidate humiliate
	belittle control monitor isolate lock trap imprison restrain pin pull trip knock head-butt headbutt stamp attack
	target victimise traumatise frighten scare terrify interview allocate close complete issue grant serve send
	raise discuss offer take see hold shake spit force coerce bail convict sentence identify log photograph document
	substantiate screen assign open update review arrange refuse support exclude evict involve bruise fracture cut
	subject expose cause carry deliver speak treat admit discharge sign obtain pay withhold steal hack track stalk harass follow`)
