package read

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

func fuzzFlat(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Document(name, data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		check(t, doc, nil)
	})
}

func FuzzPlain(f *testing.F) {
	fuzzFlat(f, "a.txt", "CASE NOTE\n\n1. One\n  two\n- three\n> four\nName: x\n---\n", "caf\xe9 \x93hit\x94\r\rb", "\xff\xfea\x00\n\x00b\x00",
		"Mr Reid came home drunk and then he shouted at\nSarah in the kitchen, and they heard all of it\nagain.", "sub\u00adject\u200bed", "•\uf0b7 a\no\tb\n(iv) c")
}

func FuzzMarkdown(f *testing.F) {
	fuzzFlat(f, "a.md", "---\ndalint:\n  child: [a, 'b']\n---\n# A **b**c\n\nd  \ne\\\nf &amp; \\* `g\nh` <br> ![i](j) <k@l.m>\n",
		"> - a\n>   1. b\n>\n>      c\n\n| a | b |\n|--|--|\n| c \\| | `d` |\n", "<div>\n<p>a&nbsp;b\n</div>\n\n> <pre>\n> a\n>  b</pre>\n",
		"<!-- dalint-ignore a/b c -->\r\nd[^1]\r\r[^1]: e\r    f\r", "\ta\n\t\tb\n\n```\n\tc\n```\n- \td\n\n  \te\n", "a\n===\n~~b~~ [c]\n\n[c]: d 'e'\n")
}

func FuzzHTML(f *testing.F) {
	fuzzFlat(f, "a.html", "<!doctype html><title>a</title><h1>b &amp; c</h1><p>d<br>e<br><br>f<ul><li>g<ol><li>h</ul>i",
		"<table><tr><th>a<td>b<table><tr><td>c</table>d</table><pre>\n e\r\n f</pre>", "<!-- dalint-ignore-file x --><p hidden>a<p style='display:none'>b<p>c<script>d</script>",
		"<meta charset=latin1>caf\xe9", "<select><option selected>a<option>b</select><textarea>c</textarea>&#8217;&not;it&notit;&#x0;")
}

