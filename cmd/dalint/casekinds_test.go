package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCasePlacesASentenceByWhoDidWhat holds where the map lists one sentence of a
// case note, and as what.
func TestCasePlacesASentenceByWhoDidWhat(t *testing.T) {
	for _, tt := range []struct{ text, want, reason string }{
		{"Ms Munro showed me her finger, which Mr Munro had bent back.", "behaviour physical by Craig Munro", "done to what stands before"},
		{"The phone that Craig smashed was hers.", "behaviour physical by Craig Munro", "done to what stands before"},
		{"The dog was kicked by Craig and Ellie saw this.", "behaviour physical by Craig Munro; child", "who saw it did not do it"},
		{"On 2 March 2024 Craig kicked the bedroom door off its hinges.", "behaviour physical by Craig Munro", "a date is no part of a name"},
		{"The neighbours saw Craig kick the door.", "behaviour physical by Craig Munro", "what is seen is told as done"},
		{"Craig raised three actions against Fiona and cancelled each on the morning of the hearing.", "behaviour systems by Craig Munro", "no list has it, the whole reads so"},
		{"Fiona asked me not to write, as Craig opens her post.", "behaviour surveillance by Craig Munro; effort", "in a clause beside"},
		{"Craig told me that Fiona had hit him.", "survivor-act", "what he tells of her is not his act"},
		{"Craig's mother says that he has never hit Fiona.", "behaviour physical by Craig Munro denied", "somebody says it was not done"},
		{"Craig's sister has never seen Craig hit anyone.", "behaviour physical by Craig Munro denied", "she did not see it"},
		{"Craig denies ever having hurt Fiona.", "behaviour physical by Craig Munro denied", "denied without a that"},
		{"Craig reports Fiona keeping him prisoner.", "survivor-act", "what he says that she did"},
		{"Craig has never seen Fiona raise a hand to Ellie.", "unsorted", "no act of his"},
		{"According to Craig, Fiona threatened to kill him.", "survivor-act", "what he says that she did"},
		{"Craig accused Fiona of hitting him.", "behaviour emotional by Craig Munro", "an accusation is his act"},
		{"Alan Todd, Fiona's first husband, punched Fiona in 2009.", "unsorted", "somebody else"},
		{"Craig has never hit Ellie.", "unsorted", "nobody denies it, and it was not done"},
		{"Craig hid her tablets.", "behaviour control by Craig Munro", "tablets are no illness of their own"},
		{"Fiona has packed a bag with the passports.", "effort", "a passport is no hardship"},
		{"There are rent arrears because Craig spent the rent.", "adversity tied; behaviour economic by Craig Munro", "the arrears, and what made them"},
		{"Fiona's drinking has got worse since Craig moved back.", "adversity tied", "no effort"},
		{"Craig told Fiona that he would burn the house down.", "behaviour threat by Craig Munro", "a threat made is an act"},
		{"Craig said he was going to kill her.", "behaviour threat by Craig Munro", "a threat made is an act"},
		{"Craig was shouting that he would kill Fiona.", "behaviour threat by Craig Munro", "what is shouted is the threat"},
		{"Craig told Fiona that she would never see Ellie again.", "behaviour threat by Craig Munro", "a loss is threatened"},
		{"Craig said he would attend the clinic.", "", "no harm is said"},
		{"Craig told Fiona that he would come on Friday or he would send the money.", "unsorted", "two things that he will do"},
		{"Craig told Fiona to sign or he would sell the car.", "behaviour threat by Craig Munro", "what comes if she does not obey"},
		{"Craig said he would kill himself if she left.", "", "no harm to another is said"},
		{"Craig wouldn't let her out of the house.", "behaviour control by Craig Munro", "a refusal happened"},
		{"Craig would not let her see her mother.", "behaviour control by Craig Munro", "a refusal happened"},
		{"Craig would not have let her go.", "unsorted", "what would have been has not, and is to be read"},
		{"Fiona fears that Craig would not let her go.", "unsorted", "feared, and to be read"},
		{"Craig would hit Fiona when he had been drinking.", "behaviour physical by Craig Munro", "a habit"},
		{"Craig would hit Fiona if she went.", "unsorted", "supposed, and to be read"},
		{"Fiona has had 40 text messages from Craig.", "behaviour surveillance by Craig Munro", "the sender acts"},
		{"Fiona got a card from Craig.", "unsorted", "one card may be anything"},
		{"Fiona has had three calls from her sister.", "", "another sends"},
		{"Fiona leaves her phone switched off when Ellie is asleep.", "effort", "the survivor alone acts"},
		{"Craig was released on bail with a condition not to approach Fiona.", "separation", "an act of the court"},
		{"Craig had come home and found that Fiona had spoken to her sister on the phone.", "unsorted", "to know is no act"},
		{"When Craig found that Fiona had spoken to her sister he smashed the phone.", "behaviour physical by Craig Munro", "what he then did is"},
		{"Because of the debt Fiona was refused a flat.", "adversity", "nobody does it"},
		{"Fiona has failed to send Ellie to school.", "", "an accusation is no effort"},
		{"Fiona has a chaotic lifestyle.", "", "a judgement is no effort"},
		{"I asked if Fiona could speak freely and she said no.", "", "a question is no effort"},
		{"I asked what Fiona does at night and she said she keeps a bag packed at her sister's.", "effort", "an answer may be one"},
		{"She told me that Craig gives Fiona £20 a week for food and asks for the receipts.", "behaviour economic by Craig Munro", "an act of the other is no effort"},
		{"Craig Munro released on bail with a condition not to approach Fiona.", "separation", "an act of the court, in a note"},
		{"Craig was arrested and then pushed Fiona.", "behaviour physical by Craig Munro", "an act beside the court's"},
		{"Fiona told me that Craig raped her after Ellie was born and that she could not say no.", "behaviour sexual by Craig Munro", "a birth is a date, and what she could not say no denial"},
		{"Craig raped Fiona in front of Ellie.", "behaviour sexual by Craig Munro; child", "a child is there"},
		{"It started when Fiona was pregnant with Ellie.", "unsorted", "the onset of the abuse is no hardship of its own"},
		{"Fiona is pregnant and was made homeless.", "adversity", "a hardship"},
		{"Ellie has been told by Craig that Fiona does not want her.", "behaviour children by Craig Munro", "who does it stands behind the passive"},
		{"Craig did not attend contact on Saturday.", "contact", "contact that did not happen"},
		{"Craig has not seen Ellie for 3/52.", "contact; unsorted", "since when a child is not seen"},
		{"Craig saw Ellie at the window.", "unsorted", "no contact"},
		{"Benefits were stopped after an anonymous report that Fiona works.", "adversity", "who reported is not known, and no benefits is a hardship"},
		{"Craig is a builder and works away on weekdays.", "unsorted", "neither"},
	} {
		if g := kindsOf(t, tt.text, tt.text); g != tt.want {
			t.Errorf("%s (%s)\n\tgot  %s\n\twant %s", tt.text, tt.reason, g, tt.want)
		}
	}
}

