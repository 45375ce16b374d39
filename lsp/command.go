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

// commands are those that a client may have executed, by name.
var commands = map[string]func(*Server, context.Context, []json.RawMessage) (any, error){
	explainCommand: (*Server).explain,
	profileCommand: (*Server).profile,
	reviewCommand:  (*Server).review,
}

func (s *Server) executeCommand(ctx context.Context, p executeCommandParams) (any, error) {
	run, ok := commands[p.Command]
	if !ok {
		return nil, &rpcError{codeInvalidParams, "dalint does not know the command " + printable(p.Command)}
	}
	return run(s, ctx, p.Arguments)
}

func (s *Server) explain(_ context.Context, arguments []json.RawMessage) (any, error) {
	var name string
	if len(arguments) != 1 || json.Unmarshal(arguments[0], &name) != nil {
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
