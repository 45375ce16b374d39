package read

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// frontMatter reads what stands between two lines of three hyphens at the
// start of a Markdown file and returns the offset of the text after it. It
// understands the part of YAML that the dalint table needs, and leaves every
// other key alone.
func (r *markdownReader) frontMatter() int {
	first, next := cutLine(r.src, 0)
	if strings.TrimRight(first, " \t") != "---" {
		return 0
	}
	f := frontMatter{doc: r.doc}
	for n, pos := 2, next; pos < len(r.src); n++ {
		var l string
		l, pos = cutLine(r.src, pos)
		if t := strings.TrimRight(l, " \t"); t == "---" || t == "..." {
			return pos
		}
		f.line(l, n)
		if !f.plausible {
			break
		}
	}
	// A rule at the top of a document, and no front matter after all.
	f.doc.Properties, f.doc.Skipped = nil, nil
	if f.seen {
		f.problem(1, "the line --- that ends it is missing, so it was read as text")
	}
	return 0
}

// cutLine is the line at pos, without its end, and where the next one starts.
func cutLine(src string, pos int) (string, int) {
	end := lineEnd(src, pos)
	next := min(end+1, len(src))
	if strings.HasPrefix(src[end:], "\r\n") {
		next++
	}
	return src[pos:end], next
}

type frontMatter struct {
	doc       *text.Document
	plausible bool   // so far, this could be front matter
	seen      bool   // it has a dalint table
	inTable   bool   // this line may belong to it
	indent    int    // of the table's keys; 0 until the first
	key       string // whose list items follow; empty where none can
}

func (f *frontMatter) problem(line int, message string) {
	f.doc.Skipped = append(f.doc.Skipped, text.Problem{Part: "front matter", Message: fmt.Sprintf("line %d: %s", line, message)})
}

func (f *frontMatter) line(l string, n int) {
	f.plausible = true
	words := strings.TrimLeft(l, " ")
	indent := len(l) - len(words)
	words = strings.TrimRight(uncomment(words), " \t")
	switch {
	case words == "":
	case words[0] == '\t' && f.inTable:
		f.problem(n, "is indented with a tab; use spaces")
	case indent == 0 && words[0] != '-':
		key, value, ok := strings.Cut(words, ":")
		f.plausible = ok
		f.inTable, f.indent, f.key = unquote(key) == "dalint", 0, ""
		f.seen = f.seen || f.inTable
		if f.inTable && strings.TrimSpace(value) != "" {
			f.problem(n, "“dalint” takes keys on lines of their own, indented below it")
		}
	case !f.inTable:
	case words[0] == '-':
		f.item(words, n)
	default:
		f.entry(words, indent, n)
	}
}

// entry reads "perpetrator: Mark Reid".
func (f *frontMatter) entry(words string, indent, n int) {
	key, value, ok := strings.Cut(words, ":")
	key = unquote(strings.TrimSpace(key))
	value = strings.TrimSpace(value)
	f.key = ""
	if f.indent == 0 {
		f.indent = indent
	}
	switch {
	case !ok:
		f.problem(n, "is not a key with a value (name: value)")
	case indent != f.indent:
		f.problem(n, "is indented differently from the line above it")
	case !isPropertyKey(key):
		f.problem(n, "has a key that dalint does not know (it knows "+strings.Join(propertyKeys, ", ")+")")
	case value == "":
		f.key = key
	case value[0] == '[':
		f.list(key, value, n)
	case strings.IndexByte("{|>&*!%@`", value[0]) >= 0:
		f.problem(n, fmt.Sprintf("the value of “%s” is more than dalint reads; write a name, or a list of names", key))
	default:
		setProperty(f.doc, key, unquote(value))
	}
}

func (f *frontMatter) item(words string, n int) {
	value := strings.TrimSpace(words[1:])
	if f.key == "" || len(words) > 1 && words[1] != ' ' {
		f.problem(n, "is a list item without a key above it")
		return
	}
	setProperty(f.doc, f.key, unquote(value))
}

// list reads "[Leo, 'Mia']".
func (f *frontMatter) list(key, value string, n int) {
	inner, ok := strings.CutSuffix(value[1:], "]")
	if !ok {
		f.problem(n, fmt.Sprintf("the list of “%s” does not end on its line", key))
		return
	}
	for inner != "" {
		end := len(inner)
		var quote byte
		for i := 0; i < len(inner); i++ {
			if c := inner[i]; quote != 0 && c == quote {
				quote = 0
			} else if quote == 0 && (c == '"' || c == '\'' && strings.TrimSpace(inner[:i]) == "") {
				quote = c
			} else if quote == 0 && c == ',' {
				end = i
				break
			}
		}
		setProperty(f.doc, key, unquote(strings.TrimSpace(inner[:end])))
		inner = inner[min(end+1, len(inner)):]
	}
}

func isPropertyKey(key string) bool {
	for _, k := range propertyKeys {
		if k == key {
			return true
		}
	}
	return false
}

// unquote takes one pair of quotes off.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		q := s[:1]
		s = s[1 : n-1]
		if q == "'" {
			return strings.ReplaceAll(s, "''", "'")
		}
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s)
	}
	return s
}

// uncomment takes off a comment: a # at the start or after a space, outside
// quotes.
func uncomment(s string) string {
	var quote byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || s[i-1] == ' ' || s[i-1] == '['):
			quote = c
		case c == '#' && (i == 0 || s[i-1] == ' '):
			return s[:i]
		}
	}
	return s
}
