package report

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
)

// Case is the map of a case file, to be written.
type Case struct {
	File     *casefile.File
	Proposed bool // the assessment was not named, but found by what documents call themselves
}

// CasePart is a part of the map as every format shows it. All its strings are
// safe to show.
type CasePart struct {
	ID, Title string
	Lead      []string // paragraphs
	Groups    []CaseGroup
}

// CaseGroup is entries under one heading; Title may be empty.
type CaseGroup struct {
	Title string
	Items []CaseItem
}

// CaseItem is one entry.
type CaseItem struct {
	When     string
	Kind     string // the tactic, or what else sorts it
	Who      string
	Tellings []CaseTelling
	Note     string // what to know of it
}

// CaseTelling is one wording, who it is from and where it stands.
type CaseTelling struct {
	Text   string // empty where no words are to be shown
	SaidBy string
	Places []string
}

// What every map says of itself.
const (
	caseIs = "This is a sorted list of what the documents say, with the places. dalint reads wording: it misses things, takes some for what they are not, and knows nothing that is not written. " +
		"It judges nobody. Read the place before you rely on a line."
	caseDates = "A date stands as the text gives it. “Recorded” is the date of the note or document, where the text does not say when it happened; “about” is worked out from words such as “last week” and the date of the note. What has no date stands apart."
	caseWho   = "Who did it is named only where the words, or the sentences around them, say so. Nobody is given a part because of gender. “Said by” is whose account it is; without it the words are the writer's."
	caseMerge = "A sentence that stands in several documents, and tellings of one act with the same kind, day, verb and doer, are one line with all places. What is less alike stays apart, so one act may have two lines."
	leftIs    = "A list to check, not a finding: the assessment may say it in words that dalint does not take for the same, or leave it out for a good reason. The other way round nothing is compared."
	leftHow   = "A line counts as shown where the assessment has the same sentence; or the same kind of thing with the same date or year, the same verb, words in common, the same part of the child's life or the same kind of effort; or any sentence with most of its words."
)

// tacticWords are the tactics for a reader, in the order in which they are shown.
var tacticWords = []struct{ tactic, words string }{
	{"physical", "physical"}, {"sexual", "sexual"}, {"threat", "threats"}, {"control", "control"}, {"emotional", "emotional"},
	{"economic", "economic"}, {"isolation", "isolation"}, {"surveillance", "surveillance"}, {"children", "through the children"},
	{"systems", "through services and courts"}, {"general", "not said in what way"},
}

func tacticWord(tactic string) string {
	for _, t := range tacticWords {
		if t.tactic == tactic {
			return t.words
		}
	}
	return tactic
}

// acts reports whether an entry is of something that somebody does.
func acts(e *casefile.Entry) bool {
	return e.Kind == lint.Behaviour || e.Kind == lint.SurvivorAct || e.Kind == lint.Mutual || e.Kind == lint.Unsorted
}

// saidOf says how the words tell who acts.
func saidOf(p casefile.Party) string {
	switch {
	case p.Both:
		return "both"
	case p.Unsaid:
		return "not-said"
	case p.Role == cast.Unknown:
		return "open"
	}
	return "said"
}

// caseView is a map with what its parts need.
type caseView struct {
	*Case
	f      *casefile.File
	noText bool
	brief  bool     // the part that says what was found is not shown
	names  []string // of the documents, as short as they can be
}

func viewOf(c *Case, o Options) *caseView {
	v := &caseView{Case: c, f: c.File, noText: o.NoText}
	seen := map[string]int{}
	for i := range v.f.Documents {
		for _, p := range v.f.Documents[i].Paths {
			seen[path.Base(p)]++
		}
	}
	for i := range v.f.Documents {
		p := v.f.Documents[i].Paths[0]
		if seen[path.Base(p)] == 1 {
			p = path.Base(p)
		}
		v.names = append(v.names, clean(p))
	}
	return v
}

// who is who acts, in words.
func (v *caseView) who(p casefile.Party) string {
	switch {
	case p.Both:
		return "told of both"
	case p.Unsaid:
		return "who did it is not said"
	case p.Name != "" && !v.noText && p.Role == cast.Unknown:
		return "“" + clean(p.Name) + "”, whose part is open"
	case p.Name != "" && !v.noText:
		return clean(p.Name)
	case p.Role == cast.Unknown:
		return "who did it is open"
	}
	return roleWord(p.Role)
}

func roleWord(r cast.Role) string {
	switch r {
	case cast.Perpetrator:
		return "the one who abuses"
	case cast.Survivor:
		return "the survivor"
	case cast.Child:
		return "a child"
	case cast.Professional:
		return "a professional"
	case cast.Other:
		return "somebody else"
	}
	return "somebody whose part is open"
}

