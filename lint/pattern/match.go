package pattern

import (
	"iter"
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
	s          *state // nil where no roles are known: then concepts are looked for where they are asked for
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
	pr := p.lx.prepare(in.Paragraph)
	if in.Roles == nil {
		return p.find(in, pr, nil)
	}
	s := pr.sentence(in)
	if !p.possible(in, pr, s) {
		return nil
	}
	found, known := s.found[p]
	if !known {
		found = p.find(in, pr, s)
		s.found[p] = found
	}
	return found
}

func (p *Pattern) find(in Input, pr *prepared, s *state) []Match {
	var found []Match
	last := in.From
	t := matcher{in: in, lx: p.lx, pr: pr, s: s, last: -1}
	for i := range p.starts(in, pr, s) {
		t.steps, t.open = budget, -1
		if m, ok := t.at(p.start, i); ok && m.MarkTo > m.MarkFrom && m.MarkFrom >= last {
			found = append(found, m)
			last = m.MarkTo
		}
	}
	return found
}

// Matches reports whether p occurs in the sentence.
func (p *Pattern) Matches(in Input) bool {
	pr := p.lx.prepare(in.Paragraph)
	var s *state
	if in.Roles != nil {
		if s = pr.sentence(in); !p.possible(in, pr, s) {
			return false
		}
	}
	t := matcher{in: in, lx: p.lx, pr: pr, s: s, last: -1}
	for i := range p.starts(in, pr, s) {
		t.steps, t.open = budget, -1
		if m, ok := t.at(p.start, i); ok && m.To > i {
			return true
		}
	}
	return false
}

// Possible reports whether the sentence has the words without which p cannot
// match, and says what it must say: a cheap test before a dear one. The roles
// of in are known.
func (p *Pattern) Possible(in Input) bool {
	pr := p.lx.prepare(in.Paragraph)
	return p.possible(in, pr, pr.sentence(in))
}

func (p *Pattern) possible(in Input, pr *prepared, s *state) bool {
	return s.meets(p.lx, p.need[:]) && p.said(in, pr, s)
}

// said reports whether the sentence says the concepts that p must say.
func (p *Pattern) said(in Input, pr *prepared, s *state) bool {
	for _, c := range p.says {
		if c >= 0 && s.head(c, in, pr) < 0 {
			return false
		}
	}
	return true
}

// starts lists the tokens at which a match may begin, from left to right.
func (p *Pattern) starts(in Input, pr *prepared, s *state) iter.Seq[int] {
	if s != nil {
		return s.starts(p.start, p.first, p.mention, in, pr).within(in)
	}
	return func(yield func(int) bool) {
		for i := in.From; i < in.To; i++ {
			if (p.first < 0 || pr.holds(p.lx.set(p.first), i, i+1)) && !yield(i) {
				return
			}
		}
	}
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
			if t.s != nil {
				t.pr.stack = t.s.ends(in.a, t.in, t.pr, i, t.pr.stack)
			} else {
				t.pr.stack = t.lx.ends(in.a, t.in, t.pr, i, t.pr.stack)
			}
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
				if t.fails(a, i) {
					continue
				}
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

// fails reports whether it is plain that nothing matches from instruction n at
// token i: most alternatives fail at their first word.
func (t *matcher) fails(n int32, i int) bool {
	c := &t.lx.code[n]
	switch c.op {
	case opWord, opForm:
		if t.s != nil {
			return i >= t.in.To || t.s.where[c.a]&placeOf(i-t.in.From) == 0
		}
		return !t.lx.wordAt(n, t.in, t.pr, i)
	case opWords:
		if t.s != nil && t.s.lacks(c.a) {
			return true
		}
		return !t.lx.wordAt(n, t.in, t.pr, i)
	}
	return false
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
// end, the longest first. It serves those who ask about single places, and
// about nobody's role.
func (lx *Lexicon) ends(id int32, in Input, pr *prepared, i int, dst []int) []int {
	if i >= in.To {
		return dst
	}
	c := &lx.classes[id]
	if c.anyTo == 0 && !lx.mayBegin(id, pr, i) {
		return dst
	}
	if !c.words {
		return lx.findEnds(c, in, pr, i, dst)
	}
	for _, k := range pr.known[i] {
		if k.class == id && k.to == int32(in.To) {
			return append(dst, k.ends...)
		}
	}
	base := len(dst)
	dst = lx.findEnds(c, in, pr, i, dst)
	pr.known[i] = append(pr.known[i], knownEnds{id, int32(in.To), slices.Clone(dst[base:])})
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

func longestFirst(dst []int, base int) []int {
	if found := dst[base:]; len(found) > 1 {
		slices.SortFunc(found, func(a, b int) int { return b - a })
	}
	return dst
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
