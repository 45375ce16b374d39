package read

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

// everyPart is a document with something in each part that is read.
func everyPart() *readtest.Doc {
	return &readtest.Doc{
		Styles:    docStyles,
		Fonts:     []string{"Arial", "Wingdings"},
		Prcs:      [][]byte{struck},
		Data:      append([]byte{0, 0, 0, 0, 6, 0}, rowEnd...),
		Backwards: true,
		Body: []readtest.DocPara{
			styledDoc(1, "Analysis – Łódź"), docRuns(dr("Sarah was "), dr("pushed", struck), dr("hit", vanish), dr("(", special, sprm(0x6a09, 1, 0, 0xfe, 0xf0))),
			docRuns(dr("\x13", special), dr("PAGE"), dr("\x14", special), dr("3"), dr("\x15", special)),
			docCell("a", inTable), docCell("b", inTable), docCell("", sprm(0x6646, 4, 0, 0, 0)), {Runs: []readtest.DocRun{dr("gone")}, Prm: 1}, dp("end"),
		},
		Footnotes: [][]readtest.DocPara{{dp("\x02 note")}},
		Endnotes:  [][]readtest.DocPara{{dp("\x02 end")}},
		TextBoxes: [][]readtest.DocPara{{dp("box")}},
		Headers:   [6][]readtest.DocPara{1: {dp("head")}, 3: {dp("foot")}},
		Comments:  []readtest.DocComment{{From: 2, To: 9, Ref: 9, Text: "dalint: keep a/b c"}},
	}
}

func TestUnreadableDoc(t *testing.T) {
	const advice = "; open it in the program that made it, save it again, and try again"
	put16 := binary.LittleEndian.PutUint16
	put32 := binary.LittleEndian.PutUint32
	file := func(change func(main, table []byte)) []byte {
		streams := everyPart().Streams()
		change(streams["WordDocument"], streams["1Table"])
		return readtest.Compound(streams)
	}
	without := func(stream string) []byte {
		streams := everyPart().Streams()
		delete(streams, stream)
		return readtest.Compound(streams)
	}
	good := everyPart().Bytes()
	fat := func(change func(fat []byte)) []byte {
		b := bytes.Clone(good)
		at := 512 * (1 + int(binary.LittleEndian.Uint32(b[76:])))
		change(b[at : at+512])
		return b
	}
	header := func(change func(b []byte)) []byte {
		b := bytes.Clone(good)
		change(b)
		return b
	}
	directory := func(change func(b []byte)) []byte {
		b := bytes.Clone(good)
		change(b[512*(1+int(binary.LittleEndian.Uint32(b[48:]))):])
		return b
	}
	for _, tt := range []struct {
		name   string
		in     []byte
		reason Reason
		want   string
	}{
		{"a password", file(func(b, _ []byte) { b[11] |= 1 }), Encrypted, "is protected by a password; take the password off in Word (File, Info, Protect Document) and try again"},
		{"Word 95", file(func(b, _ []byte) { put16(b[2:], 0x68) }), LegacyOffice, "is a Word document older than Word 97; open it in Word and save it as .docx"},
		{"Word 6", file(func(b, _ []byte) { put16(b, 0xa5dc) }), LegacyOffice, ""},
		{"another start", file(func(b, _ []byte) { put16(b, 7) }), Damaged, "is a damaged Word document (its start is not one)" + advice},
		{"no start", readtest.Compound(map[string][]byte{"WordDocument": []byte("x")}), Damaged, "is a damaged Word document (its start is missing)" + advice},
		{"no table stream", without("1Table"), Damaged, "is a damaged Word document (its table of contents is missing)" + advice},
		{"a piece table outside of the file", file(func(b, _ []byte) { put32(b[0x1a2:], 1<<30) }), Damaged, "is a damaged Word document (where its text is cannot be told)" + advice},
		{"a piece table of no length", file(func(b, _ []byte) { put32(b[0x1a6:], 0) }), Damaged, ""},
		{"a giant number of characters", file(func(b, _ []byte) { put32(b[0x4c:], 1<<31-1) }), Damaged, "is a damaged Word document (it says that it has 2147483647 characters)" + advice},
		{"a giant number of sectors", header(func(b []byte) { put32(b[44:], 1<<31) }), Damaged, ""},
		{"a giant number of mini sectors", header(func(b []byte) { put32(b[64:], 1<<24) }), Damaged, "is not a whole file (it may have been cut short)" + advice},
		{"a giant number of DIFAT sectors", header(func(b []byte) { put32(b[72:], 1<<31) }), Damaged, ""},
		{"sectors of no size", header(func(b []byte) { b[30] = 0 }), Damaged, ""},
		{"a directory that is a circle", fat(func(b []byte) {
			at := int(binary.LittleEndian.Uint32(good[48:]))
			put32(b[4*at:], uint32(at))
		}), Damaged, ""},
		{"a stream that is a circle", fat(func(b []byte) { put32(b, 0) }), Damaged, ""},
		{"a chain that leads nowhere", fat(func(b []byte) { put32(b[4:], 0x00ffffff) }), Damaged, ""},
		{"a storage in itself", directory(func(b []byte) { put32(b[76:], 0) }), Damaged, ""},
		{"a stream larger than the file", directory(func(b []byte) {
			for at := 0; at+128 <= len(b) && b[at+66] != 0; at += 128 {
				put32(b[at+120:], 1<<31-1)
			}
		}), Damaged, ""},
		{"only its start", good[:600], Damaged, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.doc", tt.in)
			if tt.want == "" && tt.reason == Damaged && err == nil {
				check(t, doc, docParts(doc)) // what can be read may be read
				return
			}
			if reason(err) != tt.reason || doc != nil {
				t.Fatalf("%v, reason %d, want %d", err, reason(err), tt.reason)
			}
			if tt.want != "" && err.Error() != tt.want {
				t.Errorf("%q, want %q", err, tt.want)
			}
			if strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("%q is not one line", err)
			}
		})
	}
}

