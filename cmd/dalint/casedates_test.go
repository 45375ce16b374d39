package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// datesOf lists the dates of the behaviours that the map of some documents has
// in a sentence, with their tactics.
func datesOf(c *caseJSON, words string) []string {
	var out []string
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.Kind == "behaviour" && slices.ContainsFunc(e.Tellings, func(t caseTelling) bool { return strings.Contains(t.Text, words) }) {
			out = append(out, e.Tactic+" "+e.When.Date)
		}
	}
	slices.Sort(out)
	return out
}

func familyOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCaseGivesEachActOfASentenceItsOwnDate(t *testing.T) {
	const two = "Mark Reid kicked Sarah Reid in the stomach on 4 May 2023 and on 9 June 2023 he slapped Sarah Reid in the kitchen."
	dir := familyOf(t, map[string]string{
		"a.md": "Date: 12 March 2024\n\nOn 3 March 2024 Mark Reid slapped Sarah Reid and on 9 March 2024 he threatened to kill Sarah Reid.\n\n" + two + "\n",
		"b.md": "Date: 20 March 2024\n\nFrom the notes of this month:\n\n" + two + "\n",
	})
	c, _ := runCase(t, "--perpetrator", "Mark Reid", "--survivor", "Sarah Reid", dir)
	if got, want := datesOf(&c, "threatened to kill"), []string{"physical 2024-03-03", "threat 2024-03-09"}; !slices.Equal(got, want) {
		t.Errorf("acts of two kinds: %q, want %q", got, want)
	}
	// Two acts of one kind are two entries, and the copy is a source of each.
	if got, want := datesOf(&c, "in the kitchen"), []string{"physical 2023-05-04", "physical 2023-06-09"}; !slices.Equal(got, want) {
		t.Errorf("acts of one kind: %q, want %q", got, want)
	}
	for i := range c.Entries {
		if e := &c.Entries[i]; e.Kind == "behaviour" && strings.HasPrefix(e.When.Date, "2023") && len(e.Tellings[0].Sources) != 2 {
			t.Errorf("%s: the copy is no source", e.When.Date)
		}
	}
}

func TestCaseMarksWhatIsDatedAfterItsDocument(t *testing.T) {
	files := map[string]string{
		"a.md": "Date: 10 January 2024\n\nOn 16 March 2024 Mark Reid punched Sarah Reid in the stomach. Mark Reid will be visited on 12 June 2024.\n",
	}
	args := []string{"--perpetrator", "Mark Reid", "--survivor", "Sarah Reid"}
	ahead := func() (date string, marked bool) {
		c, _ := runCase(t, append(args, familyOf(t, files))...)
		for i := range c.Entries {
			if e := &c.Entries[i]; e.Kind == "behaviour" {
				return e.When.Date + " " + e.When.Basis, e.When.After
			}
		}
		return "", false
	}
	if date, marked := ahead(); date != "2024-03-16 said" || !marked {
		t.Errorf("%s, marked %t", date, marked)
	}
	var out, errw bytes.Buffer
	runLoaded(append(append([]string{"case"}, args...), familyOf(t, files)), &out, &errw)
	if s := squeeze(out.String()); !strings.Contains(s, "16 March 2024 (after the date of its document: check both)") || strings.Contains(s, "12 June 2024;") {
		t.Errorf("the text does not say so:\n%s", out.String())
	}
	// A document that was written later bears the date out.
	files["b.md"] = "Date: 20 March 2024\n\nPolice were called.\n\nOn 16 March 2024 Mark Reid punched Sarah Reid in the stomach.\n"
	if date, marked := ahead(); date != "2024-03-16 said" || marked {
		t.Errorf("with a later document: %s, marked %t", date, marked)
	}
}

func TestCaseGivesWhatOneClauseTellsOneDate(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"notes.txt": "CASE NOTES\n\n18/02/2024 - Home visit.\n\n" +
			"On 6 February Sarah Reid rang. Isla, who is five, saw Mark Reid slap Sarah Reid.\n\n" +
			"On the night of 17/02 Mark Reid took the phone from Sarah Reid and held a knife at her stomach; Isla stood between them.\n",
	})
	c, _ := runCase(t, "--perpetrator", "Mark Reid", "--survivor", "Sarah Reid", "--child", "Isla", dir)
	for words, want := range map[string]string{"saw Mark Reid slap": "2024-02-06", "On the night": "2024-02-17"} {
		kinds := map[string]bool{}
		for i := range c.Entries {
			e := &c.Entries[i]
			if strings.Contains(e.Tellings[0].Text, words) {
				kinds[e.Kind] = true
				if e.When.Date != want {
					t.Errorf("%s: %s %s, want %s", words, e.Kind, e.When.Date, want)
				}
			}
		}
		if !kinds["behaviour"] || !kinds["child"] {
			t.Errorf("%s: only %v", words, kinds)
		}
	}
}
