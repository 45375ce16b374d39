package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// ParseSchema names the JSON document that parse writes.
const ParseSchema = "dalint/parse/1"

// Parsed is a document as rule authors see it: its blocks in reading order,
// each bound to the cast.
type Parsed struct {
	Path     string
	Document *text.Document
	Cast     *cast.Cast
	Blocks   []*cast.Bound
}

type jsonBlock struct {
	Kind      string         `json:"kind"`
	Level     int            `json:"level,omitempty"`
	Text      string         `json:"text,omitempty"`
	Start     jsonPosition   `json:"start"`
	Place     jsonPlace      `json:"place"`
	Sentences []jsonSentence `json:"sentences"`
}

type jsonSentence struct {
	Kind    string       `json:"kind"`
	Start   jsonPosition `json:"start"`
	End     jsonPosition `json:"end"`
	Clauses []jsonClause `json:"clauses"`
	Events  []jsonEvent  `json:"events"`
}

type jsonClause struct {
	Verb         string `json:"verb,omitempty"`
	Lemma        string `json:"lemma,omitempty"`
	Voice        string `json:"voice"`
	Agent        string `json:"agent,omitempty"`
	Patient      string `json:"patient,omitempty"`
	Negated      bool   `json:"negated"`
	Mood         string `json:"mood"`
	AttributedTo string `json:"attributed_to,omitempty"`
}

type jsonEvent struct {
	Act     string           `json:"act"`
	Tactic  string           `json:"tactic,omitempty"`
	Form    string           `json:"form"`
	Text    string           `json:"text,omitempty"`
	Agent   *jsonParticipant `json:"agent,omitempty"`
	Patient *jsonParticipant `json:"patient,omitempty"`
	Negated bool             `json:"negated"`
	Mood    string           `json:"mood"`
}

type jsonParticipant struct {
	Role    string `json:"role"`
	Mention string `json:"mention"`
	Group   string `json:"group"`
	Name    string `json:"name,omitempty"`
	Text    string `json:"text,omitempty"`
}

// ParseJSON writes a parsed document.
func ParseJSON(w io.Writer, p Parsed, o Options) error {
	doc := struct {
		Schema string      `json:"schema"`
		Path   string      `json:"path"`
		Format string      `json:"format"`
		Blocks []jsonBlock `json:"blocks"`
	}{ParseSchema, p.Path, string(p.Document.Format), p.blocks(o.NoText)}
	return writeJSON(w, doc)
}

func (p *Parsed) blocks(noText bool) []jsonBlock {
	out := []jsonBlock{}
	for i, bound := range p.Blocks {
		b := &p.Document.Blocks[i]
		row := jsonBlock{
			Kind: b.Kind.String(), Level: b.Level, Start: jsonPosition(p.Document.Position(i, 0)),
			Place: toPlace(b.Place, noText), Sentences: []jsonSentence{},
		}
		if !noText {
			row.Text = b.Text
		}
		for s := range bound.Sentences {
			row.Sentences = append(row.Sentences, p.sentence(i, bound, s, noText))
		}
		out = append(out, row)
	}
	return out
}

func (p *Parsed) sentence(block int, bound *cast.Bound, s int, noText bool) jsonSentence {
	sent := &bound.Sentences[s]
	start, end := positions(p.Document, block, sent.Span)
	row := jsonSentence{
		Kind: sent.Kind.String(), Start: start, End: end, Clauses: []jsonClause{}, Events: []jsonEvent{},
	}
	say := func(ph *language.Phrase) string {
		if ph == nil || noText {
			return ""
		}
		return bound.Slice(*ph)
	}
	for c := range sent.Clauses {
		cl := &sent.Clauses[c]
		j := jsonClause{
			Verb: say(&cl.Verb), Voice: cl.Voice.String(), Agent: say(cl.Agent), Patient: say(cl.Patient),
			Negated: cl.Negated, Mood: cl.Mood.String(),
		}
		if !noText {
			j.Lemma = cl.Lemma
		}
		for _, k := range []language.ScopeKind{language.Attributed, language.Quoted} {
			if sc := bound.InScope(cl.Verb.Head, k); sc != nil && j.AttributedTo == "" {
				j.AttributedTo = say(sc.Source)
			}
		}
		row.Clauses = append(row.Clauses, j)
	}
	events := bound.EventsOf(s)
	for e := range events {
		row.Events = append(row.Events, p.event(bound, &events[e], noText))
	}
	return row
}

