package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
)

// parts unpacks a workbook; every part must be well-formed.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v\n%s", f.Name, err, content)
			}
		}
	}
	return out
}

// cells reads a sheet back: "A1=text" or "B2=3".
func cells(t *testing.T, sheet string) []string {
	t.Helper()
	var doc struct {
		Rows []struct {
			Cells []struct {
				At   string `xml:"r,attr"`
				Kind string `xml:"t,attr"`
				Text string `xml:"is>t"`
				V    string `xml:"v"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.Unmarshal([]byte(sheet), &doc); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range doc.Rows {
		for _, c := range r.Cells {
			out = append(out, c.At+"="+c.Text+c.V)
		}
	}
	return out
}

func TestABookComesBackAsItWasWritten(t *testing.T) {
	write := func() []byte {
		var b bytes.Buffer
		book := New(&b)
		book.Footer = "a & b"
		s := book.Sheet("First", []string{"Note <1>"}, []Column{{Title: "Text", Width: 20, Wrap: true}, {Title: "Number"}})
		s.Row("a < b & \"c\"\x01\xff", 3, nil, 0.5, Share(0.25))
		s.Row(nil, 1e300*10, "  spaces ")
		book.Sheet("It's", nil, []Column{{Title: "Alone", Width: 9}})
		if err := book.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	data := write()
	if !bytes.Equal(data, write()) {
		t.Error("the same rows give other bytes")
	}
	all := parts(t, data)
	got := strings.Join(cells(t, all["xl/worksheets/sheet1.xml"]), "|")
	want := "A1=Note <1>|A2=Text|B2=Number|A3=a < b & \"c\"\ufffd\ufffd|B3=3|D3=0.5|E3=0.25|B4=1e+301|C4=  spaces "
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if strings.Contains(all["xl/worksheets/sheet1.xml"], "<f>") || !strings.Contains(all["xl/worksheets/sheet1.xml"], `<autoFilter ref="A2:B4"/>`) {
		t.Error("a formula, or no filter")
	}
	if !strings.Contains(all["xl/workbook.xml"], "&#39;It&#39;&#39;s&#39;!$1:$1") && !strings.Contains(all["xl/workbook.xml"], "'It&#39;&#39;s'!$1:$1") {
		t.Error(all["xl/workbook.xml"])
	}
	if !strings.Contains(all["xl/worksheets/sheet1.xml"], "&amp;La &amp;&amp; b") {
		t.Error("the footer is not escaped")
	}
}

func TestMoreRowsThanASheetTakesGoOnInAnother(t *testing.T) {
	var b bytes.Buffer
	book := New(&b)
	book.rows = 5
	s := book.Sheet("A name of thirty-one characters", []string{"note"}, []Column{{Title: "n"}})
	for i := range 8 {
		s.Row(i)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	all := parts(t, b.Bytes())
	for i, want := range []string{"A1=note|A2=n|A3=0|A4=1|A5=2", "A1=note|A2=n|A3=3|A4=4|A5=5", "A1=note|A2=n|A3=6|A4=7"} {
		if got := strings.Join(cells(t, all[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)]), "|"); got != want {
			t.Errorf("sheet %d: %s, want %s", i+1, got, want)
		}
	}
	if !strings.Contains(all["xl/workbook.xml"], `name="A name of thirty-one characte 3"`) {
		t.Error(all["xl/workbook.xml"])
	}
}

func TestALongCellIsCut(t *testing.T) {
	for _, s := range []string{strings.Repeat("é", 40_000), strings.Repeat("\U0001F600", 20_000), strings.Repeat("a", maxCell+1)} {
		got := fit(s)
		if n := len(utf16.Encode([]rune(got))); n > maxCell || n < maxCell-2 || !strings.HasSuffix(got, "…") {
			t.Errorf("%d units", n)
		}
	}
	if s := strings.Repeat("é", maxCell); fit(s) != s {
		t.Error("what a cell takes was cut")
	}
}

func TestReferences(t *testing.T) {
	for column, want := range map[int]string{0: "A7", 25: "Z7", 26: "AA7", 51: "AZ7", 52: "BA7", 701: "ZZ7", 702: "AAA7"} {
		if got := reference(column, 7); got != want {
			t.Errorf("%d: %s, want %s", column, got, want)
		}
	}
}

// full takes so many bytes and no more.
type full int

func (f *full) Write(p []byte) (int, error) {
	if *f -= full(len(p)); *f < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestABookThatCannotBeWrittenSaysSo(t *testing.T) {
	for _, n := range []full{0, 100, 1000, 2000} {
		book := New(&n)
		s := book.Sheet("a", nil, []Column{{Title: "x"}})
		for i := range 100_000 {
			s.Row(i)
		}
		if err := book.Close(); err == nil || err.Error() != "disk full" {
			t.Errorf("%v", err)
		}
	}
}
