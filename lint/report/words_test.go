package report

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
)

func TestFirstSentence(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"One. Two.", "One."},
		{"No stop", "No stop"},
		{"Mr. Reid hit her. Then he left.", "Mr. Reid hit her."},
		{"Who did\n  it? Say so.", "Who did it?"},
		{"Under s. 47, e.g. today. Next.", "Under s. 47, e.g. today."},
		{"", ""},
	} {
		if got := firstSentence(tt.in); got != tt.want {
			t.Errorf("firstSentence(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMessageWithoutText(t *testing.T) {
	for _, tt := range []struct{ template, want string }{
		{"“{match}” does not say who.", "This wording does not say who."},
		{"Who did it, where you write “{match}”?", "Who did it, where you write this wording?"},
		{"{patient} is blamed.", "The title"}, // a name may stand there
		{"", "The title"},
	} {
		f := &lint.Finding{Message: "secret", Rule: &lint.Rule{Message: tt.template, Doc: lint.Doc{Title: "the title"}}}
		if got := Message(f, true); got != tt.want {
			t.Errorf("Message of %q = %q, want %q", tt.template, got, tt.want)
		}
	}
}

func TestInert(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain", "plain"},
		{"=1+1", "'=1+1"},
		{"+44 131", "'+44 131"},
		{"-she", "'-she"},
		{"@cmd", "'@cmd"},
		{" \t=x", "' \t=x"},
		{"\r=x", "'\r=x"},
		{"a=b", "a=b"},
		{"", ""},
	} {
		if got := inert(tt.in); got != tt.want {
			t.Errorf("inert(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a\x1b[31mb", "a [31mb"},
		{"a\u202eb", "ab"},
		{"a\nb\tc", "a b c"},
		{"soft\u00adhyphen", "softhyphen"},
		{"a\x9bb", "a\ufffdb"},
		{"naïve 😀", "naïve 😀"},
	} {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFillKeepsTheWidth(t *testing.T) {
	long := strings.Fields("one two three four five six seven 日本語 eight nine ten eleven twelve")
	for _, line := range strings.Split(strings.TrimSuffix(fill(long, indent{"> ", "  "}, 20), "\n"), "\n") {
		if columns(line) > 20 {
			t.Errorf("%q is %d columns wide", line, columns(line))
		}
	}
	if got := fill([]string{"averyveryverylongword"}, indent{}, 5); got != "averyveryverylongword\n" {
		t.Errorf("a long word came out as %q", got)
	}
}

func TestURI(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"reports/a b.docx", "reports/a%20b.docx"},
		{`reports\draft.docx`, "reports/draft.docx"},
		{`C:\Users\x\a.docx`, "file:///C:/Users/x/a.docx"},
		{"/srv/a.md", "file:///srv/a.md"},
		{"-", "stdin"},
		{"a:b.md", "./a:b.md"},
	} {
		if got := uri(tt.in); got != tt.want {
			t.Errorf("uri(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := count(n); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}
