package rules

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLint(b *testing.B) { benchmarkLint(b, testEngine(b)) }

// BenchmarkLintWithMoreRules checks the same reports with one, two and ten times
// the pattern rules. The copies look for words of their own that no report has,
// as the rules of a growing pack mostly do: what is measured is what a rule costs
// that finds nothing.
func BenchmarkLintWithMoreRules(b *testing.B) {
	for _, times := range []int{1, 2, 10} {
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			set, err := Load([]Pack{{"copies", copies(b, times-1)}})
			if err != nil {
				b.Fatal(err)
			}
			e, err := set.Engine()
			if err != nil {
				b.Fatal(err)
			}
			benchmarkLint(b, e)
			b.ReportMetric(float64(len(set.Rules)), "rules")
		})
	}
}

// benchmarkLint checks reports of 10,000 words, read beforehand.
func benchmarkLint(b *testing.B, e *lint.Engine) {
	b.Helper()
	docs := make([]*text.Document, 50)
	size := 0
	for i := range docs {
		report := corpus.Report(uint64(i), 10_000)
		size += len(report)
		docs[i] = plain(b, report)
	}
	b.SetBytes(int64(size / len(docs)))
	for i := 0; b.Loop(); i++ {
		if _, err := e.Lint(context.Background(), docs[i%len(docs)], nil, lint.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// plainWord is a word in a pattern that is looked for as it stands.
var plainWord = regexp.MustCompile(`[a-z]{4,}`)

// copies is a pack with n copies of each built-in pattern rule. In every copy the
// words of its patterns end in letters of its own; concepts and roles stay, and a
// pattern of nothing else is left out: its copy would find the same words again.
func copies(b *testing.B, n int) fstest.MapFS {
	b.Helper()
	l := newLoader()
	l.collect(Pack{"", builtin})
	// A pack without a file would be refused.
	pack := fstest.MapFS{"sources.toml": {Data: []byte("[copy]\ntitle = \"x\"\nwhere = \"x\"\n")}}
	for id, src := range l.rules {
		head, rest, ok := strings.Cut(src.text, "\npatterns = [\n")
		list, tail, closed := strings.Cut(rest, "\n]\n")
		if !ok || !closed {
			continue
		}
		for i := range n {
			var changed strings.Builder
			for line := range strings.Lines(list) {
				if own := ownWords(line, fmt.Sprintf("zq%c", 'a'+i)); own != line {
					changed.WriteString(own)
				}
			}
			if changed.Len() == 0 {
				break
			}
			pack[fmt.Sprintf("%s-copy-%d.toml", id, i)] = &fstest.MapFile{
				Data: []byte(head + "\npatterns = [\n" + changed.String() + "\n]\n" + tail),
			}
		}
	}
	return pack
}

// ownWords puts an ending behind every word that a pattern looks for as it stands.
func ownWords(line, ending string) string {
	var b strings.Builder
	at := 0
	for _, m := range plainWord.FindAllStringIndex(line, -1) {
		b.WriteString(line[at:m[1]])
		if !named(line, m[0]) {
			b.WriteString(ending)
		}
		at = m[1]
	}
	return b.String() + line[at:]
}

// named reports whether the word at i is the name of a concept or a role, or
// part of one, or of a comment.
func named(list string, i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch c := list[k]; {
		case c == '@' || c == '{' || c == '#':
			return true
		case c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
		default:
			return false
		}
	}
	return false
}

// BenchmarkProfile is what the practice profile adds to a check: the same
// reports with it and without.
func BenchmarkProfile(b *testing.B) {
	set, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	with, err := set.Engine()
	if err != nil {
		b.Fatal(err)
	}
	bare := builtinWithout(b, func(l *loader) { l.unprofiled = true })
	without, err := lint.New(bare.Rules, bare.Lexicon, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, row := range []struct {
		name   string
		engine *lint.Engine
	}{{"without", without}, {"with", with}} {
		b.Run(row.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				doc, err := read.Document("report.txt", []byte(corpus.Report(uint64(i%200), 10_000)))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := row.engine.Lint(context.Background(), doc, nil, lint.Options{DomesticAbuse: lint.Yes}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(10_200)
		})
	}
}
