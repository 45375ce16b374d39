package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/dalint/dalint/lint"
)

// baselineSchema names the JSON document that lists known findings.
const baselineSchema = "dalint/baseline/1"

// baselineFile holds fingerprints and nothing else: no words, names or paths.
type baselineFile struct {
	Schema       string   `json:"schema"`
	Fingerprints []string `json:"fingerprints"`
}

// readBaseline reads the fingerprints that a baseline lists.
func readBaseline(path string) (map[string]bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, plain(err))
	}
	var file baselineFile
	if err := json.Unmarshal(data, &file); err != nil || file.Schema != baselineSchema {
		return nil, fmt.Errorf("%s: is not a baseline: make one with --baseline %s --write-baseline", path, path)
	}
	known := make(map[string]bool, len(file.Fingerprints))
	for _, f := range file.Fingerprints {
		known[f] = true
	}
	return known, nil
}

// baseline gathers what --write-baseline will list.
type baseline struct {
	path  string
	known map[string]bool
}

// newBaseline starts an empty baseline. An older baseline is replaced; any
// other file is not, without force.
func newBaseline(path string, force bool) (*baseline, error) {
	if path == "" {
		return nil, errors.New("--write-baseline: name the file to write with --baseline FILE")
	}
	if _, err := readBaseline(path); err != nil {
		if err := free(path, force); err != nil {
			return nil, err
		}
	}
	return &baseline{path: path, known: map[string]bool{}}, nil
}

// take lists every finding of a result and reports it as known from here on.
func (b *baseline) take(r *lint.Result) {
	for i := range r.Findings {
		b.known[r.Findings[i].Fingerprint] = true
	}
	for i := range r.Suppressed {
		if r.Suppressed[i].By == "baseline" {
			b.known[r.Suppressed[i].Fingerprint] = true
		}
	}
	for _, f := range r.Findings {
		r.Suppressed = append(r.Suppressed, lint.Suppressed{Finding: f, By: "baseline"})
	}
	r.Findings = nil
}

func (b *baseline) write(a *app) error {
	file := baselineFile{Schema: baselineSchema, Fingerprints: []string{}}
	for f := range b.known {
		file.Fingerprints = append(file.Fingerprints, f)
	}
	slices.Sort(file.Fingerprints)
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetIndent("", "  ")
	if err := e.Encode(file); err != nil {
		return err
	}
	return a.writeWhole(b.path, buf.Bytes())
}

// writeWhole writes a file so that it appears whole or not at all.
func (a *app) writeWhole(path string, data []byte) error {
	o, err := a.create(path, true)
	if err != nil {
		return err
	}
	defer o.discard()
	if _, err := o.Write(data); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, plainWrite(err))
	}
	return o.commit()
}

// missing reports whether a path is not there at all.
func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}
