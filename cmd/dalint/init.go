package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func (a *app) initCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a dalint.toml with every setting explained",
		Long: `Writes a dalint.toml whose lines are all commented out: take away the # where
you want something else. It holds for documents in its folder and below.`,
		Example: `  dalint init
  dalint init case-files
  dalint init --output ~/.config/dalint/dalint.toml`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("%s: name one folder", args[1])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			path := f.output
			if path == "" {
				path = configName
				if len(args) == 1 {
					path = args[0] + string(os.PathSeparator) + configName
				}
			}
			out, err := a.create(path, f.force)
			if err != nil {
				return err
			}
			defer out.discard()
			if _, err := out.Write([]byte(configTemplate)); err != nil {
				return fmt.Errorf("%s: cannot be written: %w", path, plainWrite(err))
			}
			if err := out.commit(); err != nil || out.path == "" {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s written\n", path)
			return err
		},
	}
	cmd.Flags().StringVar(&f.output, "output", "", "write to this `FILE` instead; - for the screen")
	cmd.Flags().BoolVar(&f.force, "force", false, "replace a file that is there")
	return cmd
}

// configTemplate explains every setting. A test takes the # away and reads it.
const configTemplate = `# dalint.toml: how dalint checks the documents in this folder and below.
#
# A setting has no effect until the # before it is taken away. What is shown is
# the default, or an example. Flags on the command line win over this file. Only
# the nearest dalint.toml above a document is read: what one further up says does
# not hold as well. Names of rules: dalint rules list

# [check]
# type = "auto"               # assessment, plan, case-note, chronology, police-report,
#                             # court-report, judgment, letter, minutes, policy
# jurisdiction = "scotland"   # england-wales, northern-ireland, us, australia
# domestic_abuse = "auto"     # "yes": all of it is about domestic abuse
# shared_with_perpetrator = false # true: point out what would put people at risk
# min_severity = "suggestion" # report from here: suggestion, warning, error
# fail_on = "warning"         # end with code 1 from here; "never" for none
# only = []                   # only these rules or families: ["excuse", "mutualising/*"]
# skip = []                   # not these
# rules = []                  # folders of your agency's own rules, relative to this file
# baseline = ""               # a file of findings that are known, relative to this file
# no_text = false             # true: no word of a document in any output
# format = "text"             # of “dalint check”: json, jsonl, sarif, html, csv
# color = "auto"              # always, never
# jobs = 4                    # files checked at once
# quiet = false
# verbose = false

# Who is who, where it is the same in every document: "Name=other name=other name".
# [cast]
# perpetrator  = ["Mr Reid=Mark=father"]
# survivor     = ["Ms Reid=Sarah=mother"]
# child        = ["Leo=L"]
# professional = ["Ms Okafor"]

# How strongly a rule or a family speaks: off, suggestion, warning, error.
# [severity]
# "euphemism" = "suggestion"

# House style: switch rules of the terminology family on or off, by name.
# [terms]
# strangled-not-choked = true

# What is kept on purpose, a phrase or the name of a rule, each with a reason.
# [accept]
# "domestic incident form" = { reason = "the name of the police form" }
# "young person" = { reason = "our house style", rule = "euphemism" }

# Other settings for some documents. Paths are relative to this file.
# [[override]]
# paths = ["court/**", "*-court-report.docx"]
# [override.check]
# type = "court-report"
# fail_on = "error"
# [override.severity]
# "doubt" = "off"

# For dalint audit --group-by team, author or month: who wrote which documents.
# [[group]]
# paths = ["north/**"]
# team = "North"
# author = "A. Hale"
# month = "2026-03"
`
