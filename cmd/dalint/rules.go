package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/rules"
)

func (a *app) rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, document, test or begin rules",
		Example: `  dalint rules list
  dalint rules docs --format html --output rules.html
  dalint rules test --rules our-rules
  dalint rules new --output our-rules excuse/our-wording`,
		Args: cobra.ArbitraryArgs,
		RunE: helpOrUnknown,
	}
	cmd.AddCommand(a.rulesListCommand(), a.rulesDocsCommand(), a.rulesTestCommand(), a.rulesNewCommand())
	return cmd
}

func (a *app) rulesListCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "list [RULE...]",
		Short: "List the rules, by family",
		Example: `  dalint rules list
  dalint rules list excuse "mutualising/*"
  dalint rules list --format json`,
		RunE: func(_ *cobra.Command, args []string) error { return a.rulesList(&f, args) },
	}
	f.addConfig(cmd)
	cmd.Flags().StringVar(&f.format, "format", "text", "write as `FORMAT`: text, json")
	complete(cmd, "format", []string{"text", "json"})
	return cmd
}

func (a *app) rulesList(f *flags, globs []string) error {
	e, _, err := a.rulesOnly(f, []string{"text", "json"})
	if err != nil {
		return err
	}
	if err := ruleGlobs(e.set, globs); err != nil {
		return err
	}
	var list []*lint.Rule
	for _, r := range everyRule(e.set) {
		if named(globs, r) {
			list = append(list, r)
		}
	}
	write := report.RuleListText
	if f.format == "json" {
		write = report.RuleListJSON
	}
	return write(a.out, list, report.Options{Rules: e.name})
}

// named reports whether one of the globs names the rule; no globs name every rule.
func named(globs []string, r *lint.Rule) bool {
	for _, g := range globs {
		if lint.Names(g, r) {
			return true
		}
	}
	return len(globs) == 0
}

func (a *app) rulesDocsCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "docs",
		Short: "Write the rules' documentation, as Markdown pages or one HTML page",
		Example: `  dalint rules docs --format html --output rules.html
  dalint rules docs --format markdown --output rules-pages
  dalint rules docs --rules our-rules`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return a.rulesDocs(&f) },
	}
	f.addConfig(cmd)
	cmd.Flags().StringVar(&f.format, "format", "markdown", "write as `FORMAT`: markdown, html")
	cmd.Flags().StringVar(&f.output, "output", "", "write to this `PATH`: a folder for markdown, a file for html")
	cmd.Flags().BoolVar(&f.force, "force", false, "let --output replace files")
	complete(cmd, "format", []string{"markdown", "html"})
	return cmd
}

func (a *app) rulesDocs(f *flags) error {
	e, run, err := a.rulesOnly(f, []string{"markdown", "html"})
	if err != nil {
		return err
	}
	if run.format == "html" {
		out, err := a.create(f.output, f.force)
		if err != nil {
			return err
		}
		defer out.discard()
		return out.finish(e.set.HTML(out))
	}
	pages := e.set.Markdown()
	if f.output == "" || f.output == "-" {
		for _, p := range pages {
			if _, err := fmt.Fprintf(a.out, "%s\n", p.Text); err != nil {
				return err
			}
		}
		return nil
	}
	return a.writePages(f.output, pages, f.force)
}

// writePages writes files below a folder; none where one of them is taken.
func (a *app) writePages(dir string, pages []rules.Page, force bool) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%s: is a file: name a folder", dir)
	}
	for _, p := range pages {
		if err := free(filepath.Join(dir, filepath.FromSlash(p.Path)), force); err != nil {
			return err
		}
	}
	for _, p := range pages {
		path := filepath.Join(dir, filepath.FromSlash(p.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("%s: cannot be made: %w", filepath.Dir(path), plainWrite(err))
		}
		if err := a.writeWhole(path, []byte(p.Text)); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) rulesTestCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "test [RULE...]",
		Short: "Run the examples of the rules",
		Long: `Runs every example of every rule, in both directions: what must be pointed out,
exactly the marked words, and what must be left alone. Ends with 1 when an
example does not come out as written, with 2 when a rule does not load.`,
		Example: `  dalint rules test
  dalint rules test --rules our-rules
  dalint rules test excuse`,
		RunE: func(_ *cobra.Command, args []string) error { return a.rulesTest(&f, args) },
	}
	f.addConfig(cmd)
	return cmd
}

func (a *app) rulesTest(f *flags, globs []string) error {
	e, _, err := a.rulesOnly(f, []string{"text"})
	if err != nil {
		return err
	}
	if err := ruleGlobs(e.set, globs); err != nil {
		return err
	}
	chosen := *e.set
	chosen.Rules = slices.DeleteFunc(slices.Clone(chosen.Rules), func(r *lint.Rule) bool { return !named(globs, r) })
	failures, err := chosen.Test()
	if err != nil {
		return err
	}
	examples := 0
	for _, r := range chosen.Rules {
		examples += len(r.Flag) + len(r.Pass)
	}
	var out strings.Builder
	for _, x := range failures {
		fmt.Fprintf(&out, "%s: %s\n  wanted: %s\n  %s\n", x.File, x.Rule, x.Example, x.Message)
	}
	fmt.Fprintf(&out, "%s, %s: %d did not come out as written\n", counted(len(chosen.Rules), "rule"), counted(examples, "example"), len(failures))
	if _, err := io.WriteString(a.out, out.String()); err != nil {
		return err
	}
	if len(failures) > 0 {
		return errFound
	}
	return nil
}

func (a *app) rulesNewCommand() *cobra.Command {
	var f flags
	var kind string
	cmd := &cobra.Command{
		Use:   "new FAMILY/NAME",
		Short: "Begin a rule: write its file with every part in place",
		Long: `Writes FAMILY/NAME.toml in a pack, with every part in place, a line on each,
and a blank wherever you have something to say. The rule does not load before
all blanks are filled in: “dalint rules test” lists those that are left, with
line and column. A pack without a sources.toml gets one.`,
		Example: `  dalint rules new --output our-rules excuse/our-wording
  dalint rules new --kind event --output our-rules absent-perpetrator/our-passive`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one rule, as family/rule-name: “dalint rules new --help” shows how")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			page, err := rules.Skeleton(args[0], kind)
			if err != nil {
				return err
			}
			pages := []rules.Page{page}
			if missing(filepath.Join(f.output, "sources.toml")) {
				pages = append(pages, rules.Page{Path: "sources.toml", Text: rules.SkeletonSources})
			}
			if err := a.writePages(f.output, pages[:1], f.force); err != nil {
				return err
			}
			if err := a.writePages(f.output, pages[1:], false); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s\nFill in its blanks, and see what is left with: dalint rules test --rules %s %s\n",
				filepath.Join(f.output, filepath.FromSlash(page.Path)), f.output, args[0])
			return err
		},
	}
	cmd.Flags().StringVar(&f.output, "output", ".", "the `DIR` of the pack")
	cmd.Flags().BoolVar(&f.force, "force", false, "replace a rule of that name")
	cmd.Flags().StringVar(&kind, "kind", rules.Kinds[0], "the `KIND` of check: "+strings.Join(rules.Kinds, ", "))
	complete(cmd, "kind", rules.Kinds)
	return cmd
}
