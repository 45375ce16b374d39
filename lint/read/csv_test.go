package read

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/text"
)

func TestCSV(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a chronology", "Date,Source,Event\r\n03/05/2024,Police,\"He hit her, twice.\"\r\n", `
			label 1/1/1: Date
			label 1/1/2: Source
			label 1/1/3: Event
			cell 1/2/1: 03/05/2024
			cell 1/2/2: Police
			cell 1/2/3: He hit her, twice.`},
		{"semicolons", "Date;Event\n2024-05-03;He came, drunk, and left; \n", `
			label 1/1/1: Date
			label 1/1/2: Event
			cell 1/2/1: 2024-05-03
			cell 1/2/2: He came, drunk, and left`},
		{"tabs", "Date\tEvent\n1 May\tHe hit her; she left, then.\n2 May\tQuiet.\n", `
			label 1/1/1: Date
			label 1/1/2: Event
			cell 1/2/1: 1 May
			cell 1/2/2: He hit her; she left, then.
			cell 1/3/1: 2 May
			cell 1/3/2: Quiet.`},
		{"a declared separator", "sep=|\r\na|He left, and left.\n", `
			cell 1/1/1: a
			cell 1/1/2: He left, and left.`},
		{"one value a line", "Notes\nShe was hit\nHe left\n", `
			cell 1/1/1: Notes
			cell 1/2/1: She was hit
			cell 1/3/1: He left`},
		{"quotation marks", "a,\"She said \"\"no\"\".\",c\n \"b\" ,5\" nails,\"x\"y\"\n", `
			cell 1/1/1: a
			cell 1/1/2: She said "no".
			cell 1/1/3: c
			cell 1/2/1: b
			cell 1/2/2: 5" nails
			cell 1/2/3: x"y`},
		{"one that is not closed", "A,B\n1,\"open\n2,b\n3,\"c\n", `
			label 1/1/1: A
			label 1/1/2: B
			cell 1/2/1: 1
			cell 1/2/2: "open
			cell 1/3/1: 2
			cell 1/3/2: b
			cell 1/4/1: 3
			cell 1/4/2: "c`},
		{"lines in a value", "Id,Note\n7,\"First.\r\nSame.\r\n \r\n  Second. \r\n\"\n8,x\n", `
			label 1/1/1: Id
			label 1/1/2: Note
			cell 1/2/1: 7
			cell 1/2/2: First.⏎Same.
			cell 1/2/2: Second.
			cell 1/3/1: 8
			cell 1/3/2: x`},
		{"a title above", "Chronology of Leo Reid,,\n,,\nDate,Who,What\n1 May,x,y\n", `
			heading1 1/1/1: Chronology of Leo Reid
			label 1/3/1: Date
			label 1/3/2: Who
			label 1/3/3: What
			cell 1/4/1: 1 May
			cell 1/4/2: x
			cell 1/4/3: y`},
		{"a first row of things that happened", "1 May,He hit her\n2 May,He left\n", `
			cell 1/1/1: 1 May
			cell 1/1/2: He hit her
			cell 1/2/1: 2 May
			cell 1/2/2: He left`},
		{"Windows-1252", "A,B\ncaf\xe9,\x93no\x94\n", `
			label 1/1/1: A
			label 1/1/2: B
			cell 1/2/1: café
			cell 1/2/2: “no”`},
		{"UTF-16", "\xff\xfea\x00\t\x001\x00\n\x00b\x00\t\x002\x00", `
			cell 1/1/1: a
			cell 1/1/2: 1
			cell 1/2/1: b
			cell 1/2/2: 2`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.csv", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, nil)
			compare(t, show(doc), lines(tt.want))
		})
	}
}

// A place in a value is a place in the file, behind quotation marks too.
func TestCSVPositions(t *testing.T) {
	doc, err := Document("a.csv", []byte("\ufeffA,B\r\n1,\"é \"\"hit\"\"\r\nhere\"\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	last := len(doc.Blocks) - 1
	s := doc.Blocks[last].Text
	for word, want := range map[string]text.Position{
		"é":    {Line: 2, Column: 4, Offset: 8},
		"hit":  {Line: 2, Column: 8, Offset: 12},
		"here": {Line: 3, Column: 1, Offset: 19},
	} {
		off := strings.Index(s, word)
		if got := doc.Position(last, off); got != want || sourceAt(doc, got) != []rune(word)[0] {
			t.Errorf("%s is at %+v, want %+v", word, got, want)
		}
		end := doc.EndPosition(last, off+len(word))
		if end.Offset != want.Offset+len([]rune(word)) {
			t.Errorf("%s ends at %+v", word, end)
		}
	}
}

func TestUnreadableCSV(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "is empty; check that it was saved or copied whole",
		"a,b\x00c":                   "is a binary file, not text; save it as text or as a Word document (.docx)",
		"<html><table><tr><td>a":     "is a web page, not a table of values (CSV); rename it to end in .html and try again",
		"PK\x03\x04....":             "is a zip archive or an Office document, not text; if it is a Word document, rename it to end in .docx",
		`{\rtf1 a}`:                  "is rich text (RTF), not plain text; rename it to end in .rtf and try again",
		"\xef\xbb\xbfA,B\n1,caf\xe9": "is not valid UTF-8 text (byte 13); save it again as UTF-8",
	} {
		if _, err := Document("a.csv", []byte(in)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}
