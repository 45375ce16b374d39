package lint

import "github.com/dalint/dalint/lint/cast"

// slot is a name that a rewrite may have in braces.
type slot struct {
	name    string
	blank   string // written where the text does not say, since an actor is never invented; empty: the rewrite is not offered
	meaning string // as docs/own-rules.md says it
	answer  func(l *located, people *cast.Cast, words string) string
}

const blankWhom = "[whom?]"

// slots are all of them, people by role first, then by what they do in the words
// found.
var slots = []slot{
	{"match", "", "the words that were found", func(_ *located, _ *cast.Cast, words string) string { return words }},
	{"perpetrator", "[who?]", "the one who abuses, by name, unless the words may be of what somebody else did", (*located).perpetrator},
	{"perpetrator's", "", "the same with 's: Mark's", (*located).perpetrators},
	{"survivor", "[name]", "the survivor, by name", (*located).survivor},
	{"child", "[child]", "the child, by name, where there is one", func(_ *located, people *cast.Cast, _ string) string { return people.Only(cast.Child) }},
	{"agent", "[who?]", "who did it, as the words say", func(l *located, people *cast.Cast, _ string) string { return l.name(l.Agent, people) }},
	{"patient", blankWhom, "to whom it was done, as the words say: her", func(l *located, people *cast.Cast, _ string) string { return l.name(l.Patient, people) }},
	{"patient.subject", "", "the same as a subject: she", func(l *located, people *cast.Cast, _ string) string { return l.subject(people) }},
	{"hurt", "", "to whom it was done, or `" + blankWhom + "`, where that is no child", (*located).hurt},
	{"exposed", "", "the same where it is a child or the children", (*located).exposed},
	{"verb.past", "", "what was done, in the past: hit", (*located).verbPast},
}

func slotOf(name string) *slot {
	for i := range slots {
		if slots[i].name == name {
			return &slots[i]
		}
	}
	return nil
}

// Slot reports whether a rewrite may use a name in braces.
func Slot(name string) bool { return slotOf(name) != nil }

func (l *located) perpetrator(people *cast.Cast, _ string) string {
	if l.Patient.Role == cast.Perpetrator || l.bystander() || l.others() || l.earlier() {
		return "" // whoever abuses may have been hurt by somebody else
	}
	return people.Only(cast.Perpetrator)
}

func (l *located) perpetrators(people *cast.Cast, words string) string {
	if v := l.perpetrator(people, words); v != "" {
		return v + "'s"
	}
	return ""
}

func (l *located) survivor(people *cast.Cast, _ string) string {
	if l.rule.Family == "mutualising" && l.others() {
		return ""
	}
	return people.Only(cast.Survivor)
}

func (l *located) hurt(people *cast.Cast, _ string) string {
	if l.ofChild() {
		return ""
	}
	if v := l.name(l.Patient, people); v != "" {
		return v
	}
	return blankWhom
}

func (l *located) exposed(people *cast.Cast, _ string) string {
	if !l.ofChild() {
		return ""
	}
	return l.name(l.Patient, people)
}

func (l *located) verbPast(*cast.Cast, string) string {
	if l.Verb < 0 {
		return ""
	}
	if l.nominal() {
		return "[did what] to"
	}
	return pastOf(l.bound.Tokens[l.Verb].Norm) + l.preposition()
}
