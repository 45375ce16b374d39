package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

var (
	p = readtest.P
	r = readtest.R
)

// field is a complex field with its instruction and result.
func wordField(instruction, result string) string {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return char("begin") + `<w:r><w:instrText xml:space="preserve">` + instruction + `</w:instrText></w:r>` + char("separate") + result + char("end")
}

func textBox(content string) string {
	return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + content +
		`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + content +
		`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

func deleted(s string) string {
	return `<w:del w:id="1"><w:r><w:delText>` + s + `</w:delText></w:r></w:del>`
}

const markDeleted = `<w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>`

func TestDocxBody(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"split runs are one word", p(r("Sarah was sub"), r("jec", "<w:b/>"), r("ted"), `<w:proofErr w:type="spellStart"/>`, r(" to it.")), "paragraph: Sarah was subjected to it."},
		{"entities and CDATA", p(`<w:r><w:t>R&amp;D &#8217;s &#x2019;s &lt;p&gt;</w:t><w:t xml:space="preserve"><![CDATA[ a<b ]]></w:t></w:r>`), "paragraph: R&D ’s ’s <p> a<b "},
		{"edges without xml:space", p(`<w:r><w:t> one </w:t></w:r>`, r(" two "), `<w:r><w:t>
			three
			four </w:t></w:r>`), "paragraph: one two three ⇥⇥⇥four"},
		{"tabs, breaks, hyphens", p(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>ex</w:t><w:noBreakHyphen/><w:t>sub</w:t><w:softHyphen/><w:t>ject</w:t><w:ptab w:alignment="right"/><w:t>d</w:t></w:r>`),
			"paragraph: a⇥b⏎c⏎ex\u2011subject⇥d"},
		{"symbols", p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> yes </w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Webdings" w:char="F061"/><w:sym w:font="Arial" w:char="2713"/><w:sym/></w:r>`),
			"paragraph: ☑ yes ◻≥\ufffd✓\ufffd"},
		{"hidden text", p(r("seen"), r("hidden", "<w:vanish/>"), r(" too", `<w:vanish w:val="0"/>`), r("web", `<w:webHidden/>`)) + p(r("all hidden", `<w:vanish w:val="true"/>`)), "paragraph: seen tooweb"},
		{"tracked changes as if accepted", p(r("He "), deleted("pushed"), `<w:ins w:id="2">`, r("hit"), `</w:ins>`, r(" her "), `<w:moveFrom w:id="3">`, r("away"), `</w:moveFrom>`, `<w:moveTo w:id="4">`, r("here"), `</w:moveTo>`, `<w:ins w:id="5">`+deleted("both")+`</w:ins>`), "paragraph: He hit her here"},
		{"old formatting does not count", p(`<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen</w:t></w:r>`) + p(`<w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr>`, r("plain")), `
			paragraph: seen
			paragraph: plain`},
		{"deleted paragraph mark", p(markDeleted, r("He hit ")) + p(r("her.")) + p(markDeleted, deleted("gone")) + readtest.Styled("Heading1", r("Next")) + readtest.Table([]string{p(markDeleted, r("cell")), p(r("other"))}), `
			paragraph: He hit her.
			heading1: Next
			cell 1/1/1: cell
			cell 1/1/2: other`},
		{"deleted row", `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>` + p(r("gone")) + `</w:tc></w:tr><w:tr><w:tc>` + p(r("kept")) + `</w:tc></w:tr></w:tbl>`, "cell 1/2/1: kept"},
		{"lists", readtest.Item(0, r("one")) + readtest.Item(2, r("deep")) + p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>`, r("not")) + readtest.Styled("ListBullet2", r("by style")), `
			list-item1: one
			list-item3: deep
			paragraph: not
			list-item2: by style`},
		{"nested tables", readtest.Table([]string{p(r("a")), p(r("b")) + readtest.Table([]string{p(r("in"))}) + p(r("c"))}, []string{readtest.Styled("Heading2", r("d")), readtest.Item(0, r("e"))}) + p(r("after")), `
			cell 1/1/1: a
			cell 1/1/2: b
			cell 2/1/1: in
			cell 1/1/2: c
			heading2 1/2/1: d
			list-item1 1/2/2: e
			paragraph: after`},
		{"content controls", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p(r("filled in")) + `</w:sdtContent></w:sdt>` +
			`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p(r("Click to enter text.")) + `</w:sdtContent></w:sdt>` +
			p(r("Name: "), `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`, r("who"), `</w:sdtContent></w:sdt>`), `
			paragraph: filled in
			label: Click to enter text.
			paragraph: Name: who`},
		{"hyperlinks, smart tags, simple fields", p(`<w:hyperlink w:anchor="x">`, r("link"), `</w:hyperlink><w:smartTag>`, r(" tag"), `</w:smartTag><w:fldSimple w:instr="DATE">`, r(" 3 May"), `</w:fldSimple>`), "paragraph: link tag 3 May"},
		{"fields", p(r("Page "), wordField(" PAGE ", r("3")), r(" of "), wordField(" IF "+`</w:instrText></w:r>`+wordField("A", r("no"))+`<w:r><w:instrText>`, r("9"))), "paragraph: Page 3 of 9"},
		{"text box once", p(r("before "), textBox(p(r("boxed"))+readtest.Item(0, r("item"))), r("after")), `
			text-box: boxed
			list-item1: item
			paragraph: before after`},
		{"fallback where the choice has no text", p(`<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "paragraph: old"},
		{"mathematics and ruby", p(`<m:oMath><m:r><m:t>5%</m:t></m:r></m:oMath>`, `<w:r><w:ruby><w:rt>`+r("hint")+`</w:rt><w:rubyBase>`+r(" base")+`</w:rubyBase></w:ruby></w:r>`), "paragraph: 5% base"},
		{"outline level", p(`<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`, r("by hand")) + p(`<w:pPr><w:outlineLvl w:val="9"/></w:pPr>`, r("body")), `
			heading2: by hand
			paragraph: body`},
		{"invisible characters", p(r("sub\u00adject\u200bed")), "paragraph: subjected"},
		{"unfinished field", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, r("shown")), "paragraph: shown"},
		{"empty paragraphs", p() + p(r(" ")) + `<w:p/>` + p(r("x")), "paragraph: x"},
		{"nothing", p() + `<w:sectPr/>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := readtest.Body(tt.in)
			doc, err := Docx(data)
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, readtest.Unzip(t, data))
			compare(t, show(doc), lines(tt.want))
		})
	}
}

