package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPositionsInALongTextAreCountedFromItsStart compares each place with a
// plain count, in a text long enough to have marks.
func TestPositionsInALongTextAreCountedFromItsStart(t *testing.T) {
	s := strings.Repeat("Sarah’s café: “hit” \xff\xe2\x80 twice 👩‍👧. ", 3*markEvery/32)
	flat, packed := New("", Plain), New("", Docx)
	flat.Source = "first\n" + s
	flat.Blocks = []Block{{Text: s, Pieces: []Piece{{Text: Span{Start: 0, End: len(s)}, Anchor: Anchor{Offset: 6}, Source: len(s)}}}}
	packed.Blocks = []Block{{Text: "first"}, {Text: s}}
	if n := len(flat.index().marks); n < 2 {
		t.Fatalf("%d marks", n)
	}
	for off := 0; off <= len(s); off += 37 {
		at := runeStart(s, off)
		n := utf8.RuneCountInString(s[:at])
		want := Position{Line: 2, Column: n + 1, Offset: n + 6}
		if got := flat.Position(0, off); got != want {
			t.Fatalf("flat, byte %d: %+v, want %+v", off, got, want)
		}
		if got := packed.Position(1, off); got != want {
			t.Fatalf("packed, byte %d: %+v, want %+v", off, got, want)
		}
	}
}

func TestFromStringMapsEveryByteToItself(t *testing.T) {
	s := "She 😀\nwas hit."
	doc := FromString("a", s)
	if doc.Source != s || len(doc.Blocks) != 1 || doc.Blocks[0].Text != s {
		t.Fatalf("%+v", doc)
	}
	for off := range len(s) + 1 {
		if got := doc.Blocks[0].SourceOffset(off); got != off {
			t.Errorf("byte %d comes from %d", off, got)
		}
	}
}
