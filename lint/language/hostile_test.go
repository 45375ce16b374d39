package language

import (
	"strings"
	"testing"
)

// TestHostile parses text made to be slow; a quadratic step would exceed the
// test's time limit by far.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	for _, unit := range []string{
		",", ", ", "'", "' ", " '", "\"", " \"a", "“", "”", "‘a ", "(", ")", "( ", "a(", "1(", "1(a)", ".", ". ", "a.", "a.b", "ab.cd.", "J.B.", "-", "a-", "a'",
		"n't", "x's ", "/", "a/", "@", "a@", "http://", "and ", "and, ", "who ", "which that ", "if ", "not ", "no ", "by ", "to ", "to be ", "she was ", "he said ",
		"he said, ", "the ", "of the ", "hit ", "rather than ", "the term ", "\n", "\u00ad", "é", "\xff", "A", "A ", "Will ", "Mr ", "Mr. ", "a\u200d", "😀\u200d",
		"described as ", "according to ", "in her view, ", "in case ", "neither nor ", "a, b and ", "she hit ", "1 ", "…", "?!",
	} {
		s := strings.Repeat(unit, (96<<10)/len(unit))
		checkInvariants(t, Scan(s))
		if len(s) > 16<<10 {
			s = s[:16<<10]
		}
		checkInvariants(t, Parse(s))
	}
}
