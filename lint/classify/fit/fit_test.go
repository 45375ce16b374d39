package fit

import (
	"bytes"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/linttest"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/pattern/patterntest"
)

var lexicon = sync.OnceValue(func() *pattern.Lexicon {
	return patterntest.Lexicon(os.DirFS("../../../rules/lexicon"), lint.Role,
		pattern.Concept{Name: "domestic-abuse", About: "context", Entries: []string{"domestic abuse"}},
		pattern.Concept{Name: "domestic-abuse-initials", About: "context in capitals", Entries: []string{"dash"}},
	)
})

// see shows every sentence of a text.
func see(t *testing.T, s string, show func(p *lint.Paragraph, i int)) {
	t.Helper()
	linttest.NewViewer(t, lexicon()).See(t, linttest.Text(s), nil, show)
}

// stormy is a small set of two kinds of sentences, a class for each, and others.
func stormy(t *testing.T) (out []Example) {
	t.Helper()
	r := NewReader(lexicon())
	for _, kind := range []struct {
		classes []string
		text    string
	}{
		{[]string{"storm"}, "They have a stormy relationship. Theirs is a stormy marriage. It was a stormy time between the two. The marriage was stormy throughout."},
		{[]string{"calm"}, "All has been calm since. Things are calm now. The home is calm. It is calm."},
		{nil, "He was seen at home. The nurse came on Friday. She has a new flat. They met in June. He works at the port. The time was noon."},
	} {
		see(t, kind.text, func(p *lint.Paragraph, i int) { out = append(out, r.Example(p, i, kind.classes)) })
	}
	return out
}

var weather = []string{"storm", "calm"}

func weigh(t *testing.T, m *classify.Model, s string) (all []classify.Weights) {
	t.Helper()
	see(t, s, func(p *lint.Paragraph, i int) { all = append(all, m.Weigh(p, i)) })
	return all
}

func TestTheSameExamplesGiveTheSameModel(t *testing.T) {
	fitted := func() []byte {
		data, err := Model(weather, stormy(t), nil, "sum", lexicon()).With(Network(weather, stormy(t), 1)).Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if !bytes.Equal(fitted(), fitted()) {
		t.Error("two models of the same examples differ")
	}
}

func TestAnExampleThatCountsTwiceIsTwo(t *testing.T) {
	all := stormy(t)
	twice := slices.Clone(all)
	for i := range twice {
		twice[i] = twice[i].Times(2)
	}
	const s = "Hers was a stormy marriage."
	once := weigh(t, Model(weather, all, nil, "", lexicon()), s)[0]
	more := weigh(t, Model(weather, twice, nil, "", lexicon()), s)[0]
	if storm := 0; more[storm] <= once[storm] {
		t.Errorf("counted twice %.3f, once %.3f", more[storm], once[storm])
	}
	if all[0].Sum() != twice[0].Sum() || all[0].Sum() == all[1].Sum() {
		t.Error("the sum of an example is not of its features")
	}
}
