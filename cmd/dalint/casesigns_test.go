package main

import (
	"slices"
	"strings"
	"testing"
)

// linesOf are the kinds of the lines that a map has of a sentence, in order.
func linesOf(c *caseJSON, said string) string {
	var out []string
	for i := range c.Entries {
		e := &c.Entries[i]
		if !slices.ContainsFunc(e.Tellings, func(t caseTelling) bool { return t.Text == said }) {
			continue
		}
		s := e.Kind
		if e.Kind == "behaviour" {
			s += " " + e.Tactic
			if e.Who.Name == "" {
				s += " " + e.Who.Said
			}
		}
		if e.Injury {
			s += " injury"
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// TestCasePlacesASentenceWhoeverTheTwoAre holds where a sentence stands in the map for a
// woman and a man in either part, and for two of one gender.
func TestCasePlacesASentenceWhoeverTheTwoAre(t *testing.T) {
	for _, tt := range []struct{ note, want, reason string }{
		{"{A} shouted \"let me in or I'll tell your work the lot.\"", "behaviour threat", "what comes if the other does not obey"},
		{"{A} told {S} to be home by five or {A} would give the dog away.", "behaviour threat", "what comes if the other does not obey"},
		{"{A} said {A} would come at five or at six.", "unsorted", "two times, and no threat"},
		{"{A} said that if {he} can't have Ellie nobody else will.", "behaviour threat", "nobody is to have her"},
		{"{S} said that if {she} can't have the car nobody will.", "unsorted", "not of the one who abuses"},
		{"{A} hid {S}'s folic acid.", "behaviour control", "whatever it is that is the other's"},
		{"{A} flushed {S}'s methotrexate.", "behaviour control", "whatever it is that is the other's"},
		{"{A} hid {A}'s own letters.", "unsorted", "nothing of the other's"},
		{"{A} followed the children's bus.", "behaviour surveillance; child", "to follow is to keep in sight"},
		{"{A} tailed {S} to the clinic.", "behaviour surveillance", "to follow is to keep in sight"},
		{"{S} was sacked from the bakery after {A} rang the manager nine times.", "adversity; behaviour economic", "a wage is lost through it"},
		{"{S} found a tracking device sewn into the coat.", "behaviour surveillance not-said", "who put it there is not said"},
		{"No tracker was found in the coat.", "unsorted", "there is none"},
		{"{S} isn't allowed the thermostat.", "behaviour control not-said", "nobody is said to forbid it"},
		{"{S} was not allowed into the ward by the hospital.", "", "a rule of others"},
		{"Burns to both wrists, which {S} says {A} caused.", "behaviour physical", "whose wounds they are"},
		{"I dressed a burn to the wrist, which {S} says the iron caused.", "", "nobody made it"},
		{"{A} said that {he} did not cause the bruise.", "unsorted", "denied by who would have done it"},
		{"{A} told me that {S} has always been feeble.", "unsorted", "what is said of the other is to be read"},
		{"{A} arrived ten minutes late.", "unsorted", "to be late is no act"},
		{"{A} hugged Ellie.", "unsorted", "a kindness"},
		{"{A} whispered to Ellie.", "unsorted", "nothing is told of the child"},
		{"The domestic abuse has now stopped.", "", "over, and no act"},
		{"{S}'s lupus has flared and {she} cannot work until the medication is stable.", "adversity", "the illness is told, though not the work"},
		{"{S} has no record of alcohol or drug misuse.", "", "denied"},
		{"Ellie's spelling has gone back by a year.", "child", "a change told of what is the child's"},
		{"I asked to see {S} alone and {A} refused to leave the kitchen.", "unsorted", "no contact of a child's"},
	} {
		for k := range pairs {
			dir, said := familySaying(t, k, tt.note)
			c, _ := runCase(t, dir)
			if got := linesOf(&c, said); got != tt.want {
				t.Errorf("%s (%s)\n\tgot  %s\n\twant %s", said, tt.reason, got, tt.want)
			}
		}
	}
}

// TestCaseReadsAPartnerOfWhoeverIsNamedBeside gives "his wife" to the one who abuses him,
// though the letter is to somebody else of no part.
func TestCaseReadsAPartnerOfWhoeverIsNamedBeside(t *testing.T) {
	for k := range pairs[:2] { // of three men "his partner" may be anybody's
		dir, said := familySaying(t, k, "Dear "+pairs[k].title+" Pillai,\n\n{S} told me on Tuesday that {own} {wife} had bitten {her}.")
		said = said[strings.LastIndex(said, "\n")+1:]
		c, _ := runCase(t, dir)
		if got := linesOf(&c, said); got != "behaviour physical" {
			t.Errorf("%s: %q", said, got)
		}
	}
}

// TestCaseTakesWhatARecordOfContactTellsForContact lists what happened at each session
// under its date: as contact, and an act or what a child did as that too.
func TestCaseTakesWhatARecordOfContactTellsForContact(t *testing.T) {
	const record = "Parent attending: Moira Petrie\nSupervisor: T. Lund\n\nSession 2 - 9 March 2024\nMrs Petrie arrived late. She kissed Ellie. Ellie went to the window and stayed there.\n\n" +
		"Session 3 - 23 March 2024\nMoira Petrie did not attend. Ellie waited by the door. Mrs Petrie pushed Alan Petrie.\n"
	for head, want := range map[string]int{"HARBOUR CENTRE - SUPERVISED CONTACT RECORD": 6, "HARBOUR CENTRE - HOME VISITS": 0} {
		dir := familyOf(t, map[string]string{
			"dalint.toml": "[cast]\nperpetrator = [\"Moira Petrie=Moira\"]\nsurvivor = [\"Alan Petrie=Alan\"]\nchild = [\"Ellie\"]\n",
			"record.txt":  head + "\n\n" + record,
		})
		c, _ := runCase(t, dir)
		got := 0
		for i := range c.Entries {
			e := &c.Entries[i]
			if e.Kind == "contact" {
				got++
			}
			if e.When.Date != "2024-03-09" && e.When.Date != "2024-03-23" {
				t.Errorf("%s: %q dated %s", head, e.Tellings[0].Text, e.When.Date)
			}
		}
		if got != want {
			t.Errorf("%s: %d lines of contact, want %d", head, got, want)
		}
		act := "behaviour physical"
		if want > 0 {
			act += "; contact"
		}
		if got := linesOf(&c, "Mrs Petrie pushed Alan Petrie."); got != act {
			t.Errorf("%s: %q", head, got)
		}
	}
}

// TestCaseTakesACellOfSourcesForNothingElse has a contact centre that told of something as
// who said so, and as no contact.
func TestCaseTakesACellOfSourcesForNothingElse(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"dalint.toml":    "[cast]\nperpetrator = [\"Moira Petrie=Moira\"]\nsurvivor = [\"Alan Petrie=Alan\"]\nchild = [\"Ellie\"]\n",
		"chronology.csv": "Date,Event,Source\n03/04/2024,Contact suspended after Moira Petrie pushed Alan Petrie,Contact centre\n05/04/2024,Neighbour reports Moira Petrie slapping Alan Petrie,Police\n",
	})
	c, _ := runCase(t, dir)
	var by []string
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.Tellings[0].Text == "Contact centre" {
			t.Errorf("%s: a line of its own", e.Kind)
		}
		if e.Kind == "contact" || e.Kind == "behaviour" {
			by = append(by, e.Kind+" "+e.Tellings[0].SaidBy.Name)
		}
	}
	slices.Sort(by)
	if want := []string{"behaviour Contact centre", "behaviour Neighbour", "contact Contact centre"}; !slices.Equal(by, want) {
		t.Errorf("got %q, want %q", by, want)
	}
}

// TestCaseJoinsTwoAccountsOfOneActThatShareTheirWords has the call and the chronology as
// one line where day, kind, doer and most words agree, though the verb does not.
func TestCaseJoinsTwoAccountsOfOneActThatShareTheirWords(t *testing.T) {
	for event, want := range map[string]int{
		"Moira Petrie poured boiling soup over Alan Petrie and struck him with a wooden ladle": 1,
		"Moira Petrie kicked Alan Petrie at the bus stop":                                      2,
	} {
		dir := familyOf(t, map[string]string{
			"dalint.toml":    "[cast]\nperpetrator = [\"Moira Petrie=Moira\"]\nsurvivor = [\"Alan Petrie=Alan\"]\n",
			"log.txt":        "POLICE\nINCIDENT LOG 0112 03/04/2024\n\nAlan Petrie said that on 3 April 2024 Moira Petrie hit him with a ladle after she poured boiling soup over his arm.\n",
			"chronology.csv": "Date,Event,Source\n03/04/2024," + event + ",Police\n",
		})
		c, _ := runCase(t, dir)
		got := 0
		for i := range c.Entries {
			if c.Entries[i].Kind == "behaviour" {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d lines, want %d", event, got, want)
		}
	}
}
