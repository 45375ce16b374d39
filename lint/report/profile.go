package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// The practice profile for a person: at a terminal, in a note on a document,
// as a page and in one line.

// profileLead stands before every profile.
const profileLead = "what this text shows. It judges no person and no work."

// statusWords are the marks of the profile; they read without colour, and aloud.
var statusWords = map[lint.Status]string{lint.Met: "met", lint.Partly: "partly", lint.NotEvident: "not evident"}

// lookHere marks a check that lists places to see one by one.
const lookHere = "look here"

// statusWord is what the profile says before the title of a check.
func statusWord(j *lint.Judgement) string {
	switch {
	case len(j.Also) > 0:
		return lookHere
	case j.Rule.ID == "practice/record-safety":
		return "none found" // never that a document is safe
	}
	return statusWords[j.Status]
}

// asked reports whether any practice check applies to the document.
func asked(p *lint.Profile) bool {
	if p == nil {
		return false
	}
	for i := range p.Judgements {
		if p.Judgements[i].Status != lint.NotApplicable {
			return true
		}
	}
	return false
}

// answered are the checks that the document is asked, and the codes of the
// others.
func answered(p *lint.Profile) (judgements []*lint.Judgement, left []string) {
	for i := range p.Judgements {
		if j := &p.Judgements[i]; j.Status != lint.NotApplicable {
			judgements = append(judgements, j)
		} else {
			left = append(left, j.Rule.Practice.Code)
		}
	}
	return judgements, left
}

// profile writes what the text shows of practice: a line a check, the figures,
// and the questions worth asking first.
func (t *textWriter) profile(b *strings.Builder, r *lint.Result, noText bool) {
	p := r.Profile
	if !asked(p) {
		return
	}
	b.WriteByte('\n')
	wrap(b, even("  "), t.style.bold("Practice profile")+": "+profileLead, t.o.Width)
	judgements, left := answered(p)
	for _, j := range judgements {
		word := statusWord(j)
		var line strings.Builder
		wrap(&line, indent{fmt.Sprintf("    %-11s  %-3s ", word, j.Rule.Practice.Code), "                     "}, j.Rule.Doc.Title, t.o.Width)
		b.WriteString(strings.Replace(line.String(), word, t.style.status(word), 1))
		for _, e := range j.Also {
			wrap(b, indent{"                     ", "                       "}, where(r.Document, e.Block, e.Span, noText)+": "+e.Note, t.o.Width)
		}
	}
	if len(left) > 0 {
		wrap(b, indent{"    not asked    ", "                 "}, notAsked+strings.Join(left, ", "), t.o.Width)
	}
	if line := assumedLine(p, noText); line != "" {
		var flags []string
		for _, a := range p.Assumed {
			flags = append(flags, "--"+a.Role.String()+" NAME")
		}
		wrap(b, even("    "), line+" To settle it: "+strings.Join(flags, ", ")+".", t.o.Width)
	}
	if line := measureLine(p); line != "" {
		wrap(b, even("    "), figuresLabel+": "+line, t.o.Width)
	}
	if len(p.Questions) > 0 {
		b.WriteString("  " + t.style.bold(questionsLabel) + ":\n")
		for i, q := range p.Questions {
			wrap(b, indent{fmt.Sprintf("    %d. ", i+1), "       "}, q.Text+" ("+q.Rule.Practice.Code+")", t.o.Width)
			if t.explain == "" {
				t.explain = q.Rule.ID
			}
		}
	}
}

const (
	notAsked       = "of a text of this kind or length: "
	figuresLabel   = "In figures"
	questionsLabel = "Worth asking first"
)

// assumedLine says as whom the profile reads people whose part is open.
func assumedLine(p *lint.Profile, noText bool) string {
	var read, why []string
	for i, a := range p.Assumed {
		what := "what the survivor did"
		if a.Role == cast.Perpetrator {
			what = "acts of abuse"
		}
		who := "“" + clean(a.Name) + "”"
		switch {
		case noText && i == 0:
			who = "one of the adults"
		case noText:
			who = "another of the adults"
		}
		read = append(read, what+" under "+who)
		if !slices.Contains(why, a.Reason) {
			why = append(why, a.Reason)
		}
	}
	if len(read) == 0 {
		return ""
	}
	return fmt.Sprintf("The text does not settle who is who. This profile looked for %s (%s); that gives nobody a part.",
		strings.Join(read, " and for "), strings.Join(why, "; "))
}

// measureLine says the figures that a reader can use at once.
func measureLine(p *lint.Profile) string {
	m := toMeasures(p)
	var parts []string
	if n := m["abusive_acts"]; n > 0 {
		parts = append(parts, fmt.Sprintf("who did it is named in %d of %s of abuse", m["perpetrator_named"], plural(n, "place that tells", "places that tell")))
	}
	if m["survivor_tasks"]+m["perpetrator_tasks"]+m["joint_tasks"] > 0 {
		parts = append(parts, fmt.Sprintf("tasks: %d for the survivor, %d for the one who abuses, %d for both", m["survivor_tasks"], m["perpetrator_tasks"], m["joint_tasks"]))
	}
	if m["physical_acts"]+m["other_acts"] > 0 {
		parts = append(parts, fmt.Sprintf("acts told: %d physical or sexual, %d of other kinds", m["physical_acts"], m["other_acts"]))
	}
	against := 0
	for i := range p.Judgements {
		against = max(against, p.Judgements[i].Against)
	}
	if against > 0 {
		parts = append(parts, fmt.Sprintf("%d sentences hide who does what to whom, so that little counts as met", against))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "; ") + "."
}

