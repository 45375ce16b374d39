package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// fileReport is what was last said of a file that is not open.
type fileReport struct {
	stamp  string
	config int
	report diagnosticReport
}

// workspaceDiagnostic checks every file of the folders. An open document is
// taken as it is in the editor.
func (s *Server) workspaceDiagnostic(ctx context.Context, p workspaceDiagnosticParams) (workspaceDiagnosticReport, error) {
	previous := map[string]string{}
	for _, r := range p.PreviousResultIDs {
		previous[r.URI] = r.Value
	}
	s.mu.Lock()
	folders := s.folders
	open := map[string]string{} // by path
	for uri := range s.docs {
		open[pathOf(uri)] = uri
	}
	s.mu.Unlock()
	var files []File
	unlined := 0
	for _, f := range folders {
		if dir := pathOf(f.URI); dir != "" {
			found, word, err := s.host.Files(ctx, dir)
			if err != nil {
				s.log(logWarning, "a folder could not be read: "+err.Error())
			}
			files, unlined = append(files, found...), unlined+word
		}
	}
	progress := s.progress(ctx, p.WorkDoneToken, "dalint", len(files))
	defer progress.end()
	out := workspaceDiagnosticReport{Items: []workspaceDocumentReport{}}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		item := s.workspaceFile(ctx, f, open[f.Path], previous)
		if len(p.PartialResultToken) > 0 && string(p.PartialResultToken) != "null" {
			s.out.notify("", "$/progress", progressParams{p.PartialResultToken, workspaceDiagnosticReport{[]workspaceDocumentReport{item}}})
		} else {
			out.Items = append(out.Items, item)
		}
		progress.step()
	}
	if unlined > 0 && len(previous) == 0 {
		s.log(logInfo, fmt.Sprintf("files left out for want of lines to show findings at (Word, PDF, spreadsheets, mail): %d; check them with “dalint check”", unlined))
	}
	return out, nil
}

func (s *Server) workspaceFile(ctx context.Context, f File, uri string, previous map[string]string) workspaceDocumentReport {
	if uri != "" {
		if _, a, err := s.analyse(ctx, uri); err == nil {
			return workspaceDocumentReport{reportOf(s.diagnostics(a), previous[uri]), uri, a.of.version}
		}
	}
	uri = uriOf(f.Path)
	s.mu.Lock()
	known, ok := s.files[f.Path]
	config, enc := s.config, s.encoding
	s.mu.Unlock()
	if ok && known.stamp == f.Stamp && known.config == config && known.report.ResultID == previous[uri] {
		return workspaceDocumentReport{diagnosticReport{Kind: "unchanged", ResultID: known.report.ResultID}, uri, nil}
	}
	items := s.checkFile(ctx, f, uri, enc)
	full := reportOf(items, "")
	s.mu.Lock()
	s.files[f.Path] = fileReport{f.Stamp, config, diagnosticReport{Kind: "full", ResultID: full.ResultID}}
	s.mu.Unlock()
	return workspaceDocumentReport{reportOf(items, previous[uri]), uri, nil}
}

// checkFile checks a file that is not open, as an editor would show it.
func (s *Server) checkFile(ctx context.Context, f File, uri string, enc encoding) []diagnostic {
	a := &analysis{of: &snapshot{uri: uri, format: formatOf("", uri)}}
	data, err := s.host.Read(f.Path)
	switch {
	case err != nil:
		a.note = "This file could not be read: " + err.Error()
	case !utf8.Valid(data):
		a.note = "This file is not UTF-8, so an editor may show its places otherwise: check it with “dalint check”."
	default:
		a.of.text = strings.TrimPrefix(string(data), "\ufeff")
	}
	if a.note == "" {
		if err := contained(func() error { return a.run(ctx, s.host, &document{}, f.Path, enc) }); err != nil {
			a.note = err.Error()
		}
	}
	if a.places == nil {
		a.places = newMapper("", enc)
	}
	return s.diagnostics(a)
}

// progress tells the client how far a long task has come.
type progress struct {
	s           *Server
	token       json.RawMessage // nil: nobody asked
	done, total int
	told        int // percent
}

// progress begins to tell, where the client gave a token for it.
func (s *Server) progress(ctx context.Context, token json.RawMessage, title string, total int) *progress {
	if string(token) == "null" || len(token) == 0 {
		token = s.ownToken(ctx)
	}
	p := &progress{s: s, token: token, total: total}
	if token != nil {
		zero := 0
		p.tell(workDoneProgress{Kind: "begin", Title: title, Message: fmt.Sprintf("%d files", total), Percentage: &zero})
	}
	return p
}

// ownToken asks a client that can show progress, and gave no token, to show it.
func (s *Server) ownToken(ctx context.Context) json.RawMessage {
	s.mu.Lock()
	can := s.client.Window.WorkDoneProgress
	s.mu.Unlock()
	if !can {
		return nil
	}
	const token = "dalint/workspace"
	if s.conn.Call(ctx, "window/workDoneProgress/create", tokenParams{token}, nil) != nil {
		return nil
	}
	return json.RawMessage(`"` + token + `"`)
}

func (p *progress) tell(v workDoneProgress) {
	p.s.out.notify("", "$/progress", progressParams{p.token, v})
}

func (p *progress) step() {
	p.done++
	if percent := 100 * p.done / max(p.total, 1); p.token != nil && percent >= p.told+5 {
		p.told = percent
		p.tell(workDoneProgress{Kind: "report", Message: fmt.Sprintf("%d of %d files", p.done, p.total), Percentage: &percent})
	}
}

func (p *progress) end() {
	if p.token != nil {
		p.tell(workDoneProgress{Kind: "end"})
	}
}
