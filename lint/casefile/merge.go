package casefile

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
)

// merge makes entries of statements: copies of one sentence become one entry
// with all their sources, and so do tellings of one act that agree on tactic,
// day, verb and doer. What is less clear stays apart.
func merge(in []*statement) []Entry {
	slices.SortStableFunc(in, func(a, b *statement) int { return compareSources(a.source, b.source) })
	set := newSets(len(in))
	copies(in, set)
	retold(in, set)
	recounted(in, set)
	follow(in, set) // last: it goes by which tellings are of one act
	groups := map[int][]*statement{}
	for i, s := range in {
		groups[set.root(i)] = append(groups[set.root(i)], s)
	}
	out := make([]Entry, 0, len(groups))
	for _, root := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, entry(groups[root]))
	}
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareDates(a.When.Date, b.When.Date),
			cmp.Compare(a.Class, b.Class), compareSources(a.Tellings[0].Sources[0], b.Tellings[0].Sources[0]))
	})
	return out
}

// thing is what two statements must have in common to be of one thing at all.
type thing struct {
	kind   lint.StatementKind
	class  string // of behaviour and of what the survivor does
	denied bool
	part   int
}

func (s *statement) thing() thing {
	t := thing{kind: s.kind, denied: s.denied, part: s.part}
	if s.kind == lint.Behaviour || s.kind == lint.SurvivorAct {
		t.class = s.class
	}
	return t
}

// copies joins near-identical sentences, and what one sentence says in several
// ways of one kind.
func copies(in []*statement, set *sets) {
	near(in, same(in, set), set)
}

// same joins sentences that are word for word alike, however many they are, and
// returns the first of each that is long enough to have near copies.
func same(in []*statement, set *sets) []int {
	type key struct {
		thing thing
		words string
		in    any // what a short sentence must share beside its words
	}
	type before string
	type after string
	first := map[key]int{}
	join := func(i int, k key) bool {
		at, seen := first[k]
		if !seen {
			first[k] = i
			return false
		}
		set.join(at, i)
		return true
	}
	var long []int
	for i, s := range in {
		t, w := s.thing(), s.words
		join(i, key{thing: t, in: s.source})
		k := key{thing: t, words: strings.Join(w.words, " ")}
		switch {
		case len(w.words) == 0:
		case len(w.words) >= few:
			k.in = w.guard
			if !join(i, k) {
				long = append(long, i)
			}
		default:
			if s.when.Known() {
				k.in = s.when.Date
				join(i, k)
			}
			if w.before != "" {
				k.in = before(w.before)
				join(i, k)
			}
			if w.after != "" {
				k.in = after(w.after)
				join(i, k)
			}
		}
	}
	return long
}

// near joins long sentences that share four fifths of their pairs of words. Two
// such sentences have one of their rarest pairs in common, so that only these are
// looked up: with the pairs of each in one order, one of the first n - ⌈4n/5⌉ + 1
// (prefix filtering: Chaudhuri, Ganti and Kaushik, A primitive operator for
// similarity joins in data cleaning, 2006).
func near(in []*statement, long []int, set *sets) {
	type key struct {
		thing       thing
		guard, pair string
	}
	pairs := make([][]string, len(long))
	count := map[string]int{}
	for x, i := range long {
		pairs[x] = slices.Collect(maps.Keys(shingles(in[i].words.words)))
		for _, p := range pairs[x] {
			count[p]++
		}
	}
	by := map[key][]int{}
	for x, i := range long {
		s := in[i]
		slices.SortFunc(pairs[x], func(a, b string) int { return cmp.Or(cmp.Compare(count[a], count[b]), strings.Compare(a, b)) })
		n := len(pairs[x])
		for _, p := range pairs[x][:n-(4*n+4)/5+1] {
			k := key{s.thing(), s.words.guard, p}
			for _, j := range by[k] {
				if set.root(i) != set.root(j) && s.words.alike(in[j].words) {
					set.join(i, j)
				}
			}
			by[k] = append(by[k], i)
		}
	}
}

// retold joins tellings of one act in different words, where tactic, day, verb
// and doer agree.
func retold(in []*statement, set *sets) {
	type act struct {
		class, day, verb string
		injury           bool
	}
	by := map[act][]int{}
	for i, s := range in {
		if s.kind == lint.Behaviour && !s.denied && s.verb != "" && s.class != "general" && s.when.Unit == Day && !s.when.Basis.Recorded() {
			k := act{s.class, s.when.ISO(), s.verb, s.injury}
			by[k] = append(by[k], i)
		}
	}
	for _, list := range by {
		doers := map[Party]bool{}
		for _, i := range list {
			doers[in[i].agent] = true
		}
		delete(doers, Party{Unsaid: true})
		for x, i := range list {
			for _, k := range list[x+1:] {
				// What is told without a doer is anybody's where there are two.
				if a, b := in[i].agent, in[k].agent; a == b || len(doers) == 1 && (a.Unsaid || b.Unsaid) {
					set.join(i, k)
				}
			}
		}
	}
}

