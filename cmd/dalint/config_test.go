package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// two is a configuration with two of a table, which only in part are the same.
func two(table, first, second string) string {
	return fmt.Sprintf("[[%s]]\npaths = ['a']\n%s\n[[%[1]s]]\npaths = ['b']\n%[3]s\n", table, first, second)
}

func TestConfigMistakes(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{"[check]\ntyp = 'plan'\n", `c.toml:2:1: there is no setting "typ" in [check]: did you mean type?`},
		{"[check]\nfail-on = 'error'\n", `c.toml:2:1: there is no setting "fail-on" in [check]: did you mean fail_on?`},
		{"[chekc]\ntype = 'plan'\n", `c.toml:1:2: there is no setting "chekc": did you mean check?`},
		{"\n  zzz = 1\n", `c.toml:2:3: there is no setting "zzz": there are check, cast, severity, terms, accept, override`},
		{"[check]\ntype = 'plam'\n", `c.toml:2:1: type "plam": did you mean plan?`},
		{"[check]\ntype = \n", `c.toml:2:8: `},
		{"[check]\njobs = 'two'\n", `c.toml:2:1: jobs is a text in quotation marks, and should be a whole number`},
		{"[check]\njobs = 2.5\n", `c.toml:2:1: jobs is a number with a point, and should be a whole number`},
		{"[check]\njobs = 0\n", `c.toml:2:1: jobs must be 1 or more`},
		{"[check]\nshared-with-perpetrator = true\n", `c.toml:2:1: there is no setting "shared-with-perpetrator" in [check]: did you mean shared_with_perpetrator?`},
		{"[check]\nonly = 'excuse'\n", `c.toml:2:1: only is a text in quotation marks, and should be a list in [ ]`},
		{"[check]\nno_text = 1\n", `c.toml:2:1: no_text is a whole number, and should be true or false`},
		{"check = 1\n", `c.toml:1:1: check is a whole number, and should be a table of settings`},
		{"[check]\njobs = -1\n", `c.toml:2:1: jobs must be 1 or more`},
		{"[severity]\n\"excuse\" = 'loud'\n", `c.toml:2:1: "loud": must be one of off, suggestion, warning, error`},
		{"[accept]\n\"form\" = {}\n", `c.toml:2:1: "form" is kept without a reason: write { reason = "..." }`},
		{"[accept]\n\"form\" = { reson = 'x', reason = 'y' }\n", `c.toml:2:12: there is no setting "reson" in [accept.form]: did you mean reason?`},
		{"[accept]\n\"form\" = 'its name'\n", `c.toml:2:1: form is a text in quotation marks, and should be { reason = "..." }`},
		{"[accept]\n\"\" = { reason = 'x' }\n", `c.toml:2:1: an empty phrase keeps nothing: write the words, or a rule's name`},
		{"[cast]\nperpetrator = ['Mr Reid=Mark']\nsurvivor = ['mark']\n", `c.toml:3:1: "mark" is named as survivor and as perpetrator`},
		{"[[override]]\npaths = ['court\\*.md']\n", `c.toml:2:1: "court\\*.md": write / between folders, on Windows as well`},
		{"[cast]\nsurvivor = ['=Sarah']\n", `c.toml:2:1: "=Sarah": a person needs a name, as in "Ms Reid=Sarah"`},
		{"[cast]\nsurvivors = ['Sarah']\n", `c.toml:2:1: there is no setting "survivors" in [cast]: did you mean survivor?`},
		{"[[override]]\n[override.check]\ntype='plan'\n", `c.toml:1:3: an [[override]] needs paths = ["court/**"]`},
		{"[[override]]\npaths = ['[']\n", `c.toml:2:1: "[" is no pattern of paths`},
		{"[[override]]\npaths = ['a']\n[override.check]\njobs = 2\n", `c.toml:4:1: there is no setting "jobs" in [override.check]`},
		{two("override", "check.type = 'plan'", "check.type = 'plam'"), `c.toml:6:1: type "plam": did you mean plan?`},
		{two("override", "[override.check]\ntype = 'plan'", "[override.check]\ntype = 'plam'"), `c.toml:8:1: type "plam": did you mean plan?`},
		{two("override", "cast.survivor = ['Sarah']", "cast.survivor = ['=Sarah']"), `c.toml:6:1: "=Sarah": a person needs a name`},
		{two("override", "severity.excuse = 'off'", "severity.excuse = 'loud'"), `c.toml:6:1: "loud": must be one of`},
		{two("override", "accept.form = { reason = 'x' }", "accept.form = {}"), `c.toml:6:1: "form" is kept without a reason`},
		{two("override", "check.type = 'plan'", "check.type = 2"), `c.toml:6:1: type is a whole number, and should be a text in quotation marks`},
		{two("override", "check.no_text = true", "zzz = 1"), `c.toml:6:1: there is no setting "zzz" in [override]`},
		{two("override", "zzz = 1", "zzz = 1"), "c.toml:3:1: there is no setting \"zzz\" in [override]: there are paths, check, cast, severity, terms, accept\nc.toml:6:1: there is no setting \"zzz\""},
		{"[[override]]\npaths = ['a']\n[[override]]\npaths = ['b\\c']\n[[override]]\npaths = ['d']\n", `c.toml:4:1: "b\\c": write / between folders`},
		{"[[override]]\npaths = ['a']\n[[override]]\n", `c.toml:3:3: an [[override]] needs paths`},
		{"override = [{ paths = ['a'] }, { paths = ['['] }]\n", `c.toml:1:15: "[" is no pattern of paths`},
		{two("group", "month = '2026-03'", "month = 'May'"), `c.toml:6:1: month "May": write it as 2026-03`},
		{two("group", "team = 'x'", "team = 2"), `c.toml:6:1: team is a whole number, and should be a text in quotation marks`},
		{two("group", "team = 'x'", ""), `c.toml:4:3: a [[group]] needs paths`},
		{"[[group]]\npaths = ['a']\nteam = 'x'\n[[group]]\npaths = ['[']\nteam = 'x'\n", `c.toml:5:1: "[" is no pattern of paths`},
		{"[check]\nx = \"\"\"\ntype = 'plan'\n\"\"\"\ntypo = 1\n", "c.toml:5:1: there is no setting \"typo\" in [check]: did you mean type?"},
	} {
		_, err := parseConfig("c.toml", "/", tt.source)
		if err == nil {
			t.Errorf("%q was taken", tt.source)
			continue
		}
		if got := err.Error(); !strings.Contains(got, tt.want) {
			t.Errorf("%q:\n got %s\nwant %s", tt.source, got, tt.want)
		}
	}
}

