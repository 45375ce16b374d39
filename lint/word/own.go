package word

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/dalint/dalint/lint/report"
)

// A comment of dalint's ends with a line such as
//
//	Rule: excuse/drink (warning: reconsider) [dalint 3f9a2c01]
//
// whose number is a hash of the words above it. So dalint knows its own
// comments again whoever is named as their author and whatever program saved
// the document since, and takes none for its own that somebody has changed.

const seal = "[dalint "

// sealed closes a comment with its number.
func sealed(lines []report.Line) []report.Line {
	var words []string
	for _, l := range lines {
		words = append(words, written(l))
	}
	lines[len(lines)-1].Text += " " + seal + sum(words) + "]"
	return lines
}

// written is a line as it reads in the comment.
func written(l report.Line) string {
	if l.Label == "" {
		return l.Text
	}
	return l.Label + ": " + l.Text
}

func sum(lines []string) string {
	h := sha256.New()
	for _, l := range lines {
		h.Write([]byte(strings.Join(strings.Fields(escapeless(l)), "")))
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}

// escapeless is s as it comes back from a file: without the characters that
// XML cannot hold.
func escapeless(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}

// own reports whether a comment is dalint's, unchanged, and which rule's: none
// for the summary.
func (c *comment) own() (rule string, ok bool) {
	lines := c.lines
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return "", false
	}
	words, rest, ok := cutLast(lines[len(lines)-1], seal)
	number, end := strings.CutSuffix(rest, "]")
	if !ok || !end {
		return "", false
	}
	all := append(append([]string{}, lines[:len(lines)-1]...), words)
	if sum(all) != number {
		return "", false
	}
	if about, ok := strings.CutPrefix(words, report.RuleLabel+": "); ok {
		rule, _, _ = strings.Cut(about, " ")
	}
	return rule, true
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
