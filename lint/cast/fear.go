package cast

import "github.com/dalint/dalint/lint/language"

// byFear gives the remaining adults a role from whom someone is afraid of.
func (b *builder) byFear() {
	focus := Focus{}
	for _, p := range b.paras {
		m := memoOf(p, b.lex)
		if !hasFear(m) {
			continue
		}
		r := &resolver{c: b.c, p: p, focus: focus, ms: scan(p, b.lex, b.x, nil), parsed: m.gate}
		r.all()
		bound := &Bound{Paragraph: p, Mentions: r.ms}
		bound.cover()
		for s := range p.Sentences {
			for i := p.Sentences[s].From; i < p.Sentences[s].To; i++ {
				b.fear(bound, i, m.gate[s])
			}
		}
	}
}

var fearWords = set("afraid scared frightened terrified fearful petrified")

func hasFear(m *memo) bool {
	for w := range fearWords {
		if _, ok := m.lower[w]; ok {
			return true
		}
	}
	return false
}

// asked reports whether the words before token i put it as a question: "asked
// whether she had ever been frightened of him", "if he is afraid of her".
func asked(bound *Bound, i int) bool {
	from := bound.Sentences[bound.SentenceOf(i)].From
	for k := i - 1; k >= max(from, i-8); k-- {
		switch bound.Tokens[k].Norm {
		case "whether", "if", "ever", "nobody", "anyone", "anybody":
			return true
		case ",", ";", ":":
			return false
		}
	}
	return false
}

// fear reads "Ms B is afraid of Mr A" at token i; parsed says whether the
// sentence's scopes may be read.
func (b *builder) fear(bound *Bound, i int, parsed bool) {
	if !fearWords[bound.Tokens[i].Norm] || i+2 >= len(bound.Tokens) || bound.Tokens[i+1].Norm != "of" || i < 2 {
		return
	}
	if parsed && (bound.InScope(i, language.Quoted) != nil || bound.InScope(i, language.Questioned) != nil || bound.InScope(i, language.Negated) != nil) {
		return
	}
	if asked(bound, i) {
		return
	}
	k := i - 1
	for k > 0 && (auxWords[bound.Tokens[k].Norm] || bound.Tokens[k].Norm == "very" || bound.Tokens[k].Norm == "extremely") {
		if bound.Tokens[k].Norm == "not" || bound.Tokens[k].Norm == "never" {
			return
		}
		k--
	}
	who, whom := bound.MentionOver(k), bound.MentionAt(i+2)
	if who == nil || whom == nil || who.Person == NoPerson || whom.Person == NoPerson || who.Person == whom.Person || !who.Adult || whom.Possessive {
		return
	}
	a, s := &b.c.People[whom.Person], &b.c.People[who.Person]
	if a.Role == Unknown && !a.Contested && !a.Declared && s.Role != Perpetrator && a.Suffered == 0 {
		a.Role, a.Reason = Perpetrator, s.Name+" is afraid of them"
	}
	if s.Role == Unknown && !s.Contested && !s.Declared && a.Role == Perpetrator {
		s.Role, s.Reason = Survivor, "afraid of "+a.Name
	}
}
