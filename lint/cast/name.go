package cast

import (
	"strings"
	"unicode"
)

// titles come before a name; the gender is for pronouns only.
var titles = map[string]gender{
	"mr": he, "mrs": she, "ms": she, "miss": she, "mx": anyGender, "dr": anyGender, "sir": he, "mister": he, "prof": anyGender,
	"pc": anyGender, "dc": anyGender, "sgt": anyGender, "insp": anyGender, "det": anyGender, "sheriff": anyGender,
	"judge": anyGender, "justice": anyGender, "dj": anyGender, "hhj": anyGender, "rev": anyGender, "cllr": anyGender, "deputy": anyGender,
	"uncle": he, "aunt": she, "auntie": she, "aunty": she, "nana": she, "granny": she, "gran": she, "grandpa": he, "grandma": she,
}

// atWork are titles of people at work with the family.
var atWork = set("dr prof pc dc sgt insp det sheriff judge justice dj hhj rev cllr deputy")

// wider are titles of wider kin.
var wider = set("uncle aunt auntie aunty nana granny gran grandpa grandma")

func plain(norm string) string { return strings.ReplaceAll(norm, ".", "") }

// name reads a name at token i: a title with a surname, first names, initials,
// or an anonymised token.
func (s *scanner) name(i int) (Mention, bool) {
	if i >= s.to {
		return Mention{}, false
	}
	t := &s.p.Tokens[i]
	if !capital(t.Text) && !kinShort[t.Norm] {
		return Mention{}, false
	}
	m := Mention{From: i, To: i + 1, Head: i, Person: NoPerson, Kind: Named, Adult: true, class: className, owner: -1}
	if s.titled(&m, i) || s.token(&m, i) || s.inverted(&m, i) || s.initialled(&m, i) {
		return m, true
	}
	if s.initials(&m, i) || s.words(&m, i) {
		return m, true
	}
	return Mention{}, false
}

// kinShort are the forms that notes have in small letters for a parent and the children.
var kinShort = set("mo. fa. ch. chn")

// inverted reads a name as forms have it, "GEDDES, Paul": a surname in capitals, and
// a first name behind the comma.
func (s *scanner) inverted(m *Mention, i int) bool {
	t := s.p.Tokens[i].Text
	if len(t) < 3 || !allCapitalsWord(t) || !onlyLetters(strings.Map(noHyphen, t)) || s.norm(i+1) != "," || i+2 >= s.to ||
		s.at("no-name", i) > 0 {
		return false
	}
	// "Wife REID, Sarah (42)": behind a word, the name has an end of its own.
	if i > s.from && s.norm(i-1) != ":" && s.norm(i-1) != ";" && (allCapitalsWord(s.p.Tokens[i-1].Text) && onlyLetters(s.p.Tokens[i-1].Text) || i+3 < s.to && strings.IndexByte(",.;:()-–", s.p.Tokens[i+3].Text[0]) < 0) {
		return false
	}
	first, g := s.firstName(i + 2)
	if !first || !capital(s.p.Tokens[i+2].Text) || allCapitalsWord(s.p.Tokens[i+2].Text) {
		return false
	}
	m.To, m.Head, m.gender, m.key = i+3, i+2, g, s.key(i+2, i+3)+" "+s.key(i, i+1)
	return true
}

// titled reads "Ms Sarah Reid", "Dr Khan", "Uncle Tom".
func (s *scanner) titled(m *Mention, i int) bool {
	title := plain(s.norm(i))
	g, ok := titles[title]
	if !ok {
		return false
	}
	j := i + 1
	if s.norm(j) == "." {
		j++
	}
	first := j
	for range 3 {
		end := s.namePart(j, j == first)
		if end == 0 {
			break
		}
		j = end
		if s.norm(j) == "." && len([]rune(s.p.Tokens[j-1].Text)) == 1 && j+1 < s.to && capital(s.p.Tokens[j+1].Text) && j == first+1 && s.nameWord(j+1, false) {
			j++
		}
	}
	if j == first {
		return false
	}
	m.To, m.Head, m.gender = j, j-1, g
	m.key = title + " " + s.key(first, j)
	switch {
	case atWork[title]:
		m.Role = Professional
	case wider[title]:
		m.Role, m.gender = Other, g
	}
	return true
}

