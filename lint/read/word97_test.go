package read

import (
	"os"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

var (
	dp      = readtest.DocP
	sprm    = readtest.Sprm
	struck  = sprm(0x0800, 1) // deleted, tracked
	vanish  = sprm(0x083c, 1)
	special = sprm(0x0855, 1)
	inTable = sprm(0x2416, 1)
	rowEnd  = append(sprm(0x2416, 1), sprm(0x2417, 1)...)
	inInner = append(sprm(0x2416, 1), sprm(0x6649, 2, 0, 0, 0)...)
)

func docRuns(runs ...readtest.DocRun) readtest.DocPara { return readtest.DocPara{Runs: runs} }

func dr(s string, props ...[]byte) readtest.DocRun {
	all := []byte{}
	for _, p := range props {
		all = append(all, p...)
	}
	return readtest.DocRun{Text: s, Props: all}
}

func docCell(s string, props []byte) readtest.DocPara {
	return readtest.DocPara{Runs: []readtest.DocRun{dr(s)}, Props: props, Mark: '\a'}
}

// docParts is what anchors of a .doc count bytes of.
func docParts(doc *text.Document) map[string]string {
	// The text of all parts as it is decoded is not kept; each piece is a copy of
	// it, or stands for one character of it.
	size := 0
	for _, b := range doc.Blocks {
		for _, p := range b.Pieces {
			size = max(size, p.Anchor.Offset+p.Source)
		}
	}
	src := []byte(strings.Repeat("\x00", size))
	for _, b := range doc.Blocks {
		for _, p := range b.Pieces {
			if p.Source == p.Text.Len() {
				copy(src[p.Anchor.Offset:], b.Text[p.Text.Start:p.Text.End])
			}
		}
	}
	return map[string]string{"WordDocument": string(src)}
}

var docStyles = []readtest.DocStyle{
	{Name: "Standard", Base: 0xfff},
	{Name: "Überschrift 2", Sti: 2, Base: 0},
	{Name: "House", Sti: 0xffe, Base: 1},
	{Name: "Section,alias", Sti: 0xffe, Base: 0, Props: sprm(0x2640, 2)},
	{Name: "Titel", Sti: 62, Base: 0xfff},
	{Name: "Inhalt 1", Sti: 19, Base: 0xfff},
	{Name: "Bullets", Sti: 0xffe, Base: 0, Props: append(sprm(0x460b, 3, 0), sprm(0x260a, 1)...)},
	{Name: "Quote", Sti: 0xffe, Base: 0},
	{Name: "Guidance", Sti: 0xffe, Base: 0, CharProps: vanish},
	{Name: "Secret", Sti: 0xffe, Base: 0xfff, Character: true, CharProps: vanish},
	{Name: "Loop", Sti: 0xffe, Base: 11},
	{Name: "Loop 2", Sti: 0xffe, Base: 10},
}

func styledDoc(style int, s string) readtest.DocPara {
	p := dp(s)
	p.Style = style
	return p
}

func TestDocBody(t *testing.T) {
	field := func(s string) readtest.DocRun { return dr(s, special) }
	for _, tt := range []struct {
		name string
		in   readtest.Doc
		want string
	}{
		{"runs are one word", readtest.Doc{Body: []readtest.DocPara{docRuns(dr("Sarah was sub"), dr("jec", sprm(0x0835, 1)), dr("ted."))}}, "paragraph: Sarah was subjected."},
		{"both encodings", readtest.Doc{Body: []readtest.DocPara{dp("“café” – €5"), dp("Łódź 日本 😀 ok"), dp("plain")}}, `
			paragraph: “café” – €5
			paragraph: Łódź 日本 😀 ok
			paragraph: plain`},
		{"pieces in the wrong order", readtest.Doc{Backwards: true, Body: []readtest.DocPara{dp("one"), dp("two – ż"), styledDoc(1, "three")}, Styles: docStyles}, `
			paragraph: one
			paragraph: two – ż
			heading2: three`},
		{"tabs, breaks, hyphens", readtest.Doc{Body: []readtest.DocPara{dp("a\tb\vc\x0ed ex\x1esub\x1fject\u00ad\u00a0e\x0cf")}}, "paragraph: a⇥b⏎c⏎d ex\u2011subject\u00a0e⏎f"},
		{"end of a section", readtest.Doc{Body: []readtest.DocPara{{Runs: []readtest.DocRun{dr("one")}, Mark: '\f'}, dp("two")}, SectionEnds: []int{4}}, `
			paragraph: one
			paragraph: two`},
		{"hidden text", readtest.Doc{Styles: docStyles, Body: []readtest.DocPara{docRuns(dr("seen"), dr("hidden", vanish), dr(" too", sprm(0x083c, 0)), dr(" not", sprm(0x4a30, 9, 0)), dr(" yes", sprm(0x4a30, 9, 0), sprm(0x083c, 0x81))), docRuns(dr("all", vanish))}}, "paragraph: seen too yes"},
		{"tracked changes as if accepted", readtest.Doc{Body: []readtest.DocPara{docRuns(dr("He "), dr("pushed", struck), dr("hit", sprm(0x0801, 1)), dr(" her"))}}, "paragraph: He hit her"},
		{"deleted paragraph mark", readtest.Doc{Body: []readtest.DocPara{{Runs: []readtest.DocRun{dr("He hit ")}, MarkProps: struck}, dp("her."), {Runs: []readtest.DocRun{dr("gone", struck)}, MarkProps: struck}, dp("Next")}}, `
			paragraph: He hit her.
			paragraph: Next`},
		{"formatting of a fast-saved piece", readtest.Doc{Prcs: [][]byte{struck}, Body: []readtest.DocPara{dp("kept"), {Runs: []readtest.DocRun{dr("gone")}, Prm: 1}, {Runs: []readtest.DocRun{dr("hidden")}, Prm: 0x5c<<1 | 1<<8}, dp("too")}}, `
			paragraph: kept
			paragraph: too`},
		{"fields", readtest.Doc{Body: []readtest.DocPara{docRuns(dr("Page "), field("\x13"), dr(" PAGE "), field("\x14"), dr("3"), field("\x15"), dr(" of "), field("\x13"), dr(" IF "), field("\x13"), dr("A"), field("\x14"), dr("no"), field("\x15"), field("\x14"), dr("9"), field("\x15"))}}, "paragraph: Page 3 of 9"},
		{"half a field", readtest.Doc{Body: []readtest.DocPara{docRuns(dr("a "), field("\x13"), dr("b "), field("\x15"), field("\x15"), field("\x14"), dr("c "), field("\x13"), dr("d"))}}, "paragraph: a c d"},
		{"symbols", readtest.Doc{Fonts: []string{"Arial", "Wingdings"}, Body: []readtest.DocPara{docRuns(dr("(", special, sprm(0x6a09, 1, 0, 0xfe, 0xf0)), dr(" yes (no)"))}}, "paragraph: ☑ yes (no)"},
		{"pictures and references", readtest.Doc{Body: []readtest.DocPara{docRuns(dr("a"), dr("\x01\x02\x05\x08", special), dr("b"))}}, "paragraph: ab"},
		{"styles", readtest.Doc{Styles: docStyles, Body: []readtest.DocPara{styledDoc(4, "Assessment"), styledDoc(5, "Plan 3"), styledDoc(1, "Plan"), styledDoc(2, "Risk"), styledDoc(3, "More"), styledDoc(6, "item"), styledDoc(7, "quoted"), styledDoc(8, "hidden"), styledDoc(10, "loop"), styledDoc(400, "none")}}, `
			title: Assessment
			label: Plan 3
			heading2: Plan
			heading2: Risk
			heading3: More
			list-item2: item
			quote: quoted
			paragraph: loop
			paragraph: none`},
		{"lists and outline levels", readtest.Doc{Styles: docStyles, Body: []readtest.DocPara{{Runs: []readtest.DocRun{dr("one")}, Props: sprm(0x460b, 1, 0)}, {Runs: []readtest.DocRun{dr("deep")}, Props: append(sprm(0x460b, 1, 0), sprm(0x260a, 2)...)}, {Runs: []readtest.DocRun{dr("not")}, Style: 6, Props: sprm(0x460b, 0, 0)}, {Runs: []readtest.DocRun{dr("by hand")}, Props: sprm(0x2640, 1)}, {Runs: []readtest.DocRun{dr("body")}, Props: sprm(0x2640, 9)}}}, `
			list-item1: one
			list-item3: deep
			paragraph: not
			heading2: by hand
			paragraph: body`},
		{"tables", readtest.Doc{Body: []readtest.DocPara{
			docCell("a", inTable), {Runs: []readtest.DocRun{dr("b")}, Props: inTable}, {Runs: []readtest.DocRun{dr("in")}, Props: append(inInner, sprm(0x244b, 1)...)}, {Runs: nil, Props: append(inInner, sprm(0x244c, 1)...)}, docCell("c", inTable), docCell("", rowEnd),
			docCell("d", inTable), docCell("e", inTable), docCell("", rowEnd), dp("after"), docCell("f", inTable), docCell("", rowEnd)}}, `
			cell 1/1/1: a
			cell 1/1/2: b
			cell 2/1/1: in
			cell 1/1/2: c
			cell 1/2/1: d
			cell 1/2/2: e
			paragraph: after
			cell 3/1/1: f`},
		{"properties of a row in another stream", readtest.Doc{Data: append([]byte{0, 0, 0, 0, 6, 0}, rowEnd...), Body: []readtest.DocPara{docCell("a", inTable), docCell("", sprm(0x6646, 4, 0, 0, 0)), docCell("b", inTable), docCell("", sprm(0x6646, 4, 0, 0, 0))}}, `
			cell 1/1/1: a
			cell 1/2/1: b`},
		{"nothing", readtest.Doc{Body: []readtest.DocPara{dp(""), dp(" ")}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.doc", tt.in.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if doc.Format != text.Doc {
				t.Errorf("format %s", doc.Format)
			}
			check(t, doc, docParts(doc))
			compare(t, show(doc), lines(tt.want))
		})
	}
}

