package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

// odtBody is an OpenDocument text with this content.
func odtBody(content string) []byte { return readtest.ODT(map[string]string{"content.xml": content}) }

// odfStyle is an automatic style of paragraphs.
func odfStyleOf(name, parent, properties string) string {
	return `<style:style style:name="` + name + `" style:family="paragraph" style:parent-style-name="` + parent + `">` + properties + `</style:style>`
}

func TestODTBody(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"spans are one word", `<text:p>Sarah was sub<text:span text:style-name="T1">jec</text:span>ted to it.</text:p>`, "paragraph: Sarah was subjected to it."},
		{"white space collapses", "<text:p>\n  a  b <text:span> c</text:span>\t\n d&#32;<text:s/><text:s text:c=\"2\"/> e </text:p>", "paragraph: a b c d     e "},
		{"entities", `<text:p>R&amp;D &#8217;s <![CDATA[a<b]]></text:p>`, "paragraph: R&D ’s a<b"},
		{"tabs, breaks, hyphens", "<text:p>a<text:tab/>b<text:line-break/>c<text:soft-page-break/>d ex\u2011sub\u00adject</text:p>", "paragraph: a⇥b⏎cd ex\u2011subject"},
		{"a bomb of spaces", `<text:p>a<text:s text:c="2000000000"/>b</text:p>`, "paragraph: a                b"},
		{"headings and titles", odfStyleOf("P1", "Heading_20_2", "") + odfStyleOf("P2", "Title", "") + odfStyleOf("P3", "Quotations", "") +
			`<text:p text:style-name="P2">Report</text:p><text:h text:outline-level="2">Analysis</text:h><text:h>Plan</text:h><text:p text:style-name="P1">Older</text:p><text:p text:style-name="P3">said</text:p><text:p text:style-name="Contents_20_1">Plan 3</text:p>`, `
			title: Report
			heading2: Analysis
			heading1: Plan
			heading2: Older
			quote: said
			label: Plan 3`},
		{"lists", `<text:list><text:list-header><text:p>head</text:p></text:list-header><text:list-item><text:p>one</text:p><text:p>on</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item><text:list-item><text:h text:outline-level="1">h</text:h></text:list-item></text:list><text:p>after</text:p>`, `
			paragraph: head
			list-item1: one
			paragraph: on
			list-item2: deep
			heading1: h
			paragraph: after`},
		{"tables", `<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p><text:p>b2</text:p></table:table-cell></table:table-row></table:table-header-rows>` +
			`<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>c</text:p></table:table-cell><table:table-cell><table:table table:is-sub-table="true"><table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row></table:table><text:p>d</text:p></table:table-cell></table:table-row></table:table><text:p>after</text:p>`, `
			cell 1/1/1: a
			cell 1/1/3: b
			cell 1/1/3: b2
			cell 1/2/1: c
			cell 2/1/1: in
			cell 1/2/3: d
			paragraph: after`},
		{"tracked changes as if accepted", `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/><text:p>pushed</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
			`<text:p>He <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>hit<text:change-end text:change-id="c2"/> her</text:p>`, "paragraph: He hit her"},
		{"hidden text", odfStyleOf("P1", "", `<style:text-properties text:display="none"/>`) + `<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>` +
			`<text:p>seen<text:span text:style-name="T1"> not</text:span></text:p><text:p text:style-name="P1">not</text:p><text:section text:display="none"><text:p>not</text:p></text:section>` +
			`<text:section text:display="condition" text:is-hidden="true"><text:p>not</text:p></text:section><text:p>a<text:hidden-text text:is-hidden="true">not</text:hidden-text><text:hidden-text text:is-hidden="false"> b</text:hidden-text></text:p>` +
			`<text:p>not <text:hidden-paragraph text:is-hidden="true"/></text:p>`, `
			paragraph: seen
			paragraph: a b`},
		{"text boxes and shapes", `<text:p>before <draw:frame><draw:text-box><text:p>boxed</text:p><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list></draw:text-box><svg:title>t</svg:title><svg:desc>d</svg:desc></draw:frame>after` +
			`<draw:custom-shape><text:p>shape</text:p></draw:custom-shape></text:p>`, `
			text-box: boxed
			list-item1: item
			text-box: shape
			paragraph: before after`},
		{"fields and links", `<text:p><text:a>link</text:a> <text:date>3 May</text:date> <text:page-number>4</text:page-number><text:ruby><text:ruby-base> base</text:ruby-base><text:ruby-text>not</text:ruby-text></text:ruby><text:script>not()</text:script></text:p>`, "paragraph: link 3 May 4 base"},
		{"prompts", `<text:p><text:placeholder>&lt;Name&gt;</text:placeholder></text:p><text:p>Name: <text:placeholder>&lt;who&gt;</text:placeholder></text:p><text:p><loext:content-control loext:showing-place-holder="true">Click here</loext:content-control></text:p><text:p><loext:content-control>filled</loext:content-control></text:p>`, `
			label: <Name>
			paragraph: Name: <who>
			label: Click here
			paragraph: filled`},
		{"a table of contents", `<text:table-of-content><text:table-of-content-source><text:index-title-template>not</text:index-title-template></text:table-of-content-source><text:index-body><text:p text:style-name="Contents_20_1">Plan<text:tab/>2</text:p></text:index-body></text:table-of-content>`, "label: Plan⇥2"},
		{"other vocabularies", `<office:forms><text:p>not</text:p></office:forms><text:p>a<x:b xmlns:x="u">not</x:b><text:span><x:c xmlns:x="u"/>b</text:span></text:p>`, "paragraph: ab"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := odtBody(tt.in)
			doc, err := Document("a.odt", data)
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

func TestODTParts(t *testing.T) {
	note := func(class, words string) string {
		return `<text:note text:note-class="` + class + `"><text:note-citation>1</text:note-citation><text:note-body>` + words + `</text:note-body></text:note>`
	}
	data := readtest.ODT(map[string]string{
		"content.xml": `<text:h text:outline-level="1">Analysis</text:h><text:p>First` + note("footnote", `<text:p>one</text:p><text:p>one again</text:p>`) + ` on` + note("endnote", `<text:h>end</text:h>`) +
			`</text:p><text:p>Second` + note("footnote", `<text:p>two</text:p>`) + `</text:p>`,
		"styles.xml": `<office:styles><style:style style:name="Hid" style:family="paragraph"><style:text-properties text:display="none"/></style:style></office:styles>` +
			`<office:automatic-styles><style:style style:name="MP1" style:family="paragraph" style:parent-style-name="Hid"/></office:automatic-styles>` +
			`<office:master-styles><style:master-page><style:header><text:p>Confidential</text:p><text:p text:style-name="MP1">not</text:p></style:header><style:header-left style:display="false"><text:p>not</text:p></style:header-left>` +
			`<style:footer><table:table><table:table-row><table:table-cell><text:p>Page <text:page-number>1</text:page-number></text:p></table:table-cell></table:table-row></table:table></style:footer></style:master-page>` +
			`<style:master-page><style:header><text:p>Second kind</text:p></style:header></style:master-page></office:master-styles>`,
		"meta.xml": `<meta:user-defined meta:name="dalint.perpetrator">Mark Reid=father; Mr Reid</meta:user-defined><meta:user-defined meta:name="Owner">x</meta:user-defined><meta:user-defined meta:name="dalint.typ">y</meta:user-defined>`,
	})
	doc, err := ODT(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	compare(t, showPlaces(doc), lines(`
		heading body 1 []: Analysis
		paragraph body 2 [Analysis]: First on
		paragraph body 3 [Analysis]: Second
		note footnote 1 [Analysis]: one
		note footnote 1 [Analysis]: one again
		note footnote 2 [Analysis]: two
		note endnote 1 [Analysis]: end
		header header 1 []: Confidential
		header header 2 []: Second kind
		footer footer 1 []: Page 1`))
	if got := strings.Join(doc.Properties["perpetrator"], "|"); got != "Mark Reid=father|Mr Reid" || len(doc.Properties) != 1 {
		t.Errorf("properties %+v", doc.Properties)
	}
	if len(doc.Skipped) != 1 || !strings.Contains(doc.Skipped[0].Message, "begins with “dalint.” and that dalint does not know") {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}

// showPlaces writes a document one block a line: kind, part, number, section, text.
func showPlaces(doc *text.Document) string {
	var b strings.Builder
	for _, x := range doc.Blocks {
		fmt.Fprintf(&b, "%s %s %d [%s]: %s\n", x.Kind, x.Place.Part, x.Place.Paragraph, x.Place.Section, x.Text)
	}
	return b.String()
}

// showDirectives writes directives one a line: rule, reason, words.
func showDirectives(doc *text.Document) string {
	var b strings.Builder
	for _, d := range doc.Directives {
		words := "-"
		if d.Block >= 0 {
			words = doc.Blocks[d.Block].Text[d.Span.Start:d.Span.End]
			if d.Span == (text.Span{}) {
				words = "all of " + doc.Blocks[d.Block].Text
			}
		}
		fmt.Fprintf(&b, "[%s] %s: %s\n", d.Rule, d.Reason, words)
	}
	return b.String()
}

func TestODTAnnotations(t *testing.T) {
	comment := func(name, words string) string {
		return `<office:annotation office:name="` + name + `"><dc:creator>Jo</dc:creator><dc:date>2026-05-03</dc:date><text:p>` + words + `</text:p></office:annotation>`
	}
	end := func(name string) string { return `<office:annotation-end office:name="` + name + `"/>` }
	data := odtBody(`<text:p>One ` + comment("1", `dalint: ke<text:span>ep</text:span> euphemism/domestic-dispute the police</text:p><text:p>said so`) + `two` + end("1") + ` three</text:p>` +
		`<text:p>a ` + comment("2", "Dalint:keep: quoting") + `b</text:p><text:p/><text:p>c` + end("2") + ` d</text:p>` +
		`<text:p>whole<office:annotation><text:p>dalint: keep it</text:p></office:annotation></text:p>` +
		`<text:p>` + comment("5", "Please check.") + `plain` + end("5") + comment("6", "dalint: keepsake") + `</text:p>`)
	doc, err := ODT(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	compare(t, showDirectives(doc), lines(`
		[euphemism/domestic-dispute] the police said so: two
		[] quoting: b
		[] quoting: c
		[] it: all of whole`))
	compare(t, show(doc), lines(`
		paragraph: One two three
		paragraph: a b
		paragraph: c d
		paragraph: whole
		paragraph: plain`))
}

func TestUnreadableODT(t *testing.T) {
	good := odtBody(`<text:p>` + strings.Repeat("She was hit. ", 200) + `</text:p>`)
	for _, tt := range []struct {
		name, in string
		reason   Reason
		message  string
	}{
		{"empty", "", Empty, "is empty; check that it was saved or copied whole"},
		{"not a zip", "hello", WrongKind, "is not an OpenDocument text; open it in LibreOffice and save it as .odt"},
		{"RTF", `{\rtf1`, WrongKind, "is rich text (RTF), not an OpenDocument text; rename it to end in .rtf and try again"},
		{"Word", string(readtest.Body(p(r("x")))), WrongKind, "is a Word document, not an OpenDocument text; rename it to end in .docx and try again"},
		{"spreadsheet", string(readtest.Zip(map[string]string{"mimetype": odfMime + "spreadsheet", "content.xml": "<a/>"})), WrongKind, "is an OpenDocument spreadsheet, not an OpenDocument text; save it as an Excel workbook (.xlsx) and try again"},
		{"presentation", string(readtest.Zip(map[string]string{"mimetype": odfMime + "presentation", "content.xml": "<a/>"})), WrongKind, ""},
		{"a spreadsheet inside", string(readtest.ODT(map[string]string{"content.xml": `<?xml version="1.0"?><office:document-content ` + readtest.ODFNamespaces + `><office:body><office:spreadsheet/></office:body></office:document-content>`})), WrongKind, ""},
		{"password", string(readtest.ODT(map[string]string{"content.xml": "\x01\x02", "META-INF/manifest.xml": `<m><encryption-data/></m>`})), Encrypted, "is protected by a password; save it without a password (File, Save As, without “Save with password”) and try again"},
		{"other zip", string(readtest.Zip(map[string]string{"a.txt": "x"})), WrongKind, "is a zip archive, not an OpenDocument text; unpack it and check the folder"},
		{"no body", string(readtest.ODT(nil)), Damaged, ""},
		{"cut short", string(good[:len(good)/2]), Damaged, "is not a whole OpenDocument text (it may have been cut short); open it in the program that made it, save it again, and try again"},
		{"entity bomb", string(odtBody(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><office:document-content/>`)), Damaged, ""},
		{"unknown entity", string(odtBody(`<text:p>&nbsp;</text:p>`)), Damaged, ""},
		{"unclosed", string(odtBody(`<text:p>`)), Damaged, ""},
		{"bad UTF-8", string(odtBody("<text:p>\xff</text:p>")), Damaged, "is damaged: content.xml is not valid UTF-8; open it in the program that made it, save it again, and try again"},
		{"a million nested elements", string(odtBody(strings.Repeat("<text:span>", 1_000_000))), Damaged, ""},
		{"bomb", string(odtBody(`<text:p>` + strings.Repeat(" ", maxPart) + `</text:p>`)), TooLarge, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.odt", []byte(tt.in))
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

// What can be read is read, and the rest is named.
func TestODTPartly(t *testing.T) {
	data := readtest.ODT(map[string]string{"content.xml": `<text:p>Kept</text:p>`, "styles.xml": "<style:header>", "meta.xml": "<meta:x>"})
	doc, err := ODT(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	compare(t, show(doc), "paragraph: Kept\n")
	if len(doc.Skipped) != 2 || doc.Skipped[0].Part != "styles" || doc.Skipped[1].Part != "properties" {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}
