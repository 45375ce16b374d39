package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dalint/dalint/lint/read/readtest"
)

func TestAuditGroupsOldWordDocumentsByAuthorAndMonth(t *testing.T) {
	dir := t.TempDir()
	for name, author := range map[string]string{"a.doc": "Ann Hale", "b.doc": "Ann Hale", "c.doc": "Bo"} {
		doc := readtest.Doc{Body: []readtest.DocPara{readtest.DocP("Mark hit Sarah in the kitchen.")}}
		streams := doc.Streams()
		streams["\x05SummaryInformation"] = readtest.Summary(1252, author, time.Date(2026, 2, 11, 9, 30, 0, 0, time.UTC), time.Time{})
		if err := os.WriteFile(filepath.Join(dir, name), readtest.Compound(streams), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for by, want := range map[string][]string{"author": {"Ann Hale: 2 documents", "Bo: 1 document"}, "month": {"2026-02: 3 documents"}} {
		out, said := dalint(t, 0, "audit", "--group-by", by, "--min-group", "1", dir)
		for _, line := range want {
			if !strings.Contains(out, "\n"+line+"\n") {
				t.Errorf("by %s there is no line %q in\n%s%s", by, line, out, said)
			}
		}
	}
}
