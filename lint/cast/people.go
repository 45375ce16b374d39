package cast

import (
	"sort"
	"strings"
	"unicode"

	"github.com/dalint/dalint/lint/language"
)

// builder gathers the people of a document.
type builder struct {
	c     *Cast
	x     *index
	paras []*language.Paragraph
	lex   Lexicon
	found [][]Mention // by paragraph

	firstKey map[string]nameUse
	order    []string
	genders  map[string]gender // by first name
	explicit []explicit        // roles that the text states
	lower    map[string]bool   // words that have been looked for in lower case
	latest   int               // the latest year that the document names
	related  map[int]bool      // cells that a column of relations has placed
	parties  []party           // who applies and who answers, as fields say
	codes    map[string]string // names by the code that stands before them: "V-1 REID, Sarah"
	coding   map[string]Role   // by name, the role of the code
	legend   []legend
	slots    map[string]string // by name, the place that a legend gives it: "M = mother (LT)"
	joint    map[string]string // by first name, the surname behind the other's: "Hayley and Yusuf Demir"
	taken    []taken
	noted    bool // the text calls whom it is about a client or a patient, and names nobody it could be
}

// explicit is a role stated in so many words for a name.
type explicit struct {
	key    string
	role   Role
	reason string
	rank   int // 1 form field, 2 charge or order, 3 label
}

// nameUse is how often and how a name is used.
type nameUse struct {
	count int
	text  string
	child bool
	grown bool // the text gives an age of 18 or more
	pairs bool // somebody is called this one's partner
	role  Role
	kin   string // the word for a relative by which the text calls this one
	slot  string // "@mother" where the text says that the name is the mother's
	now   bool   // said to be a partner, and not a former one
	step  bool   // said to be the partner of somebody called a parent
	side  string // "@side respondent" where it says that the name is the respondent's
}

// survey finds which capitalised words are names in this document, by reading
// it once without knowing and once more with what that has shown.
func (b *builder) survey() {
	parents, letters := false, false
	places := b.placeNames()
	for _, p := range b.paras {
		for _, m := range memoOf(p, b.lex).first {
			if m.class == classMother || m.class == classFather {
				if m.To-m.From == 1 && len(p.Tokens[m.From].Text) == 1 {
					letters = true
				} else if p.Tokens[m.From].Norm != "mo" && p.Tokens[m.From].Norm != "fa" {
					parents = true
				}
			}
			if m.class != className {
				continue
			}
			title, words := splitKey(m.key)
			if places[m.key] {
				for _, w := range words {
					if !b.x.sure[w] {
						b.x.common[w] = true
					}
				}
				continue
			}
			for k, w := range words {
				switch {
				case len(w) == 1:
				case title != "" || len(words) > 1 || !b.inLower(w):
					b.x.sure[w] = true
				case k == 0 && b.lex.At("first-name", p, m.From, m.To)+b.lex.At("first-name-f", p, m.From, m.To)+b.lex.At("first-name-m", p, m.From, m.To) == 0:
					b.x.common[w] = true
				}
			}
		}
	}
	b.x.lettered = letters && !parents && b.places("m", "@mother") && b.places("f", "@father")
	for w := range b.x.sure {
		if _, taken := b.x.forms[w]; !taken {
			b.x.forms[w] = shared // a name, of nobody yet
		}
		delete(b.x.common, w)
	}
	b.found = make([][]Mention, len(b.paras))
	key := b.x.hash()
	for k, p := range b.paras {
		b.found[k] = memoOf(p, b.lex).mentions(p, b.lex, b.x, key, 0)
	}
	for w := range b.x.sure {
		if b.x.forms[w] == shared {
			delete(b.x.forms, w)
		}
	}
}

// placeNames are the names, without a title or a known first name, that the document
// has only where places stand.
func (b *builder) placeNames() map[string]bool {
	places, people := map[string]bool{}, map[string]bool{}
	for _, p := range b.paras {
		for _, m := range memoOf(p, b.lex).first {
			if m.class != className || m.Group != Single || m.Role != Unknown {
				continue
			}
			title, words := splitKey(m.key)
			if title == "" && len(words) > 0 && len(words[0]) > 2 && stands(p, &m) && !b.firstNamed(p, &m) {
				places[m.key] = true
			} else {
				people[m.key] = true
			}
		}
	}
	for key := range people {
		delete(places, key)
	}
	return places
}

func (b *builder) firstNamed(p *language.Paragraph, m *Mention) bool {
	for _, concept := range []string{"first-name", "first-name-f", "first-name-m"} {
		if b.lex.At(concept, p, m.From, m.To) > 0 {
			return true
		}
	}
	return false
}

// stands reports whether a name stands where a place does: "on the Calder Freeway",
// "in Craigavon", "admitted to Altnagelvin".
func stands(p *language.Paragraph, m *Mention) bool {
	if m.Possessive || m.From == 0 {
		return false
	}
	switch p.Tokens[m.From-1].Norm {
	case "in", "at", "near", "into", "around", "outside", "via":
		return true
	case "the":
		return m.To-m.From > 1
	case "to", "from":
		for k := m.From - 2; k >= max(0, m.From-5); k-- { // "came to Scotland from Gdynia"
			if travels[p.Tokens[k].Norm] {
				return true
			}
		}
	}
	return false
}

var travels = set("admitted came come coming arrived move moves moving moved travelled traveled drove went goes going relocated returned transferred flew drive taken brought fled back")

