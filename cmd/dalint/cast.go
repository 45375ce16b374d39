package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

func (a *app) castCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "cast PATH",
		Short: "Say who is who in a document, and why dalint thinks so",
		Long: `Says who is who in a document, under which names, and on what that rests: the
places at which somebody is told as doing abuse or as suffering it. Where the
text does not settle it, that is said, and where more than one adult is told as
doing something, what to ask. The last lines set it right, ready to be copied.`,
		Example: `  dalint cast report.docx
  dalint cast --survivor "Ms Reid=Sarah" report.docx
  dalint cast --format json report.docx`,
		Args: oneDocument,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.single(cmd.Context(), &f, args[0], func(ctx context.Context, w io.Writer, e *engine, s source, set settings, o report.Options) ([]text.Problem, error) {
				r, err := a.lint(ctx, e, s, &set)
				if err != nil {
					return nil, err
				}
				d := report.Cast{Document: report.Document{Path: s.path, NoText: set.noText, Result: r}, Blocks: bind(r.Document, r.Cast, e)}
				if set.format == "json" {
					return r.Problems, report.CastJSON(w, d, o)
				}
				return r.Problems, report.CastText(w, d, o)
			})
		},
	}
	f.addConfig(cmd)
	f.addOutput(cmd, "text", "json")
	f.addCase(cmd)
	return cmd
}

func (a *app) parseCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "parse PATH",
		Short: "Show a document as rules see it: blocks, clauses and events",
		Example: `  dalint parse report.docx
  dalint parse --format json report.docx
  echo "She was hit." | dalint parse -`,
		Args: oneDocument,
		RunE: func(cmd *cobra.Command, args []string) error { return a.single(cmd.Context(), &f, args[0], a.parse) },
	}
	f.addConfig(cmd)
	f.addOutput(cmd, "text", "json")
	f.addCase(cmd)
	return cmd
}

// oneDocument asks for exactly one path.
func oneDocument(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one file, or - for standard input: “%s --help” shows how", cmd.CommandPath())
	}
	return nil
}

// single runs a command that shows one document in formats of its own. What
// could not be read of the document, show gives back: it is said, and the run
// ends as one that is not whole.
func (a *app) single(ctx context.Context, f *flags, path string,
	show func(context.Context, io.Writer, *engine, source, settings, report.Options) ([]text.Problem, error),
) error {
	language.Warm()
	conf, run, err := a.configure(f, []string{path}, []string{"text", "json"})
	if err != nil {
		return err
	}
	if err := spareRead([]string{path}, f.output); err != nil {
		return err
	}
	s := sourceOf(path, f.stdinName)
	e, out, err := conf.begin(&run)
	if err != nil {
		return err
	}
	defer out.discard()
	var buf bytes.Buffer
	var problems []text.Problem
	err = guard(func() (err error) {
		problems, err = show(ctx, &buf, e, s, run, a.reportOptions(&run, e, out))
		return err
	})
	if err != nil {
		if ctx.Err() != nil {
			err = errStopped
		}
		return fmt.Errorf("%s: %w", sayPath(s.path), err)
	}
	_, err = out.Write(buf.Bytes())
	if err := out.finish(err); err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintf(a.err, "dalint: %s: %s\n", sayPath(s.path), report.Unread(p, run.noText))
	}
	if len(problems) > 0 {
		return errTold
	}
	return nil
}

// parse shows a document as rules see it.
func (a *app) parse(_ context.Context, w io.Writer, e *engine, s source, set settings, o report.Options) ([]text.Problem, error) {
	doc, err := a.readSource(s)
	if err != nil {
		return nil, err
	}
	declared, problems := set.learn(doc)
	problems = append(problems, doc.Skipped...)
	p := report.Parsed{Path: s.path, Document: doc}
	paras := make([]*language.Paragraph, len(doc.Blocks))
	for i := range doc.Blocks {
		paras[i] = language.Parse(doc.Blocks[i].Text)
	}
	p.Cast = cast.Infer(declared, paras, e.set.Lexicon)
	p.Blocks = bind(doc, p.Cast, e)
	if set.format == "json" {
		return problems, report.ParseJSON(w, p, o)
	}
	return problems, report.ParseText(w, p, o)
}

// bind parses every block and binds it to the cast.
func bind(doc *text.Document, people *cast.Cast, e *engine) []*cast.Bound {
	blocks := make([]*cast.Bound, len(doc.Blocks))
	focus := people.Start()
	for i := range doc.Blocks {
		blocks[i], focus = people.Bind(language.Parse(doc.Blocks[i].Text), focus, e.set.Lexicon)
	}
	return blocks
}
