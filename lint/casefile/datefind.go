package casefile

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dalint/dalint/lint/text"
)

// found is a date in a text, and what it needs to be one.
type found struct {
	span text.Span
	Date
	// resolve works the date out against the day of the record, where the words
	// alone do not give it; nil where they do.
	resolve func(ref time.Time) Date
	before  bool // "the night before": before a day that the text has given
	birth   bool // somebody's date of birth
}

const (
	monthWords = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
	dayWords   = `monday|tuesday|wednesday|thursday|friday|saturday|sunday`
	seasons    = `spring|summer|autumn|fall|winter|christmas|easter|hogmanay|new year`
	counts     = `a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}`
	rough      = `(?:(early|mid|late|around|about|circa|c\.|the end of|the start of|the beginning of)[ -](?:in )?)?`
)

var (
	isoDate     = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	slashDate   = regexp.MustCompile(`\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b`)
	dayMonth    = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (` + monthWords + `)\b\.?(?:,? (\d{4})\b| ['’]?(\d{2})\b(?:[^\d:.]|$))?`)
	monthDay    = regexp.MustCompile(`(?i)\b(` + monthWords + `)\b\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)
	monthYear   = regexp.MustCompile(`(?i)` + rough + `\b(` + monthWords + `)\b\.?(?: of)?,? (\d{4})\b`)
	slashMonth  = regexp.MustCompile(`\b(0[1-9]|1[0-2])/(\d{4})\b`)
	seasonYear  = regexp.MustCompile(`(?i)\b(` + seasons + `)(?:['’]s (?:day|eve))?,?(?: of| in)? (\d{4})\b`)
	yearRange   = regexp.MustCompile(`(?i)\b(?:(?:between|from) )?((?:19|20)\d\d)(?: and | to | until |[-–])((?:19|20)\d\d)\b`)
	bareYear    = regexp.MustCompile(`(?i)` + rough + `\b(19[5-9]\d|20\d\d)\b`)
	bareMonth   = regexp.MustCompile(`(?i)\b(?:in|since|during|until|from|last|by|of|this) ` + rough + `(` + monthWords + `)\b`)
	namedTime   = regexp.MustCompile(`(?i)\b(?:last|at|since|over|during|this) (` + seasons + `)\b`)
	nearDay     = regexp.MustCompile(`(?i)\b(yesterday|last night|the night before|the previous (?:day|night|evening)|today|tonight|this (?:morning|afternoon|evening))\b`)
	weekDay     = regexp.MustCompile(`(?i)\b(?:last|on|this|since) (` + dayWords + `)\b`)
	lastUnit    = regexp.MustCompile(`(?i)\b(last|this|earlier this) (week|weekend|month|year)\b|\b(?:at|over) the (weekend)\b`)
	ago         = regexp.MustCompile(`(?i)\b(` + counts + `) (day|night|week|fortnight|month|year)s? ago\b`)
	birthBefore = regexp.MustCompile(`(?i)(?:\bborn|\bd\.?o\.?b\.?|\bdate of birth|\bdobs?)[^.;]{0,12}$`)
	lawBefore   = regexp.MustCompile(`(?:\bAct|\bRegulations|\bOrder|\bRules|\bGuidance|[£$€#]|\bno\.?|\bpage|\bp\.) ?$`)
	sinceBefore = regexp.MustCompile(`(?i)\b(?:ever )?since (?:the |about |around )?$`)
)

// finder finds dates in texts.
type finder struct {
	american bool // the month stands before the day
	southern bool // summer is at the turn of the year
}

// find lists the dates of a text in order; none overlap.
func (f finder) find(s string) []found {
	var out []found
	taken := make([]bool, len(s)) // by byte; figures that look like a date and are none take theirs too
	add := func(loc []int, d found) {
		d.span = text.Span{Start: loc[0], End: loc[1]}
		if slices.Contains(taken[loc[0]:loc[1]], true) {
			return
		}
		for i := loc[0]; i < loc[1]; i++ {
			taken[i] = true
		}
		if !d.Known() && d.resolve == nil {
			return
		}
		before := s[max(0, loc[0]-24):loc[0]]
		d.birth = birthBefore.MatchString(before)
		if sinceBefore.MatchString(before) || strings.HasPrefix(strings.ToLower(s[loc[0]:loc[1]]), "since ") {
			d.Since = true
		}
		out = append(out, d)
	}
	each := func(re *regexp.Regexp, do func(m []string, loc []int)) {
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
		f.figures(s, each, add)
	}
	f.relative(s, each, add)
	slices.SortFunc(out, func(a, b found) int { return a.span.Start - b.span.Start })
	return out
}

// modal reports whether a word for a month, with what follows it, is the verb:
// "3 may be at risk". Nobody writes March so by mistake.
func modal(month, after string) bool {
	next, _, _ := strings.Cut(strings.TrimPrefix(after, " "), " ")
	return month == "may" && slices.Contains(modalNext, strings.TrimRight(next, ".,;:"))
}

var modalNext = strings.Fields("be have not never also well still need even now only yet or")

// figures finds the dates that have figures in them.
func (f finder) figures(s string, each func(*regexp.Regexp, func([]string, []int)), add func([]int, found)) {
	each(isoDate, func(m []string, loc []int) { add(loc, exact(num(m[1]), num(m[2]), num(m[3]))) })
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
}
