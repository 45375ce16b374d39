package read

import (
	"strings"
	"unicode/utf8"
)

// splitAfter is the end of the block that starts at from, whose first piece is
// k: the end of the text or, of an overlong one, after a sentence or a word
// near the limit, or else at the edge of a character. Only a copy is divided.
func (b *builder) splitAfter(from, k int) int {
	if len(b.buf)-from <= maxBlock {
		return len(b.buf)
	}
	n := from + wordSplit(b.buf[from:])
	for b.pieces[k].Text.End < n {
		k++
	}
	if p := b.pieces[k]; p.Source != p.Text.Len() && p.Text.Start > from {
		return p.Text.Start
	}
	return n
}

func wordSplit(s []byte) int {
	low := maxBlock - maxBlock/8
	for _, ends := range []string{".!?\n", " \t\n"} {
		for i := maxBlock - 1; i > low; i-- {
			if strings.IndexByte(ends, s[i-1]) >= 0 && isSpace(s[i]) {
				return i + 1
			}
		}
	}
	n := maxBlock
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// stretch is the part of buf[from:to] up to a blank line, without white space
// at its edges, and where the next one starts. It may be empty.
func (b *builder) stretch(from, to int) (start, end, next int) {
	s := b.buf[:to]
	for from < to && isSpace(s[from]) {
		from++
	}
	end, next = to, to
	for i := from; i < to; i++ {
		if s[i] != '\n' {
			continue
		}
		j := i + 1
		for j < to && (s[j] == ' ' || s[j] == '\t' || s[j] == '\r') {
			j++
		}
		if j < to && s[j] == '\n' {
			end, next = i, j+1
			break
		}
	}
	for end > from && isSpace(s[end-1]) {
		end--
	}
	return from, end, next
}
