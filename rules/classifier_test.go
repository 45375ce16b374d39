package rules

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/classify/fit"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/linttest"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// What the classifier is fitted on: the labelled texts that are not set aside,
// the examples and the advice of the rules, the rows of the field, the reports
// with their marked words, and records in which nothing is to be marked. The
// last count several times: most sentences of a real file are as theirs are, and
// not as those of labelled texts, and their people are known by what other
// paragraphs say. So do the rows and examples, which are the plain cases.
//
// The published texts are written as courts, reviews and reports are: long
// sentences, with the phrases that are met everywhere. There are few of them beside
// the rest, which avoid these phrases.
var (
	ordinaryTexts  = []string{"open.jsonl", "later.jsonl", "second.jsonl", "third.jsonl", "fourth.jsonl", "fifth.jsonl", "seventh.jsonl", "eighth.jsonl", "tenth.jsonl"}
	publishedTexts = []string{"eleventh.jsonl", "twelfth.jsonl", "thirteenth.jsonl", "fourteenth.jsonl", "fifteenth.jsonl"}
	classGood      = "../testdata/good/open/*.md"
)

const (
	cleanWeight     = 3
	exampleWeight   = 4
	publishedWeight = 4
)

// chosenDraw is the better of two on published sentences that were read while the
// rules were made.
const chosenDraw = 7

// fitter makes examples of sentences as the engine sees them.
type fitter struct {
	set      *Set
	viewer   *linttest.Viewer
	reader   *fit.Reader
	examples []fit.Example
}

func newFitter(t *testing.T) *fitter {
	t.Helper()
	set := builtinWithout(t, func(l *loader) { l.unweighed = true })
	return &fitter{set: set, viewer: linttest.NewViewer(t, set.Lexicon), reader: fit.NewReader(set.Lexicon)}
}

// builtinWithout is the built-in set made from its files, without what the loader
// is told to leave out.
func builtinWithout(tb testing.TB, leave func(*loader)) *Set {
	tb.Helper()
	l := newLoader()
	leave(l)
	if l.collect(Pack{"", builtin}); len(l.errs) == 0 {
		l.build()
	}
	if len(l.errs) > 0 {
		tb.Fatal(l.errs)
	}
	return l.set
}

// add makes examples of the sentences of a document, as often as weight says.
// families are those that a sentence is of; ok is false for one to be left out.
func (f *fitter) add(t *testing.T, doc *text.Document, people []cast.Declaration, weight int, families func(p *lint.Paragraph, s text.Span) (of []string, ok bool)) {
	t.Helper()
	f.viewer.See(t, doc, people, func(p *lint.Paragraph, i int) {
		of, ok := families(p, p.Sentences[i].Span)
		if !ok {
			return
		}
		classes := make([]string, len(of))
		for k, family := range of {
			classes[k] = repairOf(family)
		}
		x := f.reader.Example(p, i, classes)
		f.examples = append(f.examples, x.Times(weight))
	})
}

// one is a text as a document of one block, behind its context.
func one(context, words string) (doc *text.Document, from int) {
	if context != "" {
		from = len(context) + 1
		words = context + " " + words
	}
	return linttest.Text(words), from
}

// labelled adds a labelled text, and the same with its genders exchanged: what
// is learnt of a mother is learnt of a father.
func (f *fitter) labelled(t *testing.T, l *labelledText, weight int) {
	doc, from := one(l.Context, l.Text)
	var families [][]string
	f.add(t, doc, nil, weight, func(_ *lint.Paragraph, s text.Span) (of []string, ok bool) {
		if s.End > from {
			of = l.families(text.Span{Start: max(0, s.Start-from), End: s.End - from})
			families = append(families, of)
		}
		return of, s.End > from
	})
	context, words := mirrored(l.Context), mirrored(l.Text)
	if words == l.Text {
		return
	}
	doc, from = one(context, words)
	at := 0
	f.add(t, doc, nil, weight, func(_ *lint.Paragraph, s text.Span) (of []string, ok bool) {
		if ok = s.End > from && at < len(families); ok {
			of = families[at]
			at++
		}
		return of, ok
	})
}

// mirrorWords are words of one gender with those of the other. "Her" stands for
// both "him" and "his".
var mirrorWords = func() map[string]string {
	m := map[string]string{"him": "her", "his": "her"}
	for _, pair := range strings.Fields("he/she himself/herself mr/ms father/mother dad/mum daddy/mummy husband/wife boyfriend/girlfriend man/woman men/women male/female son/daughter sons/daughters boy/girl boys/girls brother/sister brothers/sisters grandad/gran uncle/aunt stepfather/stepmother lad/lass") {
		a, b, _ := strings.Cut(pair, "/")
		m[a], m[b] = b, a
	}
	m["mrs"], m["mom"], m["hers"] = "mr", "dad", "his"
	return m
}()

