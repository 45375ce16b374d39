package practice

import (
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
		return other
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
	return part(m)
}
