package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/rules"
)

// dalint runs the program in this process.
func dalint(t *testing.T, code int, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	env := map[string]string{"COLUMNS": "80"}
	if got := run(args, strings.NewReader(""), &o, &e, func(k string) string { return env[k] }); got != code {
		t.Fatalf("dalint %v ended with %d, want %d\n%s%s", args, got, code, e.String(), o.String())
	}
	return o.String(), e.String()
}

// authority writes assessments into folders of an authority: in the east all
// show everything, in the north a known part does, in the west none does, and
// the south is too small to be shown apart.
func authority(t *testing.T) (dir string, shows map[string][]corpus.Shows) {
	t.Helper()
	dir = t.TempDir()
	all := corpus.Shows{Pattern: true, Impact: true, Efforts: true, Plan: true, Separation: true}
	shows = map[string][]corpus.Shows{
		"east":  {all, all, all, all, all},
		"north": {all, {Pattern: true, Impact: true}, {Pattern: true, Plan: true}, {Efforts: true}, {Impact: true, Separation: true}, {}},
		"west":  make([]corpus.Shows, 5),
		"south": {all, {}},
	}
	seed := uint64(1)
	for _, folder := range []string{"east", "north", "west", "south"} {
		for i, s := range shows[folder] {
			path := filepath.Join(dir, folder, "team", fmt.Sprintf("report-%d.md", i))
			writeString(t, path, corpus.Assessment(seed, s))
			seed++
		}
	}
	return dir, shows
}

// shownBy is the measures with what makes a generated report show them.
var shownBy = map[string]func(corpus.Shows) bool{
	"pattern-described":       func(s corpus.Shows) bool { return s.Pattern },
	"child-impact":            func(s corpus.Shows) bool { return s.Impact },
	"plan-asks-perpetrator":   func(s corpus.Shows) bool { return s.Plan },
	"expected-of-each-parent": func(s corpus.Shows) bool { return s.Plan },
	"protective-efforts":      func(s corpus.Shows) bool { return s.Efforts },
	"separation-examined":     func(s corpus.Shows) bool { return s.Separation },
}

func TestAuditCountsWhatAnAuthorityWasMadeToShow(t *testing.T) {
	dir, shows := authority(t)
	out, _ := dalint(t, 0, "audit", "--format", "json", dir)
	var a audit.Audit
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatal(err)
	}
	hold := func(g audit.Group, want []corpus.Shows) {
		t.Helper()
		if g.Documents != len(want) || g.DomesticAbuse != len(want) {
			t.Errorf("%q: %d documents, %d about domestic abuse, want %d", g.Name, g.Documents, g.DomesticAbuse, len(want))
		}
		for _, c := range g.Measures {
			shown, ok := shownBy[c.ID]
			if !ok {
				continue
			}
			met, partly := 0, 0
			for _, s := range want {
				switch {
				case shown(s) && s.Hides():
					partly++
				case shown(s):
					met++
				case c.ID == "pattern-described" && s.Impact && s.Separation:
					partly++ // as corpus.Shows says
				}
			}
			if c.Met != met || c.Partly != partly || c.NotEvident != len(want)-met-partly || c.N != len(want) || c.NotAsked != 0 {
				t.Errorf("%q: %s: %+v, want %d met and %d partly of %d", g.Name, c.ID, c, met, partly, len(want))
			}
		}
	}
	if len(a.Groups) != 2 || a.OtherGroups == nil {
		t.Fatalf("%d groups, others %v", len(a.Groups), a.OtherGroups)
	}
	others := slices.Concat(shows["east"], shows["south"]) // the east hides the south
	all := slices.Clone(others)
	for i, name := range []string{"north", "west"} {
		if a.Groups[i].Name != name {
			t.Errorf("group %d is %q", i, a.Groups[i].Name)
		}
		hold(a.Groups[i], shows[name])
		all = append(all, shows[name]...)
	}
	hold(*a.OtherGroups, others)
	hold(a.Total, all)
	if a.Withheld != (audit.Withheld{Groups: 2, Documents: 7, Larger: 1}) {
		t.Errorf("withheld: %+v", a.Withheld)
	}
}

