// Package readtest makes small Word, OpenDocument and Excel files, messages and PDFs
// for tests.
package readtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
	"testing"
)

// Namespaces are the declarations that the parts made here carry.
const Namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:v="urn:schemas-microsoft-com:vml"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// roots wraps the content of each kind of part in its root element.
var roots = map[string]string{
	"document": "w:document", "styles": "w:styles", "comments": "w:comments", "footnotes": "w:footnotes",
	"endnotes": "w:endnotes", "header": "w:hdr", "footer": "w:ftr", "numbering": "w:numbering",
}

const relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Docx zips parts, by name, into a Word document. The content of a part such
// as word/document.xml or word/header1.xml may be given without declaration
// and root element: "<w:p>...</w:p>". Content types and relationships are made
// up for the parts there are, unless given.
func Docx(parts map[string]string) []byte {
	all := map[string]string{}
	var types, rels strings.Builder
	for i, name := range names(parts) {
		all[name] = wrap(name, parts[name])
		kind := partKind(name)
		if kind == "" {
			continue
		}
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`,
			name, strings.Replace(kind, "document", "document.main", 1))
		if kind != "document" {
			fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relationBase, kind, strings.TrimPrefix(name, "word/"))
		}
	}
	root := relationship("rId1", "officeDocument", "word/document.xml")
	if parts["docProps/custom.xml"] != "" {
		root += relationship("rId2", "custom-properties", "docProps/custom.xml")
	}
	for name, content := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` + types.String() + `</Types>`,
		"_rels/.rels":                  Relationships(root),
		"word/_rels/document.xml.rels": Relationships(rels.String()),
	} {
		if _, ok := all[name]; !ok {
			all[name] = declaration + content
		}
	}
	return Zip(all)
}

// Zip packs parts as they are, the content types first as Word does.
func Zip(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names(parts) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Unzip unpacks what Zip packs, or any container: parts by name. Two parts of
// one name are a mistake.
func Unzip(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[f.Name]; twice {
			t.Fatalf("two parts are named %s", f.Name)
		}
		all[f.Name] = string(b)
	}
	return all
}

// Relationships wraps Relationship elements.
func Relationships(inside string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inside + `</Relationships>`
}

func relationship(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, relationBase, kind, target)
}

func names(parts map[string]string) []string {
	var all []string
	for name := range parts {
		all = append(all, name)
	}
	sort.Strings(all) // '[' sorts before '_' and letters in lower case
	return all
}

// partKind is the kind of a part directly in word/: "document", "header".
func partKind(name string) string {
	kind, ok := strings.CutSuffix(strings.TrimPrefix(name, "word/"), ".xml")
	if !ok {
		return ""
	}
	kind = strings.TrimRight(kind, "0123456789")
	if roots[kind] == "" {
		return ""
	}
	return kind
}

func wrap(name, content string) string {
	root := roots[partKind(name)]
	if root == "" || strings.Contains(content, "<"+root) || strings.HasPrefix(content, "<?xml") {
		return content
	}
	if root == "w:document" {
		content = "<w:body>" + content + "</w:body>"
	}
	return declaration + "<" + root + " " + Namespaces + ">" + content + "</" + root + ">"
}

// Body makes a document with nothing but this content in its body.
func Body(content ...string) []byte {
	return Docx(map[string]string{"word/document.xml": strings.Join(content, "")})
}

// Escape makes s safe as character data.
func Escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// R is a run of plain text. Extra properties go into its w:rPr.
func R(s string, properties ...string) string {
	pr := strings.Join(properties, "")
	if pr != "" {
		pr = "<w:rPr>" + pr + "</w:rPr>"
	}
	return `<w:r>` + pr + `<w:t xml:space="preserve">` + Escape(s) + `</w:t></w:r>`
}

// P is a paragraph of content: runs, or whatever stands among them.
func P(content ...string) string { return "<w:p>" + strings.Join(content, "") + "</w:p>" }

// Styled is a paragraph in a style: "Heading1".
func Styled(style string, content ...string) string {
	return P(append([]string{`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`}, content...)...)
}

// Item is a list item at a level counted from 0.
func Item(level int, content ...string) string {
	return P(append([]string{fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr>`, level)}, content...)...)
}

// Table is a table of rows of cells; each cell is the content of a w:tc.
func Table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			b.WriteString("<w:tc>" + cell + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
	return b.String()
}
