package audit

// Schema names the JSON document that an Audit is.
const Schema = "dalint/audit/1"

// Audit is the figures of a set of documents. It follows from Tool, GroupBy,
// MinGroup, WithText, Numbered, Dealt, the size and seed of Sample, Documents, Unreadable and
// Skipped alone, so that audits of parts can be merged into that of the whole.
// It holds no time and no order of discovery.
type Audit struct {
	Schema   string  `json:"schema"`
	Tool     Tool    `json:"tool"`
	GroupBy  string  `json:"group_by"`            // one of GroupBys
	MinGroup int     `json:"min_group"`           // documents, from which a group is shown apart
	WithText bool    `json:"with_text,omitempty"` // the findings carry words of the documents
	Numbered bool    `json:"numbered,omitempty"`  // documents have names that a key explains, in place of their paths
	Dealt    *Dealt  `json:"part,omitempty"`      // which part of the documents it is; nil: all
	Summary  Summary `json:"summary"`
	Total    Group   `json:"total"`
	Groups   []Group `json:"groups"` // by name, those that are shown apart
	// Withheld counts the groups that are not shown apart, and the documents in
	// them; all are in the total.
	Withheld Withheld `json:"withheld"`
	// OtherGroups are the withheld groups together: at least MinGroup documents.
	// It is nil where no other group is shown, so that they are all documents.
	OtherGroups *Group     `json:"other_groups,omitempty"`
	Sample      *Sample    `json:"sample,omitempty"` // nil where none was asked for
	Documents   []Document `json:"documents"`        // by path
	Unreadable  []Problem  `json:"unreadable"`       // by path
}

// Dealt says that an audit is one of several, over which the documents of one were
// dealt out. Number counts from 1.
type Dealt struct {
	Number int `json:"number"`
	Of     int `json:"of"`
}

// Tool is what made the figures.
type Tool struct {
	Name     string   `json:"name"`
	Version  string   `json:"version"`
	Rules    string   `json:"rules"`    // "built-in@" and a hash; several are parted by ", "
	Families []string `json:"families"` // of findings, in the order in which they are shown
}

// GroupBys are the ways to group documents; the first is the default.
var GroupBys = []string{"folder", "type", "author", "month", "team"}

// NotKnown is the group of documents of which nobody says the author, the month
// or the team, and of those that do not show their type.
const NotKnown = "not known"

// DefaultMinGroup is how many documents a group needs to be shown apart.
const DefaultMinGroup = 5

// Summary counts the whole set.
type Summary struct {
	Documents     int `json:"documents"`
	Words         int `json:"words"`
	DomesticAbuse int `json:"about_domestic_abuse"` // documents
	PartlyRead    int `json:"partly_read"`          // documents of which a part could not be read
	Unreadable    int `json:"unreadable"`           // files
	Skipped       int `json:"skipped"`              // files of a kind that is not read
}

// Withheld is what is not shown apart. Larger are those of Groups that are no
// smaller than MinGroup, and are withheld since the others could else be worked
// out from the total.
type Withheld struct {
	Groups    int `json:"groups"`
	Documents int `json:"documents"`
	Larger    int `json:"larger,omitempty"`
}

// Document is one document that was read.
type Document struct {
	Path          string    `json:"path"` // with forward slashes; or what stands for it
	Folder        string    `json:"folder"`
	Group         string    `json:"group,omitempty"` // the author, month or team, where these group; empty: not known
	Type          string    `json:"type,omitempty"`  // one of lint.Types; empty: not known
	Words         int       `json:"words"`
	DomesticAbuse bool      `json:"domestic_abuse_context"`
	Measures      Answers   `json:"measures"`
	Findings      Counts    `json:"findings"`
	Suppressed    int       `json:"suppressed"`
	Found         []Finding `json:"found,omitempty"` // in reading order, where they were asked for
	NotRead       []Part    `json:"not_read,omitempty"`
}

// Finding is one finding of a document. Line counts from 1, as the reader of the
// document has it; Paragraph counts from 1 within the part, 0 where there are
// none. Before, Text and After are words of the document, empty without them.
type Finding struct {
	Rule      string `json:"rule"`
	Severity  string `json:"severity"`
	Part      string `json:"part,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Line      int    `json:"line"`
	Before    string `json:"before,omitempty"`
	Text      string `json:"text,omitempty"`
	After     string `json:"after,omitempty"`
}

// BySeverity counts findings by severity.
type BySeverity struct {
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Suggestions int `json:"suggestions"`
}

// Part is a part of a document that could not be read, and why.
type Part struct {
	Part    string `json:"part"`
	Message string `json:"message"`
}

// Problem is a file that could not be read, and why.
type Problem struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// Group is the figures of some of the documents, or of all.
type Group struct {
	Name          string  `json:"name"` // empty for the total
	Documents     int     `json:"documents"`
	Words         int     `json:"words"`
	DomesticAbuse int     `json:"about_domestic_abuse"`       // documents
	AbuseWords    int     `json:"words_about_domestic_abuse"` // of those documents
	Measures      []Count `json:"measures"`                   // in the order of Measures
	Families      []Rate  `json:"families"`                   // in the order of Tool.Families
}

// Count is one measure over a group. Of one that is withheld, all figures are 0,
// and in JSON absent.
type Count struct {
	ID         string `json:"id"`
	Withheld   string `json:"withheld,omitempty"` // why, as it is shown: "n below 5", or NotShown
	Met        int    `json:"met"`
	Partly     int    `json:"partly"`
	NotEvident int    `json:"not_evident"`
	NotAsked   int    `json:"not_asked"`
	N          int    `json:"n"` // documents that were asked
	// MetOrPartly is the share of N; nil where nothing was asked.
	MetOrPartly *Figure `json:"met_or_partly,omitempty"`
}

// Rate is the findings of a family, at warning and above, in the documents of a
// group that are about domestic abuse. One that is withheld is as a Count is.
type Rate struct {
	Family   string  `json:"family"`
	Withheld string  `json:"withheld,omitempty"`
	Findings int     `json:"findings"`
	Per1000  *Figure `json:"per_1000_words,omitempty"` // nil where there are no words
}

// Figure is an estimate with its 95 % interval, rounded to four places.
type Figure struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}
