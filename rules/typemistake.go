package rules

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// typeMistake is what the TOML library says of a value of the wrong type. Its
// line is that of the last place where the key is set, and so not used.
var typeMistake = regexp.MustCompile(`^(?:line \d+ )?\(last key "(.+)"\): incompatible types: TOML value has type (.+); destination has type (.+)$`)

// plainTypes are types of values in the words of somebody who is no programmer.
var plainTypes = map[string]string{
	"string": "text in quotation marks", "bool": "true or false", "boolean": "true or false",
	"slice": "a list in [ ]", "[]any": "a list in [ ]", "map": "settings of its own", "map[string]any": "settings of its own",
	"[]map[string]any": "settings of its own", "int64": "a number", "float64": "a number", "integer": "a number", "float": "a number",
	"time.Time": "a date",
}

// beginnings are how a value of a type may begin.
var beginnings = map[string]string{
	"string": `"'`, "bool": "tf", "[]any": "[", "map[string]any": "{", "int64": "+-0123456789", "float64": "+-0123456789in", "time.Time": "0123456789",
}

// failType records a value of the wrong type, where it stands.
func (l *loader) failType(src source, message string) {
	m := typeMistake.FindStringSubmatch(message)
	if m == nil {
		l.fail(src, nowhere, message)
		return
	}
	plain := func(name string) string { return cmp.Or(plainTypes[name], name) }
	l.fail(src, valueOffset(src.text, m[1], beginnings[m[2]]), fmt.Sprintf("%q takes %s, not %s", m[1], plain(m[3]), plain(m[2])))
}

// valueOffset is where a line sets key, in its table, to a value that begins
// with one of the characters of begins; nowhere where no line does.
func valueOffset(text, key, begins string) int {
	table, off := "", 0
	for _, line := range strings.SplitAfter(text, "\n") {
		trimmed := strings.TrimLeft(line, " \t")
		if name, value, ok := strings.Cut(trimmed, "="); ok && !strings.HasPrefix(trimmed, "[") {
			value = strings.TrimLeft(value, " \t")
			if path := strings.TrimPrefix(table+"."+strings.TrimSpace(name), "."); path == key && value != "" && strings.ContainsRune(begins, rune(value[0])) {
				return off + len(line) - len(value)
			}
		} else if strings.HasPrefix(trimmed, "[") {
			table = strings.Trim(strings.TrimSpace(trimmed), "[]")
		}
		off += len(line)
	}
	return nowhere
}
