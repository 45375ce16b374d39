package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
)

var auditFormats = []string{"text", "html", "json", "jsonl", "csv", "xlsx"}

// auditFlags are the flags that audit has beside the shared ones.
type auditFlags struct {
	flags
	sampleFlags
	groupBy  string
	minGroup int
	manifest string
	store    string
	part     string
	key      string
	findings bool
	withText bool
	rowsFlag
}

// rowsFlag is which table a CSV file holds.
type rowsFlag struct{ rows string }

func (f *rowsFlag) addRows(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.rows, "rows", report.AuditRows[0], "csv: a row for each of `WHAT`: "+strings.Join(report.AuditRows, ", "))
	complete(cmd, "rows", report.AuditRows)
}

func (f *rowsFlag) checkRows(format string) error {
	if err := oneOf(f.rows, report.AuditRows); err != nil {
		return fmt.Errorf("--rows %w", err)
	}
	if f.rows != report.AuditRows[0] && format != "csv" {
		return errors.New("--rows is for csv: add --output audit.csv, say")
	}
	return nil
}

func (a *app) auditCommand() *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit FOLDER...",
		Short: "Say what many documents show of practice, in figures",
		Long: `Reads every document in a folder and counts what they show: how many describe a
pattern, what it did to the child, what the plan asks of whom, and which wording
stands in the way, with 95 % intervals. Each file counts, also a PDF beside its
Word document; a file that has several names counts once. It reads
` + read.Formats + `;
hidden files, what .gitignore names, linked folders, links to files outside the
folder and what dalint itself wrote are left out.

The output holds no words of the documents and no names of people in them,
unless you ask for excerpts (--with-text), which each page and sheet then says.
Names of groups, and paths of documents in json, jsonl, csv and xlsx, in a
sample, beside excerpts and of what could not be read, are shown: where files or
folders are named after people, so are those names. With --group-by author, so
are the names of those who wrote.

For an audit to hand on, --key key.csv gives each document a name such as
“document 3f9a2c41b07d”, made from what it holds and not from its path, and
writes to key.csv which file that is. Then neither the output nor a message of
the run shows a path, and the groups are by type unless --group-by asks for
others: --group-by folder shows the names of folders. Whoever has the very same
file can work out its name. Keep the key where the documents are.

A group is a folder directly below FOLDER (what lies in FOLDER itself is under
the name of FOLDER), a type of document, an author, a month or a team. Who wrote
what, and when, is said by a --manifest, by [[group]] in a dalint.toml, or, for
author and month, by the properties of a Word document, in this order. Groups of
one name are one group. Groups of fewer than --min-group documents are not shown
apart, since figures of a few documents say little and point at whoever wrote
them: they are counted together as other groups, with the next larger group
where they are too few even so, and in the total. Figures of fewer documents in
a larger group are withheld.

Long audits: an audit that was stopped makes no report. With --store, what was
found is kept (no words, no names, no paths), so that it goes on when you give
the same command again.
It is not used once rules, settings, the document or dalint have changed.
--part 2/5 does the second of five parts, on another machine say; --format jsonl
writes each document as soon as it is done; “audit merge” adds the parts up.

Findings count whatever --only, --min-severity and a baseline in a dalint.toml
say; rules that it turns off, and what it accepts, do not.

Ends with 0, or with 2 when something could not be done: a file that could not
be read, say. The rest is counted, and the report lists what is missing.`,
		Example: `  dalint audit reports/
  dalint audit --output audit.html reports/
  dalint audit --output 2026.json --store audit-store reports/
  dalint audit --output audit.xlsx --group-by team --manifest teams.csv reports/
  dalint audit --output audit.json --sample 10 --reading-sheet sheet.docx reports/
  dalint audit --key key.csv --output to-hand-on.html reports/
  dalint audit --output findings.csv --rows findings reports/
  dalint audit --format jsonl --part 2/5 --output part-2.jsonl reports/
  dalint audit merge --output all.html part-*.jsonl
  dalint audit compare 2025.json 2026.json
  dalint audit agree audit.json readers.csv`,
		Args: atLeastOne("a folder"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.audit(cmd.Context(), &f, args) },
	}
	f.addConfig(cmd)
	f.addOutput(cmd, auditFormats...)
	f.addKind(cmd)
	f.addJobs(cmd)
	fl := cmd.Flags()
	fl.StringVar(&f.groupBy, "group-by", audit.GroupBys[0], "groups `BY`: "+strings.Join(audit.GroupBys, ", "))
	fl.IntVar(&f.minGroup, "min-group", audit.DefaultMinGroup, "show a group apart from this `NUMBER` of documents")
	fl.StringVar(&f.manifest, "manifest", "", "who wrote what, in which team and when: a CSV `FILE` with path and author, team, month or date")
	fl.StringVar(&f.store, "store", "", "keep what is found in this `DIR`, and go on from there (no words, no names)")
	fl.StringVar(&f.part, "part", "", "audit one part of the documents: `K/N` such as 2/5")
	fl.StringVar(&f.key, "key", "", "show no paths: give documents names, and write which is which to this `FILE` (.csv)")
	fl.BoolVar(&f.findings, "list-findings", false, "json and jsonl: list each finding by rule and place too (xlsx and --rows findings always do)")
	fl.BoolVar(&f.withText, "with-text", false, "add the words of each finding, with the path (or --key name) of its file: the report then holds case text and names")
	f.addRows(cmd)
	f.addSample(cmd)
	complete(cmd, "group-by", audit.GroupBys)
	cmd.AddCommand(a.auditMergeCommand(), a.auditCompareCommand(), a.auditAgreeCommand())
	return cmd
}

