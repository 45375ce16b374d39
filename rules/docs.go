package rules

import (
	_ "embed" // for page.html
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
)

// Page is one file of the rules' documentation.
type Page struct{ Path, Text string }

// byFamily groups the rules, dalint's own among them, in the order of families.
func (s *Set) byFamily() (families []string, rules map[string][]*lint.Rule) {
	rules = map[string][]*lint.Rule{}
	for _, r := range slices.Concat(s.Rules, lint.OwnRules()) {
		rules[r.Family] = append(rules[r.Family], r)
	}
	for _, f := range Families {
		if len(rules[f]) > 0 {
			families = append(families, f)
		}
	}
	return families, rules
}

// Markdown renders the documentation of all rules: a README that lists them,
// and a page for each family.
func (s *Set) Markdown() []Page {
	families, rules := s.byFamily()
	var index strings.Builder
	index.WriteString("# The rules of dalint\n\nMade by `dalint rules docs`; change the rules, not these pages.\n")
	pages := []Page{{Path: "README.md"}}
	for _, f := range families {
		fmt.Fprintf(&index, "\n## [%s](%s.md)\n\n| rule | severity | what it points at |\n|---|---|---|\n", f, f)
		var page strings.Builder
		fmt.Fprintf(&page, "# %s\n", f)
		for _, r := range rules[f] {
			name := strings.TrimPrefix(r.ID, f+"/")
			fmt.Fprintf(&index, "| [%s](%s.md#%s) | %s | %s |\n", name, f, name, r.Severity, strings.ReplaceAll(r.Doc.Title, "|", `\|`))
			fmt.Fprintf(&page, "\n## %s\n\n%s", name, report.Markdown(r))
		}
		pages = append(pages, Page{f + ".md", page.String()})
	}
	pages[0].Text = index.String()
	return pages
}

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"capital":   report.Capital,
	"elsewhere": report.Elsewhere,
	"inner":     report.Inner,
	"head":      report.ExampleHead,
	"limits":    report.Thresholds,
	"stop":      func(s string) string { return strings.TrimSuffix(s, ".") + "." },
	"marked": func(e lint.Example) template.HTML {
		s := template.HTMLEscapeString(report.Inner(report.MarkExample(e, "\x01", "\x02")))
		return template.HTML(strings.NewReplacer("\x01", "<mark>", "\x02", "</mark>").Replace(s))
	},
}).Parse(pageHTML))

// HTML renders the documentation of all rules as one page that needs nothing
// else: no font, no picture, and no script but its own, which only searches.
func (s *Set) HTML(w io.Writer) error {
	type family struct {
		Name  string
		Rules []*lint.Rule
	}
	names, rules := s.byFamily()
	families := make([]family, 0, len(names))
	for _, name := range names {
		families = append(families, family{name, rules[name]})
	}
	return page.Execute(w, families)
}
