package read

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestLimitsAreDocumented holds the table of docs/limits.md to the code.
func TestLimitsAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	mb := func(n int) string { return fmt.Sprintf("%s MB", thousands(n>>20)) }
	for _, row := range [][2]string{
		{"one line of a plain text", mb(maxLine)},
		{"a Markdown file", mb(maxMarkdownSize)},
		{"one part of a docx, odt or xlsx, unpacked", mb(maxPart)},
		{"all its parts that are read, unpacked", mb(maxTotal)},
		{"parts in it", thousands(maxEntries)},
		{"elements within one another in it", thousands(maxDepth)},
		{"groups within one another in an RTF", thousands(maxGroups)},
		{"characters of a doc", thousands(maxCharacters>>20) + " Mi"},
		{"the text of one message", mb(maxMailText)},
		{"messages in messages", thousands(maxNesting)},
		{"parts and attachments of a message", thousands(maxMailParts)},
		{"text of all its attachments", mb(maxAttachments)},
		{"paragraphs and cells of one document", thousands(maxBlocks)},
		{"pieces of differently written text in it", thousands(maxPieces)},
	} {
		if want := "| " + row[0] + " | " + row[1] + " |\n"; !strings.Contains(string(data), want) {
			t.Errorf("docs/limits.md has no row %q", want)
		}
	}
	if want := fmt.Sprintf("A paragraph of more than %d KB is read as several.", maxBlock>>10); !strings.Contains(string(data), want) {
		t.Errorf("docs/limits.md does not say %q", want)
	}
}

// thousands is a number as the docs write it: 20,000.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
