package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// textWriter writes for a person at a terminal: findings grouped by file, each
// with its place, the sentence with the words marked, one line of why and one
// of what to write instead. Marks and severity words carry everything that
// colour does, and there are no boxes, so that it reads well aloud.
type textWriter struct {
	w       io.Writer
	o       Options
	style   style
	sum     Summary
	unread  []string
	explain string // a rule to name in the hint
	scanned scanned
}

func newText(w io.Writer, o Options) Writer {
	o.Width = o.columns()
	return &textWriter{w: w, o: o, style: style{on: o.Color}}
}

func (t *textWriter) Document(d Document) error {
	t.sum.add(d.Result)
	r := d.Result
	if len(r.Findings) == 0 && len(r.Problems) == 0 && !t.o.Verbose && !asked(r.Profile) {
		return nil
	}
	var b strings.Builder
	about := plural(r.Words, "word", "words")
	if r.Type != "" {
		about = strings.ReplaceAll(r.Type, "-", " ") + ", " + about
	}
	fmt.Fprintf(&b, "%s (%s)\n", t.style.bold(sayPath(d.Path)), about)
	if t.o.Verbose {
		t.verbose(&b, r, d.NoText || t.o.NoText)
	}
	seen := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Practice != nil {
			continue // the profile says it, in its place
		}
		b.WriteByte('\n')
		t.finding(&b, r.Document, f, d.NoText || t.o.NoText, !seen[f.Rule.ID])
		seen[f.Rule.ID] = true
		if t.explain == "" {
			t.explain = f.Rule.ID
		}
	}
	t.profile(&b, r, d.NoText || t.o.NoText)
	for _, p := range r.Problems {
		b.WriteByte('\n')
		wrap(&b, indent{"  Not checked: ", "  "}, Unread(p, d.NoText || t.o.NoText), t.o.Width)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(t.w, b.String())
	return err
}

// verbose says how the document was read.
func (t *textWriter) verbose(b *strings.Builder, r *lint.Result, noText bool) {
	about := "not read as being about domestic abuse"
	if r.DomesticAbuse {
		about = "read as being about domestic abuse"
	}
	fmt.Fprintf(b, "  %s\n", Capital(about))
	for _, p := range toCast(r.Cast, noText) {
		who := p.Role
		if p.Name != "" {
			who += ": " + clean(p.Name)
		}
		if p.Reason != "" && p.Reason != p.Source {
			who += ", " + clean(p.Reason)
		}
		fmt.Fprintf(b, "  %s (%s)\n", Capital(who), p.Source)
	}
	for _, s := range r.Suppressed {
		line := s.Rule.ID + " kept quiet, " + strings.ReplaceAll(s.By, "-", " ")
		if s.Reason != "" && !noText {
			line += ": " + clean(s.Reason)
		}
		wrap(b, indent{"  ", "    "}, line, t.o.Width)
	}
}

// finding writes one finding; first says that its rule is new to this document
// and the reason is given in full.
func (t *textWriter) finding(b *strings.Builder, doc *text.Document, f *lint.Finding, noText, first bool) {
	fmt.Fprintf(b, "  %s: %s  %s\n", where(doc, f.Block, f.Span, noText), t.style.severity(f.Severity), f.Rule.ID)
	if !noText {
		t.sentence(b, doc.Blocks[f.Block].Text, f.Span)
	}
	why := clean(Message(f, noText))
	if more := firstSentence(f.Rule.Doc.Why); first && more != "" && more != why {
		why += " " + more
	}
	wrap(b, indent{"    Why:     ", "             "}, why, t.o.Width)
	if instead := instead(f, noText); instead != "" {
		wrap(b, indent{"    Instead: ", "             "}, instead, t.o.Width)
	}
}

// instead is one line of what to write: a rewrite, or what the rule advises.
func instead(f *lint.Finding, noText bool) string {
	if !noText && len(f.Rewrites) > 0 {
		r := f.Rewrites[0]
		if r.Label == "" {
			return clean(r.Text)
		}
		return strings.TrimRight(r.Label, ".:") + ": " + clean(r.Text)
	}
	return firstSentence(f.Rule.Doc.Instead)
}

