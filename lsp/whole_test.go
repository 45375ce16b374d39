package lsp

import (
	"encoding/json"
	"strings"
	"testing"
)

// poorPlan is asked the practice checks, and meets few.
const poorPlan = `# Child's plan

**Mother:** Sarah Reid  **Father:** Mark Reid  **Child:** Leo Reid (7)

## 1. Background

There is a history of domestic abuse at the address. Sarah was assaulted on 3 May and was treated for a cut lip. Sarah was hit again in June. Police have attended two incidents. Leo has been exposed to domestic violence. The relationship is volatile and there are issues in the home. Leo was asleep upstairs and was not harmed. The violence has escalated since the spring and concerns remain about the family. Sarah has depression. The house is tidy and Leo was dressed well when seen. The school has no concerns and Leo is a happy boy who likes football and drawing.

## 2. Actions

| What | Who | When |
|---|---|---|
| Call the police if Mark comes to the house | Sarah Reid | Ongoing |
| Attend anger management | Mark Reid | 4 June |
`

const lensed = `{"textDocument":{"diagnostic":{},"codeLens":{},"hover":{"contentFormat":["markdown"]},"codeAction":{"codeActionLiteralSupport":{}}}}`

// execute asks for a command.
func (s *session) execute(command string, arguments ...any) message {
	return s.Answer(s.Ask("workspace/executeCommand", map[string]any{"command": command, "arguments": arguments}))
}

// practiceOf are the diagnostics of the practice checks.
func practiceOf(ds []diagnostic) []diagnostic {
	var out []diagnostic
	for _, d := range ds {
		if strings.HasPrefix(d.Code, "practice/") {
			out = append(out, d)
		}
	}
	return out
}

func TestPracticeFindingsStandAtTheirSection(t *testing.T) {
	s := start(t, lensed)
	const uri = "file:///case/plan.md"
	s.open(uri, "markdown", 1, poorPlan)
	seen := ""
	for _, d := range practiceOf(s.pull(uri)) {
		seen += d.Code + " "
		if d.Severity != severityInformation {
			t.Errorf("%s has severity %d", d.Code, d.Severity)
		}
		if d.Code == "practice/plan-targets-perpetrator" && d.Range.Start.Line != 8 {
			t.Errorf("what the plan asks is at line %d", d.Range.Start.Line)
		}
	}
	if !strings.Contains(seen, "practice/plan-targets-perpetrator") || !strings.Contains(seen, "practice/perpetrator-named") {
		t.Errorf("found %s", seen)
	}
	for level, want := range map[string]int{"hint": severityHint, "off": 0} {
		s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"severity": map[string]any{"practice": level}}})
		ds := s.pull(uri)
		got := practiceOf(ds)
		if len(ds) == len(got) || want == 0 && len(got) > 0 || want > 0 && (len(got) == 0 || got[0].Severity != want) {
			t.Errorf("%s: %d of %d: %+v", level, len(got), len(ds), got)
		}
	}
}

// A heading has no wording to keep: what is said of the whole document can be
// turned off for the file, and its hover is short.
func TestPracticeFindingsAreNotAboutTheWordsOfTheHeading(t *testing.T) {
	s := start(t, lensed)
	const uri = "file:///case/plan.md"
	s.open(uri, "markdown", 1, poorPlan)
	all := ""
	for _, a := range s.offered(uri, lspRange{position{8, 3}, position{8, 3}}) {
		all += a.Title + "\n"
	}
	if strings.Contains(all, "in this paragraph") || !strings.Contains(all, "ignore practice/plan-targets-perpetrator in this file") {
		t.Errorf("offered:\n%s", all)
	}
	h := result[*hover](s, s.Call("textDocument/hover", positionParams{textDocumentIdentifier{uri}, position{8, 3}}))
	if h == nil || !strings.Contains(h.Contents.Value, "practice/plan-targets-perpetrator") || strings.Contains(h.Contents.Value, "Sources") {
		t.Errorf("hover: %+v", h)
	}
}

func TestCodeLensIsTheProfileInOneLineWhereWanted(t *testing.T) {
	s := start(t, lensed)
	const uri = "file:///case/plan.md"
	s.open(uri, "markdown", 1, poorPlan)
	s.open("file:///case/short.md", "markdown", 1, mutual)
	lenses := func(uri string) []codeLens {
		return result[[]codeLens](s, s.Call("textDocument/codeLens", documentParams{textDocumentIdentifier{uri}}))
	}
	if got := lenses(uri); len(got) != 0 {
		t.Errorf("not asked for: %+v", got)
	}
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"codeLens": true}})
	got := lenses(uri)
	if len(got) != 1 || got[0].Range != (lspRange{}) || !strings.HasPrefix(got[0].Command.Title, "Who did it is named in 0 of ") {
		t.Fatalf("%+v", got)
	}
	if got := lenses("file:///case/short.md"); len(got) != 0 {
		t.Errorf("a text that is asked nothing: %+v", got)
	}
	// What the lens does is what a client sends back.
	page := result[string](s, s.execute(got[0].Command.Command, got[0].Command.Arguments...))
	if !strings.Contains(page, "# Practice profile of plan.md") || !strings.Contains(page, "| D10 |") || !strings.Contains(page, "not evident") {
		t.Errorf("page:\n%s", page)
	}
	if m := s.Method("window/showMessage").Raw; !strings.Contains(m, "Who did it is named in 0 of ") {
		t.Errorf("shown: %s", m)
	}
}

