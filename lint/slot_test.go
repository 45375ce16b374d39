package lint

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestSlotsAreDocumented holds the table of docs/own-rules.md to the slots.
func TestSlotsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/own-rules.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range slots {
		if s.name == "" || s.meaning == "" || s.answer == nil || seen[s.name] {
			t.Errorf("%+v stands twice or says too little", s)
		}
		seen[s.name] = true
		blank := ""
		if s.blank != "" {
			blank = "`" + s.blank + "` "
		}
		if row := fmt.Sprintf("| `{%s}` | %s | %s|\n", s.name, s.meaning, blank); !strings.Contains(string(page), row) {
			t.Errorf("docs/own-rules.md does not have\n%s", row)
		}
	}
}
