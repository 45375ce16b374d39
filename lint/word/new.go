package word

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

// Sheet is a new Word document: headings, paragraphs, lists and tables in one
// plain style, A4, in British English, by report.Creator. It is built from top to bottom and holds
// nothing but what is put in; the same calls give the same bytes.
type Sheet struct {
	title     string
	landscape bool
	body      strings.Builder
	table     bool // the last thing put in is a table, which needs a paragraph after it
}

// New begins a document. The title is its first line, and its name to a screen
// reader and in the footer.
func New(title string, landscape bool) *Sheet {
	s := &Sheet{title: title, landscape: landscape}
	s.styled("Title", title)
	return s
}

// Heading adds a heading; level is 1, 2 or 3.
func (s *Sheet) Heading(level int, text string) {
	s.styled(fmt.Sprintf("Heading%d", min(max(level, 1), 3)), text)
}

// Paragraph adds a paragraph.
func (s *Sheet) Paragraph(text string) { s.styled("", text) }

// Item adds an item of a bulleted list.
func (s *Sheet) Item(text string) { s.styled("ListBullet", text) }

// Cell is the paragraphs of a cell of a table; a cell without any is to be
// filled in by hand.
type Cell []string

// Table adds a table. Widths are the columns' shares of the page, in any unit;
// head names the columns and is repeated on every page. A row with fewer cells
// than head is filled up with empty ones.
func (s *Sheet) Table(widths []int, head []string, rows [][]Cell) {
	if s.table {
		s.styled("", "")
	}
	page := 9638 // twentieths of a point between the margins of A4
	if s.landscape {
		page = 14570
	}
	sum := 0
	for _, w := range widths {
		sum += w
	}
	b := &s.body
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	at := make([]int, len(head))
	for i := range head {
		at[i] = page / len(head)
		if i < len(widths) && sum > 0 {
			at[i] = page * widths[i] / sum
		}
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, at[i])
	}
	b.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, h := range head {
		s.cell(at[i], "TableHead", Cell{h})
	}
	b.WriteString(`</w:tr>`)
	for _, row := range rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range head {
			var c Cell
			if i < len(row) {
				c = row[i]
			}
			s.cell(at[i], "TableText", c)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	s.table = true
}

func (s *Sheet) cell(width int, style string, c Cell) {
	fmt.Fprintf(&s.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
	if len(c) == 0 {
		c = Cell{""}
	}
	for _, p := range c {
		s.paragraph(style, p)
	}
	s.body.WriteString(`</w:tc>`)
}

func (s *Sheet) styled(style, text string) {
	s.paragraph(style, text)
	s.table = false
}

func (s *Sheet) paragraph(style, text string) {
	s.body.WriteString(`<w:p>`)
	if style != "" {
		s.body.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	if text != "" {
		s.body.WriteString(`<w:r><w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`)
	}
	s.body.WriteString(`</w:p>`)
}

// escaped is a text as XML holds it, on one line.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text.OneLine(s))) // a strings.Builder takes everything
	return b.String()
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relNS   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// Write writes the document.
func (s *Sheet) Write(w io.Writer) error {
	body := s.body.String()
	if s.table {
		body += `<w:p/>` // Word wants a paragraph after a table
	}
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if s.landscape {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	z := zip.NewWriter(w)
	for _, part := range [][2]string{
		{typesPart, newTypes},
		{"_rels/.rels", newPackageRels},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
			escaped(s.title) + `</dc:title><dc:creator>` + report.Creator + `</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`},
		{"word/_rels/document.xml.rels", newDocumentRels},
		{"word/styles.xml", newStyles},
		{"word/numbering.xml", newNumbering},
		{"word/footer1.xml", xmlHead + `<w:ftr ` + mainNS + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">` + escaped(s.title) +
			`, page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`},
		{"word/document.xml", xmlHead + `<w:document ` + mainNS + `><w:body>` + body + `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>` + size +
			`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`},
	} {
		f, err := z.Create(part[0])
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part[1]); err != nil {
			return err
		}
	}
	return z.Close()
}

const newTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const newPackageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const newDocumentRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relNS + `/styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="` + relNS + `/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rId3" Type="` + relNS + `/footer" Target="footer1.xml"/></Relationships>`

const newNumbering = xmlHead + `<w:numbering ` + mainNS + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>` +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// newStyles are the styles of a new document, by the names that Word knows, so
// that its navigation and a screen reader find headings and lists.
var newStyles = xmlHead + `<w:styles ` + mainNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>` +
	`<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
	newStyle("Title", "Title", `<w:keepNext/><w:spacing w:before="0" w:after="120"/>`, `<w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>`) +
	newStyle("Heading1", "heading 1", `<w:keepNext/><w:spacing w:before="360" w:after="80"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:color w:val="0B3C6F"/><w:sz w:val="30"/><w:szCs w:val="30"/>`) +
	newStyle("Heading2", "heading 2", `<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>`, `<w:b/><w:sz w:val="25"/><w:szCs w:val="25"/>`) +
	newStyle("Heading3", "heading 3", `<w:keepNext/><w:spacing w:before="160" w:after="40"/><w:outlineLvl w:val="2"/>`, `<w:b/><w:sz w:val="22"/>`) +
	newStyle("ListBullet", "List Bullet", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/><w:contextualSpacing/>`, "") +
	newStyle("TableText", "Table Text", `<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="19"/><w:szCs w:val="19"/>`) +
	newStyle("TableHead", "Table Head", `<w:keepNext/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>`, `<w:b/><w:sz w:val="19"/><w:szCs w:val="19"/>`) +
	newStyle("Footer", "footer", `<w:spacing w:after="0"/>`, `<w:sz w:val="18"/><w:szCs w:val="18"/>`) +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
	newBorder("top") + newBorder("left") + newBorder("bottom") + newBorder("right") + newBorder("insideH") + newBorder("insideV") +
	`</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/></w:tcPr></w:tblStylePr></w:style></w:styles>`

func newStyle(id, name, paragraph, run string) string {
	s := `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>` + paragraph + `</w:pPr>`
	if run != "" {
		s += `<w:rPr>` + run + `</w:rPr>`
	}
	return s + `</w:style>`
}

func newBorder(side string) string {
	return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="767676"/>`
}
