package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// eventFinder finds the events of one sentence.
type eventFinder struct {
	b        *Bound
	c        *Cast
	p        *language.Paragraph
	lex      Lexicon
	s        int
	from, to int
	events   []Event
	used     int // tokens before this are part of an event already
	setting  bool
	brokenIn bool // the paragraph tells of a burglary
}

func (e *eventFinder) norm(i int) string {
	if i < e.from || i >= e.to {
		return ""
	}
	return e.p.Tokens[i].Norm
}

func (e *eventFinder) tag(i int) string {
	if i < e.from || i >= e.to {
		return ""
	}
	return string(e.p.Tokens[i].Tag)
}

func (e *eventFinder) at(concept string, i int) int {
	if i < e.from || i >= e.to {
		return 0
	}
	return e.lex.At(concept, e.p, i, e.to)
}

// frame is a verb with its arguments.
type frame struct {
	verb    int // token
	group   int // first token of the verb group, auxiliaries included
	clause  int // index; -1 for none
	passive bool
	gerund  bool // -ing or infinitive without a subject of its own
	subject *Mention
	owned   *Mention // possessor inside the subject, where the subject is a thing
	thing   int      // head token of a subject that is no person; -1 for none
	object  *Mention
	objOwn  *Mention // possessor inside the object, where the object is a thing
	objHead int      // head token of an object that is no person; -1 for none
	by      *Mention
	byThing bool // a by-phrase that is no person
	negated bool
	mood    language.Mood
}

var beForms = set("be is are was were been being am 's 're 'm isn't wasn't weren't aren't")
var getForms = set("get gets got getting gotten")
var auxWords = set("be is are was were been being am 's 're 'm 've 'd 'll have has had having do does did will would shall should can could may " +
	"might must to not never also again then still just only even once twice often always repeatedly allegedly reportedly both all already " +
	"since previously later subsequently n't get gets got getting gotten himself herself themselves ever so now")

// groupStart walks back over auxiliaries and adverbs to where a verb group begins.
func (e *eventFinder) groupStart(i int) int {
	g := i
	for g > e.from {
		n := e.norm(g - 1)
		if e.b.over[g-1] >= 0 || !auxWords[n] && !(n == "longer" && e.norm(g-2) == "no") && !(n == "no" && e.norm(g) == "longer") && !(strings.HasSuffix(n, "ly") && len(n) > 4 && e.b.over[g-1] < 0) {
			break
		}
		if n == "'s" && e.tag(g-1) == "POS" {
			break
		}
		g--
	}
	// Adverbs in front belong to what comes before.
	for g < i && (e.tag(g) == "RB" || e.norm(g) == "also" || e.norm(g) == "then" || e.norm(g) == "so" || e.norm(g) == "both") &&
		e.norm(g) != "not" && e.norm(g) != "never" {
		g++
	}
	return g
}

// passiveGroup reports whether the verb at i is passive, by its auxiliaries.
func (e *eventFinder) passiveGroup(g, i int) bool {
	t := e.tag(i)
	if t == "VBG" || strings.HasSuffix(e.norm(i), "ing") {
		return false
	}
	for k := i - 1; k >= g; k-- {
		n := e.norm(k)
		switch {
		case n == "'s" || n == "'d":
			// She's hit / she's been hit: "is" before a participle that is no past tense.
			return n == "'s" && t == "VBN" && k == i-1 && false
		case n == "being" || n == "been" || n == "be" || beForms[n] || getForms[n]:
			return true
		case n == "have" || n == "has" || n == "had" || n == "having" || n == "to" || n == "did" || n == "do" || n == "does":
			return false
		}
	}
	return false
}

// verbish reports whether token i is used as a verb.
func (e *eventFinder) verbish(i int) bool {
	t := e.tag(i)
	n := e.norm(i)
	g := e.groupStart(i)
	switch {
	case t == "":
		return false
	case strings.HasPrefix(t, "VB"):
		if t == "VBG" && i > e.from && (e.tag(i-1) == "DT" || e.tag(i-1) == "PRP$" || e.norm(i-1) == "'s" && e.tag(i-1) == "POS") {
			return false
		}
		return true
	case strings.HasPrefix(t, "J") && (strings.HasSuffix(n, "ed") || strings.HasSuffix(n, "en") || strings.HasSuffix(n, "ten")):
		return g < i && e.passiveGroup(g, i)
	case strings.HasPrefix(t, "N"):
		if e.passiveGroup(g, i) && g < i && (strings.HasSuffix(n, "ed") || strings.HasSuffix(n, "en") || participles[n]) && e.tag(i-1) != "DT" {
			return true
		}
	}
	// "Mr A assaults Ms B": a person before, a person after.
	before := e.endingAt(g)
	after := e.b.MentionAt(i + 1)
	if before == nil || before.Possessive || after == nil || after.Group == Agency {
		return false
	}
	return strings.HasSuffix(n, "s") || g < i || strings.HasSuffix(n, "ed") || perceiving[e.norm(before.From-1)]
}

