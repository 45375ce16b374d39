package casefile

import (
	"cmp"
	"maps"
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

var (
	// spreadings are verbs by which somebody tells others something of a third.
	spreadings = words("say tell text message write post ring phone call email report claim allege complain lie insist announce inform repeat shout pretend")
	// public are words for those to whom something is told that is to be heard by many.
	public = words("everyone everybody people others anyone church mosque temple congregation minister pastor imam priest community neighbour neighbor friend employer manager boss colleague facebook online village")
	// servicesTold are told of harm by whoever has suffered it.
	servicesTold = words("police officer court sheriff judge constable pc school nursery teacher gp doctor hospital council housing immigration solicitor lawyer worker services")
	// kin are words for who belongs to somebody.
	kin = words("mother father mum dad mom parent brother sister aunt uncle cousin grandmother grandfather family in-law relative son daughter")
)

// accusation is the clause by which the one who abuses tells others, in a sentence,
// that the survivor did what stands at a token, and the tactic that it is: the words of
// it are no account of what the survivor did. The tactic is empty for what he or she
// tells the writer or a service, unless somebody else tells of that: it is an account.
func accusation(b *cast.Bound, i, at int) (says *language.Clause, tactic string) {
	b.Parse(i)
	s := &b.Sentences[i]
	for k := len(s.Clauses) - 1; k >= 0 && says == nil; k-- {
		c := &s.Clauses[k]
		if c.Verb.Head >= at || c.Agent == nil || !spreadings[verbOf(c)] && !(makesOfThese[c.Lemma] && ofAccusing(b, c.Object)) || c.Mood != language.Asserted || c.Negated {
			continue
		}
		says = c
	}
	if says == nil {
		return nil, ""
	}
	to, another := audience(b, says, at), relayed(b, says)
	if !isAbuser(b, says.Agent) {
		if to == "" || to == "writer" || !joinedToReport(b, s, says) {
			return nil, ""
		}
		another = true
	}
	switch {
	case to == "writer", !another && (to == "" || to == "systems" || to == "own"):
		return says, ""
	case to == "", to == "own":
		return says, "emotional"
	}
	return says, to
}

// audience is the tactic that it is to tell somebody of the survivor: by who is told.
// It is "writer" for the writer and "own" for the teller's own kin and friends, and empty
// where nobody is said.
func audience(b *cast.Bound, says *language.Clause, at int) string {
	from, to := says.Verb.To, at
	if says.Voice != language.Active && says.Subject != nil {
		from, to = says.Subject.From, says.Subject.To
	} else if says.Object == nil && says.Patient == nil {
		to = min(to, says.To)
	}
	if c := nextClause(b, says); c != nil {
		to = min(to, c.From)
	}
	if slices.ContainsFunc(b.Mentions, func(m cast.Mention) bool { return m.From >= from && m.From < to && m.Possessive && abuser(&m) }) {
		return "own"
	}
	out := ""
	for t := from; t < to; t++ {
		n, lemma := b.Tokens[t].Norm, b.Tokens[t].Lemma
		m := b.MentionAt(t)
		who := m != nil && m.From == t && !m.Possessive
		switch {
		case n == "me" || n == "us" || n == "writer":
			return "writer"
		case who && (m.Role == cast.Child || m.Group == cast.Children):
			return "children"
		case public[n] || public[lemma]:
			return "emotional"
		case servicesTold[n] || servicesTold[lemma] || who && (m.Group == cast.Agency || m.Role == cast.Professional):
			out = "systems"
		case out == "" && (kin[lemma] || who && (m.Group == cast.Family || m.Kind == cast.Named && m.Role == cast.Other)):
			out = "isolation"
		}
	}
	return out
}

// nextClause is the clause of a sentence that begins next behind the verb of another.
func nextClause(b *cast.Bound, c *language.Clause) *language.Clause {
	var out *language.Clause
	s := &b.Sentences[b.SentenceOf(c.Verb.Head)]
	for k := range s.Clauses {
		if o := &s.Clauses[k]; o != c && o.From > c.Verb.Head && (out == nil || o.From < out.From) {
			out = o
		}
	}
	return out
}

// relayed reports whether it is the survivor, a child or somebody of their kin who tells
// what a clause tells.
func relayed(b *cast.Bound, says *language.Clause) bool {
	sc := b.InScope(says.Verb.Head, language.Attributed)
	if sc == nil || sc.Source == nil {
		return false
	}
	m := b.MentionOver(sc.Source.Head)
	return m != nil && (m.Kind == cast.Kin || m.Role == cast.Survivor || m.Role == cast.Child || m.Role == cast.Unknown && m.Kind == cast.Pronoun) &&
		!slices.ContainsFunc(b.Mentions, func(o cast.Mention) bool { return o.Possessive && abuser(&o) && o.From >= m.From && o.To <= m.To })
}

// joinedToReport reports whether a clause that the grammar gives to who tells the sentence
// belongs to the account: "Ms Reid reports that he has emptied the account and has told the
// church that she hits him". Its verb has the form of that before it, and not of "reports".
func joinedToReport(b *cast.Bound, s *language.Sentence, says *language.Clause) bool {
	m := b.MentionOver(says.Agent.Head)
	if m == nil || m.Role != cast.Survivor || says.Subject == nil {
		return false
	}
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Verb.Head >= says.Verb.Head || c.Subject == nil || c.Subject.From <= says.Subject.From || c.Agent == nil || !isAbuser(b, c.Agent) {
			continue
		}
		sc := b.InScope(c.Verb.Head, language.Attributed)
		if sc != nil && sc.Cue >= 0 && sc.Cue < c.Verb.From && finiteForm(b, c.Verb.From) == finiteForm(b, says.Verb.From) && finiteForm(b, sc.Cue) != finiteForm(b, says.Verb.From) {
			return true
		}
	}
	return false
}

