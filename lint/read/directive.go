package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// ruleAndReason divides what follows "dalint-ignore" or "dalint: keep". The
// first word is a rule where it has a slash. A bare family name stays in the
// reason, since only the rules know the families: see text.Directive.ForFamily.
func ruleAndReason(s string) (rule, reason string) {
	s = strings.Join(strings.Fields(s), " ")
	word, rest, _ := strings.Cut(s, " ")
	bare := strings.TrimRight(word, ":,;")
	if slash := strings.IndexByte(bare, '/'); slash > 0 && slash < len(bare)-1 && strings.Trim(bare, "abcdefghijklmnopqrstuvwxyz0123456789-/*") == "" {
		return bare, strings.TrimLeft(rest, ":-–— ")
	}
	return "", s
}

// parseComment reads the inside of a Markdown or HTML comment. Block is left
// for the caller to set.
func parseComment(comment string) (text.Directive, bool) {
	s := strings.TrimSpace(comment)
	rest, ok := strings.CutPrefix(s, "dalint-ignore")
	if !ok {
		return text.Directive{}, false
	}
	rest, file := strings.CutPrefix(rest, "-file")
	if rest != "" && !isSpace(rest[0]) && rest[0] != ':' {
		return text.Directive{}, false
	}
	d := text.Directive{By: "inline", File: file, Block: -1}
	d.Rule, d.Reason = ruleAndReason(strings.TrimLeft(rest, ": \t\r\n"))
	return d, true
}