func (f *auditFlags) checkAudit() error {
	if err := oneOf(f.groupBy, audit.GroupBys); err != nil {
		return fmt.Errorf("--group-by %w", err)
	}
	if f.minGroup < 1 {
		return fmt.Errorf("--min-group %d: must be 1 or more", f.minGroup)
	}
	format := auditFormat(&f.flags)
	switch {
	case f.withText && f.noText:
		return errors.New("--with-text and --no-text contradict each other: leave one of them out")
	case f.withText && format == "text":
		return errors.New("--with-text writes html, csv, xlsx, json or jsonl: add --output audit.html, say")
	case f.manifest != "" && (f.groupBy == "folder" || f.groupBy == "type"):
		return errors.New("--manifest says authors, teams and months: add --group-by author, team or month")
	}
	if _, _, err := parsePart(f.part); err != nil {
		return err
	}
	if err := f.checkRows(format); err != nil {
		return err
	}
	if err := f.checkKey(); err != nil {
		return err
	}
	if err := f.checkSheet(written{"output", f.output}, written{"store", f.store}); err != nil {
		return err
	}
	return f.checkSample(format)
}

// parsePart reads "2/5" as the second of five; 1/1 where nothing is given.
func parsePart(s string) (k, n int, err error) {
	if s == "" {
		return 1, 1, nil
	}
	left, right, ok := strings.Cut(s, "/")
	k, errK := strconv.Atoi(left)
	n, errN := strconv.Atoi(right)
	if !ok || errK != nil || errN != nil || k < 1 || k > n {
		return 0, 0, fmt.Errorf("--part %s: must be like 2/5, the second of five parts", oneLine(s))
	}
	return k, n, nil
}

// inPart reports whether a document is in part k of n. A hash of its path says
// so, so that every machine deals the documents out alike.
func inPart(path string, k, n int) bool {
	h := fnv.New64a()
	_, _ = h.Write([]byte(filepath.ToSlash(path)))
	return int(h.Sum64()%uint64(n)) == k-1
}

// auditFormat is the format asked for. The one in a configuration is meant for check.
func auditFormat(f *flags) string { return formatFor(f, auditFormats) }

func writeAudit(w io.Writer, r *audit.Audit, format, rows string, o report.Options) error {
	switch format {
	case "json":
		return r.Encode(w)
	case "jsonl":
		return r.EncodeLines(w)
	case "csv":
		return report.AuditCSV(w, r, rows)
	case "xlsx":
		return report.AuditXLSX(w, r)
	case "html":
		return report.AuditHTML(w, r)
	}
	return report.AuditText(w, r, o)
}
