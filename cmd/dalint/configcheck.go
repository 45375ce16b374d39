package main

import (
	"errors"
	"fmt"
	"regexp"
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
	check := c.at(0, "check")
	var errs []error
	errs = append(errs, check.document(&c.Check.documentTable)...)
	errs = append(errs, check.word("format", c.Check.Format, report.Formats())...)
	errs = append(errs, check.word("color", c.Check.Color, colorModes)...)
	if c.Check.Jobs < 1 && md.IsDefined("check", "jobs") {
		errs = append(errs, check.fail("jobs must be 1 or more", "jobs"))
	}
	errs = append(errs, c.at(0, "cast").cast(&c.Cast)...)
	errs = append(errs, c.at(0, "severity").severity(c.Severity)...)
	errs = append(errs, c.at(0, "accept").accept(c.Accept)...)
	for i := range c.Override {
		o, at := &c.Override[i], c.at(i, "override")
		if len(o.Paths) == 0 {
			errs = append(errs, at.fail("an [[override]] needs paths = [\"court/**\"]"))
		}
		errs = append(errs, at.globs(o.Paths)...)
		errs = append(errs, at.in("check").document(&o.Check)...)
		errs = append(errs, at.in("cast").cast(&o.Cast)...)
		errs = append(errs, at.in("severity").severity(o.Severity)...)
		errs = append(errs, at.in("accept").accept(o.Accept)...)
	}
	for i := range c.Group {
		g, at := &c.Group[i], c.at(i, "group")
		if len(g.Paths) == 0 || g.Author+g.Team+g.Month == "" {
			errs = append(errs, at.fail("a [[group]] needs paths = [\"north/**\"] and a team, an author or a month"))
		}
		errs = append(errs, at.globs(g.Paths)...)
		if g.Month != "" && !isMonth(g.Month) {
			errs = append(errs, at.fail(fmt.Sprintf("month %q: write it as 2026-03", g.Month), "month"))
		}
	}
	return errs
}

// backslash is one that parts folders; before a bracket or a brace it says that
// the name of the file has one.
var backslash = regexp.MustCompile(`\\($|[^][{}])`)

func (p place) globs(globs []string) []error {
	var errs []error
	for _, g := range globs {
		switch {
		case backslash.MatchString(g):
			errs = append(errs, p.fail(fmt.Sprintf("%q: write / between folders, on Windows as well", g), "paths"))
		case !doublestar.ValidatePattern(g):
			errs = append(errs, p.fail(fmt.Sprintf("%q is no pattern of paths", g), "paths"))
		}
	}
	return errs
}

func (p place) document(t *documentTable) []error {
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
		errs = append(errs, p.word(row.key, row.value, row.words)...)
	}
	return errs
}

func (p place) word(key, value string, words []string) []error {
	if value == "" {
		return nil
	}
	if err := oneOf(value, words); err != nil {
		return []error{p.fail(key+" "+err.Error(), key)}
	}
	return nil
}

func (p place) cast(t *castTable) []error {
	var errs []error
	for _, r := range t.roles() {
		for _, s := range r.names {
			if _, ok := cast.ParseDeclaration(r.role, s); !ok {
				errs = append(errs, p.fail(fmt.Sprintf("%q: a person needs a name, as in \"Ms Reid=Sarah\"", s), r.role.String()))
			}
		}
	}
	if name := bothParts(t.Perpetrator, t.Survivor); name != "" {
		errs = append(errs, p.fail(fmt.Sprintf("%q is named as survivor and as perpetrator: keep the one that is right", name), "survivor"))
	}
	return errs
}

func (p place) severity(t map[string]string) []error {
	var errs []error
	for _, key := range sortedKeys(t) {
		if err := oneOf(t[key], append([]string{"off"}, severities...)); err != nil {
			errs = append(errs, p.fail(err.Error(), key))
		}
	}
	return errs
}

func (p place) accept(t map[string]keeping) []error {
	var errs []error
	for _, key := range sortedKeys(t) {
		switch {
		case strings.TrimSpace(key) == "":
			errs = append(errs, p.fail("an empty phrase keeps nothing: write the words, or a rule's name", key))
		case strings.TrimSpace(t[key].Reason) == "":
			errs = append(errs, p.fail(fmt.Sprintf("%q is kept without a reason: write { reason = \"...\" }", key), key))
		}
	}
	return errs
}

// checkNames holds the names of rules against those that there are.
func (c *config) checkNames(set *rules.Set) error {
	var errs []error
	check := func(at place, doc *documentTable, severity map[string]string, terms map[string]bool, accept map[string]keeping) {
		if err := ruleGlobs(set, doc.Only); err != nil {
			errs = append(errs, at.fail(err.Error(), "check", "only"))
		}
		if err := ruleGlobs(set, doc.Skip); err != nil {
			errs = append(errs, at.fail(err.Error(), "check", "skip"))
		}
		for _, name := range sortedKeys(severity) {
			if err := ruleName(set, name); err != nil {
				errs = append(errs, at.fail(err.Error(), "severity", name))
			}
		}
		for _, name := range sortedKeys(terms) {
			if err := ruleName(set, "terminology/"+name); err != nil {
				errs = append(errs, at.fail(err.Error(), "terms", name))
			}
		}
		for _, name := range sortedKeys(accept) {
			for _, rule := range []string{accept[name].Rule, name} {
				if rule == "" || rule == name && !isRuleName(name) {
					continue
				}
				if err := ruleName(set, rule); err != nil {
					errs = append(errs, at.fail(err.Error(), "accept", name))
				}
			}
		}
	}
	check(c.at(0), &c.Check.documentTable, c.Severity, c.Terms, c.Accept)
	for i := range c.Override {
		o := &c.Override[i]
		check(c.at(i, "override"), &o.Check, o.Severity, o.Terms, o.Accept)
	}
	return errors.Join(errs...)
}
