package pattern

import (
	"math/bits"
	"sort"
)

// chart is every occurrence of every concept in a sentence, found from the
// entries whose words the sentence has. Entries are asked in the order in which
// they were compiled, so that a concept is complete before an entry that names
// it is asked.
type chart struct {
	done, tagged bool
	found        []occurrence
	concepts     []int32 // those that occur
	heads        []int32 // the first occurrence of each of them
}

// occurrence is one of a concept at tokens [from, to). next is the one of the
// same concept that follows it, which begins further to the right or ends
// sooner; -1 for none.
type occurrence struct{ class, from, to, next int32 }

// chartOf is the chart that is kept for the sentence of in, done or empty. Only
// those of whole sentences are kept, and only until the words are tagged.
func (pr *prepared) chartOf(in Input, tagged bool) *chart {
	c := &chart{tagged: tagged}
	k := sort.Search(len(in.Sentences), func(k int) bool { return in.Sentences[k].From >= in.From })
	if k == len(in.Sentences) || in.Sentences[k].From != in.From || in.Sentences[k].To != in.To {
		return c
	}
	if pr.charts == nil {
		pr.charts = make([]*chart, len(in.Sentences))
	}
	if kept := pr.charts[k]; kept != nil && kept.tagged == tagged {
		return kept
	}
	pr.charts[k] = c
	return c
}

// concepts finds every occurrence of every concept, unless that has been done.
func (s *state) concepts(in Input, pr *prepared) *chart {
	if s.chart != nil {
		return s.chart
	}
	c := pr.chartOf(in, s.tagged)
	s.chart = c
	if c.done {
		for k, class := range c.concepts {
			s.first[class] = c.heads[k]
		}
		return c
	}
	lx := pr.lx
	for _, w := range s.words {
		for _, id := range lx.ways.of(w) {
			if s.meets(lx, lx.ways.all[id].need[1:]) {
				s.due[id/64] |= 1 << (id % 64)
			}
		}
	}
	for _, id := range lx.ways.free {
		s.due[id/64] |= 1 << (id % 64)
	}
	for k, due := range s.due {
		if due == 0 {
			continue
		}
		s.due[k] = 0
		for ; due != 0; due &= due - 1 {
			s.seek(&lx.ways.all[k*64+bits.TrailingZeros64(due)], in, pr)
		}
	}
	for _, class := range c.concepts {
		c.heads = append(c.heads, s.first[class])
	}
	c.done = true
	return c
}

// seek finds the occurrences of one entry.
func (s *state) seek(w *way, in Input, pr *prepared) {
	s.each(w.start, w.first, w.mention, in, pr, func(i int) bool {
		t := matcher{in: in, lx: pr.lx, pr: pr, s: s, steps: budget, open: -1, last: -1}
		if end := t.run(w.start, i); end > i {
			s.add(w.class, int32(i), int32(end))
		}
		return true
	})
}

// add puts an occurrence in its place, once.
func (s *state) add(class, from, to int32) {
	c := s.chart
	at := int32(-1) // the one before it
	for k := s.first[class]; k >= 0; k = c.found[k].next {
		o := &c.found[k]
		if o.from == from && o.to == to {
			return
		}
		if o.from > from || o.from == from && o.to < to {
			break
		}
		at = k
	}
	o := occurrence{class, from, to, -1}
	switch {
	case at >= 0:
		o.next = c.found[at].next
		c.found[at].next = int32(len(c.found))
	default:
		if o.next = s.first[class]; o.next < 0 {
			c.concepts = append(c.concepts, class)
		}
		s.first[class] = int32(len(c.found))
	}
	c.found = append(c.found, o)
}

// says reports whether the concept is said anywhere in the sentence.
func (s *state) says(class int32, in Input, pr *prepared) bool {
	s.concepts(in, pr)
	return s.first[class] >= 0
}

// ends appends to dst where the concept ends that begins at token i, the
// longest first.
func (s *state) ends(class int32, in Input, pr *prepared, i int, dst []int) []int {
	c := s.concepts(in, pr)
	for k := s.first[class]; k >= 0; k = c.found[k].next {
		if o := &c.found[k]; o.from == int32(i) {
			dst = append(dst, int(o.to))
		} else if o.from > int32(i) {
			break
		}
	}
	return dst
}

// each calls yield with the tokens at which a match from start may begin, from
// left to right, until it returns false. first and mention are those of the
// Pattern.
func (s *state) each(start, first int32, mention bool, in Input, pr *prepared, yield func(i int) bool) {
	at := ^places(0)
	switch c := &pr.lx.code[start]; {
	case c.op == opConcept:
		s.concepts(in, pr)
		at = 0
		for k := s.first[c.a]; k >= 0; k = s.chart.found[k].next {
			at |= placeOf(int(s.chart.found[k].from) - in.From)
		}
	case first >= 0:
		at = s.of(pr.lx, first)
		if mention {
			at |= s.people(in)
		}
	}
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
