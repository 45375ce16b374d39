package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// terminal returns the file behind w where it is a terminal.
func terminal(w io.Writer) (*os.File, bool) {
	f, ok := w.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// useColor decides whether output to w has colours. "always" is obeyed; "auto"
// asks for a terminal that can, and for no NO_COLOR (no-color.org).
func (a *app) useColor(mode string, w io.Writer) bool {
	switch mode {
	case "always":
		if f, ok := terminal(w); ok {
			enableColor(f)
		}
		return true
	case "never":
		return false
	}
	f, ok := terminal(w)
	return ok && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb" && enableColor(f)
}

// width is the columns to write for: the terminal's, or COLUMNS, or 80.
func (a *app) width(w io.Writer) int {
	if f, ok := terminal(w); ok {
		if cols, _, err := term.GetSize(int(f.Fd())); err == nil && cols > 0 {
			return cols
		}
	}
	if n, err := strconv.Atoi(a.env("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return 80
}
