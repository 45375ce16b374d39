package lint

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// fill completes a rewrite template. A slot is {name} or {name|blank}; ok is
// false where a slot has neither an answer nor a blank.
func (l *located) fill(template string, people *cast.Cast, words string) (out string, ok bool) {
	var b strings.Builder
	for rest := template; ; {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		if open < 0 || end < open {
			b.WriteString(rest)
			return capital(b.String()), true
		}
		b.WriteString(rest[:open])
		name, blank, _ := strings.Cut(rest[open+1:end], "|")
		slot, v := slotOf(name), ""
		if slot != nil {
			v = slot.answer(l, people, words)
		}
		if name == "patient" && strings.Contains(template, "{verb.past}") && v != "" {
			v += l.particle()
		}
		if v == "" {
			if v = blank; v == "" && slot != nil {
				v = slot.blank
			}
		}
		if v == "" {
			return "", false
		}
		b.WriteString(behind(b.String(), v))
		rest = rest[end+1:]
	}
}

// behind is a name as it stands behind words that do not end a sentence: "the
// victim", where a record says of its first line "The victim".
func behind(before, name string) string {
	article, _, ok := strings.Cut(name, " ")
	if before == "" || strings.HasSuffix(before, ". ") || !ok {
		return name
	}
	switch article {
	case "The", "Her", "His", "Their", "My", "Our":
		return strings.ToLower(name[:1]) + name[1:]
	}
	return name
}

// bystander reports whether what was done was done to somebody who is told to be
// neither the survivor nor a child: who did it is then anybody's guess.
func (l *located) bystander() bool {
	p := l.Patient
	if p.Kind == cast.Absent || p.Kind == cast.Implied {
		return false
	}
	return p.Group == cast.Couple || p.Group == cast.Single && p.Role != cast.Survivor && p.Role != cast.Child
}

// ofChild reports whether a child or the children are the ones told of.
func (l *located) ofChild() bool {
	return l.Patient.Role == cast.Child || l.Patient.Group == cast.Children
}

// others reports whether the marked words, or those right behind them, are about
// a couple that is not the one of the case: "his own parents", "chaotic
// relationships with partners".
func (l *located) others() bool {
	s := &l.bound.Sentences[l.bound.SentenceOf(l.From)]
	for i := l.From; i < min(l.To+3, s.To); i++ {
		switch l.bound.Tokens[i].Norm {
		case "relationships", "partners", "marriages":
			return true
		case "own":
			if i+1 < s.To && l.bound.Tokens[i+1].Norm == "parents" {
				return true
			}
		}
	}
	return false
}

// earlier reports whether the sentence puts what was done to an adult into a time
// before the couple of the case, which whoever abuses now need not have been part
// of: "was abused in a previous relationship", "was hit as a child".
func (l *located) earlier() bool {
	if l.ofChild() {
		return false
	}
	var b strings.Builder
	s := &l.bound.Sentences[l.bound.SentenceOf(l.From)]
	for i := s.From; i < s.To; i++ {
		b.WriteString(" " + l.bound.Tokens[i].Norm)
	}
	words := b.String() + " "
	return slices.ContainsFunc(earlierTimes, func(w string) bool { return strings.Contains(words, " "+w+" ") })
}

var earlierTimes = func() []string {
	out := []string{
		"childhood", "upbringing", "grew up", "growing up", "grown up", "as a child", "as a girl", "as a boy", "as a teenager", "as a teen",
		"was a child", "was a girl", "was a boy", "was a teenager", "was little", "in care", "in foster care", "age of", "aged", "before this relationship",
		"before the relationship", "before their relationship", "before she met", "before he met", "before they met",
	}
	for _, past := range []string{"previous", "former", "earlier", "past", "prior", "another", "first"} {
		for _, tie := range []string{"relationship", "relationships", "partner", "partners", "marriage", "husband", "wife", "boyfriend", "girlfriend"} {
			out = append(out, past+" "+tie)
		}
	}
	return out
}()

// nominal reports whether a noun tells the act and the verb only that it took
// place: "threats were made", "the violence was directed at her".
func (l *located) nominal() bool {
	for i := l.From; i < l.Verb; i++ {
		if strings.HasPrefix(string(l.bound.Tokens[i].Tag), "NN") {
			return true
		}
	}
	return false
}

// preposition is one that belongs to the verb and governs nothing behind it:
// "were shouted at".
func (l *located) preposition() string {
	i := l.Verb + 1
	if i < len(l.bound.Tokens) && taking[l.bound.Tokens[i].Norm][l.bound.Tokens[l.Verb].Norm] {
		return " " + l.bound.Tokens[i].Norm
	}
	return ""
}

