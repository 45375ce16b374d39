package read

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

func utf16Bytes(s string, order binary.AppendByteOrder, mark bool) []byte {
	var b []byte
	if mark {
		s = "\ufeff" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

// Every encoding with every line ending gives the same blocks at the same
// places.
func TestEncodings(t *testing.T) {
	encodings := map[string]func(string) []byte{
		"UTF-8":             func(s string) []byte { return []byte(s) },
		"UTF-8 with mark":   func(s string) []byte { return []byte("\ufeff" + s) },
		"UTF-16LE marked":   func(s string) []byte { return utf16Bytes(s, binary.LittleEndian, true) },
		"UTF-16BE marked":   func(s string) []byte { return utf16Bytes(s, binary.BigEndian, true) },
		"UTF-16LE unmarked": func(s string) []byte { return utf16Bytes(s, binary.LittleEndian, false) },
		"UTF-16BE unmarked": func(s string) []byte { return utf16Bytes(s, binary.BigEndian, false) },
		"Windows-1252": func(s string) []byte {
			b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
			if err != nil {
				t.Fatal(err)
			}
			return b
		},
	}
	const source = "Café visit: “she was hit”.\n\nMr Reid came home drunk and then shouted at\nSarah – again.\n"
	for name, encode := range encodings {
		for end, nl := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
			t.Run(name+" "+end, func(t *testing.T) {
				doc, err := Document("note.txt", encode(strings.ReplaceAll(source, "\n", nl)))
				if err != nil {
					t.Fatal(err)
				}
				check(t, doc, nil)
				compare(t, show(doc), "paragraph: Café visit: “she was hit”.\nparagraph: Mr Reid came home drunk and then shouted at Sarah – again.\n")
				want := text.Position{Line: 4, Column: 1, Offset: 72 + 3*(len(nl)-1)}
				if got := doc.Position(1, strings.Index(doc.Blocks[1].Text, "Sarah")); got != want {
					t.Errorf("Sarah is at %+v, want %+v", got, want)
				}
			})
		}
	}
}

func TestUnreadableText(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		reason   Reason
		message  string
	}{
		{"empty", "", Empty, "is empty; check that it was saved or copied whole"},
		{"NULs", "abc\x00def\x00\x00ghijklm", Binary, "is a binary file, not text; save it as text or as a Word document (.docx)"},
		{"control soup", "\x01\x02\x03\x04abcdef", Binary, ""},
		{"NULs and bytes of no encoding", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Binary, ""},
		{"damaged UTF-8", "caf\xc3\xa9 \xff", BadEncoding, "is not valid UTF-8 text (byte 7); save it again as UTF-8"},
		{"damaged after a mark", "\xef\xbb\xbfab\xe9", BadEncoding, "is not valid UTF-8 text (byte 6); save it again as UTF-8"},
		{"bytes that Windows-1252 lacks", "caf\xe9 \x81", BadEncoding, "is not valid UTF-8 text (byte 4); save it again as UTF-8"},
		{"half a UTF-16 unit", "\xff\xfea\x00b", BadEncoding, "is not valid UTF-16 text; save it again as UTF-8"},
		{"lone surrogate", "\xff\xfea\x00\x00\xd8", BadEncoding, ""},
		{"a zip", "PK\x03\x04....", WrongKind, ""},
		{"a PDF", "%PDF-1.7\n", WrongKind, "is a PDF, not text; save it as a Word document (.docx)"},
		{"RTF", `{\rtf1 hello}`, WrongKind, ""},
		{"an old Word file", oleMagic + "....", WrongKind, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, name := range []string{"a.txt", "a.md", "a.html"} {
				doc, err := Document(name, []byte(tt.in))
				if reason(err) != tt.reason || doc != nil {
					t.Fatalf("%s: %v, reason %d, want %d", name, err, reason(err), tt.reason)
				}
				if tt.message != "" && err.Error() != tt.message {
					t.Errorf("%s: %q, want %q", name, err, tt.message)
				}
			}
		})
	}
}

func TestStrayControls(t *testing.T) {
	doc, err := Plain([]byte("She was hit.\x0b He left.\x0c\n\n" + strings.Repeat("More. ", 20) + "\x02\x1a"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, nil)
}

func TestKinds(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": true, "A.TXT": true, "dir.d/b.md": true, "c.markdown": true, "d.html": true, "e.HTM": true, "f.docx": true,
		"g.log": true, "l.odt": true, "m.RTF": true, "n.xlsx": true, "o.csv": true, "p.tsv": true, "q.ott": true, "r.xlsm": true, "s.zip": false, "t.xls": false, "h.asc": true, "i.text": true, "j.pdf": true, "j.wpd": false, "k.doc": true, "u.msg": true, "v.eml": true, "README": false, ".txt": false, `a.b\c`: false, "": false,
	} {
		if Known(name) != want {
			t.Errorf("Known(%q) = %v", name, !want)
		}
	}
	for _, tt := range []struct {
		name, in string
		format   text.Format
		reason   Reason
	}{
		{"", "plain", text.Plain, 0},
		{"-", "<!DOCTYPE html><p>a", text.HTML, 0},
		{"", "%PDF-1.7", "", Damaged},
		{"x.pdf", "a", "", WrongKind},
		{"x.wpd", "a", "", UnknownKind},
		{"x.doc", "a", text.Plain, 0},
		{"x.html", "a", text.HTML, 0},
		{"x.zip", "a", "", UnknownKind},
		{"", `{\rtf1 a}`, text.RTF, 0},
		{"", string(odtBody("<text:p>a</text:p>")), text.ODT, 0},
		{"", string(readtest.XLSX([]readtest.Sheet{{Name: "S"}}, nil, nil)), text.XLSX, 0},
		{"", string(readtest.Body(p(r("a")))), text.Docx, 0},
		{"", string(readtest.Zip(map[string]string{"a": "b"})), "", WrongKind},
		{"x.markdown", "a", text.Markdown, 0},
	} {
		doc, err := Document(tt.name, []byte(tt.in))
		if reason(err) != tt.reason {
			t.Errorf("%q: %v", tt.name, err)
		}
		if err == nil && (doc.Format != tt.format || doc.Name != tt.name) {
			t.Errorf("%q: read as %s, name %q", tt.name, doc.Format, doc.Name)
		}
	}
}
