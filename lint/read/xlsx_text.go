package read

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// readStrings finds the strings that cells share.
func (w *workbook) readStrings(name string) error {
	x, src, stored, err := w.scan(name)
	if err != nil {
		return err
	}
	t := &w.shared
	t.src, t.part = src, stored
	for {
		ev, err := x.next()
		if err != nil || ev == endOfPart {
			return err
		}
		switch {
		case ev != startTag:
		case x.depth() == 1:
			t.at = scanner{src: src, seen: true, stack: slices.Clone(x.stack), bound: slices.Clone(x.bound)}
		case x.space == nsSheet && x.local == "si" && x.depth() == 2:
			t.starts = append(t.starts, x.from)
		}
	}
}

// string adds the shared string of that number.
func (w *workbook) string(number string) error {
	t := &w.shared
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 0 || n >= len(t.starts) {
		return damaged("refers to a string that is not there")
	}
	x := t.at
	x.pos = t.starts[n]
	x.stack, x.bound = slices.Clip(x.stack), slices.Clip(x.bound)
	w.src, w.at = t.src, text.Anchor{Part: t.part, Paragraph: n}
	r := richText{builder: w.builder, x: &x}
	for {
		ev, err := x.next()
		if err != nil {
			return err
		}
		if err := r.event(ev); err != nil {
			return err
		}
		if ev == endTag && x.depth() == 1 {
			w.words += x.pos - t.starts[n] // read again for each cell, so it counts
			return nil
		}
	}
}

// richText takes in the text of a string item: its t elements, but for those
// that say how to pronounce it.
type richText struct {
	*builder
	x        *scanner
	depth    int // of the t that is open
	phonetic int // depth of what is left out
	preserve bool
	begun    bool
}

func (r *richText) event(ev event) error {
	x := r.x
	switch ev {
	case startTag:
		if x.space != nsSheet {
			return nil
		}
		switch x.local {
		case "rPh":
			if r.phonetic == 0 {
				r.phonetic = x.depth()
			}
		case "r":
			r.at.Run++
		case "t":
			if r.phonetic == 0 {
				v, _ := x.attr(nsXML, "space")
				r.depth, r.preserve, r.begun = x.depth(), v == "preserve", false
			}
		}
	case endTag:
		if depth := x.depth() + 1; depth == r.depth {
			r.depth = 0
		} else if depth == r.phonetic {
			r.phonetic = 0
		}
	case charData:
		if r.depth > 0 {
			return r.sheetText(x.from, x.to, x.cdata)
		}
	}
	return nil
}

// sheetText adds character data of a cell: line breaks are breaks, and _x000D_
// is how a workbook writes a character that XML has no place for.
func (b *builder) sheetText(from, to int, literal bool) error {
	start := from
	for {
		i := strings.Index(b.src[start:to], "_x")
		for i >= 0 && !isEscape(b.src[start+i:to]) {
			n := strings.Index(b.src[start+i+2:to], "_x")
			if n < 0 {
				i = -1
			} else {
				i += 2 + n
			}
		}
		if i < 0 {
			return b.contentAs(start, to, literal, "\n")
		}
		if err := b.contentAs(start, start+i, literal, "\n"); err != nil {
			return err
		}
		n, _ := strconv.ParseUint(b.src[start+i+2:start+i+6], 16, 16)
		switch {
		case n == '\r' || n < ' ' && n != '\t' && n != '\n' || 0xd800 <= n && n < 0xe000:
		default:
			if s := string(rune(n)); invisible(s) == 0 {
				b.put(s, start+i, start+i+7)
			}
		}
		start += i + 7
	}
}

// isEscape reports whether s begins with _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
