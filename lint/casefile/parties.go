package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// party is who acts, as far as the words and the case's cast go.
func (r *reader) party(in *lint.Statement, b *cast.Bound) Party {
	if in.Event >= 0 && in.Event < len(b.Events) {
		a := &b.Events[in.Event].Agent
		switch {
		case a.Group == cast.Couple:
			return Party{Both: true}
		case a.Person >= 0 && int(a.Person) < len(r.read.Result.Cast.People):
			p := &r.read.Result.Cast.People[a.Person]
			return Party{Role: r.file.part(p.Role), Name: p.Name}
		case in.Unsaid && doerIn(b, b.Events[in.Event].Sentence):
			return Party{} // the sentence speaks of a doer, though not of this act
		case in.Unsaid:
			return Party{Unsaid: true}
		case in.Agent != cast.Perpetrator && a.To > a.From:
			return Party{Name: phrase(b, a.From, a.To)}
		}
	}
	switch {
	case in.Kind == lint.Mutual:
		return Party{Both: true}
	case in.Agent == cast.Unknown:
		return Party{Unsaid: in.Unsaid}
	}
	return r.file.only(in.Agent)
}

// doerIn reports whether a sentence speaks of somebody who does abuse: told as
// doing something, or known as the one who abuses and more than a possessor.
func doerIn(b *cast.Bound, sentence int) bool {
	return b.AgentInSentence(sentence) || has(b, sentence, func(m *cast.Mention) bool { return m.Role == cast.Perpetrator && !m.Possessive })
}

// only is the one person of the case who has a role; where there are several,
// or none, nobody is named.
func (f *File) only(role cast.Role) Party {
	out := Party{}
	for i := range f.People {
		if p := &f.People[i]; p.Role == role {
			if out.Name != "" {
				return Party{Role: role}
			}
			out = Party{Role: role, Name: p.Name}
		}
	}
	return out
}

// Knows reports whether somebody of the case has a role.
func (f *File) Knows(role cast.Role) bool {
	return slices.ContainsFunc(f.People, func(p Person) bool { return p.Role == role })
}

// part is the role that somebody has in a document, where the case has anybody in it:
// what all documents leave open none of them says.
func (f *File) part(role cast.Role) cast.Role {
	if (role == cast.Perpetrator || role == cast.Survivor) && !f.Knows(role) {
		return cast.Unknown
	}
	return role
}

// another reports whether somebody named is none of those who abuse, where it is
// known who they are.
func (f *File) another(p Party) bool {
	known := false
	for i := range f.People {
		if f.People[i].Role != cast.Perpetrator {
			continue
		}
		if known = true; f.People[i].Name == p.Name {
			return false
		}
	}
	return known && p.Name != ""
}
