package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/read/readtest"
)

// audited is an audit with everything that a report may have to show.
func audited(met int) *audit.Audit {
	a := &audit.Audit{
		Tool:    audit.Tool{Name: "dalint", Version: "1", Rules: "built-in@1", Families: []string{"mutualising", "survivor-held-responsible"}},
		GroupBy: "folder", MinGroup: 5,
		Unreadable: []audit.Problem{{Path: "far/" + strings.Repeat("down/", 30) + "bad.docx", Message: "is not a Word document"}},
	}
	for i := range 40 {
		d := audit.Document{
			Path: fmt.Sprintf("east/%d.md", i), Folder: "east", Type: "assessment", Words: 123456, DomesticAbuse: true,
			Findings: audit.Counts{{Family: "survivor-held-responsible", BySeverity: audit.BySeverity{Errors: 1, Warnings: i, Suggestions: 3}}},
		}
		st := lint.NotEvident
		if i < met {
			st = lint.Met
		}
		for k := range d.Measures {
			d.Measures[k] = st
		}
		a.Documents = append(a.Documents, d)
	}
	a.Documents[3].NotRead = []audit.Part{{Part: "footnotes", Message: "could not be read"}}
	a.Documents[4].Folder = "west"
	a.Tally()
	return a
}

func TestAuditTextFitsEightyColumns(t *testing.T) {
	var audit1, audit2, compared strings.Builder
	a, b := audited(10), audited(38)
	if AuditText(&audit1, a, Options{Verbose: true}) != nil || AuditText(&audit2, a, Options{Color: true}) != nil ||
		AuditCompareText(&compared, audit.Compare(a, b, "a.json", "b.json"), Options{}) != nil {
		t.Fatal("not written")
	}
	for _, out := range []string{audit1.String(), compared.String()} {
		for _, line := range strings.Split(out, "\n") {
			if columns(line) > auditColumns && strings.Contains(strings.TrimSpace(line), " ") && !strings.Contains(line, "down/") {
				t.Errorf("%d columns: %s", columns(line), line)
			}
		}
		if strings.Contains(out, "\x1b") {
			t.Error("colours where none were asked for")
		}
	}
	if !strings.Contains(audit2.String(), bold) {
		t.Error("no colours")
	}
	for _, want := range []string{"1 group of fewer than 5 documents", "counted without a part: footnotes", "bad.docx: is not a Word document"} {
		if !strings.Contains(strings.Join(strings.Fields(audit1.String()), " "), want) {
			t.Errorf("no %q in\n%s", want, audit1.String())
		}
	}
}

// assets are the style and the script of a page, which stand in files of their own.
var assets = regexp.MustCompile(`(?s)<(style|script)[^>]*>.*?</(?:style|script)>`)

func TestAuditPagesStayAsTheyAre(t *testing.T) {
	var page, compared, screen strings.Builder
	a := audited(10)
	if AuditHTML(&page, a) != nil || AuditCompareHTML(&compared, audit.Compare(a, audited(38), "a.json", "b.json")) != nil || AuditText(&screen, a, Options{}) != nil {
		t.Fatal("not written")
	}
	golden(t, "audit.html", assets.ReplaceAllString(page.String(), "<$1></$1>"))
	golden(t, "audit-compare.html", assets.ReplaceAllString(compared.String(), "<$1></$1>"))
	golden(t, "audit.txt", screen.String())
}

// fewAsked is an audit of three teams, in one of which two documents are asked.
func fewAsked() *audit.Audit {
	a := &audit.Audit{Tool: audit.Tool{Version: "1", Families: []string{"excuse"}}, GroupBy: "team", MinGroup: 5}
	for team, asked := range map[string]int{"a": 2, "b": 7, "c": 9} {
		for i := range 12 {
			d := audit.Document{Path: fmt.Sprint(team, i), Group: team, Words: 100}
			if i < asked {
				d.DomesticAbuse, d.Findings = true, audit.Counts{{Family: "excuse", BySeverity: audit.BySeverity{Warnings: 1}}}
				for k := range d.Measures {
					d.Measures[k] = lint.Met
				}
			}
			a.Documents = append(a.Documents, d)
		}
	}
	a.Tally()
	return a
}

