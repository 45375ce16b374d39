package casefile

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// at dates the words between « and » in the last block of a document.
func at(t *testing.T, f finder, docType string, blocks ...text.Block) When {
	t.Helper()
	last := &blocks[len(blocks)-1]
	before, rest, ok := strings.Cut(last.Text, "«")
	mark, after, closed := strings.Cut(rest, "»")
	if !ok || !closed {
		t.Fatalf("no mark in %q", last.Text)
	}
	last.Text = before + mark + after
	span := text.Span{Start: len(before), End: len(before) + len(mark)}
	p := language.Scan(last.Text)
	for i := range p.Sentences {
		if s := p.Sentences[i].Span; s.Contains(span) {
			p.Parse(i)
			c := newCalendar(f, &text.Document{Blocks: blocks}, docType, "notes.txt")
			return c.when(len(blocks)-1, s, span, p)
		}
	}
	t.Fatalf("no sentence holds the mark in %q", last.Text)
	return When{}
}

func para(s string) text.Block { return text.Block{Kind: text.Paragraph, Text: s} }

func head(s string) text.Block { return text.Block{Kind: text.Heading, Level: 2, Text: s} }

func TestActHasTheDateOfItsOwnClause(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"On 3 March 2024 he «took her phone» and on 9 April 2024 he broke the door.", "3 March 2024"},
		{"On 3 March 2024 he took her phone and on 9 April 2024 he «broke the door».", "9 April 2024"},
		{"He «took her phone» on 3 March 2024 and on 9 April 2024 broke the door.", "3 March 2024"},
		{"He took her phone on 3 March 2024 and on 9 April 2024 «broke the door».", "9 April 2024"},
		{"On 12 August 2022 Mark «strangled Ms Reid»; on 3 September 2022 he threatened her sister.", "12 August 2022"},
		{"He took her phone on 3 March 2024, «pushed her» on 4 March 2024 and then strangled her on 6 March 2024.", "4 March 2024"},
		{"He took her phone on 3 March 2024, pushed her on 4 March 2024 and then «strangled her» on 6 March 2024.", "6 March 2024"},
		{"She said that in 2021 he broke her wrist and in June 2022 he «hit Leo».", "June 2022"},
		{"On 3 March 2024 he took her phone and «broke the door».", "3 March 2024"},
		{"He «took her phone» and broke the door on 9 April 2024.", "9 April 2024"},
		{"In 2024 he «took her phone» on 3 March 2024.", "3 March 2024"},
		{"He «grabbed her» on 1 February 2024, having threatened her on 30 January 2024.", "1 February 2024"},
		{"He grabbed her on 1 February 2024, having «threatened her» on 30 January 2024.", "30 January 2024"},
		{"On 3 March, 9 April and 2 May 2023 he «came to the house».", "3 March, 9 April and 2 May 2023"},
		{"On 10 May 2024 Ms Reid said that he «hit her» on 8 May 2024.", "8 May 2024"},
		{"On 10 May 2024 Ms Reid said that he «hit her».", "told 10 May 2024"},
		// What was done about an act has its own date.
		{"He «slapped her» and police arrested him on 8 May 2024.", "recorded 1 June 2024"},
		{"He «slapped her» on 1 May 2024 and was convicted on 10 May 2024.", "1 May 2024"},
		{"He «slapped her» and was convicted on 10 May 2024.", "recorded 1 June 2024"},
	} {
		if got := at(t, finder{}, "", para("Date: 1 June 2024"), para(tt.text)).String(); got != tt.want {
			t.Errorf("%s\n%s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDateOfWhatHappenedHoldsAgainstThatOfTheDocument(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		ahead      bool
	}{
		{"Mark «punched her» on 16 March 2024.", "16 March 2024", true},
		{"On 16 March 2024 Mark «punched her».", "16 March 2024", true},
		{"She was «punched» on 16 March 2024.", "16 March 2024", true},
		{"In March 2024 Mark «followed her».", "March 2024", true},
		{"On 16 March 2024 Mark punched her. The next day he «kicked her».", "about 17 March 2024", true},
		{"Mark «punched her» on 9 January 2024.", "9 January 2024", false},
		// What is to come has not been done.
		{"«Review» on 12 June 2024.", "recorded 10 January 2024", false},
		{"The team will «visit Mark» on 12 June 2024.", "recorded 10 January 2024", false},
		{"Mark agreed to «leave» on 12 June 2024.", "recorded 10 January 2024", false},
		{"She was told to «attend» on 12 June 2024.", "recorded 10 January 2024", false},
		{"The «hearing» was set for 12 June 2024.", "recorded 10 January 2024", false},
		{"The «hearing» was arranged on 12 June 2024.", "recorded 10 January 2024", false},
		{"Mark was «banned» until 12 June 2024.", "recorded 10 January 2024", false},
		{"Mark is to «appear in court» on 12 June 2024.", "recorded 10 January 2024", false},
		{"Mark «pushed her» and will be seen on 12 June 2024.", "recorded 10 January 2024", false},
		// A day without a year may be of the year before, or of this one, written later.
		{"Mark «punched her» on 3 December.", "about 3 December 2023", false},
		{"Mark «punched her» on 16 January.", "recorded 10 January 2024", false},
		{"The team will «visit Mark» on 3 December.", "recorded 10 January 2024", false},
	} {
		got := at(t, finder{}, "assessment", para("Date of referral: 1 January 2024"), para("Date: 10 January 2024"), para(tt.text))
		if got.String() != tt.want || got.Ahead != tt.ahead {
			t.Errorf("%s\n%s, %t, want %s, %t", tt.text, got, got.Ahead, tt.want, tt.ahead)
		}
	}
}

func TestDaysAreCountedFromTheDayThatTheTextGives(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"On 19 January 2024 he slapped her. Two days later he «spat at her».", "about 21 January 2024"},
		{"On 19 January 2024 he slapped her. Two days later he spat at her. The next morning he «kicked her».", "about 22 January 2024"},
		{"On 19 January 2024 he slapped her and the same night «threatened her».", "about 19 January 2024"},
		{"On 19 January 2024 he slapped her. A week later he «spat at her».", "about week of 22 January 2024"},
		{"On 19 January 2024 he slapped her. The night before, he had «threatened her».", "about 18 January 2024"},
		{"On 19 January 2024 he slapped her. The night before he slapped her he had «threatened her».", "19 January 2024"},
		// With nothing to count from there is no date of the act.
		{"In 2021 he slapped her. Two days later he «spat at her».", "recorded 1 June 2024"},
		{"Two days later he «spat at her».", "recorded 1 June 2024"},
		{"On 19 January 2024 he slapped her. A year before Leo was born he «broke her arm».", "recorded 1 June 2024"},
		{"On 19 January 2024 he slapped her. He had previously «strangled her».", "recorded 1 June 2024"},
		{"On 19 January 2024 I met her. She told me he had «kicked her» most nights since Leo was born.", "recorded 1 June 2024"},
		{"On 19 January 2024 I met him. He said his husband «searched his bag» every evening.", "recorded 1 June 2024"},
		{"On 19 January 2024 I met her. She had been «kept short of money» since they married.", "recorded 1 June 2024"},
		{"On 19 January 2024 he shouted at the gate. Leo «wet himself».", "19 January 2024"},
		{"On 19 January 2024 he slapped her. Before 3 March 2023 he had «strangled her».", "recorded 1 June 2024"},
		{"On 19 January 2024 he slapped her. He «strangled her».", "19 January 2024"},
	} {
		if got := at(t, finder{}, "", para("Date: 1 June 2024"), para(tt.text)).String(); got != tt.want {
			t.Errorf("%s\n%s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDayWithoutItsYearHasThatOfWhatStandsAroundIt(t *testing.T) {
	row := func(date, event string) []text.Block {
		return []text.Block{
			{Text: date, Place: text.Place{Table: 1, Row: 2, Column: 1}}, {Text: event, Place: text.Place{Table: 1, Row: 2, Column: 2}},
		}
	}
	dated := func(own string, blocks ...text.Block) []text.Block {
		return append([]text.Block{para("Date: " + own)}, blocks...)
	}
	for _, tt := range []struct {
		name   string
		blocks []text.Block
		want   string
	}{
		{"of a year beside it", []text.Block{para("Date: 1 June 2024"), para("In 2022, on 5 March, he «hit her».")}, "5 March 2022"},
		{"against an earlier date", []text.Block{para("Date: 1 June 2024"), para("On 16 March 2023 he hit her. On 4 April he «kicked her».")}, "recorded 1 June 2024"},
		{"with an earlier date", []text.Block{para("Date: 1 June 2024"), para("On 27 December 2023 he hit her. On 5 January he «kicked her».")}, "about 5 January 2024"},
		{"of the year that opens its sentence", []text.Block{para("Date: 1 June 2024"), para("In 2022 they moved to Leith, and on 5 March he «hit her».")}, "about 5 March 2022"},
		{"not of an earlier sentence's year", []text.Block{para("Held: 22 March 2024, 10.00"), para("She left once, in 2020, and went back. On 9 December he «slapped her».")}, "about 9 December 2023"},
		{"not of that in an undated document", []text.Block{para("She left once, in 2020, and went back. On 9 December he «slapped her».")}, "no date"},
		{"of a year beside another", []text.Block{para("Date: 1 June 2024"), para("She was ill in 2019 and on 5 March he «hit her».")}, "recorded 1 June 2024"},
		{"shortly before the record", []text.Block{para("Date: 18 February 2024"), para("On 3 May 2021 he hit her. On the night of 17/02 he «kicked her».")}, "about 17 February 2024"},
		{"long after an earlier date, in an undated document", []text.Block{para("On 3 May 2021 he hit her. On 9 April he «kicked her».")}, "no date"},
		{"in an undated document", []text.Block{para("On 27 December 2023 he hit her. On 5 January he «kicked her».")}, "about 5 January 2024"},
		{"in an undated document without any", []text.Block{para("On 5 January he «kicked her».")}, "no date"},
		{"soon after the day of a row, in an undated document", row("02/09/2023", "He kicked the door in. On 4 September he «smashed the window»."), "recorded 2 September 2023"},
		{"soon after the day of a row, and before the document", dated("1 June 2024", row("02/09/2023", "He kicked the door in. On 4 September he «smashed the window».")...), "about 4 September 2023"},
		{"soon after the day of a row and after the document", dated("3 September 2023", row("02/09/2023", "On 4 September he «smashed the window».")...), "recorded 2 September 2023"},
		{"on the day of a row", row("02/09/2023", "On 2 September he «smashed the window»."), "about 2 September 2023"},
		{"nearer after the day of a row than before", row("02/09/2023", "On 20 December he «smashed the window»."), "about 20 December 2022"},
		{"so in a dated document", dated("1 June 2024", row("02/09/2023", "On 20 December he «smashed the window».")...), "about 20 December 2022"},
		{"planned in a row", row("02/09/2023", "He is to «come to court» on 20 December."), "2 September 2023"},
		{"of an incident", dated("1 June 2024", para("Incident 1 - 02/09/2023"), para("On 20 December he «smashed the window».")), "about 20 December 2022"},
		{"counted from a row", row("02/09/2023", "He kicked the door in. Two days later he «smashed the window»."), "about 4 September 2023"},
		{"earlier than a row says", row("02/09/2023", "He had previously «smashed the window»."), "recorded 2 September 2023"},
		{"entry after an entry", []text.Block{para("4 March 2024: Ms Reid rang."), para("12 March: Mark «punched her».")}, "recorded about 12 March 2024"},
		{"entry in the next year", []text.Block{para("30 December 2023: Ms Reid rang."), para("2 January - Mark «punched her».")}, "recorded about 2 January 2024"},
		{"entry below a title", []text.Block{{Kind: text.Title, Text: "Log 2022"}, para("12/3: Mark «punched her».")}, "recorded about 12 March 2022"},
		{"entry with no year anywhere", []text.Block{para("12 March: Mark «punched her».")}, "no date"},
		{"night before the entry", []text.Block{head("18 March 2024"), para("Mark «followed her» the night before.")}, "about 17 March 2024"},
	} {
		if got := at(t, finder{}, "case-note", tt.blocks...).String(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	us := at(t, finder{american: true}, "case-note", para("3/4/2024: Ms Reid rang."), para("3/12: Mark «punched her»."))
	if us.String() != "recorded about 12 March 2024" {
		t.Errorf("the month first: %s", us)
	}
}

func TestDocumentOfSeveralVisitsHasTheDateOfTheLast(t *testing.T) {
	c := newCalendar(finder{}, &text.Document{Blocks: []text.Block{para("Date of visit: 3 March, 9 April and 2 May 2024")}}, "", "notes.txt")
	if c.own.String() != "2 May 2024" {
		t.Errorf("%s", c.own)
	}
}

func TestLetterHeadAndSignatureDateADocument(t *testing.T) {
	filler := func(n int) (out []text.Block) {
		for range n {
			out = append(out, para("Mark «takes her wages»."))
		}
		return out
	}
	for _, tt := range []struct {
		name   string
		blocks []text.Block
		want   string
	}{
		{"head", append([]text.Block{para("Harbour Women's Aid, 3 October 2024"), para("Dear Laura,")}, filler(20)...), "3 October 2024"},
		{"foot", append(filler(20), para("Laura Kemp, social worker. 10 October 2024")), "10 October 2024"},
		{"a sentence that ends in a date", append([]text.Block{para("Mark left the house, 3 October 2024")}, filler(20)...), ""},
		{"a day of something", append(filler(20), para("The review is on 10 October 2024")), ""},
		{"two dates", append([]text.Block{para("Ayr, 3 October 2024, Perth, 4 October 2024")}, filler(20)...), ""},
	} {
		c := newCalendar(finder{}, &text.Document{Blocks: tt.blocks}, "letter", "letter.txt")
		if got := c.own.String(); c.own.Known() != (tt.want != "") || tt.want != "" && got != tt.want {
			t.Errorf("%s: %s, want %q", tt.name, got, tt.want)
		}
	}
}

func TestNumberedHeadOfAnIncidentDatesWhatFollows(t *testing.T) {
	for _, tt := range []struct{ head, want string }{
		{"INCIDENT 2 - Fri 02/02/2024, 2117 hrs", "2 February 2024"},
		{"Incident no. 2: 02/02/2024", "2 February 2024"},
		{"Incident 2 (21:17, 02/02/2024)", "2 February 2024"},
		{"INCIDENT 2 - Sun 18/02/2024, 0655 hrs", "18 February 2024"}, // the document's own
		{"Incident 2 - February 2024", "February 2024"},
		{"CALL 3 - 02/02/2024", "recorded 2 February 2024"},
		{"Entry 2, Friday 2 February 2024: a visit", "recorded 2 February 2024"},
		{"Log 14 03/02/24 09:30", "recorded 3 February 2024"},
		{"INCIDENT 2 - no date given", "recorded 18 February 2024"},
		// No head of an entry.
		{"Call them 3 times by 02/02/2024.", "11 November 2023"},
		{"Incident 1 and 02/02/2024 are linked.", "11 November 2023"},
	} {
		for _, docType := range []string{"", "police-report"} {
			got := at(t, finder{}, docType,
				para("Date: 18/02/2024"), para("INCIDENT 1 - Sat 11/11/2023, 1942 hrs"), para("He rang."), para(tt.head), para("He «punched her»."))
			if got.String() != tt.want && (docType == "" || "recorded "+got.String() != tt.want) {
				t.Errorf("%s: %s, want %s", tt.head, got, tt.want)
			}
		}
	}
}

func TestDatedLineEndsAtTheNextHeadOfAnIncident(t *testing.T) {
	got := at(t, finder{}, "",
		para("INCIDENT 1 - Sat 11/11/2023"), para("03/02/2024 - Footage recovered."), para("INCIDENT 2 - 18/02/2024"), para("He «punched her»."))
	if got.String() != "18 February 2024" {
		t.Errorf("%s", got)
	}
}

func TestWhatOneClauseTellsHasOneDate(t *testing.T) {
	p := language.Scan("On 3 March he hit her in front of Isla; Isla is afraid and he went out.")
	p.Parse(0)
	in := func(words string) []*language.Clause {
		from := strings.Index(p.Text, words)
		return clausesOf(p, text.Span{Start: from, End: from + len(words)})
	}
	said, other := When{Date: day(2024, 3, 3), Basis: Said}, When{Date: day(2024, 3, 9), Basis: Said}
	entry, near := When{Date: day(2024, 3, 18), Basis: Entered}, When{Date: day(2024, 3, 2), Basis: Nearby}
	for _, tt := range []struct {
		a, b         string
		first, then  When
		want, second When
	}{
		{"hit her", "in front of Isla", said, entry, said, said},
		{"hit her", "in front of Isla", entry, said, said, said},
		{"hit her", "in front of Isla", near, entry, near, near},
		{"hit her", "in front of Isla", near, said, said, said},
		{"hit her", "in front of Isla", said, other, said, other}, // two acts
		{"hit her", "is afraid", said, entry, said, entry},
		{"hit her", "is afraid and he went out", said, entry, said, entry}, // of two clauses
	} {
		told := []*statement{{clauses: in(tt.a), when: tt.first}, {clauses: in(tt.b), when: tt.then}}
		dateByClause(told)
		if told[0].when != tt.want || told[1].when != tt.second {
			t.Errorf("%q and %q: %s and %s, want %s and %s", tt.a, tt.b, told[0].when, told[1].when, tt.want, tt.second)
		}
	}
}

func TestEntryWithoutItsYearIsNotAfterItsDocument(t *testing.T) {
	for docType, want := range map[string]string{"": "recorded about 12 March 2023", "case-note": "recorded about 12 March 2024"} {
		got := at(t, finder{}, docType, para("Date: 10 January 2024"), para("4 January 2024: Ms Reid rang."), para("12 March: Mark «punched her»."))
		if got.String() != want {
			t.Errorf("%q: %s, want %s", docType, got, want)
		}
	}
}
