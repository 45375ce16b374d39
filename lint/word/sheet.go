package word

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Sheet is a blank form: the same questions for each of some documents.
type Sheet struct {
	Title     string
	Intro     []string // paragraphs
	Documents []string // by what name a reader finds them
	Questions []SheetQuestion
	Answers   []string // to be ticked
}

// SheetQuestion is one row of the form. The ID is shown, so that what was ticked
// can be typed into a table.
type SheetQuestion struct{ ID, Title, Asks string }

// WriteSheet writes a sheet as a new Word document: a heading and a table with
// empty boxes for each document. The same sheet gives the same bytes.
func WriteSheet(w io.Writer, s *Sheet) error {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	b.WriteString(sheetParagraph("Title", s.Title))
	for _, p := range s.Intro {
		b.WriteString(sheetParagraph("", p))
	}
	b.WriteString(sheetParagraph("", "Reader: ______________________________    Date: ______________"))
	for _, name := range s.Documents {
		b.WriteString(sheetParagraph("Heading1", name))
		b.WriteString(s.table())
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", sheetTypes},
		{"_rels/.rels", sheetRels},
		{"word/document.xml", b.String()},
		{"word/styles.xml", sheetStyles},
		{"word/_rels/document.xml.rels", sheetDocRels},
	} {
		f, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.content); err != nil {
			return err
		}
	}
	return z.Close()
}

// Widths of the columns, in twentieths of a point.
var sheetColumns = []int{4400, 2638, 2600}

func (s *Sheet) table() string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>`)
	for _, n := range sheetColumns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, n)
	}
	b.WriteString(`</w:tblGrid>`)
	row := func(properties string, cells ...string) {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>` + properties + `</w:trPr>`)
		for i, c := range cells {
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, sheetColumns[i], c)
		}
		b.WriteString(`</w:tr>`)
	}
	row(`<w:tblHeader/>`, sheetParagraph("Strong", "What does the document show?"), sheetParagraph("Strong", "Tick one"), sheetParagraph("Strong", "Where, and why"))
	for _, q := range s.Questions {
		var boxes string
		for _, a := range s.Answers {
			boxes += sheetParagraph("", "\u2610 "+a)
		}
		row("", sheetParagraph("Strong", q.Title)+sheetParagraph("", q.Asks)+sheetParagraph("", "("+q.ID+")"), boxes, sheetParagraph("", ""))
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

// sheetParagraph is a paragraph of a style; what no document may hold is left out.
func sheetParagraph(style, s string) string {
	var b strings.Builder
	b.WriteString(`<w:p>`)
	if style != "" {
		b.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	b.WriteString(`<w:r><w:t xml:space="preserve">`)
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	b.WriteString(`</w:t></w:r></w:p>`)
	return b.String()
}

const (
	sheetTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`
	sheetRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	sheetDocRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	sheetStyles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="Strong paragraph"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
)
