package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/report"
)

// auditMergeCommand adds audits up.
func (a *app) auditMergeCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "merge AUDIT.json...",
		Short: "Add audits of parts up to that of the whole",
		Long: `Adds up audits that --format json wrote, exactly as one run over all of their
documents would. They must come from one version of dalint with the same rules
and groups. Groups of one name become one group. What could not be read in any
of them is listed; that alone does not change the exit code.`,
		Example: `  dalint audit merge east.json west.json
  dalint audit merge --format json --output all.json areas/*.json`,
		Args: atLeastOne("audits that --format json wrote"),
		RunE: func(_ *cobra.Command, args []string) error { return a.auditMerge(&f, args) },
	}
	f.set = cmd.Flags().Changed
	f.addOutput(cmd, auditFormats...)
	return cmd
}

func (a *app) auditMerge(f *flags, args []string) error {
	if err := f.check(auditFormats); err != nil {
		return err
	}
	paths, audits, err := a.readAudits(args)
	if err != nil {
		return err
	}
	all, err := audit.Merge(audits, func(i int) string { return sayPath(paths[i]) })
	if err != nil {
		return err
	}
	return a.auditOut(f, func(out *output, o report.Options) error { return writeAudit(out, all, auditFormat(f), o) })
}

// auditCompareCommand puts two audits side by side.
func (a *app) auditCompareCommand() *cobra.Command {
	var f flags
	formats := []string{"text", "html", "json"}
	cmd := &cobra.Command{
		Use:   "compare A.json B.json",
		Short: "Put two audits side by side",
		Long: `Puts two audits that --format json wrote side by side: two years, say, or two
areas. For each figure it gives both, the difference and how far off that may be
by chance (95 %). It says what differs, and never why.`,
		Example: `  dalint audit compare 2025.json 2026.json
  dalint audit compare --format html --output change.html 2025.json 2026.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("name two audits that --format json wrote: “%s --help” shows how", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := f.check(formats); err != nil {
				return err
			}
			audits := make([]*audit.Audit, 2)
			for i, p := range args {
				var err error
				if audits[i], err = a.readAudit(p); err != nil {
					return fmt.Errorf("%s: %w", sayPath(p), err)
				}
			}
			c := audit.Compare(audits[0], audits[1], filepath.ToSlash(args[0]), filepath.ToSlash(args[1]))
			return a.auditOut(&f, func(out *output, o report.Options) error {
				switch auditFormat(&f) {
				case "json":
					return c.Encode(out)
				case "html":
					return report.AuditCompareHTML(out, c)
				}
				return report.AuditCompareText(out, c, o)
			})
		},
	}
	f.set = cmd.Flags().Changed
	f.addOutput(cmd, formats...)
	return cmd
}

// auditOut writes a report on audits, for its owner's eyes.
func (a *app) auditOut(f *flags, write func(*output, report.Options) error) error {
	out, err := a.create(f.output, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	out.private = true
	run := settings{color: f.color, quiet: f.quiet, verbose: f.verbose}
	return errors.Join(write(out, a.reportOptions(&run, out)), out.commit())
}

// readAudits reads the audits that args name; a pattern that no shell has
// expanded stands for what it matches.
func (a *app) readAudits(args []string) (paths []string, audits []*audit.Audit, err error) {
	for _, p := range args {
		if matches, globErr := doublestar.FilepathGlob(p); globErr == nil && missing(p) && len(matches) > 0 {
			slices.Sort(matches)
			paths = append(paths, matches...)
			continue
		}
		paths = append(paths, p)
	}
	for _, p := range paths {
		got, err := a.readAudit(p)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", sayPath(p), err)
		}
		audits = append(audits, got)
	}
	return paths, audits, nil
}

func (a *app) readAudit(path string) (*audit.Audit, error) {
	data, err := a.bytes(source{path: path, stdin: path == "-"})
	if err != nil {
		return nil, err
	}
	return audit.Decode(data)
}
