package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/check"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Error is a mistake in a rule, lexicon or source file. Line and Column count
// from 1, in code points; 0 where the mistake is one of the whole file.
type Error struct {
	File         string
	Line, Column int
	Message      string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

type loader struct {
	set      *Set
	hash     hash.Hash
	rules    map[string]source
	concepts []pattern.Concept
	written  []source          // lexicon files, to point at a concept's mistake
	named    map[string]string // concept -> file
	decoded  []stored
	errs     []error
	// unweighed leaves the classifier out, and the rules that are nothing without
	// it: for fitting it anew.
	unweighed bool
	// unprofiled leaves out what serves the practice profile alone: for measuring
	// what that costs.
	unprofiled bool
}

func newLoader() *loader {
	return &loader{
		set:   &Set{Sources: map[string]lint.Source{}, files: map[string]string{}},
		hash:  sha256.New(),
		rules: map[string]source{},
		named: map[string]string{},
	}
}

// sum names what was collected, with the models.
func (l *loader) sum() string {
	for _, m := range modelFiles {
		hashFile(l.hash, m.name, []byte(m.data))
	}
	return hex.EncodeToString(l.hash.Sum(nil))[:12]
}

// nowhere is the place of a mistake of the whole file.
const nowhere = -1

// fail records a mistake at byte off of a file, or of the whole file where off
// is nowhere.
func (l *loader) fail(src source, off int, message string) {
	e := &Error{File: src.name, Message: message}
	if off >= 0 {
		before := src.text[:off]
		e.Line = strings.Count(before, "\n") + 1
		e.Column = len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	}
	l.errs = append(l.errs, e)
}

// failAt records a mistake at the first place where needle stands in the file.
func (l *loader) failAt(src source, needle, message string) {
	off := nowhere
	if needle != "" {
		off = strings.Index(src.text, needle)
	}
	l.fail(src, off, message)
}

// blanks records every blank of a skeleton that is not filled in.
func (l *loader) blanks(src source) (found bool) {
	off := 0
	for line := range strings.Lines(src.text) {
		code := line
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") {
			code = ""
		}
		if i := strings.Index(code, Blank); i >= 0 {
			l.fail(src, off+i, "this is still to be filled in")
			found = true
		}
		off += len(line)
	}
	return found
}

// decode reads a TOML file strictly: a key that nothing reads is a mistake.
func (l *loader) decode(src source, into any) bool {
	md, err := toml.Decode(src.text, into)
	if err != nil {
		var perr toml.ParseError
		if errors.As(err, &perr) {
			l.errs = append(l.errs, &Error{src.name, perr.Position.Line, max(perr.Position.Col, 1), plainSyntax(perr.Message)})
		} else {
			l.failType(src, strings.TrimPrefix(err.Error(), "toml: "))
		}
		return false
	}
	unknown := md.Undecoded()
	said := map[string]bool{}
	for _, key := range unknown {
		said[key.String()] = true
		if said[key[:len(key)-1].String()] {
			continue // what an unknown table holds
		}
		l.fail(src, keyOffset(src.text, key[len(key)-1]), fmt.Sprintf("there is no setting %q here", key.String()))
	}
	return len(unknown) == 0
}

// plainSyntax is what the TOML library says of a file that is not TOML, with what
// to do about the slips of editors that are not made for such files.
func plainSyntax(message string) string {
	switch {
	case strings.Contains(message, "UTF-16"), strings.Contains(message, "UTF-8"):
		return "the file is not saved as UTF-8: save it again as UTF-8"
	case strings.ContainsAny(message, "“”„"):
		return message + `: write straight quotation marks, "`
	case message == "strings cannot contain newlines":
		return `a quotation mark is not closed on this line: close it, or use """ round text of several lines`
	}
	return message
}

