package rules

import (
	"context"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/read"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLint(b *testing.B) {
	set, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	e, err := set.Engine()
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for i := 0; b.Loop(); i++ {
		data := []byte(corpus.Report(uint64(i%200), 10_000))
		size += len(data)
		doc, err := read.Document("report.txt", data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.Lint(context.Background(), doc, nil, lint.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(10_200)
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
	without, err := lint.New(set.Rules, set.Lexicon, nil)
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
