package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// fileReport is what was last said of a file that is not open.
type fileReport struct {
	stamp  string
	config int
	id     string // of the report
}

// workspaceDiagnostic checks every file of the folders. An open document is
// taken as it is in the editor.
func (s *Server) workspaceDiagnostic(ctx context.Context, p workspaceDiagnosticParams) (workspaceDiagnosticReport, error) {
	run := workspaceRun{Server: s, open: map[string]string{}, spelt: map[string]string{}, previous: map[string]string{}}
	for _, r := range p.PreviousResultIDs {
		run.previous[r.URI] = r.Value
		run.spelt[pathOf(r.URI)] = r.URI
	}
	s.mu.Lock()
	folders := s.folders
	for uri := range s.docs {
		run.open[pathOf(uri)] = uri
	}
	s.mu.Unlock()
	files, unlined, err := s.filesOf(ctx, folders)
	if err != nil {
		return workspaceDiagnosticReport{}, err
	}
	run.progress = &progress{s: s, token: p.WorkDoneToken, total: len(files)}
	defer run.progress.end()
	out := workspaceDiagnosticReport{Items: []workspaceDocumentReport{}}
	add := func(item workspaceDocumentReport) {
		if given(p.PartialResultToken) {
			s.out.notify("", "$/progress", progressParams{p.PartialResultToken, workspaceDiagnosticReport{[]workspaceDocumentReport{item}}})
			return
		}
		out.Items = append(out.Items, item)
	}
	told := map[string]bool{}
	folder := ""
	for _, f := range files {
		if dir := filepath.Dir(f.Path); dir != folder {
			folder = dir
			s.notice(f.Path)
		}
		item, err := run.file(ctx, f)
		if err != nil {
			return out, err
		}
		told[f.Path] = true
		add(item)
		run.progress.step()
	}
	for _, r := range p.PreviousResultIDs {
		if told[pathOf(r.URI)] {
			continue
		}
		item, err := run.gone(ctx, r.URI)
		if err != nil {
			return out, err
		}
		add(item)
	}
	if unlined > 0 && len(run.previous) == 0 {
		s.log(logInfo, fmt.Sprintf("files left out for want of lines to show findings at (Word, PDF, spreadsheets, mail): %d; check them with “dalint check”", unlined))
	}
	return out, nil
}

// filesOf are the files of folders, each once where folders lie in one another,
// and how many more there are that have no lines.
func (s *Server) filesOf(ctx context.Context, folders []workspaceFolder) (files []File, unlined int, err error) {
	seen := map[string]bool{}
	again := func(path string) bool {
		was := seen[path]
		seen[path] = true
		return was
	}
	for _, f := range folders {
		dir := pathOf(f.URI)
		if dir == "" {
			continue
		}
		found, others, err := s.host.Files(ctx, dir)
		if ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		if err != nil {
			s.log(logWarning, "a folder could not be read: "+err.Error())
		}
		files = append(files, slices.DeleteFunc(found, func(f File) bool { return again(f.Path) })...)
		unlined += len(slices.DeleteFunc(others, again))
	}
	return files, unlined, nil
}

// workspaceRun is one run over the files of a workspace.
type workspaceRun struct {
	*Server
	open     map[string]string // URIs of open documents, by path
	spelt    map[string]string // URIs as the client writes them, by path
	previous map[string]string // ids of earlier reports, by URI
	progress *progress
}

// file reports on a file. The error is the context's.
func (r *workspaceRun) file(ctx context.Context, f File) (workspaceDocumentReport, error) {
	if uri := r.open[f.Path]; uri != "" {
		if item, err := r.document(ctx, uri); err != errNotOpen { //nolint:errorlint // it is never wrapped
			return item, err
		}
	}
	uri := cmp.Or(r.spelt[f.Path], uriOf(f.Path))
	r.mu.Lock()
	known, ok := r.files[f.Path]
	config, enc := r.config, r.encoding
	r.mu.Unlock()
	if ok && known.stamp == f.Stamp && known.config == config && known.id == r.previous[uri] {
		return workspaceDocumentReport{diagnosticReport{Kind: "unchanged", ResultID: known.id}, uri, nil}, ctx.Err()
	}
	r.progress.begin(ctx)
	items := r.checkFile(ctx, f, uri, enc)
	if err := ctx.Err(); err != nil {
		return workspaceDocumentReport{}, err
	}
	report := reportOf(items, r.previous[uri])
	r.mu.Lock()
	r.files[f.Path] = fileReport{f.Stamp, config, report.ResultID}
	r.mu.Unlock()
	return workspaceDocumentReport{report, uri, nil}, nil
}

// document reports on an open document.
func (r *workspaceRun) document(ctx context.Context, uri string) (workspaceDocumentReport, error) {
	_, a, err := r.analyse(ctx, uri)
	if err != nil {
		return workspaceDocumentReport{}, err
	}
	return workspaceDocumentReport{reportOf(r.diagnostics(a), r.previous[uri]), uri, a.of.version}, nil
}

// gone reports on a file that the client knows findings of and that is none of
// the workspace's any more: there are no findings, but in the editor.
func (r *workspaceRun) gone(ctx context.Context, uri string) (workspaceDocumentReport, error) {
	item, err := r.document(ctx, uri)
	if err == errNotOpen { //nolint:errorlint // it is never wrapped
		return workspaceDocumentReport{reportOf([]diagnostic{}, r.previous[uri]), uri, nil}, nil
	}
	return item, err
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

// progress tells the client how far a long task has come, once it has begun.
type progress struct {
	s           *Server
	token       json.RawMessage // of the client, or made
	begun       bool
	done, total int
	told        int // percent
}

// given reports whether the client gave a token.
func given(token json.RawMessage) bool { return len(token) > 0 && string(token) != "null" }

// begin begins to tell, where the client gave a token for it or can be asked
// for one.
func (p *progress) begin(ctx context.Context) {
	if p.begun {
		return
	}
	p.begun = true
	if !given(p.token) {
		p.token = p.s.ownToken(ctx)
	}
	percent := p.percent()
	p.tell(workDoneProgress{Kind: "begin", Title: "dalint", Message: fmt.Sprintf("%d files", p.total), Percentage: &percent})
	p.told = percent
}

// ownToken asks a client that can show progress to show it. No two runs have one
// token.
func (s *Server) ownToken(ctx context.Context) json.RawMessage {
	s.mu.Lock()
	can := s.client.Window.WorkDoneProgress
	s.tokens++
	token := fmt.Sprintf("dalint/workspace/%d", s.tokens)
	s.mu.Unlock()
	if !can || s.call(ctx, "window/workDoneProgress/create", tokenParams{token}, nil) != nil {
		return nil
	}
	return json.RawMessage(`"` + token + `"`)
}

// tell tells, where there is a token.
func (p *progress) tell(v workDoneProgress) {
	if p.begun && given(p.token) {
		p.s.out.notify("", "$/progress", progressParams{p.token, v})
	}
}

func (p *progress) percent() int { return 100 * p.done / max(p.total, 1) }

func (p *progress) step() {
	p.done++
	if percent := p.percent(); p.begun && percent >= p.told+5 {
		p.told = percent
		p.tell(workDoneProgress{Kind: "report", Message: fmt.Sprintf("%d of %d files", p.done, p.total), Percentage: &percent})
	}
}

func (p *progress) end() { p.tell(workDoneProgress{Kind: "end"}) }
