package cast

// notes reports whether the text is a note of a service that calls whom it is about
// "the client" or "Pt" and names no adult who could be that one: then "husband"
// alone is the client's, too.
func (b *builder) notes() bool {
	for id := range b.c.People {
		p := &b.c.People[id]
		if p.Role == Unknown && !b.x.info[id].child && b.x.find("@partner") != PersonID(id) {
			return false
		}
	}
	found := false
	for k, p := range b.paras {
		ms := b.found[k]
		for i := range ms {
			switch m := &ms[i]; {
			case m.class == classMother || m.class == classFather:
				return false // whose child the patient may be
			case m.class == classClient && m.Group == Single && m.owner < 0 && !indefinite(p, m):
				found = true
			}
		}
	}
	return found
}
