package pattern

import "slices"

// way is one entry of a concept, by what a sentence must have for it: up to
// three sets of words, the rarest first; -1 for none.
type way struct {
	class, start int32
	need         [3]int32
}

// ways indexes the entries of all concepts by the words that they need, so
// that a sentence is asked only about entries that it might hold.
type ways struct {
	all []way
	// byWord[at[w]:at[w+1]] are the ways whose rarest set has word w.
	byWord, at []int32
	free       [][]int32 // by class: the ways that need no particular word
}

// index builds the ways from what compile has gathered.
func (x *ways) index(lx *Lexicon) {
	x.free = make([][]int32, len(lx.classes))
	x.at = make([]int32, len(lx.names)+1)
	for id, w := range x.all {
		if w.need[0] < 0 {
			x.free[w.class] = append(x.free[w.class], int32(id))
			continue
		}
		for _, word := range lx.set(w.need[0]) {
			x.at[word+1]++
		}
	}
	for w := range lx.names {
		x.at[w+1] += x.at[w]
	}
	x.byWord = make([]int32, x.at[len(lx.names)])
	next := slices.Clone(x.at)
	for id, w := range x.all {
		if w.need[0] < 0 {
			continue
		}
		for _, word := range lx.set(w.need[0]) {
			x.byWord[next[word]] = int32(id)
			next[word]++
		}
	}
}

// of lists the ways whose rarest set has the word.
func (x *ways) of(word int32) []int32 {
	if int(word)+1 >= len(x.at) {
		return nil // a word that only patterns outside the lexicon name
	}
	return x.byWord[x.at[word]:x.at[word+1]]
}
