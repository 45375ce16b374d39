package read

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// wordPiece is a stretch of the text that is stored in one place.
type wordPiece struct {
	cp, end int  // characters of the document
	fc      int  // bytes of the stream
	wide    bool // UTF-16, else Windows-1252
	prm     int  // formatting of a fast-saved piece
	off     int  // bytes of src before it
}

// readPieces reads the piece table.
func (w *word97) readPieces() error {
	b := w.part(fcClx)
	for len(b) > 0 && b[0] == 1 { // Prc
		n := u16(b, 1)
		if len(b) < 3+n {
			break
		}
		w.prcs = append(w.prcs, b[3:3+n])
		b = b[3+n:]
	}
	missing := damaged("is a damaged Word document (where its text is cannot be told)")
	if len(b) < 5 || b[0] != 2 {
		return missing
	}
	p := readPLC(b[5:min(len(b), 5+int(u32(b, 1)))], 8)
	for k := range p.len() {
		d := p.at(k)
		fc := u32(d, 2)
		wide := fc&(1<<30) == 0
		fc &^= 3 << 30
		if !wide {
			fc /= 2
		}
		w.pieces = append(w.pieces, wordPiece{cp: p.cps[k], end: p.cps[k+1], fc: int(fc), wide: wide, prm: u16(d, 6)})
	}
	if len(w.pieces) == 0 {
		return missing
	}
	return nil
}

// decode puts all text into src, and notes where each story starts in it.
func (w *word97) decode(stories []wordStory) error {
	var edges []int
	for _, s := range stories {
		edges = append(edges, s.from)
	}
	slices.Sort(edges)
	last := w.pieces[len(w.pieces)-1].end
	if last > maxCharacters {
		return &Error{TooLarge, "has more text than dalint reads", "split it into smaller files"}
	}
	var b strings.Builder
	b.Grow(min(last, len(w.main)))
	read := false
	for i := range w.pieces {
		p := &w.pieces[i]
		p.off = b.Len()
		width := 1
		if p.wide {
			width = 2
		}
		if n := max(0, (len(w.main)-p.fc)/width); p.end-p.cp > n {
			w.lost = w.lost || p.cp < w.start(ccpHdrTxbx)+w.ccp[ccpHdrTxbx]
			p.end = p.cp + n
		}
		for cp := p.cp; cp < p.end; cp++ {
			for len(edges) > 0 && edges[0] <= cp {
				w.starts[edges[0]] = b.Len()
				edges = edges[1:]
			}
			read = true
			at := p.fc + (cp-p.cp)*width
			if !p.wide {
				b.WriteRune(charmap.Windows1252.DecodeByte(w.main[at]))
				continue
			}
			r := rune(u16(w.main, at))
			if utf16.IsSurrogate(r) {
				next := rune(0)
				if cp+1 < p.end {
					next = rune(u16(w.main, at+2))
				}
				if r = utf16.DecodeRune(r, next); r != utf8.RuneError {
					cp++
				}
			}
			b.WriteRune(r)
		}
	}
	if !read && w.lost {
		return damaged("is a damaged Word document (its text lies outside of the file)")
	}
	w.src = b.String()
	return nil
}

// character is one character and what it stands for.
type character struct {
	r        rune
	cp, fc   int
	off, end int // bytes of src
}

// walk calls visit for each character from one place to another. The character
// is only lent.
func (w *word97) walk(from, to int, visit func(*character, *wordPiece)) {
	off, ok := w.starts[from]
	if !ok {
		return
	}
	i := sort.Search(len(w.pieces), func(i int) bool { return w.pieces[i].end > from })
	var c character
	for cp := from; i < len(w.pieces) && cp < to; i++ {
		p := &w.pieces[i]
		if p.end <= p.cp {
			continue
		}
		if cp < p.cp {
			cp = p.cp // what lay outside of the file
			off = p.off
		}
		width := 1
		if p.wide {
			width = 2
		}
		for cp < min(p.end, to) {
			r, n := utf8.DecodeRuneInString(w.src[off:])
			c = character{r: r, cp: cp, fc: p.fc + (cp-p.cp)*width, off: off, end: off + n}
			visit(&c, p)
			off += n
			cp++
			if r > 0xffff {
				cp++
			}
		}
	}
}

// wordStory is a part of the text that is read by itself: the body, one
// footnote, the header of one section.
type wordStory struct {
	kind     *storyKind
	from, to int
	number   int  // of a note, from 1
	again    bool // goes on counting paragraphs where the story before it ended
}

var textBoxes = &storyKind{part: "text box", plural: "text boxes", kind: textBoxKind}

