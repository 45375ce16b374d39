package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestDiagnosticSaysAllThatTheClientCanTake(t *testing.T) {
	s := start(t, pulling)
	body := "\U0001F642 e\u0301 They had a volatile relationship.\n"
	s.open("file:///case/a.md", "markdown", 1, body)
	got := s.pull("file:///case/a.md")
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	d := got[0]
	if d.Code != "mutualising/stormy-relationship" || d.Source != "dalint" || d.CodeDescription == nil ||
		d.CodeDescription.Href != "https://example.org/"+d.Code || d.Data == nil || d.Data.Rule != d.Code || d.Data.Fingerprint == "" || d.Message == "" {
		t.Errorf("%+v", d)
	}
	if d.Range.Start != (position{0, 11}) { // two units of the smile, a space, e and its accent, a space, "They "
		t.Errorf("the range is %+v", d.Range)
	}
	raw := s.Call("textDocument/diagnostic", documentParams{textDocumentIdentifier{"file:///case/a.md"}}).Raw
	if strings.Contains(raw, `"tags"`) {
		t.Error("a finding has tags")
	}
	s = start(t, `{"textDocument":{"diagnostic":{}}}`)
	s.open("file:///case/a.md", "markdown", 1, body)
	if d := s.pull("file:///case/a.md")[0]; d.CodeDescription != nil || d.Data != nil || d.RelatedInformation != nil {
		t.Errorf("a client that can take none of it was given %+v", d)
	}
}

func TestSameWordsNameOtherRulesAsRelated(t *testing.T) {
	s := start(t, pulling)
	s.open("file:///case/a.md", "markdown", 1, "The volatile relationship between the parents led to arguments and mutual violence between them, and both of them were arrested after an altercation and a domestic incident.")
	n := 0
	for _, d := range s.pull("file:///case/a.md") {
		for _, r := range d.RelatedInformation {
			n++
			if r.Location.URI != "file:///case/a.md" || r.Message == "" || r.Location.Range.End == (position{}) {
				t.Errorf("%+v", r)
			}
		}
	}
	if n == 0 {
		t.Error("no finding is related to another")
	}
}

func TestSeverityIsWhatTheUserMakesIt(t *testing.T) {
	s := start(t, pulling)
	s.open("file:///case/a.md", "markdown", 1, "Mother failed to protect the children.")
	if d := s.pull("file:///case/a.md"); d[0].Severity != severityError {
		t.Fatalf("%+v", d)
	}
	for level, want := range map[string]int{"hint": severityHint, "warning": severityWarning, "information": severityInformation, "off": 0} {
		s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"severity": map[string]any{"error": level}}})
		d := s.pull("file:///case/a.md")
		if want == 0 && len(d) != 0 || want != 0 && (len(d) == 0 || d[0].Severity != want) {
			t.Errorf("%s: %+v", level, d)
		}
	}
}

func TestFindingsAreCappedWithANote(t *testing.T) {
	s := start(t, pulling)
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"dalint": map[string]any{"maxDiagnostics": 3}}})
	s.open("file:///case/a.md", "markdown", 1, strings.Repeat(mutual+"\n\n", 10))
	got := s.pull("file:///case/a.md")
	if len(got) != 4 || got[3].Code != "" || !strings.Contains(got[3].Message, "7 more") || got[3].Range.Start.Line != 6 {
		t.Errorf("%d: %+v", len(got), got[len(got)-1])
	}
}

func TestUnchangedFindingsAreNotSentAgain(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.md"
	s.open(uri, "markdown", 1, mutual)
	ask := func(id string) diagnosticReport {
		return result[diagnosticReport](s, s.Call("textDocument/diagnostic", documentDiagnosticParams{textDocumentIdentifier{uri}, id}))
	}
	first := ask("")
	if first.Kind != "full" || first.ResultID == "" {
		t.Fatalf("%+v", first)
	}
	s.change(uri, 2, ranged(0, 33, 0, 33, " A visit took place."))
	if r := ask(first.ResultID); r.Kind != "unchanged" || r.ResultID != first.ResultID || r.Items != nil {
		t.Errorf("after an edit that changes no finding: %+v", r)
	}
	s.change(uri, 3, ranged(0, 0, 0, 0, "Also: "))
	if r := ask(first.ResultID); r.Kind != "full" {
		t.Errorf("after an edit that moves a finding: %+v", r)
	}
}

func TestTroubleWithTheSurroundingsIsShownInTheDocument(t *testing.T) {
	s := start(t, pulling)
	s.host.broken = errors.New("dalint.toml:3:1: there is no setting \"tpye\"")
	s.open("file:///case/a.md", "markdown", 1, mutual)
	got := s.pull("file:///case/a.md")
	if len(got) != 1 || !strings.Contains(got[0].Message, "dalint.toml:3:1") || !strings.Contains(got[0].Message, "not checked") {
		t.Errorf("%+v", got)
	}
}

