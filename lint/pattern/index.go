package pattern

import (
	"slices"
	"sync"

	"github.com/dalint/dalint/lint/language"
)

// Index says which of many patterns could match a sentence at all, at the cost
// of one look-up a word. It is immutable once built.
type Index struct {
	lx     *Lexicon
	byWord [][]int32 // word -> the needs that it meets
	first  [][]need  // need -> patterns whose rarest need it is
	free   []int32   // patterns that need no particular word: always candidates
	pool   sync.Pool
}

// need is a pattern with the other needs that must be met too; -1 for none.
type need struct {
	pattern int32
	also    [2]int32
}

// met says which needs a sentence meets: those whose mark is the round's.
type met struct {
	round uint32
	mark  []uint32
	list  []int32
}

func (m *met) holds(need int32) bool { return need < 0 || m.mark[need] == m.round }

// NewIndex indexes patterns of one lexicon; a pattern's id is its place in the slice.
func NewIndex(patterns []*Pattern) *Index {
	x := &Index{}
	byKey := map[int64]int32{}
	for id, p := range patterns {
		x.lx = p.lx
		if p.need[0] < 0 {
			x.free = append(x.free, int32(id))
			continue
		}
		also := [2]int32{-1, -1}
		for i, set := range p.need[1:] {
			if set >= 0 {
				also[i] = x.need(set, byKey)
			}
		}
		k := x.need(p.need[0], byKey)
		x.first[k] = append(x.first[k], need{int32(id), also})
	}
	x.pool.New = func() any { return &met{mark: make([]uint32, len(x.first))} }
	return x
}

// need is the number of a set of words as a need. Sets of one word that are
// alike share one, so that one more pattern costs an entry, not a list.
func (x *Index) need(set int32, byKey map[int64]int32) int32 {
	ids := x.lx.set(set)
	key := int64(set) << 32
	if len(ids) == 1 {
		key = int64(ids[0])
	}
	k, ok := byKey[key]
	if !ok {
		k = int32(len(x.first))
		byKey[key] = k
		x.first = append(x.first, nil)
		if n := len(x.lx.names) - len(x.byWord); n > 0 {
			x.byWord = append(x.byWord, make([][]int32, n)...)
		}
		for _, w := range ids {
			x.byWord[w] = append(x.byWord[w], k)
		}
	}
	return k
}

// Candidates appends to dst the ids of the patterns that could match within
// tokens [from, to), each once, in no order.
func (x *Index) Candidates(dst []int32, p *language.Paragraph, from, to int) []int32 {
	dst = append(dst, x.free...)
	if x.lx == nil {
		return dst
	}
	pr := x.lx.prepare(p)
	m := x.pool.Get().(*met)
	defer x.pool.Put(m)
	if m.round++; m.round == 0 {
		clear(m.mark)
		m.round = 1
	}
	m.list = m.list[:0]
	words := pr.ids[pr.idAt[from]:pr.idAt[to]]
	for i, w := range words {
		if int(w) >= len(x.byWord) || slices.Contains(words[:i], w) {
			continue
		}
		for _, k := range x.byWord[w] {
			if m.mark[k] != m.round {
				m.mark[k] = m.round
				m.list = append(m.list, k)
			}
		}
	}
	for _, k := range m.list {
		for _, n := range x.first[k] {
			if m.holds(n.also[0]) && m.holds(n.also[1]) {
				dst = append(dst, n.pattern)
			}
		}
	}
	return dst
}
