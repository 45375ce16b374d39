package casefile

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// vetoed reports whether the grammar of a sentence says that it tells no behaviour of
// the one who abuses, though its words as a whole may read like it: the survivor alone
// does something in it, courts and police do something to him or her, or he or she
// comes to know something.
func vetoed(b *cast.Bound, i int) bool {
	b.Parse(i)
	return survivorAlone(b, i) || onlyLearns(b, i) || held(b, i) || onlyComes(b, i) || onlyDenies(b, i) || ailing(b, i)
}

// doesOnly reports whether the one who abuses does something of a kind in a sentence and
// nothing else, but for what may stand beside it, where beside is not nil.
func doesOnly(b *cast.Bound, i int, kind, beside func(*language.Clause) bool) bool {
	found := false
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		switch {
		case c.Agent == nil || !isAbuser(b, c.Agent):
		case kind(c):
			found = true
		case beside == nil || !beside(c):
			return false
		}
	}
	return found
}

// attendance begins the list of who was at a meeting.
var attendance = lazily(`^\W*(?i:present|attend(?:ed|ees|ing|ance)|in attendance|apologies|invited|those present|cc|distribution|copies? to)(?i: \(\w+\)| by)?:`)

// illnesses are what somebody has or is treated for or with.
var illnesses = lazily(`(?i)\b(depression|anxiety|ptsd|bipolar|psychosis|illness|cancer|epilepsy|arthritis|diabetes|asthma|medication|anti-?depressants?|sertraline|fluoxetine|citalopram|mirtazapine|propranolol|methadone|counselling|stroke)\b`)

// ailing reports whether all that the one who abuses does in a sentence is to have an
// illness, or to be treated for it.
func ailing(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	if !illnesses.MatchString(b.Text[s.Span.Start:s.Span.End]) || has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Survivor }) {
		return false
	}
	return doesOnly(b, i, func(c *language.Clause) bool { return suffering[verbOf(c)] }, nil)
}

var suffering = words("have suffer take be get receive experience see attend struggle start")

// survivorAlone reports whether the survivor is the only one who does something in a
// sentence, and nothing is done to her or him. A child may be somewhere in it.
func survivorAlone(b *cast.Bound, i int) bool {
	found := false
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Subject == nil {
			continue
		}
		m := b.MentionOver(c.Subject.Head)
		switch {
		case m == nil || m.Possessive:
			if c.Voice != language.Reduced {
				return false
			}
		case m.Role == cast.Child || m.Group == cast.Children:
		case m.Role != cast.Survivor || m.Group != cast.Single || c.Voice != language.Active:
			return false
		default:
			found = found || !tellings[c.Lemma]
		}
	}
	return found && !has(b, i, abuser)
}

func abuser(m *cast.Mention) bool { return m.Role == cast.Perpetrator }

func isAbuser(b *cast.Bound, p *language.Phrase) bool {
	m := b.MentionOver(p.Head)
	return m != nil && abuser(m) && !m.Possessive
}

// holding are what courts and police do to somebody.
var holding = words("release bail remand arrest charge convict sentence ban order caution detain warn summon prosecute cite liberate imprison jail question interview")

// held reports whether a sentence tells what courts or police do to the one who abuses.
func held(b *cast.Bound, i int) bool {
	found := false
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if !holding[verbOf(c)] || c.Object != nil && c.Agent != nil && isAbuser(b, c.Agent) {
			if c.Agent != nil && isAbuser(b, c.Agent) && c.Mood == language.Asserted && !c.Negated && !tellings[verbOf(c)] {
				return false
			}
			if c.Voice != language.Active && c.Subject != nil && b.MentionOver(c.Subject.Head) != nil {
				return false // "arrested after she was punched"
			}
			continue
		}
		// "Mr Reid released on bail", in a note, has him as its subject.
		for _, p := range []*language.Phrase{c.Patient, c.Object, c.Subject} {
			found = found || p != nil && isAbuser(b, p)
		}
	}
	return found
}

// coming are verbs of being somewhere with a child or not, by which nothing is done to
// the survivor.
var coming = words("arrive attend leave depart hug kiss cuddle greet wave play smile bring read")

// onlyComes reports whether all that the one who abuses does in a sentence is to come, to
// go or to be kind to a child, and the survivor is not in it: "arrived twenty minutes late".
func onlyComes(b *cast.Bound, i int) bool {
	comes := func(c *language.Clause) bool {
		return coming[verbOf(c)] && (verbOf(c) != "leave" || c.Object == nil)
	}
	return doesOnly(b, i, comes, nil) && !has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Survivor })
}

// onlyDenies reports whether all that the one who abuses does in a sentence is to say that
// he or she did not do something.
func onlyDenies(b *cast.Bound, i int) bool {
	tells := func(c *language.Clause) bool { return tellings[verbOf(c)] }
	return doesOnly(b, i, func(c *language.Clause) bool {
		sc := b.InScope(c.Verb.Head, language.Attributed)
		return !tells(c) && c.Negated && sc != nil && sc.Source != nil && isAbuser(b, sc.Source)
	}, tells)
}

// learning are verbs of coming to know; arriving are those that may stand beside one.
var (
	learning = words("find discover learn hear notice realise realize")
	arriving = words("come go return arrive get wake be have") // "had come home" is read as having
)

// onlyLearns reports whether all that the one who abuses does in a sentence is to come
// to know something: "found that she had spoken to her sister".
func onlyLearns(b *cast.Bound, i int) bool {
	return doesOnly(b, i, func(c *language.Clause) bool { return learns(b, c) },
		func(c *language.Clause) bool { return arriving[verbOf(c)] })
}

