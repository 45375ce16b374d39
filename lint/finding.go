package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"sort"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// located is a match with its place and the severity it is reported at.
type located struct {
	ruleMatch
	block    int
	severity Severity
	bound    *cast.Bound
}

func (l *located) span() text.Span {
	return text.Span{Start: l.bound.Tokens[l.From].Span.Start, End: l.bound.Tokens[l.To-1].Span.End}
}

// findings turns matches into findings in reading order. Where several rules
// of one family mark the same words, the most specific stands and the others
// are named as related.
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
	kept := make([]*Finding, 0, len(found))
	best := make([]*located, 0, len(found))
	seen := map[string]int{}
	for i := range found {
		l := &found[i]
		if k := rival(kept, l); k >= 0 {
			other := Related{Rule: l.rule, Block: l.block, Span: l.span()}
			related := kept[k].Related
			if beats(l, best[k]) {
				other = Related{Rule: kept[k].Rule, Block: l.block, Span: kept[k].Span}
				*kept[k], best[k] = l.finding(people, seen), l
			}
			if other.Rule != kept[k].Rule {
				related = append(related, other)
			}
			kept[k].Related = related
			continue
		}
		f := l.finding(people, seen)
		kept = append(kept, &f)
		best = append(best, l)
	}
	out := make([]Finding, len(kept))
	for i, f := range kept {
		out[i] = *f
	}
	return out
}

// rival is the kept finding of the same family that marks some of the same
// words, or -1. Only the last few can overlap, since matches come in order.
func rival(kept []*Finding, l *located) int {
	for k := len(kept) - 1; k >= 0 && kept[k].Block == l.block; k-- {
		if kept[k].Rule.Family == l.rule.Family && kept[k].Span.Overlaps(l.span()) {
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

func (l *located) finding(people *cast.Cast, seen map[string]int) Finding {
	span := l.span()
	words := l.bound.Text[span.Start:span.End]
	f := Finding{
		Rule: l.rule, Severity: l.severity, Block: l.block, Span: span,
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
	f.Fingerprint = l.fingerprint(seen)
	return f
}

// fingerprint identifies a finding by rule and words and, where the same words
// of the same sentence occur again, by which of them it is. Edits elsewhere do
// not change it, and nobody can read the words from it.
func (l *located) fingerprint(seen map[string]int) string {
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
	key := b.String()
	seen[key]++
	sum := sha256.Sum256([]byte(fmt.Sprintf("%s#%d", key, seen[key])))
	return hex.EncodeToString(sum[:8])
}

// picker decides which rules speak, and how loudly.
type picker struct{ opts Options }

func newPicker(opts Options) picker { return picker{opts} }

func (p picker) severity(m ruleMatch) Severity {
	if len(p.opts.Only) > 0 && !matchesAny(p.opts.Only, m.rule) || matchesAny(p.opts.Skip, m.rule) {
		return Off
	}
	own := m.rule.Severity
	if m.Severity != Off && m.Severity < own {
		own = m.Severity
	}
	if s, ok := p.opts.Severity[m.rule.ID]; ok {
		return s
	}
	if s, ok := p.opts.Severity[m.rule.Family]; ok {
		return s
	}
	return own
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
