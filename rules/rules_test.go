package rules

import (
	"flag"
	"os"
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
