package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/cast"
)

func TestPicker(t *testing.T) {
	rules := []*Rule{
		rule(t, "mutualising/row", "row", Error, Match{}),
		rule(t, "euphemism/tiff", "tiff", Warning, Match{}),
		rule(t, "euphemism/spat", "spat", Warning, Match{Severity: Suggestion}),
		rule(t, "doubt/claim", "claim", Suggestion, Match{Severity: Error}),
		rule(t, "terminology/dv", "dv", Off, Match{}),
	}
	const s = "A row, a tiff, a spat, a claim, dv."
	all := []string{"error mutualising/row", "warning euphemism/tiff", "suggestion euphemism/spat", "suggestion doubt/claim"}
	for _, tt := range []struct {
		name string
		opts Options
		want []string
	}{
		{"as the rules say; a match may lower its rule, never raise it", Options{}, all},
		{"only a family", Options{Only: []string{"euphemism"}}, all[1:3]},
		{"only a rule", Options{Only: []string{"euphemism/spat"}}, all[2:3]},
		{"only a glob", Options{Only: []string{"*/t*", "mut*"}}, all[:2]},
		{"skip a family", Options{Skip: []string{"euphemism"}}, []string{all[0], all[3]}},
		{"skip a rule", Options{Skip: []string{"doubt/*"}}, all[:3]},
		{"skip wins over only", Options{Only: []string{"euphemism"}, Skip: []string{"euphemism/tiff"}}, all[2:3]},
		{"from warning upwards", Options{MinSeverity: Warning}, all[:2]},
		{"from error upwards", Options{MinSeverity: Error}, all[:1]},
		{"a rule raised", Options{Severity: map[string]Severity{"euphemism/spat": Error}, MinSeverity: Error}, []string{all[0], "error euphemism/spat"}},
		{"a family switched off", Options{Severity: map[string]Severity{"euphemism": Off}}, []string{all[0], all[3]}},
		{"a rule's own entry wins", Options{Severity: map[string]Severity{"euphemism": Off, "euphemism/tiff": Error}}, []string{all[0], "error euphemism/tiff", all[3]}},
		{"house style switched on", Options{Severity: map[string]Severity{"terminology": Suggestion}}, append(all[:4:4], "suggestion terminology/dv")},
		{"nothing matches", Options{Only: []string{"nonesuch"}}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range said(run(t, rules, document(s), nil, tt.opts)) {
				f, _, _ = strings.Cut(f, ":")
				got = append(got, f)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestOverlaps holds that of findings of one family on the same words one
// stands: the most severe, then the most specific, then the longest.
func TestOverlaps(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rules []*Rule
		want  []string
	}{
		{"the more severe", []*Rule{rule(t, "a/x", "ran off", Warning, Match{Weight: 9}), rule(t, "a/y", "off away", Error, Match{})}, []string{"error a/y: off away (a/x)"}},
		{"the more specific", []*Rule{rule(t, "a/x", "ran off away", Warning, Match{Weight: 1}), rule(t, "a/y", "off", Warning, Match{Weight: 5})}, []string{"warning a/y: off (a/x)"}},
		{"the longer", []*Rule{rule(t, "a/x", "ran", Warning, Match{}), rule(t, "a/y", "ran off away", Warning, Match{})}, []string{"warning a/y: ran off away (a/x)"}},
		{"the first by name where all is equal", []*Rule{rule(t, "a/y", "off", Warning, Match{}), rule(t, "a/x", "off", Warning, Match{})}, []string{"warning a/x: off (a/y)"}},
		{"side by side, both", []*Rule{rule(t, "a/x", "ran", Warning, Match{}), rule(t, "a/y", "off", Warning, Match{})}, []string{"warning a/x: ran", "warning a/y: off"}},
		{"two families, both", []*Rule{rule(t, "a/x", "off", Warning, Match{}), rule(t, "b/x", "off away", Error, Match{})}, []string{"warning a/x: off", "error b/x: off away"}},
		{"one rule twice on the same words, without itself as related", []*Rule{rule(t, "a/x", "(ran off|off away)", Warning, Match{})}, []string{"warning a/x: ran off"}},
		{"three", []*Rule{rule(t, "a/x", "ran off", Warning, Match{}), rule(t, "a/y", "off", Error, Match{}), rule(t, "a/z", "off away", Suggestion, Match{})}, []string{"error a/y: off (a/x) (a/z)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(run(t, tt.rules, document("She ran off away."), nil, Options{})); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestGivesWay holds that a rule which gives way to another on the same words is
// told as related, and that nothing is lost where rules give way in a row or a ring.
func TestGivesWay(t *testing.T) {
	yields := func(r *Rule, to ...string) *Rule { r.GivesWay = to; return r }
	for _, tt := range []struct {
		name  string
		rules []*Rule
		want  []string
	}{
		{"to a rule", []*Rule{yields(rule(t, "a/x", "ran off", Warning, Match{}), "b/x"), rule(t, "b/x", "off", Warning, Match{})}, []string{"warning b/x: off (a/x)"}},
		{"to a family", []*Rule{yields(rule(t, "a/x", "ran off", Warning, Match{}), "b"), rule(t, "b/x", "off", Warning, Match{})}, []string{"warning b/x: off (a/x)"}},
		{"not to others", []*Rule{yields(rule(t, "a/x", "ran off", Warning, Match{}), "b/y"), rule(t, "b/x", "off", Warning, Match{})}, []string{"warning a/x: ran off", "warning b/x: off"}},
		{"not on other words", []*Rule{yields(rule(t, "a/x", "ran", Warning, Match{}), "b"), rule(t, "b/x", "off", Warning, Match{})}, []string{"warning a/x: ran", "warning b/x: off"}},
		{"of the whole sentence, to any words of it", []*Rule{yields(rule(t, "a/x", "ran", Warning, Match{Whole: true}), "b"), rule(t, "b/x", "away", Warning, Match{})}, []string{"warning b/x: away (a/x)"}},
		{"an error to a warning", []*Rule{yields(rule(t, "a/x", "off", Error, Match{}), "b"), rule(t, "b/x", "off", Warning, Match{})}, []string{"warning b/x: off (a/x)"}},
		{"no warning to a suggestion", []*Rule{yields(rule(t, "a/x", "off", Warning, Match{}), "b"), rule(t, "b/x", "off", Suggestion, Match{})}, []string{"warning a/x: off", "suggestion b/x: off"}},
		{"a suggestion to a suggestion", []*Rule{yields(rule(t, "a/x", "off", Suggestion, Match{}), "b"), rule(t, "b/x", "off", Suggestion, Match{})}, []string{"suggestion b/x: off (a/x)"}},
		{"in a row: the second is gone, so the first stays", []*Rule{yields(rule(t, "a/x", "ran off", Warning, Match{}), "b"), yields(rule(t, "b/x", "off", Warning, Match{}), "c"), rule(t, "c/x", "off away", Warning, Match{})}, []string{"warning a/x: ran off", "warning c/x: off away (b/x)"}},
		{"in a ring one stays", []*Rule{yields(rule(t, "a/x", "off", Warning, Match{}), "b"), yields(rule(t, "b/x", "off", Warning, Match{}), "a")}, []string{"warning b/x: off (a/x)"}},
		{"and what it gives way to may itself be folded", []*Rule{yields(rule(t, "a/x", "ran", Warning, Match{}), "b"), rule(t, "b/x", "ran off", Warning, Match{}), rule(t, "b/y", "off", Error, Match{})}, []string{"error b/y: off (a/x) (b/x)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(run(t, tt.rules, document("She ran off away."), nil, Options{})); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	a, b := yields(rule(t, "a/x", "off", Warning, Match{}), "b"), rule(t, "b/x", "off", Warning, Match{})
	if got := said(run(t, []*Rule{a, b}, document("She ran off away."), nil, Options{Skip: []string{"b"}})); !slices.Equal(got, []string{"warning a/x: off"}) {
		t.Errorf("gave way to a rule that was left out: %q", got)
	}
}

// TestOneRepair folds findings of families that share a repair.
func TestOneRepair(t *testing.T) {
	x, y := rule(t, "a/x", "ran off", Warning, Match{Weight: 1}), rule(t, "b/x", "off", Warning, Match{Weight: 5})
	x.Repair, y.Repair = "a", "a"
	if got := said(run(t, []*Rule{x, y}, document("She ran off away."), nil, Options{})); !slices.Equal(got, []string{"warning b/x: off (a/x)"}) {
		t.Errorf("got %q", got)
	}
}

func TestFindingsComeInReadingOrder(t *testing.T) {
	rules := []*Rule{rule(t, "z/x", "one", Warning, Match{}), rule(t, "a/x", "two", Error, Match{})}
	got := said(run(t, rules, document("One. Two, one.", "Two. One."), nil, Options{}))
	want := []string{"warning z/x: One", "error a/x: Two", "warning z/x: one", "error a/x: Two", "warning z/x: One"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestRewrites(t *testing.T) {
	for _, tt := range []struct {
		name, text, template string
		people               []cast.Declaration
		want                 string // empty: no rewrite is offered
		fill                 bool
	}{
		{"all known", "Sarah was hit.", "{perpetrator} {verb.past} {patient}", stock, "Mark hit Sarah", true},
		{"an irregular past", "Sarah was beaten.", "{perpetrator} {verb.past} {patient}", stock, "Mark beat Sarah", true},
		{"a pronoun is given its name", "She was hit.", "{perpetrator} {verb.past} {patient}", stock, "Mark hit Sarah", true},
		{"a thing of hers", "Her phone was hit.", "{perpetrator} {verb.past} {patient}", stock, "Mark hit her phone", true},
		{"a thing of someone named", "Sarah’s arm was hit.", "{perpetrator} {verb.past} {patient}", stock, "Mark hit Sarah’s arm", true},
		{"no capital within the sentence", "The children were hit.", "{perpetrator} {verb.past} {patient}", stock, "Mark hit the children", true},
		{"nor of a name's article", "She was hit.", "{perpetrator} hit {survivor}. {survivor} said", []cast.Declaration{{Role: cast.Survivor, Name: "The victim"}}, "[who?] hit the victim. The victim said", true},
		{"but at its start", "The children were hit.", "{patient} rang", stock, "The children rang", true},
		{"nobody known", "She was hit.", "{perpetrator} {verb.past} {patient}", nil, "[who?] hit her", true},
		{"a blank of the template's own", "Mum was hit.", "{perpetrator|[name him or her]} hit {patient}", nil, "[name him or her] hit Mum", true},
		{"the one who abuses is never guessed from who is left", "Sarah was hit.", "{perpetrator} {verb.past} {patient}", stock[:1], "[who?] hit Sarah", true},
		{"the one who abuses is hurt", "Mark was hit.", "{perpetrator} {verb.past} {patient}", stock, "[who?] hit Mark", true},
		{"two who abuse", "Sarah was hit.", "{perpetrator} hit {patient}", append(stock[:2:2], cast.Declaration{Role: cast.Perpetrator, Name: "Walter"}), "[who?] hit Sarah", true},
		{"the child", "Sarah was hit.", "tell {child} and {survivor}", stock, "Tell Leo and Sarah", true},
		{"the words", "Sarah was hit.", "not “{match}”", stock, "Not “hit”", true},
		{"advice has nothing to fill", "Sarah was hit.", "say who did it", stock, "Say who did it", false},
		{"no verb, no rewrite", "Hit.", "{perpetrator} {verb.past} {patient}", stock, "", false},
		{"a note without its subject", "Had been hit on the steps.", "{perpetrator} {verb.past} {patient}", stock, "Mark hit [whom?]", true},
		{"a name that nothing answers", "Sarah was hit.", "{weather}", stock, "", false},
		{"a brace that does not end", "Sarah was hit.", "say {who", stock, "Say {who", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := rule(t, "a/x", "(hit|beaten)", Warning, Match{})
			r.Rewrites = []RewriteTemplate{{Label: "l", Becomes: tt.template}}
			res := run(t, []*Rule{r}, document(tt.text), tt.people, Options{})
			if len(res.Findings) != 1 {
				t.Fatal(said(res))
			}
			got := res.Findings[0].Rewrites
			if tt.want == "" {
				if len(got) != 0 {
					t.Errorf("offered %+v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Text != tt.want || got[0].Fill != tt.fill {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestFingerprints(t *testing.T) {
	prints := func(paragraphs ...string) []string {
		var out []string
		for _, f := range run(t, []*Rule{rule(t, "a/x", "row", Warning, Match{})}, document(paragraphs...), nil, Options{}).Findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	one := prints("They had a row about dinner.")[0]
	if len(one) != 16 {
		t.Errorf("%q is not 16 digits long", one)
	}
	for name, doc := range map[string][]string{
		"a paragraph before":            {"A new beginning.", "They had a row about dinner."},
		"a sentence before":             {"It rained. They had a row about dinner."},
		"a sentence after":              {"They had a row about dinner. It rained.", "And so on."},
		"another space":                 {"They  had a row about dinner."},
		"another kind of finding first": {"The row of houses was long.", "They had a row about dinner."},
	} {
		if got := prints(doc...); !slices.Contains(got, one) {
			t.Errorf("%s: %q changed to %q", name, one, got)
		}
	}
	for name, doc := range map[string]string{
		"another word in the sentence": "They had a row about supper.",
		"other words marked":           "They had rows about dinner.",
	} {
		if got := prints(doc); slices.Contains(got, one) {
			t.Errorf("%s: still %q", name, one)
		}
	}
	twice := prints("They had a row about dinner.", "It rained.", "They had a row about dinner.")
	if len(twice) != 2 || twice[0] == twice[1] || twice[0] != one {
		t.Errorf("the same sentence twice: %q", twice)
	}
	within := prints("A row led to a row.")
	if len(within) != 2 || within[0] == within[1] {
		t.Errorf("the same word twice: %q", within)
	}
}

// TestAboutDomesticAbuse holds the question whether rules may speak at all.
func TestAboutDomesticAbuse(t *testing.T) {
	for _, tt := range []struct {
		name string
		text []string
		said Tri
		want bool
	}{
		{"named", []string{"There is domestic abuse."}, Auto, true},
		{"named in the last paragraph", []string{"A row.", "A spat.", "His violence went on."}, Auto, true},
		{"named nowhere", []string{"The neighbours had a row about bins."}, Auto, false},
		{"denied throughout", []string{"There was no sign of domestic abuse.", "The row was about bins."}, Auto, false},
		{"denied, then told", []string{"There was no domestic abuse.", "Later his violence began."}, Auto, true},
		{"said to be", []string{"The neighbours had a row."}, Yes, true},
		{"said not to be", []string{"There is domestic abuse."}, No, false},
		{"empty", nil, Auto, false},
		{"a form named by its initials", []string{"The DASH was completed."}, Auto, true},
		{"a word like those initials", []string{"She made a dash for the bus."}, Auto, false},
		{"named once in a very long text", []string{strings.Repeat("The drains were mended. ", 1500), "There is domestic abuse."}, Auto, false},
		{"named often enough for its length", []string{strings.Repeat("The drains were mended. ", 1500), strings.Repeat("His violence went on. ", 2)}, Auto, true},
	} {
		if got := run(t, nil, document(tt.text...), nil, Options{DomesticAbuse: tt.said}).DomesticAbuse; got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

// TestSeverityIn holds a rule to the severity that it has in a type of document
// and a jurisdiction, and to whose word goes before whose.
func TestSeverityIn(t *testing.T) {
	claim := rule(t, "doubt/claim", "claim", Warning, Match{})
	claim.In = map[string]Severity{"judgment": Off, "police-report": Suggestion, "plan": Error, "us": Suggestion}
	style := rule(t, "terminology/dv", "dv", Off, Match{})
	style.In = map[string]Severity{"us": Off}
	low := rule(t, "doubt/hint", "hint", Warning, Match{Severity: Suggestion})
	low.In = map[string]Severity{"plan": Error}
	rules := []*Rule{claim, style, low}
	family := func(name string, s Severity) map[string]Severity { return map[string]Severity{name: s} }
	for _, tt := range []struct {
		name string
		opts Options
		want []string
	}{
		{"where nothing is said", Options{Type: "assessment"}, []string{"warning doubt/claim", "suggestion doubt/hint"}},
		{"milder in a type", Options{Type: "police-report"}, []string{"suggestion doubt/claim", "suggestion doubt/hint"}},
		{"stronger in a type; a match still lowers it", Options{Type: "plan"}, []string{"error doubt/claim", "suggestion doubt/hint"}},
		{"off in a type", Options{Type: "judgment"}, []string{"suggestion doubt/hint"}},
		{"milder in a jurisdiction", Options{Type: "assessment", Jurisdiction: "us"}, []string{"suggestion doubt/claim", "suggestion doubt/hint"}},
		{"the milder of the two", Options{Type: "plan", Jurisdiction: "us"}, []string{"suggestion doubt/claim", "suggestion doubt/hint"}},
		{"a family's own entry wins", Options{Type: "police-report", Severity: family("doubt", Error)}, []string{"error doubt/claim", "error doubt/hint"}},
		{"but not where the rule is off", Options{Type: "judgment", Severity: family("doubt", Error)}, []string{"error doubt/hint"}},
		{"unless the rule is named", Options{Type: "judgment", Severity: family("doubt/claim", Error)}, []string{"error doubt/claim", "suggestion doubt/hint"}},
		{"house style switched on", Options{Skip: []string{"doubt"}, Severity: family("terminology", Suggestion)}, []string{"suggestion terminology/dv"}},
		{"and off where it has no place", Options{Jurisdiction: "us", Skip: []string{"doubt"}, Severity: family("terminology", Suggestion)}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range said(run(t, rules, document("A claim, dv, a hint."), nil, tt.opts)) {
				f, _, _ = strings.Cut(f, ":")
				got = append(got, f)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestSeverityInFollowsTheDocument reads the type off the document.
func TestSeverityInFollowsTheDocument(t *testing.T) {
	claim := rule(t, "doubt/claim", "claim", Warning, Match{})
	claim.In = map[string]Severity{"judgment": Suggestion}
	for title, want := range map[string]string{"Approved judgment": "suggestion", "Parenting assessment": "warning"} {
		got := said(run(t, []*Rule{claim}, document(title, "x", "y", "A claim."), nil, Options{}))
		if len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: %q, want %s", title, got, want)
		}
	}
}

// A baseline of an earlier version keeps what it kept.
func TestFingerprintsStayAsTheyAre(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{fingerprint("doubt/claimed| she claimed", 2), "0f6832c0110ceca3"},
		{shortHash("practice/plan\x00mother to leave"), "9a933518ab2e2304"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s, want %s", tt.got, tt.want)
		}
	}
}
