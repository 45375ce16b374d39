package cast

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/pattern/patterntest"
)

// lexicon is the built-in one, read once for all tests.
var lexicon = sync.OnceValue(func() *pattern.Lexicon {
	return patterntest.Lexicon(os.DirFS("../../rules/lexicon"), nil)
})

// stock is the cast that the examples of rules are read with.
var stock = []Declaration{
	{Role: Survivor, Name: "Sarah"}, {Role: Perpetrator, Name: "Mark"}, {Role: Child, Name: "Leo"}, {Role: Professional, Name: "Ms Okafor"},
}

// bindText infers the cast from the text alone, or from declared people, and
// binds all of it as one paragraph.
func bindText(text string, declared ...Declaration) (*Cast, *Bound) {
	p := language.Scan(text)
	c := Infer(declared, []*language.Paragraph{p}, lexicon())
	b, _ := c.Bind(p, Focus{}, lexicon())
	return c, b
}

func words(b *Bound, from, to int) string {
	if from >= to {
		return "-"
	}
	s := b.SpanOf(from, to)
	return b.Text[s.Start:s.End]
}

func showMention(c *Cast, b *Bound, m *Mention) string {
	s := words(b, m.From, m.To)
	if m.Person != NoPerson {
		s += "=" + c.People[m.Person].Name
	}
	if m.Group != Single {
		s += ":" + m.Group.String()
	}
	if m.Role != Unknown {
		s += "/" + m.Role.String()
	}
	if m.Possessive {
		s += "+"
	}
	return s
}

func showMentions(c *Cast, b *Bound) string {
	var out []string
	for i := range b.Mentions {
		out = append(out, showMention(c, b, &b.Mentions[i]))
	}
	return strings.Join(out, "; ")
}

func showPart(b *Bound, q Participant) string {
	switch q.Kind {
	case Absent:
		return "-"
	case Implied:
		return "~"
	}
	return words(b, q.From, q.To)
}

// showEvent is "form [words] agent>patient" with what else is the case.
func showEvent(b *Bound, e *Event) string {
	s := fmt.Sprintf("%s [%s] %s > %s", e.Form, words(b, e.From, e.To), showPart(b, e.Agent), showPart(b, e.Patient))
	if e.Act != Abuse {
		s += " " + e.Act.String()
	}
	if e.Stranger {
		s += " stranger"
	}
	if e.Negated {
		s += " negated"
	}
	if e.Mood != language.Asserted {
		s += " " + e.Mood.String()
	}
	return s
}

func showEvents(b *Bound) string {
	var out []string
	for i := range b.Events {
		out = append(out, showEvent(b, &b.Events[i]))
	}
	return strings.Join(out, "; ")
}

func showPeople(c *Cast) string {
	var out []string
	for i := range c.People {
		p := &c.People[i]
		r := p.Role.String()
		if p.Contested {
			r = "contested"
		}
		out = append(out, p.Name+": "+r)
	}
	return strings.Join(out, "; ")
}

// row is a text with what is to be found in it, in the notation of a show function.
type row struct{ text, want string }

func mentions(text string) string { return showMentions(bindText(text)) }
func roles(text string) string    { c, _ := bindText(text); return showPeople(c) }
func events(text string) string   { _, b := bindText(text); return showEvents(b) }

func check(t *testing.T, show func(string) string, rows []row) {
	t.Helper()
	for _, r := range rows {
		if got := show(r.text); got != r.want {
			t.Errorf("%s\n got %s\nwant %s", r.text, got, r.want)
		}
	}
}
