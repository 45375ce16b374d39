package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/rules"
)

// auditRun is one run of audit.
type auditRun struct {
	teller
	flags    *auditFlags
	conf     *configs
	settings settings
	format   string
	result   audit.Audit
	targets  targets
	engine   *engine
	out      *output
	keyOut   *output // nil without a key
	sheet    sheet
	lines    *audit.Lines // where documents go, instead of result
	store    *store
	manifest map[string]origin
	key      *auditKey
	found    bool // list findings
	rules    map[string]bool
	folders  []string // absolute, as named
}

func (a *app) audit(ctx context.Context, f *auditFlags, paths []string) (err error) {
	language.Warm()
	r := &auditRun{teller: teller{app: a}, flags: f, rules: map[string]bool{}, key: newAuditKey(f.key)}
	if err := r.prepare(paths); err != nil {
		return err
	}
	defer r.discard()
	defer func() { err = errors.Join(err, r.store.close()) }()
	if err := r.open(); err != nil {
		return err
	}
	w := bufio.NewWriter(r.out)
	if err := r.run(ctx, w); err != nil {
		return err
	}
	return r.finish(w)
}

// prepare settles what is asked for, and of which documents.
func (r *auditRun) prepare(paths []string) (err error) {
	f := r.flags
	if f.key != "" && !f.set("group-by") {
		f.groupBy = "type" // folders are shown to others where somebody asks for it
	}
	if err := f.checkAudit(); err != nil {
		return err
	}
	if slices.Contains(paths, "-") {
		return errors.New("standard input is one document: name a folder, or use “dalint check -”")
	}
	if r.conf, r.settings, err = r.configure(&f.flags, paths, auditFormats); err != nil {
		return err
	}
	r.format = auditFormat(&f.flags)
	if err := r.notBinary(r.format, f.output); err != nil {
		return err
	}
	r.result = audit.Audit{GroupBy: f.groupBy, MinGroup: f.minGroup, WithText: f.withText, Numbered: r.key != nil, Sample: f.wanted()}
	if k, n, _ := parsePart(f.part); n > 1 {
		r.result.Dealt = &audit.Dealt{Number: k, Of: n}
	}
	r.found = f.findings || f.withText || r.format == "xlsx" || f.rows == "findings"
	return r.gather(paths)
}

// open loads the rules and opens all that is written, before any work is done.
func (r *auditRun) open() (err error) {
	f := r.flags
	if r.engine, r.out, err = r.conf.begin(&r.settings); err != nil {
		return err
	}
	r.out.private = true
	if r.sheet, err = r.createSheet(&f.sampleFlags, r.format, f.force); err != nil {
		return err
	}
	if r.key != nil {
		if r.keyOut, err = r.create(f.key, f.force); err != nil {
			return err
		}
		r.keyOut.private = true
	}
	if f.store != "" {
		r.store, err = openStore(f.store)
	}
	return err
}

// run audits the documents of this part; all of them, or there is no report.
func (r *auditRun) run(ctx context.Context, w io.Writer) (err error) {
	if err := r.deal(ctx); err != nil {
		return err
	}
	if r.format == "jsonl" {
		if r.lines, err = audit.NewLines(w, &r.result); err != nil {
			return err
		}
	}
	sources := r.targets.sources
	r.progress = r.newProgress(len(sources), r.settings.quiet, r.out.Writer)
	r.progress.expect(sources)
	r.conf.files = len(sources)
	err = inOrder(ctx, sources, r.settings.jobs, r.one, r.take)
	r.progress.clear()
	if n := len(r.stopped); n > 0 && err == nil {
		fmt.Fprintf(r.err, "dalint: stopped: %d of %d files were not checked%s\n", n, len(sources), r.goOn())
		return errTold // the first half of a folder is no sample of it
	}
	return err
}

// finish writes the report and puts all that was written in its place.
func (r *auditRun) finish(w *bufio.Writer) error {
	r.tellLeftOut()
	for _, p := range r.targets.problems {
		if err := r.missing(p.path, p.message()); err != nil {
			return err
		}
	}
	if len(r.rules) == 0 {
		r.rules[r.engine.name] = true
	}
	if err := errors.Join(r.write(w), w.Flush(), r.sheet.write(&r.result)); err != nil {
		return err
	}
	if err := r.commit(); err != nil {
		return err
	}
	if r.trouble {
		return errTold
	}
	return nil
}

