package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// XLSX reads an Excel workbook: each sheet in the order of its tabs, hidden ones
// too, with the words of its cells, its text boxes and the notes on its cells.
// Formulas are read as the values they had when the workbook was saved, and
// dates as a person in Britain sees them. The name of a sheet is a heading, unless it is
// one that Excel gave.
func XLSX(data []byte) (*text.Document, error) {
	c, err := openContainer(data, workbookFamily)
	if err != nil {
		return nil, err
	}
	rels, relErr := c.relations("")
	name := first(rels, "officeDocument")
	if !c.has("xl/workbook.xml") {
		if err := c.mustBe(workbookFamily, name); err != nil {
			return nil, err
		}
	}
	if name == "" || !c.has(name) {
		name = "xl/workbook.xml"
	}
	switch {
	case !c.has(name) && relErr != nil:
		return nil, damaged("is a damaged Excel workbook (_rels/.rels %s)", message(relErr))
	case !c.has(name):
		return nil, damaged("is an Excel workbook without its list of sheets (%s is missing)", partName(name))
	}
	w := &workbook{container: c, keeper: keeper{}, builder: &builder{doc: text.New("", text.XLSX), where: "body", cells: true, limit: maxPieces}}
	w.doc = w.builder.doc
	w.keeper.doc = w.doc
	if err := w.read(name); err != nil {
		return nil, err
	}
	w.addDirectives(&w.keeper)
	return w.done()
}

// maxWords bounds the text of a workbook, in bytes and with what its places
// take: a shared string is stored once and may stand in any number of cells.
const maxWords = 128 << 20

// workbook is one Excel workbook being read.
type workbook struct {
	*container
	*builder
	keeper
	doc     *text.Document
	shared  stringTable
	formats []numberFormat // by the style of a cell
	from04  bool           // dates count from 1904
	words   int            // bytes of text so far
}

// stringTable holds the shared strings as they stand in their part. They are
// decoded where a cell uses them: a table of all their pieces could be many
// times as large as the file.
type stringTable struct {
	part   string
	src    string
	starts []int   // of each string, at its tag
	at     scanner // inside the root element
}

// sheet is a tab of the workbook.
type sheet struct {
	name     string
	from, to int // of the name in the workbook's part
	part     string
}

func (w *workbook) read(name string) error {
	rels, err := w.relations(name)
	if err != nil {
		return damaged("is a damaged Excel workbook (its relationships: %s)", message(err))
	}
	src, stored, err := w.part(name)
	if err == nil {
		var sheets []sheet
		if sheets, err = w.sheets(src, rels); err == nil {
			return w.readSheets(sheets, src, stored, rels)
		}
	}
	return partError(stored, err)
}

func (w *workbook) readSheets(sheets []sheet, src, stored string, rels []relation) error {
	if part := first(rels, "sharedStrings"); part != "" {
		if err := w.readStrings(part); err != nil {
			return partError(part, err) // without its strings a workbook has next to no text
		}
	}
	if part := first(rels, "styles"); part != "" {
		if err := w.readFormats(part); err != nil {
			w.problem("styles", err)
		}
	}
	w.customProperties(w.container)
	for i, s := range sheets {
		w.number = 0
		w.where, w.section = "body", ""
		if !givenName(s.name) {
			w.src, w.at = src, text.Anchor{Part: stored}
			if err := w.contentAs(s.from, s.to, false, " "); err != nil {
				w.reset()
			}
			w.finish(text.Heading, 1, text.Place{})
		}
		w.section = strings.Join(strings.Fields(s.name), " ")
		blocks := len(w.doc.Blocks)
		if err := w.sheet(s, i+1); err != nil {
			w.doc.Blocks = w.doc.Blocks[:blocks] // half a sheet would pass for a whole one
			w.reset()
			w.problem("sheet "+itoa(i+1), err) // by number: its name may name people
			if w.words > maxWords || w.crowded() {
				return err
			}
		}
	}
	return nil
}

// givenName reports whether a sheet has the name that Excel or LibreOffice gave
// it, in one of the larger languages.
func givenName(s string) bool {
	word := strings.ToLower(strings.TrimRight(s, "0123456789 ()"))
	switch word {
	case "sheet", "tabelle", "feuil", "feuille", "hoja", "foglio", "planilha", "folha", "blad", "ark", "arkusz", "list", "munka", "taul", "лист", "":
		return true
	}
	return false
}

// sheets are the tabs that hold cells, in order.
func (w *workbook) sheets(src string, rels []relation) ([]sheet, error) {
	x, err := newScanner(src)
	if err != nil {
		return nil, err
	}
	target := map[string]relation{}
	for _, r := range rels {
		target[r.id] = r
	}
	const most = 10_000
	var all []sheet
	for {
		ev, err := x.next()
		if err != nil {
			return nil, err
		}
		if ev == endOfPart {
			return all, nil
		}
		if ev != startTag {
			continue
		}
		if x.depth() == 1 && (x.space != nsSheet || x.local != "workbook") {
			return nil, &Error{WrongKind, "is not part of an Excel workbook", "open it in Excel and save it as .xlsx"}
		}
		if x.space != nsSheet {
			continue
		}
		switch x.local {
		case "workbookPr":
			v, ok := x.attr(nsSheet, "date1904")
			w.from04 = ok && isOn(v)
		case "sheet":
			s := sheet{}
			s.name, _ = x.attr(nsSheet, "name")
			s.from, s.to = x.attrRange("name")
			id, _ := x.attr(nsRelations, "id")
			if r := target[id]; r.kind == "worksheet" && len(all) < most {
				s.part = r.target
				all = append(all, s)
			}
		}
	}
}
