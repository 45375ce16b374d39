package pattern

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pattern is a compiled pattern. It does not change and may be shared.
type Pattern struct {
	lx    *Lexicon
	start int32
	// need are up to three sets of which every match has a word each, the
	// rarest first; -1 for none.
	need [3]int32
	// says are up to two concepts that every match says; -1 for none.
	says [2]int32
	// first is the set of words with which every match begins, but for those
	// that begin with a mention where mention is set; -1 where that is not known.
	first   int32
	mention bool
	words   bool // decided by words alone, not by roles, parts of speech or place
}

// Error is a mistake in a pattern. Offset counts bytes of the pattern, from 0.
type Error struct {
	Pattern string
	Offset  int
	Message string
}

func (e *Error) Error() string {
	return fmt.Sprintf("pattern %q, at character %d: %s", e.Pattern, utf8.RuneCountInString(e.Pattern[:e.Offset])+1, e.Message)
}

// Compile reads a pattern. Concepts are looked up in lx; roles are not
// known here but to whoever answers for them; roles is nil where a pattern may
// name none. It adds to lx, so it must not run while lx is in use.
func Compile(src string, lx *Lexicon, roles RoleNames) (*Pattern, error) {
	if p, ok := lx.compiled[src]; ok {
		return p, nil
	}
	c := &compiler{src: src, lx: lx, roles: roles}
	c.space()
	items, err := c.sequence("")
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, c.fail("the pattern is empty")
	}
	p := &Pattern{lx: lx, start: c.emit(items, 0), need: lx.rarest(items), says: lx.mustSay(items), first: -1, words: lx.onlyWords(items)}
	firsts := lx.firstWords(p.start)
	if firsts[0] == roleFirst {
		p.mention, firsts = true, firsts[1:]
	}
	if len(firsts) == 0 || firsts[0] != anyFirst {
		p.first = lx.newSet(firsts)
	}
	lx.compiled[src] = p
	return p, nil
}

// onlyWords reports whether a match of the items depends on words alone.
func (lx *Lexicon) onlyWords(items []item) bool {
	for i := range items {
		it := &items[i]
		if it.op == opRole || it.op == opFirst || it.pos != 0 || it.op == opConcept && !lx.classes[it.a].words {
			return false
		}
		for _, alt := range it.alts {
			if !lx.onlyWords(alt) {
				return false
			}
		}
	}
	return true
}

// item is one element as read, before it is laid out as instructions. Laying
// out goes from the last element to the first, since each names its successor.
type item struct {
	op       op
	pos      int32
	a        int32
	optional bool
	alts     [][]item // opAlt, opNot
}

type compiler struct {
	src    string
	pos    int
	lx     *Lexicon
	roles  RoleNames
	marked bool
}

func (c *compiler) fail(format string, args ...any) error {
	return &Error{Pattern: c.src, Offset: min(c.pos, len(c.src)), Message: fmt.Sprintf(format, args...)}
}

func (c *compiler) space() {
	for c.pos < len(c.src) && c.src[c.pos] == ' ' {
		c.pos++
	}
}

// sequence reads elements up to one of the bytes in stop, which it leaves unread.
func (c *compiler) sequence(stop string) ([]item, error) {
	var items []item
	for c.pos < len(c.src) && strings.IndexByte(stop, c.src[c.pos]) < 0 {
		from := len(items)
		var err error
		if items, err = c.atom(items); err != nil {
			return nil, err
		}
		if c.pos < len(c.src) && c.src[c.pos] == '?' {
			c.pos++
			if len(items) == from+1 {
				items[from].optional = true
			} else {
				group := slices.Clone(items[from:])
				items = append(items[:from], item{op: opAlt, alts: [][]item{group}, optional: true})
			}
		}
		c.space()
	}
	if stop != "" && c.pos == len(c.src) {
		return nil, c.fail("a %q is missing", stop[len(stop)-1:])
	}
	return items, nil
}

func (c *compiler) atom(items []item) ([]item, error) {
	switch ch := c.src[c.pos]; {
	case ch == '(':
		return c.alternatives(items)
	case ch == '[':
		return c.mark(items)
	case ch == '{':
		return c.role(items)
	case ch == '@':
		return c.concept(items)
	case ch == '"':
		end := strings.IndexByte(c.src[c.pos+1:], '"')
		if end <= 0 {
			return nil, c.fail("the quotation mark is not closed")
		}
		form := straight.Replace(strings.ToLower(c.src[c.pos+1 : c.pos+1+end]))
		c.pos += end + 2
		return append(items, item{op: opForm, a: c.lx.word(form)}), nil
	case ch == '!':
		c.pos++
		if c.pos == len(c.src) {
			return nil, c.fail("nothing follows the !")
		}
		inner, err := c.atom(nil)
		return append(items, item{op: opNot, alts: [][]item{inner}}), err
	case ch == '^':
		c.pos++
		return append(items, item{op: opFirst}), nil
	case ch == '$':
		c.pos++
		return append(items, item{op: opLast}), nil
	case ch == '~':
		c.pos++
		return append(items, item{op: opAux, a: 4}), nil
	case ch == '_':
		c.pos++
		return append(items, item{op: opAny, pos: c.suffix()}), nil
	case strings.HasPrefix(c.src[c.pos:], ".."):
		return c.gap(items)
	}
	return c.word(items)
}

