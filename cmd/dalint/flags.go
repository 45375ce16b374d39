package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// flags are the shared flags as typed. What they mean for one document, once
// its configuration is known too, is a settings.
type flags struct {
	set func(name string) bool // whether a flag was given

	config        string
	rules         []string
	format        string
	output        string
	force         bool
	color         string
	quiet         bool
	verbose       bool
	noText        bool
	jobs          int
	docType       string
	jurisdiction  string
	domesticAbuse string
	shared        bool
	perpetrator   []string
	survivor      []string
	child         []string
	stdinName     string
	only          []string
	skip          []string
	minSeverity   string
	failOn        string
	baseline      string
	writeBaseline bool
}

// Words that flags and configuration take. The first is the default.
var (
	tristate   = []string{"auto", "yes", "no"}
	failLevels = []string{"warning", "suggestion", "error", "never"}
	severities = []string{"suggestion", "warning", "error"}
	colorModes = []string{"auto", "always", "never"}
)

// addRules adds the flags of every command that loads rules.
func (f *flags) addRules(cmd *cobra.Command) {
	f.set = cmd.Flags().Changed
	cmd.Flags().StringArrayVar(&f.rules, "rules", nil, "add the rules in this `DIR`, an agency's own (repeatable)")
}

// addConfig adds the flags of every command that looks for a configuration.
func (f *flags) addConfig(cmd *cobra.Command) {
	f.addRules(cmd)
	cmd.Flags().StringVar(&f.config, "config", "", "use this configuration `FILE` instead of looking for dalint.toml")
}

// addOutput adds the flags of every command that writes a report in formats.
func (f *flags) addOutput(cmd *cobra.Command, formats ...string) {
	fl := cmd.Flags()
	fl.StringVar(&f.format, "format", formats[0], "write as `FORMAT`: "+strings.Join(formats, ", "))
	fl.StringVar(&f.output, "output", "", "write to this `FILE` instead of the screen")
	fl.BoolVar(&f.force, "force", false, "let --output replace a file")
	fl.StringVar(&f.color, "color", "auto", "colours: `WHEN` is auto, always or never")
	fl.BoolVar(&f.noText, "no-text", false, "leave every word of the documents out of the output")
	fl.BoolVar(&f.quiet, "quiet", false, "only what was found")
	fl.BoolVar(&f.verbose, "verbose", false, "say more of each document")
	complete(cmd, "format", formats)
	complete(cmd, "color", colorModes)
}

// addPlace adds the flag that says whose terms apply.
func (f *flags) addPlace(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.jurisdiction, "jurisdiction", lint.Jurisdictions[0], "whose terms apply: `PLACE` is "+strings.Join(lint.Jurisdictions, ", "))
	complete(cmd, "jurisdiction", lint.Jurisdictions)
}

// addKind adds the flags that say what kind of text it is.
func (f *flags) addKind(cmd *cobra.Command) {
	f.addPlace(cmd)
	fl := cmd.Flags()
	fl.StringVar(&f.docType, "type", "auto", "what the document is: `TYPE` is "+strings.Join(docTypes(), ", "))
	fl.StringVar(&f.domesticAbuse, "domestic-abuse", "auto", "is the text about domestic abuse? `ANSWER` is auto, yes or no")
	complete(cmd, "type", docTypes())
	complete(cmd, "domestic-abuse", tristate)
}

// addCase adds the flags that tell dalint about the document.
func (f *flags) addCase(cmd *cobra.Command) {
	f.addKind(cmd)
	fl := cmd.Flags()
	fl.BoolVar(&f.shared, "shared-with-perpetrator", false, "the one who abuses will read it: point out what would put people at risk")
	f.addPeople(cmd)
	fl.StringVar(&f.stdinName, "stdin-name", "", "the `NAME` of what comes on standard input, such as draft.md")
}

// addPeople adds the flags that say who is who.
func (f *flags) addPeople(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringArrayVar(&f.perpetrator, "perpetrator", nil, "the `NAME` of who uses violence, with other names after = signs (repeatable)")
	fl.StringArrayVar(&f.survivor, "survivor", nil, "the `NAME` of the survivor: \"Ms Reid=Sarah=mother\" (repeatable)")
	fl.StringArrayVar(&f.child, "child", nil, "the `NAME` of a child (repeatable)")
}

// addFilter adds the flags that choose what is reported.
func (f *flags) addFilter(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringSliceVar(&f.only, "only", nil, "only these rules or families; `GLOBS` such as excuse or mutualising/*")
	fl.StringSliceVar(&f.skip, "skip", nil, "not these rules or families (`GLOBS`)")
	fl.StringVar(&f.minSeverity, "min-severity", "suggestion", "report from this `LEVEL`: suggestion, warning or error")
	fl.StringVar(&f.failOn, "fail-on", "warning", "end with code 1 from this `LEVEL`: suggestion, warning, error or never")
	complete(cmd, "min-severity", severities)
	complete(cmd, "fail-on", failLevels)
}

