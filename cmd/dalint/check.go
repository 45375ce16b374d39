package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

func (a *app) checkCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Check files, folders, or - for standard input",
		Long: `Checks each file and says, for each finding, where it is, why it matters and
what to write instead. Folders are searched for files that dalint reads
(` + read.Formats + `);
hidden files, what .gitignore names, linked folders, and what dalint itself
wrote (the copies and notes of review, findings, audits, maps of cases, reading
sheets) are left out. Of a message, its text and what is attached are read;
earlier messages quoted below it are not its writer's words.

Ends with 0 when nothing reached --fail-on, with 1 when something did, and with
2 when something could not be done: a file that could not be read, say. What
could be checked is reported all the same.`,
		Example: `  dalint check report.docx
  dalint check --survivor "Ms Reid=Sarah" --perpetrator "Mr Reid=Mark" report.docx
  dalint check --type case-note --min-severity warning notes/
  dalint check --format sarif --output findings.sarif docs/
  pandoc notes.epub -t markdown | dalint check --stdin-name notes.md -`,
		Args: atLeastOne("a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.check(cmd.Context(), &f, args) },
	}
	f.addConfig(cmd)
	f.addOutput(cmd, report.Formats()...)
	f.addCase(cmd)
	f.addFilter(cmd)
	f.addJobs(cmd)
	cmd.Flags().StringVar(&f.baseline, "baseline", "", "keep quiet what this `FILE` lists as known")
	cmd.Flags().BoolVar(&f.writeBaseline, "write-baseline", false, "list what is found now in the --baseline file")
	return cmd
}

// atLeastOne asks for arguments in words.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("nothing to do: name %s: “%s --help” shows how", what, cmd.CommandPath())
		}
		return nil
	}
}

// checkRun is one run of check.
type checkRun struct {
	teller
	conf   *configs
	run    settings // of the run: format, jobs, colour
	writer report.Writer
	known  *baseline // what --write-baseline gathers; nil without it
	found  bool
	unheard
}

func (a *app) check(ctx context.Context, f *flags, paths []string) error {
	language.Warm()
	conf, run, err := a.configure(f, paths, report.Formats())
	if err != nil {
		return err
	}
	run.format = f.checkFormat(&run)
	c := &checkRun{teller: teller{app: a}, conf: conf, run: run, unheard: newUnheard(f)}
	targets := a.find(paths, f.stdinName, c.tell)
	if err := f.spareCheck(&targets, run.baseline); err != nil {
		return err
	}
	if len(targets.sources) == 0 {
		a.tellUnknown(targets.unknown, &run)
		if !c.trouble {
			return errors.New("nothing to check")
		}
		return errTold
	}
	e, out, err := conf.begin(&run)
	if err != nil {
		return err
	}
	defer out.discard()
	if run.baseline != "" && !f.writeBaseline {
		if _, err := conf.baseline(run.baseline); err != nil {
			return err
		}
	}
	if f.writeBaseline {
		if c.known, err = newBaseline(run.baseline, f.force); err != nil {
			return err
		}
	}
	w := bufio.NewWriter(out)
	if c.writer, err = report.New(run.format, w, a.reportOptions(&run, e, out)); err != nil {
		return err
	}
	c.progress = a.newProgress(len(targets.sources), run.quiet, out.Writer)
	conf.files = len(targets.sources)
	err = inOrder(ctx, targets.sources, run.jobs, c.one, func(s source, o outcome) error {
		c.progress.yield()
		if err := c.report(s, o); err != nil {
			return err
		}
		if out.file == nil {
			if err := w.Flush(); err != nil {
				return err
			}
		}
		c.progress.step()
		return nil
	})
	c.progress.clear()
	if err == nil {
		err = c.close(w, out, targets)
	}
	return err
}

// checkFormat is the format that is typed, or else that of the configuration: the
// formats of another command are others, or mean something else.
func (f *flags) checkFormat(run *settings) string {
	c := run.config
	if c == nil || c.Check.Format == "" || f.set("format") || slices.Contains(report.Formats(), f.ending()) {
		return run.format
	}
	return c.Check.Format
}

