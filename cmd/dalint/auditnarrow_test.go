package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/audit"
)

// inColumns runs the program for a terminal so many columns wide.
func inColumns(t *testing.T, columns int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	env := map[string]string{"COLUMNS": fmt.Sprint(columns)}
	if code := run(args, strings.NewReader(""), &out, &errs, func(k string) string { return env[k] }); code == 1 {
		t.Fatalf("dalint %v ended with %d: %s", args, code, errs.String())
	}
	return out.String()
}

func TestAuditIsReadableOnANarrowTerminal(t *testing.T) {
	dir, _ := authority(t)
	t.Chdir(dir)
	long := filepath.Join("north", "the-team-of-a-very-long-name-which-no-narrow-terminal-holds-in-one-line")
	if err := os.Rename(filepath.Join("north", "team"), long); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(long, "torn.docx"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	sheet := "path,check,status,reader\n"
	for i := range 6 {
		path := filepath.ToSlash(filepath.Join(long, fmt.Sprintf("report-%d.md", i)))
		sheet += path + ",child-impact,met,A reader with a name of some length\n" + path + ",protective-efforts,partly,A reader with a name of some length\n"
	}
	if err := os.WriteFile("read.csv", []byte(sheet), 0o644); err != nil {
		t.Fatal(err)
	}
	dalint(t, 2, "audit", "--output", "a.json", "east", "north", "west")
	dalint(t, 0, "audit", "--output", "b.json", "west", "east")
	for _, args := range [][]string{
		{"audit", "--verbose", "--sample", "3", "east", "north", "west", "south"}, {"audit", "--group-by", "type", "south"},
		{"audit", "compare", "a.json", "b.json"}, {"audit", "agree", "--verbose", "a.json", "read.csv"},
	} {
		for _, columns := range []int{40, 60, 80} {
			for l := range strings.Lines(inColumns(t, columns, args...)) {
				if n := utf8.RuneCountInString(strings.TrimSuffix(l, "\n")); n > columns {
					t.Errorf("%v at %d columns has a line of %d: %s", args, columns, n, l)
				}
			}
		}
	}
	wide, narrow := inColumns(t, 80, "audit", "east", "north", "west"), squeeze(inColumns(t, 40, "audit", "east", "north", "west"))
	for i := range audit.Measures {
		title := audit.Measures[i].Title
		_, row, ok := strings.Cut(wide, "\n"+title+" ")
		row, _, _ = strings.Cut(row, "\n")
		f := strings.Fields(row)
		if !ok || len(f) != 8 {
			t.Fatalf("%s: %q", title, row)
		}
		want := fmt.Sprintf("%s met: %s, partly: %s, not evident: %s, not asked: %s, n: %s, met or partly: %s %%, 95 %%: %s", title, f[0], f[1], f[2], f[3], f[4], f[5], f[7])
		if !strings.Contains(narrow, want) {
			t.Errorf("at 40 columns there is no %q", want)
		}
	}
	if got := strings.ReplaceAll(narrow, " ", ""); !strings.Contains(got, filepath.ToSlash(long)+"/torn.docx:") {
		t.Error("the name of what could not be read is not whole")
	}
}
