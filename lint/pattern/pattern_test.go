package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/language"
)

var testLexicon = must(NewLexicon([]Concept{
	{"harm", "ways to hurt", []string{"hit", "push", "throw .. at"}},
	{"bad", "two levels", []string{"very? @harm", "shout"}},
	{"service", "with a possessive", []string{"women's aid"}},
}, nil))

func must(lx *Lexicon, err error) *Lexicon {
	if err != nil {
		panic(err)
	}
	return lx
}

// nameRoles answers {name} with any capitalised word but the first.
type nameRoles struct{ p *language.Paragraph }

func (r nameRoles) Ends(_ int32, i, _ int, dst []int) []int {
	if i < len(r.p.Tokens) && i > 0 && r.p.Tokens[i].Text[0] >= 'A' && r.p.Tokens[i].Text[0] <= 'Z' {
		return append(dst, i+1)
	}
	return dst
}

func (r nameRoles) Begins(i int) bool { return len(r.Ends(0, i, -1, nil)) > 0 }

func TestPatternMarks(t *testing.T) {
	for _, tt := range []struct{ pattern, text, want string }{
		{"hit", "He hits her and hit him.", "hits|hit"},
		{`"hits"`, "He hits her and hit him.", "hits"},
		{"(hit|kick) her", "He kicked her.", "kicked her"},
		{"(go back|return) to", "She went back to him.", "went back to"},
		{"hit .. hard", "He hit her so very hard.", "hit her so very hard"},
		{"hit ..2 hard", "He hit her so very hard.", ""},
		{"hit .. hard", "He hit her; it was hard.", ""},
		{"a? volatile", "It was a volatile day, volatile indeed.", "a volatile|volatile"},
		{"she ~ leave", "She has never left. She has still repeatedly left.", "She has still repeatedly left"},
		{"go !back", "He went back. He went home.", "went"},
		{"^ he", "He said he hit her.", "He"},
		{"^ he", "Duty note: he said he hit her.", "he"},
		{"^ he", "What she told the nurse and the doctor that night: he hit her.", ""},
		{"hit her $", "He hit her and hit her.", "hit her"},
		{"he [hit her] hard", "Today he hit her hard.", "hit her"},
		{"@harm", "He threw a cup at her and pushed her.", "threw a cup at|pushed"},
		{"@bad her", "He very hit her.", "very hit her"},
		{"call {name}", "We called Ruth.", "called Ruth"},
		{"@service", "Women’s Aid rang.", "Women’s Aid"},
		{"very? hit", "He hit.", "hit"},
		{"(a|b|) c", "", "error"},
		{"go to _ $", "He went to town.", "went to town"},
	} {
		t.Run(tt.pattern+" in "+tt.text, func(t *testing.T) {
			p, err := Compile(tt.pattern, testLexicon, func(string) (int32, bool) { return 0, true })
			if err != nil {
				if tt.want != "error" {
					t.Fatal(err)
				}
				return
			}
			para := language.Scan(tt.text)
			var got []string
			for i := range para.Sentences {
				s := para.Sentences[i]
				in := Input{Paragraph: para, From: s.From, To: s.To, Roles: nameRoles{para}}
				for _, m := range p.Find(in) {
					span := para.SpanOf(m.MarkFrom, m.MarkTo)
					got = append(got, tt.text[span.Start:span.End])
				}
			}
			if g := strings.Join(got, "|"); g != tt.want {
				t.Errorf("%q in %q: got %q, want %q", tt.pattern, tt.text, g, tt.want)
			}
		})
	}
}

func TestPatternMistakesNameTheirPlace(t *testing.T) {
	for _, tt := range []struct{ pattern, want string }{
		{"", "empty"},
		{"a (b|c", `character 7: a ")" is missing`},
		{"a @nothing", `character 4: there is no concept "nothing"`},
		{"a @harn", `is "harm" meant?`},
		{"a {nobody}", `there is no role "nobody"`},
		{"Hit", "lower case"},
		{"a ..40 b", "1 to 20"},
		{"[a] [b]", "one part only"},
		{"a ]", "not expected"},
		{`a "b`, "not closed"},
		{"a !", "nothing follows"},
	} {
		_, err := Compile(tt.pattern, testLexicon, func(r string) (int32, bool) { return 0, r != "nobody" })
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want a mistake with %q", tt.pattern, err, tt.want)
		}
	}
}

