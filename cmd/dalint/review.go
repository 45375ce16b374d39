package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/lint/word"
)

// reviewFlags are the flags of review.
type reviewFlags struct {
	flags
	author    string
	most      int
	noProfile bool
	clean     bool
}

func (a *app) reviewCommand() *cobra.Command {
	var f reviewFlags
	cmd := &cobra.Command{
		Use:   "review DRAFT.docx",
		Short: "Write a copy of a Word document with comments on what is found",
		Long: `Writes DRAFT.reviewed.docx: the same document with a Word comment on the words
of each finding (why it matters, what to write instead, what to ask), and one on
its title or first paragraph that sums up and has the practice profile: what the
text as a whole shows. DRAFT.docx itself is never changed.

To keep wording as it is, reply to its comment in Word with “dalint: keep” and
your reason, and review that copy: the finding stays quiet and is listed as
kept. Reviewing a reviewed copy replaces dalint's own comments; what anybody
else wrote stays. --clean takes dalint's comments out again, and leaves the
document as it was where no other program has saved the copy since.

Word has no comments in headers, footers, footnotes and endnotes: what is found
there is said in the comment that sums up. For a file of another kind
(` + strings.TrimPrefix(read.Formats, "docx, ") + `)
the notes are written beside it, as DRAFT.review.md.

Ends with 0, 1 or 2 as check does.`,
		Example: `  dalint review report.docx
  dalint review --min-severity warning --max 20 report.docx
  dalint review --survivor "Ms Reid=Sarah" --author "Jo Bell" report.docx
  dalint review --output for-jo.docx report.docx
  dalint review --force report.docx              after changes: write the copy anew
  dalint review --clean report.reviewed.docx     writes report.clean.docx`,
		Args: oneDocument,
		RunE: func(cmd *cobra.Command, args []string) error { return a.review(cmd.Context(), &f, args[0]) },
	}
	f.addConfig(cmd)
	f.addCase(cmd)
	f.addFilter(cmd)
	fl := cmd.Flags()
	fl.StringVar(&f.output, "output", "", "write to this `FILE` instead of DRAFT.reviewed.docx")
	fl.BoolVar(&f.force, "force", false, "replace a file that exists already")
	fl.StringVar(&f.author, "author", "dalint", "the `NAME` that the comments carry")
	fl.IntVar(&f.most, "max", 0, "comment on at most this `NUMBER` of findings, the most pressing; 0 is all")
	fl.BoolVar(&f.noProfile, "no-profile", false, "leave out the summary and the practice profile")
	fl.BoolVar(&f.clean, "clean", false, "take dalint's comments out instead")
	fl.BoolVar(&f.noText, "no-text", false, "quote no word of the document in comments and messages")
	fl.BoolVar(&f.quiet, "quiet", false, "say nothing but what went wrong")
	return cmd
}

// reviewed is what a review made of one document.
type reviewed struct {
	copy    bytes.Buffer
	result  *lint.Result  // nil for a copy that was only cleaned
	outcome *word.Outcome // nil for notes beside a document of another kind
	notes   int           // findings noted there
	flags   *reviewFlags
	set     settings
}

func (f *reviewFlags) check(path string) error {
	switch {
	case f.most < 0:
		return fmt.Errorf("--max %d: must be 0 or more", f.most)
	case strings.TrimSpace(f.author) == "":
		return errors.New("--author: needs a name")
	case f.output == "-":
		return errors.New("--output -: a copy goes to a file: name one")
	case path == "-" && f.output == "":
		return errors.New("--output: name the file to write, for a document on standard input")
	}
	return nil
}

