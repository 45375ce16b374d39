package main

import (
	"cmp"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// settings are what holds for one document: defaults, then its configuration,
// then what the document says of itself, then the flags.
type settings struct {
	config   *config // nil without one
	opts     lint.Options
	failOn   lint.Severity // Off: never
	noText   bool
	baseline string
	known    map[string]bool // the baseline's fingerprints
	accept   []lint.Accept
	typed    bool               // the type was given by a flag
	shared   bool               // by a flag, whichever way: the document is not asked
	flagCast []cast.Declaration // by flags
	confCast []cast.Declaration // by configuration
	rules    []string           // folders of an agency's own rules
	format   string             // of the run
	color    string             // of the run
	jobs     int                // of the run
	quiet    bool               // of the run
	verbose  bool               // of the run
}

// resolve lays a configuration and the flags over the defaults. The config may
// be nil; abs is the document's absolute path, for the overrides.
func (f *flags) resolve(c *config, abs string) settings {
	s := settings{config: c, failOn: lint.Warning, format: f.format, color: f.color, jobs: cmp.Or(f.jobs, runtime.GOMAXPROCS(0))}
	s.opts.MinSeverity = lint.Suggestion
	s.opts.Severity = map[string]lint.Severity{}
	if c != nil {
		s.table(c, &c.Check.documentTable)
		s.lists(&c.Cast, c.Severity, c.Terms, c.Accept)
		s.run(f, c)
		for i := range c.Override {
			if o := &c.Override[i]; o.matches(c.dir, abs) {
				s.table(c, &o.Check)
				s.lists(&o.Cast, o.Severity, o.Terms, o.Accept)
			}
		}
	}
	s.flags(f)
	return s
}

// run takes what holds for a whole run, unless a flag says otherwise.
func (s *settings) run(f *flags, c *config) {
	for _, dir := range c.Check.Rules {
		s.rules = append(s.rules, c.beside(dir))
	}
	if c.Check.Color != "" && !f.set("color") {
		s.color = c.Check.Color
	}
	if c.Check.Jobs > 0 && !f.set("jobs") {
		s.jobs = c.Check.Jobs
	}
	s.quiet = c.Check.Quiet != nil && *c.Check.Quiet
	s.verbose = c.Check.Verbose != nil && *c.Check.Verbose
}

// beside is a path of the configuration, which is relative to its folder.
func (c *config) beside(path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(c.dir, filepath.FromSlash(path))
}

func (o *override) matches(dir, abs string) bool { return matchesPath(o.Paths, dir, abs) }

// matchesPath reports whether one of the globs, relative to dir, matches a path.
func matchesPath(globs []string, dir, abs string) bool {
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	return slices.ContainsFunc(globs, func(p string) bool {
		ok, _ := doublestar.Match(p, rel) // patterns were checked when the configuration was read
		return ok
	})
}

// table takes a [check] table; keys that are not given leave things as they are.
func (s *settings) table(c *config, t *documentTable) {
	s.opts.Type = cmp.Or(t.Type, s.opts.Type)
	s.opts.Jurisdiction = cmp.Or(t.Jurisdiction, s.opts.Jurisdiction)
	if t.DomesticAbuse != "" {
		s.opts.DomesticAbuse = parseTri(t.DomesticAbuse)
	}
	if t.Shared != nil {
		s.opts.Shared = *t.Shared
	}
	if t.Only != nil {
		s.opts.Only = t.Only
	}
	s.opts.Skip = append(slices.Clone(s.opts.Skip), t.Skip...)
	if sev, ok := lint.ParseSeverity(t.MinSeverity); ok {
		s.opts.MinSeverity = sev
	}
	if t.FailOn != "" {
		s.failOn, _ = lint.ParseSeverity(t.FailOn) // "never" is none, which is Off
	}
	s.baseline = cmp.Or(c.beside(t.Baseline), s.baseline)
	if t.NoText != nil {
		s.noText = *t.NoText
	}
}

// lists takes the tables that are lists.
func (s *settings) lists(people *castTable, severity map[string]string, terms map[string]bool, accept map[string]keeping) {
	for _, r := range people.roles() {
		if len(r.names) > 0 {
			s.confCast = replaceRole(s.confCast, r.role, r.names)
		}
	}
	for name, on := range terms {
		s.opts.Severity["terminology/"+name] = lint.Off
		if on {
			s.opts.Severity["terminology/"+name] = lint.Suggestion
		}
	}
	for name, word := range severity {
		s.opts.Severity[name], _ = lint.ParseSeverity(word)
	}
	for _, key := range sortedKeys(accept) {
		a := lint.Accept{Phrase: key, Rule: accept[key].Rule, Reason: accept[key].Reason}
		if isRuleName(key) {
			a.Phrase, a.Rule = "", key
		}
		s.accept = append(s.accept, a)
	}
}

// flags lays what was typed over the rest.
func (s *settings) flags(f *flags) {
	if f.set("type") {
		s.opts.Type, s.typed = f.docType, f.docType != "auto"
	}
	if f.set("jurisdiction") || s.opts.Jurisdiction == "" {
		s.opts.Jurisdiction = f.jurisdiction
	}
	if f.set("domestic-abuse") {
		s.opts.DomesticAbuse = parseTri(f.domesticAbuse)
	}
	if f.set("shared-with-perpetrator") {
		s.opts.Shared, s.shared = f.shared, true
	}
	if f.set("only") {
		s.opts.Only = f.only
	}
	s.opts.Skip = append(slices.Clone(s.opts.Skip), f.skip...)
	if f.set("min-severity") {
		s.opts.MinSeverity, _ = lint.ParseSeverity(f.minSeverity)
	}
	if f.set("fail-on") {
		s.failOn, _ = lint.ParseSeverity(f.failOn)
	}
	if f.set("baseline") {
		s.baseline = f.baseline
	}
	s.noText = s.noText && !f.set("no-text") || f.noText
	s.quiet = s.quiet && !f.set("quiet") || f.quiet
	s.verbose = s.verbose && !f.set("verbose") || f.verbose
	s.rules = append(s.rules, f.rules...)
	s.flagCast = replaceRole(s.flagCast, cast.Perpetrator, f.perpetrator)
	s.flagCast = replaceRole(s.flagCast, cast.Survivor, f.survivor)
	s.flagCast = replaceRole(s.flagCast, cast.Child, f.child)
}

// replaceRole puts names in the place of all that were declared for a role.
func replaceRole(list []cast.Declaration, role cast.Role, names []string) []cast.Declaration {
	if len(names) == 0 {
		return list
	}
	list = slices.DeleteFunc(slices.Clone(list), func(d cast.Declaration) bool { return d.Role == role })
	for _, n := range names {
		if d, ok := cast.ParseDeclaration(role, n); ok {
			list = append(list, d)
		}
	}
	return list
}

// believe adds surer declarations to others, in the place of those for the same role,
// and of those that give somebody of the same name another.
func believe(others, surer []cast.Declaration) []cast.Declaration {
	kept := slices.DeleteFunc(slices.Clone(others), func(o cast.Declaration) bool {
		return slices.ContainsFunc(surer, func(d cast.Declaration) bool { return d.Role == o.Role || shareName(d, o) })
	})
	return append(kept, surer...)
}

// shareName reports whether two declarations have a name in common.
func shareName(a, b cast.Declaration) bool {
	names := append([]string{b.Name}, b.Aliases...)
	return slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(name string) bool {
		return slices.ContainsFunc(names, func(other string) bool { return strings.EqualFold(name, other) })
	})
}

