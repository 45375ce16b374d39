package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

func TestErrorsOfTheLifeCycle(t *testing.T) {
	s := startRaw(t)
	wantCode := func(method string, code int) {
		t.Helper()
		m := s.Call(method, struct{}{})
		if m.Error == nil || m.Error.Code != code {
			t.Errorf("%s: %s, want error %d", method, m.Raw, code)
		}
	}
	wantCode("textDocument/hover", codeServerNotInitialized)
	wantCode("shutdown", codeServerNotInitialized)
	s.Notify("textDocument/didOpen", struct{}{}) // dropped
	if m := s.Call("initialize", json.RawMessage(`{"processId":null,"rootUri":null,"workspaceFolders":null,"capabilities":{}}`)); m.Error != nil {
		t.Fatalf("initialize: %s", m.Raw)
	}
	wantCode("initialize", codeInvalidRequest)
	wantCode("textDocument/nothing", codeMethodNotFound)
	wantCode("$/nothing", codeMethodNotFound)
	s.Notify("$/nothing", struct{}{})
	s.Send(`{"jsonrpc":"2.0","id":77,"method":"shutdown"}`) // no params
	if m := s.Answer(77); string(m.Result) != "null" || !strings.Contains(m.Raw, `"result":null`) {
		t.Errorf("shutdown: %s, want null", m.Raw)
	}
	wantCode("textDocument/hover", codeInvalidRequest)
	wantCode("shutdown", codeInvalidRequest)
	s.Send(`{"jsonrpc":"2.0","method":"exit"}`)
	if code := s.Code(); code != 0 {
		t.Errorf("exit code %d after shutdown", code)
	}
}

func TestExitWithoutShutdownIsOne(t *testing.T) {
	s := start(t, `{}`)
	s.Notify("exit", nil)
	if code := s.Code(); code != 1 {
		t.Errorf("exit code %d", code)
	}
}

func TestInputThatEndsEndsTheServer(t *testing.T) {
	s := start(t, `{}`)
	s.sync()
	s.Close()
	if code := s.Code(); code != 1 {
		t.Errorf("exit code %d without shutdown", code)
	}
	s = start(t, `{}`)
	s.Call("shutdown", nil)
	s.Close()
	if code := s.Code(); code != 0 {
		t.Errorf("exit code %d after shutdown", code)
	}
}

func TestServerEndsWithItsClient(t *testing.T) {
	s := start(t, `{}`)
	s.sync()
	s.host.pass(parentPoll) // alive: looks again later
	s.sync()
	s.host.mu.Lock()
	s.host.dead = true
	s.host.mu.Unlock()
	if s.host.pass(parentPoll) != 1 {
		t.Error("the client's process is not looked for")
	}
	if code := s.Code(); code != 1 {
		t.Errorf("exit code %d", code)
	}
}

func TestIdsComeBackAsTheyWere(t *testing.T) {
	s := start(t, `{}`)
	for _, id := range []string{`"a \u2028 b"`, `0`, `-7`, `2147483647`, `"7"`, `""`} {
		s.Send(`{"jsonrpc":"2.0","id":` + id + `,"method":"textDocument/nothing","params":{}}`)
		var want any
		if err := json.Unmarshal([]byte(id), &want); err != nil {
			t.Fatal(err)
		}
		m := s.Method("")
		var got any
		if err := json.Unmarshal(m.ID, &got); err != nil || got != want {
			t.Errorf("id %s came back as %s", id, m.ID)
		}
	}
}

func TestFramesThatCanBeUnderstood(t *testing.T) {
	body := `{"jsonrpc":"2.0","id":1,"method":"textDocument/nothing"}`
	for name, frame := range map[string]string{
		"more headers": "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nX-Other: 1\r\nContent-Length: %d\r\n\r\n",
		"lower case":   "content-length: %d\r\ncontent-type: x\r\n\r\n",
		"no space":     "CONTENT-LENGTH:%d\r\n\r\n",
		"line feeds":   "Content-Length: %d\n\n",
	} {
		s := start(t, `{}`)
		s.Raw(fmt.Sprintf(frame, len(body)) + body)
		if m := s.Method(""); m.Error == nil || m.Error.Code != codeMethodNotFound {
			t.Errorf("%s: %s", name, m.Raw)
		}
	}
}