// keyOffset is where a line sets the key, or nowhere.
func keyOffset(text, key string) int {
	off := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		trimmed := strings.TrimLeft(line, " \t[")
		if rest, ok := strings.CutPrefix(trimmed, key); ok && strings.HasPrefix(strings.TrimLeft(rest, " \t"), "=") ||
			ok && strings.HasPrefix(rest, "]") {
			return off + len(line) - len(trimmed)
		}
		off += len(line)
	}
	return nowhere
}

type sourceFile map[string]struct {
	Title string
	Where string
}

func (l *loader) sources(src source) {
	var f sourceFile
	if !l.decode(src, &f) {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(f)) {
		s := f[key]
		if s.Title == "" || s.Where == "" {
			l.fail(src, keyOffset(src.text, key), fmt.Sprintf("the source %q needs a title and where it was seen", key))
		}
		l.set.Sources[key] = lint.Source{Key: key, Title: s.Title, Where: s.Where}
	}
}

type lexiconFile map[string]struct {
	About   string
	Entries []string
}

func (l *loader) lexicon(src source) {
	var f lexiconFile
	if !l.decode(src, &f) {
		return
	}
	l.written = append(l.written, src)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		c := f[name]
		if first, twice := l.named[name]; twice {
			l.fail(src, keyOffset(src.text, name), fmt.Sprintf("the concept %q is already defined in %s", name, first))
		}
		l.named[name] = src.name
		if c.About == "" || len(c.Entries) == 0 {
			l.fail(src, keyOffset(src.text, name), fmt.Sprintf("the concept %q needs a line about it and entries", name))
		}
		l.concepts = append(l.concepts, pattern.Concept{Name: name, About: c.About, Entries: c.Entries})
	}
}

// failConcept points a mistake in a concept's pattern at the file that holds it.
func (l *loader) failConcept(err error) {
	var perr *pattern.Error
	for _, src := range l.written {
		if errors.As(err, &perr) {
			if off := strings.Index(src.text, quoted(perr.Pattern)); off >= 0 {
				l.fail(src, off+1+perr.Offset, err.Error())
				return
			}
		}
	}
	l.errs = append(l.errs, err)
}

func quoted(p string) string { return "\"" + strings.ReplaceAll(p, "\"", "\\\"") + "\"" }

type ruleFile struct {
	Title, Severity, Kind, Message, Why, Instead string
	Questions, Sources                           []string
	SeverityIn                                   severities `toml:"severity-in"`
	Patterns, Unless, Allow                      []string
	Event                                        *struct {
		Forms, Patient []string
		Agent          string
	}
	Frame *struct {
		Parts   [][]string
		Ordered bool
		Within  check.Within
		Mark    check.Mark
		Link    string
	}
	Likeness *struct {
		Above float64
		Agent string
	}
	UnlessNext []string `toml:"unless-next"`
	GivesWayTo []string `toml:"gives-way-to"`
	BorneOut   *float64 `toml:"borne-out"` // in place of that of its class
	Rewrite    []struct{ Label, Becomes string }
	Flag       []struct{ Text, Context, Becomes string }
	Pass       []struct{ Text, Context, Why string }
	PracticeFile
}