// kindsOf is what the map makes of a sentence of a text that stands in a case note.
func kindsOf(t *testing.T, text, sentence string) string {
	t.Helper()
	dir := t.TempDir()
	people := "[cast]\nperpetrator = [\"Craig Munro=Craig\"]\nsurvivor = [\"Fiona Munro=Fiona\"]\nchild = [\"Ellie\"]\n"
	for name, data := range map[string]string{"dalint.toml": people, "notes.md": "# Case notes\n\nCraig Munro assaulted Fiona Munro in January.\n\n" + text + "\n"} {
		writeString(t, filepath.Join(dir, name), data)
	}
	c, _ := runCase(t, dir)
	var got []string
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.Tellings[0].Text != sentence {
			continue
		}
		s := e.Kind
		if e.Kind == "behaviour" {
			s += " " + e.Tactic + " by " + e.Who.Name
		}
		if e.Denied {
			s += " denied"
		}
		if e.Tied {
			s += " tied"
		}
		got = append(got, s)
	}
	slices.Sort(got)
	return strings.Join(got, "; ")
}

// TestCaseReadsASentenceByTheOneBeside holds what the map makes of a sentence by what
// stands before or after it.
func TestCaseReadsASentenceByTheOneBeside(t *testing.T) {
	for _, tt := range []struct{ before, text, after, want, reason string }{
		{"", "Fiona has panic attacks.", "This began after Craig strangled her.", "adversity tied", "it began with what he did"},
		{"", "Fiona has panic attacks.", "Craig strangled her.", "adversity", "two facts, side by side"},
		{"", "Fiona has panic attacks.", "This began after Craig moved to Leith.", "adversity", "it began with no act"},
		{"Contact.", "Craig brought crayons.", "", "contact; unsorted", "an entry that records contact"},
		{"Home visit.", "Craig brought crayons.", "", "unsorted", "another entry"},
	} {
		text := strings.TrimSpace(strings.Join([]string{tt.before, tt.text, tt.after}, " "))
		if got := kindsOf(t, text, tt.text); got != tt.want {
			t.Errorf("%s (%s)\n\tgot  %s\n\twant %s", text, tt.reason, got, tt.want)
		}
	}
}

