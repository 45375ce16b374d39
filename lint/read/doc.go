// Package read turns the bytes of a file into a text.Document: plain text,
// Markdown, HTML, Word (docx, doc), OpenDocument (odt), rich text (rtf), PDF,
// Excel (xlsx), tables of values (csv) and messages (eml, msg).
//
// Every byte of every block can be traced to its source through the block's
// Pieces. The package never opens a path, and it treats what it is given as
// hostile: sizes are measured rather than believed, nesting is bounded, and a
// part of a file that cannot be read is named in Document.Skipped while the
// rest is read.
//
// github.com/nguyenthenguyen/docx is not used here: it hands over the body as
// one string without structure, notes or offsets, and has no limits on size.
//
// github.com/xuri/excelize is not used either: it does not say where in the file
// the text of a cell stands.
//
// github.com/ledongthuc/pdf is not used for PDF: it does not read the forms
// within pages nor most filters, has no widths for composite fonts, and an
// object stream that is said to lie in itself overflows its stack, which no
// caller can catch.
package read
