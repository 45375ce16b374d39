package rules

import (
	"errors"
	"os"
	"testing"
	"testing/fstest"
)

// A rule file that an agency wrote loads, or is refused with the place of the
// mistake; it never brings the program down.
func FuzzRuleFile(f *testing.F) {
	for _, name := range []string{"mutualising/both-act.toml", "absent-perpetrator/agentless-passive.toml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("title = \"x\"\nkind = \"pattern\"\npatterns = [\"(a|@nothing {who} ..99 [\"]\n")
	base, err := Builtin()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := newLoader()
		l.set.Lexicon, l.set.Sources = base.Lexicon, base.Sources
		l.collect(Pack{"pack", fstest.MapFS{"mutualising/ours.toml": {Data: []byte(text)}}})
		for id, src := range l.rules {
			var rf ruleFile
			if l.decode(src, &rf) {
				l.rule(id, src, &rf)
			}
		}
		for _, err := range l.errs {
			var e *Error
			if !errors.As(err, &e) || e.File != "pack/mutualising/ours.toml" || e.Message == "" {
				t.Errorf("a mistake without its file: %v", err)
			}
		}
	})
}
