package pattern

import (
	"testing"

	"github.com/dalint/dalint/lint/language"
)

func TestAside(t *testing.T) {
	for _, c := range []struct{ text, rest string }{
		{"Mother, who knew of his bail, let him in.", "let"},
		{"Mother (34) has failed to act.", "has"},
		{"Mother (34, of this parish) has failed.", "has"},
		{"Mother, in her statement, blamed the dog.", "blamed"},
		{"Mother, knowing the risk, went back.", "went"},
		{"Mother, father, and the aunt came.", ""},
		{"Mother, in March, and her aunt came.", ""},
		{"Mother, who was there. Then, she left.", ""},
		{"Mother (who was there", ""},
		{"Mother, he said, left.", ""},
		{"Mother left, in tears, on Friday.", ""},
		{"Mother at that time denied it.", "denied"},
		{"Mother herself rang.", "rang"},
		{"Mother at that place denied it.", ""},
		{"Mother at that", ""},
		{"Mother,", ""},
		{"Mother", ""},
	} {
		p := language.Scan(c.text)
		after, got := Aside(p.Tokens, 1), ""
		if after > 1 {
			got = p.Tokens[after].Text
		}
		if got != c.rest {
			t.Errorf("%s: goes on at %q, want %q", c.text, got, c.rest)
		}
	}
}
