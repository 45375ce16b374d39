package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/practice"
)

// PracticeFile are (exported for gob) the keys of a file of the family practice beside those of
// every rule.
type PracticeFile struct {
	Code     string
	Types    []string
	MinWords int `toml:"min_words"`
	Says     struct {
		Met, Partly string
		NotEvident  string `toml:"not-evident"`
	}
	Threshold []struct {
		Name  string
		Value int
		Means string
	}
	Example []struct {
		Type, Status, Why, Text string
		Shared                  bool
	}
}

// practice builds a practice check from its file, or records what is wrong with it.
func (l *loader) practice(r *lint.Rule, src source, f *ruleFile) {
	name := path.Base(r.ID)
	if !slices.Contains(practice.Names(), name) {
		l.fail(src, 0, fmt.Sprintf("there is no practice check %q; they are %s", name, strings.Join(practice.Names(), ", ")))
		return
	}
	if f.Kind != "practice" {
		l.fail(src, keyOffset(src.text, "kind"), fmt.Sprintf("kind is \"practice\" here, not %q", f.Kind))
	}
	p := &lint.Practice{
		Code: f.Code, Types: f.Types, MinWords: f.MinWords,
		Says:       map[lint.Status]string{lint.Met: f.Says.Met, lint.Partly: f.Says.Partly, lint.NotEvident: f.Says.NotEvident},
		Thresholds: map[string]lint.Threshold{},
	}
	for _, t := range f.Types {
		if !slices.Contains(lint.Types, t) {
			l.failAt(src, quoted(t), fmt.Sprintf("there is no document type %q", t))
		}
	}
	wanted := practice.Thresholds(name)
	for _, t := range f.Threshold {
		if !slices.Contains(wanted, t.Name) || t.Means == "" {
			l.failAt(src, quoted(t.Name), fmt.Sprintf("a threshold has a value and says what it means; this check has %s, not %q", strings.Join(wanted, ", "), t.Name))
		}
		p.Thresholds[t.Name] = lint.Threshold{Value: t.Value, Means: t.Means}
	}
	for _, e := range f.Example {
		s, ok := lint.ParseStatus(e.Status)
		if !ok || !slices.Contains(lint.Types, e.Type) {
			l.failAt(src, e.Text, "an example has a document type and the status that it gets")
		}
		p.Examples = append(p.Examples, lint.DocumentExample{Text: strings.TrimSpace(e.Text), Type: e.Type, Why: e.Why, Status: s, Shared: e.Shared})
	}
	r.Practice, r.Message = p, p.Says[lint.NotEvident]
	l.completePractice(r, src, wanted)
}

// completePractice holds a practice check to what every reader of it needs.
func (l *loader) completePractice(r *lint.Rule, src source, wanted []string) {
	p := r.Practice
	needs := []need{
		{p.Code == "", "a code: D1 to D16"},
		{len(p.Types) == 0, "the types of document that it is asked of"},
		{p.Says[lint.Met] == "" || p.Says[lint.Partly] == "" || p.Says[lint.NotEvident] == "", "a line to say for met, partly and not-evident, under [says]"},
		{len(r.Doc.Questions) == 0, "at least one question to ask oneself"},
		{len(p.Examples) < 2, "at least two [[example]] documents"},
	}
	for _, key := range wanted {
		_, ok := p.Thresholds[key]
		needs = append(needs, need{!ok, "the threshold " + key})
	}
	l.require(src, needs)
}
