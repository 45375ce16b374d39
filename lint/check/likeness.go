package check

import (
	"fmt"
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
)

// Likeness marks sentences that the classifier takes for clear cases of a class,
// and of no other more, whatever their words.
type Likeness struct {
	every  []*pattern.Pattern
	model  *classify.Model
	class  int
	above  float64
	absent bool
	guards Guards
	surer  Guards // of what is certain
}

// LikenessSpec says what a likeness check marks.
type LikenessSpec struct {
	Class string  // of the model
	Above float64 // the least probability, from 0 to 1
	Agent string  // "absent": it is about nobody being told as the doer, which matters less right behind a sentence that tells one
}

// leastMarked is how many tokens a finding must mark: it takes that many to
// be like another.
const leastMarked = 4

// certain is the probability from which some guards no longer hold (see surer).
// Of sentences set aside that the classifier is so sure of and that these guards
// had silenced, 19 in 20 were labelled.
const certain = 0.95

// NewLikeness makes a check for one class of the model.
func NewLikeness(lx *pattern.Lexicon, model *classify.Model, spec LikenessSpec, guards Guards) (*Likeness, error) {
	if spec.Above <= 0 || spec.Above > 1 {
		return nil, fmt.Errorf("above is a probability between 0 and 1, not %v", spec.Above)
	}
	if spec.Agent != "" && spec.Agent != "absent" {
		return nil, fmt.Errorf("agent is \"absent\" or not there, not %q", spec.Agent)
	}
	k, ok := model.Class(spec.Class)
	if !ok {
		return nil, fmt.Errorf("the classifier knows nothing of %q", spec.Class)
	}
	every, err := compileAll(lx, []string{"_"})
	return &Likeness{every, model, k, spec.Above, spec.Agent == "absent", guards, guards.surer()}, err
}

// Patterns implements lint.Check: no words are needed.
func (c *Likeness) Patterns() []*pattern.Pattern { return c.every }

// CheckSentence implements lint.Check.
func (c *Likeness) CheckSentence(p *lint.Paragraph, i int, _ []int) []lint.Match {
	if c.guards.silencesParagraph(p) {
		return nil
	}
	weights := c.model.Weigh(p, i)
	if weights[c.class] < c.above || slices.Max(weights) > weights[c.class] {
		return nil
	}
	guards, certain := &c.guards, weights[c.class] >= certain
	if certain {
		guards = &c.surer
	}
	if guards.silent(p, i) || !certain && onlyStaff(p, i) {
		return nil
	}
	from, to := c.model.Telling(p, i, c.class)
	from = afterLead(p, i, from, to)
	if to-from < leastMarked || guards.silencesMatch(p, i, pattern.Match{From: from, To: to, MarkFrom: from, MarkTo: to}) {
		return nil
	}
	found := lint.Match{From: from, To: to, Verb: -1, Whole: !certain}
	if c.absent && saysWho(p, i-1) {
		found.Severity = lint.Suggestion
	}
	return []lint.Match{found}
}

// afterLead is where a stretch [from, to) of sentence i begins without what only
// leads in to it: a label ("Plan:"), or who says it ("Ms Grey said that"). A verb
// that does more than say so ("purports") may be what is told wrongly.
func afterLead(p *lint.Paragraph, i, from, to int) int {
	for k := from + 1; k < min(from+longestLabel, to-leastMarked); k++ {
		if p.Tokens[k].Norm == ":" {
			from = k + 1
			break
		}
	}
	for _, k := range p.ScopesOf(i) {
		s := &p.Scopes[k]
		if s.Kind != language.Attributed || s.Source == nil || s.Source.From < from || s.Cue < from || s.From <= s.Cue || !onlySays[p.Tokens[s.Cue].Norm] {
			continue
		}
		if at := p.SaidFrom(s); to-at >= leastMarked {
			return at
		}
	}
	return from
}

// onlySays are forms of verbs that add nothing to what is said.
var onlySays = map[string]bool{"said": true, "says": true, "told": true, "reported": true, "reports": true, "noted": true, "notes": true, "added": true,
	"explained": true, "advised": true, "stated": true, "considered": true}

// longestLabel is how many tokens a label has at most, with its colon.
const longestLabel = 5

// onlyStaff reports whether the people of a sentence are all at work in it.
func onlyStaff(p *lint.Paragraph, i int) bool {
	s, staff := &p.Sentences[i], false
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if m.From < s.From || m.From >= s.To {
			continue
		}
		if m.Role != cast.Professional && m.Group != cast.Agency {
			return false
		}
		staff = true
	}
	return staff
}

// Borne lets a check speak no more than a suggestion in sentences that hardly
// belong to its class by all else that they say.
type Borne struct {
	lint.Check
	model *classify.Model
	class int
	floor float64
}

// NewBorne wraps a check. Floor is the probability, from 0 to 1, below which a
// sentence does not bear a finding out; ok is false where the model does not
// know the class.
func NewBorne(c lint.Check, model *classify.Model, class string, floor float64) (b *Borne, ok bool) {
	k, ok := model.Class(class)
	return &Borne{c, model, k, floor}, ok
}

// CheckSentence implements lint.Check.
func (b *Borne) CheckSentence(p *lint.Paragraph, i int, candidates []int) []lint.Match {
	found := b.Check.CheckSentence(p, i, candidates)
	for k := range found {
		m := &found[k]
		if m.Severity != lint.Suggestion && !b.bearsOut(p, i, m) {
			m.Severity = lint.Suggestion
		}
	}
	return found
}

// bearsOut reports whether a sentence bears a match out: the one that was asked
// about, or one that the match marks.
func (b *Borne) bearsOut(p *lint.Paragraph, i int, m *lint.Match) bool {
	if b.model.Weigh(p, i)[b.class] >= b.floor {
		return true
	}
	for k := p.SentenceOf(m.From); k <= p.SentenceOf(m.To-1); k++ {
		if b.model.Weigh(p, k)[b.class] >= b.floor {
			return true
		}
	}
	return false
}
