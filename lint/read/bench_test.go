package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

// twentyPages is a report of about 300 kB of XML, in runs as Word leaves them.
func twentyPages() []byte {
	var b strings.Builder
	run := func(s string) string {
		return `<w:r w:rsidRPr="00A1B2C3"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
	}
	for i := 0; b.Len() < 300_000; i++ {
		if i%10 == 0 {
			b.WriteString(readtest.Styled("Heading1", r(fmt.Sprintf("Section %d", i))))
		}
		b.WriteString(p(`<w:pPr><w:spacing w:after="120"/></w:pPr>`, run("Mr Reid came home drunk and shouted at Sarah, who was sub"), run("jected to this "),
			run("most weeks &amp; had told the health visitor. The children were upstairs and heard it. "), run("She said that she was afraid of him.")))
	}
	return readtest.Docx(map[string]string{"word/document.xml": b.String(), "word/styles.xml": testStyles, "word/header1.xml": p(r("Confidential"))})
}

func BenchmarkDocx(b *testing.B) {
	data := twentyPages()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Docx(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDoc reads the same report as a .doc.
func BenchmarkDoc(b *testing.B) {
	in := readtest.Doc{Styles: docStyles, Headers: [6][]readtest.DocPara{1: {dp("Confidential")}}}
	for i := range 600 {
		if i%10 == 0 {
			in.Body = append(in.Body, styledDoc(1, fmt.Sprintf("Section %d", i)))
		}
		in.Body = append(in.Body, docRuns(dr("Mr Reid came home drunk and shouted at Sarah, who was sub"), dr("jected to this "),
			dr("most weeks & had told the health visitor. The children were upstairs and heard it. "), dr("She said that she was afraid of him.")))
	}
	data := in.Bytes()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Doc(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEml reads a message with a quoted thread and a report attached.
func BenchmarkEml(b *testing.B) {
	words := strings.Repeat("Mr Reid came home drunk and shouted at S=C3=A9an, who was subjected to this =\nmost weeks.\n\n", 100)
	data := []byte(mailParts("mixed", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"+words+"On 3 May Ann wrote:\n> "+strings.ReplaceAll(words, "\n", "\n> "), attached64("a.docx", "application/octet-stream", twentyPages())))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Eml(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMsg reads a message with its text and a report attached.
func BenchmarkMsg(b *testing.B) {
	streams := messageStreams("", 32, map[string]string{"1000001F": wide(strings.Repeat("Mr Reid came home drunk and shouted at Sarah.\r\n\r\n", 200))})
	for name, s := range messageStreams("__attach_version1.0_#00000000/", 8, map[string]string{"3707001F": wide("a.docx"), "37010102": string(twentyPages())}) {
		streams[name] = s
	}
	data := readtest.Compound(streams)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Msg(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPDF reads 100 pages of 45 lines each.
func BenchmarkPDF(b *testing.B) {
	const pages = 100
	contents := make([]string, pages)
	for i := range contents {
		var all []string
		for range 45 {
			all = append(all, "Mr Reid came home drunk and shouted at Sarah, who was subjected to this most weeks")
		}
		contents[i] = readtest.Show("F1", 11, 60, 750, all...)
	}
	data := readtest.Pages(contents...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PDF(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*pages)/b.Elapsed().Seconds(), "pages/s")
}

func benchmarkFlat(b *testing.B, name, paragraph string) {
	benchmark(b, name, []byte(strings.Repeat(paragraph, 1<<20/len(paragraph))))
}

func benchmark(b *testing.B, name string, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Document(name, data); err != nil {
			b.Fatal(err)
		}
	}
}

const wrapped = "Mr Reid came home drunk and shouted at Sarah, who was subjected to this most\nweeks and had told the health visitor. The children were upstairs and heard\nall of it.\n\n"

func BenchmarkPlain(b *testing.B)    { benchmarkFlat(b, "a.txt", wrapped) }
func BenchmarkMarkdown(b *testing.B) { benchmarkFlat(b, "a.md", wrapped+"- an **item**\n\n") }
func BenchmarkHTML(b *testing.B) {
	benchmarkFlat(b, "a.html", "<p>"+wrapped+"<ul><li>an <b>item</b></ul>")
}

// perPiece is a paragraph in runs, as an office program leaves them.
func perPiece(begin, between, end string) string {
	return begin + "Mr Reid came home drunk and shouted at Sarah, who was sub" + between + "jected to this " + between +
		"most weeks and had told the health visitor. The children were upstairs and heard all of it." + end
}

func BenchmarkCSV(b *testing.B) { benchmarkFlat(b, "a.csv", perPiece("1 May,\"", "", "\",Police\r\n")) }

func BenchmarkRTF(b *testing.B) {
	benchmark(b, "a.rtf", rtfOf(strings.Repeat(perPiece(`\pard\plain\sa120{\f0\fs22\lang2057 `, `}{\rtlch\fcs1 \af0 \ltrch\fcs0 \b\f0\fs22 `, `}\par `), 4000)))
}

// The sizes of containers are those of the XML in them.
func BenchmarkODT(b *testing.B) {
	words := strings.Repeat(perPiece(`<text:p text:style-name="P1">`, `</text:span><text:span text:style-name="T1">`, `</text:span></text:p>`), 4000)
	words = strings.ReplaceAll(words, `"P1">`, `"P1"><text:span text:style-name="T1">`)
	data := odtBody(words)
	b.SetBytes(int64(len(words)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ODT(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkXLSX(b *testing.B) {
	var rows strings.Builder
	var shared []string
	for i := range 4000 {
		rows.WriteString(row(i+1, fmt.Sprintf(`<c r="A%d" s="1"><v>%d</v></c>`, i+1, 45000+i), cellOf(fmt.Sprintf("B%d", i+1), "s", fmt.Sprint(i))))
		shared = append(shared, perPiece("<t>", "", "</t>"))
	}
	data := readtest.XLSX([]readtest.Sheet{{Name: "Chronology", Rows: rows.String()}}, shared, nil)
	b.SetBytes(int64(rows.Len() + len(strings.Join(shared, "<si></si>"))))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := XLSX(data); err != nil {
			b.Fatal(err)
		}
	}
}