// finiteForm is the tense of a verb by its first word, or that word where it is an auxiliary.
func finiteForm(b *cast.Bound, i int) string {
	if t := &b.Tokens[i]; t.Lemma == "have" || t.Lemma == "be" {
		return t.Norm
	} else if t.Tag != "VBN" { // "told" after a comma
		return string(t.Tag)
	}
	return "VBD"
}

// withAccusations takes what the one who abuses tells others that the survivor did for
// his or her act, and no act of the survivor's. What is told of a child in the words of
// the one who abuses alone is not listed as done to the child.
func (r *reader) withAccusations(in []lint.Statement) []lint.Statement {
	type found struct {
		says   *language.Clause
		tactic string
		told   cast.Role
	}
	told, account := map[Source]found{}, map[Source]found{}
	in = slices.DeleteFunc(in, func(s lint.Statement) bool {
		if s.Kind != lint.SurvivorAct || s.Event < 0 {
			return false
		}
		b, k, at := r.where(&s)
		if k < 0 {
			return false
		}
		place := Source{Block: s.Block, Span: s.Span}
		switch says, tactic := accusation(b, k, at); {
		case says == nil:
			return false
		case tactic == "":
			account[place] = found{says: says}
			return false
		default:
			f := found{says: says, tactic: tactic}
			if !isAbuser(b, says.Agent) {
				f.told = cast.Survivor
			}
			told[place] = f
			return true
		}
	})
	in = slices.DeleteFunc(in, func(s lint.Statement) bool {
		f, ok := account[Source{Block: s.Block, Span: s.Span}]
		return ok && s.Kind == lint.Behaviour && s.Event < 0 && s.Mark != s.Span && s.Mark.Overlaps(r.read.Bound[s.Block].SpanOf(f.says.Verb.From, f.says.To))
	})
	for i := range in {
		s := &in[i]
		f, ok := told[Source{Block: s.Block, Span: s.Span}]
		if !ok || s.Kind != lint.Behaviour || s.Event >= 0 {
			continue
		}
		s.Class, s.Agent, s.Unsaid = f.tactic, cast.Perpetrator, false
	}
	inOrder := func(a, b Source) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Span.Start, b.Span.Start))
	}
	for _, at := range slices.SortedFunc(maps.Keys(told), inOrder) {
		f, b := told[at], r.read.Bound[at.Block]
		mark := b.SpanOf(f.says.Verb.From, f.says.Verb.To)
		same := func(s lint.Statement) bool {
			return s.Kind == lint.Behaviour && s.Block == at.Block && s.Span == at.Span && (s.Event < 0 || s.Mark.Overlaps(mark))
		}
		if !slices.ContainsFunc(in, same) {
			in = append(in, lint.Statement{Kind: lint.Behaviour, Class: f.tactic, Block: at.Block, Span: at.Span, Mark: mark, Event: -1, Agent: cast.Perpetrator, Told: f.told})
		}
	}
	return slices.DeleteFunc(in, func(s lint.Statement) bool {
		at := Source{Block: s.Block, Span: s.Span}
		f, spread := told[at]
		if _, ok := account[at]; s.Kind != lint.Child || s.Class != doneToChild || !spread && !ok || f.tactic == "children" {
			return false
		}
		return !slices.ContainsFunc(in, func(o lint.Statement) bool {
			return o.Kind == lint.Behaviour && o.Block == s.Block && o.Span == s.Span && o.Event >= 0
		})
	})
}

// doneToChild is the class of what was done to a child.
const doneToChild = "done to or in front of the child"