func TestMessagesThatCannotBeUnderstoodAreAnswered(t *testing.T) {
	s := start(t, `{}`)
	for _, tt := range []struct {
		body string
		code int
		id   string
	}{
		{`{"jsonrpc":`, codeParseError, "null"},
		{"\xff\xfe\x00", codeParseError, "null"},
		{``, codeParseError, "null"},
		{`null`, codeInvalidRequest, "null"},
		{`7`, codeInvalidRequest, "null"},
		{`[]`, codeInvalidRequest, "null"},
		{`[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]`, codeInvalidRequest, "null"},
		{`{"jsonrpc":"2.0","id":9}`, codeInvalidRequest, "9"},
		{`{"jsonrpc":"2.0","id":"x","method":12}`, codeInvalidRequest, `"x"`},
		{`{"jsonrpc":"2.0","id":{},"method":"shutdown"}`, codeInvalidRequest, "null"},
		{`{"jsonrpc":"2.0","id":5,"method":"textDocument/hover"}`, codeInvalidParams, "5"},
		{`{"jsonrpc":"2.0","id":6,"method":"textDocument/hover","params":[1]}`, codeInvalidParams, "6"},
		{`{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"position":{"line":"x"}}}`, codeInvalidParams, "7"},
	} {
		s.Send(tt.body)
		m := s.Method("")
		if m.Error == nil || m.Error.Code != tt.code || string(m.ID) != tt.id {
			t.Errorf("%q: %s, want %d for %s", tt.body, m.Raw, tt.code, tt.id)
		}
	}
	s.Send(`{"jsonrpc":"2.0","id":4711,"result":null}`) // an answer that nobody asked for
	s.Notify("textDocument/didChange", "nonsense")
	s.Notify("textDocument/nothing", nil)
	s.sync() // still there
}

func TestBrokenFramesEndCleanly(t *testing.T) {
	for name, raw := range map[string]string{
		"no length":       "X: 1\r\n\r\n{}",
		"no header":       "{\"jsonrpc\":\"2.0\"}\r\n\r\n",
		"negative length": "Content-Length: -1\r\n\r\n",
		"no number":       "Content-Length: ten\r\n\r\n",
		"endless header":  strings.Repeat("a", 1<<20),
		"binary":          "\x00\x01\x02\n\n",
	} {
		s := start(t, `{}`)
		s.sync()
		s.Raw(raw)
		if m := s.Method(""); m.Error == nil || m.Error.Code != codeParseError || string(m.ID) != "null" {
			t.Errorf("%s: %s", name, m.Raw)
		}
		if code := s.Code(); code != 1 {
			t.Errorf("%s: exit code %d", name, code)
		}
	}
	for name, raw := range map[string]string{"half a header": "Content-Le", "half a body": "Content-Length: 100\r\n\r\n{"} {
		s := start(t, `{}`)
		s.Raw(raw)
		s.Close()
		if code := s.Code(); code != 1 {
			t.Errorf("%s: exit code %d", name, code)
		}
	}
}

func TestMessageOverTheLimitIsRefusedAndTheNextIsRead(t *testing.T) {
	s := start(t, `{}`)
	s.Raw(fmt.Sprintf("Content-Length: %d\r\n\r\n", maxBody+1))
	chunk := strings.Repeat(" ", 1<<20)
	for left := maxBody + 1; left > 0; left -= len(chunk) {
		s.Raw(chunk[:min(left, len(chunk))])
	}
	if m := s.Method(""); m.Error == nil || m.Error.Code != codeInvalidRequest {
		t.Errorf("%s", m.Raw)
	}
	s.sync()
}

