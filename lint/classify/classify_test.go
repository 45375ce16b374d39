package classify_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/classify/fit"
	"github.com/dalint/dalint/lint/linttest"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/pattern/patterntest"
)

var lexicon = sync.OnceValue(func() *pattern.Lexicon {
	return patterntest.Lexicon(os.DirFS("../../rules/lexicon"), lint.Role,
		pattern.Concept{Name: "domestic-abuse", About: "context", Entries: []string{"domestic abuse"}},
		pattern.Concept{Name: "domestic-abuse-initials", About: "context in capitals", Entries: []string{"dash"}},
	)
})

// sentences shows every sentence of a text.
func sentences(t testing.TB, s string, people []cast.Declaration, see func(p *lint.Paragraph, i int)) {
	t.Helper()
	linttest.NewViewer(t, lexicon()).See(t, linttest.Text(s), people, see)
}

func featuresOf(t testing.TB, s string, people ...cast.Declaration) []classify.Feature {
	t.Helper()
	var out []classify.Feature
	r := fit.NewReader(lexicon())
	sentences(t, s, people, func(p *lint.Paragraph, i int) { out = append(out, r.Example(p, i, nil).Features...) })
	slices.Sort(out)
	return slices.Compact(out)
}

func TestNothingIsLearntOfGenderOrName(t *testing.T) {
	role := func(survivor, perpetrator string) []cast.Declaration {
		return []cast.Declaration{{Role: cast.Survivor, Name: survivor}, {Role: cast.Perpetrator, Name: perpetrator}}
	}
	for _, pair := range [][2][]classify.Feature{
		{featuresOf(t, "He hit her on Friday."), featuresOf(t, "She hit him on Friday.")},
		{featuresOf(t, "Her anger is known to her sister."), featuresOf(t, "His anger is known to his sister.")},
		{featuresOf(t, "The mother was not seen at the visit."), featuresOf(t, "The father was not seen at the visit.")},
		{featuresOf(t, "A man was seen."), featuresOf(t, "A woman was seen.")},
		{featuresOf(t, "Sarah should have told Mark to go.", role("Sarah", "Mark")...), featuresOf(t, "Mark should have told Sarah to go.", role("Mark", "Sarah")...)},
		{featuresOf(t, "Ms Reid is hard to engage.", role("Ms Reid", "Mr Doyle")...), featuresOf(t, "Mr Okoro is hard to engage.", role("Mr Okoro", "Ms Bell")...)},
	} {
		if !slices.Equal(pair[0], pair[1]) {
			t.Errorf("%d and %d features, not the same", len(pair[0]), len(pair[1]))
		}
	}
}

func TestRolesAreTold(t *testing.T) {
	sarah, mark := cast.Declaration{Role: cast.Survivor, Name: "Sarah"}, cast.Declaration{Role: cast.Perpetrator, Name: "Mark"}
	if slices.Equal(featuresOf(t, "Sarah must leave the house.", sarah, mark), featuresOf(t, "Mark must leave the house.", sarah, mark)) {
		t.Error("what is asked of the survivor is the same as what is asked of the perpetrator")
	}
}

// stormy is a small set of two kinds of sentences, a class for each, and others.
func stormy(t testing.TB) []fit.Example {
	t.Helper()
	r := fit.NewReader(lexicon())
	var out []fit.Example
	for class, texts := range map[string]string{
		"storm": "They have a stormy relationship. Theirs is a stormy marriage. It was a stormy time between the two. The marriage was stormy throughout.",
		"calm":  "All has been calm since. Things are calm now. The home is calm. It is calm.",
		"":      "He was seen at home. The nurse came on Friday. She has a new flat. They met in June. He works at the port. The time was noon.",
	} {
		sentences(t, texts, nil, func(p *lint.Paragraph, i int) {
			var of []string
			if class != "" {
				of = []string{class}
			}
			out = append(out, r.Example(p, i, of))
		})
	}
	slices.SortFunc(out, func(a, b fit.Example) int { return slices.Compare(a.Features, b.Features) })
	return out
}

