package pattern

import (
	"iter"
	"math/bits"

	"github.com/dalint/dalint/lint/language"
)

// state is what has been found out about one sentence: patterns share their
// needs, their concepts, and often themselves. It holds for the people that
// the sentence was asked about with, and until its words are tagged.
type state struct {
	from, to int
	tagged   bool
	words    []int32  // the distinct words of the sentence
	has      []uint64 // a bit for each word
	where    []places // by word
	sets     []places // by set, for those in asked
	known    []uint64 // a bit for each set: whether its places are known
	some     []uint64 // a bit for each set in asked that has a place
	asked    []int32
	mentions places   // where somebody is mentioned
	surveyed bool     // whether mentions is filled
	due      []uint64 // a bit for each entry that the sentence has the words of
	chart    *chart   // nil until a concept is asked for
	first    []int32  // by concept: its first occurrence in the chart, none or unsought
	sought   []int32  // the concepts that are not unsought
	found    map[*Pattern][]Match
}

// places are tokens of a sentence, a bit for each, counted from its first. The
// last bit stands for all tokens from there on, of which one or more are meant.
type places uint64

const lastPlace = 63

// lastPlaces are those from which it cannot be told what stands one further.
const lastPlaces places = 3 << (lastPlace - 1)

func placeOf(i int) places { return 1 << min(i, lastPlace) }

// within lists the tokens of the sentence of in, from left to right.
func (at places) within(in Input) iter.Seq[int] {
	return func(yield func(int) bool) {
		for rest := at &^ placeOf(lastPlace); rest != 0; rest &= rest - 1 {
			i := in.From + bits.TrailingZeros64(uint64(rest))
			if i >= in.To || !yield(i) {
				return
			}
		}
		if at&placeOf(lastPlace) != 0 {
			for i := in.From + lastPlace; i < in.To && yield(i); i++ {
			}
		}
	}
}

// sentence is what is known of the sentence of in, as its words stand now.
func (pr *prepared) sentence(in Input) *state {
	tagged := in.From < in.To && in.Tokens[in.From].Tag != ""
	for k, s := range pr.states {
		if s != nil && s.from == in.From && s.to == in.To && s.tagged == tagged {
			copy(pr.states[1:k+1], pr.states[:k])
			pr.states[0] = s
			return s
		}
	}
	s := pr.states[len(pr.states)-1]
	if s == nil {
		if s = pr.lx.states.Get().(*state); len(s.sets) != len(pr.lx.setAt) || len(s.where) != len(pr.lx.names) {
			s = pr.lx.newState().(*state) // more patterns were compiled since
		}
	}
	copy(pr.states[1:], pr.states[:])
	pr.states[0] = s
	s.begin(pr, in.From, in.To, tagged)
	return s
}

// Release gives back what was kept for matching in p. Nothing need call it
// but to save memory; p may be matched in again.
func (lx *Lexicon) Release(p *language.Paragraph) {
	pr, ok := p.Lexical.(*prepared)
	if !ok || pr.lx != lx {
		return
	}
	for k, s := range pr.states {
		if s != nil {
			s.clear()
			lx.states.Put(s)
			pr.states[k] = nil
		}
	}
	pr.charts = nil
}

func (lx *Lexicon) newState() any {
	first := make([]int32, len(lx.classes))
	for i := range first {
		first[i] = unsought
	}
	return &state{
		where: make([]places, len(lx.names)), has: make([]uint64, (len(lx.names)+63)/64),
		sets: make([]places, len(lx.setAt)), known: make([]uint64, (len(lx.setAt)+63)/64), some: make([]uint64, (len(lx.setAt)+63)/64),
		due: make([]uint64, (len(lx.ways.all)+63)/64), first: first, found: map[*Pattern][]Match{},
	}
}

func (s *state) clear() {
	for _, w := range s.words {
		s.where[w], s.has[w/64] = 0, 0
	}
	for _, k := range s.asked {
		s.known[k/64], s.some[k/64] = 0, 0
	}
	for _, class := range s.sought {
		s.first[class] = unsought
	}
	if s.chart != nil {
		for _, id := range s.chart.due {
			s.due[id/64] = 0
		}
	}
	clear(s.found)
	s.words, s.asked, s.sought, s.chart, s.surveyed = s.words[:0], s.asked[:0], s.sought[:0], nil, false
}

func (s *state) begin(pr *prepared, from, to int, tagged bool) {
	s.clear()
	s.from, s.to, s.tagged = from, to, tagged
	for i := from; i < to; i++ {
		for _, w := range pr.lemmas(i) {
			if s.where[w] == 0 {
				s.words = append(s.words, w)
				s.has[w/64] |= 1 << (w % 64)
			}
			s.where[w] |= placeOf(i - from)
		}
	}
}

// of is where the words of a set stand in the sentence.
func (s *state) of(lx *Lexicon, set int32) places {
	words := lx.set(set)
	if len(words) == 1 {
		return s.where[words[0]]
	}
	if s.known[set/64]&(1<<(set%64)) != 0 {
		return s.sets[set]
	}
	at := places(0)
	if len(words) <= 4*len(s.words) {
		for _, w := range words {
			at |= s.where[w]
		}
	} else { // through the shorter of the two
		for _, w := range s.words {
			if has(words, w) {
				at |= s.where[w]
			}
		}
	}
	s.known[set/64] |= 1 << (set % 64)
	if at != 0 {
		s.some[set/64] |= 1 << (set % 64)
	}
	s.sets[set] = at
	s.asked = append(s.asked, set)
	return at
}

// holds reports whether the sentence has what a posting needs.
func (s *state) holds(lx *Lexicon, need int32) bool {
	if need >= 0 {
		return s.has[need/64]&(1<<(need%64)) != 0
	}
	set := -2 - need
	if set < 0 {
		return true
	}
	if s.known[set/64]&(1<<(set%64)) != 0 {
		return s.some[set/64]&(1<<(set%64)) != 0
	}
	return s.of(lx, set) != 0
}

// lacks reports whether the sentence is known to have no word of the set.
func (s *state) lacks(set int32) bool {
	bit := uint64(1) << (set % 64)
	return s.known[set/64]&bit != 0 && s.some[set/64]&bit == 0
}

// meets reports whether the sentence has a word of each of the sets; -1 stands for none.
func (s *state) meets(lx *Lexicon, sets []int32) bool {
	for _, set := range sets {
		if set >= 0 && s.of(lx, set) == 0 {
			return false
		}
	}
	return true
}

// people is where somebody is mentioned.
func (s *state) people(in Input) places {
	if !s.surveyed {
		s.surveyed, s.mentions = true, 0
		for i := in.From; i < in.To; i++ {
			if in.Roles.Begins(i) {
				s.mentions |= placeOf(i - in.From)
			}
		}
	}
	return s.mentions
}