// TestCaseLeavesOpenWhoAbusesWhereLittleIsTold gives nobody a part for a bite and a
// shoe, which may be all that a file says in so many words.
func TestCaseLeavesOpenWhoAbusesWhereLittleIsTold(t *testing.T) {
	const few = "# Court report\n\nMonique Batiste has bitten Renee Delacroix. Monique Batiste hit Renee Delacroix with a shoe.\n"
	for text, want := range map[string]int{few: 0, few + "\nMonique Batiste punched Renee Delacroix in March.\n": 2} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "report.md"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		c, _ := runCase(t, dir)
		got := 0
		for _, p := range c.People {
			if p.Role == "perpetrator" || p.Role == "survivor" {
				got++
			}
		}
		if got != want {
			t.Errorf("%d have a part, want %d: %+v\n%s", got, want, c.People, text)
		}
	}
}

// TestCaseSaysWhoAccuses gives an accusation, an admission and a denial whose words
// they are, where no account with bounds of its own holds them.
func TestCaseSaysWhoAccuses(t *testing.T) {
	for _, tt := range []struct{ text, kind, want string }{
		{"Mr Munro says that Ms Munro hit him.", "survivor-act", "Craig Munro"},
		{"According to Craig, Fiona threatened to kill him.", "survivor-act", "Craig Munro"},
		{"Craig blamed Fiona for hitting him first.", "survivor-act", "Craig Munro"},
		{"Fiona was accused by Craig of hitting him.", "survivor-act", "Craig Munro"},
		{"Craig made an allegation that Fiona hit him.", "survivor-act", "Craig Munro"},
		{"Allegation by Craig that Fiona hit him.", "survivor-act", "Craig Munro"},
		{"Craig's allegation that Fiona hit him was dropped.", "survivor-act", "Craig Munro"},
		{"Fiona admits to having bitten Craig.", "survivor-act", "Fiona Munro"},
		{"Craig's sister has never seen Craig hit anyone.", "behaviour", "Craig's sister"},
		{"Fiona hit Craig.", "survivor-act", ""},
		{"Craig accused Fiona of hitting him.", "behaviour", ""}, // that he did is the writer's
	} {
		dir := familyOf(t, map[string]string{
			"dalint.toml": "[cast]\nperpetrator = [\"Craig Munro=Craig\"]\nsurvivor = [\"Fiona Munro=Fiona\"]\n",
			"notes.md":    "# Case notes\n\nCraig Munro assaulted Fiona Munro in January.\n\n" + tt.text + "\n",
		})
		c, _ := runCase(t, dir)
		got := "nothing"
		for i := range c.Entries {
			if e := &c.Entries[i]; e.Kind == tt.kind && e.Tellings[0].Text == tt.text {
				got = e.Tellings[0].SaidBy.Name
			}
		}
		if got != tt.want {
			t.Errorf("%s: said by %q, want %q", tt.text, got, tt.want)
		}
		var out, errw bytes.Buffer
		runLoaded([]string{"case", dir}, &out, &errw)
		if s := "(said by " + tt.want + ")"; tt.want != "" && !strings.Contains(squeeze(out.String()), s) {
			t.Errorf("%s: no %s in the text", tt.text, s)
		}
	}
}

