package cast

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/language"
)

func TestConceptsExist(t *testing.T) {
	names := lexicon().Names()
	for _, c := range Concepts() {
		if !slices.Contains(names, c) {
			t.Errorf("the lexicon has no concept %q", c)
		}
	}
}

// TestConceptsListed checks that every concept that the code asks for is in
// the list that those who load lexicons see.
func TestConceptsListed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`\b[aA]t\("([a-z-]+)"`)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllSubmatch(src, -1) {
			if !slices.Contains(Concepts(), string(m[1])) {
				t.Errorf("%s asks for %q, which Concepts does not list", f, m[1])
			}
		}
	}
}

// TestAgentInSentence has one mark a sentence: x where someone is referred to
// as the doer of abuse, - where nobody is.
func TestAgentInSentence(t *testing.T) {
	agents := func(text string) string {
		_, b := bindText(text)
		s := ""
		for i := range b.Sentences {
			if b.AgentInSentence(i) {
				s += "x"
			} else {
				s += "-"
			}
		}
		return s
	}
	check(t, agents, []row{
		{"Ms B was assaulted by Mr A.", "x"},
		{"Mr A came home at 2am. Ms B was dragged from bed and punched.", "--"},
		{"Mr A was in the room when Ms B was punched.", "-"},
		{"His violence escalated.", "x"},
		{"Her partner's violence has escalated.", "x"},
		{"Her abusive partner was present.", "x"},
		{"She has suffered at F's hands for years.", "x"},
		{"She suffered at the hands of Mr A.", "x"},
		{"The violence used by Mr A was severe.", "x"},
		{"The violence that Mr A used was severe.", "x"},
		{"She was assaulted and the man who did it ran off.", "x"},
		{"Mr A was convicted of assaulting Ms B.", "x"},
		{"He was convicted of domestic assault against his wife.", "x"},
		{"Mr A's assault on Ms B was recorded.", "x"},
		{"Ms B was assaulted by the bus stop.", "-"},
		{"Ms B was assaulted by 9pm.", "-"},
		{"The physical abuse disclosed by Mo began in 2019.", "-"},
		{"Mr A did not hit Ms B, but domestic violence occurred.", "-"},
		{"Domestic violence occurred while Mr A was at home.", "-"},
		{"Mr Ferrie was shoved and spat on by his wife.", "x"},
		{"Alex was punched; Sam left.", "-"},
		{"The abuser was never found.", "x"},
		{"Threats to kill her were made by Mr P in six voicemails.", "x"},
		{"Dad hurting Mum is what makes her sad.", "x"},
		{"There is a history of domestic violence in the household.", "-"},
	})
}

// TestDeclared reads texts with the stock cast: declared roles hold whatever
// the text says, and kin words find the declared people.
func TestDeclared(t *testing.T) {
	check(t, func(text string) string {
		c, b := bindText(text, stock...)
		return showMentions(c, b)
	}, []row{
		{"Sarah was hit twice.", "Sarah=Sarah/survivor"},
		{"Mark hit Sarah twice.", "Mark=Mark/perpetrator; Sarah=Sarah/survivor"},
		{"Mum was hit while Leo slept.", "Mum=Sarah/survivor; Leo=Leo/child"},
		{"Dad shouted at Mum.", "Dad=Mark/perpetrator; Mum=Sarah/survivor"},
		{"Sarah Reid hit Mark Reid.", "Sarah Reid=Sarah/survivor; Mark Reid=Mark/perpetrator"},
		{"Her partner attended.", "Her partner=Mark/perpetrator; Her=Sarah/survivor+"},
		{"Ms Okafor visited.", "Ms Okafor=Ms Okafor/professional"},
		{"Mark will attend. He is angry.", "Mark=Mark/perpetrator; He=Mark/perpetrator"},
		{"The victim was upset.", "The victim=Sarah/survivor"},
		{"The perpetrator left.", "The perpetrator=Mark/perpetrator"},
		{"Leo's mother was there.", "Leo's mother=Sarah/survivor; Leo=Leo/child+"},
		{"Mark's mother was there.", "Mark's mother/other; Mark=Mark/perpetrator+"},
		{"There was a mark on her arm.", "her=Sarah/survivor+"},
	})
}

func TestSomebodysMotherIsNoOtherNameForHer(t *testing.T) {
	for text, want := range map[string]string{
		"Mr A punched Ms B. Ms B rang her mother.":            "",
		"Mr A punched Ms B. The children sleep at her mum's.": "",
		"Mr A punched Ms B. Mother was seen by a nurse.":      "Mother",
	} {
		c, _ := bindText(text)
		for _, p := range c.People {
			if p.Name == "Ms B" && strings.Join(p.Aliases, " ") != want {
				t.Errorf("%s: also %s", text, p.Aliases)
			}
		}
	}
}

