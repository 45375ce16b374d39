package read

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/read/pdf"
	"github.com/dalint/dalint/lint/text"
)

// maxPDFSize is the most bytes of a PDF as stored.
const maxPDFSize = 256 << 20

// PDF reads the text of a PDF by where it stands on its pages: lines and
// paragraphs, columns one after the other, tables cell by cell, and what is
// repeated on every page once. The source that pieces count bytes of is the
// text of their page ("page 3"): its lines, joined by line feeds, in the order
// of the blocks.
func PDF(data []byte) (*text.Document, error) {
	switch {
	case len(data) == 0:
		return nil, errEmpty
	case len(data) > maxPDFSize:
		return nil, tooLarge(maxPDFSize)
	}
	doc, _, err := readPDF(data)
	return doc, err
}

func readPDF(data []byte) (*text.Document, []string, error) {
	f, err := pdf.Open(data)
	if errors.Is(err, pdf.ErrNotPDF) {
		return nil, nil, notPDF(data)
	}
	if err != nil {
		return nil, nil, pdfError(err)
	}
	r := &pdfReader{builder: &builder{doc: text.New("", text.PDF), limit: maxPieces}}
	if err := r.properties(f); err != nil {
		return nil, nil, pdfError(err)
	}
	if err := r.attachments(f); err != nil {
		return nil, nil, pdfError(err)
	}
	r.pages = f.Pages()
	for i := range f.Pages() {
		p, err := f.Page(i)
		if err != nil {
			return nil, nil, pdfError(err)
		}
		r.page(p, i+1)
	}
	if err := r.unread(); err != nil {
		return nil, nil, err
	}
	r.layout.read()
	r.write(f.Pages())
	doc, err := r.done()
	return doc, r.sources, err
}

func pdfError(err error) *Error {
	switch {
	case errors.Is(err, pdf.ErrPassword):
		return &Error{Encrypted, "is protected by a password", "open it, save a copy without password (or print it to a new PDF), and try again"}
	case errors.Is(err, pdf.ErrProtected):
		return &Error{Encrypted, "is protected in a way that dalint cannot open", "save a copy without protection (or print it to a new PDF) and try again"}
	case errors.Is(err, pdf.ErrTooLarge):
		return errLargePDF
	}
	return &Error{Damaged, "is a damaged PDF (it may have been cut short)", "fetch or save it again, or work from the Word file"}
}

var errLargePDF = &Error{TooLarge, "holds more than dalint reads of a PDF", splitIt}

// notPDF says what a file is whose name says that it is a PDF.
func notPDF(data []byte) *Error {
	switch {
	case isRTF(data):
		return &Error{WrongKind, "is rich text (RTF), not a PDF", renameTo(".rtf")}
	case hasPrefix(data, oleMagic):
		return &Error{WrongKind, "is an old Office file, not a PDF", "open it in Office and save it as .docx"}
	}
	for _, fam := range []*family{wordFamily, workbookFamily, textFamily} {
		c, err := openContainer(data, fam)
		if err != nil {
			break
		}
		rels, _ := c.relations("")
		if main := first(rels, "officeDocument"); c.mustBe(fam, main) == nil {
			return &Error{WrongKind, "is " + fam.String() + ", not a PDF", renameTo(fam.ext)}
		}
	}
	return &Error{WrongKind, "is not a PDF", "check the file, or save it again as PDF"}
}

// pdfReader is one PDF being read.
type pdfReader struct {
	*builder
	layout     pdfLayout
	sources    []string // the text of each page, in which anchors count
	empty      []int    // pages that are pictures, by number
	garbled    []int    // pages whose letters the file does not tell
	partly     []int    // pages with a few of those
	damaged    []int
	large      []int // of those, the ones with more than is read
	letters    int
	pages      int
	vocabulary map[string]bool // words that stand within a line
	divides    bool            // words are divided at the ends of lines as a matter of course
}

func (r *pdfReader) properties(f *pdf.File) error {
	all, err := f.Properties("dalint.")
	for _, key := range propertyKeys {
		for _, v := range strings.FieldsFunc(all[key], func(c rune) bool { return c == ';' || c == '\n' }) {
			setProperty(r.doc, key, v)
		}
	}
	return err
}

