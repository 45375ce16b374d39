package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
)

// CaseTitle is the title of a map.
func CaseTitle(c *Case) string {
	return "Pattern map of " + plural(len(c.File.Documents), "document", "documents")
}

// CaseParts are the parts of a map in the order in which they are shown.
func CaseParts(c *Case, o Options) []CasePart { return viewOf(c, o).parts() }

func (v *caseView) parts() []CasePart {
	out := []CasePart{{ID: "about", Lead: []string{caseIs}}, v.people()}
	out = append(out, v.leftOut()...)
	out = append(out, v.behaviour())
	if es := v.f.Injuries(); len(es) > 0 {
		out = append(out, CasePart{ID: "injuries", Title: "Injuries, told without who made them", Lead: []string{injuriesLead}, Groups: []CaseGroup{v.group("", es)}})
	}
	out = append(out, v.others()...)
	for _, p := range v.kinds() {
		if len(p.Groups) > 0 {
			out = append(out, p)
		} else {
			out = append(out, CasePart{ID: p.ID, Title: p.Title, Lead: []string{"Nothing that dalint takes for it."}})
		}
	}
	return append(append(out, v.unsorted()...), v.documents(), v.notRead(), CasePart{ID: "how", Title: "How to read this", Lead: []string{caseDates, caseWho, caseMerge}})
}

// unsorted is what else is told: of somebody known beside the one who abuses, under
// their own name, and of him or her.
func (v *caseView) unsorted() []CasePart {
	var out []CasePart
	others := CasePart{ID: "by-others", Title: "What others are told to have done", Lead: []string{
		"Acts of people who are known and have no part in this map: what the one who abuses had them do belongs to the pattern. They are in none of the counts.",
	}}
	by := map[string][]*casefile.Entry{}
	var names []string
	var left []*casefile.Entry
	for _, e := range v.f.Of(lint.Unsorted) {
		if e.Agent.Name == "" || e.Agent.Role == cast.Perpetrator || e.Agent.Role == cast.Survivor {
			left = append(left, e)
			continue
		}
		name := ""
		if !v.noText {
			name = clean(e.Agent.Name)
		}
		if by[name] == nil {
			names = append(names, name)
		}
		by[name] = append(by[name], e)
	}
	for _, n := range names {
		others.Groups = append(others.Groups, v.group(n, by[n]))
	}
	if len(others.Groups) > 0 {
		out = append(out, others)
	}
	if len(left) > 0 {
		title, who, as := "What else is told of the one who abuses", "he or she", "him or her"
		if !v.f.Knows(cast.Perpetrator) {
			title, who, as = "What else is told", "somebody", "somebody"
		}
		out = append(out, CasePart{ID: "unsorted", Title: title, Groups: []CaseGroup{v.group("", left)}, Lead: []string{
			"Sentences in which " + who + " does something that dalint cannot place, or has something done to " + as + ", and some that may tell of abuse without saying who did it. Read them: some belong to the pattern, some show " + as + " as a parent, some are neither. They are in none of the counts.",
		}})
	}
	return out
}

func (v *caseView) people() CasePart {
	p := CasePart{ID: "people", Title: "Who is who"}
	for _, row := range roleWords {
		for i := range v.f.People {
			who := &v.f.People[i]
			if who.Role != row.role {
				continue
			}
			why := person(&cast.Person{Name: who.Name, Aliases: who.Aliases, Role: who.Role, Declared: who.Declared, Contested: who.Contested, Reason: who.Reason}, v.noText)
			words := row.words
			if row.role == cast.Child {
				words = "Child" // a line each
			}
			p.Lead = append(p.Lead, words+": "+why)
		}
	}
	if len(p.Lead) == 0 {
		p.Lead = []string{"Nobody is told apart in these documents."}
	}
	if !v.f.Knows(cast.Perpetrator) {
		p.Lead = append(p.Lead, "The documents leave open who abuses whom. Say it with --perpetrator and --survivor, or in a dalint.toml in the folder, and the map will be fuller.")
	} else {
		p.Lead = append(p.Lead, "From all documents together. If one is wrong or missing, set it right with --perpetrator, --survivor and --child, or in a dalint.toml in the folder.")
	}
	for i := range v.f.Documents {
		for _, a := range v.f.Documents[i].Assumed {
			name := "somebody"
			if !v.noText {
				name = clean(a.Name)
			}
			p.Lead = append(p.Lead, fmt.Sprintf("In %s alone, %s was read as %s: %s.", v.names[i], name, roleWord(a.Role), clean(a.Reason)))
		}
	}
	return p
}

// span says the time between two dates, no nearer than they do.
func span(first, last casefile.Date) string {
	say := func(d casefile.Date, t time.Time) string {
		if d.Unit == casefile.Day || d.Unit == casefile.Month {
			return t.Format("January 2006")
		}
		return t.Format("2006")
	}
	from, to := say(first, first.From), say(last, last.To)
	if year := last.To.Format("2006"); first.From.Format("2006") == year && (from == year || to == year) {
		return ", dated " + year // no nearer than the vaguer of the two
	}
	if from == to {
		return ", dated " + from
	}
	return ", dated between " + from + " and " + to
}

