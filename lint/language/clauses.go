package language

// state is a clause that is being read: its subject and what opened it.
type state struct {
	kind    stateKind
	subject *Phrase
	subjK   int // chunk of the subject, -1
	clause  int // last clause of this state, -1
	mood    Mood
	object  *Phrase // of an object relative: the antecedent
	comma   bool    // a comma opened it
}

type stateKind uint8

const (
	mainState stateKind = iota
	relState
	subState
	compState
	parenState
)

// Parse tags sentence i and finds its clauses, noun phrases and scopes.
// Parsing a sentence again does nothing. It is not safe for concurrent use of
// one Paragraph.
func (p *Paragraph) Parse(i int) {
	if i < 0 || i >= len(p.Sentences) {
		return
	}
	s := &p.Sentences[i]
	if s.parsed {
		return
	}
	s.parsed = true
	if !p.tag(s.From, s.To) {
		return
	}
	z := parser{p: p, s: s, from: s.From, to: s.To}
	z.build()
	z.walk()
	z.finish()
	s.Clauses = z.clauses
	s.Nouns = z.nouns()
	z.scopes()
	z.settleKind()
}

// walk reads the chunks from left to right and makes a clause of each verb.
func (z *parser) walk() {
	stack := []state{{subjK: -1, clause: -1}}
	for k := 0; k < len(z.chunks); k++ {
		c := &z.chunks[k]
		top := &stack[len(stack)-1]
		switch c.kind {
		case chunkNoun:
			stack = z.noun(stack, k)
		case chunkVerb:
			stack = z.verb(stack, k)
		case chunkAux:
			if c.verb != nil { // "Is it safe?": no other verb took it
				stack = z.invertedCopula(stack, k)
			}
		case chunkRel:
			stack = z.relative(stack, k)
		case chunkSub:
			stack = z.subordinate(stack, k)
		case chunkComma:
			if top.kind == relState && top.comma && top.clause >= 0 && len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case chunkStop:
			stack = []state{{subjK: -1, clause: -1}}
		case chunkOpen:
			stack = push(stack, state{kind: parenState, subjK: -1, clause: -1})
		case chunkClose:
			for n := len(stack) - 1; n > 0; n-- {
				if stack[n].kind == parenState {
					stack = stack[:n]
					break
				}
			}
		}
	}
}

func push(stack []state, s state) []state {
	if len(stack) >= 12 {
		stack[len(stack)-1] = s
		return stack
	}
	return append(stack, s)
}

// noun handles noun chunk k: a subject, an object, or neither.
func (z *parser) noun(stack []state, k int) []state {
	c := &z.chunks[k]
	if c.governed {
		return stack
	}
	top := &stack[len(stack)-1]
	prev := z.back(k)
	pk := chunkStop
	if prev < k {
		pk = z.kindAt(prev)
	}
	// The object of a verb does not share its verb with what "and" adds.
	verb := z.predicateOf(k, top.clause < 0 || pk != chunkVerb && pk != chunkPrep)
	f := c.phrase()
	if z.temporal(f) && k > 0 && prev < k && pk != chunkComma && pk != chunkConj && (top.subject != nil || top.clause >= 0) {
		return stack // "arrested yesterday"
	}
	if verb >= 0 && top.clause >= 0 && z.ambiguousPast(z.chunks[verb].verb) && z.object(verb) < 0 && z.tag(c.head) != "PRP" && z.complementOf(top.clause, pk) {
		return stack
	}
	if verb < 0 {
		switch {
		case top.clause < 0 && top.subject == nil:
			top.subject, top.subjK = f, k
		case top.clause < 0 && pk == chunkConj && prev > 0 && z.prevNoun(prev) == top.subjK:
			top.subject = &Phrase{top.subject.From, f.To, top.subject.Head}
			top.subjK = k
		case top.clause >= 0 && pk == chunkComma && z.headlineAt(k):
			stack = stack[:1]
			stack[0] = state{subject: f, subjK: k, clause: -1}
		}
		return stack
	}
	switch {
	case top.clause < 0 && top.subject == nil:
		top.subject, top.subjK = f, k
	case top.clause < 0 && pk == chunkConj && z.joins(top, prev):
		if z.prevNoun(prev) == top.subjK {
			top.subject = &Phrase{top.subject.From, f.To, top.subject.Head}
			top.subjK = k
		}
	case top.clause < 0 && pk == chunkComma && z.kindAt(z.next(k)) == chunkConj && z.prevNoun(prev) >= 0 && z.personal(top.subject) && z.personal(f):
		top.subject = &Phrase{top.subject.From, f.To, top.subject.Head}
		top.subjK = k
	case top.clause < 0 && pk == chunkComma && z.kindAt(z.next(k)) == chunkComma && !z.temporal(top.subject) && z.tag(c.head) != "PRP":
		// An apposition: "Mr A, the father, hit her".
	case top.clause < 0 && pk == chunkNoun && !z.temporal(top.subject) && prev == top.subjK && !z.vocative(top.subject):
		// A contact relative: "the man she married was arrested".
		stack = push(stack, state{kind: relState, subject: f, subjK: k, clause: -1, object: top.subject})
	case top.clause < 0:
		top.subject, top.subjK = f, k
	default:
		stack = z.newClause(stack, k, pk, f)
	}
	return stack
}

