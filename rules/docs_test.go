package rules

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dalint/dalint/lint"
)

// TestSkeletons holds the file that rules new writes, for every kind of check,
// to naming each of its blanks until it is filled in, and to loading then.
func TestSkeletons(t *testing.T) {
	for _, kind := range Kinds {
		page, err := Skeleton("excuse/our-"+kind, kind)
		if err != nil {
			t.Fatal(err)
		}
		blanks := 0
		for _, text := range []string{page.Text, SkeletonSources} {
			for line := range strings.Lines(text) {
				if !strings.HasPrefix(line, "#") && strings.Contains(line, Blank) {
					blanks++
				}
			}
		}
		pack := fstest.MapFS{page.Path: {Data: []byte(page.Text)}, "sources.toml": {Data: []byte(SkeletonSources)}}
		_, err = Load([]Pack{{"ours", pack}})
		if err == nil {
			t.Fatalf("%s: loads with its blanks", kind)
		}
		if n := strings.Count(err.Error(), "this is still to be filled in"); n != blanks || n < 8 {
			t.Errorf("%s: %d blanks named, of %d:\n%v", kind, n, blanks, err)
		}
		if !strings.Contains(err.Error(), "ours/excuse/our-"+kind+".toml:9:13: this is still") {
			t.Errorf("%s: the blank title is not named with its place:\n%v", kind, err)
		}
		filled := strings.NewReplacer("text    = \"FILL IN <<FILL IN>>.\"", "text = \"Sarah <<was hit>>.\"",
			"text = \"FILL IN <<FILL IN>>.\"", "text = \"Leo <<was hit>>.\"", "[FILL IN]", "[was hit]",
			"[\"FILL IN\"],\n  [\"FILL IN\"]", "[\"was\"],\n  [\"hit\"]", "forms   = [\"FILL IN\"]", "forms = [\"passive\"]",
			"“FILL IN.”", "“I was hit.”", "FILL IN", "Mark hit Sarah.").Replace
		pack[page.Path] = &fstest.MapFile{Data: []byte(filled(page.Text))}
		pack["sources.toml"] = &fstest.MapFile{Data: []byte(filled(SkeletonSources))}
		set, err := Load([]Pack{{"ours", pack}})
		if err != nil {
			t.Errorf("%s, filled in: %v", kind, err)
			continue
		}
		set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return r.ID != "excuse/our-"+kind })
		failures, err := set.Test()
		if err != nil || len(set.Rules) != 1 {
			t.Fatal(kind, len(set.Rules), err)
		}
		for _, f := range failures {
			t.Errorf("%s, filled in: want %s; %s", kind, f.Example, f.Message)
		}
	}
}

func TestSkeletonNames(t *testing.T) {
	for id, want := range map[string]string{
		"excuse":           "a rule is named family/rule-name",
		"excuse/Our":       "small letters",
		"excuse/a/b":       "a rule is named family/rule-name",
		"../excuse/x":      "a rule is named family/rule-name",
		"excuses/x":        "there is no family \"excuses\"",
		"practice/x":       "there is no family",
		"dalint/x":         "there is no family",
		"excuse/our-rule-": "a rule is named family/rule-name",
	} {
		if _, err := Skeleton(id, "pattern"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", id, err, want)
		}
	}
	if _, err := Skeleton("excuse/x", "regexp"); err == nil {
		t.Error("an unknown kind was taken")
	}
}

// TestEveryRuleShowsABetterWording holds that each rule's documentation has at
// least one pair: words as found, and better ones. Practice checks have whole
// documents instead.
func TestEveryRuleShowsABetterWording(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		if r.Practice == nil && !slices.ContainsFunc(r.Flag, func(e lint.Example) bool { return e.Becomes != "" && e.Becomes != e.Text }) {
			t.Errorf("%s shows no better wording", r.ID)
		}
	}
}

// TestDocsCoverEveryRule looks for each rule, under the anchor that the index
// links to, in both forms of the documentation.
func TestDocsCoverEveryRule(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, p := range set.Markdown() {
		pages[p.Path] = p.Text
	}
	var html strings.Builder
	if err := set.HTML(&html); err != nil {
		t.Fatal(err)
	}
	for _, r := range slices.Concat(set.Rules, lint.OwnRules()) {
		name := strings.TrimPrefix(r.ID, r.Family+"/")
		if !strings.Contains(pages["README.md"], "("+r.Family+".md#"+name+")") {
			t.Errorf("the index does not link to %s", r.ID)
		}
		if !strings.Contains(pages[r.Family+".md"], "\n## "+name+"\n") {
			t.Errorf("the page of %s has no %s", r.Family, name)
		}
		if !strings.Contains(html.String(), `<h3 id="`+r.ID+`">`) {
			t.Errorf("the HTML page has no %s", r.ID)
		}
	}
	if bad := regexp.MustCompile(`(?i)<(link|img|iframe)|<script[^>]|\bsrc=|url\(|@import`).FindString(html.String()); bad != "" {
		t.Errorf("the HTML page needs something else: %s", bad)
	}
	ids := regexp.MustCompile(`\bid="([^"]+)"`).FindAllStringSubmatch(html.String(), -1)
	seen := map[string]bool{}
	for _, m := range ids {
		if seen[m[1]] {
			t.Errorf("the id %s stands twice", m[1])
		}
		seen[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(html.String(), -1) {
		if !seen[m[1]] {
			t.Errorf("a link leads to #%s, which is not there", m[1])
		}
	}
}