func (v *caseView) saidBy(t casefile.Teller) string {
	switch {
	case t == (casefile.Teller{}):
		return ""
	case v.noText || t.Name == "":
		return roleWord(t.Role)
	case t.Own:
		return clean(t.Name) + ", in quotation marks"
	}
	return clean(t.Name)
}

// place is where a person finds a source: the document, and the line or paragraph in it.
func (v *caseView) place(s casefile.Source) string {
	pos, at := v.f.Place(s)
	doc := v.f.Documents[s.Document].Text
	out := v.names[s.Document]
	switch {
	case doc.Format.Flat():
		out += fmt.Sprintf(", line %s", count(pos.Line))
	case at.Table > 0:
		out += fmt.Sprintf(", table %d, row %d", at.Table, at.Row)
	default:
		out += fmt.Sprintf(", paragraph %s", count(at.Paragraph))
	}
	return out
}

// maxQuote is how much of a very long sentence is shown, in columns.
const maxQuote = 400

func (v *caseView) item(e *casefile.Entry) CaseItem {
	it := CaseItem{When: e.When.String(), Kind: strings.Join(e.Classes, ", ")}
	if e.When.Basis == casefile.Nearby && e.When.Known() {
		it.When += " (from the text around it)"
	}
	if e.Class != "" {
		it.Kind = tacticWord(e.Class)
	}
	if acts(e) {
		it.Who = v.who(e.Agent)
	} else if len(e.Children) > 0 && !v.noText {
		it.Who = clean(strings.Join(e.Children, ", "))
	}
	if e.Tied {
		it.Note = "The text ties it to what is done."
	}
	for i := range e.Tellings {
		t := &e.Tellings[i]
		out := CaseTelling{SaidBy: v.saidBy(t.Teller)}
		if !v.noText {
			out.Text = middle(clean(t.Text), maxQuote)
		}
		for _, s := range t.Sources {
			p := v.place(s)
			if !slices.Contains(out.Places, p) {
				out.Places = append(out.Places, p)
			}
		}
		it.Tellings = append(it.Tellings, out)
	}
	return it
}

func (v *caseView) group(title string, es []*casefile.Entry) CaseGroup {
	g := CaseGroup{Title: title}
	for _, e := range es {
		g.Items = append(g.Items, v.item(e))
	}
	return g
}

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
	out = append(out, v.others()...)
	for _, p := range v.kinds() {
		if len(p.Groups) > 0 {
			out = append(out, p)
		} else {
			out = append(out, CasePart{ID: p.ID, Title: p.Title, Lead: []string{"Nothing that dalint takes for it."}})
		}
	}
	if es := v.f.Of(lint.Unsorted); len(es) > 0 {
		out = append(out, CasePart{ID: "unsorted", Title: "What else is told of the one who abuses", Groups: []CaseGroup{v.group("", es)}, Lead: []string{
			"Sentences in which he or she does something that dalint cannot place. Read them: some belong to the pattern, some show him or her as a parent, some are neither. They are in none of the counts.",
		}})
	}
	return append(out, v.documents(), v.notRead(), CasePart{ID: "how", Title: "How to read this", Lead: []string{caseDates, caseWho, caseMerge}})
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
			p.Lead = append(p.Lead, row.words+": "+why)
		}
	}
	if len(p.Lead) == 0 {
		p.Lead = []string{"Nobody is told apart in these documents."}
	}
	if !slices.ContainsFunc(v.f.People, func(p casefile.Person) bool { return p.Role == cast.Perpetrator }) {
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

// behaviour lists the acts: what has a date in order of time, then the rest.
func (v *caseView) behaviour() CasePart {
	p := CasePart{ID: "behaviour", Title: "What the one who abuses is told to have done"}
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
	if from, to, ok := casefile.Span(es); ok {
		line += ", between " + from.Format("January 2006") + " and " + to.Format("January 2006")
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
	return []CasePart{
		children,
		plain("efforts", "What the survivor did to keep the family safe and well", lint.Effort),
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
			it.Note = "The same text is in " + clean(strings.Join(d.Paths[1:], ", ")) + "."
		}
		es.Items = append(es.Items, it)
	}
	p.Groups = []CaseGroup{es}
	return p
}

func (v *caseView) notRead() CasePart {
	p := CasePart{ID: "not-read", Title: "Not read"}
	for _, u := range v.f.Unread {
		p.Lead = append(p.Lead, clean(u.Path)+": "+clean(u.Message))
	}
	if n := v.f.Skipped; n > 0 {
		p.Lead = append(p.Lead, plural(n, "file", "files")+" of kinds that dalint does not read")
	}
	if len(p.Lead) == 0 {
		p.Lead = []string{"Every file was read."}
	}
	return p
}
