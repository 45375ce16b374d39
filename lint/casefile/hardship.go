package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// withHardship adds the sentences that tell by who does what that something else is hard:
// a living lost, somebody put out of work, a death in the family or an illness. One beside an act
// of the one who abuses is tied to it.
func (r *reader) withHardship(in []lint.Statement) []lint.Statement {
	return r.withMore(in, lint.Adversity, func(b *cast.Bound, k int, s *lint.Statement) bool {
		c := hardship(b, k)
		if c == nil {
			at := hardTimes.FindStringIndex(b.Text[s.Span.Start:s.Span.End])
			if at == nil || has(b, k, abuser) || unreal(b, k, tokenAt(b.Paragraph, s.Span.Start+at[0])) {
				return false
			}
			s.Mark.Start, s.Mark.End = s.Span.Start+at[0], s.Span.Start+at[1]
			return true
		}
		s.Mark, s.Tied = b.SpanOf(c.Verb.From, c.Verb.To), tied(b, k, c)
		return true
	})
}

// hardTimes is what notes have for want of money and of a home without a verb that says it.
var hardTimes = lazily(`(?i)\b(over-?crowded|crowded (conditions|house|flat)|(in|sharing) one (bed)?room|(un)?intentionally homeless|(is|are|was|were) not suitable|unsuitable (housing|accommodation|for)|mou?ld (in|on|and damp)|black mou?ld|` +
	`(sleep\w*|living|is|are|stay\w*|still) on (a|the|his|her|their) ?(\S+ )?(sofa|settee|couch)|financial (pressures?|difficult\w+|strain|hardship|problems)|money (is |was )?(very )?tight|hours (were )?cut|legal aid (was )?refused|` +
	`(loan|debts?|credit card|catalogue) [^.;]{0,20}(in (his|her) name|not (his|hers))|(recharged?|fined) £?\$?\d|(left|lost|quit|gave up|sacked from|dismissed from|had to leave) (the|his|her|a|their) (job|work|post)|left job|because of the (bill|cost))\b`)

// hardship is the clause of a sentence that tells of something hard; nil where none does.
func hardship(b *cast.Bound, i int) *language.Clause {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Mood != language.Asserted || c.Negated || c.Subject == nil || isAbusive(b, c) && !isIll(b, c) {
			continue
		}
		if b.InScope(c.Verb.Head, language.Questioned) != nil || b.InScope(c.Verb.Head, language.Supposed) != nil || b.InScope(c.Verb.Head, language.Negated) != nil {
			continue
		}
		if c.Voice == language.Headline && slices.ContainsFunc(s.Clauses, func(o language.Clause) bool {
			return o.Mood != language.Asserted && o.From <= c.Subject.From && c.Subject.From < o.To
		}) {
			continue // "repay the wages held since May"
		}
		if livingLost(b, c) || putOut(b, c) || bereaved(b, c) || fellIll(b, c) || isIll(b, c) {
			return c
		}
	}
	return nil
}

// isAbusive reports whether a clause tells what the one who abuses does to something or
// somebody: that is an act.
func isAbusive(b *cast.Bound, c *language.Clause) bool {
	return c.Object != nil && isAbuser(b, c.Subject) && !missing[verbOf(c)] && !blows[b.Tokens[c.Object.Head].Lemma]
}

var (
	// livings are what somebody lives by.
	livings = words("job shift wage wages pay salary benefit benefits credit payment rent mortgage tenancy lease employment insurance coverage income allowance")
	// missing are verbs of being without what was there, and stopping verbs by which somebody
	// else has it so.
	missing  = words("lose miss")
	stopping = words("stop delay hold suspend cut reduce cancel arrest freeze refuse withdraw lose miss")
)

// livingLost reports whether a clause tells that somebody loses what they live by, or that it
// was stopped, lapsed or was late: "her benefits were held", "she lost her job", "Universal
// Credit delayed". What comes back in the next breath is no such thing.
func livingLost(b *cast.Bound, c *language.Clause) bool {
	living := func(p *language.Phrase) bool {
		return p != nil && (livings[b.Tokens[p.Head].Lemma] || livings[b.Tokens[p.Head].Norm]) && b.MentionOver(p.Head) == nil
	}
	switch verb := verbOf(c); {
	case c.Voice == language.Active && c.Object != nil && !living(c.Subject):
		return missing[verb] && living(c.Object) && !isProfessional(b, c.Subject)
	case c.Voice == language.Reduced:
		return false
	case c.Voice == language.Active:
		return living(c.Subject) && (verb == "lapse" || verb == "delay" || verb == "stop")
	}
	return c.By == nil && living(c.Subject) && stopping[verbOf(c)]
}

