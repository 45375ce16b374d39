package classify_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/classify/fit"
)

// eitherOr are examples of a class that needs one of two features, and of which
// those with both are not; each has others besides that say nothing. No sum of
// weights tells them apart.
func eitherOr() []fit.Example {
	var out []fit.Example
	for i := range 6000 {
		var x fit.Example
		a, b := i%4 == 1 || i%4 == 3, i%4 >= 2
		for f, has := range map[classify.Feature]bool{1: a, 2: b} {
			if !has {
				f += 2 // as many features as where it has it
			}
			for k := range classify.Feature(8) { // much of an example is left out each time
				x.Features = append(x.Features, f*100+k)
			}
		}
		x.Features = append(x.Features, classify.Feature(1000+i%7), classify.Feature(2000+i%11))
		slices.Sort(x.Features)
		if a != b {
			x.Classes = []string{"either"}
		}
		out = append(out, x)
	}
	return out
}

func TestANetworkSeesWhatHoldsOnlyOfSeveralTogether(t *testing.T) {
	examples := eitherOr()
	linear := fit.Model([]string{"either"}, examples, nil, "", lexicon())
	both := linear.With(fit.Network([]string{"either"}, examples, 1))
	told := 0 // without a network
	for i := range 4 {
		of, x := len(examples[i].Classes) > 0, examples[i].Features
		if got := both.WeighFeatures(x, nil)[0]; (got > 0.5) != of {
			t.Errorf("example %d, of the class: %v, weighs %.2f", i, of, got)
		}
		if (linear.WeighFeatures(x, nil)[0] > 0.5) == of {
			told++
		}
	}
	if told == 4 {
		t.Error("the examples are told apart without a network: they test nothing")
	}
}

// deep is a model with a network.
func deep(t testing.TB) *classify.Model {
	return fitted(t).With(fit.Network([]string{"storm", "calm"}, stormy(t), 1))
}

func TestANetworkCounts(t *testing.T) {
	const s = "Hers was a stormy marriage."
	if a, b := weigh(t, fitted(t), s)[0], weigh(t, deep(t), s)[0]; slices.Equal(a, b) {
		t.Error(a, b)
	}
}

func TestADamagedNetworkIsRefused(t *testing.T) {
	for name, damage := range map[string]func(l *classify.Layers){
		"no units":     func(l *classify.Layers) { l.Units = 0 },
		"other units":  func(l *classify.Layers) { l.Units++ },
		"bias":         func(l *classify.Layers) { l.Bias = l.Bias[1:] },
		"second row":   func(l *classify.Layers) { l.Second.Weights = l.Second.Weights[1:] },
		"second width": func(l *classify.Layers) { l.Second.Weights[3] = nil },
		"last":         func(l *classify.Layers) { l.Last.Bias = nil },
		"classes":      func(l *classify.Layers) { l.Last.Bias, l.Last.Weights = l.Last.Bias[:1], l.Last.Weights[:1] },
	} {
		m := deep(t)
		damage(m.Layers)
		data, err := m.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := classify.Restore(string(data)); err == nil || !strings.HasPrefix(err.Error(), "classify: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatStandsBesideASentenceCounts(t *testing.T) {
	var examples []fit.Example
	r := fit.NewReader(lexicon())
	for _, x := range []struct {
		text string
		of   []string
	}{{"It was Mark. She has a cut lip.", []string{"told"}}, {"It was noon. She has a cut lip.", nil}} {
		sentences(t, x.text, nil, func(p *lint.Paragraph, i int) { examples = append(examples, r.Example(p, i, x.of)) })
	}
	examples = slices.Repeat(examples, 2000)
	m := fit.Model([]string{"told"}, examples, nil, "", lexicon()).With(fit.Network([]string{"told"}, examples, 1))
	told, untold := weigh(t, m, "It was Mark. She has a cut lip.")[1][0], weigh(t, m, "It was noon. She has a cut lip.")[1][0]
	if told <= untold+0.1 {
		t.Errorf("%.2f where it is told, %.2f where it is not", told, untold)
	}
}

// TestANetworkReadsTheConceptsThatItKnows holds that a concept is looked for also
// where only the network has something of it.
func TestANetworkReadsTheConceptsThatItKnows(t *testing.T) {
	all := featuresOf(t, "Mark hit Sarah with a belt.")
	some := fit.Example{Features: all, Classes: []string{"told"}}
	m := fit.Model([]string{"told"}, []fit.Example{some, {Features: all[:1]}}, nil, "", lexicon()).With(fit.Network([]string{"told"}, slices.Repeat([]fit.Example{some}, 5), 1))
	sentences(t, "Mark hit Sarah with a belt.", nil, func(p *lint.Paragraph, i int) {
		if got := m.FeaturesRead(p, i); !slices.Equal(got, all) {
			t.Errorf("%d features are read, not the %d that the network knows", len(got), len(all))
		}
	})
}
