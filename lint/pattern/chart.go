package pattern

import (
	"math/bits"
	"slices"
	"sort"
)

// chart is what has been found of the concepts of a sentence. A concept is
// looked for when it is first asked for, in the whole sentence at once, by those
// of its entries whose words the sentence has.
type chart struct {
	tagged bool
	linked bool    // whether due is filled
	due    []int32 // the entries of all concepts whose words the sentence has
	found  []occurrence
	sought []int32 // the concepts that have been looked for
	heads  []int32 // the first occurrence of each of them; none where it is not said
}

// occurrence is one of a concept at tokens [from, to). next is the one of the
// same concept that follows it, which begins further to the right or ends
// sooner.
type occurrence struct{ from, to, next int32 }

// What stands for the first or next occurrence of a concept where there is none.
const (
	none     = -1
	unsought = -2
)

// chartOf is the chart that is kept for the sentence of in, filled or empty.
// Only those of whole sentences are kept, and only until the words are tagged.
func (pr *prepared) chartOf(in Input, tagged bool) *chart {
	k := sort.Search(len(in.Sentences), func(k int) bool { return in.Sentences[k].From >= in.From })
	if k == len(in.Sentences) || in.Sentences[k].From != in.From || in.Sentences[k].To != in.To {
		return &chart{tagged: tagged}
	}
	if pr.charts == nil {
		pr.charts = make([]*chart, len(in.Sentences))
	}
	if pr.charts[k] == nil || pr.charts[k].tagged != tagged {
		pr.charts[k] = &chart{tagged: tagged}
	}
	return pr.charts[k]
}

// open gets the chart of the sentence, and the entries that it might hold.
func (s *state) open(in Input, pr *prepared) {
	c := pr.chartOf(in, s.tagged)
	s.chart = c
	for k, class := range c.sought {
		s.first[class] = c.heads[k]
		s.sought = append(s.sought, class)
	}
	if c.linked {
		for _, id := range c.due {
			s.due[id/64] |= 1 << (id % 64)
		}
		return
	}
	lx := pr.lx
	for _, w := range s.words {
		for _, p := range lx.ways.of(w) {
			if s.due[p.id/64]&(1<<(p.id%64)) == 0 && s.holds(lx, p.also[0]) && s.holds(lx, p.also[1]) {
				s.due[p.id/64] |= 1 << (p.id % 64)
				c.due = append(c.due, p.id)
			}
		}
	}
	for _, id := range lx.ways.free {
		s.due[id/64] |= 1 << (id % 64)
		c.due = append(c.due, id)
	}
	c.linked = true
}

// head is the first occurrence of a concept in the sentence; none where it is
// not said.
func (s *state) head(class int32, in Input, pr *prepared) int32 {
	if s.first[class] == unsought {
		s.seek(class, in, pr)
	}
	return s.first[class]
}

// seek finds the occurrences of a concept.
func (s *state) seek(class int32, in Input, pr *prepared) {
	if s.chart == nil {
		s.open(in, pr)
		if s.first[class] != unsought {
			return // the chart had it
		}
	}
	s.first[class] = none
	s.sought = append(s.sought, class)
	lx := pr.lx
	for id, end := lx.ways.classAt[class], lx.ways.classAt[class+1]; id < end; {
		due := s.due[id/64] >> (id % 64)
		if due == 0 {
			id = (id/64 + 1) * 64
			continue
		}
		if id += int32(bits.TrailingZeros64(due)); id < end {
			s.seekEntry(&lx.ways.all[id], in, pr)
		}
		id++
	}
	s.chart.sought = append(s.chart.sought, class)
	s.chart.heads = append(s.chart.heads, s.first[class])
}

func (s *state) seekEntry(w *way, in Input, pr *prepared) {
	at := s.starts(w.start, w.first, w.mention, in, pr)
	t := matcher{in: in, lx: pr.lx, pr: pr, s: s}
	for i := range at.within(in) {
		t.steps, t.open, t.last = budget, -1, -1
		if end := t.run(w.start, i); end > i {
			s.add(w.class, int32(i), int32(end))
		}
	}
}

// add puts an occurrence in its place, once.
func (s *state) add(class, from, to int32) {
	c := s.chart
	before := int32(none)
	for k := s.first[class]; k >= 0; k = c.found[k].next {
		o := &c.found[k]
		if o.from == from && o.to == to {
			return
		}
		if o.from > from || o.from == from && o.to < to {
			break
		}
		before = k
	}
	at := int32(len(c.found))
	if before >= 0 {
		c.found = append(c.found, occurrence{from, to, c.found[before].next})
		c.found[before].next = at
	} else {
		c.found = append(c.found, occurrence{from, to, s.first[class]})
		s.first[class] = at
	}
}

// ends appends to dst where the concept ends that begins at token i, the
// longest first.
func (s *state) ends(class int32, in Input, pr *prepared, i int, dst []int) []int {
	for k := s.head(class, in, pr); k >= 0; k = s.chart.found[k].next {
		if o := &s.chart.found[k]; o.from == int32(i) {
			dst = append(dst, int(o.to))
		} else if o.from > int32(i) {
			break
		}
	}
	return dst
}

// starts are the tokens at which a match from start may begin. first and
// mention are those of the Pattern.
func (s *state) starts(start, first int32, mention bool, in Input, pr *prepared) places {
	c := &pr.lx.code[start]
	if c.op == opConcept {
		at := places(0)
		for k := s.head(c.a, in, pr); k >= 0; k = s.chart.found[k].next {
			at |= placeOf(int(s.chart.found[k].from) - in.From)
		}
		return at
	}
	if first < 0 {
		return ^places(0)
	}
	at := s.of(pr.lx, first)
	if mention {
		at |= s.people(in)
	}
	// Most fail at the second word.
	if c.op == opWord || c.op == opWords || c.op == opForm {
		second := &pr.lx.code[c.next]
		switch second.op {
		case opWord, opForm:
			at &= s.where[second.a]>>1 | lastPlaces
		case opWords:
			at &= s.of(pr.lx, second.a)>>1 | lastPlaces
		}
	}
	return at
}

// Said appends to dst the numbers of the wanted concepts that the sentence of in
// says, in ascending order; wanted has a place for each concept of Class.
func (lx *Lexicon) Said(dst []int32, in Input, wanted []bool) []int32 {
	pr := lx.prepare(in.Paragraph)
	s := pr.sentence(in)
	if s.chart == nil {
		s.open(in, pr)
	}
	// Seeking one concept may seek others, but makes no entry due.
	for _, id := range s.chart.due {
		class := lx.ways.all[id].class
		if wanted[class] && s.head(class, in, pr) >= 0 {
			dst = append(dst, class)
		}
	}
	slices.Sort(dst)
	return slices.Compact(dst)
}
