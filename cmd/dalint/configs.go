package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// configs finds the configuration of each document, and the engine that its
// rules ask for, each once.
type configs struct {
	app   *app
	flags *flags
	files int // how many documents the run checks, which share its jobs; 0: one at a time

	mu        sync.Mutex
	byDir     map[string]found
	engines   map[string]loaded
	baselines map[string]listed
	stamps    map[string]string // of each file that was looked for, as it then was
}

// newConfigs are configurations of which none has been looked for.
func newConfigs(a *app, f *flags) *configs {
	c := &configs{app: a, flags: f, engines: map[string]loaded{}}
	c.forget()
	return c
}

// forget lets configurations and baselines be read anew.
func (c *configs) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byDir, c.baselines, c.stamps = map[string]found{}, map[string]listed{}, map[string]string{}
}

type found struct {
	config *config
	err    error
}

type loaded struct {
	engine  *engine
	err     error
	checked map[*config]error // the configurations whose names of rules were checked
}

type listed struct {
	prints map[string]bool
	err    error
}

// configure checks the flags and reads the configuration of the run: the one
// named, or the one that governs the first path.
func (a *app) configure(f *flags, paths, formats []string) (*configs, settings, error) {
	c := newConfigs(a, f)
	if err := f.check(formats); err != nil {
		return nil, settings{}, err
	}
	if f.stdinName != "" && !slices.Contains(paths, "-") {
		return nil, settings{}, fmt.Errorf("--stdin-name %s: names what comes on standard input, which a - among the paths asks for", sayPath(f.stdinName))
	}
	first := sourceOf("-", f.stdinName)
	if len(paths) > 0 {
		first = sourceOf(paths[0], f.stdinName)
	}
	s, err := c.resolve(first)
	if err != nil {
		return nil, settings{}, err
	}
	s.format = formatFor(f, formats)
	return c, s, nil
}

// settings are what holds for one source.
func (c *configs) settings(s source) (settings, error) {
	set, err := c.resolve(s)
	if err != nil {
		return settings{}, err
	}
	set.opts.Workers = c.workers(&set)
	if set.baseline != "" && !c.flags.writeBaseline {
		set.known, err = c.baseline(set.baseline)
	}
	return set, err
}

// workers is how many paragraphs of one document are looked at at once: where files
// are fewer than jobs, they share them.
func (c *configs) workers(s *settings) int { return s.jobs / max(c.files, 1) }

func (c *configs) resolve(s source) (settings, error) {
	abs, err := filepath.Abs(s.path)
	if err != nil {
		return settings{}, plain(err)
	}
	conf, err := c.config(abs)
	if err != nil {
		return settings{}, err
	}
	return c.flags.resolve(conf, abs), nil
}

// config is the configuration of the document or folder at abs; nil where there is none.
func (c *configs) config(abs string) (*config, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.flags.config != "" {
		return c.once("--config", func() (*config, error) {
			_, _ = c.look(c.flags.config) // to read it says why it cannot be
			return readConfig(c.flags.config)
		})
	}
	dir := abs
	if info, err := os.Stat(abs); err != nil || !info.IsDir() {
		dir = filepath.Dir(abs)
	}
	return c.once(dir, func() (*config, error) { return c.lookUp(dir) })
}

func (c *configs) once(key string, read func() (*config, error)) (*config, error) {
	got, ok := c.byDir[key]
	if !ok {
		got.config, got.err = read()
		c.byDir[key] = got
	}
	return got.config, got.err
}

// lookUp goes from a folder upwards, then to the user's own configuration.
func (c *configs) lookUp(dir string) (*config, error) {
	for _, path := range upwards(dir) {
		if info, err := c.look(path); err == nil && info.Mode().IsRegular() {
			return c.once(path, func() (*config, error) { return readConfig(path) })
		}
	}
	path := userConfig()
	if path == "" {
		return nil, nil
	}
	return c.once(path, func() (*config, error) {
		_, _ = c.look(path) // to read it says why it cannot be
		conf, err := readConfig(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return conf, err
	})
}

// upwards are where the configuration of a folder may be: in it, and in each
// folder above.
func upwards(dir string) (paths []string) {
	for {
		paths = append(paths, filepath.Join(dir, configName))
		parent := filepath.Dir(dir)
		if parent == dir {
			return paths
		}
		dir = parent
	}
}

// userConfig is where the user's own configuration may be; empty for a user who
// has no home.
func userConfig() string {
	user, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(user, "dalint", configName)
}

// look is os.Stat of a file that is about to be read, and keeps its stamp.
func (c *configs) look(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	c.stamps[path] = stamp(info, err)
	return info, err
}

// stamp tells a file from what it was before it was changed; it is empty for
// one that is not there. It takes the answer of os.Stat.
func stamp(info fs.FileInfo, err error) string {
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
}

// changed reports whether a file that holds for what is in a folder was changed,
// made or taken away since it was looked for.
func (c *configs) changed(dir string) bool {
	paths := append(upwards(dir), userConfig(), c.flags.config)
	was := map[string]string{}
	c.mu.Lock()
	for path := range c.baselines {
		paths = append(paths, path)
	}
	for _, path := range paths {
		if s, ok := c.stamps[path]; ok {
			was[path] = s
		}
	}
	c.mu.Unlock()
	for path, s := range was {
		if stamp(os.Stat(path)) != s {
			return true
		}
	}
	return false
}

// maxConfig is the largest configuration that is read, in bytes.
const maxConfig = 1 << 20

func readConfig(path string) (*config, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > maxConfig {
		return nil, &configError{path: path, message: "is too large to be a configuration"}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, plain(err))
	}
	if inUTF16(data) {
		return nil, &configError{path: shown(path), message: "is saved as UTF-16, which some programs call Unicode: save it as UTF-8"}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, plain(err))
	}
	return parseConfig(shown(path), filepath.Dir(abs), string(data))
}

// inUTF16 reports whether a file begins as Windows writes UTF-16.
func inUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// shown is a path as it is easiest to read: relative where that is shorter.
func shown(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(wd, path); err == nil && len(rel) < len(path) {
		return rel
	}
	return path
}

// engine is the engine that a document's settings ask for. The names of rules
// in its configuration and in the flags are held against the rules there are.
func (c *configs) engine(s *settings) (*engine, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := strings.Join(s.rules, "\x00")
	got, ok := c.engines[key]
	if !ok {
		got.engine, got.err = c.app.load(s.rules)
		if got.err == nil {
			got.err = ruleGlobs(got.engine.set, slices.Concat(c.flags.only, c.flags.skip))
		}
		got.checked = map[*config]error{}
		c.engines[key] = got
	}
	if got.err != nil || s.config == nil {
		return got.engine, got.err
	}
	err, ok := got.checked[s.config]
	if !ok {
		err = s.config.checkNames(got.engine.set)
		got.checked[s.config] = err
	}
	return got.engine, err
}

// baseline is the fingerprints of a baseline file.
func (c *configs) baseline(path string) (map[string]bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	got, ok := c.baselines[path]
	if !ok {
		_, _ = c.look(path)
		got.prints, got.err = readBaseline(path)
		c.baselines[path] = got
	}
	return got.prints, got.err
}
