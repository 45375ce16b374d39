package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/golden anew")

// TestGolden checks every made-up report and compares what a person reads on a
// screen of 80 columns with testdata/golden. After a change that is meant:
// go test ./cmd/dalint -run Golden -update, and read the difference.
func TestGolden(t *testing.T) {
	golden, err := filepath.Abs("../../testdata/golden")
	if err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"COLUMNS": "80", "XDG_CONFIG_HOME": t.TempDir(), "HOME": t.TempDir()}
	t.Chdir("../../testdata/reports")
	reports, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]bool{}
	for _, name := range reports {
		if strings.HasSuffix(name, ".json") {
			continue
		}
		file := strings.TrimSuffix(name, filepath.Ext(name)) + ".txt"
		wanted[file] = true
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			code := run([]string{"check", "--color", "never", name}, strings.NewReader(""), &out, &errs, func(k string) string { return env[k] })
			if code == exitTrouble || errs.Len() > 0 {
				t.Fatalf("ended with %d: %s", code, &errs)
			}
			path := filepath.Join(golden, file)
			if *update {
				if err := os.MkdirAll(golden, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if line, got, old := firstDifference(out.String(), string(want)); line > 0 {
				t.Errorf("%s:%d:\n\tgot  %s\n\twant %s", file, line, got, old)
			}
		})
	}
	files, err := filepath.Glob(filepath.Join(golden, "*"))
	if err != nil || len(wanted) == 0 {
		t.Fatalf("%d reports, %v", len(wanted), err)
	}
	for _, f := range files {
		if !wanted[filepath.Base(f)] {
			t.Errorf("%s belongs to no report", filepath.Base(f))
		}
	}
}

// firstDifference is the first line in which two texts differ, from 1; 0 where
// they do not.
func firstDifference(a, b string) (line int, inA, inB string) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		inA, inB = "(nothing)", "(nothing)"
		if i < len(x) {
			inA = x[i]
		}
		if i < len(y) {
			inB = y[i]
		}
		if inA != inB {
			return i + 1, inA, inB
		}
	}
	return 0, "", ""
}
