package casefile

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDatesAreReadAsWritten(t *testing.T) {
	ref := day(2024, 5, 15).From // a Wednesday
	for _, tt := range []struct{ text, want string }{
		{"On 12 March 2024 he came back.", "12 March 2024"},
		{"on the 3rd of May, 2021 and on May 4, 2021", "3rd of May, 2021 and on May 4, 2021"},
		{"12/03/2024", "12 March 2024"},
		{"12.3.24, then 2024-03-14", "12 March 2024; 14 March 2024"},
		{"2024/03/14 and 3-Apr-24", "2024/03/14 and 3-Apr-24"},
		{"on 3 April 2024, 4\u00a0April\u00a02024 or 5\u201104\u20112024", "3 April 2024, 4 April 2024 or 5-04-2024"},
		{"on 3\n April  2024", "3 April 2024"},
		{"April 3rd, 2024", "3 April 2024"},
		{"On 3 March, 9 April and 2 May 2023 he came.", "3 March, 9 April and 2 May 2023"},
		{"on 30 December and 2 January 2024", "30 December and 2 January 2024"},
		{"on 3, 5 and 9 April 2024", "3, 5 and 9 April 2024"},
		{"on March 3 and 9, 2024", "March 3 and 9, 2024"},
		{"on 3 March and 9 April", "about 3 March and 9 April"},
		{"on 3 March 2024 and on 9 April 2024.", "3 March 2024 and on 9 April 2024"},
		{"He rang on 3 March 2024 and on 9 April 2024 he came.", "3 March 2024; 9 April 2024"},
		{"On 3 March 2024, 9 April 2024 was agreed.", "3 March 2024; 9 April 2024"},
		{"from 3 to 6 March 2024", "3 to 6 March 2024"},
		{"3\u20136 March 2024", "3 to 6 March 2024"},
		{"Session 3 - 6 March 2024", "6 March 2024"}, // which of several, and no day
		{"Contact no. 3 \u2013 6 March 2024", "6 March 2024"},
		{"Appointment #2 - 14 March", "about 14 March 2024"},
		{"Item 4 -  6 March 2024", "6 March 2024"},
		{"Away visit 3-6 March 2024", "3 to 6 March 2024"},
		{"Visits on 3 - 6 March 2024", "3 to 6 March 2024"},
		{"on Christmas Day 2021", "25 December 2021"},
		{"on Boxing Day 2021 she left", "26 December 2021"},
		{"on New Year\u2019s Eve 2022 he rang", "31 December 2022"},
		{"On Christmas Eve he came.", "about 24 December 2023"},
		{"every Christmas Day he came", ""},
		{"between 3 March 2024 and 9 April 2024", "3 March to 9 April 2024"},
		{"between January and March 2023", "January to March 2023"},
		{"November to February 2023", "November 2022 to February 2023"},
		{"from March 2022 until January 2023", "March 2022 to January 2023"},
		{"from March to June", "about March to June 2023"},
		{"in January and February 2024", "January and February 2024"},
		{"from 2019 to March 2021", "1 January 2019 to 31 March 2021"},
		{"from 6 to 3 March 2024", "3 March 2024"}, // no stretch of days
		{"from 2018 through 2020", "2018 to 2020"},
		{"until May 2022", "until May 2022"},
		{"It was not until May 2022 that she left.", "May 2022"},
		{"the summer holidays of 2022", "summer 2022"},
		{"in the week of 7 March 2024", "week of 4 March 2024"},
		{"w/c 4 March 2024", "week of 4 March 2024"},
		{"on 3/4 he rang", "about 3 April 2024"},
		{"3/4: he rang", "about 3 April 2024"},
		{"on 3/4 of the days, 3/4 of the money, on 2/3 occasions", ""},
		{"on the night of 17/02 his insulin was taken", "about 17 February 2024"},
		{"on 14/3 a neighbour rang, and Sun 14/01 the school", "about 14 March 2024; about 14 January 2024"},
		{"on Sunday 3/3 and on the night of 5/3 again", "about 3 March 2024; about 5 March 2024"},
		{"on Tuesday 12 March 2024, on Tuesday the 5th of March, last Tuesday", "12 March 2024; about 5 March 2024; about 14 May 2024"},
		{"on 03/04 a neighbour rang", "about 3 April 2024"},
		{"on 10/12 occasions, on 24/7 call, he sat 3/4 of it, the night of 45/02", ""},
		{"25/13/2024", ""},
		{"31/02/2024", ""},
		{"03/25/2024", "25 March 2024"}, // cannot be day and month
		{"In August 2022 she left.", "August 2022"},
		{"08/2022", "August 2022"},
		{"in early 2020", "about 2020"},
		{"in 2019", "2019"},
		{"since 2019", "since 2019"},
		{"between 2018 and 2021", "2018 to 2021"},
		{"summer 2021", "summer 2021"},
		{"at Christmas 2022", "Christmas 2022"},
		{"Yesterday he drove past.", "about 14 May 2024"},
		{"She was in yesterday's clothes, a year down on last summer's test.", ""},
		{"Yesterday's visit was cut short.", "about 14 May 2024"},
		{"This morning he rang.", "15 May 2024"},
		{"on Sat night, and on Weds", "about 11 May 2024; about 8 May 2024"},
		{"he sat on the sun bed", ""},
		{"last week", "about week of 6 May 2024"},
		{"on Tuesday", "about 14 May 2024"},
		{"last Wednesday", "about 8 May 2024"},
		{"two weeks ago", "about week of 29 April 2024"},
		{"three years ago", "about 2021"},
		{"In December he rang.", "about December 2023"},
		{"on 3 June he rang", "about 3 June 2023"},
		{"on 3 March he rang", "about 3 March 2024"},
		{"This may frighten them, and this may have done so before.", ""},
		{"Two of the 3 may be at risk; of 4 may well follow.", ""},
		{"in may he rang, and on 3 may again", "about May 2024; about 3 May 2024"},
		{"this May he rang", "about May 2024"},
		{"last summer", "about summer 2023"},
		{"born 2 May 1986", ""},
		{"the Domestic Abuse (Scotland) Act 2018", ""},
		{"He owes £2019 and paid 2021 pounds.", "2021"},
		{"at 21:40 in room 2024b", ""},
		{"tel 01592 2024 55", "2024"}, // a number of four figures alone may be a year
		{"Ward 12/4/b", ""},
		{"", ""},
	} {
		var got []string
		for _, d := range (finder{}).find(tt.text) {
			if d.birth {
				continue
			}
			at := d.Date
			if d.resolve != nil {
				at = d.resolve(ref)
			}
			at.Since, at.Until = d.Since, d.Until
			got = append(got, at.String())
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, s, tt.want)
		}
	}
}

