package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// Explain writes all that a rule says of itself, for a person at a terminal.
func Explain(w io.Writer, r *lint.Rule, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	limit := min(max(o.Width, 40), 100)
	st := style{on: o.Color}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", st.bold(r.ID), st.severity(r.Severity))
	wrap(&b, "", "", capital(r.Doc.Title)+".", limit)
	section := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n%s\n", st.bold(title))
			wrap(&b, "  ", "  ", body, limit)
		}
	}
	section("Why", r.Doc.Why)
	section("Instead", r.Doc.Instead)
	if len(r.Doc.Questions) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Ask yourself"))
		for _, q := range r.Doc.Questions {
			wrap(&b, "    ", "  - ", q, limit)
		}
	}
	if len(r.Flag) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Pointed out"))
		for _, e := range r.Flag {
			words := strings.Fields(MarkExample(e, openMark+"»", "«"+closeMark))
			b.WriteString(st.marked(fill(words, "  - ", "    ", limit)))
			if e.Becomes != "" {
				wrap(&b, "    ", "    better: ", e.Becomes, limit)
			}
		}
	}
	if len(r.Pass) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Left alone"))
		for _, e := range r.Pass {
			line := e.Text
			if e.Why != "" {
				line += " (" + e.Why + ")"
			}
			wrap(&b, "    ", "  - ", line, limit)
		}
	}
	if len(r.Doc.Sources) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Sources"))
		for _, s := range r.Doc.Sources {
			wrap(&b, "    ", "  - ", strings.TrimSuffix(s.Title, ".")+". "+s.Where, limit)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// MarkExample is an example's text with the flagged words between open and shut.
func MarkExample(e lint.Example, open, shut string) string {
	return markSpans(e.Text, e.Flags, open, shut, func(s string) string { return s })
}

// markSpans puts marks round spans, and everything else through escape.
func markSpans(s string, spans []text.Span, open, shut string, escape func(string) string) string {
	var b strings.Builder
	at := 0
	for _, sp := range spans {
		b.WriteString(escape(s[at:sp.Start]) + open + escape(s[sp.Start:sp.End]) + shut)
		at = sp.End
	}
	return b.String() + escape(s[at:])
}

// Markdown is all that a rule says of itself, below a heading that the caller writes.
func Markdown(r *lint.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. Severity: %s.\n", markdownEscape(capital(r.Doc.Title)), r.Severity)
	paragraph := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n**%s** %s\n", title, markdownEscape(oneLine(body)))
		}
	}
	paragraph("Why.", r.Doc.Why)
	paragraph("Instead.", r.Doc.Instead)
	list := func(title string, n int, item func(int) string) {
		if n > 0 {
			fmt.Fprintf(&b, "\n**%s**\n\n", title)
			for i := range n {
				fmt.Fprintf(&b, "- %s\n", item(i))
			}
		}
	}
	list("Ask yourself", len(r.Doc.Questions), func(i int) string { return markdownEscape(r.Doc.Questions[i]) })
	list("Pointed out", len(r.Flag), func(i int) string {
		e := r.Flag[i]
		s := markSpans(e.Text, e.Flags, "**", "**", markdownEscape)
		if e.Becomes != "" {
			s += " → " + markdownEscape(e.Becomes)
		}
		return s
	})
	list("Left alone", len(r.Pass), func(i int) string {
		e := r.Pass[i]
		if e.Why == "" {
			return markdownEscape(e.Text)
		}
		return markdownEscape(e.Text) + " (" + markdownEscape(e.Why) + ")"
	})
	list("Sources", len(r.Doc.Sources), func(i int) string {
		s := r.Doc.Sources[i]
		return markdownEscape(strings.TrimSuffix(s.Title, ".") + ". " + s.Where)
	})
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// EscapeMarkdown is s with what Markdown would take for marks written as words.
func EscapeMarkdown(s string) string { return markdownEscape(s) }

var markdownEscape = strings.NewReplacer(
	`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;",
).Replace