// The same report counts alike whoever is in it and whenever it was.
func TestAuditCountsAlikeWhateverTheNamesAndDates(t *testing.T) {
	dir := t.TempDir()
	const reports = 24
	for seed := range uint64(reports) {
		writeString(t, filepath.Join(dir, fmt.Sprintf("report-%d.md", seed)), corpus.Assessment(seed, corpus.Shows{Impact: true, Separation: true}))
	}
	out, _ := dalint(t, 0, "audit", "--format", "json", dir)
	var a audit.Audit
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(a.Total.Measures, func(c audit.Count) bool { return c.ID == "child-impact" })
	if i < 0 || a.Total.Measures[i].Partly != reports {
		t.Errorf("%+v, want child-impact partly evident in each of %d", a.Total.Measures, reports)
	}
}

func TestAuditMergeEqualsOneRun(t *testing.T) {
	dir, _ := authority(t)
	parts := t.TempDir()
	// Something of each kind that an audit counts beside documents.
	for path, data := range map[string]string{
		"east/bad.docx": "no archive", "west/slides.pptx": "x", "west/twice.docx": "nor this",
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, flags := range [][]string{nil, {"--group-by", "type", "--min-group", "3"}} {
		var files []string
		for _, folder := range []string{"east", "north", "south", "west"} {
			file := filepath.Join(parts, folder+".json")
			code := map[string]int{"east": 2, "west": 2}[folder]
			dalint(t, code, append([]string{"audit", "--force", "--output", file, filepath.Join(dir, folder)}, flags...)...)
			files = append([]string{file}, files...)
		}
		whole := []string{"audit", "--format", "json", "--jobs", "3"}
		for _, folder := range []string{"north", "west", "south", "east"} {
			whole = append(whole, filepath.Join(dir, folder))
		}
		want, _ := dalint(t, 2, append(whole, flags...)...)
		got, errs := dalint(t, 2, append([]string{"audit", "merge", "--format", "json"}, files...)...)
		if got != want {
			t.Errorf("%v: the merged audit is not that of one run", flags)
		}
		if !strings.Contains(errs, "of the files could not be read") || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: %s", flags, errs)
		}
		if !strings.Contains(want, `"unreadable": 2`) || !strings.Contains(want, `"skipped": 1`) {
			t.Errorf("%v: what could not be read is not counted", flags)
		}
	}
}

func TestAuditMergeEqualsOneRunWhereNamesAreNoUTF8(t *testing.T) {
	dir, parts := t.TempDir(), t.TempDir()
	text := corpus.Assessment(7, corpus.Shows{})
	for _, name := range []string{
		"east\xff/bad\xff\xfe.md", "east\xff/bad\xff.md", "east\xff/bad\xfe.md", "east\xff/baz.md", "east\xff/\xfe.docx", "east\xff/\xff.docx", "\uffff/z.md",
	} {
		path, data := filepath.Join(dir, filepath.FromSlash(name)), text
		if strings.HasSuffix(name, ".docx") {
			data = "no archive"
		}
		if os.MkdirAll(filepath.Dir(path), 0o755) != nil || os.WriteFile(path, []byte(data), 0o644) != nil {
			t.Skip("this file system takes no such names")
		}
	}
	flags := []string{"--min-group", "1", "--sample", "2"}
	merge := []string{"audit", "merge"}
	for _, part := range []string{"1/2", "2/2"} {
		file := filepath.Join(parts, part[:1]+".jsonl")
		args := append([]string{"audit", "--part", part, "--output", file, dir}, flags...)
		if code := run(args, strings.NewReader(""), io.Discard, io.Discard, os.Getenv); code != 0 && code != 2 { // which part holds what cannot be read hangs on dir
			t.Fatalf("part %s ended with %d", part, code)
		}
		merge = append(merge, file)
	}
	for _, format := range []string{"json", "csv", "html", "text"} {
		want, _ := dalint(t, 2, append([]string{"audit", "--format", format, dir}, flags...)...)
		got, _ := dalint(t, 2, append(merge, "--format", format)...)
		if got != want || !utf8.ValidString(want) {
			t.Errorf("%s: the merged audit is not that of one run:\n%s\nwant\n%s", format, got, want)
		}
		if format == "json" && (strings.Count(want, `"path": `) != 7 || !strings.Contains(want, "/bad\ufffdFF\ufffdFE.md")) {
			t.Errorf("not every document has its name:\n%s", want)
		}
	}
}

