package main

import (
	"slices"
	"strings"
	"testing"
)

// TestCaseListsWhatTheSurvivorManages holds efforts that only the verb and what it takes
// show, and what is none.
func TestCaseListsWhatTheSurvivorManages(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Fiona asked the school to keep the red books.", "", "effort", "asks a service"},
		{"", "Fiona asked for chips.", "", "", "asks for nothing of the kind"},
		{"", "Fiona presented as homeless with both children.", "", "adversity; effort; separation", "asks for a home"},
		{"", "Fiona drove herself to urgent care.", "", "effort", "goes for help"},
		{"", "Fiona has unplugged the cameras.", "", "effort", "ends the watching"},
		{"", "Craig has unplugged the cameras.", "", "behaviour surveillance by Craig Munro", "the other does it"},
		{"", "Fiona never hit back because she did not want the children to see that.", "", "child; effort", "what is not done for the children"},
		{"", "Fiona refused to disclose where they sleep.", "", "effort", "keeps the address"},
		{"", "Fiona declined to give a statement.", "", "", "a choice that protects nobody by itself"},
		{"", "Fiona attends the survivors' group on Wednesdays.", "", "effort", "goes to a group"},
		{"Fiona rang.", "Applied for an interdict.", "", "effort", "a note that goes on from the survivor"},
		{"Craig rang.", "Applied for an interdict.", "", "", "a note that goes on from the other"},
		{"", "Fiona told me that Ellie was woken by the shouting.", "", "child", "to tell the writer of a child is no effort"},
	})
}

// TestCaseListsSeparationByWhoLeaves holds who leaves and lives apart, and what only reads so.
func TestCaseListsSeparationByWhoLeaves(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Fiona left with Ellie while Craig was asleep.", "", "effort; separation", "leaves with a child"},
		{"", "Fiona took Ellie to her sister's for the night.", "", "effort; separation", "takes the child away"},
		{"", "Fiona took Ellie to her sister's for tea.", "", "effort", "a visit"},
		{"", "Fiona has taken the children into hiding.", "", "effort; separation", "not by name"},
		{"", "Fiona left the room for some minutes.", "", "", "a room"},
		{"", "Fiona has a bruise on the left side of the face.", "", "behaviour physical by ", "a side"},
	})
}

// TestCaseListsHowAChildIsInTheWordsOfNotes holds what is told of a child's life, better or
// worse, and whose it is.
func TestCaseListsHowAChildIsInTheWordsOfNotes(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Ellie dry for a fortnight.", "", "child", "health"},
		{"", "Ellie's attendance is 97% since the move.", "", "child", "learning, of a possessor"},
		{"", "Ellie has joined the recorder group.", "", "child", "friends"},
		{"", "Ellie would not leave the chair next to her.", "", "child", "behaviour, refused and not supposed"},
		{"", "Ellie rang 999 from the bathroom.", "", "child", "gets help"},
		{"", "Nadia Khan has joined the recorder group.", "", "", "somebody else"},
		{"", "I saw no marks or bruising on Ellie.", "", "", "what is not there"},
		{"Ellie was seen.", "Sleeping through 5 nights of 7.", "", "child", "a note that goes on from the child"},
		{"Fiona was seen.", "Sleeping through 5 nights of 7.", "", "", "a note that goes on from another"},
	})
}

// TestCaseReadsTheRecordOfOneChild takes what a record says of nobody as the child's whom its
// head, or the row, names, and of no child elsewhere.
func TestCaseReadsTheRecordOfOneChild(t *testing.T) {
	for _, tt := range []struct {
		file, text string
		want       bool
	}{
		{"hv.txt", "HEALTH VISITOR RECORD\n\nChild: Ellie Petrie\n\n19/02/2024\n\nSleeping through 5 nights of 7.\n", true},
		{"hv.txt", "HEALTH VISITOR RECORD\n\nParent: Alan Petrie\n\n19/02/2024\n\nSleeping through 5 nights of 7.\n", false},
		{"log.csv", "Date,Child,Entry\n19/02/2024,EP,Sleeping through 5 nights of 7.\n", true},
		{"log.csv", "Date,By,Entry\n19/02/2024,KD,Sleeping through 5 nights of 7.\n", false},
	} {
		dir := familyOf(t, map[string]string{
			"dalint.toml": "[cast]\nperpetrator = [\"Moira Petrie\"]\nsurvivor = [\"Alan Petrie\"]\nchild = [\"Ellie Petrie\"]\n", tt.file: tt.text,
		})
		c, _ := runCase(t, dir)
		if got := strings.Contains(linesOf(&c, "Sleeping through 5 nights of 7."), "child"); got != tt.want {
			t.Errorf("%q: of the child %v, want %v", tt.text, got, tt.want)
		}
	}
}

// TestCaseListsWantAndIllness holds what is hard in the words of notes.
func TestCaseListsWantAndIllness(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Fiona is still on her mother's settee.", "", "adversity", "a home"},
		{"", "There have been financial pressures.", "", "adversity", "money"},
		{"", "There is mould in the bedroom.", "", "adversity", "a home"},
		{"", "Craig has had depression since the birth, takes sertraline.", "", "adversity", "an illness is no act"},
		{"", "Craig took her medication.", "", "behaviour control by Craig Munro", "taking what is the other's is one"},
	})
}