func TestAWithheldFigureIsNoNumberAnywhere(t *testing.T) {
	a := fewAsked()
	var text, html, compared, page, book bytes.Buffer
	c := audit.Compare(a, a, "a.json", "b.json")
	if AuditText(&text, a, Options{Verbose: true}) != nil || AuditHTML(&html, a) != nil || AuditXLSX(&book, a) != nil ||
		AuditCompareText(&compared, c, Options{}) != nil || AuditCompareHTML(&page, c) != nil {
		t.Fatal("not written")
	}
	section := func(s, from, to string) string {
		_, s, found := strings.Cut(s, from)
		s, _, ends := strings.Cut(s, to)
		if !found || !ends {
			t.Fatalf("no %q to %q in\n%s", from, to, s)
		}
		return s
	}
	sheets := readtest.Unzip(t, book.Bytes())
	rows := regexp.MustCompile(`<row [^>]*>.*?</row>`)
	inBook := ""
	for _, name := range []string{"xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"} {
		for _, row := range rows.FindAllString(sheets[name], -1) {
			if strings.Contains(row, ">a<") {
				inBook += row
			}
		}
	}
	tags, hidden := regexp.MustCompile(`<[^>]*>`), regexp.MustCompile(`\b(2|10|10\.00|1000)\b|100 %`) // 2 of 2 met, and 10 not asked
	for name, s := range map[string]string{
		"text": section(text.String(), "\na: 12 documents", "\nb: 12"), "page": section(html.String(), "<h3 dir=\"auto\">a</h3>", "<h3"),
		"comparison": section(compared.String(), "\na: A 12 documents", "\nb: A"), "page of a comparison": section(page.String(), "<h3 dir=\"auto\">a</h3>", "<h3"),
		"workbook": inBook,
	} {
		if !strings.Contains(s, "n below 5") || hidden.MatchString(tags.ReplaceAllString(s, " ")) {
			t.Errorf("%s:\n%s", name, s)
		}
	}
	for name, s := range map[string]string{"text": text.String(), "page": html.String(), "workbook": sheets["xl/worksheets/sheet1.xml"]} {
		if !strings.Contains(s, "point at whoever wrote them") || !strings.Contains(text.String(), audit.NotShown) {
			t.Errorf("%s does not say why figures are withheld", name)
		}
		if strings.Count(strings.Join(strings.Fields(s), " "), "where that is none of the documents, or all, it is so for each that is withheld") != 1 {
			t.Errorf("%s does not say once what withholding does not hide", name)
		}
	}
}

func TestGroupsThatAreWithheldSayWhatThatDoesNotHide(t *testing.T) {
	a := &audit.Audit{MinGroup: 5, Withheld: audit.Withheld{Groups: 2, Documents: 6}, OtherGroups: &audit.Group{Documents: 6}}
	if s := withheld(a); !strings.Contains(s, "none of the documents, or all") {
		t.Error(s)
	}
	a.OtherGroups = nil // there is nothing to take off the total
	if s := withheld(a); strings.Contains(s, "none of the documents, or all") {
		t.Error(s)
	}
}