// enoughShared is how many words of content two tellings share that are of one act though
// their verbs differ.
const enoughShared = 3

// recounted joins tellings of one act by two documents, on one day and by one doer, that
// share most of what is told in them though not the verb: "threw hot tea over him and struck
// him with a remote control", "hit him with the television remote after throwing hot tea".
func recounted(in []*statement, set *sets) {
	type act struct {
		class, day string
		doer       Party
	}
	by := map[act][]int{}
	for i, s := range in {
		if s.kind != lint.Behaviour || s.denied || s.injury || s.class == "general" || s.agent.Name == "" || s.when.Unit != Day || s.when.Basis.Recorded() {
			continue
		}
		k := act{s.class, s.when.ISO(), s.agent}
		for _, j := range by[k] {
			if in[j].source.Document != s.source.Document && shared(s.words.content, in[j].words.content) >= enoughShared {
				set.join(i, j)
			}
		}
		by[k] = append(by[k], i)
	}
}

// follow joins what the sentences of one act tell of the children beside it.
func follow(in []*statement, set *sets) {
	act := map[Source]int{}
	for i, s := range in {
		if s.kind == lint.Behaviour && !s.denied {
			act[s.source] = set.root(i)
		}
	}
	first := map[string]int{}
	for i, s := range in {
		root, ok := act[s.source]
		if s.kind != lint.Child || !ok {
			continue
		}
		k := strconv.Itoa(root) + s.class
		if at, seen := first[k]; seen {
			set.join(at, i)
		} else {
			first[k] = i
		}
	}
}

// entry is one entry of its statements, which are in the order of their places.
func entry(in []*statement) Entry {
	first := in[0]
	e := Entry{Kind: first.kind, Agent: first.agent, When: first.when, Denied: first.denied, Injury: first.injury, verbs: map[string]bool{}, content: map[string]bool{}}
	if e.Kind == lint.Behaviour || e.Kind == lint.SurvivorAct {
		e.Class = first.class
	}
	at := map[string]int{}
	for _, s := range in {
		if s.when.better(e.When) {
			e.When = s.when
		}
		if e.Agent.Unsaid && !s.agent.Unsaid {
			e.Agent = s.agent
		}
		if e.Class == "" && s.class != "" && !slices.Contains(e.Classes, s.class) {
			e.Classes = append(e.Classes, s.class)
		}
		for _, c := range s.children {
			if !slices.Contains(e.Children, c) {
				e.Children = append(e.Children, c)
			}
		}
		e.Tied = e.Tied || s.tied
		e.Injury = e.Injury && s.injury
		if s.verb != "" {
			e.verbs[s.verb] = true
		}
		maps.Copy(e.content, s.words.content)
		k := strings.Join(s.words.words, " ")
		i, ok := at[k]
		if !ok {
			i = len(e.Tellings)
			at[k] = i
			e.Tellings = append(e.Tellings, Telling{Text: s.words.text, Teller: s.teller})
		}
		t := &e.Tellings[i]
		if !slices.Contains(t.Sources, s.source) {
			t.Sources = append(t.Sources, s.source)
		}
		if t.Teller == (Teller{}) {
			t.Teller = s.teller
		}
	}
	slices.Sort(e.Classes)
	slices.Sort(e.Children)
	return e
}

// better reports whether a date says more of when it happened than another.
func (w When) better(o When) bool {
	if !w.Known() || !o.Known() {
		return w.Known()
	}
	if w.Basis != o.Basis && (w.Basis.Recorded() || o.Basis.Recorded()) {
		return w.Basis < o.Basis
	}
	if a, b := w.To.Sub(w.From), o.To.Sub(o.From); a != b {
		return a < b
	}
	if !w.From.Equal(o.From) {
		return w.From.Before(o.From)
	}
	if w.Ahead != o.Ahead {
		return o.Ahead // one document that was written later bears it out
	}
	return w.Basis < o.Basis
}

func compareSources(a, b Source) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Block, b.Block), cmp.Compare(a.Span.Start, b.Span.Start))
}

// sets are disjoint sets of numbers; the root of a set is its least.
type sets struct{ parent []int }

func newSets(n int) *sets {
	s := &sets{parent: make([]int, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) root(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(a, b int) {
	if a, b = s.root(a), s.root(b); a != b {
		s.parent[max(a, b)] = min(a, b)
	}
}
