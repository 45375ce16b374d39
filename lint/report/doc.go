// Package report writes what was found for people and for other programs:
// text, JSON, JSON Lines, SARIF and CSV.
//
// It turns a lint.Result into the words and coordinates that a reader outside
// needs, and is the only package that knows the JSON contract, but for that of
// an audit, which is read again and is at home in audit. Documents are written as
// they come, so that a run over a large folder is never held in memory. It opens
// no files and reads no clock.
package report
