package cast

// Start is the focus at the beginning of a document: nobody has been mentioned.
func (c *Cast) Start() Focus {
	return Focus{He: NoPerson, She: NoPerson, They: NoPerson, Subject: NoPerson, Agent: NoPerson}
}

// Only is the name of the one person in a role, or "" where there is none or
// more than one.
func (c *Cast) Only(r Role) string {
	name := ""
	for i := range c.People {
		if c.People[i].Role != r {
			continue
		}
		if name != "" {
			return ""
		}
		name = c.People[i].Name
	}
	return name
}

// Distinct reports whether two mentions of one sentence stand for different
// people, as far as can be told. Where one is a pronoun that fits the other, a
// possessive ("Dean ... his worker") is taken to be the same person.
func Distinct(a, b *Mention) bool {
	switch {
	case a.Person >= 0 && b.Person >= 0:
		return a.Person != b.Person
	case a.gender != anyGender && b.gender != anyGender && a.gender != b.gender:
		return true
	case a.Kind == Pronoun && b.Kind == Pronoun:
		return false
	case a.Kind == Pronoun || b.Kind == Pronoun:
		return !b.Possessive && !a.Possessive
	}
	return a.key != b.key || a.class != b.class
}
