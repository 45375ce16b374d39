// Command dalint-corpus writes the made-up reports that dalint's speed is
// measured on: 200 plain-text files of 10 KB, the same on every machine.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/dalint/dalint/lint/corpus"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: dalint-corpus NEW-FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "dalint-corpus:", err)
		os.Exit(2)
	}
}

func write(dir string) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for i := range 200 {
		name := filepath.Join(dir, fmt.Sprintf("report-%04d.txt", i))
		if err := os.WriteFile(name, []byte(corpus.Report(uint64(i), 10_000)), 0o644); err != nil {
			return err
		}
	}
	return nil
}
