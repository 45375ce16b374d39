package rules

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/classify/fit"
	"github.com/dalint/dalint/lint/practice"
	"github.com/dalint/dalint/lint/read"
)

// evidenceFile says of whole documents what their sentences show; the README
// beside it says how.
const evidenceFile = "../testdata/practice/shows.txt"

// evidenceDocument is a document with what its sentences show, by their words.
type evidenceDocument struct {
	path  string
	shows map[string][]string
}

func readEvidence(t *testing.T) []evidenceDocument {
	t.Helper()
	data, err := os.ReadFile(evidenceFile)
	if err != nil {
		t.Fatal(err)
	}
	var docs []evidenceDocument
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if path, ok := strings.CutPrefix(line, "# "); ok {
			docs = append(docs, evidenceDocument{filepath.Join("../testdata", path), map[string][]string{}})
			continue
		}
		of, words, ok := strings.Cut(line, "\t")
		if !ok || len(docs) == 0 {
			t.Fatalf("%s:%d: neither a document nor what a sentence shows", evidenceFile, n+1)
		}
		shows := strings.Fields(of)
		for _, s := range shows {
			if !slices.Contains(practice.Shows, s) {
				t.Fatalf("%s:%d: nothing is called %s", evidenceFile, n+1, s)
			}
		}
		docs[len(docs)-1].shows[words] = shows
	}
	return docs
}

// evidenceExamples makes an example of every sentence of a document, and, where it
// is plain text, of the same with genders exchanged.
func (f *fitter) evidenceExamples(t *testing.T, d *evidenceDocument) []fit.Example {
	t.Helper()
	var all []fit.Example
	var shows [][]string
	found := map[string]bool{}
	f.viewer.See(t, readDocument(t, d.path), nil, func(p *lint.Paragraph, i int) {
		words := plainWords(p, i)
		found[words] = true
		shows = append(shows, d.shows[words])
		all = append(all, f.reader.Plain(p, i, d.shows[words]))
	})
	for words := range d.shows {
		if !found[words] {
			t.Errorf("%s has no sentence %q", d.path, words)
		}
	}
	source, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(d.path) == ".docx" {
		return all
	}
	other, err := read.Document(filepath.Base(d.path), []byte(mirrored(string(source))))
	if err != nil {
		t.Fatal(err)
	}
	at, mirror := 0, []fit.Example{}
	f.viewer.See(t, other, nil, func(p *lint.Paragraph, i int) {
		if at < len(shows) {
			mirror = append(mirror, f.reader.Plain(p, i, shows[at]))
		}
		at++
	})
	if at != len(shows) {
		return all // its sentences are parted otherwise: nobody has labelled them
	}
	return append(all, mirror...)
}

// plainWords are the words of a sentence with single spaces.
func plainWords(p *lint.Paragraph, i int) string {
	s := p.Sentences[i].Span
	return strings.Join(strings.Fields(p.Text[s.Start:s.End]), " ")
}

// evidenceSum names what the model is fitted on, and how its features are read.
func (f *fitter) evidenceSum(t *testing.T, docs []evidenceDocument) string {
	t.Helper()
	sum := sha256.New()
	sumFiles(t, sum, append([]string{evidenceFile, vectorsFile}, evidencePaths(docs)...))
	_, _ = fmt.Fprintln(sum, f.topicExample(t, "probe.md", probe, false).Sum(), mirrored(probe), practice.Shows)
	return hex.EncodeToString(sum.Sum(nil))
}

func evidencePaths(docs []evidenceDocument) []string {
	paths := make([]string, len(docs))
	for i := range docs {
		paths[i] = docs[i].path
	}
	return paths
}

// TestEvidenceIsCurrent fails when documents or labels have changed since the
// model was fitted on them; with -update it fits it again.
func TestEvidenceIsCurrent(t *testing.T) {
	f := newFitter(t)
	docs := readEvidence(t)
	want := f.evidenceSum(t, docs)
	if !*update {
		if testSet(t).evidence.Fitted() != want {
			t.Error("evidence.bin was fitted on other documents than those of testdata, or on other features: run go generate ./rules")
		}
		return
	}
	var all []fit.Example
	for i := range docs {
		all = append(all, f.evidenceExamples(t, &docs[i])...)
	}
	if t.Failed() {
		return
	}
	data, err := fit.Model(practice.Shows, all, wordVectors(t), want, f.set.Lexicon).With(fit.Network(practice.Shows, all, 1)).Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("evidence.bin", data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestNoDocumentSetAsideIsFittedOn holds that no document set aside is among
// those that the model is fitted on.
func TestNoDocumentSetAsideIsFittedOn(t *testing.T) {
	for _, path := range evidencePaths(readEvidence(t)) {
		for _, dir := range []string{"heldout", "kept"} {
			if strings.Contains(path, dir) {
				t.Errorf("%s is set aside", path)
			}
		}
	}
}

// unlisted is told in words that are no list's.
const unlisted = `Mr Boyle has every receipt laid out on the table on a Friday and goes down it with a pen. He unscrewed the handle of the bedroom door in May. ` +
	`When the bus was late in June he timed her walk home and rang the depot.

Ailsa has begun to hum when a car stops outside. She counts the stairs before she comes down. She no longer asks friends to tea, as her father wants to know who they are.`

func TestEvidenceIsSeenInWordsThatNoListHas(t *testing.T) {
	set := testSet(t)
	people := []cast.Declaration{{Role: cast.Survivor, Name: "Ms Kerr"}, {Role: cast.Perpetrator, Name: "Mr Boyle"}, {Role: cast.Child, Name: "Ailsa"}}
	figures := map[bool]map[string]int{}
	for _, with := range []bool{false, true} {
		one := *set
		if !with {
			profile, err := practice.New(set.Lexicon, set.Rules, nil)
			if err != nil {
				t.Fatal(err)
			}
			one.profile = profile
		}
		e, err := one.Engine()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := read.Document("note.md", []byte(unlisted))
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Lint(context.Background(), doc, people, lint.Options{DomesticAbuse: lint.Yes})
		if err != nil {
			t.Fatal(err)
		}
		figures[with] = map[string]int{}
		for _, f := range res.Profile.Measures {
			figures[with][f.Name] = f.Value
		}
	}
	for _, name := range []string{"other_acts", "child_effects"} {
		if figures[true][name] <= figures[false][name] {
			t.Errorf("%s: %d with the model, %d without", name, figures[true][name], figures[false][name])
		}
	}
}

// TestEvidenceWeighsNoGender holds the model to see in a sentence what it sees in
// the same with genders exchanged.
func TestEvidenceWeighsNoGender(t *testing.T) {
	holdsToNoGender(t, testSet(t).evidence, practice.Shows, 0.12, []string{
		"He checks her phone every night and she must ask before she goes out.",
		"She hid his passport and told the school that he was not to be let in.",
		"Mum keeps a bag packed at her sister's and has taught the boys which neighbour to run to.",
		"Dad was seen by himself at the clinic and said what he would like to happen.",
		"Father has not been interviewed.",
		"She will return the bank card by Friday and will not come to the house.",
		"Since he left she has waited outside his work twice.",
		"She gets them to school and nursery each day and reads to them at night.",
	})
}
