package readtest

import "strings"

// ODFNamespaces are the declarations that the OpenDocument parts made here carry.
const ODFNamespaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
	` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
	` xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
	` xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"` +
	` xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"` +
	` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
	` xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`

// ODT zips parts, by name, into an OpenDocument text. The content of
// content.xml may be given without declaration and root element: what stands in
// office:text, behind automatic styles if it begins with style:style elements.
// That of meta.xml is what stands in office:meta, that of styles.xml what stands
// in its root element.
func ODT(parts map[string]string) []byte {
	all := map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}
	for name, content := range parts {
		root := map[string]string{"content.xml": "office:document-content", "styles.xml": "office:document-styles", "meta.xml": "office:document-meta"}[name]
		if root == "" || strings.HasPrefix(content, "<?xml") {
			all[name] = content
			continue
		}
		switch name {
		case "content.xml":
			styles, body := "", content
			if i := strings.LastIndex(content, "</style:style>"); i >= 0 {
				i += len("</style:style>")
				styles, body = content[:i], content[i:]
			}
			content = "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:text>" + body + "</office:text></office:body>"
		case "meta.xml":
			content = "<office:meta>" + content + "</office:meta>"
		}
		all[name] = declaration + "<" + root + " " + ODFNamespaces + ">" + content + "</" + root + ">"
	}
	return Zip(all)
}
