// Command dalint-corpus writes the made-up reports that dalint's speed is
// measured on: by default 200 plain-text files of 10 KB, the same on every
// machine. For audits, -n 10000 -size 30000 -folders 10 writes ten folders of a
// thousand reports of some ten pages.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dalint/dalint/lint/corpus"
)

func main() {
	n := flag.Int("n", 200, "`NUMBER` of reports")
	size := flag.Int("size", 10_000, "`BYTES` of each report")
	folders := flag.Int("folders", 0, "put them into this `NUMBER` of folders")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: dalint-corpus [-n NUMBER] [-size BYTES] [-folders NUMBER] NEW-FOLDER")
	}
	flag.Parse()
	if flag.NArg() != 1 || *n < 1 || *size < 1 || *folders < 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(flag.Arg(0), *n, *size, *folders); err != nil {
		fmt.Fprintln(os.Stderr, "dalint-corpus:", err)
		os.Exit(2)
	}
}

func write(dir string, n, size, folders int) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("report-%04d.txt", i))
		if folders > 0 {
			in := filepath.Join(dir, fmt.Sprintf("area-%02d", i%folders))
			if err := os.MkdirAll(in, 0o755); err != nil {
				return err
			}
			name = filepath.Join(in, filepath.Base(name))
		}
		if err := os.WriteFile(name, []byte(corpus.Report(uint64(i), size)), 0o644); err != nil {
			return err
		}
	}
	return nil
}
