package main

import (
	"encoding/base64"
	"path/filepath"
	"strings"
	"testing"
)

// What an audit says of what it could not read names nobody but by the path of a
// file, and holds no word of one.
func TestAuditSaysNothingOfWhatItCouldNotRead(t *testing.T) {
	dir := t.TempDir()
	attached := func(name, kind, content string) string {
		return "--b\nContent-Type: " + kind + "\nContent-Disposition: attachment; filename=\"" + name + "\"\nContent-Transfer-Encoding: base64\n\n" +
			base64.StdEncoding.EncodeToString([]byte(content)) + "\n"
	}
	for path, content := range map[string]string{
		"mail.eml": "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nMr Reid hit Ms Reid.\n" +
			attached("Letter of Zephyrine Quillfeather.docx", "application/octet-stream", "no archive") + attached("Zephyrine.Quillfeather", "x/Quillfeather", "?") +
			attached("a.html", "text/html", "<meta charset=Quillfeather>\xff\xfeZephyrine") + "--b--\n",
		"front.md":         "---\ndalint:\n  Zephyrine: Quillfeather\n  Zephyrine Quillfeather\n---\nMr Reid hit Ms Reid.\n",
		"bad.docx":         "Zephyrine Quillfeather",
		"cast/dalint.toml": "[cast]\nperpetrator = [\"=Zephyrine\"]\nZephyrine = \"Quillfeather\"\n",
		"cast/note.md":     "Mr Reid hit Ms Reid.",
	} {
		writeString(t, filepath.Join(dir, filepath.FromSlash(path)), content)
	}
	for _, format := range []string{"text", "json", "jsonl", "csv", "html", "xlsx"} {
		out, errs := dalint(t, 2, "audit", "--verbose", "--list-findings", "--format", format, dir)
		if format == "xlsx" {
			out = unpacked(t, out)
		}
		for _, want := range []string{"attachment 1", "attachment 2", "attachment 3", "line 3", "note.md", "bad.docx"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
		for _, line := range strings.Split(errs, "\n") {
			if strings.Contains(line, "dalint.toml") {
				continue // whoever runs it is told what is wrong there
			}
			out += line
		}
		for _, w := range []string{"Zephyrine", "Quillfeather"} {
			if i := strings.Index(strings.ToLower(out), strings.ToLower(w)); i >= 0 {
				t.Errorf("%s holds %q: %s", format, w, out[max(0, i-80):min(len(out), i+40)])
			}
		}
	}
}
