package read

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

// row is a row of a sheet, of cells as XML.
func row(n int, cells ...string) string {
	return `<row r="` + strconv.Itoa(n) + `">` + strings.Join(cells, "") + `</row>`
}

// cellOf is a cell with a value of a type.
func cellOf(ref, kind, value string) string {
	return `<c r="` + ref + `" t="` + kind + `"><v>` + value + `</v></c>`
}

func inline(ref, words string) string {
	return `<c r="` + ref + `" t="inlineStr"><is><t xml:space="preserve">` + words + `</t></is></c>`
}

func TestXLSX(t *testing.T) {
	shared := []string{
		`<t>Date</t>`, `<t>Event</t>`,
		`<r><rPr><b/></rPr><t xml:space="preserve">Sarah was sub</t></r><r><t>jected to it.</t></r><rPh sb="0" eb="1"><t>not</t></rPh>`,
		`<t xml:space="preserve">First &amp; foremost.&#10;Same.` + "\n \n" + `Second_x000D_ _x005F_x000D_.</t>`, ``,
	}
	for _, tt := range []struct{ name, rows, want string }{
		{"a chronology", row(1, cellOf("A1", "s", "0"), cellOf("B1", "s", "1")) + row(3, `<c r="A3" s="1"><v>45415</v></c>`, cellOf("B3", "s", "2")), `
			label 1/1/1: Date
			label 1/1/2: Event
			cell 1/3/1: 03/05/2024
			cell 1/3/2: Sarah was subjected to it.`},
		{"lines in a cell", row(1, cellOf("B1", "s", "3"), cellOf("C1", "s", "4")), `
			cell 1/1/2: First & foremost.⏎Same.
			cell 1/1/2: Second _x000D_.`},
		{"kinds of value", row(1, cellOf("A1", "n", "0.30000000000000004"), cellOf("B1", "b", "1"), cellOf("C1", "e", "#N/A"), `<c r="D1" t="str"><f>A1&amp;"x"</f><v>He &lt;left&gt; _x0041_</v></c>`, inline("E1", " He hit her. "), cellOf("F1", "d", "2024-05-03T00:00:00"), `<c r="G1" s="2"><v>0.125</v></c>`, `<c r="H1"/>`, `<c r="I1" t="s"><v></v></c>`), `
			cell 1/1/1: 0.3
			cell 1/1/2: TRUE
			cell 1/1/3: #N/A
			cell 1/1/4: He <left> A
			cell 1/1/5: He hit her.
			cell 1/1/6: 2024-05-03
			cell 1/1/7: 12.5%`},
		{"without references", `<row><c t="inlineStr"><is><t>He hit her, then.</t></is></c><c><v>7</v></c></row><row><c><v>8</v></c></row>`, `
			cell 1/1/1: He hit her, then.
			cell 1/1/2: 7
			cell 1/2/1: 8`},
		{"titles above", row(1, inline("A1", "Chronology of Leo Reid")) + row(3, inline("A3", "When"), inline("C3", "What")) + row(4, inline("A4", "May"), inline("C4", "row")), `
			heading2 1/1/1: Chronology of Leo Reid
			label 1/3/1: When
			label 1/3/3: What
			cell 1/4/1: May
			cell 1/4/3: row`},
		{"hidden rows and merged cells", `<row r="2" hidden="1"><c r="AB2" t="inlineStr"><is><t>He hit her twice.</t></is></c><c r="AC2"/></row>`, "cell 1/2/28: He hit her twice."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := readtest.XLSX([]readtest.Sheet{{Name: "Sheet1", Rows: tt.rows}}, shared, map[string]string{
				"xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
			})
			doc, err := Document("a.xlsx", data)
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, readtest.Unzip(t, data))
			compare(t, show(doc), lines(tt.want))
			if len(doc.Skipped) > 0 {
				t.Errorf("skipped %+v", doc.Skipped)
			}
		})
	}
}

