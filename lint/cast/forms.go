package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// forms reads labels with names after them: "Mother: Sarah Reid", "Children:
// J.W. (11), S.W. (4)", "Victim: KM", "Father of both children: Jordan Ellis",
// "Name of mother: Ana Ruiz", "Alleged perpetrator(s): Mr Cole".
func (b *builder) forms(p *language.Paragraph, ms []Mention) {
	for i := range ms {
		label := &ms[i]
		numbered := label.class == className && label.Role == Child && strings.HasPrefix(label.key, "child ")
		if label.class == className && !numbered || label.class == classPronoun {
			continue
		}
		if label.From > 0 && p.Tokens[label.From-1].Norm == "of" && !titleOf(p, label.From-2) {
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
		colon = fieldEnd(p, colon)
		if colon >= len(p.Tokens) || p.Tokens[colon].Norm != ":" || !b.opens(p, label.From) {
			continue
		}
		b.values(p, ms, label, colon+1)
	}
}

// titleOf reports whether the words up to token i are "Name" and the like, of
// which a label follows: "Full name of mother:", "Name(s) of child:".
func titleOf(p *language.Paragraph, i int) bool {
	for i > 0 && (p.Tokens[i].Norm == ")" || p.Tokens[i].Norm == "s" || p.Tokens[i].Norm == "(") {
		i--
	}
	return i >= 0 && fieldWords[p.Tokens[i].Norm]
}

// fieldWords are the words with which a form asks for a name.
var fieldWords = set("name names name(s) details detail forename surname identity fullname")

// fieldEnd steps over what may stand between a label and its colon: "(s)",
// "'s name", "(full name)".
func fieldEnd(p *language.Paragraph, i int) int {
	for k := i; k < min(i+7, len(p.Tokens)); k++ {
		switch n := p.Tokens[k].Norm; n {
		case ":":
			return k
		case "(", ")", "s", "'s", "'", "full", "/", "if", "known", "and", "dob", "(s)", "(es)", "-":
		default:
			if !fieldWords[n] {
				return i
			}
		}
	}
	return i
}

// opens reports whether a label begins near the start of a line or after
// another field.
func (b *builder) opens(p *language.Paragraph, i int) bool {
	s := p.SentenceOf(i)
	if s < 0 || i-p.Sentences[s].From <= 14 {
		return true
	}
	// Behind another field on the same line or the next.
	colons := 0
	for k := p.Sentences[s].From; k < i; k++ {
		if p.Tokens[k].Norm == ":" {
			colons++
		}
	}
	if before := p.Tokens[i-1].Text; colons == 1 && capital(p.Tokens[i].Text) {
		return before == ")" || capital(before)
	}
	return colons > 1
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
		case agePart[t.Norm] || ageOf(t.Norm) >= 0:
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
			if label.Group == Single && label.class != classChild && label.class != classProfessional && !several(p, label.To) {
				return
			}
		}
		i++
	}
}

// agePart are the words of an age behind a name in a field.
var agePart = set("age aged years yrs months mths old unborn year y")

// several reports whether a label asks for one or more: "victim(s)".
func several(p *language.Paragraph, i int) bool {
	return i+1 < len(p.Tokens) && (p.Tokens[i].Norm == "(" && p.Tokens[i+1].Norm == "s" || p.Tokens[i].Norm == "(s)")
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
	case classChild, className: // "Child 1: Jack Smith"
		u.child = true
	case classMother, classFather, classStepFather, classStepMother, classPartner:
		if u.slot == "" {
			u.slot = slotOf(label)
		}
	case classSurvivor, classPerpetrator:
		b.explicit = append(b.explicit, explicit{name.key, label.Role, inField + " “" + textOf(p, label.From, label.To) + "”", 1})
	case classRespondent:
		b.parties = append(b.parties, party{name.key, p.Tokens[label.Head].Norm})
		u.side = slotOf(label)
	case classClient:
		u.side = slotOf(label)
	case classProfessional, classKin:
		u.role = label.Role
	}
	b.firstKey[name.key] = u
}
