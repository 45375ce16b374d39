package check

import (
	"fmt"
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/pattern"
)

// Within says how far apart the parts of a frame may stand.
type Within string

// Clause is not offered: clause bounds in notes are too uncertain to hang a
// finding on.
const (
	Sentence   Within = "sentence"   // all in one sentence
	Neighbours Within = "neighbours" // in one sentence, or in that and the next of the same paragraph
)

// Mark says what a frame's finding marks.
type Mark string

// Cover marks from the first part to the last of the sentence in which the
// frame begins; First and Last mark one part.
const (
	Cover Mark = "cover"
	First Mark = "first"
	Last  Mark = "last"
)

// Frame marks places where several parts stand together: ways of saying one
// thing, each a list of patterns.
type Frame struct {
	parts   [][]*pattern.Pattern
	gate    int // the part that is rarest: where it cannot be, the frame is not
	ordered bool
	within  Within
	mark    Mark
	link    *pattern.Pattern // nil where parts need no words between them
	guards  Guards
}

// Linked makes the frame ask for words that tie its parts together, such as
// "so" or "since": the concept must begin between the parts, or just before
// the first of them. Parts in different sentences need none.
func (f *Frame) Linked(lx *pattern.Lexicon, concept string) (err error) {
	f.link, err = pattern.Compile("@"+concept, lx, nil)
	return err
}

// ties reports whether a link stands between two parts or up to three words
// before the first, or opens the sentence a little further before it, as in
// "Now that Ms Reid is getting support".
func (f *Frame) ties(p *lint.Paragraph, i int, a, b pattern.Match) bool {
	if f.link == nil {
		return true
	}
	if a.MarkFrom > b.MarkFrom {
		a, b = b, a
	}
	first := p.Sentences[i].From
	for _, m := range f.link.Find(p.Input(i)) {
		near := a.MarkFrom-3 <= m.From || m.From == first && a.MarkFrom-opening <= m.From
		if near && m.From <= b.MarkFrom && (m.From <= a.MarkFrom || m.From >= a.MarkTo-1) {
			return true
		}
	}
	return false
}

// NewFrame compiles a frame check of two or more parts.
func NewFrame(lx *pattern.Lexicon, parts [][]string, ordered bool, within Within, mark Mark, guards Guards) (*Frame, error) {
	if len(parts) < 2 {
		return nil, fmt.Errorf("a frame has at least two parts")
	}
	f := &Frame{ordered: ordered, within: within, mark: mark, guards: guards}
	switch within {
	case Sentence, Neighbours:
	default:
		return nil, fmt.Errorf("within is %q or %q, not %q", Sentence, Neighbours, within)
	}
	switch mark {
	case Cover, First, Last:
	default:
		return nil, fmt.Errorf("mark is %q, %q or %q, not %q", Cover, First, Last, mark)
	}
	for _, part := range parts {
		ps, err := compileAll(lx, part)
		if err != nil {
			return nil, err
		}
		f.parts = append(f.parts, ps)
	}
	for i := range f.parts {
		if commonness(f.parts[i]) < commonness(f.parts[f.gate]) {
			f.gate = i
		}
	}
	return f, nil
}

// commonness grows with how many sentences may hold the part.
func commonness(part []*pattern.Pattern) int {
	n := 0
	for _, p := range part {
		n += p.Commonness()
	}
	return n
}

// Patterns implements lint.Check: a frame is looked for where its rarest part may be.
func (f *Frame) Patterns() []*pattern.Pattern { return f.parts[f.gate] }

// CheckSentence implements lint.Check.
func (f *Frame) CheckSentence(p *lint.Paragraph, i int, _ []int) []lint.Match {
	if f.guards.silencesParagraph(p) {
		return nil
	}
	if m, ok := f.from(p, i); ok {
		return []lint.Match{m}
	}
	// A rare later part may belong to a frame that began in the sentence before.
	if f.within == Neighbours && f.gate > 0 && i > 0 {
		if m, ok := f.from(p, i-1); ok {
			return []lint.Match{m}
		}
	}
	return nil
}

// from looks for a frame that begins in sentence i.
func (f *Frame) from(p *lint.Paragraph, i int) (lint.Match, bool) {
	t := &trial{frame: f, p: p, last: i, found: map[[2]int][]pattern.Match{}}
	if f.within == Neighbours && i+1 < len(p.Sentences) {
		t.last = i + 1
	}
	// From the rarest part on: most sentences hold some part, few hold all.
	if !t.holds(f.gate, i) {
		return lint.Match{}, false
	}
	for part := 1; part < len(f.parts); part++ {
		if !t.holds(part, i) {
			return lint.Match{}, false
		}
	}
	for _, first := range t.in(0, i) {
		if m, ok := f.complete(t, i, first); ok {
			return m, true
		}
	}
	return lint.Match{}, false
}