func TestDatesOfFiguresFollowThePlace(t *testing.T) {
	uk, us := finder{}.find("03/04/2024")[0].Date, finder{american: true}.find("03/04/2024")[0].Date
	if uk.String() != "3 April 2024" || us.String() != "4 March 2024" {
		t.Errorf("uk %s, us %s", uk, us)
	}
	south := finder{southern: true}.find("summer 2023")[0].Date
	if south.From.Month() != time.December || south.To.Month() != time.February {
		t.Errorf("summer in Australia: %s to %s", south.From, south.To)
	}
}

func TestDatesStandInOrderOfTime(t *testing.T) {
	want := []Date{years(2018, 2020), month(2019, 3), day(2019, 3, 4), year(2021), {}}
	got := []Date{want[4], want[2], want[3], want[0], want[1]}
	slices.SortFunc(got, compareDates)
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %s, want %s", i, got[i], want[i])
		}
	}
}

func TestDateIsWrittenForMachines(t *testing.T) {
	for _, tt := range []struct {
		d    Date
		want string
	}{
		{day(2024, 3, 1), "2024-03-01"}, {month(2024, 3), "2024-03"}, {year(2024), "2024"}, {years(2019, 2021), "2019/2021"},
		{between(month(2023, 1), month(2023, 3)), "2023-01/2023-03"}, {between(day(2024, 3, 3), day(2024, 4, 9)), "2024-03-03/2024-04-09"},
		{finder{}.season("spring", 2024), "2024-03-01/2024-05-31"}, {Date{}, ""},
	} {
		if got := tt.d.ISO(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.d, got, tt.want)
		}
	}
}

func TestLongStretchOrOneEndTiesNoActToAnother(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"from January to March 2023", true}, {"in 2023", true}, {"from 2019 to March 2021", false}, {"from January 2021 to March 2022", false},
		{"until May 2022", false}, {"since May 2022", false}, {"in May 2022", true},
	} {
		d := (finder{}).find(tt.text)[0].Date
		if w := (When{Date: d, Basis: Said}); w.firm() != tt.want {
			t.Errorf("%s: %t", tt.text, !tt.want)
		}
	}
}

// Whatever a text holds, dates lie within it, in order and apart.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"12/03/2024", "last week on 3 March, 2024-02-30", "between 2019 and 2020 and 2021-2022", "on 99/99/9999", "1st of may 24", "\xff12 March 2024", "3\u20115\u00a0\u00a0March, 9 and on 2 May", "on 3/4 and 5/6."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, d := range (finder{}).find(s) {
			if d.span.Start < at || d.span.End > len(s) || d.span.Len() <= 0 {
				t.Fatalf("%q: %+v", s, d.span)
			}
			at = d.span.End
			if d.resolve != nil {
				if got := d.resolve(day(2024, 2, 29).From); got.Known() && got.To.Before(got.From) {
					t.Fatalf("%q: ends before it begins", s)
				}
			} else if d.To.Before(d.From) {
				t.Fatalf("%q: ends before it begins", s)
			}
		}
	})
}
