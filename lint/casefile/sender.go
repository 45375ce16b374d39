package casefile

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

var (
	getting = words("have get receive")
	// messages are what somebody gets from somebody who sends it.
	messages = words("text message call email e-mail letter voicemail card note whatsapp snapchat gift flower parcel threat")
	many     = words("many several numerous constant repeated countless endless hundreds dozens daily")
)

// sender is who sends what a sentence tells another as having: "she has had 40 text
// messages from Darren". The one of the two who sends acts. often says that there
// were many. It is nil where nobody is said to send.
func sender(b *cast.Bound, i int) (from *cast.Mention, often bool) {
	b.Parse(i)
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Subject == nil || c.Object == nil || !getting[c.Lemma] || c.Negated || c.Mood != language.Asserted || !messages[b.Tokens[c.Object.Head].Lemma] {
			continue
		}
		for t := c.Object.From; t < c.To; t++ {
			tok := &b.Tokens[t]
			often = often || t < c.Object.Head && (tok.Tag == "CD" || many[tok.Norm])
			if tok.Norm != "from" || t < c.Object.To {
				continue
			}
			if m := b.MentionAt(t + 1); m != nil && m.From == t+1 && !m.Possessive && m.Group == cast.Single {
				return m, often
			}
		}
	}
	return nil, false
}

// sent gives what one of the two is told as having from the other to who sent it.
func (r *reader) sent(s *statement, b *cast.Bound, i int) {
	if s.kind != lint.Behaviour && s.kind != lint.SurvivorAct {
		return
	}
	m, _ := sender(b, i)
	if m == nil || m.Person < 0 || int(m.Person) >= len(r.read.Result.Cast.People) || m.Role != cast.Perpetrator && m.Role != cast.Survivor {
		return
	}
	who := &r.read.Result.Cast.People[m.Person]
	s.kind, s.agent = lint.Behaviour, Party{Role: who.Role, Name: who.Name}
	if s.class == "control" {
		s.class = "surveillance"
	}
}
