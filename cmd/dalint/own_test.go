package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What dalint made of a folder and left there is not read as documents of the
// folder, by whatever command and in whatever format.
func TestFoldersLeaveOutWhatDalintWrote(t *testing.T) {
	dir := copyCase(t, "../../testdata/case/munro", func(name string) string { return name })
	sources := func() []string {
		var out []string
		a := &app{env: func(string) string { return "" }}
		for _, s := range a.find([]string{dir}, "", func(p problem) { t.Errorf("%+v", p) }).sources {
			out = append(out, filepath.Base(s.path))
		}
		return out
	}
	want := sources()
	audit := filepath.Join(t.TempDir(), "audit.json")
	for _, args := range [][]string{
		{"audit", "--output", audit, "--sample", "2", "--reading-sheet", filepath.Join(dir, "sheet.docx"), dir},
		{"audit", "--output", filepath.Join(dir, "audit.html"), dir},
		{"audit", "--output", filepath.Join(dir, "audit.csv"), dir},
		{"audit", "--output", filepath.Join(dir, "audit.xlsx"), "--with-text", dir},
		{"audit", "--output", filepath.Join(dir, "audit.txt"), "--sample", "2", "--reading-sheet", filepath.Join(dir, "sheet.csv"), dir},
		{"audit", "compare", "--output", filepath.Join(dir, "compare.txt"), audit, audit},
		{"audit", "compare", "--output", filepath.Join(dir, "compare.html"), audit, audit},
		{"case", "--output", filepath.Join(dir, "map.html"), dir},
		{"case", "--output", filepath.Join(dir, "map.docx"), dir},
		{"case", "--output", filepath.Join(dir, "map.txt"), dir},
		{"check", "--format", "csv", "--output", filepath.Join(dir, "findings.csv"), dir},
	} {
		var out, errs strings.Builder
		if code := runLoaded(args, &out, &errs); code == exitTrouble {
			t.Fatalf("%v: ended with %d: %s", args, code, &errs)
		}
		if got := sources(); !slices.Equal(got, want) {
			t.Fatalf("after %v: %v", args, got)
		}
	}
	var out, errs strings.Builder
	if code := runLoaded([]string{"case", "--format", "json", dir}, &out, &errs); code != exitDone || !strings.Contains(errs.String(), "12 files that dalint wrote") {
		t.Errorf("ended with %d and says nothing of what it left out: %s", code, &errs)
	}
	errs.Reset()
	if runLoaded([]string{"audit", "--verbose", dir}, &out, &errs); !strings.Contains(errs.String(), "map.docx") {
		t.Errorf("does not name what it left out: %s", &errs)
	}
}
