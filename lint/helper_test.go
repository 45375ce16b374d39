package lint

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/pattern/patterntest"
	"github.com/dalint/dalint/lint/text"
)

// lexicon is the built-in words for people and acts.
var lexicon = sync.OnceValue(func() *pattern.Lexicon {
	return patterntest.Lexicon(os.DirFS("../rules/lexicon"), nil,
		pattern.Concept{Name: contextConcept, About: "context", Entries: []string{"domestic (abuse|violence)", "his violence"}},
		pattern.Concept{Name: initialsConcept, About: "initials", Entries: []string{"dash"}})
})

// words marks every place where its pattern stands, whatever the sentence.
type words struct {
	p     *pattern.Pattern
	match Match // what goes for every match
}

func (w words) Patterns() []*pattern.Pattern { return []*pattern.Pattern{w.p} }

func (w words) CheckSentence(p *Paragraph, i int, _ []int) []Match {
	s := &p.Sentences[i]
	p.Parse(i)
	var out []Match
	for _, m := range w.p.Find(pattern.Input{Paragraph: p.Bound.Paragraph, From: s.From, To: s.To}) {
		f := w.match
		f.From, f.To, f.Verb = m.MarkFrom, m.MarkTo, -1
		for k := range p.Events {
			if e := &p.Events[k]; e.Sentence == i {
				f.Agent, f.Patient = e.Agent, e.Patient
				if e.Clause >= 0 {
					f.Verb = s.Clauses[e.Clause].Verb.Head
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// rule makes a rule that marks a pattern.
func rule(t *testing.T, id, source string, severity Severity, m Match) *Rule {
	t.Helper()
	p, err := pattern.Compile(source, lexicon(), nil)
	if err != nil {
		t.Fatal(err)
	}
	family, _, _ := strings.Cut(id, "/")
	return &Rule{ID: id, Family: family, Severity: severity, Message: "“{match}”.", Check: words{p, m}}
}

var stock = []cast.Declaration{
	{Role: cast.Survivor, Name: "Sarah"}, {Role: cast.Perpetrator, Name: "Mark"}, {Role: cast.Child, Name: "Leo"},
}

func document(paragraphs ...string) *text.Document {
	doc := text.New("a.txt", text.Plain)
	for _, p := range paragraphs {
		doc.Blocks = append(doc.Blocks, text.Block{Text: p})
	}
	return doc
}

func run(t *testing.T, rules []*Rule, doc *text.Document, people []cast.Declaration, opts Options) *Result {
	t.Helper()
	e, err := New(rules, lexicon(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := e.Lint(context.Background(), doc, people, opts)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) > 0 {
		t.Fatal(res.Problems)
	}
	return res
}

// said is each finding as "severity rule: words".
func said(r *Result) []string {
	var out []string
	for _, f := range r.Findings {
		s := fmt.Sprintf("%s %s: %s", f.Severity, f.Rule.ID, r.Document.Blocks[f.Block].Text[f.Span.Start:f.Span.End])
		for _, o := range f.Related {
			s += " (" + o.Rule.ID + ")"
		}
		out = append(out, s)
	}
	return out
}
