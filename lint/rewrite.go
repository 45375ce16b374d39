package lint

import (
	"strings"

	"github.com/dalint/dalint/lint/cast"
)

// blanks are written where the text does not say who: an actor is never
// invented.
var blanks = map[string]string{
	"perpetrator": "[who?]", "survivor": "[name]", "child": "[child]", "patient": "[whom?]", "agent": "[who?]",
}

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
		v := l.slot(name, people, words)
		if v == "" {
			if v = blank; v == "" {
				v = blanks[name]
			}
		}
		if v == "" {
			return "", false
		}
		b.WriteString(v)
		rest = rest[end+1:]
	}
}

func (l *located) slot(name string, people *cast.Cast, words string) string {
	switch name {
	case "match":
		return words
	case "perpetrator":
		if l.Patient.Role == cast.Perpetrator {
			return "" // whoever abuses may have been hurt by somebody else
		}
		return people.Only(cast.Perpetrator)
	case "survivor":
		return people.Only(cast.Survivor)
	case "child":
		return people.Only(cast.Child)
	case "patient":
		return l.name(l.Patient, people)
	case "agent":
		return l.name(l.Agent, people)
	case "verb.past":
		if l.Verb < 0 {
			return ""
		}
		return pastOf(l.bound.Tokens[l.Verb].Norm)
	}
	return ""
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
	first, last := l.bound.Tokens[p.From].Span, l.bound.Tokens[p.To-1].Span
	words := l.bound.Text[first.Start:last.End]
	if obj, ok := objectForm[strings.ToLower(words)]; ok {
		return obj
	}
	switch l.bound.Tokens[p.From].Tag {
	case "DT", "PDT", "PRP$":
		return strings.ToLower(words[:1]) + words[1:] // "The children" within a sentence
	}
	return words
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
