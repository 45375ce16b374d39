package lint

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// Status is what a document shows of one thing that good practice asks for. It
// is about the text, never about a person or the work behind the text.
type Status uint8

// NotApplicable: this kind of document, or this text, is not asked for it.
const (
	NotApplicable Status = iota
	NotEvident
	Partly
	Met
)

var statusNames = [...]string{"not-applicable", "not-evident", "partly", "met"}

// String is the name used in JSON.
func (s Status) String() string { return statusNames[s] }

// ParseStatus is the inverse of String; ok is false for any other word.
func ParseStatus(s string) (st Status, ok bool) {
	for i, n := range statusNames {
		if n == s {
			return Status(i), true
		}
	}
	return NotApplicable, false
}

// Practice is what a rule of the family practice has in place of a Check: what
// it says for each status, and the thresholds that decide between them.
type Practice struct {
	Code       string // "D1" to "D16", as the field's literature numbers them here
	Types      []string
	MinWords   int // the shorter text is not asked
	Says       map[Status]string
	Thresholds map[string]Threshold
	Examples   []DocumentExample
}

// Threshold is a number that a status hangs on, and what it means.
type Threshold struct {
	Value int
	Means string
}

// DocumentExample is a whole short document with the status that it must get.
// It is judged whatever its length.
type DocumentExample struct {
	Text, Type, Why string
	Status          Status
	Shared          bool // as one that the perpetrator will read
}

// Figure is a named number behind a status.
type Figure struct {
	Name  string
	Value int
}

// Evidence is a place that shows something, with what it shows in a word or two.
type Evidence struct {
	Block int
	Span  text.Span
	Note  string
}

// Judgement is the answer to one practice check.
type Judgement struct {
	Rule     *Rule
	Status   Status
	Figures  []Figure
	Evidence []Evidence // in reading order
	// Anchor is where a finding stands: the section that it is about, or the
	// strongest place.
	Anchor Evidence
	// Also are further places that the reader must see one by one.
	Also []Evidence
	// Against is in how many sentences the wording speaks against what is there,
	// where the status is lower for it; else 0.
	Against int
}

// Says is the line for the judgement's status, with the figures in place.
func (j *Judgement) Says() string {
	line := j.Rule.Practice.Says[j.Status]
	if j.Against > 0 {
		line = j.Rule.Practice.Says[Partly] + " The wording of " + strconv.Itoa(j.Against) + " sentences speaks against it."
	}
	for _, f := range j.Figures {
		line = strings.ReplaceAll(line, "{"+f.Name+"}", strconv.Itoa(f.Value))
	}
	return line
}

// OfDocument reports whether a finding is about the document as a whole, and
// stands where it does only because it must stand somewhere. One that lists
// places for the reader to see is about those.
func (f *Finding) OfDocument() bool { return f.Rule.Practice != nil && !f.listsPlaces() }

// listsPlaces reports whether a finding is of a check that lists places for the
// reader to see one by one.
func (f *Finding) listsPlaces() bool { return f.Rule.Practice != nil && len(f.Related) > 0 }

// Places are the findings as a reader meets them in the text: one that lists places
// is there once for each of them, and says everything about itself at the first.
func (r *Result) Places() []*Finding {
	var out []*Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.listsPlaces() {
			out = append(out, r.eachPlace(f)...)
		} else {
			out = append(out, f)
		}
	}
	return out
}

// eachPlace is a finding that lists places once for each of them, in their order.
func (r *Result) eachPlace(f *Finding) []*Finding {
	short := *f.Rule
	short.Doc = Doc{Title: f.Rule.Doc.Title}
	var out []*Finding
	for k, e := range r.Profile.of(f.Rule).Also {
		one := *f
		one.Block, one.Span = e.Block, e.Span
		one.Message = capital(e.Note) + ": would the one who abuses learn of it here?"
		if k == 0 {
			one.Message += " " + f.Message
		} else {
			one.Rule, one.Questions = &short, nil
		}
		out = append(out, &one)
	}
	return out
}

