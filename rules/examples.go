package rules

import (
	"context"
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// StockCast is who the examples of rules are about.
var StockCast = []cast.Declaration{
	{Role: cast.Survivor, Name: "Sarah"},
	{Role: cast.Perpetrator, Name: "Mark"},
	{Role: cast.Child, Name: "Leo"},
	{Role: cast.Professional, Name: "Ms Okafor"},
}

// Failure is an example that did not come out as written.
type Failure struct {
	Rule, File string
	Example    string
	Message    string
}

// Test runs every example of every rule, in both directions: what must be
// flagged, exactly the marked words, and what must be left alone.
func (s *Set) Test() ([]Failure, error) {
	e, err := s.Engine()
	if err != nil {
		return nil, err
	}
	var failures []Failure
	for _, r := range s.Rules {
		for _, ex := range practiceExamples(r) {
			got, err := statusOf(e, r, ex)
			if err != nil {
				return nil, err
			}
			if got != ex.Status {
				failures = append(failures, Failure{
					Rule: r.ID, File: s.files[r.ID], Example: ex.Status.String() + ": " + ex.Text, Message: "dalint finds " + got.String(),
				})
			}
		}
		for _, ex := range append(r.Flag[:len(r.Flag):len(r.Flag)], r.Pass...) {
			got, err := spansOf(e, r, ex)
			if err != nil {
				return nil, err
			}
			if want := marked(ex.Text, ex.Flags); marked(ex.Text, got) != marked(ex.Text, wholes(ex)) {
				failures = append(failures, Failure{
					Rule: r.ID, File: s.files[r.ID], Example: want,
					Message: "dalint finds " + marked(ex.Text, got),
				})
			}
		}
	}
	return failures, nil
}

func practiceExamples(r *lint.Rule) []lint.DocumentExample {
	if r.Practice == nil {
		return nil
	}
	return r.Practice.Examples
}

// statusOf is the answer of a practice check to an example document.
func statusOf(e *lint.Engine, r *lint.Rule, ex lint.DocumentExample) (lint.Status, error) {
	res, err := e.Lint(context.Background(), paragraphs(ex.Text), StockCast, lint.Options{
		DomesticAbuse: lint.Yes, Type: ex.Type, Shared: ex.Shared, AnyLength: true,
	})
	if err != nil {
		return lint.NotApplicable, fmt.Errorf("%s: %w", r.ID, err)
	}
	for i := range res.Profile.Judgements {
		if j := &res.Profile.Judgements[i]; j.Rule.ID == r.ID {
			return j.Status, nil
		}
	}
	return lint.NotApplicable, fmt.Errorf("%s: the profile has no such check", r.ID)
}

// paragraphs is an example as a document: a block a line, "# " for a heading
// and "- " for a list item. It is no Markdown reader: rules know no formats.
func paragraphs(s string) *text.Document {
	doc := text.New("example", text.Plain)
	doc.Source = s
	at, section := 0, ""
	for n, line := range strings.Split(s, "\n") {
		words, b := line, text.Block{Place: text.Place{Part: "body", Paragraph: n + 1, Section: section}}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			words, section, b.Kind, b.Level = rest, rest, text.Heading, 1
		} else if rest, ok := strings.CutPrefix(line, "- "); ok {
			words, b.Kind, b.Level = rest, text.ListItem, 1
		}
		if b.Text = words; words != "" {
			from := at + len(line) - len(words)
			b.Pieces = []text.Piece{{Text: text.Span{End: len(words)}, Anchor: text.Anchor{Offset: from}, Source: len(words)}}
			doc.Blocks = append(doc.Blocks, b)
		}
		at += len(line) + 1
	}
	return doc
}

// spansOf is what a rule marks in an example, as bytes of the example's text.
func spansOf(e *lint.Engine, r *lint.Rule, ex lint.Example) ([]text.Span, error) {
	lead := ex.Context
	if lead != "" {
		lead += " "
	}
	res, err := e.Lint(context.Background(), text.FromString("example", lead+ex.Text), StockCast, lint.Options{
		DomesticAbuse: lint.Yes, Only: []string{r.ID},
		// A house-style rule is off until it is asked for.
		Severity: map[string]lint.Severity{r.ID: max(r.Severity, lint.Suggestion)},
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.ID, err)
	}
	var spans []text.Span
	for _, f := range res.Findings {
		if f.Span.Start >= len(lead) {
			spans = append(spans, text.Span{Start: f.Span.Start - len(lead), End: f.Span.End - len(lead)})
		}
	}
	return spans, nil
}

// wholes are an example's marks as findings show them: an example may stop short
// of the end of a phrase, as the rule's pattern does.
func wholes(ex lint.Example) []text.Span {
	if len(ex.Flags) == 0 {
		return nil
	}
	p := language.Parse(ex.Text)
	out := make([]text.Span, len(ex.Flags))
	for i, s := range ex.Flags {
		out[i] = lint.Whole(p, s)
	}
	return out
}

// marked writes the spans into the text as << >>.
func marked(s string, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, sp := range spans {
		b.WriteString(s[at:sp.Start])
		b.WriteString("<<" + s[sp.Start:sp.End] + ">>")
		at = sp.End
	}
	return b.String() + s[at:]
}