// TestCaseListsAnInjuryAsNobodysAct has a wound apart from what anybody does, unless
// its sentence or a neighbour says who made it.
func TestCaseListsAnInjuryAsNobodysAct(t *testing.T) {
	for _, tt := range []struct{ text, injury, by string }{
		{"Bruise on her left arm.", "Bruise on", ""},
		{"She had a black eye.", "black eye", ""},
		{"Fiona attended with a black eye and a cut lip.", "black eye", ""},
		{"Craig was there when Fiona had a bruise on her cheek.", "bruise", ""},
		{"Fiona had a bruise, which Craig photographed.", "bruise", ""},
		{"She had a black eye. Craig denied that he did it.", "black eye", ""},
		{"She had a black eye. Her brother did it.", "black eye", ""},
		{"She had a black eye. Craig did not do it.", "black eye", ""},
		{"Bruise on her left arm, which Craig caused.", "Bruise on", "Craig Munro"},
		{"Fiona has a broken finger, which Craig had bent back.", "broken finger", "Craig Munro"},
		{"Fiona had a cut lip. She said that Craig did this.", "cut lip", "Craig Munro"},
		{"Craig did this. Fiona had a cut ear.", "cut ear", "Craig Munro"},
		{"Fracture of the little finger. Fiona says Craig bent her finger back.", "Fracture", "Craig Munro"},
		{"Craig gave her a black eye.", "black eye", "Craig Munro"},
	} {
		dir := familyOf(t, map[string]string{
			"dalint.toml": "[cast]\nperpetrator = [\"Craig Munro=Craig\"]\nsurvivor = [\"Fiona Munro=Fiona\"]\n",
			"notes.md":    "# Case notes\n\nCraig Munro assaulted Fiona Munro in January.\n\n" + tt.text + "\n",
		})
		c, _ := runCase(t, dir)
		found := false
		for i := range c.Entries {
			e := &c.Entries[i]
			if e.Kind != "behaviour" || !strings.Contains(e.Tellings[0].Text, tt.injury) {
				continue
			}
			found = true
			if e.Injury != (tt.by == "") || e.Who.Name != tt.by {
				t.Errorf("%s: injury %t by %q, want by %q", tt.text, e.Injury, e.Who.Name, tt.by)
			}
		}
		if !found {
			t.Errorf("%s: the sentence is lost", tt.text)
		}
		for _, format := range []string{"text", "html"} {
			var out, errw bytes.Buffer
			runLoaded([]string{"case", "--format", format, dir}, &out, &errw)
			at := strings.Index(out.String(), "Injuries, told without who made them")
			if words := strings.LastIndex(out.String(), tt.injury); (at >= 0) != (tt.by == "") || at > words {
				t.Errorf("%s: in %s the part for injuries is at %d, the words at %d", tt.text, format, at, words)
			}
		}
	}
}