func (c *compiler) alternatives(items []item) ([]item, error) {
	c.pos++
	var alts [][]item
	for {
		c.space()
		alt, err := c.sequence("|)")
		if err != nil {
			return nil, err
		}
		if len(alt) == 0 {
			return nil, c.fail("an alternative is empty")
		}
		alts = append(alts, alt)
		c.pos++
		if c.src[c.pos-1] == ')' {
			return append(items, c.simplify(alts)), nil
		}
	}
}

// simplify turns an alternation of single words into one set of words.
func (c *compiler) simplify(alts [][]item) item {
	ids := make([]int32, 0, len(alts))
	for _, a := range alts {
		if len(a) != 1 || a[0].op != opWord || a[0].pos != 0 || a[0].optional {
			return item{op: opAlt, alts: alts}
		}
		ids = append(ids, a[0].a)
	}
	slices.Sort(ids)
	return item{op: opWords, a: c.lx.newSet(slices.Compact(ids))}
}

func (c *compiler) mark(items []item) ([]item, error) {
	if c.marked {
		return nil, c.fail("a pattern marks one part only")
	}
	c.marked = true
	c.pos++
	c.space()
	inner, err := c.sequence("]")
	if err != nil {
		return nil, err
	}
	c.pos++
	return append(append(append(items, item{op: opOpen}), inner...), item{op: opClose}), nil
}

func (c *compiler) role(items []item) ([]item, error) {
	end := strings.IndexByte(c.src[c.pos:], '}')
	if end < 0 {
		return nil, c.fail("a } is missing")
	}
	name := c.src[c.pos+1 : c.pos+end]
	if c.roles == nil {
		return nil, c.fail("there is no role %q", name)
	}
	id, ok := c.roles(name)
	if !ok {
		return nil, c.fail("there is no role %q", name)
	}
	c.pos += end + 1
	return append(items, item{op: opRole, a: id}), nil
}

func (c *compiler) concept(items []item) ([]item, error) {
	c.pos++
	from := c.pos
	for c.pos < len(c.src) && (c.src[c.pos] == '-' || c.src[c.pos] >= 'a' && c.src[c.pos] <= 'z') {
		c.pos++
	}
	id, err := c.lx.resolve(c.src[from:c.pos])
	if err != nil {
		c.pos = from
		return nil, c.fail("%s", err)
	}
	return append(items, item{op: opConcept, a: id}), nil
}

func (c *compiler) gap(items []item) ([]item, error) {
	c.pos += 2
	from := c.pos
	for c.pos < len(c.src) && c.src[c.pos] >= '0' && c.src[c.pos] <= '9' {
		c.pos++
	}
	n := 3
	if c.pos > from {
		n, _ = strconv.Atoi(c.src[from:c.pos])
	}
	if n < 1 || n > 20 {
		return nil, c.fail("a gap is 1 to 20 words")
	}
	return append(items, item{op: opGap, a: int32(n)}), nil
}

// straight writes quotation marks as the tokens of a text have them.
var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

func (c *compiler) word(items []item) ([]item, error) {
	from := c.pos
	for c.pos < len(c.src) {
		r, size := utf8.DecodeRuneInString(c.src[c.pos:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'-.,;:%&+", r) {
			break
		}
		c.pos += size
	}
	// A slash between words is a token of its own.
	if c.pos == from && c.src[c.pos] == '/' {
		c.pos++
	}
	w := c.src[from:c.pos]
	if w == "" {
		return nil, c.fail("%q is not expected here", c.src[c.pos:c.pos+1])
	}
	if w != strings.ToLower(w) {
		c.pos = from
		return nil, c.fail("words are written in lower case")
	}
	pos := c.suffix()
	// Tokens split the possessive off, so a pattern must too.
	if stem, ok := strings.CutSuffix(w, "'s"); ok && stem != "" {
		return append(items, item{op: opWord, pos: pos, a: c.lx.word(stem)}, item{op: opWord, a: c.lx.word("'s")}), nil
	}
	return append(items, item{op: opWord, pos: pos, a: c.lx.word(w)}), nil
}

// suffix reads "/V" and the like.
func (c *compiler) suffix() int32 {
	if c.pos+1 < len(c.src) && c.src[c.pos] == '/' && strings.IndexByte("VNJR", c.src[c.pos+1]) >= 0 {
		c.pos += 2
		return int32(c.src[c.pos-1])
	}
	return 0
}

// emit lays the items out so that the last continues at next, and returns
// where the first begins.
func (c *compiler) emit(items []item, next int32) int32 {
	for i := len(items) - 1; i >= 0; i-- {
		it := &items[i]
		in := instr{op: it.op, pos: it.pos, next: next, a: it.a}
		var at int32
		switch it.op {
		case opAlt:
			starts := make([]int32, len(it.alts), len(it.alts)+1)
			for k, alt := range it.alts {
				starts[k] = c.emit(alt, next)
			}
			if it.optional {
				starts = append(starts, next)
			}
			in.a, in.b = c.lx.alternatives(starts)
			next = c.lx.program.emit(in)
			continue
		case opNot:
			in.a = c.emit(it.alts[0], 0)
		}
		at = c.lx.program.emit(in)
		if it.optional {
			first, n := c.lx.alternatives([]int32{at, next})
			at = c.lx.program.emit(instr{op: opAlt, next: next, a: first, b: n})
		}
		next = at
	}
	return next
}
