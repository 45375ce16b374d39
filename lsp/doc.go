// Package lsp is the language server: LSP 3.17, and of 3.18 the edits that hold
// blanks to fill in.
//
// The client's words stop at protocol.go (the types) and convert.go (findings,
// people and places made into them); position.go is the only code that counts
// lines and columns of an open document. Notifications are taken in order on
// the reading goroutine; requests are answered by goroutines of their own, from
// what the document is by then. The package opens no file and reads no clock:
// see Host. It logs no word of a document.
package lsp
