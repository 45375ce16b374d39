package rules

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/practice"
)

// Families are the families of rules, in the order in which they are listed
// everywhere.
var Families = []string{
	"mutualising", "failure-to-protect", "incident-only", "absent-perpetrator", "separation-as-safety",
	"survivor-held-responsible", "excuse", "euphemism", "double-standard", "victim-blaming", "doubt",
	"referral-as-outcome", "child-impact", "concealed-resistance", "terminology", "practice", "dalint",
}

// sameRepair lists families that ask for one repair where they mark the same
// words: who answers for the other's behaviour, and how the survivor is spoken of.
var sameRepair = [][]string{
	{"failure-to-protect", "survivor-held-responsible"},
	{"victim-blaming", "doubt", "concealed-resistance"},
}

// repairOf is the name that families with one repair share.
func repairOf(family string) string {
	for _, group := range sameRepair {
		if slices.Contains(group, family) {
			return group[0]
		}
	}
	return family
}

// Set is a collection of rules that were loaded together.
type Set struct {
	Rules   []*lint.Rule // in family order, then by id
	Lexicon *pattern.Lexicon
	Sources map[string]lint.Source
	Hash    string // of every file read, 12 hexadecimal digits
	files   map[string]string
	profile *practice.Profiler

	classifier *classify.Model
	evidence   *classify.Model // what sentences show of practice
	about      *classify.Topic
}

//go:embed sources.toml lexicon/*.toml */*.toml
var builtin embed.FS

// Builtin is the set that ships with dalint.
func Builtin() (*Set, error) {
	if s := restore(compiled); s != nil {
		return s, nil
	}
	return Load(nil)
}

// Pack is an agency's own collection of rules: a folder laid out like the
// built-in one. Name is shown in messages.
type Pack struct {
	Name string
	FS   fs.FS
}

// Load reads the built-in rules and then each pack in order; a later rule with
// the same name replaces an earlier one. Every mistake is returned, joined,
// each an *Error with file, line and column.
func Load(packs []Pack) (*Set, error) {
	l := newLoader()
	for _, p := range append([]Pack{{"", builtin}}, packs...) {
		l.collect(p)
	}
	if len(l.errs) == 0 {
		l.build()
	}
	if err := errors.Join(l.errs...); err != nil {
		return nil, err
	}
	l.set.Hash = l.sum()
	return l.set, nil
}

// Lookup finds a rule by its id; ok is false where there is none.
func (s *Set) Lookup(id string) (*lint.Rule, bool) {
	for _, r := range s.Rules {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}

// Engine makes an engine of the set's rules.
func (s *Set) Engine() (*lint.Engine, error) {
	return lint.New(s.Rules, s.Lexicon, s.profile, s.topic())
}

// source is a file as read, for messages that point into it.
type source struct {
	name, text string
	builtin    bool
}

// collect reads every file of a pack. Rules are only kept as text here: they
// cannot be compiled before every lexicon is known.
func (l *loader) collect(p Pack) {
	found := false
	err := fs.WalkDir(p.FS, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".toml" {
			return err
		}
		data, err := fs.ReadFile(p.FS, file)
		if err != nil {
			return err
		}
		hashFile(l.hash, file, data)
		src := source{path.Join(p.Name, file), string(data), p.FS == fs.FS(builtin)}
		found = true
		if l.blanks(src) {
			return nil
		}
		switch dir := path.Dir(file); {
		case file == "sources.toml":
			l.sources(src)
		case dir == "lexicon":
			l.lexicon(src)
		case slices.Contains(Families, dir) && dir != "dalint" && !ruleID.MatchString(strings.TrimSuffix(file, ".toml")):
			l.fail(src, nowhere, "a rule's file is named in small letters with hyphens, as in our-rule.toml")
		case slices.Contains(Families, dir) && dir != "dalint":
			l.rules[strings.TrimSuffix(file, ".toml")] = src
		default:
			l.fail(src, nowhere, "a rule lies in a folder named after its family: "+strings.Join(Families, ", "))
		}
		return nil
	})
	if err != nil {
		l.errs = append(l.errs, fmt.Errorf("%s: %w", p.Name, err))
	} else if !found {
		l.errs = append(l.errs, fmt.Errorf("%s: holds no rules: a pack has files like mutualising/our-rule.toml", p.Name))
	}
}

func hashFile(h io.Writer, file string, data []byte) {
	fmt.Fprintf(h, "%s %d\n", file, len(data))
	_, _ = h.Write(data) // a hash never fails
}

func (l *loader) build() {
	lx, err := pattern.NewLexicon(l.concepts, lint.Role)
	if err != nil {
		l.failConcept(err)
		return
	}
	l.set.Lexicon = lx
	if !l.unweighed {
		m, err := readModels()
		if err == nil {
			err = l.use(m)
		}
		if err != nil {
			l.errs = append(l.errs, err)
			return
		}
	}
	ids := make([]string, 0, len(l.rules))
	for id := range l.rules {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(a, b int) bool {
		x, y := slices.Index(Families, path.Dir(ids[a])), slices.Index(Families, path.Dir(ids[b]))
		if x != y {
			return x < y
		}
		return ids[a] < ids[b]
	})
	for _, id := range ids {
		var f ruleFile
		if !l.decode(l.rules[id], &f) {
			continue
		}
		if r := l.rule(id, l.rules[id], &f); r != nil {
			l.set.Rules = append(l.set.Rules, r)
			l.set.files[id] = l.rules[id].name
			l.decoded = append(l.decoded, stored{id, l.rules[id].name, f})
		}
	}
	l.givesWay()
	if len(l.errs) == 0 {
		l.profile()
	}
}

// profile makes the profiler of the practice checks.
func (l *loader) profile() {
	p, err := practice.New(l.set.Lexicon, l.set.Rules, l.set.evidence)
	if err != nil {
		l.errs = append(l.errs, err)
		return
	}
	l.set.profile = p
}
