package lsp

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lsp/lsptest"
)

type message = lsptest.Message

func ruleNamed(id string) func(*lint.Rule) bool {
	return func(r *lint.Rule) bool { return r.ID == id }
}

// offered are the actions for a range.
func (s *session) offered(uri string, r lspRange, only ...string) []codeAction {
	s.t.Helper()
	ctx := map[string]any{"diagnostics": []any{}}
	if only != nil {
		ctx["only"] = only
	}
	return result[[]codeAction](s, s.Call("textDocument/codeAction", map[string]any{"textDocument": textDocumentIdentifier{uri}, "range": r, "context": ctx}))
}

// titled is the one action whose title holds some words.
func titled(t *testing.T, as []codeAction, words string) codeAction {
	t.Helper()
	var titles []string
	for _, a := range as {
		if strings.Contains(a.Title, words) {
			return a
		}
		titles = append(titles, a.Title)
	}
	t.Fatalf("no action %q among:\n%s", words, strings.Join(titles, "\n"))
	return codeAction{}
}

// applied is a text after an action's edit of it.
func applied(t *testing.T, body, uri string, a codeAction) string {
	t.Helper()
	raw, err := json.Marshal(a.Edit)
	if err != nil {
		t.Fatal(err)
	}
	var e struct {
		Changes         map[string][]textEdit
		DocumentChanges []struct {
			TextDocument textDocumentIdentifier
			Edits        []textEdit
		}
	}
	if err := json.Unmarshal(raw, &e); err != nil {
		t.Fatal(err)
	}
	edits := e.Changes[uri]
	for _, d := range e.DocumentChanges {
		if d.TextDocument.URI == uri {
			edits = append(edits, d.Edits...)
		}
	}
	if len(edits) == 0 {
		t.Fatalf("no edit of %s in %s", uri, raw)
	}
	m := newMapper(body, utf16Encoding)
	slices.SortFunc(edits, func(x, y textEdit) int { return m.offset(y.Range.Start) - m.offset(x.Range.Start) })
	for _, ed := range edits {
		body = body[:m.offset(ed.Range.Start)] + ed.NewText + body[m.offset(ed.Range.End):]
	}
	return body
}

func everywhere(body string) lspRange {
	return newMapper(body, utf16Encoding).rng(0, len(body))
}

func TestRewritesArePlainEdits(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.md"
	for _, eol := range []string{"\n", "\r\n"} {
		body := "---" + eol + "dalint:" + eol + "  perpetrator: Mark" + eol + "---" + eol + eol + "\U0001F642 When Sarah was hit twice, she left. Mark shouted." + eol
		s.open(uri, "markdown", 3, body)
		at := newMapper(body, utf16Encoding).position(strings.Index(body, "was hit"))
		as := s.offered(uri, lspRange{at, at})
		a := titled(t, as, "“Mark hit Sarah”")
		if a.Kind != kindFix || !a.IsPreferred || len(a.Diagnostics) != 1 {
			t.Errorf("%+v", a)
		}
		want := strings.Replace(body, "Sarah was hit", "Mark hit Sarah", 1)
		if got := applied(t, body, uri, a); got != want {
			t.Errorf("became %q, want %q", got, want)
		}
		known := titled(t, as, "not known who hit Sarah")
		want = strings.Replace(body, "she left.", "she left. It is not known who hit Sarah.", 1)
		if got := applied(t, body, uri, known); got != want {
			t.Errorf("became %q, want %q", got, want)
		}
		if raw, _ := json.Marshal(a.Edit); !strings.Contains(string(raw), `"version":3`) {
			t.Errorf("the edit is of no version: %s", raw)
		}
	}
}

func TestEditsAsChangesForClientsWithoutVersions(t *testing.T) {
	s := start(t, pushed)
	const uri = "file:///case/a.md"
	s.open(uri, "markdown", 1, mutual)
	a := s.offered(uri, everywhere(mutual))[0]
	if a.Edit.Changes[uri] == nil || a.Edit.DocumentChanges != nil || a.IsPreferred {
		t.Errorf("%+v", a)
	}
}

func TestBlanksAreStopsWhereTheClientHasSnippets(t *testing.T) {
	s := start(t, strings.Replace(pulling, `"documentChanges":true`, `"documentChanges":true,"snippetEditSupport":true`, 1))
	const uri = "file:///case/a.txt"
	s.open(uri, "plaintext", 1, mutual)
	a := titled(t, s.offered(uri, everywhere(mutual)), "after this sentence")
	raw, _ := json.Marshal(a.Edit)
	if !strings.Contains(string(raw), `"kind":"snippet"`) || !strings.Contains(string(raw), "${1:") || strings.Contains(string(raw), "[who?]") {
		t.Errorf("%s", raw)
	}
	if got := snippet(`cost \ $5} of [who?] and [what]`); got != `cost \\ \$5\} of ${1:who?} and ${2:what}` {
		t.Errorf("%s", got)
	}
}

