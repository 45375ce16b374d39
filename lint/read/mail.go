package read

import (
	"fmt"
	"strings"
	"time"

	"github.com/dalint/dalint/lint/text"
)

// Limits on a message and what is attached to it, together.
const (
	maxNesting     = 16       // messages in messages, parts in parts
	maxMailParts   = 1_000    // parts and attachments
	maxMailText    = 16 << 20 // bytes of a body, as stored and decoded
	maxAttachments = 64 << 20 // bytes of text of all attachments
)

// nest is how deep in messages a message is, and what has been read of them all.
type nest struct {
	depth int
	parts int
	words int // bytes of text
	large int // attachments that were too large
}

// mail is a message being read, whatever it is stored as: its header, its body
// and what is attached.
type mail struct {
	*builder
	nest    *nest
	subject string
	words   int // of the body, in paragraphs
	files   int // attached so far
}

func newMail(format text.Format, n *nest) *mail {
	m := &mail{builder: newBuilder(text.New("", format)), nest: n}
	m.keep = false
	m.nest.depth++
	return m
}

// finished ends the message. Only a whole one is empty by itself.
func (m *mail) finished() (*text.Document, error) {
	m.nest.depth--
	return m.done()
}

// header takes in one line of the header as a block; it is already in buf.
func (m *mail) header(kind text.Kind) {
	m.where, m.builder.number = "message header", 0
	if kind == text.Heading {
		m.where = "subject"
		m.subject = strings.Join(strings.Fields(string(m.buf)), " ")
	}
	m.finish(kind, map[bool]int{true: 1}[kind == text.Heading], text.Place{})
}

// body takes in a part of the message's own text, read by itself; where says
// what its offsets stand for.
func (m *mail) body(doc *text.Document, part string, from *mapped) {
	thread(doc)
	base := m.words
	m.add(doc, func(b *text.Block) {
		m.words = max(m.words, base+b.Place.Paragraph)
		b.Place.Paragraph += base
		if b.Place.Section == "" {
			b.Place.Section = m.subject
		}
		b.Pieces = from.pieces(b.Pieces, b.Text, part, m.src)
	})
}

// add adds the blocks of another document, changed, and all that it says.
func (m *mail) add(doc *text.Document, change func(*text.Block)) {
	if len(m.doc.Blocks)+len(doc.Blocks) > maxBlocks {
		m.full = true
		return
	}
	first := len(m.doc.Blocks)
	for _, b := range doc.Blocks {
		change(&b)
		m.doc.Blocks = append(m.doc.Blocks, b)
	}
	for _, d := range doc.Directives {
		if d.Block >= 0 {
			d.Block += first
		}
		m.doc.Directives = append(m.doc.Directives, d)
	}
}

// pieces says where pieces of the decoded text of a part come from in its
// source. Src is that source; it is empty where text is its own source.
func (m *mapped) pieces(all []text.Piece, words, part, src string) []text.Piece {
	out := make([]text.Piece, 0, len(all))
	add := func(span text.Span, from, size int, copied bool) {
		if s := words[span.Start:span.End]; !copied && size == len(s) && src[from:from+size] != s && (size > 1 || !isSpace(s[0]) || !isSpace(src[from])) {
			size-- // by chance as long as its source: it must not pass for a copy
		}
		out = append(out, text.Piece{Text: span, Anchor: text.Anchor{Part: part, Offset: from}, Source: size})
	}
	for _, p := range all {
		if p.Source != p.Text.Len() || p.Source == 1 && words[p.Text.Start] == ' ' {
			from, size := m.source(p.Anchor.Offset, p.Source)
			add(p.Text, from, size, false)
			continue
		}
		if m.identity {
			add(p.Text, m.base+p.Anchor.Offset, p.Source, true)
			continue
		}
		at, n, to := p.Anchor.Offset, p.Source, p.Text.Start
		for i := m.find(at); n > 0 && i < len(m.stretch); i++ {
			x := m.stretch[i]
			k := min(n, int(x.at+x.n)-at)
			span := text.Span{Start: to, End: to + k}
			if x.copied {
				add(span, int(x.from)+at-int(x.at), k, true)
			} else {
				add(span, int(x.from), int(x.size), false)
			}
			at, n, to = at+k, n-k, to+k
		}
	}
	return out
}

// choose is which of the two forms of one body to read: the plain one, unless
// it only says that there is another.
func choose(plain, page *text.Document) *text.Document {
	switch {
	case plain == nil || len(plain.Blocks) == 0 && page != nil:
		return page
	case page == nil:
		return plain
	}
	count := func(d *text.Document) int {
		n := 0
		for _, b := range d.Blocks {
			n += len(strings.Fields(b.Text))
		}
		return n
	}
	const stub = 25 // words by which a plain form may be shorter without being asked why
	if count(page) > 2*count(plain)+stub {
		return page
	}
	return plain
}

// readMailText reads plain text as people write it in messages.
func readMailText(src string, flowed bool) (*text.Document, error) {
	if err := mailText(src); err != nil {
		return nil, err
	}
	doc := text.New("", text.Plain)
	doc.Source = src
	r := plainReader{builder: newBuilder(doc), src: src, mail: true, flowed: flowed}
	r.width = documentWidth(src)
	r.read()
	return r.mailBody()
}

// readMailPage reads a body in HTML.
func readMailPage(src string) (*text.Document, error) {
	if err := mailText(src); err != nil {
		return nil, err
	}
	doc := text.New("", text.HTML)
	doc.Source = src
	r := &htmlReader{markup: &markup{builder: newBuilder(doc), hasTitle: true}, quoted: true}
	r.limit = maxElements
	r.read(src, 0)
	return r.mailBody()
}

func mailText(src string) error {
	if len(src) > maxMailText {
		return &Error{TooLarge, fmt.Sprintf("is larger than %d MB", maxMailText>>20), "save its text as a file of its own and check that"}
	}
	return textual(src)
}

// mailBody is done for a part of a message: that it has no text says nothing
// of the whole.
func (b *builder) mailBody() (*text.Document, error) {
	if err := b.excess(); err != nil {
		return nil, err
	}
	return b.doc, nil
}

// windowsTime is a time in units of 100 nanoseconds since 1601; zero for none.
func windowsTime(n uint64) time.Time {
	const ticks, epoch = 10_000_000, 11_644_473_600
	if n == 0 || n/ticks > 1<<40 {
		return time.Time{}
	}
	return time.Unix(int64(n/ticks)-epoch, 0).UTC()
}

// fileTime is a time of Windows as a header gives it; empty for none.
func fileTime(n uint64) string {
	t := windowsTime(n)
	if t.IsZero() {
		return ""
	}
	return t.Format("Mon, 2 Jan 2006 15:04 UTC")
}
