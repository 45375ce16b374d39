package practice

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
)

// young reports whether the text gives an age under 18 after somebody's name,
// though the cast does not know a child there: "Kayden CRAIG (6)", "Amy, aged 9".
func young(f *lint.Facts, w who) bool {
	if f.Cast == nil || int(w-firstAdult) >= len(f.Cast.People) {
		return false
	}
	p := &f.Cast.People[w-firstAdult]
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if len(name) < 3 || name != p.Name && strings.HasSuffix(p.Name, " "+name) {
			continue // initials and surnames are others' too
		}
		for i := range f.Document.Blocks {
			words := f.Document.Blocks[i].Text
			for at := strings.Index(words, name); at >= 0; {
				if minor(words[at+len(name):]) {
					return true
				}
				next := strings.Index(words[at+len(name):], name)
				if next < 0 {
					break
				}
				at += len(name) + next
			}
		}
	}
	return false
}

// ageAfter is an age behind a name, and at most one word between.
var ageAfter = regexp.MustCompile(`^(?: [A-Z][\w'’-]*)?(?:,? (?:is |was )?aged |,? \(aged |,? \()(\d{1,2})\b`)

// bornAfter is a day or month of birth behind a name.
var bornAfter = regexp.MustCompile(`(?i)^(?: [A-Z][\w'’-]*)?,? ?\(?(?:d\.?o\.?b\.?|b\.|born|date of birth)[: ]+(?:on )?[^\s\d]*\d{1,2}(?:[/.-]\d{1,2})?[/.-](\d{2,4})\b`)

// firstBorn is the first year of birth of those who are taken for children.
const firstBorn = 2008

// bareAge is an age between a comma and what cannot follow a day of a month:
// "Alfie Maddox, 5 (father: ...)".
var bareAge = regexp.MustCompile(`^(?: [A-Z][\w'’-]*)?, (\d{1,2})(?:[.,;)]| \(|$|\n| years| yrs| and )`)

func minor(after string) bool {
	if m := bornAfter.FindStringSubmatch(after[:min(len(after), 60)]); m != nil {
		n, err := strconv.Atoi(m[1])
		if n < 100 {
			n += 2000
		}
		return err == nil && n >= firstBorn && n < 2100
	}
	m := ageAfter.FindStringSubmatch(after[:min(len(after), 60)])
	if m == nil {
		m = bareAge.FindStringSubmatch(after[:min(len(after), 60)])
	}
	if m == nil {
		return false
	}
	n, err := strconv.Atoi(m[1])
	return err == nil && n < 18
}
