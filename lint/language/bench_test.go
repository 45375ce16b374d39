package language

import (
	"strings"
	"testing"
)

func corpus() string {
	var b strings.Builder
	for b.Len() < 1<<20 {
		for _, r := range blindRows {
			b.WriteString(r.text + " ")
		}
	}
	return b.String()
}

func BenchmarkScan(b *testing.B) {
	paragraphs := cut(corpus())
	b.ReportAllocs()
	b.ResetTimer()
	n := 0
	for b.Loop() {
		for _, s := range paragraphs {
			Scan(s)
			n += len(s)
		}
	}
	b.SetBytes(int64(n / b.N))
}

func BenchmarkParse(b *testing.B) {
	paragraphs := cut(corpus()[:1<<17])
	Parse("Load the tagger.")
	b.ReportAllocs()
	b.ResetTimer()
	n := 0
	for b.Loop() {
		for _, s := range paragraphs {
			Parse(s)
			n += len(s)
		}
	}
	b.SetBytes(int64(n / b.N))
}

// cut makes paragraphs of about 600 bytes.
func cut(s string) []string {
	var out []string
	for len(s) > 600 {
		i := strings.Index(s[600:], ". ")
		if i < 0 {
			break
		}
		out = append(out, s[:600+i+1])
		s = s[600+i+2:]
	}
	return append(out, s)
}
