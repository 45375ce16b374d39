package rules

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify/fit"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// What the topic is fitted on: short documents written for it, about domestic
// abuse and not, the practice documents that are open, and good records.
var topicDocuments = []string{"../testdata/about/open/*.md", "../testdata/practice/open/*.md", "../testdata/practice/blind/*.md",
	"../testdata/practice/fourth/open/*.md", "../testdata/practice/fifth/open/*.md", classGood}

// topicDocument is a document with whether it is about domestic abuse.
type topicDocument struct {
	path   string
	source string
	About  bool
}

func topicDocumentsOf(t *testing.T, patterns ...string) []topicDocument {
	t.Helper()
	var out []topicDocument
	for _, pattern := range patterns {
		for _, path := range globbed(t, pattern) {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, topicDocument{path, string(source), pattern == classGood || saidToBeAbout(t, path)})
		}
	}
	return out
}

// saidToBeAbout is the answer of the JSON file beside a document.
func saidToBeAbout(t *testing.T, path string) bool {
	t.Helper()
	data, err := os.ReadFile(strings.TrimSuffix(path, ".md") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		About *bool `json:"domestic_abuse"`
	}
	if err := json.Unmarshal(data, &said); err != nil || said.About == nil {
		t.Fatal(path, err, "no answer")
	}
	return *said.About
}

// topicExample makes an example of a document.
func (f *fitter) topicExample(t *testing.T, name, source string, about bool) fit.Example {
	t.Helper()
	doc, err := read.Document(name, []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	var of []string
	if about {
		of = topicNames
	}
	return f.reader.Text(f.notes(t, doc), of)
}

// notes are what the topic notes of each paragraph.
func (f *fitter) notes(t *testing.T, doc *text.Document) []any {
	t.Helper()
	var noted []any
	var last *lint.Paragraph
	f.viewer.See(t, doc, nil, func(p *lint.Paragraph, _ int) {
		if p != last {
			noted, last = append(noted, f.reader.Note(p)), p
		}
	})
	return noted
}

// topicNames are the topic's one class.
var topicNames = []string{"domestic-abuse"}

// topicSum names what the topic is fitted on, and how its features are read.
func (f *fitter) topicSum(t *testing.T, docs []topicDocument) string {
	sum := sha256.New()
	for i := range docs {
		_, _ = fmt.Fprintln(sum, filepath.Base(docs[i].path), docs[i].About, docs[i].source) // a hash never fails
	}
	_, _ = fmt.Fprintln(sum, f.topicExample(t, "probe.md", probe, false).Sum(), mirrored(probe))
	return hex.EncodeToString(sum.Sum(nil))
}

// TestTopicIsCurrent fails when the documents have changed since the topic was
// fitted on them; with -update it fits it again.
func TestTopicIsCurrent(t *testing.T) {
	f := newFitter(t)
	docs := topicDocumentsOf(t, topicDocuments...)
	want := f.topicSum(t, docs)
	if !*update {
		if testSet(t).about.Fitted() != want {
			t.Error("about.bin was fitted on other documents than those of testdata, or on other features: run go generate ./rules")
		}
		return
	}
	data, err := fit.Model(topicNames, f.topicExamples(t, docs), nil, want, f.set.Lexicon).Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("about.bin", data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// topicExamples are the documents, each with its genders exchanged as well.
func (f *fitter) topicExamples(t *testing.T, docs []topicDocument) []fit.Example {
	var all []fit.Example
	for i := range docs {
		d := &docs[i]
		all = append(all, f.topicExample(t, d.path, d.source, d.About), f.topicExample(t, d.path, mirrored(d.source), d.About))
	}
	return all
}

// TestTopicOfDocumentsSetAside asks of documents that were not fitted on, with
// what the engine makes of signs and topic together. The bounds are of how many
// answers may be wrong.
func TestTopicOfDocumentsSetAside(t *testing.T) {
	const most = 0.1
	e := testEngine(t)
	docs := topicDocumentsOf(t, "../testdata/about/heldout/*.md")
	wrong, of := map[bool]int{}, map[bool]int{}
	for i := range docs {
		d := &docs[i]
		res, err := e.Lint(context.Background(), readDocument(t, d.path), nil, lint.Options{})
		if err != nil {
			t.Fatal(err)
		}
		of[d.About]++
		if res.DomesticAbuse != d.About {
			wrong[d.About]++
		}
	}
	t.Logf("about domestic abuse: %d of %d not seen; not about it: %d of %d taken for it", wrong[true], of[true], wrong[false], of[false])
	for about, n := range of {
		if float64(wrong[about]) > most*float64(n) {
			t.Errorf("about domestic abuse %t: %d of %d wrong", about, wrong[about], n)
		}
	}
}

// TestTopicWeighsNoGender holds the topic to say of a document what it says of
// the same with genders exchanged. Names keep theirs, so that "he" may then be
// taken for somebody else.
func TestTopicWeighsNoGender(t *testing.T) {
	const little = 0.15
	f := newFitter(t)
	topic := testSet(t).about
	weigh := func(name, source string) float64 {
		doc, err := read.Document(name, []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		return topic.About(f.notes(t, doc))
	}
	for _, d := range topicDocumentsOf(t, "../testdata/about/heldout/*.md") {
		if a, b := weigh(d.path, d.source), weigh(d.path, mirrored(d.source)); math.Abs(a-b) > little {
			t.Errorf("%s: %.2f, and with genders exchanged %.2f", d.path, a, b)
		}
	}
}
