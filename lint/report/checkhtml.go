package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

//go:embed check.html
var checkPage string

// checkTemplates write findings as a page that needs no script and fetches
// nothing, with the head of the audit's page.
var checkTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(parseAudit().Parse(checkPage))
})

// htmlWriter writes one page, document by document.
type htmlWriter struct {
	w       io.Writer
	o       Options
	opened  bool
	sum     Summary
	unread  []Problem
	scanned scanned
}

func newHTML(w io.Writer, o Options) Writer { return &htmlWriter{w: w, o: o} }

type htmlDocument struct {
	Path, About string
	NotAbout    string // what is to be said where it was not taken to be about domestic abuse
	Findings    []htmlFinding
	Profile     *htmlProfile
	Problems    []string
}

type htmlFinding struct {
	Where, Severity, Rule, Title string
	Before, Marked, After        string
	Why, Instead                 string
	Questions                    []string
}

type htmlProfile struct {
	Lead      string
	Answers   []htmlAnswer
	Lines     []string
	Questions []string
}

type htmlAnswer struct {
	Status, Code, Title string
	Places              []string
}

func (h *htmlWriter) open() error {
	if h.opened {
		return nil
	}
	h.opened = true
	return checkTemplates().ExecuteTemplate(h.w, "check-head", h.o)
}

// Document implements Writer.
func (h *htmlWriter) Document(d Document) error {
	if err := h.open(); err != nil {
		return err
	}
	r := d.Result
	h.sum.add(r)
	noText := h.o.NoText || d.NoText
	out := htmlDocument{Path: cleanName(d.Path), About: plural(r.Words, "word", "words"), Profile: newHTMLProfile(r, noText)}
	if r.Type != "" {
		out.About = Capital(strings.ReplaceAll(r.Type, "-", " ")) + ", " + out.About
	}
	if NotTaken(r) {
		out.NotAbout = NotAbout
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Practice == nil { // the profile says the others
			out.Findings = append(out.Findings, h.finding(r.Document, f, noText))
		}
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, Unread(p, noText))
	}
	return checkTemplates().ExecuteTemplate(h.w, "check-document", &out)
}

func (h *htmlWriter) finding(doc *text.Document, f *lint.Finding, noText bool) htmlFinding {
	out := htmlFinding{
		Where: where(doc, f.Block, f.Span, noText), Severity: f.Severity.String(), Rule: f.Rule.ID, Title: f.Rule.Doc.Title,
		Why: clean(Message(f, noText)), Instead: instead(f, noText), Questions: f.Questions,
	}
	if more := firstSentence(f.Rule.Doc.Why); more != "" && more != out.Why {
		out.Why += " " + more
	}
	if doc.Format.Flat() {
		out.Where = "Line " + strings.Replace(out.Where, ":", ", column ", 1)
	}
	if noText {
		return out
	}
	s := doc.Blocks[f.Block].Text
	around := h.scanned.around(s, f.Span)
	out.Before = strings.TrimLeft(clean(s[around.Start:f.Span.Start]), " ")
	out.Marked = middle(clean(s[f.Span.Start:f.Span.End]), 4*excerpt)
	out.After = strings.TrimRight(clean(s[f.Span.End:around.End]), " ")
	out.Before, out.After = tail(out.Before, 4*excerpt), head(out.After, 4*excerpt)
	return out
}

// newHTMLProfile is the practice profile as the page shows it; nil where nothing
// is asked of the document.
func newHTMLProfile(r *lint.Result, noText bool) *htmlProfile {
	p := r.Profile
	if !asked(p) {
		return nil
	}
	out := &htmlProfile{Lead: Capital(profileLead)}
	judgements, left := answered(p)
	for _, j := range judgements {
		a := htmlAnswer{Status: statusWord(j), Code: j.Rule.Practice.Code, Title: j.Rule.Doc.Title}
		for _, e := range j.Also {
			a.Places = append(a.Places, where(r.Document, e.Block, e.Span, noText)+": "+e.Note)
		}
		out.Answers = append(out.Answers, a)
	}
	if len(left) > 0 {
		out.Lines = append(out.Lines, "Not asked "+notAsked+strings.Join(left, ", ")+".")
	}
	if line := assumedLine(p, noText); line != "" {
		out.Lines = append(out.Lines, line)
	}
	if line := measureLine(p); line != "" {
		out.Lines = append(out.Lines, figuresLabel+": "+line)
	}
	for _, q := range p.Questions {
		out.Questions = append(out.Questions, q.Text+" ("+q.Rule.Practice.Code+")")
	}
	return out
}

// Unreadable implements Writer.
func (h *htmlWriter) Unreadable(p Problem) error {
	h.sum.Unreadable++
	h.unread = append(h.unread, Problem{cleanName(p.Path), clean(p.Message)})
	return nil
}

// Close implements Writer.
func (h *htmlWriter) Close(s Skipped) error {
	if err := h.open(); err != nil {
		return err
	}
	h.sum.Skipped, h.sum.Copies = s.Unknown, len(s.Copies)
	return checkTemplates().ExecuteTemplate(h.w, "check-foot", struct {
		Sum, Tool string
		Unread    []Problem
	}{h.sum.sentence(), "dalint " + h.o.Version + ", rules " + h.o.Rules, h.unread})
}
