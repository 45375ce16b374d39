package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/dalint/dalint/lint/text"
)

// A builder gathers the text and pieces of one block at a time and adds
// finished blocks to a document. It is the only code that makes pieces, so
// that "in order, without gaps" is kept in one place.
type builder struct {
	doc     *text.Document
	src     string      // what offsets count bytes of: the file, or one part
	at      text.Anchor // part, paragraph and run of what is being added
	keep    bool        // src lives on in doc.Source, so blocks may share its memory
	buf     []byte
	pieces  []text.Piece
	copied  bool // the last piece may be extended by what follows it in src
	arena   []text.Piece
	section string
	number  int // paragraphs so far in this part of the document
	where   string
	full    bool // maxBlocks was reached and something was left out
	deep    bool // maxOpen was reached and something was left out
	flooded bool // maxElements was reached and something was left out
	limit   int  // of pieces
	made    int  // pieces so far
	cells   bool // blank lines divide what is gathered, and white space at edges does not count
}

func newBuilder(doc *text.Document) *builder {
	return &builder{doc: doc, src: doc.Source, keep: true, where: "body", limit: maxPieces}
}

// empty reports that nothing was added since the last block.
func (b *builder) empty() bool { return len(b.buf) == 0 }

// copy adds src[from:to] as it is, but for characters that nobody sees.
func (b *builder) copy(from, to int) {
	start := from
	for i := from; i < to; {
		if c := b.src[i]; c < 0xc2 || c != 0xc2 && c != 0xe2 && c != 0xef {
			i++
			continue
		}
		n := invisible(b.src[i:to])
		if n == 0 {
			i++
			continue
		}
		b.append(start, i)
		i += n
		start = i
	}
	b.append(start, to)
}

func (b *builder) append(from, to int) {
	if from >= to {
		return
	}
	if b.crowded() {
		return
	}
	n := len(b.buf)
	b.buf = append(b.buf, b.src[from:to]...)
	if b.copied {
		last := &b.pieces[len(b.pieces)-1]
		if last.Anchor.Offset+last.Source == from && last.Anchor.Run == b.at.Run && last.Anchor.Paragraph == b.at.Paragraph {
			last.Text.End += to - from
			last.Source += to - from
			return
		}
	}
	b.piece(n, from, to)
	b.copied = true
}

// put adds s, which stands for src[from:to] as a whole.
func (b *builder) put(s string, from, to int) {
	if s == "" || b.crowded() {
		return
	}
	n := len(b.buf)
	last := len(s) - 1
	if last > 0 && len(s) == to-from && s != b.src[from:to] {
		// As long as its source, and would pass for a copy: its last byte is a
		// piece of its own, at the end of the source.
		b.buf = append(b.buf, s[:last]...)
		b.piece(n, from, to)
		n, s, from = len(b.buf), s[last:], to
	}
	b.buf = append(b.buf, s...)
	b.piece(n, from, to)
	b.copied = false
}

// crowded reports that there are as many pieces as a document may have.
// Nothing more is added then, and done says so.
func (b *builder) crowded() bool { return b.made >= b.limit }

func (b *builder) piece(n, from, to int) {
	b.made++
	a := b.at
	a.Offset = from
	b.pieces = append(b.pieces, text.Piece{Text: text.Span{Start: n, End: len(b.buf)}, Anchor: a, Source: to - from})
}

// invisible is the length of the character at the start of s if a reader never
// sees it and it may stand inside a word: a soft hyphen, a zero width space, a
// word joiner or a stray byte order mark.
func invisible(s string) int {
	switch s[0] {
	case 0xc2:
		if strings.HasPrefix(s, "\u00ad") {
			return 2
		}
	case 0xe2:
		if strings.HasPrefix(s, "\u200b") || strings.HasPrefix(s, "\u2060") {
			return 3
		}
	case 0xef:
		if strings.HasPrefix(s, "\ufeff") {
			return 3
		}
	}
	return 0
}

// trimRight takes white space off the end of what was gathered.
func (b *builder) trimRight() {
	n := len(b.buf)
	for n > 0 && isSpace(b.buf[n-1]) {
		n--
	}
	b.cut(n)
}

