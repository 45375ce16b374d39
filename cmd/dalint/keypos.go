package main

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// keyPosition is the line and column, from 1, at which a TOML source sets a
// key, or the nearest table around it; 0, 0 where there is none. Where the key
// begins with an array of tables, it is looked for in the nth, from 0. It reads
// only as much TOML as it takes to point: the source has been decoded already.
func keyPosition(source string, nth int, key []string) (line, column int) {
	var table []string
	current := 0 // the one of the array
	begun := false
	depth := 0 // how much of key has been pointed at so far
	multiline := ""
	for n, s := range strings.Split(source, "\n") {
		if multiline != "" {
			if strings.Contains(s, multiline) {
				multiline = ""
			}
			continue
		}
		trimmed := strings.TrimLeft(s, " \t")
		indent := len(s) - len(trimmed)
		var at int
		if strings.HasPrefix(trimmed, "[") {
			open := len(trimmed) - len(strings.TrimLeft(trimmed, "["))
			table, _ = splitKey(trimmed[open:])
			if open == 2 && slices.Equal(table, key[:1]) {
				if begun {
					current++
				}
				begun = true
			}
			at = common(table, key, len(table))
			indent += open
		} else if names, rest := splitKey(trimmed); len(names) > 0 && strings.HasPrefix(rest, "=") {
			full := append(slices.Clone(table), names...)
			at = common(full, key, len(full))
			for _, q := range []string{`"""`, "'''"} {
				if strings.Count(rest, q) == 1 {
					multiline = q
				}
			}
			if at == len(full) && at < len(key) { // an inline table
				if i := strings.Index(rest, key[len(key)-1]); i >= 0 {
					at, indent = len(key), len(s)-len(rest)+i
				}
			}
		}
		if at > depth && current == nth {
			depth, line, column = at, n+1, utf8.RuneCountInString(s[:indent])+1
		}
		if depth == len(key) {
			break
		}
	}
	return line, column
}

// common is n where all of the path is a beginning of key, else 0.
func common(path, key []string, n int) int {
	if n <= len(key) && slices.Equal(path, key[:n]) {
		return n
	}
	return 0
}

// splitKey reads a dotted key at the start of s, and returns what follows it.
func splitKey(s string) (names []string, rest string) {
	for {
		s = strings.TrimLeft(s, " \t")
		var name string
		if s != "" && (s[0] == '"' || s[0] == '\'') {
			end := strings.IndexByte(s[1:], s[0])
			if end < 0 {
				return names, s
			}
			name, s = s[1:end+1], s[end+2:]
		} else {
			end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(bareKey, r) })
			if end < 0 {
				end = len(s)
			}
			if end == 0 {
				return names, s
			}
			name, s = s[:end], s[end:]
		}
		names = append(names, name)
		s = strings.TrimLeft(s, " \t")
		if !strings.HasPrefix(s, ".") {
			return names, s
		}
		s = s[1:]
	}
}

const bareKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
