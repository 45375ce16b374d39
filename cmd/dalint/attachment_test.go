package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An attachment that could not be read is told by its number and its name, and
// the name can do no harm.
func TestAttachmentThatIsNotReadIsNamedSafely(t *testing.T) {
	dir := t.TempDir()
	mail := "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nMr Reid hit Ms Reid. Domestic abuse was reported.\n" +
		"--b\nContent-Type: application/zip\nContent-Disposition: attachment; filename=\"<b>Quill\u202e\x1b\tfeather.zip\"\n\nx\n--b--\n"
	file := filepath.Join(dir, "note.eml")
	if err := os.WriteFile(file, []byte(mail), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ command, format, want string }{
		{"check", "text", "attachment 1 (<b>Quill feather.zip): is"},
		{"check", "json", `"file": "<b>Quill feather.zip"`},
		{"check", "html", "attachment 1 (&lt;b&gt;Quill feather.zip): is"},
		{"check", "sarif", "attachment 1 (<b>Quill feather.zip): is"},
		{"check", "csv", "attachment 1 (<b>Quill feather.zip): is"}, // on standard error
		{"case", "text", "attachment 1 (<b>Quill feather.zip): is"},
		{"case", "json", "attachment 1 (<b>Quill feather.zip): is"},
		{"case", "html", "attachment 1 (&lt;b&gt;Quill feather.zip): is"},
	} {
		out, errs := dalint(t, exitTrouble, tt.command, "--format", tt.format, file)
		if tt.format == "html" && strings.Contains(out, "<b>Quill") {
			t.Errorf("%s %s shows the name as it is", tt.command, tt.format)
		}
		out = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(squeeze(out + errs))
		if !strings.Contains(out, tt.want) {
			t.Errorf("%s %s does not say %q:\n%s", tt.command, tt.format, tt.want, out)
		}
		if strings.ContainsAny(out, "\u202e\x1b") {
			t.Errorf("%s %s shows the name as it is", tt.command, tt.format)
		}
		out, errs = dalint(t, exitTrouble, tt.command, "--no-text", "--format", tt.format, file)
		if out = squeeze(out + errs); strings.Contains(out, "Quill") || !strings.Contains(out, "attachment 1") {
			t.Errorf("%s %s --no-text: %s", tt.command, tt.format, out)
		}
	}
}