func TestConfigNamesThatThereAreNot(t *testing.T) {
	e, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	for _, second := range []string{"check.only = ['excuses']", "check.skip = ['excuses']", "severity.excuses = 'off'", "terms.we = true", "accept.form = { reason = 'x', rule = 'excuses' }"} {
		c, err := parseConfig("c.toml", "/", two("override", strings.NewReplacer("excuses", "excuse", "terms.we", "terms.monster-words").Replace(second), second))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.checkNames(e.set); err == nil || !strings.HasPrefix(err.Error(), "c.toml:6:1: ") {
			t.Errorf("%s: %v", second, err)
		}
	}
}

// TestConfigTemplate takes the # from every setting of init's file and reads it.
func TestConfigTemplate(t *testing.T) {
	setting := regexp.MustCompile(`(?m)^# (\[|[a-z"][^:\n]* = )`)
	source := setting.ReplaceAllString(configTemplate, "$1")
	c, err := parseConfig("dalint.toml", "/", source)
	if err != nil {
		t.Fatal(err)
	}
	if c.Check.Jobs != 4 || len(c.Override) != 1 || len(c.Accept) != 2 || c.Cast.Survivor == nil {
		t.Errorf("the template does not set all that it shows: %+v", c)
	}
	for table, keys := range keysOf {
		for _, k := range keys {
			if !strings.Contains(configTemplate, k) {
				t.Errorf("the template does not mention %s.%s", table, k)
			}
		}
	}
	if _, err := parseConfig("dalint.toml", "/", configTemplate); err != nil {
		t.Errorf("the template as written: %v", err)
	}
}

