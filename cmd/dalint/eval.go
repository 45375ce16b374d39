package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/report"
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
	var texts []*eval.Text
	for _, p := range paths {
		data, err := a.bytes(sourceOf(p, ""))
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		more, err := eval.ReadTexts(p, data)
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
	ev := eval.Score(texts)
	out, err := a.create(f.output, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	w := bufio.NewWriter(out)
	write := report.EvalText
	if formatFor(f, evalFormats) == "json" {
		write = report.EvalJSON
	}
	if err = write(w, ev, evalOptions(f, e)); err == nil {
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

// evalOptions are those of the reports of eval.
func evalOptions(f *flags, e *engine) report.Options {
	return report.Options{Rules: e.name, NoText: f.noText, Verbose: f.verbose}
}

var errEvalStopped = errors.New("stopped, so that there are no figures")

// evalTexts checks every text, several at once, and keeps what was found in it.
func evalTexts(ctx context.Context, e linter, texts []*eval.Text, opts lint.Options, jobs int) error {
	err := each(ctx, texts, jobs, func(ctx context.Context, t *eval.Text) error {
		return guard(func() error { return evalText(ctx, e, t, opts) })
	}, func(t *eval.Text, err error) error {
		if err != nil {
			return fmt.Errorf("%s: text %s: %w", t.File, t.ID, err)
		}
		return nil
	})
	if ctx.Err() != nil {
		return errEvalStopped
	}
	return err
}

// evalText checks one text and keeps what was found in it.
func evalText(ctx context.Context, e linter, t *eval.Text, opts lint.Options) error {
	r, err := e.Lint(ctx, t.Document(), nil, opts)
	if err != nil {
		return err
	}
	if r != nil {
		t.Take(r.Findings)
	}
	return nil
}
