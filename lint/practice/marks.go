package practice

import (
	"regexp"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

func words(s string) map[string]bool { return text.WordSet(s) }

var (
	months   = words("january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec")
	weekdays = words("monday tuesday wednesday thursday friday saturday sunday christmas easter hogmanay")
)

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// ordinal is a day of a month: 3, 3rd.
func ordinal(s string) bool {
	n := strings.TrimRight(s, "stndrh")
	return len(n) > 0 && len(n) <= 2 && digits(n)
}

func year(s string) bool {
	return len(s) == 4 && digits(s) && (strings.HasPrefix(s, "20") || strings.HasPrefix(s, "199"))
}

// numericDate is 03/07/2025, 3.7.25, 03-07-2025, 6/5.
func numericDate(s string) bool {
	if len(s) < 3 || len(s) > 10 || s[0] < '0' || s[0] > '9' {
		return false
	}
	return strings.Trim(s, "0123456789/.-") == "" && (strings.Count(s, "/") >= 1 && strings.Count(s, "/") <= 2 ||
		strings.Count(s, ".") == 2 || strings.Count(s, "-") == 2)
}

// Ways to reach somebody, in the forms of the four jurisdictions.
var (
	phoneForm = regexp.MustCompile(`(?:^|[^\d/.-])(?:\+?\d{1,3}[ -])?(?:\(?0\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|07\d{3} ?\d{6}|04\d{2} ?\d{3} ?\d{3})(?:$|[^\d/-])`)
	postForm  = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b\d{1,4}[a-z]?,? (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Place|Terrace|Way|Court|Gardens|Grove|Row|Wynd|Boulevard|Parade|St|Rd|Ave)\b`)
)

func telephone(s string) bool { return phoneForm.MatchString(s) }
func postcode(s string) bool  { return postForm.MatchString(s) }
