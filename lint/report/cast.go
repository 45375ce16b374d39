package report

import (
	"io"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// CastSchema names the JSON document that cast writes.
const CastSchema = "dalint/cast/1"

// Cast is a document with who is who in it, and its blocks bound to them.
type Cast struct {
	Document
	Blocks []*cast.Bound
}

type jsonCastPerson struct {
	jsonPerson
	Did      int            `json:"acts_done"`
	Had      int            `json:"acts_suffered"`
	Done     []jsonPosition `json:"done_at"`
	Suffered []jsonPosition `json:"suffered_at"`
}

// CastJSON writes who is who in a document.
func CastJSON(w io.Writer, d Cast, o Options) error {
	noText := o.NoText || d.NoText
	c := d.Result.Cast
	people := []jsonCastPerson{}
	found := actPlaces(c, d.Blocks)
	for i, p := range toCast(c, noText) {
		people = append(people, jsonCastPerson{
			p, c.People[i].Abused, c.People[i].Suffered,
			placesOf(d.Result, found[i].done), placesOf(d.Result, found[i].suffered),
		})
	}
	var flags, questions []string
	if !noText {
		flags, _ = corrections(c)
	}
	if both(c) {
		questions = primary
	}
	return writeJSON(w, struct {
		Schema        string           `json:"schema"`
		Path          string           `json:"path"`
		Format        string           `json:"format"`
		DomesticAbuse bool             `json:"domestic_abuse_context"`
		Cast          []jsonCastPerson `json:"cast"`
		Correct       []string         `json:"correct_with,omitzero"`
		Questions     []string         `json:"primary_perpetrator_questions,omitzero"`
	}{CastSchema, d.Path, string(d.Result.Document.Format), d.Result.DomesticAbuse, people, flags, questions})
}

func placesOf(r *lint.Result, ps []place) []jsonPosition {
	out := []jsonPosition{}
	for _, p := range ps {
		start, _ := positions(r.Document, p.block, p.span)
		out = append(out, start)
	}
	return out
}

// roleWords say a role as a heading, in the order in which a cast is shown.
var roleWords = []struct {
	role  cast.Role
	words string
}{
	{cast.Perpetrator, "Uses violence or control"},
	{cast.Survivor, "Survivor"},
	{cast.Child, "Children"},
	{cast.Unknown, "Part not known"},
	{cast.Professional, "Professionals"},
	{cast.Other, "Others"},
}

// CastText writes who is who in a document, and why dalint thinks so.
func CastText(w io.Writer, d Cast, o Options) error {
	limit := o.columns()
	noText := o.NoText || d.NoText
	var b strings.Builder
	st := style{on: o.Color}
	b.WriteString(st.bold(sayPath(d.Path)) + "\n")
	people := d.Result.Cast.People
	found := actPlaces(d.Result.Cast, d.Blocks)
	for _, row := range roleWords {
		told := false
		for i := range people {
			if people[i].Role != row.role {
				continue
			}
			if !told {
				told = true
				b.WriteString("\n" + row.words + "\n")
			}
			wrap(&b, indent{"  - ", "    "}, person(&people[i], noText), limit)
			if ps := found[i].done; len(ps) > 0 {
				wrap(&b, indent{"    ", "      "}, "told as doing abuse: "+lines(d.Result.Document, ps), limit)
			}
			if ps := found[i].suffered; len(ps) > 0 {
				wrap(&b, indent{"    ", "      "}, "told as suffering it: "+lines(d.Result.Document, ps), limit)
			}
		}
	}
	if len(people) == 0 {
		b.WriteString("\nNobody is told apart in this text.\n")
	}
	if both(d.Result.Cast) {
		b.WriteByte('\n')
		wrap(&b, indent{}, primaryLead, limit)
		for _, q := range primary {
			wrap(&b, indent{"  - ", "    "}, q, limit)
		}
	}
	b.WriteString("\n")
	wrap(&b, indent{}, "Roles come from what the text says people do, never from gender. A person without one is not known: the text says too little.", limit)
	castCorrections(&b, d, noText)
	_, err := io.WriteString(w, b.String())
	return err
}

// castCorrections shows how to set right who is who. The lines are not
// wrapped, so that they can be copied.
func castCorrections(b *strings.Builder, d Cast, noText bool) {
	flags, config := corrections(d.Result.Cast)
	if noText || len(flags) == 0 {
		b.WriteString("If one is wrong or missing, say who is who: dalint check --survivor \"Ms Reid=Sarah\" --perpetrator \"Mr Reid=Mark\" FILE\n")
		return
	}
	b.WriteString("If one is wrong or missing, change and add to a command:\n")
	for _, f := range flags {
		b.WriteString("  " + clean(f) + "\n")
	}
	if len(config) > 0 {
		b.WriteString("or to dalint.toml in the document's folder:\n  [cast]\n")
		for _, c := range config {
			b.WriteString("  " + clean(c) + "\n")
		}
	}
}

func person(p *cast.Person, noText bool) string {
	s := "a person"
	if !noText {
		s = clean(p.Name)
		if len(p.Aliases) > 0 {
			s += ", also " + clean(strings.Join(p.Aliases, ", "))
		}
	}
	how := "inferred"
	if p.Declared {
		how = "declared"
	}
	if p.Contested {
		how = "contested: told both as doing and as suffering abuse"
	}
	if p.Reason != "" && !noText && p.Reason != how {
		how += ": " + clean(p.Reason)
	}
	return s + " (" + how + ")"
}