// newClause starts a clause whose subject is noun chunk k, after one that has
// its verb already.
func (z *parser) newClause(stack []state, k int, pk chunkKind, f *Phrase) []state {
	top := &stack[len(stack)-1]
	fresh := state{subject: f, subjK: k, clause: -1}
	switch pk {
	case chunkVerb, chunkNoun, chunkAdj, chunkMark, chunkPrep:
		// "he said she left", "told her he would": the complement of a verb.
		if pk == chunkNoun && !z.takesClause(top.clause) && z.prevIsObject(k) && z.tag(z.chunks[k].head) != "PRP" {
			fresh.kind = mainState
			break
		}
		if z.takesClause(top.clause) || pk == chunkVerb {
			fresh.kind = compState
			return push(stack, fresh)
		}
		if pk == chunkNoun && z.contactRelative(k) {
			fresh.kind = relState
			fresh.object = z.chunks[z.back(k)].phrase()
			return push(stack, fresh)
		}
	case chunkConj:
		fresh.kind, fresh.mood = top.kind, top.mood
		if top.kind == relState {
			for len(stack) > 1 && stack[len(stack)-1].kind == relState {
				stack = stack[:len(stack)-1]
			}
			outer := &stack[len(stack)-1]
			fresh.kind, fresh.mood = outer.kind, outer.mood
		}
		if top.kind == subState && z.kindAt(z.back(z.back(k))) == chunkComma {
			fresh.kind, fresh.mood = mainState, Asserted
		}
		stack[len(stack)-1] = fresh
		return stack
	}
	if pk == chunkComma && top.kind == subState || pk != chunkComma {
		for len(stack) > 1 && (stack[len(stack)-1].kind == subState || stack[len(stack)-1].kind == relState && stack[len(stack)-1].clause >= 0) {
			stack = stack[:len(stack)-1]
		}
	}
	top = &stack[len(stack)-1]
	if top.clause < 0 && top.subject == nil || top.clause >= 0 || z.temporal(top.subject) {
		fresh.kind = top.kind
		if top.kind == compState || top.kind == parenState {
			fresh.mood = top.mood
		}
		stack[len(stack)-1] = fresh
		return stack
	}
	top.subject, top.subjK = f, k
	return stack
}

func (z *parser) prevIsObject(k int) bool {
	b := z.back(k)
	return b < k && z.kindAt(b) == chunkNoun && !z.chunks[b].governed
}

// prevNoun returns the noun chunk before chunk k, -1 where another stands there.
func (z *parser) prevNoun(k int) int {
	if b := z.back(k); b < k && z.kindAt(b) == chunkNoun {
		return b
	}
	return -1
}

// joins says whether the conjunction at chunk k joins a noun to the subject.
func (z *parser) joins(top *state, k int) bool {
	n := z.prevNoun(k)
	if n < 0 {
		return false
	}
	if n == top.subjK {
		return true
	}
	// "violence between A and B", "threats to kill A and B": the noun before
	// belongs to the subject.
	b := z.back(n)
	return n > top.subjK && (z.chunks[n].governed || z.kindAt(b) == chunkVerb && b > top.subjK)
}

func (z *parser) temporal(f *Phrase) bool {
	return f != nil && z.tok(f.Head).flags&isTimeNoun != 0
}

// vocative says whether a noun phrase at the start is no subject: "Please",
// an age, a date.
func (z *parser) vocative(f *Phrase) bool {
	return z.tok(f.Head).flags&isNumber != 0 && f.To == f.From+1
}
