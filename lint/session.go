package lint

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Session checks versions of one document, and analyses again only the
// paragraphs that changed. Its results equal those of a fresh run. It is not
// safe for use by several goroutines.
type Session struct {
	engine   *Engine
	old, now *memo // what the last version needed, and what this one has so far
	bound    []*cast.Bound
	stats    Stats
}

// Stats counts what a session had to do, so that reuse can be asserted.
type Stats struct{ Scanned, Checked int }

// Stats are the counts since the session began.
func (s *Session) Stats() Stats { return s.stats }

// Bound are the paragraphs of the version last checked, one for each block,
// with the people whom they mention. They do not change when a later version
// is checked.
func (s *Session) Bound() []*cast.Bound { return s.bound }

// memo remembers by what a stage reads: the text for a parse; text, cast and
// incoming focus for what the rules said.
type memo struct {
	scans  map[string]*scanned
	checks map[checkKey]*checked
}

// keep adds what an earlier version needed, so that a run that was given up
// loses nothing for the next.
func (m *memo) keep(earlier *memo) {
	for k, v := range earlier.scans {
		if m.scans[k] == nil {
			m.scans[k] = v
		}
	}
	for k, v := range earlier.checks {
		if m.checks[k] == nil {
			m.checks[k] = v
		}
	}
}

func newMemo() *memo {
	return &memo{scans: map[string]*scanned{}, checks: map[checkKey]*checked{}}
}

type checkKey struct {
	text    string
	kind    text.Kind
	cast    uint64
	focus   cast.Focus
	setting setting
}

// setting is what else a check may read.
type setting struct {
	domesticAbuse      bool
	shared             bool
	kind, jurisdiction string
}

// checked is what the rules said of a paragraph.
type checked struct {
	bound    *cast.Bound
	focus    cast.Focus // after the paragraph
	matches  []ruleMatch
	evidence any // what the paragraph shows of practice
	problems []string
}

type ruleMatch struct {
	rule *Rule
	Match
	made *made
}

// made is the finding of a match once it has been asked for, but for what
// depends on the rest of the document: severity, block, and a fingerprint that
// counts how often the same sentence occurs.
type made struct {
	finding          Finding
	key, fingerprint string
}

// scanned is a paragraph's tokens, and what was counted in them.
type scanned struct {
	*language.Paragraph
	words int
	signs *signs // of domestic abuse; nil where nobody has asked
}

// Lint checks a version of the document.
func (s *Session) Lint(ctx context.Context, doc *text.Document, declared []cast.Declaration, opts Options) (*Result, error) {
	s.old, s.now = s.now, newMemo()
	scans := make([]*scanned, len(doc.Blocks))
	paras := make([]*language.Paragraph, len(doc.Blocks))
	words := 0
	for i := range doc.Blocks {
		if err := ctx.Err(); err != nil {
			s.now.keep(s.old)
			return nil, err
		}
		scans[i] = s.scan(doc.Blocks[i].Text)
		paras[i] = scans[i].Paragraph
		words += scans[i].words
	}
	people := cast.Infer(declared, paras, s.engine.lexicon)
	res := &Result{
		Document: doc,
		Words:    words,
		Cast:     people,
		Problems: doc.Skipped,
	}
	res.Type, res.TypeShown = documentType(doc, opts.Type)
	res.DomesticAbuse = opts.DomesticAbuse == Yes || opts.DomesticAbuse == Auto && s.engine.aboutAbuse(scans, res.Words, people)
	set := setting{res.DomesticAbuse, opts.Shared, res.Type, opts.Jurisdiction}
	key := people.Key()
	pick := newPicker(opts, res.Type)
	focus := people.Start()
	bound := make([]*cast.Bound, len(doc.Blocks))
	var found []located
	gathered := make([]any, len(doc.Blocks))
	for i := range doc.Blocks {
		if err := ctx.Err(); err != nil {
			s.now.keep(s.old)
			return nil, err
		}
		c := s.check(checkKey{doc.Blocks[i].Text, doc.Blocks[i].Kind, key, focus, set}, paras[i], people)
		focus, bound[i], gathered[i] = c.focus, c.bound, c.evidence
		for _, m := range c.matches {
			if sev := pick.severity(m); sev >= max(opts.MinSeverity, Suggestion) {
				found = append(found, located{m, i, sev, c.bound})
			}
		}
		for _, p := range c.problems {
			res.Problems = append(res.Problems, text.Problem{Part: fmt.Sprintf("paragraph %d", i+1), Message: p})
		}
	}
	s.bound = bound
	res.Findings = findings(found, people)
	if s.engine.profile != nil {
		res.Profile = s.engine.profile.Assess(&Facts{
			Document: doc, Type: res.Type, DomesticAbuse: res.DomesticAbuse, Shared: opts.Shared, AnyLength: opts.AnyLength, Statements: opts.Statements,
			Words: res.Words, Cast: people, Gathered: gathered,
		})
		res.Profile.keep(pick)
		res.Findings = append(res.Findings, res.practiceFindings(pick, opts.MinSeverity)...)
		inOrder(res.Findings)
	}
	return res, nil
}

