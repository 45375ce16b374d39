package lint

import (
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/pattern"
)

// roleTable are the names that patterns may use in braces, with what they
// accept. A role that nothing has shown yet is not held against anybody:
// {survivor} accepts every adult of the case who is not known to be something
// else, and so does {perpetrator}; with "!" only people known to be. A role's
// number is its place here; its possessive ("her", "Mum's") is {role's}.
var roleTable = []struct {
	name    string
	accepts func(*cast.Mention) bool
}{
	{"survivor", func(m *cast.Mention) bool { return Party(m) && m.Role != cast.Perpetrator }},
	{"survivor!", func(m *cast.Mention) bool { return m.Group == cast.Single && m.Role == cast.Survivor }},
	{"perpetrator", func(m *cast.Mention) bool { return Party(m) && m.Role != cast.Survivor }},
	{"perpetrator!", func(m *cast.Mention) bool { return m.Group == cast.Single && m.Role == cast.Perpetrator }},
	{"party", Party},
	{"child", func(m *cast.Mention) bool { return m.Role == cast.Child || m.Group == cast.Children }},
	{"couple", func(m *cast.Mention) bool { return m.Group == cast.Couple }},
	{"family", func(m *cast.Mention) bool { return m.Group == cast.Family }},
	{"professional", func(m *cast.Mention) bool { return m.Role == cast.Professional || m.Group == cast.Agency }},
	{"person", func(m *cast.Mention) bool { return m.Group == cast.Single }},
	{"anyone", func(*cast.Mention) bool { return true }},
	{"other", Party},
}

// otherRole is the number of {other}: an adult of the case who is not the
// person that the role element before it in the pattern stands for.
const otherRole = 11

// Party reports whether a mention is of one adult of the case.
func Party(m *cast.Mention) bool {
	return m.Group == cast.Single && m.Adult &&
		(m.Role == cast.Unknown || m.Role == cast.Survivor || m.Role == cast.Perpetrator)
}

// Role numbers the roles for pattern.Compile. The lowest bit says that the
// possessive is meant.
func Role(name string) (id int32, ok bool) {
	base := strings.TrimSuffix(name, "'s")
	for i := range roleTable {
		if roleTable[i].name == base {
			id = int32(2 * i)
			if base != name {
				id++
			}
			return id, true
		}
	}
	return 0, false
}

// Input is sentence i as patterns see it.
func (p *Paragraph) Input(i int) pattern.Input {
	return p.Within(p.Sentences[i].From, p.Sentences[i].To)
}

// Within is tokens [from, to) as patterns see them: a part of a sentence.
func (p *Paragraph) Within(from, to int) pattern.Input {
	return pattern.Input{Paragraph: p.Bound.Paragraph, From: from, To: to, Roles: roles{p}}
}

// roles answers the role elements of patterns from a paragraph's mentions.
type roles struct{ *Paragraph }

// Ends implements pattern.Roles.
func (r roles) Ends(role int32, i, last int, dst []int) []int {
	if i >= len(r.Starts) {
		return dst
	}
	possessive, accepts := role&1 == 1, roleTable[role/2].accepts
	if r.Starts[i] < 0 {
		if m := r.elided(i); m != nil && !possessive && role/2 != otherRole && accepts(m) {
			dst = append(dst, i)
		}
		return dst
	}
	for k := int(r.Starts[i]); k < len(r.Mentions) && r.Mentions[k].From == i; k++ {
		m := &r.Mentions[k]
		if m.Possessive != possessive || !accepts(m) || role/2 == otherRole && !r.distinct(m, last) {
			continue
		}
		end := m.To
		if possessive && end < len(r.Tokens) && r.Tokens[end].Norm == "'s" {
			end++
		}
		dst = append(dst, end)
		if after := r.aside(end); after > end && !possessive {
			dst = append(dst, after)
		}
	}
	return dst
}

// aside is the token after a side remark that follows a mention which ends at
// token i, or i where none does. Who is named after the remark has come in anew.
func (r roles) aside(i int) int {
	after := pattern.Aside(r.Tokens, i)
	if s := r.SentenceOf(i); after == i || s < 0 || after > r.Sentences[s].To {
		return i
	}
	if after < len(r.Starts) && r.Starts[after] >= 0 {
		return i
	}
	return after
}

// Begins implements pattern.Roles.
func (r roles) Begins(i int) bool { return r.Starts[i] >= 0 || r.elided(i) != nil }

// distinct reports whether m stands for somebody else than the mention at
// token last.
func (r roles) distinct(m *cast.Mention, last int) bool {
	if last < 0 {
		return true
	}
	if r.Starts[last] >= 0 {
		return cast.Distinct(&r.Mentions[r.Starts[last]], m)
	}
	before := r.elided(last)
	return before == nil || cast.Distinct(before, m)
}
