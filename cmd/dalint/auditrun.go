package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"path/filepath"
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
	conf     *configs
	result   audit.Audit
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
	if f.key != "" && !f.set("group-by") {
		f.groupBy = "type" // folders are shown to others where somebody asks for it
	}
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
	if err := a.notBinary(format, f.output); err != nil {
		return err
	}
	r := &auditRun{teller: teller{app: a}, conf: conf, rules: map[string]bool{}, key: newAuditKey(f.key)}
	r.result = audit.Audit{GroupBy: f.groupBy, MinGroup: f.minGroup, WithText: f.withText, Numbered: r.key != nil, Sample: f.wanted()}
	if k, n, _ := parsePart(f.part); n > 1 {
		r.result.Dealt = &audit.Dealt{Number: k, Of: n}
	}
	r.found = f.findings || f.withText || format == "xlsx" || f.rows == "findings"
	targets, err := r.targets(f, paths)
	if err != nil {
		return err
	}
	e, out, err := conf.begin(&run)
	if err != nil {
		return err
	}
	defer out.discard()
	out.private = true
	sheet, err := a.createSheet(&f.sampleFlags, format, f.force)
	if err != nil {
		return err
	}
	defer sheet.discard()
	defer r.key.discard()
	if err := r.key.create(a, f.key, f.force); err != nil {
		return err
	}
	if f.store != "" {
		if r.store, err = openStore(f.store); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, r.store.close()) }()
	}
	if err := r.deal(ctx, &targets, f.part, run.jobs); err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	if format == "jsonl" {
		if r.lines, err = audit.NewLines(w, &r.result); err != nil {
			return err
		}
	}
	r.progress = a.newProgress(len(targets.sources), run.quiet, out.Writer)
	r.progress.expect(targets.sources)
	r.conf.files = len(targets.sources)
	err = inOrder(ctx, targets.sources, run.jobs, r.one, r.take)
	r.progress.clear()
	if err != nil {
		return err
	}
	if n := len(r.stopped); n > 0 {
		fmt.Fprintf(a.err, "dalint: stopped: %d of %d files were not checked%s\n", n, len(targets.sources), r.goOn(f.store))
		return errTold // the first half of a folder is no sample of it
	}
	r.tellLeftOut(&targets, &run)
	for _, p := range targets.problems {
		if err := r.missing(p.path, p.message()); err != nil {
			return err
		}
	}
	if len(r.rules) == 0 {
		r.rules[e.name] = true
	}
	r.result.Tool = audit.Tool{Name: "dalint", Version: version(), Rules: strings.Join(sortedKeys(r.rules), ", "), Families: audit.Families(rules.Families)}
	r.result.Summary.Skipped = len(targets.unknown)
	if r.lines != nil {
		err = r.lines.End(r.result.Tool, len(targets.unknown))
	} else {
		r.result.Tally()
		err = writeAudit(w, &r.result, format, f.rows, a.reportOptions(&run, e, out))
	}
	if err = errors.Join(err, w.Flush(), sheet.write(&r.result)); err == nil {
		err = r.key.commit() // first: a report without its key says nothing of any document
	}
	if err == nil {
		err = errors.Join(out.commit(), sheet.commit())
	}
	if err != nil {
		return err
	}
	if r.trouble {
		return errTold
	}
	return nil
}

func (r *auditRun) goOn(dir string) string {
	if r.store == nil {
		return ", so there is no report; with --store FOLDER the same command goes on where it was stopped"
	}
	return fmt.Sprintf("; what was found is kept in %s: give the same command again to go on", oneLine(dir))
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
