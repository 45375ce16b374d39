package pattern

import (
	"slices"

	"github.com/dalint/dalint/lint/language"
)

// RoleNames numbers the roles that a pattern may name; ok is false for any
// other name.
type RoleNames func(name string) (role int32, ok bool)

// Roles answers for the {role} elements of a pattern.
type Roles interface {
	// Ends appends to dst the tokens at which a mention in that role which
	// starts at token i may end, the longest first. The role is a number that
	// the RoleNames given to Compile has handed out; last is the token at which
	// the match's role element before this one was found, or -1.
	Ends(role int32, i, last int, dst []int) []int
	// Begins reports whether any mention starts at token i.
	Begins(i int) bool
}

// Input is one sentence: tokens [From, To) of a paragraph.
type Input struct {
	*language.Paragraph
	From, To int
	Roles    Roles // nil where no pattern names a role
}

// Match is tokens [From, To), and the part of them [MarkFrom, MarkTo) that a
// finding marks.
type Match struct{ From, To, MarkFrom, MarkTo int }

// budget bounds the steps of one attempt, so that no pattern and no sentence
// can make matching slow.
const budget = 4000

type matcher struct {
	in         Input
	lx         *Lexicon
	pr         *prepared
	steps      int
	open, shut int
	last       int // where the last role element was found
}

// At matches p at token i and nowhere else. ok is false where it does not match.
func (p *Pattern) At(in Input, i int) (m Match, ok bool) {
	t := matcher{in: in, lx: p.lx, pr: p.lx.prepare(in.Paragraph), steps: budget, open: -1, last: -1}
	return t.at(p.start, i)
}

func (t *matcher) at(start int32, i int) (m Match, ok bool) {
	end := t.run(start, i)
	if end < 0 {
		return Match{}, false
	}
	m = Match{From: i, To: end, MarkFrom: i, MarkTo: end}
	if t.open >= 0 {
		m.MarkFrom, m.MarkTo = t.open, t.shut
	}
	return m, true
}

// Find lists the matches of p in the sentence, from left to right, without
// overlaps of the marked parts.
func (p *Pattern) Find(in Input) []Match {
	if in.Roles == nil {
		return p.find(in)
	}
	s := p.lx.prepare(in.Paragraph).sentence(in)
	found, known := s.found[p]
	if !known {
		if p.Possible(in) {
			found = p.find(in)
		}
		s.found[p] = found
	}
	return found
}

func (p *Pattern) find(in Input) []Match {
	var found []Match
	last := in.From
	t := matcher{in: in, lx: p.lx, pr: p.lx.prepare(in.Paragraph), last: -1}
	for i := in.From; i < in.To; i++ {
		if !p.begins(in, t.pr, i) {
			continue
		}
		t.steps, t.open = budget, -1
		m, ok := t.at(p.start, i)
		if !ok || m.MarkTo == m.MarkFrom || m.MarkFrom < last {
			continue
		}
		found = append(found, m)
		last = m.MarkTo
	}
	return found
}

// Matches reports whether p occurs in the sentence.
func (p *Pattern) Matches(in Input) bool {
	t := matcher{in: in, lx: p.lx, pr: p.lx.prepare(in.Paragraph), last: -1}
	if !p.Possible(in) {
		return false
	}
	for i := in.From; i < in.To; i++ {
		if !p.begins(in, t.pr, i) {
			continue
		}
		t.steps, t.open = budget, -1
		if m, ok := t.at(p.start, i); ok && m.To > i {
			return true
		}
	}
	return false
}

// Possible reports whether the sentence has the words without which p cannot
// match, and says what it must say: a cheap test before a dear one.
func (p *Pattern) Possible(in Input) bool {
	pr := p.lx.prepare(in.Paragraph)
	s := pr.sentence(in)
	for _, set := range p.need {
		if set >= 0 && !s.meets(p.lx, set) {
			return false
		}
	}
	for _, c := range p.says {
		if c >= 0 && !s.says(c, in, pr) {
			return false
		}
	}
	return true
}

// begins reports whether a match may begin at token i.
func (p *Pattern) begins(in Input, pr *prepared, i int) bool {
	if p.first < 0 || p.mention && in.Roles != nil && in.Roles.Begins(i) {
		return true
	}
	if c := &p.lx.code[p.start]; c.op == opConcept {
		return p.lx.mayBegin(c.a, pr, i)
	}
	return pr.holds(p.lx.set(p.first), i, i+1)
}

// run matches from instruction n at token i and returns the token after the
// match, or -1.
func (t *matcher) run(n int32, i int) int {
	for {
		if t.steps--; t.steps < 0 {
			return -1
		}
		in := &t.lx.code[n]
		switch in.op {
		case opEnd:
			return i
		case opWord:
			if i >= t.in.To || !slices.Contains(t.pr.lemmas(i), in.a) || !hasTag(&t.in.Tokens[i], in.pos) {
				return -1
			}
			i++
		case opWords:
			if i >= t.in.To || !t.pr.holds(t.lx.set(in.a), i, i+1) {
				return -1
			}
			i++
		case opForm:
			if i >= t.in.To || t.pr.norms[i] != in.a {
				return -1
			}
			i++
		case opAny:
			if i >= t.in.To || !IsWord(&t.in.Tokens[i]) || !hasTag(&t.in.Tokens[i], in.pos) {
				return -1
			}
			i++
		case opFirst:
			if !t.in.starts(i) {
				return -1
			}
		case opLast:
			if !t.in.ends(i) {
				return -1
			}
		case opNot:
			if t.run(in.a, i) >= 0 {
				return -1
			}
		case opOpen:
			saved := t.open
			t.open = i
			end := t.run(in.next, i)
			if end < 0 {
				t.open = saved
			}
			return end
		case opClose:
			saved := t.shut
			t.shut = i
			end := t.run(in.next, i)
			if end < 0 {
				t.shut = saved
			}
			return end
		case opConcept:
			base := len(t.pr.stack)
			t.pr.stack = t.lx.ends(in.a, t.in, t.pr, i, t.pr.stack)
			return t.each(base, in.next)
		case opRole:
			if t.in.Roles == nil {
				return -1
			}
			base := len(t.pr.stack)
			t.pr.stack = t.in.Roles.Ends(in.a, i, t.last, t.pr.stack)
			saved := t.last
			t.last = i
			end := t.each(base, in.next)
			t.last = saved
			return end
		case opAlt:
			for _, a := range t.lx.alts[in.a : in.a+in.b] {
				if end := t.run(a, i); end >= 0 {
					return end
				}
			}
			return -1
		case opGap:
			return t.gap(in, i, gapStop)
		case opAux:
			return t.gap(in, i, notAux)
		}
		n = in.next
	}
}

