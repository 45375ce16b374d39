package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/lint/word"
)

var caseFormats = []string{"text", "html", "docx", "json"}

// caseFlags are the flags that case has beside the shared ones.
type caseFlags struct {
	flags
	assessments []string
}

func (a *app) caseCommand() *cobra.Command {
	var f caseFlags
	cmd := &cobra.Command{
		Use:   "case FOLDER...",
		Short: "Lay one family's documents side by side, against the assessment",
		Long: `Reads the documents of one family and puts together what they tell: each thing
that the one who abuses is told to have done, by tactic and date, with every
document and place that tells it; what the children saw, heard, lived with and
lost; what the survivor did to keep them safe; what else is hard; contact and
separation; and who said so. What is copied from one document into another
counts once, with all its sources; so does a file of the same text, such as a
PDF beside its Word document. Folders are searched for files that dalint reads
(` + read.Formats + `);
what dalint itself wrote is left out.

Then it lists what the notes tell and no sentence of the assessment or plan
shows, for somebody to check. It concludes nothing from that: the assessment may
say it in words that dalint does not know, or leave it out for a reason.

Name the assessment with --assessment (repeatable). Without it, the documents
that call themselves an assessment, a plan or a court report are taken, and the
output says which.

Who is who follows from all documents together, from what they say of
themselves, and from dalint.toml in the folder ([cast]); --perpetrator,
--survivor and --child set it right. Nobody has a part because of gender, and
where the words do not say who did it, neither does the output.

The output quotes the documents, and a file that it writes can be read by its
owner alone. --no-text leaves places only. Ends with 0, or with 2 when something
could not be done: a file that could not be read, say. The output lists it. A
run that is interrupted writes nothing.`,
		Example: `  dalint case family/
  dalint case --assessment family/assessment.docx --output map.html family/
  dalint case --assessment family/plan.docx --output map.docx family/
  dalint case --perpetrator "Mr Reid=Mark" --survivor "Ms Reid=Sarah" --child Leo family/
  dalint case --format json --no-text family/`,
		Args: atLeastOne("the folder of one family's documents"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.caseFile(cmd.Context(), &f, args) },
	}
	f.addConfig(cmd)
	f.addOutput(cmd, caseFormats...)
	f.addPlace(cmd)
	f.addPeople(cmd)
	f.addJobs(cmd)
	cmd.Flags().StringArrayVar(&f.assessments, "assessment", nil, "hold the rest against this `FILE`: the assessment or plan (repeatable)")
	return cmd
}

// caseRun is one run of case.
type caseRun struct {
	teller
	conf   *configs
	unread []casefile.Problem
	docs   map[string]*caseDocument // by path
	people []cast.Declaration       // of the whole file
	named  map[string]bool          // the documents that --assessment names, by path
}

// caseDocument is a document on its way into the map.
type caseDocument struct {
	doc      *text.Document
	set      settings
	engine   *engine
	declared []cast.Declaration
	problems []text.Problem
}

func (a *app) caseFile(ctx context.Context, f *caseFlags, paths []string) error {
	language.Warm()
	for _, p := range append(slices.Clone(paths), f.assessments...) {
		if p == "-" {
			return errors.New("standard input is one document: name the folder of one family's documents")
		}
	}
	conf, run, err := a.configure(&f.flags, paths, caseFormats)
	if err != nil {
		return err
	}
	format := formatFor(&f.flags, caseFormats)
	r := &caseRun{teller: teller{app: a}, conf: conf, named: map[string]bool{}, docs: map[string]*caseDocument{}}
	// The map that --force replaces is none of the documents.
	without := leave(f.output)
	without.special = true
	targets := a.findExcept(paths, "", without, r.tell)
	if err := targets.spare([]string{f.output}); err != nil {
		return err
	}
	if err := r.addNamed(&targets, f.assessments); err != nil {
		return err
	}
	if len(targets.sources) == 0 {
		if r.trouble {
			return errTold
		}
		return errors.New("nothing to read")
	}
	e, out, err := conf.begin(&run)
	if err != nil {
		return err
	}
	defer out.discard()
	out.private = true
	if format == "docx" && out.file == nil {
		if _, ok := terminal(a.out); ok {
			return errors.New("a Word document is not for a screen: add --output map.docx")
		}
	}
	file, err := r.build(ctx, targets, e, &run, out.Writer)
	if err != nil {
		return err
	}
	a.tellCopies(targets.copies, &run)
	a.tellUnknown(targets.unknown, &run)
	a.tellIgnored(targets.ignored, &run)
	for _, p := range targets.problems {
		r.missing(p.path, p.message())
	}
	file.Unread, file.Skipped = r.unread, len(targets.unknown)
	o := a.reportOptions(&run, e, out)
	c := report.Case{File: file, Proposed: len(f.assessments) == 0}
	if err := out.finish(writeCase(out, &c, format, o)); err != nil {
		return err
	}
	if r.trouble {
		return errTold
	}
	return nil
}

func writeCase(w io.Writer, c *report.Case, format string, o report.Options) error {
	switch format {
	case "json":
		return report.CaseJSON(w, c, o)
	case "html":
		return report.CaseHTML(w, c, o)
	case "docx":
		return word.Case(w, c, o)
	}
	return report.CaseText(w, c, o)
}
