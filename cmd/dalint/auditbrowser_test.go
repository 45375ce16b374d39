package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// inBrowser is what a page says of itself in a browser at the width of a phone:
// what axe-core finds against WCAG 2.2 AA, how wide it is, and what its tables
// do when they are sorted and filtered.
type inBrowser struct {
	Violations []struct {
		ID    string
		Help  string
		Nodes []struct{ HTML string }
	}
	Width   int
	Tables  int
	Sorted  []string // of the first table, by its last column, the greatest first
	Sort    string
	Matches int // rows of the first table with a filter that hold "zzz"
	Said    string
	Kept    []string // the first row of the groups side by side, sorted either way
	Filters int      // of the groups side by side
}

const askPage = `
(async () => {
  const out = {};
  const axed = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  out.violations = axed.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.map((n) => ({ html: n.html })) }));
  out.width = document.documentElement.scrollWidth;
  const tables = document.querySelectorAll("table.sift");
  out.tables = tables.length;
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
  const pre = document.createElement("pre");
  pre.id = "asked";
  pre.textContent = JSON.stringify(out);
  document.body.append(pre);
})();`

// TestAuditPagesInABrowser opens every kind of page in Chromium.
func TestAuditPagesInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	browser, err := exec.LookPath("chromium")
	axe, missing := os.ReadFile(filepath.FromSlash(pageTools + "/axe-core/axe.min.js"))
	if err != nil || missing != nil {
		t.Skip("SKIPPED: chromium or axe-core is not here, so that no browser has opened the pages: apt-get install chromium; (cd testdata/pages && npm ci)")
	}
	for name, source := range auditPages(t) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "page.html")
			before, policy, _ := strings.Cut(source, "<meta http-equiv") // it lets nobody ask
			_, after, _ := strings.Cut(policy, ">")
			asked := before + after
			asked = strings.Replace(asked, "</body>", "<script>"+string(axe)+"</script><script>"+askPage+"</script></body>", 1)
			if err := os.WriteFile(path, []byte(asked), 0o644); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
				"--window-size=390,900", "--virtual-time-budget=60000", "--dump-dom", "file://"+filepath.ToSlash(path))
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			got := answered(t, string(out))
			for _, v := range got.Violations {
				t.Errorf("%s: %s: %d times, as in %s", v.ID, v.Help, len(v.Nodes), v.Nodes[0].HTML)
			}
			if got.Width > 500 { // a browser without a screen may take no less
				t.Errorf("the page is %d wide on a phone", got.Width)
			}
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
		})
	}
}

// answered finds what askPage has written into the page.
func answered(t *testing.T, page string) (got inBrowser) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attr(n, "id") == "asked" {
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &got); err != nil {
				t.Fatal(err)
			}
			return got
		}
	}
	t.Fatalf("the browser has not answered:\n%s", page[max(0, len(page)-400):])
	return got
}

// TestNoPrintedPageEndsWithTheHeadOfATable has Chromium print a page with many
// tables, further and further down the paper.
func TestNoPrintedPageEndsWithTheHeadOfATable(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	browser, err := exec.LookPath("chromium")
	words, missing := exec.LookPath("pdftotext")
	if err != nil || missing != nil {
		t.Skip("SKIPPED: chromium or pdftotext is not here, so that nothing was printed: apt-get install chromium poppler-utils")
	}
	folder, _ := authority(t)
	source, _ := dalint(t, 0, "audit", "--format", "html", "--min-group", "1", folder)
	for down := range 6 {
		dir := t.TempDir()
		page, printed := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
		moved := strings.Replace(source, "<h1>", fmt.Sprintf("<div style=\"height:%dpx\"></div><h1>", 40*down), 1)
		if err := os.WriteFile(page, []byte(moved), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if out, err := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
			"--no-pdf-header-footer", "--print-to-pdf="+printed, "file://"+filepath.ToSlash(page)).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		out, err := exec.CommandContext(ctx, words, "-layout", printed, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
		if len(pages) < 3 {
			t.Fatalf("%d pages", len(pages))
		}
		for i, p := range pages {
			lines := strings.Split(strings.TrimSpace(p), "\n")
			last := strings.TrimSpace(lines[len(lines)-1])
			for _, head := range []string{"Question ", "Family ", "Group ", "File "} {
				if strings.HasPrefix(last, head) {
					t.Errorf("%d pixels down: page %d ends with %q", 40*down, i+1, last)
				}
			}
		}
	}
}
