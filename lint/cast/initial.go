package cast

import "strings"

// initialled reads "D. Keogh", where the document has shown the surname.
func (s *scanner) initialled(m *Mention, i int) bool {
	letter := strings.TrimSuffix(s.p.Tokens[i].Text, ".")
	j := i + 1
	if s.norm(j) == "." {
		j++
	}
	if s.known == nil || len(letter) != 1 || !onlyLetters(letter) || letter == "A" || letter == "I" || letterParts[s.norm(i-1)] || j >= s.to {
		return false
	}
	t := &s.p.Tokens[j]
	if first, _ := s.firstName(j); first || !capital(t.Text) || len(t.Text) < 3 || !s.known.sure[t.Norm] || t.Span.Start-s.p.Tokens[j-1].Span.End > 1 || s.p.Text[t.Span.Start-1] == '\n' {
		return false
	}
	m.To, m.Head, m.key = j+1, j, s.key(i, i+1)+" "+t.Norm
	return true
}

// initialFirst reports whether a name has an initial for its first name: "D Keogh".
func initialFirst(words []string) bool { return len(words) > 1 && len(words[0]) == 1 }

// byInitial is the one person of a surname whom an initial fits: "Mr D Keogh" is
// Darren Keogh where no other adult Keogh has a name with D. A declared "D Keogh"
// is Darren as well.
func (b *builder) byInitial(title string, words []string, u nameUse) PersonID {
	if !initialFirst(words) && b.namesakes(words) > 1 {
		return NoPerson
	}
	found := NoPerson
	for id := range b.x.info {
		in := &b.x.info[id]
		if in.child != u.child || initialFirst(in.words) == initialFirst(words) || !abbreviates(in.words, words) {
			continue
		}
		if g := b.genderOf(title, words); g != anyGender && in.gender != anyGender && g != in.gender {
			continue
		}
		if found != NoPerson || (u.role == Professional) != (b.c.People[id].Role == Professional) {
			return NoPerson
		}
		found = PersonID(id)
	}
	return found
}

// namesakes counts the adults' first names in the text that share a name's surname
// and its first letter.
func (b *builder) namesakes(words []string) int {
	first := map[string]bool{}
	for key, u := range b.firstKey {
		if _, other := splitKey(key); !u.child && !initialFirst(other) && abbreviates(other, words) {
			first[other[0]] = true
		}
	}
	return len(first)
}

// abbreviates reports whether two names have one surname and first names with one
// initial.
func abbreviates(a, b []string) bool {
	return len(a) > 1 && len(b) > 1 && a[0][0] == b[0][0] && a[len(a)-1] == b[len(b)-1]
}