// putOut reports whether a clause tells that somebody was put out of work or a home.
func putOut(b *cast.Bound, c *language.Clause) bool {
	m := b.MentionOver(c.Subject.Head)
	if m == nil || m.Possessive || m.Role != cast.Survivor && m.Role != cast.Perpetrator || c.Voice != language.Passive && c.Voice != language.Headline {
		return false
	}
	next := ""
	if c.Verb.To < len(b.Tokens) {
		next = b.Tokens[c.Verb.To].Norm
	}
	switch verbOf(c) {
	case "sack", "evict":
		return true
	case "lay", "stand", "let":
		return next == "off" || next == "down" || next == "go"
	}
	return false
}

// bereaved reports whether a clause tells that somebody of an adult's kin died.
func bereaved(b *cast.Bound, c *language.Clause) bool {
	switch verbOf(c) {
	case "die":
		m := b.MentionOver(c.Subject.Head)
		return m != nil && kin[b.Tokens[m.Head].Lemma]
	case "lose":
		return c.Object != nil && kin[b.Tokens[c.Object.Head].Lemma] && b.Tokens[c.Object.From].Tag == "PRP$" && !isProfessional(b, c.Subject)
	}
	return false
}

// blows are what befalls somebody's body or mind.
var blows = words("surgery operation stroke miscarriage breakdown seizure transplant chemotherapy dialysis")

// fellIll reports whether a clause tells that an adult of the family had an operation or
// fell ill at a stroke.
func fellIll(b *cast.Bound, c *language.Clause) bool {
	verb := verbOf(c)
	if verb != "have" && verb != "suffer" && verb != "undergo" || c.Object == nil || !blows[b.Tokens[c.Object.Head].Lemma] {
		return false
	}
	if sc := b.InScope(c.Verb.Head, language.Attributed); sc != nil && sc.Source != nil && isAbuser(b, sc.Source) {
		return false // what the one who abuses says of either
	}
	m := b.MentionOver(c.Subject.Head)
	return m != nil && m.Adult && m.Role != cast.Child && m.Role != cast.Professional
}

// isIll reports whether a clause tells that an adult of the two has an illness, or is
// treated for one.
func isIll(b *cast.Bound, c *language.Clause) bool {
	m := b.MentionOver(c.Subject.Head)
	if m == nil || m.Possessive || m.Role != cast.Survivor && m.Role != cast.Perpetrator || !suffering[verbOf(c)] && verbOf(c) != "sign" {
		return false
	}
	if sc := b.InScope(c.Verb.Head, language.Attributed); sc != nil && sc.Source != nil && isAbuser(b, sc.Source) {
		return false
	}
	if has(b, b.SentenceOf(c.Verb.Head), func(m *cast.Mention) bool { return m.Role == cast.Survivor }) && abuser(m) {
		return false // "takes her medication"
	}
	return illnesses.MatchString(b.Text[b.Tokens[c.Verb.Head].Span.Start:b.Tokens[c.To-1].Span.End])
}

func isProfessional(b *cast.Bound, p *language.Phrase) bool {
	m := b.MentionOver(p.Head)
	return m != nil && (m.Role == cast.Professional || m.Group == cast.Agency)
}

// tied reports whether the one who abuses is told beside a clause of a sentence, of which
// another is the subject, as doing something.
func tied(b *cast.Bound, i int, c *language.Clause) bool {
	if isAbuser(b, c.Subject) {
		return false
	}
	for k := range b.Sentences[i].Clauses {
		o := &b.Sentences[i].Clauses[k]
		if o != c && o.Agent != nil && o.Mood == language.Asserted && !o.Negated && !tellings[verbOf(o)] && isAbuser(b, o.Agent) {
			return true
		}
	}
	return false
}