// No word of a document and no name of a person in one may be in any output.
func TestAuditHoldsNoTextAndNoNames(t *testing.T) {
	dir := t.TempDir()
	var words []string
	for i := range uint64(6) {
		text := corpus.Assessment(i+40, corpus.Shows{Pattern: i%2 == 0, Efforts: true})
		text += "\nZephyrine Quillfeather said that the parties are both volatile. <!-- dalint-ignore -->\n"
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("r%d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(text, "\n") {
			if f := strings.Fields(line); len(f) >= 5 {
				words = append(words, strings.Join(f[:5], " "))
			}
		}
		title, _, _ := strings.Cut(strings.TrimPrefix(text, "# Assessment: the "), " ")
		words = append(words, title)
	}
	words = append(words, "Quillfeather", "volatile")
	for _, format := range []string{"text", "json", "jsonl", "csv", "html", "xlsx"} {
		out, errs := dalint(t, 0, "audit", "--verbose", "--list-findings", "--sample", "3", "--format", format, dir)
		if format == "xlsx" {
			out = unpacked(t, out)
		}
		for _, w := range words {
			if strings.Contains(out+errs, w) {
				t.Errorf("%s holds %q", format, w)
			}
		}
	}
}

// unpacked is all that the parts of a workbook say.
func unpacked(t *testing.T, data string) (all string) {
	t.Helper()
	for name, content := range readtest.Unzip(t, []byte(data)) {
		all += name + "\n" + content + "\n"
	}
	return all
}

// page reads HTML strictly: every element that opens must close in its place.
func page(t *testing.T, source string) *html.Node {
	t.Helper()
	void := map[string]bool{"meta": true, "link": true, "img": true, "br": true, "hr": true, "input": true}
	var open []string
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			root, err := html.Parse(strings.NewReader(source))
			if err != nil {
				t.Fatal(err)
			}
			return root
		case html.StartTagToken:
			if name := z.Token().Data; !void[name] {
				open = append(open, name)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// accessible checks what a machine can check of WCAG 2.2 here, and that the page
// stands by itself.
func accessible(t *testing.T, root *html.Node) {
	t.Helper()
	level, h1, tables, scripts := 0, 0, 0, 0
	var policy, hash string
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("two elements are %q", id)
			}
			ids[id] = true
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "src" || a.Key == "srcset" || a.Key == "action" || a.Key == "xlink:href" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("<%s> leads to %s", n.Data, a.Val)
			}
		}
		switch n.Data {
		case "link", "iframe", "object", "embed", "img", "form":
			t.Errorf("<%s> in the page", n.Data)
		case "script":
			scripts++
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			hash = "script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		case "meta":
			if attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = attr(n, "content")
			}
		case "html":
			if attr(n, "lang") != "en" {
				t.Error("the page has no language")
			}
		case "style":
			if css := n.FirstChild.Data; strings.Contains(css, "url(") || strings.Contains(css, "@import") {
				t.Error("the style fetches something")
			}
		case "h1", "h2", "h3":
			next := int(n.Data[1] - '0')
			if next > level+1 {
				t.Errorf("%s follows h%d", n.Data, level)
			}
			if level = next; next == 1 {
				h1++
			}
		case "table":
			tables++
			if n.FirstChild.NextSibling == nil || n.FirstChild.NextSibling.Data != "caption" {
				t.Error("a table has no caption")
			}
		case "th":
			if s := attr(n, "scope"); s != "row" && s != "col" {
				t.Error("a header has no scope")
			}
		case "svg":
			if attr(n, "aria-hidden") != "true" && (attr(n, "role") != "img" || attr(n, "aria-label") == "") {
				t.Error("a picture has no words for it")
			}
		}
	}
	for n := range root.Descendants() {
		if id := attr(n, "aria-labelledby"); id != "" && !ids[id] {
			t.Errorf("nothing is %q", id)
		}
		if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && !ids[id] {
			t.Errorf("nothing is %q", id)
		}
	}
	if h1 != 1 || tables == 0 {
		t.Errorf("%d main headings, %d tables", h1, tables)
	}
	if scripts > 1 || scripts == 1 && !strings.HasSuffix(policy, hash) || !strings.HasPrefix(policy, "default-src 'none'; ") {
		t.Errorf("%d scripts under the policy %q, want the one with %q", scripts, policy, hash)
	}
}

