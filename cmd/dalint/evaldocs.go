package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/practice"
	"github.com/dalint/dalint/lint/report"
)

// evalWhole checks the flags and scores whole documents.
func (a *app) evalWhole(ctx context.Context, f *flags, dirs, require []string) error {
	if err := f.check(evalFormats); err != nil {
		return err
	}
	for _, flag := range []string{"only", "skip", "jobs", "jurisdiction"} {
		if f.set(flag) {
			return fmt.Errorf("--%s: does nothing with --documents, which scores each document as its labels say, one by one: leave it out", flag)
		}
	}
	floors, err := parseRequire(require, requirableDocuments)
	if err != nil {
		return err
	}
	language.Warm()
	return a.evalDocuments(ctx, f, dirs, floors)
}

// evalDocuments scores whole documents.
func (a *app) evalDocuments(ctx context.Context, f *flags, dirs []string, floors []floor) error {
	e, err := a.load(f.rules)
	if err != nil {
		return err
	}
	t := a.find(dirs, "", func(p problem) { fmt.Fprintf(a.err, "dalint: %s\n", p) })
	if len(t.problems) > 0 {
		return errTold
	}
	docs, err := a.evalSources(ctx, e, t.sources)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fmt.Errorf("%s: no document has its labels beside it: report.md needs report.json or report.expected.json", dirs[0])
	}
	ev := eval.ScoreDocuments(docs, practice.Names())
	out, err := a.create(f.output, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	write := report.EvalDocumentsText
	if formatFor(f, evalFormats) == "json" {
		write = report.EvalDocumentsJSON
	}
	if err = write(out, ev, evalOptions(f, e)); err == nil {
		err = out.commit()
	}
	if err != nil {
		return err
	}
	return a.checkDocumentFloors(ev, floors)
}

// evalSources checks the sources that have labels beside them, each as these say.
func (a *app) evalSources(ctx context.Context, e *engine, sources []source) (docs []*eval.Document, err error) {
	type outcome struct {
		doc *eval.Document
		err error
	}
	err = inOrder(ctx, sources, 1, func(ctx context.Context, s source) (o outcome) {
		o.err = guard(func() (err error) {
			if o.doc, err = labelled(s.path); err != nil || o.doc == nil {
				return err
			}
			set := settings{opts: o.doc.Options()}
			o.doc.Result, err = a.lint(ctx, e, s, &set)
			return err
		})
		return o
	}, func(s source, o outcome) error {
		switch {
		case ctx.Err() != nil:
			return errEvalStopped
		case o.err != nil:
			return problem{s.path, o.err}
		case o.doc != nil:
			docs = append(docs, o.doc)
		}
		return nil
	})
	return docs, err
}

// labelled finds and reads the labels beside a document; nil where there are none.
func labelled(path string) (*eval.Document, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	for _, name := range []string{base + ".json", base + ".expected.json"} {
		data, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, plain(err)
		}
		return eval.ReadDocument(path, filepath.Base(name), data, func(check string) error { return oneOf(check, practice.Names()) })
	}
	return nil, nil
}