func TestHoverSaysWhyAndWhoIsMeant(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.md"
	s.open(uri, "markdown", 1, "---\ndalint:\n  perpetrator: Mark Reid\n---\n\nMark Reid punched Sarah. Mark Reid strangled Sarah.\n\nThey had a volatile relationship.\n")
	at := func(line, col int) *hover {
		return result[*hover](s, s.Call("textDocument/hover", positionParams{textDocumentIdentifier{uri}, position{line, col}}))
	}
	h := at(7, 15)
	if h == nil || h.Contents.Kind != "markdown" || h.Range == nil || h.Range.Start != (position{7, 5}) {
		t.Fatalf("%+v", h)
	}
	rule := testEngine().Rules()[slices.IndexFunc(testEngine().Rules(), ruleNamed("mutualising/stormy-relationship"))]
	for _, want := range []string{"**Why**", "**Instead**", "Ask yourself", "Sources", rule.ID} {
		if !strings.Contains(h.Contents.Value, want) {
			t.Errorf("hover lacks %q: %s", want, h.Contents.Value)
		}
	}
	if h := at(5, 2); h == nil || !strings.Contains(h.Contents.Value, "taken for the perpetrator") || !strings.Contains(h.Contents.Value, "declared") {
		t.Errorf("over a declared name: %+v", h)
	}
	if h := at(5, 19); h == nil || !strings.Contains(h.Contents.Value, "Sarah") || !strings.Contains(h.Contents.Value, "survivor") || !strings.Contains(h.Contents.Value, "never from gender") {
		t.Errorf("over an inferred name: %+v", h)
	}
	for _, p := range [][2]int{{5, 12}, {1, 1}, {99, 99}, {-1, 0}} {
		if h := at(p[0], p[1]); h != nil {
			t.Errorf("at %v: %+v", p, h)
		}
	}
	s = start(t, `{"textDocument":{"diagnostic":{},"hover":{"contentFormat":["plaintext"]}}}`)
	s.open(uri, "markdown", 1, mutual)
	if h := at(0, 15); h == nil || h.Contents.Kind != "plaintext" || strings.ContainsAny(h.Contents.Value, "*\\") {
		t.Errorf("plain text: %+v", h)
	}
}

func TestNoTextKeepsTheWordsOut(t *testing.T) {
	s := start(t, pulling)
	s.host.noText = true
	s.open("file:///case/a.md", "markdown", 1, "Mark Reid punched Sarah Bell. "+mutual)
	raw := s.Call("textDocument/diagnostic", documentParams{textDocumentIdentifier{"file:///case/a.md"}}).Raw
	raw += s.Call("textDocument/hover", positionParams{textDocumentIdentifier{"file:///case/a.md"}, position{0, 2}}).Raw
	if strings.Contains(raw, "volatile") || strings.Contains(raw, "Mark") {
		t.Errorf("%s", raw)
	}
}

func TestSemanticTokensColourTheCastWhereWanted(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.txt"
	s.open(uri, "plaintext", 1, "Visit.\n\nSarah Bell said that Mark\nReid punched her and Mark Reid strangled her.")
	ask := func() []uint32 {
		return result[semanticTokens](s, s.Call("textDocument/semanticTokens/full", documentParams{textDocumentIdentifier{uri}})).Data
	}
	if got := ask(); len(got) != 0 {
		t.Errorf("not asked for: %v", got)
	}
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"semanticTokens": true}})
	got := ask()
	if len(got)%5 != 0 || len(got) < 20 {
		t.Fatalf("%v", got)
	}
	text := strings.Split("Visit.\n\nSarah Bell said that Mark\nReid punched her and Mark Reid strangled her.", "\n")
	line, col := 0, 0
	var told []string
	for i := 0; i < len(got); i += 5 {
		if got[i] > 0 {
			line, col = line+int(got[i]), 0
		}
		col += int(got[i+1])
		told = append(told, text[line][col:col+int(got[i+2])]+" "+roleTokens[got[i+3]])
	}
	for _, want := range []string{"Sarah Bell survivor", "Mark perpetrator", "Reid perpetrator", "Mark Reid perpetrator"} {
		if !slices.Contains(told, want) {
			t.Errorf("no %q in %q", want, told)
		}
	}
}

// The length of a token is in the client's units, also where a name goes on in
// the next line.
func TestSemanticTokensOfANameOverTwoLines(t *testing.T) {
	for encoding, want := range map[string]string{"utf-8": "0 22 4, 1 0 4", "utf-16": "0 19 4, 1 0 4", "utf-32": "0 18 4, 1 0 4"} {
		s := start(t, strings.Replace(pulling, "{", `{"general":{"positionEncodings":["`+encoding+`"]},`, 1))
		s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"semanticTokens": true}})
		const uri = "file:///case/a.md"
		s.open(uri, "markdown", 1, "\U0001F642 \u00e9 In May it was Mark\nReid who punched Sarah. Mark Reid strangled her.")
		data := result[semanticTokens](s, s.Call("textDocument/semanticTokens/full", documentParams{textDocumentIdentifier{uri}})).Data
		got := ""
		if len(data) >= 10 {
			got = fmt.Sprintf("%d %d %d, %d %d %d", data[0], data[1], data[2], data[5], data[6], data[7])
		}
		if got != want {
			t.Errorf("%s: %v, want %s first", encoding, data, want)
		}
	}
}

