package main

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/dalint/dalint/lint/cast"
)

// configName is the file that is looked for.
const configName = "dalint.toml"

// config is one dalint.toml. A nil pointer or empty string is a key not given.
type config struct {
	Check    checkTable         `toml:"check"`
	Cast     castTable          `toml:"cast"`
	Severity map[string]string  `toml:"severity"`
	Terms    map[string]bool    `toml:"terms"`
	Accept   map[string]keeping `toml:"accept"`
	Override []override         `toml:"override"`
	Group    []groupTable       `toml:"group"`

	path, dir string
	source    string
}

// documentTable holds what may differ from document to document.
type documentTable struct {
	Type          string   `toml:"type"`
	Jurisdiction  string   `toml:"jurisdiction"`
	DomesticAbuse string   `toml:"domestic_abuse"`
	Shared        *bool    `toml:"shared_with_perpetrator"`
	Only          []string `toml:"only"`
	Skip          []string `toml:"skip"`
	MinSeverity   string   `toml:"min_severity"`
	FailOn        string   `toml:"fail_on"`
	Baseline      string   `toml:"baseline"`
	NoText        *bool    `toml:"no_text"`
}

// checkTable adds what holds for a whole run.
type checkTable struct {
	documentTable
	Rules   []string `toml:"rules"`
	Format  string   `toml:"format"`
	Color   string   `toml:"color"`
	Jobs    int      `toml:"jobs"`
	Quiet   *bool    `toml:"quiet"`
	Verbose *bool    `toml:"verbose"`
}

type castTable struct {
	Perpetrator  []string `toml:"perpetrator"`
	Survivor     []string `toml:"survivor"`
	Child        []string `toml:"child"`
	Professional []string `toml:"professional"`
}

// roles pairs each list with its role.
func (t *castTable) roles() []struct {
	role  cast.Role
	names []string
} {
	return []struct {
		role  cast.Role
		names []string
	}{
		{cast.Perpetrator, t.Perpetrator}, {cast.Survivor, t.Survivor},
		{cast.Child, t.Child}, {cast.Professional, t.Professional},
	}
}

// keeping is an entry of [accept], whose key is a phrase, a rule or a family.
type keeping struct {
	Reason string `toml:"reason"`
	Rule   string `toml:"rule"`
}

// override changes settings for the documents that match one of its globs,
// which are relative to the configuration's folder.
type override struct {
	Paths    []string           `toml:"paths"`
	Check    documentTable      `toml:"check"`
	Cast     castTable          `toml:"cast"`
	Severity map[string]string  `toml:"severity"`
	Terms    map[string]bool    `toml:"terms"`
	Accept   map[string]keeping `toml:"accept"`
}

// groupTable says, for an audit, who wrote the documents that match one of its
// globs, in which team and when; the globs are relative to the configuration's
// folder.
type groupTable struct {
	Paths  []string `toml:"paths"`
	Author string   `toml:"author"`
	Team   string   `toml:"team"`
	Month  string   `toml:"month"`
}

// configError is a mistake in a configuration file.
type configError struct {
	path         string
	line, column int
	message      string
}

func (e *configError) Error() string {
	if e.line == 0 {
		return e.path + ": " + e.message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.path, e.line, e.column, e.message)
}

// place is a table of a configuration. Of one in an array of tables, nth says
// which, from 0.
type place struct {
	of   *config
	nth  int
	path []string
}

// at is a table, or without names the whole.
func (c *config) at(nth int, path ...string) place { return place{c, nth, path} }

// in is a table of a table.
func (p place) in(name string) place {
	p.path = append(slices.Clone(p.path), name)
	return p
}

// fail is a mistake at a key of a table, or without one in all of it.
func (p place) fail(message string, key ...string) error {
	key = slices.Concat(p.path, key)
	line, col := keyPosition(p.of.source, p.nth, key)
	if line == 0 { // an array within brackets
		line, col = keyPosition(p.of.source, 0, key)
	}
	return &configError{p.of.path, line, col, message}
}