func TestDocParts(t *testing.T) {
	paras := func(all ...string) []readtest.DocPara {
		var out []readtest.DocPara
		for _, s := range all {
			out = append(out, dp(s))
		}
		return out
	}
	in := readtest.Doc{
		Styles:    docStyles,
		Body:      append([]readtest.DocPara{styledDoc(1, "Analysis")}, paras("body\x02")...),
		Footnotes: [][]readtest.DocPara{paras("\x02 first"), paras("\x02 second", "goes on")},
		Endnotes:  [][]readtest.DocPara{paras("\x02 end")},
		TextBoxes: [][]readtest.DocPara{paras("boxed"), paras("another")},
		Headers:   [6][]readtest.DocPara{1: paras("Confidential"), 3: paras("Page 1"), 4: paras("First")},
	}
	doc, err := Doc(in.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, docParts(doc))
	var got strings.Builder
	for _, b := range doc.Blocks {
		got.WriteString(b.Place.Part + " " + itoa(b.Place.Paragraph) + " " + b.Kind.String() + " [" + b.Place.Section + "] " + b.Text + "\n")
	}
	compare(t, got.String(), lines(`
		body 1 heading [] Analysis
		body 2 paragraph [Analysis] body
		text box 1 text-box [] boxed
		text box 2 text-box [] another
		footnote 1 note []  first
		footnote 2 note []  second
		footnote 2 note [] goes on
		endnote 1 note []  end
		header 1 header [] Confidential
		header 1 header [] First
		footer 1 footer [] Page 1`))
}

