package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// caseJSON is what the tests read of a map.
type caseJSON struct {
	People []struct {
		Role, Name, Source string
	}
	Documents []caseDoc
	Entries   []caseEntry
	LeftOut   struct {
		Proposed bool
		Items    []struct {
			Entry int
			Match string
			Later bool `json:"later_than_assessment"`
		}
	} `json:"left_out"`
	Problems []struct{ Path, Message string }
}

type caseDoc struct {
	ID         int
	Paths      []string
	Date       string
	Assessment bool
}

type caseEntry struct {
	ID      int
	Kind    string
	Tactic  string
	Classes []string
	When    struct {
		Date, Basis  string
		About, Since bool
	}
	Who      struct{ Role, Name, Said string }
	Denied   bool
	Tellings []struct {
		Text    string
		SaidBy  struct{ Role, Name string } `json:"said_by"`
		Sources []struct{ Document int }
	}
}

// knownStatement is a statement that a person has marked in a case file. When
// is the date of what happened, Recorded that of the record where the text does
// not say; in the form that the JSON has.
type knownStatement struct {
	Kind, Document, Words, Class, Who, When, Recorded, Child string
	Denied                                                   bool
}

func runCase(t *testing.T, args ...string) (caseJSON, int) {
	t.Helper()
	var out, errw bytes.Buffer
	code := run(append([]string{"case", "--format", "json"}, args...), strings.NewReader(""), &out, &errw, func(string) string { return "" })
	var c caseJSON
	if err := json.Unmarshal(out.Bytes(), &c); err != nil {
		t.Fatalf("%v\n%s", err, errw.String())
	}
	return c, code
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// tally of one kind: statements marked, those of them that the map has, lines of
// the map, and those of them that are marked.
type caseTally struct{ want, found, got, right, tactic, dated int }

// tellsIt reports whether an entry has a statement, from its document.
func (c *caseJSON) tellsIt(e *caseEntry, k *knownStatement) bool {
	for _, tl := range e.Tellings {
		a, b := squeeze(tl.Text), squeeze(k.Words)
		if !strings.Contains(a, b) && !strings.Contains(b, a) {
			continue
		}
		for _, s := range tl.Sources {
			for _, p := range c.Documents[s.Document-1].Paths {
				if filepath.Base(p) == k.Document {
					return true
				}
			}
		}
	}
	return false
}

func scoreCase(c *caseJSON, known []knownStatement) map[string]*caseTally {
	out := map[string]*caseTally{}
	at := func(kind string) *caseTally {
		if out[kind] == nil {
			out[kind] = &caseTally{}
		}
		return out[kind]
	}
	for i := range known {
		k := &known[i]
		t := at(k.Kind)
		t.want++
		found, tactic, dated := false, false, false
		for j := range c.Entries {
			e := &c.Entries[j]
			if e.Kind != k.Kind || e.Denied != k.Denied || !c.tellsIt(e, k) {
				continue
			}
			found = true
			tactic = tactic || e.Tactic == k.Class
			dated = dated || e.When.Date == k.When+k.Recorded
		}
		for _, n := range []struct {
			is bool
			n  *int
		}{{found, &t.found}, {tactic, &t.tactic}, {dated, &t.dated}} {
			if n.is {
				*n.n++
			}
		}
	}
	for j := range c.Entries {
		e := &c.Entries[j]
		t := at(e.Kind)
		t.got++
		if slices.ContainsFunc(known, func(k knownStatement) bool { return k.Kind == e.Kind && k.Denied == e.Denied && c.tellsIt(e, &k) }) {
			t.right++
		}
	}
	return out
}

func readKnown(t *testing.T, name string) []knownStatement {
	t.Helper()
	data, err := os.ReadFile("../../testdata/case/" + name + ".map.json")
	if err != nil {
		t.Fatal(err)
	}
	var k struct{ Statements []knownStatement }
	if err := json.Unmarshal(data, &k); err != nil {
		t.Fatal(err)
	}
	return k.Statements
}

// TestCaseMapHoldsWhatAPersonFound holds the map of the worked case files
// against what a person marked in them, sentence by sentence. The least shares
// are what was measured, rounded down; -v prints the figures.
func TestCaseMapHoldsWhatAPersonFound(t *testing.T) {
	type least struct{ recall, precision, tactic, dated float64 }
	for _, tt := range []struct {
		name string
		want map[string]least
	}{
		{"munro", map[string]least{
			"behaviour": {.72, .92, .5, .7}, "child": {.85, .8, 0, .8}, "effort": {.7, .85, 0, .7}, "adversity": {.8, .7, 0, .8},
			"contact": {1, .8, 0, 1}, "separation": {1, 1, 0, 1}, "survivor-act": {1, 1, 0, 1},
		}},
		{"boyd", map[string]least{
			"behaviour": {1, 1, .8, .8}, "child": {1, 1, 0, 1}, "effort": {.5, 1, 0, .5}, "survivor-act": {1, 1, 0, 1},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, code := runCase(t, "../../testdata/case/"+tt.name)
			if code != 0 {
				t.Fatalf("ended with %d", code)
			}
			got := scoreCase(&c, readKnown(t, tt.name))
			for _, kind := range slices.Sorted(maps.Keys(tt.want)) {
				s, l := got[kind], tt.want[kind]
				if s == nil {
					t.Errorf("%s: nothing", kind)
					continue
				}
				of := func(n, all int) float64 { return float64(n) / float64(max(all, 1)) }
				recall, precision, tactic, dated := of(s.found, s.want), of(s.right, s.got), of(s.tactic, s.want), of(s.dated, s.want)
				line := fmt.Sprintf("%s: found %d of %d (%.2f), right %d of %d (%.2f), tactic %.2f, date %.2f",
					kind, s.found, s.want, recall, s.right, s.got, precision, tactic, dated)
				t.Log(line)
				if recall < l.recall || precision < l.precision || tactic < l.tactic || dated < l.dated {
					t.Errorf("%s; at least %+v", line, l)
				}
			}
		})
	}
}

// Whoever is named as doing something does it in the words: no statement that a
// person marked as the perpetrator's, or as not saying who, has another doer.
func TestCaseMapNamesNobodyThatTheWordsDoNot(t *testing.T) {
	for _, name := range []string{"munro", "boyd"} {
		c, _ := runCase(t, "../../testdata/case/"+name)
		known := readKnown(t, name)
		for i := range known {
			for j := range c.Entries {
				e, k := &c.Entries[j], &known[i]
				if e.Kind != "behaviour" || k.Kind != e.Kind || !c.tellsIt(e, k) || len(e.Tellings) > 1 {
					continue
				}
				if k.Who == "not-said" && e.Who.Said != "not-said" || e.Who.Role != "perpetrator" && e.Who.Role != "unknown" {
					t.Errorf("%s: %q: by %+v", k.Document, k.Words, e.Who)
				}
			}
		}
	}
}

func copyCase(t *testing.T, from string, name func(string) string) string {
	t.Helper()
	dir := t.TempDir()
	files, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(from, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		n := f.Name()
		if n != "dalint.toml" {
			n = name(n)
		}
		if err := os.WriteFile(filepath.Join(dir, n), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shape is a map without its numbers and names of files.
func (c *caseJSON) shape() []string {
	var out []string
	for i := range c.Entries {
		e := &c.Entries[i]
		var words []string
		for _, t := range e.Tellings {
			words = append(words, fmt.Sprintf("%s (%d)", t.Text, len(t.Sources)))
		}
		slices.Sort(words)
		out = append(out, fmt.Sprint(e.Kind, e.Tactic, e.Classes, e.When, e.Who, e.Denied, words))
	}
	slices.Sort(out)
	return out
}

func TestCaseMapIsTheSameInWhateverOrderFilesCome(t *testing.T) {
	from := "../../testdata/case/munro"
	want, _ := runCase(t, from)
	n := 99
	dir := copyCase(t, from, func(name string) string {
		n--
		return fmt.Sprintf("%d%s", n, name)
	})
	got, _ := runCase(t, dir, "--jobs", "1")
	if a, b := want.shape(), got.shape(); !slices.Equal(a, b) {
		t.Errorf("the map depends on the order of the files:\n%s", firstUnlike(a, b))
	}
}

func TestCaseMapGainsOnlySourcesFromACopyOfADocument(t *testing.T) {
	from := "../../testdata/case/munro"
	want, _ := runCase(t, from)
	dir := copyCase(t, from, func(name string) string { return name })
	data, err := os.ReadFile(filepath.Join(from, "04-case-notes-march.md"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "00-copy.md"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	got, _ := runCase(t, dir)
	if a, b := want.shape(), got.shape(); !slices.Equal(a, b) {
		t.Errorf("a copy changes the map:\n%s", firstUnlike(a, b))
	}
	if len(got.Documents) != len(want.Documents) || !slices.ContainsFunc(got.Documents, func(d caseDoc) bool { return len(d.Paths) == 2 }) {
		t.Errorf("the copy is no source: %+v", got.Documents)
	}
	// The same words in a longer document are further sources of the same entries.
	longer := append(slices.Clone(data), "\nThe next visit is on 2 April.\n"...)
	if err := os.WriteFile(filepath.Join(dir, "00-copy.md"), longer, 0o600); err != nil {
		t.Fatal(err)
	}
	got, _ = runCase(t, dir)
	if a, b := len(want.Entries), len(got.Entries); a != b {
		t.Errorf("pasted words make %d entries of %d", b, a)
	}
}

func firstUnlike(a, b []string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return fmt.Sprintf("%d and %d entries", len(a), len(b))
}