// TestCaseTakesANamelessAllegationForAnAct lists what is alleged of the survivor without a
// name, or by the one who abuses, as a use of services and as nothing hard; who did it is
// not said where nobody is named.
func TestCaseTakesANamelessAllegationForAnAct(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Anonymous call about Fiona and drugs.", "", "behaviour systems by ", "nobody is named"},
		{"T/C from anon female.", "Says Fiona is on drugs and leaves Ellie alone.", "", "behaviour systems by ", "named before as nobody"},
		{"T/C from Craig.", "Alleges Fiona is on drugs.", "", "behaviour systems by Craig Munro", "the one who abuses"},
		{"T/C from Nadia Khan.", "Alleges Fiona is on drugs.", "", "adversity", "somebody with a name"},
	})
}

// TestCaseListsNoAbuseFromTitlesAndAttendance leaves out what only names abuse, and who was
// at a meeting.
func TestCaseListsNoAbuseFromTitlesAndAttendance(t *testing.T) {
	checkBesides(t, []besides{
		{"PUBLIC PROTECTION NOTICE (DOMESTIC ABUSE)\n\n", "Fiona was seen.", "", "", "beside a title"},
		{"", "PUBLIC PROTECTION NOTICE (DOMESTIC ABUSE)", "", "", "a title"},
		{"", "Decision stands: insufficient evidence of violence.", "", "", "no evidence of any"},
		{"", "Present: Nadia Khan (chair), Fiona Munro, Craig Munro (by phone), who rang in.", "", "", "who was there"},
	})
}

// TestCaseListsHowContactGoesOn holds how contact by name is to be, and other contact.
func TestCaseListsHowContactGoesOn(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Contact suspended.", "", "contact", "in two words"},
		{"", "Visits stay supervised.", "", "contact", "visits"},
		{"", "I recommend contact move to alternate weekends.", "", "contact", "what is recommended"},
		{"", "Contact: Craig DNA, ch. upset.", "", "child; contact", "behind the word and a colon"},
		{"", "Fiona asked to change the emergency contacts.", "", "effort", "whom to ring"},
	})
}

// TestCaseComparesWhatHappensAtContactOnce holds it against the assessment as an act or as a
// child's, and not as contact besides.
func TestCaseComparesWhatHappensAtContactOnce(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"dalint.toml":   "[cast]\nperpetrator = [\"Moira Petrie=Moira\"]\nsurvivor = [\"Alan Petrie=Alan\"]\nchild = [\"Ellie\"]\n",
		"record.txt":    "SUPERVISED CONTACT RECORD\n\nSession 2 - 9 March 2024\nMoira Petrie arrived late. Moira Petrie pushed Alan Petrie.\n",
		"assessment.md": "# Assessment\n\nDate: 1 April 2024\n\nAlan Petrie is a joiner.\n",
	})
	c, _ := runCase(t, "--assessment", dir+"/assessment.md", dir)
	var got []string
	for i := range c.LeftOut.Items {
		e := c.Entries[slices.IndexFunc(c.Entries, func(e caseEntry) bool { return e.ID == c.LeftOut.Items[i].Entry })]
		got = append(got, e.Kind+" "+e.Tellings[0].Text)
	}
	slices.Sort(got)
	if want := []string{"behaviour Moira Petrie pushed Alan Petrie.", "contact Moira Petrie arrived late."}; !slices.Equal(got, want) {
		t.Errorf("held against the assessment: %q, want %q", got, want)
	}
}

// TestCaseDoesNotTakeAWordForAPartForAPerson has nobody called "Mother" or "the aggressor"
// beside those who are named, and a child's initial with the child.
func TestCaseDoesNotTakeAWordForAPartForAPerson(t *testing.T) {
	c, _ := runCase(t, "../../testdata/case/mahmood")
	var got []string
	for _, p := range c.People {
		got = append(got, p.Role+" "+p.Name)
	}
	slices.Sort(got)
	want := []string{"child Yusuf Mahmood", "child Zara Mahmood", "perpetrator Joanne Pickering", "survivor Tariq Mahmood"}
	if !slices.Equal(got, want) {
		t.Errorf("people are %q, want %q", got, want)
	}
}

// TestCaseGivesWordsToWhoShouts has them by nobody to whom the officer was speaking then.
func TestCaseGivesWordsToWhoShouts(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"dalint.toml": "[cast]\nperpetrator = [\"Moira Petrie=Moira\"]\nsurvivor = [\"Alan Petrie=Alan\"]\n",
		"notes.txt":   "Moira Petrie was in the kitchen. While PC Hollis was speaking to Alan she shouted through \"I will kill you all\".\n",
	})
	c, _ := runCase(t, dir)
	found := false
	for i := range c.Entries {
		for _, tell := range c.Entries[i].Tellings {
			found = found || strings.HasPrefix(tell.Text, "While")
			if strings.HasPrefix(tell.Text, "While") && strings.Contains(tell.SaidBy.Name, "Hollis") {
				t.Errorf("%s: %q said by %q", c.Entries[i].Kind, tell.Text, tell.SaidBy.Name)
			}
		}
	}
	if !found {
		t.Error("the sentence is not listed")
	}
}

// TestCaseTakesWhatAnEffortIsForForNoAct has the one who abuses do nothing in what the
// survivor does "so that she can".
func TestCaseTakesWhatAnEffortIsForForNoAct(t *testing.T) {
	checkBesides(t, []besides{
		{"Craig has a workshop.", "Fiona is driving 22 miles each way so that he can stay there.", "", "effort", "what it is for"},
	})
}
