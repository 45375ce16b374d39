package language

import (
	"strings"
	"testing"
)

// TestScopesOfASentence holds that a sentence has just those scopes that reach
// into it, and that asking by token gives what looking at all scopes gives.
func TestScopesOfASentence(t *testing.T) {
	p := Parse(strings.Repeat("She said that he had not hit her. “He was never here. If he comes back, he may be angry,” said Ms Reid. Was he told? We avoid the term “row”. ", 5))
	if len(p.Scopes) < 20 {
		t.Fatalf("%d scopes", len(p.Scopes))
	}
	for i := range p.Sentences {
		s := &p.Sentences[i]
		var want []int32
		for k := range p.Scopes {
			if sc := &p.Scopes[k]; sc.From < s.To && s.From < sc.To {
				want = append(want, int32(k))
			}
		}
		got := p.ScopesOf(i)
		if len(got) != len(want) {
			t.Fatalf("sentence %d has scopes %v, want %v", i, got, want)
		}
		for k := range got {
			if got[k] != want[k] {
				t.Fatalf("sentence %d has scopes %v, want %v", i, got, want)
			}
		}
	}
	for token := range p.Tokens {
		for kind := Quoted; kind <= Questioned; kind++ {
			var want *Scope
			for i := range p.Scopes {
				if s := &p.Scopes[i]; s.Kind == kind && s.From <= token && token < s.To && (want == nil || s.To-s.From <= want.To-want.From) {
					want = s
				}
			}
			if got := p.InScope(token, kind); got != want {
				t.Errorf("token %d, kind %d: %v, want %v", token, kind, got, want)
			}
		}
	}
	if got := p.ScopesOf(-1); got != nil {
		t.Errorf("no sentence has scopes %v", got)
	}
}
