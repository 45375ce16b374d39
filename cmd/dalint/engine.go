package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/rules"
)

// linter is what the commands need of lint.Engine.
type linter interface {
	Lint(context.Context, *text.Document, []cast.Declaration, lint.Options) (*lint.Result, error)
}

// engine is the rules of a run, ready to check.
type engine struct {
	linter
	core *lint.Engine // for the language server, which has sessions
	set  *rules.Set
	name string // for reports: which rules, with a hash
}

// begin opens what every run over documents begins with: the rules, and where
// its report goes, which the caller discards in the end.
func (c *configs) begin(run *settings) (*engine, *output, error) {
	e, err := c.engine(run)
	if err != nil {
		return nil, nil, err
	}
	out, err := c.app.create(c.flags.output, c.flags.force)
	return e, out, err
}

// reportOptions are those of a report of a run, made with an engine or, of
// reports alone, with none.
func (a *app) reportOptions(run *settings, e *engine, out *output) report.Options {
	o := report.Options{
		Version: version(), NoText: run.noText, Width: a.width(out.Writer), Color: a.useColor(run.color, out.Writer),
		Quiet: run.quiet, Verbose: run.verbose,
	}
	if e != nil {
		o.Rules, o.RuleCount = e.name, len(e.set.Rules)
	}
	return o
}

// loadEngine loads the built-in rules and an agency's own packs.
func loadEngine(packs []string) (*engine, error) {
	// What loading allocates stays: collecting garbage meanwhile finds none.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var folders []rules.Pack
	for _, dir := range packs {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("%s, named as a folder of rules: %w", sayPath(dir), plain(err))
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("%s, named as a folder of rules: is a file: name the folder that holds the rules", sayPath(dir))
		}
		folders = append(folders, rules.Pack{Name: dir, FS: os.DirFS(dir)})
	}
	set, err := rules.Builtin()
	if len(folders) > 0 {
		set, err = rules.Load(folders)
	}
	if err != nil {
		return nil, err
	}
	e, err := set.Engine()
	if err != nil {
		return nil, err
	}
	name := "built-in"
	if len(packs) > 0 {
		name = fmt.Sprintf("built-in+%d", len(packs))
	}
	return &engine{linter: e, core: e, set: set, name: name + "@" + set.Hash}, nil
}