func TestPositionEncodingIsTheFirstOfTheClientsThatIsKnown(t *testing.T) {
	for _, tt := range []struct{ offered, want string }{
		{`{}`, "utf-16"},
		{`{"general":{}}`, "utf-16"},
		{`{"general":{"positionEncodings":[]}}`, "utf-16"},
		{`{"general":{"positionEncodings":["utf-8","utf-16"]}}`, "utf-8"},
		{`{"general":{"positionEncodings":["utf-16","utf-8"]}}`, "utf-16"},
		{`{"general":{"positionEncodings":["utf-7","utf-32"]}}`, "utf-32"},
		{`{"general":{"positionEncodings":["ebcdic"]}}`, "utf-16"},
	} {
		s := startRaw(t)
		r := result[initializeResult](s, s.Call("initialize", json.RawMessage(`{"capabilities":`+tt.offered+`}`)))
		if r.Capabilities.PositionEncoding != tt.want {
			t.Errorf("%s: %s, want %s", tt.offered, r.Capabilities.PositionEncoding, tt.want)
		}
	}
}

// TestNothingIsAskedOfAClientThatDidNotOfferIt looks at every message that a
// client without capabilities gets.
func TestNothingIsAskedOfAClientThatDidNotOfferIt(t *testing.T) {
	s := start(t, `{}`)
	s.open("file:///case/a.md", "markdown", 1, "They had a volatile relationship.")
	s.published()
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"dalint": map[string]any{"maxDiagnostics": 3}}})
	s.published()
	s.Call("workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
	s.sync()
	for _, m := range s.Waiting() {
		if m.Method != "" && len(m.ID) > 0 {
			t.Errorf("asked: %s", m.Method)
		}
	}
	r := result[[]codeAction](s, s.Call("textDocument/codeAction", map[string]any{
		"textDocument": textDocumentIdentifier{"file:///case/a.md"}, "range": lspRange{position{0, 0}, position{0, 30}}, "context": map[string]any{"diagnostics": []any{}},
	}))
	if len(r) != 0 {
		t.Error("a client without literals of code actions was given some")
	}
}

func TestClientIsAskedForWhatItOffers(t *testing.T) {
	s := start(t, `{"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true},"didChangeWatchedFiles":{"dynamicRegistration":true},"diagnostics":{"refreshSupport":true},"codeLens":{"refreshSupport":true},"semanticTokens":{"refreshSupport":true}},"textDocument":{"diagnostic":{}}}`)
	both := s.Method("client/registerCapability").Raw + s.Method("client/registerCapability").Raw
	for _, want := range []string{"workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "**/dalint.toml"} {
		if !strings.Contains(both, want) {
			t.Errorf("%s is not registered: %s", want, both)
		}
	}
	m := s.Method("workspace/configuration")
	s.Reply(m, []any{map[string]any{"type": "case-note", "severity": map[string]any{"error": "hint"}}})
	s.Method("workspace/diagnostic/refresh")
	s.Method("workspace/semanticTokens/refresh")
	s.Method("workspace/codeLens/refresh")
	s.host.mu.Lock()
	last := s.host.choices[len(s.host.choices)-1]
	s.host.mu.Unlock()
	if last.Type != "case-note" {
		t.Errorf("the settings are %+v", last)
	}
	s.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": "file:///case/dalint.toml", "type": 2}}})
	s.Method("workspace/diagnostic/refresh")
}

func TestSettingsThatMakeNoSenseAreNamed(t *testing.T) {
	s := start(t, `{}`)
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"dalint": map[string]any{
		"tpye": "x", "debounce": "soon", "severity": map[string]any{"fatal": "error", "error": "loud"}, "path": "/bin/dalint", "only": nil, "type": "nonsense",
	}}})
	got := ""
	for range 5 {
		got += s.Method("window/logMessage").Raw
	}
	for _, want := range []string{"dalint.tpye", "dalint.debounce", "fatal", "dalint.severity.error must be", "--type nonsense"} {
		if !strings.Contains(got, want) {
			t.Errorf("not named: %s", want)
		}
	}
	s.sync()
	if len(s.Waiting()) > 0 {
		t.Errorf("more was said: %v", s.Waiting())
	}
}

