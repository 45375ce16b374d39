package casefile

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/text"
)

// found is a date in a text, and what it needs to be one.
type found struct {
	span text.Span
	Date
	// resolve works the date out against the day of the record, where the words
	// alone do not give it; nil where they do.
	resolve func(ref time.Time) Date
	open    func(year int) Date // of a date without its year: that date in a year
	story   bool                // counted from a day that the text has given: "two days later"
	before  bool                // of those, "the night before"
	bound   bool                // what happened was before it
	birth   bool                // somebody's date of birth
	ahead   bool                // after the day of the record
}

const (
	monthWords = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
	dayWords   = `monday|tuesday|wednesday|thursday|friday|saturday|sunday`
	weekDays   = `mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?`
	seasons    = `spring|summer|autumn|fall|winter|christmas|easter|hogmanay|new year`
	counts     = `a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}`
	ordinal    = `(?:st|nd|rd|th)?`
	joins      = `and|or|&|to|until|till|through|-`
	rough      = `(?:(early|mid|late|around|about|circa|c\.|the end of|the start of|the beginning of)[ -](?:in )?)?`
)

var (
	isoDate     = lazily(`\b(\d{4})[-/.](\d{2})[-/.](\d{2})\b`)
	shortDate   = lazily(`(?i)\b(\d{1,2})[-/.](` + monthWords + `)[-/.](\d{4}|\d{2})\b`)
	yearless    = lazily(`(?i)(?:^|\b(?:on|since|until) )(\d{1,2})/(\d{1,2})(?:[:,;.)]|$| (?:-|he|she|they|i|mr|mrs|ms|miss|dr|police|mother|father|mum|dad|the|and|at)\b| - )`)
	dayMonthOf  = lazily(`(?i)\b(on|since|until|(?:day|night|morning|afternoon|evening|weekend|early hours) of|(?:` + weekDays + `),?(?: the)?) (\d{1,2})/(\d{1,2})\b`)
	dayList     = lazily(`(?i)\b(\d{1,2})` + ordinal + `((?:, ?\d{1,2}` + ordinal + `)*,? ?(?:` + joins + `) ?)(\d{1,2})` + ordinal + `(?: of)? (` + monthWords + `)\b\.?(?:,? (\d{4})\b)?`)
	monthDays   = lazily(`(?i)\b(` + monthWords + `)\b\.? (\d{1,2})` + ordinal + `((?:, ?\d{1,2}` + ordinal + `)*,? ?(?:` + joins + `) ?)(\d{1,2})` + ordinal + `,? (\d{4})\b`)
	monthList   = lazily(`(?i)\b(` + monthWords + `)\b\.?(?:,? (\d{4}))?((?:, (?:` + monthWords + `)\b)*,? ?(?:` + joins + `) ?)` + rough + `(` + monthWords + `)\b\.?(?: of)?,? (\d{4})\b`)
	slashDate   = lazily(`\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b`)
	dayMonth    = lazily(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (` + monthWords + `)\b\.?(?:,? (\d{4})\b| ['’]?(\d{2})\b(?:[^\d:.]|$))?`)
	monthDay    = lazily(`(?i)\b(` + monthWords + `)\b\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)
	monthYear   = lazily(`(?i)` + rough + `\b(` + monthWords + `)\b\.?(?: of)?,? (\d{4})\b`)
	slashMonth  = lazily(`\b(0[1-9]|1[0-2])/(\d{4})\b`)
	monthsOnly  = lazily(`(?i)\b(?:between|from) (` + monthWords + `) (?:and|to|until|till|through|-) (` + monthWords + `)\b`)
	seasonYear  = lazily(`(?i)\b(` + seasons + `)(?:['’]s (?:day|eve))?(?: holidays?| break| term)?,?(?: of| in)? (\d{4})\b`)
	feastDay    = lazily(`(?i)\b(christmas (?:day|eve)|boxing day|new year['’]?s (?:day|eve)|hogmanay|halloween|valentine['’]?s day|bonfire night)(?:,?(?: (?:of|in))? (\d{4}))?\b`)
	yearRange   = lazily(`(?i)\b(?:(?:between|from) )?((?:19|20)\d\d)(?: and | to | until | till | through | ?- ?)((?:19|20)\d\d)\b`)
	bareYear    = lazily(`(?i)` + rough + `\b(19[5-9]\d|20\d\d)\b`)
	bareMonth   = lazily(`(?i)\b(?:in|since|during|until|from|last|by|of|this) ` + rough + `(` + monthWords + `)\b`)
	namedTime   = lazily(`(?i)\b(?:last|at|since|over|during|this) (` + seasons + `)\b`)
	nearDay     = lazily(`(?i)\b(yesterday|last night|today|tonight|this (?:morning|afternoon|evening))\b`)
	dayBefore   = lazily(`(?i)\bthe (?:previous (day|night|evening|week|month|year)\b|(day|night|evening|week|month|year) before(?:$|[.,;:)]| and\b))`)
	dayAfter    = lazily(`(?i)\bthe (?:next|following) (?:day|morning|afternoon|evening|night)\b`)
	sameDay     = lazily(`(?i)\b(?:(?:the|that) same|(?:later )?that) (?:day|morning|afternoon|evening|night)\b`)
	daysLater   = lazily(`(?i)\b(` + counts + `) (day|night|week|fortnight|month|year)s? (?:later|afterwards|after that)\b`)
	weekDay     = lazily(`(?i)\b(?:last|on|this|since) (` + dayWords + `|(?-i:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun))\b`)
	lastUnit    = lazily(`(?i)\b(last|this|earlier this) (week|weekend|month|year)\b|\b(?:at|over) the (weekend)\b`)
	ago         = lazily(`(?i)\b(` + counts + `) (day|night|week|fortnight|month|year)s? ago\b`)
	birthBefore = lazily(`(?i)(?:\bborn|\bd\.?o\.?b\.?|\bdate of birth|\bdobs?)[^.;]{0,12}$`)
	lawBefore   = lazily(`(?:\bAct|\bRegulations|\bOrder|\bRules|\bGuidance|[£$€#]|\bno\.?|\bpage|\bp\.) ?$`)
	sinceBefore = lazily(`(?i)\b(?:ever )?since (?:the |about |around )?$`)
	untilBefore = lazily(`(?i)\b(?:until|till|up to) (?:the |about |around )?$`)
	boundBefore = lazily(`(?i)\b(?:before|prior to) (?:the )?$`)
	notBefore   = lazily(`(?i)\bnot until (?:the |about |around )?$`)
	weekBefore  = lazily(`(?i)\b(?:week (of|commencing|beginning|starting)|w/([cb]))[: ] ?(?:the |monday,? )?$`)
)

// finder finds dates in texts.
type finder struct {
	american bool // the month stands before the day
	southern bool // summer is at the turn of the year
}

// find lists the dates of a text in order; none overlap.
func (f finder) find(text string) []found {
	s, at := plain(text)
	var out []found
	taken := make([]bool, len(s)) // by byte; figures that look like a date and are none take theirs too
	add := func(loc []int, d found) {
		d.span.Start, d.span.End = loc[0], loc[1]
		if slices.Contains(taken[loc[0]:loc[1]], true) {
			return
		}
		for i := loc[0]; i < loc[1]; i++ {
			taken[i] = true
		}
		if d.Known() || d.resolve != nil {
			out = append(out, led(d, s))
		}
	}
	each := func(re *lazyRegexp, do func(m []string, loc []int)) {
		for _, loc := range re.FindAllStringSubmatchIndex(s, -1) {
			m := make([]string, len(loc)/2)
			for i := range m {
				if loc[2*i] >= 0 {
					m[i] = s[loc[2*i]:loc[2*i+1]]
				}
			}
			do(m, loc)
		}
	}
	if strings.ContainsAny(s, "0123456789") {
		f.lists(s, each, add)
		f.figures(s, each, add)
	}
	each(monthsOnly, func(m []string, loc []int) { add(loc, monthsFrom(monthOf(m[1]), monthOf(m[2]))) })
	f.relative(s, each, add)
	slices.SortFunc(out, func(a, b found) int { return a.span.Start - b.span.Start })
	out = joined(s, out)
	if at != nil {
		for i := range out {
			out[i].span.Start, out[i].span.End = at[out[i].span.Start], at[out[i].span.End]
		}
	}
	return out
}

// led reads what the words before a date make of it.
func led(d found, s string) found {
	before := s[max(0, d.span.Start-24):d.span.Start]
	own := strings.ToLower(s[d.span.Start:d.span.End])
	d.birth = birthBefore.MatchString(before)
	d.bound = boundBefore.MatchString(before)
	d.Since = d.Since || sinceBefore.MatchString(before) || strings.HasPrefix(own, "since ")
	d.Until = !notBefore.MatchString(before) && untilBefore.MatchString(before) || strings.HasPrefix(own, "until ") && !strings.HasSuffix(strings.ToLower(before), "not ")
	if m := weekBefore.FindStringSubmatch(before); m != nil {
		week := weekOf
		if !strings.EqualFold(m[1], "of") {
			week = weekFrom
		}
		d = d.changed(func(day Date) Date {
			if day.Unit != Day {
				return day
			}
			out := week(day.From)
			out.About = day.About
			return out
		})
	}
	if betweenFor.MatchString(before) {
		d = d.changed(func(d Date) Date {
			if d.Unit == Days || d.Unit == Months {
				d.Name = "" // a stretch, and no list
			}
			return d
		})
	}
	return d
}

// changed is a date, changed, and so whenever it is worked out.
func (d found) changed(in func(Date) Date) found {
	d.Date = in(d.Date)
	if resolve := d.resolve; resolve != nil {
		d.resolve = func(ref time.Time) Date { return in(resolve(ref)) }
	}
	if open := d.open; open != nil {
		d.open = func(y int) Date { return in(open(y)) }
	}
	return d
}

// plain is a text as the expressions expect it: one space between words, and one
// sort of hyphen. at gives the place in the text of each byte; nil where nothing
// was changed.
func plain(s string) (out string, at []int) {
	if !unplain.MatchString(s) {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		w := s[i : i+n]
		switch {
		case unicode.IsSpace(r):
			w = " "
			if t := b.String(); strings.HasSuffix(t, " ") {
				w = ""
			}
		case strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r):
			w = ""
		case strings.ContainsRune("\u2010\u2011\u2012\u2013\u2212", r):
			w = "-"
		}
		for k := range len(w) {
			at = append(at, i+k)
		}
		b.WriteString(w)
		i += n
	}
	return b.String(), append(at, len(s))
}

var unplain = lazily(`[^ -~]|  `)

// modal reports whether a word for a month, with what follows it, is the verb:
// "3 may be at risk". Nobody writes March so by mistake.
func modal(month, after string) bool {
	next, _, _ := strings.Cut(strings.TrimPrefix(after, " "), " ")
	return month == "may" && slices.Contains(modalNext, strings.TrimRight(next, ".,;:"))
}

var modalNext = strings.Fields("be have not never also well still need even now only yet or")

// figures finds the dates that have figures in them.
func (f finder) figures(s string, each func(*lazyRegexp, func([]string, []int)), add func([]int, found)) {
	each(isoDate, func(m []string, loc []int) { add(loc, exact(num(m[1]), num(m[2]), num(m[3]))) })
	each(shortDate, func(m []string, loc []int) { add(loc, exact(fullYear(m[3]), monthOf(m[2]), num(m[1]))) })
	each(slashDate, func(m []string, loc []int) { add(loc, f.numeric(num(m[1]), num(m[2]), fullYear(m[3]))) })
	each(dayMonth, func(m []string, loc []int) {
		y := m[3]
		if y == "" {
			y = m[4]
		}
		if y == "" && modal(m[2], s[loc[1]:]) {
			return
		}
		if m[4] != "" {
			loc[1] = loc[2*4+1]
		}
		add(loc, inMonth(monthOf(m[2]), num(m[1]), y))
	})
	each(monthDay, func(m []string, loc []int) { add(loc, inMonth(monthOf(m[1]), num(m[2]), m[3])) })
	each(monthYear, func(m []string, loc []int) {
		d := found{Date: month(num(m[3]), monthOf(m[2]))}
		d.About = m[1] != ""
		add(loc, d)
	})
	each(slashMonth, func(m []string, loc []int) { add(loc, found{Date: month(num(m[2]), num(m[1]))}) })
	each(feastDay, func(m []string, loc []int) {
		if m[2] != "" {
			add(loc, found{Date: feast(m[1], num(m[2]))})
		}
	})
	each(seasonYear, func(m []string, loc []int) { add(loc, found{Date: f.season(m[1], num(m[2]))}) })
	each(yearRange, func(m []string, loc []int) {
		if a, b := num(m[1]), num(m[2]); a < b && b-a < 60 {
			add(loc, found{Date: years(a, b)})
		}
	})
	each(bareYear, func(m []string, loc []int) {
		if lawBefore.MatchString(s[max(0, loc[4]-16):loc[4]]) || loc[1] < len(s) && (s[loc[1]] == '/' || s[loc[1]] == '-' && loc[1]+1 < len(s) && s[loc[1]+1] >= '0' && s[loc[1]+1] <= '9') {
			return
		}
		d := found{Date: year(num(m[2]))}
		d.About = m[1] != ""
		add(loc, d)
	})
	each(yearless, func(m []string, loc []int) {
		day, month := num(m[1]), num(m[2])
		if f.american {
			day, month = month, day
		}
		add([]int{loc[2], loc[5]}, inMonth(month, day, ""))
	})
	each(dayMonthOf, func(m []string, loc []int) {
		day, month := num(m[2]), num(m[3])
		if f.american {
			day, month = month, day
		}
		if !shareOf(m[1], m[2], m[3]) && !strings.HasPrefix(s[loc[1]:], "/") {
			add([]int{loc[4], loc[7]}, inMonth(month, day, ""))
		}
	})
}

// shareOf reports whether two figures after a word may be a part of a whole and
// no date: "on 2/3 occasions", "on 24/7".
func shareOf(before, a, b string) bool {
	if !slices.Contains([]string{"on", "since", "until", "sat"}, before) {
		return false
	}
	return a+"/"+b == "24/7" || num(a) <= 12 && num(b) <= 12 && a[0] != '0' && b[0] != '0'
}
