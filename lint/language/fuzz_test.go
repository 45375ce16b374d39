package language

import (
	"testing"
	"unicode/utf8"
)

// checkInvariants holds for the parse of any bytes.
func checkInvariants(t *testing.T, p *Paragraph) {
	t.Helper()
	end, valid := 0, utf8.ValidString(p.Text)
	for i, k := range p.Tokens {
		if k.Span.Start < end || k.Span.End <= k.Span.Start || k.Span.End > len(p.Text) {
			t.Fatalf("token %d %v after %d", i, k.Span, end)
		}
		if p.Text[k.Span.Start:k.Span.End] != k.Text {
			t.Fatalf("token %d: text %q, span %q", i, k.Text, p.Text[k.Span.Start:k.Span.End])
		}
		if len(k.Lemmas) == 0 || k.Lemma == "" && k.Norm != "" {
			t.Fatalf("token %d %q has no lemma", i, k.Text)
		}
		if valid && !utf8.ValidString(k.Text) {
			t.Fatalf("token %d cuts a rune: %q", i, k.Text)
		}
		end = k.Span.End
	}
	at := 0
	for i, s := range p.Sentences {
		if s.From != at || s.To <= s.From || s.To > len(p.Tokens) || s.To-s.From > maxSentence {
			t.Fatalf("sentence %d [%d, %d) after %d", i, s.From, s.To, at)
		}
		at = s.To
		inside := func(what string, f *Phrase) {
			if f != nil && (f.From < s.From || f.To <= f.From || f.To > s.To || f.Head < f.From || f.Head >= f.To) {
				t.Fatalf("sentence %d: %s %v outside [%d, %d)", i, what, *f, s.From, s.To)
			}
		}
		for j := range s.Clauses {
			c := &s.Clauses[j]
			if c.From < s.From || c.To > s.To || c.To <= c.From {
				t.Fatalf("clause %d [%d, %d) outside [%d, %d)", j, c.From, c.To, s.From, s.To)
			}
			inside("verb", &c.Verb)
			inside("subject", c.Subject)
			inside("object", c.Object)
			inside("by", c.By)
			inside("agent", c.Agent)
			inside("patient", c.Patient)
		}
		for j := range s.Nouns {
			n := &s.Nouns[j]
			inside("noun", &n.Phrase)
			for _, f := range []*Phrase{n.Possessor, n.By, n.Of, n.On, n.From, n.Between} {
				inside("complement", f)
			}
		}
	}
	if at != len(p.Tokens) {
		t.Fatalf("sentences end at %d of %d tokens", at, len(p.Tokens))
	}
	for i, s := range p.Scopes {
		if s.From < 0 || s.To <= s.From || s.To > len(p.Tokens) || s.Cue < -1 || s.Cue >= len(p.Tokens) {
			t.Fatalf("scope %d %+v", i, s)
		}
		if f := s.Source; f != nil && (f.From < 0 || f.To <= f.From || f.To > len(p.Tokens) || f.Head < f.From || f.Head >= f.To) {
			t.Fatalf("scope %d source %v", i, *f)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, r := range blindRows {
		f.Add(r.text)
	}
	for _, s := range []string{
		"", "\x00", "\xff\xfe", "''''", `"""`, "‘‘’’", "((((", "’s", "'s", ".'s", "n't", "a.b.c.d", "67(2)(f)(", "£", "£1",
		"She said \"I'd’ve\" — 'the boys' rooms'…", "J.B. v. K.W. (s.47(1)).", "no no no not not", "if if if", "by by by", "to to to be to be been being",
		"who which that who which", "Mr Mr A's's", "and, and, and,", "• • •", "1. 2. 3.", "x:y:z::", "was was was hit hit hit", "\u00ad\u200b\ufeff", "İ’s ǅ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := Parse(s)
		checkInvariants(t, p)
		scopes := len(p.Scopes)
		for i := range p.Sentences {
			p.Parse(i)
		}
		if len(p.Scopes) != scopes {
			t.Fatal("parsing again added scopes")
		}
	})
}
