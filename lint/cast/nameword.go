package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// shownLetter is shown for the letter A, which is an article far more often.
func (s *scanner) shownLetter(i int) bool {
	switch s.norm(i + 1) {
	case "'s", "was", "is", "has", "had", "said", "says", "told", "will":
		return true
	}
	return false
}

// shown reports whether what follows token i shows it to be a person.
func (s *scanner) shown(i int) bool {
	j := i + 1
	switch n := s.norm(j); n {
	case "'s":
		return true
	case "(":
		return digits(s.norm(j+1)) && (s.norm(j+2) == ")" || s.norm(j+2) == "years" || s.norm(j+2) == "yrs")
	case "and", "&":
		return (s.norm(j+1) == "his" || s.norm(j+1) == "her") && ownPartner[s.norm(j+2)] // "Orta and his wife"
	}
	for adverbs[s.norm(j)] {
		j++
	}
	return s.at("verb-of-person", j) > 0 && !strings.HasSuffix(s.norm(j), "ing")
}

// ownPartner are the partners whom only a person has.
var ownPartner = set("wife husband partner girlfriend boyfriend fiancee fiancée fiancé ex ex-wife ex-husband ex-partner ex-girlfriend ex-boyfriend spouse")

var adverbs = set("also then now still never always often again later repeatedly allegedly reportedly only just has had have not himself herself both all")

// acts reports whether a lone capital is the subject of what follows, as in
// notes: "M to ring school", "K hit her",
// "Agreed that J has not kept".
func (s *scanner) acts(i int) bool {
	if i > s.from && !opensClause[s.norm(i-1)] || i+2 >= s.to {
		return false
	}
	next := s.norm(i + 1)
	if next == "to" {
		return wordlike(s.norm(i+2)) && len(s.norm(i+2)) > 1
	}
	if _, object := pronouns[s.norm(i+2)]; object && wordlike(next) && len(next) > 2 && !writers[next] {
		return true // "K hit her"
	}
	return finiteAux[next] || strings.HasSuffix(next, "ed") && len(next) > 4 && len(s.p.Tokens[i+1].Lemmas) > 1
}

// opensClause are words and marks after which a subject may stand.
var opensClause = set(", ; : and but that if whether when as because since while although though so after before until where how why – — - •")

// finiteAux are forms that only a subject stands before.
var finiteAux = set("is was has had will would should could can cannot must may might does did needs")

// taken reports whether the word before token i takes a person.
func (s *scanner) taken(i int) bool {
	switch s.norm(i - 1) {
	case "by", "with", "against", "towards", "between", "told", "tell", "asked", "hit", "punched", "assaulted", "pushed", "slapped",
		"strangled", "kicked", "threatened", "see", "saw", "for", "placed", "at", "of", "to", "that", "from", "visited", "grabbed", "baby", "shouted":
		return true
	case "and":
		return i-2 >= s.from && capital(s.p.Tokens[i-2].Text)
	}
	return false
}

