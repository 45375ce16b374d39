package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
)

// auditKey is by which name each document of an audit is known, where none is to be
// known by its path. A nil auditKey leaves paths as they are.
//
// The name of a document follows from its bytes alone: from a hash of a path, whoever
// guesses the name of a family could see whether the guess is right. Copies are counted
// over all documents of a run, so that each of its parts gives the same names.
type auditKey struct {
	names map[string]string // by path
	rows  []report.KeyRow
}

// newAuditKey is nil where no key is asked for.
func newAuditKey(path string) *auditKey {
	if path == "" {
		return nil
	}
	return &auditKey{names: map[string]string{}}
}

// name is what stands for a path.
func (k *auditKey) name(path string) string {
	if k == nil {
		return path
	}
	return k.names[path]
}

// summed is the hash of a source, or why it could not be read.
type summed struct {
	sum string
	err error
}

// sumBytes is how much of its hash stands for a document: of a million documents that
// differ, two have one name in fewer than two of a thousand audits, and are then told
// apart as copies are.
const sumBytes = 6

func (r *auditRun) sum(ctx context.Context, s source) summed {
	if ctx.Err() != nil {
		return summed{} // no document is audited any more
	}
	data, err := r.readable(s)
	if err != nil {
		var bad *read.Error
		if errors.As(err, &bad) {
			err = plain(bad.Nameless()) // the ending is a part of the name too
		}
		return summed{err: err}
	}
	h := sha256.Sum256(data)
	return summed{sum: hex.EncodeToString(h[:sumBytes])}
}

// number gives a name to each source and to each problem, and writes the key. What
// cannot be read becomes a problem, and both fall into the order of their names, since
// that of their paths says something of these.
func (r *auditRun) number(ctx context.Context) error {
	t := &r.targets
	sums := map[string]string{}
	var sources []source
	err := inOrder(ctx, t.sources, r.settings.jobs, r.sum, func(s source, o summed) error {
		if o.err != nil {
			t.problems = append(t.problems, problem{s.path, o.err})
			return nil
		}
		sums[s.path] = o.sum
		sources = append(sources, s)
		return nil
	})
	if err != nil {
		return err
	}
	t.sources = sources
	key := r.key
	slices.SortFunc(t.sources, func(x, y source) int { return cmp.Compare(x.path, y.path) })
	copies := map[string]int{}
	for _, s := range t.sources {
		name := "document " + sums[s.path]
		if copies[name]++; copies[name] > 1 {
			name += fmt.Sprintf(" copy %d", copies[name])
		}
		key.add(name, s.path)
	}
	slices.SortFunc(t.sources, func(x, y source) int { return cmp.Compare(key.name(x.path), key.name(y.path)) })
	slices.SortFunc(t.problems, func(x, y problem) int {
		return cmp.Or(cmp.Compare(x.path, y.path), cmp.Compare(x.message(), y.message()))
	})
	for i := range t.problems {
		p := &t.problems[i]
		if key.name(p.path) == "" {
			key.add(fmt.Sprintf("unopened %d", i+1), p.path)
		}
		p.path = key.name(p.path)
	}
	slices.SortFunc(key.rows, func(x, y report.KeyRow) int { return cmp.Compare(x.Name, y.Name) })
	key.leave(t)
	return report.AuditKeyCSV(r.keyOut, key.rows)
}

func (k *auditKey) add(name, path string) {
	k.names[path] = name
	k.rows = append(k.rows, report.KeyRow{Name: name, Path: keyPath(path)})
}

// keyPath is a path as an audit without a key has it.
func keyPath(path string) string { return audit.Valid(filepath.ToSlash(path)) }

// leave lists what is no document of the audit, and since what.
func (k *auditKey) leave(t *targets) {
	for _, l := range []struct {
		since string
		paths []string
	}{
		{sinceOwn, t.copies},
		{sinceTwice, t.twice},
		{"it is of a kind that dalint does not read", t.unknown},
		{sinceIgnored, t.ignored},
		{sinceLinked, t.folders},
		{"it looks like a manifest", t.manifests},
	} {
		for _, p := range l.paths {
			k.rows = append(k.rows, report.KeyRow{Path: keyPath(p), LeftOut: l.since})
		}
	}
}

// tellLeft says how much was left out; the key names it.
func (k *auditKey) tellLeft(a *app, run *settings) {
	n := 0
	for _, row := range k.rows {
		if row.LeftOut != "" {
			n++
		}
	}
	switch {
	case n == 0 || run.quiet:
	case n == 1:
		fmt.Fprintf(a.err, "dalint: 1 file or folder is no document of the audit: the key says which, and why\n")
	default:
		fmt.Fprintf(a.err, "dalint: %d files or folders are no documents of the audit: the key says which, and why\n", n)
	}
}

// errSetup stands for a mistake in a configuration, which lies beside the documents
// and may name people.
var errSetup = errors.New("was not read: the configuration that holds for it has a mistake: “dalint check” on the file that the key names says which")

// checkKey holds that the key is a file of its own.
func (f *auditFlags) checkKey() error {
	if f.key == "" {
		if f.set("key") {
			return errors.New("--key: name a file to write, such as key.csv")
		}
		return nil
	}
	if !strings.EqualFold(filepath.Ext(f.key), ".csv") {
		return fmt.Errorf("--key %s: must end in .csv", oneLine(f.key))
	}
	if other := sameOutput(f.key, written{"output", f.output}, written{"reading-sheet", f.readingSheet}, written{"store", f.store}); other != "" {
		return fmt.Errorf("--key %s: is the file of --%s: name another, and keep it apart from what you hand on", oneLine(f.key), other)
	}
	return nil
}
