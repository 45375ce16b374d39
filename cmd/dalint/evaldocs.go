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
	var docs []*eval.Document
	t := a.find(dirs, "", func(p problem) { fmt.Fprintf(a.err, "dalint: %s: %s\n", sayPath(p.path), oneLine(p.message)) })
	if len(t.problems) > 0 {
		return errTold
	}
	for _, s := range t.sources {
		d, err := labelled(s.path)
		if err != nil {
			return fmt.Errorf("%s: %w", sayPath(s.path), err)
		}
		if d == nil {
			continue
		}
		set := settings{opts: d.Options()}
		if d.Result, err = a.lint(ctx, e, s, &set); ctx.Err() != nil {
			return errEvalStopped
		} else if err != nil {
			return fmt.Errorf("%s: %w", sayPath(s.path), err)
		}
		docs = append(docs, d)
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
