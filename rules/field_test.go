package rules

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/check"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// fieldDir holds what the field's literature asks of a linter, a row a line:
//
//	ID | WANT CODES | text | note
//
// WANT is flag (a finding of one of the families at warning or above), any (at
// any severity), low (a suggestion and nothing more), pass (nothing at warning
// or above in any of the families) or none (nothing at all). CODES are those of
// codeFamilies, joined by "/" where one of them is enough; "*" is every family.
// \n in a text breaks the line, and the text is then read as Markdown.
//
// "## not yet: reason" begins rows that do not come out as wanted. They must
// fail: a row that has been mended moves up to the others. "about: no" and
// "about: yes" say whether the texts that follow are about domestic abuse.
const fieldDir = "../testdata/field"

// codeFamilies are the labelling codes with the families that answer to them.
var codeFamilies = map[string][]string{
	"MUT": {"mutualising"},
	"FTP": {"failure-to-protect", "survivor-held-responsible"},
	"INC": {"incident-only"},
	"AGT": {"absent-perpetrator"},
	"EXC": {"excuse"},
	"SEP": {"separation-as-safety"},
	"VBL": {"victim-blaming", "doubt", "concealed-resistance"},
	"EUP": {"euphemism"},
	"IMP": {"child-impact"},
	"GDS": {"double-standard"},
	"REF": {"referral-as-outcome"},
}

// houseStyle is the code of the rules that are off until a service asks for
// them; a row that names it asks.
const houseStyle = "TERM"

// fieldCast are the people of the rows. Those whom a text names are declared,
// everyone else is left to dalint.
var fieldCast = []cast.Declaration{
	{Role: cast.Survivor, Name: "Ms B"},
	{Role: cast.Perpetrator, Name: "Mr A"},
	{Role: cast.Child, Name: "Jay"},
	{Role: cast.Child, Name: "Isla"},
	{Role: cast.Survivor, Name: "Mr C"},
	{Role: cast.Perpetrator, Name: "Ms D"},
}

type fieldRow struct {
	file   string
	line   int
	id     string
	want   string
	codes  []string // empty: every family
	text   string
	about  lint.Tri
	notYet string // the reason why it does not come out as wanted
}

// readField reads the rows of one file.
func readField(t *testing.T, file string) []fieldRow {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows []fieldRow
	about, notYet := lint.Yes, ""
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "## "):
			reason, ok := strings.CutPrefix(line, "## not yet:")
			if notYet = strings.TrimSpace(reason); ok && notYet == "" {
				t.Fatalf("%s:%d: not yet, and no reason", file, i+1)
			}
			if !ok {
				notYet = ""
			}
		case line == "about: no":
			about = lint.No
		case line == "about: yes":
			about = lint.Yes
		default:
			r, err := parseFieldRow(line)
			if err != nil {
				t.Fatalf("%s:%d: %v", file, i+1, err)
			}
			r.file, r.line, r.about, r.notYet = filepath.Base(file), i+1, about, notYet
			rows = append(rows, r)
		}
	}
	return rows
}

func parseFieldRow(line string) (r fieldRow, err error) {
	parts := strings.Split(line, " | ")
	if len(parts) < 3 {
		return r, fmt.Errorf("a row is ID | WANT CODES | text | note")
	}
	var codes string
	r.id = parts[0]
	r.want, codes, _ = strings.Cut(parts[1], " ")
	r.text = strings.ReplaceAll(strings.TrimSpace(strings.TrimSuffix(parts[2], " |")), `\n`, "\n")
	if !slices.Contains([]string{"flag", "any", "low", "pass", "none"}, r.want) {
		return r, fmt.Errorf("no such expectation: %q", r.want)
	}
	if codes == "*" {
		return r, nil
	}
	r.codes = strings.FieldsFunc(codes, func(c rune) bool { return c == '/' || c == ',' })
	for _, c := range r.codes {
		if codeFamilies[c] == nil && c != houseStyle {
			return r, fmt.Errorf("no such code: %q", c)
		}
	}
	if len(r.codes) == 0 {
		return r, fmt.Errorf("no codes")
	}
	return r, nil
}

