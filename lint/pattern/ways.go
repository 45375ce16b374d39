package pattern

import (
	"cmp"
	"slices"
)

// way is one entry of a concept, by what a sentence must have for it: up to
// three sets of words, the rarest first; -1 for none.
type way struct {
	class, start int32
	need         [3]int32
	first        int32 // as a Pattern has it
	mention      bool
}

// ways indexes the entries of all concepts by the words that they need, so
// that a sentence is asked only about entries that it might hold.
type ways struct {
	all []way // by class; those of class c are all[classAt[c]:classAt[c+1]]
	// byWord[at[w]:at[w+1]] are the ways whose rarest set has word w.
	byWord  []posting
	at      []int32
	classAt []int32
	free    []int32 // the ways that need no particular word
}

// posting is a way with what else it needs: words, as their ids; sets of
// several words, as their numbers below 0, from -2 down; -1 for none.
type posting struct {
	id   int32
	also [2]int32
}

// index builds the ways from what compile has gathered.
func (x *ways) index(lx *Lexicon) {
	slices.SortStableFunc(x.all, func(a, b way) int { return cmp.Compare(a.class, b.class) })
	x.classAt = make([]int32, len(lx.classes)+1)
	for i := range x.all {
		x.classAt[x.all[i].class+1] = int32(i + 1)
	}
	for c := range lx.classes { // one without entries ends where it begins
		x.classAt[c+1] = max(x.classAt[c+1], x.classAt[c])
	}
	x.free = nil
	var sets []int32
	var postings []posting
	for id := range x.all {
		w := &x.all[id]
		if w.need[0] < 0 {
			x.free = append(x.free, int32(id))
			continue
		}
		sets = append(sets, w.need[0])
		postings = append(postings, posting{int32(id), [2]int32{lx.inline(w.need[1]), lx.inline(w.need[2])}})
	}
	var of []int32
	x.at, of = lx.invert(sets)
	x.byWord = make([]posting, len(of))
	for i, k := range of {
		x.byWord[i] = postings[k]
	}
}

// inline is a set as a posting has it.
func (lx *Lexicon) inline(set int32) int32 {
	if set < 0 {
		return -1
	}
	if words := lx.set(set); len(words) == 1 {
		return words[0]
	}
	return -2 - set
}

// of lists the ways whose rarest set has the word.
func (x *ways) of(word int32) []posting {
	if int(word)+1 >= len(x.at) {
		return nil // a word that only patterns outside the lexicon name
	}
	return x.byWord[x.at[word]:x.at[word+1]]
}
