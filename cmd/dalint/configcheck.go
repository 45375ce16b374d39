package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/bmatcuk/doublestar/v4"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/rules"
)

// checkTables holds every value against what its key takes.
func (c *config) checkTables(md *toml.MetaData) []error {
	var errs []error
	errs = append(errs, c.checkDocument(&c.Check.documentTable, "check")...)
	errs = append(errs, c.checkWord(c.Check.Format, report.Formats(), "check", "format")...)
	errs = append(errs, c.checkWord(c.Check.Color, colorModes, "check", "color")...)
	if c.Check.Jobs < 1 && md.IsDefined("check", "jobs") {
		errs = append(errs, c.fail("jobs must be 1 or more", "check", "jobs"))
	}
	errs = append(errs, c.checkCast(&c.Cast, "cast")...)
	errs = append(errs, c.checkSeverity(c.Severity, "severity")...)
	errs = append(errs, c.checkAccept(c.Accept, "accept")...)
	for i := range c.Override {
		o := &c.Override[i]
		if len(o.Paths) == 0 {
			errs = append(errs, c.fail("an [[override]] needs paths = [\"court/**\"]", "override"))
		}
		errs = append(errs, c.checkGlobs(o.Paths, "override")...)
		errs = append(errs, c.checkDocument(&o.Check, "override", "check")...)
		errs = append(errs, c.checkCast(&o.Cast, "override", "cast")...)
		errs = append(errs, c.checkSeverity(o.Severity, "override", "severity")...)
		errs = append(errs, c.checkAccept(o.Accept, "override", "accept")...)
	}
	for i := range c.Group {
		g := &c.Group[i]
		if len(g.Paths) == 0 || g.Author+g.Team+g.Month == "" {
			errs = append(errs, c.fail("a [[group]] needs paths = [\"north/**\"] and a team, an author or a month", "group"))
		}
		errs = append(errs, c.checkGlobs(g.Paths, "group")...)
		if g.Month != "" && !isMonth(g.Month) {
			errs = append(errs, c.fail(fmt.Sprintf("month %q: write it as 2026-03", g.Month), "group", "month"))
		}
	}
	return errs
}

// backslash is one that parts folders; before a bracket or a brace it says that
// the name of the file has one.
var backslash = regexp.MustCompile(`\\($|[^][{}])`)

func (c *config) checkGlobs(globs []string, table string) []error {
	var errs []error
	for _, p := range globs {
		switch {
		case backslash.MatchString(p):
			errs = append(errs, c.fail(fmt.Sprintf("%q: write / between folders, on Windows as well", p), table, "paths"))
		case !doublestar.ValidatePattern(p):
			errs = append(errs, c.fail(fmt.Sprintf("%q is no pattern of paths", p), table, "paths"))
		}
	}
	return errs
}

func (c *config) checkDocument(t *documentTable, table ...string) []error {
	var errs []error
	for _, row := range []struct {
		key, value string
		words      []string
	}{
		{"type", t.Type, docTypes()},
		{"jurisdiction", t.Jurisdiction, lint.Jurisdictions},
		{"domestic_abuse", t.DomesticAbuse, tristate},
		{"min_severity", t.MinSeverity, severities},
		{"fail_on", t.FailOn, failLevels},
	} {
		errs = append(errs, c.checkWord(row.value, row.words, append(slices.Clone(table), row.key)...)...)
	}
	return errs
}

func (c *config) checkWord(value string, words []string, key ...string) []error {
	if value == "" {
		return nil
	}
	if err := oneOf(value, words); err != nil {
		return []error{c.fail(key[len(key)-1]+" "+err.Error(), key...)}
	}
	return nil
}

func (c *config) checkCast(t *castTable, table ...string) []error {
	var errs []error
	for _, r := range t.roles() {
		for _, s := range r.names {
			if _, ok := cast.ParseDeclaration(r.role, s); !ok {
				errs = append(errs, c.fail(fmt.Sprintf("%q: a person needs a name, as in \"Ms Reid=Sarah\"", s),
					append(slices.Clone(table), r.role.String())...))
			}
		}
	}
	if name := bothParts(t.Perpetrator, t.Survivor); name != "" {
		errs = append(errs, c.fail(fmt.Sprintf("%q is named as survivor and as perpetrator: keep the one that is right", name),
			append(slices.Clone(table), "survivor")...))
	}
	return errs
}

func (c *config) checkSeverity(t map[string]string, table ...string) []error {
	var errs []error
	for _, key := range sortedKeys(t) {
		if err := oneOf(t[key], append([]string{"off"}, severities...)); err != nil {
			errs = append(errs, c.fail(err.Error(), append(slices.Clone(table), key)...))
		}
	}
	return errs
}

func (c *config) checkAccept(t map[string]keeping, table ...string) []error {
	var errs []error
	for _, key := range sortedKeys(t) {
		switch {
		case strings.TrimSpace(key) == "":
			errs = append(errs, c.fail("an empty phrase keeps nothing: write the words, or a rule's name", append(slices.Clone(table), key)...))
		case strings.TrimSpace(t[key].Reason) == "":
			errs = append(errs, c.fail(fmt.Sprintf("%q is kept without a reason: write { reason = \"...\" }", key), append(slices.Clone(table), key)...))
		}
	}
	return errs
}

// checkNames holds the names of rules against those that there are.
func (c *config) checkNames(set *rules.Set) error {
	var errs []error
	check := func(doc *documentTable, severity map[string]string, terms map[string]bool, accept map[string]keeping, table ...string) {
		at := func(keys ...string) []string { return append(slices.Clone(table), keys...) }
		if err := ruleGlobs(set, doc.Only); err != nil {
			errs = append(errs, c.fail(err.Error(), at("check", "only")...))
		}
		if err := ruleGlobs(set, doc.Skip); err != nil {
			errs = append(errs, c.fail(err.Error(), at("check", "skip")...))
		}
		for _, name := range sortedKeys(severity) {
			if err := ruleName(set, name); err != nil {
				errs = append(errs, c.fail(err.Error(), at("severity", name)...))
			}
		}
		for _, name := range sortedKeys(terms) {
			if err := ruleName(set, "terminology/"+name); err != nil {
				errs = append(errs, c.fail(err.Error(), at("terms", name)...))
			}
		}
		for _, name := range sortedKeys(accept) {
			for _, rule := range []string{accept[name].Rule, name} {
				if rule == "" || rule == name && !isRuleName(name) {
					continue
				}
				if err := ruleName(set, rule); err != nil {
					errs = append(errs, c.fail(err.Error(), at("accept", name)...))
				}
			}
		}
	}
	check(&c.Check.documentTable, c.Severity, c.Terms, c.Accept)
	for i := range c.Override {
		o := &c.Override[i]
		check(&o.Check, o.Severity, o.Terms, o.Accept, "override")
	}
	return errors.Join(errs...)
}
