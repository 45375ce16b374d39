package rules

import (
	"bytes"
	"cmp"
	_ "embed" // for compiled.bin
	"encoding/gob"
	"encoding/hex"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/check"
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

// snapshot is what compiled.bin holds, but for the lexicon, which follows it as
// it is: gob would copy it.
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
	if err := gob.NewEncoder(&out).Encode(snapshot{builtinSum(), hex.EncodeToString(l.hash.Sum(nil))[:12], l.decoded, sources}); err != nil {
		return nil, err
	}
	return append(out.Bytes(), l.set.Lexicon.Snapshot()...), nil
}

// restore makes the built-in set from a snapshot, or returns nil where the
// snapshot is not of these files.
func restore(data string) *Set {
	var s snapshot
	rest := strings.NewReader(data)
	if gob.NewDecoder(rest).Decode(&s) != nil || s.Sum != builtinSum() {
		return nil
	}
	lx, err := pattern.Restore(data[len(data)-rest.Len():], check.Role)
	if err != nil {
		return nil
	}
	l := newLoader()
	l.set.Lexicon, l.set.Hash = lx, s.Hash
	for _, src := range s.Sources {
		l.set.Sources[src.Key] = src
	}
	for i := range s.Rules {
		r := l.rule(s.Rules[i].ID, source{name: s.Rules[i].Name}, &s.Rules[i].File)
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

// builtinSum is a checksum over every built-in file. It tells an old snapshot
// from a current one and guards against nothing else, so it may be a quick one.
func builtinSum() uint32 {
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	buf := make([]byte, 1<<15)
	_ = fs.WalkDir(builtin, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".toml" {
			return err
		}
		f, err := builtin.Open(file)
		if err != nil {
			return err
		}
		_, err = io.CopyBuffer(h, io.MultiReader(strings.NewReader(file), f), buf)
		_ = f.Close() // reading what is built in cannot fail late
		return err
	})
	return h.Sum32()
}
