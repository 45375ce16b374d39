package report

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
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
	caseDates    = "A date stands as the text gives it. “Recorded” is the date of the note or document, where the text does not say when it happened; “about” is worked out from words such as “last week” and the date of the note. What has no date stands apart."
	caseWho      = "Who did it is named only where the words, or the sentences around them, say so. Nobody is given a part because of gender. “Said by” is whose account it is; without it the words are the writer's."
	caseMerge    = "A sentence that stands in several documents, and tellings of one act with the same kind, day, verb and doer, are one line with all places. What is less alike stays apart, so one act may have two lines."
	injuriesLead = "Wounds and marks of which the words do not say how they came about. Read what stands around them. Nobody is taken to have done anything, and they are in none of the counts of behaviour."
	leftIs       = "A list to check, not a finding: the assessment may say it in words that dalint does not take for the same, or leave it out for a good reason. The other way round nothing is compared."
	leftHow      = "A line counts as shown where the assessment has the same sentence; or the same kind of thing with the same date or year, the same verb, words in common, the same part of the child's life or the same kind of effort; or any sentence with most of its words."
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

func words(tactics []string) []string {
	out := make([]string, len(tactics))
	for i, t := range tactics {
		out[i] = tacticWord(t)
	}
	return out
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
		v.names = append(v.names, cleanName(p))
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
	parts := []string{v.names[s.Document]}
	if doc.Format.Flat() {
		return parts[0] + ", line " + count(pos.Line)
	}
	if at.Page > 0 {
		parts = append(parts, "page "+count(at.Page))
	}
	if at.Part != "" && at.Part != "body" {
		parts = append(parts, partOf(at, v.noText))
	}
	switch {
	case doc.Format == text.XLSX && at.Row > 0 && at.Section != "" && !v.noText:
		parts = append(parts, "sheet “"+clean(at.Section)+"”", fmt.Sprintf("row %d", at.Row))
	case doc.Format == text.XLSX && at.Row > 0:
		parts = append(parts, fmt.Sprintf("sheet %d", at.Table), fmt.Sprintf("row %d", at.Row))
	case at.Table > 0:
		parts = append(parts, fmt.Sprintf("table %d", at.Table), fmt.Sprintf("row %d", at.Row))
	default:
		parts = append(parts, "paragraph "+count(at.Paragraph))
	}
	return strings.Join(parts, ", ")
}

// maxQuote is how much of a very long sentence is shown, in columns.
const maxQuote = 400

func (v *caseView) item(e *casefile.Entry) CaseItem {
	it := CaseItem{When: e.When.String(), Kind: strings.Join(e.Classes, ", ")}
	if e.When.Basis == casefile.Nearby && e.When.Known() {
		it.When += " (from the text around it)"
	}
	if e.When.Ahead {
		it.When += " (after the date of its document: check both)"
	}
	if e.Kind == lint.Unsorted {
		it.Kind = strings.Join(words(e.Classes), ", ")
	}
	if e.Class != "" {
		it.Kind = tacticWord(e.Class)
	}
	if e.Injury {
		it.Kind = "injury"
	}
	if e.Injury && e.Agent.Unsaid {
		it.Who = "how it came about is not said"
	} else if acts(e) {
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
