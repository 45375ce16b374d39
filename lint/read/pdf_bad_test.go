package read

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

func deflate(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

const scan = "q 600 0 0 800 0 0 cm /I Do Q"

// pages with a picture: it lies in object 7 or after.
func scans(contents ...string) []byte {
	objects := readtest.PageObjects(readtest.PDFFonts+fmt.Sprintf("/XObject<</I %d 0 R>>", 3+2*len(contents)), "", contents...)
	return readtest.PDF(append(objects, readtest.Stream("/Type/XObject/Subtype/Image/Width 1/Height 1/Filter/DCTDecode", "\xff\xd8"))...)
}

func TestPDFThatCannotBeRead(t *testing.T) {
	whole := readtest.Pages(typed("Sarah was hit."))
	half, _, _ := bytes.Cut(whole, []byte("hit"))
	unknown := readtest.PageObjects("/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<<>>]>>>>", "",
		"BT /F1 12 Tf 60 700 Td <0001000200030004000500060007> Tj ET")
	for _, tt := range []struct {
		name    string
		in      []byte
		reason  Reason
		message string
	}{
		{"nothing", nil, Empty, "is empty"},
		{"something else", []byte("PK\x03\x04 not a PDF"), WrongKind, "is not a PDF"},
		{"a Word document", readtest.Docx(map[string]string{"word/document.xml": p(r("a"))}), WrongKind, "is a Word document, not a PDF; rename it to end in .docx"},
		{"rich text", []byte(`{\rtf1 a}`), WrongKind, "is rich text (RTF), not a PDF; rename it to end in .rtf"},
		{"cut short within its text", half, Damaged, "damaged PDF"},
		{"text that is not where it should be", readtest.PDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", "5 0 R", "4 0 R"), Damaged, "damaged PDF"},
		{"more on its page than is read", readtest.PDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
			readtest.Stream("/Filter/FlateDecode", deflate(make([]byte, 80<<20)))), TooLarge, "holds more than dalint reads of a PDF"},
		{"the start alone", whole[:40], Damaged, "damaged PDF"},
		{"no page", readtest.PDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 9>>"), Damaged, "damaged PDF"},
		{"a user's password", pdfFile(t, "user-aes-256.pdf"), Encrypted, "is protected by a password; open it, save a copy"},
		{"a user's password, old", pdfFile(t, "user-rc4-128.pdf"), Encrypted, "is protected by a password"},
		{"a certificate", readtest.PDFWith("/Encrypt<</Filter/Adobe.PubSec/V 4>>", readtest.PageObjects("", "", "")...), Encrypted, "in a way that dalint cannot open"},
		{"pictures of pages", scans(scan, scan), NoText, "has pictures of pages but no text; run text recognition (OCR)"},
		{"an empty page", readtest.Pages(""), NoText, "has no text"},
		{"letters as curves", readtest.Pages(strings.Repeat("60 700 m 70 700 80 710 90 700 c f\n", 300)), NoText, "has pictures of pages but no text"},
		{"letters that the fonts do not tell", readtest.PDF(unknown...), BadEncoding, "has letters that cannot be told"},
		{"letters moved on in the alphabet", readtest.Pages(typed(strings.Split(strings.Repeat("7KH FKLOG ZDV LQ WKH URRP ZKHQ KH KLW KHU WZLFH|", 9), "|")...)), BadEncoding, "cannot be told"},
		{"a bomb", readtest.PDF(append(readtest.PageObjects("", "", ""), readtest.Stream("/Filter/FlateDecode", deflate(make([]byte, 80<<20))))...), NoText, "has no text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := PDF(tt.in)
			if err == nil || doc != nil {
				t.Fatalf("was read: %v", doc)
			}
			if reason(err) != tt.reason || !strings.Contains(err.Error(), tt.message) || strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("reason %d, %q; want %d, %q", reason(err), err, tt.reason, tt.message)
			}
		})
	}
}

