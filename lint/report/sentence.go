package report

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// excerpt is how much of a long sentence is shown, in columns.
const excerpt = 260

// sentence writes the sentence that holds span, with the words marked »so«.
func (t *textWriter) sentence(b *strings.Builder, s string, span text.Span) {
	around := t.scanned.around(s, span)
	before, marked, after := clean(s[around.Start:span.Start]), clean(s[span.Start:span.End]), clean(s[span.End:around.End])
	marked = middle(marked, excerpt)
	room := max(excerpt-columns(marked), 60)
	if columns(before)+columns(after) > room {
		left := min(columns(before), max(room/2, room-columns(after)))
		before = tail(before, left)
		after = head(after, room-left)
	}
	words := strings.Fields(strings.TrimLeft(before, " ") + "\x01»" + marked + "«\x02" + strings.TrimRight(after, " "))
	line := fill(words, even("      "), t.o.Width)
	b.WriteString(t.style.marked(line))
}

// head is the first columns of s, cut between words.
func head(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	cut := byteAt(s, width)
	if i := strings.LastIndexByte(s[:cut], ' '); i >= 0 {
		cut = i
	}
	return s[:cut] + " …"
}

// tail is the last columns of s, cut between words.
func tail(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	cut := byteAt(s, columns(s)-width)
	if i := strings.IndexByte(s[cut:], ' '); i >= 0 {
		cut += i
	} else {
		return "… "
	}
	return "…" + s[cut:]
}

// middle leaves out the middle of a very long s.
func middle(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	return head(s, width*2/3) + strings.TrimPrefix(tail(s, width/3), "…")
}

// byteAt is the byte offset of the first rune of s that reaches past width columns.
func byteAt(s string, width int) int {
	n := 0
	for i, r := range s {
		if n >= width {
			return i
		}
		n += runeColumns(r)
	}
	return len(s)
}

// scanned remembers the sentences of the block last asked about: findings come
// in reading order, and a block may hold many.
type scanned struct{ para *language.Paragraph }

// around is the sentence, or sentences, of s that span lies in.
func (c *scanned) around(s string, span text.Span) text.Span {
	if c.para == nil || c.para.Text != s {
		c.para = language.Scan(s)
	}
	out := span
	for i := range c.para.Sentences {
		if sent := c.para.Sentences[i].Span; sent.Overlaps(span) {
			out = out.Cover(sent)
		}
	}
	return out
}
