package casefile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// wording is the words of a sentence, for comparing it with others.
type wording struct {
	source  Source
	text    string
	words   []string // in small letters, without punctuation
	guard   string   // numbers, negations and people: what a near copy must share
	content map[string]bool
	before  string // the words of the sentences on either side, for short ones
	after   string
}

// sentencesOf are the wordings of all sentences of a document.
func sentencesOf(doc int, blocks []*cast.Bound) []wording {
	var out []wording
	for i, b := range blocks {
		for k := range b.Sentences {
			w := wordingOf(b, k)
			w.source = Source{Document: doc, Block: i, Span: b.Sentences[k].Span}
			out = append(out, w)
		}
	}
	return out
}

func wordingOf(b *cast.Bound, i int) wording {
	s := &b.Sentences[i]
	w := wording{text: oneLine(b.Text[s.Span.Start:s.Span.End]), content: map[string]bool{}}
	var guard []string
	for k := s.From; k < s.To; k++ {
		t := &b.Tokens[k]
		number := strings.ContainsAny(t.Norm, "0123456789")
		if !pattern.IsWord(t) && !number {
			continue
		}
		w.words = append(w.words, t.Norm)
		m := b.MentionOver(k)
		switch {
		case number, negations[t.Norm]:
			guard = append(guard, t.Norm)
		case m != nil && m.Person >= 0 && m.Kind == cast.Named && m.From == k:
			guard = append(guard, "@"+strconv.Itoa(int(m.Person)))
		case m != nil:
		case len(t.Norm) > 2 && !common[t.Norm]:
			w.content[stem(lemma(t.Lemma, t.Lemmas))] = true
		}
	}
	slices.Sort(guard)
	w.guard = strings.Join(guard, " ")
	if i > 0 {
		w.before = normal(b, i-1)
	}
	if i+1 < len(b.Sentences) {
		w.after = normal(b, i+1)
	}
	return w
}

func lemma(l string, all []string) string {
	if l == "" && len(all) > 0 {
		return all[0]
	}
	return l
}

// stem takes the commonest endings off, so that "referral" and "refer", "arrears"
// and "arrear" meet.
func stem(s string) string {
	for _, end := range []string{"ral", "ing", "ed", "s"} {
		if rest, ok := strings.CutSuffix(s, end); ok && len(rest) >= 4 {
			return rest
		}
	}
	return s
}

func normal(b *cast.Bound, i int) string {
	var out []string
	for k := b.Sentences[i].From; k < b.Sentences[i].To; k++ {
		if t := &b.Tokens[k]; pattern.IsWord(t) || strings.ContainsAny(t.Norm, "0123456789") {
			out = append(out, t.Norm)
		}
	}
	return strings.Join(out, " ")
}

// negations turn a sentence into its opposite.
var negations = words("not no never nor neither nobody nothing without denied denies deny n't cannot")

// common are words that show no likeness.
var common = words(`the and for that this with from was were has have had been being are but not his her him she they them their its who
which when where what how there here then than into onto over under after before again also because about would could should will may might must
can did does done said says say told tells tell stated states state reported reports report that's while until since between during both all any
some each every other more most very just only own same too now out off down one two three day days week weeks month months year years
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
child children mother father mum dad parent parents partner husband wife family get got make made take took come came go went`)

func words(s string) map[string]bool { return text.WordSet(s) }

// few is the number of words below which a sentence may be said twice of two
// things, so that its place must speak for a copy as well.
const few = 8

// alike reports whether two long sentences are one, copied, but for small changes.
func (w *wording) alike(o *wording) bool {
	if w.guard != o.guard || len(w.words) < few || len(o.words) < few {
		return false
	}
	a, b := shingles(w.words), shingles(o.words)
	both := 0
	for s := range a {
		if b[s] {
			both++
		}
	}
	return 5*both >= 4*(len(a)+len(b)-both)
}

// shingles are the pairs of neighbouring words.
func shingles(ws []string) map[string]bool {
	out := map[string]bool{}
	for i := 1; i < len(ws); i++ {
		out[ws[i-1]+" "+ws[i]] = true
	}
	return out
}

// shared counts the words of content that two sentences have in common.
func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