func TestDocKeep(t *testing.T) {
	in := readtest.Doc{
		Body: []readtest.DocPara{dp("one two three"), dp("four five"), dp("six")},
		Comments: []readtest.DocComment{
			{From: 4, To: 7, Ref: 7, Text: "dalint: keep a/b it says so"},
			{From: 4, To: 7, Ref: 7, Text: "Is that right?"},
			{From: 8, To: 18, Ref: 18, Text: "Dalint: keep over two"},
			{Ref: 26, Text: "dalint: keep where it hangs"},
		},
	}
	doc, err := Doc(in.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, docParts(doc))
	var got strings.Builder
	for _, d := range doc.Directives {
		words := "(all)"
		if d.Span.Len() > 0 {
			words = doc.Blocks[d.Block].Text[d.Span.Start:d.Span.End]
		}
		got.WriteString(itoa(d.Block) + " " + words + "|" + d.Rule + "|" + d.Reason + "|" + d.By + "\n")
	}
	compare(t, got.String(), lines(`
		0 two|a/b|it says so|word-comment
		0 three||over two|word-comment
		1 four||over two|word-comment
		2 (all)||where it hangs|word-comment`))
}

// A report and what LibreOffice makes of it as a .doc read the same, but for
// the numbers of pages, which only the .doc has.
func TestDocLikeDocx(t *testing.T) {
	var got [2]string
	for i, name := range []string{"testdata/report.doc", "../../testdata/reports/02-muirhead-childs-plan.docx"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Document(name, data)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			check(t, doc, docParts(doc))
		}
		for _, b := range doc.Blocks {
			got[i] += b.Place.Part + " " + itoa(b.Place.Paragraph) + " " + b.Place.Section + " "
		}
		got[i] += strings.Replace(show(doc), "Page 3 of 3", "Page  of ", 1)
	}
	compare(t, got[0], got[1])
}

