package read

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/text"
)

// rtfOf is a rich text file with this content, behind fonts and styles.
func rtfOf(content string) []byte {
	return []byte(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset204 Arial Cyr;}{\f3\fnil\fcharset2 Wingdings;}{\f4\fcharset128 MS Mincho;}{\f5\fcharset2{\*\panose 05}Symbol;}}` +
		`{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql Normal;}{\s1\outlinelevel0\sbasedon0 heading 1;}{\s2 \sbasedon1 My own;}{\s3 Title;}{\s4\sbasedon0\outlinelevel1 Part;}{\*\cs10 Default;}}` +
		`{\info{\title not}{\author not}}{\*\generator not;}\viewkind4\uc1` + "\r\n" + content + "}")
}

func checkRTF(t *testing.T, data []byte) *text.Document {
	t.Helper()
	doc, err := Document("a.rtf", data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, map[string]string{"": string(data)})
	return doc
}

func TestRTFBody(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"runs are one word", `Sarah was sub{\b jec}ted` + "\r\n" + ` to it.\par`, "paragraph: Sarah was subjected to it."},
		{"the last paragraph has no mark", `a\par b`, `
			paragraph: a
			paragraph: b`},
		{"escapes and characters", `\{a\}\\ \'93caf\'e9\'94 \lquote x\rquote\emdash\endash  a\~b\_c sub\-ject\tab d\line e`, "paragraph: {a}\\ “café” ‘x’—– a\u00a0b\u2011c subject⇥d⏎e"},
		{"Unicode with what stands in for it", `\u8220 ?x\u8221\'94 \uc2\u233 ab\'e9 {\uc0\u233 }\u233?{\b b} \uc1\u-10179 ?\u-8704 ?.`, "paragraph: “x” éé ééb 😀."},
		{"a stand-in ends with the group", `{\uc3\u233 a}bc`, "paragraph: ébc"},
		{"a stand-in may be a word or a picture", `\uc1\u233\rquote b\u233\bin3 {{{c`, "paragraph: ébéc"},
		{"fonts have code pages", `{\f1 \'e8\'f8}{\f2 \'cf\'f0}\f4 \'83e\'83\'58\'83\'67\f0 \'e8`, "paragraph: čřПрテストè"},
		{"symbol fonts", `{\f3\'fe} yes {\f3 \u-3928 ?}{\f5 \'b3}{\field{\*\fldinst SYMBOL 252 \\f "Wingdings" \\s 10}{\fldrslt\f3}}`, "paragraph: ☑ yes ◻≥✓"},
		{"hidden and deleted", `seen{\v hidden} too{\deleted gone}\v x\v0  and\plain{\revised  new}`, "paragraph: seen too and new"},
		{"a deleted paragraph mark", `He hit {\deleted\par}her.\par`, "paragraph: He hit her."},
		{"fields", `Page {\field{\*\fldinst{ PAGE {\field{\*\fldinst A}{\fldrslt no}}}}{\fldrslt 3}} and {\field\fldedit{\fldinst HYPERLINK "x"}{\fldrslt{\ul link}}}`, "paragraph: Page 3 and link"},
		{"left out", `a{\pict\wmetafile8 0102}{\*\unknown not}{\object{\*\objdata 01}{\result b}}{\xe not}{\*\bkmkstart not}{\nonshppict not}\*\cs10 c`, "paragraph: abc"},
		{"a picture in bytes", `a{\pict\bin4 }}}}}b`, "paragraph: ab"},
		{"headings", `\pard\s1 One\par\pard\s2 Two\par\pard\s3 Name\par\pard\outlinelevel2 Three\par\pard\s4 Four\par\pard plain\par`, `
			heading1: One
			heading1: Two
			title: Name
			heading3: Three
			heading2: Four
			paragraph: plain`},
		{"lists", `{\listtext\'b7\tab}\ls1\ilvl0 one\par{\listtext 1.}\ls1\ilvl1 deep\par\pard after\par{\pntext 1.\tab}{\*\pn\pnlvlbody}old\par plain\par`, `
			list-item1: one
			list-item2: deep
			paragraph: after
			list-item1: old
			paragraph: plain`},
		{"tables", `\trowd\cellx100\cellx200\pard\intbl a\cell b\par b2\cell\row\trowd c\cell\cell\row\pard\par\trowd\pard\intbl d\cell\row\pard after\par`, `
			cell 1/1/1: a
			cell 1/1/2: b
			cell 1/1/2: b2
			cell 1/2/1: c
			cell 2/1/1: d
			paragraph: after`},
		{"nested tables", `\trowd\pard\intbl\itap1 a\cell\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\itap2 z\nestcell{\*\nesttableprops\nestrow}\pard\intbl\itap1 b\cell\row\pard after\par`, `
			cell 1/1/1: a
			cell 2/1/1: x
			cell 2/1/2: y
			cell 2/2/1: z
			cell 1/1/2: b
			paragraph: after`},
		{"text boxes once", `before {\shp{\*\shpinst\shpleft1{\sp{\sn name}{\sv not}}{\shptxt\pard boxed\par more\par}}{\shprslt{\*\do{\dptxbxtext not}}}}after\par{\*\do\dobxcolumn{\dptxbxtext\pard old\par}}`, `
			text-box: boxed
			text-box: more
			paragraph: before after
			text-box: old`},
		{"both forms of a name", `{\upr{no}{\*\ud{\u233 ?}}}a`, "paragraph: éa"},
		{"raw bytes", "caf\xe9 \x93x\x94", "paragraph: café “x”"},
		{"backslash and line break", "a\\\r\nb\\\nc", `
			paragraph: a
			paragraph: b
			paragraph: c`},
		{"an unfinished escape", `a\'zzb\'`, "paragraph: azzb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := checkRTF(t, rtfOf(tt.in))
			compare(t, show(doc), lines(tt.want))
			if len(doc.Skipped) > 0 && tt.name != "an unfinished escape" {
				t.Errorf("skipped %+v", doc.Skipped)
			}
		})
	}
}

