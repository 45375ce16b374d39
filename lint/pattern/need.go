package pattern

import (
	"slices"
	"strings"
)

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
		if rank, ok := frequent[lx.names[id]]; ok {
			w += 20_000 / rank
		} else {
			w += 10
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

// frequent are the words that most sentences of records hold, the most frequent
// first, as counted over the reports and labelled sentences in testdata and 41
// published judgments.
var frequent = rankMap(". the be , to and of a in have that is 's was on for not it with he at mr ( ) has by as : i her do had she say " +
	"his this which been would from there an child were or no mother ; they are said give claimant what their one if " +
	"about so ask father go see share when will court but children did time tell report any case company him value " +
	"two ms both firm them evidence school asked may date other out we first should come told does section find all " +
	"also agree under between leaver given upon each need parent my well who meet could order work judgment pay only " +
	"then point put issue being me over shares than can good get b leave before since - because risk back up appeal " +
	"home family hear review however more note concern consider reason those receive use purpose day ' agreed party " +
	"matter view its whether accept these year know mean mum present where you act apply decision plan own person " +
	"right such house now provide refer fact says business part provision change appellant second include tribunal " +
	"within dad three parents way term application mrs uk write further july letter some after same parties support " +
	"care % against think live week justice month service worker police basis judge market sale speak account " +
	"assessment into describe done arrangement finding gave through how june paid partner move show word appear deal " +
	"having relation require 'd attend hearing mental found send social us above seen cost equity information " +
	"arrangements came health march received set terms am close litigation want like offer state conclusion down " +
	"number argument disorder might must years relevant seek start statement address authority door solicitor very c " +
	"course ground period place position another end lord met next ? circumstance legal purposes amount therefore " +
	"thing august form look paragraph referred circumstances different explain again agreement bring interest little " +
	"room multiple costs expert identify needs night relationship witness approach clear high provisions become " +
	"meeting condition months most nothing respect why yes car grant moved treat buyer conclude name officer used " +
	"april new sleep advise bad even four off return v either group particular services stay subject until duty just " +
	"loss went accepted file / considered effect event happen february january left patient seem suggest attendance " +
	"key weeks test things wrong class respondent teacher advice days")

func rankMap(s string) map[string]int {
	rank := map[string]int{}
	for w := range strings.FieldsSeq(s) {
		rank[w] = len(rank) + 1
	}
	return rank
}

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