func TestAuditPagesStandByThemselves(t *testing.T) {
	dir, _ := authority(t)
	if err := os.WriteFile(filepath.Join(dir, "west", "bad.docx"), []byte("no archive"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ := dalint(t, 2, "audit", "--format", "html", dir)
	accessible(t, page(t, out))
	if bars := strings.Count(out, " per 1,000 words, 95 % interval ") / 2; bars < 3 { // a label and a title each
		t.Errorf("%d families have a bar", bars)
	}
	a, b := filepath.Join(dir, "a.json"), filepath.Join(dir, "b.json")
	dalint(t, 2, "audit", "--output", a, dir)
	dalint(t, 0, "audit", "--output", b, filepath.Join(dir, "east"), filepath.Join(dir, "north"))
	out, _ = dalint(t, 0, "audit", "compare", "--format", "html", a, b)
	accessible(t, page(t, out))
	out, _ = dalint(t, 2, "audit", "--format", "html", "--with-text", "--sample", "3", dir)
	accessible(t, page(t, out))
	if strings.Count(out, "names of people in them") < 3 || !strings.Contains(out, "<mark>") || !strings.Contains(out, "<title>Contains case text: ") {
		t.Error("a page with excerpts does not say so")
	}
	months, sheet := filepath.Join(dir, "months.csv"), "path,month\n"
	for i := range 6 {
		sheet += fmt.Sprintf("north/team/report-%d.md,2026-%02d\n", i, 1+i/2+i/4)
	}
	if err := os.WriteFile(months, []byte(sheet), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ = dalint(t, 0, "audit", "--format", "html", "--group-by", "month", "--min-group", "2", "--manifest", months, filepath.Join(dir, "north"))
	accessible(t, page(t, out))
	// Three months, one of them after a gap, so that no line leads to it.
	if strings.Count(out, "<circle ") != 3*len(audit.Measures)-1 && strings.Count(out, "<circle ") != 3*len(audit.Measures) || strings.Count(out, "<polyline ") != len(audit.Measures) {
		t.Errorf("%d points and %d lines", strings.Count(out, "<circle "), strings.Count(out, "<polyline "))
	}
	read := filepath.Join(dir, "read.csv")
	if err := os.WriteFile(read, []byte("path,check,status\n"+filepath.ToSlash(filepath.Join(dir, "east/team/report-1.md"))+",child-impact,met\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ = dalint(t, 0, "audit", "agree", "--format", "html", a, read)
	accessible(t, page(t, out))
}

func TestAuditShowsHostileNamesSafely(t *testing.T) {
	dir := t.TempDir()
	text := corpus.Assessment(7, corpus.Shows{})
	folder := "=2+2\u202egnp <b onclick=x>\t&amp;"
	for _, name := range []string{folder + "/a\x1b[31m\n\u200bb\u00ad.md", "<script>alert(1)<" + "/evil\u2066.docx"} {
		path := filepath.Join(dir, name)
		if os.MkdirAll(filepath.Dir(path), 0o755) != nil || os.WriteFile(path, []byte(text), 0o644) != nil {
			t.Skip("this file system takes no such names")
		}
	}
	for _, format := range []string{"text", "html", "csv", "xlsx"} {
		args := []string{"audit", "--min-group", "1", "--format", format, dir}
		if format != "csv" {
			args = append(args, "--sample", "1")
		}
		out, errs := dalint(t, 2, args...)
		if format == "xlsx" {
			out = unpacked(t, out)
			if !strings.Contains(out, ">&#39;=2+2") {
				t.Error("a name in the workbook may be taken for a formula")
			}
		}
		for _, bad := range []string{"\x1b", "\u202e", "\u2066", "\u200b", "\u00ad"} {
			if strings.Contains(out+errs, bad) {
				t.Errorf("%s holds %q", format, bad)
			}
		}
		if format != "text" && !strings.Contains(out, "[31m  b .md") { // text breaks lines
			t.Errorf("%s does not show that something stands in a name", format)
		}
		switch format {
		case "html":
			if !strings.Contains(out, "&lt;script&gt;") {
				t.Error("the name is not shown")
			}
			accessible(t, page(t, out))
		case "csv":
			if !strings.Contains(out, ",'=2+2gnp") {
				t.Errorf("a name is a formula:\n%s", out)
			}
		}
	}
}

// agreeThatImpactIsMet fills in the blank sheet s.csv, and holds it against a.json.
func agreeThatImpactIsMet(t *testing.T) string {
	t.Helper()
	writeString(t, "ann.csv", strings.ReplaceAll(readString(t, "s.csv"), ",child-impact,,", ",child-impact,met,"))
	out, _ := dalint(t, 0, "audit", "agree", "a.json", "ann.csv")
	return out
}

// What the sheet shows of a name leads back to the document.
func TestReadersMayAnswerForHostileNames(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	name := "=1+1\u202e\t\x1b x.md"
	if err := os.WriteFile(name, []byte(corpus.Assessment(7, corpus.Shows{})), 0o644); err != nil {
		t.Skip("this file system takes no such names")
	}
	dalint(t, 0, "audit", "--sample", "1", "--output", "a.json", "--reading-sheet", "s.csv", name)
	out := agreeThatImpactIsMet(t)
	if !strings.Contains(out, "1 answer of 1 document by 1 reader; 6 rows are blank") {
		t.Error(out)
	}
}

func TestAuditThatIsStoppedMakesNoReport(t *testing.T) {
	dir, _ := authority(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, errs bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }, load: loadEngine}
	root := newRoot(a)
	root.SetArgs([]string{"audit", "--format", "json", dir})
	if code := a.exit(root.ExecuteContext(ctx)); code != exitTrouble {
		t.Errorf("ended with %d", code)
	}
	want := "dalint: stopped: 18 of 18 files were not checked, so there is no report; with --store FOLDER the same command goes on where it was stopped\n"
	if errs.String() != want {
		t.Errorf("said %q, want %q", errs.String(), want)
	}
	if out.Len() > 0 {
		t.Errorf("a part of a report looks like a whole one: %s", out.String())
	}
}

// Who reads figures alone must not have to guess what a family is of.
func TestAuditSaysWhatEachFamilyIsOf(t *testing.T) {
	a := &audit.Audit{GroupBy: "folder", MinGroup: 5, Tool: audit.Tool{Families: audit.Families(rules.Families)}}
	d := audit.Document{Path: "a.md", Folder: "f", Words: 100, DomesticAbuse: true}
	for _, f := range a.Tool.Families {
		d.Findings.Add(f, lint.Warning)
	}
	a.Documents = []audit.Document{d}
	a.Tally()
	var page, book bytes.Buffer
	if err := errors.Join(report.AuditHTML(&page, a), report.AuditXLSX(&book, a)); err != nil {
		t.Fatal(err)
	}
	summary := readtest.Unzip(t, book.Bytes())["xl/worksheets/sheet1.xml"]
	for _, f := range a.Tool.Families {
		if !strings.Contains(page.String(), "<dt>"+f+"</dt><dd>") || !strings.Contains(summary, ">"+f+"<") {
			t.Errorf("what %s is of is not said", f)
		}
	}
}
