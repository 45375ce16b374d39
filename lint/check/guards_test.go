package check

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

func TestAdultAndOwnRelativeAreNoCouple(t *testing.T) {
	for pattern, texts := range map[string][]string{
		"argument between .. and _": {
			"There was an argument between Sarah and her mother.",
			"There was an <<argument between Sarah and her partner>>.",
		},
		"_ and .. argued": {
			"He and his sister argued.", "Sarah and her mother argued.",
			"<<Mark and her sister argued>>.", "Mark saw that <<Sarah and her mother argued>>.", "<<Leo and his father argued>>.",
		},
	} {
		c, err := NewPattern(lexicon(), []string{pattern}, guards(t, nil, nil))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range texts {
			if got := marks(t, c, plain(want), stock...); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	}
}

// TestGuards holds each guard against a text in its circumstance, and against
// the same words outside it. Where the guard is switched off the first is
// marked too.
func TestGuards(t *testing.T) {
	const row = "volatile relationship"
	for _, tt := range []struct {
		guard   Guard
		pattern string
		in, out string
		kind    text.Kind
		about   lint.Tri
	}{
		{Negated, row, "They never had a volatile relationship.", "They had a <<volatile relationship>>.", text.Paragraph, lint.Yes},
		{Negated, "isolated incident", "This was not an isolated incident.", "This was an <<isolated incident>>.", text.Paragraph, lint.Yes},
		{Quoted, row, "Mark wrote, “we have a volatile relationship”.", "We read of a <<volatile relationship>>.", text.Paragraph, lint.Yes},
		{Quoted, row, "It was a volatile relationship.", "It was a <<volatile relationship>>.", text.Quote, lint.Yes},
		{Attributed, row, "Mark accepted that they had a volatile relationship.", "School said that they had a <<volatile relationship>>.", text.Paragraph, lint.Yes},
		{Mentioned, row, "The phrase volatile relationship is vague.", "The <<volatile relationship>> is over.", text.Paragraph, lint.Yes},
		{Title, "parental conflict", "Sarah went on the Reducing Parental Conflict programme.", "Leo talks of <<parental conflict>>.", text.Paragraph, lint.Yes},
		{Label, "parental conflict", "Parental conflict:", "There is <<parental conflict>>.", text.Paragraph, lint.Yes},
		{Label, "parental conflict", "There is parental conflict at home.", "There is <<parental conflict>> at home.", text.Label, lint.Yes},
		{Heading, row, "A volatile relationship was ended.", "A <<volatile relationship>> was ended.", text.Heading, lint.Yes},
		{Heading, row, "A volatile relationship was ended.", "A <<volatile relationship>> was ended.", text.Title, lint.Yes},
		{Hypothetical, row, "If they had a volatile relationship we would say so.", "They had a <<volatile relationship>> and we say so.", text.Paragraph, lint.Yes},
		{Question, row, "Do they have a volatile relationship?", "They do have a <<volatile relationship>>.", text.Paragraph, lint.Yes},
		{Stranger, "argument with", "Sarah had an argument with the landlord.", "Sarah had an <<argument with Mark>>.", text.Paragraph, lint.Yes},
		{Population, row, "Nationally a volatile relationship is common.", "At home a <<volatile relationship>> is common.", text.Paragraph, lint.Yes},
		{Disowned, row, "They had a volatile relationship, which we do not accept.", "They had a <<volatile relationship>>, which we regret.", text.Paragraph, lint.Yes},
		{Disowned, row, "They had a volatile relationship. It turned out that he hit her.", "They had a <<volatile relationship>>. He hit her.", text.Paragraph, lint.Yes},
		{Unrelated, row, "They had a volatile relationship.", "They had a <<volatile relationship>>.", text.Paragraph, lint.No},
	} {
		t.Run(string(tt.guard)+"/"+tt.in, func(t *testing.T) {
			on := patterns(t, tt.pattern)
			if got := marksIn(t, on, text.Block{Text: tt.in, Kind: tt.kind}, tt.about, stock...); strings.Contains(got, "<") {
				t.Errorf("on: %s", got)
			}
			off, err := NewPattern(lexicon(), []string{tt.pattern}, guards(t, []string{string(tt.guard)}, nil))
			if err != nil {
				t.Fatal(err)
			}
			if got := marksIn(t, off, text.Block{Text: tt.in, Kind: tt.kind}, tt.about, stock...); !strings.Contains(got, "<<") {
				t.Errorf("off: %s", got)
			}
			if got := marks(t, on, plain(tt.out), stock...); got != tt.out {
				t.Errorf("outside: %s, want %s", got, tt.out)
			}
		})
	}
}

func TestWhatAPartySaysIsNotTheWriters(t *testing.T) {
	c, err := NewPattern(lexicon(), []string{"volatile relationship"}, guards(t, []string{"attributed"}, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Mark said that they had a volatile relationship.",
		"Sarah told us that they had a volatile relationship.",
		"Sarah is only saying that they had a <<volatile relationship>>.",
		"Sarah knows that they had a <<volatile relationship>>.",
		"Mark accepted that they had a <<volatile relationship>>.",
		"School said that they had a <<volatile relationship>>.",
		"Sarah said that he came, but they had a <<volatile relationship>>.",
	} {
		plain := strings.NewReplacer("<<", "", ">>", "").Replace(want)
		if got := marks(t, c, plain, stock...); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestGuardsHoldForEveryKindOfCheck(t *testing.T) {
	g := guards(t, nil, nil)
	frame, err := NewFrame(lexicon(), [][]string{{"hit"}, {"drink"}}, false, Sentence, Cover, g)
	if err != nil {
		t.Fatal(err)
	}
	event, err := NewEvent(EventSpec{Agent: "absent"}, g)
	if err != nil {
		t.Fatal(err)
	}
	const s = "Sarah was hit after a drink."
	for name, c := range map[string]lint.Check{"pattern": patterns(t, "hit"), "frame": frame, "event": event} {
		if got := marks(t, c, s, stock...); !strings.Contains(got, "<<") {
			t.Errorf("%s: %s", name, got)
		}
		for _, b := range []text.Block{{Text: s, Kind: text.Heading}, {Text: s, Kind: text.Label}, {Text: s, Kind: text.Quote}, {Text: s, Kind: text.Code}, {Text: "Was Sarah hit after a drink?"}, {Text: "Nationally, Sarah was hit after a drink."}} {
			if got := marksIn(t, c, b, lint.Yes, stock...); strings.Contains(got, "<") {
				t.Errorf("%s, %s: %s", name, b.Kind, got)
			}
		}
		if got := marksIn(t, c, text.Block{Text: s}, lint.No, stock...); strings.Contains(got, "<") {
			t.Errorf("%s, unrelated: %s", name, got)
		}
	}
}

func TestUnless(t *testing.T) {
	c, err := NewPattern(lexicon(), []string{"one-off"}, guards(t, nil, []string{"police hold", "{survivor!} say"}))
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]bool{
		"It was a one-off.":                               true,
		"It was a one-off. Police hold six reports.":      true, // the next sentence
		"It was a one-off; police hold six reports.":      false,
		"It was a one-off, Sarah says.":                   false,
		"It was a one-off, school says, so we can close.": true,
	} {
		if got := strings.Contains(marks(t, c, s, stock...), "<<"); got != want {
			t.Errorf("%q: marked %t, want %t", s, got, want)
		}
	}
}

func TestAttributionIsOfParties(t *testing.T) {
	c := patterns(t, "volatile relationship")
	for s, want := range map[string]bool{
		"Mark told us it was a volatile relationship.":              false,
		"Sarah said that it was a volatile relationship.":           false,
		"Leo said that it was a volatile relationship.":             false,
		"Ms Okafor reported that it was a volatile relationship.":   true,
		"Dr Bell said she believed it was a volatile relationship.": true,
		"Sarah said she believed it was a volatile relationship.":   false,
		"Police noted that it was a volatile relationship.":         true,
	} {
		if got := strings.Contains(marks(t, c, s, stock...), "<<"); got != want {
			t.Errorf("%q: marked %t, want %t", s, got, want)
		}
	}
}

func TestNegationInsideTheMatchIsTheMatch(t *testing.T) {
	c := patterns(t, "[(do|did|does) not protect]")
	want := "Sarah <<did not protect>> Leo."
	if got := marks(t, c, plain(want), stock...); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatTheWriterAdopts(t *testing.T) {
	c := patterns(t, "[did not protect]")
	for _, want := range []string{
		"Mark said that Sarah did not protect Leo.",
		"Mark said that Sarah <<did not protect>> Leo, and I accept it.",
		"Mark came, and I accept it, but he said that Sarah did not protect Leo.",
	} {
		if got := marks(t, c, plain(want), stock...); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestUnlessNext(t *testing.T) {
	g := guards(t, nil, nil)
	if err := g.UnlessNext(lexicon(), []string{"take the keys"}); err != nil {
		t.Fatal(err)
	}
	c, err := NewPattern(lexicon(), []string{"[did not protect]"}, g)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Sarah <<did not protect>> Leo. Mark was out.",
		"Mark had taken the keys. Sarah <<did not protect>> Leo.",
		"Sarah did not protect Leo. Mark had taken the keys.",
		"Sarah <<did not protect>> Leo.",
	} {
		if got := marks(t, c, plain(want), stock...); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if err := g.UnlessNext(lexicon(), []string{"@nonesuch"}); err == nil {
		t.Error("a concept that is not there is found")
	}
}

func TestGuardMistakes(t *testing.T) {
	for _, tt := range []struct{ allow, unless, want string }{
		{"asleep", "", `there is no guard "asleep"; the guards are attributed, disowned, heading,`},
		{"", "@nonesuch", "nonesuch"},
		{"", "{nobody}", "nobody"},
	} {
		var allow, unless []string
		if tt.allow != "" {
			allow = []string{tt.allow}
		}
		if tt.unless != "" {
			unless = []string{tt.unless}
		}
		if _, err := NewGuards(lexicon(), allow, unless); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v", tt, err)
		}
	}
}
