package report

import (
	"io"

	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
)

// CaseSchema names the JSON document that case writes.
const CaseSchema = "dalint/case/1"

type jsonCase struct {
	Schema    string             `json:"schema"`
	Tool      jsonTool           `json:"tool"`
	People    []jsonPerson       `json:"people"`
	Documents []jsonCaseDocument `json:"documents"`
	Entries   []jsonCaseEntry    `json:"entries"`
	LeftOut   *jsonLeftOut       `json:"left_out,omitempty"`
	Problems  []jsonProblem      `json:"problems"`
	Summary   jsonCaseSummary    `json:"summary"`
}

type jsonCaseDocument struct {
	ID         int           `json:"id"`
	Paths      []string      `json:"paths"`
	Format     string        `json:"format"`
	Type       string        `json:"type,omitempty"`
	Date       string        `json:"date,omitempty"`
	Words      int           `json:"words"`
	Assessment bool          `json:"assessment,omitempty"`
	ReadAs     []jsonAssumed `json:"read_as,omitempty"`
}

type jsonCaseEntry struct {
	ID       int             `json:"id"`
	Kind     string          `json:"kind"`
	Tactic   string          `json:"tactic,omitempty"`
	Classes  []string        `json:"classes,omitempty"`
	When     jsonWhen        `json:"when"`
	Who      *jsonParty      `json:"who,omitempty"`
	Children []string        `json:"children,omitempty"`
	Tied     bool            `json:"tied_to_abuse,omitempty"`
	Denied   bool            `json:"denied,omitempty"`
	Injury   bool            `json:"injury,omitempty"`
	Tellings []jsonCaseTells `json:"tellings"`
}

type jsonWhen struct {
	Date  string `json:"date,omitempty"`
	Basis string `json:"basis"`
	About bool   `json:"about,omitempty"`
	Since bool   `json:"since,omitempty"`
	Until bool   `json:"until,omitempty"`
	Ahead bool   `json:"after_document,omitempty"`
}

type jsonParty struct {
	Role string `json:"role"`
	Name string `json:"name,omitempty"`
	Said string `json:"said"`
}

type jsonCaseTells struct {
	Text    string          `json:"text,omitempty"`
	SaidBy  jsonTeller      `json:"said_by"`
	Sources []jsonCasePlace `json:"sources"`
}

type jsonTeller struct {
	Role string `json:"role,omitempty"`
	Name string `json:"name,omitempty"`
	Own  bool   `json:"own_words,omitempty"`
	// Writer: the words are those of who wrote the document.
	Writer bool `json:"writer,omitempty"`
}

type jsonCasePlace struct {
	Document int          `json:"document"`
	Start    jsonPosition `json:"start"`
	End      jsonPosition `json:"end"`
	Place    jsonPlace    `json:"place"`
}

type jsonLeftOut struct {
	Assessments []int          `json:"assessments"`
	Proposed    bool           `json:"proposed,omitempty"`
	Notes       jsonCaseTally  `json:"notes"`
	Assessment  jsonCaseTally  `json:"assessment"`
	Items       []jsonLeftItem `json:"items"`
}

type jsonCaseTally struct {
	Behaviours int      `json:"behaviours"`
	Tactics    []string `json:"tactics"`
	From       int      `json:"from,omitempty"`
	To         int      `json:"to,omitempty"`
}

type jsonLeftItem struct {
	Entry int            `json:"entry"`
	Match string         `json:"match"`
	At    *jsonCasePlace `json:"at,omitempty"`
	Later bool           `json:"later_than_assessment,omitempty"`
}

type jsonCaseSummary struct {
	Documents  int `json:"documents"`
	Words      int `json:"words"`
	Entries    int `json:"entries"`
	Skipped    int `json:"skipped"`
	Unreadable int `json:"unreadable"`
}

