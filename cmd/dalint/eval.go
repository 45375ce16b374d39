package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

var evalFormats = []string{"text", "json"}

func (a *app) evalCommand() *cobra.Command {
	var f flags
	var require []string
	var documents bool
	cmd := &cobra.Command{
		Use:   "eval LABELLED.jsonl...",
		Short: "Measure the rules against labelled text",
		Long: `Checks labelled text and says how often dalint is right (precision) and how much
it finds (recall), per family and in total, each with a 95 % interval.

Each line is one text: {"id", "text", "context", "labels": [{"code", "start",
"end"}], "ok"}. Offsets count code points of the text; a code is a family or its
short form (MUT, FTP, ...). The context is read for meaning and not scored. A
finding is right when its family is among the labels of an overlapping span; a
label is found when such a finding exists.

With --documents the paths are folders of whole documents, each with its labels
beside it (report.md and report.json): what is scored then is the practice
checks, and who is who. No word of a document is in the output.`,
		Example: `  dalint eval labelled.jsonl
  dalint eval --verbose labelled.jsonl
  dalint eval --format json --output figures.json labelled.jsonl
  dalint eval --require precision=0.95,recall=0.85 labelled.jsonl
  dalint eval --documents --verbose labelled/`,
		Args: atLeastOne("a file of labelled text"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if documents {
				return a.evalWhole(cmd.Context(), &f, args, require)
			}
			return a.eval(cmd.Context(), &f, args, require)
		},
	}
	f.addRules(cmd)
	f.addOutput(cmd, evalFormats...)
	f.addJobs(cmd)
	f.addPlace(cmd)
	cmd.Flags().StringSliceVar(&f.only, "only", nil, "only these rules or families (`GLOBS`)")
	cmd.Flags().StringSliceVar(&f.skip, "skip", nil, "not these rules or families (`GLOBS`)")
	cmd.Flags().StringSliceVar(&require, "require", nil,
		"end with code 1 below these `FIGURES` of warnings and errors: precision, recall, f1; or above false-alarms (a share of fine texts); with --documents agreement, people")
	cmd.Flags().BoolVar(&documents, "documents", false, "score whole documents in folders: the practice checks, and who is who")
	return cmd
}

func (a *app) eval(ctx context.Context, f *flags, paths, require []string) error {
	if err := f.check(evalFormats); err != nil {
		return err
	}
	floors, err := parseRequire(require, requirable)
	if err != nil {
		return err
	}
	if err := spareRead(paths, f.output); err != nil {
		return err
	}
	language.Warm()
	var texts []labelled
	for _, p := range paths {
		data, err := a.bytes(sourceOf(p, ""))
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		more, err := parseLabelled(p, data)
		if err != nil {
			return err
		}
		texts = append(texts, more...)
	}
	if len(texts) == 0 {
		return fmt.Errorf("%s: has no labelled text", paths[0])
	}
	e, err := a.load(f.rules)
	if err != nil {
		return err
	}
	opts := lint.Options{
		Jurisdiction: f.jurisdiction, DomesticAbuse: lint.Yes, Only: f.only, Skip: f.skip, MinSeverity: lint.Suggestion,
	}
	if err := ruleGlobs(e.set, slices.Concat(f.only, f.skip)); err != nil {
		return err
	}
	if err := anyLeft(e.set, &opts); err != nil {
		return err
	}
	if err := evalTexts(ctx, e, texts, opts, f.jobs); err != nil {
		return err
	}
	ev := score(texts)
	out, err := a.create(f.output, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	w := bufio.NewWriter(out)
	if formatFor(f, evalFormats) == "json" {
		err = ev.writeJSON(w, e.name, f.noText)
	} else {
		err = ev.writeText(w, f.verbose, f.noText)
	}
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = out.commit()
	}
	if err != nil {
		return err
	}
	return a.checkFloors(ev, floors)
}

var errEvalStopped = errors.New("stopped, so that there are no figures")

// evalTexts checks every text, several at once, and keeps what was found in it.
func evalTexts(ctx context.Context, e linter, texts []labelled, opts lint.Options, jobs int) error {
	var wg sync.WaitGroup
	errs := make([]error, len(texts))
	slots := make(chan struct{}, max(jobs, 1))
	for i := range texts {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			errs[i] = guard(func() error { return evalText(ctx, e, &texts[i], opts) })
		}()
	}
	wg.Wait()
	if ctx.Err() != nil {
		return errEvalStopped
	}
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("%s: text %s: %w", texts[i].file, texts[i].ID, err)
		}
	}
	return nil
}

// evalText checks one text as one block behind its context, and keeps the
// findings that touch the text itself.
func evalText(ctx context.Context, e linter, t *labelled, opts lint.Options) error {
	whole, from := t.Text, 0
	if t.Context != "" {
		whole = t.Context + " " + t.Text
		from = len(t.Context) + 1
	}
	doc := text.New(t.ID, text.Plain)
	doc.Source = whole
	doc.Blocks = []text.Block{{
		Text:   whole,
		Pieces: []text.Piece{{Text: text.Span{End: len(whole)}, Source: len(whole)}},
		Place:  text.Place{Part: "body", Paragraph: 1},
	}}
	r, err := e.Lint(ctx, doc, nil, opts)
	if err != nil {
		return err
	}
	if r == nil {
		return nil
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		span := text.Span{Start: max(f.Span.Start, from) - from, End: f.Span.End - from}
		if f.Span.End <= from || !scored(f.Rule.Family) {
			continue
		}
		t.found = append(t.found, evalFinding{
			rule: f.Rule.ID, family: f.Rule.Family, severity: f.Severity, span: span,
		})
	}
	return nil
}