// namePart is where the part of a name that begins at token j ends: a word, or
// particles with the word behind them ("van der Berg", "de la Cruz"); 0 for none.
func (s *scanner) namePart(j int, first bool) int {
	if s.nameWord(j, first) {
		return j + 1
	}
	k := j
	for k < s.to && k < j+3 && particles[s.p.Tokens[k].Text] {
		k++
	}
	if k > j && s.nameWord(k, true) {
		return k + 1
	}
	return 0
}

// particles stand in small letters before a surname.
var particles = set("van der den de la le du del della di da do dos das von zu ter ten bin ibn binti bint el al ap ab")

// ofArticle reports whether a surname begins with the Arabic article: "al-Rashid".
func ofArticle(t string) bool {
	article, rest, ok := strings.Cut(t, "-")
	return ok && (article == "al" || article == "el") && capital(rest)
}

// nameWord reports whether token j can be part of a name that has begun.
func (s *scanner) nameWord(j int, first bool) bool {
	if j >= s.to {
		return false
	}
	t := &s.p.Tokens[j]
	if !capital(t.Text) && !ofArticle(t.Text) || !unicode.IsLetter([]rune(t.Text)[0]) {
		return false
	}
	if first {
		return true
	}
	if gap := t.Span.Start - s.p.Tokens[j-1].Span.End; gap > 1 || gap == 1 && s.labelsLine(j) || s.headAt(j) {
		return false // another field, another word for a person
	}
	if _, title := titles[plain(t.Norm)]; title || s.at("no-name", j) > 0 {
		return false
	}
	if s.known != nil && s.known.common[t.Norm] {
		return false
	}
	_, pronoun := pronouns[t.Norm]
	return !pronoun && !notNames[t.Norm] && (!allCapitalsWord(t.Text) || s.capitalSurname(j))
}

// labelsLine reports whether token j names the next field: "Dad: Huw Rees" and,
// on the line below it, "Category: neglect".
func (s *scanner) labelsLine(j int) bool {
	return s.norm(j+1) == ":" && (s.p.Text[s.p.Tokens[j].Span.Start-1] == '\n' || s.norm(j-3) == ":")
}

// capitalSurname reports whether token j is a surname in capitals after a first
// name that is not, as police reports have them: "Eilidh GARROW".
func (s *scanner) capitalSurname(j int) bool {
	if len(s.p.Tokens[j].Text) < 4 || j-1 < s.from || allCapitalsWord(s.p.Tokens[j-1].Text) {
		return false
	}
	first, _ := s.firstName(j - 1)
	return first
}

// shouting reports whether the sentence is mostly in capitals, where they show
// nothing.
func (s *scanner) shouting() bool {
	loud, all := 0, 0
	for i := s.from; i < s.to; i++ {
		if t := s.p.Tokens[i].Text; len(t) > 1 && wordlike(t) {
			all++
			if allCapitalsWord(t) {
				loud++
			}
		}
	}
	return 2*loud > all
}

func allCapitalsWord(t string) bool { return len(t) > 1 && allCapitals(t) && !strings.Contains(t, ".") }

func (s *scanner) key(from, to int) string {
	var b strings.Builder
	for j := from; j < to; j++ {
		n := plain(s.norm(j))
		if n == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(n)
	}
	return b.String()
}

