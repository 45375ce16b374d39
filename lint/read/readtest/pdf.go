package readtest

import (
	"bytes"
	"fmt"
	"strings"
)

// PDF writes objects, numbered from 1 in their order, as a PDF with a plain
// cross-reference table. The first is the catalogue.
func PDF(objects ...string) []byte { return PDFWith("", objects...) }

// PDFWith is PDF with more entries in the trailer: "/Info 5 0 R".
func PDFWith(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, at)
	return b.Bytes()
}

// Stream is a stream object; entries are those of its dictionary but Length.
func Stream(entries, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// The size of the pages that Pages makes, in points.
const (
	PageWidth  = 600
	PageHeight = 800
)

// PDFFonts are the fonts that Pages offers: F1 Helvetica, F2 its bold, F3
// Courier, whose letters are all 0.6 of their size wide.
const PDFFonts = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>" +
	"/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>" +
	"/F3<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>>>"

// Pages makes a PDF of pages with this content.
func Pages(contents ...string) []byte {
	return PDF(PageObjects(PDFFonts, "", contents...)...)
}

// PageObjects are the objects of a PDF of pages: a catalogue, the tree, and for
// each page, from object 3 on, the page and its content. Entries are those of
// each page beside.
func PageObjects(resources, entries string, contents ...string) []string {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
	var kids strings.Builder
	for _, c := range contents {
		n := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>", n+1, entries), Stream("", c))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %d %d]/Resources<<%s>>>>",
		kids.String(), len(contents), PageWidth, PageHeight, resources)
	return objects
}

// Show is content: lines of text in a font, the first at x and y points from
// the bottom left, each 1.2 sizes below the one before.
func Show(font string, size, x, y float64, lines ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /%s %g Tf %g TL %g %g Td\n", font, size, 1.2*size, x, y)
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l))
	}
	b.WriteString("ET\n")
	return b.String()
}

// Grid is content: the lines of a table between these places.
func Grid(xs, ys []float64) string {
	var b strings.Builder
	for _, x := range xs {
		fmt.Fprintf(&b, "%g %g m %g %g l S\n", x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		fmt.Fprintf(&b, "%g %g m %g %g l S\n", xs[0], y, xs[len(xs)-1], y)
	}
	return b.String()
}
