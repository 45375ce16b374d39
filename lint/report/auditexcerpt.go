package report

import (
	"fmt"

	"github.com/dalint/dalint/lint/audit"
)

// maxExcerpts is how many findings a page shows; a longer one is slow to open.
const maxExcerpts = 5000

// excerpts are the findings of an audit with their words.
type excerpts struct {
	Says string
	Rows []quoted
}

type quoted struct {
	Path, Rule, Severity, Before, Text, After string
	Line                                      int
}

func newExcerpts(a *audit.Audit) excerpts {
	var e excerpts
	all := 0
	for i := range a.Documents {
		d := &a.Documents[i]
		for k := range d.Found {
			f := &d.Found[k]
			if all++; all <= maxExcerpts {
				e.Rows = append(e.Rows, quoted{cleanName(d.Path), clean(f.Rule), f.Severity, clean(f.Before), clean(f.Text), clean(f.After), f.Line})
			}
		}
	}
	e.Says = plural(all, "finding", "findings") + "."
	if all > maxExcerpts {
		e.Says = fmt.Sprintf("The first %s of %s findings; xlsx, csv and json have all.", count(maxExcerpts), count(all))
	}
	return e
}
