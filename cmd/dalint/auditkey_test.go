package main

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/corpus"
)

// families is a folder of files named after families, with something of each kind
// that an audit may have to speak of.
func families(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "Moorhen office", "Quillfeather cases")
	for i, path := range []string{
		"Quillfeather A/quillfeather-1.md", "Quillfeather B/quillfeather-2.md", "Quillfeather C/quillfeather-3.md", "Quillfeather C/deep/quillfeather-4.md",
	} {
		writeReport(t, filepath.Join(dir, filepath.FromSlash(path)), uint64(i+1))
	}
	writeReport(t, filepath.Join(dir, "Quillfeather B", "copy of quillfeather-1.md"), 1)
	for path, content := range map[string]string{
		"Quillfeather A/quillfeather-torn.docx":    "no archive",
		"Quillfeather A/quillfeather-empty.md":     "",
		"Quillfeather A/quillfeather-scan.tif":     "x",
		"Quillfeather A/quillfeather-front.md":     "---\ndalint:\n  wrong\n---\nMr Reid hit Ms Reid.\n",
		"Quillfeather B/quillfeather-table.csv":    "path,team\nquillfeather.md,Quillfeather\n",
		"Quillfeather B/quillfeather-findings.csv": "path,folder,type,words,about_domestic_abuse,\n",
		"Quillfeather C/quillfeather-old.md":       "Mr Reid hit Ms Reid.",
		"Quillfeather D/dalint.toml":               "[cast]\nquillfeather = [\"Quillfeather\"]\n",
		"Quillfeather D/quillfeather-5.md":         "Mr Reid hit Ms Reid.",
		".gitignore":                               "quillfeather-old.md\n",
	} {
		writeString(t, filepath.Join(dir, filepath.FromSlash(path)), content)
	}
	if runtime.GOOS != "windows" {
		link(t, dir, map[string]string{
			"Quillfeather D/quillfeather-gone.md": "quillfeather-nowhere.md", "Quillfeather D/quillfeather-folder": "../Quillfeather A",
			"Quillfeather D/quillfeather-again.md": "../Quillfeather A/quillfeather-1.md", "Quillfeather D/quillfeather-outside.md": "/dev/null",
		})
	}
	return dir
}