func fitted(t testing.TB) *classify.Model {
	return fit.Model([]string{"storm", "calm"}, stormy(t), nil, "sum", lexicon())
}

func weigh(t testing.TB, m *classify.Model, s string) (all []classify.Weights) {
	t.Helper()
	sentences(t, s, nil, func(p *lint.Paragraph, i int) { all = append(all, m.Weigh(p, i)) })
	return all
}

func TestSentencesAreWeighedByWhatTheyShareWithTheExamples(t *testing.T) {
	m := fitted(t)
	storm, _ := m.Class("storm")
	calm, _ := m.Class("calm")
	w := weigh(t, m, "Hers was a stormy marriage. The street is calm. The nurse works in June.")
	if len(w) != 3 {
		t.Fatal(w)
	}
	if w[0][storm] < 0.5 || w[0][calm] > 0.5 || w[1][calm] < 0.5 || w[1][storm] > 0.5 || slices.Max(w[2]) > 0.5 {
		t.Error(w)
	}
}

func TestARestoredModelWeighsAsBefore(t *testing.T) {
	for _, m := range []*classify.Model{fitted(t), deep(t)} {
		data, err := m.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		again, err := classify.Restore(string(data))
		if err != nil {
			t.Fatal(err)
		}
		again = classify.Together(lexicon(), again)[0]
		const s = "Hers was a stormy marriage."
		if a, b := weigh(t, m, s)[0], weigh(t, again, s)[0]; !slices.Equal(a, b) {
			t.Error(a, b)
		}
		if sum := again.Fitted(); sum != "sum" {
			t.Error(sum)
		}
		if _, ok := again.Class("rain"); ok {
			t.Error("a class that nobody fitted")
		}
	}
}

func TestADamagedModelIsRefused(t *testing.T) {
	for _, m := range []*classify.Model{fitted(t), deep(t)} {
		data, err := m.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		for name, bad := range map[string]string{
			"empty": "", "short": string(data[:5]), "cut": string(data[:len(data)-1]), "head cut": string(data[:40]), "longer": string(data) + "x",
			"head size": "\xff\xff\xff\xff\xff\xff\xff\xff" + string(data[8:]), "no head": "\x04\x00\x00\x00\x00\x00\x00\x00abcd",
		} {
			if _, err := classify.Restore(bad); err == nil || !strings.HasPrefix(err.Error(), "classify: ") {
				t.Errorf("%s: %v", name, err)
			}
		}
		m.Features = 1 << 61
		if data, err = m.Snapshot(); err != nil {
			t.Fatal(err)
		}
		if _, err := classify.Restore(string(data)); err == nil {
			t.Error("more features than there can be")
		}
	}
}

func TestTheTellingWordsAreMarked(t *testing.T) {
	m := fitted(t)
	class, _ := m.Class("storm")
	for s, want := range map[string]string{
		"As the nurse said on Friday at noon, theirs is a stormy marriage by all accounts, and he works at the port.": "theirs is a stormy marriage by all accounts",
		"Theirs is stormy (a marriage), said the nurse.":                                                              "Theirs is stormy (a marriage)",
		"Stormy.": "Stormy",
	} {
		sentences(t, s, nil, func(p *lint.Paragraph, i int) {
			from, to := m.Telling(p, i, class)
			if got := p.SpanOf(from, to); p.Text[got.Start:got.End] != want {
				t.Errorf("%q: marked %q", s, p.Text[got.Start:got.End])
			}
		})
	}
}

func FuzzTellingStaysInItsSentence(f *testing.F) {
	m := fitted(f)
	for _, s := range []string{"It was stormy, they say. Calm now.", ",,,", "“stormy”", "a\u00adb — c", "DV x3; stormy", "It was (stormy\n\n) yes it was calm.", "Stormy (life? ) He left home."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 500 {
			return
		}
		sentences(t, strings.ToValidUTF8(s, ""), nil, func(p *lint.Paragraph, i int) {
			for class := range m.Classes {
				from, to := m.Telling(p, i, class)
				if st := &p.Sentences[i]; from < st.From || to > st.To || from >= to {
					t.Fatal(from, to, st.From, st.To)
				}
			}
		})
	})
}
