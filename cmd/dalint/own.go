package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dalint/dalint/lint/report"
)

// ownReport reports whether a file is something that dalint made of other
// documents: findings, counts, a map, a reading sheet. What it quotes would be
// taken for somebody's words a second time.
func ownReport(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return report.WroteCSV(begins(path))
	case ".html", ".htm":
		return report.WroteHTML(begins(path))
	case ".txt":
		return report.WroteText(begins(path)) || report.WroteCheck(ends(path))
	case ".docx", ".xlsx":
		return report.WroteCore(core(path))
	}
	return false
}

// Why a file or folder is left out, as a reader is told it.
const (
	sinceOwn     = "dalint wrote it"
	sinceIgnored = "a .gitignore names it"
	sinceTwice   = "it is the same file as another"
	sinceLinked  = "it is a linked folder"
)

// tellCopies says what was left out of folders because dalint wrote it.
func (a *app) tellCopies(copies []string, run *settings) {
	a.tellLeft(copies, run, sinceOwn, "file that dalint wrote", "files that dalint wrote")
}

// tellLeft says what was left out of folders, and since what: how many, or by
// name where the user wants to know more.
func (a *app) tellLeft(paths []string, run *settings, since, one, many string) {
	switch {
	case len(paths) == 0 || run.quiet:
	case run.verbose:
		for _, p := range paths {
			fmt.Fprintf(a.err, "dalint: left out, since %s: %s\n", since, sayPath(p))
		}
	case len(paths) == 1:
		fmt.Fprintf(a.err, "dalint: 1 %s was left out: --verbose names it\n", one)
	default:
		fmt.Fprintf(a.err, "dalint: %d %s were left out: --verbose names them\n", len(paths), many)
	}
}

func (a *app) tellIgnored(paths []string, run *settings) {
	a.tellLeft(paths, run, sinceIgnored, "file or folder that a .gitignore names", "files or folders that a .gitignore names")
}

// namedAtMost is how many files of other kinds are named without --verbose.
const namedAtMost = 20

// tellUnknown names the files of kinds that are not read.
func (a *app) tellUnknown(paths []string, run *settings) {
	if run.quiet {
		return
	}
	for i, p := range paths {
		if i == namedAtMost && !run.verbose {
			fmt.Fprintf(a.err, "dalint: and %d more that are not read: --verbose names them\n", len(paths)-i)
			return
		}
		fmt.Fprintf(a.err, "dalint: %s: is of a kind that dalint does not read: if it matters, save it as .docx, .pdf or .txt\n", sayPath(p))
	}
}

// begins is how a file begins; empty for one that cannot be read, which is told
// when it is.
func begins(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	head := make([]byte, 1024)
	n, _ := io.ReadFull(file, head) // shorter is no trouble
	return string(head[:n])
}

// ends is how a file ends; empty for one that cannot be read.
func ends(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	tail := make([]byte, 2048)
	if _, err := file.Seek(-int64(len(tail)), io.SeekEnd); err != nil {
		_, _ = file.Seek(0, io.SeekStart) // a shorter file
	}
	n, _ := io.ReadFull(file, tail)
	return string(tail[:n])
}

// core is the part of a Word document or workbook that says who made it, as far
// as that part is one that dalint could have written; empty for anything else.
func core(path string) string {
	z, err := zip.OpenReader(path)
	if err != nil {
		return ""
	}
	defer func() { _ = z.Close() }()
	f, err := z.Open("docProps/core.xml")
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, 1<<14))
	if err != nil {
		return ""
	}
	return string(data)
}
