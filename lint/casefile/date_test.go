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
		{"on the 3rd of May, 2021 and on May 4, 2021", "3 May 2021; 4 May 2021"},
		{"12/03/2024", "12 March 2024"},
		{"12.3.24 and 2024-03-14", "12 March 2024; 14 March 2024"},
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
		{finder{}.season("spring", 2024), "2024-03-01/2024-05-31"}, {Date{}, ""},
	} {
		if got := tt.d.ISO(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.d, got, tt.want)
		}
	}
}

// Whatever a text holds, dates lie within it, in order and apart.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"12/03/2024", "last week on 3 March, 2024-02-30", "between 2019 and 2020 and 2021-2022", "on 99/99/9999", "1st of may 24", "\xff12 March 2024"} {
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
