package report

import (
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// Marked is the words that a finding is about.
func Marked(doc *text.Document, f *lint.Finding) string {
	return doc.Blocks[f.Block].Text[f.Span.Start:f.Span.End]
}

// Message is what a finding says. With noText it is the rule's own sentence,
// with "this wording" where the document would be quoted.
func Message(f *lint.Finding, noText bool) string {
	if !noText {
		return f.Message
	}
	m := f.Rule.Message
	for _, quoted := range []string{"“{match}”", `"{match}"`, "‘{match}’", "{match}"} {
		m = strings.ReplaceAll(m, quoted, "this wording")
	}
	if m == "" || strings.ContainsAny(m, "{}") {
		m = f.Rule.Doc.Title
	}
	return Capital(m)
}

// questions are the finding's, which may name people, or the rule's own.
func questions(f *lint.Finding, noText bool) []string {
	if noText || len(f.Questions) == 0 {
		return f.Rule.Doc.Questions
	}
	return f.Questions
}

// firstSentence is s up to the end of its first sentence, on one line. It is
// meant for rule texts, which are written to be cut here.
func firstSentence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && s[i+1] == ' ' && !abbreviated(s[:i]) {
			return s[:i+1]
		}
	}
	return s
}

// abbreviated reports whether a full stop after s is likely to end an
// abbreviation rather than a sentence.
func abbreviated(s string) bool {
	word := s[strings.LastIndexAny(s, " (“\"")+1:]
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "st", "no", "s", "vs", "etc", "e.g", "i.e", "approx":
		return true
	}
	return len([]rune(word)) == 1 && strings.ToUpper(word) == word
}

// Capital is a text with its first letter as a capital one.
func Capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// plural is "1 error" or "2 errors", with thousands set apart.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// count writes n with a comma between thousands.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