// each tries to go on from each of the ends on the stack from base, and takes
// them off it.
func (t *matcher) each(base int, next int32) int {
	end := -1
	for k := base; k < len(t.pr.stack) && end < 0; k++ {
		end = t.run(next, t.pr.stack[k])
	}
	t.pr.stack = t.pr.stack[:base]
	return end
}

func (t *matcher) gap(in *instr, i int, stop func(*language.Token) bool) int {
	for k := int32(0); ; k++ {
		if end := t.run(in.next, i); end >= 0 {
			return end
		}
		if k == in.a || i >= t.in.To || stop(&t.in.Tokens[i]) {
			return -1
		}
		i++
	}
}

// ends appends to dst where the entries of a concept that start at token i
// end, the longest first.
func (lx *Lexicon) ends(id int32, in Input, pr *prepared, i int, dst []int) []int {
	if i >= in.To {
		return dst
	}
	c := &lx.classes[id]
	known := &pr.known[i]
	if in.Roles != nil {
		s := pr.sentence(in)
		if s.occurs[id] == no || !s.mayHold(lx, id) {
			return dst
		}
		known = &s.ends[i-in.From]
	} else {
		if c.anyTo == 0 && !lx.mayBegin(id, pr, i) {
			return dst
		}
		if !c.words {
			return lx.findEnds(c, in, pr, i, dst)
		}
	}
	for _, k := range *known {
		if k.class == id && k.to == int32(in.To) {
			return append(dst, k.ends...)
		}
	}
	base := len(dst)
	if in.Roles != nil {
		dst = lx.heldEnds(id, in, pr, i, dst)
	} else {
		dst = lx.findEnds(c, in, pr, i, dst)
	}
	*known = append(*known, knownEnds{id, int32(in.To), slices.Clone(dst[base:])})
	return dst
}

func (lx *Lexicon) findEnds(c *class, in Input, pr *prepared, i int, dst []int) []int {
	base := len(dst)
	for _, e := range c.entries[:c.anyTo] {
		dst = lx.try(e.start, in, pr, i, dst, base)
	}
	for _, w := range pr.lemmas(i) {
		k, _ := slices.BinarySearchFunc(c.entries, w, func(e entry, w int32) int { return int(e.first) - int(w) })
		for ; k < len(c.entries) && c.entries[k].first == w; k++ {
			if s := c.entries[k].second; s > 0 && !lx.wordAt(s, in, pr, i+1) {
				continue
			}
			dst = lx.try(c.entries[k].start, in, pr, i, dst, base)
		}
	}
	return longestFirst(dst, base)
}

// heldEnds is findEnds for a sentence whose possible entries are known: whole
// sentences come from rules, while cast asks about single tokens.
func (lx *Lexicon) heldEnds(id int32, in Input, pr *prepared, i int, dst []int) []int {
	base := len(dst)
	s := pr.sentence(in)
	for k := s.heads[id]; k >= 0; k = s.links[k].next {
		if start := lx.ways.all[s.links[k].way].start; lx.opens(start, in, pr, i) {
			dst = lx.try(start, in, pr, i, dst, base)
		}
	}
	for _, w := range lx.ways.free[id] {
		dst = lx.try(lx.ways.all[w].start, in, pr, i, dst, base)
	}
	return longestFirst(dst, base)
}

func longestFirst(dst []int, base int) []int {
	if found := dst[base:]; len(found) > 1 {
		slices.SortFunc(found, func(a, b int) int { return b - a })
	}
	return dst
}

// opens reports whether token i has the word that the pattern from start
// begins with, where that is one certain word or set.
func (lx *Lexicon) opens(start int32, in Input, pr *prepared, i int) bool {
	switch lx.code[start].op {
	case opWord, opWords, opForm:
		return lx.wordAt(start, in, pr, i)
	}
	return true
}

// wordAt reports whether token i has a word that instruction n asks for.
func (lx *Lexicon) wordAt(n int32, in Input, pr *prepared, i int) bool {
	if i >= in.To {
		return false
	}
	switch c := &lx.code[n]; c.op {
	case opWords:
		return pr.holds(lx.set(c.a), i, i+1)
	case opForm:
		return pr.norms[i] == c.a
	default:
		return slices.Contains(pr.lemmas(i), c.a)
	}
}

// try appends where one entry ends, unless dst has it from base on. While it
// runs, dst is the stack that inner concepts use above it.
func (lx *Lexicon) try(start int32, in Input, pr *prepared, i int, dst []int, base int) []int {
	t := matcher{in: in, lx: lx, pr: pr, steps: budget, open: -1, last: -1}
	pr.stack = dst
	end := t.run(start, i)
	dst = pr.stack
	if end > i && !slices.Contains(dst[base:], end) {
		dst = append(dst, end)
	}
	return dst
}