func TestPDFNamesThePagesThatItCannotRead(t *testing.T) {
	odd := "<0001000200030004000500060007000800090010>"
	objects := readtest.PageObjects("/Font<</F1 13 0 R/F9 12 0 R>>/XObject<</I 11 0 R>>", "",
		typed("Sarah was hit."), scan, "BT /F9 12 Tf 60 700 Td "+odd+" Tj ET", typed(strings.Repeat("Sarah was hit by Mark. ", 3))+"BT /F9 12 Tf 60 500 Td "+odd+" Tj ET")
	objects = append(objects, readtest.Stream("/Type/XObject/Subtype/Image", "x"),
		"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<<>>]>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	doc := readPages(t, readtest.PDF(objects...))
	var got []string
	for _, p := range doc.Skipped {
		got = append(got, p.Part+": "+p.Message[:20])
	}
	compare(t, strings.Join(got, "\n"), "page 2: a picture without te\npage 3: the letters cannot b\npage 4: some letters cannot ")
	if !strings.HasPrefix(doc.Blocks[0].Text, "Sarah was hit.") {
		t.Errorf("got %s", show(doc))
	}
	// A picture with no more than a page number on it is a scan all the same.
	doc = readPages(t, scans(scan+typed("12"), typed("Sarah was hit.")))
	if len(doc.Skipped) != 1 || doc.Skipped[0].Part != "page 1" {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}

// TestPDFMended reads files whose table of contents is wrong or missing.
func TestPDFMended(t *testing.T) {
	whole := string(readtest.Pages(typed("Sarah was hit.")))
	before, _, _ := strings.Cut(whole, "xref\n")
	table := len(before)
	bare, _, _ := strings.Cut(whole, "trailer")
	for name, in := range map[string]string{
		"no table":                             whole[:table],
		"no trailer":                           bare,
		"wrong offsets":                        strings.ReplaceAll(whole, "0000000", "0000007"),
		"something before":                     "HTTP/1.1 200 OK\r\n\r\n" + whole,
		"something behind":                     whole + strings.Repeat("\x00", 3000),
		"cut within the table":                 whole[:table+30],
		"a table that loops":                   strings.Replace(whole, "/Root", fmt.Sprintf("/Prev %d/Root", table), 1),
		"a wrong length":                       strings.Replace(whole, "/Length ", "/Length 9", 1),
		"a length of its own":                  strings.Replace(whole, "/Length ", "/Length 4 0 R/Q ", 1),
		"lines that end in CR":                 strings.ReplaceAll(whole, "\n", "\r"),
		"an older version":                     strings.Replace(whole, "%PDF-1.7", "%PDF-1.3", 1),
		"no version":                           strings.Replace(whole, "%PDF-1.7", "%PDF-", 1),
		"more in the table":                    strings.Replace(whole, "xref\n0 5", "xref\n0 50000000", 1),
		"a count of pages":                     strings.Replace(whole, "/Count 1", "/Count 99999999", 1),
		"pages in one another":                 strings.Replace(whole, "/Kids[3 0 R ]", "/Kids[2 0 R 3 0 R 3 0 R]", 1),
		"a parent that loops":                  strings.Replace(whole, "/Parent 2 0 R", "/Parent 3 0 R", 1),
		"an object stream that lies in itself": strings.Replace(whole, "/Type/Catalog", "/Type/Catalog/Names 9 0 R", 1),
	} {
		t.Run(name, func(t *testing.T) {
			doc := readPages(t, []byte(in))
			compare(t, show(doc), "paragraph: Sarah was hit.\n")
		})
	}
}

// TestPDFFilters unpacks content in each way that text is packed in.
func TestPDFFilters(t *testing.T) {
	content := typed("Sarah was hit twice.")
	packed := deflate([]byte(content))
	for name, stream := range map[string]string{
		"Flate":                 readtest.Stream("/Filter/FlateDecode", packed),
		"Flate, its end lost":   readtest.Stream("/Filter/FlateDecode", packed[:len(packed)-4]),
		"Flate, named in short": readtest.Stream("/Filter[/Fl]", packed),
		"hexadecimal":           readtest.Stream("/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", content)),
		"hexadecimal of Flate":  readtest.Stream("/Filter[/ASCIIHexDecode/FlateDecode]", fmt.Sprintf("%x>", packed)),
		"runs":                  readtest.Stream("/Filter/RunLengthDecode", string(rune(len(content)-1))+content+"\x80"),
		"predicted":             readtest.Stream(fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns %d>>", len(content)), deflate([]byte("\x01"+differences(content)))),
		"ASCII 85":              readtest.Stream("/Filter/ASCII85Decode", ascii85Of(content)),
		"LZW":                   readtest.Stream("/Filter/LZWDecode", lzwOf(content)),
	} {
		t.Run(name, func(t *testing.T) {
			objects := readtest.PageObjects(readtest.PDFFonts, "", "")
			objects[3] = stream
			compare(t, show(readPages(t, readtest.PDF(objects...))), "paragraph: Sarah was hit twice.\n")
		})
	}
}

func differences(s string) string {
	out := []byte(s)
	for i := len(out) - 1; i > 0; i-- {
		out[i] -= out[i-1]
	}
	return string(out)
}

func ascii85Of(s string) string {
	var b strings.Builder
	for len(s)%4 != 0 {
		s += "\n"
	}
	for i := 0; i < len(s); i += 4 {
		v := uint32(s[i])<<24 | uint32(s[i+1])<<16 | uint32(s[i+2])<<8 | uint32(s[i+3])
		var five [5]byte
		for k := 4; k >= 0; k-- {
			five[k] = byte(v%85) + '!'
			v /= 85
		}
		b.Write(five[:])
	}
	return b.String() + "~>"
}

// lzwOf packs without looking for repetition: a code for each byte, the table
// started anew before it grows wider.
func lzwOf(s string) string {
	var out []byte
	bits, have := 0, 0
	put := func(code int) {
		bits = bits<<9 | code
		for have += 9; have >= 8; have -= 8 {
			out = append(out, byte(bits>>(have-8)))
			bits &= 1<<(have-8) - 1
		}
	}
	for i := range len(s) {
		if i%200 == 0 {
			put(256)
		}
		put(int(s[i]))
	}
	put(257)
	return string(append(out, byte(bits<<(8-have)), 0))
}

// hostile are files made to exhaust a reader.
func hostile() map[string][]byte {
	form := func(body string) string {
		return readtest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R/Y 6 0 R>>>>", body)
	}
	with := func(content string, objects ...string) []byte {
		return readtest.PDF(append(readtest.PageObjects(readtest.PDFFonts+"/XObject<</X 5 0 R/Y 6 0 R>>", "", content), objects...)...)
	}
	packed := readtest.Stream("/Filter/FlateDecode", deflate(bytes.Repeat([]byte("q "), 20<<20)))
	return map[string][]byte{
		"forms that draw themselves":       with("/X Do", form("/X Do")),
		"forms that draw one another":      with("/X Do", form("/Y Do /Y Do"), form("/X Do /X Do")),
		"forms that draw two forms each":   with("/X Do", doubling(5, 40)...),
		"arrays in arrays":                 readtest.Pages(strings.Repeat("[", 2_000_000)),
		"dictionaries in dictionaries":     readtest.Pages(strings.Repeat("<<", 1_000_000)),
		"dictionaries as keys":             readtest.Pages(strings.Repeat("<<<<>>", 300_000)),
		"brackets in a string":             readtest.Pages(strings.Repeat("(", 2_000_000)),
		"saved states":                     with("", packed),
		"operands without operator":        readtest.Pages(strings.Repeat("1 ", 1_000_000)),
		"streams without end":              []byte("%PDF-1.7\n" + strings.Repeat("1 0 obj<</Length 5>>stream\n", 40_000)),
		"references in a ring":             readtest.PDF("<</Type/Catalog/Pages 2 0 R>>", "3 0 R", "2 0 R"),
		"a tree of pages in a line":        readtest.PDF(chain(5000)...),
		"a table of many objects":          []byte("%PDF-1.7\nxref\n0 9999999999\n" + strings.Repeat("0000000009 00000 n \n", 50_000) + "trailer\n<</Root 1 0 R>>\nstartxref\n9\n"),
		"a map of many letters":            readtest.PDF(append(readtest.PageObjects("/Font<</F1<</Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</W[0 99999999 500]>>]>>>>", "", "BT /F1 9 Tf 60 700 Td <00010002> Tj ET"), readtest.Stream("", "begincmap 1 beginbfrange "+strings.Repeat("<00000000> <ffffffff> <0041>", 20_000)+" endbfrange"))...),
		"letters in one place":             readtest.Pages("BT /F1 12 Tf " + strings.Repeat("1 0 0 1 60 700 Tm (hit) Tj ", 60_000) + "ET"),
		"words far and wide":               readtest.Pages("BT /F1 1 Tf " + spread(40_000) + "ET"),
		"rules far and wide":               readtest.Pages(grid(3000) + typed("Sarah")),
		"numbers without sense":            readtest.Pages("BT /F1 1e9 Tf 99999999999999999999 -99999999999999999 1 1 1 1 Tm (hit) Tj /F1 -12 Tf 0 0 0 0 0 0 Tm (her) Tj ET 1 0 0 1 99999999999 0 cm"),
		"a table of indices without width": readtest.PDF("<</Type/Catalog/Pages 2 0 R>>", readtest.Stream("/Type/XRef/W[0 0 0]/Index[0 999999999]", "x")),
	}
}

func doubling(from, n int) []string {
	var out []string
	for i := range n {
		out = append(out, readtest.Stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>", from+i+1), "/X Do /X Do"))
	}
	return append(out, readtest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "BT ET"))
}

func chain(n int) []string {
	out := []string{"<</Type/Catalog/Pages 2 0 R>>"}
	for i := range n {
		out = append(out, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]>>", i+3))
	}
	return append(out, "<</Type/Page>>")
}

func spread(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "1 0 0 1 %d %d Tm (a) Tj ", i*7919%600, i*104729%800)
	}
	return b.String()
}

