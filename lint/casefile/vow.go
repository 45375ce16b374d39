package casefile

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

var (
	// utterances are verbs of saying what somebody will do.
	utterances = words("say tell shout scream yell text message write warn announce insist state swear threaten boast whisper phone ring reply repeat add promise vow")
	// wounds are verbs of harm: who says that he or she will do one of them threatens.
	wounds = words(`kill murder stab hurt harm injure hit slap punch kick burn bury strangle choke throttle shoot batter beat smash break destroy ruin wreck cut
		slit drown poison attack assault rape torch finish kidnap abduct snatch bomb slash maim cripple`)
	// deprivals are verbs of what somebody is told that she or he will never do again.
	deprivals = words("see have get keep leave hold live walk find")
	wills     = words("would will 'd 'll")
)

// vow is what the one who abuses says will come: that he or she will do somebody
// harm, or that the survivor will lose something. To have said it is an act. Both
// the clause that says so and the one that is said are nil where there is none.
func vow(b *cast.Bound, i int) (says, c *language.Clause) {
	b.Parse(i)
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if !willed(b, c) {
			continue
		}
		says := saidBy(b, s, c)
		if says == nil {
			continue
		}
		verb := verbOf(c)
		speaker := b.MentionOver(says.Agent.Head)
		switch m := b.MentionOver(c.Subject.Head); {
		case sameOrSelf(b, c, m, speaker):
			if !c.Negated && (wounds[verb] || orElse(b, says, c) && !harmless[verb]) && !onOneself(b, c) {
				return says, c
			}
		case m != nil && m.Role == cast.Survivor && c.Negated && deprivals[verb]:
			return says, c
		}
	}
	return nil, nil
}

// willed reports whether a clause says what somebody will, would or is going to do.
func willed(b *cast.Bound, c *language.Clause) bool {
	if c.Subject == nil || c.Voice != language.Active || c.Mood == language.Asked {
		return false
	}
	for t := c.Verb.From; t < c.Verb.Head; t++ {
		if n := b.Tokens[t].Norm; wills[n] || n == "going" || n == "gonna" {
			return true
		}
	}
	return c.Verb.From >= 2 && b.Tokens[c.Verb.From].Norm == "to" && b.Tokens[c.Verb.From-1].Norm == "going"
}

// saidBy is the clause in which the one who abuses says what another clause tells.
func saidBy(b *cast.Bound, s *language.Sentence, c *language.Clause) *language.Clause {
	var out *language.Clause
	for k := range s.Clauses {
		o := &s.Clauses[k]
		if o == c || b.InScope(o.Verb.Head, language.Supposed) != nil || o.Verb.Head >= c.Verb.From || o.Agent == nil || o.Negated || !utterances[verbOf(o)] || o.Mood != language.Asserted {
			continue
		}
		out = o // the last before it
	}
	if out == nil {
		return nil
	}
	if m := b.MentionOver(out.Agent.Head); m == nil || m.Role != cast.Perpetrator || m.Group != cast.Single || m.Possessive {
		return nil
	}
	return out
}

// orElse reports whether a clause says what comes if another does not do something: "open
// this door or I will take them off you".
func orElse(b *cast.Bound, says, c *language.Clause) bool {
	if c.Subject.From == 0 || b.Tokens[c.Subject.From-1].Norm != "or" {
		return false
	}
	for t := says.Verb.To; t < c.Subject.From; t++ {
		if wills[b.Tokens[t].Norm] {
			return false // of two things that he or she will do
		}
	}
	return true
}

// harmless are verbs of what is no threat, if it is all that comes.
var harmless = words("be have ask come go see visit ring phone call text write email speak talk wait stay try help attend know think let")

// begrudges says that nobody is to have whom one cannot have.
var begrudges = lazily(`(?i)\bif (i|we|he|she|they) (can't|can’t|cannot|can not|couldn't|couldn’t|could not) (have|be with) [^.;]{1,40}?,? (then )?(nobody|no one|no-one|noone)( else)? (will|would|can|could|shall)\b`)

