package pattern

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"sync"

	"github.com/dalint/dalint/lint/language"
)

// Concept is one named way to group many ways of saying one thing.
type Concept struct {
	Name    string
	About   string
	Entries []string
}

// Lexicon is a set of named concepts, with every pattern compiled against
// them. Build it with NewLexicon and Compile; once all patterns are compiled
// it does not change and may be shared.
type Lexicon struct {
	program
	concepts []Concept
	classes  []class
	byName   map[string]int32
	begins   []uint64            // for each word, a bit for each class with an entry that begins with it
	width    int                 // how many of those make up one word's bits
	compiled map[string]*Pattern // by source: the same words are compiled once
	roles    RoleNames
	weights  map[int32]int // of sets, as asked for while patterns are compiled
	ways     ways
	states   sync.Pool // of *state
}

// class is a compiled concept.
type class struct {
	state   uint8   // 0 not compiled, 1 being compiled, 2 compiled
	entries []entry // sorted by first word; those with first word -1 may begin with any
	anyTo   int32   // entries[:anyTo] are those
	need    int32   // a set of which every occurrence has a word; -1 for none
	words   bool    // decided by words alone, not by roles or parts of speech
}

// entry is one way of saying a concept that begins with the word first. second
// is the instruction for its second word, where it must have a certain one; 0
// where not. Most entries fail there, so it is looked at before anything else.
type entry struct{ first, start, second int32 }

// NewLexicon compiles concepts. An entry that names a role is never found by
// At.
func NewLexicon(concepts []Concept, roles RoleNames) (*Lexicon, error) {
	lx := &Lexicon{
		program: newProgram(), concepts: concepts, classes: make([]class, len(concepts)),
		byName: make(map[string]int32, len(concepts)), compiled: map[string]*Pattern{}, roles: roles, weights: map[int32]int{},
	}
	for i, c := range concepts {
		if _, twice := lx.byName[c.Name]; twice {
			return nil, fmt.Errorf("the concept %q is defined twice", c.Name)
		}
		lx.byName[c.Name] = int32(i)
	}
	for i := range concepts {
		if err := lx.compile(int32(i)); err != nil {
			return nil, fmt.Errorf("concept %q: %w", concepts[i].Name, err)
		}
	}
	lx.link()
	return lx, nil
}

// Names lists the concepts in alphabetical order.
func (lx *Lexicon) Names() []string {
	names := make([]string, 0, len(lx.concepts))
	for _, c := range lx.concepts {
		names = append(names, c.Name)
	}
	sort.Strings(names)
	return names
}

// Class is the number of a concept; ok is false where there is none.
func (lx *Lexicon) Class(name string) (id int32, ok bool) {
	id, ok = lx.byName[name]
	return id, ok
}

// At is the token after the longest entry of the concept that starts at token
// i and ends by token end, or 0 where there is none.
func (lx *Lexicon) At(name string, p *language.Paragraph, i, end int) int {
	id, ok := lx.byName[name]
	if !ok {
		panic("pattern: no concept " + name)
	}
	pr := lx.prepare(p)
	base := len(pr.stack)
	ends := lx.ends(id, Input{Paragraph: p, From: i, To: end}, pr, i, pr.stack)
	pr.stack = ends[:base]
	if len(ends) > base {
		return ends[base]
	}
	return 0
}

func (lx *Lexicon) resolve(name string) (int32, error) {
	id, ok := lx.byName[name]
	if !ok {
		return 0, fmt.Errorf("there is no concept %q%s", name, lx.near(name))
	}
	return id, lx.compile(id)
}

// near suggests a concept that shares a beginning with name.
func (lx *Lexicon) near(name string) string {
	for _, n := range lx.Names() {
		if k := min(len(n), len(name), 3); n[:k] == name[:k] {
			return fmt.Sprintf("; is %q meant?", n)
		}
	}
	return ""
}

func (lx *Lexicon) compile(id int32) error {
	switch lx.classes[id].state {
	case 1:
		return fmt.Errorf("the concept %q refers to itself", lx.concepts[id].Name)
	case 2:
		return nil
	}
	if len(lx.concepts[id].Entries) == 0 {
		return fmt.Errorf("the concept %q has no entries", lx.concepts[id].Name)
	}
	lx.classes[id].state = 1
	var entries []entry
	var need []int32
	open, words := false, true
	for _, src := range lx.concepts[id].Entries {
		p, err := Compile(src, lx, lx.roles)
		if err != nil {
			return err
		}
		words = words && p.words
		lx.ways.all = append(lx.ways.all, way{id, p.start, p.need, p.first, p.mention})
		if p.first < 0 || p.mention {
			entries = append(entries, entry{-1, p.start, 0})
		} else {
			for _, w := range lx.set(p.first) {
				entries = append(entries, entry{w, p.start, lx.secondWord(p.start)})
			}
		}
		if p.need[0] < 0 {
			open = true
		} else {
			need = append(need, lx.set(p.need[0])...)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.first, b.first) })
	c := &lx.classes[id]
	c.words = words
	c.entries = slices.Compact(entries)
	c.need = -1
	if !open {
		slices.Sort(need)
		c.need = lx.newSet(slices.Compact(need))
	}
	for c.anyTo = 0; int(c.anyTo) < len(c.entries) && c.entries[c.anyTo].first < 0; c.anyTo++ {
	}
	c.state = 2
	return nil
}

// secondWord is the instruction for the second word of a pattern that begins
// with two words in a row; 0 for any other.
func (lx *Lexicon) secondWord(start int32) int32 {
	first := lx.code[start]
	if first.op != opWord && first.op != opWords && first.op != opForm {
		return 0
	}
	switch lx.code[first.next].op {
	case opWord, opWords, opForm:
		return first.next
	}
	return 0
}

// What firstWords lists beside words.
const (
	anyFirst  = -1
	roleFirst = -2
)

// firstWords lists the words with which a match from start may begin, in
// ascending order; anyFirst stands for any, roleFirst for a mention of someone.
func (lx *Lexicon) firstWords(start int32) []int32 {
	var words []int32
	seen := map[int32]bool{} // alternatives meet again, so that paths are many more than places
	todo := []int32{start}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		switch in := lx.code[at]; in.op {
		case opWord, opForm:
			words = append(words, in.a)
		case opWords:
			words = append(words, lx.set(in.a)...)
		case opConcept:
			for _, e := range lx.classes[in.a].entries {
				words = append(words, e.first)
			}
		case opNot, opFirst, opOpen:
			todo = append(todo, in.next)
		case opRole:
			words = append(words, roleFirst)
		case opAlt:
			todo = append(todo, lx.program.alts[in.a:in.a+in.b]...)
		default:
			words = append(words, anyFirst)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// link says for each word which concepts have an entry that begins with it.
func (lx *Lexicon) link() {
	lx.states.New = lx.newState
	lx.ways.index(lx)
	lx.width = (len(lx.classes) + 63) / 64
	lx.begins = make([]uint64, len(lx.names)*lx.width)
	for id := range lx.classes {
		for _, e := range lx.classes[id].entries {
			if e.first >= 0 {
				lx.begins[int(e.first)*lx.width+id/64] |= 1 << (id % 64)
			}
		}
	}
}
