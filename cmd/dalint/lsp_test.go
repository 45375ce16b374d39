package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/dalint/dalint/lsp/lsptest"
)

// TestLanguageServerSessions plays the sessions in testdata/lsp, each a txtar
// whose comment says what it is about. Its file "session" is played line by
// line; all others are files of the folder that $CASE (a URI) stands for.
//
//	--> JSON     is sent to the server
//	raw> "..."   is sent as it is, a Go string
//	<-- JSON     is awaited: a message that has at least all of this
//	!-- METHOD   must not have come
//	copy A B     puts what A holds into the file B
//	close        closes the server's input
//	exit CODE    is awaited
//
// What has come and was not awaited waits on; the order of answers is free.
func TestLanguageServerSessions(t *testing.T) {
	files, err := filepath.Glob("../../testdata/lsp/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no sessions", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			playSession(t, a)
		})
	}
}

func playSession(t *testing.T, a *txtar.Archive) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "no-user"))
	t.Setenv("HOME", filepath.Join(dir, "no-home"))
	script := ""
	for _, f := range a.Files {
		if f.Name == "session" {
			script = string(f.Data)
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		writeString(t, path, string(f.Data))
	}
	slashed := filepath.ToSlash(dir)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	script = strings.ReplaceAll(script, "$CASE", "file://"+slashed)
	c := lsptest.Start(t, func(in io.Reader, out io.Writer) int {
		return run([]string{"lsp"}, in, out, io.Discard, func(string) string { return "" })
	})
	for n, line := range strings.Split(script, "\n") {
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch verb {
		case "", "#":
		case "-->":
			c.Send(rest)
		case "raw>":
			s, err := strconv.Unquote(rest)
			if err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
			c.Raw(s)
		case "<--":
			var want any
			if err := json.Unmarshal([]byte(rest), &want); err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
			c.Wait(rest, func(m lsptest.Message) bool {
				var got any
				return json.Unmarshal([]byte(m.Raw), &got) == nil && has(got, want)
			})
		case "!--":
			for _, m := range c.Waiting() {
				if m.Method == rest {
					t.Errorf("line %d: %s", n+1, m.Raw)
				}
			}
		case "copy":
			from, to, _ := strings.Cut(rest, " ")
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(from)))
			if err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
			writeString(t, filepath.Join(dir, filepath.FromSlash(to)), string(data))
		case "close":
			c.Close()
		case "exit":
			if code := c.Code(); strconv.Itoa(code) != rest {
				t.Errorf("line %d: exit code %d", n+1, code)
			}
		default:
			t.Fatalf("line %d: no such verb: %s", n+1, verb)
		}
	}
}

// has reports whether got has all that want has: the keys of objects, and the
// items of lists one by one, as many as there are. A string of want that
// starts with "~" is looked for within.
func has(got, want any) bool {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		for k, v := range w {
			inner, there := g[k]
			if !ok || !there || !has(inner, v) {
				return false
			}
		}
		return ok
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			return false
		}
		for i := range w {
			if !has(g[i], w[i]) {
				return false
			}
		}
		return true
	case string:
		if part, ok := strings.CutPrefix(w, "~"); ok {
			g, isString := got.(string)
			return isString && strings.Contains(g, part)
		}
	}
	return reflect.DeepEqual(got, want)
}

// client is a program of other people's that talks to the server.
type client struct {
	name, needs string
	also        string // a file that must be there as well
	otherwise   string // how it comes there
	config      string // the part of editors/README.md whose first block is its configuration
	args        []string
}

// missing says what of a client is not installed, or nothing.
func (c client) missing() string {
	if _, err := exec.LookPath(c.needs); err != nil {
		return c.needs + " is not installed"
	}
	if c.otherwise == "" {
		return ""
	}
	if _, err := os.Stat(c.also); err != nil {
		return c.otherwise
	}
	return ""
}

// configuration is the first block of code in editors/README.md after a line
// that begins in a given way.
func configuration(t *testing.T, begins string) string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join("..", "..", "editors", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "\n"+begins)
	_, rest, opened := strings.Cut(rest, "\n```")
	_, rest, named := strings.Cut(rest, "\n")
	block, _, closed := strings.Cut(rest, "\n```")
	if !found || !opened || !named || !closed {
		t.Fatalf("editors/README.md has no block of code after %q", begins)
	}
	return block + "\n"
}

// TestRealClients runs editors and other people's client code against the
// program. What is not installed is left out, and says so; with
// DALINT_REQUIRE_CLIENTS set it is missed instead.
func TestRealClients(t *testing.T) {
	if testing.Short() {
		t.Skip("starts editors")
	}
	clients := filepath.Join("..", "..", "testdata", "lsp", "clients")
	program := filepath.Join(t.TempDir(), "dalint")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	strict := filepath.Join(clients, "strict")
	strictMissing := "run “npm ci” in testdata/lsp/clients/strict"
	coc := filepath.Join(os.Getenv("COC"), "build", "index.js")
	vim := func(script string) []string {
		return []string{"-es", "-N", "-n", "-i", "NONE", "-u", filepath.Join(clients, script)}
	}
	for _, tt := range []client{
		{name: "neovim", needs: "nvim", args: []string{"--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile " + filepath.Join(clients, "neovim.lua")}},
		{name: "emacs-eglot", needs: "emacs", args: []string{"-Q", "--batch", "-l", filepath.Join(clients, "eglot.el")}},
		{name: "vim-ale", needs: "vim", also: "/usr/share/vim-ale/plugin/ale.vim", otherwise: "ALE is not installed (Debian's package vim-ale)", config: "ALE", args: vim("ale.vim")},
		{name: "vim-coc", needs: "vim", also: coc, otherwise: "coc.nvim is not installed, or COC does not name its folder", config: "coc, in", args: vim("coc.vim")},
		{name: "node-utf-16", needs: "node", also: filepath.Join(strict, "node_modules"), otherwise: strictMissing, args: []string{filepath.Join(strict, "client.mjs"), program, "utf-16"}},
		{name: "node-push", needs: "node", also: filepath.Join(strict, "node_modules"), otherwise: strictMissing, args: []string{filepath.Join(strict, "client.mjs"), program, "utf-16", "push"}},
		{name: "node-utf-8", needs: "node", also: filepath.Join(strict, "node_modules"), otherwise: strictMissing, args: []string{filepath.Join(strict, "client.mjs"), program, "utf-8"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			switch missing := tt.missing(); {
			case missing != "" && os.Getenv("DALINT_REQUIRE_CLIENTS") != "":
				t.Fatal(missing)
			case missing != "":
				t.Skip("LEFT OUT, NOT TRIED: " + missing)
			}
			dir := t.TempDir()
			draft := "# Domestic abuse\n\n\U0001F642 e\u0301 The children saw that Sarah was hit. Mark Reid punched Sarah.\n\nThey had a volatile relationship.\n"
			if err := os.WriteFile(filepath.Join(dir, "draft.md"), []byte(draft), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(tt.needs, tt.args...)
			cmd.Env = append(os.Environ(), "DALINT="+program, "CASE="+dir, "XDG_CONFIG_HOME="+filepath.Join(dir, "no-user"), "HOME="+dir,
				"PATH="+filepath.Dir(program)+string(os.PathListSeparator)+os.Getenv("PATH"))
			if tt.config != "" {
				config := filepath.Join(dir, "config")
				if err := os.WriteFile(config, []byte(configuration(t, tt.config)), 0o644); err != nil {
					t.Fatal(err)
				}
				cmd.Env = append(cmd.Env, "CONFIG="+config)
			}
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), "0 failed") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