// learns reports whether a clause tells that somebody comes to know what another does.
func learns(b *cast.Bound, c *language.Clause) bool {
	return learning[c.Lemma] && c.Verb.To < len(b.Tokens) && (b.Tokens[c.Verb.To].Norm == "that" || c.Object == nil)
}

// ofTheOther reports whether a sentence tells acts of the one who abuses, and none of
// the survivor's but to have told them: they are no effort.
func ofTheOther(b *cast.Bound, i int) bool {
	first, tells := -1, map[int]bool{}
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Agent == nil {
			continue
		}
		m := b.MentionOver(c.Agent.Head)
		switch {
		case m != nil && tellings[verbOf(c)]:
			tells[m.From] = true
		case tellings[verbOf(c)]:
		case m == nil || !abuser(m) || m.Group != cast.Single || m.Possessive:
			return false
		case first < 0:
			first = m.From
		}
	}
	return first >= 0 && !has(b, i, func(m *cast.Mention) bool {
		return !abuser(m) && !m.Possessive && m.From < first && !tells[m.From] && m.Role != cast.Professional && b.Tokens[m.Head].Norm != "me"
	})
}

// foundOut reports whether what the survivor does in a sentence is what the one who
// abuses came to know.
func foundOut(b *cast.Bound, i int) bool {
	found := false
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Agent == nil {
			continue
		}
		switch m := b.MentionOver(c.Agent.Head); {
		case m != nil && abuser(m) && learns(b, c):
			found = true
		case m != nil && m.Role == cast.Survivor && !found:
			return false
		}
	}
	return found
}

// byVerb reports whether an event is told by a verb that says what is done.
func byVerb(b *cast.Bound, event int) bool {
	f := b.Events[event].Form
	return f == cast.ActiveVerb || f == cast.PassiveVerb
}

// withoutVetoed takes the behaviour out that only the words of a sentence as a whole
// show where its grammar says otherwise, and the effort that is no more than what the
// one who abuses came to know. The sentences of demoted are to be listed as something else.
func (r *reader) withoutVetoed(in []lint.Statement) (out []lint.Statement, demoted map[Source]bool) {
	demoted = map[Source]bool{}
	for i := range in {
		s := in[i]
		b, k, _ := r.where(&s)
		if k >= 0 {
			b.Parse(k)
			switch {
			case s.Kind == lint.Behaviour && (s.Event < 0 && vetoed(b, k) || s.Unsaid && s.Event >= 0 && byVerb(b, s.Event) && survivorAlone(b, k)):
				demoted[Source{Block: s.Block, Span: s.Span}] = true
				continue
			case s.Kind == lint.SurvivorAct && s.Event >= 0 && hurtsSelf(b, k, &b.Events[s.Event]):
				continue
			case s.Kind == lint.Child && s.Class == "learning" && reportedMissing.MatchString(b.Text[s.Span.Start:s.Span.End]):
				continue
			case s.Kind == lint.Child && s.Class == doneToChild && onlyBorn(b, k), s.Kind == lint.Child && changes[s.Class] && onlyDoneTo(b, k):
				continue
			case s.Kind == lint.Effort && s.Class != "seeking help" && ofTheOther(b, k), s.Kind == lint.Effort && foundOut(b, k):
				continue
			}
		}
		out = append(out, s)
	}
	return out, demoted
}

// mishaps are verbs of what one does to one's own body without meaning to.
var mishaps = words("cut burn hurt bang bump scald graze sprain break twist")

// hurtsSelf reports whether an act is what somebody does to his or her own body while doing
// something else: "Mum cut her hand picking it up", of whichever woman the child then spoke.
func hurtsSelf(b *cast.Bound, i int, e *cast.Event) bool {
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Verb.Head < e.From || c.Verb.Head >= e.To || !mishaps[verbOf(c)] || c.Object == nil || c.Object.To >= len(b.Tokens) {
			continue
		}
		return b.Tokens[c.Object.From].Tag == "PRP$" && b.Tokens[c.Object.To].Tag == "VBG"
	}
	return false
}

// reportedMissing is of children who were sought, and misses no school.
var reportedMissing = lazily(`(?i)\breport(s|ed|ing)? (\S+ ){1,3}(as )?missing\b`)

// onlyBorn reports whether a sentence speaks of children only to say when something
// was ("after Isla was born"), or of what would be. What is done to somebody who is
// pregnant is done to the child as well.
func onlyBorn(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	found := false
	for n := range b.Mentions {
		m := &b.Mentions[n]
		if m.From < s.From || m.From >= s.To || m.Role != cast.Child && m.Group != cast.Children {
			continue
		}
		born := m.To+1 < s.To && b.Tokens[m.To+1].Norm == "born"
		if !born && b.InScope(m.From, language.Supposed) == nil {
			return false
		}
		found = found || born
	}
	return found
}

// changes are the classes of what has changed for a child.
var changes = map[string]bool{"feelings": true, "behaviour": true, "learning": true, "health": true, "friends and interests": true, "home": true, "family": true}

// onlyDoneTo reports whether the one who abuses is the only one who does anything in a
// sentence, and says nothing of how the child was: "whispered to Ava".
func onlyDoneTo(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Subject == nil || !isAbuser(b, c.Subject) || c.Voice != language.Active {
			return false
		}
	}
	return len(s.Clauses) > 0 && has(b, i, func(m *cast.Mention) bool { return m.From == s.From && abuser(m) && !m.Possessive })
}