// mirrored is a text with its genders exchanged, but for names.
func mirrored(s string) string {
	p := language.Parse(s)
	var b strings.Builder
	at := 0
	for i := range p.Tokens {
		tok := &p.Tokens[i]
		to, ok := mirrorWords[tok.Norm]
		if tok.Norm == "her" {
			if to, ok = "him", true; tok.Tag == "PRP$" {
				to = "his"
			}
		}
		if !ok {
			continue
		}
		if first := tok.Text[:1]; first != strings.ToLower(first) {
			to = strings.ToUpper(to[:1]) + to[1:]
		}
		b.WriteString(s[at:tok.Span.Start] + to)
		at = tok.Span.End
	}
	return b.String() + s[at:]
}

// example adds an example of a rule. What a rule only suggests, in whatever kind of
// document, is left out, as are the rows that ask for no more: it is neither a clear
// case nor a fair sentence.
func (f *fitter) example(t *testing.T, r *lint.Rule, ex *lint.Example) {
	warns := r.Severity > lint.Suggestion
	for _, s := range r.In {
		warns = warns || s > lint.Suggestion
	}
	doc, from := one(ex.Context, ex.Text)
	f.add(t, doc, StockCast, exampleWeight, func(_ *lint.Paragraph, s text.Span) (of []string, ok bool) {
		if s.End <= from {
			return nil, false
		}
		for _, span := range ex.Flags {
			if s.Overlaps(text.Span{Start: span.Start + from, End: span.End + from}) {
				return []string{r.Family}, warns
			}
		}
		return nil, true
	})
}

// advice adds what a rule says of itself: it speaks of all that is to be marked,
// and nothing of it is.
func (f *fitter) advice(t *testing.T, r *lint.Rule) {
	texts := append([]string{r.Doc.Why, r.Doc.Instead}, r.Doc.Questions...)
	for _, ex := range r.Flag {
		texts = append(texts, ex.Becomes)
	}
	for _, s := range texts {
		doc := linttest.Text(s)
		f.add(t, doc, StockCast, 1, func(*lint.Paragraph, text.Span) ([]string, bool) { return nil, true })
	}
}

// row adds a row of the field that is one sentence: of several it does not say
// which is meant.
func (f *fitter) row(t *testing.T, r *fieldRow) {
	var of []string
	for _, code := range r.codes {
		if r.want == "flag" {
			of = append(of, codeFamilies[code]...)
		}
	}
	doc, err := read.Document("row.md", []byte(r.text))
	if err != nil {
		t.Fatal(err)
	}
	f.add(t, doc, r.people(), exampleWeight, func(p *lint.Paragraph, _ text.Span) ([]string, bool) { return of, len(p.Sentences) == 1 })
}

// document adds a document in which the marked words, wherever they stand, are
// all that is to be marked.
func (f *fitter) document(t *testing.T, path string, marked []expectedSpan, weight int) {
	f.add(t, readDocument(t, path), nil, weight, func(p *lint.Paragraph, s text.Span) (of []string, ok bool) {
		for _, m := range marked {
			fields := strings.Fields(m.Text)
			for at := s.Start; at < s.End; at++ {
				if follow(p.Text, at, fields) > 0 {
					of = append(of, m.Family)
				}
			}
		}
		return of, p.Kind != text.Heading && p.Kind != text.Title
	})
}

// all adds everything that the classifier is fitted on.
func (f *fitter) all(t *testing.T) {
	for _, set := range []struct {
		names  []string
		weight int
	}{{ordinaryTexts, 1}, {publishedTexts, publishedWeight}} {
		for _, name := range set.names {
			texts := readLabelled(t, name)
			for i := range texts {
				f.labelled(t, &texts[i], set.weight)
			}
		}
	}
	for _, r := range f.set.Rules {
		if !slices.Contains(classNames(), repairOf(r.Family)) {
			continue
		}
		for i := range r.Flag {
			f.example(t, r, &r.Flag[i])
		}
		for i := range r.Pass {
			f.example(t, r, &r.Pass[i])
		}
		f.advice(t, r)
	}
	for _, path := range globbed(t, fieldDir+"/*.txt") {
		rows := readField(t, path)
		for i := range rows {
			if r := &rows[i]; r.about == lint.Yes && (r.want == "flag" || r.want == "pass" || r.want == "none") {
				f.row(t, r)
			}
		}
	}
	for _, path := range globbed(t, "../testdata/reports/*.expected.json") {
		e := readExpected(t, path)
		weight := 1
		if e.Clean {
			weight = cleanWeight
		}
		f.document(t, filepath.Join(filepath.Dir(path), e.File), e.Spans, weight)
	}
	for _, path := range globbed(t, classGood) {
		f.document(t, path, nil, cleanWeight)
	}
}

// classNames are the model's classes: families, each with those that ask for
// the same repair.
func classNames() []string {
	var names []string
	for _, code := range slices.Sorted(maps.Keys(codeFamilies)) {
		names = append(names, repairOf(codeFamilies[code][0]))
	}
	return names
}

