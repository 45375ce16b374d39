package cast

import "github.com/dalint/dalint/lint/language"

// joined notes the surname that two first names share: "Hayley and Yusuf Demir".
func (b *builder) joined(p *language.Paragraph, ms []Mention) {
	for i := range ms {
		a := &ms[i]
		j := next(ms, i)
		if j < 0 || a.class != className || ms[j].class != className || a.Possessive || ms[j].From != a.To+1 || !joined(p, a.To) {
			continue
		}
		title, first := splitKey(a.key)
		other, words := splitKey(ms[j].key)
		if title == "" && other == "" && len(first) == 1 && len(first[0]) > 1 && a.gender != anyGender && len(words) == 2 && len(words[1]) > 1 {
			b.joint[a.key] = textOf(p, ms[j].Head, ms[j].To)
		}
	}
}

// jointSurname is the surname that a first name shares with the one beside it; empty
// where the text has another for it.
func (b *builder) jointSurname(key string) string {
	if b.joint[key] == "" {
		return ""
	}
	for _, k := range b.order {
		if _, words := splitKey(k); len(words) > 1 && words[0] == key {
			return ""
		}
	}
	return b.joint[key]
}