// notNames are capitalised words at the start of a sentence, or in a heading,
// that verbs follow but that are not people.
var notNames = set("there this that these those what which who whose where when while why how here it he she they we you i one some any all " +
	"none no nothing nobody everyone everybody someone each both neither either another other others such most many much several few two three " +
	"four five six if as although though because since until unless once after before during despite without with within from for to in on at " +
	"by of and or but nor so yet however therefore also then now today yesterday tomorrow not never always often sometimes perhaps please yes " +
	"please my his her their our your its the a an contact separation alcohol violence abuse drugs drinking concerns concern risk police school " +
	"nursery staff mediation information evidence checks enquiries access everything something anything referral attendance support safety " +
	"money finances housing health work research guidance practice policy training coercive domestic case assessment care planning " +
	"bail custody bruising injuries male female victim children child mother father parents bruises allegations threats being having " +
	"people women men survivors victims perpetrators families communication conflict cocaine cannabis heroin insecurity jealousy stress home things life " +
	"caller informant householder witness passer-by neighbour neighbor neighbours nobody officers workers professionals services agencies social completion consent records control love trauma" +
	" summary background analysis conclusion recommendation recommendations action outcome date time name address strengths worries history " +
	"present plan actions views section incident statement note notes source who apologies minutes " +
	// nouns that open sentences about why, when and what
	"drink booze gambling anger rage temper lockdown covid football rugby therapy counselling counseling sleep speech fear trust pregnancy poverty debt debts remand prison " +
	"tension trouble grief bereavement depression anxiety culture religion marriage divorce supervision childcare homework breakfast lunch dinner tea supper weekend " +
	"weekends handover handovers medication meds methadone insulin pain illness sickness cancer dementia autism adhd ptsd trauma shock pride shame guilt honour honor " +
	"christmas hogmanay ramadan diwali winter term school nursery college university transport travel traffic weather rain snow " +
	"rent arrears benefits wages income maintenance tenancy furniture heating electricity gas food clothing laundry washing cooking cleaning shopping bedtime bathtime toys " +
	"pets dogs cats nits asthma eczema vaccination immunisation immunisations weight growth height hearing sight dental teeth toileting nappies feeding breastfeeding " +
	"police-call protection safeguarding disclosure evidence proof intelligence surveillance monitoring reporting recording sharing consent confidentiality paperwork email emails " +
	"texts messages phone phones calls facebook whatsapp instagram snapchat photos photographs video footage cctv letters post mail gifts flowers presents " +
	"arguments rows fights fighting quarrels disputes shouting swearing crying silence bruise cuts burns scratches bites marks blood injuries assaults abuse harassment stalking " +
	"jealousy possessiveness insecurity isolation loneliness boredom frustration stress pressure overcrowding homelessness unemployment redundancy retirement immigration language")

// words reads first names and unknown capitalised words.
func (s *scanner) words(m *Mention, i int) bool {
	t := &s.p.Tokens[i]
	if notNames[t.Norm] && !(s.known != nil && s.known.forms[t.Norm] != 0) || !onlyLetters(strings.Map(noHyphen, t.Text)) {
		return false
	}
	if prev := s.norm(i - 1); prev == "st" || prev == "st." || prev == "saint" {
		return false
	}
	if prev := s.norm(i - 1); months[t.Norm] && prev != "" && prev[0] >= '0' && prev[0] <= '9' {
		return false // "on 9 May would not leave"
	}
	firstName, g := s.firstName(i)
	known := s.known != nil && s.known.forms[t.Norm] != 0 && s.known.sure[t.Norm]
	switch {
	case known:
		if allCapitalsWord(t.Text) && len(t.Text) > 3 && s.shouting() || firstName && !s.nameLike(i) && !s.shown(i) {
			return false
		}
	case s.at("no-name", i) > 0, allCapitalsWord(t.Text):
		return false
	case firstName:
		if !s.nameLike(i) {
			return false
		}
	case s.known != nil && s.known.common[t.Norm]:
		return false
	case s.headAt(i):
		return false
	case s.aged(i):
	case s.heading():
		return false
	case s.starts(i):
		if !s.shown(i) || unlikely(t.Norm) || len(t.Norm) < 3 || !s.tells(i) {
			return false
		}
	default:
		if (placeWords[s.norm(i-1)] || s.hails(i)) && s.norm(i+1) != "'s" || unlikely(t.Norm) || len(t.Norm) < 2 {
			return false
		}
		if !s.shown(i) && !s.taken(i) && !(s.known == nil && s.midName(i)) {
			return false
		}
	}
	j := i + 1
	for parts := 1; parts < 3; parts++ {
		end := s.namePart(j, false)
		if end == 0 || end > j+1 && !firstName || !firstName && !known && len(s.p.Tokens[j].Text) == 1 {
			break
		}
		j = end
	}
	if j < s.to && capital(s.p.Tokens[j].Text) && (organisation[s.norm(j)] || s.norm(j) == "health" || s.norm(j) == "social") {
		return false
	}
	if j == i+1 && s.norm(i-1) == "the" && ofAName[s.norm(j)] {
		return false // "the Reid family"
	}
	if j-1 > i && organisation[s.norm(j-1)] {
		return false
	}
	m.To, m.Head, m.gender, m.key = j, j-1, g, s.key(i, j)
	return true
}

// hails reports whether token i is where somebody is from whom the sentence begins
// with: "Miah from Burnley kicked her".
func (s *scanner) hails(i int) bool {
	return i-2 == s.from && (s.norm(i-1) == "from" || s.norm(i-1) == "of") && capital(s.p.Tokens[i-2].Text)
}

