package pattern

import (
	"slices"

	"github.com/dalint/dalint/lint/language"
)

// state is what has been found out about one sentence: patterns share their
// needs, their concepts, and often themselves. It holds for the people that
// the sentence was asked about with, and until its words are tagged.
type state struct {
	from, to int
	tagged   bool
	words    []int32       // the distinct words of the sentence, in ascending order
	present  []uint64      // by word: whether the sentence has it
	heads    []int32       // by concept: its first link; -1 where the sentence has the words of no entry
	links    []link        // the entries that the sentence has the words of
	met      []answer      // by set: whether the sentence has a word of it
	occurs   []answer      // by concept: whether it is said in the sentence
	asked    []int32       // the sets whose answer is known
	sought   []int32       // the concepts whose answer is known
	ends     [][]knownEnds // by token of the sentence
	found    map[*Pattern][]Match
}

// link is one entry of a concept, and where the next of the same concept is; -1 for none.
type link struct{ way, next int32 }

type answer int8

const (
	unknown answer = iota
	no
	yes
)

func answerOf(b bool) answer {
	if b {
		return yes
	}
	return no
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
		if s = pr.lx.states.Get().(*state); len(s.met) != len(pr.lx.setAt) {
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
			s.clear(lx)
			lx.states.Put(s)
			pr.states[k] = nil
		}
	}
}

func (lx *Lexicon) newState() any {
	heads := make([]int32, len(lx.classes))
	for i := range heads {
		heads[i] = -1
	}
	return &state{
		heads:   heads,
		present: make([]uint64, (len(lx.names)+63)/64), met: make([]answer, len(lx.setAt)),
		occurs: make([]answer, len(lx.classes)), found: map[*Pattern][]Match{},
	}
}

func (s *state) clear(lx *Lexicon) {
	for _, w := range s.words {
		s.present[w/64] = 0
	}
	for _, k := range s.asked {
		s.met[k] = unknown
	}
	for _, k := range s.sought {
		s.occurs[k] = unknown
	}
	for k := range s.links {
		s.heads[lx.ways.all[s.links[k].way].class] = -1
	}
	clear(s.found)
	s.words, s.links, s.asked, s.sought = s.words[:0], s.links[:0], s.asked[:0], s.sought[:0]
}

func (s *state) begin(pr *prepared, from, to int, tagged bool) {
	s.clear(pr.lx)
	s.from, s.to, s.tagged = from, to, tagged
	s.words = append(s.words, pr.ids[pr.idAt[from]:pr.idAt[to]]...)
	slices.Sort(s.words)
	s.words = slices.Compact(s.words)
	for _, w := range s.words {
		s.present[w/64] |= 1 << (w % 64)
	}
	for _, w := range s.words {
		for _, id := range pr.lx.ways.of(w) {
			s.link(pr.lx, id)
		}
	}
	if n := to - from; n > cap(s.ends) {
		s.ends = make([][]knownEnds, n)
	} else {
		s.ends = s.ends[:n]
		for i := range s.ends {
			s.ends[i] = s.ends[i][:0]
		}
	}
}

// link adds an entry to those that the sentence may hold, once.
func (s *state) link(lx *Lexicon, id int32) {
	w := &lx.ways.all[id]
	for _, set := range w.need[1:] {
		if set >= 0 && !s.meets(lx, set) {
			return
		}
	}
	for k := s.heads[w.class]; k >= 0; k = s.links[k].next {
		if s.links[k].way == id {
			return
		}
	}
	s.links = append(s.links, link{id, s.heads[w.class]})
	s.heads[w.class] = int32(len(s.links) - 1)
}

// mayHold reports whether the sentence has the words of an entry of the concept.
func (s *state) mayHold(lx *Lexicon, id int32) bool {
	return s.heads[id] >= 0 || len(lx.ways.free[id]) > 0
}

// meets reports whether the sentence has a word of the set.
func (s *state) meets(lx *Lexicon, set int32) bool {
	if s.met[set] == unknown {
		s.met[set] = answerOf(s.anyOf(lx.set(set)))
		s.asked = append(s.asked, set)
	}
	return s.met[set] == yes
}

// anyOf goes through the shorter of the set and the sentence.
func (s *state) anyOf(set []int32) bool {
	if len(set) <= 4*len(s.words) {
		for _, w := range set {
			if s.present[w/64]&(1<<(w%64)) != 0 {
				return true
			}
		}
		return false
	}
	for _, w := range s.words {
		if has(set, w) {
			return true
		}
	}
	return false
}

// says reports whether the concept is said anywhere in the sentence.
func (s *state) says(id int32, in Input, pr *prepared) bool {
	if s.occurs[id] != unknown {
		return s.occurs[id] == yes
	}
	found := false
	if s.mayHold(pr.lx, id) {
		base := len(pr.stack)
		for i := in.From; i < in.To && !found; i++ {
			pr.stack = pr.lx.ends(id, in, pr, i, pr.stack)
			found = len(pr.stack) > base
			pr.stack = pr.stack[:base]
		}
	}
	s.occurs[id] = answerOf(found)
	s.sought = append(s.sought, id)
	return found
}
