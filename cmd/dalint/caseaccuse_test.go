package main

import (
	"bytes"
	"strings"
	"testing"
)

// pairs are the two adults of a family: who abuses, and who is abused.
var pairs = []struct{ abuser, survivor, he, him, she, her, wife, title string }{
	{"Craig Munro=Craig", "Fiona Munro=Fiona", "he", "him", "she", "her", "husband", "Mr"},
	{"Moira Petrie=Moira", "Alan Petrie=Alan", "she", "her", "he", "him", "wife", "Ms"},
	{"Sam Okell=Sam", "Lee Okell=Lee", "he", "him", "he", "him", "partner", "Mr"},
}

// familySaying is a family with one note, in which {A} is who abuses, {S} who is abused,
// and {he} and {him}, {she} and {her} are their pronouns.
func familySaying(t *testing.T, k int, note string) (dir, said string) {
	t.Helper()
	p := pairs[k]
	own := p.her
	if own == "him" {
		own = "his"
	}
	first := func(s string) string { _, short, _ := strings.Cut(s, "="); return short }
	said = strings.NewReplacer("{A}", first(p.abuser), "{S}", first(p.survivor), "{he}", p.he, "{him}", p.him, "{she}", p.she, "{her}", p.her, "{own}", own, "{wife}", p.wife).Replace(note)
	full := func(s string) string { long, _, _ := strings.Cut(s, "="); return long }
	dir = familyOf(t, map[string]string{
		"dalint.toml": "[cast]\nperpetrator = [\"" + p.abuser + "\"]\nsurvivor = [\"" + p.survivor + "\"]\nchild = [\"Ellie\"]\n",
		"notes.md":    "# Case notes\n\n" + full(p.abuser) + " assaulted " + full(p.survivor) + " in January.\n\n" + said + "\n",
	})
	return dir, said
}

// TestCaseTakesAnAccusationSpreadForAnAct has what the one who abuses tells others of the
// survivor as his or her act, and never as the survivor's.
func TestCaseTakesAnAccusationSpreadForAnAct(t *testing.T) {
	for _, tt := range []struct{ note, tactic, by string }{
		{"{S} says that {A} has told the congregation that {S} slaps Ellie.", "emotional", "S"},
		{"{S} reports that {A} has sold the car and has told the police that {S} punches Ellie.", "systems", "S"},
		{"{A} has told all the neighbours that {S} assaults {him}.", "emotional", ""},
		{"{A} wrote to {S}'s employer that {S} had threatened {him}.", "emotional", ""},
		{"{A} told {S}'s sister that {S} had strangled {him}.", "isolation", ""},
		{"{S} said {A} has made allegations to the school that {S} assaults {him}.", "systems", "S"},
		{"{S} said that {A} posted online that {S} had punched {him}.", "emotional", "S"},
		{"{A} told Ellie that {S} hits {him}.", "children", ""},
	} {
		for k := range pairs {
			dir, said := familySaying(t, k, tt.note)
			c, _ := runCase(t, dir)
			tactic, by, acts := "", "", 0
			for i := range c.Entries {
				e := &c.Entries[i]
				switch {
				case e.Tellings[0].Text != said:
				case e.Kind == "survivor-act":
					t.Errorf("%s: an act of the survivor's", said)
				case e.Kind == "behaviour" && e.Tactic == tt.tactic:
					tactic, by = e.Tactic, e.Tellings[0].SaidBy.Name
					acts++
				}
			}
			want := ""
			if tt.by == "S" {
				want, _, _ = strings.Cut(pairs[k].survivor, "=")
			}
			if acts != 1 || by != want {
				t.Errorf("%s: %d of %q said by %q, want one of %q by %q", said, acts, tactic, by, tt.tactic, want)
			}
		}
	}
}

// TestCaseKeepsAnAccountOfTheSurvivorWithWhoGivesIt has what the one who abuses tells the
// writer or a service as told of the survivor, in his or her words.
func TestCaseKeepsAnAccountOfTheSurvivorWithWhoGivesIt(t *testing.T) {
	for _, tt := range []struct{ note, by string }{
		{"{A} told me that {S} had slapped {him}.", "A"},
		{"{A} told officers that {S} had attacked {him}.", "A"},
		{"{A} told {A}'s mother that {S} bit {him}.", "A"},
		{"{S} told me that {S} had bitten {A}.", "S"},
		{"{S} said that {A} shouted, and told me that {S} had bitten {A}.", "S"},
	} {
		for k := range pairs {
			dir, said := familySaying(t, k, tt.note)
			c, _ := runCase(t, dir)
			want, _, _ := strings.Cut(pairs[k].survivor, "=")
			if tt.by == "A" {
				want, _, _ = strings.Cut(pairs[k].abuser, "=")
			}
			got := "nothing"
			for i := range c.Entries {
				if e := &c.Entries[i]; e.Kind == "survivor-act" && e.Tellings[0].Text == said {
					got = e.Tellings[0].SaidBy.Name
				}
			}
			if got != want {
				t.Errorf("%s: said by %q, want %q", said, got, want)
			}
		}
	}
}

// TestCaseListsNoHarmToAChildOnAnAccusation has nothing done to the child where the one
// who abuses alone says so of the survivor.
func TestCaseListsNoHarmToAChildOnAnAccusation(t *testing.T) {
	for note, want := range map[string]int{
		"{A} has reported to social work that {S} slaps Ellie.": 0,
		"{A} slapped Ellie on the stairs.":                      1,
	} {
		for k := range pairs {
			dir, said := familySaying(t, k, note)
			c, _ := runCase(t, dir)
			got := 0
			for i := range c.Entries {
				if e := &c.Entries[i]; e.Kind == "child" && e.Tellings[0].Text == said {
					got++
				}
			}
			if got != want {
				t.Errorf("%s: %d of the child, want %d", said, got, want)
			}
		}
	}
}

// TestCaseNamesNobodyAsTheOneWhoAbusesWhereThatIsOpen has the acts that a police log
// tells under a heading that gives nobody a part.
func TestCaseNamesNobodyAsTheOneWhoAbusesWhereThatIsOpen(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"log.txt": "POLICE\nINCIDENT LOG 0221 11/03/2024\n\nCaller: Ross TULLY\nSuspect: Dawn TULLY (wife)\n\n" +
			"Caller states his wife poured boiling water on his arm and then punched him. Dawn Tully told officers that her husband had slapped her.\n",
	})
	c, _ := runCase(t, dir)
	acts := 0
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.Who.Role == "perpetrator" || e.Who.Role == "survivor" || e.Kind == "survivor-act" {
			t.Errorf("%s: %s by %+v", e.Tellings[0].Text, e.Kind, e.Who)
		}
		if e.Kind == "behaviour" {
			acts++
		}
	}
	if acts != 2 {
		t.Errorf("%d acts, want those of both", acts)
	}
	var out, errw bytes.Buffer
	runLoaded([]string{"case", dir}, &out, &errw)
	if s := out.String(); strings.Contains(s, "What the one who abuses is told") || strings.Contains(s, "told of the one who abuses") || !strings.Contains(squeeze(s), "“Dawn Tully”, whose part is open") {
		t.Errorf("the text gives a part:\n%s", s)
	}
}