func FuzzDocx(f *testing.F) {
	for _, s := range []string{
		p(r("Sarah was sub"), r("jected", "<w:b/>"), r(" &amp; <"), deleted("x")) + p(markDeleted, r("a")) + p(r("b")),
		readtest.Table([]string{p(r("a")), readtest.Item(1, r("b"))}) + p(textBox(p(r("c"))), wordField("D", r("d"))),
		p(`<w:r><w:t> a </w:t><w:tab/><w:br/><w:sym w:font="Wingdings" w:char="F0FE"/><w:t><![CDATA[ b ]]></w:t></w:r>`),
		`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p(r("c")) + `</w:sdtContent></w:sdt>`,
		p(`<w:commentRangeStart w:id="1"/>`, r("a"), `<w:r><w:footnoteReference w:id="1"/></w:r>`) + p(r("b"), `<w:commentRangeEnd w:id="1"/>`),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		all := map[string]string{
			"word/document.xml":  "<w:document " + readtest.Namespaces + "><w:body>" + body + "</w:body></w:document>",
			"word/footnotes.xml": `<w:footnote w:id="1">` + p(r("note")) + `</w:footnote>`,
			"word/comments.xml":  `<w:comment w:id="1">` + p(r("dalint: keep a/b c")) + `</w:comment>`,
		}
		data := readtest.Docx(all)
		doc, err := Docx(data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		if !strings.Contains(body, "text box") {
			check(t, doc, readtest.Unzip(t, data))
		}
	})
}

func FuzzCSV(f *testing.F) {
	fuzzFlat(f, "a.csv", "Date,Event\r\n1 May,\"He \"\"hit\"\" her\r\n\r\nAgain\"\r\n", "sep=;\na;b\n", "a\tb\n\"open\n", "T,,\n,,\nA,B,C\n1,2,3\n", "caf\xe9;\x93\n", "\xff\xfea\x00,\x00b\x00")
}

func FuzzRTF(f *testing.F) {
	for _, s := range []string{
		`Sarah {\b was} sub\-jected\par{\v x}{\deleted\par}\u8220 ?\'e9\f4\'83\'58 x\bin3 }}}`,
		`\pard\s1 A\par\trowd\pard\intbl a\cell\itap2 b\nestcell{\*\nesttableprops\nestrow}\itap1\cell\row\pard`,
		`{\header h}a{\footnote\ftnalt b}{\shp{\*\shpinst{\shptxt c\par}}}{\*\atrfstart 1}d{\*\atrfend 1}{\*\annotation{\*\atnref 1}dalint: keep x}`,
		`{\field{\*\fldinst SYMBOL 252 \\f "Wingdings"}{\fldrslt}}{\*\userprops{\propname dalint.child}{\staticval Leo}}{\upr{a}{\*\ud b}}{\f3\'fe}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		data := rtfOf(content)
		doc, err := RTF(data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		check(t, doc, map[string]string{"": string(data)})
	})
}

func FuzzODT(f *testing.F) {
	for _, s := range []string{
		`<text:p>Sarah  was <text:span>sub</text:span>jected &amp; <text:s text:c="3"/><text:tab/></text:p><text:h text:outline-level="2">a</text:h>`,
		`<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list><table:table><table:table-row><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`,
		`<text:p>a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame><text:note><text:note-body><text:p>c</text:p></text:note-body></text:note><text:p>d</text:p></text:p>`,
		`<text:p><office:annotation office:name="1"><text:p>dalint: keep x</text:p></office:annotation>a</text:p><text:p>b<office:annotation-end office:name="1"/></text:p>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		data := odtBody(content)
		doc, err := ODT(data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		check(t, doc, readtest.Unzip(t, data))
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(row(1, inline("A1", "Date"), cellOf("B1", "s", "0"))+`<row r="3"><c r="A3" s="1"><v>45415</v></c></row>`, "<t>a_x000D_</t>")
	f.Add(`<row><c t="str"><v>a&amp;b</v></c><c t="b"><v>1</v></c><c s="9"><v>1e9</v></c></row>`, "<r><t> a</t></r><rPh><t>b</t></rPh>")
	f.Fuzz(func(t *testing.T, rows, shared string) {
		data := readtest.XLSX([]readtest.Sheet{{Name: "Chronology", Rows: rows}}, []string{shared}, map[string]string{
			"xl/styles.xml":    `<styleSheet ` + sheetNS + `><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
			"xl/comments1.xml": `<comments ` + sheetNS + `><commentList><comment ref="A1"><text><t>dalint: keep a</t></text></comment><comment ref="B1"><text><t>b</t></text></comment></commentList></comments>`,
		})
		doc, err := XLSX(data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		check(t, doc, readtest.Unzip(t, data))
	})
}

// FuzzContainer reads bytes that are nearly a docx, odt or xlsx.
func FuzzContainer(f *testing.F) {
	f.Add(readtest.Body(p(r("a"))))
	f.Add(odtBody("<text:p>a</text:p>"))
	f.Add(readtest.XLSX([]readtest.Sheet{{Name: "S", Rows: row(1, inline("A1", "a"))}}, nil, nil))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(oleMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.docx", "a.odt", "a.xlsx", "a.rtf", ""} {
			if _, err := Document(name, data); err != nil && reason(err) == 0 {
				t.Fatalf("%s: %#v", name, err)
			}
		}
	})
}

// FuzzEml reads messages.
func FuzzEml(f *testing.F) {
	for _, s := range []string{
		"Received: x\nFrom: =?utf-8?q?S=C3=A9an?= <s@example.org>\nSubject: a\n b\nContent-Type: text/plain; charset=iso-8859-1; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\ncaf=E9 \n=\n> b\n>> c\n-- \nd\n",
		mailParts("mixed", "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nU8OpYW4=", attached64("a.txt", "text/plain", []byte("b")), "Content-Type: message/rfc822\n\nSubject: c\n\nd"),
		mailParts("alternative", "Content-Type: text/plain\n\na", multipart("related", "b2", htmlPart+"<blockquote><p>On 3 May Ann wrote:<p>b</blockquote>")),
		mailOf("Content-Type: text/html; charset=gb2312\n", "<p>\xd6\xd0<p>From: a<br>Sent: b<br>To: c<p>d"),
		mailOf("Content-Type: text/plain; charset=utf-16\n", "\xff\xfea\x00"),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Eml(data)
		if err != nil {
			if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("%#v", err)
			}
			return
		}
		for _, b := range doc.Blocks { // those of attachments have sources of their own
			if strings.HasPrefix(b.Place.Part, "attachment ") {
				return
			}
		}
		if doc.Format == text.Eml {
			check(t, doc, map[string]string{"": string(data)})
		}
	})
}

// FuzzDoc reads bytes that are nearly a .doc: its text and its tables as they
// come, in a compound file that holds.
func FuzzDoc(f *testing.F) {
	good := everyPart().Streams()
	f.Add(good["WordDocument"], good["1Table"])
	f.Fuzz(func(t *testing.T, main, table []byte) {
		if len(main)+len(table) < 1<<20 {
			readable(t, "a.doc", readtest.Compound(map[string][]byte{"WordDocument": main, "1Table": table, "Data": good["Data"]}))
		}
	})
}

// FuzzCompound reads bytes that are nearly a compound file.
func FuzzCompound(f *testing.F) {
	f.Add((&readtest.Doc{Body: []readtest.DocPara{dp("a")}}).Bytes())
	f.Add(outlook(map[string]string{"1000001F": "a\x00", "10090102": compressed(rtfOfHTML)}))
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "a.msg", data) })
}

// FuzzRichText unpacks and unwraps rich text of messages.
func FuzzRichText(f *testing.F) {
	f.Add([]byte(compressed(rtfOfHTML)))
	f.Add([]byte(compressed(rtfOfText)))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := expandRTF(data)
		if err != nil {
			b = data
		}
		if s, _ := unwrapRTF(b); !utf8.ValidString(s) {
			t.Fatalf("%q", s)
		}
	})
}