func TestExplainCommand(t *testing.T) {
	s := start(t, pulling)
	for arg, want := range map[string]string{`"mutualising/stormy-relationship"`: "## mutualising/stormy", `"mutualising"`: "both-act", `"dalint/unused-ignore"`: "instruction"} {
		got := result[string](s, s.Call("workspace/executeCommand", json.RawMessage(`{"command":"dalint.explain","arguments":[`+arg+`]}`)))
		if !strings.Contains(got, want) {
			t.Errorf("%s: %.200s", arg, got)
		}
	}
	for _, bad := range []string{`{"command":"dalint.explain"}`, `{"command":"dalint.explain","arguments":["nope"]}`, `{"command":"dalint.explain","arguments":[7]}`, `{"command":"other"}`} {
		if m := s.Call("workspace/executeCommand", json.RawMessage(bad)); m.Error == nil || m.Error.Code != codeInvalidParams {
			t.Errorf("%s: %s", bad, m.Raw)
		}
	}
}

func TestWorkspaceRun(t *testing.T) {
	s := start(t, strings.Replace(pulling, `{"text`, `{"window":{"workDoneProgress":true},"text`, 1))
	s.host.files = map[string]string{
		"/case/a.md": mutual, "/case/b.txt": "All was well.", "/case/two words.txt": mutual, "/case/latin.txt": "caf\xe9", "/else/c.md": mutual,
	}
	s.open("file:///case/b.txt", "plaintext", 3, mutual+" "+mutual)
	id := s.Ask("workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
	s.Reply(s.Method("window/workDoneProgress/create"), nil)
	r := result[workspaceDiagnosticReport](s, s.Answer(id))
	got := map[string]string{}
	var previous []map[string]any
	for _, item := range r.Items {
		got[item.URI] = fmt.Sprint(item.Kind, " ", len(*item.Items))
		previous = append(previous, map[string]any{"uri": item.URI, "value": item.ResultID})
		if open := item.URI == "file:///case/b.txt"; open != (item.Version != nil) {
			t.Errorf("%s has version %v", item.URI, item.Version)
		}
	}
	want := map[string]string{"file:///case/a.md": "full 1", "file:///case/b.txt": "full 2", "file:///case/two%20words.txt": "full 1", "file:///case/latin.txt": "full 1"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	kinds := ""
	for range 3 {
		kinds += s.Method("$/progress").Raw
	}
	if !strings.Contains(kinds, `"begin"`) || !strings.Contains(kinds, `"report"`) {
		t.Errorf("progress: %s", kinds)
	}
	if m := s.Method("window/logMessage").Raw; !strings.Contains(m, "(Word, PDF, spreadsheets, mail): 1") {
		t.Errorf("logged %s", m)
	}
	s.host.mu.Lock()
	s.host.files["/case/a.md"] = "All was well."
	s.host.mu.Unlock()
	id = s.Ask("workspace/diagnostic", map[string]any{"previousResultIds": previous, "workDoneToken": 7, "partialResultToken": "part"})
	r = result[workspaceDiagnosticReport](s, s.Answer(id))
	if len(r.Items) != 0 {
		t.Error("items were sent twice")
	}
	for range 4 {
		m := s.Wait("a part", func(m message) bool { return m.Method == "$/progress" && strings.Contains(m.Raw, `"part"`) })
		if changed := strings.Contains(m.Raw, "a.md"); changed == strings.Contains(m.Raw, `"unchanged"`) {
			t.Errorf("%s", m.Raw)
		}
	}
	s.Notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{map[string]any{"uri": "file:///else", "name": "else"}}, "removed": []any{map[string]any{"uri": "file:///case", "name": "case"}}}})
	r = result[workspaceDiagnosticReport](s, s.Answer(s.Ask("workspace/diagnostic", map[string]any{"previousResultIds": []any{}, "workDoneToken": 8})))
	if len(r.Items) != 1 || r.Items[0].URI != "file:///else/c.md" {
		t.Errorf("%+v", r)
	}
}

// TestLogsHoldNoWordOfTheDocument looks at all that a session logs.
func TestLogsHoldNoWordOfTheDocument(t *testing.T) {
	s := start(t, pulling)
	secret := "Xanthippe Quillfeather"
	s.open("file:///case/a.md", "markdown", 5, secret+" was hit. "+mutual)
	s.change("file:///case/a.md", 1, whole(secret+" was punched."))
	s.Notify("textDocument/didChange", map[string]any{"textDocument": secret, "contentChanges": secret})
	s.Notify(secret, secret)
	s.Send(`{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":"` + secret + `"}}`)
	s.Send(`{"jsonrpc":"2.0", "` + secret)
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"severity": secret, "type": secret}})
	s.sync()
	for _, m := range s.Waiting() {
		if strings.Contains(m.Raw, "Quill") && !strings.HasPrefix(m.Method, "a notification") && !strings.Contains(m.Raw, "does not know was ignored") {
			t.Errorf("%s", m.Raw)
		}
	}
}
