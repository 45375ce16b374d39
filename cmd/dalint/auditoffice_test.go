package main

import (
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dalint/dalint/lint/corpus"
)

// TestLibreOfficeOpensTheWorkbook has LibreOffice write the sheets of a workbook
// as CSV, and holds them against the audit.
func TestLibreOfficeOpensTheWorkbook(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: LibreOffice (soffice) is not installed, so that no program but dalint has read the workbooks: apt-get install libreoffice-calc-nogui")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	for i := range uint64(6) {
		path := filepath.Join(in, []string{"east", "=west"}[i%2], "report "+strconv.FormatUint(i, 10)+".md")
		if os.MkdirAll(filepath.Dir(path), 0o755) != nil || os.WriteFile(path, []byte(corpus.Assessment(i, corpus.Shows{Pattern: i < 3})), 0o644) != nil {
			t.Fatal("not written")
		}
	}
	if err := os.WriteFile(filepath.Join(in, "east", "bad.docx"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(in)
	book := filepath.Join(dir, "book.xlsx")
	dalint(t, 2, "audit", "--min-group", "2", "--with-text", "--sample", "2", "--output", book, ".")
	listed, _ := dalint(t, 2, "audit", "--min-group", "2", "--list-findings", "--format", "json", ".")

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", dir, book)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	} else if strings.Contains(string(out), "could not be loaded") {
		t.Skip("SKIPPED: this LibreOffice reads no workbooks: apt-get install libreoffice-calc-nogui")
	}
	sheet := func(name string) [][]string {
		f, err := os.Open(filepath.Join(dir, "book-"+name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r := csv.NewReader(f)
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %v, %d rows", name, err, len(rows))
		}
		if !strings.HasPrefix(rows[0][0], "Contains words of the documents") {
			t.Errorf("%s does not say that it holds case text: %v", name, rows[0])
		}
		return rows[1:]
	}
	sheet("Summary")
	sheet("Families")
	checks := sheet("Practice checks")
	if got := strings.Join(checks[1], "|"); got != "All documents|6|Pattern of behaviour described|3|0|3|0|6|50%|18.76%|81.24%" {
		t.Errorf("checks: %s", got)
	}
	documents := sheet("Documents")
	if len(documents) != 1+6 || documents[1][0] != "'=west/report 1.md" || documents[1][1] != "'=west" || documents[4][0] != "east/report 0.md" || documents[4][5] != "met" {
		t.Errorf("documents: %v", documents)
	}
	if got, want := len(sheet("Findings"))-1, strings.Count(listed, `"rule": `); got != want || want == 0 {
		t.Errorf("%d findings, want %d", got, want)
	}
	if unread := sheet("Unread"); len(unread) != 2 || unread[1][0] != "east/bad.docx" || !strings.Contains(unread[1][1], "is not a Word document") {
		t.Errorf("unread: %v", unread)
	}
	if sample := sheet("Sample"); len(sample) != 3 && len(sample) != 4 {
		t.Errorf("sample: %v", sample)
	}
}
