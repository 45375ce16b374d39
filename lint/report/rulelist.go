package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint"
)

// RuleListSchema names the JSON document that RuleListJSON writes.
const RuleListSchema = "dalint/rules/1"

// RuleListText writes a line for each rule, under its family.
func RuleListText(w io.Writer, rules []*lint.Rule, _ Options) error {
	var b strings.Builder
	family := ""
	for _, r := range rules {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "%s\n", family)
		}
		fmt.Fprintf(&b, "  %-10s  %s: %s\n", r.Severity, r.ID, r.Doc.Title)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type jsonRule struct {
	ID       string   `json:"id"`
	Family   string   `json:"family"`
	Severity string   `json:"severity"`
	Title    string   `json:"title"`
	Why      string   `json:"why"`
	Instead  string   `json:"instead"`
	Sources  []string `json:"sources"`
	// SeverityIn is by type of document or jurisdiction.
	SeverityIn map[string]string `json:"severity_in,omitempty"`
}

// RuleListJSON writes rules and what they say of themselves as JSON.
func RuleListJSON(w io.Writer, rules []*lint.Rule, o Options) error {
	list := []jsonRule{}
	for _, r := range rules {
		row := jsonRule{
			ID: r.ID, Family: r.Family, Severity: r.Severity.String(), Title: r.Doc.Title,
			Why: r.Doc.Why, Instead: r.Doc.Instead, Sources: []string{},
		}
		for _, s := range r.Doc.Sources {
			row.Sources = append(row.Sources, s.Title)
		}
		for name, sev := range r.In {
			if row.SeverityIn == nil {
				row.SeverityIn = map[string]string{}
			}
			row.SeverityIn[name] = sev.String()
		}
		list = append(list, row)
	}
	return writeJSON(w, map[string]any{"schema": RuleListSchema, "version": o.Rules, "rules": list})
}
