package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

func (s *Server) initialize(_ context.Context, p initializeParams) (initializeResult, error) {
	s.mu.Lock()
	s.state = initialized
	s.client = p.Capabilities
	s.encoding = negotiate(p.Capabilities.General.PositionEncodings)
	s.folders = p.WorkspaceFolders
	if len(s.folders) == 0 {
		switch {
		case p.RootURI != nil && *p.RootURI != "":
			s.folders = []workspaceFolder{{URI: *p.RootURI}}
		case p.RootPath != nil && *p.RootPath != "":
			s.folders = []workspaceFolder{{URI: uriOf(*p.RootPath)}}
		}
	}
	s.mu.Unlock()
	if len(p.InitializationOptions) > 0 && string(p.InitializationOptions) != "null" {
		s.apply(p.InitializationOptions)
	} else if err := s.host.Configure(Choices{}); err != nil {
		s.log(logError, err.Error())
	}
	if p.ProcessID != nil && *p.ProcessID > 0 {
		s.watchParent(*p.ProcessID)
	}
	return initializeResult{s.capabilities(), serverInfo{"dalint", s.version}}, nil
}

// watchParent ends the server when the process that started it is gone.
func (s *Server) watchParent(process int) {
	s.host.After(parentPoll, func() {
		if !s.host.Alive(process) {
			s.end(1)
			return
		}
		s.watchParent(process)
	})
}

func (s *Server) capabilities() serverCapabilities {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := serverCapabilities{
		PositionEncoding:       string(s.encoding),
		TextDocumentSync:       textDocumentSyncOptions{OpenClose: true, Change: 2},
		HoverProvider:          true,
		CodeActionProvider:     true,
		ExecuteCommandProvider: executeCommandOptions{Commands: slices.Sorted(maps.Keys(commands))},
	}
	if s.client.TextDocument.CodeAction.CodeActionLiteralSupport != nil {
		c.CodeActionProvider = codeActionOptions{CodeActionKinds: []string{kindFix, kindRefactor}}
	}
	if s.client.TextDocument.Diagnostic != nil {
		c.DiagnosticProvider = &diagnosticOptions{
			Identifier: "dalint", WorkspaceDiagnostics: s.settings.WorkspaceDiagnostics, WorkDoneProgress: true,
		}
	}
	if s.client.TextDocument.CodeLens != nil {
		c.CodeLensProvider = &codeLensOptions{}
	}
	if s.client.TextDocument.SemanticTokens != nil {
		c.SemanticTokensProvider = &semanticTokensOptions{
			Legend: semanticTokensLegend{TokenTypes: roleTokens, TokenModifiers: []string{}}, Full: true,
		}
	}
	c.Workspace.WorkspaceFolders.Supported = true
	c.Workspace.WorkspaceFolders.ChangeNotifications = true
	return c
}

// initialized asks the client for what it can only be asked for now.
func (s *Server) initialized(json.RawMessage) error {
	s.mu.Lock()
	client := s.client
	s.mu.Unlock()
	if client.Workspace.DidChangeConfiguration.DynamicRegistration {
		s.ask("client/registerCapability", registrationParams{[]registration{
			{"configuration", "workspace/didChangeConfiguration", section{"dalint"}},
		}})
	}
	s.watchFiles()
	if client.Workspace.Configuration {
		go s.pullSettings()
	}
	return nil
}

// watchFiles asks to be told of changes to dalint.toml and to rule packs. It
// asks anew when there are other packs than before.
func (s *Server) watchFiles() {
	globs := []string{"**/dalint.toml"}
	for _, dir := range s.host.Packs() {
		globs = append(globs, strings.TrimSuffix(filepath.ToSlash(dir), "/")+"/**/*.toml")
	}
	slices.Sort(globs)
	key := strings.Join(globs, "\x00")
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration || s.watched == key {
		return
	}
	const method = "workspace/didChangeWatchedFiles"
	id := func() string { return fmt.Sprintf("files-%d", s.watching) } // never twice: a client may take the two in any order
	if s.watched != "" {
		s.ask("client/unregisterCapability", unregistrationParams{[]registration{{ID: id(), Method: method}}})
	}
	s.watched = key
	s.watching++
	var w watchers
	for _, g := range globs {
		w.Watchers = append(w.Watchers, watcher{g})
	}
	s.ask("client/registerCapability", registrationParams{[]registration{{id(), method, w}}})
}

func (s *Server) shutdown(context.Context, json.RawMessage) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = shut
	for _, cancel := range s.running {
		cancel()
	}
	for _, d := range s.docs {
		d.drop()
	}
	return nil, nil
}

func (s *Server) didChangeWorkspaceFolders(p didChangeWorkspaceFoldersParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders = slices.DeleteFunc(slices.Clone(s.folders), func(f workspaceFolder) bool {
		return slices.ContainsFunc(p.Event.Removed, func(r workspaceFolder) bool { return r.URI == f.URI })
	})
	s.folders = append(s.folders, p.Event.Added...)
	return nil
}

// pathOf is the path that a file URI names; empty for any other URI.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	path := u.Path
	if len(path) >= 3 && path[0] == '/' && path[2] == ':' && isLetter(path[1]) {
		path = path[1:] // file:///c:/reports/draft.md
	} else if u.Host != "" && u.Host != "localhost" {
		path = "//" + u.Host + path // a file share of Windows
	}
	return filepath.FromSlash(path)
}

// uriOf is the URI of a path, as editors write it.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if len(path) >= 2 && path[1] == ':' && isLetter(path[0]) {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
