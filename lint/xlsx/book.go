package xlsx

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// What Excel takes at most: rows of a sheet, and characters (UTF-16 units) of a
// cell and of the name of a sheet.
const (
	maxRows = 1 << 20
	maxCell = 32_767
	maxName = 31
)

// Column is one column of a sheet. Width is in characters.
type Column struct {
	Title string
	Width float64
	Wrap  bool // long text goes on in the next line of the cell
}

// Share is a number that is shown in per cent: 0.5 as 50 %.
type Share float64

// Book is a workbook that is being written. The first error is kept, and
// everything after it does nothing; Close returns it.
type Book struct {
	z     *zip.Writer
	sheet *Sheet // that rows go to
	done  []sheetEnd
	err   error
	// Footer stands at the bottom of every printed page of sheets begun later.
	Footer string
	// Creator is the author that the properties name.
	Creator string
	// rows is maxRows; tests have fewer.
	rows int
}

// sheetEnd is what the workbook says of a sheet.
type sheetEnd struct {
	name   string
	header int // its row, from 1
}

// Sheet is a sheet that is being written.
type Sheet struct {
	book    *Book
	title   string // without the number of a second sheet
	part    int
	notes   []string
	columns []Column
	w       *bufio.Writer
	row     int // rows written
	header  int // the row of the titles, from 1
}

// New starts a workbook.
func New(w io.Writer) *Book { return &Book{z: zip.NewWriter(w), rows: maxRows} }

// Sheet starts a sheet and ends the one before it. The notes stand above the
// titles of the columns, one a row. Where there are more rows than a sheet
// takes, they go on in a second sheet of the same form. The name has at most 31
// letters of ASCII and none of []:*?/\\.
func (b *Book) Sheet(name string, notes []string, columns []Column) *Sheet {
	b.end()
	s := &Sheet{book: b, title: name, notes: notes, columns: columns}
	b.sheet = s
	s.begin()
	return s
}

func (b *Book) create(name string) *bufio.Writer {
	if b.err != nil {
		return bufio.NewWriter(io.Discard)
	}
	// A date of its own, so that the bytes do not hang on the clock; the format
	// has none before 1980.
	f, err := b.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		b.err = err
		return bufio.NewWriter(io.Discard)
	}
	return bufio.NewWriter(f)
}

func (b *Book) flush(w *bufio.Writer) {
	if err := w.Flush(); b.err == nil {
		b.err = err
	}
}

func (s *Sheet) name() string {
	if s.part == 1 {
		return s.title
	}
	more := fmt.Sprintf(" %d", s.part)
	return s.title[:min(len(s.title), maxName-len(more))] + more
}

const spreadsheetML = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