// perceiving are verbs before a subject and a bare infinitive: "saw Mr A drag her".
var perceiving = set("see saw seen seeing hear heard hearing watch watched watching witnessed let made make")

var participles = set("hit beaten struck bitten thrown shaken broken held hurt cut shot bound burnt forced kept torn dragged slung flung choked raped stabbed")

// endingAt is the mention that ends just before token i; nil for none.
func (e *eventFinder) endingAt(i int) *Mention {
	if i <= e.from {
		return nil
	}
	m := e.b.MentionOver(i - 1)
	if m == nil || m.To != i {
		return nil
	}
	return m
}

// read builds the frame of the verb at token i, which ends at token end.
func (e *eventFinder) read(i, end int) frame {
	f := frame{verb: i, group: e.groupStart(i), clause: e.clauseOf(i), thing: -1, objHead: -1}
	f.passive = e.passiveGroup(f.group, i)
	var cl *language.Clause
	if f.clause >= 0 {
		cl = &e.p.Sentences[e.s].Clauses[f.clause]
		f.negated, f.mood = cl.Negated, cl.Mood
		if cl.Verb.Head == i {
			switch cl.Voice {
			case language.Passive, language.GetPassive, language.Reduced, language.Headline:
				f.passive = f.passive || e.tag(i) != "VBG" && !e.hasObject(i+1) && e.sharedObject(i+1) == nil
			}
			if cl.Verb.From < f.group && cl.Verb.From >= e.from && cl.Verb.To > i {
				f.group = cl.Verb.From
			}
		} else {
			f.negated, cl = false, nil
		}
	}
	e.subjectOf(&f, cl)
	if f.passive && f.group == i && f.subject != nil && f.subject.To == i && (f.subject.class == className || f.subject.class == classPronoun) {
		// "Mr A threatened to ..." is active, whatever the tag; "Ms B beaten by
		// her ex" is not.
		if m, _ := e.doerAfter(end, 8); m == nil && !e.telegraphed(&f, i, end) {
			f.passive = false
		}
	}
	if f.passive && f.group == i && f.subject != nil && f.subject.To == i && e.doneTo(i+1) {
		f.passive = false // "her boyfriend stamped on her face"
	}
	if f.passive && f.group == i && f.subject == nil && e.firstWord(i) && e.norm(i+1) == "to" && strings.HasPrefix(e.tag(i+2), "VB") {
		f.passive = false // a note without its subject: "Threatened to kill her"
	}
	if !f.passive && f.group == i && (e.tag(i) == "VBD" || e.tag(i) == "VBN") && e.b.MentionAt(i+1) == nil {
		e.carryPassive(&f)
	}
	if !f.passive && f.subject == nil && f.group == i && e.firstWord(i) && e.bareNote(i) {
		f.passive = true // a note: "Strangled twice, wrist broken"
	}
	if !f.passive {
		e.objectOf(&f, end)
		e.objectBefore(&f)
	}
	e.goesOn(&f)
	if f.passive {
		e.agentAfter(&f, end)
	}
	f.negated = f.negated || e.p.InScope(i, language.Negated) != nil || e.notBefore(f.group, i)
	if f.mood == language.Asserted {
		f.mood = e.scopeMood(i)
	}
	if f.mood == language.Asserted && (e.accusedOf(f.group) || e.imagined(f.group)) {
		f.mood = language.Hypothetical // what another says that somebody did, or what was only thought of
	}
	return f
}

// accusedOf reports whether a verb group from token g is what somebody accuses
// somebody of: "Mr A accused Ms B of hitting him".
func (e *eventFinder) accusedOf(g int) bool {
	if e.norm(g-1) != "of" {
		return false
	}
	for k := g - 2; k >= max(e.from, g-8); k-- {
		switch e.norm(k) {
		case "accused", "accuses", "accuse", "accusing":
			return !beForms[e.norm(k-1)] && e.norm(k-1) != "been"
		}
	}
	return false
}

