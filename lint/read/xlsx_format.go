package read

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// numberFormat is how a cell shows its number, as far as words are concerned:
// dates and times as a person sees them, shares in per cent, other numbers as
// they are.
type numberFormat struct {
	date    []dateToken // empty for other numbers
	percent bool
}

// builtInFormats are the formats of dates and times that have no code in the
// file (ECMA-376 part 1, 18.8.30). Those that follow the reader's own country
// are as in Britain.
var builtInFormats = map[int]string{
	14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "dd/mm/yyyy h:mm", 27: "dd/mm/yyyy", 28: "dd/mm/yyyy", 29: "dd/mm/yyyy", 30: "dd/mm/yyyy", 31: "dd/mm/yyyy", 32: "h:mm",
	33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "dd/mm/yyyy", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 50: "dd/mm/yyyy",
	51: "dd/mm/yyyy", 52: "dd/mm/yyyy", 53: "dd/mm/yyyy", 54: "dd/mm/yyyy", 55: "dd/mm/yyyy", 56: "dd/mm/yyyy", 57: "dd/mm/yyyy",
	58: "dd/mm/yyyy",
}

// readFormats reads how the styles of cells show numbers.
func (w *workbook) readFormats(name string) error {
	x, _, _, err := w.scan(name)
	if err != nil {
		return err
	}
	const most = 1 << 16
	codes := map[int]string{}
	inCells := 0
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		switch {
		case x.space != nsSheet || ev == charData:
		case ev == endTag:
			if x.depth()+1 == inCells {
				inCells = 0
			}
		case x.local == "numFmt":
			id, _ := x.attr(nsSheet, "numFmtId")
			code, _ := x.attr(nsSheet, "formatCode")
			if n := rowNumber(id, -1); n >= 0 && len(codes) < most {
				codes[n] = code
			}
		case x.local == "cellXfs":
			inCells = x.depth()
		case x.local == "xf" && inCells > 0 && len(w.formats) < most:
			id, _ := x.attr(nsSheet, "numFmtId")
			w.formats = append(w.formats, formatOf(rowNumber(id, 0), codes))
		}
	}
}

func formatOf(id int, codes map[int]string) numberFormat {
	code, ok := codes[id]
	switch {
	case !ok && (id == 9 || id == 10):
		return numberFormat{percent: true}
	case !ok:
		code = builtInFormats[id]
	}
	const longest = 255 // as in Excel
	tokens := dateTokens(code[:min(len(code), longest)])
	for _, t := range tokens {
		if t.letter != 0 && t.letter != 'a' {
			return numberFormat{date: tokens}
		}
	}
	return numberFormat{percent: strings.Contains(code, "%")}
}

// dateToken is a part of a format's code: n times a letter of ymdhs ('i' for
// minutes, which the code writes as m too), 'a' for morning or afternoon, or 0
// for words that are shown as they are.
type dateToken struct {
	letter  byte
	n       int
	elapsed bool // counts on past a day, an hour, a minute
	words   string
}

// dateTokens divides the first section of a format's code.
func dateTokens(code string) []dateToken {
	all := scanTokens(code)
	before, last := byte(0), -1
	for i, t := range all {
		if t.letter == 0 || t.letter == 'a' {
			continue
		}
		// Minutes follow hours or come before seconds.
		switch {
		case t.letter == 'm' && (t.elapsed || before == 'h' && t.n <= 2):
			all[i].letter = 'i'
		case t.letter == 's' && before == 'm' && all[last].n <= 2:
			all[last].letter = 'i'
		}
		before, last = t.letter, i
	}
	return all
}

