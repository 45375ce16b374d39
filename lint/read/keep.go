package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// keeper gathers the comments of a document that tell dalint to leave words as
// they are, and where they hang. The readers of all formats with comments that
// stand on words share it.
type keeper struct {
	doc   *text.Document
	keeps map[string]*keep // by id; those of other comments only where their edges came first
	order []string         // ids of those that are addressed to dalint, in order
	loose []mark           // edges between paragraphs
}

// keep is a comment that tells dalint to leave words as they are.
type keep struct {
	addressed    bool // to dalint; otherwise not known yet, or not at all
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

// comment takes in the words of a comment, which count if they are addressed
// to dalint, and reports whether they are.
func (k *keeper) comment(id, words string) bool {
	rest, ok := cutFold(strings.TrimSpace(words), "dalint:")
	if !ok {
		return false
	}
	rest, ok = cutFold(strings.TrimSpace(rest), "keep")
	if !ok || rest != "" && strings.IndexByte(" \t:,.-", rest[0]) < 0 && !strings.HasPrefix(rest, "\u00a0") {
		return false
	}
	c := k.entry(id)
	if !c.addressed {
		k.order = append(k.order, id)
	}
	c.addressed = true
	c.rule, c.reason = ruleAndReason(strings.TrimLeft(rest, " \t:,.-\u00a0"))
	return true
}

func (k *keeper) entry(id string) *keep {
	c := k.keeps[id]
	if c == nil {
		if k.keeps == nil {
			k.keeps = map[string]*keep{}
		}
		c = &keep{}
		k.keeps[id] = c
	}
	return c
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// resolve settles where marks are, now that their paragraph of that length has
// become the blocks from first, or none if that is -1. A range then starts
// with the block after, and ends with the block before.
func (k *keeper) resolve(marks []mark, first, length int) {
	blocks := k.doc.Blocks
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
		c := k.entry(m.id)
		switch m.edge {
		case 's':
			c.start = at
		case 'e':
			c.end = at
		case 'r':
			c.ref = at
		}
	}
}

// settle places what is left at the end of a part.
func (k *keeper) settle() {
	k.resolve(k.loose, -1, 0)
	k.loose = k.loose[:0]
}

// directives makes a directive of each comment for each block that its range
// touches. A comment without a range holds for the block it hangs on. It
// reports false where there were too many to take in.
func (k *keeper) directives() bool {
	const most = 10_000
	blocks := k.doc.Blocks
	for _, id := range k.order {
		if len(k.doc.Directives) > most {
			return false
		}
		c := k.keeps[id]
		add := func(block int, span text.Span) {
			k.doc.Directives = append(k.doc.Directives, text.Directive{
				Rule: c.rule, Reason: c.reason, By: "word-comment", Block: block, Span: span, Comment: id,
			})
		}
		if !c.end.ok {
			c.end = c.ref
		}
		if !c.start.ok || !c.end.ok || c.end.block < c.start.block || c.start == c.end {
			if c.ref.ok && c.ref.block < len(blocks) {
				add(c.ref.block, text.Span{})
			} else {
				add(-1, text.Span{})
			}
			continue
		}
		for b := c.start.block; b <= c.end.block; b++ {
			span := text.Span{Start: 0, End: len(blocks[b].Text)}
			if b == c.start.block {
				span.Start = c.start.off
			}
			if b == c.end.block {
				span.End = c.end.off
			}
			if span.Start < span.End {
				add(b, span)
			}
		}
	}
	return true
}
