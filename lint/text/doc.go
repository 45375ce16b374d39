// Package text holds a document as dalint reads it: clean blocks of text that
// remember where each stretch of them came from.
//
// It knows no file format, no language and no people. Spans count bytes within
// one block; Document.Position turns a place in a block into the line, column
// and offset that people and other programs use, and is the only code that does.
package text