// cut shortens what was gathered to n bytes, at the edge of a character.
func (b *builder) cut(n int) {
	b.buf = b.buf[:n]
	for len(b.pieces) > 0 {
		p := &b.pieces[len(b.pieces)-1]
		if p.Text.Start < n {
			if over := p.Text.End - n; over > 0 {
				if p.Source == p.Text.Len() {
					p.Source -= over
				}
				p.Text.End = n
			}
			return
		}
		b.pieces = b.pieces[:len(b.pieces)-1]
		b.copied = false
	}
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// finish makes a block of what was gathered, or nothing when that is blank,
// and returns the index of the first block made, or -1.
func (b *builder) finish(kind text.Kind, level int, place text.Place) int {
	defer b.reset()
	if isBlank(b.buf) {
		return -1
	}
	b.number++
	place.Part, place.Paragraph, place.Section = b.where, b.number, b.section
	first := len(b.doc.Blocks)
	for from, k := 0, 0; from < len(b.buf); {
		if len(b.doc.Blocks) == maxBlocks {
			b.full = true
			return -1
		}
		to := b.splitAfter(from, k)
		next := to
		if b.cells {
			from, to, next = b.stretch(from, to)
			for from < to && b.pieces[k].Text.End <= from {
				k++
			}
		}
		if from < to && (!b.cells || !isBlank(b.buf[from:to])) {
			pieces := b.take(&k, from, to)
			b.doc.Blocks = append(b.doc.Blocks, text.Block{Kind: kind, Level: level, Place: place, Text: b.text(pieces, from, to), Pieces: pieces})
		}
		from = next
	}
	if kind == text.Heading {
		b.section = strings.Join(strings.Fields(b.doc.Blocks[first].Text), " ")
	}
	return first
}

func isBlank(s []byte) bool {
	return len(bytes.TrimLeftFunc(s, unicode.IsSpace)) == 0
}

func (b *builder) reset() {
	b.buf, b.pieces, b.copied = b.buf[:0], b.pieces[:0], false
}

// text is buf[from:to], sharing the source's memory if it can.
func (b *builder) text(pieces []text.Piece, from, to int) string {
	if len(pieces) == 1 && b.keep && pieces[0].Source == to-from {
		off := pieces[0].Anchor.Offset
		if s := b.src[off : off+to-from]; s == string(b.buf[from:to]) {
			return s
		}
	}
	return string(b.buf[from:to])
}

// take is the pieces of buf[from:to], counted from from. They start with
// piece *k, which take moves to the first one that ends after to.
func (b *builder) take(k *int, from, to int) []text.Piece {
	n := *k
	for n < len(b.pieces) && b.pieces[n].Text.Start < to {
		n++
	}
	if cap(b.arena)-len(b.arena) < n-*k {
		b.arena = make([]text.Piece, 0, max(n-*k, min(1024, 16+2*cap(b.arena))))
	}
	begin := len(b.arena)
	b.arena = append(b.arena, b.pieces[*k:n]...)
	taken := b.arena[begin:len(b.arena):len(b.arena)]
	for i := range taken {
		p := &taken[i]
		if before := from - p.Text.Start; before > 0 { // the rest of a copy that the last block began
			p.Text.Start, p.Anchor.Offset, p.Source = from, p.Anchor.Offset+before, p.Source-before
		}
		if after := p.Text.End - to; after > 0 {
			p.Text.End, p.Source = to, p.Source-after
			n--
		}
		p.Text.Start -= from
		p.Text.End -= from
	}
	*k = n
	return taken
}

// done is the finished document, or the reason why it has none.
func (b *builder) done() (*text.Document, error) {
	if err := b.excess(); err != nil {
		return nil, err
	}
	if len(b.doc.Blocks) == 0 {
		b.doc.Skipped = append(b.doc.Skipped, text.Problem{Part: "body", Message: "has no text"})
	}
	return b.doc, nil
}

func tooManyPieces(limit int) *Error {
	return &Error{TooLarge, fmt.Sprintf("has text in more than %d,000,000 pieces", limit/1_000_000), "split it into smaller files"}
}

// excess says of what the document has more than dalint holds; nil for nothing.
func (b *builder) excess() error {
	switch {
	case b.full:
		return &Error{TooLarge, "has more than 500,000 paragraphs", "split it into smaller files"}
	case b.deep:
		return &Error{TooLarge, "has elements in one another, more than 100,000 deep", "open it in a browser and copy its text into a Word document (.docx)"}
	case b.flooded:
		return &Error{TooLarge, "has more than 1,000,000 elements", "open it in a browser and copy its text into a Word document (.docx)"}
	case b.crowded():
		return tooManyPieces(b.limit)
	}
	return nil
}
