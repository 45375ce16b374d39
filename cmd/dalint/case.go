package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
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
		Short: "Lay one family's documents beside each other, and the assessment against them",
		Long: `Reads the documents of one family and puts together what they tell: each thing
that the one who abuses is told to have done, by tactic and date, with every
document and place that tells it; what the children saw, heard, lived with and
lost; what the survivor did to keep them safe; what else is hard; contact and
separation; and who said so. What is copied from one document into another
counts once, with all its sources.

Then it lists what the notes tell and no sentence of the assessment or plan
shows, for somebody to check. It concludes nothing from that: the assessment may
say it in words that dalint does not know, or leave it out for a reason.

Name the assessment with --assessment (repeatable). Without it, the documents
that call themselves an assessment, a plan or a court report are taken, and the
output says which.

Who is who follows from all documents together, from what they say of themselves,
and from dalint.toml in the folder ([cast]); --perpetrator, --survivor and --child
set it right. Nobody has a part because of gender, and where the words do not say
who did it, neither does the output.

The output quotes the documents, and a file that it writes can be read by its
owner alone. --no-text leaves places only. Ends with 0, or with 2 when something
could not be done: a file that could not be read, say. The output lists it.`,
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
	*app
	conf     *configs
	progress *progress
	unread   []casefile.Problem
	told     map[string]bool
	trouble  bool
	stopped  int
	docs     map[string]*caseDocument // by path
	people   []cast.Declaration       // of the whole file
	named    map[string]bool          // the documents that --assessment names, by path
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
	r := &caseRun{app: a, conf: conf, told: map[string]bool{}, named: map[string]bool{}, docs: map[string]*caseDocument{}}
	targets := a.find(paths, "", r.tell)
	if err := r.addNamed(&targets, f.assessments); err != nil {
		return err
	}
	if len(targets.sources) == 0 {
		if r.trouble {
			return errTold
		}
		return errors.New("nothing to read")
	}
	e, err := conf.engine(&run)
	if err != nil {
		return err
	}
	out, err := a.create(f.output, f.force)
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
	for _, p := range targets.problems {
		r.missing(p.path, p.message)
	}
	file.Unread, file.Skipped = r.unread, targets.skipped
	o := a.reportOptions(&run, out)
	o.NoText, o.Rules = run.noText, e.name
	c := report.Case{File: file, Proposed: len(f.assessments) == 0}
	if err = errors.Join(writeCase(out, &c, format, o), out.commit()); err != nil {
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

// build reads all documents, finds who is who over them, and puts the map together.
func (r *caseRun) build(ctx context.Context, t targets, e *engine, run *settings, out io.Writer) (*casefile.File, error) {
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
				r.tell(problem{s.path, p.Part + ": " + p.Message})
				r.missing(s.path, "read without a part: "+p.Part+": "+p.Message)
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
	if r.stopped > 0 {
		fmt.Fprintf(r.err, "dalint: stopped: %d of %d files were not read\n", r.stopped, len(t.sources))
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

func (r *caseRun) fault(s source, err error) {
	var setup setupError
	switch {
	case errors.Is(err, errStopped):
		r.trouble = true
		r.stopped++
	case !errors.As(err, &setup):
		r.tell(problem{s.path, err.Error()})
	case !r.told[err.Error()]: // once, however many documents it costs
		r.told[err.Error()], r.trouble = true, true
		r.progress.clear()
		r.complain(setup.error)
	}
	r.missing(s.path, oneLine(err.Error()))
}

func (r *caseRun) missing(path, message string) {
	r.unread = append(r.unread, casefile.Problem{Path: filepath.ToSlash(path), Message: message})
}

func (r *caseRun) tell(p problem) {
	r.trouble = true
	r.progress.clear()
	fmt.Fprintf(r.err, "dalint: %s: %s\n", sayPath(p.path), oneLine(p.message))
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

// formatFor is the format asked for: by --format or else by how the name of the
// output ends.
func formatFor(f *flags, formats []string) string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(f.output)), ".")
	if !f.set("format") && slices.Contains(formats, ext) {
		return ext
	}
	return f.format
}
