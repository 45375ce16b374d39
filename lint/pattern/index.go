package pattern

import (
	"cmp"
	"slices"
	"sync"
)

// Index says which of many patterns could match a sentence at all: those whose
// rarest words it has. It is immutable once built.
type Index struct {
	lx       *Lexicon
	patterns []*Pattern
	// byWord[at[w]:at[w+1]] are the groups whose rarest set has word w, and
	// needs[groupAt[k]:groupAt[k+1]] the patterns of group k.
	byWord, at []int32
	needs      []need
	groupAt    []int32
	free       []int32 // patterns that need no particular word: always candidates
	pool       sync.Pool
}

// need is a pattern with what else it needs, as a posting has it.
type need struct {
	pattern int32
	also    [2]int32
}

// seen are the groups that a sentence has been asked about: those whose mark is
// the round's.
type seen struct {
	round uint32
	mark  []uint32
}

// NewIndex indexes patterns of one lexicon; a pattern's id is its place in the slice.
func NewIndex(patterns []*Pattern) *Index {
	x := &Index{patterns: patterns}
	var ids []int32
	for id, p := range patterns {
		x.lx = p.lx
		if p.need[0] < 0 {
			x.free = append(x.free, int32(id))
		} else {
			ids = append(ids, int32(id))
		}
	}
	if x.lx == nil {
		return x
	}
	rarest := func(id int32) int32 { return patterns[id].need[0] }
	slices.SortStableFunc(ids, func(a, b int32) int { return cmp.Compare(rarest(a), rarest(b)) })
	x.needs = make([]need, len(ids))
	var sets []int32 // by group
	for i, id := range ids {
		p := patterns[id]
		if i == 0 || rarest(ids[i-1]) != p.need[0] {
			x.groupAt = append(x.groupAt, int32(i))
			sets = append(sets, p.need[0])
		}
		x.needs[i] = need{id, [2]int32{x.lx.inline(p.need[1]), x.lx.inline(p.need[2])}}
	}
	x.groupAt = append(x.groupAt, int32(len(ids)))
	x.at, x.byWord = x.lx.invert(sets)
	x.pool.New = func() any { return &seen{mark: make([]uint32, len(sets))} }
	return x
}

// invert lists for each word the sets that hold it, by their place in sets:
// those of word w are of[at[w]:at[w+1]].
func (lx *Lexicon) invert(sets []int32) (at, of []int32) {
	at = make([]int32, len(lx.names)+1)
	for _, set := range sets {
		for _, w := range lx.set(set) {
			at[w+1]++
		}
	}
	for w := range lx.names {
		at[w+1] += at[w]
	}
	of = make([]int32, at[len(lx.names)])
	next := slices.Clone(at)
	for k, set := range sets {
		for _, w := range lx.set(set) {
			of[next[w]] = int32(k)
			next[w]++
		}
	}
	return at, of
}

// Candidates appends to dst the ids of the patterns that could match in the
// sentence, each once, in no order.
func (x *Index) Candidates(dst []int32, in Input) []int32 {
	dst = append(dst, x.free...)
	if x.lx == nil {
		return dst
	}
	pr := x.lx.prepare(in.Paragraph)
	s := pr.sentence(in)
	m := x.pool.Get().(*seen)
	defer x.pool.Put(m)
	if m.round++; m.round == 0 {
		clear(m.mark)
		m.round = 1
	}
	for _, w := range s.words {
		if int(w)+1 >= len(x.at) {
			continue
		}
		for _, k := range x.byWord[x.at[w]:x.at[w+1]] {
			if m.mark[k] == m.round {
				continue
			}
			m.mark[k] = m.round
			for _, n := range x.needs[x.groupAt[k]:x.groupAt[k+1]] {
				if s.holds(x.lx, n.also[0]) && s.holds(x.lx, n.also[1]) && (in.Roles == nil || x.patterns[n.pattern].said(in, pr, s)) {
					dst = append(dst, n.pattern)
				}
			}
		}
	}
	return dst
}