// addJobs adds --jobs.
func (f *flags) addJobs(cmd *cobra.Command) {
	cmd.Flags().IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "check this `NUMBER` of files at once, or of the paragraphs of one")
}

func complete(cmd *cobra.Command, flag string, words []string) {
	// The only error is a flag that does not exist, which a test would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// ending is that of the name of the output, in small letters and without its dot.
func (f *flags) ending() string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(f.output)), ".")
	if ext == "htm" {
		return "html"
	}
	return ext
}

// formatFor is the format asked for: by --format or else by how the name of the
// output ends.
func formatFor(f *flags, formats []string) string {
	if ext := f.ending(); !f.set("format") && slices.Contains(formats, ext) {
		return ext
	}
	return f.format
}

// checkSuffix refuses to write one kind of file under the name of another, which
// the program that opens it would call damaged.
func (f *flags) checkSuffix(formats []string) error {
	ext := f.ending()
	switch {
	case !slices.Contains(fileKinds, ext):
	case !f.set("format") && !slices.Contains(formats, ext):
		return fmt.Errorf("--output %s: this command writes %s, and no %s: give the file another ending", sayPath(f.output), strings.Join(formats, ", "), ext)
	case f.set("format") && ext != f.format && (ext != "json" || f.format != "jsonl" && f.format != "sarif"): // these are JSON too
		return fmt.Errorf("--output %s: --format %s writes no %s: give the file another ending, or another --format", sayPath(f.output), f.format, ext)
	}
	return nil
}

// fileKinds are endings of files that are of one kind and no other.
var fileKinds = []string{"doc", "docx", "odt", "rtf", "pdf", "xls", "xlsx", "ods", "csv", "html", "json", "jsonl", "sarif", "zip"}

// check holds what was typed against the words that each flag takes.
func (f *flags) check(formats []string) error {
	for _, row := range []struct {
		flag, value string
		words       []string
	}{
		{"format", f.format, formats},
		{"color", f.color, colorModes},
		{"type", f.docType, docTypes()},
		{"jurisdiction", f.jurisdiction, lint.Jurisdictions},
		{"domestic-abuse", f.domesticAbuse, tristate},
		{"min-severity", f.minSeverity, severities},
		{"fail-on", f.failOn, failLevels},
	} {
		if row.value == "" && !f.set(row.flag) {
			continue // not a flag of this command
		}
		if err := oneOf(row.value, row.words); err != nil {
			return fmt.Errorf("--%s %w", row.flag, err)
		}
	}
	if f.format != "" { // a command that writes reports
		if err := f.checkSuffix(formats); err != nil {
			return err
		}
	}
	if f.set("jobs") && f.jobs < 1 {
		return fmt.Errorf("--jobs %d: must be 1 or more", f.jobs)
	}
	for _, list := range [][]string{f.perpetrator, f.survivor, f.child} {
		for _, s := range list {
			if _, ok := cast.ParseDeclaration(cast.Unknown, s); !ok {
				return fmt.Errorf("%q: a person needs a name, as in \"Ms Reid=Sarah\"", s)
			}
		}
	}
	if name := bothParts(f.perpetrator, f.survivor); name != "" {
		return fmt.Errorf("%q: is named by --survivor and by --perpetrator: keep the one that is right", name)
	}
	return nil
}

// oneOf is an error, with what may have been meant, unless word is one of words.
func oneOf(word string, words []string) error {
	for _, w := range words {
		if w == word {
			return nil
		}
	}
	if near := meant(word, words); near != "" {
		return fmt.Errorf("%q: did you mean %s?", word, near)
	}
	return fmt.Errorf("%q: must be one of %s", word, strings.Join(words, ", "))
}

// meant is the one of words that word is a part of, or a slip for; of two letters, one
// changed is another word ("uk" is no "us").
func meant(word string, words []string) string {
	if len(word) < 3 {
		return ""
	}
	var of []string
	for _, w := range words {
		if strings.Contains(w, strings.ToLower(word)) {
			of = append(of, w)
		}
	}
	if len(of) == 1 {
		return of[0]
	}
	return nearest(word, words)
}

func parseTri(s string) lint.Tri {
	switch s {
	case "yes":
		return lint.Yes
	case "no":
		return lint.No
	}
	return lint.Auto
}

// docTypes are what --type takes: "auto", and the types that dalint tells apart.
func docTypes() []string { return append([]string{"auto"}, lint.Types...) }
