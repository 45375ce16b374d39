package cast

import "strings"

// tables reads what tables say of the people in them: a name beside a label
// ("Mother | Leanne Pryce"), a label some cells after a name under a heading
// such as "Relationship", and an age or a date of birth beside a name. A
// paragraph is a cell here; which cells make a row shows in what repeats.
func (b *builder) tables() {
	b.relations()
	b.ages()
	for k := range b.paras {
		b.pairs(k)
	}
}

// cellText is a short paragraph in lower case, without what ends a label; ""
// for a longer one.
func (b *builder) cellText(k int) string {
	if k < 0 || k >= len(b.paras) {
		return ""
	}
	return memoOf(b.paras[k], b.lex).cell
}

// pairs reads a table of two columns, of which the first names the field and the
// second the person: "Mother | Leanne Pryce". One label above or below has to
// bear it out, since the last heading of a row stands before a name as well.
func (b *builder) pairs(k int) {
	label := b.soleLabel(k)
	if label == nil || k+1 >= len(b.paras) || b.related[k] || b.soleLabel(k-2) == nil && b.soleLabel(k+2) == nil && !b.beside(k) {
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

// beside reports whether a short field of another kind stands above or below a
// label: "Date of report | 3 May" over "Mother | Leanne Pryce".
func (b *builder) beside(k int) bool {
	for _, at := range []int{k - 2, k + 2} {
		switch t := b.cellText(at); {
		case formFields[t], strings.HasPrefix(t, "date of"), strings.HasPrefix(t, "name of"):
			return true
		}
	}
	return false
}

// formFields are fields of a form that name nobody of the case.
var formFields = map[string]bool{
	"lead professional": true, "review": true, "date": true, "address": true, "reference": true, "case number": true, "author": true,
	"worker": true, "social worker": true, "school": true, "dob": true, "jurisdiction": true, "report": true, "status": true,
	"legal status": true, "court": true, "county": true, "plan period": true, "case no": true, "gp": true, "chair": true, "ethnicity": true,
	"siblings": true, "health visitor": true, "filed": true, "referral": true, "language": true, "interpreter": true,
}

// relationHeads are headings of columns that say who somebody is.
var relationHeads = map[string]bool{
	"relationship": true, "relation": true, "role": true, "relationship to child": true, "relationship to the child": true,
	"relationship to children": true, "relationship to the children": true, "relationship to subject": true, "relationship to subject child": true,
	"relationship to child(ren)": true, "who": true, "status": true, "party": true, "relation to child": true, "relationship to young person": true,
}

// nameHeads are headings of columns of names.
var nameHeads = map[string]bool{
	"name": true, "names": true, "full name": true, "name of person": true, "family member": true, "person": true, "household member": true,
	"family members": true, "adult": true, "surname, first name": true, "household": true, "family/household member": true,
}

// widestTable is how many columns a table of people may have.
const widestTable = 8

// relations reads tables that have a column of names and one that says who each
// is, in either order.
func (b *builder) relations() {
	b.related = map[int]bool{}
	for h := range b.paras {
		if !relationHeads[b.cellText(h)] {
			continue
		}
		for n := max(0, h-widestTable); n < min(len(b.paras), h+widestTable); n++ {
			if n != h && nameHeads[b.cellText(n)] {
				b.relation(max(h, n), h-n)
				break
			}
		}
	}
}

// relation reads the rows below cell k, in which the label stands d cells after
// the name.
func (b *builder) relation(k, d int) {
	for misses := 0; k < len(b.paras) && misses < 3*widestTable; k++ {
		label := b.soleLabel(k)
		if label == nil {
			misses++
			continue
		}
		m := b.soleName(k - d)
		if m == nil {
			continue
		}
		misses = 0
		b.related[k] = true
		b.field(b.paras[k], label, m)
	}
}

// ages makes children of those whose age, or date of birth, stands in a cell
// beside their name under a heading that says so.
func (b *builder) ages() {
	for h := range b.paras {
		switch t := b.cellText(h); t {
		case "age", "ages", "dob", "d.o.b", "date of birth", "dob/age", "age/dob", "dob / age", "age / dob", "born", "age (years)", "date of birth/age":
		default:
			continue
		}
		gap := 0
		for n := max(0, h-widestTable); n < min(len(b.paras), h+widestTable); n++ {
			if t := b.cellText(n); nameHeads[t] || t == "child" || t == "children" || t == "child's name" || t == "name of child" {
				gap = h - n
				break
			}
		}
		if gap == 0 {
			continue
		}
		for k, misses := h+1, 0; k < len(b.paras) && misses < 3*widestTable; k++ {
			p := b.paras[k]
			if len(p.Tokens) == 0 || len(p.Tokens) > longestCell || !b.youngCell(k) {
				misses++
				continue
			}
			if m := b.soleName(k - gap); m != nil {
				u := b.firstKey[m.key]
				u.child = true
				b.firstKey[m.key] = u
				misses = 0
			}
		}
	}
}

// youngCell reports whether a cell holds the age of a child or the date of birth
// of one.
func (b *builder) youngCell(k int) bool {
	p := b.paras[k]
	if a := ageOf(p.Tokens[0].Norm); a >= 0 && a < grownUp && (len(p.Tokens) == 1 || agePart[p.Tokens[1].Norm] || p.Tokens[1].Norm == "(") {
		return true
	}
	for i := range p.Tokens {
		if y := yearOf(p.Tokens[i].Norm); y > 0 {
			return b.latest-y < grownUp && b.latest > y
		}
	}
	return false
}

// soleName is the name with which cell k begins, if it is a cell of a name.
func (b *builder) soleName(k int) *Mention {
	if k < 0 || k >= len(b.paras) || len(b.paras[k].Tokens) > longestCell {
		return nil
	}
	if m := startingAt(b.found[k], 0); m != nil && m.class == className && m.Group == Single {
		return m
	}
	return nil
}

// soleLabel is the person word that is all of paragraph k; nil for none. "Name
// of mother" and "Mother's name" are such words too.
func (b *builder) soleLabel(k int) *Mention {
	if k < 0 || k >= len(b.paras) || len(b.found[k]) == 0 || len(b.paras[k].Tokens) > longestCell {
		return nil
	}
	m, p := &b.found[k][0], b.paras[k]
	to := len(p.Tokens)
	if to > 0 && p.Tokens[to-1].Norm == ":" {
		to--
	}
	from := 0
	if m.From > 1 && p.Tokens[m.From-1].Norm == "of" && titleOf(p, m.From-2) {
		from = m.From
	}
	if m.From != from || m.class == className || m.class == classPronoun || len(b.found[k]) > 1 {
		return nil
	}
	for i := m.To; i < to; i++ {
		switch n := p.Tokens[i].Norm; n {
		case "(", ")", "s", "'s", "'", "(s)", "full":
		default:
			if !fieldWords[n] {
				return nil
			}
		}
	}
	return m
}
