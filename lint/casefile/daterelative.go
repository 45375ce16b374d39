package casefile

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// relative finds the dates that need the day of the record.
func (f finder) relative(s string, each func(*lazyRegexp, func([]string, []int)), add func([]int, found)) {
	worked := func(loc []int, resolve func(ref time.Time) Date) {
		if m := belongs.FindStringSubmatch(s[loc[1]:]); m != nil && !happenings[strings.ToLower(m[1])] {
			return // "in yesterday's clothes"
		}
		add(loc, found{resolve: func(ref time.Time) Date {
			d := resolve(ref)
			d.About = true
			return d
		}})
	}
	each(bareMonth, func(m []string, loc []int) {
		if modal(m[2], s[loc[1]:]) || m[0] == "This may" || m[0] == "this may" {
			return
		}
		n := monthOf(m[2])
		worked(loc, func(ref time.Time) Date { return lastMonth(n, ref) })
	})
	each(feastDay, func(m []string, loc []int) {
		if m[2] == "" && !habit.MatchString(s[:loc[0]]) {
			u := unyeared(func(y int) Date { return feast(m[1], y) })
			add(loc, u)
		}
	})
	each(namedTime, func(m []string, loc []int) {
		worked(loc, func(ref time.Time) Date {
			d := f.season(m[1], ref.Year())
			if d.From.After(ref) {
				d = f.season(m[1], ref.Year()-1)
			}
			return d
		})
	})
	each(nearDay, func(m []string, loc []int) {
		back := 1
		w := strings.ToLower(m[1])
		if strings.HasPrefix(w, "to") || strings.HasPrefix(w, "this") {
			back = 0
		}
		if back == 0 {
			add(loc, found{resolve: dayOf})
			return
		}
		worked(loc, func(ref time.Time) Date { return dayOf(ref.AddDate(0, 0, -back)) })
	})
	f.counted(each, add)
	each(weekDay, func(m []string, loc []int) {
		if namesDay.MatchString(s[loc[1]:]) {
			return
		}
		want := slices.IndexFunc(strings.Split(dayWords, "|"), func(day string) bool { return strings.HasPrefix(day, strings.ToLower(m[1])[:3]) })
		worked(loc, func(ref time.Time) Date {
			back := (int(ref.Weekday()) + 6 - want) % 7
			if back == 0 {
				back = 7
			}
			return dayOf(ref.AddDate(0, 0, -back))
		})
	})
	each(lastUnit, func(m []string, loc []int) {
		unit, last := strings.ToLower(m[2]+m[3]), !strings.Contains(strings.ToLower(m[1]), "this")
		worked(loc, func(ref time.Time) Date { return lastOf(unit, last, ref) })
	})
	each(ago, func(m []string, loc []int) {
		n := countOf(m[1])
		worked(loc, func(ref time.Time) Date { return counted(ref, -n, strings.ToLower(m[2])) })
	})
}

// belongs stands after a time that something is of, and happenings are what is of the time
// at which it happened.
var (
	belongs    = lazily(`^['’]s ([\p{L}-]+)`)
	happenings = words("incident incidents assault attack row argument fight events event visit contact session handover call calls meeting appointment hearing court disclosure episode behaviour outburst")
)

// namesDay stands after a day of the week that the text gives the date of.
var namesDay = lazily(`(?i)^,?(?: the)? (?:\d{1,2}(?:[/.-]\d|` + ordinal + `(?: of)? (?:` + monthWords + `)\b)|(?:` + monthWords + `)\b\.? \d)`)

// counted finds the dates that are counted from a day which the text has given.
func (f finder) counted(each func(*lazyRegexp, func([]string, []int)), add func([]int, found)) {
	from := func(loc []int, before bool, count func(day time.Time) Date) {
		add(loc, found{story: true, before: before, resolve: func(day time.Time) Date {
			d := count(day)
			d.About = true
			return d
		}})
	}
	each(dayBefore, func(m []string, loc []int) {
		unit := strings.ToLower(m[1] + m[2])
		end := loc[0] + len(strings.TrimRight(m[0], ".,;:)"))
		from([]int{loc[0], end}, true, func(day time.Time) Date { return counted(day, -1, unit) })
	})
	each(dayAfter, func(_ []string, loc []int) {
		from(loc, false, func(day time.Time) Date { return dayOf(day.AddDate(0, 0, 1)) })
	})
	each(sameDay, func(_ []string, loc []int) { from(loc, false, dayOf) })
	each(daysLater, func(m []string, loc []int) {
		from(loc, false, func(day time.Time) Date { return counted(day, countOf(m[1]), strings.ToLower(m[2])) })
	})
}

// counted is the time so many units from a day, as exact as the unit.
func counted(day time.Time, n int, unit string) Date {
	switch unit {
	case "week":
		return weekOf(day.AddDate(0, 0, 7*n))
	case "fortnight":
		return weekOf(day.AddDate(0, 0, 14*n))
	case "month":
		first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
		return month(first.Year(), int(first.Month()))
	case "year":
		return year(day.Year() + n)
	}
	return dayOf(day.AddDate(0, 0, n))
}

func num(s string) int {
	n, _ := strconv.Atoi(s) // digits, by the expressions
	return n
}

var countWords = strings.Fields("one two three four five six seven eight nine ten eleven twelve")

