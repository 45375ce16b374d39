// Package corpus makes reports up, for benchmarks and tests: the same seed gives
// the same text on every machine. The reports read like case files and tell of
// nobody.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Report is a made-up report of at least size bytes, as plain text with blank
// lines between paragraphs. About one sentence in five uses the language that
// dalint is about; the rest is ordinary record keeping.
func Report(seed uint64, size int) string {
	w := &writer{rng: rand.New(rand.NewPCG(seed, 0x6461))}
	w.cast()
	fmt.Fprintf(&w.out, "%s\n\n", w.fill(w.pick(titles)))
	for w.out.Len() < size {
		if w.rng.IntN(6) == 0 {
			fmt.Fprintf(&w.out, "%s\n\n", w.pick(headings))
		}
		for n := 3 + w.rng.IntN(5); n > 0; n-- {
			from := ordinary
			if w.rng.IntN(5) == 0 {
				from = telling
			}
			w.out.WriteString(w.fill(w.pick(from)))
			w.out.WriteString(map[bool]string{true: " ", false: "\n\n"}[n > 1])
		}
	}
	return w.out.String()
}

type writer struct {
	rng   *rand.Rand
	out   strings.Builder
	names map[string]string
}

func (w *writer) pick(from []string) string { return from[w.rng.IntN(len(from))] }

// cast gives a report its people, so that names recur as they do in a file.
func (w *writer) cast() {
	surname := w.pick(surnames)
	w.names = map[string]string{
		"A": w.pick(first), "B": w.pick(first), "C": w.pick(first), "S": surname, "W": w.pick(surnames),
	}
}

// fill replaces slots: {A} and {B} are adults, {C} a child, {S} a surname, {W}
// a worker; {day}, {month}, {n}, {time}, {place} and {thing} are drawn anew.
func (w *writer) fill(s string) string {
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			return s
		}
		end := open + strings.IndexByte(s[open:], '}')
		s = s[:open] + w.slot(s[open+1:end]) + s[end+1:]
	}
}

func (w *writer) slot(name string) string {
	switch name {
	case "day":
		return w.pick([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
	case "month":
		return fmt.Sprintf("%d %s", 1+w.rng.IntN(28), w.pick([]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}))
	case "n":
		return fmt.Sprint(2 + w.rng.IntN(40))
	case "time":
		return fmt.Sprintf("%d.%02d", 8+w.rng.IntN(10), 5*w.rng.IntN(12))
	case "place":
		return w.pick(places)
	case "thing":
		return w.pick(things)
	}
	return w.names[name]
}
