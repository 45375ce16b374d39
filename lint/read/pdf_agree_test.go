package read

import (
	"flag"
	"fmt"
	"html"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/dalint/dalint/lint/text"
)

var layouts = flag.Bool("layouts", false, "have chromium set the reports in testdata in several layouts, and compare what is read of them with pdftotext")

// pdfLayouts are styles of pages that reports come in.
var pdfLayouts = map[string]string{
	"plain":   `body{font-family:sans-serif}`,
	"two":     `body{columns:2;column-gap:8mm;font-size:10pt}`,
	"divided": `body{columns:2;column-gap:7mm;text-align:justify;font-size:9.5pt;hyphens:manual}`,
	"three":   `body{columns:3;column-gap:6mm;font-size:8.5pt}`,
	"wide":    `h1,h2,h3{letter-spacing:.1em} body{font-variant-ligatures:common-ligatures discretionary-ligatures}`,
	"boxes":   `p:nth-of-type(5n){float:right;width:38%;border:1px solid;padding:4px;margin:4px;font-size:9pt} td{border:0;border-bottom:1px solid #ccc}`,
	"turned":  `h2{writing-mode:vertical-rl;float:left;margin:0 6mm 2mm 0;font-size:10pt}`,
	"bottom":  `p:nth-of-type(4n){position:relative;font-size:8pt;border-top:1px solid} p:nth-of-type(4n)::before{content:"1 ";vertical-align:super;font-size:6pt}`,
}

// TestPDFWordsAgreeWithPdftotext counts the words that are read as pdftotext
// reads them: those with a letter in them, whatever their order. Run it with
// -layouts -v for the figures.
func TestPDFWordsAgreeWithPdftotext(t *testing.T) {
	if !*layouts {
		t.Skip("takes a minute or two: add -layouts")
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("SKIPPED: chromium is not here")
	}
	other, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("SKIPPED: pdftotext is not here (poppler-utils)")
	}
	reports, err := filepath.Glob("../../testdata/reports/[0-9]*.[dmt][oxd]*")
	if err != nil || len(reports) < 20 {
		t.Fatal(reports, err)
	}
	dir := t.TempDir()
	var all, theirs, both int
	for _, layout := range slices.Sorted(maps.Keys(pdfLayouts)) {
		var source strings.Builder
		fmt.Fprintf(&source, `<!doctype html><html lang=en><meta charset=utf-8><title>x</title><style>@page{margin:18mm}section{break-before:page}body{font:11pt/1.35 serif}table{border-collapse:collapse}td{border:1px solid #888;padding:3px 6px;vertical-align:top}%s</style>`, pdfLayouts[layout])
		for _, report := range reports {
			data, err := os.ReadFile(report)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Document(report, data)
			if err != nil {
				t.Fatal(err)
			}
			source.WriteString(section(doc, layout))
		}
		page, file := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
		if err := os.WriteFile(page, []byte(source.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "browser"), "--no-pdf-header-footer", "--print-to-pdf="+file, page).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		want, err := exec.Command(other, file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, err := PDF(data)
		if err != nil {
			t.Fatalf("%s: %v", layout, err)
		}
		got, ref := map[string]int{}, map[string]int{}
		m, n, k := 0, countWords(ref, string(want)), 0
		for i := range read.Blocks {
			m += countWords(got, read.Blocks[i].Text)
		}
		for _, w := range slices.Sorted(maps.Keys(ref)) {
			k += min(ref[w], got[w])
			if ref[w] > got[w] {
				t.Logf("%s: %q %d times, not %d", layout, w, got[w], ref[w])
			}
		}
		t.Logf("%s: %.4f of %d words of pdftotext, and %.4f of %d of ours", layout, float64(k)/float64(n), n, float64(k)/float64(m), m)
		all, theirs, both = all+m, theirs+n, both+k
	}
	t.Logf("together: %.4f of %d words of pdftotext, and %.4f of %d of ours", float64(both)/float64(theirs), theirs, float64(both)/float64(all), all)
	if float64(both) < 0.99*float64(theirs) || float64(both) < 0.99*float64(all) {
		t.Error("less than 0.99 of the words agree")
	}
}

// countWords adds words to a count, and returns how many there are.
func countWords(into map[string]int, s string) (n int) {
	s = regexp.MustCompile("\u00ad\n?").ReplaceAllString(norm.NFKC.String(s), "")
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if hasLetter(w) {
			into[w]++
			n++
		}
	}
	return n
}

// mayDivide finds where a long word may be divided: between two consonants.
var mayDivide = regexp.MustCompile(`([aeiou][bcdfghklmnprstvwz])([bcdfghklmnprstvwz][aeiou])`)

// section is a document as a part of a page to print.
func section(doc *text.Document, layout string) string {
	var b strings.Builder
	b.WriteString("<section>\n")
	inTable, row := 0, 0
	for i := range doc.Blocks {
		block := &doc.Blocks[i]
		words := block.Text
		if layout == "divided" {
			words = regexp.MustCompile(`\pL{8,}`).ReplaceAllStringFunc(words, func(w string) string { return mayDivide.ReplaceAllString(w, "$1\u00ad$2") })
		}
		words = strings.ReplaceAll(html.EscapeString(words), "\n", "<br>")
		if at := block.Place; at.Table != inTable {
			if inTable > 0 {
				b.WriteString("</table>")
			}
			if inTable, row = at.Table, 0; inTable > 0 {
				b.WriteString("<table>")
			}
		}
		if inTable > 0 {
			if block.Place.Row != row {
				b.WriteString("<tr>")
				row = block.Place.Row
			}
			b.WriteString("<td>" + words)
			continue
		}
		tag := "p"
		switch block.Kind {
		case text.Title:
			tag = "h1"
		case text.Heading:
			tag = "h2"
		case text.ListItem:
			tag = "li"
		}
		fmt.Fprintf(&b, "<%s>%s</%s>\n", tag, words, tag)
	}
	if inTable > 0 {
		b.WriteString("</table>")
	}
	b.WriteString("</section>\n")
	return b.String()
}
