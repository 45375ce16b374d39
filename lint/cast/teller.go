package cast

import "github.com/dalint/dalint/lint/language"

// tellsOf is, by place ("@mother"), who is named as telling something about
// whoever has that place: in "RP stated that FA shoved MO" are three people, so
// RP is neither of the two.
func (b *builder) tellsOf() map[string]map[PersonID]bool {
	out := map[string]map[PersonID]bool{}
	for k, p := range b.paras {
		ms := b.found[k]
		for i := range ms {
			m := &ms[i]
			if m.class != className || m.Group != Single || m.Possessive || !b.reports(p, m.To) {
				continue
			}
			id := b.x.named(m.key)
			if id == NoPerson {
				continue
			}
			s := p.SentenceOf(m.From)
			for j := range ms {
				of := &ms[j]
				slot := slotOf(of)
				if slot == "" || of.From < m.To || p.SentenceOf(of.From) != s || of.Group != Single || ofOne(p, of) || !b.alone(p, ms, of) {
					continue
				}
				if out[slot] == nil {
					out[slot] = map[PersonID]bool{}
				}
				out[slot][id] = true
			}
		}
	}
	return out
}

// reports reports whether a verb of telling or hearing stands at token i, or
// behind a word or two that only help it: "has also said".
func (b *builder) reports(p *language.Paragraph, i int) bool {
	to := len(p.Tokens)
	for i < to && (auxWords[p.Tokens[i].Norm] || p.Tokens[i].Norm == "also" || p.Tokens[i].Norm == "then") {
		i++
	}
	if i >= to {
		return false
	}
	for _, concept := range []string{"report-neutral", "report-accepted", "report-doubt"} {
		if b.lex.At(concept, p, i, to) > 0 {
			return true
		}
	}
	return hasLemma(&p.Tokens[i], witnessing)
}

var witnessing = set("hear see witness overhear watch")
