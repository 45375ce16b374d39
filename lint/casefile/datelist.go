package casefile

import (
	"strings"
)

// lists finds the days of one month, and the months of one year, that stand in
// a row: "3, 5 and 9 April 2024", "between January and March 2023".
func (f finder) lists(s string, each func(*lazyRegexp, func([]string, []int)), add func([]int, found)) {
	each(dayList, func(m []string, loc []int) {
		a, b, n := num(m[1]), num(m[3]), monthOf(m[4])
		if a < b && !(m[2] != "-" && strings.TrimSpace(m[2]) == "-" && counting.MatchString(s[:loc[0]])) {
			add(loc, rowed{name: nameOf(m[0], m[2]), year: m[5]}.found(func(y int) Date { return daysOf(y, n, a, b) }))
		}
	})
	each(monthDays, func(m []string, loc []int) {
		n, a, b := monthOf(m[1]), num(m[2]), num(m[4])
		if a < b {
			add(loc, rowed{name: nameOf(m[0], m[3]), year: m[5]}.found(func(y int) Date { return daysOf(y, n, a, b) }))
		}
	})
	each(monthList, func(m []string, loc []int) {
		a, b, to := monthOf(m[1]), monthOf(m[5]), num(m[6])
		from := to
		if m[2] != "" {
			from = num(m[2])
		} else if a > b {
			from--
		}
		d := between(month(from, a), month(to, b))
		d.Name = nameOf(m[0], m[3])
		d.About = m[4] != ""
		add(loc, found{Date: d})
	})
}

// counting stands before the number of one of several, which is no day: "Session 1 - 6
// April 2024". "Visit 3-5 April" is a stretch.
var counting = lazily(`(?i)\b(?:session|visit|contact|meeting|appointment|appt|item|entry|log|note|call|incident|occurrence|event|offen[cs]e|episode|attendance|review|hearing|conference|` +
	`interview|week|day|point|paragraph|section|part|page|annex|appendix|exhibit|photo|statement|allegation|no\b\.?|nr\b\.?|number|#)(?: (?:no\b\.?|number))?[ :#]*$`)

// monthsFrom is from one month to another, without the year.
func monthsFrom(a, b int) found {
	return unyeared(func(y int) Date {
		if a > b {
			return between(month(y-1, a), month(y, b))
		}
		return between(month(y, a), month(y, b))
	})
}

// rowed is what a row of dates is called, and its year; empty where the text
// gives none.
type rowed struct{ name, year string }

func (l rowed) found(in func(year int) Date) found {
	open := func(y int) Date {
		d := in(y)
		if d.Known() {
			d.Name = l.name
		}
		return d
	}
	if l.year != "" {
		return found{Date: open(num(l.year))}
	}
	return unyeared(open)
}

func daysOf(y, m, a, b int) Date {
	if !valid(y, m, a) || !valid(y, m, b) {
		return Date{}
	}
	return between(day(y, m, a), day(y, m, b))
}

// nameOf is a row of dates as the text has it; empty where it is a stretch, from
// the first to the last.
func nameOf(all, joint string) string {
	if strings.Contains(joint, "and") || strings.ContainsAny(joint, ",&") || strings.Contains(joint, " or ") {
		return strings.Trim(all, " ,.")
	}
	return ""
}

var (
	commaJoint = lazily(`^, (?:on |in )?(?:the )?$`)
	andJoint   = lazily(`(?i)^,? (?:and|or|&) (?:the )?$`)
	againJoint = lazily(`(?i)^,? (?:and|or|&)(?: again)? (?:on|in) (?:the )?$`)
	tillJoint  = lazily(`(?i)^(?: ?- ?| (?:to|until|till|through|up to) )(?:the )?$`)
	betweenFor = lazily(`(?i)\b(?:between|from) (?:the )?$`)
	frontOnly  = lazily(`(?i)(?:^|[.;:] )(?:(?:on|in|at|the) )*$`)
	ends       = lazily(`^ ?(?:[.;:)]|$)`)
)

// joined makes one of the dates that stand in a row: those of a list, which are
// all the dates of one thing, and the two ends of a stretch of time.
func joined(s string, ds []found) []found {
	var out []found
	for i := 0; i < len(ds); {
		n := row(s, ds[i:])
		if n > 1 {
			if d, ok := rowOf(s, ds[i:i+n]); ok {
				out = append(out, d)
				i += n
				continue
			}
		}
		out = append(out, ds[i])
		i++
	}
	return out
}

// row is the number of dates, from the first, that make one row.
func row(s string, ds []found) int {
	n := 1
	for k := 1; k < len(ds); k++ {
		a, b := &ds[k-1], &ds[k]
		gap := s[a.span.End:b.span.Start]
		if !a.plain() || !b.plain() {
			break
		}
		alike := a.open != nil || b.open != nil || a.Unit == b.Unit
		switch {
		case tillJoint.MatchString(gap):
			if k == 1 {
				return 2
			}
			return n
		case !alike:
			return n
		case andJoint.MatchString(gap):
			return k + 1
		case againJoint.MatchString(gap):
			if frontOnly.MatchString(s[max(0, ds[0].span.Start-24):ds[0].span.Start]) || ends.MatchString(s[b.span.End:]) {
				return k + 1
			}
			return n
		case !commaJoint.MatchString(gap):
			return n
		case a.open != nil && b.open == nil:
			n = k + 1 // the year stands at the end of the row
		}
	}
	return n
}

// plain reports whether a date is a day, a month or a year, with or without its
// year, and neither the beginning nor the end of something.
func (d *found) plain() bool {
	return (d.Known() || d.open != nil) && !d.bound && !d.birth && d.Unit != Season && d.Unit != Days && d.Unit != Months
}

func rowOf(s string, ds []found) (found, bool) {
	first, last := ds[0], ds[len(ds)-1]
	out := first
	out.span.End = last.span.End
	name := s[out.span.Start:out.span.End]
	if gap := s[first.span.End:ds[1].span.Start]; tillJoint.MatchString(gap) || betweenFor.MatchString(s[max(0, first.span.Start-16):first.span.Start]) {
		name = ""
	}
	over := func(y int) Date {
		to := last.Date
		if last.open != nil {
			to = last.open(y)
		}
		from := first.Date
		if first.open != nil {
			from = first.open(to.From.Year())
			if from.From.After(to.From) {
				from = first.open(to.From.Year() - 1)
			}
		}
		d := between(from, to)
		if d.Known() && d.Unit != Years {
			d.Name = name
		}
		return d
	}
	if last.open != nil && first.open == nil {
		// "3 March 2024 and 9 April": the year is carried on.
		out.Date, out.open, out.resolve = over(first.From.Year()), nil, nil
	} else if last.open != nil {
		o := unyeared(over)
		out.Date, out.open, out.resolve = Date{}, o.open, o.resolve
	} else {
		out.Date, out.open, out.resolve = over(0), nil, nil
	}
	out.Since, out.Until = first.Since, false
	return out, out.Known() || out.resolve != nil
}
