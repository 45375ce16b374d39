// Package xlsx writes workbooks of plain tables, row by row: text and numbers,
// a header that stays in sight and can be filtered, and no formulas. The same
// rows give the same bytes. It writes to an io.Writer and knows nothing of what
// the tables hold.
package xlsx
