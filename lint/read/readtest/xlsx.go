package readtest

import (
	"fmt"
	"strings"
)

const sheetNamespaces = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// Sheet is a sheet of a workbook: its name and what stands in its sheetData.
type Sheet struct{ Name, Rows string }

// XLSX makes an Excel workbook of sheets, shared strings (each the inside of an
// si element) and further parts by name. A part that belongs to the first sheet
// (comments, a drawing) is related to it by the kind that its name begins with.
func XLSX(sheets []Sheet, shared []string, parts map[string]string) []byte {
	all := map[string]string{}
	for name, content := range parts {
		all[name] = content
	}
	var tabs, rels, first strings.Builder
	for i, s := range sheets {
		n := i + 1
		fmt.Fprintf(&tabs, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, s.Name, n, n)
		rels.WriteString(relationship(fmt.Sprintf("rId%d", n), "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", n)))
		all[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] = declaration + "<worksheet " + sheetNamespaces + "><sheetData>" + s.Rows + "</sheetData></worksheet>"
	}
	for i, name := range names(parts) {
		base := strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".xml")
		kind := strings.TrimRight(base, "0123456789")
		switch {
		case name == "xl/styles.xml":
			rels.WriteString(relationship("rIdS", "styles", "styles.xml"))
		case strings.HasPrefix(name, "xl/") && !strings.HasPrefix(name, "xl/work"):
			first.WriteString(relationship(fmt.Sprintf("r%d", i), kind, "/"+name))
		}
	}
	if shared != nil {
		rels.WriteString(relationship("rIdT", "sharedStrings", "sharedStrings.xml"))
		all["xl/sharedStrings.xml"] = declaration + "<sst " + sheetNamespaces + "><si>" + strings.Join(shared, "</si><si>") + "</si></sst>"
	}
	root := relationship("rId1", "officeDocument", "xl/workbook.xml")
	if parts["docProps/custom.xml"] != "" {
		root += relationship("rId2", "custom-properties", "docProps/custom.xml")
	}
	for name, content := range map[string]string{
		"[Content_Types].xml":                 `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                         Relationships(root),
		"xl/workbook.xml":                     "<workbook " + sheetNamespaces + "><sheets>" + tabs.String() + "</sheets></workbook>",
		"xl/_rels/workbook.xml.rels":          Relationships(rels.String()),
		"xl/worksheets/_rels/sheet1.xml.rels": Relationships(first.String()),
	} {
		if _, ok := all[name]; !ok {
			all[name] = declaration + content
		}
	}
	return Zip(all)
}
