package read

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

func TestDocxParts(t *testing.T) {
	ref := func(kind, id string) string {
		return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>`
	}
	data := readtest.Docx(map[string]string{
		"word/document.xml": readtest.Styled("Heading1", r("Analysis")) + p(r("First"), ref("footnote", "7"), ref("endnote", "2"), `<w:del w:id="1">`+ref("footnote", "8")+`</w:del>`) + p(r("Second"), ref("footnote", "5")),
		"word/footnotes.xml": `<w:footnote w:type="separator" w:id="-1">` + p(r("separator")) + `</w:footnote><w:footnote w:id="5">` + p(r("five")) + `</w:footnote>` +
			`<w:footnote w:id="7">` + p(r("seven")) + p(r("seven again")) + `</w:footnote><w:footnote w:id="8">` + p(r("gone with its mark")) + `</w:footnote>`,
		"word/endnotes.xml": `<w:endnote w:id="2">` + readtest.Styled("Heading1", r("end")) + `</w:endnote>`,
		"word/header1.xml":  p(r("Confidential")),
		"word/header2.xml":  readtest.Table([]string{p(r("Ref"))}),
		"word/footer1.xml":  p(r("Page "), wordField("PAGE", r("1"))),
	})
	doc, err := Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	var got strings.Builder
	for _, b := range doc.Blocks {
		got.WriteString(b.Kind.String() + " " + b.Place.Part + " " + string('0'+rune(b.Place.Paragraph)) + " [" + b.Place.Section + "]: " + b.Text + "\n")
	}
	compare(t, got.String(), lines(`
		heading body 1 []: Analysis
		paragraph body 2 [Analysis]: First
		paragraph body 3 [Analysis]: Second
		note footnote 2 []: five
		note footnote 1 []: seven
		note footnote 1 []: seven again
		note endnote 1 []: end
		header header 1 []: Confidential
		header header 1 []: Ref
		footer footer 1 []: Page 1`))
	if len(doc.Skipped) > 0 {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}

// Producers differ in prefixes, part names, editions and encodings.
func TestDocxProducers(t *testing.T) {
	plain := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>She was hit.</w:t></w:r></w:p></w:body></w:document>`
	root := func(target string) string {
		return readtest.Relationships(`<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + target + `"/>`)
	}
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main").Replace(plain)
	for name, all := range map[string]map[string]string{
		"transitional":       {"word/document.xml": plain},
		"other prefix":       {"word/document.xml": strings.NewReplacer("<w:", "<x:", "</w:", "</x:", "xmlns:w", "xmlns:x").Replace(plain)},
		"default namespace":  {"word/document.xml": strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w", "xmlns").Replace(plain)},
		"single quotes":      {"word/document.xml": strings.ReplaceAll(plain, `"`, `'`)},
		"byte order mark":    {"word/document.xml": "\ufeff<?xml version=\"1.0\"?>" + plain},
		"comments in it":     {"word/document.xml": "<?xml version=\"1.0\"?><!-- a > b --><?x y?>" + strings.ReplaceAll(plain, "<w:p>", "<!-- <w:p> --><w:p>") + "<!-- z -->\n"},
		"strict":             {"word/document.xml": strict, "_rels/.rels": strings.ReplaceAll(root("word/document.xml"), "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")},
		"another name":       {"w/doc2.xml": plain, "_rels/.rels": root("/w/doc2.xml")},
		"case of names":      {"Word/Document.xml": plain, "_rels/.rels": root("word/document.xml")},
		"backslashes":        {`word\document.xml`: plain},
		"no relationships":   {"word/document.xml": plain, "_rels/.rels": "", "[Content_Types].xml": ""},
		"UTF-16":             {"word/document.xml": utf16String(`<?xml version="1.0" encoding="UTF-16"?>` + plain)},
		"namespace far down": {"word/document.xml": strings.NewReplacer(` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`, ` xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`, "<w:document", "<document", "</w:document", "</document", "<w:body>", `<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`).Replace(plain)},
	} {
		t.Run(name, func(t *testing.T) {
			if all["_rels/.rels"] == "" && name != "no relationships" {
				all["_rels/.rels"] = root("word/document.xml")
			}
			data := readtest.Zip(all)
			doc, err := Docx(data)
			if err != nil {
				t.Fatal(err)
			}
			if name != "UTF-16" {
				check(t, doc, readtest.Unzip(t, data))
			}
			if name != "no relationships" && len(doc.Skipped) > 0 {
				t.Errorf("skipped %+v", doc.Skipped)
			}
			compare(t, show(doc), "paragraph: She was hit.\n")
		})
	}
}

func utf16String(s string) string {
	return "\xff\xfe" + strings.Join(strings.Split(s, ""), "\x00") + "\x00"
}

func TestDocxProperties(t *testing.T) {
	property := func(name, value string) string {
		return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + name + `"><vt:lpwstr>` + value + `</vt:lpwstr></property>`
	}
	data := readtest.Docx(map[string]string{
		"word/document.xml": p(r("x")),
		"docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
			property("dalint.perpetrator", "Mark Reid=father") + property("Dalint.Child", " Leo; Mia &amp; co ;") + property("dalint.typ", "x") + property("Owner", "y") + `</Properties>`,
	})
	doc, err := Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(doc.Properties["perpetrator"], "|") + "/" + strings.Join(doc.Properties["child"], "|"); got != "Mark Reid=father/Leo|Mia & co" || len(doc.Properties) != 2 {
		t.Errorf("properties %+v", doc.Properties)
	}
	if len(doc.Skipped) != 1 || !strings.Contains(doc.Skipped[0].Message, "begins with “dalint.” and that dalint does not know") {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}

func TestDocxComments(t *testing.T) {
	start := func(id string) string { return `<w:commentRangeStart w:id="` + id + `"/>` }
	end := func(id string) string { return `<w:commentRangeEnd w:id="` + id + `"/>` }
	ref := func(id string) string { return `<w:r><w:commentReference w:id="` + id + `"/></w:r>` }
	comment := func(id string, content ...string) string {
		return `<w:comment w:id="` + id + `" w:author="A">` + strings.Join(content, "") + `</w:comment>`
	}
	data := readtest.Docx(map[string]string{
		"word/document.xml": p(r("One "), start("1"), r("two"), end("1"), ref("1"), r(" three")) +
			p(r("a "), start("2"), r("b")) + start("4") + p() + p(r("c"), end("2"), ref("2"), r(" d")) + end("4") +
			p(r("whole"), ref("3")) + p(start("5"), r("plain"), end("5")) + p(start("6"), end("6"), ref("6"), r("point")),
		"word/comments.xml": comment("1", p(r("dalint: ke"), r("ep euphemism/domestic-dispute the police"), `<w:del w:id="1"><w:r><w:t>no</w:t></w:r></w:del>`), p(r("said so"))) +
			comment("2", p(r("Dalint:keep: quoting"))) + comment("3", p(r("dalint: keep"))) + comment("4", p(r("DALINT: KEEP - doubt/x why & how"))) +
			comment("5", p(r("Please check this."))) + comment("6", p(r("dalint: keep it"))) + comment("7", p(r("dalint: keep nowhere"))) + comment("8", p(r("dalint: keepsake"))),
	})
	doc, err := Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	var got strings.Builder
	for _, d := range doc.Directives {
		words := "-"
		if d.Block >= 0 {
			words = doc.Blocks[d.Block].Text[d.Span.Start:d.Span.End]
			if d.Span == (text.Span{}) {
				words = "all of " + doc.Blocks[d.Block].Text
			}
		}
		got.WriteString(d.Comment + " [" + d.Rule + "] " + d.Reason + ": " + words + "\n")
	}
	compare(t, got.String(), lines(`
		1 [euphemism/domestic-dispute] the police said so: two
		2 [] quoting: b
		2 [] quoting: c
		3 [] : all of whole
		4 [doubt/x] why & how: c d
		6 [] it: all of point
		7 [] nowhere: -`))
}
