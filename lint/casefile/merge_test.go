package casefile

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// told is a statement of a sentence in a document, as the reader makes it.
func told(doc int, sentence string, when When, class, verb string) *statement {
	w := &wording{text: sentence, content: map[string]bool{}}
	var guard []string
	for _, f := range strings.Fields(strings.ToLower(sentence)) {
		f = strings.Trim(f, ".,")
		w.words = append(w.words, f)
		if strings.ContainsAny(f, "0123456789") || negations[f] {
			guard = append(guard, f)
		}
		if len(f) > 2 && !common[f] {
			w.content[stem(f)] = true
		}
	}
	slices.Sort(guard)
	w.guard = strings.Join(guard, " ")
	return &statement{
		kind: lint.Behaviour, class: class, verb: verb, when: when, words: w,
		agent:  Party{Role: cast.Perpetrator, Name: "Mark Reid"},
		source: Source{Document: doc, Span: text.Span{Start: 0, End: len(sentence)}},
	}
}

func on(y, m, d int, b Basis) When { return When{Date: day(y, m, d), Basis: b} }

func TestCopiesAreOneEntryWithAllPlaces(t *testing.T) {
	long := "She said that Mark had pushed her against the cooker and held her wrists until they bruised"
	for _, tt := range []struct {
		name string
		in   []*statement
		want int
	}{
		{"pasted into another document", []*statement{
			told(0, long, on(2024, 3, 11, Said), "physical", "push"), told(1, "Police: "+long+".", on(2024, 4, 2, Written), "physical", "push"),
		}, 1},
		{"with another number", []*statement{
			told(0, long+" on 3 March", on(2024, 3, 3, Said), "physical", "push"), told(1, long+" on 4 March", on(2024, 3, 4, Said), "physical", "push"),
		}, 2},
		{"with a not", []*statement{
			told(0, long, When{}, "physical", "push"), told(1, strings.Replace(long, "had", "had not", 1), When{}, "physical", "push"),
		}, 2},
		{"short, of two days", []*statement{
			told(0, "He hit her.", on(2024, 3, 3, Entered), "physical", "hit"), told(1, "He hit her.", on(2024, 6, 9, Entered), "physical", "hit"),
		}, 2},
		{"short, of one day", []*statement{
			told(0, "He hit her.", on(2024, 3, 3, Said), "physical", "hit"), told(1, "He hit her.", on(2024, 3, 3, Said), "physical", "hit"),
		}, 1},
		{"one act in other words, same day, kind and verb", []*statement{
			told(0, "Mark kicked the door in that night", on(2024, 3, 3, Said), "physical", "kick"), told(1, "Neighbours heard that he kicked at it for an hour", on(2024, 3, 3, Row), "physical", "kick"),
		}, 1},
		{"another verb", []*statement{
			told(0, "Mark kicked the door in that night", on(2024, 3, 3, Said), "physical", "kick"), told(1, "Mark smashed the window of the car", on(2024, 3, 3, Said), "physical", "smash"),
		}, 2},
		{"only recorded that day", []*statement{
			told(0, "Mark kicks the dog when he is drunk", on(2024, 3, 3, Entered), "physical", "kick"), told(1, "Mark kicked the door in that night", on(2024, 3, 3, Said), "physical", "kick"),
		}, 2},
		{"another tactic", []*statement{
			told(0, long, on(2024, 3, 3, Said), "physical", "push"), told(1, long, on(2024, 3, 3, Said), "threat", "push"),
		}, 2},
	} {
		got := merge(tt.in)
		if len(got) != tt.want {
			t.Errorf("%s: %d entries, want %d", tt.name, len(got), tt.want)
		}
		n := 0
		for i := range got {
			n += len(got[i].sources())
		}
		if n != len(tt.in) && tt.in[0].source != tt.in[1].source {
			t.Errorf("%s: %d places of %d", tt.name, n, len(tt.in))
		}
	}
}

func TestActToldWithoutADoerJoinsNoTwoPeople(t *testing.T) {
	by := func(doc int, sentence string, p Party) *statement {
		s := told(doc, sentence, on(2024, 3, 3, Said), "physical", "hit")
		s.agent = p
		return s
	}
	mark, alex, unsaid := Party{Role: cast.Perpetrator, Name: "Mark Reid"}, Party{Name: "Alex Reid"}, Party{Unsaid: true}
	a, b := by(0, "Mark hit her that night in the kitchen", mark), by(1, "Blows were struck, the neighbour said", unsaid)
	if got := merge([]*statement{a, b}); len(got) != 1 || got[0].Agent != mark {
		t.Errorf("one doer: %+v", got)
	}
	got := merge([]*statement{a, b, by(2, "Alex lashed out and struck at them all", alex)})
	if len(got) != 3 {
		t.Fatalf("two doers: %d entries, want 3", len(got))
	}
	doers := map[Party]bool{}
	for i := range got {
		doers[got[i].Agent] = true
	}
	if !doers[mark] || !doers[alex] || !doers[unsaid] {
		t.Errorf("two doers: %v", doers)
	}
}

