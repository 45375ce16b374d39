package word

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
)

// BenchmarkReview writes the copy of a document of some twenty pages with a
// hundred findings.
func BenchmarkReview(b *testing.B) {
	var body strings.Builder
	for range 250 {
		body.WriteString(readtest.P(readtest.R("They have a vola"), readtest.R("tile relationship", "<w:b/>"), readtest.R(strings.Repeat(" and words that go on.", 7))))
	}
	data := readtest.Body(body.String())
	doc, err := read.Docx(data)
	if err != nil {
		b.Fatal(err)
	}
	r := pick(doc, rand.New(rand.NewPCG(1, 1)), 100)
	for b.Loop() {
		var out bytes.Buffer
		if _, err := Review(&out, data, r, options); err != nil {
			b.Fatal(err)
		}
	}
}