func grid(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%g 10 m %g 790 l S 10 %g m 590 %g l S\n", float64(i)*0.2, float64(i)*0.2, float64(i)*0.25, float64(i)*0.25)
	}
	return b.String()
}

// TestPDFHostile ends, within a bound of memory; that it ends within a bound
// of work is for the limits in package pdf.
func TestPDFHostile(t *testing.T) {
	for name, in := range hostile() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			doc, sources, err := readPDF(in)
			runtime.ReadMemStats(&after)
			if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 2048 {
				t.Errorf("took %d MB", mb)
			}
			if err == nil {
				check(t, doc, pageParts(sources))
			} else if reason(err) == 0 || strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("%#v", err)
			}
		})
	}
}

func FuzzPDF(f *testing.F) {
	for _, name := range []string{"owner-aes-256.pdf", "owner-rc4-40.pdf", "object-streams.pdf", "linearized.pdf"} {
		f.Add(pdfFile(f, name))
	}
	f.Add(readtest.Pages(typed("Sarah was sub-", "jected to it."), readtest.Grid([]float64{60, 160, 400}, []float64{700, 680, 650})+typed("hit")))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Contents 4 0 R>>endobj 4 0 obj<<>>stream\nBT /F 9 Tf 9 9 Td (a) Tj ET"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, sources, err := readPDF(data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		check(t, doc, pageParts(sources))
	})
}