func (a *app) review(ctx context.Context, f *reviewFlags, path string) error {
	if err := f.check(path); err != nil {
		return err
	}
	if !f.clean {
		language.Warm()
	}
	conf, _, err := a.configure(&f.flags, []string{path}, report.Formats())
	if err != nil {
		return err
	}
	s := sourceOf(path, f.stdinName)
	v := reviewed{flags: f}
	if v.set, err = conf.settings(s); err != nil {
		return err
	}
	var e *engine
	if !f.clean {
		if e, err = conf.engine(&v.set); err != nil {
			return err
		}
		if err := anyLeft(e.set, &v.set.opts); err != nil {
			return err
		}
	}
	if err := guard(func() error { return a.reviewed(ctx, e, s, f, &v) }); err != nil {
		if ctx.Err() != nil {
			err = errStopped
		}
		return fmt.Errorf("%s: %w", sayPath(s.path), err)
	}
	to := f.output
	if to == "" {
		to = v.beside(s.path, f.clean)
	}
	if same(s, to) {
		return fmt.Errorf("%s: is the document itself, which is never changed: name another --output", oneLine(to))
	}
	if err := v.fits(&f.flags); err != nil {
		return err
	}
	out, err := a.create(to, f.force)
	if err != nil {
		if _, found := os.Lstat(to); found == nil && f.output == "" && v.outcome == nil { // on report.odt and report.pdf, say
			return fmt.Errorf("%w; if these are notes on another document, name a file with --output", err)
		}
		return err
	}
	defer out.discard()
	if _, err := out.Write(v.copy.Bytes()); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", to, plainWrite(err))
	}
	if err := out.commit(); err != nil {
		return err
	}
	return a.sayReview(s, to, &v)
}

// fits is an error where the name of the output says another kind of file than
// what is written: a copy in Word, or notes in Markdown.
func (v *reviewed) fits(f *flags) error {
	ext := f.ending()
	word := v.outcome != nil
	switch {
	case word && ext != "docx" && (slices.Contains(fileKinds, ext) || ext == "md" || ext == "txt"):
		return fmt.Errorf("--output %s: the copy is a Word document: give it a name that ends in .docx", sayPath(f.output))
	case !word && slices.Contains(fileKinds, ext):
		return fmt.Errorf("--output %s: for this kind of document review writes notes, in Markdown: give them a name that ends in .md", sayPath(f.output))
	}
	return nil
}

// reviewed makes the copy of one document, or the notes on it. Without an
// engine it only takes dalint's comments out.
func (a *app) reviewed(ctx context.Context, e *engine, s source, f *reviewFlags, v *reviewed) error {
	data, doc, err := a.readBoth(s)
	if err != nil {
		return err
	}
	if e == nil {
		if doc.Format != text.Docx {
			return errors.New("has no comments of dalint: only Word documents (.docx) do")
		}
		v.outcome, err = word.Clean(&v.copy, data)
	} else {
		if v.result, err = a.lintDocument(ctx, e, doc, &v.set); err != nil {
			return err
		}
		if doc.Format != text.Docx {
			o := report.ReviewOptions{Max: f.most, NoSummary: f.noProfile, Extra: report.ProfileNote(v.result, v.set.noText)}
			v.notes, err = report.Review(&v.copy, report.Document{Path: s.path, NoText: v.set.noText, Result: v.result}, o)
			return err
		}
		v.outcome, err = word.Review(&v.copy, data, v.result, word.Options{
			Author: f.author, Date: time.Now(), Max: f.most, NoSummary: f.noProfile, NoText: v.set.noText,
			Extra: report.ProfileNote(v.result, v.set.noText),
		})
	}
	if err != nil {
		return plain(err)
	}
	return sameText(doc, v.copy.Bytes())
}

// sameText is an error unless a copy reads word for word like the document: a
// word changed in a copy is the one mistake that nobody would notice.
func sameText(doc *text.Document, copied []byte) error {
	again, err := read.Docx(copied)
	if err != nil || !slices.EqualFunc(doc.Blocks, again.Blocks, func(a, b text.Block) bool { return a.Text == b.Text && a.Kind == b.Kind }) {
		return errors.New("could not be copied without change because of a fault in dalint, so that nothing was written: please report it, with the version (dalint version)")
	}
	return nil
}

// notesEnding is how the names of the notes end that review writes.
const notesEnding = ".review.md"

// beside is where the copy goes unless told otherwise.
func (v *reviewed) beside(path string, clean bool) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	before, already := strings.CutSuffix(stem, ".reviewed")
	switch {
	case v.outcome == nil:
		return notesBeside(path)
	case clean:
		return before + ".clean.docx"
	case already:
		return before + ".reviewed-2.docx" // the copy is the source now, and is not changed
	}
	return stem + ".reviewed.docx"
}

// notesBeside is where the notes on a document go that is no Word document.
func notesBeside(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + notesEnding
}

// same reports whether a path is the source itself, by whatever name.
func same(s source, path string) bool {
	return !s.stdin && sameFile(s.path, path)
}