// write writes the report, or what is left of it to write.
func (r *auditRun) write(w io.Writer) error {
	skipped := len(r.targets.unknown)
	r.result.Tool = audit.Tool{Name: "dalint", Version: version(), Rules: strings.Join(sortedKeys(r.rules), ", "), Families: audit.Families(rules.Families)}
	if r.lines != nil {
		return r.lines.End(r.result.Tool, skipped)
	}
	r.result.Summary.Skipped = skipped
	r.result.Tally()
	return writeAudit(w, &r.result, r.format, r.flags.rows, r.reportOptions(&r.settings, r.engine, r.out))
}

// commit puts all files in place. The key is the first: a report without it says
// nothing of any document.
func (r *auditRun) commit() error {
	if err := r.keyOut.commit(); err != nil {
		return err
	}
	return errors.Join(r.out.commit(), r.sheet.out.commit())
}

// discard removes what commit has not put in place.
func (r *auditRun) discard() {
	for _, o := range []*output{r.keyOut, r.sheet.out, r.out} {
		o.discard()
	}
}

func (r *auditRun) goOn() string {
	if r.store == nil {
		return ", so there is no report; with --store FOLDER the same command goes on where it was stopped"
	}
	return fmt.Sprintf("; what was found is kept in %s: give the same command again to go on", oneLine(r.flags.store))
}

// notBinary refuses to write a workbook to a screen.
func (a *app) notBinary(format, output string) error {
	if _, screen := terminal(a.out); format == "xlsx" && screen && (output == "" || output == "-") {
		return errors.New("a workbook cannot be shown on the screen: add --output audit.xlsx")
	}
	return nil
}

// auditOutcome is one source, checked or not.
type auditOutcome struct {
	document audit.Document
	rules    string // which rules ran
	known    bool   // from the store
	err      error
}

// one checks one source as check would, but for what hides findings from a
// reader without mending them: a baseline, --only and --min-severity.
func (r *auditRun) one(ctx context.Context, s source) (o auditOutcome) {
	if ctx.Err() != nil {
		return auditOutcome{err: errStopped}
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
		data, err := r.readable(s)
		if err != nil {
			return err
		}
		group, err := r.originGroup(s, set.config, data)
		if err != nil {
			return err
		}
		key := r.store.key(e.name, &set, filepath.Base(s.path), data)
		rec, known := r.store.get(key)
		var doc *text.Document
		if !known || r.found {
			if doc, err = decode(s, data); err != nil {
				return err
			}
		}
		if known && r.found && !report.AuditFits(doc, &rec) {
			known = false // a store that somebody has changed
		}
		if !known {
			set.opts.Workers = r.conf.workers(&set) // after the key, since nothing that is found hangs on it
			result, err := r.lintDocument(ctx, e, doc, &set)
			if err != nil {
				if ctx.Err() != nil {
					return errStopped
				}
				return err
			}
			rec = audit.Keep(result)
			r.store.put(key, &rec)
		}
		o.known = known
		o.document = rec.Document(filepath.ToSlash(r.key.name(s.path)), r.folder(s.path), group)
		if r.found {
			o.document.Found = report.AuditFindings(doc, &rec, r.result.WithText && !set.noText)
		}
		return nil
	})
	return o
}

// take counts an outcome; it is called for one source after another, in order.
func (r *auditRun) take(s source, o auditOutcome) error {
	defer r.progress.step()
	s.path = r.key.name(s.path)
	r.progress.did(s, o.known)
	if o.err != nil {
		return r.fault(s, o.err)
	}
	for _, p := range o.document.NotRead {
		r.tell(problem{s.path, errors.New(p.Part + ": " + p.Message)}) // by number: a name may name people
	}
	r.rules[o.rules] = true
	if r.lines != nil {
		return r.lines.Document(&o.document)
	}
	r.result.Documents = append(r.result.Documents, o.document)
	return nil
}

// fault says why a source was not checked, and keeps it for the audit to list.
func (r *auditRun) fault(s source, err error) error {
	var setup setupError
	if r.key != nil && errors.As(err, &setup) {
		err = errSetup
	}
	r.teller.fault(s, err)
	return r.missing(s.path, reason(err))
}

func (r *auditRun) missing(path, message string) error {
	p := audit.NewProblem(filepath.ToSlash(path), message)
	if r.lines != nil {
		return r.lines.Unreadable(p)
	}
	r.result.Unreadable = append(r.result.Unreadable, p)
	return nil
}
