package cast

import "github.com/dalint/dalint/lint/language"

// lodged reports whether the words from token i on make a neighbour of whoever
// stands before them: "the man upstairs", "Mr and Mrs Gray next door".
func lodged(p *language.Paragraph, i int) bool {
	norm := func(k int) string {
		if k < len(p.Tokens) {
			return p.Tokens[k].Norm
		}
		return ""
	}
	switch norm(i) {
	case "upstairs", "downstairs", "opposite", "next-door":
		return true
	case "next":
		return norm(i+1) == "door"
	case "across":
		w := norm(i + 2)
		return norm(i+1) == "the" && (w == "road" || w == "street" || w == "landing" || w == "hall")
	}
	return false
}

// neighbours places those who are named as living next door outside the family,
// by the title and surname that both of a couple go by.
func (b *builder) neighbours() {
	surnames := map[string]bool{}
	for k, p := range b.paras {
		for i := range b.found[k] {
			m := &b.found[k][i]
			if m.Kind != Named || m.Possessive || !lodged(p, m.To) {
				continue
			}
			surnames[plain(p.Tokens[m.Head].Norm)] = true
		}
	}
	if len(surnames) == 0 {
		return
	}
	for key, u := range b.firstKey {
		title, words := splitKey(key)
		if title != "" && len(words) > 0 && u.slot == "" && u.role == Unknown && !u.child && surnames[words[len(words)-1]] {
			u.role = Other
			b.firstKey[key] = u
		}
	}
}
