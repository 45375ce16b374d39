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