func TestCompareSaysWhatDiffersAndNoCause(t *testing.T) {
	var b strings.Builder
	if err := AuditCompareText(&b, audit.Compare(audited(10), audited(38), "a.json", "b.json"), Options{}); err != nil {
		t.Fatal(err)
	}
	out := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"10 of 40 38 of 40 +70 (", "A greater share of B than of A meets, at least partly: Pattern of behaviour described;",
		"has no cause written on it", "For every family of findings, the figures leave open whether A and B differ.",
		"A leaves out what could not be read of 2 files.", "the intervals count documents, not findings",
		"one of 99.28 % for questions, of which 7 figures are compared, one of 95.00 % for families of findings, of which 1 figure is compared",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := AuditCompareText(&b, audit.Compare(audited(38), audited(10), "a.json", "b.json"), Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\u221270 (") || !strings.Contains(b.String(), "A smaller share of B") {
		t.Errorf("no difference the other way in\n%s", b.String())
	}
}

func TestCompareSaysMoreOftenOnlyAtTheSharedLevel(t *testing.T) {
	c := audit.Compare(audited(10), audited(10), "a.json", "b.json")
	c.OneSidedFamilies = []string{"doubt"}
	f := &c.Total.Families[1]
	f.Difference = &audit.Figure{Value: 1, Low: 0.1, High: 1.9} // as in the table, each for itself
	for differs, want := range map[bool]string{true: "Found more often in B: survivor-held-responsible.", false: "For every family of findings, the figures leave open"} {
		f.Differs = differs
		var text, page strings.Builder
		if AuditCompareText(&text, c, Options{}) != nil || AuditCompareHTML(&page, c) != nil {
			t.Fatal("not written")
		}
		for name, s := range map[string]string{"text": text.String(), "page": page.String()} {
			s = strings.Join(strings.Fields(s), " ")
			for _, want := range []string{want, "the intervals count documents, not findings", "one of 95.00 % for families", "counted in one of the two only, and so not compared: doubt."} {
				if !strings.Contains(s, want) {
					t.Errorf("%s: no %q in\n%s", name, want, s)
				}
			}
			if !differs && strings.Contains(s, "more often in B") {
				t.Errorf("%s: a statement from an interval of its own", name)
			}
		}
	}
}

func TestAuditCSVHasARowForEachFileAndNoFormula(t *testing.T) {
	a := audited(10)
	for i, name := range []string{"=1+1", "+1", "-1", "@x", "\t=1", "\rx", " =1", "a\nb", `a"b,c`} {
		a.Documents[i].Path, a.Documents[i].Folder = name, name
	}
	a.Tally()
	found, parts := 0, 0
	for i := range a.Documents {
		a.Documents[i].Found = []audit.Finding{{Rule: "excuse/anger", Severity: "warning", Line: 3}, {Rule: "=x/y", Severity: "error", Part: "body", Paragraph: 2, Line: 4}}
		found, parts = found+2, parts+len(a.Documents[i].NotRead)
	}
	for table, want := range map[string]int{
		"documents": len(a.Documents), "findings": found + parts, "checks": len(a.Documents)*len(audit.Measures) + parts,
	} {
		var b strings.Builder
		if err := AuditCSV(&b, a, table); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 1+want+len(a.Unreadable) {
			t.Errorf("%s: %d rows, want %d", table, len(rows), 1+want+len(a.Unreadable))
		}
		for _, row := range rows {
			for _, cell := range row {
				if s := strings.TrimSpace(cell); s != "" && strings.ContainsRune("=+-@", rune(s[0])) || strings.ContainsAny(cell, "\t\r\n") {
					t.Errorf("%s: cell %q", table, cell)
				}
			}
		}
	}
	for _, s := range []string{"\tx", "\rx", "=x", "@x"} {
		if inert(s) != "'"+s {
			t.Errorf("inert(%q) = %q", s, inert(s))
		}
	}
}

func TestASignThatIsWideOrAfterNothingSeenIsNoFormula(t *testing.T) {
	for _, before := range []string{"", " ", "\t", "\u00a0", "\u200b", "\ufeff", "\u2060 \u200d", "\u3000"} {
		for _, sign := range []string{"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"} {
			if s := before + sign + "1"; inert(s) != "'"+s {
				t.Errorf("inert(%q) = %q", s, inert(s))
			}
		}
	}
	for _, s := range []string{"", " ", "\u200b", "a=1", "\uff21", "\u201c=\u201d", "\xff=1"} {
		if inert(s) != s {
			t.Errorf("inert(%q) = %q", s, inert(s))
		}
	}
}

func TestCompareChartsTheRatesOfBothOnOneScale(t *testing.T) {
	c := audit.Compare(audited(10), audited(38), "a.json", "b.json")
	rate := func(family string, n int, value, low, high float64) audit.Rate {
		return audit.Rate{Family: family, Findings: n, Per1000: &audit.Figure{Value: value, Low: low, High: high}}
	}
	c.Total.Families = []audit.PairFamilies{
		{Family: "doubt", A: rate("doubt", 1, 1, .5, 2), B: rate("doubt", 0, 0, 0, .5)},
		{Family: "excuse", A: rate("excuse", 2, 2, 1, 5), B: rate("excuse", 8, 8, 6, 10)},
		{Family: "euphemism", A: audit.Rate{Family: "euphemism", Withheld: "n below 5"}, B: audit.Rate{Family: "euphemism", Withheld: "n below 5"}},
	}
	var page strings.Builder
	if err := AuditCompareHTML(&page, c); err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, want := range []string{ // the most frequent first, in hundredths of the widest interval
		`aria-label="A, excuse: 2.00 per 1,000 words, 95 % interval 1.00–5.00"><title>A, excuse: 2.00 per 1,000 words, 95 % interval 1.00–5.00</title><rect x="0" y="1" width="20"`,
		`aria-label="B, excuse: 8.00 per 1,000 words, 95 % interval 6.00–10.00"><title>B, excuse: 8.00 per 1,000 words, 95 % interval 6.00–10.00</title><rect x="0" y="1" width="80"`,
		`aria-label="A, doubt: 1.00 per 1,000 words, 95 % interval 0.50–2.00"`, `aria-label="B, doubt: 0.00 per 1,000 words, 95 % interval 0.00–0.50"`,
		`<th scope="row">euphemism</th><td class="bar">-</td><td>n below 5</td><td class="bar">-</td><td>n below 5</td>`,
	} {
		i := strings.Index(page.String(), want)
		if i <= at {
			t.Errorf("no %s, or not after the one before", want)
		}
		at = max(at, i)
	}
}
