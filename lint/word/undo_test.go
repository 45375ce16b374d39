package word

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
)

func clean(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Clean(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestCleaningUndoesAReview reviews documents at random places, some twice,
// and takes the comments out: every part is again what it was, byte for byte.
func TestCleaningUndoesAReview(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	utf16 := ""
	for _, f := range fixtures(t) {
		if f.name == "word-rsids" {
			utf16 = readtest.Unzip(t, f.data)["word/document.xml"]
		}
		t.Run(f.name, func(t *testing.T) {
			want := readtest.Unzip(t, f.data)
			if f.name == "utf-16" {
				want["word/document.xml"] = utf16
			}
			if f.name == "pretty-printed" { // says what counts anyway, in the tag of a text
				want["word/document.xml"] = strings.Replace(want["word/document.xml"], " xml:space='default'", "", 1)
			}
			for round := range rounds {
				random := rand.New(rand.NewPCG(uint64(round), 9))
				data := f.data
				for range 1 + round%3 {
					doc, err := read.Docx(data)
					if err != nil {
						t.Fatal(err)
					}
					data, _ = review(t, data, pick(doc, random, 1+round%8), options)
				}
				if bytes.Equal(data, f.data) {
					t.Fatal("the review changed nothing")
				}
				compareParts(t, want, readtest.Unzip(t, clean(t, data)))
				if t.Failed() {
					t.Fatalf("round %d", round)
				}
			}
		})
	}
}

func compareParts(t *testing.T, want, got map[string]string) {
	t.Helper()
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is left", name)
		}
	}
	for name, s := range want {
		if x, ok := got[name]; !ok {
			t.Errorf("%s is gone", name)
		} else if i := differ(s, x); i >= 0 {
			t.Errorf("%s was\n%s\nand is\n%s", name, s[max(0, i-100):min(i+200, len(s))], x[max(0, i-100):min(i+200, len(x))])
		}
	}
}

// differ is where two texts begin to differ; -1 where they do not.
func differ(a, b string) int {
	if a == b {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// Runs that stood side by side before stay apart, however alike they are, and
// so do halves of a run that a person's comment divides since.
func TestOnlyDividedRunsAreJoined(t *testing.T) {
	data := readtest.Body(readtest.P(readtest.R("They have a "), readtest.R("volatile "), readtest.R("relationship and it takes two.")))
	body := readtest.Unzip(t, data)["word/document.xml"]
	marks := []mark2{{words: "volatile "}, {words: "it takes"}}
	reviewed, _ := review(t, data, find(t, data, marks), options)
	if got := readtest.Unzip(t, clean(t, reviewed))["word/document.xml"]; got != body {
		t.Errorf("was\n%s\nand is\n%s", body, got)
	}
	parts := readtest.Unzip(t, reviewed)
	at := strings.Index(parts["word/document.xml"], "it takes")
	at = strings.LastIndex(parts["word/document.xml"][:at], "<w:r>")
	parts["word/document.xml"] = parts["word/document.xml"][:at] + `<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>` + parts["word/document.xml"][at:]
	got := readtest.Unzip(t, clean(t, readtest.Zip(parts)))["word/document.xml"]
	if !strings.Contains(got, ` and </w:t`) || strings.Contains(got, `it takes</w:t`) {
		t.Errorf("with a bookmark in a division: %s", got)
	}
}

// A comments part that a person wrote in, or that was there before, stays.
func TestCommentsPartOfOthersStays(t *testing.T) {
	reviewed, _ := review(t, draft(), find(t, draft(), two), options)
	parts := readtest.Unzip(t, reviewed)
	parts["word/comments.xml"] = strings.Replace(parts["word/comments.xml"], "</w:comments>",
		`<w:comment w:id="90" w:author="Jo"><w:p><w:r><w:t>Mine</w:t></w:r></w:p></w:comment></w:comments>`, 1)
	p := validate(t, clean(t, readtest.Zip(parts)))
	if got := others(p); len(got) != 1 {
		t.Errorf("comments: %q", got)
	}
	parts = readtest.Unzip(t, draft())
	parts["word/comments.xml"] = ""
	mine := readtest.Docx(parts)
	reviewed, _ = review(t, mine, find(t, mine, two), options)
	compareParts(t, readtest.Unzip(t, mine), readtest.Unzip(t, clean(t, reviewed)))
}

// What a program left of comments that are gone is neither taken up nor taken out.
func TestLeftoversOfCommentsStay(t *testing.T) {
	parts := readtest.Unzip(t, draft())
	parts["word/_rels/comments.xml.rels"] = readtest.Relationships(`<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org" TargetMode="External"/>`)
	data := readtest.Zip(parts)
	reviewed, _ := review(t, data, find(t, data, two), options)
	if p := readtest.Unzip(t, reviewed); p["word/comments.xml"] != "" || p["word/comments1.xml"] == "" {
		t.Error("the comments take up the relationships of others")
	}
	compareParts(t, parts, readtest.Unzip(t, clean(t, reviewed)))
}

// Marks of a division that dalint did not write do no harm.
func TestForgedDivisions(t *testing.T) {
	reviewed, _ := review(t, draft(), find(t, draft(), two), options)
	parts := readtest.Unzip(t, reviewed)
	for _, forged := range []string{
		`<w:r><wordprocessing:t xml:space="preserve"` + kept + `>a</wordprocessing:t` + divided + `></w:r` + divided + `><w:r><w:t>b</w:t></w:r>`,
		`<w:r><w:t xml:space="preserve"` + kept + `/></w:r` + divided + `><w:r/>`,
		`<w:r><w:t>a</w:t` + divided + `></w:r` + divided + `><w:r` + divided + `/><w:r` + divided + `></w:r` + divided + `>`,
		`<w:r><w:t>a</w:t` + divided + `></w:r` + divided + `><w:r><w:tab/><w:t>b</w:t` + divided + `></w:r` + divided + `><w:r><w:t>c</w:t></w:r>`,
	} {
		body := strings.Replace(parts["word/document.xml"], "</w:body>", readtest.P(forged)+"</w:body>", 1)
		all := readtest.Unzip(t, reviewed)
		all["word/document.xml"] = strings.Replace(body, "<w:document ", `<w:document xmlns:wordprocessing="`+transitional+`" `, 1)
		data := readtest.Zip(all)
		cleaned := clean(t, data)
		validate(t, cleaned)
		sameDocument(t, data, cleaned)
	}
}