func TestAliases(t *testing.T) {
	c := Infer([]Declaration{{Role: Survivor, Name: "Ms Reid", Aliases: []string{"Sarah", "mother"}}}, nil, lexicon())
	b, _ := c.Bind(language.Scan("Sarah left. Mum left. Ms Reid left. Mother left."), c.Start(), lexicon())
	for i := range b.Mentions {
		if b.Mentions[i].Person != 0 {
			t.Errorf("%s is not Ms Reid", showMention(c, b, &b.Mentions[i]))
		}
	}
	if len(b.Mentions) != 4 {
		t.Errorf("got %d mentions, want 4", len(b.Mentions))
	}
}

func TestFocusCarriesOver(t *testing.T) {
	first, second := language.Scan("Mr A came home."), language.Scan("He punched Ms B.")
	c := Infer(nil, []*language.Paragraph{first, second}, lexicon())
	_, focus := c.Bind(first, Focus{}, lexicon())
	b, _ := c.Bind(second, focus, lexicon())
	if m := b.MentionAt(0); m == nil || m.Person == NoPerson || c.People[m.Person].Name != "Mr A" {
		t.Error("“He” does not refer to Mr A of the paragraph before")
	}
	b, _ = c.Bind(second, Focus{}, lexicon())
	if len(b.Events) != 1 || b.Events[0].Agent.Kind != Pronoun {
		t.Error("the act is not told with a pronoun as its doer")
	}
}

func TestMentionLookup(t *testing.T) {
	_, b := bindText("Mr A's mother saw his partner.")
	outer := b.MentionAt(0)
	if outer == nil || words(b, outer.From, outer.To) != "Mr A's mother" {
		t.Fatal("the longest mention does not come first")
	}
	if m := b.MentionOver(1); m != outer {
		t.Error("MentionOver does not give the longest mention")
	}
	if b.MentionAt(-1) != nil || b.MentionOver(len(b.Tokens)) != nil || b.MentionAt(1) != nil {
		t.Error("a mention where there is none")
	}
}

// TestStable binds the same text again, before and after it has been parsed.
func TestStable(t *testing.T) {
	text := "Her partner hit her. She told her sister. The abuse continued. Leo saw his dad push his mum."
	p := language.Scan(text)
	c := Infer(nil, []*language.Paragraph{p}, lexicon())
	b1, f1 := c.Bind(p, Focus{}, lexicon())
	b2, f2 := c.Bind(language.Parse(text), Focus{}, lexicon())
	if f1 != f2 || showMentions(c, b1) != showMentions(c, b2) || showEvents(b1) != showEvents(b2) {
		t.Errorf("parsing first changes what is found:\n%s\n%s\n%s\n%s", showMentions(c, b1), showMentions(c, b2), showEvents(b1), showEvents(b2))
	}
	if again := Infer(nil, []*language.Paragraph{language.Scan(text)}, lexicon()); again.Key() != c.Key() {
		t.Error("the key differs between two runs")
	}
}

func TestKey(t *testing.T) {
	keys := map[uint64]string{}
	for _, text := range []string{"", "Mr A hit Ms B.", "Ms B hit Mr A.", "Mr C hit Ms B.", "Mr A saw Ms B.", "Sarah saw Ms B."} {
		c, _ := bindText(text)
		if was, twice := keys[c.Key()]; twice {
			t.Errorf("%q and %q have the same key", was, text)
		}
		keys[c.Key()] = text
	}
	var none *Cast
	none.Key()
}

func TestNothing(t *testing.T) {
	var c *Cast
	b, _ := c.Bind(language.Scan("Sarah was hit by Mark."), Focus{}, nil)
	if len(b.Events) != 0 {
		t.Error("events without a lexicon")
	}
	Infer(nil, nil, nil)
	(&Cast{}).Bind(language.Scan(""), Focus{He: 7, Known: true}, lexicon())
}

