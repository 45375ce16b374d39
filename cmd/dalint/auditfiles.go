package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/report"
)

// auditMergeCommand adds audits up.
func (a *app) auditMergeCommand() *cobra.Command {
	var f mergeFlags
	cmd := &cobra.Command{
		Use:   "merge AUDIT...",
		Short: "Add audits of parts up to that of the whole",
		Long: `Adds up audits that --format json or jsonl wrote, exactly as one run over all of
their documents would. They must come from one version of dalint with the same
rules and groups. Groups of one name become one group. Audits in jsonl may also
stand one after another in one file, or come on standard input (-).

Ends with 0, or with 2 when something could not be done, as one run would: where
any of them could not read a file, or a part of one, the report lists it.

A sample is drawn from all documents together: give --sample here, or to none or
all of the parts.`,
		Example: `  dalint audit merge east.json west.json
  dalint audit merge --output all.json areas/*.json
  cat part-*.jsonl | dalint audit merge --output all.html -
  dalint audit merge --sample 20 --reading-sheet sheet.csv --output all.json part-*.jsonl`,
		Args: atLeastOne("audits that --format json or jsonl wrote"),
		RunE: func(_ *cobra.Command, args []string) error { return a.auditMerge(&f, args) },
	}
	f.set = cmd.Flags().Changed
	f.addOutput(cmd, auditFormats...)
	f.addRows(cmd)
	f.addSample(cmd)
	return cmd
}

type mergeFlags struct {
	flags
	sampleFlags
	rowsFlag
}

func (a *app) auditMerge(f *mergeFlags, args []string) error {
	if err := f.check(auditFormats); err != nil {
		return err
	}
	format := auditFormat(&f.flags)
	of := format
	if of == "jsonl" { // here all documents are at hand to choose from
		of = ""
	}
	if err := errors.Join(f.checkSample(of), f.checkRows(format), f.checkSheet(written{"output", f.output})); err != nil {
		return err
	}
	if err := errors.Join(a.notBinary(format, f.output), spareRead(args, f.output, f.readingSheet)); err != nil {
		return err
	}
	paths, audits, err := a.readAudits(args)
	if err != nil {
		return err
	}
	if f.rows == "findings" || format == "xlsx" {
		for i, part := range audits {
			if !part.Listed() {
				return fmt.Errorf("%s: does not list its findings: make it again with --list-findings", sayPath(paths[i]))
			}
		}
	}
	if f.sample > 0 {
		for _, part := range audits {
			part.Sample = nil // of the part
		}
	}
	all, err := audit.Merge(audits, func(i int) string { return sayPath(paths[i]) })
	if err != nil {
		return err
	}
	if f.sample > 0 {
		all.Sample = f.wanted()
		all.Tally()
	}
	sheet, err := a.createSheet(&f.sampleFlags, format, f.force)
	if err != nil {
		return err
	}
	defer sheet.out.discard()
	err = a.auditOut(&f.flags, func(out *output, o report.Options) error { return writeAudit(out, all, format, f.rows, o) })
	if err == nil {
		err = sheet.out.finish(sheet.write(all))
	}
	if err != nil {
		return err
	}
	if n := all.Summary.Unreadable + all.Summary.PartlyRead; n > 0 {
		fmt.Fprintf(a.err, "dalint: %d of the files could not be read, or not whole: the report says which, and why\n", n)
		return errTold
	}
	return nil
}

// heldFormats are those in which an audit is held against another, or against
// what people read.
var heldFormats = []string{"text", "html", "json"}

// auditCompareCommand puts two audits side by side.
func (a *app) auditCompareCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "compare A.json B.json",
		Short: "Put two audits side by side",
		Long: `Puts two audits that --format json wrote side by side: two years, say, or two
areas. For each figure it gives both, the difference and how far off that may be
by chance (95 %). It says what differs, and never why. A sentence that something
differs takes more than 95 %: the chance that even one of them is made where
nothing differs is one in twenty, for the questions and for the families each.`,
		Example: `  dalint audit compare 2025.json 2026.json
  dalint audit compare --format html --output change.html 2025.json 2026.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("name two audits that --format json wrote: “%s --help” shows how", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := f.check(heldFormats); err != nil {
				return err
			}
			if err := spareRead(args, f.output); err != nil {
				return err
			}
			audits := make([]*audit.Audit, 2)
			for i, p := range args {
				got, err := a.readWhole(p)
				if err != nil {
					return err
				}
				audits[i] = got
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
	f.addOutput(cmd, heldFormats...)
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
	return out.finish(write(out, a.reportOptions(&run, nil, out)))
}

// readAudits reads the audits that args name; each has the path of its file.
func (a *app) readAudits(args []string) (paths []string, audits []*audit.Audit, err error) {
	for _, p := range expand(args) {
		got, err := a.readAudit(p)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", sayPath(p), err)
		}
		for range got {
			paths = append(paths, p)
		}
		audits = append(audits, got...)
	}
	return paths, audits, nil
}

// readWhole reads a file that holds one audit of all its documents: figures of a part
// look like those of the whole.
func (a *app) readWhole(path string) (*audit.Audit, error) {
	_, got, err := a.readAudits([]string{path})
	switch {
	case err != nil:
		return nil, err
	case len(got) != 1:
		return nil, fmt.Errorf("%s: holds several audits: add them up with “dalint audit merge” first", sayPath(path))
	case got[0].Dealt != nil:
		d := got[0].Dealt
		return nil, fmt.Errorf("%s: is part %d of %d of an audit: add all parts up with “dalint audit merge” first", sayPath(path), d.Number, d.Of)
	}
	return got[0], nil
}

// expand puts what they match in the place of patterns that no shell has expanded.
func expand(args []string) (paths []string) {
	for _, p := range args {
		if matches, err := doublestar.FilepathGlob(p); err == nil && missing(p) && len(matches) > 0 {
			slices.Sort(matches)
			paths = append(paths, matches...)
			continue
		}
		paths = append(paths, p)
	}
	return paths
}

// readAudit reads the audits in a file, however large it is.
func (a *app) readAudit(path string) ([]*audit.Audit, error) {
	if path == "-" {
		return audit.Decode(a.in)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.New("is a folder: audit it with --output audit.json first, and give that file")
	}
	return audit.Decode(f)
}
