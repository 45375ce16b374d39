package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

func sheet(t *testing.T, s *Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sampleSheet() *Sheet {
	s := New("A map & what is <in> it", true)
	s.Heading(1, "Who is who")
	s.Paragraph("Nobody \x00 is\u202e told apart \xff.")
	s.Item("one")
	s.Table([]int{1, 3}, []string{"When", "What"}, [][]Cell{{{"2024"}, {"first", "second"}}, {{"no date"}}})
	s.Table(nil, []string{"A", "B", "C"}, nil)
	return s
}

func TestNewDocumentHoldsWhatIsPutIn(t *testing.T) {
	doc, err := read.Document("map.docx", sheet(t, sampleSheet()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == text.Footer {
			continue
		}
		got = append(got, b.Kind.String()+": "+b.Text)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"title: A map & what is <in> it", "heading: Who is who", "list-item: one", "cell: When", "cell: first", "cell: second", "cell: no date", "cell: C",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("lacks %q:\n%s", want, all)
		}
	}
	if len(doc.Skipped) > 0 {
		t.Errorf("not read: %v", doc.Skipped)
	}
}

func TestNewDocumentIsWellFormedAndTheSameEachTime(t *testing.T) {
	data := sheet(t, sampleSheet())
	if !bytes.Equal(data, sheet(t, sampleSheet())) {
		t.Error("the same calls give other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	types := ""
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == typesPart {
			types = string(part)
		}
		dec := xml.NewDecoder(bytes.NewReader(part))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".xml") && f.Name != typesPart && !strings.Contains(types, `PartName="/`+f.Name+`"`) {
			t.Errorf("%s has no content type", f.Name)
		}
	}
}

func TestNewDocumentKeepsTablesApartAndEndsInAParagraph(t *testing.T) {
	s := sampleSheet()
	body := s.body.String()
	if strings.Contains(body, "</w:tbl><w:tbl>") {
		t.Error("two tables without a paragraph between them are one to Word")
	}
	if strings.Count(body, "<w:tblHeader/>") != 2 {
		t.Error("each table is to repeat its head")
	}
}

func TestLibreOfficeOpensANewDocument(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: LibreOffice (soffice) is not installed, so that no program but dalint has read the document: apt-get install libreoffice-writer")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "map.docx")
	if err := os.WriteFile(path, sheet(t, sampleSheet()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "txt:Text", "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "map.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"A map & what is <in> it", "Who is who", "second", "no date"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
}
