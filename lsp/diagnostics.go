package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// publishSoon publishes a document's findings after a while without another
// change, where the client does not ask for them itself.
func (s *Server) publishSoon(uri string, wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[uri]
	if d == nil || !s.pushes() || s.state != initialized {
		return
	}
	if d.timer != nil {
		d.timer()
		d.timer = nil
	}
	if wait == 0 {
		go s.publish(uri)
		return
	}
	d.timer = s.host.After(wait, func() { s.publish(uri) })
}

// publish sends a document's findings. It sends them while nothing can change
// the document, so that they are never those of an older version; where it has
// changed, the change has its own publication.
func (s *Server) publish(uri string) {
	d, a, err := s.attempt(s.ctx, uri)
	if a == nil || err != nil {
		return
	}
	items := s.diagnostics(a)
	s.watchFiles() // the analysis may have been the first to read a pack
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == initialized && s.current(d, a) && d.told != a {
		d.told = a
		s.out.notify(uri, "textDocument/publishDiagnostics", publishDiagnosticsParams{URI: uri, Version: a.of.version, Diagnostics: items})
	}
}

func (s *Server) documentDiagnostic(ctx context.Context, p documentDiagnosticParams) (diagnosticReport, error) {
	s.mu.Lock()
	at := s.pathFor(p.TextDocument.URI)
	s.mu.Unlock()
	s.notice(at)
	_, a, err := s.analyse(ctx, p.TextDocument.URI)
	if err == errNotOpen { //nolint:errorlint // it is never wrapped
		return reportOf([]diagnostic{}, p.PreviousResultID), nil
	}
	if err != nil {
		return diagnosticReport{}, err
	}
	s.watchFiles() // the analysis may have been the first to read a pack
	return reportOf(s.diagnostics(a), p.PreviousResultID), nil
}

// reportOf is a full report, or an unchanged one where previous is its id: a hash
// of the items, so that an edit that changes no finding sends none again.
func reportOf(items []diagnostic, previous string) diagnosticReport {
	raw, err := json.Marshal(items)
	if err != nil {
		raw = nil // diagnostics can be marshalled; an id that fits nothing is safe
	}
	sum := sha256.Sum256(raw)
	id := hex.EncodeToString(sum[:8])
	if id == previous {
		return diagnosticReport{Kind: "unchanged", ResultID: id}
	}
	return diagnosticReport{Kind: "full", ResultID: id, Items: &items}
}
