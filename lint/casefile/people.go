package casefile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// People finds who is who over all documents of a family, read as one text:
// what is declared holds, the rest follows from what all of them tell. It also
// gives the declarations by which each document is to be read. Neither depends
// on the order of the documents; a text that occurs twice counts once.
func People(docs []*text.Document, declared []cast.Declaration, lex cast.Lexicon) ([]Person, []cast.Declaration) {
	texts := make([]string, 0, len(docs))
	by := map[string]*text.Document{}
	for _, d := range docs {
		k := key(d)
		if by[k] == nil {
			texts, by[k] = append(texts, k), d
		}
	}
	slices.Sort(texts)
	var paras []*language.Paragraph
	for _, k := range texts {
		for i := range by[k].Blocks {
			paras = append(paras, language.Scan(by[k].Blocks[i].Text))
		}
	}
	declared = settle(declared)
	c := cast.Infer(declared, paras, lex)
	aside := doubtFew(c.People)
	var people []Person
	var out, open []cast.Declaration
	for i := range c.People {
		p := &c.People[i]
		if onlyCalled(c.People, i) {
			continue
		}
		switch p.Role {
		case cast.Perpetrator, cast.Survivor, cast.Child:
		default:
			if !p.Contested && p.Abused+p.Suffered < 2 {
				continue // of too small a part in what is told
			}
		}
		people = append(people, Person{Person: *p, Declared: p.Declared})
		// Whoever has no part beside the two is to get none from a document alone; a word
		// for a parent or a partner may be one of the two there.
		switch d := (cast.Declaration{Role: p.Role, Name: p.Name, Aliases: p.Aliases}); {
		case aside[i] && parentWords[strings.ToLower(p.Name)]:
			open = append(open, d)
		case aside[i] || p.Role == cast.Perpetrator || p.Role == cast.Survivor || p.Role == cast.Child:
			out = append(out, d)
		}
	}
	if slices.ContainsFunc(people, withoutPart) {
		known := cast.Infer(out, paras, lex)
		people = withoutMeant(people, known)
		for _, d := range open {
			if isKnown(known, d.Name) {
				out = append(out, d)
			}
		}
	}
	return people, out
}

// withoutPart reports whether nothing gives somebody a part.
func withoutPart(p Person) bool { return p.Role == cast.Unknown && !p.Declared }

// parentWords are words by which a document speaks of one of the two without a name.
var parentWords = words("mother mum mom mam mummy mommy father dad da daddy wife husband partner ex-partner girlfriend boyfriend female male parent")

// onlyCalled reports whether somebody is a word for a part and no more, "the aggressor",
// beside whoever is known to have that part.
func onlyCalled(people []cast.Person, i int) bool {
	p := &people[i]
	called := func(o *cast.Person) bool { return o.Reason == "called “"+o.Name+"” in the text" }
	return !p.Declared && called(p) && slices.ContainsFunc(people, func(o cast.Person) bool { return o.Role == p.Role && o.Name != p.Name && !called(&o) })
}

// withoutMeant leaves out whoever has no part and is, once it is known who has one,
// another word for one of these: "Mother". The documents are read so.
func withoutMeant(people []Person, known *cast.Cast) []Person {
	return slices.DeleteFunc(people, func(p Person) bool {
		return withoutPart(p) && !isKnown(known, p.Name)
	})
}

// isKnown reports whether somebody of a cast has a name of his or her own.
func isKnown(c *cast.Cast, name string) bool {
	return slices.ContainsFunc(c.People, func(p cast.Person) bool { return p.Name == name })
}

// doubtFew leaves open who abuses whom where the documents together tell fewer acts
// than enoughActs of either: a bite told in a court report may be all that a file
// says in so many words, and be resistance. Where one of the two is known, somebody
// beside them of whom as little is told, or less than half as many acts, gets no
// part, and nobody does beside whoever is declared: a first husband, a
// mother-in-law. It returns who got none beside somebody who has it.
func doubtFew(people []cast.Person) map[int]bool {
	aside := map[int]bool{}
	few := func(p *cast.Person) bool {
		return !p.Declared && p.Abused+p.Suffered > 0 && p.Abused+p.Suffered < enoughActs
	}
	most := 0
	known, declared := map[cast.Role]bool{}, map[cast.Role]bool{}
	for i := range people {
		declared[people[i].Role] = declared[people[i].Role] || people[i].Declared
		if p := &people[i]; (p.Role == cast.Perpetrator || p.Role == cast.Survivor) && !few(p) {
			known[p.Role] = true
			if p.Role == cast.Perpetrator {
				most = max(most, p.Abused)
			}
		}
	}
	for i := range people {
		p := &people[i]
		if p.Role != cast.Perpetrator && p.Role != cast.Survivor {
			continue
		}
		switch {
		case declared[p.Role] && !p.Declared:
			p.Role, p.Reason = cast.Unknown, p.Reason+"; another is declared"
			aside[i] = true
		case few(p) && (len(known) == 0 || known[p.Role]), p.Role == cast.Perpetrator && !p.Declared && p.Abused > 0 && 2*p.Abused < most:
			p.Role, p.Reason = cast.Unknown, p.Reason+": too few to say"
			aside[i] = len(known) > 0
		}
	}
	return aside
}

// enoughActs is the number of acts, done or suffered, that a part over a whole
// family's documents rests on.
const enoughActs = 3

// key is the text of a document, by which equal ones are known.
func key(d *text.Document) string {
	var b strings.Builder
	for i := range d.Blocks {
		b.WriteString(d.Blocks[i].Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// settle puts declarations of one person into one. Somebody who is declared as
// two things by different documents is left open.
func settle(in []cast.Declaration) []cast.Declaration {
	in = slices.Clone(in)
	slices.SortStableFunc(in, func(a, b cast.Declaration) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), strings.Compare(a.Name, b.Name), strings.Compare(strings.Join(a.Aliases, "="), strings.Join(b.Aliases, "=")))
	})
	var out []cast.Declaration
	roles := map[string]map[cast.Role]bool{}
	for _, d := range in {
		k := strings.ToLower(d.Name)
		if roles[k] == nil {
			roles[k] = map[cast.Role]bool{}
		}
		roles[k][d.Role] = true
		i := slices.IndexFunc(out, func(o cast.Declaration) bool { return strings.EqualFold(o.Name, d.Name) && o.Role == d.Role })
		if i < 0 {
			out = append(out, cast.Declaration{Role: d.Role, Name: d.Name})
			i = len(out) - 1
		}
		for _, a := range d.Aliases {
			if !slices.Contains(out[i].Aliases, a) {
				out[i].Aliases = append(out[i].Aliases, a)
			}
		}
	}
	return slices.DeleteFunc(out, func(d cast.Declaration) bool { return len(roles[strings.ToLower(d.Name)]) > 1 })
}
