package report

import (
	"testing"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
)

// The time that entries span is said no nearer than the vaguer of its ends.
func TestSpanOfDatesIsNoOddSentence(t *testing.T) {
	date := func(unit casefile.Unit, from, to time.Time) casefile.Date {
		return casefile.Date{From: from, To: to, Unit: unit}
	}
	at := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	year, february := date(casefile.Year, at(2024, 1, 1), at(2024, 12, 31)), date(casefile.Month, at(2024, 2, 1), at(2024, 2, 29))
	before, day := date(casefile.Year, at(2022, 1, 1), at(2022, 12, 31)), date(casefile.Day, at(2024, 5, 3), at(2024, 5, 3))
	for _, tt := range []struct {
		first, last casefile.Date
		want        string
	}{
		{year, february, ", dated 2024"},
		{february, year, ", dated 2024"},
		{year, year, ", dated 2024"},
		{before, february, ", dated between 2022 and February 2024"},
		{february, day, ", dated between February 2024 and May 2024"},
	} {
		if got := span(tt.first, tt.last); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// A stretch of years that began before the last single day still has its mark
// within the picture.
func TestTimelineHoldsAllOfItsMarks(t *testing.T) {
	entry := func(unit casefile.Unit, from, to time.Time) casefile.Entry {
		return casefile.Entry{Kind: lint.Behaviour, Class: "physical", When: casefile.When{Date: casefile.Date{From: from, To: to, Unit: unit}, Basis: casefile.Said}}
	}
	at := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	line := newTimeline(&casefile.File{Entries: []casefile.Entry{
		entry(casefile.Day, at(2017, 3, 1), at(2017, 3, 1)), entry(casefile.Years, at(2018, 1, 1), at(2024, 12, 31)),
	}})
	if line == nil || len(line.Rows) != 1 || len(line.Rows[0].Marks) != 2 {
		t.Fatalf("%+v", line)
	}
	for _, m := range line.Rows[0].Marks {
		if m.X < timeLeft || m.X > line.Width-timeRight {
			t.Errorf("the mark of %s stands at %d of %d", m.Says, m.X, line.Width)
		}
	}
}
