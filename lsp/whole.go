package lsp

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/dalint/dalint/lint/report"
)

// What there is to say of a document as a whole: its practice profile, and the
// notes on all that was found.

// profileCommand takes the URI of an open document and returns its practice
// profile as Markdown. With true as a second argument the profile is also
// shown, in one line: a client drops what a command of a code lens returns.
const profileCommand = "dalint.profile"

// reviewCommand takes the URI of an open document, writes notes on it beside
// its file, and returns the notes' URI and what was written, in words. Earlier
// notes are replaced where the user says so, or a second argument is true.
const reviewCommand = "dalint.review"

// written is what reviewCommand returns.
type written struct {
	URI     string `json:"uri"`
	Message string `json:"message"`
}

// noProfile is said where a document is asked nothing.
const noProfile = "There is no practice profile of this text: it is not about domestic abuse, does not say who is who, is too short, or is of a kind that is not asked."

// codeLens is the practice profile in one line over the document, or that dalint
// took it to be about something else, where the user wants that.
func (s *Server) codeLens(ctx context.Context, p documentParams) ([]codeLens, error) {
	s.mu.Lock()
	on := s.settings.CodeLens
	s.mu.Unlock()
	if !on {
		return []codeLens{}, nil
	}
	_, a, err := s.analyse(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	line := cmp.Or(a.notTaken(), a.profileLine())
	if line == "" {
		return []codeLens{}, nil
	}
	return []codeLens{{Command: command{line, profileCommand, []any{p.TextDocument.URI, true}}}}, nil
}

// notTaken says so where the document was not taken to be about domestic abuse.
func (a *analysis) notTaken() string {
	if a.result == nil || !report.NotTaken(a.result) {
		return ""
	}
	return report.NotAboutInEditor
}

func (a *analysis) profileLine() string {
	if a.result == nil {
		return ""
	}
	return report.Capital(report.ProfileLine(a.result))
}

func (s *Server) profile(ctx context.Context, arguments []json.RawMessage) (any, error) {
	a, show, err := s.documentOf(ctx, profileCommand, arguments)
	if err != nil {
		return nil, err
	}
	if show {
		s.show(cmp.Or(a.notTaken(), a.profileLine(), noProfile))
	}
	var b strings.Builder
	if err := report.ProfilePage(&b, a.document()); err != nil {
		return nil, err
	}
	return cmp.Or(b.String(), a.notTaken(), noProfile), nil
}

func (s *Server) review(ctx context.Context, arguments []json.RawMessage) (any, error) {
	a, replace, err := s.documentOf(ctx, reviewCommand, arguments)
	if err != nil {
		return nil, err
	}
	own := pathOf(a.of.uri)
	if own == "" {
		return nil, &rpcError{codeRequestFailed, "this document has no file yet to put the notes beside: save it first"}
	}
	var b bytes.Buffer
	n, err := report.Review(&b, a.document(), report.ReviewOptions{Extra: report.ProfileNote(a.result, a.setup.NoText)})
	if err != nil {
		return nil, err
	}
	file, err := s.host.WriteNotes(own, b.Bytes(), replace)
	if errors.Is(err, ErrExists) {
		may := s.mayReplace(ctx, filepath.Base(file))
		if err := ctx.Err(); err != nil { // cancelled, perhaps while the answer came
			return nil, err
		}
		if !may {
			return nil, &rpcError{codeRequestFailed, filepath.Base(file) + " was there already and was left as it is; nothing was written"}
		}
		file, err = s.host.WriteNotes(own, b.Bytes(), true)
	}
	if err != nil {
		return nil, err
	}
	findings := "findings"
	if n == 1 {
		findings = "finding"
	}
	out := written{uriOf(file), fmt.Sprintf("%s was written beside the document: notes on %d %s", filepath.Base(file), n, findings)}
	if a.profileLine() != "" {
		out.Message += ", and the practice profile"
	}
	out.Message += "."
	if line := a.notTaken(); line != "" {
		out.Message += " " + line
	}
	s.show(out.Message)
	return out, nil
}

// mayReplace asks the user whether a file may be written over.
func (s *Server) mayReplace(ctx context.Context, name string) bool {
	const yes = "Replace it"
	var answer *messageAction
	err := s.call(ctx, "window/showMessageRequest", showMessageParams{
		logWarning, name + " exists already. Replace it by new notes?", []messageAction{{yes}, {"Leave it"}},
	}, &answer)
	return err == nil && answer != nil && answer.Title == yes
}

// documentOf is the open document that a command is for, checked as it is now,
// and the second argument, if it has one.
func (s *Server) documentOf(ctx context.Context, name string, arguments []json.RawMessage) (a *analysis, flag bool, err error) {
	var uri string
	if len(arguments) < 1 || len(arguments) > 2 || json.Unmarshal(arguments[0], &uri) != nil ||
		len(arguments) == 2 && json.Unmarshal(arguments[1], &flag) != nil {
		return nil, false, &rpcError{codeInvalidParams, name + " takes the URI of an open document, and may take true or false"}
	}
	_, a, err = s.analyse(ctx, uri)
	if err != nil {
		return nil, false, err
	}
	if a.result == nil {
		return nil, false, &rpcError{codeRequestFailed, cmp.Or(a.note, "There is nothing in this document that dalint checks.")}
	}
	return a, flag, nil
}

// document is the document of an analysis for a report.
func (a *analysis) document() report.Document {
	name := a.of.uri
	if own := pathOf(name); own != "" {
		name = filepath.Base(own)
	}
	return report.Document{Path: name, NoText: a.setup.NoText, Result: a.result}
}

// show shows the user a message.
func (s *Server) show(message string) {
	s.out.notify("", "window/showMessage", showMessageParams{Type: logInfo, Message: message})
}
