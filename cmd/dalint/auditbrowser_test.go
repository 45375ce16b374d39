package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const pageTools = "../../testdata/pages/node_modules"

// auditPages writes a page of each kind that audit and check make.
func auditPages(t *testing.T) map[string]string {
	t.Helper()
	dir, _ := authority(t)
	if err := os.WriteFile(filepath.Join(dir, "west", "bad.docx"), []byte("no archive"), 0o644); err != nil {
		t.Fatal(err)
	}
	months, sheet, read := filepath.Join(dir, "months.csv"), "path,month\n", "path,check,status\n"
	for i := range 6 {
		sheet += fmt.Sprintf("north/team/report-%d.md,2026-%02d\n", i, 1+i/2+i/4)
		path := filepath.ToSlash(filepath.Join(dir, "north", "team", fmt.Sprintf("report-%d.md", i)))
		read += path + ",child-impact,met\n" + path + ",protective-efforts,partly\n"
	}
	answers := filepath.Join(dir, "read.csv")
	for path, content := range map[string]string{months: sheet, answers: read} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	a := filepath.Join(dir, "a.json")
	dalint(t, 2, "audit", "--output", a, dir)
	pages := map[string]string{}
	pages["audit"], _ = dalint(t, 2, "audit", "--format", "html", "--sample", "3", dir)
	pages["groups"], _ = dalint(t, 2, "audit", "--format", "html", "--min-group", "1", dir)
	pages["words"], _ = dalint(t, 0, "audit", "--format", "html", "--with-text", filepath.Join(dir, "north"))
	pages["months"], _ = dalint(t, 0, "audit", "--format", "html", "--group-by", "month", "--min-group", "2", "--manifest", months, filepath.Join(dir, "north"))
	pages["compare"], _ = dalint(t, 0, "audit", "compare", "--format", "html", a, a)
	pages["check"], _ = dalint(t, 1, "check", "--format", "html", "../../testdata/reports/01-reid-assessment.docx")
	pages["case"], _ = dalint(t, 0, "case", "--format", "html", "../../testdata/case/munro")
	pages["agree"], _ = dalint(t, 0, "audit", "agree", "--format", "html", a, answers)
	return pages
}

