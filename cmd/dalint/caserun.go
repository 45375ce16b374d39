package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

// build reads all documents, finds who is who over them, and puts the map together.
func (r *caseRun) build(ctx context.Context, t targets, e *engine, run *settings, out io.Writer) (*casefile.File, error) {
	r.conf.files = len(t.sources)
	for _, s := range t.sources {
		if ctx.Err() != nil {
			break
		}
		if err := guard(func() error { return r.open(s) }); err != nil {
			r.fault(s, err)
		}
	}
	var docs []*text.Document
	var declared []cast.Declaration
	for _, s := range t.sources {
		if d := r.docs[s.path]; d != nil {
			docs, declared = append(docs, d.doc), append(declared, d.declared...)
		}
	}
	var people []casefile.Person
	err := guard(func() error {
		people, r.people = casefile.People(docs, declared, e.set.Lexicon)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var reads []casefile.Read
	r.progress = r.newProgress(len(t.sources), run.quiet, out)
	err = inOrder(ctx, t.sources, run.jobs, r.one, func(s source, o outcome) error {
		defer r.progress.step()
		switch {
		case o.err != nil:
			r.fault(s, o.err)
		case o.result != nil:
			for _, p := range o.result.Problems {
				said := report.Unread(p, run.noText)
				r.tell(problem{s.path, errors.New(said)})
				r.missing(s.path, "read without a part: "+said)
			}
			held := r.named[s.path] || len(r.named) == 0 && o.result.TypeShown && slices.Contains(heldTypes, o.result.Type)
			reads = append(reads, casefile.Read{Path: filepath.ToSlash(s.path), Result: o.result, Bound: o.bound, Assessment: held})
		}
		return nil
	})
	r.progress.clear()
	if err != nil {
		return nil, err
	}
	if n := len(r.stopped); n > 0 {
		fmt.Fprintf(r.err, "dalint: stopped: %d of %d files were not read, so no map was made\n", n, len(t.sources))
		return nil, errTold // half a map looks like a whole one
	}
	return casefile.Build(people, reads, casefile.Options{Jurisdiction: run.opts.Jurisdiction}), nil
}

// heldTypes are the documents that the rest is held against where nobody says.
var heldTypes = []string{"assessment", "plan", "court-report"}

// open reads a source and what its configuration and the document itself say.
func (r *caseRun) open(s source) error {
	set, err := r.conf.resolve(s)
	if err != nil {
		return setupError{err}
	}
	// What hides findings from a reader does not hide what a document tells.
	set.opts.Only, set.opts.Skip, set.opts.MinSeverity, set.opts.Statements = nil, nil, lint.Suggestion, true
	set.opts.Workers = r.conf.workers(&set)
	if set.opts.DomesticAbuse == lint.Auto {
		set.opts.DomesticAbuse = lint.Yes // the file is, though one of its notes may not show it
	}
	e, err := r.conf.engine(&set)
	if err != nil {
		return setupError{err}
	}
	doc, err := r.readSource(s)
	if err != nil {
		return err
	}
	declared, problems := set.learn(doc)
	r.docs[s.path] = &caseDocument{doc, set, e, declared, problems}
	return nil
}

// one reads one document with the people of the whole file.
func (r *caseRun) one(ctx context.Context, s source) (o outcome) {
	d := r.docs[s.path]
	switch {
	case d == nil && ctx.Err() == nil:
		return o // its trouble has been told
	case ctx.Err() != nil:
		return outcome{err: errStopped}
	}
	o.err = guard(func() (err error) {
		session := d.engine.core.Session()
		if o.result, err = session.Lint(ctx, d.doc, r.people, d.set.opts); err != nil {
			return errStopped
		}
		o.result.Problems = append(d.problems, o.result.Problems...)
		o.bound = session.Bound()
		return nil
	})
	return o
}

// fault says why a source was not read, and keeps it for the map to list.
func (r *caseRun) fault(s source, err error) {
	r.teller.fault(s, err)
	r.missing(s.path, reason(err))
}

func (r *caseRun) missing(path, message string) {
	r.unread = append(r.unread, casefile.Problem{Path: filepath.ToSlash(path), Message: message})
}

// addNamed notes which sources --assessment names, whatever way they are
// written, and adds those that lie elsewhere.
func (r *caseRun) addNamed(t *targets, names []string) error {
	for _, n := range names {
		want, err := os.Stat(n)
		switch {
		case err != nil:
			return fmt.Errorf("--assessment %s: %w", sayPath(n), plain(err))
		case want.IsDir():
			return fmt.Errorf("--assessment %s: is a folder: name a file", sayPath(n))
		}
		i := slices.IndexFunc(t.sources, func(s source) bool {
			got, err := os.Stat(s.path)
			return err == nil && os.SameFile(want, got)
		})
		if i < 0 {
			i = len(t.sources)
			t.sources = append(t.sources, source{path: n, size: want.Size()})
		}
		r.named[t.sources[i].path] = true
	}
	return nil
}