const layered = `
[check]
type = "plan"
min_severity = "warning"
skip = ["excuse"]
[cast]
survivor = ["Ms Conf"]
child = ["Conf Child"]
[severity]
"doubt" = "off"
[accept]
"house form" = { reason = "its name" }
"excuse" = { reason = "all of it" }
[[override]]
paths = ["court/**"]
[override.check]
type = "court-report"
fail_on = "never"
[override.severity]
"doubt" = "error"
`

func layeredSettings(t *testing.T, path string, f *flags, given ...string) settings {
	t.Helper()
	dir := filepath.FromSlash("/cases")
	c, err := parseConfig("dalint.toml", dir, layered)
	if err != nil {
		t.Fatal(err)
	}
	f.set = func(name string) bool { return strings.Contains(strings.Join(given, " "), name) }
	return f.resolve(c, filepath.Join(dir, filepath.FromSlash(path)))
}

func TestSettingsInLayers(t *testing.T) {
	s := layeredSettings(t, "notes/a.md", &flags{})
	if s.opts.Type != "plan" || s.opts.MinSeverity != lint.Warning || s.failOn != lint.Warning || s.opts.Severity["doubt"] != lint.Off {
		t.Errorf("configuration: %+v", s)
	}
	s = layeredSettings(t, "court/x/a.md", &flags{})
	if s.opts.Type != "court-report" || s.failOn != lint.Off || s.opts.Severity["doubt"] != lint.Error {
		t.Errorf("override: %+v", s)
	}
	s = layeredSettings(t, "court/a.md", &flags{docType: "letter", failOn: "error"}, "type", "fail-on")
	if s.opts.Type != "letter" || s.failOn != lint.Error {
		t.Errorf("flags: %+v", s)
	}
	want := []lint.Accept{{Rule: "excuse", Reason: "all of it"}, {Phrase: "house form", Reason: "its name"}}
	if len(s.accept) != 2 || s.accept[0] != want[0] || s.accept[1] != want[1] {
		t.Errorf("accept: %+v", s.accept)
	}
}

func TestCastInLayers(t *testing.T) {
	doc := text.New("a.md", text.Markdown)
	doc.Properties = map[string][]string{"child": {"Doc Child"}, "perpetrator": {"Mr Doc"}, "type": {"minutes"}}
	s := layeredSettings(t, "a.md", &flags{perpetrator: []string{"Mr Flag=Mark"}})
	declared, problems := s.learn(doc)
	got := map[cast.Role]string{}
	for _, d := range declared {
		got[d.Role] += d.Name
	}
	if got[cast.Survivor] != "Ms Conf" || got[cast.Child] != "Doc Child" || got[cast.Perpetrator] != "Mr Flag" || len(problems) != 0 {
		t.Errorf("declared %v, problems %v", declared, problems)
	}
	if s.opts.Type != "minutes" {
		t.Errorf("type %q, want the document's own", s.opts.Type)
	}
}

func TestFilesInUTF16AreToldToBeSavedAnew(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range map[string]string{"a.txt": "Sarah left.", "c.toml": "\xff\xfe[\x00]\x00", "m.csv": "\xff\xfep\x00a\x00"} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"dalint: c.toml: is saved as UTF-16, which some programs call Unicode: save it as UTF-8\n", []string{"check", "--config", "c.toml", "a.txt"}},
		{"dalint: m.csv: is saved as UTF-16: save it as “CSV UTF-8” and try again\n", []string{"audit", "--group-by", "team", "--manifest", "m.csv", "a.txt"}},
	} {
		if _, errs := dalint(t, exitTrouble, tt.args...); errs != tt.want {
			t.Errorf("%q: said %q", tt.args, errs)
		}
	}
}

func TestWhoIsBelievedLastHasOnePart(t *testing.T) {
	doc := text.New("a.md", text.Markdown)
	doc.Properties = map[string][]string{"perpetrator": {"Ms Conf"}}
	s := layeredSettings(t, "a.md", &flags{survivor: []string{"Mr Flag=conf child"}})
	declared, _ := s.learn(doc)
	var got []string
	for _, d := range declared {
		got = append(got, d.Role.String()+" "+d.Name)
	}
	if want := "perpetrator Ms Conf, survivor Mr Flag"; strings.Join(got, ", ") != want {
		t.Errorf("declared %q, want %s: the configuration has Ms Conf as the survivor and Conf Child as a child", got, want)
	}
}