func (p *Parsed) event(bound *cast.Bound, e *cast.Event, noText bool) jsonEvent {
	row := jsonEvent{
		Act: e.Act.String(), Tactic: e.Tactic, Form: e.Form.String(), Negated: e.Negated, Mood: e.Mood.String(),
		Agent: p.participant(bound, e.Agent, noText), Patient: p.participant(bound, e.Patient, noText),
	}
	if !noText {
		row.Text = slice(bound, e.From, e.To)
	}
	return row
}

// participant is nil where nobody stands in the role.
func (p *Parsed) participant(bound *cast.Bound, who cast.Participant, noText bool) *jsonParticipant {
	if who.Kind == cast.Absent {
		return nil
	}
	row := &jsonParticipant{Role: who.Role.String(), Mention: who.Kind.String(), Group: who.Group.String()}
	if !noText {
		if who.Person >= 0 && p.Cast != nil && int(who.Person) < len(p.Cast.People) {
			row.Name = p.Cast.People[who.Person].Name
		}
		row.Text = slice(bound, who.From, who.To)
	}
	return row
}

func slice(bound *cast.Bound, from, to int) string {
	sp := bound.SpanOf(from, to)
	return bound.Text[sp.Start:sp.End]
}

// ParseText writes a parsed document for people: each block with its place,
// and below each sentence its clauses and events.
func ParseText(w io.Writer, p Parsed, o Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, %s\n", sayPath(p.Path), p.Document.Format, plural(len(p.Blocks), "block", "blocks"))
	for i, block := range p.blocks(o.NoText) {
		level := ""
		if block.Level > 0 {
			level = fmt.Sprintf(" %d", block.Level)
		}
		fmt.Fprintf(&b, "\n%s: %s%s\n", where(p.Document, i, text.Span{}, o.NoText), block.Kind, level)
		for s, sent := range block.Sentences {
			words := "(sentence)"
			if !o.NoText {
				sp := p.Blocks[i].Sentences[s].Span
				words = p.Document.Blocks[i].Text[sp.Start:sp.End]
			}
			wrap(&b, indent{"  ", "    "}, fmt.Sprintf("%s [%s]", clean(words), sent.Kind), max(o.Width, 60))
			for _, c := range sent.Clauses {
				fmt.Fprintf(&b, "      clause  %s\n", c.line())
			}
			for _, e := range sent.Events {
				fmt.Fprintf(&b, "      event   %s\n", e.line())
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// fields joins "name: value" for the values that there are.
func fields(pairs ...string) string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, strings.TrimPrefix(pairs[i]+": "+clean(pairs[i+1]), ": "))
		}
	}
	return strings.Join(out, "; ")
}

func (c *jsonClause) line() string {
	return fields("", c.Voice, "verb", c.Verb, "agent", c.Agent, "patient", c.Patient,
		"", negated(c.Negated), "", unless(c.Mood, "asserted"), "said by", c.AttributedTo)
}

func (e *jsonEvent) line() string {
	act := e.Act
	if e.Tactic != "" {
		act += " (" + e.Tactic + ")"
	}
	return fields("", act, "", e.Form, "told as", e.Text, "agent", e.Agent.line(), "patient", e.Patient.line(),
		"", negated(e.Negated), "", unless(e.Mood, "asserted"))
}

func (p *jsonParticipant) line() string {
	if p == nil {
		return "nobody"
	}
	return strings.TrimSpace(cmp.Or(p.Name, p.Text) + " (" + p.Role + ")")
}

func negated(b bool) string {
	if b {
		return "negated"
	}
	return ""
}

func unless(s, usual string) string {
	if s == usual {
		return ""
	}
	return s
}