func TestDocxAnchors(t *testing.T) {
	data := readtest.Body(p(deleted("x"), r("a")), p(textBox(p(r("box"))), `<w:r><w:t>R&amp;D</w:t><w:tab/></w:r>`), p(r("end")))
	doc, err := Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	src := readtest.Unzip(t, data)["word/document.xml"]
	for i, want := range []struct {
		paragraph, run int
		place          text.Place
	}{
		{0, 1, text.Place{Part: "body", Paragraph: 1}},
		{2, 3, text.Place{Part: "text box", Paragraph: 1}},
		{1, 5, text.Place{Part: "body", Paragraph: 2}},
		{4, 6, text.Place{Part: "body", Paragraph: 3}},
	} {
		b := doc.Blocks[i]
		a := b.Pieces[0].Anchor
		if a.Part != "word/document.xml" || a.Paragraph != want.paragraph || a.Run != want.run || b.Place != want.place {
			t.Errorf("%q: %+v in %+v, want %+v", b.Text, a, b.Place, want)
		}
		// Paragraph and Run are found by counting tags.
		if n := strings.Count(src[:a.Offset], "<w:p>") - 1; i != 2 && n != a.Paragraph {
			t.Errorf("%q: paragraph %d, counted %d", b.Text, a.Paragraph, n)
		}
		if n := strings.Count(src[:a.Offset], "<w:r>") - 1; n != a.Run {
			t.Errorf("%q: run %d, counted %d", b.Text, a.Run, n)
		}
	}
	var got []string
	for _, piece := range doc.Blocks[2].Pieces {
		got = append(got, src[piece.Anchor.Offset:piece.Anchor.Offset+piece.Source])
	}
	if s := fmt.Sprintf("%q", got); s != `["R" "&amp;" "D" "<w:tab/>"]` {
		t.Errorf("sources %s", s)
	}
}

const testStyles = `
<w:docDefaults/><w:latentStyles><w:lsdException w:name="heading 9"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House heading"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Section"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="Bullets"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Guide"><w:name w:val="Guidance"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop2"><w:name w:val="Loop 2"/><w:basedOn w:val="Loop"/></w:style>`

func TestDocxStyles(t *testing.T) {
	s := readtest.Styled
	data := readtest.Docx(map[string]string{
		"word/styles.xml": testStyles,
		"word/document.xml": s("Titel", r("Assessment")) + s("TOC1", r("Plan 3")) + s("berschrift2", r("Plan")) + s("House", r("Risk")) + s("Outlined", r("More")) +
			s("Bullets", r("item")) + s("Q", r("quoted")) + s("Guide", r("hidden"), r("shown all the same", `<w:vanish w:val="0"/>`)) +
			p(r("shown ", `<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>`), r("too", `<w:vanish w:val="0"/><w:rStyle w:val="Secret"/>`)) + p(r("seen"), r(" not", `<w:rStyle w:val="Secret"/>`)) + s("Loop", r("loop")) + s("NoSuch", r("other")),
	})
	doc, err := Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, readtest.Unzip(t, data))
	compare(t, show(doc), lines(`
		title: Assessment
		label: Plan 3
		heading2: Plan
		heading2: Risk
		heading3: More
		list-item2: item
		quote: quoted
		paragraph: shown all the same
		paragraph: shown too
		paragraph: seen
		paragraph: loop
		paragraph: other`))
	if got := doc.Blocks[5].Place.Section; got != "More" {
		t.Errorf("section %q", got)
	}
	if got := doc.Blocks[2].Place.Section; got != "" {
		t.Errorf("a title is no section, got %q", got)
	}
}
