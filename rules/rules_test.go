package rules

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write compiled.bin anew")

func TestEveryExampleComesOutAsWritten(t *testing.T) {
	set, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	failures, err := set.Test()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failures {
		t.Errorf("%s: %s\n\twant %s\n\t%s", f.File, f.Rule, f.Example, f.Message)
	}
}

// Two programs that say the same of their rules must find the same.
func TestTheHashIsOfEveryModel(t *testing.T) {
	files, err := filepath.Glob("*.bin")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range modelFiles {
		names = append(names, m.name)
	}
	slices.Sort(names)
	if files = slices.DeleteFunc(files, func(f string) bool { return f == "compiled.bin" }); !slices.Equal(names, files) {
		t.Errorf("the hash is of %v, and there are %v", names, files)
	}
	hash, sum := newLoader().sum(), builtinSum()
	for i := range modelFiles {
		m := &modelFiles[i]
		was := m.data
		for _, at := range []int{0, 1, 100, len(was) / 3, len(was) / 2, len(was) - 1} {
			m.data = was[:at] + string([]byte{was[at] ^ 1}) + was[at+1:]
			if newLoader().sum() == hash {
				t.Errorf("%s: another byte %d has the same hash", m.name, at)
			}
			if at <= 100 && builtinSum() == sum {
				t.Errorf("%s: with another byte %d the snapshot is taken for current", m.name, at)
			}
		}
		m.data = was
	}
}

func TestCompiledRulesAreCurrent(t *testing.T) {
	want, err := compile()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("compiled.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if restore(compiled) == nil || compiled != string(want) {
		t.Error("compiled.bin is not made from these rules: run go generate ./rules")
	}
}