// TestAuditPagesAreValidHTML has html-validate read every kind of page.
func TestAuditPagesAreValidHTML(t *testing.T) {
	node, err := exec.LookPath("node")
	tool := filepath.FromSlash(pageTools + "/html-validate/bin/html-validate.mjs")
	if _, missing := os.Stat(tool); err != nil || missing != nil {
		t.Skip("SKIPPED: node or html-validate is not here, so that no validator has read the pages: (cd testdata/pages && npm ci)")
	}
	dir := t.TempDir()
	args := []string{tool, "--config", filepath.Join(filepath.Dir(pageTools), ".htmlvalidate.json"), "--max-warnings", "0"}
	for name, page := range auditPages(t) {
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(node, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// atWidth is what a page says of itself in a browser of some width.
type atWidth struct {
	Wrong []axed // against WCAG 2.2 AA
	Width int
}

// contrasts is what axe-core says of the contrast of a page where there is room for
// all of it, since what is out of sight has none.
type contrasts struct {
	Wrong  []axed
	Shaded []axed // where the shade lies that tells of more columns
	Judged int    // elements whose contrast was worked out
	Drawn  []drawn
}

// axed is a rule of axe-core, and the elements that break it, or that it cannot judge.
type axed struct {
	ID    string
	Help  string
	Nodes []axedNode
}

type axedNode struct{ HTML, Why string }

// drawn is a text of an SVG, which axe-core does not judge, with its colour and that
// of what it stands on as the browser has them: rgb(27, 27, 27).
type drawn struct{ Text, Colour, On string }

// askAxe has axe-core look at a page: list is what is broken, and what it cannot judge.
const askAxe = `
const nodes = (v) => v.nodes.map((n) => ({ html: n.html.slice(0, 300), why: n.any.map((a) => a.message).join("; ") }));
const list = (axed) => axed.violations.concat(axed.incomplete).map((v) => ({ id: v.id, help: v.help, nodes: nodes(v) }));
`

const askWidth = `(async () => {` + askAxe + `
  const width = document.documentElement.scrollWidth;
  const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const axed = await axe.run(document, { runOnly: wcag, rules: { "color-contrast": { enabled: false } } });
  return { wrong: list(axed), width };
})()`

const askContrasts = `(async () => {` + askAxe + `
  const style = document.createElement("style"), out = {};
  document.head.append(style);
  style.textContent = "main { max-width: none !important; }";
  const seen = await axe.run(document, { runOnly: ["color-contrast"] });
  out.wrong = list(seen);
  out.judged = seen.passes.reduce((n, v) => n + v.nodes.length, 0);
  style.textContent += ".wide { background: #999 !important; }"; // as the shade is where it is darkest
  out.shaded = list(await axe.run(document, { runOnly: ["color-contrast"] }));
  style.remove();
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (c !== "rgba(0, 0, 0, 0)") return c;
    }
    return "";
  };
  out.drawn = Array.from(document.querySelectorAll("svg text"), (t) => {
    const b = t.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2;
    let on = behind(t.ownerSVGElement);
    for (const s of t.ownerSVGElement.querySelectorAll("circle, rect")) {
      const r = s.getBoundingClientRect(), fill = getComputedStyle(s).fill;
      const before = s.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (before && fill !== "none" && r.left <= x && x <= r.right && r.top <= y && y <= r.bottom) on = fill;
    }
    return { text: t.textContent, colour: getComputedStyle(t).fill, on };
  });
  return out;
})()`

// sifted is what the tables of a page do when they are sorted and filtered.
type sifted struct {
	Sorted  []string // of the first table, by its last column, the greatest first
	Sort    string
	Matches int // rows of the first table with a filter that hold "zzz"
	Said    string
	Kept    []string // the first row of the groups side by side, sorted either way
	Filters int      // of the groups side by side
}

const askTables = `
(() => {
  const out = {};
  const tables = document.querySelectorAll("table.sift");
  if (tables.length > 0) {
    const heads = tables[0].querySelectorAll("thead th"), last = heads[heads.length - 1], button = last.querySelector("button");
    button.click(); button.click();
    out.sort = last.getAttribute("aria-sort");
    out.sorted = Array.from(tables[0].tBodies[0].rows).map((r) => r.cells[r.cells.length - 1].textContent);
  }
  const side = document.querySelector("table.side-by-side");
  if (side) {
    const button = side.querySelectorAll("thead th")[1].querySelector("button");
    out.kept = [0, 1].map(() => { if (button) button.click(); return side.rows[1].cells[0].textContent; });
    out.filters = side.closest(".wide").previousElementSibling.matches("label.filter") ? 1 : 0;
  }
  const filter = document.querySelector("label.filter input");
  out.matches = -1;
  if (filter) {
    filter.value = "zzz";
    filter.dispatchEvent(new Event("input"));
    const table = filter.closest("label").nextElementSibling.querySelector("table");
    out.matches = Array.from(table.querySelector("tbody:not(.all)").rows).filter((r) => !r.hidden).length;
    out.said = filter.closest("label").nextElementSibling.nextElementSibling.textContent;
  }
  return out;
})()`

// pageWidths are those of a desktop and of a phone.
var pageWidths = []int{1280, 390}

// TestAuditPagesInABrowser opens every kind of page in Chromium, as it is written, at
// the width of a desktop and of a phone. Where DALINT_PICTURES names a folder, the
// pictures are kept in it.
func TestAuditPagesInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	path := chromium(t)
	axe, err := os.ReadFile(filepath.FromSlash(pageTools + "/axe-core/axe.min.js"))
	if err != nil {
		t.Skip("SKIPPED: axe-core is not here, so that nothing has checked the pages in a browser: (cd testdata/pages && npm ci)")
	}
	b := newBrowser(t, path)
	pages := auditPages(t)
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		t.Run(name, func(t *testing.T) {
			b.t = t
			file := filepath.Join(t.TempDir(), "page.html")
			writeString(t, file, pages[name])
			b.open(file, pageWidths[0])
			b.ask(string(axe)+";0", nil)
			heights := map[int]int{}
			for _, width := range pageWidths {
				b.width(width)
				heights[width] = checkPicture(t, fmt.Sprintf("%s-%d", name, width), b.picture(), width)
				var got atWidth
				b.ask(askWidth, &got)
				checkAxed(t, fmt.Sprintf("%d wide", width), got.Wrong)
				if got.Width > width {
					t.Errorf("the page is %d wide where there is room for %d", got.Width, width)
				}
			}
			if wide, narrow := heights[pageWidths[0]], heights[pageWidths[1]]; narrow <= wide || narrow > 6*wide {
				t.Errorf("the page is %d high on a desktop and %d on a phone", wide, narrow)
			}
			if n := checkContrasts(t, b); n == 0 && (name == "case" || name == "months") {
				t.Error("no text was found in the pictures")
			}
			checkSifted(t, b, name)
			if asked := b.requests(); len(asked) > 0 {
				t.Errorf("the page asks for %v", asked)
			}
			if said := b.complaints(); len(said) > 0 {
				t.Errorf("the browser says %v", said)
			}
		})
	}
}

func checkAxed(t *testing.T, where string, found []axed) {
	t.Helper()
	for _, v := range found {
		t.Errorf("%s: %s: %s: %d times, as in %s (%s)", where, v.ID, v.Help, len(v.Nodes), v.Nodes[0].HTML, v.Nodes[0].Why)
	}
}

// checkContrasts holds the contrast of all text of a page, that in pictures too, and
// counts the latter.
func checkContrasts(t *testing.T, b *browser) (drawn int) {
	t.Helper()
	b.width(4000)
	var got contrasts
	b.ask(askContrasts, &got)
	checkAxed(t, "contrast", outsidePictures(got.Wrong))
	checkAxed(t, "contrast on the shade", outsidePictures(got.Shaded))
	if got.Judged < 50 {
		t.Errorf("the contrast of %d elements was worked out", got.Judged)
	}
	for _, d := range got.Drawn {
		if c := contrast(t, d.Colour, d.On); c < 4.5 {
			t.Errorf("%q is drawn in %s on %s: %.1f to 1", d.Text, d.Colour, d.On, c)
		}
	}
	return len(got.Drawn)
}

// outsidePictures leaves out the text of pictures, which axe-core does not judge: it is
// Drawn.
func outsidePictures(found []axed) (out []axed) {
	for _, v := range found {
		v.Nodes = slices.DeleteFunc(v.Nodes, func(n axedNode) bool { return strings.HasPrefix(n.HTML, "<text ") })
		if len(v.Nodes) > 0 {
			out = append(out, v)
		}
	}
	return out
}

// checkSifted sorts and filters the tables of a page.
func checkSifted(t *testing.T, b *browser, name string) {
	t.Helper()
	var got sifted
	b.ask(askTables, &got)
	if name == "groups" && (strings.Join(got.Kept, "; ") != "All documents; All documents" || got.Filters != 1) {
		t.Errorf("groups side by side: %v are first, %d filters", got.Kept, got.Filters)
	}
	if name == "compare" || name == "check" || name == "case" {
		return // its rows have an order of their own
	}
	if got.Sort != "descending" || len(got.Sorted) < 2 {
		t.Errorf("sorted %s: %v", got.Sort, got.Sorted)
	}
	if got.Matches > 0 || got.Matches == 0 && !strings.HasPrefix(got.Said, "0 of ") {
		t.Errorf("%d rows match, and the page says %q", got.Matches, got.Said)
	}
}

// checkPicture holds that something is to be seen from the top of a page to its end,
// and gives how high it is.
func checkPicture(t *testing.T, name string, data []byte, width int) int {
	t.Helper()
	if dir := os.Getenv("DALINT_PICTURES"); dir != "" {
		file := filepath.Join(dir, name+".png")
		if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(file, data, 0o644)); err != nil {
			t.Fatal(err)
		}
		t.Logf("picture: %s", file)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	size := picture.Bounds().Size()
	if size.X != width || size.Y < 900 || size.Y > 60_000 {
		t.Errorf("%s: the picture is %d by %d", name, size.X, size.Y)
	}
	blank := 0
	for y := range size.Y {
		if !inked(picture, y) {
			blank++
			continue
		}
		if blank > 300 {
			t.Errorf("%s: nothing is to be seen from %d to %d", name, y-blank, y)
		}
		blank = 0
	}
	if blank > 300 {
		t.Errorf("%s: nothing is to be seen in the last %d of %d", name, blank, size.Y)
	}
	return size.Y
}

// inked reports whether a row of a picture has more than one colour.
func inked(picture image.Image, y int) bool {
	first := picture.At(0, y)
	for x := range picture.Bounds().Dx() {
		if picture.At(x, y) != first {
			return true
		}
	}
	return false
}

// contrast is that of two colours of a browser, as WCAG defines it.
func contrast(t *testing.T, one, other string) float64 {
	t.Helper()
	a, b := luminance(t, one), luminance(t, other)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func luminance(t *testing.T, colour string) (sum float64) {
	t.Helper()
	var c [3]float64
	if n, err := fmt.Sscanf(colour, "rgb(%g, %g, %g)", &c[0], &c[1], &c[2]); n != 3 || err != nil {
		t.Fatalf("the browser gives a colour as %q", colour)
	}
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := c[i] / 255
		if v <= 0.04045 {
			sum += weight * v / 12.92
		} else {
			sum += weight * math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return sum
}

// TestATableShowsThatItGoesOn holds that a shade lies at the edge of a table of which
// there is more, and no longer when its end is in sight.
func TestATableShowsThatItGoesOn(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := newBrowser(t, chromium(t))
	file := filepath.Join(t.TempDir(), "page.html")
	folder, _ := authority(t)
	source, _ := dalint(t, 0, "audit", "--format", "html", folder)
	writeString(t, file, source)
	const shades = `(async () => {
		const wide = document.querySelector(".wide"), out = [], frame = () => new Promise((done) => requestAnimationFrame(done));
		for (const left of [0, wide.scrollWidth]) {
			wide.scrollLeft = left;
			await frame(); await frame();
			out.push(getComputedStyle(wide).boxShadow !== "none");
		}
		return out;
	})()`
	for width, want := range map[int]string{1280: "[false false]", 390: "[true false]"} {
		b.open(file, width)
		var got []bool
		b.ask(shades, &got)
		if fmt.Sprint(got) != want {
			t.Errorf("%d wide: a shade at the start and at the end: %v, want %s", width, got, want)
		}
	}
}

// chromium is the path of the browser.
func chromium(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("SKIPPED: chromium is not here, so that no browser has opened the pages: apt-get install chromium")
	}
	return path
}

// TestContrast holds the arithmetic by which text in pictures is judged.
func TestContrast(t *testing.T) {
	if c := contrast(t, "rgb(0, 0, 0)", "rgb(255, 255, 255)"); math.Abs(c-21) > 0.01 {
		t.Errorf("black on white: %g", c)
	}
	if c := contrast(t, "rgb(118, 118, 118)", "rgb(255, 255, 255)"); c < 4.5 || c > 4.6 {
		t.Errorf("the lightest grey that can be read on white: %g", c)
	}
}

// TestABrowserTellsWhatAPageAsksFor holds that a page which asks for something, or
// would if its policy let it, is found out.
func TestABrowserTellsWhatAPageAsksFor(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := newBrowser(t, chromium(t))
	file := filepath.Join(t.TempDir(), "page.html")
	const image = `<img alt="" src="http://127.0.0.1:9/pixel.png">`
	writeString(t, file, image)
	b.open(file, pageWidths[0])
	if asked := b.requests(); len(asked) != 1 || asked[0] != "http://127.0.0.1:9/pixel.png" {
		t.Errorf("a page with a picture asks for %v", asked)
	}
	writeString(t, file, `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`+image)
	b.open(file, pageWidths[0])
	if said := b.complaints(); len(said) == 0 {
		t.Error("nobody says that the policy of the page forbids what it asks for")
	}
}

// TestNoPrintedPagePartsWhatBelongsTogether has Chromium print pages with many tables,
// further and further down the paper: none ends with a heading, a legend or the head of
// a table, and where a table goes over a page, its whole head stands there again.
func TestNoPrintedPagePartsWhatBelongsTogether(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	path := chromium(t)
	words, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("SKIPPED: pdftotext is not here, so that nobody has read what was printed: apt-get install poppler-utils")
	}
	pages := auditPages(t)
	b := newBrowser(t, path)
	for name, times := range map[string]int{"groups": 24, "months": 24, "compare": 6} { // of 40 pixels; a page has a thousand
		again := 0
		page := filepath.Join(t.TempDir(), "page.html")
		writeString(t, page, strings.Replace(pages[name], "<h1>", `<div id="down"></div><h1>`, 1))
		b.open(page, pageWidths[0])
		for down := range times {
			b.ask(fmt.Sprintf(`document.getElementById("down").style.height = "%dpx"`, 40*down), nil)
			again += checkPrinted(t, fmt.Sprintf("%s, %d pixels down", name, 40*down), pages[name], b.print(), words)
		}
		if again == 0 {
			t.Errorf("%s: no table went over a page", name)
		}
	}
}

// checkPrinted reads a page as it is printed, and counts the tables that go over a page.
func checkPrinted(t *testing.T, name, source string, printed []byte, words string) (again int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.pdf")
	writeString(t, file, string(printed))
	out, err := exec.Command(words, "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	paper := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	if len(paper) < 3 {
		t.Fatalf("%s: %d pages", name, len(paper))
	}
	leads := leading(t, source)
	for i, p := range paper {
		lines := strings.Split(strings.TrimSpace(p), "\n")
		last := strings.Join(strings.Fields(lines[len(lines)-1]), " ")
		if leads[last] || i < len(paper)-1 && len(lines) < 5 {
			t.Errorf("%s: page %d of %d ends with %q", name, i+1, len(paper), last)
		}
		for _, head := range []string{"Question ", "Family ", "Group ", "File "} {
			if strings.HasPrefix(last, head) {
				t.Errorf("%s: page %d of %d ends with %q", name, i+1, len(paper), last)
			}
		}
		for part, whole := range map[string]string{"Of those asked": "Question ", "Per 1,000 words, with": "Family "} {
			if heads := strings.Count(p, part); strings.Contains(source, ">"+part) && heads != strings.Count(p, whole) {
				t.Errorf("%s: page %d of %d has %q %d times, and %q %d times", name, i+1, len(paper), part, heads, whole, strings.Count(p, whole))
			}
		}
	}
	return strings.Count(string(out), "Question ") - strings.Count(source, ">Question<")
}

// TestGroupsByMonthStandBelowTheirHeading holds that the charts of all months are a part
// of the groups, as each month is.
func TestGroupsByMonthStandBelowTheirHeading(t *testing.T) {
	var got []string
	for n := range page(t, auditPages(t)["months"]).Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data != "hr" {
			got = append(got, n.Data+" "+strings.TrimSpace(textOf(n)))
		}
	}
	all := strings.Join(got, "\n")
	if !strings.Contains(all, "h2 By month\nh3 Month by month\nh4 Pattern of behaviour described\n") || !strings.Contains(all, "\nh4 Separation examined\nh3 2026-01\n") {
		t.Errorf("headings:\n%s", all)
	}
}

// leading are the texts of a page that lead on to what stands below them.
func leading(t *testing.T, source string) map[string]bool {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (slices.Contains([]string{"h1", "h2", "h3", "dt", "caption"}, n.Data) || attr(n, "class") == "key") {
			out[strings.Join(strings.Fields(textOf(n)), " ")] = true
		}
	}
	return out
}

// textOf is all text below a node.
func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data + " ")
		}
	}
	return out.String()
}