// of is the judgement of a rule, which is one of the profile's.
func (p *Profile) of(rule *Rule) *Judgement {
	return &p.Judgements[slices.IndexFunc(p.Judgements, func(j Judgement) bool { return j.Rule == rule })]
}

// related are the places that a judgement lists, as a finding has them.
func (j *Judgement) related() (out []Related) {
	for _, e := range j.Also {
		out = append(out, Related{Rule: j.Rule, Block: e.Block, Span: e.Span})
	}
	return out
}

// Profile is what a document shows of practice.
type Profile struct {
	Judgements []Judgement // D1 to D16
	Measures   []Figure
	Questions  []Question  // the most useful first
	Assumed    []Assumed   // who was read into a part that the cast leaves open
	Statements []Statement // in reading order; nil unless asked for
}

// Assumed is somebody whose part the cast leaves open, and who was read as
// having one for the profile alone.
type Assumed struct {
	Role   cast.Role
	Name   string
	Reason string // in words, without names
}

// Question is something for the author to ask, and the check that raises it.
type Question struct {
	Text string
	Rule *Rule
}

// Profiler finds evidence and adds it up.
type Profiler interface {
	// Gather notes what one paragraph shows. It may depend on the paragraph and
	// on what the rules matched in it, and on nothing else, so that it can be
	// remembered; the matches are those of all rules, whatever a user has
	// turned off.
	Gather(p *Paragraph, matched []*Rule, at []Match) any
	// Assess adds up what was gathered from each block, in reading order. Its
	// cost is linear in that.
	Assess(f *Facts) *Profile
}

// Facts are what a profile is made of.
type Facts struct {
	Document      *text.Document
	Type          string
	DomesticAbuse bool
	Shared        bool // the perpetrator will read it
	AnyLength     bool // short text is asked too
	Statements    bool // the profile is to list every statement
	Words         int
	Cast          *cast.Cast
	Gathered      []any // by block
}

// keep leaves out the checks that a user has turned off, and what they ask.
func (p *Profile) keep(pick picker) {
	off := func(r *Rule) bool { return pick.severity(ruleMatch{rule: r}) == Off }
	p.Judgements = slices.DeleteFunc(p.Judgements, func(j Judgement) bool { return off(j.Rule) })
	p.Questions = slices.DeleteFunc(p.Questions, func(q Question) bool { return off(q.Rule) })
}

// practiceFindings are the judgements that ask for something, at most one a check.
func (r *Result) practiceFindings(pick picker, least Severity) []Finding {
	if r.Profile == nil {
		return nil
	}
	var out []Finding
	for i := range r.Profile.Judgements {
		j := &r.Profile.Judgements[i]
		if j.Status != Partly && j.Status != NotEvident {
			continue
		}
		own := j.Rule.Severity
		if j.Status == Partly {
			own = Suggestion
		}
		sev := pick.severity(ruleMatch{rule: j.Rule, Match: Match{Severity: own}})
		if sev < max(least, Suggestion) {
			continue
		}
		f := Finding{
			Rule: j.Rule, Severity: sev, Block: j.Anchor.Block, Span: j.Anchor.Span,
			Message: j.Says(), Questions: j.Rule.Doc.Questions, Fingerprint: r.practiceFingerprint(j), Related: j.related(),
		}
		out = append(out, f)
	}
	return out
}

// practiceFingerprint names a check of this document, by the document's first
// words: edits further on do not change it.
func (r *Result) practiceFingerprint(j *Judgement) string {
	first := ""
	if len(r.Document.Blocks) > 0 {
		first = strings.Join(strings.Fields(strings.ToLower(r.Document.Blocks[0].Text)), " ")
	}
	return shortHash(j.Rule.ID + "\x00" + first)
}

// inOrder sorts findings by where they stand; those of one place keep their order.
func inOrder(fs []Finding) {
	sort.SliceStable(fs, func(a, b int) bool {
		if fs[a].Block != fs[b].Block {
			return fs[a].Block < fs[b].Block
		}
		return fs[a].Span.Start < fs[b].Span.Start
	})
}
