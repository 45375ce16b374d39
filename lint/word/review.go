package word

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
)

// Options say how a review copy is to be written.
type Options struct {
	Author    string        // of the comments
	Date      time.Time     // of the comments; zero: none
	Max       int           // most findings to comment on; 0: all
	NoSummary bool          // leave out the comment that sums up, and so what is about the document as a whole
	NoText    bool          // leave the document's words out of the comments
	Extra     []report.Line // more on the document as a whole, for the summary
}

// Outcome says what became of the findings.
type Outcome struct {
	Comments  int         // findings that have a comment
	InSummary int         // findings about the document as a whole, which Options.Extra says in the summary
	Unsaid    int         // such findings, where there is no summary by choice
	Answered  int         // findings whose earlier comment stays, since somebody replied to it
	More      int         // findings left out because of Options.Max
	Homeless  []*Homeless // findings that cannot have a comment
	Removed   int         // comments of an earlier review taken out
	Signed    bool        // the document is signed, and the copy is not what was signed
}

// Homeless is a finding in a place where Word has no comments, and which place.
type Homeless struct {
	*lint.Finding
	Why string
}

// Review writes a copy of the Word document data with a comment on the words
// of each finding of r, which must be the result for that document. Comments
// of an earlier review are replaced; what anybody else wrote stays. An error is
// a *read.Error, or one of writing.
func Review(w io.Writer, data []byte, r *lint.Result, o Options) (*Outcome, error) {
	d, err := open(data)
	if err != nil {
		return nil, err
	}
	out := &Outcome{Signed: d.signed}
	keeps := map[string]bool{}
	for _, x := range r.Document.Directives {
		keeps[x.Comment] = true
	}
	answered := d.retire(d.comments.discussed(keeps))
	anchors, findings := d.anchors(r)
	tops := d.tops(r.Document)
	if d.marks, err = locate(d.src, edges(anchors, tops)); err != nil {
		return nil, err
	}
	placed := map[*lint.Finding]anchor{}
	var carried []*lint.Finding
	answers := d.answers(answered)
	top := slices.IndexFunc(tops, func(a anchor) bool { return a.ok() })
	for i, f := range findings {
		switch {
		case f.OfDocument() && o.NoSummary:
			out.Unsaid++
		case f.OfDocument() && top >= 0:
			out.InSummary++
		case f.OfDocument():
			out.Homeless = append(out.Homeless, &Homeless{f, "there is no place for the comment that sums up"})
		case !anchors[i].ok():
			out.Homeless = append(out.Homeless, &Homeless{f, homelessness(r.Document.Blocks[f.Block].Place)})
		case answers(f, &anchors[i]):
			out.Answered++
		default:
			placed[f], carried = anchors[i], append(carried, f)
		}
	}
	chosen := report.Pressing(carried, o.Max)
	out.Comments, out.More = len(chosen), len(carried)-len(chosen)
	out.Removed = len(d.gone)
	id := d.nextID()
	var hung []anchor
	var words strings.Builder
	add := func(a anchor, lines []report.Line) {
		a.id = id
		id++
		hung = append(hung, a)
		words.WriteString(d.comments.v.writeComment(a.id, &o, lines))
	}
	if top >= 0 && !o.NoSummary {
		add(tops[top], sealed(summary(r, out, &o)))
	}
	for _, f := range chosen {
		add(placed[f], sealed(note(r, f, placed[f], o.NoText)))
	}
	return out, d.write(w, hung, words.String())
}

// note is what the comment on a finding says. It quotes the words where it
// hangs on more than them, unless what it says does anyway.
func note(r *lint.Result, f *lint.Finding, a anchor, noText bool) []report.Line {
	lines := report.Note(f, noText)
	if words := report.Words(r, f); !noText && (a.start.wide || a.end.wide) && !strings.Contains(lines[0].Text, words) {
		lines = slices.Insert(lines, 1, report.Line{Label: "Words", Text: words})
	}
	return lines
}

// Clean writes a copy of a Word document without the comments of dalint.
func Clean(w io.Writer, data []byte) (*Outcome, error) {
	d, err := open(data)
	if err != nil {
		return nil, err
	}
	d.retire(nil)
	if d.marks, err = locate(d.src, nil); err != nil {
		return nil, err
	}
	return &Outcome{Removed: len(d.gone), Signed: d.signed}, d.write(w, nil, "")
}
