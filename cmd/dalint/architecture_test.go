package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestImportsAreAsDrawn holds the picture in ARCHITECTURE.md to the imports of
// the code, tests apart: each arrow is an import, each import is an arrow or
// follows from several, and each package has its row in the table.
func TestImportsAreAsDrawn(t *testing.T) {
	page := readString(t, "../../ARCHITECTURE.md")
	_, rest, _ := strings.Cut(page, "```\n")
	drawing, rest, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatal("ARCHITECTURE.md draws nothing")
	}
	actual, drawn := imports(t, "../.."), arrows(drawing)
	var table strings.Builder
	for line := range strings.Lines(rest) {
		if cells := strings.Split(line, "|"); len(cells) > 2 {
			table.WriteString(cells[1])
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(actual)) {
		if !strings.Contains(table.String(), "`"+pkg+"`") {
			t.Errorf("%s has no row in the table of ARCHITECTURE.md", pkg)
		}
		if strings.HasSuffix(pkg, "test") {
			continue // for tests alone, and free to import what they test
		}
		reached := map[string]bool{}
		reach(drawn, pkg, reached)
		for _, to := range actual[pkg] {
			if !reached[to] {
				t.Errorf("%s imports %s, and ARCHITECTURE.md draws no way there", pkg, to)
			}
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(drawn)) {
		for _, to := range drawn[pkg] {
			if !slices.Contains(actual[pkg], to) {
				t.Errorf("ARCHITECTURE.md draws %s <- %s, which is no import", to, pkg)
			}
		}
	}
}

// arrows are the imports of each package as a picture has them: "a, b <- c" for
// c, which imports both. Packages of lint go without it.
func arrows(drawing string) map[string][]string {
	full := func(list string) (out []string) {
		for name := range strings.SplitSeq(list, ",") {
			name = strings.TrimSpace(name)
			if top, _, _ := strings.Cut(name, "/"); top != "cmd" && !slices.Contains([]string{"lint", "rules", "lsp"}, name) {
				name = "lint/" + name
			}
			out = append(out, name)
		}
		return out
	}
	out := map[string][]string{}
	for line := range strings.Lines(drawing) {
		steps := strings.Split(line, "<-")
		for i := range steps[1:] {
			for _, from := range full(steps[i+1]) {
				out[from] = append(out[from], full(steps[i])...)
			}
		}
	}
	return out
}

func reach(drawn map[string][]string, pkg string, reached map[string]bool) {
	for _, to := range drawn[pkg] {
		if !reached[to] {
			reached[to] = true
			reach(drawn, to, reached)
		}
	}
}

// imports are what each package of the module imports of the others, by their
// folders, without tests.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	const module = "github.com/dalint/dalint/"
	out := map[string][]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || file != "." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(file)
		out[pkg] = slices.Grow(out[pkg], len(src.Imports))
		for _, i := range src.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			if to, ok := strings.CutPrefix(name, module); ok && !slices.Contains(out[pkg], to) {
				out[pkg] = append(out[pkg], to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
