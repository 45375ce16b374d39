package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/rules"
)

var auditFormats = []string{"text", "html", "json", "csv"}

// auditFlags are the flags that audit has beside the shared ones.
type auditFlags struct {
	flags
	groupBy  string
	minGroup int
}

func (a *app) auditCommand() *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit FOLDER...",
		Short: "Say what many documents show of practice, in figures",
		Long: `Reads every document in a folder (docx, pdf, txt, md, html; hidden files, what
.gitignore names and linked folders are left out) and counts what they show: how
many describe a pattern, what it did to the child, what the plan asks of whom,
and which wording stands in the way, with 95 % intervals.

The output holds no words of the documents and no names of people in them. Names
of groups, and paths of documents in json and csv and of what could not be read,
are shown: where files or folders are named after people, so are those names.

A group is a folder directly below FOLDER (what lies in FOLDER itself is under
the name of FOLDER), or a type of document. Groups of one name are one group.
Groups of fewer than --min-group documents are counted in the total only; json
and csv list each document all the same.

Findings count whatever --only, --min-severity and a baseline in a dalint.toml
say; rules that it turns off, and what it accepts, do not.

Ends with 0, or with 2 when something could not be done: a file that could not
be read, say. The rest is counted, and the report lists what is missing.`,
		Example: `  dalint audit reports/
  dalint audit --format html --output audit.html reports/
  dalint audit --format json --output 2026.json reports/
  dalint audit --group-by type --min-group 10 reports/
  dalint audit merge --format json --output all.json east.json west.json
  dalint audit compare 2025.json 2026.json`,
		Args: atLeastOne("a folder"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.audit(cmd.Context(), &f, args) },
	}
	f.addConfig(cmd)
	f.addOutput(cmd, auditFormats...)
	f.addKind(cmd)
	f.addJobs(cmd)
	cmd.Flags().StringVar(&f.groupBy, "group-by", audit.GroupBys[0], "groups `BY`: "+strings.Join(audit.GroupBys, ", "))
	cmd.Flags().IntVar(&f.minGroup, "min-group", audit.DefaultMinGroup, "show a group apart from this `NUMBER` of documents")
	complete(cmd, "group-by", audit.GroupBys)
	cmd.AddCommand(a.auditMergeCommand(), a.auditCompareCommand())
	return cmd
}

func (f *auditFlags) checkAudit() error {
	if err := oneOf(f.groupBy, audit.GroupBys); err != nil {
		return fmt.Errorf("--group-by %w", err)
	}
	if f.minGroup < 1 {
		return fmt.Errorf("--min-group %d: must be 1 or more", f.minGroup)
	}
	return nil
}

// auditRun is one run of audit.
type auditRun struct {
	*app
	conf     *configs
	progress *progress
	result   audit.Audit
	rules    []string
	trouble  bool
	stopped  int             // documents that an interrupt left unread
	told     map[string]bool // mistakes of configurations
	folders  []string        // absolute, as named
}

func (a *app) audit(ctx context.Context, f *auditFlags, paths []string) error {
	language.Warm()
	if err := f.checkAudit(); err != nil {
		return err
	}
	for _, p := range paths {
		if p == "-" {
			return errors.New("standard input is one document: name a folder, or use “dalint check -”")
		}
	}
	conf, run, err := a.configure(&f.flags, paths, auditFormats)
	if err != nil {
		return err
	}
	format := auditFormat(&f.flags)
	r := &auditRun{app: a, conf: conf, told: map[string]bool{}}
	r.result = audit.Audit{GroupBy: f.groupBy, MinGroup: f.minGroup}
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return fmt.Errorf("%s: %w", sayPath(p), plain(err))
		}
		r.folders = append(r.folders, abs)
	}
	targets := a.find(paths, "", r.tell)
	if len(targets.sources) == 0 {
		if r.trouble {
			return errTold
		}
		return errors.New("nothing to audit")
	}
	if _, err := conf.engine(&run); err != nil {
		return err
	}
	out, err := a.create(f.output, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	out.private = true
	r.progress = a.newProgress(len(targets.sources), run.quiet, out.Writer)
	err = inOrder(ctx, targets.sources, run.jobs, r.one, r.take)
	r.progress.clear()
	if err != nil {
		return err
	}
	if r.stopped > 0 {
		fmt.Fprintf(a.err, "dalint: stopped: %d of %d files were not checked\n", r.stopped, len(targets.sources))
	}
	r.result.Summary.Skipped = targets.skipped
	for _, p := range targets.problems {
		r.missing(p.path, p.message)
	}
	slices.Sort(r.rules)
	r.result.Tool = audit.Tool{Name: "dalint", Version: version(), Rules: strings.Join(slices.Compact(r.rules), ", "), Families: rules.Families}
	r.result.Tally()
	err = writeAudit(out, &r.result, format, a.reportOptions(&run, out))
	if err = errors.Join(err, out.commit()); err != nil {
		return err
	}
	if r.trouble {
		return errTold
	}
	return nil
}

