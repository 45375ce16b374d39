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
			cmp.Compare(a.Class, b.Class), strings.Compare(a.Tellings[0].Text, b.Tellings[0].Text),
			compareSources(a.Tellings[0].Sources[0], b.Tellings[0].Sources[0]))
	})
	return out
}

// mergeable reports whether two statements can be of one thing at all.
func mergeable(a, b *statement) bool {
	if a.kind != b.kind || a.denied != b.denied {
		return false
	}
	return a.kind != lint.Behaviour && a.kind != lint.SurvivorAct || a.class == b.class
}

// most is how many statements that share a pair of words are held against each
// other for it, so that a phrase of every note does not cost the square of them.
const most = 400

// copies joins near-identical sentences, and what one sentence says in several
// ways of one kind.
func copies(in []*statement, set *sets) {
	by := map[string][]int{}
	for i, s := range in {
		keys := maps.Keys(shingles(s.words.words))
		if len(s.words.words) < few {
			keys = maps.Keys(map[string]bool{strings.Join(s.words.words, " "): true})
		}
		for k := range keys {
			by[k] = append(by[k], i)
		}
	}
	tried := map[[2]int]bool{}
	for _, list := range by {
		if len(list) > most {
			list = list[:most]
		}
		for x, i := range list {
			for _, k := range list[x+1:] {
				pair := [2]int{i, k}
				if tried[pair] || !mergeable(in[i], in[k]) {
					continue
				}
				tried[pair] = true
				a, b := in[i], in[k]
				if a.source == b.source || a.words.alike(b.words, a.when.Known() && a.when.Date == b.when.Date) {
					set.join(i, k)
				}
			}
		}
	}
}

// retold joins tellings of one act in different words, where tactic, day, verb
// and doer agree.
func retold(in []*statement, set *sets) {
	type act struct{ class, day, verb string }
	by := map[act][]int{}
	for i, s := range in {
		if s.kind == lint.Behaviour && !s.denied && s.verb != "" && s.class != "general" && s.when.Unit == Day && !s.when.Basis.Recorded() {
			k := act{s.class, s.when.ISO(), s.verb}
			by[k] = append(by[k], i)
		}
	}
	defer follow(in, set)
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
	e := Entry{Kind: first.kind, Agent: first.agent, When: first.when, Denied: first.denied, verbs: map[string]bool{}, content: map[string]bool{}}
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
