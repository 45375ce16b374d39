package read

import (
	"sort"
	"strconv"

	"github.com/dalint/dalint/lint/text"
)

const textBoxKind = text.TextBox

func itoa(n int) string { return strconv.Itoa(n) }

// charLook is what formatting makes of a character.
type charLook struct {
	deleted, hidden bool
	symbol          string // that a symbol font shows in its place
	until           int    // file offset up to which it holds
}

// paraLook is what formatting makes of a paragraph.
type paraLook struct {
	style           int
	list            int // level from 0; -1 none
	listed          int // which list; 0 expressly none, -1 left to the style
	outline         int // level from 0; -1 none
	depth           int // of the tables that it stands in
	rowEnd, cellEnd bool
}

// property calls visit for each property in a list of them (grpprl).
func properties(b []byte, visit func(sprm int, operand []byte)) {
	const defTable, changeTabs = 0xd608, 0xc615
	for len(b) >= 2 {
		sprm := u16(b, 0)
		b = b[2:]
		n := 0
		switch sprm >> 13 {
		case 0, 1:
			n = 1
		case 2, 4, 5:
			n = 2
		case 3:
			n = 4
		case 7:
			n = 3
		case 6:
			switch {
			case len(b) == 0:
				return
			case sprm == defTable:
				n = u16(b, 0) + 1
			case sprm == changeTabs && b[0] == 255:
				return // its length is told in a way of its own, and nothing that matters here follows
			default:
				n = 1 + int(b[0])
			}
		}
		if n > len(b) {
			return
		}
		visit(sprm, b[:n])
		b = b[n:]
	}
}

// page is a page of formatting (FKP) that a PLC names for a file offset, and
// the index of the entry that holds it, out of how many. Each entry has a record
// of that many bytes after the offsets.
func (w *word97) page(p *plc, fc, record int) (page []byte, entry, count int) {
	k := p.find(fc)
	if k < 0 {
		return nil, 0, 0
	}
	const size = 512
	at := int(u32(p.at(k), 0)&0x3fffff) * size
	if at+size > len(w.main) {
		return nil, 0, 0
	}
	page = w.main[at : at+size]
	count = int(page[size-1])
	if 4*(count+1)+record*count >= size {
		return nil, 0, 0
	}
	entry = sort.Search(count+1, func(i int) bool { return int(u32(page, 4*i)) > fc }) - 1
	if entry < 0 || entry >= count {
		return nil, 0, 0
	}
	return page, entry, count
}

// charLook is the formatting of the character stored at a file offset, and how
// far it reaches.
func (w *word97) charLook(fc int, piece *wordPiece) charLook {
	c := charReader{word97: w, until: fc + 1}
	page, entry, count := w.page(&w.chars, fc, 1)
	if page != nil {
		c.until = int(u32(page, 4*(entry+1)))
		if at := 2 * int(page[4*(count+1)+entry]); at > 0 {
			n := int(page[at])
			properties(page[min(at+1, len(page)):min(at+1+n, len(page))], c.property)
		}
	}
	properties(w.prm(piece), c.property)
	return c.look()
}

// charReader adds up the properties of a character.
type charReader struct {
	*word97
	until   int
	deleted bool
	vanish  int // as stored: 0 off, 1 on, 0x80 as in the style, 0x81 the other way round
	set     bool
	style   int
	special bool
	font    int
	code    int
}

func (c *charReader) property(sprm int, b []byte) {
	switch sprm {
	case 0x0800: // sprmCFRMarkDel
		c.deleted = b[0] != 0
	case 0x083c: // sprmCFVanish
		c.vanish, c.set = int(b[0]), true
	case 0x4a30: // sprmCIstd
		c.style = u16(b, 0)
	case 0x0855: // sprmCFSpec
		c.special = b[0] != 0
	case 0x6a09: // sprmCSymbol
		c.font, c.code = u16(b, 0), u16(b, 2)
	}
}

func (c *charReader) look() charLook {
	styled := c.style > 0 && c.styles.look(itoa(c.style)).hidden
	l := charLook{deleted: c.deleted, hidden: styled, until: c.until}
	switch {
	case !c.set || c.vanish == 0x80:
	case c.vanish == 0x81:
		l.hidden = !styled
	default:
		l.hidden = c.vanish != 0
	}
	if c.special && c.code != 0 {
		font := ""
		if c.font < len(c.fonts) {
			font = c.fonts[c.font]
		}
		l.symbol = symbol(font, strconv.FormatInt(int64(c.code), 16))
	}
	return l
}

// prm is the formatting of a fast-saved piece, as a list of properties.
func (w *word97) prm(p *wordPiece) []byte {
	switch {
	case p.prm == 0:
		return nil
	case p.prm&1 == 0: // one property, by a number of its own
		sprm := map[int][2]byte{0x41: {0x00, 0x08}, 0x5c: {0x3c, 0x08}, 0x18: {0x16, 0x24}, 0x19: {0x17, 0x24}}[p.prm>>1&0x7f]
		if sprm == [2]byte{} {
			return nil
		}
		return []byte{sprm[0], sprm[1], byte(p.prm >> 8)}
	case p.prm>>1 < len(w.prcs):
		return w.prcs[p.prm>>1]
	}
	return nil
}

// paraLook is the formatting of the paragraph whose mark is stored at a file
// offset.
func (w *word97) paraLook(fc int, piece *wordPiece) paraLook {
	const paraRecord = 13
	l := paraLook{list: -1, listed: -1, outline: -1}
	inTable := false
	var take func(sprm int, b []byte)
	take = func(sprm int, b []byte) {
		switch sprm {
		case 0x4600: // sprmPIstd
			l.style = u16(b, 0)
		case 0x2416: // sprmPFInTable
			inTable = b[0] != 0
		case 0x2417: // sprmPFTtp
			l.rowEnd = l.rowEnd || b[0] != 0
		case 0x6649: // sprmPItap
			l.depth = int(min(u32(b, 0), maxNesting))
		case 0x244b: // sprmPFInnerTableCell
			l.cellEnd = b[0] != 0
		case 0x244c: // sprmPFInnerTtp
			l.rowEnd = l.rowEnd || b[0] != 0
		case 0x260a: // sprmPIlvl
			l.list = min(int(b[0]), 8)
		case 0x460b: // sprmPIlfo
			l.listed = u16(b, 0)
		case 0x2640: // sprmPOutLvl
			l.outline = int(b[0])
		case 0x6646, 0x6645: // sprmPHugePapx: the rest is in the stream Data
			if data, at := w.data(), int(u32(b, 0)); at < len(data) && take != nil {
				rest := data[at:]
				read := take
				take = nil // one such stretch does not name another
				properties(rest[min(2, len(rest)):min(len(rest), 2+u16(rest, 0))], read)
				take = read
			}
		}
	}
	if page, entry, count := w.page(&w.paras, fc, paraRecord); page != nil {
		if at := 2 * int(page[4*(count+1)+paraRecord*entry]); at > 0 {
			n := 2*int(page[at]) - 1
			if at++; n < 0 && at < len(page) {
				n = 2 * int(page[at])
				at++
			}
			b := page[min(at, len(page)):min(at+max(n, 0), len(page))]
			l.style = u16(b, 0)
			properties(b[min(2, len(b)):], take)
		}
	}
	properties(w.prm(piece), take)
	if inTable {
		l.depth = max(l.depth, 1)
	}
	return l
}