// stories are the parts of the text in the order in which they are read.
func (w *word97) stories() []wordStory {
	all := []wordStory{{kind: body, to: w.ccp[ccpText]}}
	all = w.divided(all, ccpTxbx, fcPlcftxbxTxt, 22, textBoxes)
	all = w.divided(all, ccpFtn, fcPlcffndTxt, 0, footnotes)
	all = w.divided(all, ccpEdn, fcPlcfendTxt, 0, endnotes)
	for _, kind := range []*storyKind{headers, footers} {
		p := w.plc(fcPlcfHdd, 0)
		start, end := w.start(ccpHdd), w.start(ccpHdd)+w.ccp[ccpHdd]
		const separators, perSection = 6, 6
		for k := separators; k < p.len(); k++ {
			here := headers
			if n := k % perSection; n == 2 || n == 3 || n == 5 {
				here = footers
			}
			if s := (wordStory{kind: kind, from: start + p.cps[k], to: min(start+p.cps[k+1], end)}); here == kind && s.from < s.to {
				all = append(all, s)
			}
		}
	}
	return w.divided(all, ccpHdrTxbx, fcPlcfHdrtxbx, 22, textBoxes)
}

// divided adds the stories that a PLC divides a part of the text into. Without
// it, the part is one story.
func (w *word97) divided(all []wordStory, part, index, size int, kind *storyKind) []wordStory {
	start, end := w.start(part), w.start(part)+w.ccp[part]
	if start == end {
		return all
	}
	p := w.plc(index, size)
	const reusable = 8 // a text box that is no longer there has left its record behind
	before := len(all)
	at := start
	for k := range p.len() {
		s := wordStory{kind: kind, from: max(at, start+p.cps[k]), to: min(start+p.cps[k+1], end), number: k + 1, again: len(all) > before}
		if s.from >= s.to || size > reusable && u16(p.at(k), reusable) != 0 {
			continue
		}
		at = s.to
		all = append(all, s)
	}
	if len(all) == before {
		all = append(all, wordStory{kind: kind, from: start, to: end, number: 1})
	}
	return all
}

// fields are the places of the characters that begin and end the fields of a
// story. Such a character without its other half is left out of account.
func (w *word97) fields(s *wordStory) map[int]bool {
	var open []int
	paired := map[int]bool{}
	w.walk(s.from, s.to, func(c *character, _ *wordPiece) {
		switch c.r {
		case fieldBegin:
			open = append(open, c.cp)
		case fieldEnd:
			if n := len(open); n > 0 {
				paired[open[n-1]], paired[c.cp] = true, true
				open = open[:n-1]
			}
		}
	})
	return paired
}

// commentStories are the texts of the document's comments, in order.
func (w *word97) commentStories() []wordStory {
	const most = 10_000
	all := w.divided(nil, ccpAtn, fcPlcfandTxt, 0, body)
	return all[:min(len(all), most)]
}

// wordMark is an edge of a comment.
type wordMark struct {
	mark
	cp int
}

// readKeeps finds the comments that are addressed to dalint.
func (w *word97) readKeeps(notes []wordStory) {
	if len(notes) == 0 {
		return
	}
	refs := w.plc(fcPlcfandRef, 30)
	starts, ends := w.plc(fcPlcfAtnBkf, 4), w.plc(fcPlcfAtnBkl, 0)
	ranges := w.commentRanges()
	for _, n := range notes {
		k := n.number - 1
		if k >= refs.len() {
			break
		}
		var words strings.Builder
		w.walk(n.from, n.to, func(c *character, p *wordPiece) {
			switch look := w.charLook(c.fc, p); {
			case look.deleted:
			case c.r >= ' ':
				words.WriteRune(c.r)
			default:
				words.WriteByte(' ')
			}
		})
		id := "comment " + itoa(k+1)
		if !w.comment(id, words.String()) {
			continue
		}
		w.marks = append(w.marks, wordMark{mark{id: id, edge: 'r'}, refs.cps[k]})
		if i, ok := ranges[u32(refs.at(k), 26)]; ok && i < len(starts.cps) && i < starts.len() {
			if j := u16(starts.at(i), 0); j < len(ends.cps) {
				w.marks = append(w.marks, wordMark{mark{id: id, edge: 's'}, starts.cps[i]}, wordMark{mark{id: id, edge: 'e'}, ends.cps[j]})
			}
		}
	}
	slices.SortStableFunc(w.marks, func(a, b wordMark) int { return cmp.Compare(a.cp, b.cp) })
}

// commentRanges are the bookmarks that comments stand on: the index of each by
// its number.
func (w *word97) commentRanges() map[uint32]int {
	b := w.part(fcSttbfAtnBkmk)
	all := map[uint32]int{}
	if u16(b, 0) != 0xffff {
		return all
	}
	const head, entry = 6, 2 + 10 // an empty string, and the data that belong to it
	for k := range u16(b, 2) {
		at := head + k*entry
		if at+entry > len(b) {
			break
		}
		all[u32(b, at+4)] = k
	}
	return all
}
