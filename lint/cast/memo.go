package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// memo is what was found in a paragraph and depends on its text, the lexicon and
// the document's names alone. It is kept with the paragraph, which a session
// keeps as long as its text stands.
type memo struct {
	lex      Lexicon             // that it was made with: under another one all is found anew
	gate     []bool              // by sentence: may it tell of abuse?
	lower    map[string]struct{} // words that occur in lower case
	said     bool                // whether it has a word of fear, or one that calls somebody abusive
	words    int
	latest   int              // the latest year that is named; 0 for none
	ordering int8             // whether it may speak of an order: 0 not asked, 1 no, 2 yes
	cell     string           // the whole in lower case, where it is as short as a cell of a form
	first    []Mention        // found without knowing any name
	named    [2]namedMentions // found with the document's names: before and after people were made
	count    counted
}

// counted is what counting deeds made of the paragraph.
type counted struct {
	key     uint64 // of the cast at that time
	in, out Focus
	bound   *Bound
	signs   []sign
}

// namedMentions are the mentions found with one set of names.
type namedMentions struct {
	key uint64
	ms  []Mention
}

// longestCell is the number of tokens up to which a paragraph may be a label or
// a name in a form.
const longestCell = 8

func memoOf(p *language.Paragraph, lex Lexicon) *memo {
	if m, ok := p.Mentions.(*memo); ok && m.lex == lex {
		return m
	}
	m := &memo{lex: lex, gate: gates(p, lex), lower: map[string]struct{}{}}
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if t.Text == t.Norm {
			m.lower[t.Norm] = struct{}{}
			m.said = m.said || fearful[t.Norm] || fearing[t.Norm] || abusive[t.Norm]
		}
		if wordlike(t.Text) {
			m.words++
		}
		if t.Norm != "" && t.Norm[0] <= '9' {
			m.latest = max(m.latest, yearOf(t.Norm))
		}
	}
	if len(p.Tokens) <= longestCell {
		m.cell = strings.ToLower(strings.Trim(p.Text, " *:.#"))
	}
	m.first = scan(p, lex, nil, nil)
	p.Mentions = m
	return m
}

// mentions are the paragraph's mentions, with the names of x known. slot tells
// the two states of an index apart: 0 before people were made, 1 after. The
// caller may change what it gets.
func (m *memo) mentions(p *language.Paragraph, lex Lexicon, x *index, key uint64, slot int) []Mention {
	n := &m.named[slot]
	if n.ms == nil || n.key != key {
		var tagged []bool
		if slot == 1 {
			tagged = m.gate
		}
		*n = namedMentions{key, append(make([]Mention, 0, 1), scan(p, lex, x, tagged)...)}
	}
	return append([]Mention(nil), n.ms...)
}
