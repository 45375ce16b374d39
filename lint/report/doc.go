// Package report writes what was found for people and for other programs:
// findings as text, JSON, JSON Lines, SARIF, HTML and CSV; audits as text, HTML,
// CSV and workbooks, and how two of them compare as text and HTML; the map of one
// family's documents as text, HTML and JSON; and how findings compare with labels as
// text and JSON.
//
// It turns a lint.Result into the words and coordinates that a reader outside
// needs, and is the only package that knows the JSON contract, but for that of
// an audit, which is read again and is at home in audit. Documents are written as
// they come, so that a run over a large folder is never held in memory. It opens
// no files and reads no clock.
package report