// ProfileNote is the practice profile as lines of a note on the document: what
// is open a line each, what is met in one, the figures, and the questions worth
// asking first. It is empty where the document is asked nothing.
func ProfileNote(r *lint.Result, noText bool) []Line {
	p := r.Profile
	if !asked(p) {
		return nil
	}
	lines := []Line{{"Practice profile", profileLead}}
	var met []string
	for _, word := range []string{lookHere, statusWords[lint.NotEvident], statusWords[lint.Partly]} {
		for i := range p.Judgements {
			if j := &p.Judgements[i]; j.Status != lint.NotApplicable && statusWord(j) == word {
				lines = append(lines, Line{Capital(word), j.Rule.Doc.Title + " (" + j.Rule.Practice.Code + ")" + alsoAt(r, j, noText)})
			}
		}
	}
	for i := range p.Judgements {
		if j := &p.Judgements[i]; j.Status == lint.Met && statusWord(j) == statusWords[lint.Met] {
			met = append(met, j.Rule.Doc.Title+" ("+j.Rule.Practice.Code+")")
		}
	}
	if len(met) > 0 {
		lines = append(lines, Line{Capital(statusWords[lint.Met]), strings.Join(met, "; ")})
	}
	if line := assumedLine(p, noText); line != "" {
		lines = append(lines, Line{"", line})
	}
	if line := measureLine(p); line != "" {
		lines = append(lines, Line{figuresLabel, line})
	}
	for i, q := range p.Questions {
		label := ""
		if i == 0 {
			label = questionsLabel
		}
		lines = append(lines, Line{label, q.Text + " (" + q.Rule.Practice.Code + ")"})
	}
	return lines
}

// alsoAt lists the places that the reader must see.
func alsoAt(r *lint.Result, j *lint.Judgement, noText bool) string {
	var at []string
	for _, e := range j.Also {
		at = append(at, where(r.Document, e.Block, e.Span, noText)+" ("+e.Note+")")
	}
	if len(at) == 0 {
		return ""
	}
	return ": " + strings.Join(at, "; ")
}

// ProfilePage writes the practice profile of a document as a page of Markdown,
// with the lines or paragraphs that show each thing. It writes nothing where
// the document is asked nothing.
func ProfilePage(w io.Writer, d Document) error {
	r := d.Result
	if !asked(r.Profile) {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Practice profile of %s\n\n%s\n\n| | | in this text | where |\n|---|---|---|---|\n", EscapeMarkdown(sayPath(d.Path)), Capital(profileLead))
	judgements, left := answered(r.Profile)
	for _, j := range judgements {
		var at []place
		for _, e := range j.Evidence {
			at = append(at, place{e.Block, e.Span})
		}
		shown := ""
		if len(at) > 0 {
			shown = lines(r.Document, at)
		}
		if also := alsoAt(r, j, d.NoText); also != "" {
			shown = strings.TrimPrefix(also, ": ")
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", j.Rule.Practice.Code, EscapeMarkdown(j.Rule.Doc.Title), statusWord(j), EscapeMarkdown(shown))
	}
	if len(left) > 0 {
		Line{"Not asked", notAsked + strings.Join(left, ", ")}.markdown(&b)
	}
	if line := assumedLine(r.Profile, d.NoText); line != "" {
		Line{"", line}.markdown(&b)
	}
	if line := measureLine(r.Profile); line != "" {
		Line{figuresLabel, line}.markdown(&b)
	}
	if len(r.Profile.Questions) > 0 {
		b.WriteString("\n## " + questionsLabel + "\n\n")
		for i, q := range r.Profile.Questions {
			fmt.Fprintf(&b, "%d. %s (%s)\n", i+1, EscapeMarkdown(q.Text), q.Rule.Practice.Code)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ProfileLine is the practice profile in one line, without a word of the
// document; empty where the document is asked nothing.
func ProfileLine(r *lint.Result) string {
	p := r.Profile
	if !asked(p) {
		return ""
	}
	var parts []string
	m := toMeasures(p)
	if n := m["abusive_acts"]; n > 0 {
		parts = append(parts, fmt.Sprintf("who did it is named in %d of %s", m["perpetrator_named"], plural(n, "act", "acts")))
	}
	n := map[lint.Status]int{}
	look := 0
	for i := range p.Judgements {
		j := &p.Judgements[i]
		if word := statusWord(j); word == lookHere {
			look += len(j.Also)
			continue
		}
		n[j.Status]++
		if j.Rule.ID == "practice/protective-efforts" && j.Status == lint.NotEvident {
			parts = append(parts, "no protective efforts found")
		}
	}
	if look > 0 {
		parts = append(parts, plural(look, "place", "places")+" to look at before the one who abuses reads this")
	}
	var counts []string
	for _, s := range []lint.Status{lint.Met, lint.Partly, lint.NotEvident} {
		if n[s] > 0 {
			counts = append(counts, count(n[s])+" "+statusWords[s])
		}
	}
	if len(counts) > 0 {
		parts = append(parts, strings.Join(counts, ", "))
	}
	return strings.Join(parts, "; ")
}
