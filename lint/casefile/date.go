package casefile

import (
	"cmp"
	"fmt"
	"time"
)

// Unit is how exact a date is.
type Unit uint8

// NoDate is a date that is not known.
const (
	NoDate Unit = iota
	Day
	Month
	Season
	Year
	Years
	Months // from one month to another
	Days   // from one day to another
)

// Date is a day, or the days from From to To, as exact as the text is.
type Date struct {
	From, To time.Time // midnight UTC, both inclusive
	Unit     Unit
	Name     string // of a season or feast: "summer", "Christmas"; of Months and Days, the list that the text gives
	// Since is a date from which something went on, without an end.
	Since bool
	// Until is a date up to which something went on, without a beginning.
	Until bool
	// About marks a date that was worked out ("last week", "in March" without
	// a year), or that the text gives as rough.
	About bool
}

// Basis is where a date comes from.
type Basis uint8

// Said: in the sentence. Nearby: in an earlier sentence of the paragraph, or as
// the date of the incident that the document is about. Row: the row of a
// chronology, or the line of a log. Told: the sentence says when it was told,
// not when it happened. Entry: the heading of a case note. Written: the
// document's own date. The last three say when it was put on record.
const (
	Unknown Basis = iota
	Said
	Nearby
	Row
	Told
	Entered
	Written
)

var bases = [...]string{"unknown", "said", "paragraph", "row", "told", "entry", "document"}

// String is the name used in JSON.
func (b Basis) String() string { return bases[b] }

// Recorded reports whether the date is that of the record and not of what it tells.
func (b Basis) Recorded() bool { return b >= Told }

// When is a date with its basis.
type When struct {
	Date
	Basis Basis
	// Ahead marks a date that the text gives for what has happened, and that is
	// after the day of the record: one of the two is likely wrong.
	Ahead bool
}

func day(y, m, d int) Date {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return Date{From: t, To: t, Unit: Day}
}

// valid reports whether there is such a day, within the time that case files cover.
func valid(y, m, d int) bool {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return y >= 1950 && y <= 2099 && int(t.Month()) == m && t.Day() == d
}

func month(y, m int) Date {
	from := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return Date{From: from, To: from.AddDate(0, 1, -1), Unit: Month}
}

func year(y int) Date { return years(y, y) }

func years(a, b int) Date {
	d := Date{From: time.Date(a, 1, 1, 0, 0, 0, 0, time.UTC), To: time.Date(b, 12, 31, 0, 0, 0, 0, time.UTC), Unit: Year}
	if a != b {
		d.Unit = Years
	}
	return d
}

// between is from one date to another; no date where the second ends first.
func between(a, b Date) Date {
	d := Date{From: a.From, To: b.To, Unit: Days}
	switch {
	case !a.Known() || !b.Known() || b.To.Before(a.From) || b.From.Before(a.From):
		return Date{}
	case a.Unit == Year && b.Unit == Year:
		d.Unit = Years
	case (a.Unit == Month || a.Unit == Months) && (b.Unit == Month || b.Unit == Months):
		d.Unit = Months
	}
	return d
}

// Known reports whether there is a date at all.
func (d Date) Known() bool { return d.Unit != NoDate }

// String says a date as a person writes it, in English order.
func (d Date) String() string {
	s := ""
	switch d.Unit {
	case NoDate:
		return "no date"
	case Day:
		s = d.From.Format("2 January 2006")
	case Month:
		s = d.From.Format("January 2006")
	case Season:
		s = d.Name + " " + d.From.Format("2006")
	case Year:
		s = d.From.Format("2006")
	case Years:
		s = d.From.Format("2006") + " to " + d.To.Format("2006")
	case Months, Days:
		s = d.stretch()
	}
	if d.About {
		s = "about " + s
	}
	if d.Since {
		s = "since " + s
	}
	if d.Until {
		s = "until " + s
	}
	return s
}

// stretch says from when to when, or the list that the text gives.
func (d Date) stretch() string {
	form, from := "2 January 2006", "2 January"
	if d.Unit == Months {
		form, from = "January 2006", "January"
	}
	switch {
	case d.Name != "":
		return d.Name
	case d.From.Year() != d.To.Year():
		from = form
	case d.Unit == Days && d.From.Month() == d.To.Month():
		from = "2"
	}
	return d.From.Format(from) + " to " + d.To.Format(form)
}

// ISO is the date as ISO 8601 has it: 2024-03-11, 2024-03, 2024, or an interval
// with a slash; empty where there is none.
func (d Date) ISO() string {
	switch d.Unit {
	case NoDate:
		return ""
	case Day:
		return d.From.Format("2006-01-02")
	case Month:
		return d.From.Format("2006-01")
	case Year:
		return d.From.Format("2006")
	case Years:
		return d.From.Format("2006") + "/" + d.To.Format("2006")
	case Months:
		return d.From.Format("2006-01") + "/" + d.To.Format("2006-01")
	}
	return d.From.Format("2006-01-02") + "/" + d.To.Format("2006-01-02")
}

// String says when, and where it is not the date of what happened, so.
func (w When) String() string {
	switch {
	case !w.Known():
		return "no date"
	case w.Basis == Told:
		return "told " + w.Date.String()
	case w.Basis.Recorded():
		return "recorded " + w.Date.String()
	}
	return w.Date.String()
}

// overlaps reports whether two dates may be of the same time.
func (d Date) overlaps(o Date) bool {
	return d.Known() && o.Known() && !d.From.After(o.To) && !o.From.After(d.To)
}

// compareDates puts the earlier first, of two from one day the more exact, and
// those that are not known last.
func compareDates(a, b Date) int {
	if a.Known() != b.Known() {
		if a.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
}
