package lint

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sort"

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
	topic topicNote
}

// Lint checks a version of the document.
func (s *Session) Lint(ctx context.Context, doc *text.Document, declared []cast.Declaration, opts Options) (*Result, error) {
	s.old, s.now = s.now, newMemo()
	scans, err := s.scan(ctx, doc.Blocks, opts.Workers)
	if err != nil {
		s.now.keep(s.old)
		return nil, err
	}
	paras := make([]*language.Paragraph, len(scans))
	words := 0
	for i, p := range scans {
		paras[i] = p.Paragraph
		words += p.words
	}
	people := cast.Infer(declared, paras, s.engine.lexicon)
	res := &Result{
		Document: doc,
		Words:    words,
		Cast:     people,
		Problems: slices.Clip(doc.Skipped),
	}
	res.Type, res.TypeShown = documentType(doc, opts.Type)
	res.Taken = opts.DomesticAbuse == Auto
	// Whom it is shared with says what it is about.
	res.DomesticAbuse = opts.DomesticAbuse == Yes || res.Taken && (opts.Shared || s.engine.about(scans, res.Words, people))
	set := setting{res.DomesticAbuse, opts.Shared, res.Type, opts.Jurisdiction}
	checks, err := s.check(ctx, doc.Blocks, paras, people, set, opts.Workers)
	if err != nil {
		s.now.keep(s.old)
		return nil, err
	}
	pick := newPicker(opts, res.Type)
	bound := make([]*cast.Bound, len(checks))
	var found []located
	gathered := make([]any, len(checks))
	for i, c := range checks {
		bound[i], gathered[i] = c.bound, c.evidence
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

// topicNote is what a topic noted of a paragraph, with the cast and the focus that
// it was read with and the focus behind it.
type topicNote struct {
	note    any // nil where nobody has asked
	cast    uint64
	in, out cast.Focus
}

// scan makes paragraphs of the blocks, one for all blocks of one text. What
// depends on the text alone is found out here, where nothing need wait for it.
func (s *Session) scan(ctx context.Context, blocks []text.Block, workers int) ([]*scanned, error) {
	all := make([]*scanned, len(blocks))
	fresh := map[string]*scanned{}
	crew := newCrew(workers)
	for i := range blocks {
		t := blocks[i].Text
		p := cmp.Or(fresh[t], s.old.scans[t])
		if p == nil && ctx.Err() == nil {
			p = &scanned{}
			crew.send(func() {
				p.Paragraph = language.Scan(t)
				p.words = countWords(p.Paragraph)
				cast.Prepare(p.Paragraph, s.engine.lexicon)
				s.engine.lexicon.Release(p.Paragraph)
			})
			fresh[t] = p
			s.stats.Scanned++
		}
		all[i] = p
	}
	crew.wait()
	for i := range blocks {
		if all[i] != nil {
			s.now.scans[blocks[i].Text] = all[i]
		}
	}
	return all, ctx.Err()
}

// check binds the paragraphs in their order, since whom a pronoun means hangs on
// what stands before, and runs the rules over those that are bound while the next
// are.
func (s *Session) check(ctx context.Context, blocks []text.Block, paras []*language.Paragraph, people *cast.Cast, set setting, workers int) ([]*checked, error) {
	all := make([]*checked, len(blocks))
	key, focus := people.Key(), people.Start()
	fresh := map[checkKey]*checked{}
	crew := newCrew(workers)
	defer func() {
		crew.wait()
		maps.Copy(s.now.checks, fresh)
	}()
	at := map[*language.Paragraph]*job{}
	for i := range blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		k := checkKey{blocks[i].Text, blocks[i].Kind, key, focus, set}
		c := cmp.Or(fresh[k], s.old.checks[k])
		if c == nil {
			c = &checked{}
			at[paras[i]].wait() // blocks of one text share a paragraph, which is no two goroutines' at once
			c.bound, c.focus = people.Bind(paras[i], focus, s.engine.lexicon)
			at[paras[i]] = crew.send(func() { s.engine.check(c, k, people) })
			s.stats.Checked++
		}
		fresh[k] = c
		all[i], focus = c, c.focus
	}
	return all, nil
}

// check runs the rules over a paragraph that is bound.
func (e *Engine) check(c *checked, k checkKey, people *cast.Cast) {
	p := c.bound.Paragraph
	defer e.lexicon.Release(p)
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
}

// gather notes what the paragraph shows of practice. A fault there costs the
// paragraph's evidence, and is named.
func (c *checked) gather(g Profiler, p *Paragraph) {
	defer func() {
		if recover() != nil {
			c.problems = append(c.problems, "what this paragraph shows of practice could not be read; please report it")
		}
	}()
	var rules []*Rule
	var at []Match
	for _, m := range c.matches {
		if !m.Whole { // which may yet give way to another
			rules, at = append(rules, m.rule), append(at, m.Match)
		}
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

func countWords(p *language.Paragraph) int {
	n := 0
	for i := range p.Tokens {
		if pattern.IsWord(&p.Tokens[i]) {
			n++
		}
	}
	return n
}