func TestOnlyWhatIsAskedForIsOffered(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.md"
	body := "Mark punched Sarah. " + mutual
	s.open(uri, "markdown", 1, body)
	name := lspRange{position{0, 1}, position{0, 1}}
	kinds := func(r lspRange, only ...string) string {
		var ks []string
		for _, a := range s.offered(uri, r, only...) {
			if !slices.Contains(ks, a.Kind) {
				ks = append(ks, a.Kind)
			}
		}
		return strings.Join(ks, " ")
	}
	for _, tt := range []struct {
		r    lspRange
		only []string
		want string
	}{
		{everywhere(body), nil, "quickfix"},
		{everywhere(body), []string{"quickfix"}, "quickfix"},
		{everywhere(body), []string{"refactor"}, ""},
		{everywhere(body), []string{"source"}, ""},
		{everywhere(body), []string{"source.fixAll", "source.organizeImports"}, ""},
		{name, []string{"refactor"}, "refactor"},
		{name, []string{"quickfix"}, ""},
		{name, nil, "refactor"},
		{name, []string{""}, "refactor"},
		{lspRange{position{50, 0}, position{50, 9}}, nil, ""},
	} {
		if got := kinds(tt.r, tt.only...); got != tt.want {
			t.Errorf("%v %q: %q, want %q", tt.r, tt.only, got, tt.want)
		}
	}
}

func TestKeepingWordsInMarkdownAndHTML(t *testing.T) {
	for _, tt := range []struct{ language, body string }{
		{"markdown", "# Analysis\n\nFirst.\n\n" + mutual + "\n"},
		{"markdown", "- First.\n- " + mutual + "\n- Last.\n"},
		{"markdown", "1. First.\r\n   - " + mutual + "\r\n"},
		{"html", "<!DOCTYPE html>\n<html><body>\n<p>First.</p>\n<p>" + mutual + "</p>\n</body></html>\n"},
	} {
		s := start(t, pulling)
		uri := "file:///case/a." + map[string]string{"markdown": "md", "html": "html"}[tt.language]
		s.open(uri, tt.language, 1, tt.body)
		all := s.offered(uri, everywhere(tt.body))
		for _, title := range []string{"in this paragraph", "in this file"} {
			if tt.body[0] == '-' || tt.body[0] == '1' {
				if title == "in this paragraph" && !slices.ContainsFunc(all, func(a codeAction) bool { return strings.Contains(a.Title, title) }) {
					titled(t, all, "in this folder") // a comment would part the list: dalint.toml keeps it instead
					continue
				}
			}
			after := applied(t, tt.body, uri, titled(t, all, title))
			if !strings.Contains(after, "[why this is kept]") {
				t.Errorf("no place for a reason: %q", after)
			}
			s.change(uri, 2, whole(after))
			if got := s.pull(uri); len(got) != 0 {
				t.Errorf("%q is still pointed at: %+v", after, got)
			}
			s.change(uri, 3, whole(tt.body))
		}
	}
}

func TestKeepingWordsOfPlainTextInTheConfiguration(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.txt"
	s.open(uri, "plaintext", 1, mutual)
	a := titled(t, s.offered(uri, everywhere(mutual)), "in this folder (dalint.toml)")
	raw, _ := json.Marshal(a.Edit)
	if !strings.Contains(string(raw), `"kind":"create"`) {
		t.Errorf("a missing file is not made: %s", raw)
	}
	got := applied(t, "", "file:///case/dalint.toml", a)
	if want := "[accept]\n\"had a volatile relationship\" = { reason = \"[why this is kept]\", rule = \"mutualising/stormy-relationship\" }\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	all := titled(t, s.offered(uri, everywhere(mutual)), "in this file (dalint.toml)")
	if got, want := applied(t, "", "file:///case/dalint.toml", all), "[[override]]\npaths = [\"a.txt\"]\n[override.severity]\n\"mutualising/stormy-relationship\" = \"off\" # [why this is kept]\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s.host.mu.Lock()
	s.host.config = "# ours\n[accept] # kept\n\"a\" = { reason = \"b\" }\n\n[check]\n"
	s.host.mu.Unlock()
	a = titled(t, s.offered(uri, everywhere(mutual)), "in this folder")
	if got := applied(t, s.host.config, "file:///case/dalint.toml", a); !strings.HasPrefix(got, "# ours\n[accept] # kept\n\"had a") || !strings.HasSuffix(got, "[check]\n") {
		t.Errorf("%q", got)
	}
}