func TestCodeLensIsOfferedToClientsThatHaveThem(t *testing.T) {
	for capabilities, want := range map[string]bool{lensed: true, pushed: false} {
		s := startRaw(t)
		raw := s.Call("initialize", json.RawMessage(`{"processId":1,"rootUri":null,"capabilities":`+capabilities+`}`)).Raw
		if strings.Contains(raw, `"codeLensProvider"`) != want || !strings.Contains(raw, `"commands":["dalint.explain","dalint.profile","dalint.review"]`) {
			t.Errorf("%s", raw)
		}
	}
}

func TestProfileCommandSaysWhereThereIsNone(t *testing.T) {
	s := start(t, lensed)
	s.open("file:///case/short.md", "markdown", 1, mutual)
	s.open("file:///case/empty.md", "markdown", 1, " \n")
	if got := result[string](s, s.execute(profileCommand, "file:///case/short.md")); got != noProfile {
		t.Errorf("%q", got)
	}
	for _, arguments := range [][]any{{}, {7}, {"file:///case/gone.md"}, {"file:///case/empty.md"}, {"file:///case/short.md", "x"}, {"file:///case/short.md", true, 1}} {
		for _, command := range []string{profileCommand, reviewCommand} {
			if m := s.execute(command, arguments...); m.Error == nil || m.Error.Message == "" {
				t.Errorf("%s %v: %s", command, arguments, m.Raw)
			}
		}
	}
}

func (h *testHost) file(path string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.files[path]
}

func TestReviewCommandWritesNotesBesideTheDocument(t *testing.T) {
	s := start(t, lensed)
	const uri, notes = "file:///case/plan.md", "/case/plan.review.md"
	s.open(uri, "markdown", 1, poorPlan)
	got := result[written](s, s.execute(reviewCommand, uri))
	if got.URI != "file:///case/plan.review.md" || !strings.HasPrefix(got.Message, "plan.review.md was written beside the document: notes on ") || !strings.HasSuffix(got.Message, "and the practice profile.") {
		t.Errorf("%+v", got)
	}
	if m := s.Method("window/showMessage").Raw; !strings.Contains(m, "plan.review.md was written") {
		t.Errorf("shown: %s", m)
	}
	first := s.host.file(notes)
	if !strings.Contains(first, "# Notes on plan.md") || !strings.Contains(first, "**Practice profile:**") || !strings.Contains(first, "**was assaulted**") {
		t.Errorf("notes:\n%s", first)
	}

	// What is there is replaced only where the user says so; the notes are on
	// the text as it stands in the editor.
	s.change(uri, 2, whole(mutual))
	for _, answer := range []any{nil, messageAction{"Leave it"}} {
		id := s.Ask("workspace/executeCommand", map[string]any{"command": reviewCommand, "arguments": []any{uri}})
		s.Reply(s.Method("window/showMessageRequest"), answer)
		if m := s.Answer(id); m.Error == nil || !strings.Contains(m.Error.Message, "left as it is; nothing was written") || s.host.file(notes) != first {
			t.Errorf("%v: %s", answer, m.Raw)
		}
	}
	id := s.Ask("workspace/executeCommand", map[string]any{"command": reviewCommand, "arguments": []any{uri}})
	s.Reply(s.Method("window/showMessageRequest"), messageAction{"Replace it"})
	if got := result[written](s, s.Answer(id)); got.Message != "plan.review.md was written beside the document: notes on 1 finding." {
		t.Errorf("%+v", got)
	}
	if now := s.host.file(notes); now == first || strings.Contains(now, "Practice profile") {
		t.Errorf("notes:\n%s", now)
	}
	s.change(uri, 3, whole(poorPlan))
	if m := s.execute(reviewCommand, uri, true); m.Error != nil || s.host.file(notes) != first {
		t.Errorf("%s", m.Raw)
	}
}

func TestReviewCommandSaysWhyNothingWasWritten(t *testing.T) {
	s := start(t, lensed)
	s.open("untitled:Untitled-1", "markdown", 1, mutual)
	s.open("file:///case/locked.md", "markdown", 1, mutual)
	for uri, want := range map[string]string{"untitled:Untitled-1": "save it first", "file:///case/locked.md": "no permission"} {
		if m := s.execute(reviewCommand, uri); m.Error == nil || !strings.Contains(m.Error.Message, want) {
			t.Errorf("%s: %s", uri, m.Raw)
		}
	}
}

// ended is what ends a question to the user before it is answered.
var ended = map[string]func(*session, int){
	"cancelled": func(s *session, id int) { s.Notify("$/cancelRequest", map[string]any{"id": id}) },
	"shut down": func(s *session, _ int) { s.Call("shutdown", nil) },
}

func TestReviewThatIsCancelledAtItsQuestionEndsAtOnce(t *testing.T) {
	for name, end := range ended {
		t.Run(name, func(t *testing.T) {
			s := start(t, lensed)
			const uri, notes = "file:///case/a.md", "/case/a.review.md"
			s.host.mu.Lock()
			s.host.files[notes] = "mine"
			s.host.mu.Unlock()
			s.open(uri, "markdown", 1, mutual)
			id := s.Ask("workspace/executeCommand", map[string]any{"command": reviewCommand, "arguments": []any{uri}})
			question := s.Method("window/showMessageRequest")
			end(s, id)
			if m := s.Answer(id); m.Error == nil || m.Error.Code != codeRequestCancelled {
				t.Errorf("%s", m.Raw)
			}
			s.Reply(question, messageAction{"Replace it"})
			s.sync()
			if now := s.host.file(notes); now != "mine" {
				t.Errorf("a late answer wrote %q", now)
			}
		})
	}
}
