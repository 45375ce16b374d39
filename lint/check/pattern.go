package check

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/pattern"
)

// Pattern marks every place where one of its patterns occurs.
type Pattern struct {
	patterns []*pattern.Pattern
	guards   Guards
}

// NewPattern compiles a pattern check.
func NewPattern(lx *pattern.Lexicon, sources []string, guards Guards) (*Pattern, error) {
	ps, err := compileAll(lx, sources)
	return &Pattern{ps, guards}, err
}

func compileAll(lx *pattern.Lexicon, sources []string) ([]*pattern.Pattern, error) {
	ps := make([]*pattern.Pattern, 0, len(sources))
	for _, src := range sources {
		p, err := pattern.Compile(src, lx, lint.Role)
		if err != nil {
			return nil, err
		}
		ps = append(ps, p)
	}
	return ps, nil
}

// Patterns implements lint.Check.
func (c *Pattern) Patterns() []*pattern.Pattern { return c.patterns }

// CheckSentence implements lint.Check.
func (c *Pattern) CheckSentence(p *lint.Paragraph, i int, candidates []int) []lint.Match {
	if c.guards.silencesParagraph(p) {
		return nil
	}
	in := p.Input(i)
	var found []lint.Match
	for _, id := range candidates {
		pt := c.patterns[id]
		ms := pt.Find(in)
		if len(ms) == 0 {
			continue
		}
		// Guards read the grammar of the sentence, and parts of speech may
		// rule a match out that the bare words allowed.
		if p.Parse(i); found == nil && c.guards.silent(p, i) {
			return nil
		}
		for _, m := range pt.Find(in) {
			if !c.guards.silencesMatch(p, i, m) {
				found = append(found, lint.Match{From: m.MarkFrom, To: m.MarkTo, Verb: -1, Weight: m.To - m.From})
			}
		}
	}
	return found
}