func TestEntryTakesTheDateThatSaysMost(t *testing.T) {
	for _, tt := range []struct {
		a, b When
		want string
	}{
		{on(2024, 4, 2, Written), on(2024, 3, 11, Said), "11 March 2024"},
		{When{Date: month(2024, 3), Basis: Said}, on(2024, 3, 11, Row), "11 March 2024"},
		{When{Date: year(2023), Basis: Said}, on(2024, 4, 2, Entered), "2023"},
		{When{}, on(2024, 4, 2, Entered), "recorded 2 April 2024"},
		{When{}, When{}, "no date"},
	} {
		for _, pair := range [][2]When{{tt.a, tt.b}, {tt.b, tt.a}} {
			s := "She said that Mark had pushed her against the cooker and held her wrists"
			got := merge([]*statement{told(0, s, pair[0], "physical", "push"), told(1, s, pair[1], "physical", "push")})
			if len(got) != 1 || got[0].When.String() != tt.want {
				t.Errorf("%s and %s: %s, want %s", pair[0], pair[1], got[0].When, tt.want)
			}
		}
	}
}

// file is a file of two documents, the second the assessment.
func fileOf(in ...*statement) *File {
	f := &File{Documents: []Document{{Date: day(2024, 3, 1)}, {Date: day(2024, 4, 30), Assessment: true}, {Date: day(2024, 5, 20)}}}
	f.Entries = merge(in)
	return f
}