func (s *Session) scan(t string) *scanned {
	p := s.now.scans[t]
	if p == nil {
		if p = s.old.scans[t]; p == nil {
			p = &scanned{Paragraph: language.Scan(t)}
			p.words = countWords(p.Paragraph)
			s.stats.Scanned++
		}
		s.now.scans[t] = p
	}
	return p
}

func (s *Session) check(k checkKey, p *language.Paragraph, people *cast.Cast) *checked {
	c := s.now.checks[k]
	if c == nil {
		if c = s.old.checks[k]; c == nil {
			c = s.engine.check(k, p, people)
			s.stats.Checked++
		}
		s.now.checks[k] = c
	}
	return c
}

// check runs the rules over one paragraph.
func (e *Engine) check(k checkKey, p *language.Paragraph, people *cast.Cast) *checked {
	c := &checked{}
	defer e.lexicon.Release(p)
	c.bound, c.focus = people.Bind(p, k.focus, e.lexicon)
	par := &Paragraph{
		Bound: c.bound, Starts: starts(c.bound), Kind: k.kind, Cast: people,
		DomesticAbuse: k.setting.domesticAbuse, Shared: k.setting.shared, Type: k.setting.kind, Jurisdiction: k.setting.jurisdiction,
	}
	eventful := map[int]bool{}
	for _, ev := range c.bound.Events {
		eventful[ev.Sentence] = true
	}
	var ids []int32
	asked := map[int][]int{}
	for i := range p.Sentences {
		ids = e.index.Candidates(ids[:0], par.Input(i))
		if len(ids) > 0 {
			clear(asked)
			for _, id := range ids {
				o := e.owners[id]
				asked[o.rule] = append(asked[o.rule], o.local)
			}
			for _, r := range sortedKeys(asked) {
				sort.Ints(asked[r])
				c.run(e.rules[r], par, i, asked[r])
			}
		}
		if eventful[i] {
			for _, r := range e.events {
				c.run(e.rules[r], par, i, nil)
			}
		}
	}
	if e.profile != nil && k.setting.domesticAbuse {
		c.gather(e.profile, par)
	}
	return c
}

// gather notes what the paragraph shows of practice. A fault there costs the
// paragraph's evidence, and is named.
func (c *checked) gather(g Profiler, p *Paragraph) {
	defer func() {
		if recover() != nil {
			c.problems = append(c.problems, "what this paragraph shows of practice could not be read; please report it")
		}
	}()
	rules, at := make([]*Rule, len(c.matches)), make([]Match, len(c.matches))
	for i, m := range c.matches {
		rules[i], at[i] = m.rule, m.Match
	}
	c.evidence = g.Gather(p, rules, at)
}

func starts(b *cast.Bound) []int32 {
	at := make([]int32, len(b.Tokens))
	for i := range at {
		at[i] = -1
	}
	for k := len(b.Mentions) - 1; k >= 0; k-- {
		at[b.Mentions[k].From] = int32(k)
	}
	return at
}

func sortedKeys(m map[int][]int) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	return keys
}

// run asks one rule about one sentence. A rule that panics costs itself this
// sentence, and is named; what it was reading is not.
func (c *checked) run(r *Rule, p *Paragraph, i int, candidates []int) {
	defer func() {
		if recover() != nil {
			c.problems = append(c.problems, fmt.Sprintf("the rule %s failed here and was left out; please report it", r.ID))
		}
	}()
	for _, m := range r.Check.CheckSentence(p, i, candidates) {
		c.matches = append(c.matches, ruleMatch{r, m, &made{}})
	}
}

// wordsPerSign is how many words of a document one sign of domestic abuse
// speaks for. A report of a few pages is about it if it names it once; a
// judgment of two hundred is not.
const wordsPerSign = 4000

// aboutAbuse reports whether the document names domestic abuse, or one of its
// own forms or tools, or tells acts of partners, often enough for its length. To
// say that there is none is not to name it, and acts that are told of a brother
// or a patient are not those of a partner.
func (e *Engine) aboutAbuse(paras []*scanned, words int, people *cast.Cast) bool {
	need := named * (1 + words/wordsPerSign)
	var all signs
	for _, p := range paras {
		if p.signs == nil {
			p.signs = e.signs(p.Paragraph)
		}
		if all.add(p.signs); all.named >= need {
			return true
		}
	}
	all.against += 2 * all.denied
	if all.denied == 0 && showsPair(people) {
		return true
	}
	if all.named == 0 && (all.against > all.couple || all.against > 0 && all.against == all.couple && people.Told == 0) {
		return false
	}
	if showsAbuse(people, all.against) {
		return true
	}
	acts := all.acts + min(all.vague, all.acts)
	if all.against == 0 {
		acts += min(people.Told, 1) * named
	}
	if all.couple == 0 && people.Told == 0 {
		acts = 0 // nobody's partner is spoken of: whose acts they are is open
	}
	if all.named == 0 {
		return acts-2*all.against >= min(fewestActs+words/wordsPerAct, mostActs)
	}
	return all.named+acts > need
}

