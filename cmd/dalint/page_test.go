package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ownRulesPage = "../../docs/own-rules.md"

// TestOwnRulesPage follows docs/own-rules.md from top to bottom in an empty
// folder: a block with a path behind its language is a file, a line behind "$ " a
// command, and what stands below it is what the command writes. A line "…" stands
// for any lines. After a change that is meant:
// go test ./cmd/dalint -run OwnRulesPage -update, and read the difference.
func TestOwnRulesPage(t *testing.T) {
	page, err := os.ReadFile(ownRulesPage)
	if err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs(ownRulesPage)
	if err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"COLUMNS": "80", "XDG_CONFIG_HOME": t.TempDir(), "HOME": t.TempDir()}
	t.Chdir(t.TempDir())
	var out strings.Builder // the page as it should be
	commands, files := 0, 0
	lines := strings.SplitAfter(string(page), "\n")
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i])
		info, fence := strings.CutPrefix(strings.TrimSpace(lines[i]), "```")
		if !fence {
			continue
		}
		end := i + 1
		for end < len(lines) && strings.TrimSpace(lines[end]) != "```" {
			end++
		}
		block := lines[i+1 : end]
		language, file, _ := strings.Cut(info, " ")
		switch {
		case file != "":
			files++
			writeString(t, file, strings.Join(block, ""))
			out.WriteString(strings.Join(block, ""))
		case language == "console":
			for len(block) > 0 {
				command, ok := strings.CutPrefix(strings.TrimSpace(block[0]), "$ dalint ")
				if !ok {
					t.Fatalf("line %d: no command: %s", i+2, block[0])
				}
				commands++
				shown := block[1:]
				for k, line := range shown {
					if strings.HasPrefix(line, "$ ") {
						shown = shown[:k]
						break
					}
				}
				var said strings.Builder
				run(strings.Fields(command), strings.NewReader(""), &said, &said, func(k string) string { return env[k] })
				got := filepath.ToSlash(strings.TrimLeft(strings.TrimRight(said.String(), "\n")+"\n", "\n"))
				want := strings.Join(shown, "")
				out.WriteString(block[0])
				if left, after, skips := strings.Cut(want, "…\n"); skips {
					if !strings.HasPrefix(got, left) || !strings.HasSuffix(got, after) {
						t.Errorf("dalint %s:\ngot\n%swant\n%s", command, got, want)
					}
					out.WriteString(want)
				} else {
					if got != want && !*update {
						t.Errorf("dalint %s:\ngot\n%swant\n%s", command, got, want)
					}
					out.WriteString(got)
				}
				block = block[1+len(shown):]
			}
		case file == "":
			t.Fatalf("line %d: a block that is neither a file nor a command: %s", i+1, lines[i])
		}
		out.WriteString(lines[end])
		i = end
	}
	if commands < 8 || files < 4 {
		t.Fatalf("%d commands and %d files", commands, files)
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