// token reads anonymised tokens: Mo, Fa, M, F, C1, Child A, Party 1, V1, S-1.
func (s *scanner) token(m *Mention, i int) bool {
	t := s.p.Tokens[i].Text
	next := ""
	if i+1 < s.to {
		next = s.p.Tokens[i+1].Text
	}
	label := digits(next) && len(next) < 3 || len(next) == 1 && capital(next)
	switch n := s.norm(i); {
	case t == "VIC" || t == "SUS" || t == "SUSP":
		m.class, m.Role = classSurvivor, Survivor
		if t[0] == 'S' {
			m.class, m.Role = classPerpetrator, Perpetrator
		}
	case (t == "Mo" || t == "MO") && !(i+1 < s.to && capital(next) && len(next) > 1):
		m.class, m.gender, m.key = classMother, she, "mother"
	case n == "mo." && !digits(s.norm(i-1)):
		m.class, m.gender, m.key = classMother, she, "mother"
	case t == "Fa" || t == "FA" || n == "fa.":
		m.class, m.gender, m.key = classFather, he, "father"
	case kinShort[n] && n[0] == 'c' && !label:
		m.class, m.Role, m.Group, m.Adult, m.key = classChild, Child, Children, false, "children"
	case (n == "child" || n == "baby" || n == "sibling") && label:
		m.To, m.Head, m.Adult, m.Role, m.key = i+2, i+1, false, Child, n+" "+strings.ToLower(next)
	case n == "unborn" && strings.EqualFold(next, "baby") && i+2 < s.to && capital(s.p.Tokens[i+2].Text):
		m.To, m.Head, m.Adult, m.Role, m.key = i+3, i+2, false, Child, "unborn baby "+s.norm(i+2)
	case n == "baby" && i+1 < s.to && capital(next):
		m.To, m.Head, m.Adult, m.Role, m.key = i+2, i+1, false, Child, strings.ToLower(plain(next))
	case (n == "parent" || n == "party" || n == "adult" || n == "person" || n == "male" || n == "female" || n == "victim" || n == "suspect") && label:
		m.To, m.Head, m.key = i+2, i+1, n+" "+strings.ToLower(next)
		m.Role = map[string]Role{"victim": Survivor, "suspect": Perpetrator}[n]
	case len(t) == 3 && t[1] == '-' && unicode.IsDigit(rune(t[2])) && strings.IndexByte("VS", t[0]) >= 0:
		m.key = n
		m.Role = map[byte]Role{'V': Survivor, 'S': Perpetrator}[t[0]]
	case len(t) == 2 && unicode.IsDigit(rune(t[1])) && strings.IndexByte("CVSPWM", t[0]) >= 0 && !letterParts[s.norm(i-1)] && !s.schoolYear(i):
		m.key = n
		switch t[0] {
		case 'C':
			m.Role, m.Adult = Child, false
		case 'V':
			m.Role = Survivor
		case 'S':
			m.Role = Perpetrator
		}
	case s.known != nil && s.known.told[plain(n)] && codeLike(t) && strings.ContainsAny(t, "0123456789"):
		m.key = plain(n)
	default:
		return false
	}
	return true
}

// schoolYear reports whether P2 or S3 at token i is a class at school: "Millie,
// P3", "in P2", "the P2 teacher".
func (s *scanner) schoolYear(i int) bool {
	if t := s.p.Tokens[i].Text; t[0] != 'P' && t[0] != 'S' || t[1] < '1' || t[1] > '7' {
		return false
	}
	switch s.norm(i + 1) {
	case "teacher", "class", "classroom", "pupil", "room":
		return true
	}
	switch s.norm(i - 1) {
	case ",", "(", "in", "into":
		return true
	}
	return false
}

// letterParts are words before a lone capital that is no person: "Part B".
var letterParts = set("part section schedule appendix vitamin hepatitis grade group form plan option class type stage block annex category " +
	"bullet point item note question table figure band ward unit paragraph para exhibit level step order tab room flat house floor side " +
	"strep year phase zone page line article rule clause hep covid box score")

// posts are abbreviations of two letters that records use for posts, tools and
// teams; nobody's initials as far as can be told.
var posts = set("ta la ht hv sw gp dv da pe it ok id uk us eu ni nz tv cp cin lac pc dc ed er ot ep iq am pm md hr pa po rn np ba ma in rp")