func TestXLSXParts(t *testing.T) {
	data := readtest.XLSX([]readtest.Sheet{
		{Name: "Chronology &amp; plan", Rows: row(2, inline("A2", "He left her there."), inline("B2", "x1")) + row(3, inline("A3", "He hit her."))},
		{Name: "Tabelle2", Rows: row(1, inline("A1", "She was hit."))},
	}, nil, map[string]string{
		"xl/comments1.xml": `<comments ` + sheetNS + `><authors><author>Jo</author></authors><commentList>` +
			`<comment ref="A2"><text><r><t>Jo Bell:</t></r><r><t xml:space="preserve">` + "\n" + `dalint: keep euphemism/x as told</t></r></text></comment>` +
			`<comment ref="B2"><text><r><t>Jo Bell:</t></r><r><t xml:space="preserve">` + "\n" + `He denies it.</t></r></text></comment>` +
			`<comment ref="A3"><text><t>[Threaded comment] not</t></text></comment></commentList></comments>`,
		"xl/threadedComments/threadedComment1.xml": `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A3"><text>dalint: keep her &amp; his words</text></threadedComment><threadedComment ref="A3"><text>not</text></threadedComment><threadedComment ref="Z9"><text>dalint: keep nowhere</text></threadedComment></ThreadedComments>`,
		"xl/drawings/drawing1.xml":                 `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p><a:r><a:t>A text </a:t></a:r><a:r><a:t>box</a:t></a:r><a:br/><a:r><a:t>here</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp></xdr:wsDr>`,
		"docProps/custom.xml":                      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="dalint.child"><vt:lpwstr>Leo</vt:lpwstr></property></Properties>`,
	})
	doc, err := XLSX(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	var got strings.Builder
	for _, b := range doc.Blocks {
		p := b.Place
		fmt.Fprintf(&got, "%s %s %d [%s] %d/%d/%d: %s\n", b.Kind, p.Part, p.Paragraph, p.Section, p.Table, p.Row, p.Column, strings.ReplaceAll(b.Text, "\n", "⏎"))
	}
	compare(t, got.String(), lines(`
		heading body 1 [] 0/0/0: Chronology & plan
		cell body 2 [Chronology & plan] 1/2/1: He left her there.
		cell body 3 [Chronology & plan] 1/2/2: x1
		cell body 4 [Chronology & plan] 1/3/1: He hit her.
		note note 1 [Chronology & plan] 1/2/2: Jo Bell:⏎He denies it.
		text-box text box 1 [Chronology & plan] 0/0/0: A text box⏎here
		cell body 1 [Tabelle2] 2/1/1: She was hit.`))
	compare(t, showDirectives(doc), lines(`
		[euphemism/x] as told: He left her there.
		[] her & his words: He hit her.
		[] nowhere: -`))
	if len(doc.Properties["child"]) != 1 || len(doc.Skipped) > 0 {
		t.Errorf("properties %v, skipped %+v", doc.Properties, doc.Skipped)
	}
}

const sheetNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// Dates look as they do to a person, by the format of the cell.
func TestDateFormats(t *testing.T) {
	for _, tt := range []struct {
		code   string
		serial string
		want   string
	}{
		{"dd/mm/yyyy", "45415", "03/05/2024"},
		{"d mmmm yyyy", "45415", "3 May 2024"},
		{`[$-809]dddd\, d mmm yy;@`, "45415.75", "Friday, 3 May 24"},
		{"yyyy-mm-dd hh:mm:ss", "45415.999999", "2024-05-04 00:00:00"},
		{"h:mm AM/PM", "45415.0208333333", "12:30 AM"},
		{"h:mm am/pm", "0.75", "6:00 PM"},
		{`dd"th of" mmmmm`, "45415", "03th of M"},
		{"[h]:mm", "1.5", "36:00"},
		{"mm:ss.0", "0.0006944444", "01:00"},
		{"m/d/yyyy h:mm", "45415.5", "5/3/2024 12:00"},
		{"dd/mm/yyyy", "59", "28/02/1900"},
		{"dd/mm/yyyy", "61", "01/03/1900"},
		{"dd/mm/yyyy", "-1", "-1"},
		{"dd/mm/yyyy", "1e300", "1e+300"},
		{"0.00", "45415", "45415"},
		{`0.0 "days"`, "3", "3"},
		{"General", "1234567890.12345678", "1234567890.12346"},
		{"0%", "0.5", "50%"},
		{"ggge/m/d", "45415", "2024/5/3"},
		{"0.00E+00", "1500", "1500"},
		{`"unclosed`, "5", "5"},
		{"[unclosed", "5", "5"},
	} {
		if got := formatOf(200, map[int]string{200: tt.code}).shown(tt.serial, false); got != tt.want {
			t.Errorf("%s of %s is %q, want %q", tt.code, tt.serial, got, tt.want)
		}
	}
	if got := formatOf(14, nil).shown("43953", true); got != "03/05/2024" {
		t.Errorf("from 1904: %s", got)
	}
}

func TestUnreadableXLSX(t *testing.T) {
	book := func(rows string) string {
		return string(readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: rows}}, []string{"<t>x</t>"}, nil))
	}
	good := book(row(1, inline("A1", strings.Repeat("She was hit. ", 200))))
	ole := func(stream string) string { return oleMagic + strings.Repeat("\x00", 600) + utf16String(stream)[2:] }
	strings1 := func(s string) string {
		return string(readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: ""}}, nil, map[string]string{"xl/sharedStrings.xml": s, "xl/_rels/workbook.xml.rels": readtest.Relationships(`<Relationship Id="a" Type="x/sharedStrings" Target="sharedStrings.xml"/>`)}))
	}
	for _, tt := range []struct {
		name, in string
		reason   Reason
		message  string
	}{
		{"empty", "", Empty, "is empty; check that it was saved or copied whole"},
		{"not a zip", "hello", WrongKind, "is not an Excel workbook; open it in Excel and save it as .xlsx"},
		{"password", ole("EncryptedPackage"), Encrypted, "is protected by a password; take the password off in Excel (File, Info, Protect Workbook) and try again"},
		{"Word", string(readtest.Body(p(r("x")))), WrongKind, "is a Word document, not an Excel workbook; rename it to end in .docx and try again"},
		{"OpenDocument", string(odtBody("")), WrongKind, "is an OpenDocument text, not an Excel workbook; rename it to end in .odt and try again"},
		{"other zip", string(readtest.Zip(map[string]string{"a.txt": "x"})), WrongKind, "is a zip archive, not an Excel workbook; unpack it and check the folder"},
		{"no list of sheets", string(readtest.XLSX(nil, nil, map[string]string{"xl/workbook.xml": "<workbook " + sheetNS + ">"})), Damaged, ""},
		{"cut short", good[:len(good)/2], Damaged, "is not a whole Excel workbook (it may have been cut short); open it in the program that made it, save it again, and try again"},
		{"entity bomb", strings1(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst/>`), Damaged, ""},
		{"strings cut short", strings1(`<sst ` + sheetNS + `><si><t>`), Damaged, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.xlsx", []byte(tt.in))
			if reason(err) != tt.reason || doc != nil {
				t.Fatalf("%v, reason %d, want %d", err, reason(err), tt.reason)
			}
			if tt.message != "" && err.Error() != tt.message {
				t.Errorf("%q, want %q", err, tt.message)
			}
		})
	}
}

// A sheet that cannot be read is named, and the rest is read.
func TestXLSXPartly(t *testing.T) {
	for name, rows := range map[string]string{
		"cut short":        "<row><c><v>",
		"a missing string": row(1, cellOf("A1", "s", "7")),
		"a bad reference":  row(1, inline("A1", "&nbsp;")),
	} {
		data := readtest.XLSX([]readtest.Sheet{{Name: "Bad", Rows: row(1, inline("A1", "half")) + rows}, {Name: "Good", Rows: row(1, inline("A1", "He hit her."))}}, []string{"<t>x</t>"}, map[string]string{"xl/comments1.xml": "<comments>"})
		doc, err := XLSX(data)
		if err != nil {
			t.Fatal(err)
		}
		check(t, doc, readtest.Unzip(t, data))
		compare(t, show(doc), "heading1: Bad\nheading1: Good\ncell 2/1/1: He hit her.\n")
		if len(doc.Skipped) != 1 || doc.Skipped[0].Part != "sheet 1" {
			t.Errorf("%s: skipped %+v", name, doc.Skipped)
		}
	}
}

// One long string in very many cells is not copied without end.
func TestXLSXAmplification(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	data := readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 10_000)}}, []string{"<t>" + strings.Repeat("a ", 1<<15) + "</t>"}, nil)
	if _, err := XLSX(data); reason(err) != TooLarge {
		t.Errorf("%v", err)
	}
	pieces := readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 10_000)}}, []string{"<t>" + strings.Repeat("&lt;", maxPieces+1) + "</t>"}, nil)
	if _, err := XLSX(pieces); reason(err) != TooLarge {
		t.Errorf("%v", err)
	}
}