func TestConceptThatRefersToItselfIsRefused(t *testing.T) {
	_, err := NewLexicon([]Concept{{"a", "x", []string{"@b"}}, {"b", "x", []string{"@a"}}}, nil)
	if err == nil || !strings.Contains(err.Error(), "refers to itself") {
		t.Errorf("got %v", err)
	}
}

func TestConceptWithoutEntriesIsRefused(t *testing.T) {
	for _, concepts := range [][]Concept{{{Name: "a"}}, {{"b", "x", []string{"@c he"}}, {Name: "c"}}} {
		if _, err := NewLexicon(concepts, nil); err == nil || !strings.Contains(err.Error(), "has no entries") {
			t.Errorf("got %v", err)
		}
	}
}

// The index may offer too many patterns, never too few.
func TestIndexOffersEveryPatternThatMatches(t *testing.T) {
	sources := []string{"hit her", "(go|walk) .. home", "@harm .. again", "very? shout", "~ leave", "(a|hit) (b|him)", "@bad"}
	var ps []*Pattern
	for _, s := range sources {
		p, err := Compile(s, testLexicon, nil)
		if err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	x := NewIndex(ps)
	for _, text := range []string{
		"He hit her.", "She walked all the way home.", "He pushed her down again.", "He shouted.", "They left.", "He hit him.",
		"Nothing of note.", "He threw it at her again and then they went home and left.",
	} {
		para := language.Scan(text)
		s := para.Sentences[0]
		got := x.Candidates(nil, Input{Paragraph: para, From: s.From, To: s.To})
		for id, p := range ps {
			if p.Matches(Input{Paragraph: para, From: s.From, To: s.To}) && !slices.Contains(got, int32(id)) {
				t.Errorf("%q matches %q and was not offered", sources[id], text)
			}
		}
	}
}

func TestSaidListsTheWantedConceptsOfASentence(t *testing.T) {
	wanted := make([]bool, len(testLexicon.Names()))
	for _, name := range []string{"harm", "bad"} {
		id, _ := testLexicon.Class(name)
		wanted[id] = true
	}
	for text, want := range map[string]string{
		"He pushed her and hit her.":     "bad harm", // each once, and a concept by what it refers to
		"He shouted.":                    "bad",
		"Women's Aid rang.":              "", // not wanted
		"All is calm.":                   "",
		"She threw. He was at the door.": "",
	} {
		p := language.Parse(text)
		var got []string
		for i := range p.Sentences {
			for _, id := range testLexicon.Said(nil, Input{Paragraph: p, From: p.Sentences[i].From, To: p.Sentences[i].To}, wanted) {
				got = append(got, testLexicon.concepts[id].Name)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestHostileSentenceEndsWithinBudget(t *testing.T) {
	p, err := Compile("a ..20 a ..20 a ..20 a ..20 b", testLexicon, nil)
	if err != nil {
		t.Fatal(err)
	}
	para := language.Scan(strings.Repeat("a ", 300))
	for i := range para.Sentences {
		p.Matches(Input{Paragraph: para, From: para.Sentences[i].From, To: para.Sentences[i].To})
	}
}

func BenchmarkIndex(b *testing.B) {
	para := language.Scan("On 3 May the social worker visited the home and spoke to the mother about the plan for the summer.")
	for _, n := range []int{100, 1000, 10000} {
		ps := make([]*Pattern, n)
		for i := range ps {
			ps[i], _ = Compile(fmt.Sprintf("word%d .. other%d", i, i%7), testLexicon, nil)
		}
		x := NewIndex(ps)
		var dst []int32
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				dst = x.Candidates(dst[:0], Input{Paragraph: para, To: len(para.Tokens)})
			}
		})
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"a (b|c d)? ..3 [@harm]", "{name's} !x ~ \"y\" $", "((", "a?? ..", "@bad/V", "!(a|b) ^"} {
		f.Add(s, "He hit her hard and left.")
	}
	f.Fuzz(func(t *testing.T, src, text string) {
		p, err := Compile(src, testLexicon, func(string) (int32, bool) { return 0, true })
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(src) {
				t.Fatalf("%q: a mistake without its place: %v", src, err)
			}
			return
		}
		para := language.Scan(text)
		for i := range para.Sentences {
			in := Input{Paragraph: para, From: para.Sentences[i].From, To: para.Sentences[i].To, Roles: nameRoles{para}}
			for _, m := range p.Find(in) {
				if m.From < in.From || m.To > in.To || m.MarkFrom > m.MarkTo {
					t.Fatalf("%q in %q: match %+v outside %d-%d", src, text, m, in.From, in.To)
				}
			}
		}
	})
}
