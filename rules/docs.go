package rules

import (
	"fmt"
	"html"
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

const htmlHead = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The rules of dalint</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
a.skip { position: absolute; left: -99rem; }
a.skip:focus { position: static; }
nav ul { columns: 18rem; padding-left: 1.2rem; }
h2 { margin-top: 3rem; border-bottom: 2px solid; }
h3 { margin-top: 2.2rem; }
h3 code { font-size: 1em; }
.severity { font-weight: 600; }
mark { background: #ffe08a; color: #000; padding: 0 .1em; }
.better { display: block; }
.source, .reason { opacity: .85; font-size: .95em; }
@media print { nav, a.skip { display: none; } h3 { break-after: avoid; } li { break-inside: avoid; } }
</style>
</head>
<body>
<a class="skip" href="#rules">To the rules</a>
<h1>The rules of dalint</h1>
<p>dalint looks at how documents speak of domestic abuse. It judges no person and no case. For each rule this page says why the wording matters, what to write instead, and where that comes from.</p>
`

// HTML renders the documentation of all rules as one page that needs nothing
// else: no script, no font, no picture.
func (s *Set) HTML(w io.Writer) error {
	families, rules := s.byFamily()
	var b strings.Builder
	b.WriteString(htmlHead + "<nav aria-label=\"Families\">\n<ul>\n")
	for _, f := range families {
		fmt.Fprintf(&b, "<li><a href=\"#%s\">%s</a> (%d)</li>\n", f, f, len(rules[f]))
	}
	b.WriteString("</ul>\n</nav>\n<main id=\"rules\">\n")
	for _, f := range families {
		fmt.Fprintf(&b, "<h2 id=\"%s\">%s</h2>\n", f, f)
		for _, r := range rules[f] {
			htmlRule(&b, r)
		}
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func htmlRule(b *strings.Builder, r *lint.Rule) {
	esc := html.EscapeString
	fmt.Fprintf(b, "<section aria-labelledby=\"%s\">\n<h3 id=\"%s\"><code>%s</code></h3>\n", esc(r.ID), esc(r.ID), esc(r.ID))
	fmt.Fprintf(b, "<p>%s. <span class=\"severity\">Severity: %s.</span></p>\n", esc(r.Doc.Title), r.Severity)
	fmt.Fprintf(b, "<p><strong>Why.</strong> %s</p>\n<p><strong>Instead.</strong> %s</p>\n", esc(r.Doc.Why), esc(r.Doc.Instead))
	list := func(title string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(b, "<h4>%s</h4>\n<ul>\n<li>%s</li>\n</ul>\n", title, strings.Join(items, "</li>\n<li>"))
		}
	}
	var questions, flags, passes, sources []string
	for _, q := range r.Doc.Questions {
		questions = append(questions, esc(q))
	}
	for _, e := range r.Flag {
		s := strings.NewReplacer("\x01", "<mark>", "\x02", "</mark>").Replace(esc(report.MarkExample(e, "\x01", "\x02")))
		if e.Becomes != "" {
			s += "<span class=\"better\">Better: " + esc(e.Becomes) + "</span>"
		}
		flags = append(flags, s)
	}
	for _, e := range r.Pass {
		s := esc(e.Text)
		if e.Why != "" {
			s += " <span class=\"reason\">(" + esc(e.Why) + ")</span>"
		}
		passes = append(passes, s)
	}
	for _, src := range r.Doc.Sources {
		sources = append(sources, "<span class=\"source\">"+esc(strings.TrimSuffix(src.Title, "."))+". "+esc(src.Where)+"</span>")
	}
	list("Ask yourself", questions)
	if r.Practice != nil {
		htmlPractice(b, r.Practice, list)
	}
	list("Pointed out", flags)
	list("Left alone", passes)
	list("Sources", sources)
	b.WriteString("</section>\n")
}

// htmlPractice writes the thresholds and example documents of a practice check.
func htmlPractice(b *strings.Builder, p *lint.Practice, list func(string, []string)) {
	var thresholds []string
	for _, t := range report.Thresholds(p) {
		thresholds = append(thresholds, html.EscapeString(t))
	}
	list("What the answer hangs on", thresholds)
	for _, e := range p.Examples {
		fmt.Fprintf(b, "<h4>%s</h4>\n<blockquote>%s</blockquote>\n", html.EscapeString(report.ExampleHead(e)),
			strings.ReplaceAll(html.EscapeString(e.Text), "\n", "<br>\n"))
	}
}