// A text that names nothing tells acts of partners at least fewestActs times,
// once more for so many words, and mostActs times at any length.
const (
	fewestActs  = 2
	wordsPerAct = 1500
	mostActs    = 4
)

// signs is what a paragraph shows of what the document is about.
type signs struct {
	named   int // the weight of names of domestic abuse, its services and its orders
	acts    int // the weight of acts that could be anybody's
	vague   int // words for such acts that say nothing of who does them
	couple  int // mentions of partners
	against int // mentions of those whose acts are no partner's
	denied  int // statements that there is no abuse
}

func (s *signs) add(o *signs) {
	s.named, s.acts, s.vague = s.named+o.named, s.acts+o.acts, s.vague+o.vague
	s.couple, s.against, s.denied = s.couple+o.couple, s.against+o.against, s.denied+o.denied
}

// signs counts the signs of domestic abuse in a paragraph.
func (e *Engine) signs(p *language.Paragraph) *signs {
	out := &signs{}
	for i := range p.Sentences {
		in := pattern.Input{Paragraph: p, From: p.Sentences[i].From, To: p.Sentences[i].To}
		holds := func(m pattern.Match) bool {
			p.Parse(i)
			return p.InScope(m.From, language.Negated) == nil
		}
		for _, c := range e.context {
			for _, m := range c.pattern.Find(in) {
				switch {
				case !holds(m):
				case c.kind == actSign:
					out.acts += c.weight
				case c.kind == vagueSign:
					out.vague += c.weight
				case !screened(p, i):
					out.named += c.weight
				}
			}
		}
		for _, m := range e.initials.Find(in) {
			if t := p.Tokens[m.From].Text; t == strings.ToUpper(t) && holds(m) && !screened(p, i) {
				out.named += named
			}
		}
		for _, w := range []struct {
			pattern *pattern.Pattern
			n       *int
		}{{e.couple, &out.couple}, {e.against, &out.against}, {e.denied, &out.denied}} {
			if w.pattern == nil {
				continue
			}
			for _, m := range w.pattern.Find(in) {
				if w.pattern == e.denied || holds(m) {
					*w.n++
				}
			}
		}
	}
	return out
}

// screened reports whether sentence i asks after something as one asks
// everybody, and is answered with no there or in the next sentence: "Routine
// enquiry about domestic abuse made. Nothing disclosed".
func screened(p *language.Paragraph, i int) bool {
	from, to := p.Sentences[i].From, p.Sentences[i].To
	asked := false
	for k := from; k < to; k++ {
		asked = asked || screens[p.Tokens[k].Norm]
	}
	if !asked {
		return false
	}
	if i+1 < len(p.Sentences) {
		to = p.Sentences[i+1].To
	}
	for k := from; k < to; k++ {
		if noes[p.Tokens[k].Norm] {
			return true
		}
	}
	return false
}

// screens are words for asking everybody the same, and noes for the answer no.
var (
	screens = map[string]bool{
		"ask": true, "asked": true, "asks": true, "asking": true, "screen": true, "screened": true, "screening": true, "enquiry": true, "inquiry": true,
		"enquired": true, "enquiries": true, "routine": true, "routinely": true, "question": true, "questions": true, "checklist": true, "screener": true,
	}
	noes = map[string]bool{
		"no": true, "none": true, "not": true, "nothing": true, "never": true, "nobody": true, "nil": true, "denied": true, "denies": true, "denying": true,
		"neither": true, "negative": true, "without": true,
	}
)

// showsAbuse reports whether the text tells one adult abusing another time and
// again, though it may never call it domestic abuse. Against is how often it
// speaks of those whose acts are no partner's.
func showsAbuse(people *cast.Cast, against int) bool {
	did, had := 0, 0
	for i := range people.People {
		switch p := &people.People[i]; p.Role {
		case cast.Perpetrator:
			did = max(did, p.Abused)
		case cast.Survivor:
			had = max(had, p.Suffered)
		}
	}
	return did >= repeated && had >= repeated || people.Told >= toldTwice+2*against
}

// showsPair reports whether the text shows by acts that one adult of the family
// abuses another: both have their part, and at least two acts are told of one.
// Brothers, pupils and neighbours have no part in the cast.
func showsPair(people *cast.Cast) bool {
	did, had := 0, 0
	for i := range people.People {
		switch p := &people.People[i]; {
		case p.Declared:
		case p.Role == cast.Perpetrator:
			did = max(did, p.Abused)
		case p.Role == cast.Survivor:
			had = max(had, p.Suffered)
		}
	}
	return did > 0 && had > 0 && max(did, had) > 1
}

// toldTwice is the number of acts of one adult upon another from which a text
// is about abuse though it leaves open who of the two abuses.
const toldTwice = 2

// repeated is the number of acts of one person, and upon another, from which a
// text is about abuse whatever it is called.
const repeated = 3

func countWords(p *language.Paragraph) int {
	n := 0
	for i := range p.Tokens {
		if pattern.IsWord(&p.Tokens[i]) {
			n++
		}
	}
	return n
}