// streets are the endings of addresses that, in capitals and behind no name, are as
// likely initials: "RD was late".
var streets = map[string]bool{"RD": true, "ST": true, "CT": true}

// graded reports whether a lone capital is one of two grades or steps: "from B
// to D", "A/B", "T/C in".
func (s *scanner) graded(i int) bool {
	lone := func(k int) bool { n := s.norm(k); return len(n) == 1 && n[0] >= 'a' && n[0] <= 'z' }
	switch {
	case s.norm(i-1) == "from" && s.norm(i+1) == "to" && lone(i+2), s.norm(i-1) == "to" && lone(i-2) && s.norm(i-3) == "from":
		return true
	}
	return s.norm(i+1) == "/" && lone(i+2) && !s.parents(i, i+2) || s.norm(i-1) == "/" && lone(i-2) && !s.parents(i-2, i)
}

// parents reports whether two lone letters are M and F.
func (s *scanner) parents(i, j int) bool {
	a, b := s.norm(i), s.norm(j)
	return a == "m" && b == "f" || a == "f" && b == "m"
}

// initials reads "K.W.", "JB", "M", "L".
func (s *scanner) initials(m *Mention, i int) bool {
	t := s.p.Tokens[i].Text
	letters := strings.ReplaceAll(t, ".", "")
	if !allCapitals(t) || len(letters) > 3 || !onlyLetters(letters) {
		return false
	}
	if (letters == "L" || letters == "R") && s.norm(i+1) != "'s" && (s.at("body-part", i+1) > 0 || s.at("injury-noun", i+1) > 0) {
		return false // a side of the body: "punched L eye"
	}
	m.key = strings.ToLower(letters)
	if len(letters) == 2 && s.norm(i-1) == ":" && s.parentField(i-2) {
		return true // "Mum: AM", whatever else the letters stand for
	}
	if posts[m.key] && !(s.known != nil && s.known.forms[m.key] > 0 && !digits(s.norm(i-1))) || len(letters) == 1 && s.graded(i) {
		return false
	}
	if s.known != nil && s.known.forms[m.key] != 0 && !(letters == "A" && !s.shownLetter(i)) && !(len(letters) == 1 && letterParts[s.norm(i-1)]) && (letters != "I") {
		return s.letter(m, letters)
	}
	if s.at("no-name", i) > 0 && !(streets[t] && (i == s.from || !capitalAt(s, i-1))) {
		return false
	}
	if n, _ := s.head(i); n.class != noClass {
		return false
	}
	switch {
	case strings.Contains(strings.TrimSuffix(t, "."), ".") && len(letters) > 1:
		return true
	case len(letters) == 1:
		if letters == "I" || letters == "A" && !s.shownLetter(i) || letterParts[s.norm(i-1)] || s.norm(i+1) == "&" || s.norm(i-1) == "&" {
			return false
		}
		if !s.shown(i) && !s.taken(i) && !s.acts(i) {
			return false
		}
		return s.letter(m, letters)
	case len(letters) == 2:
		return s.shown(i) || s.taken(i)
	}
	return false
}

// parentField reports whether token i is the label of a field for a parent or
// partner.
func (s *scanner) parentField(i int) bool {
	if i < s.from {
		return false
	}
	switch n, _ := s.head(i); n.class {
	case classMother, classFather, classPartner, classStepFather, classStepMother:
		return true
	}
	return false
}

// letter reads M and F as mother and father where they stand alone, unless
// somebody was said to be called so.
func (s *scanner) letter(m *Mention, letters string) bool {
	if s.known == nil || s.known.lettered && !s.known.told[m.key] {
		switch letters {
		case "M":
			m.class, m.gender, m.key = classMother, she, "mother"
		case "F":
			m.class, m.gender, m.key = classFather, he, "father"
		}
	}
	return true
}

func onlyLetters(t string) bool {
	for _, r := range t {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return t != ""
}
