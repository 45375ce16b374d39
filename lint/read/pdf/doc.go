// Package pdf turns the bytes of a PDF file into pages of glyphs: which
// character stands where, how large, in which direction, and what ruled lines
// are drawn. It lays nothing out: words, lines and columns are its caller's.
//
// It treats the file as hostile. Nothing that the file declares is believed:
// bytes unpacked, objects, operators and glyphs are counted against limits,
// never against a clock; loops end; nesting is bounded. A file whose table of
// contents (xref) is wrong is searched for its objects instead.
package pdf