// where is the place of a finding as the user's own program shows it: line and
// column of a flat file, sheet and cell of a workbook, section, page and paragraph
// of others.
func where(doc *text.Document, block int, span text.Span, noText bool) string {
	if doc.Format.Flat() {
		p := doc.Position(block, span.Start)
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	p := doc.Blocks[block].Place
	var parts []string
	if p.Section != "" && !noText {
		parts = append(parts, "“"+head(clean(p.Section), 50)+"”")
	}
	if p.Page > 0 {
		parts = append(parts, "page "+count(p.Page))
	}
	if p.Part != "" && p.Part != "body" {
		parts = append(parts, partOf(p, noText))
	}
	inSheet := doc.Format == text.XLSX && p.Row > 0
	switch {
	case inSheet:
		if noText {
			parts = append(parts, fmt.Sprintf("sheet %d", p.Table))
		}
		parts = append(parts, "cell "+columnName(p.Column)+strconv.Itoa(p.Row))
	case p.Table > 0:
		parts = append(parts, fmt.Sprintf("table %d, row %d, column %d", p.Table, p.Row, p.Column))
	}
	if p.Paragraph > 0 && !inSheet {
		parts = append(parts, "paragraph "+count(p.Paragraph))
	}
	if len(parts) == 0 {
		return fmt.Sprintf("block %d", block+1)
	}
	return Capital(strings.Join(parts, ", "))
}

// partOf names the part of a document that a place is in, and the file where that
// is attached.
func partOf(p text.Place, noText bool) string { return partAndFile(p.Part, p.File, noText) }

func partAndFile(part, file string, noText bool) string {
	if file == "" || noText {
		return part
	}
	return part + " (" + head(clean(file), 60) + ")"
}

// Unread says on one line what could not be read of a document, and why; with
// noText without what the attachment is called.
func Unread(p text.Problem, noText bool) string {
	if p.Part == "" {
		return clean(p.Message)
	}
	return clean(partAndFile(p.Part, p.File, noText) + ": " + p.Message)
}

// columnName is the name of a column of a spreadsheet, counted from 1: A to Z,
// AA and so on.
func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

func (t *textWriter) Unreadable(p Problem) error {
	t.sum.Unreadable++
	t.unread = append(t.unread, sayPath(p.Path))
	return nil
}

func (t *textWriter) Close(s Skipped) error {
	t.sum.Skipped, t.sum.Copies = s.Unknown, len(s.Copies)
	if t.o.Quiet {
		return nil
	}
	var b strings.Builder
	wrap(&b, indent{}, t.sum.sentence(), t.o.Width)
	if t.o.Verbose {
		for _, p := range s.Copies {
			fmt.Fprintf(&b, "Skipped, written by dalint: %s\n", sayPath(p))
		}
	}
	for i, p := range t.unread {
		if i == 20 && len(t.unread) > 21 {
			fmt.Fprintf(&b, "Not checked: %s more\n", count(len(t.unread)-i))
			break
		}
		fmt.Fprintf(&b, "Not checked: %s\n", p)
	}
	if t.explain != "" {
		fmt.Fprintf(&b, "More on any of these: dalint explain %s\n", t.explain)
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

// sentence sums up a run. Nothing found is no praise: it says what was checked.
func (s Summary) sentence() string {
	if s.Documents == 0 {
		return "Nothing was checked." + s.rest()
	}
	checked := plural(s.Documents, "document", "documents") + ", " + plural(s.Words, "word", "words")
	if s.Errors+s.Warnings+s.Suggestions == 0 {
		return checked + " checked: nothing to point out." + s.rest() + " " + noJudgement
	}
	return checked + ": " + plural(s.Errors, "error", "errors") + ", " +
		plural(s.Warnings, "warning", "warnings") + ", " + plural(s.Suggestions, "suggestion", "suggestions") + "." + s.rest()
}

// NotAbout says of a document what its being about something else means, and
// NotAboutInEditor the same to somebody without a command line.
const (
	NotAbout         = "The document was " + notTaken + ": if it is, say so with --domestic-abuse yes."
	NotAboutInEditor = "This document was " + notTaken + ": if it is, set domesticAbuse to yes in dalint's settings."

	notTaken = "not taken to be about domestic abuse, where most rules are quiet"
)

func (s Summary) rest() string {
	var out string
	if s.InProfile > 0 {
		out += " Of these, " + count(s.InProfile) + " " + isAre(s.InProfile) + " in the practice profile."
	}
	if s.Suppressed > 0 {
		out += " " + plural(s.Suppressed, "finding was kept quiet", "findings were kept quiet") + " by choice."
	}
	switch {
	case s.NotAbout == 0:
	case s.Documents == 1:
		out += " " + NotAbout
	default:
		out += " " + plural(s.NotAbout, "document was", "documents were") + " " + notTaken + " (--verbose shows which): where one is, say so with --domestic-abuse yes."
	}
	if s.Skipped > 0 {
		out += " " + plural(s.Skipped, "file of a kind that dalint does not read was skipped", "files of kinds that dalint does not read were skipped") + "."
	}
	if s.Copies > 0 {
		out += " " + plural(s.Copies, "file that dalint wrote was skipped", "files that dalint wrote were skipped") + "."
	}
	if s.Unreadable > 0 {
		out += " " + plural(s.Unreadable, "file could not be checked", "files could not be checked") + "."
	}
	return out
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// sayPath is a path for a person.
func sayPath(path string) string {
	if path == "-" {
		return "standard input"
	}
	return cleanName(path)
}