// trial keeps the matches of a frame's parts in the sentences within its reach,
// so that each is looked for once.
type trial struct {
	frame *Frame
	p     *lint.Paragraph
	last  int                        // the last sentence within reach
	found map[[2]int][]pattern.Match // by part and sentence
}

// holds reports whether a part stands in sentence i or, but for the first
// part, anywhere within reach of it.
func (t *trial) holds(part, i int) bool {
	return len(t.in(part, i)) > 0 || part > 0 && t.last > i && len(t.in(part, t.last)) > 0
}

// in lists the matches of a part in a sentence, from left to right.
func (t *trial) in(part, sentence int) []pattern.Match {
	key := [2]int{part, sentence}
	ms, known := t.found[key]
	if known {
		return ms
	}
	in := t.p.Input(sentence)
	for _, pt := range t.frame.parts[part] {
		if pt.Possible(in) {
			ms = append(ms, pt.Find(in)...)
		}
	}
	slices.SortStableFunc(ms, func(a, b pattern.Match) int { return a.MarkFrom - b.MarkFrom })
	t.found[key] = ms
	return ms
}

// complete looks for the other parts of a frame whose first part is at first.
func (f *Frame) complete(t *trial, i int, first pattern.Match) (lint.Match, bool) {
	p := t.p
	marks := []pattern.Match{first}
	weight := first.To - first.From
	sentence := i
	for part := 1; part < len(f.parts); part++ {
		m, at, ok := f.find(t, part, sentence, marks)
		if !ok || at == sentence && apart(marks[len(marks)-1], m) > reach || at == sentence && !f.ties(p, at, marks[len(marks)-1], m) {
			return lint.Match{}, false
		}
		if at != sentence && f.mark == Cover {
			// What a reader would rewrite is the inference, and it stands in
			// the later sentence.
			marks = marks[:0]
		}
		sentence = at
		marks = append(marks, m)
		weight += m.To - m.From
	}
	p.Parse(i)
	p.Parse(sentence)
	if f.guards.silent(p, i) || sentence != i && f.guards.silent(p, sentence) {
		return lint.Match{}, false
	}
	all := pattern.Match{From: marks[0].From, To: marks[0].To, MarkFrom: marks[0].MarkFrom, MarkTo: marks[0].MarkTo}
	for _, m := range marks {
		if f.guards.silencesMatch(p, sentence, m) {
			return lint.Match{}, false
		}
		all.MarkFrom, all.MarkTo = min(all.MarkFrom, m.MarkFrom), max(all.MarkTo, m.MarkTo)
	}
	switch f.mark {
	case First:
		all.MarkFrom, all.MarkTo = marks[0].MarkFrom, marks[0].MarkTo
	case Last:
		last := marks[len(marks)-1]
		all.MarkFrom, all.MarkTo = last.MarkFrom, last.MarkTo
	}
	return lint.Match{From: all.MarkFrom, To: all.MarkTo, Verb: -1, Weight: weight}, true
}

// opening is how many tokens may stand between a link that opens a sentence and
// the first part that it ties.
const opening = 6

// reach is how many tokens may stand between two parts of a frame in one
// sentence. In the labelled texts that were tuned to, 1 right finding in 200 is
// lost by it; in the long sentences of judgments most of what is further apart
// has nothing to do with each other.
const reach = 14

// apart is how many tokens stand between two matches.
func apart(a, b pattern.Match) int {
	return max(b.MarkFrom-a.MarkTo, a.MarkFrom-b.MarkTo)
}

// find looks for the first place of a part in sentence i, or in the next one
// where the frame reaches that far, clear of the parts found so far.
func (f *Frame) find(t *trial, part, i int, taken []pattern.Match) (m pattern.Match, at int, ok bool) {
	for at = i; at <= t.last; at++ {
		for _, m := range t.in(part, at) {
			if at > i || f.free(m, taken) {
				return m, at, true
			}
		}
	}
	return pattern.Match{}, 0, false
}

func (f *Frame) free(m pattern.Match, taken []pattern.Match) bool {
	for _, t := range taken {
		if m.MarkFrom < t.MarkTo && t.MarkFrom < m.MarkTo {
			return false
		}
		if f.ordered && m.MarkFrom < t.MarkTo {
			return false
		}
	}
	return true
}