// Text that lies outside of the file is named, and the rest is read.
func TestDocPartly(t *testing.T) {
	streams := (&readtest.Doc{Body: []readtest.DocPara{dp("kept"), dp("lost"), dp("kept too")}}).Streams()
	table := streams["1Table"]
	at := int(binary.LittleEndian.Uint32(streams["WordDocument"][0x1a2:])) + 5 + 4*4 + 8 + 2
	binary.LittleEndian.PutUint32(table[at:], 1<<30|1<<28)
	doc, err := Doc(readtest.Compound(streams))
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, docParts(doc))
	compare(t, show(doc), "paragraph: kept\nparagraph: kept too\n")
	if len(doc.Skipped) != 1 || !strings.Contains(doc.Skipped[0].Message, "outside of the file") {
		t.Errorf("%+v", doc.Skipped)
	}
}

// Pages of formatting that say they hold more than a page can are left out of
// account, whatever they say.
func TestDocPagesTooFull(t *testing.T) {
	for n := range 256 {
		streams := everyPart().Streams()
		main := streams["WordDocument"]
		for at := 2048; at+512 <= len(main); at += 512 {
			main[at+511] = byte(n)
		}
		doc, err := Doc(readtest.Compound(streams))
		if err != nil {
			t.Fatal(err)
		}
		check(t, doc, docParts(doc))
	}
}

// A last sector that was not written whole is no damage: programs leave it so.
func TestDocShortLastSector(t *testing.T) {
	b := (&readtest.Doc{Body: []readtest.DocPara{dp("kept")}}).Bytes()
	doc, err := Doc(b[:len(b)-300])
	if err != nil || len(doc.Blocks) != 1 {
		t.Fatalf("%v", err)
	}
}

// A million storages in one another are refused before anybody adds up their
// names.
func TestTooManyStorages(t *testing.T) {
	streams := map[string][]byte{}
	for i := range maxStorages + 2 {
		streams["s"+itoa(i)+"/x"] = []byte("x")
	}
	if _, err := Doc(readtest.Compound(streams)); reason(err) != TooLarge {
		t.Errorf("%v", err)
	}
}

// Whatever is wrong with a file, it is read or refused in one line.
func TestSpoiltDoc(t *testing.T) {
	streams := everyPart().Streams()
	rng := rand.New(rand.NewPCG(1, 2))
	n := 4000
	if testing.Short() {
		n = 500
	}
	for range n {
		spoilt := map[string][]byte{}
		for name, b := range streams {
			spoilt[name] = bytes.Clone(b)
		}
		for range 1 + rng.IntN(6) {
			b := spoilt[[]string{"WordDocument", "1Table", "Data"}[rng.IntN(3)]]
			at := rng.IntN(len(b) - 3)
			if rng.IntN(3) == 0 {
				at = rng.IntN(min(len(b)-3, 0x400))
			}
			binary.LittleEndian.PutUint32(b[at:], []uint32{0, 1, 0xff, 0xffff, 1 << 30, 1<<31 - 1, 1 << 31, 0xffffffff, rng.Uint32(), uint32(rng.IntN(4096))}[rng.IntN(10)])
		}
		file := readtest.Compound(spoilt)
		if rng.IntN(4) == 0 {
			file[rng.IntN(len(file))] ^= byte(1 << rng.IntN(8))
		}
		if rng.IntN(8) == 0 {
			file = file[:rng.IntN(len(file))]
		}
		readable(t, "a.doc", file)
	}
}

// readable holds that a file is read, and then rightly, or refused in one line.
func readable(t testing.TB, name string, file []byte) {
	t.Helper()
	doc, err := Document(name, file)
	if err == nil {
		parts := docParts(doc)
		if doc.Format == text.Eml {
			parts = map[string]string{"": string(file)}
		}
		if doc.Format != text.Msg && doc.Format != text.Docx {
			check(t, doc, parts)
		}
		return
	}
	if reason(err) == 0 || doc != nil || strings.ContainsAny(err.Error(), "\r\n") {
		t.Fatalf("%#v", err)
	}
}
