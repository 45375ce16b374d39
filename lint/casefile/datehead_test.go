package casefile

import (
	"testing"

	"github.com/dalint/dalint/lint/text"
)

func TestShortHeadWithADateDatesWhatFollows(t *testing.T) {
	for _, tt := range []struct{ head, want string }{
		{"Crime ref CR/123/24 (2 March 2024) Mr Reid was seen.", "recorded 2 March 2024"},
		{"Crime ref CR/123/24 (2 March 2024)", "recorded 2 March 2024"},
		{"CR/123/24 (2 March 2024): Mr Reid was seen.", "recorded 2 March 2024"},
		{"Call from school 05/03/24: Mr Reid was at the gate.", "recorded 5 March 2024"},
		{"Visit 1, 02/03/24: Mr Reid was in.", "recorded 2 March 2024"},
		{"Session 2 - 6 March 2024", "recorded 6 March 2024"},
		{"Appointment 3 – 4 May 2024", "recorded 4 May 2024"},
		{"Meeting no. 1 - 4 May 2024", "recorded 4 May 2024"},
		{"Home visit 12.3.24 - no one in.", "recorded 12 March 2024"},
		{"Home visit, Tuesday 12 March 2024, 2pm - no one in.", "recorded 12 March 2024"},
		{"Unannounced home visit to Ms Reid on 12/03/2024 – no one in.", "recorded 12 March 2024"},
		{"T/C to Mum 14/02/2024. No reply.", "recorded 14 February 2024"},
		{"T/C to Mum (14/02/2024)", "recorded 14 February 2024"},
		{"14/2 - no reply", "recorded about 14 February 2024"},
		{"14/2. No reply.", "recorded about 14 February 2024"},
		{"Incident 3 – 04/01/2023", "4 January 2023"},
		{"Incident on 4 January 2023: Mr Reid came home.", "4 January 2023"},
		{"DASH 12 Jan 2024: high risk.", "recorded 12 January 2024"},
		{"DASH completed 12 Jan 2024 - high risk.", "recorded 12 January 2024"},
		{"Log 0412 of 3 March 2024", "recorded 3 March 2024"},
		{"Police log 0412 of 3 March 2024 Officers attended.", "recorded 3 March 2024"},
		{"[12/03/2024 14:20] Ms Reid rang.", "recorded 12 March 2024"},
		{"[12/03/2024, 14:20, JB] Ms Reid rang.", "recorded 12 March 2024"},
		{"Email from school, 12/03/2024 14:20 - Leo was late.", "recorded 12 March 2024"},
		{"Email from Ms Okafor dated 3 March 2024: Leo was late.", "recorded 3 March 2024"},
		{"Text message from Ms Reid 3 March 2024 at 21:14: he is here.", "recorded 3 March 2024"},
		{"Strategy discussion – 3 March 2024", "recorded 3 March 2024"},
		{"Supervision 3/3/24 (JB): discussed.", "recorded 3 March 2024"},
		{"Referral received 3 March 2024: from school.", "recorded 3 March 2024"},
		{"3. 03/03/2024 - Mr Reid was seen.", "recorded 3 March 2024"},
		{"#0412 3 March 2024: Mr Reid was seen.", "recorded 3 March 2024"},
		{"w/c 4 March 2024: two visits.", "recorded week of 4 March 2024"},
		{"w/c 4 March - two visits.", "recorded about week of 4 March 2024"},
		{"Week commencing Monday 4 March 2024", "recorded week of 4 March 2024"},
		// No heads: sentences, other dates, and what is to come.
		{"Mr Reid was seen on 3 March 2024.", "recorded 1 June 2024"},
		{"Police attended after a call on 3 March 2024. Mr Reid had left.", "recorded 1 June 2024"},
		{"In the visit on 3 March 2024 Mr Reid was calm.", "recorded 1 June 2024"},
		{"The visit on 3 March 2024 was short.", "recorded 1 June 2024"},
		{"Visit on 3 March 2024 was short.", "recorded 1 June 2024"},
		{"School reported on 3 March 2024 that Leo was late.", "recorded 1 June 2024"},
		{"Leo Reid 04/05/2016 - lives with his mother.", "recorded 1 June 2024"},
		{"Leo Reid (3 March 2016)", "recorded 1 June 2024"},
		{"Mr Reid's call to Ms Reid 3 March 2024: he is coming.", "recorded 1 June 2024"},
		{"Review 3 July 2024: chair to arrange.", "recorded 1 June 2024"},
		{"Next visit 3 March 2024.", "recorded 1 June 2024"},
		{"Bail until 3 March 2024: no contact.", "recorded 1 June 2024"},
		{"Mark Reid telephoned the school 3 March 2024: he wanted Leo.", "recorded 1 June 2024"},
	} {
		got := at(t, finder{}, "", para("Date: 1 June 2024"), para("Mr Reid is 30."), para(tt.head), para("He «punched her»."))
		if got.String() != tt.want {
			t.Errorf("%s: %s, want %s", tt.head, got, tt.want)
		}
	}
}

func TestEntryOfTheDayOfTheDocumentEndsTheOneBefore(t *testing.T) {
	got := at(t, finder{}, "case-note", para("Date: 1 June 2024"), para("28 May 2024: Ms Reid rang."), para("1 June 2024: a visit."), para("He «punched her»."))
	if got.String() != "recorded 1 June 2024" {
		t.Errorf("%s", got)
	}
}

func TestDayInTheHeadOfAnEntryIsThatOfTheRecord(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"T/C to Mum 14/02/2024. He «punched her».", "recorded 14 February 2024"},
		{"Call from Mum 14/02/2024: he was out. He «punched her».", "recorded 14 February 2024"},
		{"Call from Mum 14/02/2024: he rang on 12 February 2024. He «punched her».", "12 February 2024"},
		{"Incident 2 - 14/02/2024: he was out. He «punched her».", "14 February 2024"},
		{"Tues 14/02/2024: he was out. He «punched her».", "14 February 2024"}, // the line of a log
	} {
		if got := at(t, finder{}, "case-note", para("Date: 1 June 2024"), para(tt.text)); got.String() != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDayIsNotWorkedOutAgainstTheDocumentUnderADatedWeek(t *testing.T) {
	blocks := []text.Block{para("Date: 1 June 2024"), para("w/c 4 March 2024: two visits."), para("Last night he «punched her».")}
	if got := at(t, finder{}, "case-note", blocks...); got.String() != "recorded week of 4 March 2024" {
		t.Errorf("%s", got)
	}
}

func TestADocumentIsDatedByAFieldAmongOthers(t *testing.T) {
	for _, tt := range []struct{ head, want string }{
		{"Plan date: 15/03/2024     Worker: P. Nair", "recorded 15 March 2024"},
		{"Completed by: Priya Nair    Date: 1 March 2024", "recorded 1 March 2024"},
		{"Worker: P. Nair Start date: 1 March 2024", "no date"},
		{"Worker: P. Nair Due date: 1 March 2024", "no date"},
	} {
		if got := at(t, finder{}, "plan", para(tt.head), para("He «hit her».")); got.String() != tt.want {
			t.Errorf("%q: got %s, want %s", tt.head, got, tt.want)
		}
	}
}
