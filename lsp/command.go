package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/report"
)

// explainCommand takes the name of a rule or a family and returns, as Markdown,
// all that the rules say of themselves.
const explainCommand = "dalint.explain"

func (s *Server) executeCommand(_ context.Context, p executeCommandParams) (any, error) {
	if p.Command != explainCommand {
		return nil, &rpcError{codeInvalidParams, "dalint does not know the command " + printable(p.Command)}
	}
	var name string
	if len(p.Arguments) != 1 || json.Unmarshal(p.Arguments[0], &name) != nil {
		return nil, &rpcError{codeInvalidParams, explainCommand + " takes the name of a rule or a family"}
	}
	s.mu.Lock()
	at := s.pathFor("")
	s.mu.Unlock()
	setup, err := s.host.Setup(at)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, r := range slices.Concat(setup.Engine.Rules(), lint.OwnRules()) {
		if r.ID == name || r.Family == name {
			b.WriteString("## " + r.ID + "\n\n" + report.Markdown(r) + "\n")
		}
	}
	if b.Len() == 0 {
		return nil, &rpcError{codeInvalidParams, "there is no rule of this name: “dalint rules list” lists them"}
	}
	return b.String(), nil
}
