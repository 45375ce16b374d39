package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// unheard are the people named by flags whom no document has named yet. A slip in
// a name is not seen otherwise: the rewrites would carry it.
type unheard []namedBy

// namedBy is a person as a flag names him or her.
type namedBy struct {
	flag, name string
	words      []string // those that may stand for the person
}

// newUnheard lists whom the flags name.
func newUnheard(f *flags) unheard {
	var out unheard
	for _, list := range []struct {
		flag string
		as   []string
	}{{"perpetrator", f.perpetrator}, {"survivor", f.survivor}, {"child", f.child}} {
		for _, s := range list.as {
			d, ok := cast.ParseDeclaration(cast.Unknown, s)
			if !ok {
				continue
			}
			p := namedBy{flag: list.flag, name: d.Name}
			for _, form := range append(d.Aliases, d.Name) {
				p.words = append(p.words, wordsOfName(form)...)
			}
			out = append(out, p)
		}
	}
	return out
}

// wordsOfName are the words of a name in small letters, without titles.
func wordsOfName(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := words[:0]
	for _, w := range words {
		switch w {
		case "mr", "mrs", "ms", "miss", "dr", "mx", "the":
		default:
			out = append(out, w)
		}
	}
	return out
}

// hear takes out whom a document names by any of the words.
func (u *unheard) hear(doc *text.Document) {
	if len(*u) == 0 || doc == nil {
		return
	}
	said := map[string]bool{}
	for i := range doc.Blocks {
		for _, w := range wordsOfName(doc.Blocks[i].Text) {
			said[w] = true
		}
	}
	var left unheard
	for _, p := range *u {
		heard := len(p.words) == 0
		for _, w := range p.words {
			heard = heard || said[w]
		}
		if !heard {
			left = append(left, p)
		}
	}
	*u = left
}

// note says of whom nothing was heard, a line each.
func (p namedBy) note(noText bool) string {
	if noText {
		return fmt.Sprintf("a name given with --%s is nowhere in what was checked: check how it is written", p.flag)
	}
	return fmt.Sprintf("--%s %q: nobody is called so in what was checked: check how it is written", p.flag, p.name)
}

// bothParts is a name that is declared as the perpetrator's and as the
// survivor's; empty where there is none.
func bothParts(perpetrators, survivors []string) string {
	taken := map[string]bool{}
	each := func(list []string, do func(key, form string)) {
		for _, s := range list {
			if d, ok := cast.ParseDeclaration(cast.Unknown, s); ok {
				for _, form := range append([]string{d.Name}, d.Aliases...) {
					do(strings.ToLower(form), form)
				}
			}
		}
	}
	each(perpetrators, func(key, _ string) { taken[key] = true })
	found := ""
	each(survivors, func(key, form string) {
		if taken[key] && found == "" {
			found = form
		}
	})
	return found
}
