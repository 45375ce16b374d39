package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// thread tells what the writer of a message wrote from what was there before:
// everything below the header of an earlier message, or marked as quoted, is a
// quotation, with how many messages back it is as its level. The headers
// themselves are labels.
func thread(doc *text.Document) {
	base := 0
	blocks := doc.Blocks
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		own := 0
		if b.Kind == text.Quote {
			own = max(b.Level, 1)
		}
		if n := headerRun(blocks[i:], 2); n > 0 {
			for k := range n {
				blocks[i+k].Kind, blocks[i+k].Level = text.Label, 0
			}
			i += n - 1
			if own == 0 {
				base++
			}
			continue
		}
		switch {
		case divides(b.Text):
			b.Kind, b.Level = text.Label, 0
			n := headerRun(blocks[i+1:], 1)
			for k := range n {
				blocks[i+1+k].Kind, blocks[i+1+k].Level = text.Label, 0
			}
			if i += n; own == 0 {
				base++
			}
		case attribution(b.Text):
			b.Kind, b.Level = text.Label, 0
			if i+1 < len(blocks) && blocks[i+1].Kind != text.Quote {
				base++
			}
		case base > 0 || own > 0:
			b.Kind, b.Level = text.Quote, base+own
		}
	}
}

// mailLabels name the lines of a message's header as mail programs copy them,
// in English and in Welsh.
var mailLabels = set("from sent date to cc bcc subject reply-to importance attachments oddi anfonwyd at pwnc")

// headerLabel is the label of a line of a copied header, in lower case; empty
// where it is no such line.
func headerLabel(s string) string {
	s = strings.TrimLeft(s, "> \t*_|\u00a0")
	i := strings.IndexByte(s, ':')
	if i < 2 || i > 16 {
		return ""
	}
	label := strings.ToLower(strings.Trim(s[:i], " *_\t"))
	label = strings.TrimSuffix(label, " wrth") // Oddi wrth
	if !mailLabels[label] {
		return ""
	}
	return label
}

// headerRun is how many blocks from the first on are the header of an earlier
// message: who it is from, and at least so many more of when, to whom and about
// what.
func headerRun(blocks []text.Block, least int) int {
	const most = 12
	seen := map[string]bool{}
	n := 0
	for n < len(blocks) && n < most {
		lines := strings.Split(blocks[n].Text, "\n")
		if headerLabel(lines[0]) == "" {
			break
		}
		for k, line := range lines {
			label := headerLabel(line)
			if n == 0 && k == 0 && label != "from" && label != "oddi" {
				return 0
			}
			if label != "" {
				seen[label] = true
			}
		}
		n++
	}
	about := 0
	for _, group := range [][]string{{"sent", "date", "anfonwyd"}, {"to", "at", "cc"}, {"subject", "pwnc"}} {
		for _, label := range group {
			if seen[label] {
				about++
				break
			}
		}
	}
	if about < least {
		return 0
	}
	return n
}

// divides reports the line that a mail program puts above an earlier message.
func divides(s string) bool {
	if len(s) > 100 {
		return false
	}
	words := strings.ToLower(strings.Trim(s, "-_ \t\u00a0>"))
	dashed := strings.HasPrefix(strings.TrimLeft(s, "> "), "--")
	return dashed && (words == "original message" || words == "forwarded message" || words == "original appointment" || words == "forwarded by" || words == "neges wreiddiol") ||
		words == "begin forwarded message:"
}

// attribution reports the line above a quotation: "On Monday Jo Bell wrote:".
func attribution(s string) bool {
	const longest = 300
	s = strings.TrimSpace(s)
	if len(s) > longest || !strings.HasSuffix(s, ":") || strings.ContainsAny(s, "?!") {
		return false
	}
	words := strings.TrimRight(strings.TrimSuffix(s, ":"), " ")
	return strings.HasPrefix(s, "On ") && strings.HasSuffix(words, " wrote") && strings.ContainsAny(s, "0123456789@")
}