func (r *fieldRow) concerns(family string) bool {
	for _, c := range r.codes {
		if slices.Contains(codeFamilies[c], family) || c == houseStyle && family == "terminology" {
			return true
		}
	}
	return len(r.codes) == 0
}

// people are those of fieldCast whom the row names.
func (r *fieldRow) people() []cast.Declaration {
	var people []cast.Declaration
	for _, d := range fieldCast {
		if strings.Contains(r.text, d.Name) {
			people = append(people, d)
		}
	}
	return people
}

// lint checks a row.
func (r *fieldRow) lint(t *testing.T, e *lint.Engine) (*text.Document, *lint.Result) {
	t.Helper()
	name := "row.txt"
	if strings.ContainsAny(r.text, "\n") || strings.HasPrefix(r.text, "> ") || strings.HasPrefix(r.text, "- ") {
		name = "row.md"
	}
	doc, err := read.Document(name, []byte(r.text))
	if err != nil {
		t.Fatal(err)
	}
	opts := lint.Options{DomesticAbuse: r.about}
	if slices.Contains(r.codes, houseStyle) {
		opts.Severity = map[string]lint.Severity{"terminology": lint.Suggestion}
	}
	res, err := e.Lint(context.Background(), doc, r.people(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return doc, res
}

// outcome lints a row and says what is wrong with it, or nothing.
func (r *fieldRow) outcome(t *testing.T, e *lint.Engine) (wrong string) {
	t.Helper()
	doc, res := r.lint(t, e)
	var most lint.Severity
	var found []string
	for _, f := range res.Findings {
		words := doc.Blocks[f.Block].Text[f.Span.Start:f.Span.End]
		found = append(found, fmt.Sprintf("%s %s %q", f.Severity, f.Rule.ID, words))
		if r.concerns(f.Rule.Family) {
			most = max(most, f.Severity)
		}
	}
	ok := map[string]bool{
		"flag": most >= lint.Warning,
		"any":  most >= lint.Suggestion,
		"low":  most == lint.Suggestion,
		"pass": most < lint.Warning,
		"none": most == lint.Off,
	}[r.want]
	if ok {
		return ""
	}
	return fmt.Sprintf("want %s %s, found %s", r.want, strings.Join(r.codes, "/"), strings.Join(append(found, "no more"), "; "))
}

func TestField(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(fieldDir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no rows in %s: %v", fieldDir, err)
	}
	e := testEngine(t)
	rows, notYet := 0, 0
	for _, file := range files {
		seen := map[string]bool{}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			for _, r := range readField(t, file) {
				rows++
				if seen[r.text+r.want+strings.Join(r.codes, "/")] {
					t.Errorf("%s:%d: %s: stands there twice", r.file, r.line, r.id)
				}
				seen[r.text+r.want+strings.Join(r.codes, "/")] = true
				wrong := r.outcome(t, e)
				switch {
				case r.notYet != "":
					notYet++
					if wrong == "" {
						t.Errorf("%s:%d: %s: comes out as wanted now: move it out of \"not yet\"\n\t%s", r.file, r.line, r.id, r.text)
					}
				case wrong != "":
					t.Errorf("%s:%d: %s: %s\n\t%s", r.file, r.line, r.id, wrong, r.text)
				}
			}
		})
	}
	t.Logf("%d rows, of which %d are not yet as wanted", rows, notYet)
}

// triggers are how many ways of saying it the literature gives for each code,
// numbered from 1, and how many rows each has at least.
var triggers = []struct {
	code       string
	count, row int
	negatives  int
}{
	{"MUT", 45, 2, 18}, {"FTP", 42, 2, 18}, {"INC", 36, 2, 15}, {"AGT", 43, 2, 19},
	{"SEP", 32, 1, 0}, {"RSP", 34, 1, 0}, {"EXC", 41, 1, 0}, {"EUP", 38, 1, 0}, {"GDS", 32, 1, 0}, {"BLM", 44, 1, 0},
	{"DBT", 34, 1, 0}, {"REF", 26, 1, 0}, {"CHD", 26, 1, 0}, {"RES", 20, 1, 0}, {"TERM", 7, 1, 0},
}

