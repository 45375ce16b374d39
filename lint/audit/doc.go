// Package audit adds up what many documents show of practice: how many of them
// describe a pattern, say, or ask something of the one who abuses. It holds
// counts, kinds and paths, and no word of a document. What it makes can be
// written to a file, read back, merged and compared.
package audit
