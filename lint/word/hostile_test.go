package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
)

// with is a draft whose parts were changed.
func with(change map[string]string) []byte {
	parts := map[string]string{"word/document.xml": readtest.P(readtest.R(sentence))}
	for name, content := range change {
		parts[name] = content
	}
	return readtest.Docx(parts)
}

// Each of these can be read and cannot be given a comment. One plain line says
// so, and nothing is written.
func TestCannotBeCommentedOn(t *testing.T) {
	rel := func(kind, target string) string {
		return readtest.Relationships(`<Relationship Id="a" Type="http://x/` + kind + `" Target="` + target + `"/>`)
	}
	for name, data := range map[string][]byte{
		"comments cut short":       with(map[string]string{"word/comments.xml": `<?xml version="1.0"?><w:comments ` + readtest.Namespaces + `><w:comment w:id="1">`}),
		"comments with an entity":  with(map[string]string{"word/comments.xml": `<!DOCTYPE a [<!ENTITY b "c">]><w:comments/>`}),
		"comments nested deep":     with(map[string]string{"word/comments.xml": `<?xml version="1.0"?>` + strings.Repeat("<a>", 100_000)}),
		"content types cut short":  with(map[string]string{"[Content_Types].xml": "<Types>"}),
		"content types empty":      with(map[string]string{"[Content_Types].xml": ""}),
		"relationships cut short":  with(map[string]string{"word/_rels/document.xml.rels": "<Relationships"}),
		"replies cut short":        with(map[string]string{"word/comments.xml": "", "word/commentsExtended.xml": "<a", "word/_rels/document.xml.rels": rel("commentsExtended", "commentsExtended.xml")}),
		"comments that are no XML": with(map[string]string{"word/comments.xml": "<?xml\x00"}),
		"comments in no encoding":  with(map[string]string{"word/comments.xml": "<?xml version='1.0'?><a>\xff</a>"}),
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			_, err := Review(&b, data, find(t, data, []mark2{{words: "a volatile relationship"}}), options)
			var bad *read.Error
			if !errors.As(err, &bad) || strings.ContainsAny(err.Error(), "\r\n") || bad.Advice == "" || b.Len() > 0 {
				t.Errorf("error %v, %d bytes written", err, b.Len())
			}
		})
	}
}

// Two parts of one name, or of names that differ by case: the first counts, as
// it does to the reader.
func TestPartsOfOneName(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	src, err := zip.NewReader(bytes.NewReader(draft()), int64(len(draft())))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range src.File {
		if err := z.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"word/document.xml", "WORD/DOCUMENT.XML"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte("<other/>"))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	out, _ := review(t, data, find(t, data, two), options)
	doc, err := read.Docx(out)
	if err != nil || !strings.Contains(shown(doc), sentence) {
		t.Errorf("%v: %v", err, doc)
	}
	again, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil || len(again.File) != len(src.File)+3 {
		t.Errorf("%v: the copy has %d parts", err, len(again.File))
	}
}

// Ids that are no numbers, or too large, or used twice do not mislead.
func TestStrangeIDs(t *testing.T) {
	mark := func(id string) string {
		return `<w:commentRangeStart w:id="` + id + `"/><w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	comment := func(id string) string { return `<w:comment w:id="` + id + `" w:author="x"><w:p/></w:comment>` }
	data := with(map[string]string{
		"word/document.xml": readtest.P(mark("x"), mark("99999999999999999999"), mark("4"), mark("-3"), `<w:commentRangeStart/>`, readtest.R(sentence), mark("41")),
		"word/comments.xml": comment("x") + comment("99999999999999999999") + comment("4") + comment("4") + comment("-3"),
	})
	var b bytes.Buffer
	if _, err := Review(&b, data, find(t, data, two), options); err != nil {
		t.Fatal(err)
	}
	s := readtest.Unzip(t, b.Bytes())["word/document.xml"]
	for _, id := range []string{"42", "43", "44"} { // above 41, which only the body has
		if strings.Count(s, `w:id="`+id+`"`) != 3 {
			t.Errorf("id %s is not used for one comment: %s", id, s)
		}
	}
}

// Where somebody else's comment has the id of one of dalint's, neither goes.
func TestSharedIDIsNotTakenOut(t *testing.T) {
	first, _ := review(t, draft(), find(t, draft(), two), options)
	parts := readtest.Unzip(t, first)
	parts["word/comments.xml"] = strings.Replace(parts["word/comments.xml"], "</w:comments>", `<w:comment w:id="1" w:author="Jo"><w:p><w:r><w:t>Mine</w:t></w:r></w:p></w:comment></w:comments>`, 1)
	var b bytes.Buffer
	out, err := Clean(&b, readtest.Zip(parts))
	if err != nil || out.Removed != 2 || !strings.Contains(readtest.Unzip(t, b.Bytes())["word/comments.xml"], "Mine") {
		t.Errorf("%v, %+v", err, out)
	}
}

// FuzzReview comments on whatever can be read. The copy must be readable and
// say the same.
func FuzzReview(f *testing.F) {
	for _, x := range fixtures(f) {
		f.Add([]byte(readtest.Unzip(f, x.data)["word/document.xml"]), uint64(1))
	}
	f.Fuzz(func(t *testing.T, body []byte, seed uint64) {
		data := readtest.Docx(map[string]string{"word/document.xml": "<?xml version='1.0'?>" + strings.TrimPrefix(string(body), "<?xml version='1.0'?>")})
		doc, err := read.Docx(data)
		if err != nil || len(doc.Blocks) == 0 {
			return
		}
		r := pick(doc, rand.New(rand.NewPCG(seed, 1)), 3)
		var b bytes.Buffer
		if _, err := Review(&b, data, r, options); err != nil {
			t.Fatal(err)
		}
		again, err := read.Docx(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if x, y := shown(doc), shown(again); x != y {
			t.Errorf("reads\n%s, and read\n%s", y, x)
		}
	})
}
