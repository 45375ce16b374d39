package lint

import (
	"cmp"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Severity says how strongly a finding asks for a change.
type Severity uint8

// Off is never reported. Suggestion: think about it; Warning: reconsider;
// Error: change this.
const (
	Off Severity = iota
	Suggestion
	Warning
	Error
)

var severityNames = [...]string{"off", "suggestion", "warning", "error"}

// String is the name used in JSON, flags and configuration.
func (s Severity) String() string { return severityNames[s] }

// ParseSeverity is the inverse of String; ok is false for any other word.
func ParseSeverity(s string) (sev Severity, ok bool) {
	for i, n := range severityNames {
		if n == s {
			return Severity(i), true
		}
	}
	return Off, false
}

// Doc is what a rule says of itself: the one text behind explain, hover, Word
// comments, SARIF and the rule pages.
type Doc struct {
	Title     string
	Why       string
	Instead   string
	Questions []string
	Sources   []Source
}

// Source is a published work that supports a claim, with where it was seen.
type Source struct{ Key, Title, Where string }

// Example is a sentence that a rule must flag or must leave alone.
type Example struct {
	Text    string // without marks
	Context string // the text before, for meaning only
	Flags   []text.Span
	Becomes string // a better wording, shown in the docs; for flagged examples
	Why     string // why it must be left alone; for passed examples
}

// Rule is one thing that dalint finds, with its documentation.
type Rule struct {
	ID       string // family/rule-name
	Family   string
	Repair   string   // rules with one repair make one finding of the same words; empty: the family
	GivesWay []string // globs over rules and families whose findings on the same words make this one needless
	Severity Severity
	In       map[string]Severity // instead of Severity, by one of Types or Jurisdictions
	Message  string              // a template: {match}
	Doc      Doc
	Flag     []Example
	Pass     []Example
	Rewrites []RewriteTemplate
	Check    Check     // nil for those of the family practice, which look at whole documents
	Practice *Practice // nil for all others
}

func (r *Rule) repair() string { return cmp.Or(r.Repair, r.Family) }

// SeverityIn is how strongly the rule speaks in a type of document and a
// jurisdiction, where nobody has set it. Where both have a word, the milder holds.
func (r *Rule) SeverityIn(docType, jurisdiction string) Severity {
	byType, a := r.In[docType]
	byPlace, b := r.In[jurisdiction]
	switch {
	case a && b:
		return min(byType, byPlace)
	case a:
		return byType
	case b:
		return byPlace
	}
	return r.Severity
}

// RewriteTemplate is a better wording with names in braces, which slots lists
// and docs/own-rules.md tells authors of; "{perpetrator|[who?]}" gives what to
// write where the text does not say.
type RewriteTemplate struct{ Label, Becomes string }

// Check finds one kind of thing in a sentence. It may depend on the paragraph
// that holds the sentence, the cast and nothing else, so that its matches can
// be remembered.
type Check interface {
	// Patterns are what the engine looks for before it asks the check: a
	// sentence in which none can occur is not shown to it. A check without
	// patterns is asked about every sentence that holds an abusive event.
	Patterns() []*pattern.Pattern
	// CheckSentence is asked about sentence i; candidates are the patterns that
	// could match it, as indices into Patterns, in ascending order.
	CheckSentence(p *Paragraph, i int, candidates []int) []Match
}

// Paragraph is what a check sees: one block, parsed and bound to the cast.
type Paragraph struct {
	*cast.Bound
	Starts        []int32 // for each token the first mention that starts there, or -1
	Kind          text.Kind
	Cast          *cast.Cast
	DomesticAbuse bool   // whether the document is about domestic abuse
	Shared        bool   // whether the one who abuses will read it
	Type          string // of the document
	Jurisdiction  string
	Weights       any // where package classify keeps what it found; nothing here reads it
}

// Match is where a check found something: tokens [From, To) are what a finding
// marks. Agent and Patient are filled where the check knows them, for the
// rewrite; Verb is the token of the verb, or -1.
type Match struct {
	From, To       int
	Severity       Severity // Off: the rule's own
	Weight         int      // how specific the match is; the higher wins over the same words
	Agent, Patient cast.Participant
	Verb           int
	Whole          bool // it was the whole sentence that matched: it gives way to what is marked anywhere in it
}

// Rewrite is a better wording offered for a finding. Fill says that the author
// must complete it; otherwise it is advice.
type Rewrite struct {
	Label string
	Text  string
	Fill  bool
	Edits []Edit // one for each wording that Text offers ("...; or: ...")
}

// Related points at another finding on the same words.
type Related struct {
	Rule  *Rule
	Block int
	Span  text.Span
}

// Finding is one thing found: a rule, a place in a block, and what to say.
type Finding struct {
	Rule        *Rule
	Severity    Severity
	Block       int
	Span        text.Span
	Message     string
	Rewrites    []Rewrite
	Questions   []string
	Related     []Related
	Fingerprint string // stable across edits elsewhere in the document
}

// Suppressed is a finding that is not reported, and by whose word.
type Suppressed struct {
	Finding
	By     string // "inline", "word-comment", "config" or "baseline"
	Reason string
}

// Result is all that dalint has to say of one document.
type Result struct {
	Document      *text.Document
	Type          string // assessment, plan, case-note, ...
	TypeShown     bool   // said by the user or the document, or shown by its headings; false: taken for want of better
	DomesticAbuse bool
	Taken         bool // DomesticAbuse is what dalint takes the document for, and not what the user said
	Words         int
	Cast          *cast.Cast
	Findings      []Finding // in reading order
	Suppressed    []Suppressed
	Profile       *Profile // nil where no practice checks are loaded
	Problems      []text.Problem
}
