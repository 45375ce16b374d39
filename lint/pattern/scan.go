package pattern

import (
	"cmp"
	"fmt"
	"slices"
)

// Scanner finds the entries of many concepts in a sentence. It does not change
// once made.
type Scanner struct {
	lx      *Lexicon
	classes []int32 // in the order of the list that the scanner was made of
}

// NewScanner makes a scanner for concepts by name.
func NewScanner(lx *Lexicon, names []string) (*Scanner, error) {
	s := &Scanner{lx: lx, classes: make([]int32, len(names))}
	for i, name := range names {
		id, ok := lx.Class(name)
		if !ok {
			return nil, fmt.Errorf("there is no concept %q%s", name, lx.near(name))
		}
		s.classes[i] = id
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
	type hit struct{ concept, from, to int }
	var hits []hit
	for c, class := range s.classes {
		if skip(c) {
			continue
		}
		last := int32(in.From)
		for k := st.head(class, in, pr); k >= 0; {
			o := st.chart.found[k]
			if k = o.next; o.from >= last {
				last = o.to
				hits = append(hits, hit{c, int(o.from), int(o.to)})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.concept, b.concept))
	})
	for _, h := range hits {
		found(h.concept, Match{From: h.from, To: h.to, MarkFrom: h.from, MarkTo: h.to})
	}
}
