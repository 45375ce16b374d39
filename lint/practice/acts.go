package practice

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// act notes an abusive act of a paragraph as its sentence tells it.
func (pr *Profiler) act(s *sentence, p *lint.Paragraph, at int) {
	e := &p.Events[at]
	resisted := e.Act == cast.Protect && e.Tactic == "physical" // "bit his arm to make him let go"
	if e.Act != cast.Abuse && !resisted || e.Stranger {
		return
	}
	a := act{
		event: at, span: p.SpanOf(e.From, e.To), tactic: e.Tactic, agent: side(p, e.Agent), patient: side(p, e.Patient),
		agentless: e.Agent.Kind == cast.Absent, negated: e.Negated || p.InScope(e.From, language.Negated) != nil, planned: e.Mood == language.Planned,
		supposed: e.Mood == language.Hypothetical,
	}
	a.counts = !a.negated && e.Mood == language.Asserted && p.InScope(e.From, language.Mentioned) == nil &&
		p.InScope(e.From, language.Questioned) == nil
	for _, k := range []language.ScopeKind{language.Quoted, language.Attributed} {
		sc := p.InScope(e.From, k)
		if sc == nil || sc.Scare {
			continue
		}
		a.told = other
		if sc.Source != nil {
			if w := standsFor(p, p.MentionOver(sc.Source.Head)); w != nobody {
				a.told = w
			}
		}
	}
	if resisted {
		s.resisted = append(s.resisted, a)
		return
	}
	a.would = !a.counts && !a.negated && e.Mood == language.Hypothetical && (a.told == nobody || a.told != a.agent) && wouldBe(p, e)
	s.acts = append(s.acts, a)
}

// wouldBe reports whether an act told with "would" happened: it is a refusal ("would
// not let her out"), or what was so time and again ("would hit her when he had been
// drinking"). What would be if something were is neither.
func wouldBe(p *lint.Paragraph, e *cast.Event) bool {
	src := &p.Sentences[e.Sentence]
	would, not := false, false
	for k := range src.Clauses {
		c := &src.Clauses[k]
		if c.Verb.Head < e.From || c.Verb.Head >= e.To {
			continue
		}
		for i := c.Verb.From; i < c.Verb.Head; i++ {
			n := p.Tokens[i].Norm
			would = would || n == "would" || n == "'d"
			not = not || n == "not" || n == "never"
			if n == "have" {
				return false // "would have hit her"
			}
		}
	}
	if !would {
		return false
	}
	often := not
	for i := src.From; i < src.To; i++ {
		switch n := p.Tokens[i].Norm; {
		case n == "if" || n == "unless" || supposing[p.Tokens[i].Lemma]:
			return false
		case habits[n]:
			often = true
		}
	}
	return often
}

var (
	// habits are words by which "would" tells what was so time and again.
	habits = words("when whenever every each often always usually regularly sometimes frequently constantly repeatedly nightly daily weekly most again")
	// supposing are words of fear and belief before what would be.
	supposing = words("afraid fear worry worried scared frightened terrified think believe imagine expect anxious wonder concern concerned")
)

// side is who stands in a role of an event.
func side(p *lint.Paragraph, q cast.Participant) who {
	if q.Kind == cast.Absent {
		return nobody
	}
	if m := p.MentionAt(q.From); q.Person == cast.NoPerson {
		if w := unnamed(p, m); w != nobody {
			return w
		}
	}
	return part(&cast.Mention{Person: q.Person, Role: q.Role, Group: q.Group, Adult: true})
}
