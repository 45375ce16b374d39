package report

import (
	"fmt"
	"sort"
	"strings"

	"github.com/dalint/dalint/lint"
)

// askedOf says which documents a practice check is asked of.
func askedOf(p *lint.Practice) string {
	types := make([]string, len(p.Types))
	for i, t := range p.Types {
		types[i] = strings.ReplaceAll(t, "-", " ")
	}
	s := "Asked of: " + strings.Join(types, ", ") + "."
	if p.MinWords > 1 {
		s += " Not asked of fewer than " + plural(p.MinWords, "word", "words") + ", but for plans."
	}
	return s
}

// Thresholds are the numbers that a check's answers hang on, in the order of
// their names, in words.
func Thresholds(p *lint.Practice) []string {
	keys := make([]string, 0, len(p.Thresholds))
	for k := range p.Thresholds {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = fmt.Sprintf("%s = %d: %s", k, p.Thresholds[k].Value, p.Thresholds[k].Means)
	}
	return out
}

// ExampleHead says what an example shows.
func ExampleHead(e lint.DocumentExample) string {
	article := "a"
	if strings.ContainsRune("aeiou", rune(e.Type[0])) {
		article = "an"
	}
	return fmt.Sprintf("%s, in %s %s: %s", Capital(strings.ReplaceAll(e.Status.String(), "-", " ")), article, strings.ReplaceAll(e.Type, "-", " "), e.Why)
}

func explainPractice(b *strings.Builder, p *lint.Practice, st style, limit int) {
	b.WriteByte('\n')
	wrap(b, indent{}, p.Code+". "+askedOf(p), limit)
	if th := Thresholds(p); len(th) > 0 {
		fmt.Fprintf(b, "\n%s\n", st.bold("What the answer hangs on"))
		for _, t := range th {
			wrap(b, indent{"  - ", "    "}, t, limit)
		}
	}
	for _, e := range p.Examples {
		fmt.Fprintf(b, "\n%s\n", st.bold("Example"))
		wrap(b, even("  "), ExampleHead(e), limit)
		for _, line := range strings.Split(e.Text, "\n") {
			if line == "" {
				b.WriteByte('\n')
				continue
			}
			wrap(b, even("    "), line, limit)
		}
	}
}

func markdownPractice(b *strings.Builder, p *lint.Practice, list func(string, int, func(int) string)) {
	fmt.Fprintf(b, "\n%s. %s\n", p.Code, askedOf(p))
	th := Thresholds(p)
	list("What the answer hangs on", len(th), func(i int) string { return EscapeMarkdown(th[i]) })
	for _, e := range p.Examples {
		fmt.Fprintf(b, "\n**%s**\n\n", EscapeMarkdown(ExampleHead(e)))
		for _, line := range strings.Split(e.Text, "\n") {
			heading := ""
			if rest, ok := strings.CutPrefix(line, "# "); ok { // the mark of one in a rule's file
				heading, line = "# ", rest
			}
			b.WriteString(strings.TrimRight("> "+heading+EscapeMarkdown(line), " ") + "\n")
		}
	}
}
