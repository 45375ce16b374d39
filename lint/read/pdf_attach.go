package read

import "github.com/dalint/dalint/lint/read/pdf"

// attachments names the files that are attached, which are not read.
func (r *pdfReader) attachments(f *pdf.File) error {
	names, err := f.Attachments()
	for i, name := range names {
		r.unattached("attachment "+itoa(i+1), name, "is a file attached to the PDF and was not read: save it by itself")
	}
	return err
}