// begrudged is the clause in which the one who abuses says so; nil where there is none.
func begrudged(b *cast.Bound, i int) *language.Clause {
	s := &b.Sentences[i]
	at := begrudges.FindStringIndex(b.Text[s.Span.Start:s.Span.End])
	if at == nil {
		return nil
	}
	b.Parse(i)
	from := tokenAt(b.Paragraph, s.Span.Start+at[0])
	var out *language.Clause
	for k := range s.Clauses {
		if c := &s.Clauses[k]; c.Verb.Head < from && c.Agent != nil && utterances[verbOf(c)] && !c.Negated && c.Mood == language.Asserted {
			out = c
		}
	}
	if out == nil || !isAbuser(b, out.Agent) {
		return nil
	}
	return out
}

func verbOf(c *language.Clause) string {
	verb, _, _ := strings.Cut(c.Lemma, " ")
	return verb
}

// sameOrSelf reports whether the subject of what somebody says is who says it.
func sameOrSelf(b *cast.Bound, c *language.Clause, m, speaker *cast.Mention) bool {
	if n := b.Tokens[c.Subject.Head].Norm; n == "i" || n == "we" {
		return b.InScope(c.Subject.Head, language.Quoted) != nil
	}
	return m != nil && speaker != nil && (m.Person >= 0 && m.Person == speaker.Person || m == speaker)
}

// onOneself reports whether what a clause tells would be done to who does it.
func onOneself(b *cast.Bound, c *language.Clause) bool {
	return c.Object != nil && strings.HasSuffix(b.Tokens[c.Object.Head].Norm, "self")
}

// withVow adds a threat that a sentence tells as said. What is listed of it by the
// verb of saying alone ("shouting that he would kill her") is that threat.
func withVow(in []lint.Statement, b *cast.Bound, at Source, k int) (out []lint.Statement, found bool) {
	says, c := vow(b, k)
	if c == nil {
		if says = begrudged(b, k); says == nil {
			return in, false
		}
		c = says
	}
	within := b.SpanOf(says.Verb.From, max(c.Verb.From, says.Verb.To))
	for i := range in {
		s := &in[i]
		if s.Kind != lint.Behaviour || s.Block != at.Block || s.Span != at.Span {
			continue
		}
		if s.Class == "threat" || s.Mark == at.Span || (vague(s.Class) || s.Event < 0) && s.Mark.Overlaps(within) {
			s.Class, s.Event, s.Agent, s.Unsaid = "threat", -1, cast.Perpetrator, false
			s.Mark = b.SpanOf(says.Verb.From, says.Verb.To)
			return in, true
		}
	}
	return append(in, lint.Statement{
		Kind: lint.Behaviour, Class: "threat", Block: at.Block, Span: at.Span,
		Mark: b.SpanOf(says.Verb.From, says.Verb.To), Event: -1, Agent: cast.Perpetrator,
	}), true
}

// vague reports whether a tactic may be that of a verb of saying.
func vague(tactic string) bool {
	return tactic == "emotional" || tactic == "control" || tactic == "general"
}

// yielding are verbs whose refusal is an act.
var yielding = words("let allow permit")

// refuses reports whether the one who abuses would not let the survivor or a child do
// something: what somebody would not do then is what was refused.
func refuses(b *cast.Bound, i int) bool {
	b.Parse(i)
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if !c.Negated || !yielding[verbOf(c)] || c.Agent == nil || c.Voice != language.Active || !wouldNot(b, c) || b.InScope(c.Verb.Head, language.Attributed) != nil {
			continue
		}
		if m := b.MentionOver(c.Agent.Head); m != nil && abuser(m) && m.Group == cast.Single && !m.Possessive && upon(b, c) {
			return true
		}
	}
	return false
}

// wouldNot reports whether a clause has "would not", and not "would not have".
func wouldNot(b *cast.Bound, c *language.Clause) bool {
	would := false
	for t := c.Verb.From; t < c.Verb.Head; t++ {
		would = would || b.Tokens[t].Norm == "would"
		if b.Tokens[t].Norm == "have" {
			return false
		}
	}
	return would
}

// upon reports whether what a clause tells is done to the survivor or a child.
func upon(b *cast.Bound, c *language.Clause) bool {
	for n := range b.Mentions {
		if m := &b.Mentions[n]; m.From > c.Verb.Head && m.From < c.To && (m.Role == cast.Survivor || m.Role == cast.Child || m.Group == cast.Children) {
			return true
		}
	}
	return false
}
