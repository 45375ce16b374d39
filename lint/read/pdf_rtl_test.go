package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

// rightToLeft are the letters of the font that rightToLeftPDF offers beside F3,
// F4: each stands for the code that it has here.
var rightToLeft = map[string]string{
	"a": "א", "b": "ב", "g": "ג", "d": "ד", "h": "ה", "v": "ו", "z": "ז", "x": "ח", "t": "ט", "y": "י", "k": "כ", "l": "ל", "m": "מ", "n": "נ",
	"S": "س", "L": "لا", "M": "م", "F": "\ufeb3", " ": " ", "1": "1", "2": "2", "0": "0", "-": "-", "(": "(", ")": ")", ".": ".",
	"A": "A", "B": "B", "C": "C",
}

func rightToLeftPDF(content string) []byte {
	var codes strings.Builder
	for code, s := range rightToLeft {
		fmt.Fprintf(&codes, "<%02x> <", code)
		for _, r := range s {
			fmt.Fprintf(&codes, "%04x", r)
		}
		codes.WriteString(">\n")
	}
	objects := readtest.PageObjects("/Font<</F3<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>/F4 5 0 R>>", "", content)
	return readtest.PDF(append(objects, "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>",
		readtest.Stream("", fmt.Sprintf("1 begincodespacerange <00> <ff> endcodespacerange\n%d beginbfchar\n%s endbfchar", len(rightToLeft), codes.String())))...)
}

// looks is a line as it looks: its letters from left to right.
func looks(line string) string {
	b := []byte(line)
	slices.Reverse(b)
	return string(b)
}

func TestPDFFromRightToLeft(t *testing.T) {
	hebrew := func(codes string) string {
		var b strings.Builder
		for _, c := range codes {
			b.WriteString(rightToLeft[string(c)])
		}
		return b.String()
	}
	show := func(x, y int, line string) string {
		return fmt.Sprintf("BT /F4 10 Tf %d %d Td (%s) Tj ET ", x, y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(line))
	}
	letters := ""
	for i, c := range "gdl abx" { // from the right
		letters += fmt.Sprintf("1 0 0 1 %d 700 Tm (%c) Tj ", 300-6*i, c)
	}
	for _, tt := range []struct{ name, in, want string }{
		{"words", show(60, 700, looks("abg dhv zxt.")), hebrew("abg dhv zxt.")},
		{"words drawn letter by letter from the right", "BT /F4 10 Tf " + letters + "ET", hebrew("gdl abx")},
		{"a number", show(60, 700, looks(" abg")+"2012"+looks("dhv ")), hebrew("dhv 2012 abg")},
		{"words from left to right among them", show(60, 700, looks(" abg")+"ABC BA"+looks("dhv ")), hebrew("dhv ABC BA abg")},
		{"brackets", show(60, 700, looks("abg (dhv) zx")), hebrew("abg )dhv( zx")},
		{"words among those from left to right", "BT /F3 10 Tf 60 700 Td (He said ) Tj /F4 10 Tf (" + looks("abg dhv") + ") Tj /F3 10 Tf ( and left) Tj ET", "He said " + hebrew("abg dhv") + " and left"},
		{"a glyph for two letters", show(60, 700, "MLS"), "سلام"},
		{"a form of a letter", show(60, 700, "MLF"), "سلام"},
		{"a paragraph whose lines end where they like on the left", show(60, 700, looks("abg dhv zxt ykl mnab gdh vzx tyk lmn")) + show(72, 688, looks("abg dhv zxt ykl mnab gdh vzx tyklm")) + show(252, 676, looks("ykl.")) + show(60, 664, looks("mnab gdh vzx tyk lmn abg dhv zxt ykl")),
			hebrew("abg dhv zxt ykl mnab gdh vzx tyk lmn abg dhv zxt ykl mnab gdh vzx tyklm ykl.") + "⏎" + hebrew("mnab gdh vzx tyk lmn abg dhv zxt ykl")},
	} {
		doc := readPages(t, rightToLeftPDF(tt.in))
		var got []string
		for _, b := range doc.Blocks {
			got = append(got, b.Text)
		}
		if s := strings.Join(got, "⏎"); s != tt.want {
			t.Errorf("%s: reads %q, want %q", tt.name, s, tt.want)
		}
	}
}
