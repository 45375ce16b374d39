package read

import (
	"html"
	"strings"
)

// longestEntity is the length of the longest named one, "&" and ";" included.
const longestEntity = 33

// entity decodes the HTML character reference that s starts with and returns
// its length; 0 where s starts with none. As browsers do, it allows some to
// lack their semicolon.
func entity(s string) (string, int) {
	n := 1
	for n < len(s) && n < longestEntity && (isAlnum(s[n]) || n == 1 && s[n] == '#') {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	whole := html.UnescapeString(s[:n])
	if whole == s[:n] {
		return "", 0
	}
	for ; n > 1; n-- {
		// The reference ends where its last byte makes a difference.
		if whole != html.UnescapeString(s[:n-1])+s[n-1:n] {
			return whole, n
		}
		whole = html.UnescapeString(s[:n-1])
	}
	return "", 0
}

func isAlnum(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// strictEntity is entity for Markdown, where the semicolon is required.
func strictEntity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), longestEntity)], ';')
	if end < 2 {
		return "", 0
	}
	decoded, n := entity(s[:end+1])
	if n != end+1 {
		return "", 0
	}
	return decoded, n
}
