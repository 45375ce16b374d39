package read

import (
	"runtime"
	"strings"
	"testing"
)

// A small file that stands for very many pieces of text is refused rather than
// held in memory.
func TestTooManyPieces(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = maxPieces + 1
	for name, data := range map[string][]byte{
		"a.odt":  odtBody("<text:p>" + strings.Repeat("&lt;", n) + "</text:p>"),
		"a.rtf":  []byte(`{\rtf1 ` + strings.Repeat("{a}", n) + "}"),
		"a.csv":  []byte(`"` + strings.Repeat(`""`, n) + `"`),
		"a.html": []byte("<p>" + strings.Repeat("&lt;", n)),
		"a.md":   []byte(strings.Repeat("&lt;", n)),
		"b.md":   []byte(strings.Repeat("*a*", n/2+1)),
		"a.txt":  []byte(strings.Repeat("a\u00ad", n)),
	} {
		if _, err := Document(name, data); reason(err) != TooLarge || !strings.Contains(err.Error(), "pieces") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Document("a.html", []byte("<p>a"+strings.Repeat("<b>", maxOpen))); reason(err) != TooLarge || !strings.Contains(err.Error(), "deep") {
		t.Errorf("elements: %v", err)
	}
	if doc, err := Document("a.html", []byte(strings.Repeat("<b>", maxOpen-10)+"a")); err != nil || len(doc.Blocks) != 1 {
		t.Errorf("elements: %v", err)
	}
	if _, err := Document("a.csv", []byte(strings.Repeat(",", maxColumn+1))); reason(err) != TooLarge {
		t.Errorf("columns: %v", err)
	}
}

// A page of hardly anything but tags is refused before it has taken many times
// its size, whatever the tags are.
func TestFloodOfElementsIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 30_000_000
	mail := "From: a@example.org\nContent-Type: text/html\n\n"
	for _, tt := range []struct{ name, before, of, want string }{
		{"a.html", "", "<b></b>", "has more than 1,000,000 elements"},
		{"a.html", "", "<b></b>&amp;", "has more than 1,000,000 elements"},
		{"a.html", "<p>", " <i>a</i>", "has text in more than 1,000,000 pieces"},
		{"a.html", "", "<!-- dalint-ignore a b -->", "has more than 1,000,000 elements"},
		{"a.eml", mail, "<b></b>&amp;", "is larger than 16 MB"},
		{"b.md", "", "*a*", "has text in more than 1,000,000 pieces"},
		{"b.md", "", "a <b></b>\n", "has text in more than 1,000,000 pieces"},
	} {
		data := []byte(tt.before + strings.Repeat(tt.of, size/len(tt.of)))
		if tt.name == "b.md" {
			data = data[:15_000_000]
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc, err := Document(tt.name, data)
		runtime.ReadMemStats(&after)
		said := strings.Join(told(doc, err), "; ")
		if !strings.Contains(said, tt.want) || strings.Contains(said, "\n") {
			t.Errorf("%s of %q: %s", tt.name, tt.of, said)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 700 {
			t.Errorf("%s of %q takes %d MB", tt.name, tt.of, mb)
		}
	}
}