// taking are participles by the preposition through which they are done to
// somebody.
var taking = map[string]map[string]bool{
	"at": {"shouted": true, "screamed": true, "sworn": true, "yelled": true, "spat": true, "lunged": true, "laughed": true, "sneered": true, "cursed": true},
	"on": {"spat": true, "stamped": true, "jumped": true, "trampled": true, "urinated": true, "stood": true, "sat": true, "knelt": true, "spied": true},
	"to": {"lied": true},
}

// particle is an adverb that belongs to the verb: "was thrown out".
func (l *located) particle() string {
	i := l.Verb + 1
	if i >= len(l.bound.Tokens) {
		return ""
	}
	switch n := l.bound.Tokens[i].Norm; n {
	case "out", "up", "off", "away", "around", "about", "back", "over", "down", "in":
		if l.preposition() == "" && (i+1 >= len(l.bound.Tokens) || !governs(l.bound.Tokens[i+1].Tag)) {
			return " " + n
		}
	}
	return ""
}

// governs reports whether a word of a tag may begin what a preposition governs.
func governs(t language.Tag) bool {
	switch t {
	case "DT", "PDT", "PRP", "PRP$", "CD", "WDT", "WP", "VBG":
		return true
	}
	return strings.HasPrefix(string(t), "NN") || strings.HasPrefix(string(t), "JJ")
}

// name is how a participant is written as an object: the name where there is
// one, else the words themselves.
func (l *located) name(p cast.Participant, people *cast.Cast) string {
	if p.Kind == cast.Absent || p.Kind == cast.Implied || p.To <= p.From {
		return ""
	}
	if thing := l.owned(p); thing != "" {
		return thing
	}
	if p.Kind == cast.Pronoun && p.Person != cast.NoPerson {
		return people.People[p.Person].Name
	}
	if l.calledSo(p) {
		return ""
	}
	first, last := l.bound.Tokens[p.From].Span, l.bound.Tokens[p.To-1].Span
	words := l.bound.Text[first.Start:last.End]
	if obj, ok := objectForm[strings.ToLower(words)]; ok {
		return obj
	}
	switch l.bound.Tokens[p.From].Tag {
	case "DT", "PDT", "PRP$", "JJ", "NNS":
		// "The children" within a sentence, "Male complainer" in the middle of one
		return uncapital(words, cast.Pronoun)
	}
	return words
}

// calledSo reports whether a participant is the bare end of what somebody is called,
// "a battered wife": who that is stands elsewhere.
func (l *located) calledSo(p cast.Participant) bool {
	if p.From < 2 || p.To-p.From != 1 || l.bound.Tokens[p.From].Tag != "NN" {
		return false
	}
	switch l.bound.Tokens[p.From-1].Tag {
	case "JJ", "VBN", "VBD":
		return l.bound.Tokens[p.From-2].Tag == "DT"
	}
	return false
}

// subject is how the one acted on is written as a subject: "she" and not "her".
func (l *located) subject(people *cast.Cast) string {
	v := l.name(l.Patient, people)
	if p := l.Patient; v != "" && p.To-p.From == 1 && objectForm[l.bound.Tokens[p.From].Norm] == v {
		return l.bound.Tokens[p.From].Norm
	}
	return v
}

// owned is what belongs to a participant where that is what was acted on: "her
// phone" in "her phone was smashed". Empty where it is the person.
func (l *located) owned(p cast.Participant) string {
	to, ok := l.ownedTo(p)
	if !ok {
		return ""
	}
	s := l.bound.SpanOf(p.From, to)
	return uncapital(l.bound.Text[s.Start:s.End], l.bound.MentionOver(p.From).Kind)
}

// ownedTo is the token after what belongs to a participant.
func (l *located) ownedTo(p cast.Participant) (to int, ok bool) {
	m := l.bound.MentionOver(p.From)
	if m == nil || !m.Possessive || m.From != p.From {
		return 0, false
	}
	for _, n := range l.bound.Sentences[l.bound.SentenceOf(p.From)].Nouns {
		if n.Phrase.From <= p.From && p.To <= n.Head {
			return n.Phrase.To, true
		}
	}
	return 0, false
}

// uncapital writes a pronoun that began a sentence as it stands within one.
func uncapital(s string, k cast.Kind) string {
	if k != cast.Pronoun || s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

var objectForm = map[string]string{"she": "her", "he": "him", "they": "them", "i": "me", "we": "us", "her": "her", "his": "him", "their": "them"}

// pastOf is the simple past of a verb given as past participle. Only verbs
// whose two forms differ are listed; all others have one form for both.
func pastOf(participle string) string {
	if p, ok := pastForms[participle]; ok {
		return p
	}
	return participle
}

var pastForms = map[string]string{
	"beaten": "beat", "bitten": "bit", "thrown": "threw", "shaken": "shook", "broken": "broke", "driven": "drove",
	"woken": "woke", "taken": "took", "forbidden": "forbade", "torn": "tore", "trodden": "trod", "stolen": "stole",
	"hidden": "hid", "given": "gave", "sworn": "swore", "written": "wrote", "gone": "went",
}

func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
