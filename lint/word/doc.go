// Package word writes the review copy of a Word document, the same document
// with a comment on the words of each finding, and new documents (Sheet).
//
// A copy is made by splicing. Each finding already knows the bytes of the XML
// that its words came from, so nothing is searched for; runs are divided where
// a comment starts or ends inside one, and everything else of the part, and
// every other part of the package, is copied as it is stored.
//
// github.com/nguyenthenguyen/docx does not serve here: it replaces strings in
// the body and can add neither a part nor a relationship, which the comments
// of a document without any need; and it compresses all other parts anew.
package word