// places reports whether nobody was said to be called by a letter but whoever fills
// the place that records use it for.
func (b *builder) places(letter, slot string) bool {
	return !b.x.told[letter] || b.x.find(letter) != NoPerson && b.x.find(letter) == b.x.find(slot)
}

// inLower reports whether a word occurs in lower case anywhere.
func (b *builder) inLower(w string) bool {
	in, asked := b.lower[w]
	if asked {
		return in
	}
	for k := 0; k < len(b.paras) && !in; k++ {
		_, in = memoOf(b.paras[k], b.lex).lower[w]
	}
	b.lower[w] = in
	return in
}

// names counts every name and what stands beside it.
func (b *builder) names() {
	b.firstKey, b.codes, b.slots, b.coding = map[string]nameUse{}, map[string]string{}, map[string]string{}, map[string]Role{}
	b.genders, b.joint = map[string]gender{}, map[string]string{}
	for _, p := range b.paras {
		b.latest = max(b.latest, memoOf(p, b.lex).latest)
	}
	for k, p := range b.paras {
		ms := b.found[k]
		for i := range ms {
			m := &ms[i]
			if m.class != className || m.key == "" {
				continue
			}
			u, seen := b.firstKey[m.key]
			if !seen {
				b.order = append(b.order, m.key)
				u.text = textOf(p, m.From, m.To)
				if last, first, ok := strings.Cut(u.text, ", "); ok {
					u.text = first + " " + last // "GEDDES, Paul"
				}
				u.text = surnameAsRead(u.text)
			}
			u.count++
			if title, words := splitKey(m.key); title == "" && m.gender != anyGender {
				b.genders[words[0]] = m.gender
			}
			u.child = u.child || !m.Adult || !grownName(m.key) && minorAge(p, m.From, m.To, b.latest)
			u.grown = u.grown || adultAge(p, m.To)
			if m.Role != Unknown {
				u.role = m.Role
			}
			b.firstKey[m.key] = u
		}
		b.coded(p, ms)
		b.joined(p, ms)
		b.partnered(p, ms)
		b.appositions(p, ms)
		b.forms(p, ms)
	}
	b.captions()
	b.keyed()
	b.tables()
	b.neighbours()
}

// coded notes the codes that police records give to the people whom they name at the
// start of a line, "V-1 REID, Sarah", "S1: Mark Reid", or in it: "S-1 TORRES".
func (b *builder) coded(p *language.Paragraph, ms []Mention) {
	for i := range ms {
		m := &ms[i]
		if m.class != className || m.Role != Survivor && m.Role != Perpetrator || !strings.ContainsAny(m.key, "0123456789") || i+1 >= len(ms) {
			continue
		}
		from := m.To
		if from < len(p.Tokens) && (p.Tokens[from].Norm == ":" || p.Tokens[from].Norm == "-") {
			from++
		}
		if n := &ms[i+1]; n.From == from && n.class == className && n.Role == Unknown && (len(strings.Fields(n.key)) > 1 || allCapitalsWord(textOf(p, n.From, n.To))) {
			b.codes[m.key] = n.key
			b.explicit = append(b.explicit, explicit{n.key, m.Role, inField + " “" + textOf(p, m.From, m.To) + "”", 1})
			b.coding[n.key] = m.Role
		}
	}
}

// surnameAsRead is a name whose surname stands in capitals, as records have it, as
// people write it: "Paul GEDDES" is Paul Geddes.
func surnameAsRead(name string) string {
	words := strings.Fields(name)
	last := len(words) - 1
	if last < 1 || allCapitals(words[0]) || !allCapitalsWord(words[last]) || len(words[last]) < 3 {
		return name
	}
	words[last] = asRead(words[last])
	return strings.Join(words, " ")
}

// asRead is a name in capitals as people write it: "McKay" for MCKAY.
func asRead(name string) string {
	var b strings.Builder
	rest := name
	if strings.HasPrefix(rest, "MC") && len(rest) > 3 {
		b.WriteString("Mc")
		rest = rest[2:]
	}
	up := true
	for _, r := range rest {
		if !up {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		up = !unicode.IsLetter(r)
	}
	return b.String()
}

// grownName reports whether a name has a title that no child has, so that a number
// behind it is no age: "Mr Reid (16)", of a house; "Miss Okell (P1)", of a class.
func grownName(key string) bool {
	title, words := splitKey(key)
	return grown[title] || title == "miss" && len(words) == 1
}

func textOf(p *language.Paragraph, from, to int) string {
	s := p.SpanOf(from, to)
	return strings.Join(strings.Fields(p.Text[s.Start:s.End]), " ")
}

// byLength lists name keys with the fullest first, so that short forms find
// the person they belong to.
func (b *builder) byLength() []string {
	keys := append([]string(nil), b.order...)
	rank := func(k string) int {
		title, words := splitKey(k)
		switch {
		case b.codes[k] != "":
			return -1 // after whoever it stands for
		case b.jointSurname(k) != "":
			return 8
		case lettersOnly(b.firstKey[k].text):
			return 0 // after the names that they may stand for
		case initialFirst(words):
			return 7 // after "Darren Keogh", before "Mr Keogh"
		case title != "":
			return 4*len(words) + 2
		}
		return 4 * len(words)
	}
	sort.SliceStable(keys, func(i, j int) bool { return rank(keys[i]) > rank(keys[j]) })
	return keys
}