// months are those that are also first names.
var months = set("april may june august")

func noHyphen(r rune) rune {
	if r == '-' || r == '\'' || r == '’' || r == '‑' {
		return -1
	}
	return r
}

// tells reports whether a capitalised word at the start of a sentence is a
// name: the tagger says so or, untagged, it speaks or owns something.
func (s *scanner) tells(i int) bool {
	if s.tagged {
		return s.tag(i) == "NNP"
	}
	switch s.norm(i + 1) {
	case "and", "&": // as shown has it
		return true
	case "said", "says", "told", "reported", "reports", "disclosed", "described", "stated", "states", "denied", "denies", "asked", "(", "felt",
		"phoned", "phones", "rang", "rings", "texted", "texts", "cried", "wept", "fled":
		return true
	case "'s":
		return i+2 < s.to && !verbAfterS[s.norm(i+2)]
	}
	return false
}

// heading reports whether the sentence is written in title case, where
// capitals show nothing.
func (s *scanner) heading() bool {
	if s.to-s.from > 12 {
		return false
	}
	for i := s.from; i < s.to; i++ {
		t := s.p.Tokens[i].Text
		if wordlike(t) && !capital(t) && !digits(t[:1]) && len(t) > 3 && t != "from" && t != "with" {
			return false
		}
	}
	return true
}

// midName accepts an unknown capital in the middle of a sentence after a verb
// or a comma, where the document as a whole is not known. A team or a date before
// the comma has a place after it: "9 January 2025, Bala".
func (s *scanner) midName(i int) bool {
	prev := s.norm(i - 1)
	if prev == "," {
		before := s.p.Tokens[max(i-2, s.from)]
		return !capital(before.Text) && !digits(before.Text)
	}
	return strings.HasSuffix(prev, "ed") || s.verbTag(max(i-1, s.from))
}

var placeWords = set("in at near around via into outside across throughout within inside until since during before on the a an this that under")

var organisation = set("centre center school academy hospital house street road avenue court council clinic surgery nursery team act " +
	"programme program project project trust scotland hall university college church society association foundation scheme place " +
	"close lane drive terrace crescent park services service aid partnership ward unit practice order police system county " +
	"freeway highway motorway parade boulevard gardens grove run infirmary lodge primary league club station airport estate hotel library wharf quay")

// ofAName are words behind a surname that is nobody in particular.
var ofAName = set("family household children siblings case home boys girls brothers sisters")

func unlikely(w string) bool {
	for _, end := range []string{"tion", "ment", "ness", "ity", "ing", "ance", "ence", "ism", "ship", "ology", "ed", "ful", "ous", "ive", "ly"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// nameLike asks for names that are also words whether they are names here.
func (s *scanner) nameLike(i int) bool {
	// In a field, a name that is also a word stands before a surname: "Child: Skye Petrie".
	field := s.norm(i-1) == ":" && i+1 < s.to && capital(s.p.Tokens[i+1].Text) && s.nameWord(i+1, false)
	return field || s.at("name-word", i) == 0 || language.NameLike(s.p, i) || s.aged(i)
}

// aged reports whether a capitalised word and what belongs to it are followed
// by an age in brackets: "Tyler Dawes (10)".
func (s *scanner) aged(i int) bool {
	j := i + 1
	for j < i+3 && s.nameWord(j, false) {
		j++
	}
	if s.norm(j) == "," && j > i+1 && digits(s.norm(j+1)) && len(s.norm(j+1)) < 3 {
		// "Lowenna Jewell, 6; Jago Jewell, 2" and not "Monday, 6 January"
		switch s.norm(j + 2) {
		case "", ";", ",", ".", ")", "years", "yrs", "and":
			return true
		}
	}
	return s.norm(j) == "(" && (digits(s.norm(j+1)) && len(s.norm(j+1)) < 3 || s.norm(j+1) == "aged")
}

func (s *scanner) headAt(i int) bool { _, end := s.head(i); return end > 0 }

// firstName reports whether token i is in the lists of first names, and which
// pronoun it usually takes.
func (s *scanner) firstName(i int) (bool, gender) {
	switch {
	case s.at("first-name-f", i) > 0:
		return true, she
	case s.at("first-name-m", i) > 0:
		return true, he
	case s.at("first-name", i) > 0:
		return true, anyGender
	}
	return false, anyGender
}