func TestNotesAreHeldAgainstTheAssessment(t *testing.T) {
	note := func(s string, w When, class, verb string) *statement { return told(0, s, w, class, verb) }
	there := func(s string, w When, class, verb string) *statement { return told(1, s, w, class, verb) }
	for _, tt := range []struct {
		name string
		in   []*statement
		want Match
	}{
		{"the same sentence", []*statement{note("Mark took the bank card from her bag in front of the bus driver", When{}, "economic", "take"), there("Mark took the bank card from her bag in front of the bus driver", When{}, "economic", "take")}, SameSentence},
		{"kind and year", []*statement{note("Mark emptied the account in June", When{Date: month(2022, 6), Basis: Said}, "economic", "empty"), there("Money was tight because of what he spent", When{Date: year(2022), Basis: Said}, "economic", "spend")}, SameTime},
		{"a recorded date is no date of the act", []*statement{note("Mark empties the account", on(2024, 3, 1, Entered), "economic", "empty"), there("He runs up debts", on(2024, 3, 1, Said), "economic", "run")}, InGeneral},
		{"kind and verb", []*statement{note("Mark pushed her down the steps", on(2021, 1, 1, Said), "physical", "push"), there("He has pushed her", When{}, "physical", "push")}, SameVerb},
		{"kind and verb on another day", []*statement{note("Mark punched her in the face in the kitchen", on(2021, 1, 1, Said), "physical", "punch"), there("That winter Mark punched her beside the kitchen sink and broke her jaw", on(2024, 2, 3, Said), "physical", "punch")}, InGeneral},
		{"kind and verb after the assessment", []*statement{note("Mark punched her at the bus stop", on(2024, 5, 4, Said), "physical", "punch"), there("He has punched her", When{}, "physical", "punch")}, InGeneral},
		{"on record before what the assessment dates", []*statement{note("Mark punched her in the hall", on(2021, 5, 1, Entered), "physical", "punch"), there("He punched her outside the shop", on(2024, 2, 3, Said), "physical", "punch")}, InGeneral},
		{"another kind", []*statement{note("Mark follows her to work", When{}, "surveillance", "follow"), there("He has pushed her", When{}, "physical", "push")}, NotFound},
	} {
		f := fileOf(tt.in...)
		l := leftOut(f, nil)
		if l == nil || len(l.Held) == 0 {
			t.Fatalf("%s: nothing held", tt.name)
		}
		if got := l.Held[0].Match; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestAnEffectIsFoundByItsTimeOrWordsAndNotByItsClass(t *testing.T) {
	of := func(doc int, s string, w When, children ...string) *statement {
		out := told(doc, s, w, "feelings", "")
		out.kind, out.children = lint.Child, children
		return out
	}
	for _, tt := range []struct {
		name        string
		note, there *statement
		want        Match
	}{
		{"class alone", of(0, "Ava hid under the bed", on(2024, 2, 1, Said)), of(1, "The children were present in the home", When{}), InGeneral},
		{"class and a word", of(0, "Ava hid under the bed", on(2024, 2, 1, Said)), of(1, "He has wet the bed", When{}), SameClass},
		{"class and day", of(0, "Ava hid under the bed", on(2024, 2, 1, Said)), of(1, "The children were present", on(2024, 2, 1, Said)), SameTime},
		{"class and a word of another day", of(0, "Ava hid under the bed", on(2024, 2, 1, Said)), of(1, "He sleeps in bed", on(2023, 5, 1, Said)), SameClass},
		{"two words", of(0, "Ava screams under the bed", on(2024, 2, 1, Said)), of(1, "Ava screams in bed", When{}), SameWords},
		{"another child", of(0, "Ava screams under the bed", When{}, "Ava"), of(1, "Toby screams in bed", When{}, "Toby"), InGeneral},
	} {
		l := leftOut(fileOf(tt.note, tt.there), nil)
		if l == nil || len(l.Held) != 1 || l.Held[0].Match != tt.want {
			t.Errorf("%s: %+v, want %s", tt.name, l, tt.want)
		}
	}
}

func TestWhatWasToldLaterIsNotLeftOut(t *testing.T) {
	after := told(2, "Mark follows her to work every day", on(2024, 5, 10, Said), "surveillance", "follow")
	before := told(0, "Mark broke her phone with a hammer", on(2024, 2, 1, Said), "physical", "break")
	l := leftOut(fileOf(after, before), nil)
	for _, h := range l.Held {
		if h.Match != NotFound {
			t.Errorf("%+v", h)
		}
	}
	if later := []bool{l.Held[0].Later, l.Held[1].Later}; !slices.Equal(later, []bool{false, true}) {
		t.Errorf("later: %v", later)
	}
}

func TestNothingIsComparedWithoutBothSides(t *testing.T) {
	f := fileOf(told(0, "Mark broke her phone", When{}, "physical", "break"))
	for i := range f.Documents {
		f.Documents[i].Assessment = false
	}
	if leftOut(f, nil) != nil {
		t.Error("there is no assessment")
	}
	for i := range f.Documents {
		f.Documents[i].Assessment = true
	}
	if leftOut(f, nil) != nil {
		t.Error("there are no notes")
	}
}

func TestPeopleDeclaredAsTwoThingsAreLeftOpen(t *testing.T) {
	d := func(role cast.Role, name string, aliases ...string) cast.Declaration {
		return cast.Declaration{Role: role, Name: name, Aliases: aliases}
	}
	got := settle([]cast.Declaration{
		d(cast.Perpetrator, "Mark Reid", "Mark"), d(cast.Survivor, "Sarah", "Mum"), d(cast.Perpetrator, "mark reid", "Dad"), d(cast.Survivor, "Alex"), d(cast.Perpetrator, "Alex"),
	})
	if len(got) != 2 || got[0].Role != cast.Perpetrator || !slices.Equal(got[0].Aliases, []string{"Mark", "Dad"}) || got[1].Name != "Sarah" {
		t.Errorf("%+v", got)
	}
}

func TestACopyInEveryNoteIsOneEntryHoweverManyNotes(t *testing.T) {
	var in []*statement
	for i := range 1500 {
		in = append(in,
			told(i, "She said that Mark had pushed her against the cooker and held her wrists until they bruised", on(2024, 3, 1+i%28, Entered), "physical", "push"),
			told(i, "He hit her.", on(2024, 3, 3, Said), "physical", "slap"))
	}
	// A near copy in the last note, which the first four hundred do not reach.
	in = append(in, told(1500, "Police: she said that Mark had pushed her against the cooker and held her wrists until they bruised", When{}, "physical", "push"))
	got := merge(in)
	if len(got) != 2 {
		t.Fatalf("%d entries, want 2", len(got))
	}
	if n := len(got[0].sources()) + len(got[1].sources()); n != 3001 {
		t.Errorf("%d places, want one for each sentence", n)
	}
}

// The look-up by the rarest pairs of words must find what holding every sentence
// against every other finds.
func TestNearCopiesAreThoseOfAFullComparison(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields("mark pushed her against the cooker and held wrists until they bruised not 3 4 while mum cried in kitchen")
	for range 300 {
		var in []*statement
		base := make([]string, 8+r.IntN(20))
		for i := range base {
			base[i] = vocabulary[r.IntN(len(vocabulary))]
		}
		for doc := range 12 {
			s := slices.Clone(base)
			for range r.IntN(4) {
				s[r.IntN(len(s))] = vocabulary[r.IntN(len(vocabulary))]
			}
			in = append(in, told(doc, strings.Join(s, " "), When{}, "physical", "push"))
		}
		want, got := newSets(len(in)), newSets(len(in))
		for i, a := range in {
			for k, b := range in[:i] {
				if a.words.alike(b.words) {
					want.join(i, k)
				}
			}
		}
		copies(in, got)
		for i := range in {
			if got.root(i) != want.root(i) {
				t.Fatalf("%q is with %d, want %d", in[i].words.text, got.root(i), want.root(i))
			}
		}
	}
}