// classSum names what the classifier is fitted on, and how its features are
// read; but for the rules' own examples and their words, since a model need not
// be fitted again for each of them.
func (f *fitter) classSum(t *testing.T) string {
	paths := slices.Concat(globbed(t, "../testdata/reports/*"), globbed(t, classGood), globbed(t, fieldDir+"/*.txt"), []string{vectorsFile})
	for _, name := range slices.Concat(ordinaryTexts, publishedTexts) {
		paths = append(paths, filepath.Join("../testdata/labelled", name))
	}
	sum := sha256.New()
	sumFiles(t, sum, paths)
	doc := linttest.Text(probe)
	f.add(t, doc, StockCast, 1, func(*lint.Paragraph, text.Span) ([]string, bool) { return nil, true })
	for _, x := range f.examples {
		_, _ = fmt.Fprintln(sum, x.Sum())
	}
	_, _ = fmt.Fprintln(sum, mirrored(probe))
	f.examples = nil
	return hex.EncodeToString(sum.Sum(nil))
}

// sumFiles adds files to a sum by their names and what they hold.
func sumFiles(t *testing.T, sum hash.Hash, paths []string) {
	t.Helper()
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = fmt.Fprintln(sum, filepath.Base(path), len(data)) // a hash never fails
		_, _ = sum.Write(data)
	}
}

// vectorsFile holds the vectors of words that fitting goes by; a README beside it
// says where they are from.
const vectorsFile = "../testdata/vectors/words.bin"

func wordVectors(t *testing.T) fit.Vectors {
	t.Helper()
	data, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	v, err := fit.ReadVectors(data)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// probe has something of most kinds of features.
const probe = "Sarah was not hit by Mark, he said, and the violence escalated. If Leo asks, what should Ms Okafor say? “It is over.”"

func globbed(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatal(pattern, paths, err)
	}
	return paths
}

// TestClassifierIsCurrent fails when the texts have changed since the classifier
// was fitted on them; with -update it fits it again.
func TestClassifierIsCurrent(t *testing.T) {
	f := newFitter(t)
	want := f.classSum(t)
	if !*update {
		if testSet(t).classifier.Fitted() != want {
			t.Error("classifier.bin was fitted on other texts than those of testdata, or on other features: run go generate ./rules")
		}
		return
	}
	f.all(t)
	data, err := fit.Model(classNames(), f.examples, wordVectors(t), want, f.set.Lexicon).
		With(fit.Network(classNames(), f.examples, chosenDraw)).Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("classifier.bin", data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestGenderWeighsNothing holds the model to say of one gender what it says of
// the other. The grammar of "her" is not quite that of "him" and "his", so the
// weights may differ a little.
func TestGenderWeighsNothing(t *testing.T) {
	holdsToNoGender(t, testSet(t).classifier, classNames(), 0.1, []string{
		"The mother was not seen at the visit.",
		"Mum is hostile and she does not return calls.",
		"She remains in denial and always puts him first.",
		"Dad is hands-on and clearly dotes on his son.",
		"Ms Bell must make sure that the children do not see him.",
		"He had been drinking and his temper got the better of him.",
		"She was found with bruises to her arms.",
		"It takes two to argue, and she gives as good as she gets.",
		"He has moved out and so there is no further risk to her.",
		"She should have rung the police when he came back.",
	})
}

// holdsToNoGender holds a model to say of sentences what it says of the same with
// their genders exchanged, but for a little.
func holdsToNoGender(t *testing.T, m *classify.Model, classes []string, little float64, sentences []string) {
	t.Helper()
	f := newFitter(t)
	weigh := func(s string) (all classify.Weights) {
		f.viewer.See(t, linttest.Text(s), nil, func(p *lint.Paragraph, i int) { all = append(all, m.Weigh(p, i)...) })
		return all
	}
	for _, s := range sentences {
		a, b := weigh(s), weigh(mirrored(s))
		if mirrored(s) == s || len(a) != len(b) {
			t.Fatalf("%s: mirrored as %s", s, mirrored(s))
		}
		for k := range a {
			if math.Abs(a[k]-b[k]) > little {
				t.Errorf("%s: %s %.2f, and with genders exchanged %.2f", s, classes[k%len(classes)], a[k], b[k])
			}
		}
	}
}

// TestAnAgencysRulesAreNotWeighed holds that a rule of a pack speaks as loudly as
// it says, wherever the pack lies.
func TestAnAgencysRulesAreNotWeighed(t *testing.T) {
	for _, name := range []string{"ours", ".", ""} {
		set, err := Load([]Pack{{name, fstest.MapFS{"mutualising/zebra.toml": {Data: []byte(whole)}}}})
		if err != nil {
			t.Fatal(err)
		}
		e, err := set.Engine()
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Lint(context.Background(), linttest.Text("The zebra foal was fed at noon."), nil, lint.Options{DomesticAbuse: lint.Yes, Only: []string{"mutualising/zebra"}})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Findings) != 1 || res.Findings[0].Severity != lint.Warning {
			t.Errorf("%q: %v", name, res.Findings)
		}
	}
}