// rule builds a rule from its file, or records what is wrong with it.
func (l *loader) rule(id string, src source, f *ruleFile) *lint.Rule {
	before := len(l.errs)
	r := &lint.Rule{ID: id, Family: path.Dir(id), Message: f.Message, GivesWay: f.GivesWayTo}
	r.Repair = repairOf(r.Family)
	r.Doc = lint.Doc{
		Title: f.Title, Why: strings.TrimSpace(f.Why), Instead: strings.TrimSpace(f.Instead),
		Questions: f.Questions,
	}
	var ok bool
	if r.Severity, ok = lint.ParseSeverity(f.Severity); !ok || r.Severity == lint.Off && r.Family != "terminology" {
		l.failAt(src, f.Severity, fmt.Sprintf("the severity is suggestion, warning or error, not %q", f.Severity))
	}
	l.severityIn(r, src, f)
	for _, key := range f.Sources {
		s, ok := l.set.Sources[key]
		if !ok {
			l.failAt(src, quoted(key), fmt.Sprintf("there is no source %q in sources.toml", key))
		}
		r.Doc.Sources = append(r.Doc.Sources, s)
	}
	l.slots(src, f.Message, func(name string) bool { return name == "match" || r.Family == "practice" })
	for _, w := range f.Rewrite {
		l.slots(src, w.Becomes, lint.Slot)
		r.Rewrites = append(r.Rewrites, lint.RewriteTemplate{Label: w.Label, Becomes: w.Becomes})
	}
	if r.Family == "practice" {
		l.practice(r, src, f)
		l.completeDoc(r, src)
	} else {
		l.examples(r, src, f)
		l.complete(r, src)
		l.check(r, src, f)
	}
	if len(l.errs) > before {
		return nil
	}
	return r
}

// slots holds what a text has in braces to what may stand there.
func (l *loader) slots(src source, s string, known func(string) bool) {
	for rest := s; ; {
		_, inner, open := strings.Cut(rest, "{")
		if !open {
			return
		}
		slot, after, closed := strings.Cut(inner, "}")
		if name, _, _ := strings.Cut(slot, "|"); !closed {
			l.failAt(src, "{"+inner, "a brace is not closed")
		} else if !known(name) {
			l.failAt(src, "{"+slot+"}", fmt.Sprintf("{%s} stands for nothing here", name))
		}
		rest = after
	}
}

// need is a part that a rule must have.
type need struct {
	missing bool
	what    string
}

func (l *loader) require(src source, needs []need) {
	for _, n := range needs {
		if n.missing {
			l.fail(src, nowhere, "the rule needs "+n.what)
		}
	}
}

// complete holds a rule to what every reader of its findings needs.
func (l *loader) complete(r *lint.Rule, src source) {
	l.completeDoc(r, src)
	l.require(src, []need{
		{len(r.Flag) < 2, "at least two [[flag]] examples"},
		{len(r.Pass) < 2, "at least two [[pass]] examples"},
	})
}

func (l *loader) completeDoc(r *lint.Rule, src source) {
	l.require(src, []need{
		{r.Doc.Title == "", "a title"},
		{r.Message == "", "a message"},
		{r.Doc.Why == "", "a why: one or two plain sentences"},
		{r.Doc.Instead == "", "an instead: what to write, also when it is not known"},
		{len(r.Doc.Sources) == 0, "at least one of the sources"},
	})
}

func (l *loader) examples(r *lint.Rule, src source, f *ruleFile) {
	for _, e := range f.Flag {
		plain, spans, ok := unmark(e.Text)
		if !ok || len(spans) == 0 {
			l.failAt(src, e.Text, "a flag example marks the words to be found <<like this>>")
		}
		r.Flag = append(r.Flag, lint.Example{Text: plain, Context: e.Context, Flags: spans, Becomes: e.Becomes})
	}
	for _, e := range f.Pass {
		if strings.Contains(e.Text, "<<") {
			l.failAt(src, e.Text, "a pass example marks nothing")
		}
		r.Pass = append(r.Pass, lint.Example{Text: e.Text, Context: e.Context, Why: e.Why})
	}
}

// unmark takes << and >> out of an example and returns what they marked.
func unmark(s string) (plain string, spans []text.Span, ok bool) {
	var b strings.Builder
	for {
		open := strings.Index(s, "<<")
		if open < 0 {
			b.WriteString(s)
			return b.String(), spans, true
		}
		end := strings.Index(s, ">>")
		if end < open {
			return "", nil, false
		}
		b.WriteString(s[:open])
		start := b.Len()
		b.WriteString(s[open+2 : end])
		spans = append(spans, text.Span{Start: start, End: b.Len()})
		s = s[end+2:]
	}
}
