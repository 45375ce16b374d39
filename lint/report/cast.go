package report

import (
	"io"
	"strings"

	"github.com/dalint/dalint/lint/cast"
)

// CastSchema names the JSON document that cast writes.
const CastSchema = "dalint/cast/1"

// CastJSON writes who is who in a document.
func CastJSON(w io.Writer, d Document, o Options) error {
	out, err := marshal(struct {
		Schema        string       `json:"schema"`
		Path          string       `json:"path"`
		Format        string       `json:"format"`
		DomesticAbuse bool         `json:"domestic_abuse_context"`
		Cast          []jsonPerson `json:"cast"`
	}{CastSchema, d.Path, string(d.Result.Document.Format), d.Result.DomesticAbuse, toCast(d.Result.Cast, o.NoText || d.NoText)}, "")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, out+"\n")
	return err
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
func CastText(w io.Writer, d Document, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	limit := min(max(o.Width, 40), 100)
	noText := o.NoText || d.NoText
	var b strings.Builder
	st := style{on: o.Color}
	b.WriteString(st.bold(sayPath(d.Path)) + "\n")
	var people []cast.Person
	if d.Result.Cast != nil {
		people = d.Result.Cast.People
	}
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
			wrap(&b, "    ", "  - ", person(&people[i], noText), limit)
		}
	}
	if len(people) == 0 {
		b.WriteString("\nNobody is told apart in this text.\n")
	}
	b.WriteString("\n")
	wrap(&b, "", "", "Roles come from what the text says people do, never from gender. If one is wrong, say who is who: "+
		"dalint check --survivor \"Ms Reid=Sarah\" --perpetrator \"Mr Reid=Mark\" FILE", limit)
	_, err := io.WriteString(w, b.String())
	return err
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