// page takes in one page, or notes why it has nothing to read.
func (r *pdfReader) page(p *pdf.Page, number int) {
	if p.Damaged {
		r.damaged = append(r.damaged, number)
	}
	if p.TooLarge {
		r.large = append(r.large, number)
	}
	known, unknown := 0, 0
	for i := range p.Glyphs {
		switch g := &p.Glyphs[i]; {
		case g.Text == "" && !g.Symbol:
			unknown++
		case g.Text != "" && g.Text != " ":
			known++
		}
	}
	r.letters += known
	switch {
	case known == 0 && unknown == 0:
		if (p.Picture > 0.2 || p.Curves > 200) && !p.Damaged {
			r.empty = append(r.empty, number)
		}
		return
	case unknown > 4 && unknown > known/2 || isGarbled(p.Glyphs):
		r.garbled = append(r.garbled, number)
		return
	case unknown > 4 && unknown > known/200:
		r.partly = append(r.partly, number)
	case known < 40 && p.Picture > 0.7:
		r.empty = append(r.empty, number) // a stamp or page number on a scan
	}
	r.layout.sheets = append(r.layout.sheets, newSheet(p, number))
}

// isGarbled reports that letters are there but make no words: a font whose
// codes were read as something they are not. No language that is written in
// Latin letters goes with so few vowels.
func isGarbled(glyphs []pdf.Glyph) bool {
	letters, vowels := 0, 0
	for i := range glyphs {
		for _, c := range glyphs[i].Text {
			if c |= 0x20; 'a' <= c && c <= 'z' {
				letters++
				if strings.ContainsRune("aeiouy", c) {
					vowels++
				}
			}
		}
	}
	return letters > 200 && vowels*5 < letters
}

// unread says which pages were not read; it is an error where none was.
func (r *pdfReader) unread() error {
	const ocr = "run text recognition (OCR) on it and save it again, or work from the Word file"
	if len(r.layout.sheets) == 0 {
		switch {
		case len(r.garbled) > 0:
			return &Error{BadEncoding, "has letters that cannot be told: its fonts do not say which characters they show",
				"save it again as PDF from the Word file, or " + strings.Replace(ocr, ", or work from the Word file", "", 1)}
		case len(r.large) > 0:
			return errLargePDF
		case len(r.damaged) > 0:
			return damaged("is a damaged PDF: its pages cannot be unpacked")
		case len(r.empty) > 0:
			return &Error{NoText, "has pictures of pages but no text", ocr}
		}
		if r.pages == 0 {
			return damaged("is a damaged PDF: it has no pages")
		}
		return &Error{NoText, "has no text", "if pages look as though they had text, " + ocr}
	}
	add := func(list []int, message string) {
		if len(list) > 0 {
			r.doc.Skipped = append(r.doc.Skipped, text.Problem{Part: pageList(list), Message: message})
		}
	}
	add(r.empty, "a picture without text, or with hardly any; "+ocr)
	add(r.garbled, "the letters cannot be told: the font does not say which characters they are; save it again from the Word file, or run text recognition (OCR)")
	add(r.partly, "some letters cannot be told and are read as \ufffd")
	add(r.damaged, "part of the page could not be unpacked; save it again in the program that made it, or work from the Word file")
	return nil
}

// pageList names pages: "page 3", "pages 1-4, 7".
func pageList(list []int) string {
	var out []string
	for i := 0; i < len(list); {
		k := i
		for k+1 < len(list) && list[k+1] == list[k]+1 {
			k++
		}
		if k > i {
			out = append(out, fmt.Sprintf("%d-%d", list[i], list[k]))
		} else {
			out = append(out, fmt.Sprint(list[i]))
		}
		i = k + 1
	}
	if len(list) == 1 {
		return "page " + out[0]
	}
	return "pages " + strings.Join(out, ", ")
}

