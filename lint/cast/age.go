package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// grownUp is the age from which somebody is no child.
const grownUp = 18

// spelled are the ages of children in words.
var spelled = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
}

// ageOf reads a number of years: "7", "7y", "seven"; -1 for any other word.
func ageOf(word string) int {
	if n, ok := spelled[word]; ok {
		return n
	}
	number := strings.TrimRight(word, "mwyrso")
	if number == "" || len(number) > 2 || !digits(number) {
		return -1
	}
	n := 0
	for _, r := range number {
		n = n*10 + int(r-'0')
	}
	return n
}

// minorAge reports whether what stands around a name, tokens [from, to), gives
// an age under 18 or a school year: "Leo (7)", "Leo, aged 7", "Leo is seven",
// "seven-year-old Leo", "Leo (born 3 May 2018)". latest is the latest year that
// the document names.
func minorAge(p *language.Paragraph, from, to, latest int) bool {
	end := len(p.Tokens)
	if s := p.SentenceOf(from); s >= 0 {
		end = min(end, p.Sentences[s].To)
	}
	n := func(k int) string {
		if k >= 0 && k < end {
			return p.Tokens[k].Norm
		}
		return ""
	}
	return agedBefore(n, from) || agedAfter(n, to) || agedIs(n, to) || bornAfter(n, to, latest)
}

// adultAge reports whether an age of 18 or more stands behind a name that ends before a
// token: "Sarah Reid (41)", "Sarah, aged 41,", "Subject: Sarah Reid, 41".
func adultAge(p *language.Paragraph, to int) bool {
	end := len(p.Tokens)
	if s := p.SentenceOf(to - 1); s >= 0 {
		end = min(end, p.Sentences[s].To)
	}
	n := func(k int) string {
		if k < end {
			return p.Tokens[k].Norm
		}
		return ""
	}
	i := to
	if n(i) != "(" && n(i) != "," && n(i) != "aged" {
		return false
	}
	for n(i) == "(" || n(i) == "," || n(i) == "aged" || n(i) == "age" {
		i++
	}
	if ageOf(n(i)) < grownUp {
		return false
	}
	switch n(i + 1) {
	case ")", ",", "years", "yrs", "yo":
		return true
	case "", ".", ";":
		return n(to) == ","
	}
	return n(to) == "," && n(i+2) == ":" // the next field
}

// agedBefore reads "seven-year-old Leo" and "7 year old Leo".
func agedBefore(n func(int) string, from int) bool {
	if age, ok := strings.CutSuffix(n(from-1), "-year-old"); ok {
		a := ageOf(age)
		return a > 0 && a < grownUp
	}
	if n(from-1) == "old" && strings.HasPrefix(n(from-2), "month") {
		return true
	}
	if strings.HasSuffix(n(from-1), "-month-old") {
		return true
	}
	a := ageOf(n(from - 3))
	return n(from-1) == "old" && strings.HasPrefix(n(from-2), "year") && a > 0 && a < grownUp
}

// agedAfter reads "(7)", ", 7,", "(aged 7)", "aged 7", "(11 months)", "(Year 4)".
func agedAfter(n func(int) string, i int) bool {
	open, said := n(i) == "(", false
	if open || n(i) == "," || n(i) == "–" || n(i) == "-" {
		i++
	}
	bare := !open && n(i-1) != ","
	for {
		w := n(i)
		if w == "age" || w == "aged" || w == "ages" {
			said = true
		} else if w != "now" && w != "just" && w != "nearly" && w != "almost" && w != "who" && w != "is" && w != "m" && w != "f" && w != "," && w != ":" && w != "approximately" && !(w == "/" && (n(i-1) == "m" || n(i-1) == "f")) {
			break
		} else if bare && !said {
			return false
		}
		i++
	}
	if bare && !said {
		return false
	}
	w := n(i)
	if w == "unborn" || strings.HasSuffix(w, "-months") || w == "eldest" || w == "youngest" {
		return open
	}
	// A year of school: "(Year 4)", "(P3)", "(Grade 2)".
	if (w == "year" || w == "grade" || w == "primary" || w == "reception" || w == "kindergarten") && (open || said) {
		return w == "reception" || w == "kindergarten" || ageOf(n(i+1)) > 0
	}
	if !bare && len(w) == 2 && (w[0] == 'p' || w[0] == 's') && w[1] >= '1' && w[1] <= '7' {
		switch n(i + 1) {
		case ")", ",", ";", ".":
			return true
		}
	}
	age := ageOf(w)
	if age < 0 {
		return false
	}
	switch after := n(i + 1); after {
	case "months", "weeks", "mths", "wks", "month", "mth", "week", "days":
		return true
	case ":":
		return false
	case ")", "(", ",", "years", "yrs", "yr", "year", "y", ".", ";", "", "and", "/", "m", "f", "–", "-", "&":
		return age < grownUp
	default:
		return age < grownUp && said
	}
}

