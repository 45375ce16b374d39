package main

import (
	"os"
	"strings"
	"testing"
)

// Every command that the page for supervisors shows must be one that dalint
// takes.
func TestAuditPageShowsCommandsThatAreThere(t *testing.T) {
	page, err := os.ReadFile("../../docs/audit.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for line := range strings.Lines(string(page)) {
		args := strings.Fields(line)
		if len(args) < 2 || args[0] != "dalint" || !strings.HasPrefix(line, "    ") {
			continue
		}
		shown++
		cmd, rest, err := newRoot(&app{env: func(string) string { return "" }}).Find(args[1:])
		if err == nil {
			err = cmd.ParseFlags(rest)
		}
		if err == nil && cmd.Args != nil {
			err = cmd.Args(cmd, cmd.Flags().Args())
		}
		if err != nil {
			t.Errorf("%s: %v", strings.TrimSpace(line), err)
		}
	}
	if shown < 10 {
		t.Errorf("only %d commands", shown)
	}
}
