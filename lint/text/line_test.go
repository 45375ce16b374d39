package text

import "testing"

func TestOneLineHidesNothing(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\tc":           "a  b c",
		"draft\u202excod.exe": "draftxcod.exe",
		"caf\xe9":             "caf\ufffd",
		"no\u00a0break":       "no\u00a0break",
	} {
		if got := OneLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
