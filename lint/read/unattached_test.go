package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

// What is attached and not read has its number in the part and its name beside
// it, as fit for a screen as names of files are.
func TestWhatIsAttachedIsNamed(t *testing.T) {
	inner := mailParts("mixed", "Content-Type: text/plain\n\nInner", attached64("photos.zip", "application/zip", []byte("x")))
	front := "---\ndalint:\n  a: b\n---\nText.\n"
	compareProblems(t, "a.eml", []byte(mailParts("mixed", "Content-Type: text/plain\n\nHello",
		attached64("Letter.docx", "application/octet-stream", []byte("no archive")),
		attached64("a\u202egnp.exe\x1b[31m\t<b>", "application/octet-stream", []byte("x")),
		attached64("inner.eml", "application/octet-stream", []byte(inner)),
		attached64("front.md", "text/markdown", []byte(front)),
		attached64("", "application/zip", []byte("x")),
	)), `
		attachment 1 [Letter.docx] could not be read: is not a Word document; open it in Word and save it as .docx
		attachment 2 [agnp.exe [31m <b>] is of a kind (application/octet-stream) that dalint does not read
		attachment 3, attachment 1 [inner.eml / photos.zip] is of a kind (.zip) that dalint does not read; unpack it and check the folder
		attachment 4, front matter [front.md] line 3: has a key that dalint does not know (it knows perpetrator, survivor, child, professional, type, shared-with-perpetrator)
		attachment 5 [] is of a kind (application/zip) that dalint does not read`)

	objects := readtest.PageObjects(readtest.PDFFonts, "/Annots[<</Subtype/FileAttachment/FS 6 0 R>><</Subtype/FileAttachment/FS<</EF<<>>/F(/home/x/note.txt)>>>><</Subtype/Link>>]",
		readtest.Show("F1", 12, 60, 700, "Sarah was hit."))
	objects[0] = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 5 0 R>>>>"
	objects = append(objects, "<</Names[(a) 6 0 R (b) 7 0 R (c) 8 0 R]/Kids[5 0 R]>>", "<</EF<<>>/F(x)/UF(\xfe\xff\x00R\x20\x2e\x00e)>>", "<</EF<<>>>>", "<</F(only a link)>>")
	compareProblems(t, "a.pdf", readtest.PDF(objects...), `
		attachment 1 [Re] is a file attached to the PDF and was not read: save it by itself
		attachment 2 [] is a file attached to the PDF and was not read: save it by itself
		attachment 3 [note.txt] is a file attached to the PDF and was not read: save it by itself`)
}

func compareProblems(t *testing.T, name string, data []byte, want string) {
	t.Helper()
	doc, err := Document(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var b strings.Builder
	for _, p := range doc.Skipped {
		fmt.Fprintf(&b, "%s [%s] %s\n", p.Part, p.File, p.Message)
	}
	compare(t, b.String(), lines(want))
}
