package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/rules"
)

func (a *app) explainCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "explain RULE...",
		Short: "Say why a rule is there, and what to write instead",
		Long: `Says what a rule points at, why it matters, what to write instead, with examples
and sources. A family's name explains each of its rules; a line of the practice
profile can be named by its code.`,
		Example: `  dalint explain failure-to-protect/failed-to-protect
  dalint explain mutualising
  dalint explain D10`,
		Args: atLeastOne("a rule or a family"),
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(&f, args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	f.addConfig(cmd)
	cmd.Flags().StringVar(&f.color, "color", "auto", "colours: `WHEN` is auto, always or never")
	complete(cmd, "color", colorModes)
	return cmd
}

func (a *app) explain(f *flags, names []string) error {
	e, run, err := a.rulesOnly(f, []string{"text"})
	if err != nil {
		return err
	}
	var out bytes.Buffer
	for _, name := range names {
		chosen, err := choose(e.set, name)
		if err != nil {
			return err
		}
		for _, r := range chosen {
			if out.Len() > 0 {
				out.WriteString("\n\n")
			}
			if err := report.Explain(&out, r, report.Options{Width: a.width(a.out), Color: a.useColor(run.color, a.out)}); err != nil {
				return err
			}
		}
	}
	_, err = a.out.Write(out.Bytes())
	return err
}

// rulesOnly loads the rules for a command that reads no document.
func (a *app) rulesOnly(f *flags, formats []string) (*engine, settings, error) {
	conf, run, err := a.configure(f, nil, formats)
	if err != nil {
		return nil, run, err
	}
	e, err := conf.engine(&run)
	return e, run, err
}

// choose is the rule or the rules of the family that a name stands for.
func choose(set *rules.Set, name string) ([]*lint.Rule, error) {
	if r, ok := lookup(set, name); ok {
		return []*lint.Rule{r}, nil
	}
	if r := coded(set, name); r != nil {
		return []*lint.Rule{r}, nil
	}
	var out []*lint.Rule
	for _, r := range everyRule(set) {
		if r.Family == name {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		if isFamily(name) {
			return nil, fmt.Errorf("%s: has no rules", name)
		}
		return nil, ruleName(set, name)
	}
	return out, nil
}

// ruleNames lists what explain takes, for completion.
func (a *app) ruleNames() []string {
	e, err := a.load(nil)
	if err != nil {
		return nil
	}
	names := append([]string{}, rules.Families...)
	for _, r := range everyRule(e.set) {
		names = append(names, r.ID)
	}
	return names
}