func TestRTFParts(t *testing.T) {
	doc := checkRTF(t, rtfOf(`{\*\userprops{\propname dalint.perpetrator}\proptype30{\staticval Mark Reid=father; Mr \'c9}{\propname Owner}{\staticval x}}`+
		`{\header\pard Confidential\par}{\footer\trowd\pard\intbl Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\cell\row}{\headerf Not again\par}`+
		`\pard\s1 Analysis\par\pard First{\super\chftn{\footnote\pard\plain\chftn one\par one again}} on{\footnote\ftnalt end}\par Second{\footnote two}{\deleted{\footnote gone}}\par`))
	compare(t, showPlaces(doc), lines(`
		heading body 1 []: Analysis
		paragraph body 2 [Analysis]: First on
		paragraph body 3 [Analysis]: Second
		note footnote 1 [Analysis]: one
		note footnote 1 [Analysis]: one again
		note footnote 2 [Analysis]: two
		note endnote 1 [Analysis]: end
		header header 1 []: Confidential
		header header 2 []: Not again
		footer footer 1 []: Page 1`))
	if got := strings.Join(doc.Properties["perpetrator"], "|"); got != "Mark Reid=father|Mr É" || len(doc.Properties) != 1 {
		t.Errorf("properties %+v", doc.Properties)
	}
}