// imagined reports whether a verb group from token g is what somebody has in mind:
// "thought about stabbing him".
func (e *eventFinder) imagined(g int) bool {
	k := g - 1
	if w := e.norm(k); w == "about" || w == "of" {
		k--
	}
	return k >= e.from && strings.HasSuffix(e.norm(g), "ing") && hasLemma(&e.p.Tokens[k], imagining)
}

var imagining = set("think dream fantasise fantasize imagine consider contemplate")

// objected are acts that are told with the one they are done to, so that a note
// which stops after the verb tells what was done to its subject.
var objected = set("assault strangle choke throttle stab punch kick slap rape injure beat attack shove grab batter headbutt head-butt burn bruise hospitalise hospitalize")

// telegraphed reports whether the verb at token i ends a note that begins with
// its subject: "Chantelle assaulted.", "Ms B strangled, lost consciousness".
func (e *eventFinder) telegraphed(f *frame, i, end int) bool {
	if !hasLemma(&e.p.Tokens[i], objected) || e.norm(i) == "beat" || f.subject.From != e.from && wordlike(e.norm(e.from)) {
		return false
	}
	switch e.norm(end) {
	case "", ".", ",", ";", "(", "–", "—":
		return end < e.from+8 && (e.norm(end) != "," || e.b.MentionAt(end+1) == nil)
	}
	return false
}

// carryPassive reads a participle after a passive as passive too: "was slapped,
// spat at and called a slag".
func (e *eventFinder) carryPassive(f *frame) {
	if len(e.events) == 0 {
		return
	}
	last := &e.events[len(e.events)-1]
	if last.Form != PassiveVerb || last.noun || last.Patient.To <= last.Patient.From {
		return
	}
	for k := last.To; k < f.group; k++ {
		if n := e.norm(k); n != "and" && n != "," && n != "or" && e.tag(k) != "RB" && e.tag(k) != "IN" {
			return
		}
	}
	if m := e.b.MentionOver(last.Patient.From); m != nil && !m.Possessive && last.To < f.group {
		f.passive, f.subject = true, m
	}
}

func (e *eventFinder) scopeMood(i int) language.Mood {
	if e.p.InScope(i, language.Questioned) != nil {
		return language.Asked
	}
	if e.p.InScope(i, language.Supposed) != nil {
		return language.Hypothetical
	}
	return language.Asserted
}

// clauseOf is the clause whose verb is token i, or else the smallest that
// covers it; -1 for none.
func (e *eventFinder) clauseOf(i int) int {
	best := -1
	cs := e.p.Sentences[e.s].Clauses
	for k := range cs {
		if cs[k].Verb.Head == i {
			return k
		}
		if cs[k].From <= i && i < cs[k].To && (best < 0 || cs[k].To-cs[k].From <= cs[best].To-cs[best].From) {
			best = k
		}
	}
	return best
}

// sharedObject is the object of coordinated verbs, which stands after the last
// of them: "slapped, bitten and dragged Amira".
func (e *eventFinder) sharedObject(i int) *Mention {
	joined := false
	for k := i; k < min(e.to, i+9); k++ {
		n := e.norm(k)
		switch {
		case n == "," || n == "and" || n == "or":
			joined = true
		case !joined:
			return nil
		case e.b.MentionAt(k) != nil:
			if n := e.norm(k - 1); n == "," || n == "and" || n == "or" {
				return nil // another subject
			}
			if t := e.tag(k - 1); strings.HasPrefix(t, "VB") || e.at("act-emotional-person", k-2) == k || e.norm(k-1) == "at" {
				return e.b.MentionAt(k)
			}
			return nil
		case strings.HasPrefix(e.tag(k), "VB") && e.tag(k) != "VBZ" || strings.HasPrefix(e.tag(k), "RB") || n == "at":
			if auxWords[n] && n != "at" && (beForms[n] || n == "to") {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// hasObject reports whether a noun phrase follows directly.
func (e *eventFinder) hasObject(i int) bool {
	if m := e.b.MentionAt(i); m != nil {
		return true
	}
	t := e.tag(i)
	return t == "DT" || t == "PRP$" || t == "PRP"
}
