package report

import (
	"encoding/csv"
	"io"
)

// KeyRow says which file a name of an audit stands for, or that the audit has left
// a file out, and since what.
type KeyRow struct{ Name, Path, LeftOut string }

// keyHeader names the columns of a key.
var keyHeader = []string{"name_in_audit", "stands_for_path", "left_out_since"}

// AuditKeyCSV writes the key of an audit for spreadsheets, with a byte order mark
// for Excel.
func AuditKeyCSV(w io.Writer, rows []KeyRow) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	_ = c.Write(keyHeader) // c.Error has it
	for _, r := range rows {
		_ = c.Write([]string{cell(r.Name), cell(r.Path), cell(r.LeftOut)})
	}
	c.Flush()
	return c.Error()
}
