package text

import "testing"

func TestOneLineHidesNothing(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\tc":                "a  b c",
		"draft\u202excod.exe":      "draftxcod.exe",
		"caf\xe9":                  "caf\ufffd",
		"a\u200bb\u2060c\u00add":   "a b c d",
		"\u0645\u06cc\u200c\u062e": "\u0645\u06cc\u200c\u062e", // a joiner that the script needs
		"no\u00a0break":            "no\u00a0break",
	} {
		if got := OneLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
