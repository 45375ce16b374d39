package report

import "io"

// KeyRow says which file a name of an audit stands for, or that the audit has left
// a file out, and since what.
type KeyRow struct{ Name, Path, LeftOut string }

// keyHeader names the columns of a key.
var keyHeader = []string{"name_in_audit", "stands_for_path", "left_out_since"}

// AuditKeyCSV writes the key of an audit for spreadsheets.
func AuditKeyCSV(w io.Writer, rows []KeyRow) error {
	c, err := newCSVSheet(w)
	if err != nil {
		return err
	}
	c.row(keyHeader)
	for _, r := range rows {
		c.row([]string{r.Name, cleanName(r.Path), r.LeftOut})
	}
	return c.end()
}