func TestSettingARoleInTheFile(t *testing.T) {
	for _, tt := range []struct{ body, want string }{
		{"", "---\ndalint:\n  perpetrator: \"Mark\"\n---\n\n"},
		{"---\ntitle: x\n---\n", "---\ntitle: x\ndalint:\n  perpetrator: \"Mark\"\n---\n"},
		{"---\ndalint:\n    survivor: Ann\n---\n", "---\ndalint:\n    perpetrator: \"Mark\"\n    survivor: Ann\n---\n"},
		{"---\ndalint:\n  perpetrator: Dean\ntitle: x\n---\n", "---\ndalint:\n  perpetrator: [Dean, \"Mark\"]\ntitle: x\n---\n"},
		{"---\ndalint:\n  perpetrator: [Dean]\n---\n", "---\ndalint:\n  perpetrator: [\"Mark\", Dean]\n---\n"},
		{"---\ndalint:\n  perpetrator:\n    - Dean\n---\n", "---\ndalint:\n  perpetrator:\n    - \"Mark\"\n    - Dean\n---\n"},
		{"---\r\ndalint:\r\n  type: plan\r\n---\r\n", "---\r\ndalint:\r\n  perpetrator: \"Mark\"\r\n  type: plan\r\n---\r\n"},
	} {
		s := start(t, pulling)
		const uri, text = "file:///case/a.md", "Mark and Sarah were seen at home.\n"
		body := tt.body + text
		s.open(uri, "markdown", 1, body)
		at := newMapper(body, utf16Encoding).position(len(tt.body) + 1)
		a := titled(t, s.offered(uri, lspRange{at, at}), "Set “Mark” as perpetrator in this file")
		after := applied(t, body, uri, a)
		if after != tt.want+text {
			t.Errorf("%q became %q, want %q", body, after, tt.want+text)
		}
		s.change(uri, 2, whole(after))
		at = newMapper(after, utf16Encoding).position(strings.Index(after, text) + 1)
		for _, a := range s.offered(uri, lspRange{at, at}) {
			if a.Kind == kindRefactor {
				t.Errorf("a declared person is offered %q", a.Title)
			}
		}
	}
}

func TestSettingARoleInTheFolder(t *testing.T) {
	for before, want := range map[string]string{
		"":                                     "[cast]\nchild = [\"Mark\"]\n",
		"[check]\ntype = \"plan\"":             "[check]\ntype = \"plan\"\n\n[cast]\nchild = [\"Mark\"]\n",
		"[cast]\nchild = [\"Leo\"]\n[check]\n": "[cast]\nchild = [\"Mark\", \"Leo\"]\n[check]\n",
		"[cast]\nchild = [\n  \"Leo\",\n]\n":   "[cast]\nchild = [\"Mark\", \n  \"Leo\",\n]\n",
		"[cast]\nchild = []\n":                 "[cast]\nchild = [\"Mark\"]\n",
		"[cast]\r\nsurvivor = [\"Ann\"]\r\n":   "[cast]\r\nchild = [\"Mark\"]\r\nsurvivor = [\"Ann\"]\r\n",
	} {
		s := start(t, pulling)
		const uri = "file:///case/a.txt"
		s.host.config = before
		s.open(uri, "plaintext", 1, "Mark and Sarah were seen at home.")
		a := titled(t, s.offered(uri, lspRange{position{0, 1}, position{0, 1}}), "as child in this folder")
		if got := applied(t, before, "file:///case/dalint.toml", a); got != want {
			t.Errorf("%q became %q, want %q", before, got, want)
		}
	}
	// What would not be a configuration is not offered; what the editor has
	// open counts, not what is on the disk.
	s := start(t, pulling)
	s.host.config = "broken"
	s.open("file:///case/a.txt", "plaintext", 1, "Mark and Sarah were seen at home.")
	name := lspRange{position{0, 1}, position{0, 1}}
	if got := s.offered("file:///case/a.txt", name); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	s.open("file:///case/dalint.toml", "toml", 7, "[cast]\n")
	a := titled(t, s.offered("file:///case/a.txt", name), "as child")
	if raw, _ := json.Marshal(a.Edit); !strings.Contains(string(raw), `"version":7`) {
		t.Errorf("%s", raw)
	}
}

func TestRewritingAllOfARule(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.txt"
	body := "Sarah was hit. Then Sarah was kicked. All was well."
	s.open(uri, "plaintext", 1, body)
	a := titled(t, s.offered(uri, everywhere(body)), "at all 2 places")
	if got := applied(t, body, uri, a); got != "[who?] hit Sarah. Then [who?] kicked Sarah. All was well." {
		t.Errorf("%q", got)
	}
	if len(a.Diagnostics) != 2 {
		t.Errorf("%d findings", len(a.Diagnostics))
	}
}