func TestCalledDoc(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		format   text.Format
		err      string
	}{
		{"docx", string(readtest.Body(p(r("hello")))), text.Docx, ""},
		{"a web page", "<html><body><p>hello", text.HTML, ""},
		{"XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>hello</p></html>`, text.HTML, ""},
		{"a web archive", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>hello\n--x--\n", text.Eml, ""},
		{"text", "hello there", text.Plain, ""},
		{"a message of Outlook's", string(outlook(map[string]string{"1000001F": utf16String("hello")[2:]})), text.Msg, ""},
		{"RTF", `{\rtf1 hello}`, text.RTF, ""},
		{"Word 2003 XML", `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>`, "", "is a Word 2003 XML document; open it in Word and save it as .docx"},
		{"Word 2", "\xdb\xa5\x2d\x00\x00\x00\x09\x08", "", "is a Word document older than Word 97; open it in Word and save it as .docx"},
		{"PDF", "%PDF-1.4\n\x00", "", "is a PDF, not a Word document; open it in Word and save it as .docx"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", "", "is not a Word document; open it in Word and save it as .docx"},
		{"nothing", "", "", "is empty; check that it was saved or copied whole"},
		{"Excel", string(readtest.Compound(map[string][]byte{"Workbook": []byte("x")})), "", "is an Excel workbook, not a Word document or a message; open it in the program that made it and save it as .docx"},
		{"something else of Office's", string(readtest.Compound(map[string][]byte{"x": []byte("x")})), "", "is an old Office file, but not a Word document; open it in Office and save it as .docx"},
		{"a password", string(readtest.Compound(map[string][]byte{"EncryptedPackage": []byte("x")})), "", "is protected by a password; take the password off in Word (File, Info, Protect Document) and try again"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.doc", []byte(tt.in))
			if err != nil {
				if err.Error() != tt.err {
					t.Errorf("%q, want %q", err, tt.err)
				}
				return
			}
			if tt.err != "" || doc.Format != tt.format || len(doc.Blocks) != 1 || !strings.HasPrefix(doc.Blocks[0].Text, "hello") {
				t.Errorf("%s %+v, want %s %q", doc.Format, doc.Blocks, tt.format, tt.err)
			}
		})
	}
}
