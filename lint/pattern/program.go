package pattern

type op int32

const (
	opEnd op = iota
	opWord
	opWords
	opForm
	opConcept
	opRole
	opAlt
	opGap
	opAux
	opAny
	opNot
	opFirst
	opLast
	opOpen
	opClose
)

// instr is one element of a pattern, with the element that follows it. What a
// and b mean depends on op: a word, a set of words, a concept, a role, the
// longest gap, or the first alternative and how many there are.
type instr struct {
	op   op
	pos  int32 // first letter of the tag wanted; 0 for any
	next int32
	a, b int32
}

// program holds every compiled pattern of a lexicon as numbers, so that it can
// be written to a file and read back without compiling.
type program struct {
	words map[string]int32 // the vocabulary of all patterns: word -> id
	names []string         // id -> word
	code  []instr          // code[0] is the end of every pattern
	alts  []int32          // starts of alternatives, in runs
	sets  []int32          // word ids, in runs
	known map[string]int32 // set -> its number, so that equal sets are one
	setAt []int32          // set -> where its run starts; one more for the end
}

func newProgram() program {
	return program{words: map[string]int32{}, known: map[string]int32{}, code: []instr{{op: opEnd}}, setAt: []int32{0}}
}

func (g *program) word(w string) int32 {
	id, ok := g.words[w]
	if !ok {
		id = int32(len(g.names))
		g.words[w] = id
		g.names = append(g.names, w)
	}
	return id
}

func (g *program) emit(i instr) int32 {
	g.code = append(g.code, i)
	return int32(len(g.code) - 1)
}

// set is the run of word ids of a set, in ascending order.
func (g *program) set(s int32) []int32 { return g.sets[g.setAt[s]:g.setAt[s+1]] }

// newSet is the number of a set of sorted, distinct word ids.
func (g *program) newSet(ids []int32) int32 {
	key := make([]byte, 0, 4*len(ids))
	for _, id := range ids {
		key = append(key, byte(id), byte(id>>8), byte(id>>16), byte(id>>24))
	}
	if s, ok := g.known[string(key)]; ok {
		return s
	}
	g.known[string(key)] = int32(len(g.setAt) - 1)
	g.sets = append(g.sets, ids...)
	g.setAt = append(g.setAt, int32(len(g.sets)))
	return int32(len(g.setAt) - 2)
}

func (g *program) alternatives(starts []int32) (first, n int32) {
	g.alts = append(g.alts, starts...)
	return int32(len(g.alts) - len(starts)), int32(len(starts))
}

// has reports whether sorted ids contain id.
func has(ids []int32, id int32) bool {
	lo, hi := 0, len(ids)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if ids[mid] < id {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(ids) && ids[lo] == id
}
