package readtest

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// Doc is a Word 97 document to be written: just enough of one to be read.
// Each paragraph is a piece of its own, in Windows-1252 where that is possible.
type Doc struct {
	Body                []DocPara
	Footnotes, Endnotes [][]DocPara
	TextBoxes           [][]DocPara
	Headers             [6][]DocPara // of the one section: even and odd headers, even and odd footers, first header, first footer
	Comments            []DocComment
	Styles              []DocStyle
	Fonts               []string
	Prcs                [][]byte // formatting that pieces may refer to
	Data                []byte   // the stream Data
	Backwards           bool     // pieces stand in the file in reverse, as after fast saves
	SectionEnds         []int    // character positions, but for the end of the body
}

// DocRun is text with the formatting (grpprl) of its characters.
type DocRun struct {
	Text  string
	Props []byte
}

// DocPara is a paragraph: its runs, the mark that ends it (a carriage return
// unless told otherwise, nothing for -1) and how that is formatted.
type DocPara struct {
	Runs      []DocRun
	Style     int
	Props     []byte // of the paragraph
	Mark      rune
	MarkProps []byte
	Prm       uint16 // of the piece
}

// DocComment is a comment on the characters From to To of the body, or on none
// where they are equal.
type DocComment struct {
	From, To, Ref int
	Text          string
}

// DocStyle is a style of paragraphs, or of characters. Base is 0xfff for none.
type DocStyle struct {
	Name      string
	Sti, Base int
	Props     []byte
	CharProps []byte
	Character bool
}

// DocP is a paragraph of plain text.
func DocP(s string) DocPara { return DocPara{Runs: []DocRun{{Text: s}}} }

// Sprm is one property with its operand, little-endian.
func Sprm(code uint16, operand ...byte) []byte {
	return append(binary.LittleEndian.AppendUint16(nil, code), operand...)
}

// Bytes is the document as a file.
func (d *Doc) Bytes() []byte { return Compound(d.Streams()) }

// Streams are the document's streams by name.
func (d *Doc) Streams() map[string][]byte {
	w := &docWriter{main: make([]byte, 2048)}
	w.write(d)
	streams := map[string][]byte{"WordDocument": w.main, "1Table": w.table}
	if d.Data != nil {
		streams["Data"] = d.Data
	}
	return streams
}

// Indices of what a document's table stream holds, as [MS-DOC] numbers them.
const (
	stshf, ffndTxt, andRef, andTxt, sed, hdd, bteChpx, btePapx, ffn = 1, 3, 4, 5, 6, 11, 12, 13, 15
	clx, atnBkmk, atnBkf, atnBkl, endTxt, txbxTxt                   = 33, 37, 42, 43, 47, 56
)

type docWriter struct {
	main, table  []byte
	cp           int
	pieces       []docPiece
	chars, paras []docLook
}

type docPiece struct {
	cp, end int
	para    DocPara
	wide    bool
	fc      int
}

// docLook is formatting of bytes of the stream.
type docLook struct {
	from, to int
	props    []byte
}

func (w *docWriter) write(d *Doc) {
	le := binary.LittleEndian
	le.PutUint16(w.main, 0xa5ec)
	le.PutUint16(w.main[2:], 0xc1)
	le.PutUint16(w.main[10:], 0x1200)
	le.PutUint16(w.main[0x20:], 14)
	le.PutUint16(w.main[0x3e:], 22)
	le.PutUint16(w.main[0x98:], 93)
	count := func(part, n int) { le.PutUint32(w.main[0x4c+4*part:], uint32(n)) }

	for _, p := range d.Body {
		w.para(p)
	}
	body := w.cp
	count(0, body)
	notes := func(part, index int, all [][]DocPara, extra int) {
		start := w.cp
		var at []int
		for _, n := range all {
			at = append(at, w.cp-start)
			for _, p := range n {
				w.para(p)
			}
		}
		if len(all) == 0 {
			return
		}
		at = append(at, w.cp-start)
		w.para(DocP(""))
		count(part, w.cp-start)
		w.put(index, append(places(append(at, w.cp-start)...), make([]byte, extra*len(at))...))
	}
	notes(1, ffndTxt, d.Footnotes, 0)
	w.headers(d, count)
	var texts [][]DocPara
	for _, c := range d.Comments {
		texts = append(texts, []DocPara{{Runs: []DocRun{{Text: "\x05" + c.Text, Props: nil}}}})
	}
	notes(4, andTxt, texts, 0)
	notes(5, endTxt, d.Endnotes, 0)
	notes(6, txbxTxt, d.TextBoxes, 22)
	w.put(sed, append(places(append(append([]int{0}, d.SectionEnds...), body)...), make([]byte, 12*(1+len(d.SectionEnds)))...))
	w.comments(d, body)
	w.store(d)
	w.formatting(bteChpx, w.chars, false)
	w.formatting(btePapx, w.paras, true)
	w.styles(d)
}