// TestCaseGivesNoPartForAFewActsBesideTheOneWhoAbuses keeps a mother-in-law with two
// acts, and her acts, under her own name.
func TestCaseGivesNoPartForAFewActsBesideTheOneWhoAbuses(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"notes.md": "# Case notes\n\nMark Reid punched Sarah Reid. Mark Reid kicked Sarah Reid. Mr Mark Reid strangled Sarah. Mark slapped Sarah. " +
			"Mark's mother, Mrs Joan Pye, lives with them.\n\nMrs Pye locked Sarah out of the house. Mrs Pye slapped Sarah. Mrs Pye visits on Tuesdays.\n\nLeo said that Mum cried.\n",
		"school.md": "# School\n\nLeo (6) saw Mark hit Mum.\n",
	})
	c, _ := runCase(t, dir)
	for _, p := range c.People {
		if p.Name == "Mrs Joan Pye" && p.Role != "unknown" {
			t.Errorf("a part for two acts: %+v", p)
		}
	}
	acts := 0
	for i := range c.Entries {
		e := &c.Entries[i]
		switch text := e.Tellings[0].Text; {
		case strings.HasPrefix(text, "Mrs Pye") && e.Who.Name == "Mrs Joan Pye":
			acts++
			if e.Kind != "unsorted" || e.Who.Role != "unknown" {
				t.Errorf("%s: %s by %+v", text, e.Kind, e.Who)
			}
		case strings.HasPrefix(text, "Mrs Pye"):
			t.Errorf("%s: by %+v", text, e.Who)
		}
	}
	if acts != 2 {
		t.Errorf("%d of her acts, want 2", acts)
	}
	var out, errw bytes.Buffer
	runLoaded([]string{"case", dir}, &out, &errw)
	_, part, _ := strings.Cut(out.String(), "What others are told to have done")
	part, _, _ = strings.Cut(part, "The documents")
	if !strings.Contains(part, "Mrs Joan Pye") || !strings.Contains(part, "Mrs Pye slapped Sarah.") || strings.Contains(part, "the one who abuses\n") {
		t.Errorf("the text has no part for her acts:\n%s", out.String())
	}
}

// TestCaseListsWhatTheSurvivorDoesToTheOther has it beside what else is told of the one
// who abuses, and not under people who have no part.
func TestCaseListsWhatTheSurvivorDoesToTheOther(t *testing.T) {
	const said = "Fiona paid Craig for the shed."
	dir := familyOf(t, map[string]string{
		"dalint.toml": "[cast]\nperpetrator = [\"Craig Munro=Craig\"]\nsurvivor = [\"Fiona Munro=Fiona\"]\n",
		"notes.md":    "# Case notes\n\nCraig Munro assaulted Fiona Munro in January.\n\n" + said + "\n",
	})
	var out, errw bytes.Buffer
	runLoaded([]string{"case", dir}, &out, &errw)
	if at, words := strings.Index(out.String(), "What else is told of the one who abuses"), strings.Index(out.String(), said); at < 0 || words < at {
		t.Errorf("the part is at %d, the words at %d", at, words)
	}
	if strings.Contains(out.String(), "What others are told to have done") {
		t.Error("the survivor is listed among others")
	}
}

// TestCaseTakesASourceForNoHardship has no adversity of who told, and has that of what
// they told.
func TestCaseTakesASourceForNoHardship(t *testing.T) {
	dir := familyOf(t, map[string]string{
		"chronology.csv": "Date,Event,Source\n21/08/2019,Fiona was refused a flat because of rent arrears.,Housing\n" +
			"03/09/2019,Letter from the association.,\"Housing association, to say that Fiona was put out for rent arrears.\"\n",
	})
	c, _ := runCase(t, dir, "--perpetrator", "Craig Munro=Craig", "--survivor", "Fiona Munro=Fiona")
	var got []string
	for i := range c.Entries {
		if e := &c.Entries[i]; e.Kind == "adversity" {
			got = append(got, e.Tellings[0].Text)
		}
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "Fiona was refused") || !strings.HasPrefix(got[1], "Housing association, to say") {
		t.Errorf("got %q", got)
	}
}
