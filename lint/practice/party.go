package practice

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// part is who a mention stands for.
func part(m *cast.Mention) who {
	if m == nil {
		return nobody
	}
	switch m.Group {
	case cast.Couple:
		return couple
	case cast.Children:
		return child
	case cast.Agency:
		return professional
	case cast.Family, cast.People:
		return other
	}
	switch m.Role {
	case cast.Perpetrator:
		return perpetrator
	case cast.Survivor:
		return survivor
	case cast.Child:
		return child
	case cast.Professional:
		return professional
	case cast.Other:
		// The cast may take one of the two for nobody of the family.
		if !m.Adult || m.Person == cast.NoPerson || int(m.Person) > int(lastAdult) {
			return other
		}
	}
	switch {
	case !m.Adult || m.Person == cast.NoPerson:
		return other
	case int(m.Person) > int(lastAdult):
		return adult
	}
	return firstAdult + who(m.Person)
}

// standsFor is part, and for those who are nobody of the cast unnamed.
func standsFor(p *lint.Paragraph, m *cast.Mention) who {
	if w := unnamed(p, m); w != nobody {
		return w
	}
	if w := shared(p, m); w != nobody {
		return w
	}
	return part(m)
}

// shared is who a name stands for that several people of the cast have, where
// the cast leaves it open: the one whose part is known before one whose part is
// not, an adult before a child of the same surname.
func shared(p *lint.Paragraph, m *cast.Mention) who {
	if m == nil || p.Cast == nil || m.Kind != cast.Named || m.Person != cast.NoPerson || m.Group != cast.Single || m.To != m.From+1 {
		return nobody
	}
	name, best, rank, tie := p.Tokens[m.From].Text, -1, 0, false
	for i := range p.Cast.People {
		c := &p.Cast.People[i]
		first, last := strings.HasPrefix(c.Name, name+" "), strings.HasSuffix(c.Name, " "+name)
		if !first && !last && !slices.Contains(c.Aliases, name) || c.Role == cast.Professional || c.Role == cast.Child && !first {
			continue
		}
		r := 1
		switch {
		case c.Declared:
			r = 4
		case c.Role == cast.Perpetrator || c.Role == cast.Survivor:
			r = 3
		case c.Role == cast.Child:
			r = 2
		}
		// One name may be the other with a word of a form behind it.
		same := best >= 0 && (strings.HasPrefix(c.Name, p.Cast.People[best].Name+" ") || strings.HasPrefix(p.Cast.People[best].Name, c.Name+" "))
		switch {
		case r > rank:
			best, rank, tie = i, r, false
		case r == rank && same && len(c.Name) < len(p.Cast.People[best].Name):
			best = i
		case r == rank && !same:
			tie = true
		}
	}
	if best < 0 || tie {
		return nobody
	}
	c := &p.Cast.People[best]
	return part(&cast.Mention{Person: cast.PersonID(best), Role: c.Role, Adult: c.Role != cast.Child})
}
