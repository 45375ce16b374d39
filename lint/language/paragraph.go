package language

import (
	"sort"

	"github.com/dalint/dalint/lint/text"
)

// Scan cuts s into tokens and sentences and finds quotations and mentions. It
// is cheap and depends on s alone; it does not tag.
func Scan(s string) *Paragraph {
	p := &Paragraph{Text: s}
	z := scanner{s: s, tokens: make([]Token, 0, len(s)*2/9+8)}
	z.run()
	p.Tokens = z.tokens
	p.split()
	p.quotes()
	p.mentions()
	for i := range p.Sentences {
		p.Sentences[i].Kind = p.kind(&p.Sentences[i])
	}
	return p
}

// Parse scans s and parses every sentence.
func Parse(s string) *Paragraph {
	p := Scan(s)
	for i := range p.Sentences {
		p.Parse(i)
	}
	return p
}

// SentenceOf returns the index of the sentence that holds a token; -1 where
// there is none.
func (p *Paragraph) SentenceOf(token int) int {
	i := sort.Search(len(p.Sentences), func(i int) bool { return p.Sentences[i].To > token })
	if i == len(p.Sentences) || token < p.Sentences[i].From {
		return -1
	}
	return i
}

// SaidFrom is the first token of what a scope of speech holds, past the "that" which
// opens it.
func (p *Paragraph) SaidFrom(s *Scope) int {
	if s.From+1 < s.To && p.Tokens[s.From].Norm == "that" {
		return s.From + 1
	}
	return s.From
}

// InScope returns the innermost scope of kind k that holds a token, nil where
// there is none.
func (p *Paragraph) InScope(token int, k ScopeKind) *Scope {
	var in *Scope
	for _, i := range p.ScopesOf(p.SentenceOf(token)) {
		s := &p.Scopes[i]
		if s.Kind == k && s.From <= token && token < s.To && (in == nil || s.To-s.From <= in.To-in.From) {
			in = s
		}
	}
	return in
}

// ScopesOf returns which of the scopes reach into a sentence, in their order. The
// slice is shared: do not change it.
func (p *Paragraph) ScopesOf(sentence int) []int32 {
	if sentence < 0 || sentence >= len(p.scoped) {
		return nil
	}
	return p.scoped[sentence]
}

// addScope adds a scope; the sentences are known by now.
func (p *Paragraph) addScope(s Scope) {
	k := int32(len(p.Scopes))
	p.Scopes = append(p.Scopes, s)
	if p.scoped == nil {
		p.scoped = make([][]int32, len(p.Sentences))
	}
	first := sort.Search(len(p.Sentences), func(i int) bool { return p.Sentences[i].To > s.From })
	for i := first; i < len(p.Sentences) && p.Sentences[i].From < s.To; i++ {
		p.scoped[i] = append(p.scoped[i], k)
	}
}

// SpanOf returns the bytes from token from to just before token to.
func (p *Paragraph) SpanOf(from, to int) text.Span {
	if from < 0 || from >= to || to > len(p.Tokens) {
		return text.Span{}
	}
	return text.Span{Start: p.Tokens[from].Span.Start, End: p.Tokens[to-1].Span.End}
}

// Slice returns the text of a phrase as written.
func (p *Paragraph) Slice(f Phrase) string {
	s := p.SpanOf(f.From, f.To)
	return p.Text[s.Start:s.End]
}
