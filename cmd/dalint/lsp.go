package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/lsp"
)

// errAbrupt ends the language server with exit code 1, as the protocol asks
// where the client did not say shutdown first.
var errAbrupt = errors.New("ended without shutdown")

func (a *app) lspCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Be a language server for an editor, on standard input and output",
		Long: `Speaks the Language Server Protocol (3.17) on standard input and output. An
editor starts it; there is nothing to see at a terminal. It reads what the
editor has open, the dalint.toml that governs it, and with
“workspaceDiagnostics” the other files of the folder. It opens no connection,
and writes no file but the notes that the command dalint.review is for: a change
is an edit that the editor makes.

The folder editors in dalint's sources has settings to paste for VS Code,
Neovim, Emacs, Helix, Zed, Kate, Sublime Text, JetBrains and Vim.`,
		Example: `  dalint lsp
  vim.lsp.start({ name = "dalint", cmd = { "dalint", "lsp" } })   -- Neovim`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			language.Warm()
			// A server stays for the day, beside an editor: it is to take up
			// little memory rather than none of the processor.
			debug.SetGCPercent(40)
			// A client that goes is noticed where it is written to, and not a
			// reason to die without a word.
			signal.Ignore(syscall.SIGPIPE)
			defer signal.Reset(syscall.SIGPIPE)
			if lsp.Serve(cmd.Context(), a.in, a.out, newHost(a), version()) != 0 {
				return errAbrupt
			}
			return nil
		},
	}
	// Clients made with Microsoft's library add these.
	cmd.Flags().Bool("stdio", true, "speak on standard input and output")
	cmd.Flags().String("clientProcessId", "", "the `PROCESS` of the client, which it also tells in the protocol")
	for _, name := range []string{"stdio", "clientProcessId"} {
		_ = cmd.Flags().MarkHidden(name) // the flag exists
	}
	return cmd
}

// lspHost is the world of the language server.
type lspHost struct {
	app *app

	mu       sync.Mutex
	conf     *configs
	broken   error // what is wrong with the user's choices
	revision int
}

func newHost(a *app) *lspHost {
	h := &lspHost{app: a}
	_ = h.Configure(lsp.Choices{}) // no choices cannot be wrong
	return h
}

// Configure lays the editor's choices where flags would be.
func (h *lspHost) Configure(c lsp.Choices) error {
	f := &flags{
		config: c.Config, rules: c.Rules, only: c.Only, skip: c.Skip,
		docType: "auto", jurisdiction: lint.Jurisdictions[0], domesticAbuse: "auto", minSeverity: "suggestion",
		failOn: failLevels[0], color: "never", format: "text",
	}
	given := map[string]bool{"only": len(c.Only) > 0}
	for _, row := range []struct {
		name, value string
		into        *string
	}{
		{"type", c.Type, &f.docType}, {"jurisdiction", c.Jurisdiction, &f.jurisdiction},
		{"domestic-abuse", c.DomesticAbuse, &f.domesticAbuse}, {"min-severity", c.MinSeverity, &f.minSeverity},
	} {
		if row.value != "" {
			*row.into, given[row.name] = row.value, true
		}
	}
	f.set = func(name string) bool { return given[name] }
	h.mu.Lock()
	defer h.mu.Unlock()
	h.broken = f.check([]string{"text"})
	h.conf = newConfigs(h.app, f)
	return h.broken
}

// Setup reads configurations anew where one was changed, made or taken away:
// not every editor tells.
func (h *lspHost) Setup(path string) (lsp.Setup, error) {
	conf, err := h.fresh(path)
	if err != nil {
		return lsp.Setup{}, err
	}
	s := source{path: path}
	if path == "" {
		s = source{path: "-", stdin: true}
	}
	set, err := conf.settings(s)
	if err != nil {
		return lsp.Setup{}, lines(err)
	}
	e, err := conf.engine(&set)
	if err != nil {
		return lsp.Setup{}, lines(err)
	}
	return lsp.Setup{
		Engine: e.core, Options: set.opts, Accept: set.accept, Baseline: set.known, NoText: set.noText,
		Learn: func(doc *text.Document) ([]cast.Declaration, lint.Options, []text.Problem) {
			own := set
			declared, problems := own.learn(doc)
			return declared, own.opts, problems
		},
		Link: func(r *lint.Rule) string { return ruleLink(r, set.rules) },
	}, nil
}