// spareCheck is an error where the report or the list of what is known would take
// the place of a document, of each other, or of the list that the run goes by.
func (f *flags) spareCheck(t *targets, baseline string) error {
	if !f.writeBaseline {
		return t.spare([]string{f.output}, baseline)
	}
	if sameOutput(baseline, written{"output", f.output}) != "" {
		return errors.New("--baseline and --output name the same file: give them two")
	}
	return t.spare([]string{f.output, baseline})
}

// close ends the report and decides how the run ends.
func (c *checkRun) close(w *bufio.Writer, out *output, t targets) error {
	if n := len(c.stopped); n > 0 {
		fmt.Fprintf(c.err, "dalint: stopped: %d of %d files were not checked, the first %s\n",
			n, len(t.sources), sayPath(c.stopped[0]))
	}
	if !c.trouble && !c.run.quiet { // a document that was not read may name them
		for _, p := range c.unheard {
			fmt.Fprintf(c.err, "dalint: %s\n", p.note(c.run.noText))
		}
	}
	for _, p := range t.problems {
		if err := c.writer.Unreadable(report.Problem{Path: p.path, Message: p.message()}); err != nil {
			return err
		}
	}
	if err := out.finish(errors.Join(c.writer.Close(report.Skipped{Unknown: len(t.unknown), Copies: t.copies}), w.Flush())); err != nil {
		return err
	}
	if c.known != nil {
		if err := c.known.write(c.app); err != nil {
			return err
		}
	}
	switch {
	case c.trouble:
		return errTold
	case c.found:
		return errFound
	}
	return nil
}

// outcome is one source, checked or not.
type outcome struct {
	result   *lint.Result
	bound    []*cast.Bound // by block; case alone asks for it
	settings settings
	err      error
}

// one checks one source; it runs in parallel with others.
func (c *checkRun) one(ctx context.Context, s source) (o outcome) {
	if ctx.Err() != nil {
		return outcome{err: errStopped}
	}
	o.err = guard(func() error {
		set, err := c.conf.settings(s)
		if err != nil {
			return setupError{err}
		}
		e, err := c.conf.engine(&set)
		if err != nil {
			return setupError{err}
		}
		if err := anyLeft(e.set, &set.opts); err != nil {
			return setupError{err}
		}
		o.result, err = c.lint(ctx, e, s, &set)
		o.settings = set
		if err != nil && ctx.Err() != nil {
			return errStopped
		}
		return err
	})
	return o
}

// lint reads and checks one source as its settings say.
func (a *app) lint(ctx context.Context, e *engine, s source, set *settings) (*lint.Result, error) {
	doc, err := a.readSource(s)
	if err != nil {
		return nil, err
	}
	return a.lintDocument(ctx, e, doc, set)
}

// lintDocument checks a document as its settings say.
func (a *app) lintDocument(ctx context.Context, e *engine, doc *text.Document, set *settings) (*lint.Result, error) {
	declared, problems := set.learn(doc)
	r, err := e.Lint(ctx, doc, declared, set.opts)
	if err != nil {
		return nil, err
	}
	r.Problems = append(problems, r.Problems...)
	r.Suppress(set.accept, set.known, set.opts)
	return r, nil
}

// report writes an outcome; it is called for one source after another, in order.
func (c *checkRun) report(s source, o outcome) error {
	if o.err != nil {
		c.fault(s, o.err)
		return c.writer.Unreadable(report.Problem{Path: s.path, Message: oneLine(o.err.Error())})
	}
	if c.run.format != "text" { // the text report shows them in their place
		for _, p := range o.result.Problems {
			c.progress.clear()
			fmt.Fprintf(c.err, "dalint: %s: %s\n", sayPath(s.path), report.Unread(p, o.settings.noText))
		}
	}
	// A part that was not read may hold what matters most: the run is not whole.
	c.trouble = c.trouble || len(o.result.Problems) > 0
	c.hear(o.result.Document)
	if c.known != nil {
		c.known.take(o.result)
	}
	for i := range o.result.Findings {
		if at := o.result.Findings[i].Severity; o.settings.failOn != lint.Off && at >= o.settings.failOn {
			c.found = true
		}
	}
	return c.writer.Document(report.Document{Path: s.path, NoText: o.settings.noText, Result: o.result})
}

// sayPath is a path for a message, on one line.
func sayPath(path string) string {
	if path == "-" {
		return "standard input"
	}
	return oneLine(path)
}