func (w *docWriter) para(p DocPara) {
	runs := slices.Clone(p.Runs)
	if p.Mark == 0 {
		p.Mark = '\r'
	}
	if p.Mark > 0 {
		runs = append(runs, DocRun{string(p.Mark), p.MarkProps})
	}
	p.Runs = runs
	piece := docPiece{cp: w.cp, para: p}
	for _, r := range runs {
		w.cp += len(utf16.Encode([]rune(r.Text)))
		for _, c := range r.Text {
			if _, ok := charmap.Windows1252.EncodeRune(c); !ok {
				piece.wide = true
			}
		}
	}
	piece.end = w.cp
	if piece.end > piece.cp {
		w.pieces = append(w.pieces, piece)
	}
}

func (w *docWriter) headers(d *Doc, count func(part, n int)) {
	start, some := w.cp, false
	at := make([]int, 6) // the separators of notes, all empty
	for _, story := range d.Headers {
		at = append(at, w.cp-start)
		for _, p := range story {
			some = true
			w.para(p)
		}
	}
	if !some {
		return
	}
	at = append(at, w.cp-start)
	w.para(DocP(""))
	count(2, w.cp-start)
	w.put(hdd, places(append(at, w.cp-start)...))
}

func (w *docWriter) comments(d *Doc, body int) {
	if len(d.Comments) == 0 {
		return
	}
	le := binary.LittleEndian
	var refs, from, to []int
	var data, marks, starts []byte
	n := 0
	for i, c := range d.Comments {
		refs = append(refs, c.Ref)
		record := make([]byte, 30)
		le.PutUint32(record[26:], 0xffffffff)
		if c.From != c.To {
			le.PutUint32(record[26:], uint32(i+7))
			entry := make([]byte, 12)
			le.PutUint16(entry[2:], 0x100)
			le.PutUint32(entry[4:], uint32(i+7))
			marks = append(marks, entry...)
			starts = append(starts, byte(n), 0, 0, 0)
			from, to = append(from, c.From), append(to, c.To)
			n++
		}
		data = append(data, record...)
	}
	w.put(andRef, append(places(append(refs, body+1)...), data...))
	w.put(atnBkmk, append([]byte{0xff, 0xff, byte(n), 0, 10, 0}, marks...))
	w.put(atnBkf, append(places(append(from, body+1)...), starts...))
	w.put(atnBkl, places(append(to, body+1)...))
}

// store puts the pieces into the stream, and their table.
func (w *docWriter) store(d *Doc) {
	order := make([]int, len(w.pieces))
	for i := range order {
		order[i] = i
	}
	if d.Backwards {
		slices.Reverse(order)
	}
	for _, i := range order {
		p := &w.pieces[i]
		p.fc = len(w.main)
		for _, r := range p.para.Runs {
			from := len(w.main)
			if p.wide {
				for _, u := range utf16.Encode([]rune(r.Text)) {
					w.main = binary.LittleEndian.AppendUint16(w.main, u)
				}
			} else {
				for _, c := range r.Text {
					b, _ := charmap.Windows1252.EncodeRune(c)
					w.main = append(w.main, b)
				}
			}
			w.chars = append(w.chars, docLook{from, len(w.main), r.Props})
		}
		w.paras = append(w.paras, docLook{p.fc, len(w.main), append([]byte{byte(p.para.Style), byte(p.para.Style >> 8)}, p.para.Props...)})
	}
	var table []byte
	for _, prc := range d.Prcs {
		table = append(binary.LittleEndian.AppendUint16(append(table, 1), uint16(len(prc))), prc...)
	}
	var at []int
	var data []byte
	for _, p := range w.pieces {
		at = append(at, p.cp)
		fc := uint32(2*p.fc) | 1<<30
		if p.wide {
			fc = uint32(p.fc)
		}
		data = append(data, 0, 0)
		data = binary.LittleEndian.AppendUint32(data, fc)
		data = binary.LittleEndian.AppendUint16(data, p.para.Prm)
	}
	plc := append(places(append(at, w.cp)...), data...)
	w.put(clx, append(binary.LittleEndian.AppendUint32(append(table, 2), uint32(len(plc))), plc...))
}

