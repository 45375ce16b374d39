package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/rules"
)

// lookup finds a rule by its id, dalint's own included.
func lookup(set *rules.Set, id string) (*lint.Rule, bool) {
	for _, r := range lint.OwnRules() {
		if r.ID == id {
			return r, true
		}
	}
	return set.Lookup(id)
}

// coded is the practice check that the profile lists under a code: "D10".
func coded(set *rules.Set, code string) *lint.Rule {
	for _, r := range set.Rules {
		if r.Practice != nil && strings.EqualFold(r.Practice.Code, code) {
			return r
		}
	}
	return nil
}

// everyRule lists the set's rules and then dalint's own.
func everyRule(set *rules.Set) []*lint.Rule {
	return append(slices.Clone(set.Rules), lint.OwnRules()...)
}

// ruleName is an error, with what may have been meant, unless name is a rule or
// a family.
func ruleName(set *rules.Set, name string) error {
	if isFamily(name) {
		return nil
	}
	if _, ok := lookup(set, name); ok {
		return nil
	}
	if r := coded(set, name); r != nil {
		return fmt.Errorf("there is no rule %q: did you mean %s?", name, r.ID)
	}
	var ids []string
	for _, r := range everyRule(set) {
		ids = append(ids, r.ID)
		if _, last, _ := strings.Cut(r.ID, "/"); last == name || len(name) > 3 && (strings.HasPrefix(last, name) || strings.Contains(name, "/") && strings.HasPrefix(r.ID, name)) {
			return fmt.Errorf("there is no rule %q: did you mean %s?", name, r.ID)
		}
	}
	if near := nearest(name, append(ids, rules.Families...)); near != "" {
		return fmt.Errorf("there is no rule %q: did you mean %s?", name, near)
	}
	return fmt.Errorf("there is no rule %q: “dalint rules list” shows what there is", name)
}

// ruleGlobs is an error unless each glob names some rule or family.
func ruleGlobs(set *rules.Set, globs []string) error {
	for _, g := range globs {
		if !strings.ContainsAny(g, "*?[") {
			if err := ruleName(set, g); err != nil {
				return err
			}
			continue
		}
		if !slices.ContainsFunc(everyRule(set), func(r *lint.Rule) bool { return lint.Names(g, r) }) {
			return fmt.Errorf("no rule is named by %q: “dalint rules list” shows what there is", g)
		}
	}
	return nil
}

// anyLeft is an error where what is left out leaves none of what is asked for: to
// find nothing then would say nothing.
func anyLeft(set *rules.Set, opts *lint.Options) error {
	if len(opts.Skip) == 0 {
		return nil
	}
	for _, r := range everyRule(set) {
		if named(opts.Only, r) && !slices.ContainsFunc(opts.Skip, func(g string) bool { return lint.Names(g, r) }) {
			return nil
		}
	}
	return errors.New("--only and --skip, or only and skip in dalint.toml, leave no rule to check with")
}

func isFamily(name string) bool { return slices.Contains(rules.Families, name) }

// isRuleName tells a rule or family from a phrase.
func isRuleName(s string) bool {
	family, _, _ := strings.Cut(s, "/")
	return isFamily(family)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
