package pattern

import (
	"fmt"
	"math/bits"
)

// Scanner finds the entries of many concepts in one pass over a sentence, at
// the cost of a few comparisons a word. It does not change once made.
type Scanner struct {
	lx    *Lexicon
	place map[int32]int // concept -> its place in the list that the scanner was made of
	mask  []uint64      // a bit for each of the concepts, as in Lexicon.begins
	open  []int32       // those with an entry that may begin with any word
}

// NewScanner makes a scanner for concepts by name.
func NewScanner(lx *Lexicon, names []string) (*Scanner, error) {
	s := &Scanner{lx: lx, place: make(map[int32]int, len(names)), mask: make([]uint64, lx.width)}
	for i, name := range names {
		id, ok := lx.Class(name)
		if !ok {
			return nil, fmt.Errorf("there is no concept %q%s", name, lx.near(name))
		}
		s.place[id] = i
		s.mask[id/64] |= 1 << (id % 64)
		if lx.classes[id].anyTo > 0 {
			s.open = append(s.open, id)
		}
	}
	return s, nil
}

// Find hands the longest entry of each concept at each place of the sentence to
// found, from left to right, without overlaps of one concept. The concept is
// the place of its name in the list that the scanner was made of; those that
// skip reports true for are not looked for. Concepts that name a role are not
// found.
func (s *Scanner) Find(in Input, skip func(concept int) bool, found func(concept int, m Match)) {
	in.Roles = sentenceOnly{}
	pr := s.lx.prepare(in.Paragraph)
	last := make([]int32, len(s.place))
	for i := in.From; i < in.To; i++ {
		for w := range s.lx.width {
			var begin uint64
			for _, id := range pr.lemmas(i) {
				if k := int(id)*s.lx.width + w; k < len(s.lx.begins) {
					begin |= s.lx.begins[k]
				}
			}
			for begin &= s.mask[w]; begin != 0; begin &= begin - 1 {
				s.at(in, pr, int32(w*64+bits.TrailingZeros64(begin)), i, last, skip, found)
			}
		}
		for _, id := range s.open {
			if !s.lx.mayBegin(id, pr, i) { // otherwise it has been looked for
				s.at(in, pr, id, i, last, skip, found)
			}
		}
	}
}

func (s *Scanner) at(in Input, pr *prepared, id int32, i int, last []int32, skip func(int) bool, found func(int, Match)) {
	c := s.place[id]
	if int32(i) < last[c] || skip(c) {
		return
	}
	base := len(pr.stack)
	ends := s.lx.findEnds(&s.lx.classes[id], in, pr, i, pr.stack)
	pr.stack = ends[:base]
	if len(ends) > base {
		to := ends[base]
		last[c] = int32(to)
		found(c, Match{From: i, To: to, MarkFrom: i, MarkTo: to})
	}
}

// sentenceOnly are the roles of a whole sentence in which nobody has any.
type sentenceOnly struct{}

func (sentenceOnly) Ends(_ int32, _, _ int, dst []int) []int { return dst }
func (sentenceOnly) Begins(int) bool                         { return false }
