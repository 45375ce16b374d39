package lint

import (
	"context"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Tri is a setting that may be left to dalint.
type Tri uint8

// Auto leaves the question to what the document shows.
const (
	Auto Tri = iota
	Yes
	No
)

// Accept keeps a phrase or a rule on purpose. Phrase is compared without
// regard to case; Rule may be a rule, a family or a glob. Both must hold where
// both are given.
type Accept struct{ Phrase, Rule, Reason string }

// Options are what a user may decide about a run.
type Options struct {
	Type          string // document type; empty or "auto": recognised
	Jurisdiction  string // one of Jurisdictions; empty: the first
	DomesticAbuse Tri
	Severity      map[string]Severity // by rule id or family; the rule's own entry wins
	Only, Skip    []string            // globs over rule ids and families
	MinSeverity   Severity
	Shared        bool // the one who abuses will read the document
	AnyLength     bool // practice checks are made of short text too
	Statements    bool // the profile lists every statement that the document makes of the family
	Workers       int  // paragraphs looked at at once, which changes nothing that is found; below two, one
}

// The words that show a document to be about domestic abuse, and initials that
// do so in capitals. They are part of the built-in lexicon.
const (
	contextConcept  = "domestic-abuse"
	initialsConcept = "domestic-abuse-initials"
)

// Engine checks documents against a set of rules. It does not change after New
// and may be shared by goroutines.
type Engine struct {
	rules    []*Rule
	lexicon  *pattern.Lexicon
	index    *pattern.Index
	owners   []owner // by pattern id of index
	events   []int   // rules without patterns
	context  []sign
	initials *pattern.Pattern
	couple   *pattern.Pattern // words for partners; nil where the lexicon has none
	denied   *pattern.Pattern // saying that there is no abuse; nil where it has none
	against  *pattern.Pattern // words for those whose acts are no partner's; nil where it has none
	profile  Profiler         // nil without practice checks
	topic    Topic            // nil where only signs say what a document is about
}

// owner says whose pattern it is, and which of them.
type owner struct{ rule, local int }

// New makes an engine from rules and the lexicon they were compiled with. The
// profiler answers for the rules without a check; it is nil where there are none.
// Without a topic, a document is about domestic abuse only where signs say so.
func New(rules []*Rule, lexicon *pattern.Lexicon, profile Profiler, topic Topic) (*Engine, error) {
	e := &Engine{rules: rules, lexicon: lexicon, profile: profile, topic: topic}
	var all []*pattern.Pattern
	for r, rule := range rules {
		if rule.Check == nil {
			continue
		}
		ps := rule.Check.Patterns()
		if ps == nil {
			e.events = append(e.events, r)
		}
		for k, p := range ps {
			all = append(all, p)
			e.owners = append(e.owners, owner{r, k})
		}
	}
	e.index = pattern.NewIndex(all)
	for _, c := range contexts {
		if _, ok := lexicon.Class(c.name); !ok && c.name != contextConcept {
			continue // an agency's or a test's lexicon may do without
		}
		p, err := pattern.Compile("@"+c.name, lexicon, nil)
		if err != nil {
			return nil, err
		}
		e.context = append(e.context, sign{p, c.weight, c.kind})
	}
	for _, c := range []struct {
		name string
		to   **pattern.Pattern
	}{{coupleConcept, &e.couple}, {againstConcept, &e.against}, {deniedConcept, &e.denied}} {
		if _, ok := lexicon.Class(c.name); !ok {
			continue
		}
		p, err := pattern.Compile("@"+c.name, lexicon, nil)
		if err != nil {
			return nil, err
		}
		*c.to = p
	}
	var err error
	if e.initials, err = pattern.Compile("@"+initialsConcept, lexicon, nil); err != nil {
		return nil, err
	}
	if err := language.Load(); err != nil { // it has had all this time, where somebody said Warm
		return nil, err
	}
	return e, nil
}

// Rules lists the engine's rules in the order given to New.
func (e *Engine) Rules() []*Rule { return e.rules }

// Lint checks one document. The error is the context's; everything else that
// goes wrong is a Problem of the result.
func (e *Engine) Lint(ctx context.Context, doc *text.Document, declared []cast.Declaration, opts Options) (*Result, error) {
	return e.Session().Lint(ctx, doc, declared, opts)
}

// Session makes an empty session.
func (e *Engine) Session() *Session {
	return &Session{engine: e, old: newMemo(), now: newMemo()}
}