func FuzzBind(f *testing.F) {
	for _, s := range []string{
		"", "Mr", "Mr and Mrs", "her", "'s", "They (", "Mother: ", "Mum's partner's mum's ex hit her", "by by by", "at the hands of",
		"Ms B was punched and dragged by the hair, sustaining fractures.", "There has been abuse of", "threats to kill were",
		"K.W. (M, 11), S.W.", "what he did to her", "not let her", "Child", "Unborn Baby", "’s ’d been hit", "A A A A hit A", "violence by", "of violence of violence of",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		c, b := bindText(s)
		for i := range b.Mentions {
			m := &b.Mentions[i]
			if m.From < 0 || m.To <= m.From || m.To > len(b.Tokens) || m.Head < m.From || m.Head >= m.To || int(m.Person) >= len(c.People) {
				t.Fatalf("bad mention %+v in %q", m, s)
			}
			if i > 0 && m.From < b.Mentions[i-1].From {
				t.Fatalf("mentions out of order in %q: %s", s, showMentions(c, b))
			}
		}
		for i := range b.Events {
			e := &b.Events[i]
			if e.From < 0 || e.To <= e.From || e.To > len(b.Tokens) || e.Sentence >= len(b.Sentences) || e.Clause >= len(b.Sentences[e.Sentence].Clauses) {
				t.Fatalf("bad event %+v in %q", e, s)
			}
			showEvent(b, e)
		}
	})
}

// BenchmarkBind binds a paragraph that has been parsed, as a session does
// after an edit elsewhere.
func BenchmarkBind(b *testing.B) {
	text := strings.Repeat("Ms B said that Mr A came home. She told the worker about school and work. ", 10) + "Mr A punched Ms B in the face."
	p := language.Parse(text)
	c := Infer(nil, []*language.Paragraph{p}, lexicon())
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		c.Bind(p, Focus{}, lexicon())
	}
}

func TestATitleAndSurnameAreTheDeclaredOneOfTwo(t *testing.T) {
	darren := Declaration{Role: Perpetrator, Name: "Darren Ferris"}
	check(t, func(text string) string { return showMentions(bindText(text, darren)) }, []row{
		{"Mr Ferris waited. Lee Ferris, a brother, left.", "Mr Ferris=Darren Ferris/perpetrator; Lee Ferris=Lee Ferris; a brother/other"},
	})
	check(t, func(text string) string { return showMentions(bindText(text)) }, []row{
		{"Mr Ferris waited. Lee Ferris and Darren Ferris left.", "Mr Ferris=Mr Ferris; Lee Ferris and Darren Ferris:couple; Lee Ferris=Lee Ferris; Darren Ferris=Darren Ferris"},
	})
}

func TestTheMotherOfAnAdultIsNotTheMother(t *testing.T) {
	kelly := Declaration{Role: Survivor, Name: "Kelly Ash"}
	check(t, func(text string) string { return showMentions(bindText(text, kelly)) }, []row{
		{"Maisie (8) is well. Mr Ferris rang about Maisie. His mother, Sandra Ferris, came. Mum was in.", "Maisie=Maisie/child; Mr Ferris=Mr Ferris; Maisie=Maisie/child; His mother=Sandra Ferris; His=Mr Ferris+; Sandra Ferris=Sandra Ferris; Mum=Kelly Ash/survivor"},
	})
	check(t, func(text string) string { return showMentions(bindText(text)) }, []row{
		{"Priscilla (41) is well. Priscilla's mother, Grace Bello, came.", "Priscilla=Priscilla; Priscilla's mother=Grace Bello; Priscilla=Priscilla+; Grace Bello=Grace Bello"},
	})
}

// TestFormNames checks that every form has a name, and gets it back from it.
func TestFormNames(t *testing.T) {
	for i, n := range FormNames() {
		if f, ok := ParseForm(n); n == "" || !ok || f != Form(i) {
			t.Errorf("form %d is named %q, which is read as form %d", i, n, f)
		}
	}
	if f, ok := ParseForm("sideways"); ok {
		t.Errorf("a form that is none is read as %s", f)
	}
}

// TestAParagraphIsReadAnewWithAnotherLexicon binds one paragraph with a lexicon
// that knows words of abuse and with one that knows none.
func TestAParagraphIsReadAnewWithAnotherLexicon(t *testing.T) {
	p := language.Scan("Mr A punched Ms B.")
	for _, tt := range []struct {
		lex  Lexicon
		want int
	}{{noLexicon{}, 0}, {lexicon(), 1}, {noLexicon{}, 0}} {
		c := Infer(nil, []*language.Paragraph{p}, tt.lex)
		if b, _ := c.Bind(p, Focus{}, tt.lex); len(b.Events) != tt.want || c.Told != tt.want {
			t.Errorf("%T: %d events, %d told, want %d", tt.lex, len(b.Events), c.Told, tt.want)
		}
	}
}
