package check

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/pattern/patterntest"
	"github.com/dalint/dalint/lint/text"
)

// lexicon is the built-in words for people and acts, with small concepts of
// its own for what the guards look for.
var lexicon = sync.OnceValue(func() *pattern.Lexicon {
	return patterntest.Lexicon(os.DirFS("../../rules/lexicon"), lint.Role,
		pattern.Concept{Name: titleConcept, About: "titles", Entries: []string{"reduce parental conflict programme", "reducing parental conflict programme", "domestic violence disclosure scheme"}},
		pattern.Concept{Name: elsewhereConcept, About: "elsewhere", Entries: []string{"landlord", "in the pub"}},
		pattern.Concept{Name: adoptedConcept, About: "the writer agrees", Entries: []string{"and i accept it"}},
		pattern.Concept{Name: populationConcept, About: "people in general", Entries: []string{"nationally", "research show"}},
		pattern.Concept{Name: takenBackConcept, About: "what the writer disowns", Entries: []string{"which (i|we) do not accept", "far from"}},
		pattern.Concept{Name: putRightConcept, About: "what the writer disowns a sentence later", Entries: []string{"^ it (turns|turned) out"}},
		pattern.Concept{Name: "domestic-abuse", About: "context", Entries: []string{"domestic abuse"}},
		pattern.Concept{Name: "domestic-abuse-initials", About: "context in capitals", Entries: []string{"dash"}},
		pattern.Concept{Name: "calm", About: "calm", Entries: []string{"all quiet", "nothing since", "{child} (sleep|slept)"}},
		pattern.Concept{Name: "tie", About: "words that tie", Entries: []string{"so", "as"}},
	)
})

var stock = []cast.Declaration{
	{Role: cast.Survivor, Name: "Sarah"}, {Role: cast.Perpetrator, Name: "Mark"}, {Role: cast.Child, Name: "Leo"}, {Role: cast.Professional, Name: "Ms Okafor"},
}

func guards(t *testing.T, allow, unless []string) Guards {
	t.Helper()
	g, err := NewGuards(lexicon(), allow, unless)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// patterns makes a pattern check with all its guards on.
func patterns(t *testing.T, sources ...string) lint.Check {
	t.Helper()
	c, err := NewPattern(lexicon(), sources, guards(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// marks is what a check marks in a paragraph: <<so>>, or <so> for a suggestion.
func marks(t *testing.T, c lint.Check, s string, people ...cast.Declaration) string {
	t.Helper()
	return marksIn(t, c, text.Block{Text: s}, lint.Yes, people...)
}

func marksIn(t *testing.T, c lint.Check, b text.Block, about lint.Tri, people ...cast.Declaration) string {
	t.Helper()
	e, err := lint.New([]*lint.Rule{{ID: "family/rule", Family: "family", Severity: lint.Warning, Check: c}}, lexicon(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc := text.New("a.txt", text.Plain)
	doc.Source, doc.Blocks = b.Text, []text.Block{b}
	res, err := e.Lint(context.Background(), doc, people, lint.Options{DomesticAbuse: about})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) > 0 {
		t.Fatal(res.Problems)
	}
	var out strings.Builder
	at := 0
	for _, f := range res.Findings {
		left, right := "<<", ">>"
		if f.Severity == lint.Suggestion {
			left, right = "<", ">"
		}
		out.WriteString(b.Text[at:f.Span.Start] + left + b.Text[f.Span.Start:f.Span.End] + right)
		at = f.Span.End
	}
	return out.String() + b.Text[at:]
}

// plain takes the marks out of a text.
func plain(s string) string { return strings.NewReplacer("<", "", ">", "").Replace(s) }
