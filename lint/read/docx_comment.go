package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// keeper gathers the Word comments that are addressed to dalint, and where they
// stand.
type keeper struct {
	*builder
	keeps map[string]*keep // by id
	order []string         // their ids, in order
}

// keep is a Word comment that tells dalint to leave words as they are.
type keep struct {
	rule, reason string
	start, end   place
	ref          place // where the comment itself hangs
}

// place is a byte of a block's text.
type place struct {
	ok         bool
	block, off int
}

// mark is an edge of a comment in a paragraph that is still being read.
type mark struct {
	id   string
	edge byte // 's' start, 'e' end, 'r' reference
	off  int
}

// readComments finds the comments that are addressed to dalint.
func (d *docx) readComments(name string) error {
	src, _, err := d.part(name)
	if err != nil {
		return err
	}
	x, err := newScanner(src)
	if err != nil {
		return err
	}
	d.keeps = map[string]*keep{}
	var words strings.Builder
	id, inText, deleted := "", false, 0
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		if ev == charData {
			if inText && deleted == 0 && x.cdata {
				words.WriteString(src[x.from:x.to])
			} else if inText && deleted == 0 {
				words.WriteString(unescapeXML(src[x.from:x.to]))
			}
			continue
		}
		if x.space != nsWord {
			continue
		}
		begins := ev == startTag
		switch x.local {
		case "comment":
			if begins {
				id, _ = x.attr(nsWord, "id")
				words.Reset()
			} else {
				d.comment(id, words.String())
			}
		case "t":
			inText = begins
		case "p", "br", "tab":
			words.WriteByte(' ')
		case "del", "moveFrom":
			if begins {
				deleted++
			} else {
				deleted--
			}
		}
	}
}

func (d *keeper) comment(id, words string) {
	rest, ok := cutFold(strings.TrimSpace(words), "dalint:")
	if !ok {
		return
	}
	rest, ok = cutFold(strings.TrimSpace(rest), "keep")
	if !ok || rest != "" && strings.IndexByte(" \t:,.-", rest[0]) < 0 && !strings.HasPrefix(rest, "\u00a0") {
		return
	}
	rule, reason := ruleAndReason(strings.TrimLeft(rest, " \t:,.-\u00a0"))
	if d.keeps[id] == nil {
		d.order = append(d.order, id)
	}
	d.keeps[id] = &keep{rule: rule, reason: reason}
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func (s *story) commentMark() {
	if len(s.keeps) == 0 || s.kind != body {
		return
	}
	id, _ := s.x.attr(nsWord, "id")
	if s.keeps[id] == nil {
		return
	}
	m := mark{id: id, edge: 's', off: len(s.buf)}
	switch s.x.local {
	case "commentRangeEnd":
		m.edge = 'e'
	case "commentReference":
		m.edge = 'r'
	}
	if p := &s.flow.para; p.active || s.flow.open {
		p.marks = append(p.marks, m)
	} else if m.off = 0; m.edge == 's' {
		s.loose = append(s.loose, m)
	} else {
		s.resolve([]mark{m}, -1, 0)
	}
}

// resolve settles where marks are, now that their paragraph of that length has
// become the blocks from first, or none if that is -1. A range then starts
// with the block after, and ends with the block before.
func (s *keeper) resolve(marks []mark, first, length int) {
	blocks := s.doc.Blocks
	for _, m := range marks {
		at := place{true, first, min(m.off, length)}
		switch {
		case first < 0 && m.edge == 's':
			at = place{true, len(blocks), 0}
		case first < 0 && len(blocks) == 0:
			continue
		case first < 0:
			at = place{true, len(blocks) - 1, len(blocks[len(blocks)-1].Text)}
		default:
			for at.block+1 < len(blocks) && at.off > len(blocks[at.block].Text) {
				at.off -= len(blocks[at.block].Text)
				at.block++
			}
		}
		k := s.keeps[m.id]
		switch m.edge {
		case 's':
			k.start = at
		case 'e':
			k.end = at
		case 'r':
			k.ref = at
		}
	}
}

// settle places what is left at the end of a part.
func (s *story) settle() {
	s.resolve(s.loose, -1, 0)
	s.loose = s.loose[:0]
}

// keepDirectives makes a directive of each comment for each block that its
// range touches. A comment without a range holds for the block it hangs on.
func (d *keeper) keepDirectives() {
	const most = 10_000
	for _, id := range d.order {
		if len(d.doc.Directives) > most {
			d.skipped("comments", "keep more than 10,000 passages; the rest was not read")
			return
		}
		k := d.keeps[id]
		add := func(block int, span text.Span) {
			d.doc.Directives = append(d.doc.Directives, text.Directive{
				Rule: k.rule, Reason: k.reason, By: "word-comment", Block: block, Span: span, Comment: id,
			})
		}
		if !k.end.ok {
			k.end = k.ref
		}
		if !k.start.ok || !k.end.ok || k.end.block < k.start.block || k.start == k.end {
			if k.ref.ok {
				add(k.ref.block, text.Span{})
			} else {
				add(-1, text.Span{})
			}
			continue
		}
		for b := k.start.block; b <= k.end.block; b++ {
			span := text.Span{Start: 0, End: len(d.doc.Blocks[b].Text)}
			if b == k.start.block {
				span.Start = k.start.off
			}
			if b == k.end.block {
				span.End = k.end.off
			}
			if span.Start < span.End {
				add(b, span)
			}
		}
	}
}
