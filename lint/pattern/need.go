package pattern

import "slices"

// rarest are the three rarest sets of words of which every match of the items
// has one each; -1 where there are fewer.
func (lx *Lexicon) rarest(items []item) [3]int32 {
	sets := lx.needs(items)
	slices.SortStableFunc(sets, func(a, b int32) int { return lx.weight(a) - lx.weight(b) })
	best := [3]int32{-1, -1, -1}
	copy(best[:], slices.Compact(sets))
	return best
}

// mustSay are the two concepts with the rarest words of those that every match
// of the items says; -1 where there are fewer.
func (lx *Lexicon) mustSay(items []item) [2]int32 {
	var ids []int32
	for i := range items {
		if it := &items[i]; it.op == opConcept && !it.optional && !slices.Contains(ids, it.a) {
			ids = append(ids, it.a)
		}
	}
	slices.SortStableFunc(ids, func(a, b int32) int { return lx.rarity(a) - lx.rarity(b) })
	best := [2]int32{-1, -1}
	copy(best[:], ids)
	return best
}

// rarity of a concept grows with how many sentences are likely to say it.
func (lx *Lexicon) rarity(class int32) int {
	if n := lx.classes[class].need; n >= 0 {
		return lx.weight(n)
	}
	return 1 << 20
}

// needs lists sets of words of which every match of the items has one each.
func (lx *Lexicon) needs(items []item) []int32 {
	var sets []int32
	for i := range items {
		it := &items[i]
		if it.optional {
			continue
		}
		switch it.op {
		case opWord, opForm:
			sets = append(sets, lx.newSet([]int32{it.a}))
		case opWords:
			sets = append(sets, it.a)
		case opConcept:
			if s := lx.classes[it.a].need; s >= 0 {
				sets = append(sets, s)
			}
		case opAlt:
			if s := lx.union(it.alts); s >= 0 {
				sets = append(sets, s)
			}
		}
	}
	return sets
}

// union is a set of which every alternative needs one word, or -1 where one
// needs none.
func (lx *Lexicon) union(alts [][]item) int32 {
	var all []int32
	for _, a := range alts {
		s := lx.rarest(a)[0]
		if s < 0 {
			return -1
		}
		all = append(all, lx.set(s)...)
	}
	slices.Sort(all)
	return lx.newSet(slices.Compact(all))
}

// weight grows with how many sentences are likely to hold a word of the set:
// function words are everywhere, and every other word adds a little.
func (lx *Lexicon) weight(s int32) int {
	w, ok := lx.weights[s]
	if ok {
		return w
	}
	defer func() { lx.weights[s] = w }()
	for _, id := range lx.set(s) {
		if _, ok := common[lx.names[id]]; ok {
			w += 400
		} else {
			w += 2
		}
	}
	return w
}

// Commonness grows with how many sentences are likely to be candidates for p.
func (p *Pattern) Commonness() int {
	if p.need[0] < 0 {
		return 1 << 20
	}
	return p.lx.weight(p.need[0])
}

// common are words so frequent in records that needing one rules out little.
var common = wordMap("the a an and or but of to in on at by for with from as that this it be have do will " +
	"not no he she they his her their him them who which there is was were been has had would can could may " +
	"should must if when so then any all both each one other mother father mum dad child parent home " +
	"say see go get take make work report give tell keep come need contact school police , . : ; 's s")

func wordMap(s string) map[string]struct{} {
	set := map[string]struct{}{}
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == ' ' {
			set[s[start:i]] = struct{}{}
			start = i + 1
		}
	}
	return set
}