func scanTokens(code string) []dateToken {
	var all []dateToken
	words := func(s string) { all = append(all, dateToken{words: s}) }
	lower := strings.ToLower(code)
	for i := 0; i < len(code); {
		switch c := lower[i]; {
		case c == ';':
			return all
		case c == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return all
			}
			words(code[i+1 : i+1+end])
			i += end + 2
		case c == '\\' || c == '_' || c == '*':
			if c == '\\' && i+1 < len(code) {
				words(code[i+1 : i+2])
			}
			i += 2
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return all
			}
			if inside := lower[i+1 : i+end]; inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.IndexByte("hms", inside[0]) >= 0 {
				all = append(all, dateToken{letter: inside[0], n: len(inside), elapsed: true})
			}
			i += end + 1
		case strings.HasPrefix(lower[i:], "am/pm"):
			all = append(all, dateToken{letter: 'a', n: 2})
			i += 5
		case strings.HasPrefix(lower[i:], "a/p"):
			all = append(all, dateToken{letter: 'a', n: 1})
			i += 3
		case strings.HasPrefix(lower[i:], "general"):
			i += 7
		case c == 'g':
			i++ // the name of an era
		case c == 'e' && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			i += 2 // an exponent
		case c == 'e':
			all = append(all, dateToken{letter: 'y', n: 4})
			i++
		case strings.IndexByte("ymdhs", c) >= 0:
			n := 1
			for i+n < len(code) && lower[i+n] == c {
				n++
			}
			all = append(all, dateToken{letter: c, n: n})
			i += n
		case c == '@' || c == '#' || c == '?' || c == '0' || c >= 0x80 || c == '.' && i+1 < len(code) && lower[i+1] == '0':
			i++ // digits of a fraction, and letters of other alphabets
		default:
			words(code[i : i+1])
			i++
		}
	}
	return all
}

// shown is a number as a person sees it; from04 where dates count from 1904.
func (f numberFormat) shown(value string, from04 bool) string {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return value
	}
	if len(f.date) > 0 {
		if s := dateShown(f.date, v, from04); s != "" {
			return s
		}
	}
	if f.percent {
		return plainNumber(v*100) + "%"
	}
	if strings.Trim(value, "0123456789") == "" && len(value) <= 15 {
		return value
	}
	return plainNumber(v)
}

func plainNumber(v float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if a := math.Abs(v); err != nil || a >= 1e15 || a > 0 && a < 1e-9 {
		return strconv.FormatFloat(v, 'g', 15, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// dateShown is the date and time of a serial number; empty for a number that is
// none.
func dateShown(tokens []dateToken, serial float64, from04 bool) string {
	const last = 2958466 // the day after 31/12/9999
	if serial < 0 || serial >= last {
		return ""
	}
	const day = 86400 // seconds
	seconds := int64(math.Round(serial * day))
	days := seconds / day
	if from04 {
		days += 1462
	} else if days < 60 {
		days++ // Excel has a 29 February 1900
	}
	const unix = 25569 // 1 January 1970
	t := time.Unix((days-unix)*day+seconds%day, 0).UTC()
	hour := "15"
	for _, k := range tokens {
		if k.letter == 'a' {
			hour = "3"
		}
	}
	var b strings.Builder
	for _, k := range tokens {
		b.WriteString(k.shown(t, seconds, hour))
	}
	return strings.TrimSpace(b.String())
}

// shown is what the token makes of a time, or of so many seconds since the
// first day there is. Hour is how hours are counted, as in package time.
func (k dateToken) shown(t time.Time, seconds int64, hour string) string {
	padded := func(n int64) string { return fmt.Sprintf("%0*d", min(k.n, 2), n) }
	short := min(k.n, 3)
	switch k.letter {
	case 'y':
		if k.n <= 2 {
			return t.Format("06")
		}
		return t.Format("2006")
	case 'm':
		switch name := t.Month().String(); {
		case k.n >= 5:
			return name[:1]
		case k.n == 4:
			return name
		case k.n == 3:
			return name[:short]
		}
		return padded(int64(t.Month()))
	case 'd':
		switch name := t.Weekday().String(); {
		case k.n >= 4:
			return name
		case k.n == 3:
			return name[:short]
		}
		return padded(int64(t.Day()))
	case 'h':
		if k.elapsed {
			return padded(seconds / 3600)
		}
		n, _ := strconv.ParseInt(t.Format(hour), 10, 64)
		return padded(n)
	case 'i':
		if k.elapsed {
			return padded(seconds / 60)
		}
		return padded(int64(t.Minute()))
	case 's':
		if k.elapsed {
			return padded(seconds)
		}
		return padded(int64(t.Second()))
	case 'a':
		return t.Format("PM")[:k.n]
	}
	return k.words
}
