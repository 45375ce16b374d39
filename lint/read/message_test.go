package read

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

// marked is what files of the tests below hold wherever a file may say
// something: in its text, as a name of a part or a font, as a kind or an encoding.
const marked = "Quillfeather"

// told is all that reading a file says of what could not be read.
func told(doc *text.Document, err error) (all []string) {
	var e *Error
	if errors.As(err, &e) {
		all = append(all, e.Message, e.Advice)
	}
	if doc != nil {
		for _, p := range doc.Skipped {
			all = append(all, p.Part, p.Message)
		}
	}
	return all
}

// markedFiles are files of every kind by name, most of which cannot be read whole.
func markedFiles() map[string][]byte {
	const m = marked
	relation := func(kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="x/%s" Target="%s"/>`, kind, kind, target)
	}
	docx := map[string]string{
		"word/document.xml":   readtest.Styled(m, r(m+" was hit."), `<w:r><w:footnoteReference w:id="1"/></w:r>`) + p(wordField(m, r(m))),
		"word/styles.xml":     `<w:style w:styleId="` + m + `"><w:name w:val="` + m + `"/></w:style>`,
		"word/comments.xml":   `<w:comment w:id="1" w:author="` + m + `">` + p(r("dalint: keep "+m)) + `</w:comment>`,
		"word/footnotes.xml":  `<w:footnote w:id="1">` + p(r(m)) + `</w:footnote>`,
		"word/header1.xml":    p(r(m)),
		"docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="dalint.` + m + `"><v>` + m + `</v></property><property name="dalint.type"><v>` + m + `</v></property></Properties>`,
		"word/_rels/document.xml.rels": readtest.Relationships(relation("styles", "styles.xml") + relation("comments", "comments.xml") + relation("footnotes", "footnotes.xml") +
			relation("header", "header1.xml") + relation("footer", m+".xml") + relation("aFChunk", m+".html") + relation("diagramData", m+".xml")),
	}
	away := readtest.Zip(map[string]string{ // a main part of another name, and damaged
		"_rels/.rels":        readtest.Relationships(`<Relationship Id="a" Type="x/officeDocument" Target="word/` + m + `.xml"/>`),
		"word/" + m + ".xml": "<" + m,
	})
	book := map[string]string{
		"xl/comments1.xml":    `<comments ` + sheetNS + `><authors><author>` + m + `</author></authors><commentList><comment ref="A1"><text><t>` + m + `</t></text></comment></commentList></comments>`,
		"xl/styles.xml":       `<styleSheet ` + sheetNS + `><numFmts><numFmt numFmtId="200" formatCode="` + m + `"/></numFmts></styleSheet>`,
		"docProps/custom.xml": docx["docProps/custom.xml"],
	}
	awayBook := readtest.Zip(map[string]string{
		"_rels/.rels":         readtest.Relationships(`<Relationship Id="a" Type="x/officeDocument" Target="xl/` + m + `.xml"/>`),
		"xl/" + m + ".xml":    "<" + m,
		"[Content_Types].xml": "spreadsheetml",
	})
	strings1 := readtest.Zip(map[string]string{
		"_rels/.rels":                readtest.Relationships(`<Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":            `<workbook ` + sheetNS + `/>`,
		"xl/_rels/workbook.xml.rels": readtest.Relationships(`<Relationship Id="a" Type="x/sharedStrings" Target="` + m + `.xml"/>`),
	})
	attached := func(name, kind string, data []byte) string {
		return "Content-Disposition: attachment; filename=\"" + name + "\"\nContent-Type: " + kind + "; name=\"" + name + "\"\n\n" + string(data)
	}
	attach := func(n int, properties map[string]string) map[string][]byte {
		out := map[string][]byte{}
		for k, v := range messageStreams("", 8, properties) {
			out[fmt.Sprintf("__attach_version1.0_#%08d/%s", n, k)] = v
		}
		return out
	}
	msg := messageStreams("", 32, map[string]string{"0037001F": wide(m), "1000001F": wide(m), "0C1A001F": wide(m)})
	for i, properties := range []map[string]string{
		{"3707001F": wide(m + ".docx"), "37010102": "no"}, {"3707001F": wide(m + ".docx"), "37010102": string(away)},
		{"3707001F": wide("Letter for " + m), "370E001F": wide("application/" + m), "37010102": "no"},
		{"3707001F": wide(m + "." + m), "37010102": "no"}, {"3707001F": wide(m + ".jpg"), "37010102": "no"}, {"3707001F": wide(m + ".docx")},
		{"3001001F": wide(m), "3705": "\x06\x00\x00\x00"}, {"3001001F": wide(m), "3705": "\x05\x00\x00\x00"},
	} {
		for k, v := range attach(i, properties) {
			msg[k] = v
		}
	}
	return map[string][]byte{
		"a.txt":     []byte(m + " was hit.\n\xff\xfe" + m),
		"dalint.md": []byte("---\ndalint:\n  " + m + ": " + m + "\n  " + m + "\n  child: [" + m + "\n  survivor: {" + m + "}\n   " + m + "\n\t" + m + "\n  type: x\n  - " + m + "\n---\n# " + m + "\n"),
		"open.md":   []byte("---\ndalint:\n  " + m + ": " + m + "\n" + m + "\n"),
		"a.html":    []byte("<title>" + m + "</title><p>" + m + "<!-- dalint-ignore " + m + " -->"),
		"kind.html": []byte("<meta charset=" + m + "><title>" + m + "</title><p>\xff" + m),
		"a.csv":     []byte("Date," + m + "\n1 May,\"" + m + "\n"),
		"a.rtf":     rtfOf(`{\fonttbl{\f0 ` + m + `;}}{\*\userprops{\propname dalint.` + m + `}{\staticval ` + m + `}}{\info{\author ` + m + `}}{\footnote ` + m + `}` + m + ` {\field{\*\fldinst ` + m + `}}{\*\` + strings.ToLower(m) + ` x}`),
		"a.docx":    readtest.Docx(docx),
		"away.docx": away,
		"none.docx": readtest.Zip(map[string]string{"_rels/.rels": readtest.Relationships(`<Relationship Id="a" Type="x/officeDocument" Target="word/` + m + `.xml"/>`), "[Content_Types].xml": "wordprocessingml"}),
		"a.odt": readtest.ODT(map[string]string{
			"content.xml": `<text:p text:style-name="` + m + `">` + m + `</text:p>`,
			"styles.xml":  `<office:master-styles><style:master-page style:name="` + m + `"><style:header><text:p>` + m + `</text:p></style:header></style:master-page></office:master-styles>`,
			"meta.xml":    `<meta:user-defined meta:name="dalint.` + m + `">` + m + `</meta:user-defined>`,
		}),
		"a.xlsx":       readtest.XLSX([]readtest.Sheet{{Name: m, Rows: row(1, inline("A1", m), cellOf("B1", "s", "0"))}, {Name: m + "2", Rows: "<row"}}, []string{"<t>" + m + "</t>"}, book),
		"away.xlsx":    awayBook,
		"strings.xlsx": strings1,
		"a.doc":        (&readtest.Doc{Body: []readtest.DocPara{dp(m + " was hit.")}}).Bytes(),
		"a.msg":        readtest.Compound(msg),
		"a.eml": []byte(mailParts("mixed", "Content-Type: text/plain; charset="+m+"\n\ncaf\x81 "+m, attached(m+".docx", "application/x", []byte("no")), attached(m+".docx", "x/y", away),
			attached("Letter for "+m, "application/"+m, []byte("no")), attached(m+"."+m, m+"/"+m, []byte("no")), attached(m+".jpg", "image/"+m, []byte("no")),
			attached(m+".md", "text/markdown", []byte("---\ndalint:\n  "+m+": x\n---\n")), attached(m, "message/rfc822", []byte("Content-Type: text/html; charset="+m+"\n\n\x81")), attached("winmail.dat", m, []byte("no")))),
		"a.pdf":  readtest.PDFWith("/Info<</Title("+m+")>>", readtest.PageObjects(readtest.PDFFonts, "", readtest.Show("F1", 12, 50, 700, m+" was hit."), "BT /"+m+" 12 Tf ("+m+") Tj", "")...),
		"a.docm": []byte(m),
	}
}

// What is said of a file that cannot be read, or not whole, is shown where no
// word of a document and no name may be: not even of a file that is damaged in
// the most unfortunate place.
func TestMessagesHoldNothingOfTheFile(t *testing.T) {
	hold := func(t *testing.T, name string, data []byte) int {
		t.Helper()
		all := told(Document(name, data))
		for _, s := range all {
			if strings.Contains(strings.ToLower(s), strings.ToLower(marked)) {
				t.Errorf("%s: %q", name, s)
			}
		}
		return len(all)
	}
	files := markedFiles()
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			said := hold(t, name, data)
			for n := range 60 {
				said += hold(t, name, data[:len(data)*n/60])
			}
			rng := rand.New(rand.NewPCG(7, uint64(len(data))))
			for range 400 {
				spoilt := slices.Clone(data)
				for range 1 + rng.IntN(3) {
					spoilt[rng.IntN(len(spoilt))] = byte(rng.IntN(256))
				}
				said += hold(t, name, spoilt)
			}
			if hasPrefix(data, "PK") {
				for _, parts := range spoiltParts(readtest.Unzip(t, data)) {
					said += hold(t, name, readtest.Zip(parts))
				}
			}
			for other := range files { // and under the name of another kind, and in a message
				said += hold(t, other, data)
			}
			said += hold(t, "a.eml", []byte(mailParts("mixed", attached64(marked+suffix(name), "application/octet-stream", data))))
			if said == 0 {
				t.Error("nothing was said")
			}
		})
	}
}

// spoiltParts are packages of which one part is not as it was, or is not there.
func spoiltParts(parts map[string]string) (all []map[string]string) {
	for name, content := range parts {
		for _, spoilt := range []string{"", content[:len(content)/2], "<" + marked, content + marked, strings.Replace(content, ">", "&"+marked+";>", 3), content[:len(content)/3] + "</" + marked + ">" + content[len(content)/3:]} {
			c := maps.Clone(parts)
			c[name] = spoilt
			all = append(all, c)
		}
		gone, moved := maps.Clone(parts), map[string]string{}
		delete(gone, name)
		base := name[strings.LastIndexByte(name, '/')+1:]
		for n, s := range parts {
			moved[strings.Replace(n, base, marked+".xml", 1)] = strings.ReplaceAll(s, base, marked+".xml")
		}
		all = append(all, gone, moved)
	}
	return all
}
