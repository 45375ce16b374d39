package cast

import "github.com/dalint/dalint/lint/language"

// party is who stands in a field that names a side of a case: "Applicant: Ms
// Reid".
type party struct{ key, word string }

// ordered are the words before which "order" is one that protects somebody
// from somebody, in the terms of the jurisdictions.
var ordered = set("protective protection restraining intervention non-molestation nonmolestation occupation harassment stalking violence " +
	"non-harassment no-contact anti-harassment apprehended barring exclusion")

// orderWords stand for such an order by themselves.
var orderWords = set("interdict injunction avo advo apvo ivo fvio dvo vro dvpo dvpn fvro pfa tro spo nmo")

// mayOrder is a quick look at whether a paragraph may speak of an order.
func mayOrder(m *memo) bool {
	if m.ordering == 0 {
		m.ordering = 1
		for w := range orderWords {
			if _, ok := m.lower[w]; ok {
				m.ordering = 2
			}
		}
		for _, w := range []string{"order", "orders"} {
			if _, ok := m.lower[w]; ok {
				m.ordering = 2
			}
		}
	}
	return m.ordering == 2
}

// orders reads who a protective order is against and whom it protects. What an
// order says is what a court or the police have found cause for; applying for
// one shows nothing, as those who abuse apply as well.
func (b *builder) orders() {
	asked := false // the document is an application for such an order
	for k, p := range b.paras {
		if !mayOrder(memoOf(p, b.lex)) {
			continue
		}
		for i := range p.Tokens {
			if !orderAt(p, i) {
				continue
			}
			if k < frontParagraphs && applied(p, i) {
				asked = true
				continue
			}
			b.protects(p, b.found[k], i)
		}
	}
	if !asked {
		return
	}
	for _, y := range b.parties {
		x := explicit{key: y.key, rank: 1, role: Survivor, reason: inField + " “" + y.word + "” of an application for an order that protects"}
		if y.word == "respondent" || y.word == "defender" || y.word == "defendant" {
			x.role = Perpetrator
		}
		b.explicit = append(b.explicit, x)
	}
}

// frontParagraphs is how far down a document says what it is.
const frontParagraphs = 12

// orderAt reports whether a protective order is named at token i.
func orderAt(p *language.Paragraph, i int) bool {
	n := p.Tokens[i].Norm
	if orderWords[n] {
		return true
	}
	if n != "order" && n != "orders" {
		return false
	}
	for k := i - 1; k >= max(0, i-2); k-- {
		if ordered[p.Tokens[k].Norm] {
			return true
		}
	}
	return i+2 < len(p.Tokens) && p.Tokens[i+1].Norm == "of" && p.Tokens[i+2].Norm == "protection"
}

// applied reports whether the order at token i is one that is asked for.
func applied(p *language.Paragraph, i int) bool {
	for k := max(0, i-8); k < min(len(p.Tokens), i+9); k++ {
		switch p.Tokens[k].Norm {
		case "application", "petition", "affidavit", "applying", "applied", "seek", "seeks", "seeking", "sought", "apply", "applies", "wants",
			"refused", "dismissed", "withdrew", "withdrawn", "declined", "cross-application", "counter", "mutual", "no":
			return true
		}
	}
	return false
}

// refused reports whether the words between an order and whom it is against say
// that there is none.
func refused(p *language.Paragraph, from, to int) bool {
	for k := from; k < to; k++ {
		switch p.Tokens[k].Norm {
		case "not", "n't", "never", "denied", "neither":
			return true
		}
	}
	return false
}

// protects reads one order: "against Mr Cole", "in favour of Ms Reid", "in her
// favour", "Ms Reid has an order", "protecting Ms Reid".
func (b *builder) protects(p *language.Paragraph, ms []Mention, i int) {
	s := p.SentenceOf(i)
	if s < 0 || applied(p, i) {
		return
	}
	note := func(at int, role Role, reason string) {
		if m := startingAt(ms, at); m != nil && m.class == className && m.Group == Single && m.Adult && m.Role != Professional {
			b.explicit = append(b.explicit, explicit{m.key, role, reason, 2})
		}
	}
	for k := p.Sentences[s].From; k+1 < p.Sentences[s].To; k++ {
		switch p.Tokens[k].Norm {
		case "against":
			if k > i && k < i+12 && !refused(p, i, k) {
				note(k+1, Perpetrator, "an order to protect somebody stands against them")
			}
		case "protecting", "protects":
			note(k+1, Survivor, "an order protects them")
		case "of":
			if k > 0 && (p.Tokens[k-1].Norm == "favour" || p.Tokens[k-1].Norm == "favor" || p.Tokens[k-1].Norm == "respect") {
				note(k+1, Survivor, "an order protects them")
			}
		}
	}
}