// fieldRows reads all rows.
func fieldRows(t *testing.T) []fieldRow {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(fieldDir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no rows in %s: %v", fieldDir, err)
	}
	var rows []fieldRow
	for _, file := range files {
		rows = append(rows, readField(t, file)...)
	}
	return rows
}

// TestFieldIsComplete counts the rows: one or two for each trigger, one for
// each hard negative, and two on each side of every guard.
func TestFieldIsComplete(t *testing.T) {
	count := map[string]int{}
	for _, r := range fieldRows(t) {
		count[strings.TrimRight(r.id, "abcdefghijklmnopqrstuvwxyz")]++
		if rest, ok := strings.CutPrefix(r.id, "guard "); ok {
			count["guard "+rest]++
		}
	}
	for _, f := range triggers {
		for i := range f.count {
			if id := fmt.Sprintf("%s %d", f.code, i+1); count[id] < f.row {
				t.Errorf("%s has %d rows, want %d", id, count[id], f.row)
			}
		}
		for i := range f.negatives {
			if id := fmt.Sprintf("%s n%d", f.code, i+1); count[id] < 1 {
				t.Errorf("%s has no row", id)
			}
		}
	}
	for i := range 18 {
		if id := fmt.Sprintf("4.%d ", i+1); count[id] == 0 {
			t.Errorf("section %shas no rows", id)
		}
	}
	for _, g := range guardNames(t) {
		for _, side := range []string{"on", "off"} {
			if id := "guard " + g + " " + side; count[id] < 2 {
				t.Errorf("%q has %d rows, want 2", id, count[id])
			}
		}
	}
}

// TestTriggersAndRulesMeet holds that every trigger but those that are not yet
// found is carried by a row that raises a finding, and that every rule is the
// one that answers in at least one such row.
func TestTriggersAndRulesMeet(t *testing.T) {
	e := testEngine(t)
	met, waits, answers := map[string]bool{}, map[string]bool{}, map[string]bool{}
	trigger := regexp.MustCompile(`^([A-Z]+ \d+)[a-z]*$`)
	for _, r := range fieldRows(t) {
		m := trigger.FindStringSubmatch(r.id)
		if m == nil || r.want == "pass" || r.want == "none" {
			continue
		}
		if r.notYet != "" {
			waits[m[1]] = true
			continue
		}
		met[m[1]] = true
		_, res := r.lint(t, e)
		for _, f := range res.Findings {
			answers[f.Rule.ID] = true
			for _, o := range f.Related {
				answers[o.Rule.ID] = true
			}
		}
	}
	open := 0
	for _, f := range triggers {
		for i := range f.count {
			id := fmt.Sprintf("%s %d", f.code, i+1)
			if !met[id] && !waits[id] {
				t.Errorf("%s has no row that asks for a finding", id)
			}
			if !met[id] {
				open++
			}
		}
	}
	for _, r := range e.Rules() {
		if r.Practice == nil && !answers[r.ID] {
			t.Errorf("%s answers to no trigger", r.ID)
		}
	}
	t.Logf("%d triggers are not yet found", open)
}

// guardNames are the guards that rules may name.
func guardNames(t *testing.T) []string {
	t.Helper()
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	_, err = check.NewGuards(set.Lexicon, []string{"no such guard"}, nil)
	if err == nil {
		t.Fatal("any name is a guard")
	}
	_, list, _ := strings.Cut(err.Error(), "the guards are ")
	names := strings.Split(list, ", ")
	if len(names) < 10 {
		t.Fatalf("guards: %q", err)
	}
	return names
}
