package cast

import "github.com/dalint/dalint/lint/language"

// forms reads labels with names after them: "Mother: Sarah Reid", "Children:
// J.W. (11), S.W. (4)", "Victim: KM", "Father of both children: Jordan Ellis".
func (b *builder) forms(p *language.Paragraph, ms []Mention) {
	for i := range ms {
		label := &ms[i]
		if label.class == className || label.class == classPronoun || label.From > 0 && p.Tokens[label.From-1].Norm == "of" {
			continue
		}
		colon := label.To
		if colon+1 < len(p.Tokens) && p.Tokens[colon].Norm == "of" {
			for j := i + 1; j < len(ms); j++ {
				if ms[j].From == colon+1 {
					colon = ms[j].To
					break
				}
			}
		}
		if colon < len(p.Tokens) && p.Tokens[colon].Norm == "name" {
			colon++
		}
		if colon >= len(p.Tokens) || p.Tokens[colon].Norm != ":" || !b.opens(p, label.From) {
			continue
		}
		b.values(p, ms, label, colon+1)
	}
}

// opens reports whether a label begins near the start of a line or after
// another field.
func (b *builder) opens(p *language.Paragraph, i int) bool {
	s := p.SentenceOf(i)
	return s < 0 || i-p.Sentences[s].From <= 14
}

// values gives each name from token i on to the label, up to the first word
// that is no name.
func (b *builder) values(p *language.Paragraph, ms []Mention, label *Mention, i int) {
	depth := 0
	for i < len(p.Tokens) {
		t := &p.Tokens[i]
		switch {
		case t.Norm == "(":
			depth++
		case t.Norm == ")":
			depth = max(0, depth-1)
		case depth > 0, t.Norm == ",", t.Norm == "and", t.Norm == "/", t.Norm == ";", t.Norm == "&", t.Norm == "*":
		case t.Norm == ":" || t.Norm == ".":
			return
		default:
			m := startingAt(ms, i)
			if m == nil {
				return
			}
			if m.Group == Couple && m.To > m.From+1 {
				if m = memberAt(ms, i); m == nil { // its members follow
					i++
					continue
				}
			}
			if m.class != className {
				return
			}
			if m.To < len(p.Tokens) && p.Tokens[m.To].Norm == ":" {
				return
			}
			b.field(p, label, m)
			i = m.To - 1
			if label.Group == Single && label.class != classChild && label.class != classProfessional {
				return
			}
		}
		i++
	}
}

func startingAt(ms []Mention, token int) *Mention {
	for k := range ms {
		if ms[k].From == token {
			return &ms[k]
		}
	}
	return nil
}

func memberAt(ms []Mention, token int) *Mention {
	for k := range ms {
		if ms[k].From == token && ms[k].Group == Single {
			return &ms[k]
		}
	}
	return nil
}

// field records that a name stands in a labelled field.
func (b *builder) field(p *language.Paragraph, label, name *Mention) {
	u := b.firstKey[name.key]
	switch label.class {
	case classChild:
		u.child = true
	case classMother, classFather, classStepFather, classStepMother, classPartner:
		if u.slot == "" {
			u.slot = slotOf(label)
		}
	case classSurvivor, classPerpetrator:
		b.explicit = append(b.explicit, explicit{name.key, label.Role, inField + " “" + textOf(p, label.From, label.To) + "”", 1})
	case classProfessional, classKin:
		u.role = label.Role
	}
	b.firstKey[name.key] = u
}

// pairs reads a table of two columns, of which the first names the field and the
// second the person: "Mother | Leanne Pryce". One label above or below has to
// bear it out, since the last heading of a row stands before a name as well.
func (b *builder) pairs(k int) {
	label := b.soleLabel(k)
	if label == nil || k+1 >= len(b.paras) || b.soleLabel(k-2) == nil && b.soleLabel(k+2) == nil {
		return
	}
	p := b.paras[k+1]
	if len(p.Sentences) == 0 || len(p.Tokens) > 24 {
		return
	}
	if m := startingAt(b.found[k+1], p.Sentences[0].From); m != nil && m.class == className && !(m.To < len(p.Tokens) && p.Tokens[m.To].Norm == ":") {
		b.field(b.paras[k], label, m)
	}
}

// soleLabel is the person word that is all of paragraph k; nil for none.
func (b *builder) soleLabel(k int) *Mention {
	if k < 0 || k >= len(b.paras) || len(b.found[k]) != 1 {
		return nil
	}
	m, p := &b.found[k][0], b.paras[k]
	to := len(p.Tokens)
	if to > 0 && p.Tokens[to-1].Norm == ":" {
		to--
	}
	if m.From != 0 || m.To != to || m.class == className || m.class == classPronoun {
		return nil
	}
	return m
}