func TestRTFAnnotations(t *testing.T) {
	start := func(id string) string { return `{\*\atrfstart ` + id + `}` }
	end := func(id, words string) string {
		return `{\*\atrfend ` + id + `}{\*\atnid JB}{\*\atnauthor Jo Bell}\chatn{\*\annotation{\*\atnref ` + id + `}{\*\atndate 1}\pard\plain ` + words + `}`
	}
	doc := checkRTF(t, rtfOf(`One `+start("1")+`two`+end("1", `{\chatn}dalint: ke{\b ep} euphemism/domestic-dispute the police\par said so`)+` three\par `+
		`a `+start("2")+`b\par\par c`+end("2", "Dalint:keep: quoting")+` d\par `+
		`whole{\*\atnid JB}\chatn{\*\annotation dalint: keep it}\par`+start("5")+`plain`+end("5", "Please check.")+`\par`))
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

func TestRTFEncodings(t *testing.T) {
	for in, want := range map[string]string{
		`{\rtf1\ansi\ansicpg1250 \'e8}`:                                     "č",
		`{\rtf1\mac \'8e}`:                                                  "é",
		`{\rtf1\pc \'82}`:                                                   "é",
		`{\rtf1\ansi\ansicpg65001 caf` + "é" + ` \'c3\'a9}`:                 "café é",
		`{\rtf1\ansi\ansicpg932 \'82\'a0a\'b1}`:                             "あaｱ",
		`{\rtf1\ansi\ansicpg65001 a\'c3 b}`:                                 "a\ufffd b",
		`{\rtf1{\fonttbl\f0\fcharset204 A;\f1\fcharset0 B;}\f0\'cf\f1\'cf}`: "ПÏ",
	} {
		doc := checkRTF(t, []byte(in))
		if len(doc.Blocks) != 1 || doc.Blocks[0].Text != want {
			t.Errorf("%q reads %s, want %q", in, show(doc), want)
		}
	}
	doc := checkRTF(t, []byte(`{\rtf1\ansi\ansicpg1361 caf\'e9}`))
	if len(doc.Skipped) != 1 || !strings.Contains(doc.Skipped[0].Message, "code page 1361") {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}

func TestUnreadableRTF(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		reason   Reason
		message  string
	}{
		{"empty", "", Empty, "is empty; check that it was saved or copied whole"},
		{"plain text", "hello", WrongKind, "is not rich text (RTF); open it in Word and save it again as RTF or .docx"},
		{"web page", "<!DOCTYPE html><p>a", WrongKind, "is a web page, not rich text (RTF); rename it to end in .html and try again"},
		{"Word", "PK\x03\x04", WrongKind, "is a Word document or a zip archive, not rich text (RTF); rename it to end in .docx and try again"},
		{"OpenDocument", string(odtBody("")), WrongKind, "is an OpenDocument text, not rich text (RTF); rename it to end in .odt and try again"},
		{"old Word", oleMagic + "....", WrongKind, "is an old Office document, not rich text (RTF); rename it to end in .doc and try again"},
		{"PDF", "%PDF-1.4", WrongKind, "is a PDF, not rich text (RTF); rename it to end in .pdf and try again"},
		{"groups without end", `{\rtf1` + strings.Repeat("{", 1_000_000), Damaged, "has groups nested more than 1000 deep; open it in the program that made it, save it again, and try again"},
		{"a picture without end", `{\rtf1 a{\pict\bin2000000000 x`, Damaged, ""},
		{"a picture of less than nothing", `{\rtf1 a{\pict\bin-1 x`, Damaged, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.rtf", []byte(tt.in))
			if reason(err) != tt.reason || doc != nil {
				t.Fatalf("%v, reason %d, want %d", err, reason(err), tt.reason)
			}
			if tt.message != "" && err.Error() != tt.message {
				t.Errorf("%q, want %q", err, tt.message)
			}
		})
	}
}

// What can be read is read, and that there was more is told.
func TestRTFPartly(t *testing.T) {
	for in, want := range map[string]string{
		`{\rtf1 Kept\par and {\b this`:    "ends before its end (byte 28): the file may have been cut short",
		`{\rtf1 Kept\par and this}{more}`: "has something after its end (byte 25) that was not read",
	} {
		doc := checkRTF(t, []byte(in))
		compare(t, show(doc), "paragraph: Kept\nparagraph: and this\n")
		if len(doc.Skipped) != 1 || doc.Skipped[0].Message != want {
			t.Errorf("%q: skipped %+v", in, doc.Skipped)
		}
	}
	if doc := checkRTF(t, []byte("{\\rtf1 Kept}\r\n\x00}")); len(doc.Skipped) > 0 {
		t.Errorf("skipped %+v", doc.Skipped)
	}
}