// Revision counts the changes to configurations that were noticed.
func (h *lspHost) Revision(path string) int {
	_, _ = h.fresh(path) // Setup says what is wrong
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.revision
}

// ruleLink is where a built-in rule can be read. An agency's own rules are
// nowhere but with the agency.
func ruleLink(r *lint.Rule, packs []string) string {
	if r.Family == "dalint" || len(packs) > 0 {
		return ""
	}
	return "https://github.com/dalint/dalint/blob/main/rules/" + r.ID + ".toml"
}

// lines is an error on one line.
func lines(err error) error { return errors.New(strings.ReplaceAll(err.Error(), "\n", "; ")) }

// fresh is the configurations, without those that have changed since.
func (h *lspHost) fresh(path string) (*configs, error) {
	h.mu.Lock()
	conf, broken := h.conf, h.broken
	h.mu.Unlock()
	if broken != nil {
		return nil, broken
	}
	dir, err := filepath.Abs(path)
	if err != nil {
		return conf, nil // which says it too
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	if conf.changed(dir) {
		conf.forget()
		h.mu.Lock()
		h.revision++
		h.mu.Unlock()
	}
	return conf, nil
}

// Packs are the folders of rules that engines were made with.
func (h *lspHost) Packs() []string {
	h.mu.Lock()
	conf := h.conf
	h.mu.Unlock()
	conf.mu.Lock()
	defer conf.mu.Unlock()
	var dirs []string
	for key := range conf.engines {
		for _, dir := range strings.Split(key, "\x00") {
			if abs, err := filepath.Abs(dir); err == nil && dir != "" {
				dirs = append(dirs, abs)
			}
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// ConfigFile looks upwards for a dalint.toml, as the check does; the user's own
// is not for one folder.
func (h *lspHost) ConfigFile(path string) (file, content string, exists bool, err error) {
	h.mu.Lock()
	named := h.conf.flags.config
	h.mu.Unlock()
	file = filepath.Join(filepath.Dir(path), configName)
	if named != "" {
		file = named
	} else {
		above := upwards(filepath.Dir(path))
		i := slices.IndexFunc(above, func(at string) bool {
			info, err := os.Stat(at)
			return err == nil && info.Mode().IsRegular()
		})
		if i < 0 {
			return file, "", false, nil
		}
		file = above[i]
	}
	data, err := h.app.bytes(source{path: file})
	return file, string(data), err == nil, err
}

// CheckConfig reads a configuration as if it stood in its place.
func (h *lspHost) CheckConfig(file, content string) error {
	_, err := parseConfig(file, filepath.Dir(file), content)
	return err
}

// Files are those that check would take from the folder.
func (h *lspHost) Files(ctx context.Context, folder string) (files []lsp.File, unlined []string, err error) {
	var trouble error
	until := leaving{over: func() bool { return ctx.Err() != nil }}
	t := h.app.findExcept([]string{folder}, "", until, func(p problem) {
		if !errors.Is(p, errNothingHere) {
			trouble = p.err
		}
	})
	for _, s := range t.sources {
		if ctx.Err() != nil {
			break
		}
		if format, _ := read.FormatOf(s.path); !format.Flat() {
			unlined = append(unlined, s.path)
			continue
		}
		info, err := os.Stat(s.path)
		if err != nil {
			continue // gone since
		}
		files = append(files, lsp.File{Path: s.path, Stamp: stamp(info, nil)})
	}
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	return files, unlined, trouble
}

// WriteNotes writes where review would.
func (h *lspHost) WriteNotes(path string, notes []byte, replace bool) (string, error) {
	to := notesBeside(path)
	out, err := h.app.create(to, replace)
	if err == nil {
		defer out.discard()
		if _, err = out.Write(notes); err == nil {
			err = out.commit()
		}
	}
	if _, there := os.Lstat(to); err != nil && !replace && there == nil {
		err = lsp.ErrExists
	}
	return to, err
}

// Read is the bytes of a file.
func (h *lspHost) Read(path string) ([]byte, error) { return h.app.bytes(source{path: path}) }

// Alive asks the system for a process.
func (h *lspHost) Alive(process int) bool { return alive(process) }

// After is time.AfterFunc.
func (h *lspHost) After(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}
