package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/report"
)

// auditAgreeCommand holds what people read against what dalint answered.
func (a *app) auditAgreeCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "agree AUDIT.json READERS.csv...",
		Short: "Say how far people who read the documents agree with dalint",
		Long: `Holds the answers of people against those of an audit (json or jsonl), check by
check: how many agree, Cohen's kappa, each with a 95 % interval, and who said
what where they differ. Where several have read, also each against the others.

The answers are rows of CSV with the columns path, check, status and reader;
“dalint audit --sample 10 --reading-sheet sheet.csv” writes such a sheet to fill
in. Status is met, partly, not evident or not asked; rows without one are
counted as blank. Without a column reader, the name of the file is the reader's.`,
		Example: `  dalint audit --output audit.json --sample 10 --reading-sheet sheet.csv reports/
  dalint audit agree audit.json sheet-ann.csv sheet-bo.csv
  dalint audit agree --output agreement.html audit.json sheets/*.csv`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return fmt.Errorf("name an audit and the answers of its readers: “%s --help” shows how", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.auditAgree(&f, args) },
	}
	f.set = cmd.Flags().Changed
	f.addOutput(cmd, heldFormats...)
	return cmd
}

func (a *app) auditAgree(f *flags, args []string) error {
	if err := f.check(heldFormats); err != nil {
		return err
	}
	if err := spareRead(args, f.output); err != nil {
		return err
	}
	of, err := a.readWhole(args[0])
	if err != nil {
		return err
	}
	readings, blank, err := a.readReadings(of, args[1:])
	if err != nil {
		return err
	}
	agreement, err := audit.Agree(of, readings, blank)
	if err != nil {
		return err
	}
	return a.auditOut(f, func(out *output, o report.Options) error {
		switch auditFormat(f) {
		case "json":
			return agreement.Encode(out)
		case "html":
			return report.AuditAgreeHTML(out, agreement)
		}
		return report.AuditAgreeText(out, agreement, o)
	})
}

// readReadings reads the answers of all readers; every mistake is told.
func (a *app) readReadings(of *audit.Audit, args []string) (readings []audit.Reading, blank int, err error) {
	known := map[string]string{} // paths, also as the sheet shows them
	for i := range of.Documents {
		path := of.Documents[i].Path
		known[bare(report.ReadingSheetPath(path))], known[path] = path, path
	}
	type place struct {
		path string
		line int
	}
	seen := map[audit.Reading]place{} // without the status
	var wrong []error
	for _, path := range expand(args) {
		t, err := a.readTable(path, []string{"path", "check", "status", "reader"}, []string{"path", "check", "status"})
		if err != nil {
			return nil, 0, err
		}
		for _, row := range t.rows {
			if row.cell("status") == "" {
				blank++
				continue
			}
			r, ok := t.reading(row, known)
			if !ok {
				continue
			}
			key := r
			key.Status = 0
			if before, twice := seen[key]; twice {
				t.fail(row.line, fmt.Sprintf("answers what %s answered before (line %d of %s): leave one of the two out", r.Reader, before.line, sayPath(before.path)))
				continue
			}
			seen[key] = place{path, row.line}
			readings = append(readings, r)
		}
		wrong = append(wrong, t.err())
	}
	return readings, blank, errors.Join(wrong...)
}

// reading is the answer in a row; what is wrong with it is taken note of.
func (t *table) reading(row tableRow, known map[string]string) (r audit.Reading, ok bool) {
	said := row.cell("path")
	if r.Path = known[said]; r.Path == "" {
		r.Path = known[strings.ReplaceAll(said, `\`, "/")]
	}
	r.Reader = strings.Join(strings.Fields(oneLine(row.cell("reader"))), " ")
	if r.Reader == "" {
		base := filepath.Base(t.path)
		r.Reader = strings.TrimSuffix(base, filepath.Ext(base))
	}
	r.Check, ok = audit.ParseCheck(row.cell("check"))
	if !ok {
		var ids []string
		for i := range audit.Measures {
			ids = append(ids, audit.Measures[i].ID)
		}
		say := "one of " + strings.Join(ids, ", ")
		if near := nearest(row.cell("check"), ids); near != "" {
			say = near
		}
		t.fail(row.line, fmt.Sprintf("has a check %q that dalint does not know: write %s", oneLine(row.cell("check")), say))
		return r, false
	}
	if r.Status, ok = audit.ParseAnswer(row.cell("status")); !ok {
		t.fail(row.line, fmt.Sprintf("has a status %q: write met, partly, not evident or not asked", oneLine(row.cell("status"))))
		return r, false
	}
	switch {
	case r.Path == "":
		t.fail(row.line, fmt.Sprintf("names a document that the audit does not have (%s): copy the path from the reading sheet", oneLine(said)))
	case r.Reader == audit.Machine || r.Reader == audit.AllReaders:
		t.fail(row.line, fmt.Sprintf("gives a reader the name %q, which is taken: write another", r.Reader))
	default:
		return r, true
	}
	return r, false
}
