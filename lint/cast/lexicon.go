package cast

import "github.com/dalint/dalint/lint/language"

// Lexicon answers for the named concepts of rules/lexicon. *pattern.Lexicon
// is one; every concept listed in Concepts must be in it. Lexicons are told apart
// with ==, so one that holds more than nothing is a pointer.
type Lexicon interface {
	// At is the token after the longest entry of the concept that starts at
	// token i and ends by token end, or 0 where there is none.
	At(concept string, p *language.Paragraph, i, end int) int
}

// noLexicon knows no words: without a lexicon only names, titles and pronouns
// are found.
type noLexicon struct{}

func (noLexicon) At(string, *language.Paragraph, int, int) int { return 0 }

// class is what sort of word a mention is made of.
type class uint8

const (
	noClass class = iota
	classPronoun
	className
	classMother
	classFather
	classStepMother
	classStepFather
	classPartner // wife, husband, boyfriend, ex
	classParent
	classChild
	classKin
	classWoman
	classMan
	classAdult
	classClient // whom a note by a service is about
	classParty
	classSurvivor
	classPerpetrator
	classRespondent
	classProfessional
	classAgency
	classStranger
	classCouple
	classFamily
)

// gender serves pronoun reference and nothing else.
type gender uint8

const (
	anyGender gender = iota
	he
	she
)

// noun is one concept of person words.
type noun struct {
	concept string
	class   class
	gender  gender
	role    Role
	code    bool // in capitals only
}

// nouns are tried in this order; the longest entry wins, and of two equally
// long the first.
var nouns = []noun{
	{"person-survivor", classSurvivor, anyGender, Survivor, false},
	{"person-perpetrator", classPerpetrator, anyGender, Perpetrator, false},
	{"person-survivor-code", classSurvivor, anyGender, Survivor, true},
	{"person-perpetrator-code", classPerpetrator, anyGender, Perpetrator, true},
	{"person-respondent", classRespondent, anyGender, Unknown, false},
	{"person-professional", classProfessional, anyGender, Professional, false},
	{"person-mother", classMother, she, Unknown, false},
	{"person-father", classFather, he, Unknown, false},
	{"person-step-mother", classStepMother, she, Unknown, false},
	{"person-step-father", classStepFather, he, Unknown, false},
	{"person-wife", classPartner, she, Unknown, false},
	{"person-husband", classPartner, he, Unknown, false},
	{"person-partner", classPartner, anyGender, Unknown, false},
	{"person-parent", classParent, anyGender, Unknown, false},
	{"person-son", classChild, he, Child, false},
	{"person-daughter", classChild, she, Child, false},
	{"person-child", classChild, anyGender, Child, false},
	{"person-kin", classKin, anyGender, Other, false},
	{"person-stranger", classStranger, anyGender, Other, false},
	{"person-woman", classWoman, she, Unknown, false},
	{"person-man", classMan, he, Unknown, false},
	{"person-adult", classAdult, anyGender, Unknown, false},
	{"person-client", classClient, anyGender, Unknown, false},
	{"person-client-code", classClient, anyGender, Unknown, true},
	{"person-party", classParty, anyGender, Unknown, false},
	{"person-couple", classCouple, anyGender, Unknown, false},
	{"person-family", classFamily, anyGender, Unknown, false},
	{"person-agency", classAgency, anyGender, Professional, false},
}

// Concepts lists the concepts that this package looks up, for those who load
// or check lexicons.
func Concepts() []string {
	names := []string{
		"not-a-person-after", "no-name", "first-name", "first-name-f", "first-name-m", "name-word", "verb-of-person", "person-word",
	}
	for _, n := range nouns {
		names = append(names, n.concept)
	}
	for _, k := range actKinds {
		names = append(names, k.concept)
	}
	for _, k := range nounKinds {
		names = append(names, k.concept)
	}
	for _, c := range signConcepts {
		names = append(names, c.concept)
	}
	return append(names, eventConcepts...)
}
