package read

import (
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