// rowsOf are the rows of a CSV file, without its head.
func rowsOf(t *testing.T, path string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(readString(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func TestAnAuditWithAKeyShowsNoPath(t *testing.T) {
	dir := families(t)
	tmp := t.TempDir()
	manifest := filepath.Join(tmp, "quillfeather.csv")
	if err := os.WriteFile(manifest, []byte("path,team\nquillfeather-none.md,north\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	odd := filepath.Join(tmp, "report.Quillfeather")
	writeReport(t, odd, 9)
	key, sheet, out := filepath.Join(tmp, "key.csv"), filepath.Join(tmp, "sheet"), filepath.Join(tmp, "out")
	args := []string{"audit", "--force", "--verbose", "--min-group", "1", "--sample", "4", "--key", key}
	for _, format := range auditFormats {
		for _, more := range [][]string{nil, {"--group-by", "team", "--manifest", manifest}, {"--with-text"}, {"--rows", "findings"}, {"--rows", "checks"}, {"--reading-sheet", sheet + ".csv"}, {"--reading-sheet", sheet + ".docx"}} {
			if format == "text" && slices.Contains(more, "--with-text") || format != "csv" && slices.Contains(more, "--rows") || format == "jsonl" && slices.Contains(more, "--reading-sheet") {
				continue
			}
			screen, errs := dalint(t, 2, slices.Concat(args, []string{"--format", format, "--output", out}, more, []string{dir, odd})...)
			said := readString(t, out)
			if format == "xlsx" {
				said = unpacked(t, said)
			}
			for _, path := range []string{sheet + ".csv", sheet + ".docx"} {
				if !slices.Contains(more, path) {
					continue
				}
				if content := readString(t, path); strings.HasSuffix(path, ".docx") {
					said += unpacked(t, content)
				} else {
					said += content
				}
			}
			said += screen + errs
			for _, bad := range []string{"quillfeather", "moorhen", ".md"} {
				if i := strings.Index(strings.ToLower(said), strings.ToLower(bad)); i >= 0 {
					t.Errorf("%s %v holds %q: %s", format, more, bad, said[max(0, i-80):min(len(said), i+80)])
				}
			}
			if (format == "html" || format == "xlsx") && !strings.Contains(said, "The key of the audit (--key) says which") {
				t.Errorf("%s: the sample does not say where its names are told", format)
			}
			for _, want := range []string{"is not a Word document", "is empty", "has a mistake", "is a kind of file that dalint does not read", "line 3", "the key says which"} {
				if !strings.Contains(said, want) {
					t.Errorf("%s %v does not say %q", format, more, want)
				}
			}
		}
	}
	named := map[string]string{}
	for _, row := range rowsOf(t, key) {
		named[filepath.Base(row[1])] = row[0] + row[2]
	}
	for file, want := range map[string]string{
		"quillfeather-1.md": "^document [0-9a-f]{12}", "copy of quillfeather-1.md": "^document [0-9a-f]{12}", "quillfeather-torn.docx": "^document ",
		"report.Quillfeather": "^unopened 1|^unopened [0-9]$", "quillfeather-scan.tif": "^it is of a kind", "quillfeather-old.md": "^a .gitignore names it$",
		"quillfeather-table.csv": "looks like a manifest", "quillfeather-findings.csv": "^dalint wrote it$",
	} {
		if !regexp.MustCompile(want).MatchString(named[file]) {
			t.Errorf("the key has %q for %s, want %s", named[file], file, want)
		}
	}
	if runtime.GOOS != "windows" {
		for file, want := range map[string]string{"quillfeather-gone.md": "unopened", "quillfeather-outside.md": "unopened", "quillfeather-again.md": "it is the same", "quillfeather-folder": "it is a linked"} {
			if !strings.HasPrefix(named[file], want) {
				t.Errorf("the key has %q for %s, want %s", named[file], file, want)
			}
		}
	}
}

func TestPartsWithAKeyMergeToOneRun(t *testing.T) {
	dir, tmp := families(t), t.TempDir()
	flags := []string{"audit", "--list-findings", "--sample", "3", "--min-group", "2", "--key"}
	whole := filepath.Join(tmp, "whole.json")
	dalint(t, 2, append(flags, filepath.Join(tmp, "key.csv"), "--output", whole, dir)...)
	parts, documents := []string{"audit", "merge", "--format", "json"}, 0
	for _, part := range []string{"1/3", "2/3", "3/3"} {
		file, key := filepath.Join(tmp, part[:1]+".jsonl"), filepath.Join(tmp, part[:1]+".csv")
		args := slices.Concat(flags, []string{key, "--part", part, "--output", file, dir})
		if code := run(args, strings.NewReader(""), &strings.Builder{}, &strings.Builder{}, os.Getenv); code == 1 {
			t.Fatalf("part %s ended with %d", part, code)
		}
		if n := strings.Count(readString(t, file), `{"document":`); n > 0 {
			documents++
		}
		if readString(t, key) != readString(t, filepath.Join(tmp, "key.csv")) {
			t.Errorf("the key of part %s is not that of the whole", part)
		}
		parts = append(parts, file)
	}
	if documents < 2 {
		t.Fatal("all documents are in one part")
	}
	got, _ := dalint(t, 2, parts...)
	if want := readString(t, whole); got != want {
		t.Errorf("the merged audit is not that of one run:\n%s\nwant\n%s", got, want)
	}
}

// A name follows from what a file holds: it is the same wherever the file lies and
// whatever it is called, and the order of rows is not that of paths.
func TestAKeyNamesDocumentsByWhatTheyHold(t *testing.T) {
	tmp := t.TempDir()
	t.Chdir(tmp)
	for i := range uint64(6) {
		writeReport(t, filepath.Join("a", string(rune('a'+i))+".md"), i)
		writeReport(t, filepath.Join("b", string(rune('z'-i))+".md"), i)
	}
	writeReport(t, filepath.Join("a", "again.md"), 3)
	name := regexp.MustCompile(`"path":"(document [0-9a-f]{12})( copy 2)?"`)
	var names [2][]string
	for i, dir := range []string{"a", "b"} {
		out, _ := dalint(t, 0, "audit", "--format", "jsonl", "--key", dir+".csv", dir)
		for _, m := range name.FindAllStringSubmatch(out, -1) {
			names[i] = append(names[i], m[1])
		}
		if !slices.IsSorted(names[i]) || strings.Count(out, "copy 2") != 1-i {
			t.Errorf("%s:\n%s", dir, out)
		}
	}
	if len(names[0]) != 7 || !slices.Equal(slices.Compact(names[0]), names[1]) {
		t.Errorf("%v and %v", names[0], names[1])
	}
	for _, row := range rowsOf(t, "a.csv") {
		if want := map[string]string{"a/again.md": "", "a/d.md": " copy 2"}[row[1]]; want != "" && !strings.HasSuffix(row[0], want) {
			t.Errorf("%v, want%s", row, want)
		}
	}
}

func TestReadersAnswerForTheNamesOfAKey(t *testing.T) {
	dir, tmp := families(t), t.TempDir()
	t.Chdir(tmp)
	dalint(t, 2, "audit", "--key", "key.csv", "--sample", "4", "--output", "a.json", "--reading-sheet", "s.csv", dir)
	out := agreeThatImpactIsMet(t)
	if !strings.Contains(out, "4 answers of 4 documents by 1 reader") {
		t.Error(out)
	}
}

func TestAKeyShowsNamesOfFoldersWhereTheyAreAskedFor(t *testing.T) {
	dir := families(t)
	t.Chdir(t.TempDir())
	for _, format := range []string{"json", "csv"} {
		without, _ := dalint(t, 2, "audit", "--force", "--key", "key.csv", "--format", format, dir)
		with, _ := dalint(t, 2, "audit", "--force", "--key", "key.csv", "--group-by", "folder", "--format", format, dir)
		if strings.Contains(without, "Quillfeather") || !strings.Contains(with, "Quillfeather C") || strings.Contains(with, "deep") {
			t.Errorf("%s: without:\n%s\nwith:\n%s", format, without, with)
		}
	}
}

func TestAuditsWithAKeyAndWithoutAreNotMerged(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeReport(t, "a/one.md", 1)
	writeReport(t, "b/two.md", 2)
	writeReport(t, "c/copy.md", 1)
	dalint(t, 0, "audit", "--key", "ka.csv", "--output", "a.json", "a")
	dalint(t, 0, "audit", "--group-by", "type", "--output", "b.jsonl", "b")
	dalint(t, 0, "audit", "--key", "kc.csv", "--output", "c.jsonl", "c")
	if _, errs := dalint(t, 2, "audit", "merge", "a.json", "b.jsonl"); !strings.Contains(errs, "make both with --key, or neither") {
		t.Error(errs)
	}
	if _, errs := dalint(t, 2, "audit", "merge", "a.json", "c.jsonl"); !regexp.MustCompile(`both hold document [0-9a-f]{12}: .* byte for byte`).MatchString(errs) {
		t.Error(errs)
	}
}

func TestAKeyIsNotReplacedNorCounted(t *testing.T) {
	t.Chdir(t.TempDir())
	writeReport(t, "in/one.md", 1)
	for _, name := range []string{"in/key.csv", "key.csv"} {
		dalint(t, 0, "audit", "--key", name, "--output", "a.json", "in")
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", name, info.Mode())
		}
		if _, errs := dalint(t, 2, "audit", "--key", name, "in"); !strings.Contains(errs, "exists already: add --force") {
			t.Error(errs)
		}
		if _, errs := dalint(t, 0, "audit", "--force", "--key", name, "--output", "a.json", "in"); errs != "" {
			t.Errorf("its own key is told: %s", errs)
		}
		if out, _ := dalint(t, 0, "audit", "in"); !strings.Contains(out, "Audit of 1 document,") {
			t.Errorf("the key is counted:\n%s", out)
		}
		if err := errors.Join(os.Remove("a.json"), os.Remove(name)); err != nil {
			t.Fatal(err)
		}
	}
	// What fails leaves no key, and what was there stays.
	if err := os.WriteFile("in/table.csv", []byte("what,he did\n1,Mr Reid hit Ms Reid.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for flag, says := range map[string]string{"in/table.csv": "is read in this run", "-": "must end in .csv", "key.txt": "must end in .csv", "": "name a file", "./a.csv": "is the file of --output", "A.csv": "is the file of --output", "s.csv": "is the file of --reading-sheet"} {
		if _, errs := dalint(t, 2, "audit", "--force", "--key", flag, "--output", "a.csv", "--sample", "1", "--reading-sheet", "s.csv", "in"); !strings.Contains(errs, says) {
			t.Errorf("--key %q: %s", flag, errs)
		}
	}
	if !strings.Contains(readString(t, "in/table.csv"), "he did") {
		t.Error("a document was replaced")
	}
	dalint(t, 2, "audit", "--key", "new.csv", "--output", "no/where.json", "in")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, errs strings.Builder
	a := &app{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }, load: loadEngine}
	root := newRoot(a)
	root.SetArgs([]string{"audit", "--key", "new.csv", "in"})
	if code := a.exit(root.ExecuteContext(ctx)); code != exitTrouble || out.Len() > 0 || !strings.Contains(errs.String(), "stopped: 2 of 2 files") {
		t.Errorf("ended with %d: %s%s", code, errs.String(), out.String())
	}
	if left, _ := filepath.Glob("*new.csv*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAKeyIsNoFormula(t *testing.T) {
	t.Chdir(t.TempDir())
	name := "=1+1\u202e x.md"
	if err := os.WriteFile(name, []byte(corpus.Assessment(7, corpus.Shows{})), 0o644); err != nil {
		t.Skip("this file system takes no such names")
	}
	dalint(t, 0, "audit", "--key", "key.csv", "--output", "a.json", name)
	if rows := rowsOf(t, "key.csv"); len(rows) != 1 || rows[0][1] != "'=1+1 x.md" {
		t.Errorf("%q", rows)
	}
}

func TestAKeyKeepsNamesApartThatAreNoUTF8(t *testing.T) {
	t.Chdir(t.TempDir())
	for i, name := range []string{"a\xff.md", "a\xfe.md"} {
		if err := os.WriteFile(name, []byte(corpus.Assessment(uint64(i), corpus.Shows{})), 0o644); err != nil {
			t.Skip("this file system takes no such names")
		}
	}
	dalint(t, 0, "audit", "--key", "key.csv", "--output", "a.json", ".")
	if rows := rowsOf(t, "key.csv"); len(rows) != 2 || rows[0][1] == rows[1][1] {
		t.Errorf("%q", rows)
	}
}
