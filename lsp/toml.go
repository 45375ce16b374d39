package lsp

import (
	"fmt"
	"strings"
)

// Additions to the text of a dalint.toml that leave everything else, comments
// included, as it is. They know the shapes in which the file is written; the
// caller has the outcome checked by those who read it.

// addToList adds a value to a list of a table, which is made where it is missing.
func addToList(t, table, key, value string) (string, bool) {
	from, to, ok := tableBody(t, table)
	if !ok {
		return appendTable(t, table, key+" = ["+value+"]"), true
	}
	for at := from; at < to; {
		end := lineAfter(t, at)
		name, rest, isKey := strings.Cut(t[at:end], "=")
		if isKey && strings.TrimSpace(name) == key {
			open := strings.IndexByte(rest, '[')
			if open < 0 {
				return "", false
			}
			at += len(name) + 1 + open + 1
			if strings.HasPrefix(strings.TrimLeft(t[at:], " \t\r\n"), "]") {
				return t[:at] + value + t[at:], true
			}
			return t[:at] + value + ", " + t[at:], true
		}
		at = end
	}
	return insertLine(t, from, key+" = ["+value+"]"), true
}

// addEntry adds a line to a table, which is made where it is missing.
func addEntry(t, table, entry string) (string, bool) {
	from, _, ok := tableBody(t, table)
	if !ok {
		return appendTable(t, table, entry), true
	}
	return insertLine(t, from, entry), true
}

// tableBody is where the lines of a table begin and end.
func tableBody(t, table string) (from, to int, ok bool) {
	from = -1
	for at := 0; at < len(t); {
		end := lineAfter(t, at)
		line := strings.TrimSpace(t[at:end])
		if i := strings.IndexByte(line, '#'); i > 0 {
			line = strings.TrimSpace(line[:i])
		}
		switch {
		case from < 0 && line == "["+table+"]":
			from = end
		case from >= 0 && strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") && !strings.ContainsAny(line, `"',`):
			return from, at, true
		}
		at = end
	}
	return from, len(t), from >= 0
}

func lineAfter(t string, at int) int {
	if i := strings.IndexByte(t[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(t)
}

// insertLine puts a line at an offset where one begins.
func insertLine(t string, at int, line string) string {
	eol := tomlLineEnd(t)
	if at > 0 && t[at-1] != '\n' {
		line = eol + line
	}
	return t[:at] + line + eol + t[at:]
}

// appendTable adds a table, or with a name in brackets one more of a list of
// tables, with its lines.
func appendTable(t, table, lines string) string {
	eol := tomlLineEnd(t)
	lines = strings.ReplaceAll(lines, "\n", eol)
	gap := ""
	switch {
	case t == "":
	case strings.HasSuffix(t, "\n"):
		gap = eol
	default:
		gap = eol + eol
	}
	return t + gap + "[" + table + "]" + eol + lines + eol
}

func tomlLineEnd(t string) string {
	if strings.Contains(t, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// tomlString writes s as a basic string of TOML.
func tomlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
