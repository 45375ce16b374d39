package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// located is a match with its place and the severity it is reported at.
type located struct {
	ruleMatch
	block    int
	severity Severity
	bound    *cast.Bound
}

// span is what a match marks: whole words ("doesn't", of which a rule may have
// matched the second half), no comma or the like behind the last, and no word that
// only begins what comes next ("and", "the", "he").
func (l *located) span() text.Span {
	from, to, tokens := l.From, l.To, l.bound.Tokens
	for from > 0 && clitic(tokens, from) {
		from--
	}
	for to < len(tokens) && clitic(tokens, to) {
		to++
	}
	for to-from > 1 && (strings.ContainsAny(tokens[to-1].Norm, ",;:") || to-from > 2 && begins[tokens[to-1].Norm] && to < len(tokens) && pattern.IsWord(&tokens[to])) {
		to--
	}
	return l.bound.SpanOf(from, to)
}

// begins are words that what comes next begins with.
var begins = map[string]bool{
	"he": true, "she": true, "they": true, "we": true, "i": true, "and": true, "or": true, "but": true, "the": true, "a": true, "an": true,
	"who": true, "which": true,
}

// clitic reports whether token k is written as one word with the one before it:
// "n't", "'s", "'ve".
func clitic(tokens []language.Token, k int) bool {
	return tokens[k].Span.Start == tokens[k-1].Span.End && len(tokens[k].Text) > 1 && strings.ContainsAny(tokens[k].Text, "'’")
}

// reach is the tokens [from, to) in which a match gives way to others.
func (l *located) reach() (from, to int) {
	if !l.Whole {
		return l.From, l.To
	}
	s := &l.bound.Sentences[l.bound.SentenceOf(l.From)]
	return s.From, s.To
}

// findings turns matches into findings in reading order. Where several rules
// that ask for one repair mark the same words, the most specific stands and the
// others are named as related; so is a rule that gives way to another.
func findings(found []located, people *cast.Cast) []Finding {
	sort.SliceStable(found, func(a, b int) bool {
		x, y := &found[a], &found[b]
		if x.block != y.block {
			return x.block < y.block
		}
		if x.From != y.From {
			return x.From < y.From
		}
		return x.rule.ID < y.rule.ID
	})
	found, yielded := giveWay(found)
	kept := make([]*Finding, 0, len(found))
	best := make([]*located, 0, len(found))
	seen := map[string]int{}
	for i := range found {
		l := &found[i]
		if k := rival(kept, best, l); k >= 0 {
			other := Related{Rule: l.rule, Block: l.block, Span: l.span()}
			related := kept[k].Related
			if beats(l, best[k]) {
				other = Related{Rule: kept[k].Rule, Block: l.block, Span: kept[k].Span}
				*kept[k], best[k] = l.finding(people, seen), l
			}
			if other.Rule != kept[k].Rule {
				related = append(related, other)
			}
			kept[k].Related = slices.Concat(related, yielded[i])
			continue
		}
		f := l.finding(people, seen)
		f.Related = yielded[i]
		kept = append(kept, &f)
		best = append(best, l)
	}
	out := make([]Finding, len(kept))
	for i, f := range kept {
		out[i] = *f
	}
	return out
}

// giveWay takes out the matches whose rule gives way to that of another within
// their reach, unless that would speak more softly than a warning where
// this one warns. yielded lists, by index in kept, what gave way to it.
func giveWay(found []located) (kept []located, yielded map[int][]Related) {
	to := make([]int, len(found)) // what each gives way to, or itself
	const unknown, asking = -1, -2
	for i := range to {
		to[i] = unknown
	}
	var settle func(i int) int
	settle = func(i int) int {
		if to[i] != unknown {
			return to[i]
		}
		to[i] = asking
		l, at := &found[i], i
		if len(l.rule.GivesWay) > 0 {
			from, to := l.reach()
			first := i
			for first > 0 && found[first-1].block == l.block {
				first--
			}
			for k := first; k < len(found) && found[k].block == l.block; k++ {
				m := &found[k]
				if k != i && m.From < to && from < m.To && m.rule != l.rule &&
					m.severity >= min(l.severity, Warning) && matchesAny(l.rule.GivesWay, m.rule) && settle(k) == k {
					at = k
					break
				}
			}
		}
		to[i] = at
		return at
	}
	yielded = map[int][]Related{}
	at := make([]int, len(found)) // where each is in kept
	for i := range found {
		if settle(i) == i {
			at[i] = len(kept)
			kept = append(kept, found[i])
		}
	}
	for i, k := range to {
		if k != i {
			l := &found[i]
			yielded[at[k]] = append(yielded[at[k]], Related{Rule: l.rule, Block: l.block, Span: l.span()})
		}
	}
	return kept, yielded
}