// parseConfig reads a configuration and checks all that can be checked without
// the rules. Every mistake is returned, joined.
func parseConfig(path, dir, source string) (*config, error) {
	c := &config{path: path, dir: dir, source: strings.TrimPrefix(source, "\ufeff")}
	md, err := toml.Decode(c.source, c)
	if err != nil {
		return nil, c.decodeError(err)
	}
	var errs []error
	var unknown []string
	undecoded := map[string]bool{}
	for _, key := range md.Undecoded() {
		undecoded[key.String()] = true
	}
	begun := map[string]int{} // tables, by name
	for _, key := range md.Keys() {
		if len(key) == 1 {
			begun[key[0]]++
		}
		if !undecoded[key.String()] {
			continue
		}
		// A table that is not known is one mistake, not one for each key in it.
		if slices.ContainsFunc(unknown, func(u string) bool { return strings.HasPrefix(key.String(), u+".") }) {
			continue
		}
		unknown = append(unknown, key.String())
		errs = append(errs, c.at(max(begun[key[0]]-1, 0)).fail(c.unknown(key), key...))
	}
	errs = append(errs, c.checkTables(&md)...)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return c, nil
}

// decodeError points at what the decoder stumbled over. For a value of the
// wrong kind it gives the key in its message only.
func (c *config) decodeError(err error) error {
	var bad toml.ParseError
	if errors.As(err, &bad) {
		return &configError{c.path, bad.Position.Line, max(bad.Position.Col, 1), oneLine(bad.Message)}
	}
	_, after, ok := strings.Cut(err.Error(), "(last key \"")
	key, message, found := strings.Cut(after, "\"): ")
	if !ok || !found {
		return &configError{path: c.path, message: oneLine(strings.TrimPrefix(err.Error(), "toml: "))}
	}
	names, _ := splitKey(strings.ReplaceAll(key, `\"`, `"`))
	if got, want, ok := strings.Cut(strings.TrimPrefix(message, "incompatible types: TOML value has type "), "; destination has type "); ok {
		message = "is " + kindWord(got) + ", and should be " + kindWord(want)
	}
	if _, got, ok := strings.Cut(message, ": expected table but found "); ok {
		message = "is " + kindWord(got) + ", and should be a table of settings"
		if len(names) > 1 && slices.Contains(names, "accept") {
			message = "is " + kindWord(got) + ", and should be { reason = \"...\" }"
		}
	}
	return c.at(c.nth(names[0], err)).fail(names[len(names)-1]+" "+message, names...)
}

// nth is which table of an array the decoder stumbled over, which it does not
// say: the first with which it does.
func (c *config) nth(name string, stumbled error) int {
	return sort.Search(len(c.source), func(n int) bool {
		next, _ := keyPosition(c.source, n+1, []string{name})
		if next == 0 {
			return true
		}
		before := strings.Join(strings.SplitAfter(c.source, "\n")[:next-1], "")
		_, err := toml.Decode(before, &config{})
		return err != nil && err.Error() == stumbled.Error()
	})
}

// kindWord says a kind of TOML value in plain words.
func kindWord(kind string) string {
	switch {
	case kind == "string":
		return "a text in quotation marks"
	case kind == "bool" || kind == "boolean":
		return "true or false"
	case strings.HasPrefix(kind, "int"):
		return "a whole number"
	case strings.HasPrefix(kind, "float"):
		return "a number with a point"
	case kind == "slice" || kind == "array" || kind == "[]any":
		return "a list in [ ]"
	}
	return "a " + kind
}

// keysOf lists the keys of each table, for what may have been meant.
var keysOf = map[string][]string{
	"":               keysIn(config{}),
	"group":          keysIn(groupTable{}),
	"check":          keysIn(checkTable{}),
	"cast":           keysIn(castTable{}),
	"accept":         keysIn(keeping{}),
	"override":       keysIn(override{}),
	"override.check": keysIn(documentTable{}),
}

// keysIn are the keys that a table is decoded from, in order.
func keysIn(table any) (keys []string) {
	for _, f := range reflect.VisibleFields(reflect.TypeOf(table)) {
		if key := f.Tag.Get("toml"); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// unknown says that a key means nothing, and what may have been meant.
func (c *config) unknown(key toml.Key) string {
	last := key[len(key)-1]
	table := strings.Join(key[:len(key)-1], ".")
	words, ok := keysOf[table]
	for ; !ok && table != ""; words, ok = keysOf[table] {
		_, table, _ = strings.Cut(table, ".") // override.cast as cast, and an entry of accept as accept
		if strings.HasPrefix(strings.Join(key, "."), "accept.") {
			table = "accept"
		}
	}
	where := ""
	if len(key) > 1 {
		where = " in [" + key[:len(key)-1].String() + "]"
	}
	if near := nearest(strings.ReplaceAll(strings.ToLower(last), "-", "_"), words); near != "" {
		return fmt.Sprintf("there is no setting %q%s: did you mean %s?", last, where, near)
	}
	return fmt.Sprintf("there is no setting %q%s: there are %s", last, where, strings.Join(words, ", "))
}