// auditFormat is the format asked for: by --format or else by how the name of
// the output ends. The format in a configuration is meant for check.
func auditFormat(f *flags) string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(f.output)), ".")
	if !f.set("format") && slices.Contains(auditFormats, ext) {
		return ext
	}
	return f.format
}

func (a *app) reportOptions(run *settings, out *output) report.Options {
	return report.Options{
		Version: version(), Width: a.width(out.Writer), Color: a.useColor(run.color, out.Writer),
		Quiet: run.quiet, Verbose: run.verbose,
	}
}

func writeAudit(w io.Writer, r *audit.Audit, format string, o report.Options) error {
	switch format {
	case "json":
		return r.Encode(w)
	case "csv":
		return report.AuditCSV(w, r)
	case "html":
		return report.AuditHTML(w, r)
	}
	return report.AuditText(w, r, o)
}

// one checks one source as check would, but for what hides findings from a
// reader without mending them: a baseline, --only and --min-severity.
func (r *auditRun) one(ctx context.Context, s source) (o outcome) {
	if ctx.Err() != nil {
		return outcome{err: errStopped}
	}
	o.err = guard(func() error {
		set, err := r.conf.resolve(s)
		if err != nil {
			return setupError{err}
		}
		set.opts.Only, set.opts.MinSeverity = nil, lint.Suggestion
		e, err := r.conf.engine(&set)
		if err != nil {
			return setupError{err}
		}
		o.rules = e.name
		o.result, err = r.lint(ctx, e, s, &set)
		if err != nil && ctx.Err() != nil {
			return errStopped
		}
		return err
	})
	return o
}

// take counts an outcome; it is called for one source after another, in order.
func (r *auditRun) take(s source, o outcome) error {
	defer r.progress.step()
	if o.err != nil {
		r.fault(s, o.err)
		return nil
	}
	d := audit.Read(filepath.ToSlash(s.path), r.group(s.path), o.result)
	for _, p := range d.NotRead {
		r.tell(problem{s.path, p.Part + ": " + p.Message})
	}
	r.rules = append(r.rules, o.rules)
	r.result.Documents = append(r.result.Documents, d)
	return nil
}

func (r *auditRun) fault(s source, err error) {
	var setup setupError
	switch {
	case errors.Is(err, errStopped):
		r.trouble = true
		r.stopped++
	case !errors.As(err, &setup):
		r.tell(problem{s.path, err.Error()})
	case !r.told[err.Error()]: // once, however many documents it costs
		r.told[err.Error()], r.trouble = true, true
		r.progress.clear()
		r.complain(setup.error)
	}
	r.missing(s.path, oneLine(err.Error()))
}

func (r *auditRun) missing(path, message string) {
	r.result.Unreadable = append(r.result.Unreadable, audit.Problem{Path: filepath.ToSlash(path), Message: message})
}

// tell says a problem on standard error, at once and on one line.
func (r *auditRun) tell(p problem) {
	r.trouble = true
	r.progress.clear()
	fmt.Fprintf(r.err, "dalint: %s: %s\n", sayPath(p.path), oneLine(p.message))
}

// group is the name of the folder that a document counts with: the one directly
// below the folder named, or that one itself.
func (r *auditRun) group(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.Base(filepath.Dir(path))
	}
	for _, dir := range r.folders {
		rel, err := filepath.Rel(dir, abs)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		if first, _, below := strings.Cut(rel, string(filepath.Separator)); below {
			return first
		}
		if rel != "." {
			return filepath.Base(dir)
		}
	}
	return filepath.Base(filepath.Dir(abs)) // a file, named itself
}