// rival is the kept finding with the same repair that marks some of the same
// words, or -1. All that are kept of the block are looked at, the last first: a
// long match reaches past shorter ones that begin within it.
func rival(kept []*Finding, best []*located, l *located) int {
	for k := len(kept) - 1; k >= 0 && kept[k].Block == l.block; k-- {
		if kept[k].Rule.repair() == l.rule.repair() && best[k].span().Overlaps(l.span()) {
			return k
		}
	}
	return -1
}

func beats(a, b *located) bool {
	if a.severity != b.severity {
		return a.severity > b.severity
	}
	if a.Weight != b.Weight {
		return a.Weight > b.Weight
	}
	return a.To-a.From > b.To-b.From
}

// finding makes a finding of a match. What does not depend on the rest of the
// document is kept with the match, which a session keeps with its paragraph.
func (l *located) finding(people *cast.Cast, seen map[string]int) Finding {
	if l.made.key == "" {
		l.made.key = l.key()
		l.made.finding = l.make(people)
		l.made.fingerprint = fingerprint(l.made.key, 1)
	}
	f := l.made.finding
	f.Severity, f.Block, f.Fingerprint = l.severity, l.block, l.made.fingerprint
	if seen[l.made.key]++; seen[l.made.key] > 1 {
		f.Fingerprint = fingerprint(l.made.key, seen[l.made.key])
	}
	return f
}

func (l *located) make(people *cast.Cast) Finding {
	span := Whole(l.bound.Paragraph, l.span())
	words := l.bound.Text[span.Start:span.End]
	f := Finding{
		Rule: l.rule, Span: span,
		Message:   strings.ReplaceAll(l.rule.Message, "{match}", words),
		Questions: l.rule.Doc.Questions,
	}
	for _, t := range l.rule.Rewrites {
		if text, ok := l.fill(t.Becomes, people, words); ok {
			f.Rewrites = append(f.Rewrites, Rewrite{
				Label: t.Label, Text: text, Fill: strings.Contains(t.Becomes, "{"), Edits: l.edits(t.Becomes, text),
			})
		}
	}
	return f
}

// key is the rule and the words of the sentence, the marked ones set apart.
func (l *located) key() string {
	s := l.bound.Sentences[l.bound.SentenceOf(l.From)]
	var b strings.Builder
	b.WriteString(l.rule.ID)
	for i := s.From; i < s.To; i++ {
		if i == l.From || i == l.To {
			b.WriteByte('|')
		}
		b.WriteByte(' ')
		b.WriteString(l.bound.Tokens[i].Norm)
	}
	return b.String()
}

// fingerprint identifies a finding by rule and words and, where the same words
// of the same sentence occur again, by which of them it is. Edits elsewhere do
// not change it, and nobody can read the words from it.
func fingerprint(key string, nth int) string {
	return shortHash(key + "#" + strconv.Itoa(nth))
}

// shortHash is 16 hexadecimal digits, by which a baseline tells findings apart.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// picker decides which rules speak, and how loudly, in a type of document and
// a jurisdiction.
type picker struct {
	opts        Options
	kind, place string
}

func newPicker(opts Options, docType string) picker {
	return picker{opts, docType, cmp.Or(opts.Jurisdiction, Jurisdictions[0])}
}

func (p picker) severity(m ruleMatch) Severity {
	if len(p.opts.Only) > 0 && !matchesAny(p.opts.Only, m.rule) || matchesAny(p.opts.Skip, m.rule) {
		return Off
	}
	if s, ok := p.opts.Severity[m.rule.ID]; ok {
		return s
	}
	own := m.rule.SeverityIn(p.kind, p.place)
	// Whoever turns a family on does not thereby ask for a rule that has no
	// place in such a document.
	if s, ok := p.opts.Severity[m.rule.Family]; ok && !p.setAside(m.rule) {
		return s
	}
	if m.Severity != Off && m.Severity < own {
		own = m.Severity
	}
	return own
}

// setAside reports whether a rule is off for such a document or jurisdiction.
func (p picker) setAside(r *Rule) bool {
	for _, name := range []string{p.kind, p.place} {
		if s, ok := r.In[name]; ok && s == Off {
			return true
		}
	}
	return false
}

// matchesAny reports whether one of the globs names the rule or its family.
func matchesAny(globs []string, r *Rule) bool {
	for _, g := range globs {
		if ok, _ := path.Match(g, r.ID); ok || g == r.Family {
			return true
		}
		if ok, _ := path.Match(g, r.Family); ok {
			return true
		}
	}
	return false
}
