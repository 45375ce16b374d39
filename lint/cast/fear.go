package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// bySaid gives the remaining adults a role from whom someone is afraid of, and from
// whose partner is called abusive.
func (b *builder) bySaid() {
	for _, p := range b.paras {
		m := memoOf(p, b.lex)
		if !m.said {
			continue
		}
		r := &resolver{c: b.c, p: p, ms: scan(p, b.lex, b.x, nil), parsed: m.gate}
		r.all()
		bound := &Bound{Paragraph: p, Mentions: r.ms}
		bound.cover()
		for k := range r.ms {
			b.abusivePartner(r, k)
		}
		for s := range p.Sentences {
			for i := p.Sentences[s].From; i < p.Sentences[s].To; i++ {
				b.fear(bound, i, m.gate[s])
			}
		}
	}
}

var (
	fearful = set("afraid scared frightened terrified fearful petrified")
	fearing = set("fear fears feared")
	abusive = set("abusive abusing violent controlling coercive abuser batterer attacker rapist stalker perpetrator")
)

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

// fear reads "Ms B is afraid of Mr A", "Ms B fears Mr A" and "Ms B's fear of Mr A"
// at token i; parsed says whether the sentence's scopes may be read.
func (b *builder) fear(bound *Bound, i int, parsed bool) {
	who, whom := feared(bound, i)
	if whom != nil && whom.To < len(bound.Tokens) && strings.HasSuffix(bound.Tokens[whom.To].Norm, "ing") {
		return // "afraid of Helen leaving him" is of what she may do
	}
	if who == nil || whom == nil || who.Person == NoPerson || whom.Person == NoPerson || who.Person == whom.Person || !who.Adult || whom.Possessive {
		return
	}
	if parsed && (bound.InScope(i, language.Quoted) != nil || bound.InScope(i, language.Questioned) != nil || bound.InScope(i, language.Negated) != nil) || asked(bound, i) {
		return
	}
	s := b.c.People[who.Person].Name
	b.pair(who.Person, whom.Person, "afraid of "+b.c.People[whom.Person].Name, s+" is afraid of them")
}

// feared is who is afraid of whom at token i; nil where that is not told there.
func feared(bound *Bound, i int) (who, whom *Mention) {
	if i < 1 || i+2 >= len(bound.Tokens) {
		return nil, nil
	}
	next := bound.Tokens[i+1].Norm
	switch word := bound.Tokens[i].Norm; {
	case fearful[word] && (next == "of" || next == "by"):
		return subjectBefore(bound, i-1), bound.MentionAt(i + 2)
	case fearing[word] && next == "of":
		if m := bound.MentionOver(i - 1); m != nil || bound.Tokens[i-1].Norm == "'s" {
			if m == nil {
				m = bound.MentionOver(i - 2)
			}
			return m, bound.MentionAt(i + 2)
		}
	case fearing[word]:
		return subjectBefore(bound, i-1), bound.MentionAt(i + 1)
	}
	return nil, nil
}

// subjectBefore is who stands before the auxiliaries that end at token k; nil where
// they deny.
func subjectBefore(bound *Bound, k int) *Mention {
	for ; k > 0; k-- {
		switch n := bound.Tokens[k].Norm; {
		case n == "not" || n == "never":
			return nil
		case !auxWords[n] && n != "very" && n != "extremely" && n != "still":
			return bound.MentionOver(k)
		}
	}
	return bound.MentionOver(0)
}

// abusivePartner reads "her violent partner", "Mr A's abuser" at mention k.
func (b *builder) abusivePartner(r *resolver, k int) {
	m := &r.ms[k]
	word := r.p.Tokens[m.Head].Norm
	if m.class != classPerpetrator || m.Group != Single || m.owner < 0 || ofChildToo[word] {
		return
	}
	owner := r.ownerOf(k)
	if owner == nil || owner.Person == NoPerson || !owner.Adult {
		return
	}
	r.sent = r.p.SentenceOf(m.From)
	for _, kind := range []language.ScopeKind{language.Attributed, language.Quoted, language.Supposed, language.Negated} {
		if r.inScope(m.Head, kind) != nil {
			return
		}
	}
	b.pair(owner.Person, NoPerson, "the text speaks of their "+owned(r.p, owner, m), "")
}

// owned is what a possessor has, in words: "violent partner".
func owned(p *language.Paragraph, owner, m *Mention) string {
	var words []string
	for i := owner.To; i <= m.Head; i++ {
		if n := p.Tokens[i].Norm; n != "'s" && n != "'" {
			words = append(words, n)
		}
	}
	return strings.Join(words, " ")
}

// ofChildToo are words for one who abuses whose possessor may be a child.
var ofChildToo = set("parent father mother dad mum stepfather stepdad man men woman male son relative")

// pair gives survivor and perpetrator these roles where nothing speaks against it.
// The one who abuses may be nobody in particular.
func (b *builder) pair(survivor, perpetrator PersonID, why, whyOther string) {
	s := &b.c.People[survivor]
	if perpetrator != NoPerson && perpetrator != survivor {
		a := &b.c.People[perpetrator]
		if a.Role == Unknown && !a.Contested && !a.Declared && s.Role != Perpetrator && a.Suffered == 0 {
			a.Role, a.Reason = Perpetrator, whyOther
		}
		if a.Role != Perpetrator {
			return
		}
	}
	if s.Role == Unknown && !s.Contested && !s.Declared && s.Abused == 0 {
		s.Role, s.Reason = Survivor, why
	}
}