// learn adds what the document says of itself, role by role: a flag is
// believed before the document, and the document before the configuration.
func (s *settings) learn(doc *text.Document) (declared []cast.Declaration, problems []text.Problem) {
	var own []cast.Declaration
	for _, role := range []cast.Role{cast.Perpetrator, cast.Survivor, cast.Child, cast.Professional} {
		own = replaceRole(own, role, doc.Properties[role.String()])
	}
	declared = believe(believe(s.confCast, own), s.flagCast)
	if said := doc.Properties["type"]; len(said) > 0 && !s.typed {
		if err := oneOf(said[0], docTypes()); err == nil {
			s.opts.Type = said[0]
		} else {
			problems = append(problems, text.Problem{Part: "properties", Message: "the type that the document gives for itself is none that dalint knows: use one of those of --type"})
		}
	}
	if said := doc.Properties["shared-with-perpetrator"]; len(said) > 0 && !s.shared {
		switch strings.ToLower(said[0]) {
		case "yes", "true":
			s.opts.Shared = true
		case "no", "false":
			s.opts.Shared = false
		default:
			problems = append(problems, text.Problem{Part: "properties", Message: "shared-with-perpetrator is yes or no"})
		}
	}
	for i, d := range doc.Directives {
		doc.Directives[i] = d.ForFamily(isFamily)
	}
	return declared, problems
}
