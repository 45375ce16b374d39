package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
)

// gather finds the documents of all parts. What this run writes, and what it is
// told by, are none.
func (r *auditRun) gather(paths []string) error {
	f := r.flags
	without := leave(f.output, f.store, f.readingSheet, f.key)
	without.told = leave(f.manifest).files
	without.manifests, without.links, without.special = true, true, true
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return fmt.Errorf("%s: %w", sayPath(p), plain(err))
		}
		r.folders = append(r.folders, abs)
	}
	k, _, _ := parsePart(f.part)
	tell := r.tellAs(k)
	if r.key != nil {
		tell = func(problem) {} // deal tells it by its name
	}
	r.targets = r.findExcept(paths, "", without, tell)
	t := &r.targets
	if err := t.spare([]string{f.output, f.readingSheet, f.key}, f.manifest); err != nil {
		return err
	}
	if k == 1 && !f.quiet && r.key == nil {
		for _, p := range t.manifests {
			fmt.Fprintf(r.err, "dalint: %s: looks like a manifest, so it is not counted as a document: give it with --manifest (or among the folders, to have it counted)\n", sayPath(p))
		}
	}
	if len(t.sources) == 0 {
		r.tellUnknown(t.unknown, &settings{quiet: f.quiet, verbose: f.verbose}) // no audit is made that could be handed on
		if len(t.problems) > 0 {
			if r.key != nil {
				for _, p := range t.problems {
					r.tell(p)
				}
			}
			return errTold
		}
		return errors.New("nothing to audit")
	}
	if f.manifest != "" {
		return r.useManifest(f.manifest, t.sources, k == 1)
	}
	return nil
}

// tellAs is how a part tells what concerns them all: the first counts it.
func (r *auditRun) tellAs(part int) func(problem) {
	if part > 1 {
		return r.say
	}
	return r.tell
}

// deal gives documents their names, where they have a key, and leaves those of this
// part.
func (r *auditRun) deal(ctx context.Context) error {
	k, n, _ := parsePart(r.flags.part)
	t := &r.targets
	if r.key != nil {
		if err := r.number(ctx); err != nil {
			return err
		}
		for _, p := range t.problems {
			r.tellAs(k)(p)
		}
	}
	if n > 1 {
		t.sources = slices.DeleteFunc(t.sources, func(s source) bool { return !inPart(s.path, k, n) })
	}
	if k > 1 {
		t.problems, t.copies, t.twice, t.folders, t.unknown, t.ignored = nil, nil, nil, nil, nil, nil
	}
	return nil
}

// tellLeftOut says what is no document of the audit.
func (r *auditRun) tellLeftOut() {
	t, run := &r.targets, &r.settings
	if r.key != nil {
		if d := r.result.Dealt; d == nil || d.Number == 1 {
			r.key.tellLeft(r.app, run)
		}
		return
	}
	r.tellCopies(t.copies, run)
	r.tellLeft(t.twice, run, sinceTwice, "file that is the same as another", "files that are the same as others")
	r.tellUnknown(t.unknown, run)
	r.tellIgnored(t.ignored, run)
	r.tellLeft(t.folders, run, sinceLinked, "linked folder", "linked folders")
}
