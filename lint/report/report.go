package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint"
)

// Options say how a report is to be written.
type Options struct {
	Version   string // of dalint
	Rules     string // which rules ran: "built-in@" and a hash
	RuleCount int    // how many
	NoText    bool   // leave out every word of the documents
	Width     int    // of the terminal, in columns; 0: 80
	Color     bool   // use terminal colours
	Verbose   bool   // text: say more of each document
	Quiet     bool   // text: findings only
}

// columns are those that text is filled to: longer lines are hard to read, and
// shorter ones have no room for a label and words behind it.
func (o Options) columns() int {
	if o.Width <= 0 {
		return 80
	}
	return min(max(o.Width, 40), 100)
}

// Document is one file that was checked. NoText leaves out its words, whatever
// Options.NoText says of the others.
type Document struct {
	Path   string // as the user knows it
	NoText bool
	Result *lint.Result
}

// Problem is a file that could not be checked, and why, in words that do not
// quote it.
type Problem struct{ Path, Message string }

// Summary counts a run.
type Summary struct {
	Documents, Words              int
	Errors, Warnings, Suggestions int
	Suppressed                    int
	NotAbout                      int // documents that were not taken to be about domestic abuse
	InProfile                     int // of the findings, those that the practice profile says
	Skipped                       int // files of a kind that is not read, found in folders
	Copies                        int // files that dalint itself wrote, found in folders
	Unreadable                    int
}

// NotTaken reports whether a document that has words was not taken to be about
// domestic abuse, and nobody had said so.
func NotTaken(r *lint.Result) bool { return r.Taken && !r.DomesticAbuse && r.Words > 0 }

// add counts one checked document.
func (s *Summary) add(r *lint.Result) {
	s.Documents++
	s.Words += r.Words
	s.Suppressed += len(r.Suppressed)
	if NotTaken(r) {
		s.NotAbout++
	}
	for i := range r.Findings {
		if r.Findings[i].Rule.Practice != nil {
			s.InProfile++
		}
		switch r.Findings[i].Severity {
		case lint.Error:
			s.Errors++
		case lint.Warning:
			s.Warnings++
		case lint.Suggestion:
			s.Suggestions++
		}
	}
}

// Writer writes one report. Documents and unreadable files are given in the
// order in which they are to appear; Close ends the report and is called once,
// also where nothing was checked.
type Writer interface {
	Document(Document) error
	Unreadable(Problem) error
	Close(Skipped) error
}

// Skipped is what was found in folders and left out: how many files of a kind
// that is not read, and the paths of what dalint itself wrote.
type Skipped struct {
	Unknown int
	Copies  []string
}

// formats is the one list of report formats, in the order of the help text.
var formats = []struct {
	name string
	new  func(io.Writer, Options) Writer
}{
	{"text", newText},
	{"json", newJSON},
	{"jsonl", newJSONLines},
	{"sarif", newSARIF},
	{"html", newHTML},
	{"csv", newCSV},
}

// Formats lists the names that New accepts.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// New makes a writer for one of the Formats.
func New(format string, w io.Writer, o Options) (Writer, error) {
	for _, f := range formats {
		if f.name == format {
			return f.new(w, o), nil
		}
	}
	return nil, fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(Formats(), ", "))
}