// behaviour lists the acts: what has a date in order of time, then the rest.
func (v *caseView) behaviour() CasePart {
	p := CasePart{ID: "behaviour", Title: "What the one who abuses is told to have done"}
	if !v.f.Knows(cast.Perpetrator) {
		p.Title = "What is told to have been done; who abuses whom is open"
	}
	es := v.f.Of(lint.Behaviour)
	if len(es) == 0 {
		p.Lead = []string{"Nothing that dalint takes for it."}
		return p
	}
	unsaid, open := 0, 0
	for _, e := range es {
		if e.Agent.Unsaid {
			unsaid++
		} else if e.Agent.Role == cast.Unknown {
			open++
		}
	}
	line := plural(len(es), "line", "lines") + " of " + plural(len(tactics(es)), "kind", "kinds")
	if first, last, ok := casefile.Span(es); ok {
		line += span(first, last)
	}
	line += "."
	if unsaid > 0 {
		line += fmt.Sprintf(" In %s the words do not say who did it.", count(unsaid))
	}
	if open > 0 {
		line += fmt.Sprintf(" In %s it is open who is meant.", count(open))
	}
	p.Lead = []string{line}
	var order []string
	by := map[string][]*casefile.Entry{}
	for _, e := range es {
		k := "Without a date"
		if e.When.Known() {
			k = e.When.From.Format("2006")
		}
		if by[k] == nil {
			order = append(order, k)
		}
		by[k] = append(by[k], e)
	}
	for _, k := range order {
		p.Groups = append(p.Groups, v.group(k, by[k]))
	}
	return p
}

// tactics are the tactics of some acts, in the order in which they are shown.
func tactics(es []*casefile.Entry) []string {
	var out []string
	for _, t := range tacticWords {
		if slices.ContainsFunc(es, func(e *casefile.Entry) bool { return e.Class == t.tactic }) {
			out = append(out, t.tactic)
		}
	}
	return out
}

// others are acts told of the survivor or of both, and what is denied.
func (v *caseView) others() []CasePart {
	survivor, both, denied := v.f.Of(lint.SurvivorAct), v.f.Of(lint.Mutual), v.f.Denied()
	if len(survivor)+len(both)+len(denied) == 0 {
		return nil
	}
	p := CasePart{ID: "others", Title: "Told of the survivor or of both, and denied"}
	if len(survivor)+len(both) > 0 {
		p.Lead = []string{primaryLead, strings.Join(primary, " ")}
	}
	for _, g := range []struct {
		title string
		es    []*casefile.Entry
	}{
		{"Told as done by the survivor", survivor}, {"Told of both", both}, {"Denied", denied},
	} {
		if len(g.es) > 0 {
			p.Groups = append(p.Groups, v.group(g.title, g.es))
		}
	}
	return []CasePart{p}
}

// childGroups sort what is told of the children.
var childGroups = []struct {
	title   string
	classes []string
}{
	{"Saw, heard, or was there", []string{"what the child saw or heard", "the child was there"}},
	{"Done to, or in front of, the children", []string{"done to or in front of the child"}},
	{"In the children's words", []string{"the child's words"}},
	{"What has changed, or was lost", nil}, // the rest
}

func (v *caseView) kinds() []CasePart {
	children := CasePart{ID: "children", Title: "What the children saw, heard, lived with and lost"}
	left := v.f.Of(lint.Child)
	for _, g := range childGroups {
		var in, rest []*casefile.Entry
		for _, e := range left {
			if g.classes == nil || slices.ContainsFunc(g.classes, func(c string) bool { return slices.Contains(e.Classes, c) }) {
				in = append(in, e)
			} else {
				rest = append(rest, e)
			}
		}
		left = rest
		if len(in) > 0 {
			children.Groups = append(children.Groups, v.group(g.title, in))
		}
	}
	plain := func(id, title string, kind lint.StatementKind) CasePart {
		p := CasePart{ID: id, Title: title}
		if es := v.f.Of(kind); len(es) > 0 {
			p.Groups = []CaseGroup{v.group("", es)}
		}
		return p
	}
	efforts := "What the survivor did to keep the family safe and well"
	if !v.f.Knows(cast.Survivor) {
		efforts = "What was done to keep the family safe and well"
	}
	return []CasePart{
		children,
		plain("efforts", efforts, lint.Effort),
		plain("adversities", "What else is hard, and how it connects", lint.Adversity),
		plain("contact", "The children's contact", lint.Contact),
		plain("separation", "Separation", lint.Separation),
	}
}

func (v *caseView) documents() CasePart {
	p := CasePart{ID: "documents", Title: "The documents"}
	var es CaseGroup
	for i := range v.f.Documents {
		d := &v.f.Documents[i]
		it := CaseItem{When: d.Date.String(), Kind: d.Type, Who: v.names[i]}
		if it.Kind == "" {
			it.Kind = "kind not recognised"
		}
		if d.Assessment {
			it.Kind += ", held against the rest"
		}
		if len(d.Paths) > 1 {
			it.Note = "The same text is in " + cleanName(strings.Join(d.Paths[1:], ", ")) + "."
		}
		es.Items = append(es.Items, it)
	}
	p.Groups = []CaseGroup{es}
	return p
}

func (v *caseView) notRead() CasePart {
	p := CasePart{ID: "not-read", Title: "Not read"}
	for _, u := range v.f.Unread {
		p.Lead = append(p.Lead, cleanName(u.Path)+": "+clean(u.Message))
	}
	if n := v.f.Skipped; n > 0 {
		p.Lead = append(p.Lead, plural(n, "file", "files")+" of kinds that dalint does not read")
	}
	if len(p.Lead) == 0 {
		p.Lead = []string{"Every file was read."}
	}
	return p
}
