package lsp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const showing = `{"window":{"workDoneProgress":true},"textDocument":{"diagnostic":{}}}`

// run asks for a workspace run, with what the client has from the run before.
func (s *session) run(before workspaceDiagnosticReport) workspaceDiagnosticReport {
	s.t.Helper()
	return result[workspaceDiagnosticReport](s, s.Answer(s.askRun(before)))
}

func (s *session) askRun(before workspaceDiagnosticReport) int {
	previous := []map[string]string{}
	for _, item := range before.Items {
		previous = append(previous, map[string]string{"uri": item.URI, "value": item.ResultID})
	}
	return s.Ask("workspace/diagnostic", map[string]any{"previousResultIds": previous})
}

// reported says of each report what it is: its kind and the number of findings.
func reported(r workspaceDiagnosticReport) string {
	var out []string
	for _, item := range r.Items {
		row := item.URI + " " + item.Kind
		if item.Items != nil {
			row += fmt.Sprint(" ", len(*item.Items))
		}
		out = append(out, row)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func wantReported(t *testing.T, r workspaceDiagnosticReport, want ...string) {
	t.Helper()
	if got := reported(r); got != strings.Join(want, "\n") {
		t.Errorf("reported:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

func (s *session) setFiles(files map[string]string) {
	s.host.mu.Lock()
	defer s.host.mu.Unlock()
	s.host.files = files
}

// What a client has of a file stays on its list until it is told otherwise.
func TestWorkspaceRunTakesBackWhatWasFoundInFilesThatAreGone(t *testing.T) {
	s := start(t, pulling)
	s.setFiles(map[string]string{"/case/a.md": mutual, "/case/b.md": mutual, "/case/c.md": mutual})
	first := s.run(workspaceDiagnosticReport{})
	wantReported(t, first, "file:///case/a.md full 1", "file:///case/b.md full 1", "file:///case/c.md full 1")

	s.setFiles(map[string]string{"/case/a.md": mutual})
	s.open("file:///case/c.md", "markdown", 4, mutual+" "+mutual) // still in the editor
	second := s.run(first)
	wantReported(t, second, "file:///case/a.md unchanged", "file:///case/b.md full 0", "file:///case/c.md full 2")
	wantReported(t, s.run(second), "file:///case/a.md unchanged", "file:///case/b.md unchanged", "file:///case/c.md unchanged")

	s.Notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{}, "removed": []any{map[string]any{"uri": "file:///case", "name": "case"}}}})
	wantReported(t, s.run(second), "file:///case/a.md full 0", "file:///case/b.md unchanged", "file:///case/c.md unchanged")
}

func TestFilesOfFoldersWithinFoldersAreReportedOnce(t *testing.T) {
	s := start(t, pulling)
	s.setFiles(map[string]string{"/case/a.md": mutual, "/case/sub/b.md": mutual})
	s.Notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{map[string]any{"uri": "file:///case/sub", "name": "sub"}}, "removed": []any{}}})
	wantReported(t, s.run(workspaceDiagnosticReport{}), "file:///case/a.md full 1", "file:///case/sub/b.md full 1")
	if m := s.Method("window/logMessage").Raw; !strings.Contains(m, "(Word, PDF, spreadsheets, mail): 1;") {
		t.Errorf("logged %s", m)
	}
}

// A client that writes a URI in a way of its own has one list of a file, not two.
func TestWorkspaceRunKeepsToTheClientsSpellingOfAFile(t *testing.T) {
	s := start(t, pulling)
	s.setFiles(map[string]string{"/case/a (1).md": mutual})
	const uri = "file:///case/a%20%281%29.md"
	s.open(uri, "markdown", 1, mutual+" "+mutual)
	first := s.run(workspaceDiagnosticReport{})
	wantReported(t, first, uri+" full 2")
	s.Notify("textDocument/didClose", documentParams{textDocumentIdentifier{uri}})
	wantReported(t, s.run(first), uri+" full 1")
}

func TestWorkspaceIsCheckedAnewUnderOtherSettings(t *testing.T) {
	s := start(t, pulling)
	s.setFiles(map[string]string{"/case/a.md": mutual})
	first := s.run(workspaceDiagnosticReport{})
	wantReported(t, s.run(first), "file:///case/a.md unchanged")
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"severity": map[string]any{"error": "off", "warning": "off"}}})
	wantReported(t, s.run(first), "file:///case/a.md full 0")
}

func TestWorkspaceRunWithNothingToCheckTellsOfNoProgress(t *testing.T) {
	s := start(t, showing)
	s.setFiles(map[string]string{"/case/a.md": mutual, "/case/b.md": mutual})
	id := s.askRun(workspaceDiagnosticReport{})
	s.Reply(s.Method("window/workDoneProgress/create"), nil)
	first := result[workspaceDiagnosticReport](s, s.Answer(id))
	for last := ""; !strings.Contains(last, `"end"`); {
		last = s.Method("$/progress").Raw
	}
	s.Method("window/logMessage")
	wantReported(t, s.run(first), "file:///case/a.md unchanged", "file:///case/b.md unchanged")
	s.sync()
	for _, m := range s.Waiting() {
		t.Errorf("told: %s", m.Raw)
	}
}

func TestRunsAtOnceHaveTokensOfTheirOwn(t *testing.T) {
	s := start(t, showing)
	s.setFiles(map[string]string{"/case/a.md": mutual})
	one, two := s.askRun(workspaceDiagnosticReport{}), s.askRun(workspaceDiagnosticReport{})
	a, b := s.Method("window/workDoneProgress/create"), s.Method("window/workDoneProgress/create")
	if string(a.Params) == string(b.Params) {
		t.Errorf("both have %s", a.Params)
	}
	s.Reply(a, nil)
	s.Reply(b, nil)
	s.Answer(one)
	s.Answer(two)
}

// A client of before workspaceFolders names its folder by a path.
func TestRootPathIsTheFolderOfClientsThatNameNoOther(t *testing.T) {
	s := startRaw(t)
	s.setFiles(map[string]string{"/case/a.md": mutual})
	s.Call("initialize", map[string]any{"processId": 1, "rootPath": "/case", "capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}}})
	s.Notify("initialized", struct{}{})
	wantReported(t, s.run(workspaceDiagnosticReport{}), "file:///case/a.md full 1")
}