// write writes the text of the pages, and then the blocks out of it.
func (r *pdfReader) write(pages int) {
	all := r.layout.blocks
	buf := make([]strings.Builder, pages)
	r.vocabulary = map[string]bool{}
	for i := range all {
		for k := range all[i].lines {
			l := &all[i].lines[k]
			b := &buf[l.page-1]
			l.at = b.Len()
			b.WriteString(l.text)
			b.WriteByte('\n')
			r.learn(l.text)
		}
	}
	r.divides = hyphenates(all)
	r.sources = make([]string, pages)
	for i := range buf {
		r.sources[i] = buf[i].String()
	}
	count := map[int]int{} // paragraphs on each page
	title := false
	for i := range all {
		b := &all[i]
		first := b.first()
		if r.where != b.part {
			r.where, r.section = b.part, ""
			count = map[int]int{}
		}
		count[first.page]++
		r.number = count[first.page] - 1
		r.lines(b, count[first.page]-1)
		kind, level := b.kind, 0
		place := text.Place{Page: first.page, Table: b.table, Row: b.row, Column: b.column}
		switch kind {
		case text.Heading:
			level, place.Row = b.row, 0
			if level == 1 && !title {
				kind, level, title = text.Title, 0, true
			}
		case text.ListItem:
			level = 1
		}
		r.finish(kind, level, place)
	}
}

// hyphenates reports that so many lines end with a hyphen that a program divides
// the words. Where few do, the hyphens are the writer's: "twenty-pound".
func hyphenates(blocks []pdfBlock) bool {
	hyphens, ends := 0, 0
	for i := range blocks {
		for k := 1; k < len(blocks[i].lines); k++ {
			ends++
			if divided(&blocks[i].lines[k-1], &blocks[i].lines[k]) {
				hyphens++
			}
		}
	}
	return ends < 40 || 50*hyphens > ends
}

// learn keeps the words of a line but the last, which may be half a word.
func (r *pdfReader) learn(line string) {
	words := strings.Fields(line)
	for i, w := range words {
		if i+1 < len(words) || !strings.HasSuffix(w, "-") {
			r.vocabulary[bare(w)] = true
		}
	}
}

func bare(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }))
}

// lines takes in the lines of a block: the end of each is a space, or nothing
// after a hyphen that only divides a word.
func (r *pdfReader) lines(b *pdfBlock, number int) {
	for k := range b.lines {
		l := &b.lines[k]
		part := fmt.Sprintf("page %d", l.page)
		if r.at.Part != part {
			r.copied = false
		}
		r.at = text.Anchor{Part: part, Paragraph: number}
		r.src = r.sources[l.page-1]
		from, to := l.at, l.at+len(l.text)
		if k == 0 && b.kind == text.ListItem {
			from += l.marker
		}
		if k+1 == len(b.lines) {
			r.copy(from, to)
			break
		}
		switch hyphen := r.hyphen(l.text, b.lines[k+1].text); {
		case hyphen > 0:
			r.copy(from, to-hyphen)
		case hyphen < 0:
			r.copy(from, to)
		default:
			r.copy(from, to)
			r.put(" ", to, to+1)
		}
	}
}

// hyphen is how many bytes at the end of a line are a hyphen that only divides
// the word; -1 where a hyphen belongs to the word, which goes on all the same;
// 0 where the next line begins a word.
func (r *pdfReader) hyphen(line, next string) int {
	c, n := utf8.DecodeLastRuneInString(line)
	if c != '-' && c != '\u2010' && c != '\u00ad' {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(line[:len(line)-n])
	after, _ := utf8.DecodeRuneInString(next)
	switch {
	case c == '\u00ad':
		return n
	case !unicode.IsLetter(before) || !unicode.IsLetter(after) && !unicode.IsDigit(after):
		return 0
	case !unicode.IsLower(after):
		return -1
	}
	left := line[strings.LastIndexByte(line, ' ')+1 : len(line)-n]
	right, _, _ := strings.Cut(next, " ")
	if strings.Contains(left, "-") {
		return -1
	}
	left, right = bare(left), bare(right)
	if !r.divides && !r.vocabulary[left+right] {
		return -1
	}
	if !r.vocabulary[left+right] && (r.vocabulary[left+"-"+right] || r.vocabulary[left] && r.vocabulary[right]) {
		return -1
	}
	return n
}
