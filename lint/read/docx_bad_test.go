package read

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

func TestUnreadableDocx(t *testing.T) {
	good := readtest.Body(p(r(strings.Repeat("She was hit. ", 200))))
	ole := func(stream string) string { return oleMagic + strings.Repeat("\x00", 600) + utf16String(stream)[2:] }
	body := func(s string) string { return string(readtest.Docx(map[string]string{"word/document.xml": s})) }
	types := func(kind string) map[string]string {
		return map[string]string{"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.` + kind + `.main+xml"/></Types>`}
	}
	for _, tt := range []struct {
		name, in string
		reason   Reason
		message  string
	}{
		{"empty", "", Empty, "is empty; check that it was saved or copied whole"},
		{"not a zip", "hello", WrongKind, "is not a Word document; open it in Word and save it as .docx"},
		{"RTF", `{\rtf1`, WrongKind, "is rich text (RTF), not a Word document; rename it to end in .rtf and try again"},
		{"web page", "<html>", WrongKind, "is a web page or XML file, not a Word document; open it in Word and save it as .docx"},
		{"PDF", "%PDF-1.4", WrongKind, ""},
		{"password", ole("EncryptedPackage"), Encrypted, "is protected by a password; take the password off in Word (File, Info, Protect Document) and try again"},
		{"old Word", ole("WordDocument"), LegacyOffice, "is a Word 97-2003 document (.doc) by another name; open it in Word and save it as .docx"},
		{"old Excel", ole("Workbook"), WrongKind, ""},
		{"Excel", string(readtest.Zip(types("spreadsheetml.sheet"))), WrongKind, "is an Excel workbook, not a Word document; rename it to end in .xlsx and try again"},
		{"PowerPoint", string(readtest.Zip(types("presentationml.presentation"))), WrongKind, ""},
		{"OpenDocument", string(readtest.Zip(map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})), WrongKind, "is an OpenDocument text, not a Word document; rename it to end in .odt and try again"},
		{"other zip", string(readtest.Zip(map[string]string{"a.txt": "x"})), WrongKind, "is a zip archive, not a Word document; unpack it and check the folder"},
		{"no body", string(readtest.Zip(types("wordprocessingml.document"))), Damaged, ""},
		{"cut short", string(good[:len(good)/2]), Damaged, "is not a whole Word document (it may have been cut short); open it in the program that made it, save it again, and try again"},
		{"cut at the end", string(good[:len(good)-10]), Damaged, ""},
		{"corrupt", corrupt(good), Damaged, ""},
		{"XML cut short", body(`<w:document ` + readtest.Namespaces + `><w:body><w:p>`), Damaged, ""},
		{"tags that do not match", body("<w:p></w:r>"), Damaged, ""},
		{"unknown entity", body(p(`<w:r><w:t>&nbsp;</w:t></w:r>`)), Damaged, ""},
		{"bad reference", body(p(`<w:r><w:t>&#0;</w:t></w:r>`)), Damaged, ""},
		{"bare ampersand", body(p(`<w:r><w:t>a & b</w:t></w:r>`)), Damaged, ""},
		{"bad attribute", body(`<w:p w:x></w:p>`), Damaged, ""},
		{"bad UTF-8", body(p(`<w:r><w:t>` + "\xff" + `</w:t></w:r>`)), Damaged, "is damaged: word/document.xml is not valid UTF-8; open it in the program that made it, save it again, and try again"},
		{"entity bomb", body(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document/>`), Damaged, ""},
		{"another root", body(`<?xml version="1.0"?><html/>`), WrongKind, "is not part of a Word document; open it in Word and save it as .docx"},
		{"two roots", body(`<?xml version="1.0"?><a xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/><b/>`), Damaged, ""},
		{"a million nested elements", body(strings.Repeat("<w:a>", 1_000_000)), Damaged, ""},
		{"too many namespaces", body(`<w:p` + declarations(1000) + `/>`), Damaged, ""},
		{"bomb", body(p(r(strings.Repeat(" ", maxPart)))), TooLarge, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.docx", []byte(tt.in))
			if reason(err) != tt.reason || doc != nil {
				t.Fatalf("%v, reason %d, want %d", err, reason(err), tt.reason)
			}
			if tt.message != "" && err.Error() != tt.message {
				t.Errorf("%q, want %q", err, tt.message)
			}
			if strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("%q is not one line", err)
			}
		})
	}
}

// corrupt spoils the packed bytes of the body.
func corrupt(data []byte) string {
	data = bytes.Clone(data)
	at := bytes.Index(data, []byte("word/document.xml")) + 20
	for i := range 30 {
		data[at+i] ^= 0x55
	}
	return string(data)
}

func declarations(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(` xmlns:n` + strconv.Itoa(i) + `="u"`)
	}
	return b.String()
}

// A declared size is not believed: the part claims to be small and is not.
func TestLyingSize(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	data := readtest.Body(p(r(strings.Repeat("a", maxPart))))
	at := bytes.LastIndex(data, []byte("word/document.xml")) - 46
	if string(data[at:at+4]) != "PK\x01\x02" {
		t.Fatal("no directory entry")
	}
	binary.LittleEndian.PutUint32(data[at+24:], 100)
	if _, err := Docx(data); err == nil {
		t.Error("read")
	}
}

func TestTooManyParts(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range maxEntries + 1 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: strconv.Itoa(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Docx(b.Bytes()); reason(err) != TooLarge {
		t.Errorf("%v", err)
	}
}

// What can be read is read, and the rest is named.
func TestDocxPartly(t *testing.T) {
	bad := "<w:p>"
	data := readtest.Docx(map[string]string{
		"word/document.xml":   readtest.Styled("Heading1", r("Kept"), `<w:r><w:footnoteReference w:id="1"/></w:r>`),
		"word/styles.xml":     bad,
		"word/comments.xml":   bad,
		"word/footnotes.xml":  `<w:footnote w:id="1">` + p(r("half")) + bad,
		"word/header1.xml":    bad,
		"word/header2.xml":    p(r("whole")),
		"docProps/custom.xml": bad,
		"word/_rels/document.xml.rels": readtest.Relationships(`<Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/comments" Target="comments.xml"/>` +
			`<Relationship Id="c" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="d" Type="x/header" Target="header1.xml"/><Relationship Id="e" Type="x/header" Target="../word/header2.xml"/>` +
			`<Relationship Id="f" Type="x/footer" Target="missing.xml"/><Relationship Id="g" Type="x/aFChunk" Target="chunk.html"/><Relationship Id="h" Type="x/diagramData" Target="diagrams/data1.xml"/>` +
			`<Relationship Id="i" Type="x/footer" Target="http://x" TargetMode="External"/>` +
			`<Relationship Id="j" Type="x/oleObject" Target="embeddings/a.bin"/><Relationship Id="k" Type="x/package" Target="embeddings/b.xlsx"/>`),
	})
	doc, err := Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	compare(t, show(doc), "heading1: Kept\nheader: whole\n")
	var names []string
	for _, s := range doc.Skipped {
		names = append(names, s.Part)
	}
	if got := strings.Join(names, ", "); got != "styles, comments, custom properties, footnotes, headers, footers, embedded document, diagram, embedded file" {
		t.Errorf("skipped %s\n%+v", got, doc.Skipped)
	}
}

// A part that is there twice is read once, and that is said.
func TestDocxWithAPartTwice(t *testing.T) {
	first := `<w:document ` + readtest.Namespaces + `><w:body>` + p(r("first")) + `</w:body></w:document>`
	doc, err := Docx(readtest.Docx(map[string]string{"Word/document.xml": first, "word/document.xml": p(r("second"))}))
	if err != nil {
		t.Fatal(err)
	}
	compare(t, show(doc), "paragraph: first\n")
	if len(doc.Skipped) != 1 || doc.Skipped[0].Message != doubled {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}

// A message says what to do.
func TestTooLargeSaysWhatToDo(t *testing.T) {
	for name, data := range map[string][]byte{
		"a.docx": readtest.Docx(map[string]string{"word/document.xml": p(r(strings.Repeat(" ", maxPart)))}),
		"b.docx": []byte("PK\x03\x04" + strings.Repeat("PK\x01\x02", maxEntries+1)),
		"a.md":   []byte(strings.Repeat(">", 200) + " a"),
	} {
		if _, err := Document(name, data); reason(err) != TooLarge || !strings.HasSuffix(err.Error(), "; "+copyIt) {
			t.Errorf("%s: %v", name, err)
		}
	}
	doc, err := Docx(readtest.Docx(map[string]string{"word/document.xml": p(r("Kept")), "word/styles.xml": strings.Repeat(" ", maxPart+1)}))
	if err != nil || len(doc.Skipped) != 1 || !strings.HasSuffix(doc.Skipped[0].Message, "; "+copyIt) {
		t.Errorf("%v, %+v", err, doc)
	}
}

// Input that is made to be slow is not. The times are generous: they catch
// what is quadratic, not what is a little slow.
func TestHostileIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = 50_000
	for _, tt := range []struct{ name, in string }{
		{"a.md", strings.Repeat(">", n)},
		{"a.md", strings.Repeat("> ", 90) + "a\n" + strings.Repeat("b\n", n)},
		{"a.md", strings.Repeat("- ", n)},
		{"a.md", strings.Repeat("* ", n)},
		{"a.md", strings.Repeat("[", n)},
		{"a.md", strings.Repeat("![", n)},
		{"a.md", strings.Repeat("[a](", n)},
		{"a.md", strings.Repeat("*a **b _c ", n)},
		{"a.md", strings.Repeat("a**b", n)},
		{"a.md", strings.Repeat("*a_ ", n)},
		{"a.md", strings.Repeat("_a ", n) + "b" + strings.Repeat(" a*", n)},
		{"a.md", "[" + strings.Repeat("a\n", n) + "]: b"},
		{"a.md", strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n" + strings.Repeat("|\n", n)},
		{"a.md", strings.Repeat("a|b\n-|-\n\n", n)},
		{"a.md", strings.Repeat("<", n)},
		{"a.md", strings.Repeat("<a ", n)},
		{"a.md", strings.Repeat("<!--", n)},
		{"a.md", strings.Repeat("<?", n)},
		{"a.md", strings.Repeat("`a``b", n)},
		{"a.md", ticks(700)},
		{"a.md", strings.Repeat("~~a ~b", n)},
		{"a.md", strings.Repeat("&", n)},
		{"a.md", strings.Repeat("[a]: b\n", n)},
		{"a.md", strings.Repeat("[^a]", n)},
		{"a.md", strings.Repeat("[^a]: b\n\n", n)},
		{"a.md", "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", n)},
		{"a.md", strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n)},
		{"a.md", nested(n)},
		{"a.md", strings.Repeat("\\", n)},
		{"a.md", strings.Repeat("a\n", n)},
		{"a.md", strings.Repeat("<div>\n\n", n)},
		{"a.md", "---\n" + strings.Repeat("dalint:\n", n)},
		{"a.html", strings.Repeat("<b>", n) + strings.Repeat("</i>", n)},
		{"a.html", strings.Repeat("<p><b>", n)},
		{"a.html", strings.Repeat("<table><tr><td>", n) + "a"},
		{"a.html", strings.Repeat("<ul><li>a", n)},
		{"a.html", strings.Repeat("<x y='", n)},
		{"a.html", strings.Repeat("<!--", n)},
		{"a.html", strings.Repeat("&amp", n)},
		{"a.html", strings.Repeat("&CounterClockwiseContourIntegral;", n)},
		{"a.html", strings.Repeat("<!-- dalint-ignore a/b c -->", n)},
		{"a.html", strings.Repeat("<script>", n)},
		{"a.txt", strings.Repeat("a\r", n)},
		{"a.txt", strings.Repeat("Name:\n", n)},
		{"a.txt", strings.Repeat("a\n---\n", n)},
		{"a.txt", strings.Repeat("HEAD\n\n\n\n\n", n)},
		{"a.txt", deepening(2000)},
		{"a.csv", strings.Repeat(`"`, n)},
		{"a.csv", strings.Repeat(`"a"b,`, n)},
		{"a.csv", strings.Repeat("\"a\n", n)},
		{"a.csv", strings.Repeat(",", 10*n)},
		{"a.csv", strings.Repeat(strings.Repeat("a,", 16_000)+"\n", 20)},
		{"a.csv", `"` + strings.Repeat("a\n \n", n) + `"`},
		{"a.csv", `"` + strings.Repeat("\n", 10*n) + `a"`},
		{"a.rtf", `{\rtf1` + strings.Repeat(`{\b a}`, n) + "}"},
		{"a.rtf", `{\rtf1` + strings.Repeat(`{\footnote a\par}`, n) + "}"},
		{"a.rtf", `{\rtf1` + strings.Repeat(`\u55357 ?`, n) + "}"},
		{"a.rtf", `{\rtf1` + strings.Repeat(`{\*\atrfstart 1}{\*\atrfend 1}`, n) + "}"},
		{"a.rtf", `{\rtf1\itap60 ` + strings.Repeat(`a\nestcell\pard\par\itap60 `, n) + "}"},
		{"a.rtf", `{\rtf1{\stylesheet` + strings.Repeat(`{\s1\sbasedon1 a;}`, n) + `}\s1 ` + strings.Repeat(`a\par `, n) + "}"},
		{"a.rtf", `{\rtf1` + strings.Repeat(`{`, 900) + strings.Repeat(`{\shp{\shptxt a}}`, n)},
		{"a.rtf", `{\rtf1{\fonttbl` + strings.Repeat(`\f1 a`, 10*n) + "}"},
		{"a.odt", string(odtBody(strings.Repeat("<text:list><text:list-item>", 50) + strings.Repeat("<text:p>a</text:p>", n) + strings.Repeat("</text:list-item></text:list>", 50)))},
		{"a.odt", string(odtBody("<text:p>" + strings.Repeat("<draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>", n) + "</text:p>"))},
		{"a.odt", string(odtBody("<text:p>" + strings.Repeat(`<office:annotation office:name="a"><text:p>dalint: keep</text:p></office:annotation>`, n) + "</text:p>"))},
		{"a.odt", string(odtBody("<text:p>" + strings.Repeat("a \n", n) + "</text:p>"))},
		{"a.xlsx", string(readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: strings.Repeat("<row>", 200)}}, nil, nil))},
		{"a.xlsx", string(readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: "<row>" + strings.Repeat("<c><v>1</v></c>", n) + "</row>"}}, nil, nil))},
		{"a.xlsx", string(readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: `<row><c t="inlineStr"><is><t>` + strings.Repeat("_x", 10*n) + `</t></is></c></row>`}}, nil, nil))},
		{"a.docx", string(readtest.Body(p(strings.Repeat(r("a"), n))))},
		{"a.docx", string(readtest.Body(strings.Repeat(p(markDeleted, r("a")), n)))},
		{"a.docx", string(readtest.Body(p(strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>`, n))))},
		{"a.docx", string(readtest.Body(p(`<w:r>` + strings.Repeat(`<w:tab/>`, n) + `<w:t>` + strings.Repeat("&amp;", n) + `</w:t></w:r>`)))},
		{"a.docx", string(readtest.Body(`<w:p` + declarations(200) + `>` + strings.Repeat(`<q:a/>`, n) + `</w:p>`))},
		{"a.docx", string(readtest.Body(p(`<w:r a="` + strings.Repeat("x", 10*n) + `"/>`)))},
	} {
		begin := time.Now()
		doc, err := Document(tt.name, []byte(tt.in))
		took := time.Since(begin)
		if took > 10*time.Second {
			t.Errorf("%s %.20q: %v", tt.name, tt.in, took)
		}
		if err == nil && (doc.Format.Flat() || doc.Format == text.RTF) {
			check(t, doc, map[string]string{"": tt.in})
		}
	}
}

func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i) + " ")
	}
	return b.String()
}

func nested(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}

func deepening(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "- a\n")
	}
	return b.String()
}
