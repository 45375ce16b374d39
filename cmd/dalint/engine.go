package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
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

// loadEngine loads the built-in rules and an agency's own packs.
func loadEngine(packs []string) (*engine, error) {
	// What loading allocates stays: collecting garbage meanwhile finds none.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var folders []rules.Pack
	for _, dir := range packs {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("--rules %s: %w", dir, plain(err))
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("--rules %s: is a file: name the folder that holds the rules", dir)
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
