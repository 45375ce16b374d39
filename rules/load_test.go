package rules

import (
	"strings"
	"testing"
	"testing/fstest"
)

// whole is a rule that loads; the mistakes below are made in it.
const whole = `title    = "x"
severity = "warning"
kind     = "pattern"
message  = "“{match}” x."
why      = "x"
instead  = "x"
sources  = ["zero-tolerance"]
patterns = ["[zebra (foal|calf)]"]
unless   = ["zebra crossing"]

[[flag]]
text = "A <<zebra foal>>."

[[flag]]
text = "Two <<zebra calves>>."

[[pass]]
text = "A horse."

[[pass]]
text = "A cow."
`

// TestMistakesAreNamedWithTheirPlace loads packs with one mistake each. The
// place is where a person has to look: line and column, in characters.
func TestMistakesAreNamedWithTheirPlace(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"no mistake", "", "", ""},
		{"a comma left out", `"[zebra (foal|calf)]"]`, `"[zebra (foal|calf)]" "x"]`, "8:35: "},
		{"a quotation mark left open", `title    = "x"`, `title    = "x`, "1:14: "},
		{"an unknown setting", `why `, `wy `, `5:1: there is no setting "wy" here`},
		{"an unknown setting in the first line", `title    = "x"`, `titel = "x"`, `1:1: there is no setting "titel" here`},
		{"an unknown setting in an example", "text = \"A horse.\"", "text = \"A horse.\"\nwhi = \"x\"", `19:1: there is no setting "pass.whi"`},
		{"a setting twice", `why      = "x"`, "why = \"x\"\nwhy = \"y\"", "6:"},
		{"a number for words", `title    = "x"`, `title    = 7`, `1:12: "title" takes text in quotation marks, not a number`},
		{"words for a list", `sources  = ["zero-tolerance"]`, `sources = "zero-tolerance"`, `7:11: "sources" takes a list in [ ], not text in quotation marks`},
		{"a list for words", `"A horse."`, `["A horse."]`, `18:8: "pass.text" takes text in quotation marks, not a list in [ ]`},
		{"an unknown severity", `"warning"`, `"grave"`, `2:13: the severity is suggestion, warning or error, not "grave"`},
		{"no severity", `severity = "warning"`, ``, `the severity is suggestion, warning or error, not ""`},
		{"an unknown kind", `"pattern"`, `"regexp"`, `3:1: kind is "pattern" with patterns`},
		{"an unknown source", `["zero-tolerance"]`, `["zero-tolerance", "nowhere"]`, `7:31: there is no source "nowhere"`},
		{"an unclosed bracket", `[zebra (foal|calf)]`, `[zebra (foal|calf]`, "8:"},
		{"an unknown concept", `[zebra (foal|calf)]`, `[zebra @foals]`, `8:22: there is no concept "foals"`},
		{"an unknown role", `[zebra (foal|calf)]`, `[zebra {victim}]`, "8:"},
		{"a mistake in unless", `"zebra crossing"`, `"zebra (crossing"`, "9:"},
		{"the second of two patterns", `["[zebra (foal|calf)]"]`, "[\n  \"[zebra (foal|calf)]\",\n  \"[zebra @calves]\",\n]", `10:12: there is no concept "calves"`},
		{"an unknown guard", `unless   = ["zebra crossing"]`, `allow = ["quotation"]`, `9:1: there is no guard "quotation"`},
		{"an example that marks nothing", `"A <<zebra foal>>."`, `"A zebra foal."`, `12:9: a flag example marks the words`},
		{"a mark left open", `"A <<zebra foal>>."`, `"A <<zebra foal."`, `12:9: a flag example marks the words`},
		{"a pass example that marks", `"A horse."`, `"A <<horse>>."`, `18:9: a pass example marks nothing`},
		{"a slot that a message has not", `{match}`, `{macth}`, `4:14: {macth} stands for nothing here`},
		{"a slot that a rewrite has not", "[[pass]]\ntext = \"A horse.\"", "[[rewrite]]\nlabel = \"x\"\nbecomes = \"{perp|[who?]} x\"\n\n[[pass]]\ntext = \"A horse.\"", `19:12: {perp} stands for nothing here`},
		{"curly quotation marks", `"pattern"`, `“pattern”`, "3:12: expected value but found '“' instead: write straight quotation marks"},
		{"an empty pattern", `["[zebra (foal|calf)]"]`, `["[zebra (foal|calf)]", ""]`, "8:37: the pattern is empty"},
		{"no message", `message  = "“{match}” x."`, ``, "the rule needs a message"},
		{"no source", `sources  = ["zero-tolerance"]`, ``, "the rule needs at least one of the sources"},
		{"one flag example", "[[flag]]\ntext = \"Two <<zebra calves>>.\"", ``, "the rule needs at least two [[flag]] examples"},
		{"an unknown rule to give way to", `severity = "warning"`, "severity = \"warning\"\ngives-way-to = [\"excuse\", \"excuse/nothing\"]", `3:27: there is no rule or family "excuse/nothing" to give way to`},
		{"itself to give way to", `severity = "warning"`, "severity = \"warning\"\ngives-way-to = [\"euphemism/zebra\"]", `3:17: there is no rule or family "euphemism/zebra"`},
		{"a floor in an agency's rule", `severity = "warning"`, "severity = \"warning\"\nborne-out = 0.1", "3:1: borne-out is for built-in rules"},
		{"an unknown type of document", `severity = "warning"`, "severity = \"warning\"\nseverity-in = {novel = \"off\"}", `3:16: severity-in takes types of document (assessment,`},
		{"an unknown severity in a type", `severity = "warning"`, "severity = \"warning\"\nseverity-in = {judgment = \"soft\"}", `3:16: the severity is off, suggestion, warning or error, not "soft"`},
		{"accents before the mistake", `["[zebra (foal|calf)]"]`, `["[zébré (foal|calf)]", "[x @foals]"]`, `8:41: there is no concept "foals"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(whole, tt.old) {
				t.Fatalf("no %q to change", tt.old)
			}
			page := strings.Replace(whole, tt.old, tt.new, 1)
			_, err := Load([]Pack{{"ours", fstest.MapFS{"euphemism/zebra.toml": {Data: []byte(page)}}}})
			if tt.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil {
				t.Fatal("was taken")
			}
			first, _, _ := strings.Cut(err.Error(), "\n")
			want := "ours/euphemism/zebra.toml:"
			if tt.want[0] >= '0' && tt.want[0] <= '9' {
				want += tt.want
			} else {
				want += " " + tt.want
			}
			if !strings.HasPrefix(first, want) {
				t.Errorf("got  %s\nwant %s", first, want)
			}
		})
	}
}

// TestMistakesOfAPack are those that are not in a rule's file.
func TestMistakesOfAPack(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"nothing in it", fstest.MapFS{"notes.txt": {}}, "ours: holds no rules"},
		{"a folder that is no family", fstest.MapFS{"euphemisms/zebra.toml": {Data: []byte(whole)}}, "ours/euphemisms/zebra.toml: a rule lies in a folder named after its family"},
		{"a rule beside the folders", fstest.MapFS{"zebra.toml": {Data: []byte(whole)}}, "ours/zebra.toml: a rule lies in a folder"},
		{"a source without a place", fstest.MapFS{"sources.toml": {Data: []byte("[our-guide]\ntitle = \"x\"\n")}}, `ours/sources.toml:1:2: the source "our-guide" needs a title and where`},
		{"a concept without entries", fstest.MapFS{"lexicon/ours.toml": {Data: []byte("# Ours.\n[zebras]\nabout = \"x\"\n")}}, `ours/lexicon/ours.toml:2:2: the concept "zebras" needs`},
		{"a concept that is there already", fstest.MapFS{"lexicon/ours.toml": {Data: []byte("[title]\nabout = \"x\"\nentries = [\"y\"]\n")}}, `ours/lexicon/ours.toml:1:2: the concept "title" is already defined in lexicon/`},
		{"a mistake in a concept", fstest.MapFS{"lexicon/ours.toml": {Data: []byte("[zebras]\nabout = \"x\"\nentries = [\"y\", \"(z\"]\n")}}, `ours/lexicon/ours.toml:3:`},
	} {
		_, err := Load([]Pack{{"ours", tt.files}})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s:\ngot  %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

func TestMistakesInSourcesAreToldInOneOrder(t *testing.T) {
	const blank = "[a]\ntitle = \"x\"\n[b]\ntitle = \"x\"\n[c]\ntitle = \"x\"\n[d]\ntitle = \"x\"\n"
	for range 5 {
		_, err := Load([]Pack{{"ours", fstest.MapFS{"sources.toml": {Data: []byte(blank)}}}})
		if err == nil {
			t.Fatal("sources without a place were taken")
		}
		at := -1
		for _, key := range []string{`"a"`, `"b"`, `"c"`, `"d"`} {
			k := strings.Index(err.Error(), "the source "+key)
			if k <= at {
				t.Fatalf("%s is not told after those before it: %v", key, err)
			}
			at = k
		}
	}
}
