package rules

import (
	"bytes"
	"cmp"
	_ "embed" // for compiled.bin
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/pattern"
)

// compiled holds the built-in rules as a snapshot, so that a run on one small
// file does not spend most of its time reading TOML. It names the sum of the
// files it was made from: where they differ it is not used, so it can be old,
// never wrong.
//
//go:generate go test . -run TestCompiledRulesAreCurrent -update
//go:embed compiled.bin
var compiled string

// snapshot is what compiled.bin holds after its length, in eight bytes, and
// before the lexicon, which follows as it is: gob would copy it.
type snapshot struct {
	Sum     uint32
	Hash    string // of the set
	Rules   []stored
	Sources []lint.Source // by key
}

// stored is a rule's file, decoded.
type stored struct {
	ID, Name string
	File     ruleFile
}

// compile makes a snapshot of the built-in rules from their files.
func compile() ([]byte, error) {
	l := newLoader()
	l.collect(Pack{"", builtin})
	if len(l.errs) == 0 {
		l.build()
	}
	if len(l.errs) > 0 {
		return nil, l.errs[0]
	}
	var out bytes.Buffer
	sources := slices.SortedFunc(maps.Values(l.set.Sources), func(a, b lint.Source) int { return cmp.Compare(a.Key, b.Key) })
	if err := gob.NewEncoder(&out).Encode(snapshot{builtinSum(), l.sum(), l.decoded, sources}); err != nil {
		return nil, err
	}
	data := binary.LittleEndian.AppendUint64(nil, uint64(out.Len()))
	return slices.Concat(data, out.Bytes(), l.set.Lexicon.Snapshot()), nil
}

// restore makes the built-in set from a snapshot, or returns nil where the
// snapshot is not of these files. Its parts are read side by side: a run on one
// small file waits for little else.
func restore(data string) *Set {
	if len(data) < 8 {
		return nil
	}
	end := binary.LittleEndian.Uint64([]byte(data[:8]))
	if data = data[8:]; end > uint64(len(data)) {
		return nil
	}
	var s snapshot
	var lx *pattern.Lexicon
	var sum uint32
	var m models
	var lxErr, mErr, err error
	var parts sync.WaitGroup
	parts.Go(func() { lx, lxErr = pattern.Restore(data[end:], lint.Role) })
	parts.Go(func() {
		err = gob.NewDecoder(strings.NewReader(data[:end])).Decode(&s)
		sum = builtinSum()
		m, mErr = readModels()
	})
	if parts.Wait(); err != nil || lxErr != nil || mErr != nil || s.Sum != sum {
		return nil
	}
	l := newLoader()
	l.set.Lexicon, l.set.Hash = lx, s.Hash
	if l.use(m) != nil {
		return nil
	}
	for _, src := range s.Sources {
		l.set.Sources[src.Key] = src
	}
	for i := range s.Rules {
		r := l.rule(s.Rules[i].ID, source{name: s.Rules[i].Name, builtin: true}, &s.Rules[i].File)
		if r == nil {
			return nil
		}
		l.set.Rules = append(l.set.Rules, r)
		l.set.files[r.ID] = s.Rules[i].Name
	}
	if l.profile(); len(l.errs) > 0 {
		return nil
	}
	return l.set
}

// builtinSum is a checksum over the name and the size of every built-in file, and
// over the first part of each model, which is never twice the same. It tells an old
// snapshot from a current one without reading what it stands for; a test tells what
// this misses, an edit that keeps a file's size.
func builtinSum() uint32 {
	const telling = 4096
	h := crc32.NewIEEE()
	_ = fs.WalkDir(builtin, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".toml" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintln(h, file, info.Size()) // a hash never fails
		return nil
	})
	for _, m := range modelFiles {
		_, _ = fmt.Fprintln(h, len(m.data), m.data[:min(len(m.data), telling)])
	}
	return h.Sum32()
}