// An object that says nothing of dalint leaves what the client chose at the start.
func TestSettingsOfOtherProgramsChangeNothing(t *testing.T) {
	for _, settings := range []string{`{}`, `{"markdownlint":{"MD013":false},"editor":{}}`, `{"dalint":null}`} {
		s := startRaw(t)
		s.Call("initialize", json.RawMessage(`{"processId":1,"rootUri":null,"initializationOptions":{"severity":{"error":"hint"},"type":"case-note"},"capabilities":{"textDocument":{"diagnostic":{}}}}`))
		s.Notify("initialized", struct{}{})
		s.open("file:///case/a.md", "markdown", 1, "Mother failed to protect the children.")
		s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": json.RawMessage(settings)})
		if got := s.pull("file:///case/a.md"); len(got) == 0 || got[0].Severity != severityHint {
			t.Errorf("after %s: %+v", settings, got)
		}
		s.sync()
		if len(s.Waiting()) > 0 {
			t.Errorf("after %s was said: %s", settings, s.Waiting()[0].Raw)
		}
		s.host.mu.Lock()
		if last := s.host.choices[len(s.host.choices)-1]; last.Type != "case-note" {
			t.Errorf("after %s the choices are %+v", settings, last)
		}
		s.host.mu.Unlock()
	}
}

func TestSavedConfigurationIsReadAnew(t *testing.T) {
	s := start(t, `{"workspace":{"diagnostics":{"refreshSupport":true}},"textDocument":{"diagnostic":{}}}`)
	save := func(uri string) int {
		s.Notify("textDocument/didSave", documentParams{textDocumentIdentifier{uri}})
		s.sync()
		s.host.mu.Lock()
		defer s.host.mu.Unlock()
		return len(s.host.choices)
	}
	before := save("file:///case/a.md")
	if after := save("file:///case/dalint.toml"); after != before+1 {
		t.Errorf("configurations were read %d times, and %d before", after, before)
	}
	s.Method("workspace/diagnostic/refresh")
}

// A configuration may change without a word from the client, and without an edit.
func TestChangedConfigurationIsNoticedAtAPull(t *testing.T) {
	s := start(t, `{"workspace":{"diagnostics":{"refreshSupport":true}},"textDocument":{"diagnostic":{}}}`)
	s.setFiles(map[string]string{"/case/b.md": mutual})
	const uri = "file:///case/a.md"
	s.open(uri, "markdown", 1, mutual)
	words := s.pull(uri)[0].Message
	first := s.run(workspaceDiagnosticReport{})
	change := func() {
		s.host.mu.Lock()
		defer s.host.mu.Unlock()
		s.host.noText = !s.host.noText
		s.host.revision++
	}
	change()
	if now := s.pull(uri)[0].Message; now == words {
		t.Errorf("still: %s", now)
	}
	s.Method("workspace/diagnostic/refresh") // other documents may be under it too
	wantReported(t, s.run(first), "file:///case/b.md full 1")
	change()
	wantReported(t, s.run(workspaceDiagnosticReport{}), "file:///case/b.md full 1")
	if now := s.pull(uri)[0].Message; now != words {
		t.Errorf("now: %s", now)
	}
}

func TestDocumentThatWasNeverSavedIsUnderTheFoldersConfiguration(t *testing.T) {
	s := start(t, `{"textDocument":{"diagnostic":{}}}`)
	s.open("untitled:Untitled-1", "markdown", 1, mutual)
	s.pull("untitled:Untitled-1")
	s.host.mu.Lock()
	defer s.host.mu.Unlock()
	if len(s.host.setups) != 1 || s.host.setups[0] != "/case" {
		t.Errorf("its configuration was looked for at %q", s.host.setups)
	}
}

func TestClientThatSaysNullHasNoCodeActionLiterals(t *testing.T) {
	s := start(t, `{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":null}}}`)
	s.open("file:///case/a.md", "markdown", 1, mutual)
	if got := s.offered("file:///case/a.md", lspRange{position{0, 0}, position{0, 30}}); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// TestOutputThatNobodyTakesEndsTheServer closes the reading end alone.
func TestOutputThatNobodyTakesEndsTheServer(t *testing.T) {
	in, client := io.Pipe()
	defer func() { _ = client.Close() }()
	reader, out := io.Pipe()
	_ = reader.Close()
	code := make(chan int, 1)
	go func() { code <- Serve(context.Background(), in, out, &testHost{}, "test") }()
	body := `{"jsonrpc":"2.0","id":1,"method":"shutdown"}`
	_, _ = fmt.Fprintf(client, "Content-Length: %d\r\n\r\n%s", len(body), body)
	select {
	case got := <-code:
		if got != 1 {
			t.Errorf("exit code %d", got)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the server does not end")
	}
}
