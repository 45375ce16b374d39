package word

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// widened are fixtures with words that a comment cannot part: equations, ruby,
// fields, controls that Word fills in, CDATA.
var widened = map[string]bool{"word-math": true, "word-fields": true, "form-legacy-fields": true, "form-content-controls": true, "form-block-controls": true, "form-plain-text-blocks": true, "pretty-printed": true}

// boxed are fixtures with a text box in the middle of a sentence.
var boxed = map[string]bool{"word-textbox": true, "libreoffice-textbox": true}

// TestAnywhere comments on words picked at random, several at once and
// overlapping, and checks that the text stays as it is and that each comment is
// about its words.
func TestAnywhere(t *testing.T) {
	rounds := 15
	if testing.Short() {
		rounds = 4
	}
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			for round := range rounds {
				random := rand.New(rand.NewPCG(uint64(round), 7))
				doc, err := read.Docx(f.data)
				if err != nil {
					t.Fatal(err)
				}
				r := pick(doc, random, 1+round%6)
				data, out := review(t, f.data, r, options)
				p := validate(t, data)
				sameDocument(t, f.data, data)
				findings, _ := p.ours()
				if len(findings)+len(out.Homeless) != len(r.Findings) {
					t.Errorf("%d comments and %d homeless of %d", len(findings), len(out.Homeless), len(r.Findings))
				}
				for _, c := range findings {
					want := strings.TrimPrefix(lines(c)[0], "words: ")
					got := strings.Join(strings.Fields(p.about(c.attrs["id"])), " ")
					if got != want && !boxed[f.name] && !(widened[f.name] && strings.Contains(got, want)) {
						t.Errorf("round %d: a comment on %q is about %q", round, want, got)
					}
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}

// pick finds n stretches of words somewhere in a document.
func pick(doc *text.Document, random *rand.Rand, n int) *lint.Result {
	r := &lint.Result{Document: doc}
	for len(r.Findings) < n {
		block := random.IntN(len(doc.Blocks))
		s := doc.Blocks[block].Text
		from, to := random.IntN(len(s)+1), random.IntN(len(s)+1)
		from, to = min(from, to), max(from, to)
		for from > 0 && from < len(s) && !utf8.RuneStart(s[from]) {
			from--
		}
		for to < len(s) && !utf8.RuneStart(s[to]) {
			to++
		}
		words := strings.Join(strings.Fields(s[from:to]), " ")
		if words == "" {
			continue
		}
		r.Findings = append(r.Findings, lint.Finding{
			Rule: testRule, Severity: lint.Warning, Block: block, Span: text.Span{Start: from, End: to}, Message: "words: " + words,
		})
	}
	return r
}
