package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// Explain writes all that a rule says of itself, for a person at a terminal.
func Explain(w io.Writer, r *lint.Rule, o Options) error {
	limit := o.columns()
	st := style{on: o.Color}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", st.bold(r.ID), st.severity(r.Severity))
	if in := Elsewhere(r); in != "" {
		fmt.Fprintf(&b, "%s\n", in)
	}
	wrap(&b, indent{}, Capital(r.Doc.Title)+".", limit)
	section := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n%s\n", st.bold(title))
			wrap(&b, even("  "), body, limit)
		}
	}
	section("Why", r.Doc.Why)
	section("Instead", r.Doc.Instead)
	if len(r.Doc.Questions) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Ask yourself"))
		for _, q := range r.Doc.Questions {
			wrap(&b, indent{"  - ", "    "}, q, limit)
		}
	}
	if r.Practice != nil {
		explainPractice(&b, r.Practice, st, limit)
	}
	if len(r.Flag) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Pointed out"))
		for _, e := range r.Flag {
			words := strings.Fields(MarkExample(e, openMark+"»", "«"+closeMark))
			b.WriteString(st.marked(fill(words, indent{"  - ", "    "}, limit)))
			if e.Becomes != "" {
				wrap(&b, indent{"    better: ", "    "}, e.Becomes, limit)
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
			wrap(&b, indent{"  - ", "    "}, line, limit)
		}
	}
	if len(r.Doc.Sources) > 0 {
		fmt.Fprintf(&b, "\n%s\n", st.bold("Sources"))
		for _, s := range r.Doc.Sources {
			wrap(&b, indent{"  - ", "    "}, strings.TrimSuffix(s.Title, ".")+". "+s.Where, limit)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Elsewhere says in which documents and places a rule has another severity:
// "off in us; suggestion in judgment, police-report". It is empty where there
// are none.
func Elsewhere(r *lint.Rule) string {
	var parts []string
	for sev := lint.Off; sev <= lint.Error; sev++ {
		var names []string
		for _, n := range slices.Concat(lint.Types, lint.Jurisdictions) {
			if s, ok := r.In[n]; ok && s == sev {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			parts = append(parts, sev.String()+" in "+strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// MarkExample is an example's text with the flagged words between open and shut.
func MarkExample(e lint.Example, open, shut string) string {
	return markSpans(e.Text, e.Flags, open, shut, func(s string) string { return s })
}

// Inner is a text as it is quoted within double quotation marks: its own double
// marks become single ones.
func Inner(s string) string { return innerMarks.Replace(s) }

var innerMarks = strings.NewReplacer("“", "‘", "”", "’", `"`, "'")

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
	fmt.Fprintf(&b, "%s. Severity: %s.\n", EscapeMarkdown(Capital(r.Doc.Title)), r.Severity)
	if in := Elsewhere(r); in != "" {
		fmt.Fprintf(&b, "\n%s.\n", Capital(in))
	}
	paragraph := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n**%s** %s\n", title, EscapeMarkdown(oneLine(body)))
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
	list("Ask yourself", len(r.Doc.Questions), func(i int) string { return EscapeMarkdown(r.Doc.Questions[i]) })
	if r.Practice != nil {
		markdownPractice(&b, r.Practice, list)
	}
	list("Pointed out", len(r.Flag), func(i int) string {
		e := r.Flag[i]
		s := "“" + Inner(markSpans(e.Text, e.Flags, "**", "**", EscapeMarkdown)) + "”"
		if e.Becomes != "" {
			s += "\n  - Better: " + EscapeMarkdown(e.Becomes)
		}
		return s
	})
	list("Left alone", len(r.Pass), func(i int) string {
		e := r.Pass[i]
		s := "“" + Inner(EscapeMarkdown(e.Text)) + "”"
		if e.Why != "" {
			s += " (" + EscapeMarkdown(e.Why) + ")"
		}
		return s
	})
	list("Sources", len(r.Doc.Sources), func(i int) string {
		s := r.Doc.Sources[i]
		return EscapeMarkdown(strings.TrimSuffix(s.Title, ".") + ". " + s.Where)
	})
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
