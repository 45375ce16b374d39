package pattern

import (
	"cmp"
	"fmt"
	"slices"
)

// Scanner finds the entries of many concepts in a sentence. It does not change
// once made.
type Scanner struct {
	lx    *Lexicon
	place map[int32]int // concept -> its place in the list that the scanner was made of
}

// NewScanner makes a scanner for concepts by name.
func NewScanner(lx *Lexicon, names []string) (*Scanner, error) {
	s := &Scanner{lx: lx, place: make(map[int32]int, len(names))}
	for i, name := range names {
		id, ok := lx.Class(name)
		if !ok {
			return nil, fmt.Errorf("there is no concept %q%s", name, lx.near(name))
		}
		s.place[id] = i
	}
	return s, nil
}

// Find hands the longest entry of each concept at each place of the sentence to
// found, from left to right, without overlaps of one concept. The concept is
// the place of its name in the list that the scanner was made of; those that
// skip reports true for are not looked for. The roles of in are known.
func (s *Scanner) Find(in Input, skip func(concept int) bool, found func(concept int, m Match)) {
	pr := s.lx.prepare(in.Paragraph)
	st := pr.sentence(in)
	chart := st.concepts(in, pr)
	var all []occurrence
	for _, class := range chart.concepts {
		c, ok := s.place[class]
		if !ok || skip(c) {
			continue
		}
		last := int32(in.From)
		for k := st.first[class]; k >= 0; k = chart.found[k].next {
			if o := chart.found[k]; o.from >= last {
				last = o.to
				o.class = int32(c)
				all = append(all, o)
			}
		}
	}
	slices.SortFunc(all, func(a, b occurrence) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.class, b.class)) })
	for _, o := range all {
		found(int(o.class), Match{From: int(o.from), To: int(o.to), MarkFrom: int(o.from), MarkTo: int(o.to)})
	}
}