// formatting writes pages of formatting of a few entries each.
func (w *docWriter) formatting(index int, looks []docLook, paragraphs bool) {
	const size, perPage = 512, 4
	for len(w.main)%size != 0 {
		w.main = append(w.main, 0)
	}
	var at []int
	var pages []byte
	for i := 0; i < len(looks); i += perPage {
		some := looks[i:min(i+perPage, len(looks))]
		page := make([]byte, size)
		page[size-1] = byte(len(some))
		free := size - 1
		for k, l := range some {
			binary.LittleEndian.PutUint32(page[4*k:], uint32(l.from))
			record := append([]byte{byte(len(l.props))}, l.props...)
			entry := 4*(len(some)+1) + k
			if paragraphs {
				entry = 4*(len(some)+1) + 13*k
				record = append([]byte{byte((len(l.props) + 1) / 2)}, l.props...)
				if len(l.props)%2 == 0 {
					record = append([]byte{0}, append([]byte{byte(len(l.props) / 2)}, l.props...)...)
				}
			}
			if len(l.props) > 0 {
				free = (free - len(record)) &^ 1
				copy(page[free:], record)
				page[entry] = byte(free / 2)
			}
		}
		binary.LittleEndian.PutUint32(page[4*len(some):], uint32(some[len(some)-1].to))
		at = append(at, some[0].from)
		pages = binary.LittleEndian.AppendUint32(pages, uint32(len(w.main)/size))
		w.main = append(w.main, page...)
	}
	if len(looks) > 0 {
		at = append(at, looks[len(looks)-1].to)
		w.put(index, append(places(at...), pages...))
	}
}

func (w *docWriter) styles(d *Doc) {
	le := binary.LittleEndian
	head := make([]byte, 20)
	le.PutUint16(head, 18)
	le.PutUint16(head[2:], uint16(len(d.Styles)))
	le.PutUint16(head[4:], 10)
	for _, s := range d.Styles {
		kind, upx := uint16(1), 2
		if s.Character {
			kind, upx = 2, 1
		}
		b := make([]byte, 10)
		le.PutUint16(b, uint16(s.Sti))
		le.PutUint16(b[2:], kind|uint16(s.Base)<<4)
		le.PutUint16(b[4:], uint16(upx))
		b = append(wideText(b, s.Name), 0, 0)
		if !s.Character {
			b = le.AppendUint16(b, uint16(2+len(s.Props)))
			b = append(append(b, 0, 0), s.Props...)
			if len(b)%2 != 0 {
				b = append(b, 0)
			}
		}
		b = append(le.AppendUint16(b, uint16(len(s.CharProps))), s.CharProps...)
		head = append(le.AppendUint16(head, uint16(len(b))), b...)
		if len(b)%2 != 0 {
			head = append(head, 0)
		}
	}
	w.put(stshf, head)
	fonts := le.AppendUint16(nil, uint16(len(d.Fonts)))
	fonts = append(fonts, 0, 0)
	for _, f := range d.Fonts {
		b := append(make([]byte, 39), wideText(nil, f+"\x00")[2:]...)
		fonts = append(append(fonts, byte(len(b))), b...)
	}
	w.put(ffn, fonts)
}

// wideText adds text with its length before it.
func wideText(b []byte, s string) []byte {
	units := utf16.Encode([]rune(s))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(units)))
	for _, u := range units {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func places(all ...int) []byte {
	var b []byte
	for _, n := range all {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}

// put adds something to the table stream, and its place to the document's head.
func (w *docWriter) put(index int, b []byte) {
	at := 0x9a + 8*index
	binary.LittleEndian.PutUint32(w.main[at:], uint32(len(w.table)))
	binary.LittleEndian.PutUint32(w.main[at+4:], uint32(len(b)))
	w.table = append(w.table, b...)
}
