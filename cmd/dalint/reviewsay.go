package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/word"
)

// sayReview says what was written and what was not, and decides how the run ends.
func (a *app) sayReview(s source, to string, v *reviewed) error {
	if !v.set.quiet {
		if _, err := io.WriteString(a.out, v.said(oneLine(to))); err != nil {
			return err
		}
	}
	if v.result == nil {
		return nil
	}
	for _, p := range v.result.Problems {
		fmt.Fprintf(a.err, "dalint: %s: %s\n", sayPath(s.path), report.Unread(p, v.set.noText))
	}
	if len(v.result.Problems) > 0 {
		return errTold
	}
	for i := range v.result.Findings {
		if at := v.result.Findings[i].Severity; v.set.failOn != lint.Off && at >= v.set.failOn {
			return errFound
		}
	}
	return nil
}

func (v *reviewed) said(to string) string {
	r, o, kind := v.result, v.outcome, "comments"
	switch {
	case r == nil:
		return fmt.Sprintf("%s: %s of dalint taken out.\n", to, counted(o.Removed, "comment"))
	case o == nil:
		whole := 0
		for i := range r.Findings {
			if r.Findings[i].OfDocument() {
				whole++
			}
		}
		o = &word.Outcome{Comments: v.notes, More: len(r.Places()) - whole - v.notes, InSummary: whole}
		if v.flags.noProfile {
			o.InSummary, o.Unsaid = 0, whole
		}
		kind = "notes"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s on %s.\n", to, kind, counted(o.Comments, "finding"))
	if len(r.Findings) == 0 {
		b.WriteString(report.Nothing + "\n")
	}
	if report.NotTaken(r) {
		b.WriteString(report.NotAbout + "\n")
	}
	if o.More > 0 {
		fmt.Fprintf(&b, "Not shown because of --max: %s.\n", report.More(o.More))
	}
	if o.InSummary > 0 {
		fmt.Fprintf(&b, "In the practice profile, at the top: %s.\n", counted(o.InSummary, "finding"))
	}
	if o.Unsaid > 0 {
		fmt.Fprintf(&b, "Not shown because of --no-profile: %s on the document as a whole.\n", counted(o.Unsaid, "finding"))
	}
	if o.Answered > 0 {
		fmt.Fprintf(&b, "Left as they are: %s with an earlier comment that somebody replied to.\n", counted(o.Answered, "finding"))
	}
	for i := range r.Suppressed {
		if s := &r.Suppressed[i]; s.By == "word-comment" {
			fmt.Fprintf(&b, "Kept on purpose: %s\n", oneLine(report.Kept(r, s, v.set.noText)))
		}
	}
	for _, h := range o.Homeless {
		fmt.Fprintf(&b, "Without a comment: %s\n", oneLine(h.Line(r, v.set.noText)))
	}
	if o.Signed {
		fmt.Fprintf(&b, "Note: %s.\n", word.Signed)
	}
	return b.String()
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
