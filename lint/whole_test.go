package lint_test

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

func TestAMarkGoesToTheEndOfThePhraseItStopsIn(t *testing.T) {
	for _, tc := range []struct{ marked, want string }{
		{"The couple [have a volatile] relationship.", "have a volatile relationship"},
		{"[It is a fiery] relationship.", "It is a fiery relationship"},
		{"She is [to report any further incidents to] the police.", "to report any further incidents to the police"},
		{"Her decision to go home [puts Leo at] risk.", "puts Leo at risk"},
		{"She called us [and did not want] to stay.", "did not want"},
		{"She [was hit in the] kitchen by Mark.", "was hit in the kitchen"},
		// Nothing is open here, or what is open is no noun phrase.
		{"She [was hit] in the kitchen.", "was hit"},
		{"He [was violent] when drunk.", "was violent"},
		{"We asked what she [puts up with], and why.", "puts up with"},
		{"He said [it was down to] “stress”.", "it was down to"},
		{"She came [to] the father's house.", "to"},
		{"[And] he left.", "And"},
		{"[He is a good dad.]", "He is a good dad"},
	} {
		from := strings.Index(tc.marked, "[")
		to := strings.Index(tc.marked, "]") - 1
		plain := strings.NewReplacer("[", "", "]", "").Replace(tc.marked)
		s := lint.Whole(language.Parse(plain), text.Span{Start: from, End: to})
		if got := plain[s.Start:s.End]; got != tc.want {
			t.Errorf("%s: %q, want %q", tc.marked, got, tc.want)
		}
	}
}