// agedIs reads "Leo is seven", "Leo, who is six", "Leo turned 9 in May".
func agedIs(n func(int) string, i int) bool {
	if n(i) == "," && n(i+1) == "who" {
		i += 2
	}
	switch n(i) {
	case "is", "turned", "turns":
	default:
		return false
	}
	i++
	for n(i) == "now" || n(i) == "only" || n(i) == "just" || n(i) == "nearly" || n(i) == "almost" || n(i) == "aged" {
		i++
	}
	age := ageOf(n(i))
	if age < 0 || age >= grownUp {
		return false
	}
	switch n(i + 1) {
	case "months", "weeks", "mths", "month":
		return true
	case "years", "year", "yrs":
		return n(i+2) == "old" || n(i+2) == "," || n(i+2) == "."
	case ".", ",", ";", "", ")", "and", "but":
		return true
	}
	return false
}

// bornAfter reads a date of birth behind a name: "(born 3 May 2018)", "DOB:
// 14/06/2017", "b. 2019".
func bornAfter(n func(int) string, i, latest int) bool {
	for n(i) == "(" || n(i) == "," || n(i) == "*" || n(i) == ";" || n(i) == "–" || n(i) == "-" {
		i++
	}
	date, said := false, true
	switch n(i) {
	case "born", "b", "b.", "dob", "d.o.b", "d.o.b.":
	case "date":
		if n(i+1) != "of" || n(i+2) != "birth" {
			return false
		}
		i += 2
	default:
		if len(n(i)) < 8 || yearOf(n(i)) == 0 {
			return false
		}
		date, said = true, false // "Leo Reid 14/06/2017"
		i--
	}
	for k := i + 1; k < i+6; k++ {
		y := yearOf(n(k))
		if y == 0 && said {
			y = shortYear(n(k), latest)
		}
		if y > 0 {
			return (latest == 0 || latest-y < grownUp) && (latest > y || !date && y >= certainlyYoung)
		}
	}
	return false
}

// shortYear is the year that a date with two figures for it ends with:
// "02/09/23"; 0 where there is none. It is in the century that makes it no later
// than the latest year that the document names.
func shortYear(word string, latest int) int {
	if len(word) < 6 || len(word) > 8 || strings.Count(word, "/")+strings.Count(word, ".")+strings.Count(word, "-") != 2 || !digits(word[len(word)-2:]) || digits(word[len(word)-3:]) {
		return 0
	}
	y := 2000 + int(word[len(word)-2]-'0')*10 + int(word[len(word)-1]-'0')
	if latest == 0 {
		latest = latestShort
	}
	if y > latest {
		y -= 100
	}
	return y
}

// latestShort is the latest year that two figures are taken for where the
// document names no year: what is written as 60 is 1960.
const latestShort = 2050

// certainlyYoung is a year of birth that makes a child of whoever is written
// about now, where the text names no other year.
const certainlyYoung = 2010

// yearOf is the year that a word is or ends with ("2018", "14/06/2018"), 0
// where there is none.
func yearOf(word string) int {
	if len(word) < 4 {
		return 0
	}
	y := word[len(word)-4:]
	if len(word) == 10 && word[4] == '-' {
		word = word[:4] // 2018-05-03
		y = word
	}
	if !digits(y) || y[:2] != "19" && y[:2] != "20" {
		return 0
	}
	if len(word) > 4 {
		if c := word[len(word)-5]; c != '/' && c != '.' && c != '-' || !digits(word[:1]) {
			return 0
		}
	}
	return int(y[0]-'0')*1000 + int(y[1]-'0')*100 + int(y[2]-'0')*10 + int(y[3]-'0')
}