func (s *Sheet) begin() {
	s.part++
	s.row, s.header = 0, len(s.notes)+1
	s.w = s.book.create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(s.book.done)+1))
	s.write(fmt.Sprintf(declaration+`<worksheet %s><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`,
		spreadsheetML, s.header, s.header+1))
	for i, c := range s.columns {
		s.write(fmt.Sprintf(`<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, strconv.FormatFloat(max(c.Width, 4), 'f', -1, 64)))
	}
	s.write(`</cols><sheetData>`)
	for _, n := range s.notes {
		s.cells([]any{n}, func(int) int { return styleNote })
	}
	titles := make([]any, len(s.columns))
	for i, c := range s.columns {
		titles[i] = c.Title
	}
	s.cells(titles, func(int) int { return styleHeader })
}

// Row writes a row. A cell is a string, an int, a float64, a Share, or nil for
// an empty one.
func (s *Sheet) Row(cells ...any) {
	if s.row == s.book.rows {
		s.close()
		s.begin()
	}
	s.cells(cells, func(i int) int {
		if i < len(s.columns) && s.columns[i].Wrap {
			return styleWrap
		}
		return stylePlain
	})
}

func (s *Sheet) cells(cells []any, style func(i int) int) {
	s.row++
	s.write(fmt.Sprintf(`<row r="%d">`, s.row))
	for i, c := range cells {
		at, st := reference(i, s.row), style(i)
		switch c := c.(type) {
		case string:
			s.write(fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, st, escaped(fit(c))))
		case int:
			s.write(fmt.Sprintf(`<c r="%s" s="%d"><v>%d</v></c>`, at, st, c))
		case float64:
			s.number(at, st, c)
		case Share:
			s.number(at, styleShare, float64(c))
		}
	}
	s.write(`</row>`)
}

func (s *Sheet) number(at string, style int, v float64) {
	if !math.IsNaN(v) && !math.IsInf(v, 0) {
		s.write(fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, at, style, strconv.FormatFloat(v, 'g', -1, 64)))
	}
}

// fit cuts a text to what a cell takes.
func fit(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if len(s) <= maxCell { // no text has more UTF-16 units than bytes
		return s
	}
	units, cut := 0, 0
	for i, r := range s {
		if units < maxCell-1 {
			cut = i // with room for the sign that something is missing
		}
		if units++; r > 0xffff {
			units++
		}
	}
	if units > maxCell {
		return s[:cut] + "…"
	}
	return s
}

// reference is "A1" for column 0 of row 1.
func reference(column, row int) string {
	letters := ""
	for n := column; n >= 0; n = n/26 - 1 {
		letters = string(rune('A'+n%26)) + letters
	}
	return letters + strconv.Itoa(row)
}

func (s *Sheet) write(text string) {
	if _, err := s.w.WriteString(text); s.book.err == nil {
		s.book.err = err
	}
}

func (s *Sheet) close() {
	s.write(`</sheetData>`)
	s.write(fmt.Sprintf(`<autoFilter ref="A%d:%s"/>`, s.header, reference(len(s.columns)-1, s.row)))
	s.write(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`)
	if s.book.Footer != "" {
		s.write(`<headerFooter><oddFooter>` + escaped("&L"+strings.ReplaceAll(s.book.Footer, "&", "&&")+"&R&P/&N") + `</oddFooter></headerFooter>`)
	}
	s.write(`</worksheet>`)
	s.book.flush(s.w)
	s.book.done = append(s.book.done, sheetEnd{s.name(), s.header})
}

func (b *Book) end() {
	if b.sheet != nil {
		b.sheet.close()
		b.sheet = nil
	}
}

// Close ends the workbook; there must be a sheet. It does not close what it
// writes to.
func (b *Book) Close() error {
	b.end()
	var types, sheets, rels, titles strings.Builder
	for i, s := range b.done {
		name := escaped(s.name)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relations, i+1)
		fmt.Fprintf(&titles, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$%d:$%d</definedName>`, i, strings.ReplaceAll(name, "&#39;", "&#39;&#39;"), s.header, s.header)
	}
	for _, part := range []struct{ name, content string }{
		{"xl/styles.xml", styles},
		{"xl/workbook.xml", declaration + `<workbook ` + spreadsheetML + ` xmlns:r="` + relations + `"><sheets>` + sheets.String() + `</sheets><definedNames>` + titles.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", declaration + `<Relationships ` + packageRelations + `>` + rels.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(b.done)+1, relations) + `</Relationships>`},
		{"docProps/core.xml", declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>` + escaped(b.Creator) + `</dc:creator></cp:coreProperties>`},
		{"_rels/.rels", declaration + `<Relationships ` + packageRelations + `><Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"[Content_Types].xml", declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + types.String() + `</Types>`},
	} {
		w := b.create(part.name)
		if _, err := w.WriteString(part.content); b.err == nil {
			b.err = err
		}
		b.flush(w)
	}
	if err := b.z.Close(); b.err == nil {
		b.err = err
	}
	return b.err
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// Styles, as indices into cellXfs.
const (
	stylePlain = iota
	styleHeader
	styleWrap
	styleShare
	styleNote
)

const (
	declaration      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relations        = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelations = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`

	styles = declaration + `<styleSheet ` + spreadsheetML + `>` +
		`<numFmts count="1"><numFmt numFmtId="164" formatCode="0\ %"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4ECF5"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="5">` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)
