package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
)

// Pressing are at most that many findings, in their order: those of the
// highest severity, and of one severity the first. 0 is all of them.
func Pressing(findings []*lint.Finding, most int) []*lint.Finding {
	if most <= 0 || most >= len(findings) {
		return findings
	}
	at := map[*lint.Finding]int{}
	for i, f := range findings {
		at[f] = i
	}
	out := slices.Clone(findings)
	slices.SortStableFunc(out, func(a, b *lint.Finding) int { return int(b.Severity) - int(a.Severity) })
	out = out[:most]
	slices.SortFunc(out, func(a, b *lint.Finding) int { return at[a] - at[b] })
	return out
}

// ReviewOptions say what notes on a document hold.
type ReviewOptions struct {
	Max       int    // most findings to note, the most pressing ones; 0: all
	NoSummary bool   // nothing on the document as a whole
	Extra     []Line // more on the document as a whole
}

// Review writes a note on each finding of a document as Markdown, for files
// that carry no comments of their own, and says how many findings have one.
// What is about the document as a whole has none: Extra is to say it.
func Review(w io.Writer, d Document, o ReviewOptions) (notes int, err error) {
	r := d.Result
	var all []*lint.Finding
	for _, f := range r.Places() {
		if !f.OfDocument() {
			all = append(all, f)
		}
	}
	findings := Pressing(all, o.Max)
	var b strings.Builder
	if len(findings) > 0 && !d.NoText {
		b.WriteString("<!-- dalint-ignore-file these notes quote what was found elsewhere -->\n\n")
	}
	fmt.Fprintf(&b, "# Notes on %s\n", EscapeMarkdown(sayPath(d.Path)))
	if !o.NoSummary {
		for _, l := range Overview(r, d.NoText) {
			l.markdown(&b)
		}
		for _, l := range o.Extra {
			l.markdown(&b)
		}
	}
	if n := len(all) - len(findings); n > 0 {
		Line{"Not shown", More(n)}.markdown(&b)
	}
	var scanned scanned
	for i, f := range findings {
		fmt.Fprintf(&b, "\n## %d. %s\n", i+1, EscapeMarkdown(Place(r, f, d.NoText)))
		if !d.NoText {
			s := r.Document.Blocks[f.Block].Text
			around := scanned.around(s, f.Span)
			b.WriteString("\n> " + EscapeMarkdown(clean(s[around.Start:f.Span.Start])) + "**" + EscapeMarkdown(clean(s[f.Span.Start:f.Span.End])) + "**" +
				EscapeMarkdown(clean(s[f.Span.End:around.End])) + "\n")
		}
		for _, l := range Note(f, d.NoText) {
			l.markdown(&b)
		}
	}
	_, err = io.WriteString(w, b.String())
	return len(findings), err
}

// More says how many findings were left out because only so many were asked for.
func More(n int) string { return count(n) + " more, the least pressing" }

func (l Line) markdown(b *strings.Builder) {
	b.WriteByte('\n')
	if l.Label != "" {
		b.WriteString("**" + EscapeMarkdown(l.Label) + ":** ")
	}
	b.WriteString(EscapeMarkdown(l.Text) + "\n")
}

// EscapeMarkdown is s with all that Markdown would take for markup escaped.
func EscapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>#&|~!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