// CaseJSON writes the map of a case file.
func CaseJSON(w io.Writer, c *Case, o Options) error {
	f := c.File
	out := jsonCase{
		Schema: CaseSchema, Tool: o.tool(), People: []jsonPerson{}, Documents: []jsonCaseDocument{}, Entries: []jsonCaseEntry{}, Problems: []jsonProblem{},
		Summary: jsonCaseSummary{Documents: len(f.Documents), Entries: len(f.Entries), Skipped: f.Skipped, Unreadable: len(f.Unread)},
	}
	for i := range f.People {
		p := &f.People[i]
		out.People = append(out.People, toPerson(&p.Person, p.Declared, o.NoText))
	}
	for i := range f.Documents {
		d := &f.Documents[i]
		row := jsonCaseDocument{
			ID: i + 1, Paths: d.Paths, Format: string(d.Text.Format), Type: d.Type, Date: d.Date.ISO(), Words: d.Words, Assessment: d.Assessment,
			ReadAs: toAssumed(d.Assumed, o.NoText),
		}
		out.Summary.Words += d.Words
		out.Documents = append(out.Documents, row)
	}
	for i := range f.Entries {
		out.Entries = append(out.Entries, toCaseEntry(f, i, o.NoText))
	}
	if l := f.LeftOut; l != nil {
		out.LeftOut = toLeftOut(f, l, c.Proposed, o.NoText)
	}
	for _, p := range f.Unread {
		out.Problems = append(out.Problems, jsonProblem{Path: p.Path, Message: p.Message})
	}
	return writeJSON(w, out)
}

func toCaseEntry(f *casefile.File, i int, noText bool) jsonCaseEntry {
	e := &f.Entries[i]
	row := jsonCaseEntry{
		ID: i + 1, Kind: e.Kind.String(), Tactic: e.Class, Classes: e.Classes, Tied: e.Tied, Denied: e.Denied, Injury: e.Injury,
		When:     jsonWhen{Date: e.When.ISO(), Basis: e.When.Basis.String(), About: e.When.About, Since: e.When.Since, Until: e.When.Until, Ahead: e.When.Ahead},
		Tellings: []jsonCaseTells{},
	}
	if acts(e) {
		row.Who = &jsonParty{Role: e.Agent.Role.String(), Said: saidOf(e.Agent)}
		if !noText {
			row.Who.Name = e.Agent.Name
		}
	}
	if !noText {
		row.Children = e.Children
	}
	for k := range e.Tellings {
		t := &e.Tellings[k]
		j := jsonCaseTells{Sources: []jsonCasePlace{}, SaidBy: jsonTeller{Own: t.Teller.Own, Writer: t.Teller == (casefile.Teller{})}}
		if t.Teller.Role != cast.Unknown {
			j.SaidBy.Role = t.Teller.Role.String()
		}
		if !noText {
			j.Text, j.SaidBy.Name = t.Text, t.Teller.Name
		}
		for _, s := range t.Sources {
			j.Sources = append(j.Sources, toCasePlace(f, s, noText))
		}
		row.Tellings = append(row.Tellings, j)
	}
	return row
}

func toCasePlace(f *casefile.File, s casefile.Source, noText bool) jsonCasePlace {
	doc := f.Documents[s.Document].Text
	start, end := positions(doc, s.Block, s.Span)
	return jsonCasePlace{Document: s.Document + 1, Start: start, End: end, Place: toPlace(doc.Blocks[s.Block].Place, noText)}
}

func toLeftOut(f *casefile.File, l *casefile.LeftOut, proposed, noText bool) *jsonLeftOut {
	tally := func(t casefile.Tally) jsonCaseTally {
		return jsonCaseTally{t.Behaviours, append([]string{}, t.Tactics...), t.From, t.To}
	}
	out := &jsonLeftOut{Assessments: []int{}, Proposed: proposed, Notes: tally(l.Notes), Assessment: tally(l.Assessment), Items: []jsonLeftItem{}}
	for i := range f.Documents {
		if f.Documents[i].Assessment {
			out.Assessments = append(out.Assessments, i+1)
		}
	}
	for _, h := range l.Held {
		row := jsonLeftItem{Entry: h.Entry + 1, Match: h.Match.String(), Later: h.Later}
		if h.Match != casefile.NotFound {
			at := toCasePlace(f, h.At, noText)
			row.At = &at
		}
		out.Items = append(out.Items, row)
	}
	return out
}
