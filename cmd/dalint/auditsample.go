package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/word"
)

// sampleFlags ask for a random sample, and for a sheet to read it with.
type sampleFlags struct {
	sample       int
	seed         uint64
	readingSheet string
	given        func(name string) bool
}

func (f *sampleFlags) addSample(cmd *cobra.Command) {
	fl := cmd.Flags()
	f.given = fl.Changed
	fl.IntVar(&f.sample, "sample", 0, "choose this `NUMBER` of documents at random for people to read, each group by its share; the report lists their paths, or --key names")
	fl.Uint64Var(&f.seed, "seed", 1, "another `NUMBER` chooses another sample")
	fl.StringVar(&f.readingSheet, "reading-sheet", "", "write a blank sheet for the readers of the sample to this `FILE` (.docx or .csv), with their paths, or --key names")
}

func (f *sampleFlags) checkSample(format string) error {
	ext := strings.ToLower(filepath.Ext(f.readingSheet))
	switch {
	case f.sample < 0 || f.sample == 0 && f.given("sample"):
		return fmt.Errorf("--sample %d: must be 1 or more", f.sample)
	case f.sample == 0 && f.given("seed"):
		return errors.New("--seed chooses a sample: add --sample 10, say")
	case f.sample == 0 && f.readingSheet != "":
		return errors.New("--reading-sheet is for a sample: add --sample 10, say")
	case f.readingSheet != "" && ext != ".docx" && ext != ".csv":
		return fmt.Errorf("--reading-sheet %s: must end in .docx or .csv", oneLine(f.readingSheet))
	case f.readingSheet != "" && format == "jsonl":
		return errors.New("--format jsonl keeps no documents to choose from: write the sheet with “dalint audit merge --reading-sheet”")
	}
	return nil
}

// checkSheet holds that the sheet is a file of its own.
func (f *sampleFlags) checkSheet(others ...written) error {
	if other := sameOutput(f.readingSheet, others...); other != "" {
		return fmt.Errorf("--reading-sheet %s: is the file of --%s: name another", oneLine(f.readingSheet), other)
	}
	return nil
}

// wanted is the sample to draw; nil for none.
func (f *sampleFlags) wanted() *audit.Sample {
	if f.sample == 0 {
		return nil
	}
	return &audit.Sample{Size: f.sample, Seed: f.seed}
}

// sheet is a reading sheet to be written.
type sheet struct {
	out  *output // nil where none was asked for
	word bool
}

func (a *app) createSheet(f *sampleFlags, format string, force bool) (sheet, error) {
	if f.readingSheet == "" {
		if f.sample > 0 && format == "csv" {
			fmt.Fprintf(a.err, "dalint: --sample: a table has no place for the sample: add --reading-sheet sheet.csv, or write html, xlsx or json\n")
		}
		return sheet{}, nil
	}
	out, err := a.create(f.readingSheet, force)
	if err != nil {
		return sheet{}, err
	}
	out.private = true
	return sheet{out, strings.EqualFold(filepath.Ext(f.readingSheet), ".docx")}, nil
}

func (s sheet) write(a *audit.Audit) error {
	if s.out == nil {
		return nil
	}
	if !s.word {
		return report.ReadingSheetCSV(s.out, a.Sample.Documents)
	}
	questions := make([]word.Question, len(audit.Measures))
	for i, m := range audit.Measures {
		questions[i] = word.Question{ID: m.ID, Title: m.Title, Asks: m.Asks}
	}
	form := &word.Form{
		Title: "Reading sheet", Intro: report.ReadingSheetIntro, Documents: slices.Clone(a.Sample.Documents),
		Questions: questions, Answers: report.ReadingSheetAnswers(),
	}
	return form.Write(s.out)
}
