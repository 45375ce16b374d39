package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// actsOf are the places at which somebody is told as doing abuse, and as
// suffering it.
type actsOf struct{ done, suffered []place }

// place is a token's place in a block.
type place struct {
	block int
	span  text.Span
}

// actPlaces finds the places of the acts that the cast was counted from, by person.
func actPlaces(c *cast.Cast, blocks []*cast.Bound) []actsOf {
	out := make([]actsOf, len(c.People))
	for i, b := range blocks {
		for k := range b.Events {
			e := &b.Events[k]
			if !e.Counts() || b.InScope(e.From, language.Quoted) != nil || b.InScope(e.From, language.Negated) != nil {
				continue
			}
			at := place{i, b.SpanOf(e.From, e.To)}
			if p := e.Agent; p.Person >= 0 && int(p.Person) < len(out) && p.Kind != cast.Absent && p.Group == cast.Single {
				out[p.Person].done = append(out[p.Person].done, at)
			}
			if p := e.Patient; p.Person >= 0 && int(p.Person) < len(out) && p.Kind != cast.Absent && p.Group == cast.Single {
				out[p.Person].suffered = append(out[p.Person].suffered, at)
			}
		}
	}
	return out
}

// maxPlaces is how many places are listed for a person.
const maxPlaces = 8

// lines says where places are: lines of a flat file, pages of a document that
// has them, paragraphs of others.
func lines(doc *text.Document, ps []place) string {
	one, many := "paragraph", "paragraphs"
	if doc.Format.Flat() {
		one, many = "line", "lines"
	}
	var at []int
	for _, p := range ps {
		n := doc.Blocks[p.block].Place.Paragraph
		switch page := doc.Blocks[p.block].Place.Page; {
		case doc.Format.Flat():
			n = doc.Position(p.block, p.span.Start).Line
		case page > 0:
			n, one, many = page, "page", "pages"
		}
		if !slices.Contains(at, n) {
			at = append(at, n)
		}
	}
	var words []string
	for i, n := range at {
		if i == maxPlaces {
			words = append(words, "…")
			break
		}
		words = append(words, count(n))
	}
	if len(at) == 1 {
		return one + " " + words[0]
	}
	return many + " " + strings.Join(words, ", ")
}

// both reports whether two adults are each told as doing abuse to somebody.
func both(c *cast.Cast) bool {
	n := 0
	for i := range c.People {
		p := &c.People[i]
		if p.Contested {
			return true
		}
		if p.Abused > 0 && p.Role != cast.Child && p.Role != cast.Professional && p.Role != cast.Other {
			n++
		}
	}
	return n > 1
}

// primary is what to ask where both adults are told as doing something. It
// follows the practice literature (the Respect toolkit; SafeLives on
// counter-allegations; Victoria's MARAM guides) and decides nothing.
var primary = []string{
	"Who is afraid of whom, and what has each of them changed because of it?",
	"Who decides, checks and punishes, and over how long?",
	"Was an act done to stop an assault or to get away? What came just before?",
	"Who was hurt, how badly, and how often?",
}

const primaryLead = "More than one adult is told as doing something. Violence that resists abuse is not mutual abuse. " +
	"dalint does not settle it; ask, and say in the document what the answers rest on:"

// corrections are a flag and a line of configuration for each person whose
// part is known or open, ready to be copied.
func corrections(c *cast.Cast) (flags, config []string) {
	lists := map[cast.Role][]string{}
	for i := range c.People {
		p := &c.People[i]
		if !p.Declared && p.Abused+p.Suffered == 0 && strings.HasPrefix(p.Reason, "called “"+p.Name) {
			continue // a form's word, "Suspect", is nobody's name
		}
		form := declaration(p)
		switch p.Role {
		case cast.Perpetrator, cast.Survivor, cast.Child:
			flags = append(flags, fmt.Sprintf("--%s %q", p.Role, form))
			lists[p.Role] = append(lists[p.Role], fmt.Sprintf("%q", form))
		case cast.Unknown:
			if p.Contested || p.Abused+p.Suffered > 0 {
				flags = append(flags, fmt.Sprintf("--perpetrator %q   or   --survivor %q", form, form))
			}
		}
	}
	for _, r := range []cast.Role{cast.Perpetrator, cast.Survivor, cast.Child} {
		if len(lists[r]) > 0 {
			config = append(config, fmt.Sprintf("%-11s = [%s]", r, strings.Join(lists[r], ", ")))
		}
	}
	return flags, config
}

// declaration is a person as a flag takes it: "Sarah Reid=Sarah=Mum".
func declaration(p *cast.Person) string {
	forms := []string{oneLine(p.Name)}
	for _, a := range p.Aliases {
		if a = oneLine(a); a != "" && !strings.ContainsAny(a, "=\"") && !slices.Contains(forms, a) {
			forms = append(forms, a)
		}
	}
	return strings.Join(forms, "=")
}