func countOf(s string) int {
	if i := slices.Index(countWords, strings.ToLower(s)); i >= 0 {
		return i + 1
	}
	return max(num(s), 1)
}

// fullYear reads two figures as a year of this century, or of the last where
// this one would be far ahead.
func fullYear(s string) int {
	n := num(s)
	switch {
	case len(s) == 4:
		return n
	case n >= 60:
		return 1900 + n
	}
	return 2000 + n
}

func monthOf(s string) int {
	return slices.Index([]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}, strings.ToLower(s)[:3]) + 1
}

func exact(y, m, d int) found {
	if !valid(y, m, d) {
		return found{}
	}
	return found{Date: day(y, m, d)}
}

// numeric reads figures in the order of the place; where that gives no date, in
// the other.
func (f finder) numeric(a, b, y int) found {
	d, m := a, b
	if f.american {
		d, m = b, a
	}
	if !valid(y, m, d) {
		d, m = m, d
	}
	return exact(y, m, d)
}

// inMonth is a day of a month; without a year it is the last such day before
// the record.
func inMonth(m, d int, y string) found {
	if y != "" {
		return exact(fullYear(y), m, d)
	}
	if !valid(2000, m, d) {
		return found{}
	}
	return unyeared(func(y int) Date {
		if !valid(y, m, d) {
			return Date{}
		}
		return day(y, m, d)
	})
}

// unyeared is a date without its year: the last such before the record.
func unyeared(open func(year int) Date) found {
	return found{open: open, resolve: func(ref time.Time) Date {
		d := open(ref.Year())
		if !d.Known() || d.end().After(ref) {
			d = open(ref.Year() - 1)
		}
		d.About = d.Known()
		return d
	}}
}

// end is the day on which the last day or month of a date begins.
func (d Date) end() time.Time {
	switch d.Unit {
	case Days:
		return d.To
	case Months:
		return time.Date(d.To.Year(), d.To.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	return d.From
}

func dayOf(t time.Time) Date { return day(t.Year(), int(t.Month()), t.Day()) }

func lastMonth(m int, ref time.Time) Date {
	d := month(ref.Year(), m)
	if d.From.After(ref) {
		d = month(ref.Year()-1, m)
	}
	return d
}

// weekOf is the week around a day.
func weekOf(t time.Time) Date { return weekFrom(t.AddDate(0, 0, -(int(t.Weekday())+6)%7)) }

// weekFrom is the week that begins with a day.
func weekFrom(t time.Time) Date {
	return Date{From: t, To: t.AddDate(0, 0, 6), Unit: Season, Name: "week of " + t.Format("2 January")}
}

func lastOf(unit string, last bool, ref time.Time) Date {
	back := 0
	if last {
		back = 1
	}
	switch unit {
	case "week":
		return weekOf(ref.AddDate(0, 0, -7*back))
	case "weekend":
		saturday := ref.AddDate(0, 0, -(int(ref.Weekday())+1)%7)
		return Date{From: saturday, To: saturday.AddDate(0, 0, 1), Unit: Season, Name: "weekend of " + saturday.Format("2 January")}
	case "month":
		first := time.Date(ref.Year(), ref.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, -back, 0)
		return month(first.Year(), int(first.Month()))
	}
	return year(ref.Year() - back)
}

// feast is a feast that is one day.
func feast(name string, y int) Date {
	switch name = strings.ToLower(strings.NewReplacer("'", "", "’", "").Replace(name)); name {
	case "christmas day":
		return day(y, 12, 25)
	case "christmas eve":
		return day(y, 12, 24)
	case "boxing day":
		return day(y, 12, 26)
	case "new years day", "new year day":
		return day(y, 1, 1)
	case "halloween":
		return day(y, 10, 31)
	case "valentines day", "valentine day":
		return day(y, 2, 14)
	case "bonfire night":
		return day(y, 11, 5)
	}
	return day(y, 12, 31) // Hogmanay, New Year's Eve
}

// habit stands before a feast that is that of no one year.
var habit = lazily(`(?i)\b(?:every|each|most|any|some|for|before|until|till|after|next|by|of|since) (?:the )?$`)

// season is a season, or a feast, as a stretch of days. Easter moves; the
// stretch given holds it.
func (f finder) season(name string, y int) Date {
	name = strings.ToLower(name)
	at := func(m1, d1, m2, d2 int) Date {
		from := time.Date(y, time.Month(m1), d1, 0, 0, 0, 0, time.UTC)
		return Date{From: from, To: time.Date(y, time.Month(m2), d2, 0, 0, 0, 0, time.UTC), Unit: Season, Name: name}
	}
	shift := 0
	if f.southern {
		shift = 6
	}
	switch name {
	case "spring":
		return at(3+shift, 1, 6+shift, 0)
	case "summer":
		return at(6+shift, 1, 9+shift, 0)
	case "autumn", "fall":
		return at(9-shift, 1, 12-shift, 0)
	case "winter":
		return at(12-shift, 1, 15-shift, 0)
	}
	switch name {
	case "easter":
		name = "Easter"
		return at(3, 20, 4, 27)
	case "christmas":
		name = "Christmas"
		return at(12, 23, 12, 31)
	case "hogmanay":
		name = "Hogmanay"
		return at(12, 31, 12, 31)
	}
	name = "New Year"
	return at(1, 1, 1, 2)
}
